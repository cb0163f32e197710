"""Places that one report leaves open -> what the other reports of its story have.

Enters: reports, their claims, and what stories they tell. Leaves: `Resolution` values. It refuses
to replace: a place that a report's own words do not decide stays open in it. And it refuses to
choose: where the story's other reports have two of a place's candidates, it says nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from purport.linking.stories import Stories
from purport.model import Claim, Place, Report, Resolution

# Reports that have a candidate and are asked whether they tell the same story, the nearest in time
# on either side. A city that is named every day would otherwise be asked about in every report.
ASKED = 32


@dataclass(frozen=True, slots=True)
class _Open:
    """A place that a claim leaves open, which of the claim's it is, and its report's number."""

    report: int
    claim: str
    position: int
    place: Place


def find_resolutions(
    claims: Iterable[Claim], reports: Sequence[Report], stories: Stories
) -> tuple[Resolution, ...]:
    """Return what the places that `claims` leave open are in other reports of the same story.

    `stories` numbers `reports` by position. Sorted by claim and place.
    """
    number = {report.id: at for at, report in enumerate(reports)}
    ordered = sorted(claims, key=lambda claim: claim.id)
    opened = [
        _Open(number[claim.report_id], claim.id, at, place)
        for claim in ordered
        for at, place in enumerate(claim.places)
        if place.id is None and place.candidates
    ]
    wanted = {candidate.id for each in opened for candidate in each.place.candidates}
    having: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in ordered:
        for key in sorted({place.id for place in claim.places if place.id in wanted}):
            having[key][number[claim.report_id]].append(claim.id)
    told = _told_together(opened, having, stories)
    found = []
    for each in opened:
        supported = [
            candidate.id
            for candidate in each.place.candidates
            if (each.report, candidate.id) in told
        ]
        if len(supported) == 1:
            (key,) = supported
            others = (claim for at in told[each.report, key] for claim in having[key][at])
            found.append(Resolution(each.claim, each.position, key, tuple(sorted(others))))
    return tuple(found)


def _told_together(
    opened: Sequence[_Open], having: Mapping[str, Mapping[int, Sequence[str]]], stories: Stories
) -> dict[tuple[int, str], set[int]]:
    """The reports of the same story that have a candidate, by the open one's report and its id."""
    days = stories.days
    by_day = {
        key: sorted((int(days[report]), report) for report in reports)
        for key, reports in having.items()
    }
    asked: set[tuple[int, int, str]] = set()
    for each in opened:
        for candidate in each.place.candidates:
            dated = by_day.get(candidate.id, ())
            middle = bisect_left(dated, (int(days[each.report]), -1))
            near = dated[max(middle - ASKED, 0) : middle + ASKED]
            asked |= {
                (each.report, other, candidate.id) for _, other in near if other != each.report
            }
    told: dict[tuple[int, str], set[int]] = defaultdict(set)
    questions = sorted(asked)
    if not questions:
        return told
    pairs = (
        np.array([one for one, _, _ in questions]),
        np.array([other for _, other, _ in questions]),
    )
    together = stories.together(pairs, stories.affinity(pairs))
    for (one, other, key), near in zip(questions, together.tolist(), strict=True):
        if near:
            told[one, key].add(other)
    return told
