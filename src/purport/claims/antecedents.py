"""Pronoun -> the noun that it stands for, in its sentence or the one before.

Enters: a pronoun's token. Leaves: the head of a noun phrase, or None. It refuses to look further
than one sentence back and to answer for "it" without a thing or a body to mean. A few rules of
number and subject (Lappin and Leass 1994 weigh the same): there is no trained model here.
"""

from typing import TYPE_CHECKING

from purport.claims.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset(("they", "them", "their", "theirs", "these", "those", "we", "our"))
_PERSON = frozenset(("he", "him", "his", "she", "her", "hers"))
_COLLECTIVE = word_list("parties", "collective_nouns")


def referent(pronoun: "Token") -> "Token | None":
    """Return the head of the noun phrase that `pronoun` stands for, None where none fits."""
    if pronoun.tag_ in ("WDT", "WP", "WP$") or (
        pronoun.lower_ == "that" and pronoun.head.dep_ == "relcl"
    ):
        return _relative(pronoun)
    if pronoun.tag_ not in ("PRP", "PRP$"):
        return None
    best: tuple[int, Token] | None = None
    for distance, token in _before(pronoun):
        if (
            token.pos_ not in ("NOUN", "PROPN")
            or not token.text[0].isalnum()
            or not _fits(pronoun, token)
        ):
            continue
        weight = {"nsubj": 60, "nsubjpass": 60, "dobj": 30, "pobj": 15, "agent": 25}.get(
            token.dep_, 5
        )
        if token.dep_ == "poss":
            weight = 20
        weight -= min(distance, 60)
        if best is None or weight > best[0]:
            best = weight, token
    return best[1] if best is not None else None


def _relative(pronoun: "Token") -> "Token | None":
    verb = pronoun.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head == verb:
            return None
        verb = verb.head
    return None


def _before(pronoun: "Token") -> "list[tuple[int, Token]]":
    sentence = pronoun.sent
    start = sentence.start
    if start > 0:
        start = pronoun.doc[start - 1].sent.start
    owner = pronoun.head if pronoun.tag_ == "PRP$" else None
    return [
        (pronoun.i - token.i, token)
        for token in pronoun.doc[start : pronoun.i]
        if token != owner and token.dep_ not in ("compound", "amod", "npadvmod", "nmod")
    ]


def _fits(pronoun: "Token", noun: "Token") -> bool:
    word = pronoun.lower_
    plural = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
    lemma = noun.lemma_.lower()
    if word in _PLURAL:
        body = noun.pos_ == "PROPN" and noun.dep_ in ("nsubj", "nsubjpass")
        return plural or body or lemma in _COLLECTIVE
    if word in _PERSON:
        return not plural and (
            noun.pos_ == "PROPN" or lemma in ("president", "minister", "commander")
        )
    return not plural and word in ("it", "its")
