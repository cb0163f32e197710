"""Mentions -> `Place` values: resolved together over the whole report, or left open.

Enters: a report, its `Doc`, the gazetteer. Leaves: one `Place` a mention, in text order. It refuses
to pick among namesakes that nothing in the report tells apart: those stay open, with candidates and
the reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from purport.model import Candidate, Place, Precision, Report, Role
from purport.places import lexicon
from purport.places.candidates import Context, Query, likeness_of
from purport.places.context import demonyms, is_demonym, read_context
from purport.places.entry import SETTLEMENTS, Entry
from purport.places.gazetteer import Gazetteer
from purport.places.mentions import Mention, find_mentions
from purport.places.pieces import find_pieces
from purport.places.ranking import Ranked, rank
from purport.places.references import refer_back, role_before
from purport.spelling import folding

if TYPE_CHECKING:
    from spacy.tokens import Doc

SURE = 0.7
"""Belief from which a candidate is taken; below it a place stays open, for a wrong point on a map
costs more than none. Beliefs are shares: of what is believed to 0.7, about a quarter is wrong."""

SHOWN = 8
"""Candidates that a place keeps."""

_AREA_BEHIND = re.compile(r",?\s+(?:in|of|,)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$|,\s+$|\s+$")
_INSIDE = re.compile(
    r",?\s+(?:in|of|within)\s+(?:the\s+)?(?:[a-z-]+\s+(?:of\s+(?:the\s+)?)?){0,3}$|,\s+$"
)


def resolve_places(report: Report, doc: "Doc", gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return every place that `report` mentions, in text order, with its role and resolution.

    `doc` is the parse of the report's text. A mention that nobody can resolve is in the answer too:
    its `id` is None, and `reason` says why.
    """
    context = _context(report.text, gazetteer)
    mentions = find_mentions(doc, context, gazetteer)
    queries, owners = _queries(mentions, report.text, context, gazetteer)
    rankings = rank(queries, context, gazetteer, _apart(mentions, owners, report.text))
    named = [
        _place(report, mention, rankings[owner], context, gazetteer)
        for mention, owner in zip(mentions, owners, strict=True)
    ]
    named = _unified(named, context)
    named = _within(named, report.text)
    people = {
        ranked.entry.id: ranked.entry.population for ranking in rankings for ranked in ranking[:1]
    }
    found = [*refer_back(report, named, mentions, people), *_capitals(report, context, gazetteer)]
    return tuple(sorted(found, key=lambda place: (place.mention.start, place.mention.end)))


_CAPITAL = re.compile(
    r"\b(?:(?P<around>(?:[Tt]he|its)\s(?:[a-z-]+\s)?(?:outskirts|suburbs|edge|countryside)\sof)\s)?"
    r"(?:[Tt]he|its) (?:(?P<people>[A-Z]\w+) )?capital\b(?! of|,? [A-Z]|-| punishment| letter)"
)
_RIVAL = 0.8
"""Weight of a second country from which "the capital" alone may be either's."""


