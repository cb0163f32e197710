"""Two statements -> what agrees, what differs, and how much that weighs.

Enters: two statements, the affinity of their reports, and the weights. Leaves: a `Comparison`: the
level that each comparison of `levels` is at, and their match weights added up as Fellegi and Sunter
(1969) do. It refuses to let weight outvote a contradiction: what cannot be one proposition is
`barred`, whatever else agrees.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from purport.linking.agreement import Standing, other_victims, partial, stand
from purport.linking.facets import Measure
from purport.linking.families import FAMILY
from purport.linking.folding import opposed, speaks
from purport.linking.levels import AFFINITY, AT, BETWEEN, COMPARISONS, NAMES, SENTENCE, WORDS
from purport.linking.settings import Weights
from purport.linking.statements import Statement
from purport.linking.wording import TRIGGERS, WEAPONS, word_set
from purport.model import Kind

# Kinds in which readers report who did something.
CHARGE_KINDS = frozenset({Kind.POSITION, Kind.STRIKE})
# Kinds that extraction and readers confuse although their families differ.
_ALSO = frozenset({Kind.STRIKE, Kind.POSITION, Kind.CLASH})
# Days between reports from which they do not tell of one event, unless they say so.
LONG = 31


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements have in common. `weight` is meaningless where they are `barred`.

    `weight` is the logarithm of the odds that the two are one proposition. `levels` has one number
    for each of `levels.NAMES`; `dice` and `contained` measure the weight of the shared terms
    against both statements and against the smaller one; `near` says that the reports tell one
    story. `standing` says how places, counts and days stand to each other. `shared` is how common
    a place they share is (0 to 1), 0 where they share none.
    """

    weight: float
    barred: bool
    levels: tuple[int, ...]
    dice: float
    contained: float
    near: bool
    standing: Standing
    shared: float

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """The levels by name, but those that say nothing."""
        named = (COMPARISONS[name][level] for name, level in zip(NAMES, self.levels, strict=True))
        return tuple((name, 1.0) for name in named if name not in ("else", "open"))


def compare(
    one: Statement, other: Statement, weights: Weights, *, affinity: float, together: bool
) -> Comparison:
    """Return what two statements have in common; symmetric.

    `affinity` (0 to 1) is how alike their reports are, `together` whether these tell one story.
    """
    ours, theirs = one.terms, other.terms
    shared = ours.keys() & theirs.keys()
    both = sum([min(ours[word], theirs[word]) for word in sorted(shared)])
    total = one.size + other.size
    smaller = min(one.size, other.size)
    dice = 2 * both / total if total else 0.0
    near = one.report == other.report or together
    standing = stand(one, other)
    kind = _kind(one, other, near=near)
    wording = _wording(one, other, dice, len(shared))
    sure = kind == _CHARGE or wording == _IDENTICAL
    levels = (
        bisect_right(WORDS, dice),
        wording,
        _ELSE_SUPPORT if sure else _support(one, other, len(shared), standing),
        _sentence(one, other),
        AT["mood"]["other mood" if one.mood != other.mood else "else"],
        _place(standing),
        _COUNT.get(standing.count, AT["count"]["open"]),
        _figure(one, standing),
        kind,
        _event(one, other),
        _part(one, other),
        _party("actor", one.actor, other.actor, one.actor_terms, other.actor_terms),
        _party("target", one.target, other.target, one.target_terms, other.target_terms),
        _day(standing),
        _between(one, other, standing),
        _voice(one, other, standing),
        _story(one, other, together),
        _affinity(one, other, affinity, together),
    )
    common = 0.0
    if standing.place == "same":
        common = max(commonness(one, weights), commonness(other, weights))
    return Comparison(
        weight=weights.total(levels, common),
        barred=barred(one, other, standing),
        levels=levels,
        dice=dice,
        contained=both / smaller if smaller else 0.0,
        near=near,
        standing=standing,
        shared=common,
    )


def commonness(statement: Statement, weights: Weights) -> float:
    """Return how common the statement's rarest place is: the share of statements that are there."""
    return min((weights.frequency(spot) for spot in statement.spots), default=0.0)


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


_CHARGE = AT["kind"]["one charge"]
_IDENTICAL = AT["wording"]["near-identical"]
_ELSE_SUPPORT = AT["support"]["else"]
_COUNT = {
    "equal": AT["count"]["same count"],
    "rounded": AT["count"]["same count"],
    "one-sided": AT["count"]["one count"],
    "unlike": AT["count"]["other count"],
}
_PLACE = {
    "same": AT["place"]["same place"],
    "contained": AT["place"]["place within place"],
    "unlike": AT["place"]["unlike places"],
}


