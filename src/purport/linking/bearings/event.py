"""Whether two statements may be about one event, and how that is put into words.

Enters: two statements and their comparison. Leaves: yes or no, and evidence. It refuses to take two
villages, or two days, for one event.
"""

from collections.abc import Callable
from dataclasses import dataclass

from purport.linking.agreement import shared_place
from purport.linking.comparison import Comparison
from purport.linking.evidence import reasons
from purport.linking.facets import Spot
from purport.linking.statements import Statement
from purport.model import Kind, RelationKind

# Characters between a charge and what answers it, and between two statements on one event, within
# one report: about four paragraphs of news copy.
NEARBY = 2500
# Match weight from which a statement that says less is read as the general form of a fuller one,
# and from which two counts are read as counts of one event; vague counts say less. Calibrated as
# docs/decisions/0050-linking.md says.
GENERAL = -2.5
EVENT = -7.2
VAGUE_EVENT = -5.0

# Kinds of one course of events on the ground.
GROUND = frozenset({Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ENCIRCLEMENT, Kind.CLASH})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The first statement is `kind` than, or to, the second; of a higher `rank` is taken first."""

    kind: RelationKind
    rank: float
    evidence: str


Rule = Callable[[Statement, Statement, Comparison], Bearing | None]


def same_event(one: Statement, other: Statement, found: Comparison) -> bool:
    """Return whether two statements may be about one event: near in report, place and time."""
    scene, apart = found.standing.scene, found.standing.apart
    if not found.near or scene == "different" or (apart is not None and apart > 1):
        return False
    if scene == "same":
        return True
    if one.report == other.report:
        return found.dice >= 0.15 and nearby(one, other)
    return found.dice >= 0.25 or (apart == 0 and found.dice >= 0.15)


def nearby(one: Statement, other: Statement) -> bool:
    """Return whether two statements of one report stand within a few paragraphs."""
    return one.report == other.report and abs(one.order - other.order) <= NEARBY


def exact(statement: Statement) -> tuple[Spot, ...]:
    """Return the places that are not whole regions: two events in one region are not one course."""
    return tuple(spot for spot in statement.spots if not spot.region)


def actor_name(statement: Statement) -> str:
    """Return who acts, in words."""
    if statement.claim.actor:
        return statement.claim.actor.name
    return ", ".join(sorted(statement.actor)) or "someone not named"


def voice_name(statement: Statement) -> str:
    """Return who says it, in words."""
    return statement.claim.chain[-1].name if statement.claim.chain else "the report"


def places_shared(one: Statement, other: Statement) -> str:
    """Return the places of both, in words."""
    return shared_place(one.spots, other.spots)


def common(one: Statement, other: Statement, found: Comparison) -> str:
    """Return what agrees, in words."""
    agree = [reason for reason in reasons(one, other, found) if not reason.startswith("count")]
    return "; ".join(agree) or "told of one event"
