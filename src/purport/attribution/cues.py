"""Finds cues in one parsed report: which words attribute, to which source, which content.

Enters: a `Doc`. Leaves: `Frame`s, token ranges only; who the source is, `voices` decides. It reads
one sentence at a time, except that a quotation may start in an earlier one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.frame import Frame
from purport.attribution.nouns import read_according, read_noun
from purport.attribution.verbs import read_quoting, read_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange

    Reader = Callable[[Token, Span, tuple[TokenRange, ...]], Frame | None]


def find_frames(doc: "Doc", quotations: "tuple[TokenRange, ...]") -> tuple[Frame, ...]:
    """Return the frames of `doc` in the order of their cues; `quotations` are its quoted ranges."""
    frames: list[Frame] = []
    for sentence in doc.sents:
        for token in sentence:
            for read in _READERS.get(token.lemma_.lower()) or _READERS.get(token.lower_, ()):
                frame = read(token, sentence, quotations)
                if frame is not None and _has_words(frame):
                    frames.append(frame)
                    break
    return tuple(frames)


def _has_words(frame: Frame) -> bool:
    """Whether content and source have words: where a parse is nonsense, a speaker may stand behind
    the end of what the cue governs.
    """
    source = frame.source is None or frame.source[0] < frame.source[1]
    return source and any(end > start for start, end in frame.content)


def _table() -> "dict[str, tuple[Reader, ...]]":
    """The readers to try for a lemma, in this order."""
    readers: dict[str, tuple[Reader, ...]] = {}
    for lemma in lexicon.CUE_VERBS:
        readers[lemma] = (read_verb,)
    for lemma in lexicon.CUE_NOUNS:
        readers[lemma] = (*readers.get(lemma, ()), read_noun)
    readers["quote"] = (read_quoting,)
    readers["accord"] = readers["according"] = (read_according,)
    return readers


_READERS = _table()
