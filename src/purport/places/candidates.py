"""A spelling -> the gazetteer entries that it may stand for, each with how alike the names are.

Enters: a `Query` (a spelling, and what the text says about it) and the `Context` of its report.
Leaves: entries with a likeness from 0 to 1. It refuses to choose among them: that takes the other
names of the report (`ranking`).

A name is looked up by its folded spelling and by its consonants; where that finds nothing close, by
both with one letter left out, and with letters exchanged. Every step is a lookup in the index.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from purport.places.entry import SETTLEMENTS, Entry
from purport.places.gazetteer import Gazetteer
from purport.spelling import folding

AT_HAND = 0.1
"""Weight of a country from which a report is about it."""

COMPLETE = frozenset({"UA"})
"""Countries whose every settlement the gazetteer has: there a strange spelling is a slip, elsewhere
more likely a village that is missing."""

SPELT = 0.96
"""Likeness that a place of any other country must have: there only the very spelling counts."""

LONGEST = 200
"""Characters of a name: the longest one of a place, Bangkok's in full, has 168. What is longer is
no name and has no candidates, however long it is."""

ALMOST = 0.15
"""Likeness that a name a slip away loses where another place's name is just so."""

FORMER = 0.35
"""Likeness that a place loses where it was once called what another one is called now."""


