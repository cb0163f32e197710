"""A few kills of each sort; `python -m tests.faults.kills 200` makes the table of the docs."""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from purport.ledger import open_ledger
from purport.model import Original
from tests.ledger.handmade import FULL_CLAIM, REPORT
from tests.ledger.test_ledger_faults import ROOT, contents
from tests.ledger.writing import report_number

KILLS = 8
PAGE = 4096
"""Bytes of a page of SQLite's, as it makes them (https://www.sqlite.org/fileformat.html)."""


def test_nothing_that_was_committed_is_lost_to_a_kill() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kills", str(KILLS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split(" | ") for line in done.stdout.splitlines()[2:]]
    assert [row[0] for row in rows] == ["| reading", "| judging"]
    assert [row[-2:] for row in rows] == [["0", "0 |"]] * 2
    assert all(int(row[1]) >= KILLS for row in rows)


def test_a_ruined_page_is_told_or_changes_nothing(tmp_path: Path) -> None:
    whole, damaged = tmp_path / "whole.db", tmp_path / "damaged.db"
    chance = random.Random(3)
    source = Original(chance.randbytes(20_000), "a.pdf")
    with open_ledger(whole) as ledger:
        ledger.add(replace(REPORT, original=source), (FULL_CLAIM,))
        for number in range(3):
            ledger.add(*report_number(number))
        expected = ledger.reports(), ledger.claims()
    original = whole.read_bytes()
    pages = range(len(original) // PAGE)
    told = 0
    for page in chance.sample(pages, min(40, len(pages))):
        for ruin in (bytes(PAGE), chance.randbytes(PAGE)):
            damaged.write_bytes(
                original[: page * PAGE] + ruin + original[(page + 1) * PAGE :],
            )
            found = contents(damaged)
            told += found is None
            assert found in (None, expected), f"page {page}"
    assert told > 20
