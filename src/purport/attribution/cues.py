"""Finds cues in one parsed report: which words attribute, to which source, which content.

Enters: a `Doc`. Leaves: `Frame`s, token ranges only; who the source is, `voices` decides. It reads
one sentence at a time, except that a quotation may start in an earlier one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.phrases import DOUBLE, RELATIVES, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with its source and content, as half-open token ranges.

    `source` is None where the words name nobody ("it was reported that"). `content` is in text
    order. `told` is who carries the words on ("told Reuters"), `cited` whom the source itself
    cites ("the channel, which cited residents"), each with its own cue.
    """

    cue: "TokenRange"
    source: "TokenRange | None"
    content: "tuple[TokenRange, ...]"
    told: "tuple[tuple[TokenRange, TokenRange], ...]" = ()
    cited: "tuple[tuple[TokenRange, TokenRange], ...]" = ()


def find_frames(doc: "Doc", quotations: "tuple[TokenRange, ...]") -> tuple[Frame, ...]:
    """Return the frames of `doc` in the order of their cues; `quotations` are its quoted ranges."""
    frames: list[Frame] = []
    for sentence in doc.sents:
        for token in sentence:
            reader = _READERS.get(token.lemma_.lower()) or _READERS.get(token.lower_)
            if reader is None:
                continue
            for read in reader:
                frame = read(token, sentence, quotations)
                if frame is not None and any(end > start for start, end in frame.content):
                    frames.append(frame)
                    break
    return tuple(frames)


# ------------------------------------------------------------------ verbs


def _read_verb(
    verb: "Token", sentence: "Span", quotations: "tuple[TokenRange, ...]"
) -> Frame | None:
    """A cue verb: "X said that ...", "..., X said", "... , it says, ...", "X denied ..."."""
    if verb.pos_ not in ("VERB", "AUX") and not verb.tag_.startswith("VB"):
        return None
    lemma = verb.lemma_.lower()
    if _is_plain_passive(verb):
        return _read_passive(verb, sentence)
    if any(child.dep_ == "neg" for child in verb.children) and lemma not in lexicon.DENYING:
        return None
    if verb.tag_ == "VB" and not _is_finite(verb):
        return None
    if (
        lemma == "say"
        and verb.lower_ == "saying"
        and verb.i
        and verb.doc[verb.i - 1].lower_ == "as"
    ):
        return None
    behind = _speaker_behind(verb)
    source_head = behind or subject(verb)
    if behind is None and _complement(verb) is None:
        adjacent = _adjacent(verb)
        if source_head is None or adjacent is not None and adjacent not in source_head.subtree:
            source_head = adjacent or source_head
    if source_head is None:
        return None
    if lemma == "describe" or lemma == "call":
        free = _read_free_relative(verb, source_head, sentence)
        if free is not None:
            return free
    weak = lemma in lexicon.WEAK or lemma not in lexicon.SAYING
    if (weak or lemma in lexicon.TAKING_NOUNS) and not can_speak(source_head):
        return None
    end = _clause_end(verb, sentence)
    inverted = source_head.i > verb.i
    content: tuple[TokenRange, ...] | None = None
    around = _parenthetical(verb, source_head, sentence)
    if around is not None:
        source = phrase(source_head, floor=around[0][1], ceiling=verb.i)
        return Frame(cue=_cue_range(verb, around), source=source, content=around)
    if not inverted:
        content = _right_content(verb, source_head, sentence, end, quotations)
    source = phrase(source_head, floor=sentence.start, ceiling=verb.i if not inverted else end)
    if content is None and not weak and not _has_plain_object(verb, source_head):
        content = _left_content(verb, source, sentence, quotations, inverted=inverted)
    if not content:
        return None
    return Frame(
        cue=_cue_range(verb, content),
        source=source,
        content=content,
        told=_told(verb, sentence, content),
        cited=_cited(source_head, source, sentence, content),
    )


