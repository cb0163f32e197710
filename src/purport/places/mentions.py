"""A parsed report -> the spans that name places, with what the words around say about each.

Enters: a `Doc` (tagged and parsed, no entities), the report's context and the gazetteer. Leaves:
`Mention` values in text order. It refuses persons, organisations, outlets, units, months, and
capitals and countries that speak or act ("Moscow said"): those are voices and parties.

A name is taken for a place where the gazetteer knows it or the words around say so: a preposition
or a verb of war before it ("toward X", "captured X"), a noun with it ("the village of X", "X
countryside"), a place beside it ("X, Y and Z"), or the same name taken elsewhere in the report.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from purport.model import Role
from purport.places import lexicon
from purport.places.candidates import Context, Query, candidates
from purport.places.context import country_of, is_demonym, is_owner
from purport.places.entry import SETTLEMENTS, Entry
from purport.places.gazetteer import Gazetteer
from purport.places.pieces import Piece, find_pieces
from purport.places.surroundings import (
    Left,
    apposed_noun,
    look_left,
    noun_behind,
    role_of,
    unit_behind,
)
from purport.spelling.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 2.0
"""Evidence from which a name is taken for a place; see `_evidence` for the scale."""

_STRONG = frozenset(
    (
        "in",
        "at",
        "inside",
        "near",
        "around",
        "outside",
        "toward",
        "towards",
        "into",
        "across",
        "between",
        "through",
        "via",
        "along",
        "past",
    )
)
_LOCATIVE = _STRONG - {"at", "across"}
_SPEAKING = frozenset(("say", "tell", "report", "announce", "add", "claim", "believe"))
_LISTED = re.compile(
    r"\s*(?:,|/|&|and|or|as well as|,\s*and|,\s*or)\s+(?:the |in |of )?(?:[a-z]+ of )?$"
)
_IN_PLACE = re.compile(r",? in (?:the )?(?:[a-z]+ )?[A-Z]")
_LIST_BEHIND = re.compile(r"(?:, | and | or )[A-Z]")
_OWNER = re.compile(r"\b([A-Z]\w+?)(?:['’]s?|s) $")
# What is said of a place: "X is fully under control", "X remains contested", "X has fallen".
_STATE = re.compile(
    r"\s+(?:(?:has|have|had|is|was|will|would|may|might|could) (?:already |now |not |also |just )?"
    r"(?:fallen|been|be|fall|come|changed|remain\w*)|(?:is|was|remain(?:s|ed)?|stay(?:s|ed)?|came|comes|fell|falls"
    r"|changed))\b(?P<rest>[^.;,]{0,60})"
)
_OF_PLACES = re.compile(
    r"\b(?:under|in (?:\w+ )?hands|contested|disputed|encircled|besieged|surrounded|liberated"
    r"|captured|taken|occupied|held|controlled|cleared|cut off|destroyed|deserted|empty|quiet"
    r"|home to|located|hands|to (?:the )?(?:[A-Z]\w+|enemy|army|rebels))\b"
)
_NO_TOPONYM = re.compile(r"^[^a-z]+$|[a-z][A-Z]")  # an acronym, or a brand
_LISTED_COUNTRY = re.compile(r"\b(in|into|from|inside|across) (?:both )?[A-Z]\w+,? (?:and|or) $")


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What judging one name needs besides the name."""

    doc: "Doc"
    text: str  # the doc's own is put together anew at every call
    starts: list[int]
    people: frozenset[str]
    context: Context
    gazetteer: Gazetteer
    sentences: tuple[int, ...]
    accepted: frozenset[str] = frozenset()

    def token(self, at: int) -> "Token":
        return self.doc[bisect_right(self.starts, at) - 1]

    def is_person(self, piece: Piece) -> bool:
        return not self.people.isdisjoint(piece.name.lower().split())


