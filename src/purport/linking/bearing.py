"""Two statements that are not one -> how one bears on the other.

Enters: two statements and their comparison. Leaves: a `Bearing` or None. Each rule stands alone: a
count against a count, a denial against what it denies, one named as the doer against another,
one holder against another, a degree against a degree, a general statement against a fuller one. It
refuses `contradicts` where the two may tell of different events.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from purport.linking.agreement import (
    comparable,
    compare_places,
    days_apart,
    describe,
    disjoint,
    other_victims,
    shared_place,
)
from purport.linking.comparison import Comparison
from purport.linking.folding import opposed, stem
from purport.linking.statements import Measure, Spot, Statement
from purport.linking.wording import CHARGES, WEAPONS
from purport.model import Kind, RelationKind

# A casualty claim without a number says that there was at least one.
SOME = Measure(1, None, False, "people", rounded=True, vague=True)
# Match weight from which a statement that says less is read as the general form of a fuller one.
GENERAL = -2.5
# Match weights from which two counts are read as counts of one event; vague ones say less.
EVENT = -7.2
VAGUE_EVENT = -5.0
# How many times the other a count of the same event can be.
ORDER = 25
# Days between a dated and an undated statement from which the later report tells of later things.
LATER = 3
# Characters between a charge and the denial that answers it within one report.
ANSWER = 1200

_GROUND = frozenset({Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAWAL, Kind.ENCIRCLEMENT, Kind.CLASH})


@dataclass(frozen=True, slots=True)
class Bearing:
    """The first statement is `kind` than, or to, the second; heavier bearings are taken first."""

    kind: RelationKind
    rank: float
    evidence: str


def bear(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """Return how `one` bears on `other`, None where it does not (it may the other way round)."""
    for rule in _RULES:
        if bearing := rule(one, other, found):
            return bearing
    return None


def _same_event(one: Statement, other: Statement, found: Comparison) -> bool:
    """Whether two statements may be about one event: near in report, place and time."""
    place = _scene(one, other)
    apart = days_apart(one, other)
    if place == "different" or (apart is not None and apart > 1) or not found.near:
        return False
    if place == "same":
        return True
    if one.report == other.report:
        return found.dice >= 0.15 and abs(one.order - other.order) <= ANSWER
    return found.dice >= 0.25 or (apart == 0 and found.dice >= 0.15)


def _scene(one: Statement, other: Statement) -> str:
    """How the places stand to each other, taking the scene where a statement names none."""
    return compare_places(one.spots or one.setting, other.spots or other.setting)


def _counts(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A count that implies, or excludes, the count of the other; updated tolls of one voice."""
    if one.denied or other.denied or one.mood != other.mood or one.kind is not other.kind:
        return None
    if opposed(one.actor, other.actor) or one.cumulative != other.cumulative:
        return None
    casualties = one.kind is Kind.CASUALTIES
    if casualties:
        if one.outcome != other.outcome or opposed(one.target, other.target):
            return None
        if other_victims(one, other):
            return None
    elif not (_one_settlement(one, other) or found.dice >= 0.3):
        return None
    ours = one.measures or ((SOME,) if casualties else ())
    theirs = other.measures or ((SOME,) if casualties else ())
    pairs = [(a, b) for a in ours for b in theirs if comparable(a, b) and _of_one_order(a, b)]
    if not pairs or ours == theirs or not _same_event(one, other, found):
        return None
    said = f"{describe(ours)} against {describe(theirs)}; {_common(one, other, found)}"
    if any(_implied(a, b) for a, b in pairs):
        vague = any(measure.vague for measure in (*ours, *theirs))
        if one.incremental or found.weight < (VAGUE_EVENT if vague else EVENT):
            return None
        return Bearing(RelationKind.WEAKER, 2.0, f"counts: {said}")
    if one.incremental or other.incremental or not all(disjoint(a, b) for a, b in pairs):
        return None
    if one.voice and one.voice == other.voice:
        if one.report == other.report and days_apart(one, other) in (None, 0):
            return None  # one voice tells two counts apart in one breath
        if (ours[0].low or 0) < (theirs[0].low or 0) and _scene(one, other) == "same":
            return Bearing(RelationKind.WEAKER, 2.0, f"updated count of one voice: {said}")
        return None
    if (one.own and other.own and one.report == other.report) or found.weight < EVENT:
        return None
    if compare_places(one.spots, other.spots) == "unlike":
        return None
    return Bearing(RelationKind.CONTRADICTS, 3.0, f"counts that exclude each other: {said}")


def _of_one_order(one: Measure, other: Measure) -> bool:
    """Whether two counts may count one event: a village's dead are not a war's."""
    if one.vague or other.vague:
        return True
    first, second = one.low or one.high or 0.0, other.low or other.high or 0.0
    return max(first, second) <= ORDER * max(1.0, min(first, second))