def subject(verb: "Token") -> "Token | None":
    """Return the noun for who does what `verb` says, None where the words name nobody.

    A second verb takes the first one's subject ("X confirmed A and said B"), a participle that of
    the clause around it, a relative pronoun the noun before it.
    """
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.lower_ in RELATIVES and child.text != "WHO" and verb.dep_ == "relcl":
                return verb.head
            if child.lower_ in ("what", "whatever"):
                return None
            return child
        if child.dep_ == "agent":
            agent = next((c for c in child.children if c.dep_ == "pobj"), None)
            if agent is not None:
                return agent
    if verb.tag_ == "VBG":
        return _participle_subject(verb)
    if verb.dep_ in ("conj", "xcomp", "advcl", "dep", "prep", "pcomp") and verb.head != verb:
        if verb.head.pos_ in ("VERB", "AUX", "ADP", "SCONJ"):
            return subject(verb.head)
    return None


def _inverted_subject(verb: "Token") -> "Token | None":
    """The noun right behind "said" in '"...," said the mayor', which parsers take for an object."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i + 1 >= len(doc):
        return None
    if verb.lemma_ not in lexicon.SAYING or verb.lemma_ in lexicon.WEAK | {
        "tell",
        "inform",
        "claim",
    }:
        return None
    end = verb.i + 1
    while end < verb.sent.end and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"):
        if doc[end].pos_ == "DET" and end > verb.i + 1:
            break  # "said Name Name a resident": the name speaks, the rest describes
        end += 1
    heads = [t for t in doc[verb.i + 1 : end] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not heads or verb.i == verb.sent.start:
        return None
    if (
        doc[verb.i - 1].text not in DOUBLE
        and doc[verb.i - 1].text != ","
        and doc[end - 1].pos_ != "PROPN"
    ):
        # Without a comma only a name is safe to take for the speaker.
        if not can_speak(heads[-1]) or doc[verb.i + 1].pos_ not in ("DET", "PROPN"):
            return None
    return heads[-1] if can_speak(heads[-1]) else None


def _speaker_behind(verb: "Token") -> "Token | None":
    """The speaker in "... on the river said the Observatory", where no clause follows the noun."""
    head = _inverted_subject(verb)
    if head is None or verb.i == verb.sent.start:
        return None
    for token in verb.doc[head.i + 1 : verb.sent.end]:
        if token.lower_ in RELATIVES or token.text in ",;" or token.text in DOUBLE:
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN"):
            return None
    return head


def _participle_subject(verb: "Token") -> "Token | None":
    """Who speaks in "..., adding that": the noun right before it, or whoever the clause is about."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    if (
        verb.dep_ == "acl"
        and before == verb.head
        and before.lower_ in lexicon.UNNAMED | lexicon.TITLES
    ):
        return before
    for ancestor in verb.ancestors:
        if ancestor.pos_ not in ("VERB", "AUX") or ancestor.tag_ == "VBG":
            continue
        for child in ancestor.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i and can_speak(child):
                if child.lower_ in RELATIVES and ancestor.dep_ == "relcl":
                    return ancestor.head
                return child
    return None


def can_speak(token: "Token") -> bool:
    """Whether a noun may name a source: a name, a person, a body, a document; no event or thing."""
    lower = token.lower_
    if lower in lexicon.CALENDAR:
        return False
    if token.pos_ == "PROPN" or (token.shape_[:1] == "X" and token.i > token.sent.start):
        return True
    if token.pos_ == "PRON":
        return lower not in ("this", "that", "these", "those", "what", "there", "which")
    if token.pos_ in ("NUM", "DET"):
        return lower in ("one", "some", "many", "several", "others")
    lemma = token.lemma_.lower()
    return any(
        word in known
        for word in (lower, lemma)
        for known in (lexicon.UNNAMED, lexicon.BODIES, lexicon.TITLES, lexicon.DOCUMENTS)
    ) or any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.lefts)


def _adjacent(verb: "Token") -> "Token | None":
    """The noun right before a cue verb that ends its sentence, whatever the parse makes of it."""
    doc = verb.doc
    index = verb.i - 1
    while index > verb.sent.start and doc[index].pos_ in ("AUX", "ADV"):
        index -= 1
    token = doc[index]
    if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in lexicon.SAYING:
        return None
    if (
        token.pos_ in ("PROPN", "NOUN", "PRON")
        and token.lower_ not in RELATIVES
        and can_speak(token)
    ):
        return token
    return None