def find_mentions(doc: "Doc", context: Context, gazetteer: Gazetteer) -> list[Mention]:
    """Return the place mentions of `doc`, in text order."""

    def known(name: str) -> bool:
        if fold(name) in accepted or is_owner(name, gazetteer):
            return True
        return foremost(name, context, gazetteer) is not None

    def pieces_of() -> list[Piece]:
        return list(find_pieces(text, known, ignored=is_demonym))

    text = doc.text
    starts = [token.idx for token in doc]
    accepted: frozenset[str] = frozenset()
    pieces = pieces_of()
    people = frozenset(_people(pieces, doc, starts))
    sentences = tuple(sentence.start_char for sentence in doc.sents)
    reading = _Reading(doc, text, starts, people, context, gazetteer, sentences)
    found = _judged(pieces, reading)
    accepted = frozenset(
        fold(piece.name)
        for piece, mention in zip(pieces, found, strict=True)
        if mention and not piece.known
    )
    if accepted:  # a name that is a place once is a place throughout the report
        pieces = pieces_of()
        found = _judged(pieces, replace(reading, accepted=accepted))
    return [
        replace(mention, sentence=bisect_right(sentences, mention.start) - 1)
        for mention in found
        if mention
    ]


def _people(pieces: Iterable[Piece], doc: "Doc", starts: list[int]) -> Iterable[str]:
    """Yield the words of persons' names, lower case: behind a title, or two words that act."""
    for piece in pieces:
        acts = " " in piece.name and not piece.known and not piece.noun
        if piece.person or (acts and doc[bisect_right(starts, piece.end - 1) - 1].dep_ == "nsubj"):
            yield from piece.name.lower().split()


def foremost(name: str, context: Context, gazetteer: Gazetteer) -> tuple[Entry, float] | None:
    """Return the entry that `name` most likely means by itself and its country's weight, if any."""
    if len(name) < 3 or name.lower() in lexicon.DIRECTIONS:
        return None
    acronym = name.isupper() and len(name) <= 4
    best: tuple[float, Entry, float] | None = None
    for entry, likeness in candidates(Query(name), context, gazetteer, slips=False):
        weight = context.countries.get(entry.country, 0.0)
        if acronym and name not in entry.renamed:
            continue
        big = entry.population >= 100_000 or entry.type in ("country", "feature")
        if likeness < (0.86 if weight >= 0.3 else 0.96) or not (weight >= 0.1 or big):
            continue
        value = likeness + weight + min(entry.population, 10**6) ** 0.5 / 2000
        if best is None or value > best[0]:
            best = (value, entry, weight)
    return (best[1], best[2]) if best else None


def _judged(pieces: list[Piece], reading: _Reading) -> list[Mention | None]:
    """Return each piece's mention, None where it is no place; lists are read from both ends."""
    found: list[Mention | None] = [None] * len(pieces)
    text = reading.text

    def judge(at: int, beside: int) -> None:
        piece, neighbour = pieces[at], found[beside] if beside >= 0 else None
        if piece.person or found[at]:
            return
        listed = None
        if neighbour:
            first, second = (
                (neighbour.end, piece.start) if beside < at else (piece.end, neighbour.start)
            )
            listed = neighbour if _LISTED.match(text, first, second) else None
        floor = _end(pieces[at - 1], text) if at else 0
        found[at] = _judge(piece, listed, floor, reading)

    for at in range(len(pieces)):
        judge(at, at - 1)
    for at in reversed(range(len(pieces) - 1)):
        judge(at, at + 1)
    return found


def _end(piece: Piece, text: str) -> int:
    return piece.end if piece.noun else noun_behind(text, piece.end)[1]


