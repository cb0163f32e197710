"""Claims -> rows of the tables, and back: the claim read is the claim written.

Enters: `Claim` and `Report` values, or rows as the tables hold them. Leaves: the other. It refuses
rows that make no claim (ValueError, KeyError or TypeError: `MALFORMED`).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from purport.model import (
    Candidate,
    Claim,
    Extractor,
    Framing,
    Kind,
    Modality,
    Party,
    Place,
    Polarity,
    Precision,
    Quantity,
    Report,
    Role,
    Span,
    Time,
    Voice,
    VoiceKind,
)

# One row: column name -> value.
Row = Mapping[str, Any]

# The rows of one claim: table name -> its rows, by position.
Rows = Mapping[str, list[dict[str, Any]]]

# What reading rows raises where their values make no claim.
MALFORMED = (ValueError, KeyError, TypeError)


# The labels of an appearance that migration 0004 added.
LATER = ("author", "updated", "replies_to")


def spans_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Yield every span of `claim`, each with what it is."""
    for span in claim.content:
        yield "content", span
    yield "evidence", claim.evidence
    for voice in claim.chain:
        yield "voice", voice.mention
        if voice.cue is not None:
            yield "cue", voice.cue
    for label, party in (("actor", claim.actor), ("target", claim.target)):
        if party is not None:
            yield label, party.mention
    for place in claim.places:
        yield "place", place.mention
    for quantity in claim.quantities:
        yield "quantity", quantity.mention
    if claim.time is not None:
        yield "time", claim.time.mention
    for framing in claim.framing:
        yield "framing", framing.mention


def appearance_row(report: Report, *, report_id: str) -> dict[str, Any]:
    """Return where `report` was found as a row, without its position and its time."""
    row = {
        "report_id": report_id,
        "file": report.file,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "language": report.language,
    }
    # What came later is hashed where it is there, so that digests of older ledgers still hold.
    later = {key: getattr(report, key) for key in LATER}
    stated = {key: value for key, value in later.items() if value is not None}
    return row | later | {"digest": digest(row | stated)}


def report_from(row: Row) -> Report:
    """Return the report that `row`, an appearance with its report's text, tells of."""
    return Report(
        text=row["text"],
        file=row["file"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        **{key: row[key] for key in LATER},
    )


def rows_of(claim: Claim) -> Rows:
    """Return the rows of `claim` in all tables."""
    key = claim.id
    rows: dict[str, list[dict[str, Any]]] = {
        "claim": [_claim_row(claim)],
        "content_span": [
            {"claim_id": key, "position": at, **_span(span)}
            for at, span in enumerate(claim.content)
        ],
        "voice": [
            {
                "claim_id": key,
                "position": at,
                **_span(voice.mention),
                "name": voice.name,
                "kind": voice.kind.value,
                **_span(voice.cue, "cue_"),
            }
            for at, voice in enumerate(claim.chain)
        ],
        "party": [
            {
                "claim_id": key,
                "role": role,
                **_span(party.mention),
                "name": party.name,
                "side": party.side,
            }
            for role, party in (("actor", claim.actor), ("target", claim.target))
            if party is not None
        ],
        "place": [_place_row(key, at, place) for at, place in enumerate(claim.places)],
        "place_candidate": [
            _candidate_row(key, place_at, at, candidate)
            for place_at, place in enumerate(claim.places)
            for at, candidate in enumerate(place.candidates)
        ],
        "quantity": [
            {
                "claim_id": key,
                "position": at,
                **_span(quantity.mention),
                "low": _number(quantity.low),
                "high": _number(quantity.high),
                "strict": quantity.strict,
                "unit": quantity.unit,
            }
            for at, quantity in enumerate(claim.quantities)
        ],
        "framing": [
            {
                "claim_id": key,
                "position": at,
                **_span(framing.mention),
                "type": framing.type,
                "neutral": framing.neutral,
            }
            for at, framing in enumerate(claim.framing)
        ],
    }
    rows["claim"][0]["digest"] = digest(rows)
    return rows


def claim_from(rows: Rows) -> Claim:
    """Return the claim whose rows are `rows`; raise one of `MALFORMED` where they are none."""
    (row,) = rows["claim"]
    parties = {each["role"]: _party(each) for each in rows["party"]}
    candidates: dict[int, list[Candidate]] = defaultdict(list)
    for each in rows["place_candidate"]:
        candidates[each["place_position"]].append(_candidate(each))
    return Claim(
        report_id=row["report_id"],
        kind=Kind(row["kind"]),
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        content=tuple(_span_from(each) for each in rows["content_span"]),
        evidence=_span_from(row, "evidence_"),
        chain=tuple(
            Voice(
                _span_from(each),
                each["name"],
                VoiceKind(each["kind"]),
                None if each["cue_span_start"] is None else _span_from(each, "cue_"),
            )
            for each in rows["voice"]
        ),
        actor=parties.get("actor"),
        target=parties.get("target"),
        places=tuple(_place(each, tuple(candidates[each["position"]])) for each in rows["place"]),
        quantities=tuple(
            Quantity(_span_from(each), each["low"], each["high"], each["strict"], each["unit"])
            for each in rows["quantity"]
        ),
        time=None
        if row["time_span_start"] is None
        else Time(
            _span_from(row, "time_"),
            row["time_start"],
            row["time_end"],
            row["time_precision"],
            row["time_said"],
        ),
        framing=tuple(
            Framing(_span_from(each), each["type"], each["neutral"]) for each in rows["framing"]
        ),
        extractor=Extractor(
            row["extractor_name"], row["extractor_version"], row["extractor_score"]
        ),
    )


def digest(rows: object) -> str:
    """Return the SHA-256 of `rows` as JSON with sorted keys.

    >>> digest({"file": "a"})[:8]
    '66db3bab'
    """
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8")).hexdigest()


def fingerprint(claim_ids: Iterable[str]) -> str:
    """Return what tells one set of claims from another, whatever their order.

    >>> fingerprint(["c-1", "c-2"]) == fingerprint(["c-2", "c-1"])
    True
    """
    return sha256("\n".join(sorted(claim_ids)).encode("utf-8")).hexdigest()


def _claim_row(claim: Claim) -> dict[str, Any]:
    time = claim.time
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "text": claim.text,
        **_span(claim.evidence, "evidence_"),
        **_span(None if time is None else time.mention, "time_"),
        "time_start": time and time.start,
        "time_end": time and time.end,
        "time_precision": time and time.precision,
        "time_said": time and time.said,
        "extractor_name": claim.extractor.name,
        "extractor_version": claim.extractor.version,
        "extractor_score": _number(claim.extractor.score),
    }


