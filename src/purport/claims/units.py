"""A number in a sentence -> what it counts, or nothing where it counts nothing.

Enters: a parsed text and a `Numeral`. Leaves: the unit in the report's own words
("cruise missiles", "people", "km", "percent of place"). It refuses measures that are no claim's
quantity (durations, ages, calibres) and numbers that are names (articles, resolutions, hills).
"""

from typing import TYPE_CHECKING

from purport.claims.numerals import Numeral
from purport.claims.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACE = "percent of place"

_MEASURES = {
    form: unit
    for unit, forms in {
        "km": "km kms kilometer kilometre kilometers kilometres",
        "m": "m meter metre meters metres",
        "miles": "mile miles",
        "yards": "yard yards",
        "feet": "foot feet ft",
        "square kilometres": "km2 sqkm",
    }.items()
    for form in forms.split()
}
_DURATIONS = word_list("units", "durations")
_CALIBRES = word_list("units", "calibres")
_WEIGHTS = word_list("units", "weights")
_LABELS = word_list("units", "labels")
_PLACE_NOUNS = word_list("units", "place_nouns")
_PEOPLE_VERBS = word_list("units", "people_verbs")
_HYPHENS = frozenset(("-", "–", "‑"))


def counted_noun(doc: "Doc", numeral: Numeral) -> tuple[int, "Token | None"]:
    """Return the token behind the counted words, and the noun counted, None where there is none."""
    at = numeral.end
    if at < len(doc) and doc[at].lower_ in ("%", "percent", "pct"):
        return at + 1, doc[at]
    if numeral.percent:
        return at, None
    last = at
    noun: Token | None = None
    while last < len(doc) and last - at < 8:
        token = doc[last]
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
            if token.tag_ == "NNS" and not _goes_on(doc, last):
                return last + 1, token
        elif token.tag_ in ("VBG", "VBN", "JJ", "JJR", "JJS", "RB", "HYPH", "CD", "POS"):
            if noun is not None and token.tag_ in ("VBG", "VBN", "RB", "CD"):
                break
            if noun is not None and noun.tag_ in ("NNS", "NNPS"):
                break
            if token.tag_ == "CD" and noun is None and last > at:
                break
        elif token.lower_ not in ("regime", "rebel", "new", "more", "other", "others"):
            hyphenated = last + 1 < len(doc) and doc[last + 1].text in _HYPHENS
            if noun is not None or not hyphenated:  # "off-road vehicles"
                break
        last += 1
    if noun is None and at < len(doc) and doc[at].lower_ in ("others", "more", "of"):
        return at, None
    return (noun.i + 1 if noun is not None else at), noun


def _goes_on(doc: "Doc", at: int) -> bool:
    """Whether a plural is itself a modifier: "19 weapons depots", "two armed forces bases"."""
    token = doc[at]
    return token.dep_ in ("compound", "nmod") and token.head.i == at + 1


def unit_of(doc: "Doc", numeral: Numeral, noun: "Token | None", *, head: "Token") -> str | None:
    """Return the unit, or None where the number counts nothing that a claim could be about.

    A bare number of dead or wounded counts "people".
    """
    if numeral.percent:
        return _share(doc, numeral, head=head)
    number = doc[numeral.end - 1]
    before = doc[numeral.start - 1] if numeral.start else None
    if before is not None and _is_label(before, number, noun):
        return None
    if _is_year(numeral, noun, doc) or _hyphenated(doc, numeral) or _is_age(doc, numeral):
        return None
    if noun is None:
        return _bare(doc, numeral, head=head)
    word = noun.lower_
    at = numeral.end
    first = doc[at].lower_ if at < len(doc) else ""
    if first in _CALIBRES or noun.lemma_.lower() in _DURATIONS or _duration(doc, at, noun.i):
        return None
    if first in _WEIGHTS and noun.i > at:
        return None
    if first in _MEASURES:
        return _MEASURES[first]
    if before is not None and before.text in ("$", "€", "£"):
        return {"$": "dollars", "€": "euros", "£": "pounds"}[before.text]
    if first in ("square", "sq") and word in _MEASURES:
        return "square " + word
    if word in ("one", "thing"):
        return None
    return _words(doc, numeral, noun)


def _share(doc: "Doc", numeral: Numeral, *, head: "Token") -> str:
    at = numeral.end
    while at < len(doc) and doc[at].lower_ in ("%", "percent", "pct", "per", "cent", "percentage"):
        at += 1
    if at < len(doc) and doc[at].lower_ == "of":
        noun = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
        if noun is not None:
            return PLACE if is_place(noun) else f"percent of {noun.lower_}"
    return "percent"


def is_place(noun: "Token") -> bool:
    """Whether the noun is a place: a place noun, or a name that no people or force follows."""
    return noun.lower_ in _PLACE_NOUNS or noun.pos_ == "PROPN"


