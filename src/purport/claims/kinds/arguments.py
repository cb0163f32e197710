"""What a verb governs, by role.

Enters: a token and its `Clause`. Leaves: `Arguments`. It refuses to trust the parse alone: a verb
without a parsed object is given the nouns that follow it, a head without a subject those before.
"""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from purport.claims.kinds.lexicon import DESIGNATION, NUMBER, PROPER

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OBJECTS = _words("dobj obj nsubjpass dative oprd attr")
_FINITE = _words("VBD VBP VBZ MD")
_PARTITIVES = _words(
    """number majority most group dozen hundred thousand ten score lot part percent % total half
    third ton tonne wave series amount pair rest all some many range gathering rank member
    none neither both each remnant bulk convoy quantity shipment type kind least more one
    two three several"""
)


_WAYS = _words("way path door gate")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The lemmas that a verb or an event noun governs, by role, as `lexicon.Case` asks for them."""

    objects: frozenset[str]
    subjects: frozenset[str]
    links: frozenset[str]
    oblique: frozenset[str]
    passive: bool = False


def arguments_of(token: "Token", clause: "Clause") -> Arguments:
    """Return what `token` governs; relative clauses and participles look up to their noun."""
    objects: set[str] = set()
    subjects: set[str] = set()
    links: set[str] = set()
    oblique: set[str] = set()
    nominal = token.pos_ in ("NOUN", "PROPN")
    passive = token.tag_ == "VBN" and token.dep_ in ("acl", "amod")
    for child in token.children:
        relation = child.dep_
        if relation == "nsubjpass":
            passive = True
        if relation in _OBJECTS:
            _gather(child, objects)
            if relation == "attr" or child.lemma_.lower() in _WAYS:
                _gather_oblique(child, oblique, links)
        elif relation == "nsubj" and child.lower_ not in ("that", "which", "who"):
            _gather(child, subjects)
        elif relation in ("prt", "expl"):
            links.add(child.lower_)
        elif relation in ("prep", "agent", "dative"):
            links.add(child.lower_)
            bag = (
                objects
                if nominal and child.lower_ in ("of", "to")
                else subjects
                if relation == "agent"
                else oblique
            )
            for noun in child.children:
                _gather(noun, bag)
        elif relation in ("advmod", "acomp", "npadvmod", "ccomp", "xcomp"):
            links.add(child.lower_)
            oblique.add(child.lemma_.lower())
        elif nominal and relation in ("compound", "amod", "poss", "nmod"):
            oblique.add(child.lemma_.lower())
    if token.dep_ in ("relcl", "acl"):
        _gather(token.head, objects if passive else subjects)
    elif token.tag_ == "VBN" and token.dep_ in ("acomp", "oprd", "xcomp") and not objects:
        passive = True  # "remain trapped"
        _governing_subject(token, objects)
    elif token.dep_ in ("conj", "xcomp", "pcomp", "dobj", "advcl") and not subjects and not passive:
        _governing_subject(token, subjects)
    elif token.dep_ == "amod" and passive:
        _gather(token.head, objects)
    if not (subjects or objects) and token.i == clause.head.i and token.tag_ in _FINITE:
        _preceding(token, clause, subjects)
    if not objects and not nominal and not passive:
        _following(token, clause, objects)
    return Arguments(
        frozenset(objects), frozenset(subjects), frozenset(links), frozenset(oblique), passive
    )


def lemma_of(token: "Token") -> str:
    """Return the lemma in lower case; the singular of a plural taken for a name ("Rockets")."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.i == token.sent.start and lemma.endswith("s"):
        return lemma[:-1]
    return lemma


def _gather_oblique(noun: "Token", bag: set[str], links: set[str]) -> None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ != "of":
            links.add(child.lower_)
            for below in child.children:
                _gather(below, bag)


def _governing_subject(token: "Token", bag: set[str]) -> None:
    """Add the subject that "started fleeing" or "took and held" lends to its second verb."""
    for governor in islice(token.ancestors, 4):
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                _gather(child, bag)
                return


def _gather(noun: "Token", bag: set[str]) -> None:
    """Add the lemmas of a noun, its modifiers, its conjuncts and what "dozens of" counts."""
    stack = [noun]
    while stack:
        token = stack.pop()
        bag.add(lemma_of(token))
        if token.pos_ == "NUM":
            bag.add(NUMBER)
        if any(char.isdigit() for char in token.text) and token.text[0].isalpha():
            bag.add(DESIGNATION)
        elif token.pos_ == "PROPN" or _looks_proper(token):
            bag.add(PROPER)
        for child in token.children:
            relation = child.dep_
            if relation in ("compound", "amod", "nmod"):
                bag.add(child.lemma_.lower())
            elif relation == "nummod":
                bag.add(NUMBER)
            elif relation in ("conj", "appos"):
                stack.append(child)
            elif (
                relation == "prep"
                and child.lower_ == "of"
                and (
                    token.lemma_.lower() in _PARTITIVES
                    or token.pos_ in ("NUM", "PRON", "DET", "ADJ")
                )
            ):
                stack.extend(child.children)


def _looks_proper(token: "Token") -> bool:
    """Whether a name that the parser does not know was taken for another word."""
    return (
        token.pos_ in ("ADV", "ADJ", "VERB", "X", "INTJ")
        and token.text[0].isupper()
        and token.i > token.sent.start
    )


def _preceding(token: "Token", clause: "Clause", bag: set[str]) -> None:
    """Add the nouns before a finite verb whose subject the parser gave to another verb."""
    for word in clause.tokens:
        if word.i >= token.i or word.pos_ in ("VERB", "ADP"):
            return
        if word.pos_ in ("NOUN", "PROPN"):
            bag.add(word.lemma_.lower())


def _following(token: "Token", clause: "Clause", bag: set[str]) -> None:
    """Add the nouns of the six words behind `token`, where the parser saw no object."""
    end = clause.tokens[-1].i
    doc = token.doc
    for at in range(token.i + 1, min(token.i + 7, end + 1, len(doc))):
        word = doc[at]
        if word.pos_ in ("VERB", "SCONJ", "ADP", "PUNCT", "AUX", "CCONJ"):
            break
        if word.pos_ in ("NOUN", "PROPN"):
            bag.add(word.lemma_.lower())
            if word.pos_ == "PROPN":
                bag.add(PROPER)
