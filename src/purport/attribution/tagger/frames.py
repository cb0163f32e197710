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
