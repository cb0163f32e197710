"""Definite descriptions ("the city", "the same village", "this hub") -> the place they mean.

Enters: a report and its named places. Leaves: those places and one more for each description
that has an antecedent, in text order; the description's words are its mention, the antecedent's
resolution is its own. It refuses descriptions without a fitting place before them.
"""

import re
from collections.abc import Mapping, Sequence
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


def refer_back(
    report: Report,
    named: Sequence[Place],
    mentions: Sequence[Mention],
    people: Mapping[str, int],
) -> list[Place]:
    """Return `named` and the places that definite descriptions refer back to, in text order.

    `people` are the populations of the places, by their id.
    """
    text = report.text
    taken = [(place.mention.start, place.mention.end) for place in named]
    pairs = list(zip(named, mentions, strict=True))
    found = []
    meant: dict[str, tuple[int, str]] = {}  # noun -> where it was last used, and of which place
    for description in DESCRIPTION.finditer(text):
        start, end = description.span()
        if any(s < end and start < e for s, e in taken):
            continue
        noun = description.group("noun").lower()
        fitting = [
            (place, mention)
            for place, mention in pairs
            if place.mention.end <= start and _fits(noun, place, mention)
        ]
        if not fitting:
            continue
        antecedent = _antecedent(noun, fitting, text, people, meant.get(noun))
        meant[noun] = start, _key(antecedent)
        found.append(
            replace(
                antecedent,
                mention=report.span(start, end),
                role=_role(text, start, description.group("around")),
                confidence=round(antecedent.confidence * 0.8, 3),
                reason=antecedent.reason or "the fitting place that the report names most of late",
            )
        )
    return sorted([*named, *found], key=lambda place: (place.mention.start, place.mention.end))


def _key(place: Place) -> str:
    return place.id or place.name or place.mention.text


def _role(text: str, start: int, around: str | None) -> Role:
    if around and re.search("countryside|edge|suburbs", around):
        return Role.NEAR
    return role_before(text, start)


def role_before(text: str, start: int) -> Role:
    """Return the role that the words before character `start` give to a description there."""
    before = text[max(0, start - 25) : start]
    if _AROUND.search(before):
        return Role.NEAR
    if _TOWARD.search(before):
        return Role.TOWARD
    return Role.FROM if _FROM.search(before) else Role.AT


_FADING = 0.7
"""What a mention counts less for each other fitting mention between it and the description."""

_BY_ROLE = {Role.NEAR: 0.7, Role.WITHIN: 0.4}
_AWAY = re.compile(
    r"(?:km|kilomet(?:er|re)s|miles|north|south|east|west)\w*\s+(?:of|from)(?:\s+the\s+city\s+of)?\s+$"
)
_LARGEST = {"village": 30_000, "settlement": 200_000, "town": 200_000, "suburb": 200_000}
_LEAST = {"city": 3_000}
"""People from which a place is hardly called so any more, and up to which it is not yet."""


def _antecedent(
    noun: str,
    fitting: Sequence[tuple[Place, Mention]],
    text: str,
    people: Mapping[str, int],
    meant: tuple[int, str] | None,
) -> Place:
    """Return the one of `fitting` that is mentioned most, and most recently.

    What something else only lies near to, or is in, counts less; what was called by `noun`, more,
    and so does `meant`, the place that the same description stood for before.
    """
    if noun not in _SETTLEMENTS.split("|"):  # the last of the roads or provinces
        called = [place for place, mention in fitting[-3:] if mention.noun == noun]
        return called[-1] if called else fitting[-1][0]
    weights: dict[str, float] = {}
    last: dict[str, Place] = {}
    for age, (place, mention) in enumerate(reversed(fitting)):
        key = _key(place)
        weight = _BY_ROLE.get(place.role, 1.0) * _FADING**age
        if _AWAY.search(text, max(0, place.mention.start - 40), place.mention.start):
            weight *= 0.4
        if mention.noun == noun:
            weight *= 3.0
        size = people.get(key)
        if size and (size > _LARGEST.get(noun, size) or size < _LEAST.get(noun, 0)):
            weight *= 0.1
        weights[key] = weights.get(key, 0.0) + weight
        last.setdefault(key, place)
    if meant and meant[1] in weights:
        since = sum(place.mention.start > meant[0] for place, _ in fitting)
        weights[meant[1]] += _FADING**since
    return last[max(weights, key=lambda key: weights[key])]


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
    if mention.kind in ("feature", "area", "country", "part"):
        return False
    return settled or (place.id is None and mention.noun in lexicon.SETTLEMENT_WORDS)
