"""Fit the match weights of the linking room and write its settings file.

    python training/linking.py OUT.json REPORTS CLAIMS.jsonl LINKS.json [REPORTS CLAIMS LINKS ...]

Enters: reports, their labelled claims, and which of these are one proposition. Leaves: the
settings in Splink's format, and the figures of each story when the weights are fitted on the
others. It refuses to fit far from `READABLE` on so few labels: the fit is logistic, with a Gaussian
prior (`RIDGE`) around weights that a reader set.

Labelled claims are linked twice: as labelled, and as the pipeline extracts them, so that the
weights know what extraction gets wrong. Pairs that are barred are left out. The logistic weights w
become Fellegi and Sunter's m and u: u is counted among pairs of claims drawn at random, m is u
exp(w) scaled to sum to 1, and the prior takes up the scale, which leaves every sum of weights as
fitted.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "evals")]

from gold_links import labelled

from purport.config import load_config
from purport.linking.bearings import view_frames
from purport.linking.candidates import find_candidates, worth_comparing
from purport.linking.columns import tabulate
from purport.linking.comparison import Comparison, compare
from purport.linking.levels import COMPARISONS, NAMES
from purport.linking.settings import Weights
from purport.linking.statements import Statement, view_statements
from purport.linking.stories import Stories, find_stories
from purport.model import Claim, Report
from purport.pipeline import extract
from purport.reading import read_reports

RIDGE = 8.0
RANDOM_PAIRS = 40_000
SEED = 50

# Where the fit starts from: what a reader would say that each level weighs (natural logarithms).
# "words" and the other steps are lines, the prior is for claims that meet in a block.
PRIOR = -6.7
WORD_STEPS = (0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.77, 0.93)


def _line(name: str, *weights: float) -> dict[str, float]:
    return dict(zip(COMPARISONS[name], weights, strict=True))


READABLE: Mapping[str, Mapping[str, float]] = {
    "words": _line("words", *(9 * middle for middle in WORD_STEPS)),
    "wording": {"near-identical": 3.0},
    "support": {"thin": -2.0},
    "sentence": _line("sentence", -0.3, 0.3, 0.9, 1.5, 2.0, 2.0, 0.0),
    "mood": {"other mood": -4.0},
    "place": {
        "same place": 1.5, "place within place": -0.5, "unlike places": -1.5,
        "same scene": 0.3, "other scene": -0.5,
    },
    "count": {"same count": 2.5, "one count": -2.0, "other count": -1.5},
    "figure": {"rare count": 1.5, "telling count": 1.0},
    "kind": {
        "one charge": 3.5, "same kind": 0.5, "near kind": -1.0, "casualties and not": -4.0,
        "other kind": -2.0,
    },
    "event": {"other event": -2.5},
    "part": {"part of a place": -2.5},
    "actor": {"same actor": 0.8, "opposed actor": -3.0, "other actor": -0.4},
    "target": {"same target": 0.8, "opposed target": -2.0, "other target": -0.4},
    "day": {"same day": 1.0, "other day": -3.0},
    "between": _line("between", 0.0, -0.3, -0.9, -1.5, 0.0),
    "voice": {"same voice and count": 2.0, "same voice": 1.0},
    "story": {"one report": 0.5, "one story": 0.6, "long apart": -4.0, "other story": -1.0},
    "affinity": _line("affinity", 0.3, 0.7, 1.4, 2.0, 2.5, 0.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs: the story each lies in (-1 across stories), levels, place share, truth."""

    story: NDArray[np.int64]
    levels: NDArray[np.int64]
    common: NDArray[np.float64]
    same: NDArray[np.bool_]


