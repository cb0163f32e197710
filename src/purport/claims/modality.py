"""Clause -> Modality: how the voice puts the claim forward.

Enters: a `Clause`. Leaves: one `Modality`; where several apply, conditional goes before planned and
predicted, these before hedged, hedged before actual. It refuses to read the modality of what the
claim is not about: a "will" in a relative clause leaves the claim actual. Demands and warnings are
actual: the voice holds them now.
"""

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from purport.claims.cues import is_negated, tokens_of_cue
from purport.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IF = _words("if unless")
# Nouns of events: "the fall of the town would ..." supposes it.
_SUPPOSED = _words("failure loss capture fall seizure collapse defeat withdrawal delay")
_WILL = _words("will 'll wo shall ll")
# What somebody decides to do, and announces: "will meet" is a plan, "will continue" a forecast.
_DECIDED = _words(
    """
    discuss announce meet hold convene host visit demand deploy send deliver provide supply
    launch propose present submit sign vote ask call urge investigate review raise build
    withdraw transfer release exchange attend arrive travel start begin respond retaliate strike
    attack defend publish mobilise mobilize train buy purchase join introduce impose allocate
    invest speak
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
_UNSURE_VERBS = _words("appear seem")
_UNSURE_CUES = _words(
    """
    believe suspect think assume presume suppose fear speculate guess suspicion belief doubt
    """
)
_DENIALS = _words("deny rebut refute denial")
# In the passive and without an agent: "is believed to", "has been accused of".
_UNSURE_PASSIVES = _words(
    """
    believe think allege suspect rumour rumor assume presume fear understand accuse suppose
    report say
    """
)
_UNSURE_ADVERBS = _words(
    """
    likely reportedly allegedly apparently possibly perhaps probably presumably purportedly
    supposedly seemingly ostensibly maybe potentially unlikely conceivably
    """
)
_UNSURE_ADJECTIVES = _words(
    """
    likely possible probable preliminary unlikely plausible potential apparent
    """
)
_DOUBTED_EVENTS = _words(
    """
    alleged suspected purported presumed supposed apparent rumoured rumored
    """
)
_EARLY = _words("preliminary unconfirmed unverified")
_NEWS = _words(
    """
    information data datum conclusion report estimate figure assessment account result finding
    indication
    """
)


def modality_of(clause: "Clause") -> Modality:
    """Return how the claim's voice puts `clause` forward."""
    verbs = _handing_down(clause)
    if _conditional(clause, verbs):
        return Modality.CONDITIONAL
    if _planned(clause, verbs):
        return Modality.PLANNED
    if _predicted(clause, verbs):
        return Modality.PREDICTED
    if _hedged(clause, verbs):
        return Modality.HEDGED
    return Modality.ACTUAL


def _handing_down(clause: "Clause") -> "list[Token]":
    """Return the head and the verbs it hands its sense to ("continues trying to reach")."""
    verbs = [clause.head]
    inside = {token.i for token in clause.tokens}
    for _ in range(3):
        below = [c for c in verbs[-1].children if c.dep_ == "xcomp" and c.i in inside]
        if not below or below[0].pos_ not in ("VERB", "AUX"):
            break
        verbs.append(below[0])
    return verbs


def _modals(verb: "Token") -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ == "aux"}


def _has_infinitive(verb: "Token", clause: "Clause") -> bool:
    """Whether "to" and a verb follow, as complement or, where the parse is bad, nearby."""
    if any(child.dep_ == "xcomp" for child in verb.children):
        return True
    tokens = [token for token in clause.tokens if verb.i < token.i <= verb.i + 6]
    return any(a.lower_ == "to" and b.tag_ == "VB" for a, b in pairwise(tokens))


def _conditional(clause: "Clause", verbs: "list[Token]") -> bool:
    first = clause.tokens[0].lower_
    if first in _IF or any(
        mark.lower_ in _IF for mark in clause.head.children if mark.dep_ == "mark"
    ):
        return True
    for verb in verbs:
        for child in verb.children:
            if child.dep_ == "advcl" and any(
                mark.dep_ == "mark" and mark.lower_ in _IF and mark.nbor(-1).lower_ != "as"
                for mark in child.children
                if mark.i > 0
            ):
                return True
    modals = _modals(clause.head)
    words = [token.lower_ for token in clause.tokens]
    if modals & {"would", "could", "might"} and "have" in modals:
        return "without" in words or ("had" in words and "for" in words)
    if "would" in modals:
        for child in clause.head.children:
            if child.dep_ in ("csubj", "csubjpass") or (
                child.dep_ in ("nsubj", "nsubjpass")
                and (child.lemma_.lower() in _SUPPOSED or child.tag_ == "VBG")
            ):
                return True
    return False


