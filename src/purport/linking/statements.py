"""Claims -> statements: what is compared of a claim, computed once.

Enters: reports and claims. Leaves: one `Statement` for all claims that are word for word the same,
sentence and sources included, so that ten thousand copies cost what one costs. It refuses to look
at who is right: the chain matters for origins, not for what is asserted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log

from purport.linking.folding import (
    fold,
    name_key,
    party,
    place_key,
    stem,
    term,
    terms,
    unify,
    words,
)
from purport.linking.wording import CHARGES, COUNTRIES, DAMAGE_DEGREES, ROUNDED, VAGUE, word_set
from purport.model import Claim, Kind, Modality, Party, Place, Precision, Report, Role, VoiceKind

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

# Characters over which a report is taken to stay at the place last named.
SCENE = 1200


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as it is compared: bounds, what is counted, and whether it is a rounded figure."""

    low: float | None
    high: float | None
    strict: bool
    unit: str
    rounded: bool
    vague: bool = False


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


@dataclass(frozen=True, slots=True)
class Statement:
    """What is compared of claims that are word for word the same.

    `terms` maps a term to its weight (rarer and named ones weigh more); `size` is their sum.
    `report` numbers the first report that has it. `days` are the ordinals of the first and the last
    day it is dated to, `published` is that of the report's; `outcome` tells the killed from the
    injured; `voice` is the key of the final voice, empty for the report's own and unnamed ones.
    """

    claims: tuple[Claim, ...]
    report: int
    order: int
    kind: Kind
    denied: bool
    mood: str
    terms: Mapping[str, float]
    size: float
    words: tuple[str, ...]
    spots: tuple[Spot, ...]
    around: frozenset[str]
    measures: tuple[Measure, ...]
    outcome: str
    actor: frozenset[str]
    actor_terms: frozenset[str]
    target: frozenset[str]
    target_terms: frozenset[str]
    voice: frozenset[str]
    own: bool
    days: tuple[int, int] | None
    published: int | None
    degree: int
    incremental: bool
    cumulative: bool
    victims: frozenset[str]
    charged: bool
    context: frozenset[str]
    setting: tuple[Spot, ...]
    key: str

    @property
    def claim(self) -> Claim:
        """The first of the claims, which stands for all."""
        return self.claims[0]


