"""A parsed report -> the spans that name places, with what the words around say about each.

Enters: a `Doc` (tagged and parsed, no entities), the report's context and the gazetteer. Leaves:
`Mention` values in text order. It refuses persons, organisations, outlets, units, months, and
capitals and countries that speak or act ("Moscow said"): those are voices and parties.

A name is taken for a place where the gazetteer knows it or the words around say so: a preposition
or a verb of war before it ("toward X", "captured X"), a noun with it ("the village of X", "X
countryside"), or a place beside it ("X, Y and Z").
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from purport.model import Role
from purport.places import lexicon
from purport.places.context import country_of, demonyms
from purport.places.gazetteer import SETTLEMENTS, Gazetteer
from purport.places.pieces import Piece, find_pieces
from purport.places.ranking import Context, Query, candidates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from purport.places.sources import Entry

ENOUGH = 2.0
"""Evidence from which a name is taken for a place; see `_evidence` for the scale."""

_STRONG = frozenset(
    "in at inside within near around outside toward towards into across throughout".split()
)
_BEFORE_NOUN = frozenset(
    "gas oil military air international power nuclear chemical refugee hydroelectric thermal civil"
    " industrial northern southern eastern western rural supply administrative people’s people's".split()
)
_LISTED = re.compile(
    r"\s*(?:,|/|&|and|or|as well as|,\s*and|,\s*or)\s+(?:the |in |of )?(?:\w+ of )?$"
)
_APPOSITION = re.compile(
    r",? (?:an?|the) (?:[a-z-]+ ){0,3}?(city|town|village|settlement|hamlet|suburb)\b"
)
_NEXT = re.compile(r"[ ]([\w’'-]+)(?:[ ]([\w’'-]+))?(?:[ ]([\w’'-]+))?")


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names a place.

    `name` is what to look up; `kind` and `size` as in `Query`; `noun` is the type noun that goes
    with it, lower case, "" where there is none. `sentence` numbers the sentence it stands in.
    `country` is set where the name is a country's.
    """

    start: int
    end: int
    name: str
    role: Role
    kind: str = ""
    size: str = ""
    noun: str = ""
    sentence: int = 0
    country: str | None = None


@dataclass(slots=True)
class _Left:
    """What stands before a name: the first preposition or verb, and the nouns between."""

    preposition: str = ""
    nouns: list[str] = field(default_factory=list)
    verb: str = ""
    beside: bool = False
    title: bool = False
    head: str = ""


def find_mentions(doc: "Doc", context: Context, gazetteer: Gazetteer) -> list[Mention]:
    """Return the place mentions of `doc`, in text order."""
    text = doc.text
    starts = [token.idx for token in doc]
    sentences = [sentence.start_char for sentence in doc.sents]

    def known(name: str) -> bool:
        return _foremost(name, context, gazetteer) is not None

    pieces = list(find_pieces(text, known, ignored=lambda word: word.lower() in demonyms()))
    people = {
        w for p in pieces if p.person or _speaks(p, doc, starts) for w in p.name.lower().split()
    }
    found: list[Mention | None] = [None] * len(pieces)

    def judge(at: int, beside: int) -> None:
        piece = pieces[at]
        neighbour = found[beside] if 0 <= beside < len(pieces) else None
        first, second = (neighbour, piece) if beside < at else (piece, neighbour)
        if neighbour and first and second and not _LISTED.match(text, first.end, second.start):
            neighbour = None
        is_person = not people.isdisjoint(piece.name.lower().split())
        if not piece.person and (found[at] is None):
            token = doc[bisect_right(starts, piece.start) - 1]
            found[at] = _judge(piece, token, neighbour, is_person, context, gazetteer)

    for at in range(len(pieces)):
        judge(at, at - 1)
    for at in reversed(range(len(pieces) - 1)):  # "X, Y and Z", where only the gazetteer knows Z
        judge(at, at + 1)
    return [
        replace(mention, sentence=bisect_right(sentences, mention.start) - 1)
        for mention in found
        if mention
    ]


def _foremost(name: str, context: Context, gazetteer: Gazetteer) -> "tuple[Entry, float] | None":
    """Return the entry that `name` most likely means by itself, where it is a name at all."""
    if len(name) < 3:
        return None
    best = None
    for entry, likeness in candidates(Query(name), context, gazetteer):
        weight = context.countries.get(entry.country, 0.0)
        big = entry.population >= 100_000 or entry.type in ("country", "feature")
        if likeness < (0.86 if weight >= 0.3 else 0.96) or not (weight >= 0.1 or big):
            continue
        value = likeness + weight + min(entry.population, 10**6) ** 0.5 / 2000
        if best is None or value > best[0]:
            best = (value, entry, weight)
    return (best[1], best[2]) if best else None


