"""Reads "according to X" and nouns as cues: "reports that ...", "Kyiv's claim that ..."."""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.carriers import CITING, carried_by, cited
from purport.attribution.frame import Frame
from purport.attribution.phrases import RELATIVES, phrase
from purport.attribution.subjects import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange


def read_according(token: "Token", sentence: "Span", _: object) -> Frame | None:
    """ "according to X" before, behind or inside the content."""
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    head = next((c for c in to.children if c.dep_ == "pobj"), None)
    if head is None:
        head = next(
            (t for t in doc[token.i + 2 : sentence.end] if t.pos_ in ("NOUN", "PROPN", "PRON")),
            None,
        )
        while head is not None and head.i + 1 < sentence.end and doc[head.i + 1].pos_ == "PROPN":
            head = doc[head.i + 1]
    if head is None:
        return None
    noun = doc[head.i - 1]
    goes_on = head.i + 1 < sentence.end and doc[head.i + 1].pos_ == "AUX"
    if goes_on and noun.pos_ == "NOUN" and noun.lemma_.lower() in lexicon.UNNAMED | lexicon.TITLES:
        head = noun  # "according to the official clashes have not stopped", a comma lost
    end = sentence.end
    while end > head.i + 1 and (doc[end - 1].is_space or doc[end - 1].text in ".…"):
        end -= 1
    source = phrase(head, floor=to.i + 1, ceiling=end)
    cue = (token.i, to.i + 1)
    before = [t for t in doc[sentence.start : token.i] if not (t.is_space or t.is_punct)]
    resumes = bool(before) and _resumed(doc, sentence.start, token.i, source[1], end) is not None
    if (len(before) >= 3 or resumes) and any(t.pos_ in ("VERB", "AUX", "NOUN") for t in before):
        start, stop = sentence.start, token.i
        stop = _before_punctuation(doc, start, stop)
        after = _resumed(doc, start, stop, source[1], end)
        content = ((start, stop),) if after is None else ((start, stop), after)
        return Frame(
            cue,
            source,
            content,
            told=carried_by(source, sentence),
            cited=cited(head, source, sentence, ()),
        )
    start = source[1]
    comma = next((t.i for t in doc[source[1] : end] if t.text == ","), None)
    clause = doc[source[1]] if source[1] < end else None
    if clause is not None and clause.text == ",":
        start = source[1] + 1
        # "According to X, which is ..., A", "According to X, citing Y, A"
        if start < end and (doc[start].lower_ in RELATIVES or doc[start].lower_ in CITING):
            start = next((t.i + 1 for t in doc[start:end] if t.text == ","), start)
    elif comma is not None and (
        clause is not None and (clause.lower_ in RELATIVES or clause.dep_ in ("acl", "relcl"))
    ):
        start = comma + 1
    return Frame(
        cue,
        source,
        ((start, end),),
        told=carried_by(source, sentence),
        cited=cited(head, source, sentence, ((start, end),)),
    )


def _resumed(doc: "Doc", start: int, stop: int, behind: int, end: int) -> "TokenRange | None":
    """What follows ", according to X," where the part before it has no verb of its own."""
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in doc[start:stop]):
        return None
    if behind >= end or doc[behind].text != "," or behind + 2 >= end:
        return None
    return behind + 1, end


def _before_punctuation(doc: "Doc", start: int, stop: int) -> int:
    while stop > start and (doc[stop - 1].is_space or doc[stop - 1].text in ",;:-–—("):
        stop -= 1
    return stop


def _is_called_untrue(noun: "Token") -> bool:
    """Whether the clause goes on to call it so: "reports that the town fell are false, X said"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ == "correspond":
        return any(child.dep_ == "neg" for child in verb.children)
    return noun.dep_ == "nsubj" and any(
        child.dep_ in ("acomp", "attr") and child.lower_ in lexicon.UNTRUE
        for child in verb.children
    )


def read_noun(token: "Token", sentence: "Span", _: object) -> Frame | None:
    """ "reports that ...", "Kyiv's claim that ...", "the conclusion that ..." with its holder."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.CUE_NOUNS:
        return None
    doc = token.doc
    that = next(
        (t for t in doc[token.i + 1 : min(token.i + 10, sentence.end)] if t.lower_ == "that"), None
    )
    if token.head.lemma_ in lexicon.DENYING:
        return None
    if that is None or that.dep_ != "mark" or that.head.head != token:
        return None
    if that.head.lemma_ in _ISSUING:
        return None  # "a report that X made": the clause is about the report
    end = that.head.right_edge.i + 1
    holder = next((c for c in token.children if c.dep_ == "poss"), None)
    issued = _issued_by(doc, end, sentence.end) if holder is None else None
    if issued is not None:
        source = phrase(issued, floor=end, ceiling=issued.head.i)
        return Frame((token.i, token.i + 1), source, ((that.i + 1, end),))
    if holder is None and _is_called_untrue(token):
        return None
    if holder is None:
        preposition = next(
            (c for c in token.rights if c.lower_ in ("by", "from", "of") and c.i < that.i), None
        )
        if preposition is not None:
            holder = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if holder is None and token.dep_ == "dobj":
        holder = next((c for c in token.head.children if c.dep_ == "nsubj" and can_speak(c)), None)
        if token.lemma_ == "report":
            holder = None
    if holder is None and token.lemma_ in ("report", "allegation", "accusation"):
        holder = token
    if holder is None:
        return None
    ceiling = token.i if holder.i < token.i else that.i
    source = phrase(holder, floor=sentence.start, ceiling=ceiling)
    return Frame((token.i, token.i + 1), source, ((that.i + 1, end),))


_ISSUING = frozenset(
    {"make", "give", "issue", "publish", "present", "deliver", "submit", "advance"}
)


def _issued_by(doc: "Doc", start: int, end: int) -> "Token | None":
    """X in "the claim that A, which X made"."""
    for token in doc[start : min(end, start + 3)]:
        if token.lower_ in ("which", "that") and token.head.lemma_ in _ISSUING:
            return next((c for c in token.head.lefts if c.dep_ == "nsubj" and can_speak(c)), None)
    return None
