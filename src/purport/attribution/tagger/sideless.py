"""A parse -> the text and grammar that the network reads, in which no name of a side stands.

Enters: a spaCy `Doc`. Leaves: a `Sideless` text, with the same names replaced as the parser's
(`purport.blindness`), and the way back from its characters to those of the true text. Two reports
that differ in nothing but which side is named are one text to the network.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purport.attribution.tagger.grammar import Grammar, Numbers, read_grammar
from purport.blindness import blind_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Sideless:
    """`text` with its `grammar`; the arrays are over its words: where they stand in the true text.

    Word `i` stands for the true characters ``first[i]`` up to ``last[i]``; `same` where it is the
    true word itself, whose every character has its own place.
    """

    text: str
    grammar: Grammar
    first: Numbers
    last: Numbers
    same: Numbers

    def true_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the true characters that `start` up to `end` stand for.

        What begins or ends within a replaced name takes in the whole name.
        """
        low, high = np.searchsorted(self.grammar.start, (start, end - 1), side="right") - 1
        begin, stop = int(self.first[low]), int(self.last[high])
        if self.same[low]:
            begin += start - int(self.grammar.start[low])
        if self.same[high]:
            stop = int(self.first[high]) + end - int(self.grammar.start[high])
        return begin, stop


def without_sides(doc: "Doc") -> Sideless:
    """Return what the network reads of `doc`, a parse with tags and relations."""
    whole = doc.text  # spaCy joins it anew at every look
    blinded = blind_words([token.text for token in doc])
    starts = np.array(blinded.starts, dtype=np.int64)
    final = starts[1:] - 1  # a name's grammar is that of its last word
    true = read_grammar(doc)
    ends = true.start + np.array([len(token.text) for token in doc], dtype=np.int64)
    parts = [
        (word, doc[at].whitespace_) for word, at in zip(blinded.words, final.tolist(), strict=True)
    ]
    sizes = np.array([len(word) + len(space) for word, space in parts], dtype=np.int64)
    head = np.searchsorted(starts, true.head[final], side="right") - 1
    grammar = Grammar(np.cumsum(sizes) - sizes, true.tag[final], true.relation[final], head)
    first, last = true.start[starts[:-1]], ends[final]
    same = [
        word == whole[a:b]
        for (word, _), a, b in zip(parts, first.tolist(), last.tolist(), strict=True)
    ]
    text = "".join(word + space for word, space in parts)
    return Sideless(text, grammar, first, last, np.array(same, dtype=np.int64))
