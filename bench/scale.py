"""How much faster two processes extract claims than one.

    python -m bench.scale [REPORTS]

Enters: how many reports to make up from the dev set beside the repository, else from the examples;
2,000 where nothing is said. Leaves: reports a second of one process and of two by the clock, the
models' loading included, measured in turns, and the median ratio. Exit code 1 where that is below
`RATIO`. Other work on the machine drowns it: two processes need two free cores.
"""

import os

# Before numpy is imported, which reads them: one thread a process.
os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
)

import random
import sys
import time
from dataclasses import replace
from statistics import median

from bench.pipeline import DEV, EXAMPLES, SEED, made_up, reports_in, sentences
from purport.config import load_config
from purport.model import Report
from purport.pipeline import extract

RATIO = 1.8
ROUNDS = 3
REPORTS = 2_000


def main() -> int:
    """Print each round and the median ratio; return 1 where it is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    source = DEV if DEV.exists() else EXAMPLES
    pool = [part for report in reports_in(source) for part in sentences(report.text)]
    randomness = random.Random(SEED)
    made = [
        Report(text=made_up(pool, randomness), file=f"made {number}", language="en")
        for number in range(count)
    ]
    ratios = []
    for number in range(ROUNDS):
        alone, together = reports_a_second(made, 1), reports_a_second(made, 2)
        ratios.append(together / alone)
        print(f"round {number + 1}: one process {alone:.1f} reports a second, two {together:.1f}")
    ratio = median(ratios)
    verdict = "holds" if ratio >= RATIO else "missed"
    print(f"{count} reports: two processes are {ratio:.2f} times as fast; {RATIO} {verdict}")
    return int(ratio < RATIO)


def reports_a_second(reports: list[Report], processes: int) -> float:
    """Return how many reports a second `processes` extract claims from."""
    config = replace(load_config(), processes=processes)
    start = time.perf_counter()
    done = sum(1 for _ in extract(iter(reports), config=config))
    assert done == len(reports)
    return done / (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
