"""Two statements -> what agrees, what differs, and how much that weighs.

Enters: two statements and the affinity of their reports. Leaves: a `Comparison`: match weights
added up as Fellegi and Sunter (1969) do, each named. It refuses to let weight outvote a
contradiction: what cannot be one proposition is `barred`, whatever else agrees.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from purport.linking.agreement import Standing, other_victims, partial, stand
from purport.linking.blocking import FAMILY
from purport.linking.facets import Measure
from purport.linking.folding import opposed, speaks
from purport.linking.statements import Statement
from purport.linking.wording import TRIGGERS, WEAPONS, word_set
from purport.model import Kind

# Match weight of every sort of agreement and difference; two statements are one proposition from 0.
# docs/decisions/0050-linking.md says how they were found.
WEIGHTS: Mapping[str, float] = {
    "prior": -6.7,
    "words": 9.0,
    "sentence": 4.0,
    "near-identical": 3.0,
    "thin": -2.0,
    "other mood": -4.0,
    "same place": 1.5,
    "place within place": -0.5,
    "unlike places": -1.5,
    "same scene": 0.3,
    "other scene": -0.5,
    "same count": 2.5,
    "rare count": 1.0,
    "one count": -2.0,
    "other count": -1.5,
    "same kind": 0.5,
    "near kind": -1.0,
    "other kind": -2.0,
    "casualties and not": -4.0,
    "other event": -2.5,
    "part of a place": -2.5,
    "one charge": 3.5,
    "same actor": 0.8,
    "other actor": -0.4,
    "same target": 0.8,
    "other target": -0.4,
    "opposed target": -2.0,
    "same day": 1.0,
    "other day": -3.0,
    "one report": 0.5,
    "one story": 0.6,
    "affinity": 5.0,
    "other story": -1.0,
    "long apart": -4.0,
    "days between": -1.5,
    "same voice": 1.0,
    "same voice and count": 1.0,
}
# Kinds in which readers report who did something.
CHARGE_KINDS = frozenset({Kind.POSITION, Kind.STRIKE})
# Kinds that extraction and readers confuse although their families differ.
_ALSO = frozenset({Kind.STRIKE, Kind.POSITION, Kind.CLASH})
# Days between reports from which they do not tell of one event, unless they say so.
LONG = 31


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements have in common. `weight` is meaningless where they are `barred`.

    `features` are what was weighed; `dice` and `contained` measure the weight of the shared terms
    against both statements and against the smaller one; `near` says that the reports tell one
    story.
    `standing` says how places, counts and days stand to each other.
    """

    weight: float
    barred: bool
    features: tuple[tuple[str, float], ...]
    dice: float
    contained: float
    near: bool
    standing: Standing


def compare(one: Statement, other: Statement, *, affinity: float, together: bool) -> Comparison:
    """Return what two statements have in common; symmetric.

    `affinity` (0 to 1) is how alike their reports are, `together` whether these tell one story.
    `standing` says how places, counts and days stand to each other.
    """
    ours, theirs = one.terms, other.terms
    shared = ours.keys() & theirs.keys()
    both = sum(min(ours[word], theirs[word]) for word in sorted(shared))
    total = one.size + other.size
    smaller = min(one.size, other.size)
    dice = 2 * both / total if total else 0.0
    near = one.report == other.report or together
    standing = stand(one, other)
    features: dict[str, float] = {"prior": 1.0, "words": dice}
    features.update(_wording(one, other, dice, len(shared), standing))
    features.update(_places(standing))
    features.update(_counts(one, standing))
    features.update(_kinds(one, other, near=near))
    features.update(_parties(one, other))
    features.update(_context(one, other, affinity, together, standing))
    if "one charge" in features or "near-identical" in features:
        features.pop("thin", None)
    return Comparison(
        weight=sum(WEIGHTS[name] * value for name, value in features.items()),
        barred=barred(one, other, standing),
        features=tuple(features.items()),
        dice=dice,
        contained=both / smaller if smaller else 0.0,
        near=near,
        standing=standing,
    )


def barred(one: Statement, other: Statement, standing: Standing) -> bool:
    """Return whether two statements cannot be one proposition, however alike they are."""
    if one.report == other.report and one.claim.evidence == other.claim.evidence:
        return True  # a sentence does not say one thing twice
    if one.denied != other.denied or standing.place == "different":
        return True
    if one.mood != other.mood:
        return True  # what is tried, or to be expected, is not what happened
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return True
    if standing.count in ("disjoint", "overlapping") or opposed(one.actor, other.actor):
        return True
    if one.kind is not Kind.CASUALTIES or other.kind is not Kind.CASUALTIES:
        return False
    # That some died is less than that five died.
    uncounted = standing.count == "one-sided"
    return uncounted or opposed(one.target, other.target) or other_victims(one, other)


_Features = Iterator[tuple[str, float]]


def _wording(
    one: Statement, other: Statement, dice: float, shared: int, standing: Standing
) -> _Features:
    if dice > 0.5 and shared > 2 and likeness(one.words, other.words) > 0.85:
        yield "near-identical", 1.0
    if one.report != other.report:
        least = min(len(one.context), len(other.context)) or 1
        around = len(one.context & other.context) / least
        yield "sentence", max(-0.1, min(0.5, around - 0.3))
    placed = standing.place == "same" or standing.count == "equal" or one.actor & other.actor
    if shared < 4 and not placed:
        yield "thin", 1.0


