"""Text -> word pieces: what the network reads, and which characters each word covers.

Enters: a text, and the tokenizer that the model was trained with. Leaves: `Pieces`, arrays over
word pieces and over words. The network's tokenizer sees neither case nor line ends, so both are
added: a line end becomes a piece of its own, and every piece carries its word's shape and whether
the word stands in quotation marks.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, LINE_END = 101, 102, 2  # ids in BERT's vocabulary; the last one is "[unused1]" there
SHAPES = 4  # lower case, capitalised, capitals, with a digit
FEATURES = 2 * SHAPES + 1  # each inside quotation marks or outside, and the end of a line
OPENING, CLOSING = "“„«", "”»"
# An abbreviation before a name does not end a sentence, whatever follows it.
TITLES = frozenset("mr mrs ms dr gen sen rep gov lt col maj capt sgt st prof rev brig adm".split())

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces: arrays over pieces (`ids`, `features`) and over words (the others).

    `first` is the word's first piece, `start` and `end` its characters, `sentence` and `line` how
    many ended before it; `quoted` is 1 inside quotation marks.
    """

    ids: Numbers
    features: Numbers
    first: Numbers
    start: Numbers
    end: Numbers
    sentence: Numbers
    line: Numbers
    quoted: Numbers

    def __len__(self) -> int:
        return len(self.first)


def cut(text: str, tokenizer: "Tokenizer") -> Pieces:
    """Return `text` in pieces; a text without words has none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoding.ids, dtype=np.int64)
    if not len(ids):
        return Pieces(*(np.zeros(0, dtype=np.int64) for _ in range(8)))
    opens = np.flatnonzero(np.diff(words, prepend=-1))
    start = offsets[opens, 0]
    end = offsets[np.append(opens[1:], len(ids)) - 1, 1]
    newline = np.array(
        [i > 0 and "\n" in text[end[i - 1] : start[i]] for i in range(len(start))], dtype=np.int64
    )
    line = np.cumsum(newline)
    first = opens + line
    every = np.full(len(ids) + int(line[-1]), LINE_END, dtype=np.int64)
    per_piece = np.repeat(np.arange(len(opens)), np.diff(np.append(opens, len(ids))))
    at = np.arange(len(ids)) + line[per_piece]
    every[at] = ids
    quoted = _quoted(text, start, newline)
    features = np.full(len(every), FEATURES - 1, dtype=np.int64)
    features[at] = (_shapes(text, start, end) + SHAPES * quoted)[per_piece]
    sentence = _sentences(text, start, end, newline)
    return Pieces(every, features, first, start, end, sentence, line, quoted)


def _shapes(text: str, start: Numbers, end: Numbers) -> Numbers:
    shapes = np.zeros(len(start), dtype=np.int64)
    for i, (s, e) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        if text[s].isupper():
            shapes[i] = 2 if e - s > 1 and text[s:e].isupper() else 1
        elif text[s].isdigit():
            shapes[i] = 3
    return shapes


def _quoted(text: str, start: Numbers, newline: Numbers) -> Numbers:
    """Which words stand in double quotation marks; one left open ends with its line."""
    quoted = np.zeros(len(start), dtype=np.int64)
    inside = False
    for i, (s, ends) in enumerate(zip(start.tolist(), newline.tolist(), strict=True)):
        mark = text[s]
        if ends:
            inside = False
        if mark == '"':
            inside = not inside
        elif mark in OPENING:
            inside = True
        elif mark in CLOSING:
            inside = False
        elif inside:
            quoted[i] = 1
    return quoted


def _sentences(text: str, start: Numbers, end: Numbers, newline: Numbers) -> Numbers:
    """How many sentences end before each word, by punctuation and capitals."""
    ends = newline.copy()
    words = len(start)
    for i in range(1, words - 1):
        if text[start[i]] in ".!?" and not newline[i + 1]:
            follower = text[start[i + 1]]
            before = text[start[i - 1] : end[i - 1]].lower()
            if not follower.islower() and len(before) > 1 and before not in TITLES:
                ends[i + 1] = 1
    return np.cumsum(ends)
