"""Claims as a Parquet file, for data frames and databases that read columns.

Enters: reports, claims, links. Leaves: bytes of one file whose columns are the keys of ``jsonl``,
lists and structures as Parquet has them. It refuses to run without pyarrow, which is large and
which the extra ``purport[parquet]`` installs.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from purport.errors import OutputError
from purport.model import Claim, Links, Report
from purport.render.exports.jsonlines import claim_records

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 10_000
"""Claims of one row group: a file of a million is made without holding a million."""


def claims_as_parquet(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[bytes]:
    """Yield the file in pieces; an export without claims still has its columns."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OutputError(
            "Parquet cannot be written without pyarrow",
            remedy="install it: pip install 'purport[parquet]'",
        ) from error
    columns = schema()
    records = claim_records(reports, claims, links)
    buffer = BytesIO()
    with pq.ParquetWriter(buffer, columns, compression="zstd") as writer:
        while rows := list(islice(records, ROWS)):
            writer.write_table(pa.Table.from_pylist(rows, schema=columns))
            yield _taken(buffer)
    yield _taken(buffer)


def schema() -> "pa.Schema":
    """Return the columns: those of ``jsonl``, with bounds and degrees as doubles."""
    import pyarrow as pa

    text, number, position = pa.string(), pa.float64(), pa.int32()
    span = pa.list_(position)

    def record(**fields: pa.DataType) -> pa.StructType:
        return pa.struct(list(fields.items()))

    words = {"text": text, "span": span}
    party = record(text=text, name=text, side=text, span=span)
    spot = {"lat": number, "lon": number, "precision": text}
    candidate = record(id=text, name=text, within=pa.list_(text), **spot, score=number)
    columns = {
        "id": text,
        "report": record(**dict.fromkeys(REPORT, text)),
        "kind": text,
        "polarity": text,
        "modality": text,
        "content": record(text=text, spans=pa.list_(span)),
        "evidence": record(**words),
        "chain": pa.list_(
            record(text=text, name=text, kind=text, span=span, cue=text, cue_span=span)
        ),
        "actor": party,
        "target": party,
        "places": pa.list_(
            record(
                **words,
                role=text,
                id=text,
                name=text,
                names=pa.list_(text),
                within=pa.list_(text),
                **spot,
                confidence=number,
                candidates=pa.list_(candidate),
                reason=text,
                elsewhere=record(id=text, in_claims=pa.list_(text)),
            )
        ),
        "quantities": pa.list_(
            record(**words, low=number, high=number, strict=pa.bool_(), unit=text)
        ),
        "time": record(**words, start=text, end=text, precision=text, said=text),
        "framing": pa.list_(record(**words, type=text, neutral=text)),
        "proposition": text,
        "extractor": record(name=text, version=text, score=number),
        "garblings": pa.list_(
            record(**words, sort=text, likely=text, in_claims=pa.list_(text), evidence=text)
        ),
    }
    return pa.schema(list(columns.items()))


REPORT = ("id", "file", "title", "outlet", "url", "published", "language")
"""The keys of a claim's report."""


def _taken(buffer: BytesIO) -> bytes:
    piece = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return piece
