"""Exchange the two sides' names in reports and count the claims that stay the same.

    python evals/side_swap.py [REPORTS ...]

Enters: reports, by default the seeds and the dev set beside the repository. Leaves: for each path
the share of claims that are found again, with the same words, kind, polarity, modality and chain,
once the names of the sides are exchanged, and each claim that is not; exit code 1 where a share is
below `FLOOR`. Places are left out: another name is another place.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from purport.config import load_config
from purport.model import Claim, Failure, Report
from purport.pipeline import extract
from purport.reading import read_reports

SHARED = Path(__file__).parent.parent.parent / "shared"
FLOOR = 0.97

# Each name and its counterpart on the other side: words of one class, so that only sides change.
PAIRS = (
    ("Russia", "Ukraine"),
    ("Russian", "Ukrainian"),
    ("Russians", "Ukrainians"),
    ("Moscow", "Kyiv"),
    ("Putin", "Zelensky"),
    ("Vladimir", "Volodymyr"),
    ("Gerasimov", "Syrskyi"),
    ("Lavrov", "Sybiha"),
    ("Belousov", "Umerov"),
    ("Assad", "Erdogan"),
    ("Damascus", "Ankara"),
    ("Syrian", "Turkish"),
    ("Iran", "Israel"),
    ("Iranian", "Israeli"),
    ("Tehran", "Jerusalem"),
    ("regime", "opposition"),
)
OTHER = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
OTHER |= {a.upper(): b.upper() for a, b in OTHER.items()}
NAME = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, OTHER), key=len, reverse=True)) + r")\b"
)

Key = tuple[object, ...]


def main(paths: list[str]) -> int:
    """Print the share of claims that stay the same, a path a line, and those that do not."""
    given = [Path(p) for p in paths] or [SHARED / "seeds", SHARED / "gold" / "dev_reports.jsonl"]
    absent = [str(path) for path in given if not path.exists()]
    if absent:
        print(f"side_swap: SKIPPED, nothing was measured: {', '.join(absent)} not found")
        return 0
    missed = False
    for path in given:
        before = list(claims_of(path, exchanged=False))
        after = Counter(claims_of(path, exchanged=True))
        changed = Counter(before) - after
        share = 1 - changed.total() / len(before) if before else 1.0
        missed |= share < FLOOR
        for key in changed:
            print("changed:", *key, sep=" | ")
        print(f"{path.name}: {share:.3f} of {len(before)} claims stay the same (floor {FLOOR})")
    return int(missed)


def claims_of(path: Path, *, exchanged: bool) -> Iterator[Key]:
    """Yield what must not change of each claim in `path`, read as it is or with sides exchanged."""
    config = load_config()
    reports = read_reports([path], config=config)
    inputs = (with_sides_exchanged(r) if exchanged else r for r in reports)
    for item in extract(inputs, config=config):
        if isinstance(item, Failure):
            sys.exit(str(item))
        for claim in item[1]:
            yield key(claim, item[0].file, exchanged=exchanged)


def with_sides_exchanged(item: Report | Failure) -> Report | Failure:
    """Return a report as it would read if either side stood in the other's place."""
    return item if isinstance(item, Failure) else replace(item, text=exchange(item.text))


def exchange(text: str) -> str:
    """Return `text` with every name of `PAIRS` replaced by its counterpart.

    >>> exchange("Moscow said Ukrainian drones hit RUSSIA.")
    'Kyiv said Russian drones hit UKRAINE.'
    """
    return NAME.sub(lambda match: OTHER[match.group()], text)


def key(claim: Claim, file: str, *, exchanged: bool) -> Key:
    """Return what must not change, in the words of the report as it was."""
    back = exchange if exchanged else str
    chain = " > ".join(f"{back(voice.name)} ({voice.kind})" for voice in claim.chain)
    return file, claim.kind, claim.polarity, claim.modality, chain, back(claim.text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
