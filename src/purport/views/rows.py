"""Claims of a collection -> rows, alone or day by day and side by side.

Enters: a collection, claims and people's judgements. Leaves: `Row` and `Dated` values. It refuses
to order sides by anything but their names: none comes first because of what it says.
"""

from collections.abc import Iterable, Sequence

from purport.model import Claim, Judgement
from purport.views.collection import Collection, place_label
from purport.views.dates import day_label, range_label
from purport.views.passages import evidence_segments
from purport.views.review import matched, standing
from purport.views.sheets import Dated, Mentioned, Row


def rows(
    collection: Collection, claims: Iterable[Claim], judgements: Iterable[Judgement]
) -> tuple[Row, ...]:
    """Return a row for each of `claims`, numbered from 1."""
    claims = tuple(claims)
    judged, _ = matched(collection.claim_of.values(), judgements)
    return tuple(
        Row(
            number=number,
            line=collection.line(claim, number=number),
            proposition=(found := collection.proposition_of[claim.id]).id,
            independent=len(found.origins),
            sentence=evidence_segments(collection.report_of[claim.report_id], (claim,)),
            places=mentioned(claim),
            side=claim.actor.side if claim.actor else None,
            standing=standing(judged.get(claim.id, ()), claim),
        )
        for number, claim in enumerate(claims, start=1)
    )


def mentioned(claim: Claim) -> tuple[Mentioned, ...]:
    """Return a claim's places, each once."""
    found = {
        place.id or place.mention.text: Mentioned(
            place_label(place), place.id or place.mention.text, place.id is None
        )
        for place in claim.places
    }
    return tuple(found.values())


def sides_of(found: Iterable[Row]) -> tuple[str | None, ...]:
    """Return the sides of `found` by name; None, where a claim names none, comes last."""
    named = {row.side for row in found}
    return tuple(sorted(side for side in named if side)) + ((None,) if None in named else ())


def dated(
    collection: Collection, claims: Sequence[Claim], found: Sequence[Row]
) -> tuple[Dated, ...]:
    """Gather rows by day, in the order given, and within a day by side."""
    sides = sides_of(found)

    def day(claim: Claim, row: Row) -> tuple[str, bool]:
        time = claim.time
        start = time and (time.start or time.end)
        if time and start:
            return range_label(start, time.end or start), False
        published = row.line.report.published
        return (day_label(published), True) if published else ("", False)

    together: dict[str, list[Row]] = {}
    own: set[str] = set()
    for claim, row in zip(claims, found, strict=True):
        label, published = day(claim, row)
        together.setdefault(label, []).append(row)
        own |= set() if published else {label}
    return tuple(
        Dated(
            label=label,
            published=bool(label) and label not in own,
            sides=tuple(
                (side, these)
                for side in sides
                if (these := tuple(row for row in gathered if row.side == side))
            ),
        )
        for label, gathered in together.items()
    )
