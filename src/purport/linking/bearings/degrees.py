"""A statement that says less against one that says more of the same.

Enters: two statements and their comparison. Leaves: weaker, or nothing. It refuses to call less
what says something else.
"""

from purport.linking.agreement import compare_places, describe, disjoint, partial
from purport.linking.bearings.event import (
    EVENT,
    GENERAL,
    VAGUE_EVENT,
    Bearing,
    common,
    exact,
    places_shared,
    same_event,
)
from purport.linking.comparison import Comparison
from purport.linking.folding import opposed
from purport.linking.statements import Statement
from purport.linking.wording import WEAPONS
from purport.model import Kind, RelationKind


def whole(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `one` holds part of the place that `other` holds whole, by the same."""
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != other.mood or opposed(one.actor, other.actor) or partial(other):
        return None
    part = [measure for measure in one.measures if measure.unit == "percent"]
    if not part or other.measures or compare_places(exact(one), exact(other)) != "same":
        return None
    if not {"capture", "hold"} & other.terms.keys():
        return None
    said = f"{describe(part)} against the whole of {places_shared(one, other)}"
    return Bearing(RelationKind.WEAKER, 2.0, said)


def degree(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `one` tells of a lighter degree of the damage that `other` tells of."""
    if one.denied or other.denied or Kind.LOSSES not in (one.kind, other.kind):
        return None
    if not 0 < one.degree < other.degree or found.weight < EVENT:
        return None
    if not same_event(one, other, found):
        return None
    return Bearing(
        RelationKind.WEAKER, 1.5, f"a lighter degree of damage; {common(one, other, found)}"
    )


def stage(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `one` is an advance on, or a cutting off of, what `other` says was taken."""
    if one.kind not in (Kind.ADVANCE, Kind.ENCIRCLEMENT) or other.kind is not Kind.CONTROL:
        return None
    if one.denied or other.denied or one.mood != "fact" or other.mood != "fact" or not found.near:
        return None
    apart = found.standing.apart
    if "capture" not in other.terms or partial(other) or (apart is not None and apart > 1):
        return None
    if not one.actor & other.actor or compare_places(exact(one), exact(other)) != "same":
        return None
    return Bearing(
        RelationKind.WEAKER,
        1.5,
        f"{one.kind} against capture; {common(one, other, found)}",
    )


def general(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `other` says what `one` says, and more."""
    if one.denied != other.denied or one.mood != other.mood or one.kind is not other.kind:
        return None
    if one.report == other.report and one.claim.evidence == other.claim.evidence:
        return None
    if opposed(one.actor, other.actor) or opposed(one.target, other.target):
        return None
    if one.outcome != other.outcome or not same_event(one, other, found):
        return None
    if one.measures and not other.measures:
        return None
    if any(disjoint(a, b) for a in one.measures for b in other.measures):
        return None
    alike = found.contained >= 0.6 and found.dice >= 0.45 and found.weight >= GENERAL
    if (alike and _facts(other) >= _facts(one) and other.size > one.size + 0.5) or _plainer(
        one, other, found
    ):
        return Bearing(RelationKind.WEAKER, 1.0, f"says less; {common(one, other, found)}")
    return None


def _plainer(one: Statement, other: Statement, found: Comparison) -> bool:
    """Whether `one` tells of the same attack without its doer, its number or its means."""
    if one.kind is not Kind.STRIKE or found.weight < VAGUE_EVENT or found.dice < 0.15:
        return False
    ours, theirs = _facts(one), _facts(other)
    return ours < theirs and WEAPONS & one.terms.keys() <= WEAPONS & other.terms.keys()


def _facts(statement: Statement) -> frozenset[str]:
    """What a statement tells of: who, on whom, how many, where."""
    told = {
        "actor": bool(statement.actor),
        "target": bool(statement.target_terms),
        "count": bool(statement.measures),
        "place": bool(statement.spots),
    }
    return frozenset(name for name, has in told.items() if has)