def _place_row(key: str, at: int, place: Place) -> dict[str, Any]:
    return {
        "claim_id": key,
        "position": at,
        **_span(place.mention),
        "role": place.role.value,
        "gazetteer_id": place.id,
        "name": place.name,
        "names": list(place.names),
        "within": list(place.within),
        "lat": _number(place.lat),
        "lon": _number(place.lon),
        "precision": place.precision and place.precision.value,
        "confidence": _number(place.confidence),
        "reason": place.reason,
    }


def _candidate_row(key: str, place_at: int, at: int, candidate: Candidate) -> dict[str, Any]:
    return {
        "claim_id": key,
        "place_position": place_at,
        "position": at,
        "gazetteer_id": candidate.id,
        "name": candidate.name,
        "score": _number(candidate.score),
        "within": list(candidate.within),
        "lat": _number(candidate.lat),
        "lon": _number(candidate.lon),
        "precision": candidate.precision.value,
    }


def _span(span: Span | None, prefix: str = "") -> dict[str, Any]:
    return {
        f"{prefix}span_start": span and span.start,
        f"{prefix}span_end": span and span.end,
        f"{prefix}text": span and span.text,
    }


def _number(value: float | None) -> float | None:
    # SQLite does not keep the sign of zero: adding 0.0 takes it off before the digest is made.
    return None if value is None else float(value) + 0.0


def _span_from(row: Row, prefix: str = "") -> Span:
    return Span(row[f"{prefix}span_start"], row[f"{prefix}span_end"], row[f"{prefix}text"])


def _party(row: Row) -> Party:
    return Party(_span_from(row), row["name"], row["side"])


def _place(row: Row, candidates: tuple[Candidate, ...]) -> Place:
    return Place(
        mention=_span_from(row),
        role=Role(row["role"]),
        id=row["gazetteer_id"],
        name=row["name"],
        names=tuple(row["names"]),
        within=tuple(row["within"]),
        lat=row["lat"],
        lon=row["lon"],
        precision=None if row["precision"] is None else Precision(row["precision"]),
        confidence=row["confidence"],
        candidates=candidates,
        reason=row["reason"],
    )


def _candidate(row: Row) -> Candidate:
    return Candidate(
        id=row["gazetteer_id"],
        name=row["name"],
        score=row["score"],
        within=tuple(row["within"]),
        lat=row["lat"],
        lon=row["lon"],
        precision=Precision(row["precision"]),
    )
