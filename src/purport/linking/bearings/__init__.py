"""Two statements that are not one -> how one bears on the other.

Enters: two statements and their comparison. Leaves: a `Bearing` or None. Each rule stands alone: a
denial against what it denies, one named as the doer against another, one holder against another
(`disputes`); a count against a count (`tolls`); a degree against a degree, a general statement
against a fuller one (`degrees`); a later stage against an earlier (`courses`). It refuses
`contradicts` where the two may tell of different events.
"""

from purport.linking.bearings.courses import later
from purport.linking.bearings.degrees import degree, general, stage, whole
from purport.linking.bearings.disputes import denial, doer, holder, rejection
from purport.linking.bearings.event import Bearing, Rule
from purport.linking.bearings.tolls import counts, updated
from purport.linking.comparison import Comparison
from purport.linking.statements import Statement

__all__ = ["Bearing", "bear"]

# The first rule that speaks decides.
RULES: tuple[Rule, ...] = (
    denial,
    rejection,
    updated,
    counts,
    doer,
    holder,
    whole,
    degree,
    stage,
    general,
    later,
)


def bear(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return how `one` bears on `other`, None where it does not (it may the other way round)."""
    for rule in RULES:
        if bearing := rule(one, other, found):
            return bearing
    return None
