"""Clause -> the words in it that take a side, beside words that do not.

Enters: a `Clause` and its `Report`. Leaves: `Framing` values, each with its exact characters. It
refuses to read a side into names ("the Liberation Front") and into long quotations: quotation
marks around more than a word or two quote somebody, they do not doubt.
The words are curated in ``framing.toml``, both sides of a war alike.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from purport.claims.clause import Clause
from purport.model import Framing, Report

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_SCARE = re.compile(
    r"(?<!\w)[“\"‘'«„]([a-zà-ÿа-яґєії][^“”\"‘’«»„.,;:!?]{1,40})[.,;:!?]?[”\"’'»“](?!\w)"
)
# "Somewhere-backed separatist forces": the backer is named to deny the backed a will of their own.
_BACKED = re.compile(
    r"\b(?P<backer>[A-Z][\w.]*)[-–‑ ](?:backed|sponsored)\s+"
    r"(?P<backed>(?:(?:separatist|rebel|terrorist|militant|jihadist|proxy|puppet|armed|mercenary"
    r"|insurgent|islamist|militia|paramilitary|opposition)s?\s*\b)+"
    r"(?:(?:forces|fighters|troops|groups?|militias?|gangs?|units?|government|regime|formations?)\b)?)",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 2  # words; longer ones are quotations


@dataclass(frozen=True, slots=True)
class _Entry:
    type: str
    neutral: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text: its characters, and its form without case and apostrophes."""

    start: int
    end: int
    form: str


def framing_of(clause: Clause, report: Report) -> tuple[Framing, ...]:
    """Return the clause's loaded, distancing and scare-quoted words and side-specific place names.

    They come in text order and do not overlap; of two that would, the longer one stays. A
    distancing word takes the loaded word behind it along ("perceived aggression").
    """
    found: list[tuple[int, int, _Entry]] = []
    for span in clause.spans:
        found += _scare_quotes(report.text, span.start, span.end)
        found += [
            (match.start(), match.end(), _Entry("loaded", match["backed"].split()[-1]))
            for match in _BACKED.finditer(report.text, span.start, span.end)
        ]
        found += _listed(report.text, span.start, span.end, clause)
    kept: list[tuple[int, int, _Entry]] = []
    for item in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if all(item[1] <= start or end <= item[0] for start, end, _ in kept):
            kept.append(item)
    return tuple(
        Framing(report.span(start, end), entry.type, entry.neutral)
        for start, end, entry in sorted(kept, key=lambda item: item[0])
    )


def _listed(text: str, start: int, end: int, clause: Clause) -> list[tuple[int, int, _Entry]]:
    words = [_Word(m.start(), m.end(), _form(m.group())) for m in _WORD.finditer(text, start, end)]
    found: list[tuple[int, int, _Entry]] = []
    at = 0
    while at < len(words):
        hit = _longest(words, at)
        if hit is None or _is_name(text, words, at, hit, clause):
            at += 1
            continue
        length, entry = hit
        last = words[at + length - 1]
        begin, stop = words[at].start, _without_possessive(text, last)
        before = found[-1] if found else None
        if entry.type == "distancing" and not _modifies(clause, begin):
            at += 1
            continue
        if before and before[2].type == "distancing" and before[1] == begin - 1:
            found[-1] = (before[0], stop, _Entry("distancing", entry.neutral))
        else:
            if (
                entry.neutral == "attack"
                and length == 1
                and at
                and _is_capital(text, words[at - 1])
            ):
                begin = words[at - 1].start  # whose aggression it is called belongs to the words
            found.append((begin, stop, entry))
        at += length
    return found


def _longest(words: list[_Word], at: int) -> tuple[int, _Entry] | None:
    table, longest = _lexicon()
    for length in range(min(longest, len(words) - at), 0, -1):
        forms = [word.form for word in words[at : at + length]]
        entry = table.get(" ".join(forms))
        if entry is None and forms[-1].endswith("s"):
            entry = table.get(" ".join(forms)[:-1])
        if entry is not None:
            return length, entry
    return None


def _is_name(
    text: str, words: list[_Word], at: int, hit: tuple[int, _Entry], clause: Clause
) -> bool:
    """Whether a common word is part of a name ("Liberation Front"), or a listed name is none."""
    length, entry = hit
    capital = text[words[at].start].isupper()
    if entry.type == "place name":
        return not capital
    if length > 1 or not capital or words[at].start == clause.sentence.start_char:
        return False
    follows = words[at + 1] if at + 1 < len(words) else None
    named = follows is not None and _is_capital(text, follows)
    preceded = at > 0 and _is_capital(text, words[at - 1])
    return words[at].form not in ("daesh", "svo", "smo", "iof", "daish") and (named or preceded)


def _is_capital(text: str, word: _Word) -> bool:
    return text[word.start].isupper()


def _modifies(clause: Clause, start: int) -> bool:
    """Whether the distancing word is before a noun ("the claimed capture", not "it claimed")."""
    token = next((token for token in clause.tokens if token.idx >= start), None)
    if token is None:
        return False
    return token.dep_ in ("amod", "advmod", "compound", "nmod", "punct") or token.pos_ == "ADJ"


def _scare_quotes(text: str, start: int, end: int) -> list[tuple[int, int, _Entry]]:
    found = []
    table, _ = _lexicon()
    # The marks may stand just outside the clause.
    for match in _SCARE.finditer(text, max(start - 1, 0), min(end + 2, len(text))):
        inner = match[1].strip()
        words = _WORD.findall(inner)
        if (
            not words
            or len(words) > _LONGEST_QUOTE
            or match.start(1) >= end
            or match.end(1) <= start
        ):
            continue
        entry = table.get(" ".join(_form(word) for word in words))
        neutral = entry.neutral if entry else inner
        found.append((match.start(), match.end(), _Entry("scare quotes", neutral)))
    return found


def _form(word: str) -> str:
    return re.sub(r"['’`]", "", word).lower()


def _without_possessive(text: str, word: _Word) -> int:
    return word.end - 2 if text[word.start : word.end].endswith(("'s", "’s")) else word.end


@cache
def _lexicon() -> tuple[dict[str, _Entry], int]:
    """Return the entries by their words, and the number of words of the longest."""
    text = (files("purport.claims") / "framing.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    types = {"loaded": "loaded", "distancing": "distancing", "place": "place name"}
    entries = {
        words: _Entry(types[table], row["neutral"])
        for table, rows in tables.items()
        for row in rows
        for words in row["words"]
    }
    return entries, max(len(words.split()) for words in entries)
