"""Runs of capitalised words in a source phrase, among which a person's name is found."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.names import is_part_of_body, strip_possessive

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row within a source phrase, by token index, and what is around."""

    start: int
    end: int
    name: tuple[str, ...]
    behind_title: bool
    before_title: bool
    described: bool
    has_adjective: bool


def capital_runs(words: "Span") -> list[Run]:
    """Return the runs of capitalised words in `words`, titles left out, in text order."""
    runs: list[Run] = []
    tokens = list(words)
    index = 0
    while index < len(tokens):
        start = index
        while index < len(tokens) and _is_name_word(tokens[index], inside=index > start):
            index += 1
        while (
            index > start
            and not tokens[index - 1].text[:1].isupper()
            and "-" not in tokens[index - 1].text
        ):
            index -= 1
        if index == start:
            index += 1
            continue
        following = tokens[index] if index < len(tokens) else None
        runs.append(
            Run(
                start=tokens[start].i,
                end=tokens[index - 1].i + 1,
                name=tuple(
                    strip_possessive(t.text)
                    for t in tokens[start:index]
                    if t.text not in ("'s", "’s")
                ),
                behind_title=start > 0 and tokens[start - 1].lower_ in lexicon.TITLES,
                before_title=following is not None and following.lower_ in lexicon.TITLES,
                described=following is not None
                and (
                    following.pos_ == "DET"
                    or following.lower_ in lexicon.TITLES
                    or following.is_punct
                ),
                has_adjective=tokens[start].pos_ == "ADJ",
            )
        )
    return runs


def _is_name_word(token: "Token", *, inside: bool) -> bool:
    titled = token.lower_ in lexicon.TITLES and not is_part_of_body(token.doc, token.i)
    if titled or token.lower_ in lexicon.CALENDAR or token.pos_ == "DET":
        return False
    if token.text[:1].isupper() or token.text[:3].lower() in ("al-", "el-", "ad-", "as-", "ez-"):
        return token.is_alpha or "-" in token.text or "." in token.text or "’" in token.text
    return inside and (
        token.text in ("-", "'s", "’s") or token.lower_ in ("al", "bin", "ibn", "el")
    )


def is_acronym(word: str) -> bool:
    """Whether a word is all capitals, as "UN" is."""
    return len(word) > 1 and word.isupper()
