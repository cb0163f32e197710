"""What the network tagged and what the rules read -> one list of frames.

Enters: a parse, the network's attributions in characters, the rules' frames. Leaves: `Frame`s in the
order of their cues. The network marks the outermost attribution and knows no chains: who was told,
whom a source cites and what lies inside a content, the rules read.
"""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.carriers import cited, told
from purport.attribution.frame import Frame
from purport.attribution.phrases import head_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from purport.attribution.phrases import TokenRange
    from purport.attribution.tagger.network import CharSpan, Tagged


def to_frame(doc: "Doc", tagged: "Tagged") -> Frame:
    """Return `tagged` as token ranges, with the carriers and cited sources around its cue."""
    cue = _tokens(doc, tagged.cue)
    content = tuple(_tokens(doc, span) for span in tagged.content)
    source = _tokens(doc, tagged.source) if tagged.source else None
    verb = _verb(doc, cue)
    carriers = told(verb, verb.sent, content)
    sources = ()
    if source is not None:
        sources = cited(head_of(doc[source[0] : source[1]]), source, verb.sent, content)
    return Frame(cue, source, content, told=carriers, cited=sources)


def merge(
    doc: "Doc", tagged: tuple[Frame, ...], read: tuple[Frame, ...], *, attitudes: bool
) -> tuple[Frame, ...]:
    """Return the frames of both, one a cue, in the order of their cues.

    Where both found a cue, the network's source and content stand. Without `attitudes`, a cue that
    only the network found must be a word that tells of speech.
    """
    frames = []
    left = list(read)
    for frame in tagged:
        partner = next((other for other in left if _overlap(frame.cue, other.cue)), None)
        if partner is not None:
            left.remove(partner)
            frames.append(_combined(frame, partner))
        elif attitudes or _tells_of_speech(doc, frame):
            frames.append(frame)
    frames += left
    return tuple(sorted(frames, key=lambda frame: frame.cue))


def _combined(frame: Frame, partner: Frame) -> Frame:
    return Frame(
        frame.cue,
        frame.source or partner.source,
        frame.content,
        told=partner.told,
        cited=partner.cited,
    )


def _overlap(first: "TokenRange", second: "TokenRange") -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _tells_of_speech(doc: "Doc", frame: Frame) -> bool:
    lemmas = {t.lemma_.lower() for t in doc[frame.cue[0] : frame.cue[1]]}
    return bool(lemmas & (lexicon.CUE_VERBS | lexicon.CUE_NOUNS | {"accord"}))


def _tokens(doc: "Doc", characters: "CharSpan") -> "TokenRange":
    span = doc.char_span(*characters, alignment_mode="expand")
    if span is None:  # only where the characters lie outside of the text
        raise ValueError(f"no tokens at {characters}")
    return span.start, span.end


def _verb(doc: "Doc", cue: "TokenRange") -> "Token":
    """The word of a cue that attributes: "told reporters Monday" has "told"."""
    words = doc[cue[0] : cue[1]]
    known = (t for t in words if t.lemma_.lower() in lexicon.CUE_VERBS)
    return next(known, head_of(words))