def _wording(one: Statement, other: Statement, dice: float, shared: int) -> int:
    alike = dice > 0.5 and shared > 2 and likeness(one.words, other.words) > 0.85
    return AT["wording"]["near-identical" if alike else "else"]


def _support(one: Statement, other: Statement, shared: int, standing: Standing) -> int:
    placed = standing.place == "same" or standing.count == "equal" or one.actor & other.actor
    return AT["support"]["thin" if shared < 4 and not placed else "else"]


def _sentence(one: Statement, other: Statement) -> int:
    if one.report == other.report:
        return AT["sentence"]["open"]
    least = min(len(one.context), len(other.context)) or 1
    return bisect_right(SENTENCE, len(one.context & other.context) / least)


def _place(standing: Standing) -> int:
    found = _PLACE.get(standing.place)
    if found is not None:
        return found
    if standing.place == "open" and standing.scene == "same":
        return AT["place"]["same scene"]
    if standing.place == "open" and standing.scene in ("different", "unlike"):
        return AT["place"]["other scene"]
    return AT["place"]["open"]


def _figure(one: Statement, standing: Standing) -> int:
    if standing.count != "equal":
        return AT["figure"]["else"]
    rarest = max(_rarity(measure) for measure in one.measures)
    return AT["figure"]["rare count" if rarest > 1 else "telling count" if rarest else "else"]


def _rarity(measure: Measure) -> int:
    """Small and round numbers are everybody's; 182 or 280,000 are somebody's."""
    number = measure.low if measure.low is not None else measure.high or 0.0
    return 2 if number >= 30 and number % 10 else 1 if number >= 20 else 0


def _kind(one: Statement, other: Statement, *, near: bool) -> int:
    at = AT["kind"]
    if one_charge(one, other, near=near):
        return at["one charge"]
    if one.kind is other.kind:
        return at["same kind"]
    if FAMILY[one.kind] == FAMILY[other.kind] or {one.kind, other.kind} <= _ALSO:
        return at["near kind"]
    return at["casualties and not" if Kind.CASUALTIES in (one.kind, other.kind) else "other kind"]


def _event(one: Statement, other: Statement) -> int:
    ours, theirs = TRIGGERS & one.terms.keys(), TRIGGERS & other.terms.keys()
    return AT["event"]["other event" if ours and theirs and not ours & theirs else "else"]


def _part(one: Statement, other: Statement) -> int:
    differ = one.kind is other.kind is Kind.CONTROL and partial(one) != partial(other)
    return AT["part"]["part of a place" if differ else "else"]


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


def _party(
    role: str,
    ours: frozenset[str],
    theirs: frozenset[str],
    our_terms: frozenset[str],
    their_terms: frozenset[str],
) -> int:
    if opposed(ours, theirs):
        return AT[role][f"opposed {role}"]
    if ours & theirs or our_terms & their_terms:
        return AT[role][f"same {role}"]
    return AT[role][f"other {role}" if our_terms and their_terms else "open"]


def _day(standing: Standing) -> int:
    if standing.apart is None:
        return AT["day"]["open"]
    return AT["day"][
        ("same day", "next day")[standing.apart] if standing.apart < 2 else "other day"
    ]


def _between(one: Statement, other: Statement, standing: Standing) -> int:
    if standing.apart is not None:
        return AT["between"]["else"]
    return bisect_right(BETWEEN, days_between(one, other))


def _voice(one: Statement, other: Statement, standing: Standing) -> int:
    if not one.voice or one.voice != other.voice:
        return AT["voice"]["else"]
    return AT["voice"]["same voice and count" if standing.count == "equal" else "same voice"]


def _story(one: Statement, other: Statement, together: bool) -> int:
    if one.report == other.report:
        return AT["story"]["one report"]
    if together:
        return AT["story"]["one story"]
    return AT["story"]["long apart" if days_between(one, other) > LONG else "other story"]


def _affinity(one: Statement, other: Statement, affinity: float, together: bool) -> int:
    if one.report == other.report or not together:
        return AT["affinity"]["else"]
    return bisect_right(AFFINITY, affinity)


def days_between(one: Statement, other: Statement) -> int:
    """Return the days between the reports, 0 where one bears no date."""
    if one.published is None or other.published is None:
        return 0
    return abs(one.published - other.published)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words, in order, that two word sequences have in common (0 to 1)."""
    from rapidfuzz.distance import Indel  # a fifth of a second: loaded when needed

    return Indel.normalized_similarity(one, other)
