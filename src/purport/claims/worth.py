"""Clause -> is it a claim about the conflict at all, where the report itself speaks.

Enters: a `Clause` of the report's own voice. Leaves: True or False. It refuses what surrounds a
report (datelines, tags, captions, headlines, the outlet about itself, words to the reader), notes
on what could not be verified, plain geography, and commentary that says nothing that could be so or
not so ("the consequences remain to be seen").
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from purport.claims.cues import is_negated
from purport.claims.kinds import score_kinds
from purport.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Said to the reader or about the outlet.
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_TO_READERS = _words(
    """
    subscribe newsletter follow click cookie cookies copyright rights advertisement instagram
    facebook youtube telegram whatsapp podcast app download sign login comment comments share
    spam privacy disclaimer editing reporting bulletin premier subscriber paywall caption getty
    """
)
_READER = _words("you your us our")
_PAGE = (
    ("read", "also"),
    ("read", "more"),
    ("get", "short"),
    ("all", "rights"),
    ("related", "news"),
    ("see", "also"),
    ("posted", "on"),
    ("date", "of"),
    ("filed", "under"),
    ("click", "here"),
    ("thomson", "reuters"),
    ("source", ":"),
    ("photo", ":"),
    ("contributed", "to"),
)
_VERIFY = _words("verify corroborate authenticate verification verifiable")
# Subjects that comment on the events instead of telling one.
_COMMENTARY = _words(
    """
    implication development interplay rhetoric narrative dynamic trajectory reality question
    issue debate discussion justification situation picture statement report article update
    analysis consequence relationship context outcome whole
    """
)
# "Is seen as a victory", "sparked a debate": somebody's opinion, and nobody is named.
_OPINING = _words("see portray view describe frame cast present regard perceive interpret")
_STIRRING = _words("spark fuel prompt raise stir provoke reignite mean")
_STIRRED = _words("discussion debate question concern fear speculation risk hope doubt interest")
_SILENT = _words(
    """
    specify elaborate comment say mention respond clarify disclose reply give provide
    """
)
_SILENCE = _words("mention comment statement response detail information")
# "Sarin is a compound": what a word means, not what happened.
_DEFINING = _words(
    """
    compound agent substance organisation organization newspaper daily channel agency outlet
    river acronym term name nickname website magazine
    """
)
# What a line of tags, topics or credits begins with.
_LABELS = _words("tags tag topic topics related category source photo image video keywords")
_LYING = _words("lie border wrap stretch situate straddle flow neighbour neighbor locate")
_COMMENTING = _words(
    """
    underscore highlight extend reflect illustrate raise spark mark shape reinforce remain offer
    complicate fuel prompt represent demonstrate suggest signify continue be add deepen evolve
    portray frame see intend view describe regard cast present
    """
)
_ASSESSING = (Kind.POSITION, Kind.OTHER)
# Weights of the lexicon (`kinds`), calibrated on the own-voice sentences of the development
# reports: the lowest that a must claim there has is 0.8, half of what is no claim lies below.
_TOLD = 0.7
_ASSESSED = 2.0
_PLAINLY_TOLD = 4.0


def is_claimworthy(clause: "Clause") -> bool:
    """Return whether `clause`, in the report's own voice, claims something about the conflict."""
    if clause.attribution is not None:
        return True
    words = [token.lower_ for token in clause.tokens]
    if _is_page_furniture(clause, words) or _is_headline(clause) or _is_note(clause, words):
        return False
    if _is_commentary(clause):
        return False
    scores = score_kinds(clause)
    told = max((score for kind, score in scores.items() if kind not in _ASSESSING), default=0.0)
    if clause.head.lemma_.lower() in _LYING:
        return told >= _PLAINLY_TOLD
    return told >= _TOLD or scores.get(Kind.OTHER, 0.0) >= _ASSESSED


def _is_page_furniture(clause: "Clause", words: list[str]) -> bool:
    if any(pair in _PAGE for pair in pairwise(words)) and len(words) < 14:
        return True
    if words[0] in _LABELS and not any(token.tag_ in _FINITE for token in clause.tokens):
        return True
    to_readers = sum(word in _TO_READERS for word in words)
    return to_readers >= 2 or bool(
        to_readers
        and any(token.text.lower() in _READER and token.text != "US" for token in clause.tokens)
    )


def _is_headline(clause: "Clause") -> bool:
    """Whether nearly every long word begins with a capital, as in headlines, tags and captions."""
    long = [token for token in clause.tokens if token.is_alpha and len(token) > 3]
    return len(long) >= 4 and sum(token.text[0].isupper() for token in long) > 0.8 * len(long)


def _is_note(clause: "Clause", words: list[str]) -> bool:
    """Whether it says what could not be checked, or is too short to claim anything."""
    if any(token.lemma_.lower() in _VERIFY for token in clause.tokens):
        return any(word in ("not", "n't", "independently", "unable", "no") for word in words)
    return sum(word.isalpha() for word in words) < 3


def _is_commentary(clause: "Clause") -> bool:
    head = clause.head
    lemma = head.lemma_.lower()
    if clause.tokens[0].lower_ == "whether" or clause.sentence.text.rstrip().endswith("?"):
        return True
    if lemma in _SILENT and is_negated(head):
        return True
    if any(child.lower_ == "with" and child.dep_ == "prep" for child in head.children):
        return False  # "the effects are grave, with thousands facing hunger"
    return any(_comments(child, lemma) for child in head.children)


def _comments(child: "Token", lemma: str) -> bool:
    """Whether what the head `lemma` governs shows that it comments, defines or keeps silent."""
    noun = child.lemma_.lower()
    if child.dep_ == "auxpass":
        return lemma in _OPINING
    if child.dep_ == "dobj":
        return (noun in _STIRRED and lemma in _STIRRING) or (
            noun in _SILENCE and any(word.lower_ == "no" for word in child.children)
        )
    if child.dep_ == "attr":
        return noun in _DEFINING and lemma == "be"
    return child.dep_ in ("nsubj", "nsubjpass") and noun in _COMMENTARY and lemma in _COMMENTING
