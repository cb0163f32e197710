"""Whether a ledger holds what was written into it.

Enters: an engine on a ledger. Leaves: a `Verification`: what was re-read and every problem found.
Read again are the database file (SQLite's own check, and every row that refers to another), each
report's hash, each claim's id, each claim's and each appearance's digest, every span against its
report's text, every original's hash and how it came, and the propositions' ids and members.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from purport.ledger import evidence
from purport.ledger.links import read_links
from purport.ledger.load import rows_by_claim
from purport.ledger.rows import (
    MALFORMED,
    Rows,
    appearance_row,
    claim_from,
    fingerprint,
    report_from,
    rows_of,
    spans_of,
)
from purport.ledger.tables import appearance, claim, linking, proposition, report
from purport.model import Report, Span

# Reports whose claims are held in memory at once; a few hundred kilobytes.
BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How much was re-read, and each problem in one line; no problems: the ledger holds."""

    reports: int
    appearances: int
    claims: int
    spans: int
    propositions: int
    originals: int
    without_original: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Tally:
    reports: int = 0
    appearances: int = 0
    claims: int = 0
    spans: int = 0
    propositions: int = 0


def verify(engine: Engine) -> Verification:
    """Return what re-reading the whole ledger finds; damage is listed, never raised."""
    tally = _Tally()
    problems: list[str] = []
    kept = evidence.Kept()
    with engine.connect() as connection:
        problems += _guarded("the file", lambda: _file(connection))
        try:
            ids = list(connection.scalars(select(report.c.id).order_by(report.c.id)))
        except DBAPIError as error:
            ids = []
            problems.append(f"the table report cannot be read: {error.orig}")
        for at in range(0, len(ids), BATCH):
            problems += _reports(connection, ids[at : at + BATCH], tally)
        problems += _guarded("the originals", lambda: evidence.check(connection, kept))
        problems += _guarded("the propositions", lambda: _links(connection, tally))
    return Verification(
        reports=tally.reports,
        appearances=tally.appearances,
        claims=tally.claims,
        spans=tally.spans,
        propositions=tally.propositions,
        originals=kept.originals,
        without_original=kept.without,
        problems=tuple(problems),
    )


def holds(text: str, span: Span) -> bool:
    """Whether the characters of `span` stand in `text` where it says.

    >>> holds("Fighting rages.", Span(0, 8, "Fighting")), holds("Fighting", Span(0, 9, "Fighting"))
    (True, False)
    """
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text


def _guarded(what: str, check: Callable[[], Iterator[str]]) -> list[str]:
    problems: list[str] = []
    try:
        problems.extend(check())
    except DBAPIError as error:
        problems.append(f"{what} cannot be read: {error.orig}")
    except MALFORMED as error:
        problems.append(f"{what} cannot be read: {error}")
    return problems


def _file(connection: Connection) -> Iterator[str]:
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        at = "" if row is None else f" {row}"
        yield f"{table}: a row{at} refers to a row of {parent} that is not there"


def _reports(connection: Connection, ids: Sequence[str], tally: _Tally) -> list[str]:
    """Check the reports `ids`; where one of them cannot be read, the others are."""
    mine = _Tally()
    try:
        problems = list(_batch(connection, ids, mine))
    except (DBAPIError, *MALFORMED) as error:
        if len(ids) > 1:
            half = len(ids) // 2
            return [
                *_reports(connection, ids[:half], tally),
                *_reports(connection, ids[half:], tally),
            ]
        tally.reports += 1
        return [f"report {ids[0]} cannot be read: {getattr(error, 'orig', error)}"]
    tally.reports += mine.reports
    tally.appearances += mine.appearances
    tally.claims += mine.claims
    tally.spans += mine.spans
    return problems


def _batch(connection: Connection, ids: Sequence[str], tally: _Tally) -> Iterator[str]:
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in connection.execute(select(report).where(report.c.id.in_(ids))):
        tally.reports += 1
        texts[row.id], counts[row.id] = row.text, row.claims
        if Report(text=row.text, file="").id != row.id:
            yield f"report {row.id}: its text does not have this hash"
    yield from _appearances(connection, texts, tally)
    found: Counter[str] = Counter()
    chosen = select(claim.c.id).where(claim.c.report_id.in_(ids))
    for key, rows in rows_by_claim(connection, chosen):
        tally.claims += 1
        report_id = rows["claim"][0]["report_id"]
        found[report_id] += 1
        yield from _claim(key, rows, texts[report_id], tally)
    for key, count in counts.items():
        if found[key] != count:
            yield f"report {key}: {found[key]} claims of {count} are there"


def _appearances(connection: Connection, texts: dict[str, str], tally: _Tally) -> Iterator[str]:
    positions: dict[str, list[int]] = {key: [] for key in texts}
    chosen = select(appearance).where(appearance.c.report_id.in_(list(texts)))
    for row in connection.execute(chosen).mappings():
        tally.appearances += 1
        key = row["report_id"]
        positions[key].append(row["position"])
        expected = appearance_row(report_from({**row, "text": texts[key]}), report_id=key)
        if expected["digest"] != row["digest"]:
            yield f"report {key}: the digest of an appearance does not fit what it says"
    for key, found in positions.items():
        if not found or sorted(found) != list(range(len(found))):
            yield f"report {key}: an appearance is missing"


def _claim(key: str, rows: Rows, text: str, tally: _Tally) -> Iterator[str]:
    try:
        read = claim_from(rows)
    except MALFORMED as error:
        yield f"claim {key} cannot be read: {error}"
        return
    for label, span in spans_of(read):
        tally.spans += 1
        if not holds(text, span):
            yield (
                f"claim {key}: {label} {span.start}:{span.end} of report {read.report_id} "
                f"does not read {span.text!r}"
            )
    if read.id != key:
        yield f"claim {key}: its words and its chain make it {read.id}"
    elif rows_of(read)["claim"] != rows["claim"]:
        yield f"claim {key}: its digest does not fit what it says"


def _links(connection: Connection, tally: _Tally) -> Iterator[str]:
    links = read_links(connection)
    tally.propositions = len(links.propositions)
    stored = set(connection.scalars(select(proposition.c.id)))
    for key in sorted(stored.symmetric_difference(each.id for each in links.propositions)):
        yield f"proposition {key}: its claims do not make this id"
    for each in links.propositions:
        if not set(each.claims) >= {key for origin in each.origins for key in origin.claims}:
            yield f"proposition {each.id}: an origin has claims that the proposition has not"
    ids = list(connection.scalars(select(claim.c.id)))
    if connection.scalar(select(linking.c.fingerprint)) == fingerprint(ids):
        missing = set(ids) - {key for each in links.propositions for key in each.claims}
        for key in sorted(missing):
            yield f"claim {key}: belongs to no proposition"
