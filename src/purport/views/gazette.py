"""Claims' places -> what can be drawn, what is listed beside it, and how names are spelled.

Enters: a collection. Leaves: a `Gazette`. It refuses to place what is open, and to draw a region
or a country as a dot.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from purport.model import Candidate, Claim, Place, Precision
from purport.views.collection import Collection, listing
from purport.views.pages import CandidateLine, Elsewhere, Gazette, OpenPlace, Site, Spelling

LARGE = {Precision.REGION, Precision.COUNTRY}
CANDIDATES = 3

# A name is a run of capitalised words, joined by hyphens, apostrophes and the particles of names.
NAME = re.compile(
    r"(?:\b(?:al|el|ash|ad|as|at|an|ar|az|de|la)[- ])?[^\W\d_a-zа-яіїєґё][\w’'ʼ-]*"
    r"(?:[ -](?:(?:al|el|ash|ad|as|at|an|ar|az|de|la|of|on|na)[- ])?[^\W\d_a-zа-яіїєґё][\w’'ʼ-]*)*"
)
# Letters that one and the same sound is written with, as romanisations differ.
SOUNDS = (
    ("shch", "s"),
    ("tch", "c"), ("sch", "s"), ("kh", "h"), ("gh", "h"), ("zh", "z"), ("ch", "c"), ("sh", "s"),
    ("ts", "z"), ("tz", "z"), ("dz", "z"), ("dj", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("g", "h"),
)  # fmt: skip
SILENT = re.compile(r"[aeiouy]|(?<=.)j|[^a-z]")


@dataclass
class _Gathered:
    place: Place
    spellings: dict[str, set[str]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    mentions: list[tuple[Claim, int]] = field(default_factory=list)

    def add(self, claim: Claim, position: int, spelling: str | None) -> None:
        self.reports.add(claim.report_id)
        self.claims.add(claim.id)
        self.mentions.append((claim, position))
        if spelling:
            self.spellings.setdefault(spelling, set()).add(claim.report_id)


def gazette(collection: Collection) -> Gazette:
    """Gather the places of every claim, the ones in most reports first."""
    resolved: dict[str, _Gathered] = {}
    opened: dict[str, _Gathered] = {}
    for claim in collection.claim_of.values():
        for position, place in enumerate(claim.places):
            spelling = name_in(place.mention.text)
            if place.id is not None:
                found = resolved.setdefault(place.id, _Gathered(place))
            else:
                key = (spelling or place.mention.text).casefold()
                found = opened.setdefault(key, _Gathered(place))
            found.add(claim, position, spelling)
    sites = [_site(collection, found) for found in _by_weight(resolved.values())]
    large = {found.place.id for found in resolved.values() if found.place.precision in LARGE}
    return Gazette(
        sites=tuple(site for site in sites if site.id not in large),
        areas=tuple(site for site in sites if site.id in large),
        open=tuple(_open(collection, found) for found in _by_weight(opened.values())),
    )


def site_of(collection: Collection, claim: Claim, position: int) -> Site:
    """Return the resolved place of a claim that stands at `position` among its places as a site."""
    place = claim.places[position]
    found = _Gathered(place)
    found.add(claim, position, name_in(place.mention.text))
    return _site(collection, found)


def elsewhere(collection: Collection, mentions: Iterable[tuple[Claim, int]]) -> Elsewhere | None:
    """Return what other reports of the story have for open places, by claim and position.

    None where they have nothing, or not one and the same for all of them that they resolve.
    """
    found = {}
    reports: set[str] = set()
    for claim, position in mentions:
        decided = collection.resolution_of.get((claim.id, position))
        others = [collection.claim_of.get(other) for other in decided.others] if decided else ()
        if decided and any(others):
            kept = claim.places[position].candidates
            found[decided.id] = next(each for each in kept if each.id == decided.id)
            reports |= {other.report_id for other in others if other}
    if len(found) != 1:
        return None
    (place,) = found.values()
    return Elsewhere(place.id, place.name, place.within, collection.labels_of(reports))


def candidate_lines(candidates: tuple[Candidate, ...]) -> tuple[CandidateLine, ...]:
    """Return candidates as lines, best first."""
    return tuple(
        CandidateLine(found.id, found.name, found.within, found.score, found.lat, found.lon)
        for found in candidates
    )


def name_in(mention: str) -> str | None:
    """Return the name within a mention, None where it has none ("the city").

    >>> name_in("the village of Nova Petrivka"), name_in("the southern outskirts of the city")
    ('Nova Petrivka', None)
    """
    mention = re.sub(r"^(?:The|A|An)\b", "", mention)
    return max((found.group() for found in NAME.finditer(mention)), key=len, default=None)


def sounds(name: str) -> str:
    """Fold a Latin name to its consonants, so that romanisations of one name agree.

    >>> sounds("Kharkov") == sounds("Kharkiv"), sounds("Saraqeb") == sounds("Saraqib")
    (True, True)
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    for written, sound in SOUNDS:
        plain = plain.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", SILENT.sub("", plain))


def is_doubtful(spelling: str, place: Place) -> bool:
    """Say whether none of a place's known names comes near a spelling: it may be garbled.

    Only settlements are asked about ("Kharkiv" is a fair name of Kharkiv Oblast), and only where
    both are written in Latin letters.
    """
    if place.precision in LARGE or not spelling.isascii() or place.name is None:
        return False
    heard = sounds(spelling)
    known = [sounds(name) for name in (place.name, *place.names) if name.isascii()]
    return bool(heard) and not any(name and (name in heard or heard in name) for name in known)


def _by_weight(found: Iterable[_Gathered]) -> list[_Gathered]:
    return sorted(
        found, key=lambda one: (-len(one.reports), -len(one.claims), one.place.name or "")
    )


def _site(collection: Collection, found: _Gathered) -> Site:
    place = found.place
    spellings = sorted(found.spellings.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return Site(
        id=place.id or "",
        name=place.name or place.mention.text,
        within=place.within,
        lat=place.lat,
        lon=place.lon,
        precision=(place.precision or Precision.SETTLEMENT).value,
        spellings=tuple(
            Spelling(text, collection.labels_of(reports), is_doubtful(text, place))
            for text, reports in spellings
        ),
        reports=collection.labels_of(found.reports),
        claims=len(found.claims),
    )


def _open(collection: Collection, found: _Gathered) -> OpenPlace:
    place = found.place
    return OpenPlace(
        mention=next(iter(found.spellings), place.mention.text),
        reason=place.reason or "nothing in the text decides between its namesakes",
        candidates=listing(candidate_lines(place.candidates), CANDIDATES),
        elsewhere=elsewhere(collection, found.mentions),
        reports=collection.labels_of(found.reports),
        claims=len(found.claims),
    )
