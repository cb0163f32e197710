"""Statements -> the pairs that may bear on one another.

Enters: statements and stories. Leaves: pairs of positions. It refuses to pair everything with
everything: statements meet within their report, and across reports over a story, a scene or a means
of attack within days of each other, in blocks of bounded size.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from purport.linking.bearings import Frame
from purport.linking.folding import skeleton
from purport.linking.stories import Stories

# Statements after it that one meets within a report, and within a block.
WITHIN = 40
BLOCK = 48
# Days over which statements on one scene, and on one means of attack, meet.
SCENE = 31
MEANS = 10
# Means that are everywhere in a war and bring nobody together.
_COMMON = frozenset({"ground", "air", "shell"})


def meetings(frames: Sequence[Frame], stories: Stories) -> tuple[tuple[int, int], ...]:
    """Return pairs of positions in `frames` (lower first), sorted, each once."""
    pairs: set[tuple[int, int]] = set()
    by_report: dict[int, list[int]] = defaultdict(list)
    for position, frame in enumerate(frames):
        by_report[frame.statement.report].append(position)
    for positions in by_report.values():
        positions.sort(key=lambda n: (frames[n].statement.order, n))
        pairs.update(_within(positions, WITHIN))
    for report, positions in by_report.items():
        for other in stories.neighbours[report]:
            if other > report:
                theirs = by_report.get(other, [])[:WITHIN]
                pairs.update((min(a, b), max(a, b)) for a in positions[:WITHIN] for b in theirs)
    for days, members in _blocks(frames):
        pairs.update(_close(members, frames, days))
    return tuple(sorted(pairs))


def _within(positions: Sequence[int], reach: int) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(positions):
        for other in positions[place + 1 : place + 1 + reach]:
            yield (one, other) if one < other else (other, one)


def _blocks(frames: Sequence[Frame]) -> Iterator[tuple[int, list[int]]]:
    """Blocks over a settlement, and over a means of attack, each with the days it reaches over."""
    scenes: dict[str, list[int]] = defaultdict(list)
    means: dict[str, list[int]] = defaultdict(list)
    for position, frame in enumerate(frames):
        for spot in frame.spots:
            if not spot.region:
                bones = {skeleton(key) for key in spot.keys}
                keys = {spot.id or "", *spot.keys, *(each for each in bones if len(each) > 2)}
                for key in keys - {""}:
                    scenes[key].append(position)
        for each in frame.means - _COMMON:
            means[each].append(position)
    for members in scenes.values():
        yield SCENE, members
    for members in means.values():
        yield MEANS, members


def _close(members: Sequence[int], frames: Sequence[Frame], days: int) -> Iterator[tuple[int, int]]:
    """Pairs of a block in order of publication, each with the next few, undated ones last."""

    def when(position: int) -> tuple[bool, int, int]:
        published = frames[position].statement.published
        return published is None, published or 0, position

    ordered = sorted(members, key=when)
    for place, one in enumerate(ordered):
        first = frames[one].statement
        for other in ordered[place + 1 : place + 1 + BLOCK]:
            second = frames[other].statement
            if first.report == second.report:
                continue
            dated = first.published is not None and second.published is not None
            if dated and (second.published or 0) - (first.published or 0) > days:
                break
            yield (one, other) if one < other else (other, one)
