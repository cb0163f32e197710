"""Propositions as linked data: schema.org's Claim, in JSON-LD.

Enters: reports, claims, links. Leaves: one document with a ``Claim`` for each proposition that one
of the claims asserts, the reports in which it appears, and which of those was published first. It
refuses ratings: there is no ``ClaimReview`` in it, and no word about who is right or reliable.

The terms are schema.org's (https://schema.org/Claim): ``appearance`` is an occurrence of the claim
in some work, ``firstAppearance`` the first that is known.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from purport.model import Claim, Links, Report, Voice, VoiceKind
from purport.render.exports.ordering import in_order, propositions_of

CONTEXT = "https://schema.org"
NAMESPACE = "urn:purport:"

# Whom schema.org lets be an author; documents are none, and a voice without a name is nobody.
_AUTHORS = {
    VoiceKind.PERSON: "Person",
    VoiceKind.ORGANISATION: "Organization",
    VoiceKind.CHANNEL: "Organization",
    VoiceKind.OUTLET: "Organization",
    VoiceKind.GROUP: "Organization",
}

Told = list[tuple[Report, Claim]]


def claims_as_jsonld(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[str]:
    """Yield the document, a proposition a line.

    A proposition's ``text`` is the words of its first claim, ``author`` whoever the claims rest on
    by name. Each ``appearance`` is a report, of which ``hasPart`` quotes the sentences.
    ``firstAppearance`` is the appearance that was published first, and absent where none of them
    bears a date.
    """
    propositions = propositions_of(links)
    told: dict[str, Told] = {}
    for report, claim in in_order(reports, claims):
        told.setdefault(propositions.get(claim.id, claim.id), []).append((report, claim))
    yield f'{{"@context": {_json(CONTEXT)}, "@graph": ['
    separator = "\n"
    for key, found in told.items():
        yield separator + _json(_proposition(key, found))
        separator = ",\n"
    yield "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _proposition(key: str, told: Told) -> dict[str, Any]:
    gathered: dict[str, Told] = {}
    for report, claim in told:
        gathered.setdefault(report.id, []).append((report, claim))
    works = [_work(found[0][0], [claim for _, claim in found]) for found in gathered.values()]
    dated = [work for work in works if "datePublished" in work]
    first = min(dated, key=lambda work: str(work["datePublished"]), default=None)
    authors = {_json(author): author for _, claim in told if (author := _author(claim))}
    return _filled(
        {
            "@type": "Claim",
            "@id": NAMESPACE + key,
            "identifier": key,
            "text": told[0][1].text,
            "inLanguage": told[0][0].language,
            "author": [*authors.values()],
            "about": _places([claim for _, claim in told]),
            "appearance": works,
            "firstAppearance": first and {"@id": first["@id"]},
        }
    )


def _work(report: Report, claims: list[Claim]) -> dict[str, Any]:
    return _filled(
        {
            "@type": "Article",
            "@id": NAMESPACE + report.id,
            "name": report.title or report.file,
            "url": report.url,
            "datePublished": report.published,
            "inLanguage": report.language,
            "publisher": report.outlet and {"@type": "Organization", "name": report.outlet},
            "hasPart": [
                {
                    "@type": "Quotation",
                    "@id": NAMESPACE + claim.id,
                    "identifier": claim.id,
                    "text": claim.evidence.text,
                }
                for claim in claims
            ],
        }
    )


def _author(claim: Claim) -> dict[str, str] | None:
    """Return whoever a claim finally rests on, None where that is nobody with a name."""
    last: Voice | None = claim.chain[-1] if claim.chain else None
    kind = _AUTHORS.get(last.kind) if last else None
    return {"@type": kind, "name": last.name} if last and kind else None


def _places(claims: list[Claim]) -> list[dict[str, Any]]:
    found = {
        place.id: _filled(
            {
                "@type": "Place",
                "@id": NAMESPACE + place.id,
                "identifier": place.id,
                "name": place.name,
                "geo": None
                if place.lat is None or place.lon is None
                else {
                    "@type": "GeoCoordinates",
                    "latitude": place.lat,
                    "longitude": place.lon,
                },
            }
        )
        for claim in claims
        for place in claim.places
        if place.id is not None
    }
    return [*found.values()]


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """Return `node` without what nobody knows: JSON-LD leaves that out."""
    return {key: value for key, value in node.items() if value not in (None, [])}
