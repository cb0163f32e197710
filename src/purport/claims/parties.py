"""Clause -> who acts in it, and on whom.

Enters: a `Clause`. Leaves: a `Party` with the words that stand for it, whom they refer to, and its
side; None where the clause does not say. It refuses things that cannot act (roads, tolls, attacks
that "ended") and guesses from the sense of the sentence: only the parse is read.
"""

from typing import TYPE_CHECKING

from purport.claims.antecedents import referent
from purport.claims.clause import Clause
from purport.claims.mentions import (
    characters,
    core,
    is_pronoun,
    objects,
    party,
    speaker,
    without_article,
)
from purport.claims.predicates import (
    DEEDS,
    HARMING,
    agent_of,
    completing_verbs,
    governing_verb,
    is_accused,
    is_passive,
    subject_of,
)
from purport.claims.sides import side_of
from purport.claims.wordlists import word_list
from purport.model import Party

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORCES = word_list("parties", "force_nouns")
_PEOPLE = word_list("parties", "people_nouns")
_UNDERGOING = word_list("parties", "undergoing_verbs")
_STANDING = word_list("parties", "standing_participles")
_TAKING = word_list("quantities", "taking_verbs")
_GROUND = word_list("parties", "ground_nouns") | word_list("units", "place_nouns")
_SUFFERED = word_list("parties", "suffered_nouns")
_BESIDE = frozenset(("amod", "compound", "poss", "nmod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "X"))


def actor_of(clause: Clause) -> Party | None:
    """Return who acts in the clause: the subject of an active verb, the agent of a passive one.

    Of a deed named by a noun ("the capture of the town by X", "Anyland's strikes") it is whoever
    stands beside it. Second predicates have their first one's subject.
    """
    head = clause.head
    if head.pos_ not in ("VERB", "AUX"):
        told_of = any(child.dep_ == "relcl" for child in head.children) and _is_side(head)
        if told_of:
            return _acting(head, clause)
        accused = next((token for token in clause.tokens if is_accused(token)), None)
        if accused is not None:
            return _acting(accused, clause)
        return _doer(head, clause) or _sentence_actor(head, clause)
    if (holder := _holder(head, clause)) is not None:
        return holder
    subject = _clause_subject(clause)
    if is_passive(head):
        agent = agent_of(head)
        if agent is not None and (found := _acting(agent, clause)) is not None:
            return found
        if head.lower_ in _STANDING and subject is not None:
            return _acting(subject, clause)
        return _by_deed(head, clause)
    if subject is None or head.lemma_.lower() in _UNDERGOING:
        return None
    if head.lemma_ == "be" and not is_pronoun(subject):
        lemma = core(subject).lemma_.lower()
        return _acting(subject, clause) if lemma in _FORCES or _is_side(subject) else None
    return _acting(subject, clause)


def target_of(clause: Clause) -> Party | None:
    """Return whom the clause's deed is done to: the object, a passive's subject, "against X"."""
    head = clause.head
    if head.pos_ not in ("VERB", "AUX"):
        return _aimed_at(head, clause) or _suffering(head, clause) or _harmed(clause)
    if is_passive(head) or head.lemma_.lower() in _UNDERGOING:
        subject = _clause_subject(clause)
        if subject is None or head.lower_ in _STANDING:
            return None
        return party(core(subject), clause) if _can_be_hit(subject, head) else None
    for verb in completing_verbs(head):
        direct = next((child for child in verb.children if child.dep_ in ("dobj", "obj")), None)
        if direct is not None and _can_be_hit(direct, verb):
            return party(core(direct), clause)
        aimed = _aimed_at(direct, clause) if direct is not None else None
        aimed = aimed or _aimed_at(verb, clause)
        if aimed is not None:
            return aimed
    return _harmed(clause)


def _clause_subject(clause: Clause) -> "Token | None":
    """The subject of the clause's verb; where it stands before the clause, the clause's own noun.

    Texts that have lost their commas and full stops join a sentence to the words before it.
    """
    head, start = clause.head, clause.tokens[0].i
    subject = subject_of(head)
    if subject is None or subject.i >= start or subject.head != head:
        return subject
    own = [
        token
        for token in clause.tokens
        if token.i < head.i
        and token.dep_ != "pobj"
        and token.lemma_.lower() in _FORCES | _PEOPLE
        and not (token.nbor(1).pos_ == "NOUN" and token.nbor(1).i < head.i)
    ]
    return own[-1] if own else subject


def _by_deed(verb: "Token", clause: Clause) -> Party | None:
    """Who did the deed in which something happened: "killed in X's raids", "in clashes with X"."""
    for noun in objects(verb, "in", "during", "from", "after"):
        if noun.lemma_.lower() not in DEEDS:
            continue
        found = _doer(noun, clause)
        if found is not None:
            return found
        for other in objects(noun, "with"):
            return _acting(other, clause)
    return None


def _acting(token: "Token", clause: Clause) -> Party | None:
    """The party that a subject or an agent names, where it is somebody who can act."""
    token = core(token)
    if token.pos_ not in _NOMINAL:
        return None
    voice = speaker(token, clause)
    if voice is not None:
        return voice
    if is_pronoun(token):
        meant = referent(token)
        found = _acting(meant, clause) if meant is not None and not is_pronoun(meant) else None
        if found is None:
            return None
        return Party(characters(token, token), found.name, found.side)
    lemma = token.lemma_.lower()
    if lemma in DEEDS and token.pos_ != "PROPN":
        return _doer(token, clause) or _sentence_actor(token, clause)
    if lemma in _FORCES or lemma in _PEOPLE or lemma.rstrip("s") in _FORCES or _is_side(token):
        return party(token, clause)
    acts = any(child.dep_ in ("dobj", "ccomp") for child in token.head.children)
    return party(token, clause) if (token.pos_ == "PROPN" and acts) or token.pos_ == "NUM" else None


def _is_side(token: "Token") -> bool:
    return side_of(token.text) is not None or (
        token.pos_ == "PROPN" and side_of(characters(token.left_edge, token).text) is not None
    )


def _doer(deed: "Token", clause: Clause) -> Party | None:
    """Who did what a noun names: "by X", "X's", "X-led", or X before it."""
    for noun in objects(deed, "by"):
        return _acting(noun, clause)
    for child in deed.children:
        if child.dep_ == "acl" and (agent := agent_of(child)) is not None:
            return _acting(agent, clause)
    for child in deed.lefts:
        if child.dep_ not in _BESIDE:
            continue
        if child.tag_ == "PRP$":
            voice = speaker(child, clause)
            meant = referent(child)
            found = voice or (_acting(meant, clause) if meant is not None else None)
            return Party(characters(child, child), found.name, found.side) if found else None
        span = characters(child.left_edge, child)
        if child.dep_ == "amod" and child.i + 2 < deed.i and child.nbor(1).text == "-":
            span = characters(child, child.nbor(2))
        side = side_of(span.text, child.doc)
        if side is not None or child.lemma_.lower() in _FORCES or child.dep_ == "poss":
            adjective = side is not None and child.tag_ in ("JJ", "NNPS")
            name = side if adjective and side is not None else without_article(span.text)
            return Party(span, name.removesuffix("'s").removesuffix("’s"), side)
    return None


def _holder(verb: "Token", clause: Clause) -> Party | None:
    """In whose hands, or under whose control, something is, remains or falls."""
    for noun in objects(verb, "in", "under", "into"):
        if noun.lower_ in ("hands", "control", "grip", "rule"):
            for owner in objects(noun, "of"):
                return _acting(owner, clause)
            return _doer(noun, clause)
    return None


def _sentence_actor(noun: "Token", clause: Clause) -> Party | None:
    """Who acts where the deed is the object of a light verb ("launched a raid, killing ten")."""
    first = noun.left_edge
    if noun.dep_ == "conj" and first.tag_ == "VBN" and first.i and first.nbor(-1).dep_ == "cc":
        # "took a town and secured control of a port", which the parser reads as two things taken.
        governing = governing_verb(noun)
        subject = subject_of(governing) if governing is not None else None
        return _acting(subject, clause) if subject is not None else None
    verb = noun.head
    if verb.dep_ == "prep":
        verb = verb.head
    if verb.pos_ != "VERB" or noun.lemma_.lower() not in DEEDS or is_passive(verb):
        return None
    if noun.dep_ not in ("dobj", "pobj"):
        return None
    subject = subject_of(verb)
    return _acting(subject, clause) if subject is not None and subject != noun else None


def _aimed_at(token: "Token", clause: Clause) -> Party | None:
    """Whom a deed is aimed at: "against X", "on X"; "clashed with X", "seized from X"."""
    deed = token.lemma_.lower() in DEEDS | HARMING
    for noun in objects(token, "against", "upon", *(("on", "at") if deed else ())):
        if _can_be_hit(noun, None):
            return party(core(noun), clause)
    if token.pos_ == "VERB":
        for noun in objects(token, "with", "from"):
            if core(noun).lemma_.lower() in _FORCES and token.lemma_.lower() in _TAKING | HARMING:
                return party(core(noun), clause)
    return None


def _suffering(noun: "Token", clause: Clause) -> Party | None:
    """Whom a noun tells of: "the deaths of ten civilians", "the encirclement of X's troops"."""
    for inner in objects(noun, "of", "among"):
        meant = core(inner)
        if meant.lemma_.lower() in _FORCES | _PEOPLE:
            return party(meant, clause)
    return None


def _harmed(clause: Clause) -> Party | None:
    """Whom any verb or deed in the clause harms: "an operation to encircle X", "raids on X"."""
    own = {token.i for token in clause.tokens}
    for token in clause.tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in HARMING and token != clause.head:
            for child in token.children:
                if child.dep_ == "dobj" and child.i in own and _can_be_hit(child, token):
                    return party(core(child), clause)
        if token.pos_ == "NOUN" and lemma in DEEDS:
            for noun in objects(token, "against", "on", "upon"):
                if noun.i in own and _can_be_hit(noun, None):
                    return party(core(noun), clause)
        if token.pos_ == "NOUN" and lemma in _SUFFERED and (whom := _suffering(token, clause)):
            return whom
        if token.lower_ == "against" and token.dep_ == "prep":
            for child in token.children:
                if child.dep_ == "pobj" and _can_be_hit(child, None):
                    return party(core(child), clause)
    return None


def _can_be_hit(token: "Token", verb: "Token | None") -> bool:
    """Whether the noun is somebody, or something that the verb harms, and no place or deed."""
    token = core(token)
    lemma = token.lemma_.lower()
    if lemma in _FORCES or lemma in _PEOPLE:
        return True
    if is_pronoun(token):
        return token.tag_ != "DT" and not token.lower_.endswith(("self", "selves"))
    if token.pos_ == "PROPN":
        return side_of(characters(token.left_edge, token).text) is not None
    if lemma in DEEDS | _GROUND or token.pos_ not in ("NOUN", "NUM", "ADJ"):
        return False
    return verb is None or verb.lemma_.lower() in HARMING
