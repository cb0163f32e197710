"""A statement that says less against one that says more of the same.

Enters: a meeting of two frames. Leaves: weaker, or nothing. It refuses to call less what says
something else.
"""

from purport.linking.agreement import compare_places, describe, disjoint, partial, shared_place
from purport.linking.bearings.event import Bearing, common, exact, one_sentence
from purport.linking.bearings.frames import Frame
from purport.linking.bearings.incidents import Meeting
from purport.linking.folding import opposed
from purport.model import Difference, Kind, Modality, RelationKind

# Shares of the terms of the shorter statement, and of both, from which one restates the other.
CONTAINED = 0.6
ALIKE = 0.45
ATTACKS = frozenset({Kind.STRIKE, Kind.POSITION, Kind.LOSSES})
_WEAKER = RelationKind.WEAKER
# Pairs of kinds in which readers tell one event, beside equal ones.
ONE_EVENT = frozenset(
    {
        frozenset({Kind.STRIKE, Kind.POSITION}),
        frozenset({Kind.LOSSES, Kind.HUMANITARIAN}),
        frozenset({Kind.CLASH, Kind.ADVANCE}),
    }
)


def whole(meeting: Meeting) -> Bearing | None:
    """Return whether the first holds part of the place that the second holds whole, by the same."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != other.mood or opposed(one.actor, other.actor) or partial(other):
        return None
    part = [measure for measure in one.measures if measure.unit == "percent"]
    if not part or other.measures or compare_places(exact(one.spots), exact(other.spots)) != "same":
        return None
    if not {"capture", "hold"} & other.terms.keys():
        return None
    said = f"{describe(part)} against the whole of {shared_place(one.spots, other.spots)}"
    return Bearing(_WEAKER, 2.0, said, Difference.QUANTITY)


def degree(meeting: Meeting) -> Bearing | None:
    """Return whether the first tells of a lighter degree of the damage that the second tells of."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.denied or other.denied or Kind.LOSSES not in (one.kind, other.kind):
        return None
    if not 0 < one.degree < other.degree or not _may_be_one(meeting):
        return None
    if one.measures != other.measures and (one.measures or other.measures):
        return None  # "all aircraft" and "15 aircraft" are no degrees of one thing
    if meeting.odds < meeting.weights["thresholds"]["degree"]:
        return None
    said = f"a lighter degree of damage; {common(meeting)}"
    return Bearing(_WEAKER, 1.5 + meeting.odds / 100, said, Difference.STATUS)


def stage(meeting: Meeting) -> Bearing | None:
    """Return whether the first is an advance on, or a cutting off of, what the second says was
    taken, or an advance on what it says was cut off.
    """
    one, other = meeting.one.statement, meeting.other.statement
    later = {Kind.ADVANCE: (Kind.CONTROL, Kind.ENCIRCLEMENT), Kind.ENCIRCLEMENT: (Kind.CONTROL,)}
    if other.kind not in later.get(one.kind, ()) or not meeting.near:
        return None
    if one.denied or other.denied or one.mood != "fact" or other.mood != "fact" or partial(other):
        return None
    if other.kind is Kind.CONTROL and "capture" not in other.terms:
        return None
    if (meeting.standing.apart or 0) > 1 or not (
        one.actor & other.actor or one.actor_terms & other.actor_terms
    ):
        return None
    if compare_places(exact(meeting.one.spots), exact(meeting.other.spots)) != "same":
        return None
    if meeting.odds < meeting.weights["thresholds"]["stage"]:
        return None
    said = f"{one.kind} against {other.kind}; {common(meeting)}"
    return Bearing(_WEAKER, 1.5, said, Difference.STATUS)


def general(meeting: Meeting) -> Bearing | None:
    """Return whether the second says what the first says, and more."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.kind is Kind.CASUALTIES or other.kind is Kind.CASUALTIES:
        return None
    if one.denied or other.denied or one.mood != other.mood or not _may_be_one(meeting):
        return None
    if one.kind is not other.kind and {one.kind, other.kind} not in ONE_EVENT:
        return None
    if opposed(one.actor, other.actor) or opposed(one.target, other.target):
        return None
    if any(disjoint(a, b) for a in one.measures for b in other.measures):
        return None
    if not _alike(meeting) and not _one_attack(meeting):
        return None
    if fullness(meeting.one) >= fullness(meeting.other):
        return None
    if meeting.odds < meeting.weights["thresholds"]["general"]:
        return None
    said = f"says less; {common(meeting)}"
    return Bearing(_WEAKER, 1.0 + meeting.odds / 100, said, Difference.DETAIL)


def _alike(meeting: Meeting) -> bool:
    """Whether most of the shorter statement's words stand in the other."""
    return meeting.contained >= CONTAINED and meeting.dice >= ALIKE


def _one_attack(meeting: Meeting) -> bool:
    """Whether both tell of an attack by the same means, and by, on or at the same."""
    one, other = meeting.one, meeting.other
    if not {one.statement.kind, other.statement.kind} <= ATTACKS:
        return False
    if not (one.means & other.means) - {"ground"}:
        return False
    agree = {"same actor", "same target"} & meeting.features.keys()
    return bool(agree) or meeting.standing.scene in ("same", "contained")


def _may_be_one(meeting: Meeting) -> bool:
    """Whether nothing says that the two tell of two events."""
    if not meeting.near or one_sentence(meeting) or (meeting.standing.apart or 0) > 1:
        return False
    if "other year" in meeting.features or meeting.standing.place == "different":
        return False
    told = {name for name, value in meeting.features.items() if value}
    return bool({"words", "same actor", "one report"} & told)


def fullness(frame: Frame) -> float:
    """Return how much a statement tells: who, on whom, how many, where, by what, and how surely."""
    statement = frame.statement
    named = (
        bool(statement.actor or statement.actor_terms),
        bool(statement.target_terms),
        bool(statement.measures),
        bool(statement.spots),
        bool(frame.named - {"ground"}),
    )
    sure = statement.claim.modality is Modality.ACTUAL
    told = statement.kind is not Kind.POSITION
    return sum(named) + sure + 1.5 * told + statement.size / 100
