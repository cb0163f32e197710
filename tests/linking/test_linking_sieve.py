"""What the sieves drop, the comparison and the rules would drop, too."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from evals.gold_links import labelled
from purport.linking.arrays import Pairs
from purport.linking.bearing_sieve import may_bear
from purport.linking.bearings import bear, meet, view_frames
from purport.linking.bearings import weights as bearing_weights
from purport.linking.candidates import worth_comparing
from purport.linking.columns import tabulate
from purport.linking.comparison import compare
from purport.linking.families import FAMILY
from purport.linking.garblings import find_garblings
from purport.linking.settings import load_weights
from purport.linking.sieve import may_be_garbled, may_be_one
from purport.linking.statements import Statement, view_statements
from purport.linking.stories import find_stories
from purport.model import Claim, Kind, Modality, Report
from tests.linking.made import stated, told

GOLD = Path(__file__).parents[3] / "shared/gold"

WHO = ("Rebel forces", "The army", "Russian troops", "Ukrainian troops", "The coalition")
DID = (
    ("captured", Kind.CONTROL), ("attacked", Kind.STRIKE), ("are to blame for the attack on",
    Kind.POSITION), ("advanced towards", Kind.ADVANCE), ("withdrew from", Kind.WITHDRAWAL),
    ("surrounded", Kind.ENCIRCLEMENT),
)  # fmt: skip
WHERE = ("Tolma", "Ardeny", "the Tolma region", "Tolna", "Ardeny and Tolma", "Ardeny and Tolna")
TOLLS = ("At least 15 people were killed", "Some 20 soldiers were injured", "15 people died")
DAYS = ("2024-05-06", "2024-05-08", "2024-07-01", None)


def drawn(seed: int, many: int) -> tuple[list[Report], list[Claim]]:
    """Return reports of a few sentences each that tell of few places, parties and days."""
    at = random.Random(seed)
    reports, claims = [], []
    for number in range(many):
        lines: list[tuple[str, Kind, str, str]] = []
        for _ in range(at.randint(1, 4)):
            place = at.choice(WHERE)
            if at.random() < 0.3:
                lines.append((f"{at.choice(TOLLS)} in {place}", Kind.CASUALTIES, "", place))
            else:
                who, (did, kind) = at.choice(WHO), at.choice(DID)
                lines.append((f"{who} {did} {place}", kind, who, place))
        lines = list({line[0]: line for line in lines}.values())
        text = f"Edition {number}.\n" + "\n".join(f"{words}." for words, *_ in lines)
        report = told(text, f"made-{number}", published=at.choice(DAYS))
        reports.append(report)
        for words, kind, who, place in lines:
            count = at.choice(((15.0, None, "people"), (20.0, 20.0, "people"), None))
            claims.append(
                stated(
                    report, words, kind=kind, denied=at.random() < 0.3,
                    modality=at.choice((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED)),
                    places=(place,) if at.random() < 0.8 else (),
                    count=count if kind is Kind.CASUALTIES else None,
                    actor=who or None, day=report.published if at.random() < 0.5 else None,
                )
            )  # fmt: skip
    return reports, claims


def dropped(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[list[str], int]:
    """Return what the sieves drop that would have been linked, and how much would have been."""
    ordered = sorted(reports, key=lambda report: report.id)
    statements = view_statements(ordered, claims)
    frames = view_frames(statements, ordered)
    stories, columns = find_stories(ordered), tabulate(frames, range(len(frames)))
    pairs = all_pairs(len(frames))
    told = (columns.row["report"][pairs[0]], columns.row["report"][pairs[1]])
    affinity = stories.affinity(told)
    alike = dict(zip(listed(pairs), affinity.tolist(), strict=True))
    together = dict(zip(listed(pairs), stories.together(told, affinity).tolist(), strict=True))
    weights, bearings = load_weights(), bearing_weights.load_weights()
    kept = set(listed(may_be_one(columns, pairs, weights)))
    bearing = set(listed(may_bear(columns, pairs)))
    lost, found = [], 0
    for one, other in listed(worth_comparing(columns, stories, pairs)):
        made = compare(
            statements[one], statements[other], weights,
            affinity=alike[one, other], together=together[one, other],
        )  # fmt: skip
        if not made.barred and made.weight >= 0:
            found += 1
            if (one, other) not in kept:
                lost.append(both("one", statements, one, other))
    for one, other in listed(pairs):
        meeting = meet(frames[one], frames[other], alike[one, other], bearings)
        if bear(meeting) or bear(meeting.turned):
            found += 1
            if (one, other) not in bearing:
                lost.append(both("bears", statements, one, other))
    apart = [(a, b) for a, b in listed(pairs) if statements[a].report != statements[b].report]
    garbled = set(listed(may_be_garbled(columns, pairs)))
    for one, other in apart:
        same = statements[one].denied == statements[other].denied
        families = FAMILY[statements[one].kind] == FAMILY[statements[other].kind]
        if not (same and families and together[one, other]):
            continue
        if find_garblings(statements, [(one, other)], ordered):
            found += 1
            if (one, other) not in garbled:
                lost.append(both("garbled", statements, one, other))
    return lost, found


def all_pairs(many: int) -> Pairs:
    """Return every pair of rows."""
    one, other = np.triu_indices(many, 1)
    return one.astype(np.int64), other.astype(np.int64)


def listed(pairs: Pairs) -> list[tuple[int, int]]:
    """Return pairs of rows as tuples."""
    return list(zip(*(each.tolist() for each in pairs), strict=True))


def both(title: str, statements: Sequence[Statement], one: int, other: int) -> str:
    """Return what a pair says."""
    told = [" ".join(statements[at].words) for at in (one, other)]
    return f"{title}: {told[0]} | {told[1]}"


@pytest.mark.parametrize("seed", range(6))
def test_drawn_statements_lose_nothing(seed: int) -> None:
    lost, found = dropped(*drawn(seed, 30))
    assert found > 40
    assert not lost


def test_labelled_claims_lose_nothing() -> None:
    if not GOLD.is_dir():
        pytest.skip(f"no labelled reports in {GOLD}")
    reports, claims = labelled([GOLD / "dev_reports.jsonl"], GOLD / "dev.claims.jsonl")
    lost, found = dropped(reports, claims)
    assert found > 100
    assert not lost
