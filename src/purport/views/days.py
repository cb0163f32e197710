"""Claims' times and reports' dates -> the days of a page, in order.

Enters: a collection. Leaves: `Day` values; those without a year come last, for nobody knows where
between the others they belong. It refuses to guess a year.
"""

from purport.model import Claim
from purport.views.collection import Collection, listing
from purport.views.dates import range_label
from purport.views.pages import Day

CLAIMS = 8


def days(collection: Collection, *, limit: int = CLAIMS) -> tuple[Day, ...]:
    """Gather what is dated alike; a day shows at most `limit` claims, each proposition once."""
    dated: dict[tuple[str, str], list[Claim]] = {}
    published: dict[tuple[str, str], list[str]] = {}
    for report in collection.reports:
        if report.published:
            published.setdefault((report.published, report.published), []).append(report.id)
    for claim in collection.claim_of.values():
        time = claim.time
        start = time and (time.start or time.end or time.said)
        if time and start:
            end = time.end or start if time.start or time.end else start
            dated.setdefault((start, end), []).append(claim)
    return tuple(
        Day(
            start=start,
            end=end,
            label=range_label(start, end),
            year=not start.startswith("--"),
            count=len(dated.get((start, end), ())),
            claims=listing(
                map(collection.line, _each_once(collection, dated.get((start, end), []))), limit
            ),
            published=collection.labels_of(published.get((start, end), ())),
        )
        for start, end in sorted(
            dated.keys() | published.keys(), key=lambda when: (when[0].startswith("--"), when)
        )
    )


def _each_once(collection: Collection, claims: list[Claim]) -> list[Claim]:
    """Keep one claim of each proposition, those in most reports first, else in the texts' order."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(collection.proposition_of[claim.id].id, claim)
    return sorted(kept.values(), key=lambda claim: -len(collection.line(claim).also))
