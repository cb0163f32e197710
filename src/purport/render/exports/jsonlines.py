"""Claims and propositions as JSON Lines, the exports that keep everything.

Enters: reports, claims, links. Leaves: one JSON object a line, a claim or a proposition. Every key
is always there; what nobody knows is null.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from purport.model import (
    Candidate,
    Claim,
    Framing,
    Garbling,
    Links,
    Origin,
    Party,
    Place,
    Quantity,
    Report,
    Resolution,
    Span,
    Time,
    Voice,
)
from purport.render.exports.ordering import in_order, number, propositions_of, score


def claims_as_jsonl(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[str]:
    """Yield each claim as one line, with its report, its spans and its proposition's id.

    Spans are ``[start, end]``, in code points of the report's text.
    """
    yield from map(_line, claim_records(reports, claims, links))


def claim_records(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[dict[str, Any]]:
    """Yield each claim as the object that a line of ``jsonl`` holds."""
    propositions = propositions_of(links)
    garblings: dict[str, list[Garbling]] = {}
    for each in links.garblings:
        garblings.setdefault(each.claim, []).append(each)
    resolutions: dict[str, list[Resolution]] = {}
    for decided in links.resolutions:
        resolutions.setdefault(decided.claim, []).append(decided)
    for report, claim in in_order(reports, claims):
        found = _claim(report, claim, propositions.get(claim.id))
        found["garblings"] = [_garbling(each) for each in garblings.get(claim.id, ())]
        for decided in resolutions.get(claim.id, ()):
            found["places"][decided.position]["elsewhere"] = _elsewhere(decided)
        yield found


def links_as_jsonl(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[str]:
    """Yield each proposition of `links` as one line, by the place of its first claim.

    Its relations are those in which it is the source: it is stronger than, weaker than, contradicts
    or follows the proposition that ``to`` names. What a claim that is not among `claims` asserts
    comes last.
    """
    places = {claim.id: at for at, (_, claim) in enumerate(in_order(reports, claims))}
    relations: dict[str, list[dict[str, str]]] = {each.id: [] for each in links.propositions}
    for each in links.relations:
        relations[each.source].append(
            {
                "to": each.target,
                "relation": each.kind.value,
                "differs": each.differs.value,
                "evidence": each.evidence,
            }
        )

    def place(claim_id: str) -> tuple[int, str]:
        return places.get(claim_id, len(places)), claim_id

    def first(claim_ids: Iterable[str]) -> tuple[int, str]:
        return min(map(place, claim_ids), default=(len(places), ""))

    for proposition in sorted(links.propositions, key=lambda each: (first(each.claims), each.id)):
        origins = sorted(proposition.origins, key=lambda each: (first(each.claims), each.name))
        line = {
            "id": proposition.id,
            "claims": sorted(proposition.claims, key=place),
            "evidence": proposition.evidence,
            "origins": [_origin(each, sorted(each.claims, key=place)) for each in origins],
            "relations": sorted(
                relations[proposition.id], key=lambda each: (each["relation"], each["to"])
            ),
        }
        yield _line(line)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


def _origin(origin: Origin, claims: list[str]) -> dict[str, Any]:
    return {"name": origin.name, "claims": claims, "evidence": origin.evidence}


def _claim(report: Report, claim: Claim, proposition: str | None) -> dict[str, Any]:
    return {
        "id": claim.id,
        "report": {
            "id": report.id,
            "file": report.file,
            "title": report.title,
            "outlet": report.outlet,
            "url": report.url,
            "published": report.published,
            "language": report.language,
        },
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "content": {"text": claim.text, "spans": [_ends(span) for span in claim.content]},
        "evidence": _words(claim.evidence),
        "chain": [_voice(voice) for voice in claim.chain],
        "actor": claim.actor and _party(claim.actor),
        "target": claim.target and _party(claim.target),
        "places": [_place(place) for place in claim.places],
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "time": claim.time and _time(claim.time),
        "framing": [_framing(framing) for framing in claim.framing],
        "proposition": proposition,
        "extractor": {
            "name": claim.extractor.name,
            "version": claim.extractor.version,
            "score": score(claim.extractor.score),
        },
    }


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _words(span: Span) -> dict[str, Any]:
    return {"text": span.text, "span": _ends(span)}


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "text": voice.mention.text,
        "name": voice.name,
        "kind": voice.kind.value,
        "span": _ends(voice.mention),
        "cue": voice.cue and voice.cue.text,
        "cue_span": voice.cue and _ends(voice.cue),
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "text": party.mention.text,
        "name": party.name,
        "side": party.side,
        "span": _ends(party.mention),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        **_words(place.mention),
        "role": place.role.value,
        "id": place.id,
        "name": place.name,
        "names": list(place.names),
        "within": list(place.within),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision and place.precision.value,
        "confidence": score(place.confidence),
        "candidates": [_candidate(candidate) for candidate in place.candidates],
        "reason": place.reason,
        "elsewhere": None,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "within": list(candidate.within),
        "lat": candidate.lat,
        "lon": candidate.lon,
        "precision": candidate.precision.value,
        "score": score(candidate.score),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        **_words(quantity.mention),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "strict": quantity.strict,
        "unit": quantity.unit,
    }


def _time(time: Time) -> dict[str, Any]:
    return {
        **_words(time.mention),
        "start": time.start,
        "end": time.end,
        "precision": time.precision,
        "said": time.said,
    }


def _garbling(garbling: Garbling) -> dict[str, Any]:
    return {
        **_words(garbling.written),
        "sort": garbling.sort.value,
        "likely": garbling.likely,
        "in_claims": list(garbling.others),
        "evidence": garbling.evidence,
    }


def _elsewhere(resolution: Resolution) -> dict[str, Any]:
    return {"id": resolution.id, "in_claims": list(resolution.others)}


def _framing(framing: Framing) -> dict[str, Any]:
    return {**_words(framing.mention), "type": framing.type, "neutral": framing.neutral}
