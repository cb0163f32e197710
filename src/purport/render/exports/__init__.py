"""Reports, their claims and what links them -> text or bytes that other programs read.

Each door takes the reports, the claims to write and the links, and yields pieces, a line or a
feature at a time. Claims come by the name of their report's file, then as they stand in its text:
the same values always give the same pieces. They refuse a claim whose report is missing (KeyError)
and numbers that JSON has not (ValueError).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from purport.model import Claim, Links, Report
from purport.render.exports.geojson import claims_as_geojson
from purport.render.exports.jsonlines import claims_as_jsonl, links_as_jsonl
from purport.render.exports.linked import claims_as_jsonld
from purport.render.exports.parquet import claims_as_parquet
from purport.render.exports.table import claims_as_csv

Written = Iterator[str] | Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """One form of export: what writes it, what its files are called, and their media type."""

    write: Callable[[Iterable[Report], Iterable[Claim], Links], Written]
    file: str
    media: str
    holds: str


EXPORTS = {
    "csv": Export(claims_as_csv, "claims.csv", "text/csv; charset=utf-8", "a claim a row"),
    "geojson": Export(
        claims_as_geojson, "claims.geojson", "application/geo+json", "claims at places, for maps"
    ),
    "jsonld": Export(
        claims_as_jsonld, "claims.jsonld", "application/ld+json", "schema.org Claim, no ratings"
    ),
    "jsonl": Export(
        claims_as_jsonl, "claims.jsonl", "application/jsonl", "everything, a claim a line"
    ),
    "links": Export(
        links_as_jsonl, "links.jsonl", "application/jsonl", "what claims assert alike, with origins"
    ),
    "parquet": Export(
        claims_as_parquet,
        "claims.parquet",
        "application/vnd.apache.parquet",
        "everything, in columns",
    ),
}
"""All forms, by the name that ``purport export --format`` takes."""

__all__ = [
    "EXPORTS",
    "Export",
    "Written",
    "claims_as_csv",
    "claims_as_geojson",
    "claims_as_jsonl",
    "claims_as_jsonld",
    "claims_as_parquet",
    "links_as_jsonl",
]
