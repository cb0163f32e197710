"""Clause -> does it tell a plan or a forecast: "tried to cross", "will lead to", "is at risk of".

Enters: a `Clause` and the verbs that its head hands its sense to. Leaves: whether it is planned,
whether it is predicted. It refuses what is over: an attempt that was foiled is no plan any more,
and "would never harm" tells what somebody is like.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from purport.claims.cues import is_negated, tokens_of_cue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WILL = _words("will 'll wo shall ll")
# What somebody decides to do, and announces: "will meet" is a plan, "will continue" a forecast.
_DECIDED = _words(
    """
    discuss announce meet hold convene host visit demand deploy send deliver provide supply
    launch propose present submit sign vote ask call urge investigate review raise build
    withdraw transfer release exchange attend arrive travel start begin respond retaliate strike
    attack defend publish mobilise mobilize train buy purchase join introduce impose allocate
    invest speak gather reconvene
    """
)
_SELF = _words("we i it they he she")
_PLAN_VERBS = _words(
    """
    try attempt aim seek intend plan order prepare want vow pledge promise hope strive endeavour
    endeavor instruct task wish propose threaten resolve undertake poise schedule plot
    """
)
_PLAN_ADJECTIVES = _words("set ready due poised prepared about determined eager keen")
_PLAN_NOUNS = _words(
    """
    attempt aim goal plan intention effort bid objective operation task purpose
    """
)
# An attempt that was foiled is over: "repelled an attempt to cross the river".
_FOILING = _words(
    """
    repel repulse foil thwart prevent stop halt block beat defeat frustrate abort abandon fail
    disrupt crush
    """
)
_ORDERING = _words("order plan prepare contemplate")
_ORDERED = _words(
    """
    withdrawal retreat pullback pullout evacuation offensive counteroffensive mobilisation
    mobilization deployment advance invasion counterattack regrouping redeployment ceasefire
    """
)
_GOALS = _words("aim goal objective purpose intention plan task")
_VERGE = _words("risk danger verge brink edge cusp threshold")
_PLAN_CUES = _words(
    """
    plan intend vow pledge promise order instruct threaten aim hope want seek offer
    """
)
_FOCUS = _words("focus aim direct target design gear")
_PREDICT_VERBS = _words("predict expect forecast foresee anticipate project envisage threaten")
_FORESEEING = _words("predict forecast foresee anticipate expect prediction expectation")
_HERALDS = _words("signal herald presage portend foreshadow augur bode spell risk")
_THREATS = _words("threat risk prospect danger spectre specter possibility")
_HELPFUL = _words("provide enable allow help arrive lead improve reach ease")


def is_planned(clause: "Clause", verbs: "list[Token]") -> bool:
    """Whether `clause` tells what somebody means to do; `verbs` are its head and those below it."""
    head = clause.head
    if _goes_on_as_fact(clause) or _creed(clause):
        return False
    cue = {token.lemma_.lower() for token in tokens_of_cue(clause)}
    if head.tag_ == "VB" and cue & _PLAN_CUES:
        return True
    for verb in verbs:
        lemma = verb.lemma_.lower()
        modals = modals_of(verb)
        if modals & _WILL or "would" in modals:
            return _decides(verb, lemma, clause)
        if lemma in _PLAN_VERBS and verb.dep_ != "amod" and has_infinitive(verb, clause):
            return True
        if lemma == "set" and verb.tag_ == "VBN" and any(c.dep_ == "xcomp" for c in verb.children):
            return True
        if lemma in ("prepare", "plan") and any(
            c.dep_ in ("dobj", "prep") and c.lower_ != "to" for c in verb.children
        ):
            return lemma == "plan" or any(c.lower_ == "for" for c in verb.children)
        if lemma in _FOCUS and any(
            c.dep_ == "prep" and any(p.dep_ == "pcomp" for p in c.children) for c in verb.children
        ):
            return True
        if lemma == "be" and _is_to(verb):
            return True
    if head.pos_ == "NOUN" and head.lemma_.lower() in _PLAN_NOUNS:
        return any(
            (child.dep_ in ("acl", "relcl") and child.tag_ == "VB")
            or (child.dep_ == "prep" and any(p.dep_ == "pcomp" for p in child.children))
            for child in head.children
        )
    if head.lemma_.lower() in _FOILING:
        return False
    if head.lemma_.lower() in _ORDERING and head.pos_ == "VERB":
        ordered = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
        if any(c.lemma_.lower() in _ORDERED for c in ordered):
            return True
    if _sets_goal(clause):
        return True
    return any(
        child.dep_ in ("dobj", "attr")
        and child.lemma_.lower() in _PLAN_NOUNS
        and any(c.dep_ in ("acl", "relcl") and c.tag_ == "VB" for c in child.children)
        for child in head.children
    )


def _sets_goal(clause: "Clause") -> bool:
    """Whether it says what somebody is after: "the aim is a buffer zone", "its aim as ..."."""
    head = clause.head
    if head.lemma_.lower() == "be":
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in _GOALS for c in head.children)
    return head.lemma_.lower() in _GOALS and any(
        token.lower_ == "as" for token in clause.tokens if head.i < token.i <= head.i + 2
    )


def _creed(clause: "Clause") -> bool:
    """Whether "would never" tells what somebody is like, and no plan."""
    return any(
        child.lower_ in ("never", "intentionally", "deliberately", "knowingly")
        for child in clause.head.children
    ) and bool(modals_of(clause.head) & {"would", "will"})


def _goes_on_as_fact(clause: "Clause") -> bool:
    """Whether a fact follows the attempt: "tried to enter and killed the guards"."""
    return clause.head.tag_ == "VBD" and any(
        child.dep_ == "conj" and child.tag_ == "VBD" and child in clause.tokens
        for child in clause.head.children
    )


def _decides(verb: "Token", lemma: str, clause: "Clause") -> bool:
    """Whether "will" announces a decision: the voice's own, or an act that is decided on."""
    if lemma not in _DECIDED:
        return False
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return not subjects or any(
        subject.lower_ in _SELF or subject.pos_ == "PROPN" or subject.dep_ == "nsubj"
        for subject in subjects
    )


