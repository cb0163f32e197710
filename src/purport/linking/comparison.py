"""Two statements -> what agrees, what differs, and how much that weighs.

Enters: two statements and the affinity of their reports. Leaves: a `Comparison`: match weights
added up as Fellegi and Sunter (1969) do, each named. It refuses to let weight outvote a contradiction:
what cannot be one proposition is `barred`, whatever else agrees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from purport.linking.blocking import FAMILY
from purport.linking.folding import opposed, skeleton
from purport.linking.statements import Measure, Spot, Statement
from purport.model import Kind

# Match weights from which two statements are one proposition; calibrated as
# docs/decisions/0050-linking.md says.
SAME = 3.5
# Figures of one event that differ by less than this share, one of them rounded, are one figure.
ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements have in common. `weight` is meaningless where they are `barred`.

    `dice` and `contained` measure the shared terms' weight against both statements and against the
    smaller one; `near` says that the reports tell one story.
    """

    weight: float
    barred: bool
    dice: float
    contained: float
    alike: float
    near: bool
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


def compare(one: Statement, other: Statement, *, affinity: float, together: bool) -> Comparison:
    """Return what two statements have in common; symmetric."""
    shared = sorted(set(one.terms) & set(other.terms))
    both = sum(min(one.terms[word], other.terms[word]) for word in shared)
    dice = 2 * both / (one.size + other.size) if one.size + other.size else 0.0
    smaller = min(one.size, other.size)
    contained = both / smaller if smaller else 0.0
    alike = likeness(one.words, other.words) if dice > 0.4 else 0.0
    weight = 9.0 * (dice - 0.4) + (3.0 if alike > 0.9 and len(shared) > 2 else 0.0)
    agrees: list[str] = []
    differs: list[str] = []
    barred = False
    if shared:
        agrees.append("words: " + ", ".join(shared[:6]))

    same_report = one.report == other.report
    if same_report and one.claim.evidence == other.claim.evidence:
        barred = True
    if one.denied != other.denied:
        barred = True
        differs.append("one asserts, the other denies")
    if one.mood != other.mood:
        weight -= 4.0
        differs.append(f"{one.claim.modality} against {other.claim.modality}")

    place = compare_places(one.spots, other.spots)
    names = ", ".join(sorted({spot.name for spot in (*one.spots, *other.spots)}))
    if place == "same":
        weight += 1.5
        agrees.append(f"place: {shared_place(one.spots, other.spots)}")
    elif place == "contained":
        weight -= 0.5
        differs.append(f"places: {names}, one within the other")
    elif place == "different":
        barred = True
        differs.append(f"places: {names}")
    elif place == "unlike":
        weight -= 1.5
        differs.append(f"places: {names}")

    count = compare_measures(one, other)
    if count == "equal":
        weight += 2.5 + min(1.5, max(_rarity(measure) for measure in one.measures))
        agrees.append(f"count: {describe(one.measures)}")
    elif count == "rounded":
        weight += 2.5
        agrees.append(
            f"count: {describe(one.measures)} and {describe(other.measures)} are one figure rounded"
        )
    elif count == "disjoint":
        barred = True
        differs.append(f"count: {describe(one.measures)} against {describe(other.measures)}")
    elif count == "overlapping":
        barred = True  # both may hold, but they do not say the same
        differs.append(f"count: {describe(one.measures)} against {describe(other.measures)}")
    elif count == "one-sided":
        weight -= 2.0
        differs.append("only one gives a count")

    if one.outcome and other.outcome and one.outcome != other.outcome:
        barred = True
        differs.append(f"{one.outcome} against {other.outcome}")
    weight += _kinds(one.kind, other.kind)

    for role, ours, theirs, our_terms, their_terms in (
        ("actor", one.actor, other.actor, one.actor_terms, other.actor_terms),
        ("target", one.target, other.target, one.target_terms, other.target_terms),
    ):
        if opposed(ours, theirs):
            barred = barred or role == "actor" or one.kind is Kind.CASUALTIES
            weight -= 2.0
            differs.append(f"{role}: {_party(one, role)} against {_party(other, role)}")
        elif ours & theirs or our_terms & their_terms:
            weight += 0.8
            agrees.append(f"{role}: {_party(one, role)}")
        elif our_terms and their_terms:
            weight -= 0.4

    apart = days_apart(one, other)
    if apart is None:
        pass
    elif apart == 0:
        weight += 1.0
        agrees.append("day")
    elif apart > 1:
        weight -= 3.0
        differs.append(f"dated {apart} days apart")
    if same_report:
        weight += 0.5
    elif together:
        weight += 0.6 + min(2.5, 5.0 * affinity)
        agrees.append("the reports tell of the same events")
    else:
        far = (
            one.published is not None
            and other.published is not None
            and abs(one.published - other.published) > 31
        )
        weight -= 4.0 if far else 1.0
    if one.voice and one.voice == other.voice:
        weight += 0.8
        agrees.append(f"voice: {one.claim.chain[-1].name}")
    thin = (
        len(shared) < 4 and place != "same" and count != "equal" and not (one.actor & other.actor)
    )
    if thin and alike < 0.85:
        weight -= 2.0
    return Comparison(
        weight=weight,
        barred=barred,
        dice=dice,
        contained=contained,
        alike=alike,
        near=same_report or together,
        agrees=tuple(agrees),
        differs=tuple(differs),
    )


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words, in order, that two word sequences have in common (0 to 1)."""
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def compare_places(one: Sequence[Spot], other: Sequence[Spot]) -> str:
    """Return how the places of two statements stand to each other.

    ``same`` (at least one is shared), ``contained`` (one lies in the other's), ``different`` (two
    settlements), ``unlike`` (names that differ and were not all resolved) or ``open`` (none given).
    """
    if not one or not other:
        return "open"
    if any(_same_spot(ours, theirs) for ours in one for theirs in other):
        return "same"
    if any(
        ours.within & theirs.keys
        or theirs.within & ours.keys
        or not (ours.settlement and theirs.settlement)
        for ours in one
        for theirs in other
    ):
        contained = any(
            ours.within & theirs.keys or theirs.within & ours.keys
            for ours in one
            for theirs in other
        )
        return "contained" if contained else "unlike"
    return "different"


def _same_spot(ours: Spot, theirs: Spot) -> bool:
    if ours.id and theirs.id:
        return ours.id == theirs.id
    if ours.keys & theirs.keys:
        return True
    return any(
        len(bones) > 2 and bones in {skeleton(key) for key in theirs.keys}
        for bones in (skeleton(key) for key in ours.keys)
    )


def shared_place(one: Sequence[Spot], other: Sequence[Spot]) -> str:
    """Return the names of the places that two statements share."""
    return ", ".join(
        sorted({ours.name for ours in one if any(_same_spot(ours, theirs) for theirs in other)})
    )


def compare_measures(one: Statement, other: Statement) -> str:
    """Return how the counts stand to each other.

    ``equal``, ``rounded`` (one figure, rounded), ``overlapping``, ``disjoint``, ``one-sided`` or
    ``open``. Counts of different units say nothing about each other.
    """
    if not one.measures or not other.measures:
        return "one-sided" if one.measures or other.measures else "open"
    verdicts = {
        compare_bounds(ours, theirs)
        for ours in one.measures
        for theirs in other.measures
        if comparable(ours, theirs)
    }
    for verdict in ("equal", "rounded", "disjoint", "overlapping"):
        if verdict in verdicts:
            return verdict
    return "unlike"


def comparable(ours: Measure, theirs: Measure) -> bool:
    """Return whether two counts count the same sort of thing."""
    return ours.unit == theirs.unit or not ours.unit or not theirs.unit


def compare_bounds(ours: Measure, theirs: Measure) -> str:
    """Return ``equal``, ``rounded``, ``overlapping`` or ``disjoint``."""
    if (ours.low, ours.high) == (theirs.low, theirs.high) and not (ours.vague or theirs.vague):
        return "equal" if ours.strict == theirs.strict else "overlapping"
    if ours.rounded != theirs.rounded and not (ours.vague or theirs.vague):
        first, second = ours.low or ours.high or 0.0, theirs.low or theirs.high or 0.0
        if abs(first - second) <= ROUNDING * max(first, second):
            return "rounded"
    return "disjoint" if disjoint(ours, theirs) else "overlapping"


def disjoint(ours: Measure, theirs: Measure) -> bool:
    """Return whether no number is within both counts' bounds."""
    for first, second in ((ours, theirs), (theirs, ours)):
        if first.high is None or second.low is None:
            continue
        if first.high < second.low or (first.high == second.low and second.strict):
            return True
    return False


