"""A report's text -> the stretches of capital words that may be names of places.

Enters: the text, and a test of whether a name is known. Leaves: `Piece` values in text order, as
long as they are known. It refuses words that are capital for other reasons (months, peoples,
titles), and what stands with a title ("Commander X Y") or an organisation's noun ("X Observatory").

It works on characters, not on tags: a tagger trained on newspapers calls Slavic and Arabic villages
whatever it likes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from purport.places import lexicon

# The Arabic article and its assimilated forms. Before a blank, those that are also English words
# ("at", "an", "as") are no article.
_ARTICLE = "(?:[AEUaeu]l|[AEae]sh|[AEae]s|[AEae]d|[AEae]r|[AEae]t|[AEae]n|[AEae]z|[Aa]th|[Aa]dh)"
_SPACED = "(?:[AEUaeu]l|[AEae]sh|[AEae]d|[AEae]r|[AEae]z|[Aa]th|[Aa]dh)"
_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u02bf]"
_LETTERS = r"[^\W\d_’']"
_WORD = (
    rf"(?:\b(?:{_ARTICLE}-[ ]?|{_SPACED}[ ]))?\b{_CAPITAL}(?:{_LETTERS}|[’'ʼ](?={_LETTERS}))*"
    rf"(?:\.{_CAPITAL}\b)*\d*(?:[-‑](?:{_ARTICLE}[- ])?{_LETTERS}+(?:[’'ʼ]{_LETTERS}+)*)*"
)
_RUN = re.compile(rf"{_WORD}(?:[ ]{_WORD})*")
_SINGLE = re.compile(_WORD)
_JOINED = re.compile(rf"{_ARTICLE}-")
_OWNER = re.compile(r"(?<=\w)['’](?:s|S)?$")
# "Moscow-backed", "rebel-held": what is said of somebody, not a place.
_PARTICIPLE = re.compile(r"-(?:\w+ed|led|held|run|born|wide|style|era|bound)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` that may be one name.

    `noun` is the capital type noun that ends it ("road" of "Castello Road"), lower case, not part
    of `name`. `whole` says that no other unexplained capital word stands beside it, `known` that
    the gazetteer has it, `person` that a title goes before it.
    """

    start: int
    end: int
    name: str
    noun: str = ""
    whole: bool = True
    known: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower().rstrip(".")


def find_pieces(
    text: str, known: Callable[[str], bool], *, ignored: Callable[[str], bool]
) -> Iterator[Piece]:
    """Yield the pieces of `text`; `ignored` tells words such as demonyms, which cut a name."""
    for run in _RUN.finditer(text):
        words = []
        for found in _SINGLE.finditer(text, run.start(), run.end()):
            owner = _OWNER.search(found.group())
            end = found.start() + owner.start() if owner else found.end()
            words.append(_Word(found.start(), end, text[found.start() : end]))
        for stretch, person in _stretches(words, known, ignored):
            yield from _match(text, stretch, person, known)


def _stretches(
    words: list[_Word], known: Callable[[str], bool], ignored: Callable[[str], bool]
) -> Iterator[tuple[list[_Word], bool]]:
    stretch: list[_Word] = []
    title = False
    for word in [*words, None]:
        lower = word.lower if word else ""
        cuts = (
            word is None
            or lower in lexicon.NO_NAMES
            or (
                _is_plural_of_none(lower) and not (stretch and known(f"{stretch[-1].text} {lower}"))
            )
            or lower in lexicon.CALENDAR
            or (lower in lexicon.PLACE_NOUNS and lower not in lexicon.TYPE_WORDS)
            or lower in lexicon.TITLES
            or ignored(word.text)
            or _PARTICIPLE.search(word.text) is not None
        )
        if word is not None and lower in lexicon.DIRECTIONS and not stretch:
            cuts = False
        if word is not None and not cuts:
            stretch.append(word)
            continue
        heads = [n for n, w in enumerate(stretch) if w.lower in lexicon.ORGANISATION_WORDS]
        if not heads and stretch:
            yield stretch, title
        elif (
            heads and stretch[heads[-1] + 2 :]
        ):  # "Staff Ivan Petrenko": the office, then its holder
            yield stretch[heads[-1] + 1 :], True
        stretch = []
        title = lower in lexicon.TITLES


def _is_plural_of_none(lower: str) -> bool:
    return len(lower) > 4 and lower[-1] == "s" and lower[:-1] in lexicon.NO_NAMES


def _match(
    text: str, words: list[_Word], person: bool, known: Callable[[str], bool]
) -> Iterator[Piece]:
    """Yield the longest known names in `words`, and what lies between as unknown pieces."""
    unknown: list[_Word] = []
    pieces: list[tuple[list[_Word], bool]] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 5), at, -1):
            if words[end - 1].lower in lexicon.TYPE_WORDS and end - at == 1:
                continue
            more = end < len(words) and words[end].lower not in lexicon.TYPE_WORDS
            if end - at == 1 and more and words[at].lower in lexicon.NAME_HEADS:
                continue
            if unknown and end - at == 1 and _joined(unknown[-1], words[at]):
                continue  # "Ard al-Xa" is not Xa, "Tal Xa" neither
            if known(text[words[at].start : words[end - 1].end]):
                if unknown:
                    pieces.append((unknown, False))
                    unknown = []
                pieces.append((words[at:end], True))
                at = end
                break
        else:
            unknown.append(words[at])
            at += 1
    if unknown:
        pieces.append((unknown, False))
    merged = _with_nouns(pieces)
    for group, noun, is_known in merged:
        if len(group) == 1 and group[0].lower in lexicon.NAME_HEADS and not is_known:
            continue
        if not is_known and group[0].lower in lexicon.DIRECTIONS:
            if len(group) == 1:
                continue
            group = group[1:]
        yield Piece(
            group[0].start,
            noun.end if noun else group[-1].end,
            text[group[0].start : group[-1].end],
            noun.lower if noun else "",
            len(merged) == 1 or all(k for _, _, k in merged),
            is_known,
            person,
        )


def _joined(first: _Word, second: _Word) -> bool:
    if _JOINED.match(second.text):
        return True
    return first.lower in lexicon.NAME_HEADS and first.lower not in ("old", "new", "great")


def _with_nouns(
    pieces: list[tuple[list[_Word], bool]],
) -> list[tuple[list[_Word], _Word | None, bool]]:
    """Return the pieces with capital type nouns taken off their ends, or off the piece behind."""
    result: list[tuple[list[_Word], _Word | None, bool]] = []
    for group, is_known in pieces:
        if not is_known:
            if result and group[0].lower in lexicon.TYPE_WORDS and result[-1][1] is None:
                result[-1] = (result[-1][0], group[0], result[-1][2])
                group = group[1:]
            if len(group) > 1 and group[-1].lower in lexicon.TYPE_WORDS:
                result.append((group[:-1], group[-1], False))
                continue
            if not group or (len(group) == 1 and group[0].lower in lexicon.TYPE_WORDS):
                continue
        result.append((group, None, is_known))
    return result