def _is_to(verb: "Token") -> bool:
    """Whether "is to" plans: "is set to meet", "the aim is to encircle", "are to arrive"."""
    for child in verb.children:
        if child.dep_ == "acomp" and child.lemma_.lower() in _PLAN_ADJECTIVES:
            return any(c.dep_ == "xcomp" for c in child.children)
        if child.dep_ == "xcomp" and child.tag_ == "VB" and child.lemma_.lower() != "blame":
            return any(c.lower_ == "to" for c in child.children)
    return False


def is_predicted(clause: "Clause", verbs: "list[Token]") -> bool:
    """Whether `clause` tells what is to come; `verbs` are its head and those below it."""
    if any(token.lemma_.lower() in _FORESEEING for token in tokens_of_cue(clause)):
        return True
    if _creed(clause):
        return False
    if _impends(clause.head):
        return True
    for verb in verbs:
        lemma = verb.lemma_.lower()
        modals = modals_of(verb)
        if modals & _WILL or ("would" in modals and "have" not in modals):
            return True
        if "could" in modals and "have" not in modals and not is_negated(verb):
            return True
        if "should" in modals and lemma in _HELPFUL and clause.head is verb:
            return True
        if lemma in _PREDICT_VERBS and any(
            c.dep_ in ("xcomp", "ccomp", "dobj", "auxpass") for c in verb.children
        ):
            return True
        if lemma == "go" and verb.tag_ == "VBG" and verb is not verbs[-1]:
            return True
        if lemma == "enable" or (lemma in ("allow", "open", "pave") and verb.tag_ == "VBZ"):
            return True
        if lemma in _HERALDS and verb.tag_ in ("VBG", "VBZ"):
            return True
    head = clause.head
    if head.tag_ == "VBG" and any(c.lower_ == "potentially" for c in head.children):
        return True
    for token in clause.tokens if head.pos_ in ("NOUN", "AUX") else (head, *head.children):
        lemma = token.lemma_.lower()
        if lemma == "face" and any(
            c.dep_ == "dobj" and c.lemma_.lower() in _THREATS for c in token.children
        ):
            return True
        if lemma in _HERALDS and token.dep_ in ("advcl", "acl") and head.lemma_ == "be":
            return True
    return False


def _impends(head: "Token") -> bool:
    """Whether it is about to be: "looms", "is at risk of falling", "is unlikely to hold"."""
    if head.lemma_.lower() == "loom":
        return True
    if head.lemma_.lower() not in ("be", "stand", "remain", "teeter"):
        return False
    for child in head.children:
        if child.dep_ == "prep" and any(
            noun.lemma_.lower() in _VERGE
            and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
            for noun in child.children
        ):
            return True
        if child.dep_ == "acomp" and child.lower_ in ("unlikely", "likely"):
            verbs = [c for c in child.children if c.dep_ == "xcomp" and c.tag_ == "VB"]
            if any(c.lemma_ not in ("be", "have") and not modals_of(c) - {"to"} for c in verbs):
                return True
    return False


def modals_of(verb: "Token") -> set[str]:
    """Return the auxiliaries of `verb`, in lower case."""
    return {child.lower_ for child in verb.children if child.dep_ == "aux"}


def has_infinitive(verb: "Token", clause: "Clause") -> bool:
    """Whether "to" and a verb follow, as complement or, where the parse is bad, nearby."""
    if any(child.dep_ == "xcomp" for child in verb.children):
        return True
    tokens = [token for token in clause.tokens if verb.i < token.i <= verb.i + 6]
    return any(a.lower_ == "to" and b.tag_ == "VB" for a, b in pairwise(tokens))