def _judge(piece: Piece, listed: Mention | None, floor: int, reading: _Reading) -> Mention | None:
    text = reading.text
    token, last = reading.token(piece.start), reading.token(piece.end - 1)
    left = look_left(token, floor=floor)
    owner = _OWNER.search(text, max(0, piece.start - 40), piece.start)
    if owner and country_of(owner.group(1), reading.gazetteer):  # "in northern Y's X" is in X
        left = look_left(reading.token(owner.start()))
    noun, end = (piece.noun, piece.end) if piece.noun else noun_behind(text, piece.end)
    known = foremost(piece.name, reading.context, reading.gazetteer) if piece.known else None
    country = country_of(piece.name, reading.gazetteer)
    if country and (not noun or noun in lexicon.PLURAL_TYPE_WORDS):
        return _country(piece, left, country, reading)
    if unit_behind(text, end) and not noun:
        return None
    is_person = reading.is_person(piece)
    if is_person and not piece.known:
        return None
    apposed = apposed_noun(text, end)
    if apposed and not noun:
        left.nouns.insert(0, apposed)
    evidence = _evidence(piece, (token, last), left, noun, known, listed is not None, reading)
    if fold(piece.name) in reading.accepted:
        evidence += 1.5
    if is_person:
        evidence -= 2.0
    if evidence < ENOUGH:
        return None
    modifies = left.indefinite or (
        left.the and noun != "city" and known is not None and _seat(known[0])
    )
    if modifies and noun in lexicon.SETTLEMENT_WORDS and piece.known:
        return Mention(piece.start, piece.end, piece.name, Role.WITHIN)
    kind, size = _kind(noun, left, known)
    if known and known[0].type == "admin1" and piece.name.lower().split()[-1] in lexicon.AREA_WORDS:
        kind = "area"  # "the Y People's Republic"
    alone = not left.preposition and not left.nouns and not noun
    role = listed.role if listed and alone else role_of(left, noun)
    called = noun or next(iter(left.nouns), "")
    mention = Mention(piece.start, end, piece.name, role, kind, size, called)
    return _directed(mention, token, reading)


def _seat(entry: Entry) -> bool:
    """Tell whether `entry` shares its name with its province: "the Y stronghold" is in that."""
    return any(fold(area).startswith(fold(entry.name)) for area in entry.within[-2:-1])


def _directed(mention: Mention, token: "Token", reading: _Reading) -> Mention:
    """Return the mention with its direction where that is part of the name ("eastern Ghouta")."""
    before = reading.doc[token.i - 1] if token.i else token
    if before.lower_ in lexicon.DIRECTIONS and not mention.noun:
        name = f"{before.text} {mention.name}"
        if any(entry.type == "feature" for entry in reading.gazetteer.find(name)):
            return replace(mention, start=before.idx, name=name)
    return mention


def _evidence(
    piece: Piece,
    tokens: tuple["Token", "Token"],
    left: Left,
    noun: str,
    known: tuple[Entry, float] | None,
    listed: bool,
    reading: _Reading,
) -> float:
    """Return how much says that `piece` is a place; 2 is enough.

    The gazetteer counts 1 to 2, words that can only stand with a place 2, prepositions 0.7 to 1.5;
    a capital city has to bring more than its name, for capitals speak and act.
    """
    token, last = tokens
    text, sentences = reading.text, reading.sentences
    evidence = 0.0
    locative = bool(noun or left.nouns or left.beside)
    if locative:
        evidence += 2.0
    if listed:
        evidence += 1.5
    if left.preposition in _STRONG:
        evidence += 1.5
    elif left.preposition == "of":
        evidence += 1.5 if left.head in lexicon.PLACE_NOUNS else 0.3
    elif left.preposition:
        evidence += 1.5 if (left.preposition == "to" and left.motion) or left.fall else 0.7
    elif left.verb in lexicon.PLACE_VERBS:
        evidence += 1.2
    if token.dep_ == "nsubjpass" and token.head.lemma_ in lexicon.PLACE_VERBS:
        evidence += 1.5
    state = _STATE.match(text, piece.end) if known and known[1] >= 0.3 else None
    if state and (_OF_PLACES.search(state.group("rest")) or "fall" in state.group().split()[-1]):
        evidence += 1.5
    if left.title:
        evidence -= 3.0
    if known:
        evidence += _known_evidence(piece, token, left, locative, evidence, known, text)
    else:
        evidence += 0.5
        if last.pos_ != "PROPN" and not locative:
            evidence -= 1.5
        if token.idx in sentences and not locative:
            evidence -= 2.0
        if piece.name.lower().split()[0] in lexicon.NAME_HEADS or _IN_PLACE.match(text, piece.end):
            evidence += 1.0
        elif left.verb in lexicon.PLACE_VERBS and _LIST_BEHIND.match(text, piece.end):
            evidence += 0.5
        elif not (
            locative
            or listed
            or left.preposition in _LOCATIVE
            or left.motion
            or (left.fall and not left.the)
        ):
            evidence -= 1.0
        if not piece.whole or len(piece.name) < 3 or _NO_TOPONYM.search(piece.name):
            evidence -= 2.5
    if piece.start and text[piece.start - 1] in "‘“\"'" and not locative:
        evidence -= 1.0
    if piece.name.isupper() and text[piece.end : piece.end + 2] == " (":  # a dateline
        evidence -= 2.0
    return evidence


