"""Words -> the same words with every name of a side replaced by one of its class.

Enters: a text, or its words. Leaves: the same, and as many words or fewer where a name has several
("Saudi Arabia"), in which nobody can see which state, army or leader is meant: every state and
capital is the one state, every demonym the one demonym. Whoever reads these words cannot read one
side otherwise than another. The classes are in ``blindness.toml``. It refuses to say whose a name
is.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

# A name's words as a parser divides them: "Guinea-Bissau" is three, "People’s" two, "U.S." one.
_PART = re.compile(r"(?:[^\W\d_]\.)+|[’']s?(?!\w)|-|[^\s-]+?(?=[’']s?(?!\w)|[-\s]|$)")

# The same in running text, and a token for whatever else no name goes across.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*|['’]s?(?!\w)|[^\w\s]|[_\n]")


@dataclass(frozen=True, slots=True)
class BlindText:
    """A text without sides. Before its character `i` stand `offsets[i]` characters of the true one.

    `offsets` has one entry more than the text has characters.
    """

    text: str
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BlindWords:
    """A sequence of words without sides. `words[i]` stands for the true words from `starts[i]` on.

    `starts` has one entry more than `words`: how many true words there are.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]


def blind_words(words: Sequence[str]) -> BlindWords:
    """Return `words`, divided as a tokenizer divides them, with each name of a side replaced.

    >>> blind_words(["Saudi", "Arabia", "shelled", "Yemeni", "positions"])
    BlindWords(words=('Iraq', 'shelled', 'Iraqi', 'positions'), starts=(0, 2, 3, 4, 5))
    """
    names = _names()
    blinded: list[str] = []
    starts: list[int] = []
    at = 0
    while at < len(words):
        starts.append(at)
        known = names.get(words[at])
        if known is None:
            blinded.append(words[at])
            at += 1
            continue
        for rest, representative in known:
            if not rest or tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                blinded.append(representative)
                at += 1 + len(rest)
                break
        else:
            blinded.append(words[at])
            at += 1
    return BlindWords(tuple(blinded), (*starts, len(words)))


def blind_text(text: str) -> BlindText:
    """Return `text` with each name of a side replaced, for readers that divide words themselves.

    >>> blind = blind_text("Saudi Arabia's jets hit Yemen.")
    >>> blind.text
    "Iraq's jets hit Iraq."
    >>> blind.offsets[[0, 4, 16, 20, 21]].tolist()  # "Iraq", "'s", "Iraq", ".", the end
    [0, 12, 24, 29, 30]
    """
    tokens = list(_TOKEN.finditer(text))
    blinded = blind_words([token.group() for token in tokens])
    pieces: list[str] = []
    offsets: list[NDArray[np.int64]] = []
    done = 0
    for word, first, behind in zip(blinded.words, blinded.starts, blinded.starts[1:], strict=False):
        start, end = tokens[first].start(), tokens[behind - 1].end()
        if word != text[start:end]:
            pieces += (text[done:start], word)
            inside = np.minimum(np.arange(len(word)), end - start)
            offsets += (np.arange(done, start), start + inside)
            done = end
    pieces.append(text[done:])
    offsets.append(np.arange(done, len(text) + 1))
    return BlindText("".join(pieces), np.concatenate(offsets))


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return by first word the other words of each name, longest first, and what replaces it."""
    table = tomllib.loads(files("purport").joinpath("blindness.toml").read_text(encoding="utf-8"))
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for each in table.values():
        representative = each.pop("representative")
        for name in (name.strip() for words in each.values() for name in words.split("|")):
            for form, stands in forms(name, representative):
                first, *rest = _PART.findall(form)
                names.setdefault(first, []).append((tuple(rest), stands))
    for known in names.values():
        known.sort(key=lambda name: -len(name[0]))
    return names


def forms(name: str, representative: str) -> set[tuple[str, str]]:
    """Return how a text may write `name`, each with the representative written alike."""
    written = {(name, representative), (name.upper(), representative.upper())}
    if name.islower():
        written.add((name.capitalize(), representative.capitalize()))
    return written
