"""The names in one report: persons with their titles, bodies, and what "the governor" refers to.

Enters: a `Doc` without recognised entities. Leaves: a `NameBook`, which gives the fullest form of a
name and the bearer of a title, by what stands in this report alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Small words that stand inside names of many languages.
PARTICLES = frozenset(
    {"al", "al-", "el", "bin", "ibn", "abu", "van", "von", "de", "der", "la", "-", "–"}
)


ABBREVIATED = frozenset({"Gen.", "Maj.", "Col.", "Lt.", "Capt.", "Dr.", "Mr.", "Ms.", "Mrs."})


# Names that a look-up by anything but the name itself goes through: a long report's worth.
NEAREST = 1000


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, the titles right before it, and where it starts (token index)."""

    words: tuple[str, ...]
    titles: frozenset[str]
    position: int

    @property
    def text(self) -> str:
        """The words as the report writes them."""
        return join(self.words)


class NameBook:
    """All names of one report, found again by surname, by title and by initials.

    `names` are in text order. Long reports name many people: each look-up is a dictionary's.
    """

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names
        self._by_surname: dict[str, list[Name]] = {}
        self._by_title: dict[str, list[Name]] = {}
        self._by_initials: dict[str, Name] = {}
        for name in names:
            self._by_surname.setdefault(fold(name.words[-1]), []).append(name)
            for title in name.titles:
                self._by_title.setdefault(title, []).append(name)
            initials = "".join(word[0] for word in name.words if word[:1].isupper())
            self._by_initials.setdefault(initials, name)

    def before(self, position: int) -> Iterator[Name]:
        """Yield the `NEAREST` names that start before token `position`, the last one first."""
        end = bisect_left(self.names, position, key=lambda name: name.position)
        return reversed(self.names[max(0, end - NEAREST) : end])

    def behind(self, position: int) -> tuple[Name, ...]:
        """Return the `NEAREST` names that start behind token `position`."""
        start = bisect_left(self.names, position + 1, key=lambda name: name.position)
        return self.names[start : start + NEAREST]

    def fullest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the longest name of a person in this report that ends in `words`, else `words`.

        At most two words may stand before them: "Brandt" is "Ivo Brandt" or "Ivo Lund Brandt".
        """
        wanted = tuple(fold(word) for word in words)
        best = words
        for name in self._by_surname.get(wanted[-1], ()):
            if not len(best) < len(name.words) <= len(words) + 2 or _is_body(name.words):
                continue
            if tuple(fold(word) for word in name.words[-len(wanted) :]) == wanted:
                best = name.words
                if len(best) == len(words) + 2:
                    break
        return best

    def bearer(self, surname: str) -> Name | None:
        """Return the first name with a title in this report that ends in `surname`."""
        return next((n for n in self._by_surname.get(fold(surname), ()) if n.titles), None)

    def expanded(self, acronym: str) -> str | None:
        """Return the name in this report whose initials are `acronym` ("WHO"), else None."""
        letters = acronym.replace(".", "")
        if len(letters) < 2 or not letters.isupper():
            return None
        name = self._by_initials.get(letters)
        return name.text if name is not None and len(name.words) >= len(letters) else None

    def titled(self, title: str, *, before: int) -> Name | None:
        """Return the last name before token `before` that bears `title`, else the next one."""
        bearers = self._by_title.get(title, [])
        earlier = bisect_left(bearers, before, key=lambda name: name.position)
        return bearers[max(earlier - 1, 0)] if bearers else None


def read_names(doc: "Doc") -> NameBook:
    """Return the names of `doc`: runs of capitalised words with the titles before them cut off."""
    names: list[Name] = []
    index = 0
    while index < len(doc):
        token = doc[index]
        if token.is_sent_start and token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
            index += 1
            continue
        if not ((_is_capital(token.text) and token.is_alpha) or token.text in ABBREVIATED):
            index += 1
            continue
        end = index + 1
        while end < len(doc) and (_is_capital(doc[end].text) or _joins_names(doc, end)):
            if "/" in doc[end].text or (doc[end].is_upper and len(doc[end]) > 4):
                break  # a dateline: "Name Name ANKARA/BEIRUT (Reuters)"
            if doc[end].is_sent_start and not doc[end].text.startswith(("Gen", "Col", "Maj", "Lt")):
                break
            end += 1
        titles, start = _titles(doc, index, end)
        if start < end:
            titles |= _described_titles(doc, start, end)
            words = tuple(strip_possessive(doc[i].text) for i in range(start, end))
            names.append(Name(words, frozenset(titles), start))
        index = end
    return NameBook(tuple(names))


def is_part_of_body(doc: "Doc", index: int) -> bool:
    """Whether "General" belongs to "General Staff" and is no rank."""
    behind = doc[index + 1].lower_ if index + 1 < len(doc) else ""
    return doc[index].lower_ == "general" and behind in BODIES_IN_GENERAL


BODIES_IN_GENERAL = frozenset(
    {"staff", "assembly", "council", "command", "directorate", "prosecutor"}
)


def _joins_names(doc: "Doc", index: int) -> bool:
    """Whether a particle or a hyphen stands within a name: "Ibrahim al Assad", "Jean-Pierre"."""
    token = doc[index]
    if index + 1 >= len(doc) or not _is_capital(doc[index + 1].text):
        return False
    if token.text == "-":
        return not token.whitespace_ and not doc[index - 1].whitespace_
    return token.lower_ in PARTICLES


def _titles(doc: "Doc", start: int, end: int) -> tuple[set[str], int]:
    """The titles in and right before a run, and where the name behind the last one starts."""
    titles = set()
    name = start
    for i in range(start, end):
        if doc[i].lower_ in lexicon.TITLES and not is_part_of_body(doc, i):
            titles.add(doc[i].lower_.rstrip("."))
            name = i + 1
    back = start - 1
    while (
        back >= 0
        and start - back <= 4
        and doc[back].is_lower
        and doc[back].pos_ in ("NOUN", "ADJ", "PROPN")
    ):
        if doc[back].lower_ in lexicon.TITLES:
            titles.add(doc[back].lower_)
        back -= 1
    return titles, name


def _described_titles(doc: "Doc", start: int, end: int) -> set[str]:
    """The role in ", the head of ..." or ", a spokesman for ..." right behind a name."""
    if end + 2 >= len(doc) or doc[end].text != "," or end - start < 2:
        return set()
    found: set[str] = set()
    for token in doc[end + 1 : min(end + 7, len(doc))]:
        if token.lower_ in lexicon.TITLES and token.pos_ in ("NOUN", "PROPN"):
            if doc[token.i + 1 : token.i + 2] and doc[token.i + 1].pos_ in ("VERB", "AUX"):
                return (
                    set()
                )  # "in Sumy, the governor said": the governor speaks, nobody is described
            found.add(token.lower_)
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP"):
            break
    return found


def strip_possessive(word: str) -> str:
    """Cut off an English possessive ending: "Assad’s" becomes "Assad"."""
    return re.sub(r"['’]s?$", "", word)


def join(words: tuple[str, ...]) -> str:
    """Write the words of a name with blanks, hyphens closed up."""
    return re.sub(r"\s*-\s*", "-", " ".join(words))


def fold(word: str) -> str:
    """Lower case without a possessive ending or a leading Arabic article."""
    return re.sub(r"^(al|el)-", "", strip_possessive(word).lower())


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (
        word[:3].lower() in ("al-", "el-", "ad-", "as-", "ar-", "ez-", "az-")
        and word[3:4].isupper()
    )


def _is_body(words: tuple[str, ...]) -> bool:
    return any(word.lower() in lexicon.ORGANISATION_WORDS for word in words)
