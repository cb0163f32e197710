"""Whether two statements may be about one event, and how that is put into words.

Enters: two statements and their comparison. Leaves: yes or no, and evidence. It refuses to take two
villages, or two days, for one event.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from purport.linking.agreement import compare_places, days_apart, shared_place
from purport.linking.comparison import Comparison
from purport.linking.statements import Spot, Statement
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
    place = scene(one, other)
    apart = days_apart(one, other)
    if place == "different" or (apart is not None and apart > 1) or not found.near:
        return False
    if place == "same":
        return True
    if one.report == other.report:
        return found.dice >= 0.15 and nearby(one, other)
    return found.dice >= 0.25 or (apart == 0 and found.dice >= 0.15)


def scene(one: Statement, other: Statement) -> str:
    """Return how the places stand to each other, with the scene where a statement names none."""
    return compare_places(one.spots or one.setting, other.spots or other.setting)


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
    return "; ".join(_reasons(one, other, found)) or "told of one event"


def _reasons(one: Statement, other: Statement, found: Comparison) -> Iterator[str]:
    if one.report == other.report:
        yield "one report"
    yield from (reason for reason in found.agrees if not reason.startswith("count"))
