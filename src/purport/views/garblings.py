"""Garblings -> what was likely garbled on the way, beside what other tellings have.

Enters: a collection. Leaves: `GarbledLine` values, those that most reports speak against first. It
refuses to replace: both writings are shown as they stand.
"""

from collections.abc import Iterable, Iterator

from purport.views.collection import Collection, listing
from purport.views.pages import GarbledLine

# Tellings that have what is likely, of which a line shows so many.
SHOWN = 3


def garblings(
    collection: Collection, *, claims: Iterable[str] | None = None
) -> tuple[GarbledLine, ...]:
    """Return what was likely garbled in the collection's claims, or in those of `claims` (ids).

    One slip that several claims of a report repeat is one line.
    """
    wanted = collection.claim_of.keys() if claims is None else set(claims)
    found: dict[tuple[str, ...], GarbledLine] = {}
    for line in _lines(collection, wanted):
        key = line.report.label, line.sort, line.written.casefold(), line.likely.casefold()
        if key not in found or len(found[key].reports) < len(line.reports):
            found[key] = line
    order = {report.label: at for at, report in enumerate(collection.line_of.values())}
    return tuple(
        sorted(
            found.values(),
            key=lambda line: (-len(line.reports), order[line.report.label], line.written),
        )
    )


def _lines(collection: Collection, wanted: Iterable[str]) -> Iterator[GarbledLine]:
    known = collection.claim_of
    for each in collection.links.garblings:
        others = [known[other] for other in each.others if other in known]
        if each.claim not in wanted or not others:
            continue
        claim = known[each.claim]
        yield GarbledLine(
            sort=each.sort.value,
            written=each.written.text,
            likely=each.likely,
            report=collection.line_of[claim.report_id],
            reports=collection.labels_of(other.report_id for other in others),
            telling=collection.telling(claim),
            others=listing(map(collection.telling, others), SHOWN),
            evidence=each.evidence,
        )
