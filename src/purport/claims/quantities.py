"""Clause -> the numbers that it counts with, each with its bounds and unit.

Enters: a `Clause` and its `Report`. Leaves: `Quantity` values, the claim's own first. It refuses
numbers that count nothing in the claim: dates, clock times, durations, ages, calibres, ordinals,
weapons' designations, articles and resolutions; and words that give no bound ("dozens", "several").
"""

from typing import TYPE_CHECKING

from purport.claims.clause import Clause
from purport.claims.dates import date_mentions
from purport.claims.numerals import Numeral, numerals
from purport.claims.units import PLACE, counted_noun, is_place, unit_of
from purport.claims.wordlists import word_list
from purport.model import Quantity, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What stands before a number and moves its bounds: above (">"), from (">="), below ("<"), up to
# ("<="); about and the like ("=") leave them.
_SENSES = {
    ">=": """no fewer than|no less than|not less than|at least|at the least|at a minimum
        |a minimum of|minimum of|least|minimum""",
    "<=": """no more than|not more than|at most|as many as|as much as|as high as|a maximum of
        |maximum of|up to|within""",
    ">": "more than|greater than|in excess of|over|above|upwards of|well over|exceeding|exceeded",
    "<": "fewer than|less than|under|below",
    "=": """a total of|close to|an estimated|an additional|nearly|almost|about|around|some
        |approximately|roughly|estimated|another|additional|exactly|just|only|all|other|further
        |total of|circa""",
}
_MODIFIERS = {
    tuple(phrase.split()): sense
    for sense, phrases in _SENSES.items()
    for phrase in phrases.split("|")
}
_LONGEST = max(map(len, _MODIFIERS))
_SHARES = {"half": 50.0, "majority": 50.0, "most": 50.0}
_TAKING = word_list("quantities", "taking_verbs")
_WHOLLY = word_list("quantities", "wholly")
_FULL = word_list("quantities", "full")
_INCLUDING = word_list("quantities", "including")
_TOLL_VERBS = word_list("quantities", "toll_verbs")


def quantities_of(clause: Clause, report: Report) -> tuple[Quantity, ...]:
    """Return the clause's quantities, the claim's own main one first; () where it counts nothing.

    "over 80% of" a place is 80 to 100, strict, "percent of place"; "the majority of" and "most of"
    50 to 100, strict; "fully liberated" 100 to 100; "at least 70" 70 and up; "up to 150" down from
    150; "some 80" 80 to 80.
    """
    doc = clause.sentence.doc
    own = {token.i for token in clause.tokens}
    found: list[tuple[int, Quantity]] = []
    dated = _dated_tokens(clause, report)
    for numeral in numerals(doc, min(own), max(own) + 1):
        if numeral.start not in own or numeral.start in dated:
            continue
        if found and found[-1][0] == numeral.start - 2 and doc[numeral.start - 1].lower_ == "of":
            continue  # "12 of 15 drones"
        quantity = _counted(doc, numeral, clause, report)
        if quantity is not None:
            found.append((numeral.end - 1, quantity))
    found += _shares(clause, report, taken={at for at, _ in found})
    if not any(quantity.unit == PLACE for _, quantity in found):
        found += _whole(clause, report)
    return tuple(quantity for _, quantity in sorted(found, key=lambda pair: _rank(pair, clause)))


def _dated_tokens(clause: Clause, report: Report) -> set[int]:
    if not any(character.isdigit() for token in clause.tokens for character in token.text):
        return set()
    doc = clause.sentence.doc
    first, last = clause.tokens[0], clause.tokens[-1]
    dated: set[int] = set()
    for mention in date_mentions(report.text, first.idx, last.idx + len(last.text)):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        dated |= set(range(span.start, span.end)) if span is not None else set()
    return dated


def _counted(doc: "Doc", numeral: Numeral, clause: Clause, report: Report) -> Quantity | None:
    end, noun = counted_noun(doc, numeral)
    unit = unit_of(doc, numeral, noun, head=clause.head)
    if unit is None:
        return None
    start, sense = _modifier(doc, numeral.start)
    low: float | None
    high: float | None
    low, high = numeral.value, numeral.upper or numeral.value
    if numeral.plus or _follows(doc, end, ("or", "more")):
        sense = ">="
    elif _follows(doc, end, ("or", "less")) or _follows(doc, end, ("or", "fewer")):
        sense = "<="
    if sense in (">", ">="):
        high = 100.0 if unit.startswith("percent") and low <= 100 else None
    elif sense in ("<", "<="):
        low = None
    first, last = doc[start], doc[max(numeral.end, end if "percent" in unit else numeral.end) - 1]
    mention = report.span(first.idx, last.idx + len(last.text))
    return Quantity(mention, low, high, sense in (">", "<"), unit)


