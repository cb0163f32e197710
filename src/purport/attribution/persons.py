"""Runs of capitalised words in a source phrase, and the person's name among them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.introductions import is_human
from purport.attribution.names import NameBook, is_part_of_body, strip_possessive
from purport.attribution.wording import is_outlet_name

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
                behind_title=start > 0 and _leads_to_name(tokens[start - 1]),
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


def _leads_to_name(token: "Token") -> bool:
    """Whether a noun may stand before a person's name: a title, a role, "neighbour"."""
    return token.lower_ in lexicon.TITLES or (token.tag_ == "NN" and is_human(token))


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


def person_in(words: "Span", names: NameBook) -> tuple[str, ...] | None:
    """The person's name in a phrase with titles, roles and descriptions around it, else None.

    The name right behind a title wins ("Governor Name Name"), then one that opens the phrase
    and is described behind it ("Name Name, head of ..."), then the one that ends the phrase.
    """
    runs = capital_runs(words)
    titled = [run for run in runs if run.behind_title and not run.before_title]
    opening = [run for run in runs if run.start == words.start and run.described]
    # "a spokesman for the White Helmets": an article stands before bodies and places, not persons.
    closing = [
        run
        for run in runs
        if run.end == words.end
        and (
            run.start == words.start
            or words.doc[run.start - 1].lower_ != "the"
            or is_acronym(run.name[0])
        )
    ]
    has_title = any(t.lower_ in lexicon.TITLES for t in words)
    for run in (*titled, *opening, *closing):
        name = list(run.name)
        bodies = [i for i, word in enumerate(name) if word.lower() in lexicon.ORGANISATION_WORDS]
        if bodies and has_title and len(name) - bodies[-1] > 2:
            del name[: bodies[-1] + 1]  # "the head of the Observatory for Human Rights Name Name"
        while len(name) > 1 and is_acronym(name[0]):
            del name[0]  # "the envoy to the UN Name Name"
        while len(name) > 2 and is_acronym(name[-1]):
            del name[-1]  # "Name Name UN coordinator for ..."
        if any(word.lower() in lexicon.ORGANISATION_WORDS for word in name) or is_acronym(name[-1]):
            continue
        bearer = names.bearer(name[-1])
        if run in titled or (run in opening and len(name) > 1):
            return tuple(name)
        if bearer is not None:
            return bearer.words if name[0] not in bearer.words[:-1] else tuple(name)
        if has_title and len(name) > 1:
            return tuple(name)
        alone = run.start == words.start and not has_title
        if alone and (
            len(names.fullest(tuple(name))) > len(name)
            or (2 <= len(name) <= 4 and not is_outlet_name(name) and not run.has_adjective)
        ):
            return tuple(name)
    return None
