"""The head of a noun phrase -> the `Party` that the phrase names.

Enters: a token and the `Clause` it is read for. Leaves: a `Party`: the phrase's words, whom they
refer to (pronouns resolved, "we" being the voice that speaks) and their side. It refuses to reach
for words in front of the clause that a lost full stop has left there.
"""

from typing import TYPE_CHECKING

from purport.claims.antecedents import referent
from purport.claims.clause import Clause
from purport.claims.sides import side_of
from purport.claims.wordlists import word_list
from purport.model import Party, VoiceKind
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTING = word_list("parties", "counting_nouns")
_SPEAKER = frozenset(("we", "us", "our", "ours", "i", "me", "my"))
_PERSON = frozenset(("he", "his", "she", "her"))
_BODY = frozenset(("it", "its", "they", "their"))
_PRONOUNS = frozenset(("PRP", "PRP$", "WDT", "WP", "WP$", "DT"))
_REACH = 12  # tokens between a noun and the end of what belongs to it


def core(token: "Token") -> "Token":
    """Return the noun that is spoken of: "soldiers" in "dozens of soldiers", else `token`.

    A pronoun that nothing resolves stays what it is.
    """
    for _ in range(3):
        if token.lemma_.lower() not in _COUNTING:
            break
        inner = next((object_ for object_ in objects(token, "of")), None)
        if inner is None:
            break
        token = inner
    return token


def objects(token: "Token", *prepositions: str) -> list["Token"]:
    """Return the nouns that hang on `token` by one of `prepositions`."""
    return [
        grand
        for child in token.children
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions
        for grand in child.children
        if grand.dep_ == "pobj"
    ]


def is_pronoun(token: "Token") -> bool:
    """Whether the token stands for another noun."""
    return token.tag_ in _PRONOUNS


def speaker(token: "Token", clause: Clause) -> Party | None:
    """Return the voice whose words the clause is, where "we" or a first pronoun means it.

    "The doctor said he had treated ten": a third person that no noun of the clause stands before
    is the voice, if it is of the voice's kind.
    """
    if clause.attribution is None or not clause.attribution.chain:
        return None
    voice = clause.attribution.chain[-1]
    word = token.lower_
    if word not in _SPEAKER:
        person = voice.kind in (VoiceKind.PERSON, VoiceKind.UNNAMED)
        if word not in (_PERSON if person else _BODY) or token.i < clause.tokens[0].i:
            return None
        if any(before.pos_ in ("NOUN", "PROPN") for before in clause.tokens if before.i < token.i):
            return None
    name = voice.name
    return Party(characters(token, token), without_article(name), side_of(name, token.doc))


def party(token: "Token", clause: Clause) -> Party:
    """Return the party that the noun phrase around `token` names."""
    if is_pronoun(token):
        meant = referent(token)
        if meant is not None:
            words = phrase(meant, clause).text
            side = side_of(words, token.doc)
            return Party(characters(token, token), without_article(words), side)
    span = phrase(token, clause)
    owner = next((child for child in token.lefts if child.tag_ == "PRP$"), None)
    voice = speaker(owner, clause) if owner is not None else None
    meant = referent(owner) if owner is not None else None
    if owner is None or (voice is None and meant is None):
        return Party(span, without_article(span.text), side_of(span.text, token.doc))
    whose = voice.name if voice is not None else phrase(meant or owner, clause).text
    rest = span.text.replace(owner.text, "", 1).strip()
    name = f"{without_article(whose)}'s {rest}"
    return Party(span, name, side_of(name, token.doc))


def phrase(token: "Token", clause: Clause) -> TextSpan:
    """Return a noun with what stands before it, "of ..." behind it and what it is joined to."""
    low = clause.tokens[0].i
    first = token
    for child in token.lefts:
        edge = child.left_edge
        if child.dep_ != "punct" and (edge.i >= low or token.i < low):
            first = edge
            break
        if child.dep_ != "punct" and child.i >= low:
            first = child
            break
    last = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = objects(token, "of")
            last = inner[0] if inner and inner[0].i - token.i < _REACH else last
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.i - last.i < 6:
            last = child
        elif child.dep_ == "amod" and child.lower_ == "loyal":
            last = child.right_edge
        elif child.dep_ not in ("cc", "punct", "case"):
            break
    return characters(first, last)


def characters(first: "Token", last: "Token") -> TextSpan:
    """Return the words from one token to another; a parse's characters are the report's own."""
    words = first.doc[first.i : last.i + 1]
    return TextSpan(words.start_char, words.end_char, words.text)


def without_article(text: str) -> str:
    """Return a name without a leading "the", "a" or "an"."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text
