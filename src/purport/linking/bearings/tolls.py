"""A count against a count of the same.

Enters: two statements and their comparison. Leaves: weaker, contradicts, or nothing. It refuses to
set a village's dead against a war's, one side's against the other's, or one voice's list against
itself.
"""

from purport.linking.agreement import (
    comparable,
    compare_bounds,
    describe,
    disjoint,
    other_victims,
)
from purport.linking.bearings.event import (
    EVENT,
    VAGUE_EVENT,
    Bearing,
    common,
    same_event,
)
from purport.linking.comparison import Comparison
from purport.linking.facets import Measure
from purport.linking.folding import opposed
from purport.linking.statements import Statement
from purport.model import Kind, RelationKind

# A casualty claim without a number says that there was at least one.
SOME = Measure(1, None, False, "people", rounded=True, vague=True, counted="casualty")
# How many times the other a count of the same event can be.
ORDER = 25


def counts(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether the count of `one` is implied by that of `other`, or excludes it."""
    if not _countable(one, other) or not same_event(one, other, found):
        return None
    apart = found.standing.place != "same"
    if one.kind is not Kind.CASUALTIES and found.dice < 0.3 and apart:
        return None
    ours, theirs = _measures(one), _measures(other)
    pairs = [(a, b) for a in ours for b in theirs if comparable(a, b) and _of_one_order(a, b)]
    if not pairs or ours == theirs:
        return None
    said = f"{describe(ours)} against {describe(theirs)}; {common(one, other, found)}"
    if any(implied(a, b) for a, b in pairs):
        vague = any(measure.vague for measure in (*ours, *theirs))
        if one.incremental or found.weight < (VAGUE_EVENT if vague else EVENT):
            return None
        return Bearing(RelationKind.WEAKER, 2.0, f"counts: {said}")
    if one.incremental or other.incremental or not all(excludes(a, b) for a, b in pairs):
        return None
    if (one.voice == other.voice and one.voice) or found.weight < EVENT:
        return None  # one voice tells its counts apart, or has changed its mind
    if one.own and other.own and one.report == other.report:
        return None
    if found.standing.place == "unlike":
        return None
    return Bearing(RelationKind.CONTRADICTS, 3.0, f"counts that exclude each other: {said}")


def updated(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `one` is the lower, earlier toll that the same voice has since raised."""
    if not one.voice or one.voice != other.voice or not _countable(one, other):
        return None
    if one.kind is not Kind.CASUALTIES or not found.near or found.standing.scene != "same":
        return None
    if one.report == other.report and found.standing.apart in (None, 0):
        return None
    earlier, later = _said(one), _said(other)
    ours, theirs = _measures(one), _measures(other)
    if earlier is None or later is None or later < earlier or found.weight < EVENT - 2:
        return None
    if not all(disjoint(a, b) and (a.low or 0) < (b.low or 0) for a in ours for b in theirs):
        return None
    if not all(_of_one_order(a, b) for a in ours for b in theirs):
        return None
    said = f"{describe(ours)} against {describe(theirs)}; {common(one, other, found)}"
    return Bearing(RelationKind.WEAKER, 2.0, f"a toll that one voice has raised: {said}")


def _countable(one: Statement, other: Statement) -> bool:
    """Whether two counts may be of the same sort of loss, of the same side, over the same time."""
    if one.denied or other.denied or one.mood != other.mood or one.kind is not other.kind:
        return False
    if opposed(one.actor, other.actor) or one.cumulative != other.cumulative:
        return False
    if one.kind is not Kind.CASUALTIES:
        return True
    if one.outcome != other.outcome or opposed(one.target, other.target):
        return False
    return not other_victims(one, other)


def _measures(statement: Statement) -> tuple[Measure, ...]:
    if statement.kind is not Kind.CASUALTIES:
        return statement.measures
    return statement.measures[:1] or (SOME,)  # the toll comes first, parts of it behind


def _said(statement: Statement) -> int | None:
    return statement.days[0] if statement.days else statement.published


def _of_one_order(one: Measure, other: Measure) -> bool:
    if one.vague or other.vague:
        return True
    first, second = one.low or one.high or 0.0, other.low or other.high or 0.0
    return max(first, second) <= ORDER * max(1.0, min(first, second))


def implied(weaker: Measure, stronger: Measure) -> bool:
    """Return whether `stronger` lies within the bounds of `weaker`, and not the other way round.

    >>> most = Measure(50, None, True, "percent", False)
    >>> eighty = Measure(80, None, True, "percent", False)
    >>> implied(most, eighty), implied(eighty, most)
    (True, False)
    """
    if weaker.low == weaker.high == stronger.low and stronger.strict:
        return True  # "40" and "more than 40" are one count, made out to be more
    return _covers(weaker, stronger) and not _covers(stronger, weaker)


def excludes(one: Measure, other: Measure) -> bool:
    """Return whether two counts cannot both hold, rounding allowed for.

    >>> excludes(Measure(29, 29, False, "people", False), Measure(30, 30, False, "people", True))
    False
    """
    return compare_bounds(one, other) == "disjoint"


def _covers(wide: Measure, narrow: Measure) -> bool:
    if wide.low is not None:
        if narrow.low is None or narrow.low < wide.low:
            return False
        exact = narrow.low == narrow.high
        if narrow.low == wide.low and wide.strict and (exact or not narrow.strict):
            return False
    if wide.high is not None:
        if narrow.high is None or narrow.high > wide.high:
            return False
        if narrow.high == wide.high and wide.low is None and wide.strict:
            return False
    return True
