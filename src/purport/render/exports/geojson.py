"""Claims on a map: GeoJSON after RFC 7946.

Enters: reports, claims, links. Leaves: one FeatureCollection, a point for each claim at each place
that was found. It refuses to put a place on the map that nobody could tell: those are counted and
listed under ``open_places``, a foreign member, each mention with the reason.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from purport.model import Claim, Links, Place, Report
from purport.render.exports.ordering import in_order, propositions_of, score

_NO_COORDINATES = "no coordinates are known for it"


def claims_as_geojson(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[str]:
    """Yield a FeatureCollection, a feature a line.

    A feature's id is the claim's, a slash and the place's number in the claim. ``open_places`` has
    ``count``, how many places of claims are left out, and ``mentions``: the words, the reason, the
    report's file and the claims' ids.
    """
    propositions = propositions_of(links)
    left_out: dict[tuple[str, str, str], list[str]] = {}
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for report, claim in in_order(reports, claims):
        for at, place in enumerate(claim.places):
            if place.id is None or place.lat is None or place.lon is None:
                reason = place.reason or _NO_COORDINATES
                left_out.setdefault((place.mention.text, reason, report.file), []).append(claim.id)
                continue
            feature = {
                "type": "Feature",
                "id": f"{claim.id}/{at}",
                "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
                "properties": _properties(report, claim, place, propositions.get(claim.id)),
            }
            yield separator + _json(feature)
            separator = ",\n"
    mentions = [
        {"mention": mention, "reason": reason, "report": file, "claims": list(dict.fromkeys(ids))}
        for (mention, reason, file), ids in left_out.items()
    ]
    count = sum(len(ids) for ids in left_out.values())
    yield f'\n], "open_places": {_json({"count": count, "mentions": mentions})}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _properties(
    report: Report, claim: Claim, place: Place, proposition: str | None
) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "report": report.file,
        "outlet": report.outlet,
        "published": report.published,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "content": claim.text,
        "evidence": claim.evidence.text,
        "chain": [voice.name for voice in claim.chain],
        "actor": claim.actor and claim.actor.name,
        "target": claim.target and claim.target.name,
        "mention": place.mention.text,
        "role": place.role.value,
        "place_id": place.id,
        "place": place.name,
        "within": list(place.within),
        "precision": place.precision and place.precision.value,
        "confidence": score(place.confidence),
        "time_start": claim.time and claim.time.start,
        "time_end": claim.time and claim.time.end,
        "proposition": proposition,
    }