def _modifier(doc: "Doc", start: int) -> tuple[int, str]:
    """Return where the words that bound the number at token `start` begin, and their sense."""
    sense = "="
    for _ in range(3):  # "at least another 30", "just over 80"
        for length in range(min(_LONGEST, start), 0, -1):
            words = tuple(token.lower_ for token in doc[start - length : start])
            meaning = _MODIFIERS.get(words)
            if meaning is None and length == 2 and words[0][-3:] == "ore" and words[1] == "than":
                meaning = ">"  # "more" with a slip
            if meaning is not None:
                break
        else:
            break
        if words == ("over",) and _preposition(doc[start - 1]):
            break
        start -= length
        sense = meaning if sense == "=" else sense
    return start, sense


def _preposition(token: "Token") -> bool:
    """Whether "over" leads a place or a time ("over two villages") and is no bound."""
    return token.dep_ == "prep" and token.head.lemma_ in ("fly", "control", "authority", "crash")


def _follows(doc: "Doc", at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.lower_ for token in doc[at : at + len(words)]) == words


def _shares(clause: Clause, report: Report, *, taken: set[int]) -> list[tuple[int, Quantity]]:
    """Shares said in words: "the majority of the town", "half of it", "most fighters"."""
    found = []
    doc = clause.sentence.doc
    for token in clause.tokens:
        word = token.lower_
        if word not in _SHARES or token.i in taken:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is None:
            continue
        if after.lower_ == "of":
            noun = next((child for child in after.children if child.dep_ == "pobj"), None)
        elif (
            word == "most" and token.dep_ in ("amod", "nmod") and token.head.tag_ in ("NNS", "NNPS")
        ):
            noun = token.head if token.i + 2 >= token.head.i else None
        elif word == "half" and after.lower_ in ("the", "its", "their"):
            noun = token.head
        else:
            noun = None
        if noun is None or noun.i <= token.i or noun.lower_ in ("which", "whom", "them", "all"):
            continue
        at = token.i
        start, sense = _modifier(doc, at)
        while start > clause.tokens[0].i and doc[start - 1].lower_ in ("the", "a", "vast", "great"):
            start -= 1
        if word != "half":
            sense = ">"
        low, high = 50.0, 100.0 if sense in (">", ">=") else 50.0
        mention = report.span(doc[start].idx, token.idx + len(token.text))
        unit = PLACE if is_place(noun) else f"percent of {noun.lower_}"
        if sense in ("<", "<="):
            found.append((at, Quantity(mention, None, 50.0, sense == "<", unit)))
        else:
            found.append((at, Quantity(mention, low, high, sense == ">", unit)))
    return found


def _whole(clause: Clause, report: Report) -> list[tuple[int, Quantity]]:
    """A place held as a whole: "fully liberated", "full control of", "completely captured"."""
    for token in clause.tokens:
        word = token.lower_
        if word in _WHOLLY:
            verb = token.head
            if verb.lemma_.lower() not in _TAKING or abs(verb.i - token.i) > 4:
                continue
            first = last = token
        elif word in _FULL and token.head.lower_ == "control":
            first, last = token, token.head
        else:
            continue
        mention = report.span(first.idx, last.idx + len(last.text))
        return [(token.i, Quantity(mention, 100.0, 100.0, False, PLACE))]
    return []


def _rank(pair: tuple[int, Quantity], clause: Clause) -> tuple[int, int]:
    """What the clause's head counts comes first; parts of it ("including five children") last."""
    at, _ = pair
    token = clause.sentence.doc[at]
    head = clause.head
    path = [token, *token.ancestors]
    if any(step.lower_ in _INCLUDING for step in path[: path.index(head) if head in path else 0]):
        return 2, at
    if head.lemma_.lower() in _TOLL_VERBS:
        roles = [step.dep_ for step in path if step.head == head]
        return (0 if any(role in ("dobj", "nsubjpass") for role in roles) else 1), at
    return 1, at
