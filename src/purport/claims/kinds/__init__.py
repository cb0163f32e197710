"""Clause -> Kind, by the words that govern it.

Enters: a `Clause`. Leaves: one `Kind`. It refuses to let loaded words decide: "liberated",
"seized" and "fell" weigh the same. Every word of the clause speaks for kinds, the louder the nearer
it stands to the head; a verb whose meaning hangs on what it governs is read through its frame. The
method and what it reaches: docs/decisions/0060-kinds.md.
"""

from typing import TYPE_CHECKING

from purport.claims.judging import is_called_untrue, is_judged
from purport.claims.kinds.arguments import Arguments, arguments_of, lemma_of
from purport.claims.kinds.grammar import is_light, weighted
from purport.claims.kinds.guilt import (
    accuses,
    demands,
    denies_barely,
    denies_telling,
    lays_guilt,
    states_creed,
)
from purport.claims.kinds.lexicon import ANY, Case, Lexicon, load_lexicon
from purport.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from purport.claims.clause import Clause

__all__ = ["kind_of", "score_kinds"]

# The numbers below were set on the development reports and the made sentences of the tests.
_FLOOR = 0.6  # below this sum nothing in the clause says what it is about
_FRAMED = 0.5  # below this weight a verb stands too far from the head for its frame to count
_MUST = 3.0  # what "must" adds for diplomacy: a head's weight
_PHRASE = 0.7  # the words of a phrase have spoken once by themselves
_LIGHT = 0.4  # what a verb like "carry out" says by itself

_DEEDS = (Kind.STRIKE, Kind.CASUALTIES, Kind.CLASH)
_NEVER_VERBS = frozenset({"ADP", "ADV", "PART", "DET", "PRON"})


def kind_of(clause: "Clause") -> Kind:
    """Return what `clause` is about.

    "killed in an airstrike" is casualties, "shot down a drone" losses, "is to blame" position.
    Where no word tells, a voice's words are its position, the report's own are other.
    """
    if is_called_untrue(clause) or denies_telling(clause):
        return _denied_event(clause)
    if lays_guilt(clause) or is_judged(clause):
        return Kind.POSITION
    if demands(clause):
        return Kind.DIPLOMACY
    scores = score_kinds(clause)
    best = max(scores, key=lambda kind: scores[kind], default=Kind.OTHER)
    if scores.get(best, 0.0) < _FLOOR:
        return Kind.OTHER if clause.attribution is None else Kind.POSITION
    if best in _DEEDS and (denies_barely(clause) or states_creed(clause)):
        return Kind.POSITION
    return best


def _denied_event(clause: "Clause") -> Kind:
    """Return what it is that is called untrue: an event, or only somebody's words."""
    if accuses(clause):
        return Kind.POSITION
    scores = score_kinds(clause)
    # "Statement" and "news" speak for diplomacy by themselves; they are what is called untrue.
    for believed in (Kind.POSITION, Kind.OTHER, Kind.DIPLOMACY):
        scores.pop(believed, None)
    best = max(scores, key=lambda kind: scores[kind], default=Kind.POSITION)
    return best if scores.get(best, 0.0) >= _FLOOR else Kind.POSITION


def score_kinds(clause: "Clause") -> dict[Kind, float]:
    """Return for every kind that a word of `clause` speaks for how loud it does; no fixed unit."""
    lexicon = load_lexicon()
    scores: dict[Kind, float] = {}
    weights = weighted(clause)
    for token, weight in weights:
        lemma = lemma_of(token)
        if lemma == "surround" and token.dep_ == "amod":
            continue  # "surrounding areas"
        own = weight * _LIGHT if is_light(token) else weight
        for kind, share in lexicon.words.get(lemma, ()):
            scores[kind] = scores.get(kind, 0.0) + share * own
        cases = lexicon.frames.get(lemma)
        if cases is None and token.i == clause.head.i and token.pos_ == "VERB":
            cases = lexicon.frames[ANY]
        if cases is not None and weight >= _FRAMED and _takes_arguments(token, lexicon):
            case = _first(cases, arguments_of(token, clause))
            if case is not None:
                scores[case.kind] = scores.get(case.kind, 0.0) + case.weight * weight
    if any(child.lower_ == "must" for child in clause.head.children if child.dep_ == "aux"):
        scores[Kind.DIPLOMACY] = scores.get(Kind.DIPLOMACY, 0.0) + _MUST
    for kind, share in _phrases(weights, lexicon):
        scores[kind] = scores.get(kind, 0.0) + _PHRASE * share
    return scores


def _takes_arguments(token: "Token", lexicon: Lexicon) -> bool:
    """Verbs and nouns of events do; neither "besieged" in "besieged areas" nor the "down" of "rain
    down" does.
    """
    if token.pos_ == "NOUN":
        return token.lemma_.lower() in lexicon.event_nouns
    return token.dep_ != "amod" and token.pos_ not in _NEVER_VERBS


def _first(cases: tuple[Case, ...], arguments: Arguments) -> Case | None:
    for case in cases:
        if (case.objectless and arguments.objects) or (case.passive and not arguments.passive):
            continue
        asked = (
            (case.objects, arguments.objects),
            (case.subjects, arguments.subjects),
            (case.links, arguments.links),
            (case.oblique, arguments.oblique),
        )
        if not any(wanted and wanted.isdisjoint(found) for wanted, found in asked):
            return case
    return None


def _phrases(
    weights: "list[tuple[Token, float]]", lexicon: Lexicon
) -> "Iterator[tuple[Kind, float]]":
    lemmas = [token.lemma_.lower() for token, _ in weights]
    for at, lemma in enumerate(lemmas):
        for rest, kind, share in lexicon.phrases.get(lemma, ()):
            end = at + 1 + len(rest)
            if tuple(lemmas[at + 1 : end]) == rest:
                yield kind, share * max(weight for _, weight in weights[at:end])
