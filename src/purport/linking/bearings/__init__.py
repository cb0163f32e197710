"""Two statements that are not one -> how one bears on the other.

Enters: a `Meeting` of two frames. Leaves: a `Bearing` or None. Each rule stands alone: a denial
against what it denies, one named as the doer against another, one holder against another
(`disputes`); a count against a count (`tolls`); a degree against a degree, a general statement
against a fuller one (`degrees`); a later stage against an earlier (`courses`). What kind of
relation there would be is read by rule; whether the two tell of one event is weighed (`incidents`).
It refuses `contradicts` where the two may tell of different events.
"""

from purport.linking.bearings.courses import later
from purport.linking.bearings.degrees import degree, general, stage, whole
from purport.linking.bearings.disputes import denial, doer, holder, rejection
from purport.linking.bearings.event import Bearing, Rule
from purport.linking.bearings.frames import Frame, view_frames
from purport.linking.bearings.incidents import Meeting, meet
from purport.linking.bearings.tolls import counts, toll

__all__ = ["Bearing", "Frame", "Meeting", "bear", "meet", "view_frames"]

# The first rule that speaks decides.
RULES: tuple[Rule, ...] = (
    denial,
    rejection,
    toll,
    counts,
    doer,
    holder,
    whole,
    degree,
    stage,
    general,
    later,
)


def bear(meeting: Meeting) -> Bearing | None:
    """Return how the first bears on the other, None where it does not (it may the other way)."""
    for rule in RULES:
        if bearing := rule(meeting):
            return bearing
    return None
