"""Learn how far two statements tell of one event, from labelled relations.

    python training/relations.py REPORTS GOLD.claims.jsonl GOLD.links.json [--out WEIGHTS.json]

Enters: reports, their labelled claims and what a careful reader relates among them. Leaves: the two
logistic regressions that `purport.linking.bearings` weighs with, and figures of each story read
with weights that were learned from the other stories only. It refuses to call unlabelled pairs
wrong where they are two steps apart: those are left out of the learning.

The claims are taken twice, as labelled and as purport finds them, so that the weights know both.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "evals"), str(ROOT.parent / "shared" / "tools")]

from gold_links import labelled
from score_ledger import match

from purport.config import load_config
from purport.ledger import ClaimQuery, open_ledger
from purport.linking import link_claims
from purport.linking.arrays import Floats, Pairs
from purport.linking.bearing_sieve import may_bear
from purport.linking.bearings import Frame, Meeting, meet, view_frames
from purport.linking.bearings.tolls import features, implication
from purport.linking.bearings.weights import Weights
from purport.linking.candidates import find_candidates
from purport.linking.columns import tabulate
from purport.linking.relations import find_relations
from purport.linking.statements import view_statements
from purport.linking.stories import Stories, find_stories
from purport.model import Claim, Links, Proposition, Report
from purport.pipeline import read_into

# Strength of the penalty on squared weights, by model: about one observation's worth each.
PENALTY = {"incident": 3.0, "toll": 2.0}
# Odds (logarithms) from which a relation is drawn; docs/decisions/0051-relations.md says how they
# were chosen.
THRESHOLDS = {
    "toll": -2.3,
    "counts": -4.0,
    "denial": -2.0,
    "answer": -3.5,
    "doer": -2.0,
    "degree": -3.75,
    "stage": -3.75,
    "general": -2.55,
    "later": -6.0,
}
_FLIP = {"weaker": "stronger", "stronger": "weaker", "contradicts": "contradicts"}


@dataclass(frozen=True, slots=True)
class Gold:
    """Labelled relations by pairs of groups, and the story of each report."""

    group: Mapping[str, str]
    relations: Mapping[tuple[str, str], str]
    story: Mapping[str, str]
    bears: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """One pair as it is learned from; `same` is None where the labels do not decide it."""

    meeting: Meeting
    same: bool | None
    toll: Mapping[str, float] | None
    right: bool
    stories: frozenset[str]


def main() -> None:
    """Learn, print the figures of stories left out, write the weights where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name in ("reports", "claims", "links"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    gold = read_gold(args.links, args.claims)
    rows = [json.loads(line) for line in args.claims.read_text(encoding="utf-8").splitlines()]
    sets = {
        "labelled": labelled([args.reports], args.claims),
        "found": found_in(args.reports),
    }
    named = {name: names_of(rows, *each) for name, each in sets.items()}
    blank: Weights = {"incident": {}, "toll": {}, "thresholds": THRESHOLDS}
    examples = [
        example
        for name, (reports, claims) in sets.items()
        for example in examples_of(reports, claims, named[name], gold, blank)
    ]
    stories = sorted({story for example in examples for story in example.stories})
    print(
        f"{len(examples)} pairs, {sum(bool(e.same) for e in examples)} related, of {len(stories)}"
    )
    held = {
        story: learn([each for each in examples if story not in each.stories]) for story in stories
    }
    whole = learn(examples)
    for name, (reports, claims) in sets.items():
        report_figures(name, reports, claims, named[name], gold, {"": whole})
        report_figures(f"{name}, each story left out", reports, claims, named[name], gold, held)
    if args.out:
        args.out.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_gold(links: Path, claims: Path) -> Gold:
    """Return the labelled relations; stories that relations join are one."""
    found = json.loads(links.read_text(encoding="utf-8"))
    group = {}
    for number, each in enumerate(found["same_proposition"]):
        group.update(dict.fromkeys(each["claims"], f"group {number}"))
    files = [json.loads(line)["report"] for line in claims.read_text(encoding="utf-8").splitlines()]
    story = {file: file for file in files}

    def join(members: Sequence[str]) -> None:
        names = {story[each] for each in members}
        for file, name in story.items():
            if name in names:
                story[file] = min(names)

    for members in found["groups"].values():
        join(members)
    relations = {}
    bears: dict[str, set[str]] = defaultdict(set)
    for each in found["relations"]:
        one, other = (group.get(each[end], each[end]) for end in ("from", "to"))
        join([each[end].split("#")[0] for end in ("from", "to")])
        relations[one, other] = each["relation"]
        if each["relation"] in _FLIP:
            relations[other, one] = _FLIP[each["relation"]]
            bears[one].add(other)
            bears[other].add(one)
    return Gold(group, relations, story, {key: frozenset(each) for key, each in bears.items()})


def found_in(path: Path) -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
    """Return the reports in `path` with the claims that purport finds in them."""
    with open_ledger(None) as ledger:
        read_into(ledger, [path], config=load_config())
        return tuple(ledger.reports()), tuple(ledger.claims(ClaimQuery()))


def names_of(
    rows: Sequence[Any], reports: Sequence[Report], claims: Sequence[Claim]
) -> Mapping[str, str]:
    """Return the labelled claim that each claim is, by ids, paired as the scorer pairs them."""
    file = {report.id: report.file for report in reports}
    names = {}
    for report in file.values():
        wanted = [row for row in rows if row["report"] == report]
        here = [claim for claim in claims if file[claim.report_id] == report]
        pairs = match(wanted, [{"content": {"text": claim.text}} for claim in here])
        for i, j in pairs:
            names[here[j].id] = f"{report}#{wanted[i]['claim']}"
    return names


def examples_of(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    named: Mapping[str, str],
    gold: Gold,
    weights: Weights,
) -> list[Example]:
    """Return the pairs that meet, of claims that are labelled ones."""
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    statements = view_statements(ordered, claims)
    frames = view_frames(statements, ordered)
    examples = []
    pairs, affinity = meetings(frames, find_stories(ordered))
    for one, other, alike in zip(*(each.tolist() for each in (*pairs, affinity)), strict=True):
        first, second = (statements[each].claim for each in (one, other))
        if first.id not in named or second.id not in named:
            continue
        names = [gold.group.get(named[each.id], named[each.id]) for each in (first, second)]
        bearing = gold.relations.get((names[0], names[1]))
        related = bearing is not None or (names[1], names[0]) in gold.relations
        same: bool | None = names[0] == names[1] or related
        if not same and gold.bears.get(names[0], frozenset()) & gold.bears.get(
            names[1], frozenset()
        ):
            same = None
        meeting = meet(frames[one], frames[other], alike, weights)
        kind = implication(meeting)
        examples.append(
            Example(
                meeting,
                same,
                features(meeting, kind) if kind else None,
                kind is not None and bearing == kind.value,
                frozenset(gold.story[named[each.id].split("#")[0]] for each in (first, second)),
            )
        )
    return examples


def meetings(frames: Sequence[Frame], stories: Stories) -> tuple[Pairs, Floats]:
    """Return the pairs that meet over more than chance, and how alike their reports are."""
    columns = tabulate(frames, range(len(frames)))
    pairs = find_candidates(columns, stories).related
    return pairs, stories.affinity(
        (columns.row["report"][pairs[0]], columns.row["report"][pairs[1]])
    )


def learn(examples: Sequence[Example]) -> Weights:
    """Return the weights of both models."""
    known = [each for each in examples if each.same is not None]
    incident = regress(
        [each.meeting.features for each in known], [bool(each.same) for each in known], "incident"
    )
    counted = [each for each in examples if each.toll is not None]
    rows = []
    for each in counted:
        told = each.meeting.features
        odds = sum(incident.get(name, 0.0) * value for name, value in told.items())
        rows.append({**(each.toll or {}), "incident": odds})
    toll = regress(rows, [each.right for each in counted], "toll")
    return {"incident": incident, "toll": toll, "thresholds": THRESHOLDS}


def regress(
    rows: Sequence[Mapping[str, float]], truth: Sequence[bool], model: str
) -> dict[str, float]:
    """Return weights by name: logistic regression, ridge penalty, by Newton's method."""
    names = sorted({name for row in rows for name in row})
    at = {name: number for number, name in enumerate(names)}
    matrix: NDArray[np.float64] = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            matrix[number, at[name]] = value
    wanted = np.array(truth, dtype=float)
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (likely - wanted) + PENALTY[model] * weights
        curve = (matrix.T * (likely * (1 - likely))) @ matrix + PENALTY[model] * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def report_figures(
    title: str,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    named: Mapping[str, str],
    gold: Gold,
    by_story: Mapping[str, Weights],
) -> None:
    """Print the share of labelled relations found, and of drawn ones that are labelled, by kind."""
    links = link_claims(reports, claims)
    hits: dict[str, set[tuple[str, str]]] = defaultdict(set)
    drawn: dict[str, int] = defaultdict(int)
    for story, weights in by_story.items():
        found = relate(reports, claims, links, weights)
        for kind, pairs in found.items():
            for source, target in pairs:
                names = [{named[each] for each in end if each in named} for end in (source, target)]
                homes = {gold.story[n.split("#")[0]] for end in names for n in end}
                if story and story not in homes:
                    continue
                drawn[kind] += 1
                for first in names[0]:
                    for second in names[1]:
                        pair = (gold.group.get(first, first), gold.group.get(second, second))
                        if gold.relations.get(pair) == kind:
                            hits[kind].add(pair)
    wanted: dict[str, int] = defaultdict(int)
    for (one, other), kind in gold.relations.items():
        if kind == "weaker" or kind == "follows" or (kind == "contradicts" and one < other):
            wanted[kind] += 1
    contradicted = {frozenset(pair) for pair in hits["contradicts"]}
    right = {"weaker": len(hits["weaker"]), "follows": len(hits["follows"]),
             "contradicts": len(contradicted)}  # fmt: skip
    total, of = sum(right.values()), sum(wanted.values())
    print(f"{title}: {total}/{of} = {total / of:.3f}, drawn {sum(drawn.values())}")
    for kind, count in wanted.items():
        print(f"   {kind:12} {right[kind]} of {count}, drawn {drawn[kind]}")


def relate(
    reports: Sequence[Report], claims: Sequence[Claim], links: Links, weights: Weights
) -> Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return the relations that `weights` draw between the propositions of `links`, by kind."""
    ordered = tuple(sorted(reports, key=lambda report: report.id))
    statements = view_statements(ordered, claims)
    home = {claim.id: n for n, each in enumerate(statements) for claim in each.claims}
    groups = [sorted({home[claim] for claim in each.claims}) for each in links.propositions]
    by_id: dict[str, Proposition] = {each.id: each for each in links.propositions}
    found = defaultdict(list)
    frames = view_frames(statements, ordered)
    columns, stories = tabulate(frames, range(len(frames))), find_stories(ordered)
    pairs = may_bear(columns, find_candidates(columns, stories).related)
    told = (columns.row["report"][pairs[0]], columns.row["report"][pairs[1]])
    for each in find_relations(
        frames, pairs, stories.affinity(told), groups, links.propositions, weights=weights
    ):
        found[each.kind.value].append((by_id[each.source].claims, by_id[each.target].claims))
    return found


if __name__ == "__main__":
    main()
