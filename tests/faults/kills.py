"""kill -9 at random moments of reading and of judging: what was acknowledged is there, and whole.

    ./dev python -m tests.faults.kills 200 [SEED]

Enters: how many kills for each, and a seed. Leaves: a table, and exit code 1 where anything was
lost or half. A child process reads reports with the real rooms (or judges claims) and tells each
report (or judgement) down a pipe once the ledger has taken it; it is killed at a random moment, the
next one goes on in the same ledger. After each kill everything that was told must be there, and
`verify` must find nothing.
"""

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from purport import pipeline
from purport.config import load_config
from purport.ledger import open_ledger
from purport.model import Decision, Failure, Judgement, Report
from purport.pipeline import link, read_into
from tests.ledger.handmade import FULL_CLAIM, REPORT

SENTENCES = (
    "The ministry said that its troops had captured the village of Sinkivka, {n} km from Kupiansk.",
    "Ukraine's General Staff denied that {n} vehicles were lost near Vovchansk.",
    "Residents told the agency that shelling killed {n} people on Tuesday.",
    "The mayor said that {n} houses burned down after a drone strike on Izium.",
    "The channel, citing a source in the army, claims that {n} soldiers surrendered.",
)
REPORTS = 60
BATCH = 2_000
"""Characters parsed together, so that commits lie all along the way and not at its end."""

PATIENCE = 30.0
"""Seconds to wait for the reports after which a kill is due."""

LONGEST = 1.5
"""Seconds after which a reading is killed at the latest, where it is killed by the clock."""


@dataclass(slots=True)
class Outcome:
    """What a series of kills did: `told` were committed, of which `lost` are not there."""

    kills: int = 0
    between: int = 0
    told: int = 0
    untold: int = 0
    lost: int = 0
    half: int = 0


def write_reports(folder: Path, chance: random.Random) -> None:
    """Write reports to `folder`, one in four of them a page."""
    folder.mkdir()
    for number in range(REPORTS):
        lines = [each.format(n=chance.randrange(2, 900)) for each in chance.choices(SENTENCES, k=4)]
        if number % 4:
            (folder / f"{number:03}.txt").write_text("\n\n".join(lines))
        else:
            paragraphs = "".join(f"<p>{each}</p>" for each in lines)
            page = f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"
            (folder / f"{number:03}.html").write_text(page)


def killed(work: Callable[[int], None], *, after: int, wait: float) -> tuple[bytes, bool]:
    """Fork, `work` with a pipe to tell down, and kill `wait` seconds after it told `after` lines.

    Returns what it told, and whether the kill came before it was done.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(write)
        finally:
            os._exit(0)
    os.close(write)
    told = b""
    end = time.monotonic() + (PATIENCE if after else wait)
    while (left := end - time.monotonic()) > 0:
        if select.select([read], [], [], left)[0]:
            piece = os.read(read, 65_536)
            if not piece:
                break  # it was done before its time
            told += piece
            if after and told.count(b"\n") >= after:
                after, end = 0, time.monotonic() + wait
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while piece := os.read(read, 65_536):
        told += piece
    os.close(read)
    return told, os.WIFSIGNALED(status)


def moment(chance: random.Random) -> dict[str, Any]:
    """Half of the kills go by the clock, half come within milliseconds of a commit."""
    if chance.random() < 0.5:
        return {"after": 0, "wait": chance.uniform(0.0, LONGEST)}
    return {"after": chance.randrange(1, REPORTS), "wait": chance.uniform(0.0, 0.02)}


def of_reading(kills: int, chance: random.Random, folder: Path) -> Outcome:
    """Kill readings; each ledger is gone on with until it has everything, then a new one begins."""
    config = load_config()
    pipeline.BATCH = BATCH
    reports = folder / "reports"
    write_reports(reports, chance)
    with open_ledger(None) as warm:  # models are loaded once, before the first fork
        read_into(warm, [reports / "001.txt"], config=config)
    outcome = Outcome()
    ledger, told = folder / "reading-0.db", set[str]()

    def work(pipe: int) -> None:
        def tell(item: Report | Failure) -> None:
            assert isinstance(item, Report)
            os.write(pipe, f"{item.id}\n".encode())

        with open_ledger(ledger) as opened:
            read_into(opened, [reports], config=config, on_input=tell)
            link(opened)

    while outcome.kills < kills:
        lines, was_killed = killed(work, **moment(chance))
        told |= set(lines.decode().split("\n")[:-1])
        outcome.kills += was_killed
        if not ledger.exists():
            continue
        with open_ledger(ledger) as opened:
            found = {each.id for each in opened.reports()}
            outcome.half += bool(opened.verify().problems)
        outcome.lost += len(told - found)
        outcome.untold += len(found - told)
        outcome.between += 0 < len(found) < REPORTS
        if len(found) == REPORTS:
            outcome.told += len(told)
            ledger, told = folder / f"reading-{outcome.kills}.db", set()
    outcome.told += len(told)
    return outcome


def of_judging(kills: int, chance: random.Random, folder: Path) -> Outcome:
    """Kill whoever judges; all judgements go into one ledger."""
    ledger = folder / "judging.db"
    with open_ledger(ledger) as opened:
        opened.add(REPORT, (FULL_CLAIM,))
    spans = tuple((span.start, span.end) for span in FULL_CLAIM.content)
    outcome = Outcome()
    told = set[str]()

    def work(pipe: int) -> None:
        with open_ledger(ledger) as opened:
            for at in range(100_000):
                made = Judgement(
                    Decision.NOTE,
                    by="ada",
                    claim=FULL_CLAIM.id,
                    report=REPORT.id,
                    spans=spans,
                    words=FULL_CLAIM.text,
                    value=f"{os.getpid()}.{at} " + "x" * 3_000,
                )
                written = opened.judge(made, seen=1 << 40)
                os.write(pipe, f"{written.number} {os.getpid()}.{at}\n".encode())

    while outcome.kills < kills:
        lines, was_killed = killed(
            work, after=chance.choice((0, chance.randrange(1, 20))), wait=chance.uniform(0.0, 0.1)
        )
        new = set(lines.decode().split("\n")[:-1])
        told |= new
        outcome.kills += was_killed
        outcome.between += bool(new)
        with open_ledger(ledger) as opened:
            found = {
                f"{each.number} {(each.value or '').split()[0]}" for each in opened.judgements()
            }
            whole = all(len((each.value or "").split()[1]) == 3_000 for each in opened.judgements())
            outcome.half += bool(opened.verify().problems) or not whole
        outcome.lost += len(told - found)
        outcome.untold = len(found - told)
    outcome.told = len(told)
    return outcome


def main() -> int:
    """Print a row for reading and one for judging."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    print("| killed while | kills | in the middle of the work | committed | lost | half |")
    print("| --- | --- | --- | --- | --- | --- |")
    bad = 0
    for name, trial in (("reading", of_reading), ("judging", of_judging)):
        with TemporaryDirectory() as folder:
            found = trial(kills, random.Random(seed), Path(folder))
        print(
            f"| {name} | {found.kills} | {found.between} | {found.told:,} | {found.lost} "
            f"| {found.half} |",
            flush=True,
        )
        bad += found.lost + found.half
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