def _capitals(report: Report, context: Context, gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the places of "the capital" and, where Y calls a people, "the Y capital".

    "The capital" alone is that of the country that the report is about.
    """
    weights = list(context.countries.items())
    alone = len(weights) == 1 or (len(weights) > 1 and weights[1][1] < _RIVAL)
    for found in _CAPITAL.finditer(report.text):
        people = found.group("people")
        main = weights[0][0] if alone else None
        country = demonyms().get(people.lower()) if people else main
        entry = gazetteer.capital(country) if country else None
        if entry:
            role = Role.NEAR if found.group("around") else role_before(report.text, found.start())
            place = Place(report.span(*found.span()), role)
            yield _resolved(place, entry, 0.9 if people else 0.75)


def _context(text: str, gazetteer: Gazetteer) -> Context:
    def known(name: str) -> bool:
        return len(name) > 2 and bool(gazetteer.find(name))

    found = []
    for piece in find_pieces(text, known, ignored=is_demonym):
        if piece.known and not piece.person:
            behind = re.match(r"[ ]+([\w-]+)", text[piece.end : piece.end + 30])
            noun = piece.noun or (behind.group(1).lower() if behind else "")
            ahead = text[max(0, piece.start - 20) : piece.start].lower().split()
            area = noun in lexicon.AREA_WORDS or (
                len(ahead) > 1 and ahead[-1] == "of" and ahead[-2] in lexicon.AREA_WORDS
            )
            found.append((piece.name, area))
    return read_context(text, found, gazetteer)


def _queries(
    mentions: Sequence[Mention], text: str, context: Context, gazetteer: Gazetteer
) -> tuple[list[Query], list[int]]:
    """Return the distinct queries of `mentions`, and for each mention the number of its query."""
    queries: list[Query] = []
    owners: list[int] = []
    numbers: dict[tuple[str, str, bool], int] = {}
    for index, mention in enumerate(mentions):
        beside = _areas_beside(index, mentions, text, context, gazetteer)
        diplomatic = _DIPLOMATIC.search(_around(mention, text)) is not None
        # A name is one place throughout a report, "the village of X" and "X" alike.
        key = (folding.fold(mention.name), mention.kind or "settlement", diplomatic)
        number = numbers.setdefault(key, len(queries))
        if number == len(queries):
            queries.append(
                Query(
                    mention.name,
                    mention.kind,
                    mention.size,
                    beside,
                    mention.sentence,
                    diplomatic,
                    adjective=mention.noun in lexicon.AROUND_WORDS,
                )
            )
        else:
            known = queries[number]
            queries[number] = replace(
                known,
                kind=known.kind or mention.kind,
                beside=known.beside | beside,
                size=known.size or mention.size,
            )
        owners.append(number)
    return queries, owners


_IN_LIST = re.compile(r"\s*(?:,|,? and|,? or)\s+$")
# The places of talks are far from those of the war.
_DIPLOMATIC = re.compile(
    r"\b(?:UN|U\.N\.|United Nations|Security Council|General Assembly|summit|conference|talks"
    r"|negotiations|headquarters|embassy|ambassadors?|diplomats?|stock exchange)\b"
)


def _around(mention: Mention, text: str) -> str:
    """Return the words around a mention, within its sentence."""
    before = re.split(r"[.!?\n]\s", text[max(0, mention.start - 100) : mention.start])[-1]
    return before + re.split(r"[.!?\n]\s", text[mention.start : mention.end + 60])[0]


def _apart(
    mentions: Sequence[Mention], owners: Sequence[int], text: str
) -> frozenset[tuple[int, int]]:
    """Return the pairs of queries that stand side by side in a list ("X, Y and Z")."""
    pairs = set()
    for at in range(1, len(mentions)):
        first, second = mentions[at - 1], mentions[at]
        bare = {first.kind, first.noun, second.kind, second.noun} == {""}
        listed = _IN_LIST.fullmatch(text, first.end, second.start)
        if bare and listed and owners[at - 1] != owners[at] and second.role is not Role.WITHIN:
            pairs.add((owners[at - 1], owners[at]))
    return frozenset(pairs)


def _areas_beside(
    index: int, mentions: Sequence[Mention], text: str, context: Context, gazetteer: Gazetteer
) -> frozenset[str]:
    """Return the ids of the areas named right behind a mention ("X in the Y region")."""
    mention = mentions[index]
    if index + 1 >= len(mentions) or mention.kind in ("area", "country"):
        return frozenset()
    area = mentions[index + 1]
    if area.kind != "area" or not _AREA_BEHIND.match(text, mention.end, area.start):
        return frozenset()
    return frozenset(
        entry.id
        for entry in gazetteer.find(area.name, next(iter(context.countries), ""))
        if entry.type in ("admin1", "admin2")
    )


def _place(
    report: Report,
    mention: Mention,
    ranking: tuple[Ranked, ...],
    context: Context,
    gazetteer: Gazetteer,
) -> Place:
    span = report.span(mention.start, mention.end)
    open_place = Place(span, mention.role, candidates=_shown(ranking))
    if mention.country:
        entry = gazetteer.country(mention.country)
        if entry:
            return _resolved(open_place, entry, 0.9)
    if mention.kind == "feature":
        return _feature(open_place, mention, report.text, ranking, context, gazetteer)
    best = ranking[0] if ranking else None
    if mention.kind == "area" and best is None:
        best = _area(mention, context, gazetteer)
    if best is None:
        return replace(
            open_place,
            name=_called(mention, report.text),
            confidence=0.0,
            reason="no gazetteer has the name",
        )
    if best.belief >= SURE:
        if mention.kind == "area" and best.entry.type in SETTLEMENTS:
            open_place = replace(open_place, role=Role.NEAR)
        return _resolved(open_place, best.entry, best.belief)
    several = sum(ranked.likeness >= 0.85 for ranked in ranking)
    reason = (
        f"{several} places have the name and nothing in the report decides"
        if several > 1
        else "the spelling is too far from any known name"
    )
    same = {r.entry.name for r in ranking if r.belief > 0.01 and r.likeness >= 0.85}
    name = same.pop() if len(same) == 1 else _called(mention, report.text)
    return replace(open_place, name=name, confidence=best.belief, reason=reason)


def _area(mention: Mention, context: Context, gazetteer: Gazetteer) -> Ranked | None:
    """Return the settlement that "X district" means where there is no such district."""
    query = Query(mention.name, "settlement", position=mention.sentence)
    ranking = rank([query], context, gazetteer)[0]
    return ranking[0] if ranking else None


def _resolved(place: Place, entry: Entry, confidence: float) -> Place:
    names = tuple(dict.fromkeys(name for name in entry.names if name != entry.name))
    return replace(
        place,
        id=entry.id,
        name=entry.name,
        names=names,
        within=entry.within,
        lat=entry.lat,
        lon=entry.lon,
        precision=Precision(entry.precision),
        confidence=round(confidence, 3),
        candidates=place.candidates if confidence < 0.95 else (),
    )


def _shown(ranking: tuple[Ranked, ...]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            r.entry.id, r.entry.name, r.belief, r.entry.within, r.entry.lat, r.entry.lon,
            Precision(r.entry.precision),
        )
        for r in ranking[:SHOWN]
    )  # fmt: skip


def _called(mention: Mention, text: str) -> str:
    """Return the name of a place that no gazetteer has, as written but for the article."""
    name = re.sub(r"^(?:al|el|ash|as|ad|ar|at|an|az)-\s?(?=[A-Z])", "", mention.name)
    behind = text[mention.start + len(mention.name) : mention.end]
    if mention.kind == "feature":
        if mention.noun in lexicon.AIRFIELD_WORDS and mention.noun != "airport":
            behind = " Air Base"
        elif not behind:
            behind = f" {mention.noun}"
        name += behind.title()
    return name[0].upper() + name[1:]


def _feature(
    place: Place,
    mention: Mention,
    text: str,
    ranking: tuple[Ranked, ...],
    context: Context,
    gazetteer: Gazetteer,
) -> Place:
    """Resolve a spot with a name: by its full name, else at the settlement it is called after."""
    nouns = ["Air Base", "Airport"] if mention.noun in lexicon.AIRFIELD_WORDS else [mention.noun]
    habit = next(iter(context.countries), "")
    for noun in nouns:
        for entry in gazetteer.find(f"{mention.name} {noun}", habit):
            if entry.type == "feature" and likeness_of(f"{mention.name} {noun}", entry) > 0.8:
                return _resolved(place, entry, 0.9)
    for entry in gazetteer.find(mention.name, habit):
        if entry.type == "feature" and mention.noun in ("river", "desert", "valley", "plain"):
            return _resolved(place, entry, 0.9)
    name = _called(mention, text)
    best = ranking[0] if ranking else None
    named_for = best is not None and best.entry.type in SETTLEMENTS and best.likeness >= 0.9
    if (
        best is None
        or not named_for
        or best.belief < 0.8
        or mention.noun not in lexicon.FACILITY_WORDS
    ):
        reason = "no gazetteer has the name"
        return replace(place, name=name, candidates=(), confidence=0.0, reason=reason)
    return replace(
        place,
        name=f"{best.entry.name}{name[len(_called(replace(mention, kind=''), text)) :]}",
        names=(name,),
        within=(best.entry.name, *best.entry.within),
        lat=best.entry.lat,
        lon=best.entry.lon,
        precision=Precision.COMMUNITY,
        confidence=0.4,
        reason="no gazetteer has the spot; it is placed at the settlement of its name",
    )


def _unified(places: list[Place], context: Context) -> list[Place]:
    """Give places that no gazetteer has one name a report, however each mention spells it.

    The fullest form is the name ("Y Farms" for "the farms of al-Y" and "Y").
    """
    habit = next(iter(context.countries), "")
    fullest: dict[str, str] = {}
    for place in places:
        if place.id is None and place.name and not place.candidates:
            key = _base(place.name, habit)
            if len(place.name.split()) > len(fullest.get(key, "").split()):
                fullest[key] = place.name
    return [
        replace(place, name=fullest[key], names=(place.name,) if fullest[key] != place.name else ())
        if place.id is None and place.name and (key := _base(place.name, habit)) in fullest
        else place
        for place in places
    ]


def _base(name: str, habit: str) -> str:
    words = [
        w for w in name.split() if w.lower() not in lexicon.FEATURE_WORDS and w.lower() != "air"
    ]
    return folding.skeleton(" ".join(words) or name, habit)


def _within(places: list[Place], text: str) -> list[Place]:
    """Mark the larger area that stands right behind a smaller one ("X in Y province")."""
    result = list(places)
    for at in range(1, len(result)):
        small, large = result[at - 1], result[at]
        between = _INSIDE.match(text, small.mention.end, large.mention.start)
        least = 4 if between and between.group().startswith(", ") else 0
        around = any(name.startswith(large.name or "?") for name in small.within)
        if between and (around or _size(large) > max(_size(small), least)):
            result[at] = replace(large, role=Role.WITHIN)
    return result


def _size(place: Place) -> int:
    if place.id is None:
        return 0
    sizes = {"feature": 1, "geonames": 2, "katottg": 2, "admin2": 5, "admin1": 6, "country": 7}
    kind = place.id.split(":")[0]
    return 5 if kind == "feature" and place.precision is Precision.REGION else sizes[kind]
