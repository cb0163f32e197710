"""Spellings that stood together -> which gazetteer entries they mean, ranked jointly.

Enters: `Query` values (a spelling, and what the text says about it) and the countries the report is
about. Leaves: one `Ranking` a query. It refuses to settle what nothing decides: the share of belief
that its best entry gets is its confidence, and namesakes that nothing tells apart split it.

Method: every candidate has a log-weight from its spelling, its country, its type, the areas the
text names, and weakly its population; then each candidate gains by how near the other queries'
candidates lie, weighted by the belief in those (three rounds of mean-field updates on the pairwise
model of toponym disambiguation; compare Leidner 2007, "Toponym Resolution in Text").
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from purport.places import folding
from purport.places.entry import SETTLEMENTS, Entry
from purport.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 30.0
"""Kilometres within which neighbours speak for each other (support falls by e)."""

NOTHING = -2.5
"""Log-weight of "none of these"; calibrated, as the weights below, on seeds and dev lists."""

PEOPLE = 0.7
"""Log-weight of ten times the population."""

FAME = 0.4
"""Log-weight of ten times the number of names."""

SUPPORT = (3.0, 1.5, 0.8, 0.5)
"""Log-weight of the neighbours that lie nearest, best first, where they are certain and at hand."""

ISOLATION = 1.5
"""Log-weight that a small place loses where every other place of the report is far away, and its
country is not what the report is about."""

COMPLETE = frozenset({"UA"})
"""Countries whose every settlement the gazetteer has: there a strange spelling is a slip, elsewhere
more likely a village that is missing."""

TOGETHER = 1500
"""Candidates ranked against each other at once: time and memory grow with its square (18 MB a
table); a report of some thousand words stays below it, longer ones are ranked part by part."""

AT_HAND = 0.1
"""Weight of a country from which a report is about it."""

SPELT = 0.96
"""Likeness that a place of any other country must have: there only the very spelling counts."""

ALMOST = 0.15
"""Likeness that a name a slip away loses where another place's name is just so."""

FORMER = 0.35
"""Likeness that a place loses where it was once called what another one is called now."""

MOST = 60
"""Candidates kept a query before they are ranked jointly; the commonest village name has more."""