def main(paths: list[str]) -> None:
    """Fit on the labelled claims of each three paths behind the first, and write settings there."""
    if len(paths) % 3 != 1 or len(paths) < 4:
        sys.exit("usage: python training/linking.py OUT.json REPORTS CLAIMS.jsonl LINKS.json ...")
    start = replace(BLANK, prior=PRIOR, table=tuple(map(_readable, NAMES)))
    sets, u, stories = [], Counter[tuple[int, int]](), 0
    for at in range(1, len(paths), 3):
        links = json.loads(Path(paths[at + 2]).read_text(encoding="utf-8"))
        for found, levels in labelled_sets(Path(paths[at]), Path(paths[at + 1]), links, start):
            found.story[found.story >= 0] += stories
            sets.append(found)
            u += levels
        stories += len(links.get("groups", ())) or 1
    pairs = Pairs(
        *(np.concatenate([getattr(each, field.name) for each in sets]) for field in fields(Pairs))
    )
    told = pairs.story >= 0
    said = {
        "as read": np.zeros(len(told), bool),
        "fitted on other stories": np.zeros(len(told), bool),
    }
    for story in range(stories):
        held = pairs.story == story
        for name, weights in zip(said, (start, fit(pairs, ~held, start)), strict=True):
            said[name] |= held & linked(pairs, weights)
    for name, each in said.items():
        print(f"{name}: pair F1 {f1(each[told], pairs.same[told]):.3f} of {told.sum():,} pairs")
    settings = as_settings(fit(pairs, np.ones(len(told), bool), start), u)
    Path(paths[0]).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


# Shares of the labelled claims that name a place of a sort, and how much of a share counts.
BLANK = Weights(
    prior=0.0, table=(), base=0.02, pull=0.25,
    frequencies={"settlement": 0.02, "unresolved": 0.02, "region": 0.06},
)  # fmt: skip


def _readable(name: str) -> tuple[float, ...]:
    return tuple(READABLE[name].get(level, 0.0) for level in COMPARISONS[name])


def labelled_sets(reports: Path, gold: Path, links: dict[str, Any], weights: Weights):  # type: ignore[no-untyped-def]
    """Yield the pairs of the labelled claims, and of the found ones, with random pairs' levels."""
    config = load_config()
    texts, given = labelled([reports], gold)
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    names = [f"{row['report']}#{row['claim']}" for row in rows]
    yield pairs_of(
        texts, given, dict(zip((c.id for c in given), names, strict=True)), links, weights
    )
    found = [
        claim
        for item in extract(read_reports([reports], config=config), config=config)
        for claim in item[1]
    ]
    yield pairs_of(texts, found, matched(texts, found, given, names), links, weights)


def matched(reports, found, given, names):  # type: ignore[no-untyped-def]
    """Name found claims by the labelled claim whose words they share by half (score_ledger.py)."""
    from purport.linking.folding import words

    scored = []
    for i, one in enumerate(given):
        mine = set(words(one.text))
        for other in found:
            if other.report_id == one.report_id:
                theirs = set(words(other.text))
                share = len(mine & theirs) / len(mine | theirs)
                if share >= 0.5:
                    scored.append((-share, i, other.id))
    taken: dict[str, str] = {}
    used = set()
    for _, i, claim in sorted(scored):
        if i not in used and claim not in taken:
            used.add(i)
            taken[claim] = names[i]
    return taken


def pairs_of(
    reports: Sequence[Report], claims: Sequence[Claim], names: Mapping[str, str],
    links: dict[str, Any], weights: Weights,
) -> tuple[Pairs, Counter[tuple[int, int]]]:  # fmt: skip
    """Return the labelled pairs that blocking finds, and the levels of random pairs."""
    ordered = tuple(sorted({report.id: report for report in reports}.values(), key=lambda r: r.id))
    statements, stories = view_statements(ordered, claims), find_stories(ordered)
    group = {name: k for k, each in enumerate(links["same_proposition"]) for name in each["claims"]}
    groups = links.get("groups") or {"all": [report.file for report in reports]}
    told = {file: k for k, files in enumerate(groups.values()) for file in files}
    rows = []
    columns = tabulate(view_frames(statements, ordered), range(len(statements)))
    met = worth_comparing(columns, stories, find_candidates(columns, stories).same)
    for pair in zip(*(each.tolist() for each in met), strict=True):
        first, second = (statements[each] for each in pair)
        ours, theirs = names.get(first.claim.id), names.get(second.claim.id)
        found = compared(pair, statements, stories, weights)
        if ours is None or theirs is None or found.barred:
            continue
        same = ours in group and group[ours] == group.get(theirs)
        one, other = (told.get(ordered[s.report].file, -1) for s in (first, second))
        rows.append((one if one == other else -1, found.levels, found.shared, same))
    u: Counter[tuple[int, int]] = Counter()
    randomness = random.Random(SEED)
    for _ in range(RANDOM_PAIRS):
        pair = tuple(sorted(randomness.sample(range(len(statements)), 2)))
        u.update(enumerate(compared(pair, statements, stories, weights).levels))
    story, levels, common, same = zip(*rows, strict=True)
    return Pairs(np.array(story), np.array(levels), np.array(common), np.array(same)), u


