"""What cannot both hold: a denial and what it denies, two doers of a deed, two holders of a place.

Enters: a meeting of two frames. Leaves: contradicts, or nothing. It refuses to take two attacks on
one town for one, and a denial of one thing for a denial of everything.
"""

from purport.linking.agreement import partial, shared_place
from purport.linking.bearings.event import (
    GROUND,
    Bearing,
    actor_name,
    common,
    nearby,
    voice_name,
)
from purport.linking.bearings.incidents import Meeting
from purport.linking.comparison import denier, possession
from purport.linking.folding import opposed, party, speaks, stem, words
from purport.linking.statements import Statement
from purport.linking.wording import CHARGES, CLAIMS, UNTRUE, WEAPONS
from purport.model import Difference, Kind, RelationKind

_ATTACK = WEAPONS | {"attack", "strike", "kill"}
_EVENTS = frozenset({Kind.POSITION, Kind.STRIKE, Kind.CASUALTIES, Kind.LOSSES})
_CONTRADICTS = RelationKind.CONTRADICTS


def denial(meeting: Meeting) -> Bearing | None:
    """Return whether one of the two denies what the other asserts.

    A denial that answers a charge (by whom it names, or whom it quotes) is asked for less.
    """
    one, other = meeting.one.statement, meeting.other.statement
    if one.denied == other.denied or not meeting.near:
        return None
    denied, charge = (one, other) if one.denied else (other, one)
    if charge.mood != "fact" or (one.voice and one.voice == other.voice):
        return None
    if meeting.standing.place == "different" or "other year" in meeting.features:
        return None
    apart = meeting.standing.apart
    if apart is not None and apart > 1 and not (denied.charged and denied.kind is Kind.POSITION):
        return None
    if _of_another(denied, charge):
        return None
    if _rejected(meeting, denied, charge):
        reason = f"{voice_name(denied)} rejects what {voice_name(charge)} says"
        return Bearing(_CONTRADICTS, 3.4, reason, Difference.STATUS)
    answer = _answer(meeting, denied, charge)
    thresholds = meeting.weights["thresholds"]
    if meeting.odds < thresholds["answer" if answer else "denial"]:
        return None
    if not answer and not _of_one_thing(meeting):
        return None
    reason = answer or f"asserted and denied; {common(meeting)}"
    return Bearing(_CONTRADICTS, 3.5 + meeting.odds / 100, reason, Difference.STATUS)


def _of_another(denied: Statement, charge: Statement) -> bool:
    """Whether who denies is another than who is charged, or has the means than used them."""
    doers = charge.actor
    who = denied.actor or denier(denied)
    return opposed(who, doers)


def _of_one_thing(meeting: Meeting) -> bool:
    """Whether both are of one place's ground, or share words that are neither a place nor a party.

    What is denied of a town denies nothing else that is told of it.
    """
    one, other = meeting.one, meeting.other
    first, second = one.statement, other.statement
    place = meeting.standing.place
    if first.kind is second.kind and first.kind in GROUND and place != "open":
        return place in ("same", "contained")
    names = first.actor_terms | second.actor_terms | first.target_terms | second.target_terms
    spots = (*one.spots, *other.spots)
    placed = {stem(word) for spot in spots for key in spot.keys for word in words(key)}
    return bool((first.terms.keys() & second.terms.keys()) - names - placed)


def _rejected(meeting: Meeting, denied: Statement, charge: Statement) -> bool:
    """Whether the denial calls untrue, in the same report, what the other's side says."""
    if not nearby(meeting) or charge.kind not in _EVENTS:
        return False
    content = {stem(word) for word in words(denied.claim.text)}
    rejected = CLAIMS & content and party(denied.claim.text) & _speaker(charge)
    return bool(rejected and CHARGES & content)


def _answer(meeting: Meeting, denied: Statement, charge: Statement) -> str:
    """A denial of a charge, which need not repeat its words."""
    if charge.kind not in _EVENTS or denied.kind not in (Kind.POSITION, Kind.STRIKE):
        return ""
    if not (charge.charged or _ATTACK & charge.terms.keys()):
        return ""
    if not charge.actor & denier(denied) and not charge.actor_terms & denied.actor_terms:
        return ""
    if possession(denied) and not meeting.one.means & meeting.other.means:
        return ""
    return f"a charge against {actor_name(charge)}, denied by {voice_name(denied)}"


def rejection(meeting: Meeting) -> Bearing | None:
    """Return whether one calls untrue what the other side says of a place."""
    one, other = meeting.one.statement, meeting.other.statement
    rejects, said = (one, other) if one.kind is Kind.POSITION else (other, one)
    if rejects.kind is not Kind.POSITION or said.kind not in GROUND:
        return None
    if said.denied or rejects.denied:
        return None
    content = {stem(word) for word in words(rejects.claim.text)}
    if not meeting.near or meeting.standing.place != "same" or not UNTRUE & content:
        return None
    if not CLAIMS & content or not opposed(_speaker(rejects), _speaker(said) or said.actor):
        return None
    place = shared_place(one.spots, other.spots)
    reason = f"{voice_name(rejects)} calls untrue what {voice_name(said)} says of {place}"
    return Bearing(_CONTRADICTS, 3.0, reason, Difference.STATUS)


def _speaker(statement: Statement) -> frozenset[str]:
    return speaks(statement.claim.chain[-1].name) if statement.claim.chain else frozenset()


def doer(meeting: Meeting) -> Bearing | None:
    """Return whether one attack is laid at two doors."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.denied or other.denied or not {one.kind, other.kind} <= {Kind.STRIKE, Kind.POSITION}:
        return None
    if not meeting.near or not opposed(one.actor, other.actor):
        return None
    if one.mood != "fact" or other.mood != "fact" or (one.voice and one.voice == other.voice):
        return None
    if meeting.standing.scene == "different" or "other year" in meeting.features:
        return None
    if (meeting.standing.apart or 0) > 1 or "other means" in meeting.features:
        return None
    charged = one.charged and other.charged
    if not charged and not all(_ATTACK & each.terms.keys() for each in (one, other)):
        return None
    if meeting.odds < meeting.weights["thresholds"]["doer"]:
        return None
    doers = f"{actor_name(one)} against {actor_name(other)}"
    reason = f"who did it: {doers}; {common(meeting)}"
    return Bearing(_CONTRADICTS, 3.0 + meeting.odds / 100, reason, Difference.ACTOR)


def holder(meeting: Meeting) -> Bearing | None:
    """Return whether two hold one place at one time."""
    one, other = meeting.one.statement, meeting.other.statement
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood != "fact" or not opposed(one.actor, other.actor):
        return None
    if meeting.standing.place != "same" or one.measures or other.measures:
        return None
    apart = meeting.standing.apart
    if apart is None and meeting.near and one.report != other.report:
        undated = one.published is None or other.published is None
        apart = 0 if undated or one.published == other.published else None
    if apart != 0 or partial(one) or partial(other):
        return None
    place = shared_place(one.spots, other.spots)
    reason = f"{place} held by {actor_name(one)} against {actor_name(other)}"
    return Bearing(_CONTRADICTS, 3.0, reason, Difference.ACTOR)
