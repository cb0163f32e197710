"""One clause -> one claim: each field read by the file that knows it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from purport.claims.clause import Clause
from purport.claims.framing import framing_of
from purport.claims.kinds import kind_of
from purport.claims.modality import modality_of
from purport.claims.parties import actor_of, target_of
from purport.claims.polarity import polarity_of
from purport.claims.quantities import quantities_of
from purport.claims.splitting import split_clauses
from purport.claims.times import time_of
from purport.claims.worth import is_claimworthy
from purport.model import Attribution, Claim, Extractor, Place, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULES = Extractor(name="rules", version="1", score=1.0)


def extract_claims(
    report: Report,
    doc: "Doc",
    attributions: tuple[Attribution, ...],
    places: tuple[Place, ...],
    *,
    extractor: Extractor = RULES,
) -> tuple[Claim, ...]:
    """Return the claims of `report`, in text order.

    `doc` is its parse, `attributions` says whose words are whose, `places` are its resolved place
    mentions, `extractor` names what found the attributions; a claim's score is its attribution's. A
    clause of the report's own voice is left out where it claims nothing about the conflict
    (datelines, tags, the outlet about itself).
    """
    claims: dict[tuple[object, ...], Claim] = {}
    for clause in split_clauses(report, doc, attributions):
        if clause.attribution is None and not is_claimworthy(clause):
            continue
        claim = _read_claim(report, clause, places, extractor)
        # A sentence printed twice, as a lead and again below, is one claim.
        said_before = (claim.text.casefold(), tuple(voice.name for voice in claim.chain))
        claims.setdefault(said_before, claim)
    return tuple(claims.values())


def _read_claim(
    report: Report, clause: Clause, places: tuple[Place, ...], extractor: Extractor
) -> Claim:
    attribution = clause.attribution
    return Claim(
        report_id=report.id,
        kind=kind_of(clause),
        polarity=polarity_of(clause),
        modality=modality_of(clause),
        content=clause.spans,
        evidence=_sentence_around(report, clause),
        chain=attribution.chain if attribution is not None else (),
        actor=actor_of(clause),
        target=target_of(clause),
        places=places_of(clause, places),
        quantities=quantities_of(clause, report),
        time=time_of(clause, report),
        framing=framing_of(clause, report),
        extractor=replace(extractor, score=attribution.score if attribution else extractor.score),
    )


def _sentence_around(report: Report, clause: Clause) -> Span:
    """The clause's sentence, without blanks around it, and what of the content lies outside it."""
    sentence = clause.sentence.text
    start = clause.sentence.start_char + len(sentence) - len(sentence.lstrip())
    end = clause.sentence.end_char - (len(sentence) - len(sentence.rstrip()))
    first, last = clause.spans[0].start, clause.spans[-1].end
    return report.span(min(start, first), max(end, last))


def places_of(clause: Clause, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places that stand in the clause; where it names none, those of its sentence."""
    inside = tuple(
        place
        for place in places
        if any(span.start <= place.mention.start < span.end for span in clause.spans)
    )
    if inside:
        return inside
    start, end = clause.sentence.start_char, clause.sentence.end_char
    return tuple(place for place in places if start <= place.mention.start < end)
