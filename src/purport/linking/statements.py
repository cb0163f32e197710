"""Claims -> statements: what is compared of a claim, computed once.

Enters: reports and claims. Leaves: one `Statement` for all claims that are word for word the same,
sentence and sources included, so that ten thousand copies cost what one costs. It refuses to look
at who is right: the chain matters for origins, not for what is asserted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from purport.linking.commonness import weight_of
from purport.linking.facets import (
    Measure,
    Spot,
    days_of,
    degree_of,
    doer_of,
    is_charged,
    is_cumulative,
    is_incremental,
    measures_of,
    mood_of,
    ordinal,
    outcome_of,
    party_terms,
    side_of,
    spot_of,
    victims_of,
)
from purport.linking.folding import (
    name_key,
    place_key,
    term,
    terms,
    words,
)
from purport.model import Claim, Kind, Report, Role, VoiceKind

# Characters over which a report is taken to stay at the place last named.
SCENE = 1200


@dataclass(frozen=True, slots=True)
class Statement:
    """What is compared of claims that are word for word the same.

    `terms` maps a term to its weight (rarer and named ones weigh more); `size` is their sum.
    `report` numbers the first report that has it. `days` are the ordinals of the first and the last
    day it is dated to, `published` is that of the report's; `outcome` tells the killed from the
    injured; `voice` is the key of the final voice, empty for the report's own and unnamed ones.
    """

    claims: tuple[Claim, ...]
    report: int
    order: int
    kind: Kind
    denied: bool
    mood: str
    terms: Mapping[str, float]
    size: float
    words: tuple[str, ...]
    spots: tuple[Spot, ...]
    measures: tuple[Measure, ...]
    outcome: str
    actor: frozenset[str]
    actor_terms: frozenset[str]
    target: frozenset[str]
    target_terms: frozenset[str]
    voice: frozenset[str]
    own: bool
    days: tuple[int, int] | None
    published: int | None
    degree: int
    incremental: bool
    cumulative: bool
    victims: frozenset[str]
    charged: bool
    context: frozenset[str]
    setting: tuple[Spot, ...]

    @property
    def claim(self) -> Claim:
        """The first of the claims, which stands for all."""
        return self.claims[0]


def view_statements(reports: Sequence[Report], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Return the statements of `claims`, in an order that does not depend on theirs.

    ValueError where a claim's report is not among `reports`.
    """
    number = {report.id: index for index, report in enumerate(reports)}
    unique = {claim.id: claim for claim in claims}
    for claim in unique.values():
        if claim.report_id not in number:
            raise ValueError(f"{claim.id}: its report {claim.report_id} is not among the reports")
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in unique.values():
        groups[_signature(claim, reports[number[claim.report_id]])].append(claim)
    statements = []
    for key in sorted(groups):
        same = sorted(
            groups[key],
            key=lambda claim: (number[claim.report_id], claim.content[0].start, claim.id),
        )
        statements.append(_view(tuple(same), reports[number[same[0].report_id]], number))
    return _settle(statements)


def _settle(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give a statement without a place that of the one before it: reports keep to their scene."""
    by_report: dict[int, list[int]] = defaultdict(list)
    for position, statement in enumerate(statements):
        by_report[statement.report].append(position)
    settled = list(statements)
    for positions in by_report.values():
        last: Statement | None = None
        for position in sorted(positions, key=lambda n: (statements[n].order, n)):
            statement = statements[position]
            if statement.spots:
                last = statement
            elif last is not None and statement.order - last.order <= SCENE:
                settled[position] = replace(statement, setting=last.spots)
    return tuple(settled)


def _signature(claim: Claim, report: Report) -> str:
    """What claims share that are copies; a claim with little in it is nobody's copy."""
    thin = not claim.places and not claim.quantities and len(claim.evidence.text) < 60
    chain = [(" ".join(sorted(name_key(voice.name))), str(voice.kind)) for voice in claim.chain]
    parts = (
        claim.kind,
        claim.polarity,
        claim.modality,
        " ".join(words(claim.text)),
        " ".join(words(claim.evidence.text)),
        repr(chain),
        repr(
            [
                (place.id, place.role, place_key(place.name or place.mention.text))
                for place in claim.places
            ]
        ),
        repr([(q.low, q.high, q.strict, q.unit) for q in claim.quantities]),
        repr(claim.time and (claim.time.start, claim.time.end)),
        claim.actor.name if claim.actor else "",
        claim.target.name if claim.target else "",
        (report.published or "")[:7],
        # The report's own voice is as many voices as there are reports; origins tell them apart, so
        # only claims whose words could stand anywhere are kept to their report here.
        report.id if thin else "",
    )
    return "\x1f".join(str(part) for part in parts)


def _view(
    claims: tuple[Claim, ...],
    report: Report,
    number: Mapping[str, int],
) -> Statement:
    claim = claims[0]
    spots = tuple(spot_of(place) for place in claim.places)
    # Words of places and parties are compared as places and parties; they count little twice.
    acting = party_terms(claim.actor) | party_terms(claim.target)
    located = {term(word) for spot in spots for key in spot.keys for word in key.split()}
    weighed = {
        word: weight_of(word)
        * (0.4 if word in located else 0.6 if word in acting else 1.4 if named else 1.0)
        for word, named in terms(claim.text).items()
    }
    final = claim.chain[-1] if claim.chain else None
    return Statement(
        claims=claims,
        report=number[claim.report_id],
        order=claim.content[0].start,
        kind=claim.kind,
        denied=claim.polarity == "denied",
        mood=mood_of(claim.modality),
        terms=weighed,
        size=sum(weighed.values()),
        words=words(claim.text),
        spots=tuple(spot for spot in spots if spot.role is not Role.WITHIN) or spots,
        measures=measures_of(claim),
        outcome=outcome_of(claim),
        actor=doer_of(claim),
        actor_terms=party_terms(claim.actor),
        target=side_of(claim.target),
        target_terms=party_terms(claim.target),
        voice=name_key(final.name)
        if final and final.kind is not VoiceKind.UNNAMED
        else frozenset(),
        own=final is None,
        days=days_of(claim, report),
        published=ordinal(report.published),
        degree=degree_of(claim),
        incremental=is_incremental(claim),
        cumulative=is_cumulative(claim),
        victims=victims_of(claim),
        charged=is_charged(claim),
        context=frozenset(terms(claim.evidence.text)),
        setting=(),
    )
