"""Clause -> Modality: how the voice puts the claim forward.

Enters: a `Clause`. Leaves: one `Modality`; where several apply, conditional before planned and
predicted before hedged before actual. It refuses to read the modality of what the claim is not
about: a "will" in a relative clause leaves the claim actual. Demands and warnings are actual: the
voice holds them now.
"""

from typing import TYPE_CHECKING

from purport.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HEDGE_VERBS = _words("appear seem believe suspect think assume suppose presume suggest speculate guess")
_HEDGE_ADVERBS = _words(
    """likely reportedly allegedly apparently possibly perhaps probably presumably purportedly
    supposedly seemingly ostensibly maybe potentially evidently unlikely"""
)
_HEDGE_ADJECTIVES = _words("likely possible probable unclear preliminary suspected alleged apparent unlikely plausible potential")
_HEDGE_CUES = _words("believe suspect think assume presume suppose fear speculate guess suspicion belief doubt feel")
# Passive without an agent: "is believed to", "was alleged to have".
_HEDGE_PASSIVES = _words("believe think allege suspect report rumour rumor say assume presume fear understand accuse consider suppose")
_PLAN_VERBS = _words(
    """try attempt aim seek intend plan order prepare want vow pledge promise hope strive endeavour
    endeavor instruct task wish mean propose threaten resolve commit undertake poise set focus
    direct design schedule"""
)
_PLAN_NOUNS = _words("attempt aim goal plan intention effort bid objective order operation task preparation")
_PREDICT_VERBS = _words("predict expect forecast foresee anticipate project envisage risk bode herald presage portend threaten")
_PREDICT_CUES = _words("predict forecast foresee anticipate expect prediction forecast")
_ENABLING = _words("enable allow open pave")
_CONDITIONS = _words("if unless provided should were")


def modality_of(clause: "Clause") -> Modality:
    """Return how the claim's voice puts `clause` forward."""
    chain = _chain(clause)
    if _conditional(clause, chain):
        return Modality.CONDITIONAL
    planned = _planned(clause, chain)
    if planned is not None:
        return planned
    if _hedged(clause, chain):
        return Modality.HEDGED
    return Modality.ACTUAL


def _chain(clause: "Clause") -> "list[Token]":
    """Return the head and the verbs and nouns it hands its sense to, outermost first."""
    chain = [clause.head]
    inside = {token.i for token in clause.tokens}
    for _ in range(3):
        below = [
            child
            for child in chain[-1].children
            if child.i in inside and child.dep_ in ("xcomp",) and child.pos_ in ("VERB", "AUX")
        ]
        if not below:
            break
        chain.append(below[0])
    return chain


def _modals(token: "Token") -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ == "aux"}


def _conditional(clause: "Clause", chain: "list[Token]") -> bool:
    for token in chain:
        for child in token.children:
            if child.dep_ == "advcl" and any(
                mark.lower_ in ("if", "unless") for mark in child.children
            ):
                return True
    words = [token.lower_ for token in clause.tokens]
    if words[0] in ("if", "unless") or clause.head.dep_ == "advcl" and any(
        mark.lower_ in ("if", "unless") for mark in clause.head.children
    ):
        return True
    modals = _modals(clause.head)
    if modals & {"would", "could"} and ("have" in modals):
        return "without" in words or any(a == "had" and b in ("it", "not") for a, b in zip(words, words[1:], strict=False))
    if "would" in modals:
        for child in clause.head.children:
            if child.dep_ in ("csubj", "csubjpass") or (
                child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in ("failure", "loss", "capture", "fall")
            ):
                return True
    return False


def _planned(clause: "Clause", chain: "list[Token]") -> Modality | None:
    head = clause.head
    for token in chain:
        modals = _modals(token)
        lemma = token.lemma_.lower()
        if modals & {"will", "'ll", "wo", "shall", "would"}:
            return Modality.PREDICTED
        if "could" in modals and "have" not in modals and token.tag_ == "VB":
            return Modality.PREDICTED
        if lemma in _PREDICT_VERBS and (token.tag_ == "VBN" or token is not head):
            return Modality.PREDICTED
        if lemma in _PLAN_VERBS and any(child.dep_ in ("xcomp", "prep") for child in token.children):
            below = [child for child in token.children if child.dep_ == "xcomp" or child.dep_ == "prep" and any(c.dep_ == "pcomp" for c in child.children)]
            if below:
                return Modality.PLANNED
        if lemma in _ENABLING and token.tag_ == "VBZ":
            return Modality.PREDICTED
    for child in head.children:
        if child.dep_ in ("dobj", "attr", "nsubj") and child.lemma_.lower() in _PLAN_NOUNS and any(
            below.dep_ in ("acl", "relcl") and below.tag_ == "VB" for below in child.children
        ):
            return Modality.PLANNED
    if head.lemma_.lower() in _PLAN_NOUNS and head.pos_ == "NOUN":
        return Modality.PLANNED
    return None


def _hedged(clause: "Clause", chain: "list[Token]") -> bool:
    if clause.attribution is not None and clause.attribution.chain:
        cue = clause.attribution.chain[-1].cue
        if cue is not None and any(
            token.lemma_.lower() in _HEDGE_CUES
            for token in clause.sentence
            if cue.start <= token.idx < cue.end
        ):
            return True
    for token in chain:
        lemma = token.lemma_.lower()
        if _modals(token) & {"may", "might"} or "could" in _modals(token):
            return True
        if lemma in ("appear", "seem"):
            return True
        if lemma in _HEDGE_PASSIVES and any(child.dep_ == "auxpass" for child in token.children):
            return not any(child.dep_ == "agent" for child in token.children)
        for child in token.children:
            if child.lower_ in _HEDGE_ADVERBS and child.dep_ in ("advmod", "acomp", "amod", "attr"):
                return True
            if child.dep_ in ("acomp", "attr") and child.lower_ in _HEDGE_ADJECTIVES:
                return True
    return False
