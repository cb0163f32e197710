"""Train the weights of places/ranking.py: from lists of neighbouring settlements to weights.toml.

    ./dev python training/places/train.py LISTS.jsonl              # writes weights.toml
    ./dev python training/places/train.py LISTS.jsonl --held-out   # writes nothing, prints figures

Enters: the development lists (as in evals/places.py, with the answers), and lists that `lists.py`
makes of all oblasts but theirs. Leaves: the weights. With --held-out: two oblasts of the
development lists and the made ones train, the other two are answered, in all six ways.

Method: the model is log-linear, so the likelihood of the right candidates has one maximum; Newton's
method finds it. What neighbours say depends on how far they are believed, and thus on the weights:
beliefs and weights are found in turns. A Gaussian prior keeps weights near what was set by hand.
What the lists cannot tell stays as it was set on reports (`FIXED`).
"""

import argparse
import itertools
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from lists import Made, make_lists, settlements_of

from purport.config import load_config
from purport.places import Gazetteer, load_gazetteer, ranking
from purport.places.candidates import Context, Query, candidates
from purport.places.entry import Entry
from purport.places.neighbours import FIGURES, Neighbours
from purport.places.ranking import SPELLING, Weights
from purport.places.sources import read_entries

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "src" / "purport" / "places" / "weights.toml"
CONTEXT = Context({"UA": 1.0}, prominence=0.2)

MADE = 1500
"""Made lists that train beside the development lists."""

SEED = 20251120
TURNS = 4
PRIOR = 0.02
"""How much a weight that is 1 off its prior costs, in log-likelihood per list."""

FIXED = frozenset({"nothing", "wide"})
"""Not trained: all names of the lists are in the gazetteer or all but, and all lie close together,
which in reports they do not."""

START = Weights(
    (10.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 3.0, -3.0),
    (0.7, 0.5, 0.4, 0.3, 0.2, 0.2, 0.3),
    -3.5,
)


@dataclass(slots=True)
class Case:
    """One list: the figures of all candidates of its names, and which are right."""

    spelling: np.ndarray  # candidates x SPELLING
    placed: np.ndarray  # candidates
    counts: list[int]  # candidates of each name
    right: list[int]  # the right one among a name's candidates, -1 for none of them
    neighbours: Neighbours | None


def main() -> int:
    """Train, or print what training on some oblasts makes of the others."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("--held-out", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.lists.read_text("utf-8").splitlines() if line.strip()]
    gazetteer = load_gazetteer(load_config().cache)
    entries = settlements_of(read_entries())
    named = by_name(entries)
    found = [as_made(row, named) for row in rows]
    known = sorted({made.region for made in found})
    made = list(make_lists(entries, number=MADE, without=known, seed=SEED))
    cases = {id(m): case_of(m, gazetteer) for m in (*found, *made)}
    if not args.held_out:
        write(trained_on([cases[id(m)] for m in (*found, *made)]))
        return 0
    score = scorer(args.lists)
    print("made lists alone:", score(trained_on([cases[id(m)] for m in made]), rows, gazetteer))
    for pair in itertools.combinations(known, 2):
        lists = [m for m in (*found, *made) if m.region not in pair]
        held = [row for row, m in zip(rows, found, strict=True) if m.region in pair]
        weights = trained_on([cases[id(m)] for m in lists])
        print(f"{' and '.join(pair)} held out:", score(weights, held, gazetteer))
    return 0


def by_name(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return `entries` by each of their names, folded as the lists' answers are."""
    named: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys(map(_plain, entry.names)):
            named.setdefault(name, []).append(entry)
    return named


def as_made(row: dict[str, Any], named: dict[str, list[Entry]]) -> Made:
    """Return a development list with the ids of the entries that its answers are."""
    ids, regions = [], []
    for mention in row["mentions"]:
        near = [
            (gap, entry)
            for entry in named.get(_plain(mention["name_uk"]), ())
            if (gap := _gap(entry, mention)) < (0.1 if entry.precision == "settlement" else 0.4)
        ]
        best = min(near, key=lambda pair: pair[0])[1] if near else None
        ids.append(best.id if best else "")
        regions += [best.within[-2]] if best else []
    region = max(sorted(set(regions)), key=regions.count) if regions else row["region"] or ""
    names = tuple(mention["text"] for mention in row["mentions"])
    return Made(region, row["region"] is not None, names, tuple(ids))


def _plain(name: str) -> str:
    return name.lower().translate(str.maketrans("-", " ", "’'ʼ"))


def _gap(entry: Entry, mention: dict[str, Any]) -> float:
    lat, lon = entry.lat or 0.0, entry.lon or 0.0
    return float(np.hypot(lat - mention["lat"], 0.65 * (lon - mention["lon"])))


