"""How near each word of a clause stands to its head.

Enters: a `Clause` and its spaCy tokens. Leaves: a weight a token. It refuses to trust the parse
alone: words that a bad parse cut off from the head still weigh something.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The head's weight; what it governs gets a share of its governor's weight.
_HEAD = 3.0
_LOOSE = 1.0  # another root inside the clause: a cut of the parse, not of the sense
_ANTECEDENT = 0.4
# A relation's share, by the words that carry a sense: objects and complements before subjects and
# circumstances, these before asides.
_SHARES = {
    relation: share
    for share, relations in (
        (0.8, "prt"),
        (0.7, "attr acomp pcomp"),
        (0.6, "oprd xcomp ccomp conj"),
        (0.5, "dobj obj nsubjpass pobj"),
        (0.45, "prep compound amod"),
        (0.4, "csubj agent acl advmod nmod dep parataxis"),
        (0.35, "nsubj advcl"),
        (0.3, "dative npadvmod"),
        (0.25, "relcl appos"),
        (0.15, "poss"),
        (0.1, "nummod quantmod"),
    )
    for relation in relations.split()
}
_OTHER_SHARE = 0.1
_SMALLEST = 0.02  # what weighs less is left at nothing
# Verbs and nouns that only carry another word's sense: their complements inherit nearly all weight.
_LIGHT_WORDS = _words(
    """be have do make carry conduct stage mount launch perform undertake begin start continue keep
    stop cease try attempt manage able unable fail seek aim plan intend scramble help get
    resume suffer inflict cause result lead see remain become allow let enable force signal
    mean include involve step report record register face commit deal accompany aim attempt
    effort series number wave beginning start operation work part campaign threat focus go
    come need want order prepare set witness follow use increase reduce intensify end
    undergo receive bring lot majority kind type form case amount group result process act
    tonne ton implementation confirm step accompany believe think say allege appear seem
    expect understand suspect evidence indication"""
)
# "The capture of X is a turning point": what is claimed is the verdict, the capture is granted.
_VERDICTS = _words(
    """moment step sign blow success milestone turning point victory defeat priority test signal
    setback breakthrough achievement goal beginning start"""
)
_COMPLEMENTS = _words("dobj obj xcomp attr acomp ccomp pcomp nsubjpass oprd agent pobj")
_PREPOSITION_SHARES = dict.fromkeys(_COMPLEMENTS | {"prep"}, 0.9)
_LIGHT_SHARES = dict.fromkeys(_COMPLEMENTS, 0.9) | {"prep": 0.7}
_LIGHT_NOUN_SHARES = _LIGHT_SHARES | {"compound": 0.8, "amod": 0.8, "acl": 0.6}
_CAUSED_SHARES = _LIGHT_SHARES | {"nsubjpass": 0.5}  # "was caused by": the cause is what is new
_VERDICT_SHARES = _LIGHT_SHARES | {"nsubj": 0.1, "advcl": 0.7}
_PRONOUN_SHARES = {"acl": 0.9, "relcl": 0.9}  # "among those killed"
_CONDITION_SHARE = 0.15


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
        weights[token.i] = max(weights.get(token.i, 0.0), weight)
        shares = _own_shares(token)
        for child in token.children:
            if child.i not in inside:
                continue
            share = shares.get(child.dep_, _SHARES.get(child.dep_, _OTHER_SHARE))
            if child.dep_ == "advcl" and _is_condition(child):
                share = _CONDITION_SHARE
            if weight * share >= _SMALLEST:
                stack.append((child, weight * share))


def _own_shares(token: "Token") -> dict[str, float]:
    """Return the shares that `token` gives otherwise than others do."""
    if token.pos_ in ("PRON", "DET"):
        return _PRONOUN_SHARES
    if not is_light(token):
        return _PREPOSITION_SHARES if token.pos_ == "ADP" else {}
    if token.pos_ == "NOUN":
        return _LIGHT_NOUN_SHARES
    if token.lemma_ == "be" and any(
        child.dep_ == "attr" and child.lemma_.lower() in _VERDICTS for child in token.children
    ):
        return _VERDICT_SHARES
    if any(child.dep_ == "agent" for child in token.children):
        return _CAUSED_SHARES
    return _LIGHT_SHARES


def _is_condition(verb: "Token") -> bool:
    return any(
        mark.dep_ == "mark" and mark.lower_ in ("if", "unless", "although", "though")
        for mark in verb.children
    )


def is_light(token: "Token") -> bool:
    """Whether `token` mostly carries another word's sense ("carry out an attack")."""
    return token.lemma_.lower() in _LIGHT_WORDS