def compared(
    pair, statements: Sequence[Statement], stories: Stories, weights: Weights
) -> Comparison:  # type: ignore[no-untyped-def]
    """Return the comparison of two statements by their positions."""
    one, other = (statements[each] for each in pair)
    told = (np.array([one.report]), np.array([other.report]))
    affinity = stories.affinity(told)
    together = stories.together(told, affinity)
    return compare(one, other, weights, affinity=float(affinity[0]), together=bool(together[0]))


def design(pairs: Pairs) -> NDArray[np.float64]:
    """One column a level, and one of ones for the prior."""
    widths = [len(COMPARISONS[name]) for name in NAMES]
    starts = np.cumsum([0, *widths[:-1]])
    matrix = np.zeros((len(pairs.same), sum(widths) + 1))
    matrix[np.arange(len(pairs.same))[:, None], pairs.levels + starts] = 1
    matrix[:, -1] = 1
    return matrix


def fit(pairs: Pairs, chosen: NDArray[np.bool_], start: Weights) -> Weights:
    """Return logistic weights near those of `start`, by Newton's method."""
    matrix, truth = design(pairs)[chosen], pairs.same[chosen].astype(float)
    offset = np.array([start.adjustment(each) for each in pairs.common[chosen]])
    origin = np.array([*(w for row in start.table for w in row), start.prior])
    found = origin.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-(matrix @ found + offset)))
        slope = matrix.T @ (truth - p) - RIDGE * (found - origin)
        bend = (matrix * (p * (1 - p))[:, None]).T @ matrix + RIDGE * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    table, at = [], 0
    for name in NAMES:
        table.append(tuple(found[at : at + len(COMPARISONS[name])]))
        at += len(COMPARISONS[name])
    return replace(start, prior=float(found[-1]), table=tuple(table))


def linked(pairs: Pairs, weights: Weights) -> NDArray[np.bool_]:
    """Return which pairs weigh 0 or more."""
    rows = zip(pairs.levels, pairs.common, strict=True)
    return np.array([weights.total(levels, common) >= 0 for levels, common in rows])


def f1(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return the F1 of what was `said` to be one proposition."""
    return float(2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))


def as_settings(weights: Weights, u: Counter[tuple[int, int]]) -> dict[str, Any]:
    """Return the settings in Splink's format that add up as `weights` do."""
    prior, comparisons = weights.prior, []
    for number, (name, row) in enumerate(zip(NAMES, weights.table, strict=True)):
        counts = np.array([u[number, level] + 0.5 for level in range(len(row))])
        shares = counts / counts.sum()
        raised = shares * np.exp(row)
        prior += log(raised.sum())
        comparisons.append(comparison(name, raised / raised.sum(), shares))
    return {
        "places": {
            "base": weights.base,
            "pull": weights.pull,
            "frequencies": dict(weights.frequencies),
        },
        "splink": {
            "link_type": "link_only",
            "probability_two_random_records_match": 1 / (1 + exp(-prior)),
            "blocking_rules_to_generate_predictions": [],
            "comparisons": comparisons,
        },
    }


def comparison(name: str, m: Sequence[float], u: Sequence[float]) -> dict[str, Any]:
    """Return one comparison in Splink's format; a record is the levels of one pair."""
    *levels, last = COMPARISONS[name]
    return {
        "output_column_name": name,
        "comparison_levels": [
            {
                "sql_condition": "ELSE" if level == last else f'"{name}_l" = {number}',
                "label_for_charts": level,
                "m_probability": round(float(m[number]), 9),
                "u_probability": round(float(u[number]), 9),
            }
            for number, level in enumerate([*levels, last])
        ],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
