"""A later stage of one course of events on the ground: a plan comes about, days go on.

Enters: two statements and their comparison. Leaves: follows, or nothing. It refuses whole regions:
two events in one region are not one course.
"""

from purport.linking.agreement import compare_places, shared_place
from purport.linking.bearings.event import GROUND, VAGUE_EVENT, Bearing, exact
from purport.linking.comparison import Comparison
from purport.linking.statements import Statement
from purport.model import Kind, RelationKind

# Days between a dated and an undated statement from which the later report tells of later things.
LATER = 3
# Days within which events at one place are one course, whatever else the reports tell of.
WEEKS = 31

# What shows that a plan of a kind came about.
_COMES_ABOUT: dict[Kind, tuple[Kind, ...]] = {
    Kind.CONTROL: (Kind.CONTROL, Kind.ADVANCE),
    Kind.ADVANCE: (Kind.ADVANCE, Kind.CONTROL),
    Kind.ENCIRCLEMENT: (Kind.ENCIRCLEMENT, Kind.CONTROL),
    Kind.WITHDRAWAL: (Kind.WITHDRAWAL,),
    Kind.CLASH: (Kind.CLASH, Kind.CONTROL, Kind.ADVANCE),
}


def later(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether `one` tells of what came after `other`."""
    if one.kind not in GROUND or other.kind not in GROUND or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood == "outlook" or one.cumulative or other.cumulative:
        return None
    day, earlier = _day(one), _day(other)
    if day is None or earlier is None or not (found.near or abs(day - earlier) <= WEEKS):
        return None
    spots, others = exact(one), exact(other)
    if compare_places(spots, others) != "same":
        return None
    where = shared_place(spots, others)
    if other.mood == "plan":
        same = one.actor & other.actor or one.actor_terms & other.actor_terms
        alike = found.weight >= VAGUE_EVENT and one.kind in _COMES_ABOUT.get(other.kind, ())
        if day > earlier and same and alike:
            return Bearing(RelationKind.FOLLOWS, 1.0, f"what was tried came about; {where}")
        return None
    dated = one.days is not None and other.days is not None
    if day - earlier < (1 if dated else LATER):
        return None
    if one.kind is Kind.CLASH and other.kind is not Kind.CLASH:
        return None
    rank = 0.5 - (day - earlier) / 1000
    return Bearing(RelationKind.FOLLOWS, rank, f"{day - earlier} days later; {where}")


def _day(statement: Statement) -> int | None:
    return statement.days[0] if statement.days else statement.published
