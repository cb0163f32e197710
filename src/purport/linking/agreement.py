"""Places, counts and days of two statements -> how they stand to each other.

Enters: what two statements say of where, how many and when. Leaves: one word for each, which
`comparison` weighs and `bearing` reads. It refuses to compare counts of different things.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from purport.linking.facets import Measure, Spot
from purport.linking.folding import skeleton
from purport.linking.statements import Statement

# Figures of one event that differ by less than this share, one of them rounded, are one figure.
ROUNDING = 0.05


# Words that a place is held in part with.
_PARTS = frozenset(
    {"part", "district", "outskirt", "neighborhood", "area", "posit", "hilltop", "build", "half"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How two statements stand to each other in place, scene, count and time.

    `place` and `scene` are what `compare_places` says, `scene` with the place last named before a
    statement that names none; `count` is what `compare_measures` says, `apart` the days between.
    """

    place: str
    scene: str
    count: str
    apart: int | None


def stand(one: Statement, other: Statement) -> Standing:
    """Return how two statements stand to each other."""
    place = scene = compare_places(one.spots, other.spots)
    if place == "open":
        scene = compare_places(one.spots or one.setting, other.spots or other.setting)
    return Standing(place, scene, compare_measures(one, other), days_apart(one, other))


def partial(statement: Statement) -> bool:
    """Return whether a statement is about part of a place."""
    return bool(_PARTS & statement.terms.keys())


def compare_places(one: Sequence[Spot], other: Sequence[Spot]) -> str:
    """Return how the places of two statements stand to each other.

    ``same`` (at least one is shared), ``contained`` (one lies in the other's), ``different`` (two
    settlements), ``unlike`` (names that differ and were not all resolved) or ``open`` (none given).
    """
    if not one or not other:
        return "open"
    if any(_same_spot(ours, theirs) for ours in one for theirs in other):
        return "same"
    if any(
        ours.within & theirs.keys
        or theirs.within & ours.keys
        or not (ours.settlement and theirs.settlement)
        for ours in one
        for theirs in other
    ):
        contained = any(
            ours.within & theirs.keys or theirs.within & ours.keys
            for ours in one
            for theirs in other
        )
        return "contained" if contained else "unlike"
    return "different"


def _same_spot(ours: Spot, theirs: Spot) -> bool:
    if ours.id and theirs.id:
        return ours.id == theirs.id
    if ours.keys & theirs.keys:
        return True
    return any(
        len(bones) > 2 and bones in {skeleton(key) for key in theirs.keys}
        for bones in (skeleton(key) for key in ours.keys)
    )


def shared_place(one: Sequence[Spot], other: Sequence[Spot]) -> str:
    """Return the names of the places that two statements share."""
    return ", ".join(
        sorted({ours.name for ours in one if any(_same_spot(ours, theirs) for theirs in other)})
    )


def compare_measures(one: Statement, other: Statement) -> str:
    """Return how the counts stand to each other.

    ``equal``, ``rounded`` (one figure, rounded), ``overlapping``, ``disjoint``, ``one-sided`` or
    ``open``. Counts of different units say nothing about each other.
    """
    if not one.measures or not other.measures:
        return "one-sided" if one.measures or other.measures else "open"
    if one.measures == other.measures and all(measure.vague for measure in one.measures):
        return "open"  # "dozens" and "dozens" are no evidence of one count
    verdicts = {
        compare_bounds(ours, theirs)
        for ours in one.measures
        for theirs in other.measures
        if comparable(ours, theirs)
    }
    for verdict in ("equal", "rounded", "disjoint", "overlapping"):
        if verdict in verdicts:
            return verdict
    return "unlike"


def comparable(ours: Measure, theirs: Measure) -> bool:
    """Return whether two counts count the same sort of thing."""
    return ours.unit == theirs.unit or not ours.unit or not theirs.unit


def compare_bounds(ours: Measure, theirs: Measure) -> str:
    """Return ``equal``, ``rounded``, ``overlapping`` or ``disjoint``."""
    if (ours.low, ours.high) == (theirs.low, theirs.high) and not (ours.vague or theirs.vague):
        return "equal" if ours.strict == theirs.strict else "overlapping"
    exact = ours.low == ours.high and theirs.low == theirs.high
    if exact and ours.rounded != theirs.rounded:
        first, second = ours.low or ours.high or 0.0, theirs.low or theirs.high or 0.0
        if abs(first - second) <= ROUNDING * max(first, second):
            return "rounded"
    return "disjoint" if disjoint(ours, theirs) else "overlapping"


def disjoint(ours: Measure, theirs: Measure) -> bool:
    """Return whether no number is within both counts' bounds."""
    for first, second in ((ours, theirs), (theirs, ours)):
        if first.high is None or second.low is None:
            continue
        if first.high < second.low or (first.high == second.low and second.strict):
            return True
    return False


def describe(measures: Sequence[Measure]) -> str:
    """Return counts in words, for evidence.

    >>> describe([Measure(80, None, True, "percent", False)])
    'more than 80 percent'
    """
    parts = []
    for measure in measures:
        low, high = (
            f"{bound:g}" if bound is not None else None for bound in (measure.low, measure.high)
        )
        if low == high:
            text = low or ""
        elif high is None:
            text = f"{'more than' if measure.strict else 'at least'} {low}"
        elif low is None:
            text = f"{'less than' if measure.strict else 'at most'} {high}"
        else:
            text = f"{low} to {high}"
        parts.append(f"{text} {measure.counted or measure.unit}".strip())
    return ", ".join(parts)


def other_victims(one: Statement, other: Statement) -> bool:
    """Return whether two casualty statements count other people.

    Soldiers are not rebels, civilians not children; both sides together are not one of them.
    """
    return bool(one.victims and other.victims and one.victims != other.victims)


def days_apart(one: Statement, other: Statement) -> int | None:
    """Return the days between what two statements are dated to; 0 where they overlap."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])
