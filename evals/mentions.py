"""Find the mentions of places, and compare with those that the gold claims name.

    mentions.py REPORTS CLAIMS.jsonl [--misses]

Enters: reports (as in evals/ledger.py) and their gold claims. Leaves: recall and precision of
mentions. A gold claim names the places of its quote, and nothing is known of the words outside the
quotes: a mention that is found there is not counted. Inside, one that overlaps no gold mention is
counted as wrong even where it names a place that the claim merely does not need, so precision is a
lower bound; definite descriptions ("the city") that gold does not name are left out of it.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from purport.config import load_config
from purport.model import Report
from purport.parsing import parse
from purport.places import load_gazetteer, resolve_places
from purport.places.references import DESCRIPTION
from purport.reading import read_reports

Span = tuple[int, int]


class Tally(NamedTuple):
    """Mentions of one report: those of the gold, those found, and the two lists of misses."""

    gold: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def compare(text: str, found: list[Span], claims: list[dict[str, Any]]) -> Tally:
    """Return how the mentions `found` in `text` fit those of its gold `claims`."""
    wanted: set[Span] = set()
    quotes: set[Span] = set()
    for claim in claims:
        start = text.find(claim["quote"])
        if start < 0:
            continue
        quotes.add((start, start + len(claim["quote"])))
        for place in claim["places"]:
            spans = [m.span() for m in re.finditer(re.escape(place["text"]), text)]
            if spans:
                wanted.add(min(spans, key=lambda span: (_gap(span, quotes_of=start), span)))
    missed = [span for span in wanted if not _overlaps(span, found)]
    inside = [
        (s, e)
        for s, e in found
        if any(start <= s and e <= end for start, end in quotes)
        and not (DESCRIPTION.fullmatch(text, s, e) and not _overlaps((s, e), wanted))
    ]
    wrong = [span for span in inside if not _overlaps(span, wanted)]
    return Tally(
        len(wanted),
        len(inside),
        tuple(_shown(text, span) for span in sorted(missed)),
        tuple(_shown(text, span) for span in sorted(wrong)),
    )


def _gap(span: Span, *, quotes_of: int) -> int:
    """Return how far a mention lies from a quote's start; those before it count double."""
    return span[0] - quotes_of if span[0] >= quotes_of else 2 * (quotes_of - span[0])


def _overlaps(span: Span, others: list[Span] | set[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _shown(text: str, span: Span) -> str:
    before = text[max(0, span[0] - 50) : span[0]]
    return f"{before}[{text[span[0] : span[1]]}]{text[span[1] : span[1] + 40]}".replace("\n", " ")


def tallies(reports: Path, claims: Path) -> Iterator[Tally]:
    """Yield what is found in each report that has gold claims."""
    gold = defaultdict(list)
    for line in claims.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        gold[claim["report"]].append(claim)
    config = load_config()
    gazetteer = load_gazetteer(config.cache)
    read = [r for r in read_reports([reports], config=config) if isinstance(r, Report)]
    read = [report for report in read if report.file in gold]
    for report, doc in zip(read, parse(report.text for report in read), strict=True):
        places = resolve_places(report, doc, gazetteer)
        spans = [(place.mention.start, place.mention.end) for place in places]
        yield compare(report.text, spans, gold[report.file])


def main() -> None:
    """Print recall and precision, and with --misses what was missed and what was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    counted = list(tallies(args.reports, args.claims))
    gold, found = sum(t.gold for t in counted), sum(t.found for t in counted)
    hits = gold - sum(len(t.missed) for t in counted)
    right = found - sum(len(t.wrong) for t in counted)
    print(f"recall     {hits / max(gold, 1):.3f}  {hits}/{gold}")
    print(f"precision  {right / max(found, 1):.3f}  {right}/{found}")
    if args.misses:
        for title, kind in (("missed", "missed"), ("not in the gold", "wrong")):
            print(f"\n{title}:", *(m for t in counted for m in getattr(t, kind)), sep="\n  ")


if __name__ == "__main__":
    main()