def _complement(verb: "Token") -> "Token | None":
    """The clause behind the verb that is its content, as the parser sees it."""
    for child in verb.rights:
        if child.dep_ not in ("ccomp", "xcomp") or child.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        if child.dep_ == "ccomp" or child.tag_ == "VB" or verb.lemma_ in lexicon.DENYING:
            return child
    return None


def _right_content(
    verb: "Token",
    source_head: "Token",
    sentence: "Span",
    end: int,
    quotations: "tuple[TokenRange, ...]",
) -> "tuple[TokenRange, ...] | None":
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma in lexicon.DENYING:
        pointed = _pointing_object(verb)
        if pointed is not None:
            start = phrase(source_head, floor=sentence.start, ceiling=end)[0]
            stop = next((t.i for t in doc[pointed.i : end] if t.lower_ == "with"), end)
            return ((min(start, verb.i), stop),)
    that = _that(verb, end)
    if that is not None:
        return ((that + 1, end),)
    start = verb.i + 1
    while start < end and (doc[start].is_space or doc[start].text in ",:"):
        start += 1
    if start < end and doc[start].text in DOUBLE:
        quoted = next((q for q in quotations if q[0] <= start + 1 <= q[1]), None)
        if quoted is not None:
            return ((start, max(quoted[1], end)),)
    complement = _complement(verb)
    if lemma in lexicon.ACCUSING:
        return _accusation(verb, end)
    if lemma in ("call", "demand", "appeal", "urge", "request"):
        return _demand(verb, end)
    if complement is not None and lemma in lexicon.SAYING:
        first = complement.left_edge.i
        if (
            complement.dep_ == "xcomp"
            and complement.tag_ == "VB"
            and lemma not in ("vow", "pledge", "promise", "threaten", "agree", "claim", "propose")
        ):
            return ((complement.i, end),) if lemma in ("urge", "ask", "tell") else None
        if lemma not in _TELLING or first <= verb.i:
            first = _behind_adjuncts(verb, complement, end)
        while first < end and doc[first].lower_ in ("that", "to", ",", ":", "how"):
            first += 1
        return ((first, end),)
    if lemma in lexicon.TAKING_NOUNS:
        return _noun_content(verb, end)
    return None


def _opens_other_voice(token: "Token") -> bool:
    """Whether "and", "but" or "while" opens a clause in which somebody else is cited."""
    if token.lower_ not in ("and", "but", "while", "whilst", "whereas"):
        return False
    for verb in token.doc[token.i + 1 : min(token.i + 12, token.sent.end)]:
        if verb.pos_ not in ("VERB", "AUX") or verb.tag_ in ("VBG", "VBN"):
            continue
        if verb.lemma_ not in lexicon.SAYING - lexicon.WEAK and verb.lemma_ not in lexicon.ACCUSING:
            return False
        speaker = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        return (
            speaker is not None
            and speaker.left_edge.i == token.i + 1
            and speaker.pos_ in ("NOUN", "PROPN")
            and can_speak(speaker)
        )
    return False


_COMMENT_NOUNS = frozenset(
    "claim move statement assertion development step figure report decision strike attack".split()
)


def _is_comment(doc: "Doc", start: int, end: int) -> bool:
    """Whether ", a claim that ..." comments on the content instead of belonging to it."""
    if doc[start].lower_ not in ("a", "an"):
        return False
    for token in doc[start + 1 : min(start + 6, end)]:
        if token.lower_ in ("that", "which") or token.pos_ in ("VERB", "AUX"):
            return doc[token.i - 1].lower_ in _COMMENT_NOUNS
    return False


_TELLING = frozenset({"tell", "inform", "warn", "brief", "ask", "urge", "promise"})


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


