"""Two or more reports -> what each says to the same, where they part, what only one says.

Enters: reports, their claims, links. Leaves: an `AcrossPage`. It refuses to rank the reports: they
stand in the order in which they were asked for.
"""

from collections.abc import Iterable
from string import ascii_uppercase

from purport.model import Claim, Links, Report
from purport.views.collection import Collection
from purport.views.gazette import gazette
from purport.views.pairings import pairings
from purport.views.sheets import Across, AcrossPage
from purport.views.wordings import wordings

MOST = 8
"""Reports that stand beside one another legibly on a wide screen."""


def across(reports: Iterable[Report], claims: Iterable[Claim], links: Links) -> AcrossPage:
    """Lay at most `MOST` reports beside one another, labelled A, B, C..."""
    reports = tuple({report.id: report for report in reports}.values())[:MOST]
    collection = Collection(
        reports=reports,
        claims=tuple(claims),
        links=links,
        labels=tuple(ascii_uppercase[: len(reports)]),
    )
    cards = tuple(collection.cards.values())
    shared = sorted(
        (card for card in cards if len(card.reports) > 1), key=lambda card: -len(card.reports)
    )
    told: dict[str, dict[str, list[Claim]]] = {}
    for claim in collection.claim_of.values():
        proposition = collection.proposition_of[claim.id].id
        told.setdefault(proposition, {}).setdefault(claim.report_id, []).append(claim)
    places = gazette(collection)
    return AcrossPage(
        reports=tuple(collection.line_of.values()),
        shared=tuple(
            Across(
                card,
                tuple(
                    tuple(map(collection.line, told[card.id].get(report.id, ())))
                    for report in reports
                ),
            )
            for card in shared
        ),
        contradictions=pairings(collection, "contradicts"),
        strengths=pairings(collection, "stronger"),
        only=tuple(
            (line, tuple(card for card in cards if card.reports == (line.label,)))
            for line in collection.line_of.values()
        ),
        names=tuple(
            site
            for site in (*places.sites, *places.areas)
            if len({spelling.text for spelling in site.spellings}) > 1
        ),
        wordings=wordings(collection, collection.claim_of.values()),
    )
