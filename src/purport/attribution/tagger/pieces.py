"""Text -> word pieces: what the network reads, and which characters each word covers.

Enters: a text, its grammar, and the tokenizer that the model was trained with. Leaves: `Pieces`,
arrays over word pieces and over words. The network's tokenizer sees neither case nor line ends, so
both are added: a line end becomes a piece of its own, and every piece carries its word's shape,
whether the word stands in quotation marks, and what the parse says of it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purport.attribution.tagger.grammar import SIZES, Grammar, Numbers, heads_and_rows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, LINE_END = 101, 102, 2  # ids in BERT's vocabulary; the last one is "[unused1]" there
SHAPES = 4  # lower case, capitalised, capitals, with a digit
FORMS = 2 * SHAPES + 1  # each inside quotation marks or outside, and the end of a line
# Rows of the network's table of features: a word's form, then what its grammar says.
FEATURES = FORMS + sum(SIZES)
OFFSETS = np.cumsum((0, FORMS, *SIZES[:-1]))
OPENING, CLOSING = "“„«", "”»"
# An abbreviation before a name does not end a sentence, whatever follows it.
TITLES = frozenset("mr mrs ms dr gen sen rep gov lt col maj capt sgt st prof rev brig adm".split())


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces: arrays over pieces (the first three) and over words (the others).

    `features` is pieces by rows of the network's table; `heads` the first piece of each piece's
    head word. `head` is the word's head, `first` its first piece, `start` and `end` its characters,
    `sentence` and `line` how many ended before it; `quoted` is 1 inside quotation marks.
    """

    ids: Numbers
    features: Numbers
    heads: Numbers
    head: Numbers
    first: Numbers
    start: Numbers
    end: Numbers
    sentence: Numbers
    line: Numbers
    quoted: Numbers

    def __len__(self) -> int:
        return len(self.first)


def cut(text: str, tokenizer: "Tokenizer", grammar: Grammar) -> Pieces:
    """Return `text`, whose parse is `grammar`, in pieces; a text without words has none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words = np.array(encoding.word_ids, dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoding.ids, dtype=np.int64)
    if not len(ids):
        none = np.zeros(0, dtype=np.int64)
        return Pieces(none, none.reshape(0, len(OFFSETS)), *[none] * 8)
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
    head, rows = heads_and_rows(grammar, start)
    features = np.zeros((len(every), len(OFFSETS)), dtype=np.int64)
    features[:, 0] = FORMS - 1
    forms = _shapes(text, start, end) + SHAPES * quoted
    features[at] = np.column_stack([forms, rows])[per_piece]
    heads = np.full_like(every, LINE_END)
    heads[at] = ids[opens][head][per_piece]
    sentence = _sentences(text, start, end, newline)
    return Pieces(every, features + OFFSETS, heads, head, first, start, end, sentence, line, quoted)


def _shapes(text: str, start: Numbers, end: Numbers) -> Numbers:
    shapes = np.zeros(len(start), dtype=np.int64)
    for i, (s, e) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        if text[s].isupper():
            shapes[i] = 2 if e - s > 1 and text[s:e].isupper() else 1
        elif text[s].isdigit():
            shapes[i] = 3
    return shapes


def _quoted(text: str, start: Numbers, newline: Numbers) -> Numbers:
    """Which words stand in double quotation marks; one left open ends with its line.

    Two apostrophes are a double mark, too, as some newspapers' archives write it.
    """
    quoted = np.zeros(len(start), dtype=np.int64)
    inside = False
    for i, (s, ends) in enumerate(zip(start.tolist(), newline.tolist(), strict=True)):
        mark = text[s]
        if ends:
            inside = False
        if mark == '"' or text.startswith("''", s):
            inside = not inside
        elif mark in OPENING:
            inside = True
        elif mark in CLOSING:
            inside = False
        elif inside and not text.startswith("''", max(s - 1, 0)):
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
