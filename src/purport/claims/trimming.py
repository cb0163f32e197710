"""Cuts a clause down to what is claimed: no opening conjunction, no comment, no apposition."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


# Words that open a clause without belonging to what it says.
OPENERS = frozenset(
    """
    and but or nor yet so that which who when while whilst after before as because although
    though since then meanwhile moreover however also adding whereas where thus therefore
    """.split()
)


# Verbs with which a report comments on what it has just carried.
COMMENTING = frozenset(
    """
    mark underscore highlight reflect represent demonstrate underline constitute show illustrate
    signify emphasize raise fuel spark prompt
    """.split()
)


def without_comment(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    """Cut off what only describes or comments at the end: ", a city west of X", ", marking a Y"."""
    members = {t.i for t in tokens}
    last = max((t.i for t in tokens if not t.is_punct), default=-1)
    for position, token in enumerate(tokens):
        if token.text != "," or position < 3:
            continue
        following = tokens[position + 1 :]
        if not following:
            continue
        if _describes_name(tokens[position - 1], following):
            return tokens[:position]
        head = next((t for t in following if t.head.i < token.i), None)
        if head is None or head.right_edge.i < last or head.left_edge.i <= token.i - 1:
            continue
        describes = head.dep_ == "appos" and head.left_edge.pos_ == "DET"
        comments = (
            head.dep_ in ("advcl", "acl") and head.lemma_ in COMMENTING and head.tag_ == "VBG"
        )
        if (describes or comments) and head.i in members:
            return tokens[:position]
    return tokens


def _describes_name(name: "Token", following: "tuple[Token, ...]") -> bool:
    """Whether ", a railway hub in the region" tells what the name before it is."""
    if name.pos_ != "PROPN" or following[0].lower_ not in ("a", "an", "the"):
        return False
    for token in following:
        if token.lower_ in ("that", "which", "who"):
            return True
        if (
            (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN")
            or token.text in ",;"
            or token.dep_ == "cc"
        ):
            return False
    return True


def strip(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    """Cut punctuation and opening conjunctions off both ends."""
    start, end = 0, len(tokens)
    while start < end and (
        (tokens[start].is_punct and tokens[start].text not in "\"“‘'([") or _opens(tokens[start])
    ):
        start += 1
    while end > start and (
        (tokens[end - 1].is_punct and tokens[end - 1].text not in "\"”’')]")
        or tokens[end - 1].dep_ == "cc"
        or tokens[end - 1].lower_ in ("that", "and", "but", "while", "when", "as", "which")
    ):
        end -= 1
    marks = [t.text for t in tokens[start:end] if t.text in '"“”']
    if len(marks) == 1 and end - start > 1:  # half a quotation that the cue cut in two
        start += tokens[start].text in '"“'
        end -= tokens[end - 1].text in '"”'
    return tokens[start:end]


def _opens(token: "Token") -> bool:
    """Whether a word only opens the clause: "and", "which", but not "who" in "Who holds it is"."""
    if token.lower_ not in OPENERS:
        return False
    if token.lower_ in ("who", "which", "that"):
        return token.tag_ != "DT" and not token.is_sent_start
    return True