def _planned(clause: "Clause", verbs: "list[Token]") -> bool:
    head = clause.head
    if _goes_on_as_fact(clause):
        return False
    cue = {token.lemma_.lower() for token in tokens_of_cue(clause)}
    if head.tag_ == "VB" and cue & _PLAN_CUES:
        return True
    for verb in verbs:
        lemma = verb.lemma_.lower()
        modals = _modals(verb)
        if modals & _WILL or "would" in modals:
            return _decides(verb, lemma, clause)
        if lemma in _PLAN_VERBS and verb.dep_ != "amod" and _has_infinitive(verb, clause):
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
    return any(
        child.dep_ in ("dobj", "attr")
        and child.lemma_.lower() in _PLAN_NOUNS
        and any(c.dep_ in ("acl", "relcl") and c.tag_ == "VB" for c in child.children)
        for child in head.children
    )


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


def _predicted(clause: "Clause", verbs: "list[Token]") -> bool:
    if any(token.lemma_.lower() in _FORESEEING for token in tokens_of_cue(clause)):
        return True
    for verb in verbs:
        lemma = verb.lemma_.lower()
        modals = _modals(verb)
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


def _hedged(clause: "Clause", verbs: "list[Token]") -> bool:
    cue = tokens_of_cue(clause)
    for token in cue:
        lemma = token.lemma_.lower()
        if lemma in _UNSURE_CUES and token.dep_ != "amod":
            return not is_negated(token)
        if lemma in _DENIALS and is_negated(token):
            return True
    if any(_unsure(verb, clause, attributed=bool(cue)) for verb in verbs):
        return True
    if _doubted_above(clause) or _early_news(clause):
        return True
    if clause.head.pos_ not in ("VERB", "AUX"):
        return any(
            token.lower_ in _UNSURE_ADVERBS
            or (token.dep_ == "amod" and token.lower_ in _UNSURE_ADJECTIVES)
            for token in islice(clause.head.subtree, 12)
            if token in clause.tokens
        )
    return clause.sentence.text.rstrip().endswith("?")


def _unsure(verb: "Token", clause: "Clause", *, attributed: bool) -> bool:
    lemma = verb.lemma_.lower()
    modals = _modals(verb)
    if modals & {"may", "might"}:
        return True
    if "could" in modals and "have" in modals:
        return not is_negated(verb) and not any(c.lower_ == "only" for c in verb.children)
    if lemma in _UNSURE_VERBS and _has_infinitive(verb, clause):
        return True
    if _agentless(verb) and not (attributed and lemma in ("report", "say")):
        return True
    for child in verb.children:
        if child.dep_ in ("advmod", "acomp", "amod") and (
            child.lower_ in _UNSURE_ADVERBS
            or (child.dep_ == "acomp" and child.lower_ in _UNSURE_ADJECTIVES)
        ):
            return True
    return _doubted_subject(verb)


def _agentless(verb: "Token") -> bool:
    return (
        verb.lemma_.lower() in _UNSURE_PASSIVES
        and any(child.dep_ == "auxpass" for child in verb.children)
        and not any(child.dep_ == "agent" for child in verb.children)
    )


def _doubted_subject(verb: "Token") -> bool:
    """Whether what acts is an "alleged attack"; a second verb shares the first one's subject."""
    owner = verb.head if verb.dep_ == "conj" else verb
    for governor in (verb, owner):
        for child in governor.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                return any(c.lower_ in _DOUBTED_EVENTS for c in child.children)
    return False


def _doubted_above(clause: "Clause") -> bool:
    """Whether the words above the clause leave it open: "it appears that", "was accused of"."""
    token = clause.head
    for _ in range(3):
        if (
            token.dep_ not in ("ccomp", "xcomp", "pcomp", "prep", "csubj")
            or token.head.i == token.i
        ):
            return False
        token = token.head
        if token in clause.tokens:
            continue
        if token.lemma_.lower() in _UNSURE_VERBS:
            return True
        if clause.attribution is None and _agentless(token):
            return True
        if any(c.dep_ == "acomp" and c.lower_ in ("likely", "possible") for c in token.children):
            return True
    return False


def _early_news(clause: "Clause") -> bool:
    """Whether the sentence rests on "preliminary information" or "unconfirmed reports"."""
    return any(
        token.lower_ in _EARLY and token.head.lemma_.lower() in _NEWS
        for token in clause.sentence
        if token.lower_ in _EARLY
    )