@dataclass(frozen=True, slots=True)
class Query:
    """One spelling to resolve.

    `kind` is "settlement", "part" (of a settlement, by its own or the settlement's name), "area",
    "feature" or "country" where the text says so, else "". `beside` are the ids
    of areas that the text names for this very mention. `position` orders queries in the text: a
    smaller gap says more. `diplomatic` says that the sentence is about talks and summits, which are
    held in world cities. `size` lets a large city be told from a village: "city", "town",
    "village" or "".
    """

    name: str
    kind: str = ""
    size: str = ""
    beside: frozenset[str] = frozenset()
    position: int = 0
    diplomatic: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its share of belief (0 to 1) and how alike its name is (0 to 1)."""

    entry: Entry
    belief: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Context:
    """What a whole report says about where it is set.

    `countries` have weights up to 1, `areas` are ids of the provinces that it names. `prominence`
    is how much likelier large and famous places are to be meant: 1 in reports, less in mere lists.
    """

    countries: Mapping[str, float]
    areas: frozenset[str] = frozenset()
    prominence: float = 1.0


def candidates(
    query: Query, context: Context, gazetteer: Gazetteer, *, slips: bool = True
) -> list[tuple[Entry, float]]:
    """Return entries that `query` may mean with the likeness of their names.

    Names a consonant off are tried where none is closer, in the report's foremost countries.
    """
    found: dict[str, tuple[Entry, float]] = {}
    habits = list(dict.fromkeys(_HABITS.get(c, "") for c in context.countries)) or [""]
    for habit in habits:
        for entry in gazetteer.find(query.name, habit):
            if not _fits(entry, query):
                continue
            likeness = likeness_of(query.name, entry)
            if context.countries.get(entry.country, 0.0) < AT_HAND:
                least = SPELT if _known_abroad(query.name, entry) else 1.1
            else:  # a quarter is hardly called after another settlement, and with a slip
                least = 0.93 if query.kind == "part" else 0.75
            if likeness >= max(least, found.get(entry.id, (entry, 0.0))[1]):
                found[entry.id] = (entry, likeness)
    close = any(likeness > 0.8 for _, likeness in found.values())
    if slips and not close and query.kind in ("", "settlement"):
        for country, weight in context.countries.items():
            if weight >= 0.3:
                for entry in gazetteer.find_slips(query.name, country):
                    found.setdefault(entry.id, (entry, likeness_of(query.name, entry)))
    return _present_first(query.name, list(found.values()))


def _known_abroad(name: str, entry: Entry) -> bool:
    """Tell whether `entry` is met in reports about other countries: large, and so called."""
    own = folding.fold(name) == folding.fold(entry.name)
    return entry.type not in SETTLEMENTS or entry.population >= (20_000 if own else 100_000)


def _present_first(name: str, found: list[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
    """Lower the likeness of places once called `name` where another is called so now."""
    present = {entry.id: folding.similarity(name, entry.name, entry.country) for entry, _ in found}
    called = {e.country for e, _ in found if present[e.id] >= 0.9 or _renamed(name, e)}
    exact = {e.country for e, _ in found if present[e.id] >= 0.97 or _renamed(name, e)}
    found = [(e, alike - ALMOST * (alike < 0.9 and e.country in exact)) for e, alike in found]
    return [
        (entry, likeness - FORMER)
        if present[entry.id] < 0.75 and entry.country in called and not _renamed(name, entry)
        else (entry, likeness)
        for entry, likeness in found
    ]


def _renamed(name: str, entry: Entry) -> bool:
    folded = folding.fold(name)
    return any(folding.fold(other) == folded for other in entry.renamed)


_HABITS = dict.fromkeys(folding.SLAVIC, "UA") | dict.fromkeys(folding.ARABIC, "SY")


def _fits(entry: Entry, query: Query) -> bool:
    if query.kind in ("settlement", "part"):
        return entry.type in SETTLEMENTS
    if query.kind == "area":
        return entry.type in ("admin1", "admin2")
    return True


@lru_cache(maxsize=50_000)
def likeness_of(name: str, entry: Entry) -> float:
    """Return how alike `name` is to the closest spelling of `entry`; other names count less."""
    best = folding.similarity(name, entry.name, entry.country)
    folded = folding.fold(name)
    if _renamed(name, entry):
        return 1.0
    for other in entry.names:
        if best >= 0.97:
            break
        # An alternate that spells the same name is as good; another name may be long forgotten.
        if folding.fold(other) == folded:
            akin = folding.similarity(other, entry.name, entry.country) >= 0.6
            best = max(best, 0.97 if akin else 0.93 + 0.04 * min(1.0, len(entry.names) / 25))
        elif other[0].isascii():
            best = max(best, 0.95 * folding.similarity(name, other, entry.country))
    return best


def rank(
    queries: Sequence[Query],
    context: Context,
    gazetteer: Gazetteer,
    apart: Collection[tuple[int, int]] = (),
) -> list[tuple[Ranked, ...]]:
    """Return, for each query, its candidates with their beliefs, best first (at most `MOST`).

    `apart` are pairs of queries, by number, that stand side by side in one list: they are never
    the same place, and the one whose name fits less well has to mean another.
    """
    tables = []
    for query in queries:
        scored = [
            (_weight(entry, likeness, query, context), entry, likeness)
            for entry, likeness in candidates(query, context, gazetteer)
        ]
        scored.sort(key=lambda row: (-row[0], row[1].id))
        tables.append(scored[:MOST])
    ranked = _ranked(tables, queries, context)
    taken = {
        (pair[0] if _fit(ranked[pair[0]]) < _fit(ranked[pair[1]]) else pair[1], rivals[0])
        for pair in apart
        if (rivals := [ranked[i][0].entry.id for i in pair if ranked[i]])
        and len(rivals) == 2
        and rivals[0] == rivals[1]
    }
    if not taken:
        return ranked
    for loser, ident in taken:
        tables[loser] = [row for row in tables[loser] if row[1].id != ident]
    return _ranked(tables, queries, context)


def _fit(ranking: tuple[Ranked, ...]) -> tuple[float, float]:
    return ranking[0].likeness, ranking[0].belief


def _ranked(
    tables: list[list["_Row"]], queries: Sequence[Query], context: Context
) -> list[tuple[Ranked, ...]]:
    import numpy as np

    beliefs = [_softmax(np.array([row[0] for row in table])) for table in tables]
    filled = [i for i, table in enumerate(tables) if table]
    for block in _blocks(tables, filled):
        if len(block) > 1:
            beliefs = _supported(tables, beliefs, block, queries, context)
    return [
        tuple(
            Ranked(entry, round(float(belief), 4), likeness)
            for belief, (_, entry, likeness) in sorted(
                zip(beliefs[i], table, strict=True), key=lambda pair: (-pair[0], pair[1][1].id)
            )
        )
        for i, table in enumerate(tables)
    ]


def _weight(entry: Entry, likeness: float, query: Query, context: Context) -> float:
    weight = 10.0 * (likeness - 1.0)
    people = max(entry.population, 100)
    top = max(context.countries.values(), default=0.0)
    if top:
        share = context.countries.get(entry.country, 0.0) / top
        # Geneva and Brussels are met in any report, hamlets of the name elsewhere are not.
        known = 0.5 if people >= 10**6 else 0.05 if people >= 10**5 else 0.005
        weight += math.log(share + (known if likeness >= 0.9 else 0.005))
    weight += context.prominence * PEOPLE * math.log10(people / 1000)
    # Who has many names is known to many: a better sign of fame than population.
    weight += context.prominence * FAME * math.log10(1 + len(entry.names))
    if entry.type in ("capital", "feature"):
        weight += 2.0 if likeness >= 0.9 else 0.0
    elif any(folding.fold(area).startswith(folding.fold(entry.name)) for area in entry.within[1:]):
        weight += 1.0  # an area's centre, which it is called after
    if _renamed(query.name, entry):
        weight += 1.5
    if query.diplomatic and people >= 10**6:
        weight += 4.0
    if likeness < 0.9 and entry.country not in COMPLETE:
        weight -= 2.5
    if query.size == "village" and people > 20_000:
        weight -= 2.0
    elif query.size == "city" and people < 3_000:
        weight -= 1.5
    if entry.type == "admin1":
        weight -= 1.0 if query.kind != "area" else -0.5
    elif entry.type == "admin2":
        weight -= 3.0 if query.kind != "area" else 0.0
    elif entry.type == "country":
        weight += 2.0
    inside = {*entry.regions, entry.id, f"country:{entry.country}"}
    if query.beside:
        weight += 3.0 if query.beside & inside else -3.0
    elif context.areas & inside:
        weight += 0.8
    return weight


_Row = tuple[float, Entry, float]


def _blocks(tables: list[list[_Row]], filled: list[int]) -> list[list[int]]:
    """Return the numbers of the queries in runs of at most `TOGETHER` candidates."""
    blocks: list[list[int]] = [[]]
    total = 0
    for i in filled:
        if blocks[-1] and total + len(tables[i]) > TOGETHER:
            blocks.append([])
            total = 0
        blocks[-1].append(i)
        total += len(tables[i])
    return blocks


def _softmax(weights: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    if not len(weights):
        return weights
    top = max(float(weights.max()), NOTHING)
    raised = np.exp(weights - top)
    shares: NDArray[np.float64] = raised / (raised.sum() + math.exp(NOTHING - top))
    return shares


def _supported(
    tables: list[list[_Row]],
    beliefs: list["NDArray[np.float64]"],
    filled: list[int],
    queries: Sequence[Query],
    context: Context,
) -> list["NDArray[np.float64]"]:
    """Return beliefs after neighbours have spoken for each other."""
    import numpy as np

    owner = np.concatenate([np.full(len(tables[i]), n) for n, i in enumerate(filled)])
    rows = [row for i in filled for row in tables[i]]
    lat = np.radians([row[1].lat if row[1].lat is not None else 89.0 for row in rows])
    lon = np.radians([row[1].lon or 0.0 for row in rows])
    # Equirectangular distance in kilometres: exact enough within a country.
    x = (lon[:, None] - lon[None, :]) * np.cos((lat[:, None] + lat[None, :]) / 2)
    gap = 6371.0 * np.hypot(x, lat[:, None] - lat[None, :])
    speaks = np.array([row[1].type in SETTLEMENTS or row[1].type == "feature" for row in rows])
    close = np.exp(-gap / NEAR) * speaks[None, :] * speaks[:, None]
    names = {folding.fold(queries[i].name): n for n, i in enumerate(filled)}
    called = np.array([names[folding.fold(queries[i].name)] for i in filled])[owner]
    same = called[:, None] == called[None, :]  # a name is no witness for itself
    close[same] = 0.0
    place = np.array([queries[i].position for i in filled])[owner]
    apart = np.abs(place[:, None] - place[None, :])
    # A sentence apart counts two thirds, three apart half, never less than a third.
    close *= np.maximum(1.0 / (1.0 + apart / 3.0), 0.33)
    static = np.array([row[0] for row in rows])
    abroad = np.array(
        [
            row[1].population < 100_000 and context.countries.get(row[1].country, 0.0) < 0.5
            for row in rows
        ]
    )
    far = np.exp(-gap / (8 * NEAR)) * speaks[None, :]
    far[same] = 0.0
    starts = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
    likeness = np.array([row[2] for row in rows])
    current = np.concatenate([beliefs[i] for i in filled])
    for _ in range(4):
        spoken = close * (current * likeness)[None, :]
        best = np.maximum.reduceat(spoken, starts, axis=1)
        best.sort(axis=1)
        support = best[:, ::-1][:, : len(SUPPORT)] @ np.array(SUPPORT)[: best.shape[1]]
        alone = 1.0 - (far * current[None, :]).max(axis=1)
        weights = static + support - ISOLATION * abroad * alone
        parts = np.split(weights, starts[1:])
        current = np.concatenate([_softmax(part) for part in parts])
    result = list(beliefs)
    for n, i in enumerate(filled):
        result[i] = current[owner == n]
    return result
