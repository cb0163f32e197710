"""A claim -> the facets it is compared by: when, where, how many, who, to what effect.

Enters: a claim and its report. Leaves: plain values for `statements`. It refuses to guess: what the
words do not tell is empty.
"""

import re
from dataclasses import dataclass
from datetime import date

from purport.linking.folding import fold, party, place_key, stem, term, terms, unify, words
from purport.linking.wording import CHARGES, COUNTRIES, DAMAGE_DEGREES, ROUNDED, VAGUE, word_set
from purport.model import Claim, Kind, Modality, Party, Place, Precision, Report, Role

_DAMAGE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in DAMAGE_DEGREES)


_KILLED = re.compile(
    r"(?i)\b(?:kill|dead\b|death|die[ds]?\b|dying|slain|slew|fatalit|toll|eliminat|martyr|perish|murder|execut|massacr|"
    r"neutrali[sz]|lives? of|lost their li)"
)


_INJURED = re.compile(r"(?i)\b(?:injur|wound|hurt|harm|asphyxi|suffocat|maim)")


_INCREMENTAL = re.compile(r"(?i)\b(?:another|additional|also|further|more(?! than))\b")


_CUMULATIVE = re.compile(
    r"(?i)\b(?:since|in total|a total of|overall|so far|altogether|every|years?|war|conflict)\b"
)


_BY = re.compile(r"\bby ((?:[\w’'-]+ ){0,3}[\w’'-]+)")


_REGIONS = (Precision.DISTRICT, Precision.REGION, Precision.COUNTRY)


_REGION = re.compile(r"(?i)\b(?:governorate|province|oblast|region|raion|district|countryside)\b")


_MISSING = re.compile(r"(?i)\b(?:missing|captured|taken prisoner|prisoners)\b")


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as it is compared: bounds, what is counted, and whether it is a rounded figure.

    `unit` is the key of what is counted, `counted` the words for it.
    """

    low: float | None
    high: float | None
    strict: bool
    unit: str
    rounded: bool
    vague: bool = False
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared: its gazetteer id, the keys of its names, and what it lies in."""

    id: str | None
    keys: frozenset[str]
    within: frozenset[str]
    settlement: bool
    region: bool
    name: str
    role: Role


def victims_of(claim: Claim) -> frozenset[str]:
    """Return who was hit, by the first count, else by the target; empty for anybody."""
    units = [quantity.unit for quantity in claim.quantities[:1]]
    for text in (*units, claim.target.name if claim.target else ""):
        concepts = (term(word) for word in words(text))
        if found := frozenset(_GROUPS[each] for each in concepts if each in _GROUPS):
            return found
    return frozenset()


def mood_of(modality: Modality) -> str:
    """Return ``fact``, ``plan`` or ``outlook``."""
    if modality in (Modality.ACTUAL, Modality.HEDGED):
        return "fact"
    return "plan" if modality is Modality.PLANNED else "outlook"


def side_of(mentioned: Party | None) -> frozenset[str]:
    """Return the countries and camps of a party; empty where its words name none."""
    if mentioned is None:
        return frozenset()
    named = party(mentioned.name)
    if named and named != {"state"}:
        return named
    return party(mentioned.side or "") or named  # "the regime" is whose it is said to be


def doer_of(claim: Claim) -> frozenset[str]:
    """Return who acts: the actor, or whoever stands behind "by", or whom a charge names."""
    if claim.actor is not None:
        return side_of(claim.actor)
    by = _BY.search(claim.text)
    if by is not None and (found := party(by[1])):
        return found
    if claim.kind is Kind.POSITION and CHARGES & {
        stem(word) for word in words(claim.evidence.text)
    }:
        named = party(claim.text).difference(*(party(voice.name) for voice in claim.chain))
        return named if len(named) == 1 else frozenset()
    return frozenset()


def party_terms(mentioned: Party | None) -> frozenset[str]:
    """Return the terms of a party's name."""
    return frozenset(terms(mentioned.name)) if mentioned else frozenset()


def spot_of(place: Place) -> Spot:
    """Return a place as it is compared."""
    names = {place.mention.text, *place.names, *([place.name] if place.name else [])}
    settlement = place.id is not None and place.precision in (
        Precision.POINT,
        Precision.SETTLEMENT,
        Precision.COMMUNITY,
    )
    return Spot(
        id=place.id,
        keys=frozenset(key for name in names if (key := place_key(name))),
        within=frozenset(key for name in place.within if (key := place_key(name))),
        settlement=settlement,
        region=place.precision in _REGIONS
        or bool(_REGION.search(f"{place.name or ''} {place.mention.text}")),
        name=place.name or place.mention.text,
        role=place.role,
    )


