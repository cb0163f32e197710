"""Where the content of a cue verb stands and where it ends, as token ranges in text order."""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.objects import (
    accusation,
    called,
    demand,
    held_responsible,
    noun_content,
    pointing_object,
    put_at,
    rejected_clause,
)
from purport.attribution.phrases import DOUBLE, is_relative, phrase
from purport.attribution.subjects import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange


def complement(verb: "Token") -> "Token | None":
    """The clause behind the verb that is its content, as the parser sees it."""
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp") or child.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.lefts)
        gerund = child.tag_ == "VBG" and verb.lemma_ in lexicon.REPORTING_ACTS
        if child.dep_ == "ccomp" or infinitive or gerund or verb.lemma_ in lexicon.DENYING:
            return child
    return None


def right_content(
    verb: "Token",
    source_head: "Token",
    sentence: "Span",
    end: int,
    quotations: "tuple[TokenRange, ...]",
) -> "tuple[TokenRange, ...] | None":
    """The content behind the cue: a clause, a quotation, an accusation, a demand, a noun phrase."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma in lexicon.DENYING:
        pointed = pointing_object(verb)
        if pointed is not None:
            start = phrase(source_head, floor=sentence.start, ceiling=end)[0]
            told = rejected_clause(pointed, end)
            if told is not None:
                return (told,)
            stop = next((t.i for t in doc[pointed.i : end] if t.lower_ == "with"), end)
            return ((min(start, verb.i), stop),)
    opening = opening_that(verb, end)
    if opening is not None:
        return ((opening + 1, end),)
    named = called(verb, end) or put_at(verb, end) or held_responsible(verb, end)
    if named is not None and doc[named[0]].pos_ == "PRON":  # "called it untrue": told elsewhere
        begin = phrase(source_head, floor=sentence.start, ceiling=verb.i)[0]
        return ((min(begin, verb.i), end),)
    if named is not None:
        return (named,)
    start = verb.i + 1
    while start < end and (doc[start].is_space or doc[start].text in ",:"):
        start += 1
    if start < end and doc[start].text in DOUBLE:
        quoted = next((q for q in quotations if q[0] <= start + 1 <= q[1]), None)
        if quoted is not None:
            return ((start, max(quoted[1], end)),)
    clause = complement(verb)
    if lemma in lexicon.ACCUSING:
        return accusation(verb, end)
    if lemma in ("call", "demand", "appeal", "urge", "request"):
        return demand(verb, end)
    if clause is not None and lemma in lexicon.SAYING:
        first = clause.left_edge.i
        if (
            clause.dep_ == "xcomp"
            and clause.tag_ == "VB"
            and lemma not in ("vow", "pledge", "promise", "threaten", "agree", "claim", "propose")
        ):
            return ((clause.i, end),) if lemma in ("urge", "ask", "tell") else None
        if lemma not in _TELLING or first <= verb.i:
            first = _behind_adjuncts(verb, clause, end)
        while first < end and doc[first].lower_ in ("that", "to", ",", ":", "how"):
            first += 1
        return ((first, end),)
    if lemma in lexicon.TAKING_NOUNS:
        return noun_content(verb, end)
    return None


def _behind_adjuncts(verb: "Token", complement: "Token", end: int) -> int:
    """Where the content starts: behind "on Tuesday", "in a statement", "to reporters"."""
    start = verb.i + 1
    for child in verb.rights:
        if child.i >= complement.i or child.left_edge.i > start:
            break
        if (
            child.dep_ in ("prep", "npadvmod", "advmod", "dative", "prt")
            and child.right_edge.i < complement.i
        ):
            start = child.right_edge.i + 1
    return min(start, end)


def opening_that(verb: "Token", end: int) -> int | None:
    """Index of the "that" which opens the content, behind "on Tuesday" or "to the president"."""
    doc = verb.doc
    behind = doc[verb.i + 1] if verb.i + 2 < end else None
    if behind is not None and behind.lower_ == "that" and behind.dep_ != "nsubj":
        return behind.i
    if verb.pos_ == "NOUN":  # "the channel ‘Name’ reports, citing fighters, that": read as a noun
        for token in doc[verb.i + 1 : min(verb.i + 16, end)]:
            if token.lower_ == "that" and token.dep_ == "mark" and token.nbor(-1).text == ",":
                return token.i
    for index in range(verb.i + 1, min(verb.i + 16, end)):
        token = doc[index]
        if token.lower_ == "that" and (token.dep_ == "mark" or token.pos_ == "SCONJ"):
            if token.head.i > index and verb in token.head.ancestors:
                return index
        elif token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "acl"):
            return None
    return None


def clause_end(verb: "Token", sentence: "Span") -> int:
    """Where what `verb` governs ends: at the sentence's end, or before a sibling cue's clause."""
    doc = verb.doc
    end = sentence.end
    while end > verb.i + 1 and (doc[end - 1].is_space or doc[end - 1].text in (".", "...", "…")):
        end -= 1
    for index in range(verb.i + 1, end - 2):
        if verb.doc[index].text == "," and _is_comment(doc, index + 1, end):
            end = index
            break
    if verb.pos_ == "NOUN":
        return end  # a cue that the parser took for a noun governs nothing
    subtree_end = max((c.right_edge.i for c in verb.rights), default=verb.i) + 1
    for index in range(max(subtree_end, verb.i + 1), end):
        token = doc[index]
        if index + 1 < end and doc[index + 1].lower_ == "that":
            continue  # "..., but that B": the same voice goes on
        if (
            token.dep_ == "cc"
            or token.text in (";",)
            or (token.text == "," and index >= subtree_end)
            or token.lower_ in ("while", "whilst", "but", "although", "though", "whereas")
        ):
            return index
    for token in doc[verb.i + 3 : end]:
        if opens_other_voice(token):
            end = token.i
            break
    for child in verb.rights:
        goes_on = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
        if child.dep_ == "conj" and child.i < end and not goes_on:
            cut = child.left_edge.i
            while cut > verb.i + 1 and doc[cut - 1].dep_ in ("cc", "punct"):
                cut -= 1
            return cut
        if child.dep_ == "advcl" and child.lemma_.lower() in lexicon.CUE_VERBS and child.i < end:
            inside = complement(verb)
            marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
            adds = child.tag_ == "VBG" or bool(marks & {"while", "whilst"})
            if adds and (inside is None or inside.i < child.i):
                cut = child.left_edge.i
                while cut > verb.i + 1 and doc[cut - 1].is_punct:
                    cut -= 1
                return cut
    return end


def opens_other_voice(token: "Token") -> bool:
    """Whether "and", "but" or "while" opens a clause in which somebody else is cited."""
    if token.lower_ not in _OPENING:
        return False
    for verb in token.doc[token.i + 1 : min(token.i + 12, token.sent.end)]:
        participle = verb.tag_ == "VBN" and all(c.dep_ != "nsubj" for c in verb.lefts)
        if verb.pos_ not in ("VERB", "AUX") or verb.tag_ == "VBG" or participle:
            continue
        if verb.lemma_ not in lexicon.SAYING - lexicon.WEAK and verb.lemma_ not in lexicon.ACCUSING:
            return False
        if all(t.pos_ in ("ADV", "AUX") for t in token.doc[token.i + 1 : verb.i]):
            return True  # "denies that A and says that B": the same voice goes on
        speaker = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        return (
            speaker is not None
            and speaker.left_edge.i == token.i + 1
            and speaker.pos_ in ("NOUN", "PROPN")
            and can_speak(speaker)
        )
    return False


def _is_comment(doc: "Doc", start: int, end: int) -> bool:
    """Whether ", a claim that ..." comments on the content instead of belonging to it."""
    if doc[start].lower_ not in ("a", "an"):
        return False
    for token in doc[start + 1 : min(start + 6, end)]:
        if token.lower_ in ("that", "which") or token.pos_ in ("VERB", "AUX"):
            return any(t.lower_ in lexicon.COMMENTS for t in doc[start + 1 : token.i])
    return False


def left_content(
    verb: "Token",
    source: "TokenRange",
    sentence: "Span",
    quotations: "tuple[TokenRange, ...]",
    *,
    inverted: bool,
) -> "tuple[TokenRange, ...] | None":
    """Everything before "X said" or "said X", back to where the quotation starts."""
    doc = verb.doc
    if not inverted and verb.dep_ == "relcl" and is_relative(doc[source[0] - 1]):
        noun = verb.head  # "a truce that the group had announced": the truce, no more
        return ((noun.left_edge.i, verb.i + 1),) if noun.i < source[0] else None
    end = verb.i if inverted else source[0]
    while end > sentence.start and (doc[end - 1].text in ",-–—" or doc[end - 1].is_space):
        end -= 1
    start = sentence.start
    closed = end - 1 if end > 0 and doc[end - 1].text in DOUBLE else None
    quoted = None
    if closed is not None:
        quoted = next((q for q in quotations if q[0] <= closed <= q[1]), None)
    if quoted is None and start < end:
        quoted = next((q for q in quotations if q[0] < start < q[1]), None)
    if quoted is not None and quoted[0] < start:
        start = max(quoted[0] - 1, 0)
    while start < end and (doc[start].is_space or doc[start].text in ",;:-–—"):
        start += 1
    words = [t for t in doc[start:end] if t.is_alpha]
    if len(words) < 2 or not any(t.pos_ in ("VERB", "AUX", "NOUN") for t in words):
        return None
    if doc[start].lower_ in ("as", "when", "while", "after", "because") and end - start < 4:
        return None
    content: list[TokenRange] = [(start, end)]
    after = source[1] if inverted else verb.i + 1
    resumed = next((q for q in quotations if q[0] > after and q[0] < sentence.end), None)
    if resumed is not None and closed is not None:
        content.append((resumed[0] - 1, min(resumed[1] + 1, len(doc))))
    return tuple(content)


def parenthetical(
    verb: "Token", source_head: "Token", sentence: "Span"
) -> "tuple[TokenRange, ...] | None":
    """Both parts of a content that ", it says," interrupts."""
    doc = verb.doc
    closing = _closing_break(verb, sentence)
    if closing is None:
        return None
    opening = next(
        (i for i in range(verb.i - 1, max(sentence.start, verb.i - 12), -1) if _is_break(doc[i])),
        None,
    )
    if opening is None or not opening < source_head.i < verb.i:
        return None
    start, stop = sentence.start, sentence.end
    while start < opening and doc[start].is_space:
        start += 1
    while stop > closing + 1 and (doc[stop - 1].is_space or doc[stop - 1].text in ".…"):
        stop -= 1
    before, after = (start, opening), (closing + 1, stop)
    if before[0] >= before[1] or after[0] >= after[1]:
        return None
    if any(t.text in DOUBLE for t in doc[start:opening]):
        return None
    finite = any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in doc[start:opening])
    resumes = doc[closing + 1]
    goes_on = resumes.pos_ in ("VERB", "AUX", "CCONJ") or resumes.lower_ == "while"
    of_the_speaker = resumes.tag_ == "VBG" and resumes.lemma_ not in lexicon.BRINGING
    if of_the_speaker or (finite and not goes_on):
        return None
    if opens_other_voice(resumes):
        return None  # "A, X said, but Y told Z that B"
    return (before, after) if any(t.pos_ in _NOMINAL for t in doc[start:opening]) else None


def _is_break(token: "Token") -> bool:
    """Whether a mark sets words off: a comma or a dash, no hyphen within a word."""
    if token.text == "-":
        return bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text in _BREAKS


def _closing_break(verb: "Token", sentence: "Span") -> int | None:
    """The comma behind ", it says," or ", it said in a bulletin,"."""
    for index in range(verb.i + 1, min(verb.i + 8, sentence.end)):
        token = verb.doc[index]
        if _is_break(token):
            return index
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or token.lower_ == "that":
            return None
    return None


def has_plain_object(verb: "Token", source_head: "Token") -> bool:
    """Whether the verb has an object, so that what stands before it is not its content."""
    if verb.lemma_ in ("tell", "inform", "say"):
        return False
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return thing is not None and thing != source_head


_TELLING = frozenset({"tell", "inform", "warn", "brief", "ask", "urge", "promise"})


# Words behind which somebody else may be cited.
_OPENING = frozenset({"and", "but", "while", "whilst", "whereas", "although", "though"})


_BREAKS = frozenset({",", "-", "–", "—"})


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
