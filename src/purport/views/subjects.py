"""A place, or a voice -> all that is claimed of it, or by it, over time.

Enters: the claims, in order of time, with their reports, links and judgements. Leaves: a
`PlacePage` or a `VoicePage`. It refuses to say what a side holds or how reliable a voice is.
"""

from collections import Counter
from collections.abc import Iterable

from purport.model import Claim, Judgement, Links, Report
from purport.views.collection import place_label, whole
from purport.views.gazette import candidate_lines, elsewhere, gazette
from purport.views.review import standing
from purport.views.rows import dated, rows, sides_of
from purport.views.sheets import Paging, PlacePage, Through, VoicePage
from purport.views.wordings import wordings


def place_page(
    key: str,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
    *,
    paging: Paging,
) -> PlacePage | None:
    """Show the place `key`, a gazetteer's id or an open place's words; None where none has it."""
    collection = whole(reports, claims, links)
    ordered = [
        claim
        for claim in collection.claims
        if any(key in {place.id, place.mention.text} for place in claim.places)
    ]
    found = next(
        (
            place
            for claim in ordered
            for place in claim.places
            if place.id == key or (place.id is None and place.mention.text == key)
        ),
        None,
    )
    if found is None:
        return None
    listed = rows(collection, ordered, judgements)
    places = gazette(collection)
    return PlacePage(
        name=place_label(found),
        key=key,
        site=next((one for one in (*places.sites, *places.areas) if one.id == found.id), None),
        reason=found.reason,
        candidates=candidate_lines(found.candidates),
        elsewhere=elsewhere(
            collection,
            [
                (claim, at)
                for claim in ordered
                for at, place in enumerate(claim.places)
                if place.id is None and place.mention.text == key
            ],
        ),
        dated=dated(collection, ordered, listed),
        sides=sides_of(listed),
        paging=paging,
        reports=tuple(collection.line_of.values()),
    )


def voice_page(
    name: str,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
    *,
    paging: Paging,
) -> VoicePage | None:
    """Show the voice `name`; None where no claim has it."""
    judgements = tuple(judgements)
    collection = whole(reports, claims, links)
    said = [
        (claim, at)
        for claim in collection.claims
        for at in [max((i for i, one in enumerate(claim.chain) if one.name == name), default=-1)]
        if at >= 0
    ]
    if not said:
        return None
    ordered = [claim for claim, _ in said]
    listed = rows(collection, ordered, judgements)
    through: Counter[tuple[str, bool]] = Counter()
    for claim, at in said:
        # Whoever stands right before it in the chain passes its words on, else the report itself.
        relay = claim.chain[at - 1].name if at else collection.line_of[claim.report_id].name
        through[relay, at == 0] += 1
    final = sum(at == len(claim.chain) - 1 for claim, at in said)
    ids = {claim.id for claim in ordered}
    return VoicePage(
        name=name,
        kinds=_most([claim.chain[at].kind.value for claim, at in said]),
        mentions=_most([claim.chain[at].mention.text for claim, at in said])[:12],
        final=final,
        relayed=len(said) - final,
        origins=sum(
            any(origin.name == name and not ids.isdisjoint(origin.claims) for origin in one.origins)
            for one in collection.propositions
        ),
        through=tuple(
            Through(relay, is_report, times) for (relay, is_report), times in through.most_common()
        ),
        dated=dated(collection, ordered, listed),
        wordings=wordings(collection, ordered),
        standing=standing(one for one in judgements if one.voice == name),
        paging=paging,
        reports=tuple(collection.line_of.values()),
    )


def _most(values: list[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(values).most_common())
