"""Clause -> who acts in it, and on whom.

Enters: a `Clause`. Leaves: a `Party` with the words that stand for it, whom they refer to, and its
side; None where the clause does not say. It refuses things that cannot act (roads, tolls, attacks
that "ended") and guesses from the sense of the sentence: the parse alone is read.
"""

from typing import TYPE_CHECKING

from purport.claims.antecedents import referent
from purport.claims.clause import Clause
from purport.claims.sides import side_of
from purport.claims.times import EVENT_NOUNS
from purport.claims.wordlists import word_list
from purport.model import Party
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORCES = word_list("parties", "force_nouns")
_PEOPLE = word_list("parties", "people_nouns")
_UNDERGOING = word_list("parties", "undergoing_verbs")
_DEEDS = EVENT_NOUNS | word_list("parties", "instrument_nouns")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_AIMS = frozenset(("against", "on", "upon", "at"))
_HELD = frozenset(("amod", "compound", "poss", "nmod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "X"))


def actor_of(clause: Clause) -> Party | None:
    """Return who acts in the clause: the subject of an active verb, the agent of a passive one.

    Of a deed named by a noun ("the capture of the town by X", "Anyland's strikes") it is whoever
    stands beside it. Second predicates have their first one's subject.
    """
    head = clause.head
    if head.pos_ not in ("VERB", "AUX"):
        return _doer(head) or _sentence_actor(head)
    agent = _agent(head)
    if agent is not None:
        return _acting(agent)
    subject = _subject(head)
    if subject is None or _is_passive(head) or _undergoes(head):
        return _by_deed(head) if _is_passive(head) else None
    return _acting(subject)


def target_of(clause: Clause) -> Party | None:
    """Return whom the clause's deed is done to: the object, the subject of a passive, "against X"."""
    head = clause.head
    if head.pos_ not in ("VERB", "AUX"):
        return _aimed_at(head)
    if _is_passive(head) or _undergoes(head):
        subject = _subject(head)
        return _party(subject) if subject is not None and _can_be_hit(subject) else None
    direct = next((child for child in head.children if child.dep_ in ("dobj", "obj")), None)
    if direct is not None:
        if direct.lemma_.lower() in _DEEDS:
            return _aimed_at(direct) or _aimed_at(head)
        aimed = _aimed_at(head)
        if aimed is not None and not _can_be_hit(direct):
            return aimed
        return _party(direct) if _can_be_hit(direct) else None
    return _aimed_at(head)


def _subject(verb: "Token") -> "Token | None":
    """The subject of a verb; where it has none, that of the verb it is joined to or governed by."""
    seen = 0
    token = verb
    while seen < 6:
        own = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            return own
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return token.head
        if token.dep_ == "pcomp" and token.head.dep_ == "prep":
            token = token.head
        if token.dep_ not in ("conj", "advcl", "xcomp", "prep", "dep", "ccomp", "pcomp"):
            return None
        if token.head.pos_ not in ("VERB", "AUX"):
            return None
        token = token.head
        seen += 1
    return None


def _is_passive(verb: "Token") -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    if verb.dep_ != "conj" or verb.tag_ != "VBN":
        return False
    own = any(child.dep_ in ("nsubj", "aux") for child in verb.children)
    return not own and verb.head.pos_ == "VERB" and _is_passive(verb.head)


def _undergoes(verb: "Token") -> bool:
    return verb.lemma_.lower() in _UNDERGOING and not any(
        child.dep_ == "dobj" and child.lemma_.lower() in _PEOPLE for child in verb.children
    )


def _agent(verb: "Token") -> "Token | None":
    """Who did what a passive verb tells: "by X"."""
    if not _is_passive(verb):
        return None
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _by_deed(verb: "Token") -> Party | None:
    """Who did the deed in which something happened: "killed in X's raids"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "during", "from"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in _DEEDS:
                    return _doer(noun)
    return None


def _acting(token: "Token") -> Party | None:
    """The party that a subject or an agent names, where it is somebody who can act."""
    if token.pos_ not in _NOMINAL:
        return None
    if token.tag_ in ("WDT", "WP") or token.pos_ == "PRON" or token.tag_ in ("PRP", "DT"):
        meant = referent(token)
        if meant is None:
            return None
        found = _acting(meant)
        return Party(_span(token, token), found.name, found.side) if found is not None else None
    lemma = token.lemma_.lower()
    if lemma in _DEEDS and token.pos_ != "PROPN":
        return _doer(token)
    if lemma in _FORCES or lemma in _PEOPLE or lemma.rstrip("s") in _FORCES:
        return _party(token)
    party = _party(token)
    if party.side is not None and token.pos_ == "PROPN":
        return party
    if token.pos_ == "PROPN" and any(
        child.dep_ in ("dobj", "ccomp") for child in token.head.children
    ):
        return party
    return party if token.pos_ == "NUM" else None


def _doer(deed: "Token") -> Party | None:
    """Who did what a noun names: "by X", "X's", "X-led", or X before it."""
    for child in deed.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if noun is not None:
                return _acting(noun)
        if child.dep_ == "acl" and (noun := _agent(child)) is not None:
            return _acting(noun)
    for child in deed.lefts:
        if child.dep_ not in _HELD:
            continue
        if child.tag_ == "PRP$":
            meant = referent(child)
            found = _acting(meant) if meant is not None else None
            return Party(_span(child, child), found.name, found.side) if found else None
        span = _span(child.doc[child.left_edge.i], child)
        side = side_of(span.text, child.doc)
        if side is not None or child.lemma_.lower() in _FORCES or child.dep_ == "poss":
            adjective = child.pos_ == "ADJ" or child.tag_ in ("JJ", "NNP", "NNPS")
            name = side if side is not None and adjective else _bare(span.text)
            return Party(span, name, side)
    return None


def _sentence_actor(noun: "Token") -> Party | None:
    """Who acts where the clause's head is a deed done by a light verb's subject ("launched a raid")."""
    verb = noun.head
    if (
        noun.dep_ not in ("dobj", "attr")
        or verb.pos_ != "VERB"
        or noun.lemma_.lower() not in _DEEDS
    ):
        return None
    subject = _subject(verb)
    return _acting(subject) if subject is not None and not _is_passive(verb) else None


def _aimed_at(token: "Token") -> Party | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _AIMS:
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if noun is not None and _can_be_hit(noun):
                return _party(noun)
        if child.dep_ == "prep" and child.lower_ == "of" and token.pos_ == "NOUN":
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            if noun is not None and noun.lemma_.lower() in _FORCES | _PEOPLE:
                return _party(noun)
    return None


def _can_be_hit(token: "Token") -> bool:
    lemma = token.lemma_.lower()
    if lemma in _DEEDS or token.tag_ in ("WDT", "WP", "EX"):
        return token.tag_ in ("WDT", "WP")
    if token.pos_ == "PROPN":
        return lemma in _FORCES or side_of(_phrase(token).text) is not None
    return token.pos_ in ("NOUN", "PRON", "NUM", "ADJ")


def _party(token: "Token") -> Party:
    if token.tag_ in ("WDT", "WP", "PRP", "DT"):
        meant = referent(token)
        if meant is not None:
            span = _phrase(meant)
            return Party(_span(token, token), _bare(span.text), side_of(span.text, token.doc))
    span = _phrase(token)
    name = _bare(span.text)
    owner = next((child for child in token.lefts if child.tag_ == "PRP$"), None)
    if owner is not None:
        meant = referent(owner)
        if meant is not None:
            whose = _phrase(meant).text
            rest = span.text.replace(owner.text, "", 1).strip()
            return Party(span, f"{_bare(whose)}'s {rest}", side_of(f"{whose} {rest}", token.doc))
    return Party(span, name, side_of(span.text, token.doc))


def _phrase(token: "Token") -> TextSpan:
    """The noun phrase of a noun: what stands before it, "of ..." behind it, and what it is joined to."""
    first = next((child for child in token.lefts if child.dep_ != "punct"), token)
    first = token.doc[first.left_edge.i] if first is not token else token
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            noun = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
            last = noun if noun is not None and noun.i - token.i < 12 else last
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.i - last.i < 6:
            last = child
        elif child.dep_ == "amod" and child.lower_ == "loyal":
            last = token.doc[child.right_edge.i]
        elif child.dep_ not in ("cc", "punct", "case"):
            break
    return _span(first, last)


def _span(first: "Token", last: "Token") -> TextSpan:
    """Characters from one token to another of a parse, whose characters are the report's own."""
    words = first.doc[first.i : last.i + 1]
    return TextSpan(words.start_char, words.end_char, words.text)


def _bare(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text
