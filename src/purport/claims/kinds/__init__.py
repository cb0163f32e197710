"""Clause -> Kind, by the words that govern it.

Enters: a `Clause`. Leaves: one `Kind`. It refuses to let loaded words decide: "liberated", "seized"
and "fell" weigh the same. Every word of the clause adds its weight to kinds, the more the closer it
stands to the clause's head; verbs whose meaning hangs on what they govern are read through `frames`.
The method is a scored lexicon over dependency depth (docs/decisions/0060-kinds.md).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from purport.claims.kinds.frames import EVENT_NOUNS, FRAMES, Case
from purport.claims.kinds.grammar import Arguments, arguments_of, weighted
from purport.claims.kinds.lexicon import PHRASES, WORDS
from purport.model import Kind

if TYPE_CHECKING:
    from purport.claims.clause import Clause

__all__ = ["kind_of"]

# Below this sum nothing in the clause says what it is about: an assessment or a stray remark.
_FLOOR = 0.6
_ACCUSING = frozenset("accuse accuses accused accusing accusation accusations charge charges charged".split())
_DENYING = frozenset(
    """deny denies denied denying denial refute refutes refuted reject rejects rejected dismiss
    dismisses dismissed rebut rebutted""".split()
)
# Words that show that what is denied is an accusation made before.
_ECHOES = frozenset("such any involved involvement responsibility responsible allegation allegations claims claim accusations accusation reports".split())
_AT = frozenset("in at near on around outside".split())


def kind_of(clause: "Clause") -> Kind:
    """Return what `clause` is about.

    "killed in an airstrike" is casualties, "shot down a drone" losses, "denied the attack" position.
    """
    scores = score_kinds(clause)
    if lays_guilt(clause):
        return Kind.POSITION
    best = max(scores, key=lambda kind: scores[kind], default=Kind.OTHER)
    return best if scores.get(best, 0.0) >= _FLOOR else Kind.POSITION if clause.attribution else Kind.OTHER


def score_kinds(clause: "Clause") -> dict[Kind, float]:
    """Return the weight of every kind that a word of `clause` speaks for, for inspection and tests."""
    scores: dict[Kind, float] = {}
    weights = weighted(clause)
    for token, weight in weights:
        lemma = token.lemma_.lower()
        for kind, share in WORDS.get(lemma, ()):
            scores[kind] = scores.get(kind, 0.0) + share * weight
        cases = FRAMES.get(lemma)
        if cases is not None and weight >= 0.5 and (token.pos_ != "NOUN" or lemma in EVENT_NOUNS):
            case = _first(cases, arguments_of(token, clause))
            if case is not None:
                scores[case.kind] = scores.get(case.kind, 0.0) + case.weight * weight
    for kind, share in _phrases(weights):
        scores[kind] = scores.get(kind, 0.0) + share
    return scores


def lays_guilt(clause: "Clause") -> bool:
    """Whether the words only lay guilt for an event that is told elsewhere, or deny such guilt.

    "accused the army of carrying out the attack" lays guilt; with a number or a place it tells what
    happened ("of killing six people in ...").
    """
    cue = cue_of(clause)
    if cue & _DENYING:
        return any(token.lower_ in _ECHOES for token in clause.tokens)
    if any(token.lemma_.lower() == "blame" for token in clause.tokens) or "blame" in cue or "blaming" in cue:
        return True
    if not cue & _ACCUSING:
        return False
    return not any(
        token.pos_ == "NUM" or (token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ in _AT)
        for token in clause.tokens
    )


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