def _words(doc: "Doc", numeral: Numeral, noun: "Token") -> str:
    """The counted noun with what specifies it: "cruise missiles", "suicide car bombs"."""
    if noun.lower_ in ("others", "other", "more", "person", "persons"):
        return "people"
    words = [_as_written(noun)]
    at = noun.i - 1
    while at >= numeral.end and (doc[at].tag_ == "NN" or doc[at].text in _HYPHENS):
        words.insert(0, doc[at].text)
        at -= 1
    if words[0] in _HYPHENS:  # "five-storey buildings", "500-kg depots": another number's measure
        words = words[2:]
    if noun.tag_ == "NN" and numeral.value > 1:
        # "30 army and 40 rebel fighters": the noun stands behind the second number.
        after = doc[noun.i + 1 : noun.i + 6]
        if len(after) > 1 and after[0].lower_ in ("and", "or") and after[1].pos_ == "NUM":
            words += [token.lower_ for token in after if token.tag_ == "NNS"][:1]
    return " ".join(words).replace(" - ", "-")


def _as_written(noun: "Token") -> str:
    """A name keeps its capitals, a word at the head of a sentence loses its one."""
    return noun.text if noun.text[0].isupper() and not noun.is_sent_start else noun.lower_


def _counted_before(number: "Token") -> str | None:
    """The noun in "the number of soldiers had fallen to about 40"."""
    verb = next((t for t in number.ancestors if t.pos_ == "VERB"), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb else None
    if subject is None or subject.lemma_.lower() not in ("number", "count", "total"):
        return None
    of = next((c for c in subject.rights if c.lower_ == "of"), None)
    noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of else None
    if noun is None:
        return None
    return "people" if noun.tag_ in ("VBN", "JJ") else _as_written(noun)


def _bare(doc: "Doc", numeral: Numeral, *, head: "Token") -> str | None:
    number = doc[numeral.end - 1]
    after = doc[numeral.end].lower_ if numeral.end < len(doc) else ""
    governor = number.head
    if after in ("others", "more", "dead", "wounded", "injured", "killed", "missing"):
        return "people"
    if after == "of":
        noun = next((child for child in doc[numeral.end].children if child.dep_ == "pobj"), None)
        if noun is None and numeral.end + 1 < len(doc) and doc[numeral.end + 1].pos_ == "NUM":
            noun = doc[numeral.end + 1].head  # "12 of 15 drones"
        if noun is None or noun.lemma_.lower() in _DURATIONS or noun.tag_ in ("JJS", "PRP"):
            return None
        if number.lower_ == "one" and any(child.tag_ in ("JJS", "RBS") for child in noun.children):
            return None  # "one of the largest attacks"
        return _as_written(noun)
    counted = _counted_before(number)
    if counted is not None:
        return counted
    near = doc[numeral.end : numeral.end + 4]
    verbs = {governor.lemma_.lower(), governor.head.lemma_.lower(), head.lemma_.lower()}
    verbs |= {token.lower_ for token in near} | {token.lemma_.lower() for token in near}
    if number.lower_ == "one" and number.dep_ not in ("nsubjpass", "nsubj", "dobj"):
        return None
    if (
        verbs & _PEOPLE_VERBS
        or "toll" in verbs
        or "toll" in {token.lower_ for token in number.sent}
    ):
        return "people"
    return None


def _is_label(before: "Token", number: "Token", noun: "Token | None") -> bool:
    """Whether the number is part of a name: "Article 21", "Resolutions 2118 and 2235"."""
    if before.lower_ in _LABELS and before.dep_ != "prep" and not before.is_sent_start:
        return noun is None or before.pos_ == "PROPN" or number.head != noun
    if before.lower_ in _LABELS and before.is_sent_start:
        return noun is None
    if number.dep_ == "conj" and number.head.pos_ == "NUM":
        earlier = number.head
        if earlier.i and earlier.nbor(-1).lower_ in _LABELS:
            return True
    if before.pos_ != "PROPN" or not before.text[0].isupper():
        return False
    if noun is not None and before.head == noun and before.dep_ == "compound":
        return True
    return noun is None and number.head == before


def _is_year(numeral: Numeral, noun: "Token | None", doc: "Doc") -> bool:
    text = doc[numeral.start].text
    if not (numeral.end - numeral.start == 1 and text.isdigit() and 1900 <= numeral.value < 2100):
        return False
    before = doc[numeral.start - 1].lower_ if numeral.start else ""
    return noun is None or before in ("in", "since", "of", "from", "until", "by", "to", "the")


def _hyphenated(doc: "Doc", numeral: Numeral) -> bool:
    """Whether the number is inside an adjective: "31-vehicle", "eight-hour", "two-year-old"."""
    at = numeral.end
    if at + 1 >= len(doc) or doc[at].text not in _HYPHENS or doc[at - 1].whitespace_:
        return False
    return not doc[at].whitespace_ and doc[at + 1].lower_ not in _MEASURES


def _is_age(doc: "Doc", numeral: Numeral) -> bool:
    before = doc[numeral.start - 1].lower_ if numeral.start else ""
    return before in ("aged", "age", "ages") or (
        numeral.end < len(doc) and doc[numeral.end].lower_ in ("-year", "year-old", "years-old")
    )


def _duration(doc: "Doc", at: int, noun: int) -> bool:
    """Whether what follows the number is a stretch of time: "two and a half years", "24 hours"."""
    return any(token.lemma_.lower() in _DURATIONS for token in doc[at : min(at + 2, noun + 1)])
