"""Reads cue verbs: "X said that ...", "..., X said", "X accused Y of", "X was quoted as saying"."""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.carriers import cited, told, trailing_citation
from purport.attribution.contents import (
    clause_end,
    complement,
    has_plain_object,
    left_content,
    opening_that,
    parenthetical,
    right_content,
)
from purport.attribution.frame import Frame
from purport.attribution.phrases import DOUBLE, behind_quotation, is_relative, phrase
from purport.attribution.subjects import (
    adjacent,
    appositive_speaker,
    can_speak,
    looks_like_cue,
    speaker_behind,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from purport.attribution.phrases import TokenRange


def read_verb(
    verb: "Token", sentence: "Span", quotations: "tuple[TokenRange, ...]"
) -> Frame | None:
    """A cue verb: "X said that ...", "..., X said", "... , it says, ...", "X denied ..."."""
    is_verb = verb.pos_ in ("VERB", "AUX") or verb.tag_.startswith("VB")
    if not is_verb and not looks_like_cue(verb):
        return None
    lemma = verb.lemma_.lower()
    if _is_plain_passive(verb):
        return _read_passive(verb, sentence)
    if any(child.dep_ == "neg" for child in verb.children) and lemma not in lexicon.DENYING:
        return None
    if verb.tag_ == "VB" and not _is_finite(verb):
        return None
    if verb.lower_ == "saying" and verb.i and verb.doc[verb.i - 1].lower_ == "as":
        return None  # "was quoted as saying": read_quoting and _read_passive read it
    disputed = _read_dispute(verb, sentence)
    if disputed is not None:
        return disputed
    behind = speaker_behind(verb)
    source_head = behind or subject(verb)
    if behind is None and complement(verb) is None:
        described = appositive_speaker(verb)
        beside = described or adjacent(verb)
        mistaken = source_head is None or (
            beside is not None and (beside not in source_head.subtree or not can_speak(source_head))
        )
        if mistaken:
            source_head = beside or source_head
    if source_head is None:
        return None
    if lemma == "describe" or lemma == "call":
        free = _read_free_relative(verb, source_head, sentence)
        if free is not None:
            return free
    weak = lemma in lexicon.WEAK or lemma not in lexicon.SAYING
    if (weak or lemma in lexicon.TAKING_NOUNS) and not can_speak(source_head):
        return None
    end = clause_end(verb, sentence)
    inverted = source_head.i > verb.i
    content: tuple[TokenRange, ...] | None = None
    around = parenthetical(verb, source_head, sentence)
    if around is not None:
        source = phrase(source_head, floor=around[0][1], ceiling=verb.i)
        return Frame(
            cue=_cue_range(verb, around),
            source=source,
            content=around,
            told=told(verb, sentence, around),
        )
    if not inverted:
        content = right_content(verb, source_head, sentence, end, quotations)
    source = phrase(source_head, floor=sentence.start, ceiling=verb.i if not inverted else end)
    quoted = (
        None if inverted or content is not None else behind_quotation(verb, floor=sentence.start)
    )
    if quoted is not None and quoted[0] < source[0]:
        source = quoted
    if (
        content is None
        and lemma not in lexicon.DENYING
        and (not weak or _is_set_off(verb, source))
        and not has_plain_object(verb, source_head)
    ):
        content = left_content(verb, source, sentence, quotations, inverted=inverted)
    if not content:
        return None
    carriers = told(verb, sentence, content)
    content, behind_it = trailing_citation(verb.doc, content)
    return Frame(
        cue=_cue_range(verb, content),
        source=source,
        content=content,
        told=carriers,
        cited=behind_it or cited(source_head, source, sentence, content),
    )


def _read_free_relative(verb: "Token", source_head: "Token", sentence: "Span") -> Frame | None:
    """ "what Moscow describes as aggression", "what he calls a failure to ..."."""
    doc = verb.doc
    if not any(
        t.lower_ == "what" for t in doc[max(sentence.start, source_head.left_edge.i - 2) : verb.i]
    ):
        return None
    start = verb.i + 1
    if start < sentence.end and doc[start].lower_ == "as":
        start += 1
    end = start
    while end < sentence.end and not (
        doc[end].is_punct or doc[end].is_space or doc[end].pos_ == "VERB"
    ):
        end += 1
    source = phrase(source_head, floor=sentence.start, ceiling=verb.i)
    if doc[source[0]].lower_ == "what":
        source = (source[0] + 1, source[1])
    return Frame((verb.i, verb.i + 1), source, ((start, end),))


def _read_dispute(verb: "Token", sentence: "Span") -> Frame | None:
    """ "..., a charge which Y dismissed": Y denies, and says nothing of the rest."""
    noun = verb.head
    if verb.lemma_.lower() not in lexicon.DENYING or verb.dep_ != "relcl" or noun.i > verb.i:
        return None
    who = next((c for c in verb.lefts if c.dep_ == "nsubj" and can_speak(c)), None)
    if who is None or is_relative(who) or noun.lemma_.lower() not in lexicon.COMMENTS:
        return None
    source = phrase(who, floor=noun.i + 1, ceiling=verb.i)
    content = (noun.left_edge.i, verb.i + 1)
    return Frame(_cue_range(verb, (content,)), source, (content,))


def _is_set_off(verb: "Token", source: "TokenRange") -> bool:
    """Whether a mark parts the content from '..., one analyst expects.' or '..." he wrote.'"""
    before = verb.doc[max(0, source[0] - 2) : source[0]]
    if any(t.text in DOUBLE for t in before):
        return True
    if len(before) > 0 and before[-1].text == ",":
        return True
    ends = verb.i + 1 >= verb.sent.end or verb.doc[verb.i + 1].is_punct
    return ends and verb.doc[source[1] - 1].tag_ in ("NNS", "NNP", "NNPS")  # commas lost


def _is_finite(verb: "Token") -> bool:
    """Whether an uninflected verb still reports: "continued to frame", "did deny"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _CONTINUING:
        return True
    return any(c.dep_ == "aux" and c.lower_ in ("did", "do", "does") for c in verb.children)


def _is_plain_passive(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) and verb.tag_ == "VBN"


def _read_passive(verb: "Token", sentence: "Span") -> Frame | None:
    """ "was quoted as saying by X", "it was reported that", "has been accused of"."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    end = clause_end(verb, sentence)
    agent = next(
        (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"),
        None,
    )
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if lemma == "quote" and patient is not None:
        saying = next((t for t in doc[verb.i + 1 : end] if t.lower_ == "saying"), None)
        by = next((t for t in doc[verb.i + 1 : end] if t.lower_ == "by"), None)
        carrier = phrase(doc[min(by.i + 1, end - 1)], floor=by.i + 1, ceiling=end) if by else None
        if by is not None:
            head = next((c for c in by.children if c.dep_ == "pobj"), None)
            carrier = phrase(head, floor=by.i + 1, ceiling=end) if head is not None else carrier
        source = phrase(patient, floor=sentence.start, ceiling=verb.i)
        behind = (
            saying is not None
            and end - saying.i > 4
            and (by is None or by.i > saying.i + 4 or by.i < saying.i)
        )
        if behind and saying is not None:
            content: tuple[TokenRange, ...] = ((saying.i + 1, end),)
        else:
            left = source[0]
            content = ((sentence.start, left),)
        carries = ((carrier, (verb.i, verb.i + 1)),) if carrier is not None else ()
        return Frame((verb.i, verb.i + 1), source, content, told=carries)
    if lemma in lexicon.DENYING and patient is not None and agent is not None:
        source_range: TokenRange | None = phrase(agent, floor=verb.i, ceiling=end)
        return Frame((verb.i, verb.i + 1), source_range, ((patient.left_edge.i, end),))
    if lemma in lexicon.ACCUSING and patient is not None:
        of = next((c for c in verb.rights if c.lower_ in ("of", "for")), None)
        if of is None:
            return None
        source_range = phrase(agent, floor=verb.i, ceiling=end) if agent is not None else None
        return Frame((verb.i, verb.i + 1), source_range, ((of.i + 1, end),))
    if patient is not None and patient.lower_ == "it" and lemma in lexicon.SAYING:
        opening = opening_that(verb, end)
        if opening is not None:
            source_range = phrase(agent, floor=verb.i, ceiling=end) if agent is not None else None
            return Frame((verb.i, verb.i + 1), source_range, ((opening + 1, end),))
    return None


def read_quoting(verb: "Token", sentence: "Span", _: object) -> Frame | None:
    """ "X quoted Y as saying that ...": X carries, Y speaks."""
    if verb.pos_ != "VERB" or _is_plain_passive(verb):
        return _read_passive(verb, sentence) if verb.pos_ == "VERB" else None
    doc = verb.doc
    end = clause_end(verb, sentence)
    saying = next((t for t in doc[verb.i + 1 : end] if t.lower_ == "saying"), None)
    carrier = subject(verb)
    if saying is None or carrier is None or doc[saying.i - 1].lower_ != "as":
        return None
    start = saying.i + 1
    while start < end and doc[start].lower_ in ("that", ",", ":"):
        start += 1
    quoted = next(
        (t for t in reversed(doc[verb.i + 1 : saying.i - 1]) if t.pos_ in ("NOUN", "PROPN")), None
    )
    if quoted is None:
        return None
    carries = ((phrase(carrier, floor=sentence.start, ceiling=verb.i), (verb.i, verb.i + 1)),)
    return Frame(
        (saying.i - 1, saying.i + 1),
        phrase(quoted, floor=verb.i + 1, ceiling=saying.i - 1),
        ((start, end),),
        told=carries,
    )


def _cue_range(verb: "Token", content: "tuple[TokenRange, ...]") -> "TokenRange":
    """The verb with its auxiliaries and, where the content follows, the words up to it."""
    start = verb.i
    while (
        start > 0
        and verb.doc[start - 1].dep_ in ("aux", "auxpass", "neg")
        and verb.doc[start - 1].head == verb
    ):
        start -= 1
    return start, verb.i + 1


_CONTINUING = frozenset({"continue", "begin", "start", "keep", "go", "come", "hasten", "proceed"})
