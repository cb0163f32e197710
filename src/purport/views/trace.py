"""A claim -> the ways that it took: from whom, through whom, into which reports, and when.

Enters: a claim, and the reports, claims and links among which it stands. Leaves: a `TracePage`: for
each origin a tree of voices with the reports at its ends. It refuses to fill a gap: a report that
names nobody hangs on its origin, and that it has the words from another is only said where the
origin's evidence says so.
"""

from collections.abc import Iterable, Sequence

from purport.model import Claim, Links, Report
from purport.views.collection import Collection, whole
from purport.views.garblings import garblings
from purport.views.pages import Step, Telling, TracedOrigin, TracedTelling, TracePage, Way

_Told = tuple[tuple[Step, ...], Telling]


def trace(
    claim: Claim, reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> TracePage:
    """Return the ways of `claim` and of all among `claims` that assert it alike."""
    others = tuple(claims)
    collection = whole(reports, others if claim in others else (claim, *others), links)
    card = collection.cards[collection.proposition_of[claim.id].id]
    origins = []
    for found in card.origins.shown:
        told = [(telling.chain[::-1], telling) for telling in found.tellings.shown]
        ways, ends = _ways(collection, claim.id, told)
        origins.append(TracedOrigin(found.name, found.evidence, ways, ends, found.tellings.more))
    return TracePage(
        claim=claim.id,
        proposition=card,
        origins=tuple(sorted(origins, key=lambda each: _began(each.ways, each.tellings))),
    )


def _ways(
    collection: Collection, asked: str, told: Sequence[_Told]
) -> tuple[tuple[Way, ...], tuple[TracedTelling, ...]]:
    """Part tellings by the next voice of each; those that have none end here."""
    ends = [_end(collection, asked, telling) for steps, telling in told if not steps]
    onward: dict[str, list[_Told]] = {}
    for steps, telling in told:
        if steps:
            onward.setdefault(steps[0].name.casefold(), []).append((steps, telling))
    ways = []
    for group in onward.values():
        step = group[0][0][0]
        inner, tellings = _ways(collection, asked, [(steps[1:], each) for steps, each in group])
        cues = dict.fromkeys(steps[0].cue for steps, _ in group)
        ways.append(Way(step.name, step.kind, tuple(cue for cue in cues if cue), inner, tellings))
    return (
        tuple(sorted(ways, key=lambda way: _began(way.ways, way.tellings))),
        tuple(sorted(ends, key=lambda end: _published(end.telling))),
    )


def _end(collection: Collection, asked: str, telling: Telling) -> TracedTelling:
    return TracedTelling(
        telling=telling,
        asked=telling.claim == asked,
        garblings=garblings(collection, claims=(telling.claim,)),
    )


def _began(ways: Sequence[Way], tellings: Sequence[TracedTelling]) -> tuple[str, str]:
    """When the first report was published that a way led to; undated ones come last."""
    inner = [_began(way.ways, way.tellings) for way in ways]
    return min([*inner, *(_published(end.telling) for end in tellings)])


def _published(telling: Telling) -> tuple[str, str]:
    return telling.report.published or "9999", telling.report.label.rjust(9)
