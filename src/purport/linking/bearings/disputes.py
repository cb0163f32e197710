"""What cannot both hold: a denial and what it denies, two doers of a deed, two holders of a place.

Enters: two statements and their comparison. Leaves: contradicts, or nothing. It refuses to take two
attacks on one town for one, and a denial of one thing for a denial of everything.
"""

from purport.linking.agreement import partial, shared_place
from purport.linking.bearings.event import (
    GENERAL,
    GROUND,
    Bearing,
    actor_name,
    common,
    nearby,
    same_event,
    voice_name,
)
from purport.linking.comparison import Comparison, denier, possession
from purport.linking.folding import opposed, party, speaks, stem, words
from purport.linking.statements import Statement
from purport.linking.wording import CHARGES, CLAIMS, TRIGGERS, UNTRUE, WEAPONS
from purport.model import Kind, RelationKind

_ATTACK = WEAPONS | {"attack", "strike", "kill"}
_EVENTS = frozenset({Kind.POSITION, Kind.STRIKE, Kind.CASUALTIES, Kind.LOSSES})


# Characters between a claim and a denial that need name neither who nor where.
AT_ONCE = 500


def denial(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether one of the two denies what the other asserts."""
    if one.denied == other.denied or found.standing.place == "different":
        return None
    denied, charge = (one, other) if one.denied else (other, one)
    if charge.mood != "fact" or (one.voice and one.voice == other.voice):
        return None
    apart = found.standing.apart
    if apart is not None and apart > 1 and not (denied.charged and denied.kind is Kind.POSITION):
        return None
    reason = _same_words(one, other, found) or _answer(denied, charge, found)
    return Bearing(RelationKind.CONTRADICTS, 3.5, reason) if reason else None


def _same_words(one: Statement, other: Statement, found: Comparison) -> str:
    """One thing asserted and denied, or one party's doing of a kind, within a story."""
    if not found.near or found.standing.scene in ("different", "unlike"):
        return ""
    if found.weight >= GENERAL and found.dice >= 0.25 and possession(one) == possession(other):
        return f"asserted and denied; {common(one, other, found)}"
    same_kind = one.kind is other.kind and one.kind not in (Kind.POSITION, Kind.OTHER)
    acts = one.actor & other.actor or (one.actor_terms & other.actor_terms)
    acts = acts or (one.actor | one.target) & (other.actor | other.target)
    if same_kind and acts and nearby(one, other):
        return f"{one.kind} by {actor_name(one)}, asserted and denied in one report"
    at_once = one.report == other.report and abs(one.order - other.order) <= AT_ONCE
    if same_kind and at_once and TRIGGERS & one.terms.keys() & other.terms.keys():
        return f"{one.kind}, asserted and denied in one breath; {common(one, other, found)}"
    return ""


def _answer(denied: Statement, charge: Statement, found: Comparison) -> str:
    """A denial of a charge, which need not repeat its words."""
    if charge.kind not in _EVENTS or denied.kind not in (Kind.POSITION, Kind.STRIKE):
        return ""
    content = {stem(word) for word in words(denied.claim.text)}
    rejected = CLAIMS & content and party(denied.claim.text) & _speaker(charge)
    if nearby(denied, charge) and rejected and CHARGES & content:
        return f"{voice_name(denied)} rejects what {voice_name(charge)} says"
    if not (charge.charged or _ATTACK & charge.terms.keys()):
        return ""
    if not charge.actor & denier(denied) and not charge.actor_terms & denied.actor_terms:
        return ""
    reason = f"a charge against {actor_name(charge)}, denied by {voice_name(denied)}"
    if nearby(denied, charge) and denied.charged and denied.kind is Kind.POSITION:
        return "" if possession(denied) else reason
    shared = WEAPONS & denied.terms.keys() & charge.terms.keys()
    if found.near and shared and "missile" not in charge.terms.keys() - denied.terms.keys():
        return f"{reason}; both on {', '.join(sorted(shared))}"
    return ""


def rejection(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether one calls untrue what the other side says of a place."""
    rejects, said = (one, other) if one.kind is Kind.POSITION else (other, one)
    if (
        rejects.kind is not Kind.POSITION
        or said.kind not in GROUND
        or said.denied
        or rejects.denied
    ):
        return None
    content = {stem(word) for word in words(rejects.claim.text)}
    if not found.near or found.standing.place != "same" or not UNTRUE & content:
        return None
    if not CLAIMS & content or not opposed(_speaker(rejects), _speaker(said) or said.actor):
        return None
    place = shared_place(one.spots, other.spots)
    reason = f"{voice_name(rejects)} calls untrue what {voice_name(said)} says of {place}"
    return Bearing(RelationKind.CONTRADICTS, 3.0, reason)


def _speaker(statement: Statement) -> frozenset[str]:
    return speaks(statement.claim.chain[-1].name) if statement.claim.chain else frozenset()


def doer(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether one attack is laid at two doors."""
    if one.denied or other.denied or not {one.kind, other.kind} <= {Kind.STRIKE, Kind.POSITION}:
        return None
    if not found.near or not opposed(one.actor, other.actor):
        return None
    if one.mood != "fact" or other.mood != "fact" or (one.voice and one.voice == other.voice):
        return None
    if "missile" in WEAPONS & (one.terms.keys() ^ other.terms.keys()):
        return None  # one tells of other means: another attack
    shared = WEAPONS & one.terms.keys() & other.terms.keys()
    charged = one.charged and other.charged
    here = found.standing.scene
    told = here in ("same", "contained") or (charged and found.dice >= 0.25)
    attacks = all(_ATTACK & each.terms.keys() for each in (one, other))
    charge = nearby(one, other) and found.standing.place == "same" and attacks
    answered = charge and Kind.POSITION in (one.kind, other.kind) and (one.charged or other.charged)
    if (shared and told and same_event(one, other, found)) or answered:
        doers = f"{actor_name(one)} against {actor_name(other)}"
        return Bearing(
            RelationKind.CONTRADICTS, 3.0, f"who did it: {doers}; {common(one, other, found)}"
        )
    return None


def holder(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return whether two hold one place at one time."""
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood != "fact" or not opposed(one.actor, other.actor):
        return None
    if found.standing.place != "same" or one.measures or other.measures:
        return None
    apart = found.standing.apart
    if apart is None and found.near and one.report != other.report:
        undated = one.published is None or other.published is None
        apart = 0 if undated or one.published == other.published else None
    if apart != 0 or partial(one) or partial(other):
        return None
    place = shared_place(one.spots, other.spots)
    return Bearing(
        RelationKind.CONTRADICTS,
        3.0,
        f"{place} held by {actor_name(one)} against {actor_name(other)}",
    )