def outcome_of(claim: Claim) -> str:
    """Return ``killed``, ``injured`` or ``missing``; empty where it is no casualty claim."""
    if claim.kind is not Kind.CASUALTIES:
        return ""
    unit = " ".join(quantity.unit for quantity in claim.quantities)
    for text in (unit, claim.text):
        hits = [
            (match.start(), name)
            for name, pattern in (("killed", _KILLED), ("injured", _INJURED), ("missing", _MISSING))
            if (match := pattern.search(text))
        ]
        if hits:
            return min(hits)[1]
    return ""


def measures_of(claim: Claim) -> tuple[Measure, ...]:
    """Return the counts of a claim; a vague one where it gives no other."""
    found = []
    for quantity in claim.quantities:
        if quantity.low == quantity.high == 100 and unit_key(quantity.unit) == "percent":
            continue  # "fully" says what the bare statement says
        start = quantity.mention.start - claim.evidence.start
        before = claim.evidence.text[max(0, start - 15) : max(0, start)].split()[-2:]
        near = (*words(" ".join(before)), *words(quantity.mention.text))
        # No share exceeds 100 percent; "up to a hundred people" is bounded.
        open_share = quantity.high == 100 != quantity.low and unit_key(quantity.unit) == "percent"
        found.append(
            Measure(
                low=quantity.low,
                high=None if open_share else quantity.high,
                strict=quantity.strict,
                unit=unit_key(quantity.unit),
                rounded=any(word in ROUNDED for word in near),
                counted=quantity.unit,
            )
        )
    if found or claim.kind not in (Kind.CASUALTIES, Kind.STRIKE):
        return tuple(found)
    for word in words(claim.text):
        if word in VAGUE:
            return (Measure(VAGUE[word], None, False, "", rounded=True, vague=True),)
    return ()


def unit_key(unit: str) -> str:
    """Return what a unit is compared by: its last word's concept; people of any sort are people.

    >>> unit_key("percent of place"), unit_key("regime soldiers"), unit_key("SUVs")
    ('percent', 'people', 'vehicle')
    """
    plain = [fold(word) for word in unify(unit).split()]
    if not plain:
        return ""
    if plain[0].startswith(("percent", "%")):
        return "percent"
    concepts = [term(word) for word in plain]
    if any(c in _PEOPLE or stem(w) in _PEOPLE for c, w in zip(concepts, plain, strict=True)):
        return "people"
    return concepts[0] if "of" in plain else concepts[-1]


# Groups of victims that are not each other; "people" may be any of them.
_GROUPS = {
    "soldier": "soldiers",
    "government": "soldiers",
    "rebel": "rebels",
    "isis": "rebels",
    "civilian": "civilians",
    "child": "children",
    "children": "children",
}


_PEOPLE = word_set(
    "people person civilian soldier rebel kill injure member child children women woman men "
    "man victim crewmen crew staff isis personnel worker"
) | frozenset(COUNTRIES)


def ordinal(day: str | None) -> int | None:
    """Return the ordinal of an ISO 8601 day; None where it is none."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def days_of(claim: Claim, report: Report) -> tuple[int, int] | None:
    """Return the first and last day it is dated to; without a year, in that of the report."""
    if claim.time is None or not claim.time.start:
        return None
    year = (report.published or "2000")[:4]
    start = ordinal(claim.time.start.replace("--", f"{year}-"))
    end = ordinal((claim.time.end or claim.time.start).replace("--", f"{year}-"))
    if start is None:
        return None
    return (start, max(start, end or start))


def degree_of(claim: Claim) -> int:
    """Return how heavy the damage is that a claim tells of; 0 where it tells of none."""
    degrees = (n for n, pattern in enumerate(_DAMAGE, 1) if pattern.search(claim.text))
    return max(degrees, default=0)


def is_incremental(claim: Claim) -> bool:
    """Return whether a count is one of several ("another five"), nothing against others."""
    return bool(_INCREMENTAL.search(claim.text))


def is_cumulative(claim: Claim) -> bool:
    """Return whether a claim sums up a long time: a year, an offensive, a war."""
    return bool(_CUMULATIVE.search(claim.text))


def is_charged(claim: Claim) -> bool:
    """Return whether the sentence lays or rejects blame."""
    return bool(CHARGES & {stem(word) for word in words(claim.evidence.text)})