def describe(measures: Sequence[Measure]) -> str:
    """Return counts in words, for evidence.

    >>> describe([Measure(80, None, True, "percent", False)])
    'more than 80 percent'
    """
    parts = []
    for measure in measures:
        low, high = (
            f"{bound:g}" if bound is not None else None for bound in (measure.low, measure.high)
        )
        if low == high:
            text = low or ""
        elif high is None:
            text = f"{'more than' if measure.strict else 'at least'} {low}"
        elif low is None:
            text = f"{'less than' if measure.strict else 'at most'} {high}"
        else:
            text = f"{low} to {high}"
        parts.append(f"{text} {measure.unit}".strip())
    return ", ".join(parts)


def days_apart(one: Statement, other: Statement) -> int | None:
    """Return the days between what two statements are dated to; 0 where they overlap."""
    if one.days is None or other.days is None:
        return None
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def _rarity(measure: Measure) -> float:
    """Small and round numbers are everybody's; 182 or 280,000 are somebody's."""
    number = measure.low if measure.low is not None else measure.high or 0.0
    return 1.5 if number >= 30 and number % 10 else 1.0 if number >= 20 else 0.0


def _kinds(one: Kind, other: Kind) -> float:
    if one is other:
        return 0.5
    if FAMILY[one] == FAMILY[other] or {one, other} <= _ALSO:
        return -1.0
    return -4.0 if Kind.CASUALTIES in (one, other) else -2.0


# Kinds that extraction and readers confuse although their families differ.
_ALSO = frozenset({Kind.STRIKE, Kind.POSITION, Kind.LOSSES, Kind.CLASH})


def _party(statement: Statement, role: str) -> str:
    found = statement.claim.actor if role == "actor" else statement.claim.target
    return found.name if found else ""
