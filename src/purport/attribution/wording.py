"""What the words of a source phrase tell by themselves: what sort of voice, how many, its name."""

import re
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.model import Voice, VoiceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


# Words beyond which a phrase that an office opens is likely to name its holder at its end.
LONGEST_OFFICE = 7


def issuer_of(document: "Token") -> "Span | None":
    """The issuer in "a statement issued by X"."""
    for child in document.rights:
        if child.dep_ == "acl" and child.lemma_ in ("issue", "release", "publish", "sign", "send"):
            for by in child.children:
                held = (
                    next((c for c in by.children if c.dep_ == "pobj"), None)
                    if by.lower_ == "by"
                    else None
                )
                if held is not None:
                    return document.doc[by.i + 1 : held.right_edge.i + 1]
    return None


def whole_name(doc: "Doc", start: int) -> str:
    """Return the capitalised words from token `start` on, "for", "of" and "and" between them."""
    end = start + 1
    while end < len(doc) and (
        doc[end].text[:1].isupper()
        or (
            doc[end].lower_ in ("for", "of", "and")
            and doc[min(end + 1, len(doc) - 1)].text[:1].isupper()
        )
    ):
        end += 1
    return doc[start:end].text


def is_one_person(voice: Voice) -> bool:
    """Whether "he" or "she" may mean this voice."""
    return voice.kind is VoiceKind.PERSON or (
        voice.kind is VoiceKind.UNNAMED and not is_plural(voice)
    )


def is_plural(voice: Voice) -> bool:
    """Whether "they" may mean this voice, by the words of its mention."""
    words = voice.mention.text.split()
    if words[0].lower() in ("they", "them", "these", "those", "we", "us"):
        return True
    plain = words[-1].endswith("s") and words[-1].islower() and words[-1] != "headquarters"
    return plain or " and " in voice.mention.text or (len(words) == 1 and words[0].endswith("s"))


def head_is_common(head: "Token") -> bool:
    """Whether a phrase is about a common noun ("the channel") and no name."""
    return head.pos_ == "NOUN" and head.is_lower


def is_based(token: "Token") -> bool:
    """Whether "London" only says where: "the London-based monitor"."""
    return any(t.lower_ == "based" for t in token.doc[token.i + 1 : token.i + 3])


def is_outlet_name(words: list[str]) -> bool:
    """Whether the words name an outlet or an agency."""
    return (
        any(w.lower() in lexicon.OUTLETS for w in words)
        or words[-1].lower() in lexicon.OUTLET_NOUNS
        or words[0].lower() in ("agence", "agencia", "agenzia")
    )


def plain_name(words: "Span") -> str:
    """The phrase without a leading article, its blanks closed up."""
    start = words.start
    while start < words.end - 1 and (
        words.doc[start].lower_
        in ("the", "a", "an", "so", "called", "alleged", "self", "proclaimed")
        or words.doc[start].text == "-"
    ):
        start += 1  # the name is the voice's own; what distances the reporter from it is framing
    text = " ".join(words.doc[start : words.end].text.split())
    return re.sub(r"[,.;:]+(?=[’'\"”])", "", text)


def kind_of_voice(words: "Span", head: "Token") -> VoiceKind:
    """Return the sort of source that `words` name, `head` being their noun; no person."""
    lower = [t.lower_ for t in words]
    noun = head.lemma_.lower()
    capital = head.text[:1].isupper() and not (head.i == head.sent.start and head.pos_ != "PROPN")
    common = not capital or (head.i == words.start and noun in lexicon.UNNAMED)
    if is_office(words, head) or is_group_of_people(head):
        return VoiceKind.UNNAMED
    plural = head.tag_ == "NNS"
    if any(word in lexicon.CHANNEL_NOUNS for word in lower) and not (plural and common):
        return VoiceKind.CHANNEL
    unnamed = noun in lexicon.UNNAMED or head.lower_ in lexicon.UNNAMED
    if noun == "staff" and head.i and head.nbor(-1).lower_ == "general":
        return VoiceKind.ORGANISATION
    if common and unnamed and noun not in lexicon.BODIES:
        return VoiceKind.UNNAMED
    if is_outlet_phrase(words):
        return VoiceKind.OUTLET
    if head.lower_ in lexicon.DOCUMENTS or noun in lexicon.DOCUMENTS:
        return VoiceKind.DOCUMENT
    if not common:
        return VoiceKind.ORGANISATION
    if noun in lexicon.BODIES:
        several = plural and noun in (
            "group",
            "organization",
            "organisation",
            "authority",
            "agency",
            "website",
            "outlet",
        )
        watching = plural and noun in ("monitor", "watchdog") and not _is_of_a_name(head)
        indefinite = lower[0] in ("a", "an", "some") and not any(t.pos_ == "PROPN" for t in words)
        return VoiceKind.UNNAMED if indefinite or several or watching else VoiceKind.ORGANISATION
    return VoiceKind.UNNAMED


def _is_of_a_name(head: "Token") -> bool:
    """Whether a name follows a noun by a preposition: "monitors at the Observatory"."""
    return any(
        token.pos_ == "PROPN"
        for child in head.rights
        if child.dep_ == "prep"
        for token in child.subtree
    )


def is_office(words: "Span", head: "Token") -> bool:
    """Whether a phrase names an office and not who holds it: "the Prosecutor General of X"."""
    return (
        head.lemma_.lower() in lexicon.TITLES
        and len(words) <= LONGEST_OFFICE
        and words[0].lower_ in ("the", "a", "an")
    )


def is_group_of_people(head: "Token") -> bool:
    """Whether a noun only counts people: "a group of UN experts", "a number of residents"."""
    if head.lemma_.lower() not in (
        "group",
        "team",
        "number",
        "couple",
        "handful",
        "dozen",
        "panel",
    ):
        return False
    of = next((c for c in head.rights if c.lower_ == "of"), None)
    people = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return people is not None and people.tag_ == "NNS" and people.lower_ in lexicon.UNNAMED


def is_outlet_phrase(words: "Span") -> bool:
    """Whether a phrase names an outlet: a known one, or a name with "agency", "TV", "newspaper"."""
    lowered = [t.lower_ for t in words]
    if any(word in lexicon.OUTLETS for word in lowered):
        return True
    if " ".join(lowered) in lexicon.OUTLET_NAMES:
        return True
    if not any(t.shape_[:1] == "X" for t in words):
        return False
    # The noun ends the phrase or stands before the name; "the press centre of X" is no outlet.
    return any(
        token.lower_ in lexicon.OUTLET_NOUNS
        and (
            token.i + 1 == words.end
            or token.nbor(1).text[:1].isupper()
            or token.nbor(1).text == "‘"
        )
        for token in words
    )
