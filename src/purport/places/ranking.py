"""Spellings that stood together -> which gazetteer entries they mean, ranked jointly.

Enters: `Query` values (a spelling, and what the text says about it) and the countries the report is
about. Leaves: the candidates of each query with their beliefs. It refuses to settle what nothing
decides: the share of belief that its best entry gets is its confidence, and namesakes that nothing
tells apart split it.

Method: a log-linear model. A candidate's log-weight is what its spelling, the areas that the text
names and the other names of the report say for it, each times a weight that was trained on lists of
neighbouring settlements (``weights.toml``, made by training/places), and what its country, its type
and weakly its size say, weighed by hand on reports. "None of these" is a candidate of its own.
"""

import math
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from purport.places.candidates import (
    COMPLETE,
    Context,
    Query,
    candidates,
    is_renamed,
    likeness_of,
)
from purport.places.entry import Entry
from purport.places.gazetteer import Gazetteer
from purport.places.neighbours import FIGURES, Neighbours
from purport.spelling import folding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PEOPLE = 0.7
"""Log-weight of ten times the population."""

FAME = 0.4
"""Log-weight of ten times the number of names."""

ISOLATION = 1.5
"""Log-weight that a small place loses where every other place of the report is far away, and its
country is not what the report is about."""

TOGETHER = 1500
"""Candidates ranked against each other at once: time and memory grow with its square (9 MB a
table); a report of some thousand words stays below it, longer ones are ranked part by part."""

MOST = 100
"""Candidates kept a query before they are ranked jointly; the commonest village name has more."""

ROUNDS = 3
"""Times that neighbours are heard: at first by their spellings alone, then by what is believed."""

SPELLING = (
    "likeness", "lowered", "its own name", "another name", "its sounds", "its consonants",
    "a former name", "inside", "outside",
)  # fmt: skip
"""What the spelling and the named areas say of a candidate; see `said_of`."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with its share of belief (0 to 1) and how alike its name is (0 to 1)."""

    entry: Entry
    belief: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained weights: of `SPELLING` and `FIGURES`, in their order, and of "none of these"."""

    spelling: tuple[float, ...]
    neighbours: tuple[float, ...]
    nothing: float


@cache
def trained() -> Weights:
    """Return the weights of ``weights.toml``."""
    table = tomllib.loads(files("purport.places").joinpath("weights.toml").read_text("utf-8"))
    return Weights(
        tuple(float(table["spelling"][name]) for name in SPELLING),
        tuple(float(table["neighbours"][name]) for name in FIGURES),
        float(table["nothing"]),
    )


_Row = tuple[float, Entry, float]


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
    tables = [table_of(query, context, gazetteer) for query in queries]
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


def table_of(query: Query, context: Context, gazetteer: Gazetteer) -> list[_Row]:
    """Return the candidates of `query` with their log-weights, best first, and likenesses."""
    weights = trained().spelling
    scored = []
    for entry, likeness in candidates(query, context, gazetteer):
        said = said_of(entry, likeness, query)
        weight = sum(w * x for w, x in zip(weights, said, strict=True) if x)
        scored.append((weight + placed(entry, likeness, query, context), entry, likeness))
    scored.sort(key=lambda row: (-row[0], row[1].id))
    return scored[:MOST]


def said_of(entry: Entry, likeness: float, query: Query) -> tuple[float, ...]:
    """Return the figures of `SPELLING` for one candidate."""
    inside = outside = 0.0
    if query.beside:
        inside = float(not query.beside.isdisjoint((*entry.regions, entry.id)))
        outside = 1.0 - inside
    return (likeness - 1.0, *_spelt(query.name, entry, likeness), inside, outside)


@lru_cache(maxsize=50_000)
def _spelt(name: str, entry: Entry, likeness: float) -> tuple[float, ...]:
    folded, country = folding.fold(name), entry.country
    lowered = likeness_of(name, entry) - likeness
    own = folding.fold(entry.name) == folded
    another = not own and any(folding.fold(other) == folded for other in entry.names)
    spoken = folding.sounds(name, country)
    sounds = spoken == folding.sounds(entry.name, country)
    bones = sounds or folding.skeleton(name, country) == folding.skeleton(entry.name, country)
    return (
        lowered,
        float(own),
        float(another),
        float(sounds and not own),
        float(bones and not sounds),
        float(is_renamed(name, entry)),
    )


def placed(entry: Entry, likeness: float, query: Query, context: Context) -> float:
    """Return the log-weight of a candidate's country, type and size in a report like this one."""
    weight = 0.0
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
        weight += context.prominence  # an area's centre, which it is called after
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
        weight -= 1.5 if query.size == "district" else 0.0
    elif entry.type == "admin2":
        weight -= 3.0 if query.kind != "area" else 0.0
        weight -= 1.5 if query.size == "province" else 0.0
    elif entry.type == "country":
        weight += 2.0
    inside = {*entry.regions, entry.id, f"country:{entry.country}"}
    if not query.beside and context.areas & inside:
        weight += 0.8
    return weight


def _ranked(
    tables: list[list[_Row]], queries: Sequence[Query], context: Context
) -> list[tuple[Ranked, ...]]:
    import numpy as np

    beliefs = [shares(np.array([row[0] for row in table])) for table in tables]
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


def shares(weights: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the beliefs of candidates with these log-weights; "none of these" has the rest."""
    import numpy as np

    if not len(weights):
        return weights
    nothing = trained().nothing
    top = max(float(weights.max()), nothing)
    raised = np.exp(weights - top)
    found: NDArray[np.float64] = raised / (raised.sum() + math.exp(nothing - top))
    return found


def _supported(
    tables: list[list[_Row]],
    beliefs: list["NDArray[np.float64]"],
    filled: list[int],
    queries: Sequence[Query],
    context: Context,
) -> list["NDArray[np.float64]"]:
    """Return beliefs after neighbours have spoken for each other."""
    import numpy as np

    owners = np.repeat(np.arange(len(filled)), [len(tables[i]) for i in filled])
    rows = [row for i in filled for row in tables[i]]
    neighbours = Neighbours(
        [row[1] for row in rows],
        owners,
        [queries[i].name for i in filled],
        [queries[i].position for i in filled],
    )
    static = np.array([row[0] for row in rows])
    abroad = np.array(
        [
            row[1].population < 100_000 and context.countries.get(row[1].country, 0.0) < 0.5
            for row in rows
        ]
    )
    ends = np.cumsum([len(tables[i]) for i in filled])[:-1]
    current = np.concatenate([beliefs[i] for i in filled])
    for _ in range(ROUNDS):
        support = neighbours.speak(current) @ np.array(trained().neighbours)
        weights = static + support - ISOLATION * abroad * neighbours.alone(current)
        current = np.concatenate([shares(part) for part in np.split(weights, ends)])
    result = list(beliefs)
    for n, i in enumerate(filled):
        result[i] = current[owners == n]
    return result