@dataclass(frozen=True, slots=True)
class Query:
    """One spelling to resolve.

    `kind` is "settlement", "part" (of a settlement, by its own or the settlement's name), "area",
    "feature" or "country" where the text says so, else "". `beside` are the ids
    of areas that the text names for this very mention. `position` orders queries in the text: a
    smaller gap says more. `diplomatic` says that the sentence is about talks and summits, which are
    held in world cities. `size` lets a large city be told from a village and a province from its
    centre's district: "city", "town", "village", "province", "district" or "". `adjective` says
    that the name may be one ("the Pokrovsky direction").
    """

    name: str
    kind: str = ""
    size: str = ""
    beside: frozenset[str] = frozenset()
    position: int = 0
    diplomatic: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a whole report says about where it is set.

    `countries` have weights up to 1, `areas` are ids of the provinces that it names. `prominence`
    is how much likelier large and famous places are to be meant: 1 in reports, less in mere lists.
    """

    countries: Mapping[str, float]
    areas: frozenset[str] = frozenset()
    prominence: float = 1.0


def candidates(
    query: Query, context: Context, gazetteer: Gazetteer, *, slips: bool = True
) -> list[tuple[Entry, float]]:
    """Return entries that `query` may mean with the likeness of their names.

    Names a consonant off are tried where none is closer, in the report's foremost countries. A
    name without a letter, or of more than `LONGEST` characters, has no candidates.
    """
    if len(query.name) > LONGEST or not any(sign.isalpha() for sign in query.name):
        return []
    found: dict[str, tuple[Entry, float]] = {}
    habits = list(dict.fromkeys(_HABITS.get(c, "") for c in context.countries)) or [""]
    for habit in habits:
        for entry in gazetteer.find(query.name, habit):
            if not _fits(entry, query):
                continue
            likeness = likeness_of(query.name, entry)
            if context.countries.get(entry.country, 0.0) < AT_HAND:
                least = SPELT if _known_abroad(query.name, entry) else 1.1
            else:  # a quarter is hardly called after another settlement, and with a slip
                least = 0.93 if query.kind == "part" else 0.75
            if likeness >= max(least, found.get(entry.id, (entry, 0.0))[1]):
                found[entry.id] = (entry, likeness)
    if slips and query.kind in ("", "settlement"):
        close = any(likeness > 0.8 for _, likeness in found.values())
        for country, weight in context.countries.items():
            if weight >= 0.3 and (country in COMPLETE or not close):
                for entry in _slipped(query.name, country, gazetteer, close=close):
                    found.setdefault(entry.id, (entry, likeness_of(query.name, entry)))
    ranked = _present_first(query.name, list(found.values()))
    return _with_nouns(query, ranked, context, gazetteer) if query.adjective else ranked


_ADJECTIVE = re.compile(
    r"(?P<stem>.{3,}?)(?P<suffix>[szt]s?k)(?:yi|yy|iy|ii|y|i|oye|oe|oi|oy|aya)$"
)
_INFIX = re.compile(r"(?:en|an|yn|in)$")


def nouns_of(adjective: str) -> tuple[str, ...]:
    """Return the names that a Ukrainian or Russian adjective of place may be made of.

    >>> nouns_of("Pokrovsky"), nouns_of("Khatnensky")
    (('Pokrovsk', 'Pokrov', 'Pokrovka'), ('Khatnensk', 'Khatnen', 'Khatn'))
    """
    found = _ADJECTIVE.fullmatch(adjective)
    if not found:
        return ()
    stem = found["stem"]
    nouns = [stem + found["suffix"], stem]
    if stem.endswith(("ev", "iv", "ov", "yev")):
        nouns.append(f"{stem}ka")
    elif _INFIX.search(stem) and len(stem) > 5:
        nouns.append(_INFIX.sub("", stem))
    return tuple(nouns)


DERIVED = 0.04
"""Likeness that an adjective has less than the noun that it may be made of."""


def _with_nouns(
    query: Query, found: list[tuple[Entry, float]], context: Context, gazetteer: Gazetteer
) -> list[tuple[Entry, float]]:
    """Return `found` and the candidates of the nouns that the adjective may be made of."""
    best = {entry.id: (entry, likeness) for entry, likeness in found}
    for noun in nouns_of(query.name):
        plain = replace(query, name=noun, adjective=False)
        for entry, likeness in candidates(plain, context, gazetteer, slips=False):
            if likeness - DERIVED > best.get(entry.id, (entry, 0.0))[1]:
                best[entry.id] = (entry, likeness - DERIVED)
    return list(best.values())


def _slipped(name: str, country: str, gazetteer: Gazetteer, *, close: bool) -> list[Entry]:
    """Return the settlements of `country` that a slip may have made `name` of.

    Where other names are `close`, only what differs by a single sound is tried.
    """
    if close:
        return list(gazetteer.find_slips(name, country, 0.8))
    found = list(gazetteer.find_slips(name, country))
    for twisted in folding.untwisted(name):
        found += [
            entry
            for entry in gazetteer.find(twisted, country)
            if entry.country == country and entry.type in SETTLEMENTS
        ]
    return found


def _known_abroad(name: str, entry: Entry) -> bool:
    """Tell whether `entry` is met in reports about other countries: large, and so called."""
    own = folding.fold(name) == folding.fold(entry.name)
    return entry.type not in SETTLEMENTS or entry.population >= (20_000 if own else 100_000)


def _present_first(name: str, found: list[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
    """Lower the likeness of places once called `name` where another is called so now."""
    present = {entry.id: folding.similarity(name, entry.name, entry.country) for entry, _ in found}
    called = {e.country for e, _ in found if present[e.id] >= 0.9 or is_renamed(name, e)}
    exact = {e.country for e, _ in found if present[e.id] >= 0.97 or is_renamed(name, e)}
    found = [(e, alike - ALMOST * (alike < 0.9 and e.country in exact)) for e, alike in found]
    return [
        (entry, likeness - FORMER)
        if present[entry.id] < 0.75 and entry.country in called and not is_renamed(name, entry)
        else (entry, likeness)
        for entry, likeness in found
    ]


def is_renamed(name: str, entry: Entry) -> bool:
    """Tell whether `entry` was or is officially called `name` besides its name."""
    folded = folding.fold(name)
    return any(folding.fold(other) == folded for other in entry.renamed)


_HABITS = dict.fromkeys(folding.SLAVIC, "UA") | dict.fromkeys(folding.ARABIC, "SY")


def _fits(entry: Entry, query: Query) -> bool:
    if query.kind in ("settlement", "part"):
        return entry.type in SETTLEMENTS
    if query.kind == "area":
        return entry.type in ("admin1", "admin2")
    return True


@lru_cache(maxsize=50_000)
def likeness_of(name: str, entry: Entry) -> float:
    """Return how alike `name` is to the closest spelling of `entry`; other names count less."""
    best = folding.similarity(name, entry.name, entry.country)
    folded = folding.fold(name)
    if is_renamed(name, entry):
        return 1.0
    for other in entry.names:
        if best >= 0.97:
            break
        # An alternate that spells the same name is as good; another name may be long forgotten.
        if folding.fold(other) == folded:
            akin = folding.similarity(other, entry.name, entry.country) >= 0.6
            best = max(best, 0.97 if akin else 0.93 + 0.04 * min(1.0, len(entry.names) / 25))
        elif other[0].isascii():
            best = max(best, 0.95 * folding.similarity(name, other, entry.country))
    return best
