"""Who does what a cue verb says: the noun for the speaker, by the parse and by plain adjacency.

Parsers take the speaker for an object ("said the mayor") or for part of what was said where commas
are lost ("... in Aleppo the ministry said"); the words next to the cue then decide.
"""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.phrases import DOUBLE, is_relative

if TYPE_CHECKING:
    from spacy.tokens import Token


def subject(verb: "Token") -> "Token | None":
    """Return the noun for who does what `verb` says, None where the words name nobody.

    A second verb takes the first one's subject ("X confirmed A and said B"), a participle that of
    the clause around it, a relative pronoun the noun before it.
    """
    shared = _shared_subject(verb)
    if shared is not None:
        return shared
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if is_relative(child) and verb.dep_ == "relcl":
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
    if verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBN") and verb.head.dep_ == "ROOT":
        return verb.head  # "the envoy called on both sides", read as a noun and no sentence
    follows = verb.dep_ in ("conj", "xcomp", "advcl", "dep", "prep", "pcomp")
    if follows and verb.head != verb and verb.head.pos_ in ("VERB", "AUX", "ADP", "SCONJ"):
        return subject(verb.head)
    return None


def _shared_subject(verb: "Token") -> "Token | None":
    """The first verb's speaker in "X denies that A and says that B"."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].pos_ in ("ADV", "AUX"):
        before -= 1
    if verb.doc[before].dep_ != "cc" and verb.doc[before].lower_ not in ("and", "but"):
        return None
    for token in reversed(verb.doc[verb.sent.start : before]):
        if token.lemma_.lower() in lexicon.CUE_VERBS and token.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
            return subject(token) if token.pos_ == "VERB" else None
    return None


def can_speak(token: "Token") -> bool:
    """Whether a noun may name a source: a name, a person, a body, a document; no event or thing."""
    lower = token.lower_
    if lower in lexicon.CALENDAR:
        return False
    if any(c.dep_ == "nummod" for c in token.lefts) and token.pos_ == "NOUN":
        return lower in ("countries", "states", "powers", "officials", "sources")
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


def speaker_behind(verb: "Token") -> "Token | None":
    """The speaker in "... on the river said the Observatory", where no clause follows the noun."""
    head = _inverted_subject(verb)
    if head is None or verb.i == verb.sent.start:
        return None
    for token in verb.doc[head.i + 1 : verb.sent.end]:
        if is_relative(token) or token.text in ",;" or token.text in DOUBLE:
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "VBN"):
            return None
    return head


def _inverted_subject(verb: "Token") -> "Token | None":
    """The noun right behind "said" in '"...," said the mayor', which parsers take for an object."""
    doc = verb.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i + 1 >= len(doc):
        return None
    if verb.lemma_ not in INVERTING:
        return None
    end = verb.i + 1
    while end < verb.sent.end and doc[end].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"):
        if doc[end].pos_ == "DET" and end > verb.i + 1:
            break  # "said Name Name a resident": the name speaks, the rest describes
        end += 1
    heads = [t for t in doc[verb.i + 1 : end] if t.pos_ in ("NOUN", "PROPN", "PRON")]
    if not heads or verb.i == verb.sent.start:
        return None
    quoted = doc[verb.i - 1].text in DOUBLE or doc[verb.i - 1].text == ","
    if not quoted and doc[end - 1].pos_ != "PROPN" and doc[verb.i + 1].pos_ not in ("DET", "PROPN"):
        return None  # without a comma only a name or an article is safe to take for the speaker
    return heads[-1] if can_speak(heads[-1]) else None


def looks_like_cue(token: "Token") -> bool:
    """Whether "claims" in "..., the channel ‘Name’ claims, ..." is a verb, whatever its tag."""
    if (
        token.tag_ != "NNS"
        or token.lemma_.lower() not in lexicon.SAYING
        or token.i == token.sent.start
    ):
        return False
    doc = token.doc
    named = doc[token.i - 1].text in CLOSING or doc[token.i - 1].pos_ == "PROPN"
    ends = (
        token.i + 1 == token.sent.end
        or doc[token.i + 1].text in (",", ".")
        or doc[token.i + 1].pos_ == "ADP"
    )
    return named and ends


CLOSING = frozenset("’'”\"")


def adjacent(verb: "Token") -> "Token | None":
    """The noun right before a cue verb that ends its sentence, whatever the parse makes of it."""
    doc = verb.doc
    index = verb.i - 1
    while index > verb.sent.start and doc[index].pos_ in ("AUX", "ADV"):
        index -= 1
    if doc[index].text in CLOSING:  # "the channel ‘Name’ claims": the noun before the name
        index = next(
            (i - 1 for i in range(index - 1, verb.sent.start, -1) if doc[i].text in "‘'“\""), index
        )
    token = doc[index]
    if verb.tag_ not in ("VBD", "VBZ", "NNS") or verb.lemma_.lower() not in lexicon.SAYING:
        return None
    if token.pos_ in ("PROPN", "NOUN", "PRON") and not is_relative(token) and can_speak(token):
        return token
    return None


def appositive_speaker(verb: "Token") -> "Token | None":
    """The name in "..., Name Name, the head of the office, said"."""
    doc = verb.doc
    index = verb.i - 1
    while index > verb.sent.start and doc[index].pos_ in ("AUX", "ADV"):
        index -= 1
    if doc[index].text != ",":
        return None
    for at in range(index - 1, max(verb.sent.start, index - 25), -1):
        if doc[at].text in DOUBLE:
            return None
        if doc[at].text == "," and doc[at - 1].pos_ in ("PROPN", "NOUN") and at + 1 < index:
            if all(t.pos_ == "PROPN" for t in doc[at + 1 : index]):
                return doc[index - 1]  # "..., the head of the office, Name Name, said"
            opens = doc[at + 1].pos_ in ("DET", "PRON") or doc[at + 1].lower_ in lexicon.TITLES | {
                "who"
            }
            return doc[at - 1] if opens and can_speak(doc[at - 1]) else None
    return None


def _participle_subject(verb: "Token") -> "Token | None":
    """Who speaks in "..., adding that": the noun before it, or whoever the clause is about."""
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
                if is_relative(child) and ancestor.dep_ == "relcl":
                    return ancestor.head
                return child
    return None


# Cues before which the speaker may stand behind: '"...," said the mayor'.
INVERTING = frozenset(
    """
    say add note report write announce state explain warn insist conclude ask reply declare tweet
    remark acknowledge admit argue recall stress confirm continue
    """.split()
)
