"""What the rules of this room share: a bearing, and how what agrees is put into words.

Enters: a meeting of two frames. Leaves: words. It refuses numbers: a score is no evidence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from purport.linking.agreement import shared_place
from purport.linking.bearings.incidents import Meeting
from purport.linking.facets import Spot
from purport.linking.folding import term
from purport.linking.statements import Statement
from purport.model import Difference, Kind, RelationKind

# Characters between a charge and what answers it, within one report: about four paragraphs.
NEARBY = 2500
# Shared words that are named at most.
NAMED = 6

# Kinds of one course of events on the ground.
GROUND = frozenset({Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ENCIRCLEMENT, Kind.CLASH})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The first statement is `kind` than, or to, the second; of a higher `rank` is taken first."""

    kind: RelationKind
    rank: float
    evidence: str
    differs: Difference


Rule = Callable[[Meeting], Bearing | None]


def nearby(meeting: Meeting) -> bool:
    """Return whether the two stand within a few paragraphs of one report."""
    one, other = meeting.one.statement, meeting.other.statement
    return one.report == other.report and abs(one.order - other.order) <= NEARBY


def one_sentence(meeting: Meeting) -> bool:
    """Return whether the two stand in one sentence."""
    return "one sentence" in meeting.features


def exact(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the places that are not whole regions: two events in one region are not one course."""
    return tuple(spot for spot in spots if not spot.region)


def actor_name(statement: Statement) -> str:
    """Return who acts, in words."""
    if statement.claim.actor:
        return statement.claim.actor.name
    return ", ".join(sorted(statement.actor)) or "someone not named"


def voice_name(statement: Statement) -> str:
    """Return who says it, in words."""
    return statement.claim.chain[-1].name if statement.claim.chain else "the report"


def common(meeting: Meeting) -> str:
    """Return what agrees, in words that a reader can check against the two sentences."""
    return "; ".join(_common(meeting)) or "told of one event"


def _common(meeting: Meeting) -> Iterator[str]:
    one, other = meeting.one, meeting.other
    first, second = one.statement, other.statement
    shared = first.terms.keys() & second.terms.keys()
    if shared:
        heaviest = sorted(shared, key=lambda each: (-first.terms[each], each))[:NAMED]
        written = {term(word): word for word in reversed(first.words)}
        yield "words: " + ", ".join(sorted(written.get(each, each) for each in heaviest))
    if place := shared_place(one.spots, other.spots):
        yield f"place: {place}"
    if one.means & other.means:
        yield f"means: {', '.join(sorted(one.means & other.means))}"
    for role in ("actor", "target"):
        party = first.claim.actor if role == "actor" else first.claim.target
        if f"same {role}" in meeting.features and party:
            yield f"{role}: {party.name}"
    if "same day" in meeting.features:
        yield "day"
    if "same voice" in meeting.features:
        yield f"voice: {voice_name(first)}"
    if "one report" in meeting.features:
        yield "one report"
