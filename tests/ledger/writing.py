"""A program that writes ledgers under bad conditions; tests run it as a process of its own.

    writing.py crash FOLDER ROUNDS SEED   fork ROUNDS writers, kill -9 each at a random moment
    writing.py fill LEDGER BYTES          write until no file may grow beyond BYTES
    writing.py copy LEDGER TO             back LEDGER up where no file may grow beyond 100,000 bytes
    writing.py touch LEDGER USER          as the user USER, read the ledger, then write to it

`fill`, `copy` and `touch` print what they met as JSON.
"""

import json
import os
import random
import resource
import signal
import sys
import time
from pathlib import Path

from purport.errors import LedgerError, PurportError
from purport.ledger import open_ledger
from purport.ledger.backup import back_up
from purport.model import Claim, Links, Origin, Proposition, Report
from tests.ledger.handmade import claim_in

REPORTS = 200
CLAIMS = 25


def report_number(number: int) -> tuple[Report, tuple[Claim, ...]]:
    """A report whose claims take a while to write: the same for the same number."""
    lines = [f"Unit {number}-{at} reached hill {at}." for at in range(CLAIMS)]
    report = Report("\n".join(lines) + "\n" + f"{number} " * 2000, file=f"report-{number:03}")
    return report, tuple(claim_in(report, line) for line in lines)


def link_all(claims: tuple[Claim, ...]) -> Links:
    """Links in which every claim is alone in its proposition."""
    alone = [
        Proposition((claim.id,), (Origin("own voice", (claim.id,), "its words"),), "nothing else")
        for claim in claims
    ]
    return Links(tuple(alone), ())


def write_all(path: Path, progress: int) -> None:
    """Write and link reports, and a byte to the file descriptor `progress` after each."""
    with open_ledger(path) as ledger:
        for number in range(REPORTS):
            ledger.add(*report_number(number))
            os.write(progress, b".")
            if number % 10 == 5:
                ledger.replace_links(link_all(ledger.claims()))


def crash(folder: Path, rounds: int, seed: int) -> None:
    moments = random.Random(seed)
    with open_ledger(None):  # the imports are done before the first fork
        pass
    for at in range(rounds):
        read, write = os.pipe()
        writer = os.fork()
        if writer == 0:
            write_all(folder / f"{at}.db", write)
            os._exit(0)
        os.close(write)  # so that reading ends where the writer ended by itself
        for _ in range(moments.randrange(25)):
            os.read(read, 1)
        time.sleep(moments.uniform(0.0, 0.02))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        os.close(read)


def fill(path: Path, limit: int) -> dict[str, object]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    written = 0
    try:
        with open_ledger(path) as ledger:
            for number in range(1000):
                ledger.add(*report_number(number))
                written += 1
    except LedgerError as error:
        return {"written": written, "error": str(error)}
    return {"written": written, "error": None}


def copy(path: Path, to: Path) -> dict[str, object]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    try:
        back_up(path, to)
    except PurportError as error:
        return {"error": str(error)}
    return {"error": None}


def touch(path: Path, user: int) -> dict[str, object]:
    found: dict[str, object] = {}
    with open_ledger(None) as ledger:  # all imports are done before the rights to them go
        ledger.add(*report_number(1))
    if user != os.geteuid():
        os.setuid(user)
    try:
        with open_ledger(path) as ledger:
            found["claims"] = len(ledger.claims())
            found["problems"] = ledger.verify().problems
            ledger.add(*report_number(1))
            found["error"] = None
    except LedgerError as error:
        found["error"] = str(error)
    return found


def main() -> None:
    what, path, *numbers = sys.argv[1:]
    if what == "crash":
        crash(Path(path), *map(int, numbers))
    elif what == "copy":
        print(json.dumps(copy(Path(path), Path(numbers[0]))))
    else:
        print(json.dumps({"fill": fill, "touch": touch}[what](Path(path), *map(int, numbers))))


if __name__ == "__main__":
    main()
