"""A count against a count of the same.

Enters: a meeting of two frames. Leaves: weaker, contradicts, or nothing. It refuses to set a
village's dead against a war's, or one side's against the other's; one voice that counts anew has
raised its toll, and does not contradict itself.
"""

from collections.abc import Iterator, Mapping
from math import log

from purport.linking.agreement import compare_bounds, describe, disjoint
from purport.linking.bearings.event import Bearing, common, one_sentence
from purport.linking.bearings.incidents import Meeting
from purport.linking.facets import Measure
from purport.linking.folding import opposed
from purport.linking.statements import Statement
from purport.model import Difference, Kind, RelationKind

# A casualty claim without a number says that there was at least one.
SOME = Measure(1, None, False, "people", rounded=True, vague=True, counted="casualty")
_BODIES = frozenset({"soldiers", "rebels", "civilians"})
# How many times the other a count of the same event can be, and the logarithm that says no more.
ORDER = 25
FARTHEST = 3.0
# Share of the terms from which two statements whose places are open tell of one thing.
ALIKE = 0.3


def toll(meeting: Meeting) -> Bearing | None:
    """Return whether the first count is implied by, or excludes, the second."""
    kind = implication(meeting)
    if kind is None or kind is RelationKind.STRONGER:
        return None
    learned = meeting.weights["toll"]
    odds = sum([learned.get(name, 0.0) * value for name, value in features(meeting, kind).items()])
    if odds < meeting.weights["thresholds"]["toll"]:
        return None
    ours, theirs = (_measures(each.statement) for each in (meeting.one, meeting.other))
    said = f"{describe(ours)} against {describe(theirs)}; {common(meeting)}"
    if kind is RelationKind.CONTRADICTS:
        said = f"counts that exclude each other: {said}"
        return Bearing(kind, 3.0 + odds / 100, said, _QUANTITY)
    return Bearing(kind, 2.0 + odds / 100, f"counts: {said}", _QUANTITY)


_QUANTITY = Difference.QUANTITY


def counts(meeting: Meeting) -> Bearing | None:
    """Return whether the first count, of no casualties, is implied by or excludes the second."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.kind is Kind.CASUALTIES or one.kind is not other.kind or one.mood != other.mood:
        return None
    if one.denied or other.denied or opposed(one.actor, other.actor) or not meeting.near:
        return None
    standing = meeting.standing
    if standing.scene not in ("same", "contained") and meeting.dice < ALIKE:
        return None
    if meeting.odds < meeting.weights["thresholds"]["counts"] or (standing.apart or 0) > 1:
        return None
    pairs = [
        (a, b)
        for a in one.measures
        for b in other.measures
        if a.unit == b.unit and _of_one_order(a, b)
    ]
    said = f"{describe(one.measures)} against {describe(other.measures)}; {common(meeting)}"
    if any(implied(a, b) for a, b in pairs):
        return Bearing(RelationKind.WEAKER, 2.0, f"counts: {said}", _QUANTITY)
    # Two numbers of strikes may be of two waves: what excludes is a share of one place.
    shares = [pair for pair in pairs if pair[0].unit == "percent"]
    if not shares or not all(disjoint(a, b) for a, b in shares) or standing.place != "same":
        return None
    if one.voice and one.voice == other.voice:
        return None
    return Bearing(
        RelationKind.CONTRADICTS, 3.0, f"counts that exclude each other: {said}", _QUANTITY
    )


def implication(meeting: Meeting) -> RelationKind | None:
    """Return how the counts stand to each other if they are of one event; None where they cannot
    be, or say the same.
    """
    one, other = meeting.one.statement, meeting.other.statement
    if not _countable(one, other) or one_sentence(meeting) or not meeting.near:
        return None
    ours, theirs = _measures(one), _measures(other)
    pairs = [(a, b) for a in ours for b in theirs if _comparable(a, b) and _of_one_order(a, b)]
    if not pairs or ours == theirs:
        return None
    if any(compare_bounds(a, b) in ("equal", "rounded") for a, b in pairs):
        return None
    if any(implied(a, b) for a, b in pairs):
        return RelationKind.WEAKER
    if any(implied(b, a) for a, b in pairs):
        return RelationKind.STRONGER
    if not all(disjoint(a, b) or _meet_at_bound(a, b) for a, b in pairs):
        return None
    if one.voice and one.voice == other.voice:
        lower = min(map(_size, ours)) < min(map(_size, theirs))
        return RelationKind.WEAKER if lower else RelationKind.STRONGER
    return RelationKind.CONTRADICTS


def features(meeting: Meeting, kind: RelationKind) -> Mapping[str, float]:
    """Return what speaks for and against two counts being of one event."""
    return dict(_features(meeting, kind))


def _features(meeting: Meeting, kind: RelationKind) -> Iterator[tuple[str, float]]:
    one, other = meeting.one.statement, meeting.other.statement
    yield "prior", 1.0
    yield "incident", meeting.odds
    ours, theirs = _measures(one)[0], _measures(other)[0]
    if SOME in (ours, theirs):
        yield "one without a number", 1.0
    else:
        ratio = log(max(_size(ours), 0.5) / max(_size(theirs), 0.5))
        yield "logarithm of the ratio", min(FARTHEST, abs(ratio))
        if kind is RelationKind.CONTRADICTS:
            yield "excludes", 1.0
    if ours.vague or theirs.vague:
        yield "vague", 1.0
    if one.incremental or other.incremental:
        yield "one of several counts", 1.0
    if one.outcome and other.outcome:
        yield "outcome named in both", 1.0
    if "other victims" in meeting.features:
        yield "other victims", 1.0
    if {"same", "contained"} & {meeting.standing.place, meeting.standing.scene}:
        yield "same place or scene", 1.0
    if meeting.standing.place in ("different", "unlike"):
        yield "other place", 1.0
    if "other means" in meeting.features:
        yield "other means", 1.0
    if one.report == other.report and one.voice == other.voice:
        yield "one voice in one report", 1.0
    yield "tens of days between", meeting.features.get("tens of days between", 0.0)


def _countable(one: Statement, other: Statement) -> bool:
    """Whether two counts may be of the same sort of loss, of the same side, over the same time."""
    if one.kind is not Kind.CASUALTIES or other.kind is not Kind.CASUALTIES:
        return False
    if one.denied or other.denied or one.mood != other.mood:
        return False
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return False
    if opposed(one.target, other.target):
        return False
    # Soldiers are not rebels; whoever counts both sides together may be set beside either's count.
    ours, theirs = one.victims & _BODIES, other.victims & _BODIES
    return not ours or not theirs or bool(ours & theirs or one.target & other.target)


def _comparable(one: Measure, other: Measure) -> bool:
    """Whether two tolls count alike: whoever was hit is a person, but no share is a number."""
    return ("percent" in one.unit) == ("percent" in other.unit)


def _measures(statement: Statement) -> tuple[Measure, ...]:
    return statement.measures[:1] or (SOME,)  # the toll comes first, parts of it behind


def _size(measure: Measure) -> float:
    return measure.low or measure.high or 0.0


def _of_one_order(one: Measure, other: Measure) -> bool:
    if one.vague or other.vague:
        return True
    first, second = _size(one), _size(other)
    return max(first, second) <= ORDER * max(1.0, min(first, second))


def _meet_at_bound(one: Measure, other: Measure) -> bool:
    """Whether two open counts share one number only: "up to 100" and "at least 100"."""
    return any(a.low is None and b.high is None and a.high == b.low for a, b in
               ((one, other), (other, one)))  # fmt: skip


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
