"""Two frames -> how far they seem to tell of one event.

Enters: two frames, how alike their reports are, and learned weights. Leaves: a `Meeting`: what
agrees and what differs, by name, and the odds that a reader would set the two side by side. It
refuses to decide how one bears on the other: that is what the rules beside this file read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from purport.linking.agreement import Standing, compare_places, stand
from purport.linking.bearings.frames import Frame
from purport.linking.bearings.weights import Weights
from purport.linking.facets import Spot
from purport.linking.folding import opposed
from purport.model import Kind

_SORTS: dict[Kind, str] = {
    Kind.CASUALTIES: "casualties",
    Kind.STRIKE: "strike",
    Kind.POSITION: "talk",
    Kind.OTHER: "talk",
    Kind.LOSSES: "damage",
    Kind.HUMANITARIAN: "damage",
    Kind.CONTROL: "ground",
    Kind.ADVANCE: "ground",
    Kind.WITHDRAWAL: "ground",
    Kind.ENCIRCLEMENT: "ground",
    Kind.CLASH: "ground",
    Kind.DEPLOYMENT: "ground",
    Kind.DIPLOMACY: "diplomacy",
}
# Days between two reports, and characters between two statements, beyond which more is no more.
DAYS = 31
CHARACTERS = 3000
AFFINITY = 0.5


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two frames set side by side; symmetric but for their order.

    `odds` is the logarithm of the odds that a reader would relate them; `near` says that they stand
    in one report, or in reports not more than `DAYS` apart. `dice` and `contained` measure the
    weight of shared terms against both statements and against the smaller one; `weights` are those
    that it was weighed with.
    """

    one: Frame
    other: Frame
    standing: Standing
    features: Mapping[str, float]
    dice: float
    contained: float
    odds: float
    near: bool
    weights: Weights

    @property
    def turned(self) -> "Meeting":
        """The same, from the other's side."""
        return Meeting(
            self.other, self.one, self.standing, self.features, self.dice, self.contained,
            self.odds, self.near, self.weights,
        )  # fmt: skip


def meet(one: Frame, other: Frame, affinity: float, weights: Weights) -> Meeting:
    """Return how two frames stand to each other; `affinity` (0 to 1) is that of their reports."""
    first, second = one.statement, other.statement
    ours, theirs = first.terms, second.terms
    both = sum([min(ours[word], theirs[word]) for word in sorted(ours.keys() & theirs.keys())])
    total, smaller = first.size + second.size, min(first.size, second.size)
    dice = 2 * both / total if total else 0.0
    contained = both / smaller if smaller else 0.0
    standing = stand(first, second)
    features = {"prior": 1.0, "words": dice, "words contained": contained}
    features.update(_place(one, other, standing))
    features.update(_time(one, other, affinity, standing))
    features.update(_event(one, other))
    features.update(_parties(one, other))
    between = _between(one, other)
    learned = weights["incident"]
    return Meeting(
        one=one,
        other=other,
        standing=standing,
        features=features,
        dice=dice,
        contained=contained,
        odds=sum([learned.get(name, 0.0) * value for name, value in features.items()]),
        near=first.report == second.report or between is None or between <= DAYS,
        weights=weights,
    )


_Features = Iterator[tuple[str, float]]


def _between(one: Frame, other: Frame) -> int | None:
    ours, theirs = one.statement.published, other.statement.published
    return None if ours is None or theirs is None else abs(ours - theirs)


def _exact(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    return tuple(spot for spot in spots if not spot.region)


def _place(one: Frame, other: Frame, standing: Standing) -> _Features:
    yield f"place {standing.place}", 1.0
    if standing.place == "open":
        yield f"scene {standing.scene}", 1.0
    if compare_places(_exact(one.spots), _exact(other.spots)) == "same":
        yield "same settlement", 1.0


def _time(one: Frame, other: Frame, affinity: float, standing: Standing) -> _Features:
    first, second = one.statement, other.statement
    if first.report == second.report:
        yield "one report", 1.0
        yield (
            "thousands of characters between",
            (min(CHARACTERS, abs(first.order - second.order)) / 1000),
        )
        if first.claim.evidence == second.claim.evidence:
            yield "one sentence", 1.0
    else:
        yield "affinity", min(AFFINITY, affinity)
        between = _between(one, other)
        if between is not None:
            yield "tens of days between", min(DAYS, between) / 10
    if standing.apart is not None:
        yield ("same day", "next day", "other day")[min(2, standing.apart)], 1.0
    if one.past & other.past:
        yield "same past year", 1.0
    elif one.past != other.past:
        yield "other year", 1.0
    if first.cumulative != second.cumulative:
        yield "one sums up", 1.0


def _event(one: Frame, other: Frame) -> _Features:
    first, second = one.statement, other.statement
    if one.means & other.means:
        yield "same means", 1.0
        if one.named & other.named:
            yield "same means named", 1.0
        if "gas" in one.means & other.means:
            yield "gas in both", 1.0
    elif one.means and other.means:
        yield "other means", 1.0
    if ("gas" in one.means) != ("gas" in other.means):
        yield "gas in one", 1.0
    if one.means == one.main and other.means == other.main and one.main & other.main:
        yield "both on the main event", 1.0
    if one.opening and other.opening:
        yield "both in the opening", 1.0
    if one.back and other.back:
        yield "both point back", 1.0
    around = len(first.context & second.context)
    yield "sentence", around / (min(len(first.context), len(second.context)) or 1)
    yield " and ".join(sorted((_SORTS[first.kind], _SORTS[second.kind]))), 1.0
    if first.kind is second.kind:
        yield "same kind", 1.0
    if first.charged and second.charged:
        yield "both charge", 1.0


def _parties(one: Frame, other: Frame) -> _Features:
    first, second = one.statement, other.statement
    if opposed(first.actor, second.actor):
        yield "opposed actor", 1.0
    elif first.actor & second.actor:
        yield "same actor", 1.0
    if opposed(first.target, second.target):
        yield "opposed target", 1.0
    elif first.target & second.target or first.target_terms & second.target_terms:
        yield "same target", 1.0
    if first.victims and second.victims and first.victims != second.victims:
        yield "other victims", 1.0
    if first.voice and first.voice == second.voice:
        yield "same voice", 1.0
