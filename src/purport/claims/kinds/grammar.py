"""The parse of a clause as the kinds need it: how near each word stands to the head, and what a verb
governs.

Enters: a `Clause` and its spaCy tokens. Leaves: weights and `Arguments`. It refuses to trust the
parse alone: words that a bad parse cut off from the head still weigh something, and a verb without
a parsed object is given the nouns that follow it.
"""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from purport.claims.kinds import nouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause

# What a light word's own entry in the lexicon counts, against 1 for any other word's.
LIGHT_OWN = 0.4
# The head's weight; what it governs gets a share of its governor's weight.
_HEAD = 3.0
_LOOSE = 1.0  # another root inside the clause: a cut of the parse, not of the sense
_ANTECEDENT = 0.4
_SHARES = {
    "dobj": 0.5,
    "obj": 0.5,
    "nsubjpass": 0.5,
    "attr": 0.7,
    "acomp": 0.7,
    "oprd": 0.6,
    "dative": 0.3,
    "nsubj": 0.35,
    "csubj": 0.4,
    "prep": 0.45,
    "agent": 0.4,
    "pobj": 0.5,
    "pcomp": 0.7,
    "xcomp": 0.6,
    "ccomp": 0.6,
    "conj": 0.6,
    "advcl": 0.35,
    "relcl": 0.25,
    "acl": 0.4,
    "compound": 0.45,
    "amod": 0.45,
    "appos": 0.25,
    "prt": 0.8,
    "advmod": 0.4,
    "nmod": 0.4,
    "poss": 0.15,
    "npadvmod": 0.3,
    "dep": 0.4,
    "parataxis": 0.4,
    "nummod": 0.1,
    "quantmod": 0.1,
}
# Verbs and nouns that only carry another word's sense: their complements inherit nearly all weight.
LIGHT = frozenset(
    """be have do make carry conduct stage mount launch perform undertake begin start continue keep stop cease try
    attempt manage able unable fail seek aim plan intend scramble help get resume suffer inflict cause
    result lead see remain become allow let enable force signal mean include involve step report
    record register face commit deal accompany aim attempt effort series number wave beginning start operation
    work part campaign threat focus go come need want order prepare set witness follow use
    increase reduce intensify end undergo receive bring lot majority kind type form case amount
    group result process act tonne ton implementation confirm step accompany believe think say allege appear seem expect understand suspect""".split()
)
# "The capture of X is a turning point": what is claimed is the verdict, the capture is granted.
_VERDICTS = frozenset(
    """moment step sign blow success milestone turning point victory defeat priority test signal
    setback breakthrough achievement goal beginning start""".split()
)
_COMPLEMENTS = frozenset(
    "dobj obj xcomp attr acomp ccomp pcomp nsubjpass oprd prep agent pobj".split()
)
_LIGHT_SHARE = 0.9
_OBJECTS = frozenset(("dobj", "obj", "nsubjpass", "dative", "oprd", "attr"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_PARTITIVES = frozenset(
    """number majority most group dozen hundred thousand ten score lot part percent % total half third
    ton tonne wave series amount pair rest all some many range gathering rank member remnant bulk
    convoy quantity shipment type kind least more one two three several""".split()
)


def weighted(clause: "Clause") -> "list[tuple[Token, float]]":
    """Return the clause's tokens in order, each with its weight."""
    inside = {token.i for token in clause.tokens}
    weights: dict[int, float] = {}
    roots = [
        token for token in clause.tokens if token.head.i not in inside or token.head.i == token.i
    ]
    for root in roots:
        weight = _HEAD if root.i == clause.head.i else _LOOSE
        relative = _relative(root, inside)
        if relative is not None:
            # "the attack that killed 40": what is claimed stands in the relative.
            _spread(root, weight * _ANTECEDENT, inside, weights)
            _spread(relative, weight, inside, weights)
        else:
            _spread(root, weight, inside, weights)
    if clause.head.i in inside and clause.head not in roots:
        _spread(clause.head, _HEAD, inside, weights)
    return [(token, weights.get(token.i, 0.0)) for token in clause.tokens]


def _relative(root: "Token", inside: set[int]) -> "Token | None":
    if root.pos_ not in ("NOUN", "PROPN"):
        return None
    return next(
        (child for child in root.children if child.dep_ == "relcl" and child.i in inside), None
    )


def _spread(root: "Token", weight: float, inside: set[int], weights: dict[int, float]) -> None:
    stack = [(root, weight)]
    while stack:
        token, weight = stack.pop()
        light = token.lemma_.lower() in LIGHT
        weights[token.i] = max(weights.get(token.i, 0.0), weight)
        passes = light or token.pos_ == "ADP"
        judged = token.lemma_ == "be" and any(
            child.dep_ == "attr" and child.lemma_.lower() in _VERDICTS for child in token.children
        )
        caused = light and any(child.dep_ == "agent" for child in token.children)
        for child in token.children:
            if child.i not in inside:
                continue
            relation = child.dep_
            share = _SHARES.get(relation, 0.1)
            if passes and relation in _COMPLEMENTS:
                share = _LIGHT_SHARE if not (light and relation == "prep") else 0.7
            if light and relation in ("compound", "amod") and token.pos_ == "NOUN":
                share = 0.8
            if caused and relation == "nsubjpass":
                share = 0.5
            if judged:
                share = {"nsubj": 0.1, "advcl": 0.7}.get(relation, share)
            if relation == "advcl" and any(
                mark.lower_ in ("if", "unless", "although", "though")
                for mark in child.children
                if mark.dep_ == "mark"
            ):
                share = 0.15
            if weight * share >= 0.02:
                stack.append((child, weight * share))


@dataclass(frozen=True, slots=True)
class Arguments:
    """The lemmas that a verb or an event noun governs, by role, as `frames.Case` asks for them."""

    objects: frozenset[str]
    subjects: frozenset[str]
    links: frozenset[str]
    oblique: frozenset[str]


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
            if relation == "attr":
                _gather_oblique(child, oblique)
        elif relation == "nsubj" and child.lower_ not in ("that", "which", "who"):
            _gather(child, subjects)
        elif relation == "prt":
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
    elif token.dep_ in ("conj", "xcomp", "pcomp", "dobj", "advcl") and not subjects and not passive:
        _governing_subject(token, subjects)
    elif token.dep_ == "amod" and passive:
        _gather(token.head, objects)
    if not (subjects or objects) and token.i == clause.head.i and token.tag_ in _FINITE:
        _preceding(token, clause, subjects)
    if not objects and not nominal and not passive:
        _following(token, clause, objects)
    return Arguments(frozenset(objects), frozenset(subjects), frozenset(links), frozenset(oblique))


def _gather_oblique(noun: "Token", bag: set[str]) -> None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ != "of":
            for below in child.children:
                _gather(below, bag)


def _governing_subject(token: "Token", bag: set[str]) -> None:
    """Add the subject that "started fleeing" or "took and held" lends to its second verb."""
    for governor in islice(token.ancestors, 3):
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                _gather(child, bag)
                return


def _gather(noun: "Token", bag: set[str]) -> None:
    """Add a noun's lemma, its modifiers', its conjuncts' and, behind "dozens of", the counted noun's."""
    stack = [noun]
    while stack:
        token = stack.pop()
        bag.add(token.lemma_.lower())
        if token.pos_ == "NUM":
            bag.add(nouns.NUMBER)
        if any(char.isdigit() for char in token.text) and token.text[0].isalpha():
            bag.add(nouns.DESIGNATION)
        elif token.pos_ == "PROPN":
            bag.add(nouns.PROPER)
        for child in token.children:
            relation = child.dep_
            if relation in ("compound", "amod", "nmod"):
                bag.add(child.lemma_.lower())
            elif relation == "nummod":
                bag.add(nouns.NUMBER)
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
                bag.add(nouns.PROPER)
