"""What polarity and modality both read: the words that attribute a clause, and negation.

Enters: a `Clause` or one of its tokens. Leaves: the cue's tokens, whether a verb is negated. It
refuses nothing: a clause of the report's own voice has no cue.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from purport.claims.clause import Clause

NEGATIONS = frozenset(["not", "n't", "never", "nt", "neither", "nor"])
NOBODY = frozenset(["nobody", "none", "nothing", "no-one"])


def is_nobody(token: "Token") -> bool:
    """Whether a subject is nobody: "nobody", "none", "no one"."""
    if token.lower_ in NOBODY:
        return True
    return token.lower_ == "one" and token.i > 0 and token.nbor(-1).lower_ == "no"


def tokens_of_cue(clause: "Clause") -> "tuple[Token, ...]":
    """Return the tokens of the innermost voice's cue, in text order; empty where there is none."""
    if clause.attribution is None or not clause.attribution.chain:
        return ()
    cue = clause.attribution.chain[-1].cue
    if cue is None:
        return ()
    words = clause.sentence.doc.char_span(cue.start, cue.end, alignment_mode="expand")
    return tuple(words or ())


def is_negated(token: "Token") -> bool:
    """Whether `token` carries a negation: its own, its auxiliary's, its subject's ("nobody")."""
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in NEGATIONS and child.dep_ in ("advmod", "preconj", "cc")
        ):
            return True
        if child.dep_ in ("aux", "auxpass") and any(c.dep_ == "neg" for c in child.children):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and is_nobody(child):
            return True
    return token.dep_ == "xcomp" and token.head.i != token.i and is_negated(token.head)
