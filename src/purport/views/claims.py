"""Claims -> a compact list, and one claim in full.

Enters: reports, claims and links. Leaves: a `ClaimList` or a `ClaimPage`. It refuses to
fill in: what a claim lacks is left out.
"""

from collections.abc import Iterable

from purport.model import Claim, Links, Party, Quantity, Report
from purport.views.collection import Collection, listing, whole
from purport.views.dates import day_label
from purport.views.garblings import garblings
from purport.views.gazette import candidate_lines, elsewhere, site_of
from purport.views.pages import ClaimList, ClaimPage, PlaceDetail, QuantityDetail
from purport.views.pairings import bearings
from purport.views.passages import evidence_segments
from purport.views.wordings import wordings


def claim_list(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links, *, limit: int | None = None
) -> ClaimList:
    """List claims in the order given; the first `limit` of them, or all."""
    claims = tuple(claims)
    collection = whole(reports, claims, links)
    known = [claim for claim in claims if claim.id in collection.claim_of]
    return ClaimList(
        lines=listing(map(collection.line, known), len(known) if limit is None else limit),
        reports=len({claim.report_id for claim in known}),
    )


def claim_page(
    claim: Claim, reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> ClaimPage:
    """Show one claim in full; `claims` are those that may say the same or bear on it."""
    others = tuple(claims)
    collection = whole(reports, others if claim in others else (claim, *others), links)
    report = collection.report_of[claim.report_id]
    proposition = collection.proposition_of[claim.id]
    found = claim.extractor
    return ClaimPage(
        line=collection.line(claim),
        sentence=evidence_segments(report, (claim,)),
        offsets=", ".join(f"{span.start}:{span.end}" for span in claim.content),
        actor_side=_side(claim.actor),
        target_side=_side(claim.target),
        places=tuple(_place(collection, claim, position) for position in range(len(claim.places))),
        quantities=tuple(
            QuantityDetail(number.mention.text, bounds_label(number)) for number in claim.quantities
        ),
        said=day_label(claim.time.said) if claim.time and claim.time.said else None,
        wordings=wordings(collection, (claim,)),
        proposition=collection.cards[proposition.id],
        bearings=bearings(collection, proposition.id),
        garblings=garblings(collection, claims=(claim.id,)),
        extractor=f"{found.name} {found.version}, score {found.score:.2f}",
    )


def bounds_label(quantity: Quantity) -> str:
    """Write a quantity's bounds and unit.

    >>> from purport.model import Span
    >>> bounds_label(Quantity(Span(0, 8, "over 80%"), 80, 100, True, "percent of place"))
    'more than 80, up to 100 percent of place'
    """
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        return f"{low:g} {quantity.unit}"
    lower, upper = ("more than", "less than") if quantity.strict else ("at least", "up to")
    # A share's upper bound of 100 is no more than what a share can be: it is not excluded.
    upper = "up to" if low is not None else upper
    parts = [] if low is None else [f"{lower} {low:g}"]
    parts += [] if high is None else [f"{upper} {high:g}"]
    return f"{', '.join(parts) or 'unknown'} {quantity.unit}"


def _side(party: Party | None) -> str | None:
    return party.side if party else None


def _place(collection: Collection, claim: Claim, position: int) -> PlaceDetail:
    place = claim.places[position]
    resolved = place.id is not None
    return PlaceDetail(
        mention=place.mention.text,
        role=place.role.value,
        site=site_of(collection, claim, position) if resolved else None,
        confidence=place.confidence,
        reason=place.reason,
        candidates=candidate_lines(place.candidates),
        elsewhere=elsewhere(collection, ((claim, position),)),
    )