def _known_evidence(
    piece: Piece,
    token: "Token",
    left: Left,
    locative: bool,
    so_far: float,
    known: tuple[Entry, float],
    text: str,
) -> float:
    entry, weight = known
    evidence = 1.2 + min(weight, 1.0) if piece.whole else 0.5
    if weight < 0.3 and entry.population < 100_000 and entry.type in SETTLEMENTS:
        evidence -= 0.7 if piece.whole else 1.5
    if entry.type == "capital":
        if not locative and so_far + evidence < 3.0:
            evidence -= 2.5
        if text[piece.end : piece.end + 2] in ("'s", "’s"):
            evidence -= 2.0
    elif entry.population < 5_000 and not locative and not left.preposition:
        evidence -= 1.0
    if token.dep_ == "nsubj" and token.head.lemma_ in _SPEAKING:
        evidence -= 3.0
    return evidence


def _country(piece: Piece, left: Left, country: str, reading: _Reading) -> Mention | None:
    """Return a country that something happens in or comes from; never those the report is about."""
    if reading.context.countries.get(country, 0.0) >= 0.5 or left.title:
        return None
    roles = {
        "in": Role.AT,
        "inside": Role.AT,
        "across": Role.AT,
        "into": Role.TOWARD,
        "from": Role.FROM,
    }
    listed = _LISTED_COUNTRY.search(reading.text, max(0, piece.start - 40), piece.start)
    preposition = listed.group(1) if listed else left.preposition
    if reading.text.endswith((" nearby ", " neighbouring ", " neighboring "), 0, piece.start):
        return Mention(piece.start, piece.end, piece.name, Role.NEAR, "country", country=country)
    if preposition not in roles:
        return None
    role = roles[preposition]
    return Mention(piece.start, piece.end, piece.name, role, "country", country=country)


def _kind(noun: str, left: Left, known: tuple[Entry, float] | None) -> tuple[str, str]:
    sizes = {"city": "city", "village": "village", "hamlet": "village"}
    for word in (noun, *left.nouns):
        if word in lexicon.SETTLEMENT_WORDS:
            return "settlement", sizes.get(word, "")
        if word in lexicon.PART_WORDS:
            return ("settlement" if word in lexicon.MIDDLE_WORDS else "part"), ""
        if word in lexicon.AREA_WORDS:
            return "area", ("district" if word in lexicon.DISTRICT_WORDS else "province")
        if word in lexicon.AROUND_WORDS:
            return ("" if word in ("area", "areas") else "settlement"), ""
        if word in lexicon.FEATURE_WORDS:
            return "feature", ""
        if word in lexicon.PLURAL_TYPE_WORDS and known and known[0].type in SETTLEMENTS:
            return "settlement", ""
    return "", ""
