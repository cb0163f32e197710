"""Run the pipeline on a data set's reports and write the two exports that its scorers read.

    python evals/ledger.py REPORTS.jsonl CLAIMS.jsonl LINKS.jsonl

Enters: one report a line, ``{"file", "text", "title", "outlet", "published"}``. Leaves: the claims
and the propositions, as `purport export --format jsonl` and ``--format links`` write them. It
refuses a report that the pipeline cannot read: a figure must be about all of them.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from purport.config import load_config
from purport.ledger import ClaimQuery, open_ledger
from purport.pipeline import link, read_into
from purport.render.exports import claims_as_jsonl, links_as_jsonl


def main(paths: list[str]) -> None:
    """Write the claims and links of the reports in the first path to the other two."""
    if len(paths) != 3:
        sys.exit("usage: python evals/ledger.py REPORTS.jsonl CLAIMS.jsonl LINKS.jsonl")
    reports, claims, links = map(Path, paths)
    write_exports([reports], claims, links)


def write_exports(paths: Iterable[Path], claims: Path, links: Path) -> None:
    """Read `paths` into a ledger in memory and write its claims and links."""
    with open_ledger(None) as ledger:
        summary = read_into(ledger, paths, config=load_config())
        if summary.failures:
            sys.exit("\n".join(map(str, summary.failures)))
        link(ledger)
        found = (ledger.reports(), ledger.claims(ClaimQuery()), ledger.links())
        claims.write_text("".join(claims_as_jsonl(*found)), encoding="utf-8")
        links.write_text("".join(links_as_jsonl(*found)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
