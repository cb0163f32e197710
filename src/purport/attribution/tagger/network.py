"""The trained model on disk -> attributions in characters of a text.

Enters: the folder of the model, then parsed texts. Leaves: `Tagged` attributions, the outermost
ones only, in text order. It refuses a model that is missing or is not the one these sources belong
to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np

from purport.attribution.tagger.decoding import Tables, decode
from purport.attribution.tagger.grammar import Numbers
from purport.attribution.tagger.pieces import cut
from purport.attribution.tagger.sideless import Sideless, without_sides
from purport.attribution.tagger.tags import Floats, WordSpan
from purport.attribution.tagger.windows import gather
from purport.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.tokens import Doc
    from tokenizers import Tokenizer

# What training/export.py wrote; a model trained anew is pinned here.
FILES = {
    "tables.npz": "0b9fbbf4c37e536b477dd75ea114882bb144cf687346fb5884afd9c2f7f55211",
    "tagger.onnx": "5a4d8fe60228e71e60dd8c78403fea3e25100583fae7781b45e3e5a7d26a031e",
    "tokenizer.json": "9114256b104cca80e04367526f03f46aa3c443c2ed174904142a73bbf13b9fbb",
}

# Characters read at once. Link vectors take a kilobyte a word, and sources stand near their cues.
STRETCH = 60_000

CharSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution in characters; `source` is None where nobody is named. `score`: 0 to 1."""

    source: CharSpan | None
    cue: CharSpan
    content: tuple[CharSpan, ...]
    score: float


class Tagger:
    """The network with what surrounds it. One instance may be used again, not by two threads."""

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer", tables: Tables) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._tables = tables

    def tag(self, doc: "Doc") -> tuple[Tagged, ...]:
        """Return the outermost attributions of a parsed text, in the order of their cues."""
        read = without_sides(doc)
        return tuple(
            each for stretch in stretches(read.text) for each in self._tag_stretch(read, *stretch)
        )

    def _tag_stretch(self, read: Sideless, start: int, end: int) -> Iterator[Tagged]:
        """Yield the attributions between two characters of what the network reads."""
        pieces = cut(read.text[start:end], self._tokenizer, read.grammar.between(start, end))
        if not len(pieces):
            return

        def characters(words: WordSpan) -> CharSpan:
            first, last = pieces.start[words[0]], pieces.end[words[1] - 1]
            return read.true_span(start + int(first), start + int(last))

        for each in decode(pieces, *gather(pieces, self._run), self._tables):
            source = characters(each.source) if each.source else None
            content = tuple(map(characters, each.content))
            yield Tagged(source, characters(each.cue), content, each.score)

    def _run(self, ids: Numbers, features: Numbers, heads: Numbers) -> tuple[Floats, Floats]:
        entering = {"ids": ids, "features": features, "heads": heads}
        tags, links = self._session.run(["tags", "links"], entering)
        return cast(Floats, tags), cast(Floats, links)


def stretches(text: str, *, size: int = STRETCH) -> Iterator[CharSpan]:
    """Yield where `text` is cut: behind a line, else a sentence, else a word, else at `size`."""
    start = 0
    while len(text) - start > size:
        cuts = (text.rfind(mark, start + size // 2, start + size) for mark in ("\n", ". ", " "))
        end = next((at + 1 for at in cuts if at > 0), start + size)
        yield start, end
        start = end
    yield start, len(text)


def read_model(folder: Path) -> Tagger:
    """Load the model in `folder`; `ModelError` names the file that is missing or damaged."""
    check_files(folder)
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = 1  # reports are many and short: processes scale better
    options.inter_op_num_threads = 1
    session = InferenceSession(
        str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
    )
    with np.load(folder / "tables.npz", allow_pickle=False) as file:
        tables = Tables(**{name: file[name] for name in file.files})
    return Tagger(session, Tokenizer.from_file(str(folder / "tokenizer.json")), tables)


def check_files(folder: Path) -> None:
    """Raise `ModelError` unless every file of the model is there with the hash it should have."""
    for name, expected in FILES.items():
        path = folder / name
        try:
            found = sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            reason = f"{path}: cannot be read ({error.strerror}); its SHA-256 should be {expected}"
            raise ModelError(reason, remedy=REMEDY) from error
        if found != expected:
            reason = f"{path}: is damaged or another version (SHA-256 {found}, not {expected})"
            raise ModelError(reason, remedy=REMEDY)


REMEDY = (
    "fetch models/attribution again from the project's repository, or ask for the written rules"
)
