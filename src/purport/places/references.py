"""Definite descriptions ("the city", "the same village", "this hub") -> the place they mean.

Enters: a report and its named places. Leaves: those places and one more for each description
that has an antecedent, in text order; the description's words are its mention, the antecedent's
resolution is its own. It refuses descriptions without a fitting place before them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from purport.model import Place, Precision, Report, Role
from purport.places import lexicon
from purport.places.mentions import Mention

_SETTLEMENTS = "city|town|village|settlement|hub|stronghold|enclave|municipality|suburb"
_AREAS = "province|governorate|oblast|region"
_SPOTS = (
    "road|route|highway|airport|airbase|air base|airfield|base|river|dam|field|bridge|camp|plant"
)
_NOUN = f"(?P<noun>{_SETTLEMENTS}|{_AREAS}|{_SPOTS})"
_MODIFIERS = (
    r"(?:same|key|strategic|strategically|important|besieged|nearby|beleaguered|embattled|northern"
    r"|southern|eastern|western|divided|devastated|battered|historic|ancient|occupied|entire|whole"
    r"|transport|logistics|transit|military|supply|vital|main|central|border|front-line|frontline)"
)
DESCRIPTION = re.compile(
    r"\b(?:(?P<around>(?:the|its)\s+(?:[a-z-]+\s+)?(?:outskirts|countryside|suburbs|edge|edges|centre|center"
    rf"|part|parts|side|entrances?)\s+of\s+))?(?:the|this|that)\s+(?:{_MODIFIERS}\s+){{0,3}}{_NOUN}\b(?!\s+(?:of\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:near|around|outside|surrounding|(?:north|south|east|west)\w*\s+of|(?:outskirts|range|reach"
    r"|vicinity|bank|banks|edge)\s+of|(?:km|kilometers|kilometres|miles|meters|metres)\s+(?:from|of))\s*$",
    re.IGNORECASE,
)
_TOWARD = re.compile(
    r"(?:toward|towards|into|advance\s+on|advancing\s+on|to\s+reach)\s*$", re.IGNORECASE
)
_FROM = re.compile(r"(?:from|out\s+of|leave|left|leaving)\s*$", re.IGNORECASE)


def refer_back(report: Report, named: Sequence[Place], mentions: Sequence[Mention]) -> list[Place]:
    """Return `named` and the places that definite descriptions refer back to, in text order."""
    text = report.text
    taken = [(place.mention.start, place.mention.end) for place in named]
    found = []
    for description in DESCRIPTION.finditer(text):
        start, end = description.span()
        if any(s < end and start < e for s, e in taken):
            continue
        antecedent = _antecedent(description.group("noun").lower(), start, named, mentions)
        if antecedent is None:
            continue
        found.append(
            replace(
                antecedent,
                mention=report.span(start, end),
                role=_role(text, start, description.group("around")),
                confidence=round(antecedent.confidence * 0.8, 3),
                reason=antecedent.reason or "the last such place that the report names",
            )
        )
    return sorted([*named, *found], key=lambda place: (place.mention.start, place.mention.end))


def _role(text: str, start: int, around: str | None) -> Role:
    before = text[max(0, start - 25) : start]
    if around and re.search("countryside|edge|suburbs", around):
        return Role.NEAR
    if _AROUND.search(before):
        return Role.NEAR
    if _TOWARD.search(before):
        return Role.TOWARD
    return Role.FROM if _FROM.search(before) else Role.AT


def _antecedent(
    noun: str, start: int, named: Sequence[Place], mentions: Sequence[Mention]
) -> Place | None:
    """Return the last fitting place before `start`; one that was called by `noun` itself wins."""
    fitting = [
        (place, mention)
        for place, mention in zip(named, mentions, strict=True)
        if place.mention.end <= start and _fits(noun, place, mention)
    ]
    called = [pair for pair in fitting if pair[1].noun == noun]
    # A place that was called so three mentions ago is still "the city"; an older one is not.
    recent = [pair for pair in called if pair in fitting[-3:]]
    chosen = (recent or fitting)[-1:]
    return chosen[0][0] if chosen else None


def _fits(noun: str, place: Place, mention: Mention) -> bool:
    settled = place.precision in (Precision.SETTLEMENT, Precision.COMMUNITY, Precision.DISTRICT)
    if noun in _AREAS.split("|"):
        return place.precision is Precision.REGION
    if noun in _SPOTS.split("|"):
        roads = {"road", "route", "highway"}
        bases = {"airport", "airbase", "air base", "airfield", "base"}
        if mention.kind != "feature":
            return False
        return (
            any({noun, mention.noun} <= group for group in (roads, bases)) or noun == mention.noun
        )
    if mention.kind in ("feature", "area", "country"):
        return False
    return settled or (place.id is None and mention.noun in lexicon.SETTLEMENT_WORDS)
