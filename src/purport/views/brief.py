"""Reports, claims and links -> the brief: what a set of reports says, on one page.

Enters: reports, their claims, the links, and what could not be read. Leaves: a `BriefPage`. It
refuses to rank by truth: lists are ordered by independent origins, then as the reports stand, and a
list too long for a page says how many it leaves out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from purport.model import Claim, Failure, Links, Report, Voice, VoiceKind
from purport.views.collection import Collection, listing
from purport.views.days import days
from purport.views.garblings import garblings
from purport.views.gazette import gazette
from purport.views.pages import (
    BriefPage,
    Counts,
    Listing,
    OnlyIn,
    PropositionCard,
    ReportClaims,
    Sentence,
    Unread,
    VoiceLine,
)
from purport.views.pairings import pairings, relations
from purport.views.passages import evidence_segments
from purport.views.wordings import wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one page shows. `only` and `sentences` are shared out among the reports.

    `detailed` bounds the reports whose own claims are listed; every report has its line.
    The defaults keep a brief of 300 reports under about a hundred printed pages, and leave one of
    a dozen reports whole.
    """

    reports: int = 1000
    detailed: int = 60
    propositions: int = 40
    pairings: int = 30
    garblings: int = 40
    tellings: int = 12
    only: int = 240
    voices: int = 30
    sentences: int = 400
    wordings: int = 40

    def share(self, total: int, reports: int) -> int:
        """Return each report's share of `total`, at least 3."""
        return max(3, total // max(reports, 1))


def brief(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    *,
    failures: Iterable[Failure] = (),
    title: str | None = None,
    limits: Limits | None = None,
) -> BriefPage:
    """Say what `reports` claim, what they share, where they contradict and what one alone says."""
    limits = limits or Limits()
    reports = tuple(reports)
    collection = Collection(
        reports=reports,
        claims=tuple(claims),
        links=links,
        labels=tuple(str(number) for number in range(1, len(reports) + 1)),
        tellings=limits.tellings,
    )
    contradictions = pairings(collection, "contradicts")
    disputed = {
        card.id
        for pairing in contradictions
        for side in (pairing.left, pairing.right)
        for card in side.shown
    }
    shared = [card for card in collection.cards.values() if len(card.reports) > 1]
    shared.sort(key=lambda card: (card.id not in disputed, -card.independent, -len(card.reports)))
    voices = _voices(collection)
    return BriefPage(
        title=title or _title(reports),
        counts=Counts(
            reports=len(reports),
            outlets=len({report.outlet.casefold() for report in reports if report.outlet}),
            claims=len(collection.claim_of),
            voices=len(voices),
            propositions=len(collection.cards),
            shared=len(shared),
            contradictions=relations(collection, "contradicts"),
        ),
        reports=listing(collection.line_of.values(), limits.reports),
        shared=listing(shared, limits.propositions),
        contradictions=listing(contradictions, limits.pairings),
        strengths=listing(pairings(collection, "stronger"), limits.pairings),
        sequels=listing(pairings(collection, "follows"), limits.pairings),
        garblings=listing(garblings(collection), limits.garblings),
        only=_only(collection, limits),
        voices=listing(voices, limits.voices),
        everything=_everything(collection, limits),
        gazette=gazette(collection),
        days=days(collection),
        wordings=listing(wordings(collection, collection.claim_of.values()), limits.wordings),
        unread=tuple(Unread(failure.file, failure.reason, failure.remedy) for failure in failures),
    )


def _title(reports: tuple[Report, ...]) -> str:
    if len(reports) == 1:
        return reports[0].title or reports[0].file
    return f"What {len(reports)} reports claim"


def _only(collection: Collection, limits: Limits) -> Listing[OnlyIn]:
    alone: dict[str, list[PropositionCard]] = {}
    for card in collection.cards.values():
        if len(card.reports) == 1:
            alone.setdefault(card.reports[0], []).append(card)
    share = limits.share(limits.only, len(collection.reports))
    return listing(
        (
            OnlyIn(line, listing(alone[line.label], share))
            for line in collection.line_of.values()
            if line.label in alone
        ),
        limits.detailed,
    )


def _everything(collection: Collection, limits: Limits) -> Listing[ReportClaims]:
    share = limits.share(limits.sentences, len(collection.reports))
    claims: dict[str, list[Claim]] = {}
    for claim in collection.claim_of.values():
        claims.setdefault(claim.report_id, []).append(claim)
    return listing(
        (
            ReportClaims(line, listing(_sentences(collection, report, claims[report]), share))
            for report, line in collection.line_of.items()
            if report in claims
        ),
        limits.detailed,
    )


def _sentences(collection: Collection, report: str, claims: list[Claim]) -> Iterable[Sentence]:
    ordered = sorted(claims, key=lambda claim: (claim.evidence, claim.content, claim.id))
    for _, group in groupby(ordered, key=lambda claim: claim.evidence):
        together = tuple(group)
        yield Sentence(
            segments=evidence_segments(collection.report_of[report], together),
            claims=tuple(
                collection.line(claim, number=at) for at, claim in enumerate(together, start=1)
            ),
        )


def _voices(collection: Collection) -> list[VoiceLine]:
    # Unnamed voices of two reports are not known to be the same people, whatever words they share.
    final: dict[str, int] = {}
    relayed: dict[str, int] = {}
    reports: dict[str, set[str]] = {}
    first: dict[str, Voice] = {}
    for claim in collection.claim_of.values():
        for at, voice in enumerate(claim.chain):
            unnamed = voice.kind is VoiceKind.UNNAMED
            key = f"{voice.name.casefold()}\n{claim.report_id if unnamed else ''}"
            first.setdefault(key, voice)
            counts = final if at == len(claim.chain) - 1 else relayed
            counts[key] = counts.get(key, 0) + 1
            reports.setdefault(key, set()).add(claim.report_id)
    lines = [
        VoiceLine(
            name=voice.name,
            kind=voice.kind.value,
            final=final.get(key, 0),
            relayed=relayed.get(key, 0),
            reports=collection.labels_of(reports[key]),
        )
        for key, voice in first.items()
    ]
    return sorted(lines, key=lambda line: (-len(line.reports), -line.final, line.name))