def _places(standing: Standing) -> _Features:
    if standing.place == "same":
        yield "same place", 1.0
    elif standing.place == "contained":
        yield "place within place", 1.0
    elif standing.place == "unlike":
        yield "unlike places", 1.0
    elif standing.place == "open" and standing.scene == "same":
        yield "same scene", 1.0
    elif standing.place == "open" and standing.scene in ("different", "unlike"):
        yield "other scene", 1.0


def _counts(one: Statement, standing: Standing) -> _Features:
    if standing.count == "equal":
        yield "same count", 1.0
        yield "rare count", max(_rarity(measure) for measure in one.measures)
    elif standing.count == "rounded":
        yield "same count", 1.0
    elif standing.count == "one-sided":
        yield "one count", 1.0
    elif standing.count == "unlike":
        yield "other count", 1.0


def _rarity(measure: Measure) -> float:
    """Small and round numbers are everybody's; 182 or 280,000 are somebody's."""
    number = measure.low if measure.low is not None else measure.high or 0.0
    return 1.5 if number >= 30 and number % 10 else 1.0 if number >= 20 else 0.0


def _kinds(one: Statement, other: Statement, *, near: bool) -> _Features:
    if one_charge(one, other, near=near):
        yield "one charge", 1.0
    elif one.kind is other.kind:
        yield "same kind", 1.0
    elif FAMILY[one.kind] == FAMILY[other.kind] or {one.kind, other.kind} <= _ALSO:
        yield "near kind", 1.0
    elif Kind.CASUALTIES in (one.kind, other.kind):
        yield "casualties and not", 1.0
    else:
        yield "other kind", 1.0
    ours, theirs = TRIGGERS & one.terms.keys(), TRIGGERS & other.terms.keys()
    if ours and theirs and not ours & theirs:
        yield "other event", 1.0
    if one.kind is other.kind is Kind.CONTROL and partial(one) != partial(other):
        yield "part of a place", 1.0
    if one.mood != other.mood:
        yield "other mood", 1.0


def one_charge(one: Statement, other: Statement, *, near: bool) -> bool:
    """Return whether two statements lay, or deny, one attack at one door."""
    kinds = {one.kind, other.kind}
    if not near or one.mood != "fact" or other.mood != "fact" or not kinds <= CHARGE_KINDS:
        return False
    if Kind.POSITION not in kinds or not one.charged or not other.charged:
        return False
    if one.denied and other.denied:
        return bool(denier(one) & denier(other)) and _whole(one) and _whole(other)
    if one.denied or other.denied or not one.actor & other.actor:
        return False
    both = one.context & other.context
    return "attack" in both or bool(WEAPONS & both)


def denier(statement: Statement) -> frozenset[str]:
    """Return the countries and camps of who denies: the actor, or else the final voice."""
    chain = statement.claim.chain
    return statement.actor or (speaks(chain[-1].name) if chain else frozenset())


def possession(statement: Statement) -> bool:
    """Return whether a statement is about having means, not about using them."""
    return bool(_HAVING & set(statement.words))


def _whole(denial: Statement) -> bool:
    """Whether a denial is of having done it, and not of what it would have taken."""
    done = {"attack", "strike", "blame", "deny"} & denial.terms.keys()
    return bool(done or _DONE & set(denial.words))


_HAVING = word_set("possess possesses possessed own owns owned stockpile")
_DONE = word_set("involved involvement responsibility allegations accusations charges")


def _parties(one: Statement, other: Statement) -> _Features:
    for role, ours, theirs, our_terms, their_terms in (
        ("actor", one.actor, other.actor, one.actor_terms, other.actor_terms),
        ("target", one.target, other.target, one.target_terms, other.target_terms),
    ):
        if opposed(ours, theirs):
            yield "opposed target", 1.0
        elif ours & theirs or our_terms & their_terms:
            yield f"same {role}", 1.0
        elif our_terms and their_terms:
            yield f"other {role}", 1.0


def _context(
    one: Statement, other: Statement, affinity: float, together: bool, standing: Standing
) -> _Features:
    between = days_between(one, other)
    if standing.apart is None:
        yield "days between", min(10, between) / 10
    elif standing.apart == 0:
        yield "same day", 1.0
    elif standing.apart > 1:
        yield "other day", 1.0
    if one.voice and one.voice == other.voice:
        yield "same voice", 1.0
        if standing.count == "equal":
            yield "same voice and count", 1.0
    if one.report == other.report:
        yield "one report", 1.0
    elif together:
        yield "one story", 1.0
        yield "affinity", min(0.5, affinity)
    else:
        yield "long apart" if between > LONG else "other story", 1.0


def days_between(one: Statement, other: Statement) -> int:
    """Return the days between the reports, 0 where one bears no date."""
    if one.published is None or other.published is None:
        return 0
    return abs(one.published - other.published)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words, in order, that two word sequences have in common (0 to 1)."""
    from rapidfuzz.distance import Indel  # a fifth of a second: loaded when needed

    return Indel.normalized_similarity(one, other)
