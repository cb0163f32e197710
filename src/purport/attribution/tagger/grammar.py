"""A parse -> what the network is told of the grammar of each word.

Enters: a spaCy `Doc` (or its arrays, kept on disk for training) and the words of a text. Leaves:
`Grammar`, arrays over the parse's tokens, and for each word its rows in the network's table. The
labels are those of the parser's model, in a fixed order: a label that is none of them counts as
unknown, so another English model can be used, if less well.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = NDArray[np.int64]

PARTS = tuple(
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT"
    " POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``".split()
)
RELATIONS = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj"
    " csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass"
    " nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl"
    " xcomp".split()
)
DISTANCES = np.array([1, 2, 3, 5, 9, 17])  # lower edges of the bins, in words
# Rows for tag, relation, the head's tag, the head's relation, and where the head stands; in each
# column the first row is for what is unknown.
SIZES = (
    len(PARTS) + 1,
    len(RELATIONS) + 1,
    len(PARTS) + 1,
    len(RELATIONS) + 1,
    2 * len(DISTANCES) + 2,
)
_TAG = {name: number for number, name in enumerate(PARTS, 1)}
_RELATION = {name: number for number, name in enumerate(RELATIONS, 1)}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Arrays over a parse's tokens: first character, tag, relation to the head, and the head.

    `tag` and `relation` count from 1 in `PARTS` and `RELATIONS`; `head` is a token's number.
    """

    start: Numbers
    tag: Numbers
    relation: Numbers
    head: Numbers

    def between(self, start: int, end: int) -> "Grammar":
        """Return the tokens of the characters from `start` up to `end`, which becomes 0."""
        low, high = (int(x) for x in np.searchsorted(self.start, (start, end)))
        if low and (low == len(self.start) or self.start[low] > start):
            low -= 1  # a token may begin before the cut
        here = np.arange(high - low)
        head = self.head[low:high] - low
        inside = (head >= 0) & (head < high - low)
        return Grammar(
            np.maximum(self.start[low:high] - start, 0),
            self.tag[low:high],
            self.relation[low:high],
            np.where(inside, head, here),
        )


def read_grammar(doc: "Doc") -> Grammar:
    """Return what the network is told of `doc`, a parse with tags and relations."""
    return Grammar(
        np.array([token.idx for token in doc], dtype=np.int64),
        np.array([_TAG.get(token.tag_, 0) for token in doc], dtype=np.int64),
        np.array([_RELATION.get(token.dep_, 0) for token in doc], dtype=np.int64),
        np.array([token.head.i for token in doc], dtype=np.int64),
    )


def heads_and_rows(grammar: Grammar, starts: Numbers) -> tuple[Numbers, Numbers]:
    """Return each word's head, a word's number, and its rows: words by ``len(SIZES)``.

    `starts` are the words' first characters. A word is taken for the token that its first
    character stands in; one that heads itself, or whose head stands in it, is its own head.
    """
    if not len(grammar.start):
        return np.arange(len(starts)), np.zeros((len(starts), len(SIZES)), dtype=np.int64)
    token = np.maximum(np.searchsorted(grammar.start, starts, side="right") - 1, 0)
    above = grammar.head[token]
    words = np.arange(len(starts))
    head = np.maximum(np.searchsorted(starts, grammar.start[above], side="right") - 1, 0)
    gap = head - words
    distance = np.searchsorted(DISTANCES, np.abs(gap), side="right")
    rows = np.stack(
        [
            grammar.tag[token],
            grammar.relation[token],
            grammar.tag[above],
            grammar.relation[above],
            1 + distance + np.where(gap > 0, len(DISTANCES), 0),
        ],
        axis=1,
    )
    return head, rows
