"""How a report names somebody whom it first mentions by a role: by apposition, or a sentence later.

Enters: the words of a source. Leaves: the name that stands behind them, or None. It looks at what
the report says of these very words, never at who held a role in the world.
"""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.phrases import NAMING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Tokens that a description between commas may have: "a former officer of the guards called X".
DESCRIPTION = 14

# Tokens behind a sentence within which a report tells who the role in it was.
INTRODUCED = 40


def name_behind(words: "Span") -> str | None:
    """Return the name in an apposition to `words`, one person or body.

    "their ombudsman, Name Name, ...", "one of them, a teacher named Name Name, said",
    "one survivor, who gave only his first name, Name, said".
    """
    doc, end = words.doc, words.root.sent.end
    if words.end >= end or doc[words.end].text != "," or words.root.tag_ in ("NNS", "NNPS"):
        return None
    start = words.end + 1
    stop = next((t.i for t in doc[start : min(start + DESCRIPTION, end)] if t.text == ","), None)
    if stop is None or stop == start:
        return None
    name = _run(doc, start, stop)
    if name[1] == stop and name[1] - name[0] > 1:
        return doc[name[0] : stop].text
    for token in doc[start : stop - 1]:
        if token.lower_ in NAMING:
            first, last = _run(doc, token.i + 1, stop)
            if first < last:
                return doc[first:last].text
    if doc[stop - 1].lower_ in ("name", "nickname"):
        first, last = _run(doc, stop + 1, end)
        if first < last and doc[last].text == ",":
            return doc[first:last].text
    return None


def call_sign(words: "Span") -> str | None:
    """Return the name in "a pilot with the call sign Name"."""
    for token in words[:-1]:
        signed = token.lower_ == "callsign" or (
            token.lower_ == "sign" and token.i > words.start and token.nbor(-1).lower_ == "call"
        )
        first, last = _run(words.doc, token.i + 1, words.end) if signed else (0, 0)
        if first < last:
            return words.doc[first:last].text.strip("“”\"'‘’")
    return None


def name_ahead(words: "Span") -> tuple[str, ...] | None:
    """Return the full name, bare of any role, that opens the next sentence and speaks there.

    "The mayor of Torvik said A. Name Name, who has run the town since 2015, said B": a name that
    a report does not explain where it first appears is one that it has explained just before.
    """
    doc, at = words.doc, words.root.sent.end
    while at < len(doc) and doc[at].is_space:
        at += 1
    first, last = _run(doc, at, min(at + 4, len(doc)))
    if first != at or last - first < 2 or last + 1 >= len(doc):
        return None
    name = tuple(token.text for token in doc[first:last])
    if any(word.lower() in lexicon.ORGANISATION_WORDS | lexicon.TITLES for word in name):
        return None
    if any(token.text == name[-1] for token in doc[:first]):
        return None
    speaks = doc[last].lemma_.lower() in lexicon.SAYING and doc[last].pos_ == "VERB"
    relative = doc[last].text == "," and doc[last + 1].lower_ == "who"
    return name if speaks or relative else None


def described_ahead(words: "Span") -> tuple[str, ...] | None:
    """Return the name that the next sentences give "a commander": "Name Name, the commander"."""
    doc, role = words.doc, words.root.lemma_.lower()
    if role not in lexicon.TITLES:
        return None
    end = words.root.sent.end
    for token in doc[end : min(end + INTRODUCED, len(doc))]:
        if token.lemma_.lower() != role or token.i < end + 4 or token.nbor(-1).lower_ != "the":
            continue
        start = token.i - 3
        while start > end and _run(doc, start - 1, token.i - 2)[1] == token.i - 2:
            start -= 1
        if doc[token.i - 2].text == "," and _run(doc, start, token.i - 2)[1] - start > 1:
            return tuple(t.text for t in doc[start : token.i - 2])
    return None


def is_human(noun: "Token") -> bool:
    """Whether a common noun means a person: "a military source", "the ministry's spokesman"."""
    forms = {noun.lower_, noun.lemma_.lower()}
    people = lexicon.TITLES | lexicon.UNNAMED
    return bool(forms & people) and not forms & (lexicon.BODIES | _MEDIA)


def is_named_otherwise(noun: "Token") -> bool:
    """Whether a name behind a noun is no person's: "the ministry, ..." or a name itself."""
    forms = {noun.lower_, noun.lemma_.lower()}
    return noun.pos_ == "PROPN" or bool(forms & (lexicon.BODIES | lexicon.DOCUMENTS | _MEDIA))


# Nouns in the list of unnamed sources that are no people.
_MEDIA = frozenset(
    """
    media website websites outlet outlets channel channels report reports rumour rumours rumor
    rumors account accounts group groups organization organizations organisation organisations
    power powers country countries state states authority authorities
    """.split()
)


def _run(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """Where a run of capitalised words that is no date starts and ends, from token `start` on."""
    stop = start
    while (
        stop < min(end, len(doc))
        and doc[stop].text[:1].isupper()
        and doc[stop].lower_ not in lexicon.CALENDAR
        and doc[stop].pos_ not in ("DET", "PRON", "ADP", "CCONJ", "SCONJ")
    ):
        stop += 1
    return start, stop
