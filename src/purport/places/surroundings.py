"""The words around a name -> what they say about it.

Enters: the first token of a name. Leaves: `Left`, the preposition, nouns and verb before it, the
type noun behind it, and the role that they give. It refuses to decide whether the name is a place.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from purport.model import Role
from purport.places import lexicon
from purport.places.context import demonyms

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = 10
"""Tokens looked back over; "the northern outskirts of the besieged village of" is eight."""

_BEFORE_NOUN = frozenset(
    [
        "gas",
        "oil",
        "military",
        "air",
        "international",
        "power",
        "nuclear",
        "chemical",
        "refugee",
        "hydroelectric",
        "thermal",
        "civil",
        "industrial",
        "rural",
        "supply",
        "administrative",
        "people’s",
        "people's",
    ]
)
_WORDS_BEHIND = re.compile(r"[ ]([\w’'-]+)(?:[ ]([\w’'-]+))?(?:[ ]([\w’'-]+))?")
_APPOSITION = re.compile(
    r"(?:,? | is | was | remains )(?:an?|the) (?:[\w-]+ ){0,4}?"
    r"(city|town|village|settlement|hamlet|suburb|hub|stronghold|bastion)\b"
)


@dataclass(slots=True)
class Left:
    """What stands before a name.

    `preposition` is the first one, `head` the word before it; `nouns` are the type nouns between
    ("village" of "the village of X"); `verb` is the lemma of a verb whose object the name may be.
    `beside` says that the name is only near ("south of X", "5 km from X"), `title` that a person's
    title or an attribution stands there, `indefinite` that "a" or "an" does, `the` that "the" does,
    `motion` that a word of motion goes before the preposition, `fall` that it is "on" or "over" and
    a word of shells and flights goes before it.
    """

    preposition: str = ""
    head: str = ""
    nouns: list[str] = field(default_factory=list)
    verb: str = ""
    beside: bool = False
    title: bool = False
    indefinite: bool = False
    motion: bool = False
    fall: bool = False
    the: bool = False


def look_left(token: "Token", *, floor: int = 0) -> Left:
    """Return what stands before `token`; words before character `floor` belong to another name."""
    left = Left()
    doc = token.doc
    at = last = token.i - 1
    for _ in range(STEPS):
        if at < 0 or doc[at].idx < floor:
            break
        last = at
        at = _step(left, doc[at])
    before = {doc[i].lower_ for i in range(max(0, last - 4), last)}
    left.motion = not before.isdisjoint(lexicon.TO_VERBS)
    left.fall = left.preposition in ("on", "over") and not before.isdisjoint(lexicon.FALL_WORDS)
    return left


def _step(left: Left, word: "Token") -> int:
    """Take `word` into `left`; return the index of the next word to look at, -1 to stop."""
    doc, at, lower = word.doc, word.i, word.lower_
    before = doc[at - 1].lower_ if at else ""
    if lower in ("including", "namely", "as", "like") or word.is_quote:
        if not word.is_quote:
            left.preposition = left.preposition or "including"
            owner = doc[at - 2].lower_ if before in (",", "such") and at > 1 else before
            if owner in lexicon.TYPE_WORDS or owner in lexicon.PLURAL_TYPE_WORDS:
                left.nouns.append(owner)
            return -1
        return at - 1
    if lower in lexicon.TITLES and not left.nouns and not left.beside:
        left.title = True
        return -1
    if lower == "of":
        return _step_of(left, word, before)
    if lower == "to" and before in ("according", "thanks", "due"):
        left.title = True
        return -1
    if lower in lexicon.PREPOSITIONS:
        left.preposition, left.head = lower, before
        left.title = lower == "in" and doc[at - 1].text == "State"  # an organisation's name
        near = {doc[i].lower_ for i in range(max(0, at - 3), at)}
        left.beside = left.beside or (lower == "from" and not near.isdisjoint(lexicon.BESIDE_WORDS))
        return -1
    if left.beside and word.pos_ not in ("DET", "ADV"):  # "a city west of X" is not X
        return -1
    if lower in lexicon.NOUN_HEADS and not left.nouns and not left.preposition:
        left.nouns.append(lower)
        return at - 1
    if lower in lexicon.HELD_WORDS and before == "-":
        return at - 3
    if word.pos_ in ("VERB", "AUX") and word.tag_ != "VBN" and lower not in lexicon.DIRECTIONS:
        left.verb = word.lemma_.lower()
        return -1
    passes = (
        word.pos_ in ("DET", "ADJ", "NUM", "ADV")
        or word.tag_ in ("VBN", "JJ", "PRP$", "HYPH")
        or lower in lexicon.DIRECTIONS
        or lower in demonyms()
        or lower == "nearby"
    )
    if not passes:
        left.head = lower
        return -1
    left.indefinite = left.indefinite or lower in ("a", "an")
    left.the = left.the or lower == "the"
    return at - 1


def _step_of(left: Left, word: "Token", owner: str) -> int:
    """Take "of" and the noun before it into `left`."""
    left.preposition = left.preposition or "of"
    if owner in lexicon.DIRECTIONS or owner in lexicon.BESIDE_WORDS:
        left.beside = True
    elif owner in lexicon.TYPE_WORDS or owner in lexicon.PLURAL_TYPE_WORDS:
        left.nouns.append(owner)
    elif owner not in lexicon.OWNED_WORDS:
        left.head = owner
        left.title = owner in lexicon.TITLES
        return -1
    left.preposition = ""
    return word.i - 2


def noun_behind(text: str, end: int) -> tuple[str, int]:
    """Return the type noun behind a name ("base" of "X military air base") and its end."""
    found = _WORDS_BEHIND.match(text, end)
    if not found:
        return "", end
    for group in (1, 2, 3):
        word = (found.group(group) or "").lower()
        if word in lexicon.TYPE_WORDS or (group > 1 and word == "base"):
            return word, found.end(group)
        if word not in lexicon.DIRECTIONS and word not in _BEFORE_NOUN:
            break
    return "", end


def apposed_noun(text: str, end: int) -> str:
    """Return the noun that explains a name ("X, a strategic city in ..."), "" where none does."""
    found = _APPOSITION.match(text, end)
    return found.group(1) if found else ""


def unit_behind(text: str, end: int) -> bool:
    """Tell whether one of the next words makes the name that of a unit, an outlet or a weapon."""
    found = _WORDS_BEHIND.match(text, end)
    return found is not None and any(
        (word or "").lower() in lexicon.UNIT_WORDS for word in found.groups()[:1]
    )


def role_of(left: Left, noun: str) -> Role:
    """Return how a place with these words around it bears on what happens."""
    around = {noun, *(n for n in left.nouns if n not in ("area", "areas"))}
    if left.beside or around & lexicon.AROUND_WORDS:
        return Role.NEAR
    if left.indefinite and noun in lexicon.SETTLEMENT_WORDS:
        return Role.WITHIN  # "a Kharkiv village" lies in Kharkiv
    if left.preposition == "to":
        return Role.TOWARD if left.motion else Role.AT
    if left.preposition == "on" and left.head in lexicon.TO_VERBS:
        return Role.TOWARD
    named = lexicon.PREPOSITIONS.get(left.preposition, "")
    return Role(named) if named else Role.AT
