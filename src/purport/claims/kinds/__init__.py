"""Clause -> Kind, by the words that govern it.

Enters: a `Clause`. Leaves: one `Kind`. It refuses to let loaded words decide: "liberated", "seized"
and "fell" weigh the same. Every word of the clause adds its weight to kinds, the more the closer it
stands to the clause's head; verbs whose meaning hangs on what they govern are read through `frames`.
The method is a scored lexicon over dependency depth (docs/decisions/0060-kinds.md).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from purport.claims.kinds.frames import EVENT_NOUNS, FRAMES, Case
from purport.claims.kinds.grammar import LIGHT, LIGHT_OWN, Arguments, arguments_of, weighted
from purport.claims.kinds.lexicon import PHRASES, WORDS
from purport.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause

__all__ = ["kind_of"]

# Below this sum nothing in the clause says what it is about: an assessment or a stray remark.
_FLOOR = 0.6
# Below this weight a word stands too far from the head for its frame to count.
_FRAMED = 0.5
_ACCUSING = frozenset(
    "accuse accuses accused accusing accusation accusations charge charges charged".split()
)
_DENYING = frozenset(
    """deny denies denied denying denial refute refutes refuted reject rejects rejected dismiss
    dismisses dismissed rebut rebutted""".split()
)
# Words that show that what is denied is an accusation made before.
_ECHOES = frozenset(
    "such any involved involvement responsibility responsible allegation allegations claims claim accusations accusation reports".split()
)
_DEMANDING = frozenset(
    "urge urges urged urging demand demands demanded demanding appeal appealed appeals".split()
)
_DEMAND = 3.0
_AT = frozenset("in at near on around outside".split())


def kind_of(clause: "Clause") -> Kind:
    """Return what `clause` is about.

    "killed in an airstrike" is casualties, "shot down a drone" losses, "denied the attack" position.
    """
    scores = score_kinds(clause)
    if lays_guilt(clause):
        return Kind.POSITION
    best = max(scores, key=lambda kind: scores[kind], default=Kind.OTHER)
    if scores.get(best, 0.0) < _FLOOR:
        return Kind.POSITION if clause.attribution else Kind.OTHER
    if best in (Kind.STRIKE, Kind.CASUALTIES) and _bare_denial(clause):
        return Kind.POSITION
    return best


def score_kinds(clause: "Clause") -> dict[Kind, float]:
    """Return the weight of every kind that a word of `clause` speaks for, for inspection and tests."""
    scores: dict[Kind, float] = {}
    weights = weighted(clause)
    for token, weight in weights:
        lemma = token.lemma_.lower()
        if lemma == "surround" and token.dep_ == "amod":
            continue  # "surrounding areas"
        own = weight * LIGHT_OWN if lemma in LIGHT else weight
        for kind, share in WORDS.get(lemma, ()):
            scores[kind] = scores.get(kind, 0.0) + share * own
        cases = FRAMES.get(lemma)
        if cases is not None and weight >= _FRAMED and _takes_arguments(token, lemma):
            case = _first(cases, arguments_of(token, clause))
            if case is not None:
                scores[case.kind] = scores.get(case.kind, 0.0) + case.weight * weight
    if _demands(clause):
        scores[Kind.DIPLOMACY] = scores.get(Kind.DIPLOMACY, 0.0) + _DEMAND
    for kind, share in _phrases(weights):
        scores[kind] = scores.get(kind, 0.0) + share
    return scores


def _takes_arguments(token: "Token", lemma: str) -> bool:
    """Verbs and nouns of events do; a participle before its noun ("besieged areas") does not."""
    return lemma in EVENT_NOUNS if token.pos_ == "NOUN" else token.dep_ != "amod"


def lays_guilt(clause: "Clause") -> bool:
    """Whether the words only lay guilt for an event that is told elsewhere, or deny such guilt.

    "accused the army of carrying out the attack" lays guilt; with a number or a place it tells what
    happened ("of killing six people in ...").
    """
    cue = cue_of(clause)
    if cue & _DENYING:
        return any(token.lower_ in _ECHOES for token in clause.tokens)
    if (
        any(token.lemma_.lower() == "blame" for token in clause.tokens)
        or "blame" in cue
        or "blaming" in cue
    ):
        return True
    if not cue & _ACCUSING:
        return False
    return not _tells_details(clause)


def _bare_denial(clause: "Clause") -> bool:
    """Whether a voice denies having done something that it does not tell: "denied using gas"."""
    return (
        clause.head.tag_ == "VBG"
        and bool(cue_of(clause) & _DENYING)
        and not any(child.dep_ == "nsubj" for child in clause.head.children)
        and not _tells_details(clause)
    )


def _tells_details(clause: "Clause") -> bool:
    return any(
        token.pos_ == "NUM"
        or (token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _AT)
        for token in clause.tokens
    )


def _demands(clause: "Clause") -> bool:
    """Whether the voice asks somebody to act: by its cue, or by "must"."""
    cue = cue_of(clause)
    if (
        cue & _DEMANDING
        or ("call" in cue or "called" in cue or "calls" in cue)
        and (cue & {"for", "on", "upon"} or clause.head.tag_ == "VB")
    ):
        return True
    return any(child.lower_ == "must" for child in clause.head.children if child.dep_ == "aux")


def cue_of(clause: "Clause") -> frozenset[str]:
    """Return the lower-case words of the innermost voice's cue."""
    if clause.attribution is None or not clause.attribution.chain:
        return frozenset()
    cue = clause.attribution.chain[-1].cue
    return frozenset(cue.text.lower().split()) if cue else frozenset()


def _first(cases: tuple[Case, ...], arguments: Arguments) -> Case | None:
    for case in cases:
        if case.objectless and arguments.objects:
            continue
        if case.objects and case.objects.isdisjoint(arguments.objects):
            continue
        if case.subjects and case.subjects.isdisjoint(arguments.subjects):
            continue
        if case.links and case.links.isdisjoint(arguments.links):
            continue
        if case.oblique and case.oblique.isdisjoint(arguments.oblique):
            continue
        return case
    return None


def _phrases(weights: "list[tuple[object, float]]") -> Iterator[tuple[Kind, float]]:
    lemmas = [token.lemma_.lower() for token, _ in weights]  # type: ignore[attr-defined]
    for at, lemma in enumerate(lemmas):
        for rest, kind, share in PHRASES.get(lemma, ()):
            if tuple(lemmas[at + 1 : at + 1 + len(rest)]) == rest:
                yield kind, 0.7 * share * max(weights[at + n][1] for n in range(len(rest) + 1))
