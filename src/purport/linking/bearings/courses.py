"""A later stage of one course of events on the ground: a plan comes about, days go on.

Enters: a meeting of two frames. Leaves: follows, or nothing. It refuses whole regions: two events
in one region are not one course.
"""

from purport.linking.agreement import compare_places, shared_place
from purport.linking.bearings.event import GROUND, Bearing, common, exact
from purport.linking.bearings.incidents import Meeting
from purport.linking.folding import opposed
from purport.linking.statements import Statement
from purport.model import Difference, Kind, RelationKind

# Days between a dated and an undated statement from which the later report tells of later things.
LATER = 3
# Days within which events at one place are one course, whatever else the reports tell of.
WEEKS = 31
# Affinity from which reports some days apart tell of one course of events.
STORY = 0.15

COURSE = GROUND | {Kind.DEPLOYMENT}

# What shows that a plan of a kind came about.
_COMES_ABOUT: dict[Kind, tuple[Kind, ...]] = {
    Kind.CONTROL: (Kind.CONTROL, Kind.ADVANCE),
    Kind.ADVANCE: (Kind.ADVANCE, Kind.CONTROL),
    Kind.ENCIRCLEMENT: (Kind.ENCIRCLEMENT, Kind.CONTROL),
    Kind.WITHDRAWAL: (Kind.WITHDRAWAL,),
    Kind.CLASH: (Kind.CLASH, Kind.CONTROL, Kind.ADVANCE),
}


def later(meeting: Meeting) -> Bearing | None:
    """Return whether the first tells of what came after the second."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.kind not in COURSE or other.kind not in COURSE or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood == "outlook" or one.cumulative or other.cumulative:
        return None
    day, earlier = _day(one), _day(other)
    if day is None or earlier is None or not (meeting.near or abs(day - earlier) <= WEEKS):
        return None
    if one.kind is other.kind and _one_course(meeting, day - earlier):
        agree = common(meeting)
        return _follows(0.4 - (day - earlier) / 1000, f"{day - earlier} days later; {agree}")
    spots, others = exact(one.spots), exact(other.spots)
    if compare_places(spots, others) != "same":
        return None
    where = shared_place(spots, others)
    if other.mood == "plan":
        same = one.actor & other.actor or one.actor_terms & other.actor_terms
        alike = one.kind in _COMES_ABOUT.get(other.kind, ())
        if day > earlier and same and alike:
            return _follows(1.0, f"what was tried came about; {where}")
        return None
    dated = one.days is not None and other.days is not None
    if day - earlier < (1 if dated else LATER):
        return None
    if one.kind is Kind.CLASH and other.kind is not Kind.CLASH:
        return None
    if meeting.odds < meeting.weights["thresholds"]["later"]:
        return None
    return _follows(0.5 - (day - earlier) / 1000, f"{day - earlier} days later; {where}")


def _one_course(meeting: Meeting, days: int) -> bool:
    """Whether reports of one story, days apart, tell of one sort of thing by the same side.

    Who holds a place may have changed between them.
    """
    one, other = meeting.one.statement, meeting.other.statement
    if days < LATER or one.report == other.report or other.mood != "fact":
        return False
    if meeting.features.get("affinity", 0.0) < STORY or meeting.standing.scene == "different":
        return False
    acting = bool(one.actor & other.actor)
    return acting or (one.kind is Kind.CONTROL and opposed(one.actor, other.actor))


def _follows(rank: float, evidence: str) -> Bearing:
    return Bearing(RelationKind.FOLLOWS, rank, evidence, Difference.TIME)


def _day(statement: Statement) -> int | None:
    return statement.days[0] if statement.days else statement.published
