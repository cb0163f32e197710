"""Two reports, their claims and the links -> what both say, where they part, what only one says.

Enters: two reports, claims (others' are passed over) and links. Leaves: a `ComparePage`. It refuses
to say which of the two is right: both have the same fields in the same order.
"""

from collections.abc import Iterable

from purport.model import Claim, Links, Report
from purport.views.collection import Collection
from purport.views.garblings import garblings
from purport.views.gazette import gazette
from purport.views.pages import ComparePage, Site
from purport.views.pairings import pairings
from purport.views.wordings import wordings


def compare(a: Report, b: Report, claims: Iterable[Claim], links: Links) -> ComparePage:
    """Lay report `a` beside report `b`."""
    reports = (a, b) if a.id != b.id else (a,)
    collection = Collection(
        reports=reports,
        claims=tuple(claim for claim in claims if claim.report_id in {a.id, b.id}),
        links=links,
        labels=("A", "B")[: len(reports)],
    )
    cards = tuple(collection.cards.values())
    both = collection.labels
    places = gazette(collection)
    return ComparePage(
        a=collection.line_of[a.id],
        b=collection.line_of[b.id],
        shared=tuple(card for card in cards if card.reports == both),
        contradictions=pairings(collection, "contradicts"),
        strengths=pairings(collection, "stronger"),
        sequels=pairings(collection, "follows"),
        garblings=garblings(collection),
        only_a=tuple(card for card in cards if card.reports == ("A",) != both),
        only_b=tuple(card for card in cards if card.reports == ("B",)),
        names=tuple(site for site in (*places.sites, *places.areas) if _spelled_apart(site)),
        wordings=wordings(collection, collection.claim_of.values()),
    )


def _spelled_apart(site: Site) -> bool:
    """Say whether the reports spell a place in different ways, or one of them unlike the map."""
    by_report = {
        label: {found.text for found in site.spellings if label in found.reports}
        for label in site.reports
    }
    named = {frozenset(spellings) for spellings in by_report.values() if spellings}
    return len(named) > 1 or any(found.doubtful for found in site.spellings)
