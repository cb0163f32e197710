"""What the voice does with a clause where that decides its kind: accuses, denies, demands.

Enters: a `Clause`. Leaves: whether its words only lay guilt for an event that is told elsewhere
(then they are a position), and whether the voice asks somebody to act (then they are diplomacy). It
refuses to call an accusation a position where it tells the event itself: how many, or where.
"""

from typing import TYPE_CHECKING

from purport.claims.cues import is_negated, tokens_of_cue

if TYPE_CHECKING:
    from purport.claims.clause import Clause


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACCUSING = _words("accuse accusation charge")
_DENYING = _words("deny denial refute reject dismiss rebut")
_DEMANDING = _words("urge demand appeal")
# Words that show that what is denied is an accusation made before.
_ECHOES = _words(
    """such any involved involvement responsibility responsible allegation allegations claim claims
    accusation accusations reports"""
)
_ACCUSATIONS = _words("allegation accusation charge involvement responsibility")
_TELLINGS = _words("report rumour rumor news information statement")
_WHERE = _words("area neighbourhood neighborhood district suburb village town city street market")
_AT = _words("in at near on around outside")
# "Only strikes militants", "would never harm civilians": what one holds oneself to.
_CREED = _words("only solely exclusively intentionally deliberately never purposely")
_SELF = _words("it its they their we our he his")


def lays_guilt(clause: "Clause") -> bool:
    """Whether the clause lays guilt, or denies it, without telling what happened.

    "accused the army of carrying out the attack" lays guilt; with a number or a place it tells the
    event ("of killing six people in ...").
    """
    cue = _cue(clause)
    if cue & _DENYING:
        return any(token.lower_ in _ECHOES for token in clause.tokens)
    if "blame" in cue or any(token.lemma_.lower() == "blame" for token in clause.tokens):
        return True
    return bool(cue & _ACCUSING) and not _tells(clause)


def accuses(clause: "Clause") -> bool:
    """Whether the clause speaks of an accusation, not of a report."""
    return any(token.lemma_.lower() in _ACCUSATIONS for token in clause.tokens)


def states_creed(clause: "Clause") -> bool:
    """Whether the voice tells what it holds itself to: "it only targets militants"."""
    head = clause.head
    if clause.attribution is None or head.tag_ in ("VBD", "VBN"):
        return False
    if is_negated(head) and any(child.lower_ in ("do", "does") for child in head.children):
        return True
    subjects = [child for child in head.children if child.dep_ == "nsubj"]
    own = any(word.lower_ in _SELF for noun in subjects for word in (noun, *noun.children))
    return own and any(
        word.lower_ in _CREED for child in head.children for word in (child, *child.children)
    )


def denies_barely(clause: "Clause") -> bool:
    """Whether a voice denies having done something that it does not tell: "denied using gas"."""
    return (
        clause.head.tag_ == "VBG"
        and bool(_cue(clause) & _DENYING)
        and not any(child.dep_ == "nsubj" for child in clause.head.children)
        and not _tells(clause)
    )


def denies_telling(clause: "Clause") -> bool:
    """Whether it denies "reports of" an event: the event is told, not an accusation answered."""
    if accuses(clause) or not _cue(clause) & _DENYING:
        return False
    return any(
        token.lemma_.lower() in _TELLINGS
        and any(child.lower_ == "of" for child in token.children if child.dep_ == "prep")
        for token in clause.tokens
    )


def demands(clause: "Clause") -> bool:
    """Whether the voice asks somebody to act or to refrain ("urged", "called for")."""
    for token in tokens_of_cue(clause):
        lemma = token.lemma_.lower()
        if lemma in _DEMANDING:
            return True
        links = {child.lower_ for child in token.children if child.dep_ in ("prep", "prt")}
        if lemma == "call" and (links & {"for", "on", "upon"} or clause.head.tag_ == "VB"):
            return True
        if lemma == "warn" and "against" in links:
            return True
    return False


def _cue(clause: "Clause") -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in tokens_of_cue(clause))


def _tells(clause: "Clause") -> bool:
    """Whether a number, a place or a thing that was hit stands there."""
    return any(
        token.pos_ == "NUM"
        or (token.pos_ == "PROPN" and token.dep_ == "dobj" and token.head.tag_ == "VBG")
        or (
            token.dep_ == "pobj"
            and token.head.lower_ in _AT
            and (token.pos_ == "PROPN" or token.lemma_.lower() in _WHERE)
        )
        for token in clause.tokens
    )
