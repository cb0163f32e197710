"""The English words that say what a name is: a place, how it lies to what happens, or no place.

Enters: ``lexicon.toml``. Leaves: frozen word lists, lower case. It refuses names: no place, person
or unit stands in a list.
"""

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads(files("purport.places").joinpath("lexicon.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_LISTS[name].split())


SETTLEMENT_WORDS = _words("settlement_words")
"""Nouns that name a settlement."""

DISTRICT_WORDS = _words("district_words")
AREA_WORDS = _words("area_words") | DISTRICT_WORDS
"""Nouns that name an administrative area."""

AROUND_WORDS = _words("around_words")
"""Nouns that name what lies around the settlement before them."""

PART_WORDS = _words("part_words")
"""Nouns that name a part of a settlement."""

MIDDLE_WORDS = frozenset(("center", "centre", "downtown"))
"""The parts of a settlement that are called by its own name."""

FEATURE_WORDS = _words("feature_words")
"""Nouns that name a spot or a natural feature."""

AIRFIELD_WORDS = _words("airfield_words")
"""The features that are airfields."""

FACILITY_WORDS = AIRFIELD_WORDS | _words("facility_words")
"""The features that are called after the settlement they lie at."""

TYPE_WORDS = SETTLEMENT_WORDS | AREA_WORDS | AROUND_WORDS | PART_WORDS | FEATURE_WORDS

PLURAL_TYPE_WORDS = _words("plural_type_words")
"""Nouns before a list of places."""

DIRECTIONS = _words("directions")
"""Directions as nouns and adjectives."""

TO_VERBS = _words("to_verbs")
"""Words of motion: behind them "to" and "on" lead to a place."""

FALL_WORDS = _words("fall_words")
"""Words of shells, strikes and flights: behind them "on" and "over" lead to a place."""

PLACE_VERBS = _words("place_verbs")
"""Verbs of war whose object is often a place."""

PLACE_NOUNS = _words("place_nouns")
"""Nouns before "of" that often have a place behind it."""

OWNED_WORDS = _words("owned_words")
"""Nouns before "of" that leave the place behind it what it is ("the territory of X")."""

BESIDE_WORDS = _words("beside_words")
"""Nouns before "of" that put what happens next to the place ("within range of X")."""

HELD_WORDS = _words("held_words")
"""What an area is, of an army before it ("rebel-held X")."""

TITLES = _words("titles")
"""Words before a person's name."""

ORGANISATION_WORDS = _words("organisation_words")
"""A name that holds one of these is an organisation, an outlet, a unit or a thing."""

UNIT_WORDS = _words("unit_words")
"""Behind a place name, these make it the name of something else."""

CALENDAR = _words("calendar")
"""Months, days and times."""

NO_NAMES = _words("no_names")
"""Words that are capital for other reasons; a name is cut at them."""

NAME_HEADS = _words("name_heads")
"""First words of names; alone they are places too, but rarely where another word follows."""

NOUN_HEADS = SETTLEMENT_WORDS | AREA_WORDS | _words("noun_heads")
"""Type nouns that stand right before a name, without "of" ("Mount X", "the town X")."""

PREPOSITIONS = {
    "in": "at",
    "at": "at",
    "inside": "at",
    "within": "at",
    "across": "at",
    "over": "at",
    "throughout": "at",
    "on": "at",
    "via": "at",
    "against": "at",
    "through": "at",
    "near": "near",
    "around": "near",
    "outside": "near",
    "beyond": "near",
    "past": "near",
    "surrounding": "near",
    "by": "",
    "between": "near",
    "along": "near",
    "about": "",
    "off": "near",
    "behind": "near",
    "toward": "toward",
    "towards": "toward",
    "into": "toward",
    "onto": "toward",
    "to": "toward",
    "from": "from",
}
"""Prepositions that can stand before a place, and the role they give it; "" needs more evidence."""
