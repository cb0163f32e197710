"""Tokens -> the numbers written there, in digits or in words.

Enters: a parsed text and a range of its tokens. Leaves: `Numeral` values. It refuses digits inside
names ("Su-34", "T-72"), clock times, ordinals, and number words that give no number ("dozens").
What a number counts is decided in `purport.claims.units`.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_ONES = {word: at for at, word in enumerate((*_UNITS, *_TEENS, "eighteen", "nineteen"), 1)}
_TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        strict=True,
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {"mln": 1e6, "bn": 1e9, "k": 1e3}
_PARTS = {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4}
_PARTS |= {"fifth": 5, "fifths": 5}
_VAGUE = frozenset(("several", "few", "many", "some", "couple", "countless", "these", "those"))
_DIGITS = re.compile(r"(?:\d{1,3}(?:[,’']\d{3})+|\d{1,8})(?:\.\d+)?")
_HYPHENS = frozenset(("-", "–", "‑"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the tokens `start` up to `end`; `upper` is the other end of "20 to 30".

    `percent` says that it is a share of a hundred, `plus` that a "+" follows.
    """

    start: int
    end: int
    value: float
    upper: float | None = None
    percent: bool = False
    plus: bool = False


def numerals(doc: "Doc", start: int, end: int) -> list[Numeral]:
    """Return the numbers written at the tokens `start` up to `end`, in order."""
    found: list[Numeral] = []
    at = start
    while at < end:
        numeral = _numeral(doc, at)
        if numeral is None:
            at += 1
            continue
        at = numeral.end
        last = found[-1] if found else None
        if last is not None and _is_range(doc, last, numeral):
            same = last.percent or numeral.percent
            found[-1] = Numeral(last.start, numeral.end, last.value, numeral.value, same)
            continue
        found.append(numeral)
    return found


def _numeral(doc: "Doc", at: int) -> Numeral | None:
    token = doc[at]
    fraction = _fraction(doc, at)
    if fraction is not None:
        return fraction
    first = at
    if token.lower_ == "a" and at + 1 < len(doc) and doc[at + 1].lower_ in _SCALES:
        first, token = at + 1, doc[at + 1]  # "a hundred"
    read = _digits(doc, first) if token.text[0].isdigit() else _words(doc, first)
    if read is None:
        return None
    end, value = read
    plus = end < len(doc) and doc[end].text == "+"
    percent = end < len(doc) and doc[end].lower_ in ("%", "percent", "pct", "percentage")
    if not percent and end + 1 < len(doc) and doc[end].lower_ == "per":
        percent = doc[end + 1].lower_ == "cent"
    return Numeral(at, end + plus, value, percent=percent, plus=plus)


def _digits(doc: "Doc", at: int) -> tuple[int, float] | None:
    token = doc[at]
    text = token.text.rstrip("%+")
    if not _DIGITS.fullmatch(text) or (len(text) > 1 and text[0] == "0" and text[1] != "."):
        return None
    before = doc[at - 1] if at else None
    if before is not None and not before.whitespace_:
        # "T-72", "№5", "10:30", "+7812"; a range ("20-30") is joined elsewhere.
        if before.text in _HYPHENS and at > 1 and not doc[at - 2].text[-1].isdigit():
            return None
        if before.text in ("+", "#", "№", ":", "/") or before.text[-1].isalpha():
            return None
    after = doc[at + 1] if at + 1 < len(doc) else None
    if after is not None and not token.whitespace_ and after.text[0] == ":":
        return None
    value = float(re.sub(r"[,’']", "", text))
    end = at + 1
    while end < len(doc) and (scale := _scale(doc[end])) is not None:
        value *= scale
        end += 1
    return end, value


def _scale(token: "Token") -> float | None:
    return _SCALES.get(token.lower_)


def _words(doc: "Doc", at: int) -> tuple[int, float] | None:
    """Read number words: "fifty nine", "a hundred and twenty", "two dozen", "1.5 million"."""
    total, group, end, seen = 0.0, 0.0, at, False
    before = doc[at - 1].lower_ if at else ""
    while end < len(doc):
        word = doc[end].lower_
        if word in _ONES and (not seen or (group % 10 == 0 and group % 100 != 10)):
            group += _ONES[word]
        elif word in _TENS and (not seen or group % 100 == 0):
            group += _TENS[word]
        elif word in _SCALES and word != "k" and (seen or before in ("a", "the", "than")):
            scale = _SCALES[word]
            group = (group or 1) * scale
            if scale >= 1_000:
                total, group = total + group, 0.0
        elif not (seen and _joins(doc, end)):
            break
        seen = True
        end += 1
    if not seen or (before in _VAGUE and doc[at].lower_ in _SCALES):
        return None
    if _scale(doc[at]) is not None and before in ("few", "several"):
        return None
    return end, total + group


def _joins(doc: "Doc", at: int) -> bool:
    """Whether a token is inside a number: "a hundred and twenty", "fifty-nine", not "three and"."""
    if at + 1 >= len(doc) or not (doc[at + 1].lower_ in _ONES or doc[at + 1].lower_ in _TENS):
        return False
    if doc[at].lower_ == "and":
        return doc[at - 1].lower_ in ("hundred", "thousand")
    return doc[at].text in _HYPHENS and not doc[at].whitespace_ and doc[at - 1].lower_ in _TENS


def _fraction(doc: "Doc", at: int) -> Numeral | None:
    """Read "two-thirds", "a third of", "three quarters of" as a share of a hundred."""
    end, value = at + 1, 1.0
    word = doc[at].lower_
    if word in _ONES:
        value = _ONES[word]
        if end < len(doc) and doc[end].text in _HYPHENS:
            end += 1
    elif word not in ("a", "third", "quarter"):
        return None
    else:
        end = at + (word == "a")
    if end + 1 >= len(doc) or doc[end].lower_ not in _PARTS:
        return None
    if doc[end + 1].lower_ != "of":
        return None
    share = round(100 * value / _PARTS[doc[end].lower_], 2)
    return Numeral(at, end + 1, share, percent=True) if share <= 100 else None


def _is_range(doc: "Doc", first: Numeral, second: Numeral) -> bool:
    if first.upper is not None or second.value <= first.value:
        return False
    between = [token.lower_ for token in doc[first.end : second.start] if token.text != "%"]
    if between == ["and"]:
        return first.start > 0 and doc[first.start - 1].lower_ == "between"
    return len(between) == 1 and (between[0] in ("to", "or") or between[0] in _HYPHENS)
