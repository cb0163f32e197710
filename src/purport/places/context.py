"""A report's words -> which countries and areas it is about.

Enters: the report's text and the names found in it. Leaves: a `Context`. It refuses to say which of
several countries a single name means: that is ranking's.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from purport.places.candidates import Context
from purport.places.entry import SETTLEMENTS
from purport.places.gazetteer import Gazetteer
from purport.spelling.folding import fold

_WORDS = re.compile(r"[A-Z][\w.]*")


@cache
def demonyms() -> Mapping[str, str]:
    """Return the country (ISO 3166-1 alpha-2) of each word that calls a people, lower case."""
    table = files("purport.places").joinpath("demonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {word: country for country, words in rows for word in words.split("|")}


def is_demonym(word: str) -> bool:
    """Tell whether `word` calls a people or its things, with or without a plural s."""
    lower = word.lower()
    return lower in demonyms() or (lower.endswith("s") and lower[:-1] in demonyms())


def country_of(word: str, gazetteer: Gazetteer) -> str | None:
    """Return the country that `word` names, as a noun, an adjective or a possessive ("Syrias")."""
    lower = word.lower()
    found = demonyms().get(lower)
    if found:
        return found
    forms = [word] if not lower.endswith("s") else [word, word.rstrip("'’s")]
    for form in forms:
        for entry in gazetteer.find(form):
            if entry.type == "country" and fold(form) in {
                fold(n) for n in (entry.name, *entry.names)
            }:
                return entry.country
    return None


def is_owner(word: str, gazetteer: Gazetteer) -> bool:
    """Tell whether `word` is a country whose 's lost its apostrophe ("in Syrias north")."""
    return (
        word.endswith("s")
        and country_of(word[:-1], gazetteer) is not None
        and not any(entry.type == "country" for entry in gazetteer.find(word))
    )


def read_context(text: str, names: Iterable[tuple[str, bool]], gazetteer: Gazetteer) -> Context:
    """Return the countries of `text`, the foremost with weight 1, and the areas that it names.

    `names` are the possible place names in it, each with whether a noun like "province" goes with
    it. A country gains by words for its people and state, more by names of its settlements (shared
    among namesakes by the square root of their population), most by names of its provinces.
    """
    words: dict[str, float] = {}
    tally: dict[str, int] = {}
    for word in _WORDS.findall(text):
        tally[word] = tally.get(word, 0) + 1
    for word, times in tally.items():
        country = country_of(word, gazetteer)
        if country:
            words[country] = words.get(country, 0.0) + 0.5 * min(times, 8)
    places, areas = _places_met(names, words, gazetteer)
    most = 0.25 * max(places.values(), default=0.0)
    evidence = dict(places)
    for country, weight in words.items():
        # Who is only spoken of ("US officials said") is less likely where things happen.
        met = min(1.0, places.get(country, 0.0) / most) if most else 1.0
        evidence[country] = evidence.get(country, 0.0) + weight * (0.3 + 0.7 * met)
    top = max(evidence.values(), default=0.0)
    weights = {c: round(e / top, 3) for c, e in evidence.items() if e >= 0.04 * top}
    ordered = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
    return Context(ordered, frozenset(i for c, i in areas if weights.get(c, 0.0) >= 0.3))


def _places_met(
    names: Iterable[tuple[str, bool]], words: Mapping[str, float], gazetteer: Gazetteer
) -> tuple[dict[str, float], set[tuple[str, str]]]:
    """Return what the names of places say for each country, and the provinces named, by country."""
    evidence: dict[str, float] = {}
    times: dict[str, int] = {}
    areas = set()
    for name, is_area in set(names):
        shares: dict[str, float] = {}
        for entry in gazetteer.find(name):
            share = 0.0
            if entry.type in SETTLEMENTS:
                share = (entry.population + 100) ** 0.5
            elif entry.type == "admin1" and is_area:
                share = 3000.0
                areas.add((entry.country, entry.id))
            elif entry.type == "feature":
                share = 1000.0
            if share:
                shares[entry.country] = shares.get(entry.country, 0.0) + share
        total = sum(shares.values())
        for country, share in shares.items():
            times[country] = times.get(country, 0) + (share > 0.3 * total)
            evidence[country] = evidence.get(country, 0.0) + 3.0 * share / total
    for country in evidence:  # one namesake, and nobody of that country: most likely chance
        if country not in words and times[country] < 2:
            evidence[country] *= 0.2
    return evidence, areas
