"""Reports, their claims and what links them -> text that other programs read.

Each door takes the reports, the claims to write and the links, and yields pieces of text, a line or
a feature at a time. Claims come by the name of their report's file, then as they stand in its text:
the same values always give the same text. They refuse a claim whose report is missing (KeyError)
and numbers that JSON has not (ValueError).
"""

from purport.render.exports.geojson import claims_as_geojson
from purport.render.exports.jsonlines import claims_as_jsonl, links_as_jsonl
from purport.render.exports.table import claims_as_csv

__all__ = ["claims_as_csv", "claims_as_geojson", "claims_as_jsonl", "links_as_jsonl"]
