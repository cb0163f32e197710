"""Propositions of a ledger -> the list of stories, and one proposition in full.

Enters: the propositions' part of the ledger: reports, claims, links, judgements. Leaves: a
`StoriesPage` or a `PropositionPage`. It refuses to prefer a side: what contradicts a proposition
has the same shape as the proposition.
"""

from collections.abc import Iterable, Sequence

from purport.model import Claim, Judgement, Kind, Links, RelationKind, Report
from purport.views.claims import claim_page
from purport.views.collection import whole
from purport.views.days import days
from purport.views.garblings import garblings
from purport.views.gazette import gazette
from purport.views.pairings import PHRASES, bearings
from purport.views.review import FIELDS, entry, value_of
from purport.views.rows import rows
from purport.views.sheets import (
    ClaimSheet,
    Paging,
    PropositionPage,
    QueuePage,
    StoriesPage,
    Story,
    Totals,
)
from purport.views.wordings import wordings

AGAINST = PHRASES[RelationKind.CONTRADICTS][0]
AROUND = 280
"""Characters of the report before and behind a claim's sentence."""

OPPOSED = 3
"""How many contradicting propositions the list shows beside one; its own page shows all."""


def stories(
    order: Sequence[str],
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    *,
    totals: Totals,
    paging: Paging,
    kind: Kind | None = None,
) -> StoriesPage:
    """List the propositions `order`, ids; `links` has them and what bears on them."""
    collection = whole(reports, claims, links)
    return StoriesPage(
        totals=totals,
        stories=tuple(
            Story(
                collection.cards[key],
                tuple(found for found in bearings(collection, key) if found.phrase == AGAINST)[
                    :OPPOSED
                ],
            )
            for key in order
            if key in collection.cards
        ),
        paging=paging,
        kind=kind.value if kind else None,
        kinds=tuple(each.value for each in Kind),
        reports=tuple(collection.line_of.values()),
    )


def proposition_page(
    key: str,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
    *,
    limit: int = 200,
) -> PropositionPage | None:
    """Show the proposition `key`, at most `limit` of its claims; None where there is none."""
    collection = whole(reports, claims, links)
    if key not in collection.cards:
        return None
    order = {report.id: at for at, report in enumerate(collection.reports)}
    members = {
        claim.id: claim
        for claim in collection.claim_of.values()
        if collection.proposition_of[claim.id].id == key
    }
    ordered = sorted(
        members.values(),
        key=lambda claim: (
            collection.line_of[claim.report_id].published or "~",
            order[claim.report_id],
            claim.content,
        ),
    )
    alone = whole(
        (
            report
            for report in collection.reports
            if any(claim.report_id == report.id for claim in ordered)
        ),
        ordered,
        links,
    )
    places = gazette(alone)
    return PropositionPage(
        card=collection.cards[key],
        rows=rows(collection, ordered[:limit], judgements),
        more=max(len(ordered) - limit, 0),
        bearings=bearings(collection, key),
        garblings=garblings(collection, claims=members),
        days=days(alone),
        wordings=wordings(alone, ordered),
        sites=places.sites,
        reports=tuple(collection.line_of.values()),
    )


def claim_sheet(
    claim: Claim,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
) -> ClaimSheet:
    """Show one claim in full, in its place in its report, with what people decided about it."""
    reports, claims = tuple(reports), tuple(claims)
    collection = whole(reports, claims, links)
    text, evidence = collection.report_of[claim.report_id].text, claim.evidence
    ((row,),) = (rows(collection, (claim,), judgements),)
    return ClaimSheet(
        page=claim_page(claim, reports, claims, links),
        row=row,
        before=_tail(text[: evidence.start]),
        behind=_head(text[evidence.end :]),
        values=tuple((field, value_of(claim, field)) for field in FIELDS),
        reports=tuple(collection.line_of.values()),
    )


def _head(text: str) -> str:
    """Return the first words of `text`, about `AROUND` characters."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def queue_page(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    links: Links,
    judgements: Iterable[Judgement],
    *,
    orphans: Iterable[Judgement],
    reviewed: int,
    paging: Paging,
) -> QueuePage:
    """List claims in the order in which to look at them; `orphans` fit no claim any more."""
    claims = tuple(claims)
    collection = whole(reports, claims, links)
    return QueuePage(
        rows=rows(collection, claims, judgements),
        reviewed=reviewed,
        orphans=tuple((one.words, entry(one, undone=False)) for one in orphans),
        paging=paging,
        reports=tuple(collection.line_of.values()),
    )