def _that(verb: "Token", end: int) -> int | None:
    """Index of the "that" which opens the content, behind "on Tuesday" or "to the president"."""
    doc = verb.doc
    for index in range(verb.i + 1, min(verb.i + 16, end)):
        token = doc[index]
        if token.lower_ == "that" and (token.dep_ == "mark" or token.pos_ == "SCONJ"):
            if token.head.i > index and verb in token.head.ancestors:
                return index
        elif token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "acl"):
            return None
    return None


def _clause_end(verb: "Token", sentence: "Span") -> int:
    """Where what `verb` governs ends: at the sentence's end, or before a sibling cue's clause."""
    doc = verb.doc
    end = sentence.end
    while end > verb.i + 1 and (doc[end - 1].is_space or doc[end - 1].text in (".", "...", "…")):
        end -= 1
    for index in range(verb.i + 1, end - 2):
        if verb.doc[index].text == "," and _is_comment(doc, index + 1, end):
            end = index
            break
    subtree_end = max((c.right_edge.i for c in verb.rights), default=verb.i) + 1
    for index in range(max(subtree_end, verb.i + 1), end):
        token = doc[index]
        if (
            token.dep_ == "cc"
            or token.text in (";",)
            or (token.text == "," and index >= subtree_end)
            or token.lower_ in ("while", "whilst", "but", "although", "though", "whereas")
        ):
            return index
    for token in doc[verb.i + 3 : end]:
        if _opens_other_voice(token):
            end = token.i
            break
    for child in verb.rights:
        if child.dep_ == "conj" and child.i < end:
            cut = child.left_edge.i
            while cut > verb.i + 1 and doc[cut - 1].dep_ in ("cc", "punct"):
                cut -= 1
            return cut
        if child.dep_ == "advcl" and child.lemma_.lower() in _READERS and child.i < end:
            inside = _complement(verb)
            if inside is None or inside.i < child.i:
                if child.tag_ == "VBG" or any(
                    c.dep_ == "mark" and c.lower_ in ("while", "whilst") for c in child.children
                ):
                    cut = child.left_edge.i
                    while cut > verb.i + 1 and doc[cut - 1].is_punct:
                        cut -= 1
                    return cut
    return end


def _left_content(
    verb: "Token",
    source: "TokenRange",
    sentence: "Span",
    quotations: "tuple[TokenRange, ...]",
    *,
    inverted: bool,
) -> "tuple[TokenRange, ...] | None":
    """Everything before "X said" or "said X", back to where the quotation starts."""
    doc = verb.doc
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


def _parenthetical(
    verb: "Token", source_head: "Token", sentence: "Span"
) -> "tuple[TokenRange, ...] | None":
    """Both parts of a content that ", it says," interrupts."""
    doc = verb.doc
    if verb.i + 1 >= sentence.end or doc[verb.i + 1].text not in _BREAKS:
        return None
    opening = next(
        (
            i
            for i in range(verb.i - 1, max(sentence.start, verb.i - 12), -1)
            if doc[i].text in _BREAKS
        ),
        None,
    )
    if opening is None or not opening < source_head.i < verb.i:
        return None
    start, stop = sentence.start, sentence.end
    while start < opening and doc[start].is_space:
        start += 1
    while stop > verb.i + 2 and (doc[stop - 1].is_space or doc[stop - 1].text in ".…"):
        stop -= 1
    before, after = (start, opening), (verb.i + 2, stop)
    if (
        any(t.text in DOUBLE for t in doc[start:opening])
        or before[0] >= before[1]
        or after[0] >= after[1]
    ):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in doc[start:opening]) and not any(
        t.pos_ in ("VERB", "AUX") for t in doc[verb.i + 2 : min(stop, verb.i + 4)]
    ):
        return None
    return (before, after) if any(t.pos_ in _NOMINAL for t in doc[start:opening]) else None


