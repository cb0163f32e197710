"""Clause -> Modality: how the voice puts the claim forward.

Enters: a `Clause`. Leaves: one `Modality`; where several apply, conditional goes before planned and
predicted, these before hedged, hedged before actual. It refuses to read the modality of what the
claim is not about: a "will" in a relative clause leaves the claim actual. Demands and warnings are
actual: the voice holds them now.
"""

from itertools import islice
from typing import TYPE_CHECKING

from purport.claims.cues import is_negated, tokens_of_cue
from purport.claims.prospects import has_infinitive, is_planned, is_predicted, modals_of
from purport.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IF = _words("if unless")
# Nouns of events: "the fall of the town would ..." supposes it.
_SUPPOSED = _words("failure loss capture fall seizure collapse defeat withdrawal delay")
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
    if is_planned(clause, verbs):
        return Modality.PLANNED
    if is_predicted(clause, verbs):
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


def _conditional(clause: "Clause", verbs: "list[Token]") -> bool:
    first = clause.tokens[0].lower_
    opens = clause.tokens[0].is_sent_start and clause.tokens[-1].text != "?"
    if opens and first in ("should", "were", "had") and clause.tokens[0].i != clause.head.i:
        return True  # "Should the town fall, ..."
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
    modals = modals_of(clause.head)
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


def _hedged(clause: "Clause", verbs: "list[Token]") -> bool:
    cue = tokens_of_cue(clause)
    for token in cue:
        lemma = token.lemma_.lower()
        if lemma in _UNSURE_CUES and token.dep_ != "amod":
            return not is_negated(token)
        if lemma in _DENIALS and is_negated(token):
            return True
    if (
        not cue
        and clause.head.lemma_.lower() in _UNSURE_CUES
        and any(child.dep_ == "ccomp" for child in clause.head.children)
    ):
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
    modals = modals_of(verb)
    if modals & {"may", "might"}:
        return True
    if "could" in modals and "have" in modals:
        return not is_negated(verb) and not any(c.lower_ == "only" for c in verb.children)
    if lemma in _UNSURE_VERBS and has_infinitive(verb, clause):
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
