"""The lexicon of kinds: ``words.toml``, ``phrases.toml``, ``nouns.toml`` and the frames, read once.

Enters: the TOML files beside this module. Leaves: one `Lexicon`. It refuses a file that names an
unknown kind or noun class. The word lists stand in TOML so that they can be read and mended without
reading code.

Notation of the lists: words are lemmas apart by blanks; ``@class`` puts in a class of
``nouns.toml``, ``-word`` and ``-@class`` take out again, wherever they stand.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from purport.model import Kind

# Written by `grammar` into the words of an argument, and asked for by frames.
PROPER = "<proper>"
NUMBER = "<number>"
DESIGNATION = "<designation>"
# The verb of the frame that stands for any other.
ANY = "*"

# In the order in which their cases are asked.
_FRAMES = (
    "frames_of_force.toml",
    "frames_of_dealings.toml",
    "classes_of_ground.toml",
    "classes_of_deeds.toml",
)

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """One meaning of a verb: `kind`, where each condition given shares a word with its argument.

    `objects` are what the verb is done to (objects, subjects of passives), `subjects` who or what
    does it, `links` its particles and prepositions, `oblique` the nouns behind prepositions and in
    adverbial position; `objectless` asks for a verb without an object, `passive` for a passive one.
    """

    kind: Kind
    objects: frozenset[str] = _NONE
    subjects: frozenset[str] = _NONE
    links: frozenset[str] = _NONE
    oblique: frozenset[str] = _NONE
    objectless: bool = False
    passive: bool = False
    weight: float = 2.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words`: lemma -> (kind, weight) pairs. `phrases`: first lemma -> (the lemmas that follow,
    kind, weight). `frames`: verb lemma -> cases, of which the first that fits decides.
    `event_nouns` are read through `frames` as verbs are.
    """

    words: Mapping[str, tuple[tuple[Kind, float], ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Kind, float], ...]]
    frames: Mapping[str, tuple[Case, ...]]
    event_nouns: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon; ValueError or KeyError where a file names an unknown kind or class."""
    table = _table("words.toml")
    classes = _classes(_table("nouns.toml")["classes"])
    words: dict[str, list[tuple[Kind, float]]] = {}
    for entry in table["words"]:
        for lemma in entry["lemmas"].split():
            words.setdefault(lemma, []).append((Kind(entry["kind"]), entry["weight"]))
    phrases: dict[str, list[tuple[tuple[str, ...], Kind, float]]] = {}
    for entry in _table("phrases.toml")["phrases"]:
        for phrase in entry["lemmas"]:
            first, *rest = phrase.split()
            phrases.setdefault(first, []).append(
                (tuple(rest), Kind(entry["kind"]), entry["weight"])
            )
    frames: dict[str, tuple[Case, ...]] = {}
    # A verb's own frame first, behind it those of the classes that it belongs to.
    for name in _FRAMES:
        for frame in _table(name)["frame"]:
            cases = tuple(_case(case, classes) for case in frame["cases"])
            for verb in dict.fromkeys(frame["verbs"].split()):
                frames[verb] = frames.get(verb, ()) + cases
    return Lexicon(
        words={lemma: tuple(found) for lemma, found in words.items()},
        phrases={first: tuple(found) for first, found in phrases.items()},
        frames=frames,
        event_nouns=frozenset(table["event_nouns"].split()),
    )


def _table(name: str) -> dict[str, Any]:
    text = (files("purport.claims.kinds") / name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _classes(lists: dict[str, str]) -> dict[str, frozenset[str]]:
    """Read the classes in order: a class may build on those above it."""
    classes: dict[str, frozenset[str]] = {}
    for name, words in lists.items():
        classes[name] = _set(words, classes)
    return classes


def _set(words: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    taken: set[str] = set()
    for word in words.split():
        bag = taken if word.startswith("-") else found
        word = word.removeprefix("-")
        bag.update(classes[word[1:]] if word.startswith("@") else (word,))
    return frozenset(found - taken)


def _case(entry: dict[str, Any], classes: Mapping[str, frozenset[str]]) -> Case:
    return Case(
        kind=Kind(entry["kind"]),
        objects=_set(entry.get("objects", ""), classes),
        subjects=_set(entry.get("subjects", ""), classes),
        links=_set(entry.get("links", ""), classes),
        oblique=_set(entry.get("oblique", ""), classes),
        objectless=entry.get("objectless", False),
        passive=entry.get("passive", False),
        weight=entry.get("weight", 2.0),
    )