_BREAKS = frozenset({",", "-", "–", "—"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


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


def _is_finite(verb: "Token") -> bool:
    """Whether an uninflected verb still reports: "continued to frame", "did deny", no "in order to say"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _CONTINUING:
        return True
    return any(c.dep_ == "aux" and c.lower_ in ("did", "do", "does") for c in verb.children)


_CONTINUING = frozenset({"continue", "begin", "start", "keep", "go", "come", "hasten", "proceed"})


def _has_plain_object(verb: "Token", source_head: "Token") -> bool:
    """Whether the verb has an object, so that what stands before it is not its content."""
    if verb.lemma_ in ("tell", "inform", "say"):
        return False
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return thing is not None and thing != source_head


def _object(verb: "Token") -> "Token | None":
    return next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp", "pobj", "dative")), None)


def _pointing_object(verb: "Token") -> "Token | None":
    thing = _object(verb)
    if (
        thing is not None
        and thing.pos_ in ("NOUN", "PRON", "PROPN")
        and thing.lower_ in lexicon.POINTING
    ):
        return thing
    return None


def _accusation(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """ "accused X of Z", "blamed X for Z", and "an attack that Y blames on X" with its noun."""
    thing = next((c for c in verb.rights if c.dep_ in ("dobj", "ccomp")), None)
    if thing is None:
        if verb.dep_ == "relcl" and verb.head.i < verb.i and verb.lemma_ == "blame":
            return ((verb.head.left_edge.i, max(end, verb.right_edge.i + 1)),)
        return None
    start = thing.left_edge.i
    of = next(
        (
            t
            for t in verb.doc[thing.i + 1 : end - 1]
            if t.lower_ == "of" and verb.doc[t.i + 1].tag_ == "VBG"
        ),
        None,
    )
    if of is not None and of.i - start > 5:
        start = of.i + 1  # a long description of the accused is not what is claimed
    return ((start, end),)


def _demand(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """ "called on Y to do Z", "called for Z", "urged Y to do Z", "demanded Z"."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    if lemma == "call" and not any(
        c.lower_ in ("on", "upon", "for") and c.i > verb.i for c in verb.children
    ):
        return None
    for index in range(verb.i + 1, min(end, verb.i + 16)):
        if doc[index].lower_ == "to" and index + 1 < end and doc[index + 1].tag_ == "VB":
            return ((index + 1, end),)
    if lemma == "call":
        for_ = next((c for c in verb.rights if c.lower_ == "for"), None)
        return ((for_.i + 1, end),) if for_ is not None else None
    thing = _object(verb)
    return ((thing.left_edge.i, end),) if thing is not None and thing.pos_ != "PRON" else None


_LIGHT = frozenset("statement video message press fact way role part attention life lives".split())


def _noun_content(verb: "Token", end: int) -> "tuple[TokenRange, ...] | None":
    """The noun phrase that is the content: "confirmed deaths", "framed their actions as ..."."""
    lemma = verb.lemma_.lower()
    if lemma in ("claim", "add", "make", "cite"):
        return None
    if lemma in ("raise", "voice", "express"):
        about = [t for c in verb.rights for t in c.subtree if t.lower_ in ("about", "over", "at")]
        return ((about[0].i + 1, end),) if about and about[0].i + 1 < end else None
    if lemma in ("warn",):
        of = next((c for c in verb.rights if c.lower_ in ("of", "about", "against")), None)
        return ((of.i + 1, end),) if of is not None else None
    thing = _object(verb)
    if verb.dep_ == "relcl" and lemma not in ("frame", "describe", "portray", "present"):
        return None
    if (
        thing is None
        or thing.lower_ in _LIGHT
        or thing.pos_ == "PRON"
        and lemma not in ("frame", "describe", "portray", "present")
    ):
        return None
    if lemma in ("frame", "portray", "present", "describe"):
        as_ = next((t for t in verb.doc[verb.i + 1 : end] if t.lower_ == "as"), None)
        if as_ is None:
            return ((thing.left_edge.i, end),) if lemma == "describe" else None
        start = as_.i + 1 if thing.pos_ == "PRON" else thing.left_edge.i
        return ((start, end),)
    return ((thing.left_edge.i, end),) if thing.left_edge.i > verb.i else None


# ------------------------------------------------------------------ passives


def _is_plain_passive(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) and verb.tag_ == "VBN"


def _read_passive(verb: "Token", sentence: "Span") -> Frame | None:
    """ "was quoted as saying by X", "it was reported that", "has been accused of", "echoed by X"."""
    doc = verb.doc
    lemma = verb.lemma_.lower()
    end = _clause_end(verb, sentence)
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
        told = ((carrier, (verb.i, verb.i + 1)),) if carrier is not None else ()
        return Frame((verb.i, verb.i + 1), source, content, told=told)
    if lemma in lexicon.DENYING and patient is not None and agent is not None:
        source_range = phrase(agent, floor=verb.i, ceiling=end)
        return Frame((verb.i, verb.i + 1), source_range, ((patient.left_edge.i, end),))
    if lemma in lexicon.ACCUSING and patient is not None:
        of = next((c for c in verb.rights if c.lower_ in ("of", "for")), None)
        if of is None:
            return None
        source_range = phrase(agent, floor=verb.i, ceiling=end) if agent is not None else None
        return Frame((verb.i, verb.i + 1), source_range, ((of.i + 1, end),))
    if patient is not None and patient.lower_ == "it" and lemma in lexicon.SAYING:
        that = _that(verb, end)
        if that is not None:
            source_range = phrase(agent, floor=verb.i, ceiling=end) if agent is not None else None
            return Frame((verb.i, verb.i + 1), source_range, ((that + 1, end),))
    return None


# ------------------------------------------------------------------ "according to", nouns


def _read_according(token: "Token", sentence: "Span", _: object) -> Frame | None:
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
    end = sentence.end
    while end > head.i + 1 and (doc[end - 1].is_space or doc[end - 1].text in ".…"):
        end -= 1
    source = phrase(head, floor=to.i + 1, ceiling=end)
    cue = (token.i, to.i + 1)
    before = [t for t in doc[sentence.start : token.i] if not (t.is_space or t.is_punct)]
    if len(before) >= 3 and any(t.pos_ in ("VERB", "AUX", "NOUN") for t in before):
        start, stop = sentence.start, token.i
        stop = _before_punctuation(doc, start, stop)
        return Frame(cue, source, ((start, stop),), cited=_cited(head, source, sentence, ()))
    start = source[1]
    comma = next((t.i for t in doc[source[1] : end] if t.text == ","), None)
    clause = doc[source[1]] if source[1] < end else None
    if clause is not None and clause.text == ",":
        start = source[1] + 1
    elif comma is not None and (
        clause is not None and (clause.lower_ in RELATIVES or clause.dep_ in ("acl", "relcl"))
    ):
        start = comma + 1
    return Frame(
        cue, source, ((start, end),), cited=_cited(head, source, sentence, ((start, end),))
    )


def _before_punctuation(doc: "Doc", start: int, stop: int) -> int:
    while stop > start and (doc[stop - 1].is_space or doc[stop - 1].text in ",;:-–—("):
        stop -= 1
    return stop


def _read_noun(token: "Token", sentence: "Span", _: object) -> Frame | None:
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
    end = that.head.right_edge.i + 1
    holder = next((c for c in token.children if c.dep_ == "poss"), None)
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
    source = phrase(holder, floor=sentence.start, ceiling=that.i)
    return Frame((token.i, token.i + 1), source, ((that.i + 1, end),))


# ------------------------------------------------------------------ carriers and cited sources


def is_outlet(words: "Span") -> bool:
    """Whether a noun phrase names an outlet or an agency that carries other people's words."""
    lowered = [t.lower_ for t in words]
    if any(word in lexicon.OUTLETS for word in lowered):
        return True
    if " ".join(lowered) in lexicon.OUTLET_NAMES:
        return True
    return (
        bool(lowered)
        and any(t.shape_[:1] == "X" for t in words)
        and lowered[-1] in lexicon.OUTLET_NOUNS
    )


def _told(
    verb: "Token", sentence: "Span", content: "tuple[TokenRange, ...]"
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """Outlets that were told: "told Reuters", "in an interview with state TV", "speaking to X"."""
    doc = verb.doc
    limit = min((start for start, _ in content if start > verb.i), default=sentence.end)
    window = doc[verb.i + 1 : min(limit, verb.i + 14)]
    for token in window:
        opens = token.lower_ in ("with", "to", "by") and token.dep_ in ("prep", "dative", "agent")
        if verb.lemma_ in ("tell", "inform") and token.i == verb.i + 1 or opens:
            start = token.i + (1 if opens else 0)
            stop = start
            while stop < window.end and (
                doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X") or doc[stop].text == "-"
            ):
                stop += 1
            words = doc[start:stop]
            if stop > start and is_outlet(words):
                return (((start, stop), (verb.i, verb.i + 1)),)
    before = doc[sentence.start : verb.i]
    for token in before:
        if token.lower_ in ("speaking", "comments", "interview", "remarks", "talking"):
            for to in doc[token.i + 1 : min(token.i + 5, verb.i)]:
                if to.lower_ in ("to", "with", "by"):
                    stop = to.i + 1
                    while stop < verb.i and doc[stop].pos_ in ("PROPN", "NOUN", "DET", "ADJ", "X"):
                        if is_outlet(doc[to.i + 1 : stop + 1]) and (
                            stop + 1 >= verb.i or not is_outlet(doc[to.i + 1 : stop + 2])
                        ):
                            stop += 1
                            break
                        stop += 1
                    if is_outlet(doc[to.i + 1 : stop]):
                        return (((to.i + 1, stop), (token.i, to.i + 1)),)
    return ()


_CITING = frozenset({"cite", "quote"})


def _cited(
    source_head: "Token",
    source: "TokenRange",
    sentence: "Span",
    content: "tuple[TokenRange, ...]",
) -> "tuple[tuple[TokenRange, TokenRange], ...]":
    """Whom the source itself cites: "the channel, which cited residents", "X, quoting Y"."""
    doc = source_head.doc
    inside = {i for start, end in content for i in range(start, end)}
    for token in doc[source[0] : min(sentence.end, source[1] + 12)]:
        if token.lemma_.lower() not in _CITING or token.i in inside or token.pos_ != "VERB":
            continue
        cited = next(
            (c for c in token.children if c.dep_ in ("dobj", "pobj", "ccomp", "dative")), None
        )
        if (
            cited is None
            and token.i + 1 < len(doc)
            and doc[token.i + 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET")
        ):
            cited = next(
                (t for t in doc[token.i + 1 : sentence.end] if t.pos_ in ("NOUN", "PROPN")), None
            )
        if cited is not None and cited.i not in inside:
            limit = min((i for i in inside if i > cited.i), default=sentence.end)
            return ((phrase(cited, floor=token.i + 1, ceiling=limit), (token.i, token.i + 1)),)
    return ()


def _read_quoting(verb: "Token", sentence: "Span", _: object) -> Frame | None:
    """ "X quoted Y as saying that ...": X carries, Y speaks."""
    if verb.pos_ != "VERB" or _is_plain_passive(verb):
        return _read_passive(verb, sentence) if verb.pos_ == "VERB" else None
    doc = verb.doc
    end = _clause_end(verb, sentence)
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
    told = ((phrase(carrier, floor=sentence.start, ceiling=verb.i), (verb.i, verb.i + 1)),)
    return Frame(
        (saying.i - 1, saying.i + 1),
        phrase(quoted, floor=verb.i + 1, ceiling=saying.i - 1),
        ((start, end),),
        told=told,
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


def _table() -> dict[str, tuple]:  # type: ignore[type-arg]
    readers: dict[str, tuple] = {}  # type: ignore[type-arg]
    verbs = lexicon.SAYING | lexicon.ACCUSING | lexicon.DEMANDING | lexicon.TAKING_NOUNS
    for lemma in verbs - {"cite"}:
        readers[lemma] = (_read_verb,)
    for lemma in lexicon.CUE_NOUNS:
        readers[lemma] = (*readers.get(lemma, ()), _read_noun)
    readers["quote"] = (_read_quoting,)
    readers["accord"] = readers["according"] = (_read_according,)
    return readers


_READERS = _table()
