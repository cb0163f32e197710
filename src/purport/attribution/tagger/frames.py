"""What the rules read and what the network tagged -> one list of frames.

Enters: a parse, the rules' frames, the network's attributions in characters. Leaves: `Frame`s in
the order of their cues. Where both found a cue, the rules' frame stands: they read chains, denials
and accusations as the ledger wants them, the network as PolNeAR's annotators did. The network adds
the cues that the rules do not know, as far as they tell of speech: what somebody is only said to
want or to plan is the report's own claim.
"""

from typing import TYPE_CHECKING, cast

from purport.attribution import lexicon
from purport.attribution.carriers import cited, told
from purport.attribution.frame import Frame
from purport.attribution.phrases import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange
    from purport.attribution.tagger.network import CharSpan, Tagged

SPEECH = lexicon.CUE_VERBS | lexicon.CUE_NOUNS | {"accord"}


def with_tagged(
    doc: "Doc", read: tuple[Frame, ...], tagged: "Iterable[Tagged]"
) -> tuple[Frame, ...]:
    """Return the frames in `read` and those that `tagged` adds to them."""
    frames = list(read)
    for each in tagged:
        cue = _tokens(doc, each.cue)
        known = any(cue[0] < frame.cue[1] and frame.cue[0] < cue[1] for frame in read)
        content = tuple(_tokens(doc, span) for span in each.content)
        covered = any(
            start < end_read and start_read < end
            for start, end in content
            for frame in read
            for start_read, end_read in frame.content
        )
        lemmas = {token.lemma_.lower() for token in doc[cue[0] : cue[1]]}
        if each.source is not None and not known and not covered and lemmas & SPEECH:
            frames.append(_frame(doc, _tokens(doc, each.source), cue, content))
    return tuple(sorted(frames, key=lambda frame: frame.cue))


def _frame(
    doc: "Doc", source: "TokenRange", cue: "TokenRange", content: "tuple[TokenRange, ...]"
) -> Frame:
    """Return a frame with the carriers and cited sources around its cue."""
    verb = _verb(doc, cue)
    speaker = head_of(doc[source[0] : source[1]])
    return Frame(
        cue,
        source,
        content,
        told=told(verb, verb.sent, content),
        cited=cited(speaker, source, verb.sent, content),
    )


def _verb(doc: "Doc", cue: "TokenRange") -> "Token":
    """The word of a cue that attributes: "told reporters Monday" has "told"."""
    words = doc[cue[0] : cue[1]]
    return next((t for t in words if t.lemma_.lower() in SPEECH), head_of(words))


def _tokens(doc: "Doc", characters: "CharSpan") -> "TokenRange":
    """The tokens that share a character with a span."""
    span = cast("Span", doc.char_span(*characters, alignment_mode="expand"))
    return span.start, span.end
