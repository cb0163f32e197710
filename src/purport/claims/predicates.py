"""The verb of a clause -> its subject, its agent, and the verbs that complete it.

Enters: tokens of a parse. Leaves: other tokens of it. It refuses to say whether a subject can act:
that is read in `purport.claims.parties`. Subjects are passed on the way English passes them: to
second predicates, participles, infinitives and relative clauses.
"""

from typing import TYPE_CHECKING

from purport.claims.mentions import objects
from purport.claims.times import EVENT_NOUNS
from purport.claims.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

HARMING = word_list("parties", "harming_verbs")
DEEDS = EVENT_NOUNS | word_list("parties", "instrument_nouns")
_RESULTS = word_list("parties", "result_verbs")
_ACCUSING = word_list("parties", "accusing_verbs")
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_LINKS = frozenset(("conj", "advcl", "xcomp", "prep", "dep", "ccomp", "pcomp"))


def completing_verbs(head: "Token") -> list["Token"]:
    """Return the clause's verb and what completes it: "managed to hit", "left ten dead"."""
    verbs = [head]
    for _ in range(2):
        inner = [
            child
            for child in verbs[-1].children
            if child.dep_ == "xcomp"
            or (child.dep_ == "ccomp" and verbs[-1].lemma_ == "leave")
            or (child.dep_ == "conj" and child.pos_ == "VERB" and not _has(verbs[-1], "dobj"))
        ]
        if not inner:
            break
        verbs.append(inner[0])
    return verbs


def subject_of(verb: "Token") -> "Token | None":
    """Return a verb's subject; where it has none, that of the verb it is joined to or hangs on."""
    token = verb
    for _ in range(6):
        own = next((child for child in token.children if child.dep_ in _SUBJECTS), None)
        result = token.tag_ == "VBG" and token.lemma_.lower() in HARMING | _RESULTS
        if own is not None and not (result and own.lemma_.lower() in DEEDS):
            return own
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            governing = governing_verb(token.head)
            if not result or governing is None or token.head.dep_ not in ("dobj", "pobj"):
                return token.head
            # "shelled the trenches killing ten": whoever shelled, not the trenches.
            token = governing
            continue
        if token.dep_ == "prep" and token.head.lemma_.lower() in _ACCUSING:
            return next((child for child in token.head.children if child.dep_ == "dobj"), None)
        if token.dep_ in ("dobj", "pobj") and token.head.pos_ == "VERB":
            token = token.head
            continue
        if token.dep_ not in _LINKS:
            return None
        if token.head.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            # "the deed of X, killing ten": the verb hangs on the noun for the deed.
            return token.head if token.head.pos_ in ("NOUN", "PROPN") else None
        token = token.head
    return None


def governing_verb(noun: "Token") -> "Token | None":
    """Return the nearest verb above a noun."""
    return next((token for token in noun.ancestors if token.pos_ == "VERB"), None)


def is_accused(noun: "Token") -> bool:
    """Whether the noun is whom somebody accuses: "accused the army of shelling the town"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _ACCUSING


def _has(token: "Token", dep: str) -> bool:
    return any(child.dep_ == dep for child in token.children)


def is_passive(verb: "Token") -> bool:
    """Whether the verb's subject is whom it is done to; second predicates go by their first."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    own = any(child.dep_ in ("nsubj", "aux") for child in verb.children)
    return verb.dep_ == "conj" and not own and verb.head.pos_ == "VERB" and is_passive(verb.head)


def agent_of(verb: "Token") -> "Token | None":
    """Return who did what a passive verb tells: "by X", on the verb or on one of its nouns."""
    for token in (verb, *(child for child in verb.rights if child.dep_ in ("dobj", "prep"))):
        found = objects(token, "by")
        if found:
            return found[0]
    for child in verb.children:
        if child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj" and (found := objects(noun, "by")):
                    return found[0]
    return None