def view_statements(reports: Sequence[Report], claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Return the statements of `claims`, in an order that does not depend on theirs.

    ValueError where a claim's report is not among `reports`.
    """
    number = {report.id: index for index, report in enumerate(reports)}
    unique = {claim.id: claim for claim in claims}
    for claim in unique.values():
        if claim.report_id not in number:
            raise ValueError(f"{claim.id}: its report {claim.report_id} is not among the reports")
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in unique.values():
        groups[_signature(claim, reports[number[claim.report_id]])].append(claim)
    found = {key: terms(claims[0].text) for key, claims in groups.items()}
    weight = _weights(found.values())
    statements = []
    for key in sorted(groups):
        same = sorted(
            groups[key],
            key=lambda claim: (number[claim.report_id], claim.content[0].start, claim.id),
        )
        statements.append(
            _view(tuple(same), reports[number[same[0].report_id]], number, found[key], weight, key)
        )
    return _settle(statements)


def _settle(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give a statement without a place that of the one before it: reports keep to their scene."""
    by_report: dict[int, list[int]] = defaultdict(list)
    for position, statement in enumerate(statements):
        by_report[statement.report].append(position)
    settled = list(statements)
    for positions in by_report.values():
        last: Statement | None = None
        for position in sorted(positions, key=lambda n: (statements[n].order, n)):
            statement = statements[position]
            if statement.spots:
                last = statement
            elif last is not None and statement.order - last.order <= SCENE:
                settled[position] = replace(statement, setting=last.spots)
    return tuple(settled)


def _victims(claim: Claim) -> frozenset[str]:
    """Who was killed or injured, by the words of the count and of the target; empty for anybody."""
    text = " ".join(
        [*(q.unit for q in claim.quantities), claim.target.name if claim.target else ""]
    )
    return frozenset(_GROUPS[concept] for word in words(text) if (concept := term(word)) in _GROUPS)


def _signature(claim: Claim, report: Report) -> str:
    """What claims share that are copies; a claim with little in it is nobody's copy."""
    thin = not claim.places and not claim.quantities and len(claim.evidence.text) < 60
    chain = [(" ".join(sorted(name_key(voice.name))), str(voice.kind)) for voice in claim.chain]
    parts = (
        claim.kind,
        claim.polarity,
        claim.modality,
        " ".join(words(claim.text)),
        " ".join(words(claim.evidence.text)),
        repr(chain),
        repr(
            [
                (place.id, place.role, place_key(place.name or place.mention.text))
                for place in claim.places
            ]
        ),
        repr([(q.low, q.high, q.strict, q.unit) for q in claim.quantities]),
        repr(claim.time and (claim.time.start, claim.time.end)),
        claim.actor.name if claim.actor else "",
        claim.target.name if claim.target else "",
        (report.published or "")[:7],
        # The report's own voice is as many voices as there are reports; origins tell them apart, so
        # only claims whose words could stand anywhere are kept to their report here.
        report.id if thin else "",
    )
    return "\x1f".join(str(part) for part in parts)


def _weights(found: Iterable[Mapping[str, bool]]) -> Mapping[str, float]:
    """Weight of each term: smoothed inverse frequency among statements, so that copies count once.

    Between 0.3 (in most statements) and 1 (in one). With few statements the frequencies say little,
    so they are smoothed as if fifty more had been read.
    """
    counts: Counter[str] = Counter()
    total = 0
    for each in found:
        total += 1
        counts.update(each.keys())
    most = log(1 + total + 50)
    return {
        word: 0.3 + 0.7 * max(0.0, log((1 + total + 50) / (count + 1.0)) / most)
        for word, count in counts.items()
    }


def _view(
    claims: tuple[Claim, ...],
    report: Report,
    number: Mapping[str, int],
    found: Mapping[str, bool],
    weight: Mapping[str, float],
    key: str,
) -> Statement:
    claim = claims[0]
    spots = tuple(_spot(place) for place in claim.places)
    # Words of places and parties are compared as places and parties; they count little twice.
    acting = _party_terms(claim.actor) | _party_terms(claim.target)
    located = {term(word) for spot in spots for key in spot.keys for word in key.split()}
    weighed = {
        word: weight[word]
        * (0.4 if word in located else 0.6 if word in acting else 1.4 if named else 1.0)
        for word, named in found.items()
    }
    final = claim.chain[-1] if claim.chain else None
    return Statement(
        claims=claims,
        report=number[claim.report_id],
        order=claim.content[0].start,
        kind=claim.kind,
        denied=claim.polarity == "denied",
        mood=_mood(claim.modality),
        terms=weighed,
        size=sum(weighed.values()),
        words=words(claim.text),
        spots=tuple(spot for spot in spots if spot.role is not Role.WITHIN) or spots,
        around=frozenset(key for spot in spots for key in spot.keys | spot.within),
        measures=_measures(claim),
        outcome=_outcome(claim),
        actor=_doer(claim),
        actor_terms=_party_terms(claim.actor),
        target=_side(claim.target),
        target_terms=_party_terms(claim.target),
        voice=name_key(final.name)
        if final and final.kind is not VoiceKind.UNNAMED
        else frozenset(),
        own=final is None,
        days=_days(claim, report),
        published=_ordinal(report.published),
        degree=max(
            (n for n, pattern in enumerate(_DAMAGE, 1) if pattern.search(claim.text)), default=0
        ),
        incremental=bool(_INCREMENTAL.search(claim.text)),
        cumulative=bool(_CUMULATIVE.search(claim.text)),
        victims=_victims(claim),
        charged=bool(CHARGES & {stem(word) for word in words(claim.evidence.text)}),
        context=frozenset(terms(claim.evidence.text)),
        setting=(),
        key=key,
    )


def _mood(modality: Modality) -> str:
    if modality in (Modality.ACTUAL, Modality.HEDGED):
        return "fact"
    return "plan" if modality is Modality.PLANNED else "outlook"


def _side(mentioned: Party | None) -> frozenset[str]:
    if mentioned is None:
        return frozenset()
    named = party(mentioned.name)
    if named and named != {"state"}:
        return named
    return party(mentioned.side or "") or named  # "the regime" is whose it is said to be


def _doer(claim: Claim) -> frozenset[str]:
    """Who acts: the actor, or whoever stands behind "by", or whom a charge names."""
    if claim.actor is not None:
        return _side(claim.actor)
    by = _BY.search(claim.text)
    if by is not None and (found := party(by[1])):
        return found
    if claim.kind is Kind.POSITION and CHARGES & {
        stem(word) for word in words(claim.evidence.text)
    }:
        named = party(claim.text).difference(*(party(voice.name) for voice in claim.chain))
        return named if len(named) == 1 else frozenset()
    return frozenset()


def _party_terms(mentioned: Party | None) -> frozenset[str]:
    return frozenset(terms(mentioned.name)) if mentioned else frozenset()


def _spot(place: Place) -> Spot:
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


def _outcome(claim: Claim) -> str:
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


def _measures(claim: Claim) -> tuple[Measure, ...]:
    found = []
    for quantity in claim.quantities:
        if quantity.low == quantity.high == 100 and unit_key(quantity.unit) == "percent":
            continue  # "fully" says what the bare statement says
        start = quantity.mention.start - claim.evidence.start
        before = claim.evidence.text[max(0, start - 15) : max(0, start)].split()[-2:]
        near = (*words(" ".join(before)), *words(quantity.mention.text))
        open_share = quantity.high == 100 and quantity.low != 100  # no share exceeds 100 percent
        found.append(
            Measure(
                low=quantity.low,
                high=None if open_share else quantity.high,
                strict=quantity.strict,
                unit=unit_key(quantity.unit),
                rounded=any(word in ROUNDED for word in near),
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


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def _days(claim: Claim, report: Report) -> tuple[int, int] | None:
    """Days it is dated to; a date without a year is put into the report's, or into a leap year."""
    if claim.time is None or not claim.time.start:
        return None
    year = (report.published or "2000")[:4]
    start = _ordinal(claim.time.start.replace("--", f"{year}-"))
    end = _ordinal((claim.time.end or claim.time.start).replace("--", f"{year}-"))
    if start is None:
        return None
    return (start, max(start, end or start))