def _speaks(piece: Piece, doc: "Doc", starts: list[int]) -> bool:
    """Tell whether an unknown name of two words or more is the subject of a verb: a person."""
    if piece.known or " " not in piece.name or piece.noun:
        return False
    token = doc[bisect_right(starts, piece.end - 1) - 1]
    return token.dep_ == "nsubj"


def _look_left(token: "Token") -> _Left:
    left = _Left()
    doc = token.doc
    at = token.i - 1
    steps = 0
    while at >= 0 and steps < 8:
        steps += 1
        word = doc[at]
        lower = word.lower_
        if lower in ("including", "namely", "as") or word.is_quote:
            left.preposition = "including"
            at -= 1
            continue
        if lower in lexicon.TITLES and not left.nouns and not left.beside:
            left.title = True
            break
        if lower == "of":
            owner = doc[at - 1].lower_ if at else ""
            left.preposition = left.preposition or "of"
            if owner in lexicon.DIRECTIONS:
                left.beside = True
                at -= 2
                left.preposition = ""
                continue
            if owner in lexicon.TYPE_WORDS or owner in lexicon.PLURAL_TYPE_WORDS:
                left.nouns.append(owner)
                left.preposition = ""
                at -= 2
                continue
            left.head = owner
            left.title = owner in lexicon.TITLES
            break
        if lower == "to" and at and doc[at - 1].lower_ in ("according", "thanks", "due"):
            left.title = True
            break
        if lower in lexicon.PREPOSITIONS:
            left.preposition = lower
            left.head = doc[at - 1].lower_ if at else ""
            before = {doc[i].lower_ for i in range(max(0, at - 3), at)}
            if before & {"km", "kilometers", "kilometres", "miles", "meters", "metres", "m"}:
                left.beside = True
            break
        if left.beside and word.pos_ not in ("DET", "ADV"):  # "a city west of X" is not X
            break
        if lower in lexicon.TYPE_WORDS and not left.nouns:
            left.nouns.append(lower)
        elif (
            word.pos_ in ("VERB", "AUX") and word.tag_ != "VBN" and lower not in lexicon.DIRECTIONS
        ):
            left.verb = word.lemma_.lower()
            break
        elif not (
            word.pos_ in ("DET", "ADJ", "NUM", "ADV")
            or word.tag_ in ("VBN", "JJ", "PRP$", "HYPH")
            or lower in lexicon.DIRECTIONS
            or lower in demonyms()
        ):
            left.head = lower
            break
        at -= 1
    return left


def _right_noun(text: str, end: int) -> tuple[str, int]:
    """Return the type noun behind a name ("countryside" of "Raqqa northern countryside") and its end."""
    found = _NEXT.match(text, end)
    if not found:
        return "", end
    for group in (1, 2, 3):
        word = (found.group(group) or "").lower()
        if word in lexicon.TYPE_WORDS or (group > 1 and word == "base"):
            return word, found.end(group)
        if word not in lexicon.DIRECTIONS and word not in _BEFORE_NOUN:
            break
    return "", end


def _judge(
    piece: Piece,
    token: "Token",
    listed: Mention | None,
    is_person: bool,
    context: Context,
    gazetteer: Gazetteer,
) -> Mention | None:
    text = token.doc.text
    left = _look_left(token)
    noun, end = (piece.noun, piece.end) if piece.noun else _right_noun(text, piece.end)
    apposed = _APPOSITION.match(text, end)
    if apposed and not noun:
        left.nouns.append(apposed.group(1))
    foremost = _foremost(piece.name, context, gazetteer) if piece.known else None
    country = country_of(piece.name, gazetteer) if piece.known else None
    if country and not noun:
        return _country(piece, left, country, context)
    after = _NEXT.match(text, end)
    if after and after.group(1).lower() in lexicon.UNIT_WORDS:
        return None
    if not piece.known and is_person:
        return None
    evidence = _evidence(piece, token, left, noun, foremost, text)
    if listed:
        evidence += 1.5
    if is_person:
        evidence -= 2.0
    if evidence < ENOUGH:
        return None
    kind, size = _kind(noun, left, foremost)
    role = listed.role if listed and not left.preposition and not left.nouns else _role(left, noun)
    return Mention(piece.start, end, piece.name, role, kind, size, noun or _first(left.nouns))


