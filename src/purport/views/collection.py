"""Reports, claims and links laid beside one another: what every page looks things up in.

Enters: reports, claims and the links between them. Leaves: a `Collection`, which turns claims into
tellings and propositions into cards. It refuses to add: a claim that no proposition has is shown
by itself, with no origin.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from purport.model import (
    Claim,
    Kind,
    Links,
    Modality,
    Place,
    Polarity,
    Proposition,
    Report,
    Resolution,
    VoiceKind,
)
from purport.views.dates import time_label
from purport.views.pages import (
    ClaimLine,
    Item,
    Listing,
    OriginGroup,
    PropositionCard,
    ReportLine,
    Step,
    Telling,
)
from purport.views.passages import content_segments

# Words of a heading: a claim longer than this is a poor one where a shorter one says the same.
HEADING = 160
ALONE = "no other claim was found to say the same"


@dataclass(frozen=True)
class Collection:
    """What a page is about. `labels` stand for the reports, in their order.

    `tellings` bounds how many tellings of one origin a card shows.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    links: Links
    labels: tuple[str, ...]
    tellings: int = 12

    @cached_property
    def resolution_of(self) -> dict[tuple[str, int], Resolution]:
        """What other reports resolve, by the claim that leaves it open and the place's position."""
        return {(each.claim, each.position): each for each in self.links.resolutions}

    @cached_property
    def report_of(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Claims by id; only those of the collection's reports."""
        return {claim.id: claim for claim in self.claims if claim.report_id in self.report_of}

    @cached_property
    def propositions(self) -> tuple[Proposition, ...]:
        """The propositions that have a claim here, then one for each claim that has none."""
        linked = tuple(
            found
            for found in self.links.propositions
            if not self.claim_of.keys().isdisjoint(found.claims)
        )
        known = {claim for found in linked for claim in found.claims}
        alone = (Proposition((claim,), (), ALONE) for claim in self.claim_of if claim not in known)
        return linked + tuple(alone)

    @cached_property
    def proposition_of(self) -> dict[str, Proposition]:
        """Propositions by the id of each claim."""
        return {claim: found for found in self.propositions for claim in found.claims}

    @cached_property
    def cards(self) -> dict[str, PropositionCard]:
        """A card for each proposition, by the proposition's id, in the order of the texts."""
        found = {proposition.id: self._card(proposition) for proposition in self.propositions}
        return dict(sorted(found.items(), key=lambda pair: self._reading_order(pair[1].id)))

    @cached_property
    def line_of(self) -> dict[str, ReportLine]:
        """A line for each report, by the report's id."""
        counts: dict[str, int] = {}
        for claim in self.claim_of.values():
            counts[claim.report_id] = counts.get(claim.report_id, 0) + 1
        return {
            report.id: ReportLine(
                id=report.id,
                label=label,
                name=report.outlet or report.title or report.file,
                file=report.file,
                title=report.title,
                outlet=report.outlet,
                url=report.url,
                published=report.published,
                claims=counts.get(report.id, 0),
            )
            for report, label in zip(self.reports, self.labels, strict=True)
        }

    def labels_of(self, reports: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of reports given by id, each once, in the order of the reports."""
        wanted = {self._rank[report] for report in reports}
        return tuple(self.labels[rank] for rank in sorted(wanted))

    def telling(self, claim: Claim, *, others: Iterable[Claim] = ()) -> Telling:
        """Return one claim as its report tells it, as do `others` word for word."""
        further = {other.report_id for other in others} - {claim.report_id}
        return Telling(
            claim=claim.id,
            report=self.line_of[claim.report_id],
            others=self.labels_of(further),
            chain=chain_steps(claim),
            words=content_segments(self.report_of[claim.report_id], claim),
            status=status_of(claim),
            when=time_label(claim.time),
        )

    def line(self, claim: Claim, *, number: int = 1) -> ClaimLine:
        """Return one claim as a line; `number` is its content's within its sentence."""
        same = (self.claim_of.get(other) for other in self.proposition_of[claim.id].claims)
        others = {other.report_id for other in same if other is not None} - {claim.report_id}
        return ClaimLine(
            id=claim.id,
            number=number,
            report=self.line_of[claim.report_id],
            chain=chain_steps(claim),
            words=content_segments(self.report_of[claim.report_id], claim),
            kind=claim.kind.value,
            status=status_of(claim),
            actor=claim.actor.name if claim.actor else None,
            target=claim.target.name if claim.target else None,
            where=tuple(dict.fromkeys(place_label(place) for place in claim.places)),
            quantities=tuple(quantity.mention.text for quantity in claim.quantities),
            when=time_label(claim.time),
            also=self.labels_of(others),
        )

    def _card(self, proposition: Proposition) -> PropositionCard:
        claims = self._claims(proposition.claims)
        head = min(claims, key=_heading_worth)
        left = {claim.id for claim in claims}
        origins = []
        for origin in proposition.origins:
            members = self._claims(claim for claim in origin.claims if claim in left)
            left -= {claim.id for claim in members}
            if members:
                origins.append((origin, members))
        origins.sort(key=lambda pair: self._position(pair[1][0]))
        groups = [
            OriginGroup(origin.name, origin.evidence, self._tellings(members))
            for origin, members in origins
        ]
        groups.sort(key=_breadth, reverse=True)
        independent = len(groups)
        if left:
            groups.append(OriginGroup(None, "", self._tellings(self._claims(left))))
        return PropositionCard(
            id=proposition.id,
            topic=topic_of(claims),
            words=content_segments(self.report_of[head.report_id], head),
            status=status_of(head),
            claims=len(claims),
            reports=self.labels_of(claim.report_id for claim in claims),
            outlets=len({self.line_of[claim.report_id].name.casefold() for claim in claims}),
            first=self._earliest(claims),
            independent=independent,
            unnamed=sum(ends_unnamed(claim) for claim in claims),
            origins=listing(groups, self.tellings),
            evidence=proposition.evidence,
        )

    def _earliest(self, claims: Iterable[Claim]) -> ReportLine | None:
        dated = (self.line_of[claim.report_id] for claim in claims)
        return min(
            (line for line in dated if line.published), key=lambda line: line.published or "",
            default=None,
        )  # fmt: skip

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        found = [self.claim_of[claim] for claim in ids if claim in self.claim_of]
        return sorted(found, key=self._position)

    def _tellings(self, claims: list[Claim]) -> Listing[Telling]:
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            names = tuple(voice.name.casefold() for voice in claim.chain)
            key = claim.text.casefold(), names, status_of(claim), time_label(claim.time)
            alike.setdefault(key, []).append(claim)
        return listing(
            (self.telling(same[0], others=same) for same in alike.values()), self.tellings
        )

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {report.id: rank for rank, report in enumerate(self.reports)}

    def _position(self, claim: Claim) -> tuple[int, int, int, str]:
        content = claim.content[0]
        return self._rank[claim.report_id], content.start, content.end, claim.id

    @cached_property
    def _first(self) -> dict[str, tuple[int, int, int, str]]:
        return {
            found.id: min(self._position(claim) for claim in self._claims(found.claims))
            for found in self.propositions
        }

    @cached_property
    def order(self) -> dict[str, int]:
        """Each proposition's rank in the order of the texts, by its id."""
        return {proposition: at for at, proposition in enumerate(self.cards)}

    def _reading_order(self, proposition: str) -> tuple[int, int, int, str]:
        return self._first[proposition]


def whole(reports: Iterable[Report], claims: Iterable[Claim], links: Links) -> Collection:
    """Return a collection of everything, its reports numbered from 1."""
    reports = tuple(reports)
    labels = tuple(str(number) for number in range(1, len(reports) + 1))
    return Collection(reports=reports, claims=tuple(claims), links=links, labels=labels)


def listing(items: Iterable[Item], limit: int) -> Listing[Item]:
    """Keep the first `limit` items and count the others."""
    everything = tuple(items)
    return Listing(everything[:limit], max(len(everything) - limit, 0))


def chain_steps(claim: Claim) -> tuple[Step, ...]:
    """Return a claim's chain, outermost voice first."""
    return tuple(
        Step(
            voice.name, voice.mention.text, voice.kind.value, voice.cue.text if voice.cue else None
        )
        for voice in claim.chain
    )


def ends_unnamed(claim: Claim) -> bool:
    """Return whether a claim finally rests on somebody without a name."""
    return bool(claim.chain) and claim.chain[-1].kind is VoiceKind.UNNAMED


def status_of(claim: Claim) -> tuple[str, ...]:
    """Return "denied" and how the claim is put forward; nothing where it is plainly asserted."""
    denied = (claim.polarity.value,) if claim.polarity is Polarity.DENIED else ()
    return denied + ((claim.modality.value,) if claim.modality is not Modality.ACTUAL else ())


def place_label(place: Place) -> str:
    """Return a place's name on maps, or the report's own word where the place is open."""
    if place.id is None:
        return f"{place.mention.text} (open)"
    return place.name or place.mention.text


def topic_of(claims: list[Claim]) -> str:
    """Say what claims are about without anybody's words for it: kind, places, quantity."""
    kinds = sorted({claim.kind for claim in claims}, key=[claim.kind for claim in claims].index)
    named = Counter(
        label for claim in claims for label in dict.fromkeys(map(place_label, claim.places))
    )
    # A place that only a few of the claims name is not what they are about.
    most = max(named.values(), default=0)
    places = [label for label, times in named.most_common(3) if 2 * times > most]
    numbers: dict[tuple[float | None, float | None, bool], str] = {}
    for claim in claims:
        for found in claim.quantities[:1]:
            numbers.setdefault((found.low, found.high, found.strict), found.mention.text)
    kind = kinds[0].value if kinds[0] is not Kind.OTHER or len(kinds) == 1 else kinds[1].value
    parts = [kind.capitalize(), ", ".join(places), " / ".join([*numbers.values()][:2])]
    return " · ".join(part for part in parts if part)


def _breadth(group: OriginGroup) -> int:
    return sum(1 + len(telling.others) for telling in group.tellings.shown) + group.tellings.more


def _heading_worth(claim: Claim) -> tuple[int, bool, int, str]:
    # A heading in neutral words before one that takes a side; then neither too long nor a scrap.
    long = len(claim.text) > HEADING
    return len(claim.framing), long, -len(claim.text) if not long else len(claim.text), claim.id