def _implied(weaker: Measure, stronger: Measure) -> bool:
    """Whether `stronger` lies within the bounds of `weaker`, and not the other way round."""
    return _covers(weaker, stronger) and not _covers(stronger, weaker)


def _covers(wide: Measure, narrow: Measure) -> bool:
    if wide.low is not None:
        if narrow.low is None or narrow.low < wide.low:
            return False
        exact = narrow.low == narrow.high
        if narrow.low == wide.low and wide.strict and (exact or not narrow.strict):
            return False
    if wide.high is not None:
        if narrow.high is None or narrow.high > wide.high:
            return False
        if narrow.high == wide.high and wide.low is None and wide.strict:
            return False
    return True


def _denial(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A denial against what it denies: the same words, or a charge that it answers."""
    if one.denied == other.denied or compare_places(one.spots, other.spots) == "different":
        return None
    denial, charge = (one, other) if one.denied else (other, one)
    if charge.mood != "fact":
        return None
    apart = days_apart(one, other)
    same = found.weight >= GENERAL and found.dice >= 0.25
    if found.near and same and (apart is None or apart <= 1):
        return Bearing(
            RelationKind.CONTRADICTS, 3.5, f"asserted and denied; {_common(one, other, found)}"
        )
    accused = charge.actor or charge.target
    denier = denial.actor or denial.voice
    if not accused & denier and not (charge.actor_terms & denial.actor_terms):
        return None
    reason = f"a charge against {_actor(charge)}, and its denial by {_voice(denial)}"
    answers = CHARGES & _stems(denial.claim.evidence.text)
    if one.report == other.report and denial.kind is Kind.POSITION:
        near = (
            0 <= denial.order - charge.order <= ANSWER
            or abs(denial.order - charge.order) <= ANSWER // 3
        )
        if (
            near
            and answers
            and charge.kind in (Kind.POSITION, Kind.STRIKE, Kind.CASUALTIES, Kind.LOSSES)
        ):
            return Bearing(RelationKind.CONTRADICTS, 3.0, reason)
    shared = WEAPONS & set(one.terms) & set(other.terms)
    if found.near and shared and denial.kind in (Kind.POSITION, Kind.STRIKE):
        return Bearing(
            RelationKind.CONTRADICTS, 3.0, f"{reason}; both on {', '.join(sorted(shared))}"
        )
    return None


def _doer(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """One attack, laid at two doors."""
    kinds = {one.kind, other.kind}
    if one.denied or other.denied or not kinds <= {Kind.STRIKE, Kind.POSITION} or not found.near:
        return None
    if not opposed(one.actor, other.actor) or one.mood != "fact" or other.mood != "fact":
        return None
    if one.voice and one.voice == other.voice:
        return None
    shared = WEAPONS & set(one.terms) & set(other.terms)
    here = _scene(one, other)
    told = here in ("same", "contained") or (one.charged and other.charged and found.dice >= 0.25)
    other_means = "missile" in WEAPONS & (one.terms.keys() ^ other.terms.keys())
    if shared and told and not other_means and _same_event(one, other, found):
        doers = f"{_actor(one)} against {_actor(other)}"
        return Bearing(
            RelationKind.CONTRADICTS, 3.0, f"who did it: {doers}; {_common(one, other, found)}"
        )
    return None


def _holder(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """One place held by two, at one time."""
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood != "fact" or not opposed(one.actor, other.actor):
        return None
    if compare_places(one.spots, other.spots) != "same" or one.measures or other.measures:
        return None
    apart = days_apart(one, other)
    if apart is None and found.near:
        published = one.published is None or one.published == other.published
        apart = 0 if published and one.report != other.report else None
    if apart != 0 or _partial(one) or _partial(other):
        return None
    return Bearing(
        RelationKind.CONTRADICTS,
        3.0,
        f"{shared_place(one.spots, other.spots)} held by {_actor(one)} against {_actor(other)}",
    )


def _whole(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A place held in part, against the same place held whole by the same."""
    if one.kind is not Kind.CONTROL or other.kind is not Kind.CONTROL or one.denied or other.denied:
        return None
    if one.mood != other.mood or opposed(one.actor, other.actor):
        return None
    part = any(m.unit == "percent" and (m.low or 0) < 100 for m in one.measures)
    whole = not _partial(other) and (
        not other.measures or all(m.low == 100 for m in other.measures)
    )
    if part and whole and {"capture", "hold"} & set(other.terms) and _one_settlement(one, other):
        return Bearing(
            RelationKind.WEAKER,
            2.0,
            f"{describe(one.measures)} against the whole of {_places(one, other)}",
        )
    return None


def _degree(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A lighter degree of damage, against a heavier one."""
    if one.denied or other.denied or Kind.LOSSES not in (one.kind, other.kind):
        return None
    if not 0 < one.degree < other.degree or found.weight < EVENT:
        return None
    if not _same_event(one, other, found):
        return None
    if (
        one.report != other.report
        and found.dice < 0.15
        and not one.target_terms & other.target_terms
    ):
        return None
    return Bearing(
        RelationKind.WEAKER, 1.5, f"a lighter degree of damage; {_common(one, other, found)}"
    )


def _general(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A statement that says less, against one that says the same and more."""
    if one.denied != other.denied or one.mood != other.mood or not _same_event(one, other, found):
        return None
    if one.claim.evidence == other.claim.evidence and one.report == other.report:
        return None
    if opposed(one.actor, other.actor) or opposed(one.target, other.target):
        return None
    if one.outcome != other.outcome or one.kind is not other.kind:
        return None
    fuller = other.size + 0.5 * len(other.measures) - one.size - 0.5 * len(one.measures)
    if one.measures and not other.measures:
        return None
    if one.measures and any(disjoint(a, b) for a in one.measures for b in other.measures):
        return None
    if found.contained >= 0.6 and found.dice >= 0.45 and found.weight >= GENERAL and fuller > 0.5:
        return Bearing(RelationKind.WEAKER, 1.0, f"says less; {_common(one, other, found)}")
    return None


def _later(one: Statement, other: Statement, found: Comparison) -> Bearing | None:
    """A later stage of one course of events on the ground: a plan comes about, days go on."""
    if one.kind not in _GROUND or other.kind not in _GROUND or one.denied or other.denied:
        return None
    if one.mood != "fact" or other.mood == "outlook" or one.cumulative or other.cumulative:
        return None
    spots, others = _exact(one), _exact(other)
    if not (found.near or _within_weeks(one, other)) or compare_places(spots, others) != "same":
        return None
    where = shared_place(spots, others)
    day, earlier = _day(one), _day(other)
    if day is None or earlier is None:
        return None
    if other.mood == "plan":
        same = one.actor & other.actor or one.actor_terms & other.actor_terms
        alike = found.weight >= VAGUE_EVENT and one.kind in _COMES_ABOUT.get(other.kind, ())
        if day >= earlier and same and alike:
            return Bearing(RelationKind.FOLLOWS, 1.0, f"what was tried came about; {where}")
        return None
    dated = one.days is not None and other.days is not None
    if day - earlier < (1 if dated else LATER) or (
        one.kind is Kind.CLASH and other.kind is not Kind.CLASH
    ):
        return None
    rank = 0.5 - (day - earlier) / 1000
    return Bearing(RelationKind.FOLLOWS, rank, f"{day - earlier} days later; {where}")


# What shows that a plan of a kind came about.
_COMES_ABOUT: dict[Kind, tuple[Kind, ...]] = {
    Kind.CONTROL: (Kind.CONTROL, Kind.ADVANCE),
    Kind.ADVANCE: (Kind.ADVANCE, Kind.CONTROL),
    Kind.ENCIRCLEMENT: (Kind.ENCIRCLEMENT, Kind.CONTROL),
    Kind.WITHDRAWAL: (Kind.WITHDRAWAL,),
    Kind.CLASH: (Kind.CLASH, Kind.CONTROL, Kind.ADVANCE),
}


def _exact(statement: Statement) -> tuple[Spot, ...]:
    """The places that are not whole regions: two events in one region are not one course."""
    return tuple(spot for spot in statement.spots if not spot.region)


_RULES: tuple[Callable[[Statement, Statement, Comparison], Bearing | None], ...] = (
    _denial,
    _counts,
    _doer,
    _holder,
    _whole,
    _degree,
    _general,
    _later,
)


def _one_settlement(one: Statement, other: Statement) -> bool:
    return compare_places(one.spots, other.spots) == "same"


def _within_weeks(one: Statement, other: Statement) -> bool:
    day, earlier = _day(one), _day(other)
    return day is not None and earlier is not None and abs(day - earlier) <= 31


def _day(statement: Statement) -> int | None:
    return statement.days[0] if statement.days else statement.published


def _partial(statement: Statement) -> bool:
    parts = {"part", "district", "outskirt", "neighborhood", "area", "posit", "hilltop", "build"}
    return bool(parts & set(statement.terms))


def _stems(text: str) -> set[str]:
    return {stem(word.strip(".,;:'\"’”").lower()) for word in text.split()}


def _actor(statement: Statement) -> str:
    return statement.claim.actor.name if statement.claim.actor else "someone not named"


def _voice(statement: Statement) -> str:
    return statement.claim.chain[-1].name if statement.claim.chain else "the report"


def _places(one: Statement, other: Statement) -> str:
    return shared_place(one.spots, other.spots)


def _common(one: Statement, other: Statement, found: Comparison) -> str:
    return "; ".join(_reasons(one, other, found)) or "told of one event"


def _reasons(one: Statement, other: Statement, found: Comparison) -> Iterator[str]:
    if one.report == other.report:
        yield "one report"
    yield from (reason for reason in found.agrees if not reason.startswith("count"))