def _first(nouns: list[str]) -> str:
    return nouns[0] if nouns else ""


def _evidence(
    piece: Piece,
    token: "Token",
    left: _Left,
    noun: str,
    foremost: "tuple[Entry, float] | None",
    text: str,
) -> float:
    """Return how much says that `piece` is a place; 2 is enough.

    The gazetteer counts 1 to 2, words that can only stand with a place 2, prepositions 0.7 to 1.5;
    a capital city has to bring more than its name, for capitals speak and act.
    """
    evidence = 0.0
    locative = bool(noun or left.nouns or left.beside)
    if locative:
        evidence += 2.0
    if left.preposition in _STRONG:
        evidence += 1.5
    elif left.preposition == "of":
        evidence += 1.5 if left.head in lexicon.PLACE_NOUNS else 0.3
    elif left.preposition == "including":
        evidence += 0.5
    elif left.preposition:
        evidence += 0.7
    elif left.verb in lexicon.PLACE_VERBS:
        evidence += 1.2
    if left.title:
        evidence -= 3.0
    if foremost:
        entry, weight = foremost
        evidence += 1.0 + min(weight, 1.0) if piece.whole else 0.5
        if entry.type == "capital" and not (locative or evidence >= 3.0):
            evidence -= 2.5
        if entry.population < 5_000 and not locative and not left.preposition:
            evidence -= 1.0
        if token.dep_ == "nsubj" and token.head.lemma_ in (
            "say",
            "tell",
            "report",
            "announce",
            "add",
        ):
            evidence -= 3.0
    else:
        if token.pos_ != "PROPN" and not locative:
            evidence -= 1.5
        if token.is_sent_start and not locative:
            evidence -= 2.0
        if not locative and left.preposition not in ("in", "near", "toward", "towards"):
            evidence -= 1.0
        if not piece.whole or len(piece.name) < 3 or piece.name.isupper():
            evidence -= 2.0
        else:
            evidence += 0.5
    if piece.start and text[piece.start - 1] in "‘“\"'" and not locative:
        evidence -= 1.0
    if (
        text[piece.end : piece.end + 2].strip() in ("'s", "’s")
        and foremost
        and foremost[0].type == "capital"
    ):
        evidence -= 2.0
    if piece.name.isupper() and text[piece.end : piece.end + 2] == " (":
        evidence -= 2.0
    return evidence


def _country(piece: Piece, left: _Left, country: str, context: Context) -> Mention | None:
    """Return a country that something happens in or comes from; never the one the report is about."""
    if context.countries.get(country, 0.0) >= 0.99:
        return None
    roles = {
        "in": Role.AT,
        "inside": Role.AT,
        "into": Role.TOWARD,
        "from": Role.FROM,
        "across": Role.AT,
    }
    if left.preposition in roles and not left.title:
        return Mention(
            piece.start, piece.end, piece.name, roles[left.preposition], "country", country=country
        )
    return None


def _kind(noun: str, left: _Left, foremost: "tuple[Entry, float] | None") -> tuple[str, str]:
    nouns = [n for n in (noun, *left.nouns) if n]
    for word in nouns:
        if word in lexicon.SETTLEMENT_WORDS:
            size = {"city": "city", "village": "village", "villge": "village", "hamlet": "village"}
            return "settlement", size.get(word, "")
        if word in lexicon.AREA_WORDS:
            return "area", ""
        if word in lexicon.AROUND_WORDS or word in lexicon.PART_WORDS:
            return ("settlement" if word != "area" else ""), ""
        if word in lexicon.FEATURE_WORDS:
            return "feature", ""
        if word in lexicon.PLURAL_TYPE_WORDS and foremost and foremost[0].type in SETTLEMENTS:
            return "settlement", ""
    return "", ""


def _role(left: _Left, noun: str) -> Role:
    around = {noun, *(n for n in left.nouns if n not in ("area", "areas"))}
    if left.beside or around & lexicon.AROUND_WORDS:
        return Role.NEAR
    if left.preposition == "to":
        return Role.TOWARD
    if left.preposition == "on" and left.head in lexicon.TO_VERBS:
        return Role.TOWARD
    named = lexicon.PREPOSITIONS.get(left.preposition, "")
    return Role(named) if named else Role.AT