def case_of(made: Made, gazetteer: Gazetteer) -> Case:
    """Return the figures of a list's candidates."""
    beside = frozenset[str]()
    if made.stated:
        areas = candidates(Query(made.region, "area"), CONTEXT, gazetteer)
        beside = frozenset(e.id for e, alike in areas if alike > 0.9 and e.type == "admin1")
    queries = [Query(name, "settlement", beside=beside) for name in made.names]
    tables = [ranking.table_of(query, CONTEXT, gazetteer) for query in queries]
    rows = [(row, query) for table, query in zip(tables, queries, strict=True) for row in table]
    counts = [len(table) for table in tables]
    said = [ranking.said_of(e, alike, query) for (_, e, alike), query in rows]
    right = [
        next((n for n, row in enumerate(table) if row[1].id == ident), -1)
        for table, ident in zip(tables, made.ids, strict=True)
    ]
    return Case(
        np.array(said).reshape(len(rows), len(SPELLING)),
        np.array([ranking.placed(e, alike, query, CONTEXT) for (_, e, alike), query in rows]),
        counts,
        right,
        Neighbours(
            [row[1] for row, _ in rows],
            np.repeat(np.arange(sum(map(bool, counts))), [n for n in counts if n]),
            [q.name for q, n in zip(queries, counts, strict=True) if n],
            [0] * sum(map(bool, counts)),
        )
        if rows
        else None,
    )


def trained_on(cases: Sequence[Case]) -> Weights:
    """Return the weights that make the right candidates of `cases` likeliest."""
    weights = START
    for _ in range(TURNS):
        weights = fitted([row for case in cases for row in names_of(case, weights)], weights)
    return weights


def names_of(case: Case, weights: Weights) -> list[tuple[np.ndarray, np.ndarray, int]]:
    """Return figures, hand-set weights and the right answer of each name of a list."""
    if case.neighbours is None:
        return []
    ends = np.cumsum(case.counts)[:-1]
    static = case.spelling @ np.array(weights.spelling) + case.placed
    support = np.zeros(len(static))
    figures = np.zeros((len(static), len(FIGURES)))
    for turn in range(ranking.ROUNDS):
        parts = np.split(static + support, ends)
        beliefs = np.concatenate([_shares(part, weights.nothing) for part in parts])
        figures = case.neighbours.speak(beliefs)
        if turn < ranking.ROUNDS - 1:
            support = figures @ np.array(weights.neighbours)
    both = np.hstack([case.spelling, figures])
    return list(zip(np.split(both, ends), np.split(case.placed, ends), case.right, strict=True))


def _shares(logs: np.ndarray, nothing: float) -> np.ndarray:
    if not len(logs):
        return logs
    top = max(float(logs.max()), nothing)
    raised = np.exp(logs - top)
    return raised / (raised.sum() + np.exp(nothing - top))


def fitted(names: Sequence[tuple[np.ndarray, np.ndarray, int]], near: Weights) -> Weights:
    """Return the weights of the greatest likelihood, by Newton's method from `near`."""
    prior = np.array([*START.spelling, *START.neighbours, START.nothing])
    now = np.array([*near.spelling, *near.neighbours, near.nothing])
    names_of_weights = (*SPELLING, *FIGURES, "nothing")
    free = [n for n, name in enumerate(names_of_weights) if name not in FIXED]
    cost = PRIOR * len(names)
    for _ in range(12):
        slope = cost * 0.1 * (now - prior)
        bend = cost * 0.1 * np.eye(len(now))
        for figures, placed, right in names:
            rows = np.hstack([figures, np.zeros((len(figures), 1))])
            none = np.zeros(len(now))
            none[-1] = 1.0
            rows = np.vstack([rows, none])
            logs = rows @ now + np.append(placed, 0.0)
            shares = np.exp(logs - logs.max())
            shares /= shares.sum()
            mean = shares @ rows
            slope += mean - rows[right if right >= 0 else -1]
            bend += (rows * shares[:, None]).T @ rows - np.outer(mean, mean)
        step = np.zeros(len(now))
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        now = now - step
        if np.abs(step).max() < 1e-3:
            break
    count = len(SPELLING)
    return Weights(tuple(now[:count]), tuple(now[count:-1]), float(now[-1]))


def scorer(lists: Path) -> Any:
    """Return a function of weights, rows and gazetteer that prints what the shared scorer says."""
    sys.path.insert(0, str(ROOT / "evals"))
    sys.path.insert(0, str(lists.resolve().parents[2] / "tools"))
    from places import resolve
    from score_places import score

    def figures(weights: Weights, rows: list[dict[str, Any]], gazetteer: Gazetteer) -> Any:
        kept = ranking.trained
        ranking.trained = lambda: weights  # type: ignore[assignment]
        try:
            return score(rows, {row["id"]: resolve(row, gazetteer) for row in rows})
        finally:
            ranking.trained = kept

    return figures


def write(weights: Weights) -> None:
    """Write `weights` where the ranking reads them."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    lines = [
        "# The trained weights of ranking.py. Made by training/places/train.py; its card is",
        "# models/places/README.md.",
        f"nothing = {weights.nothing:.3f}",
    ]
    for title, names, values in (
        ("spelling", SPELLING, weights.spelling),
        ("neighbours", FIGURES, weights.neighbours),
    ):
        lines += ["", f"[{title}]"]
        lines += [f'"{name}" = {value:.3f}' for name, value in zip(names, values, strict=True)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.relative_to(ROOT)} written from {commit}")


if __name__ == "__main__":
    sys.exit(main())
