"""How fast place names are looked up, and how that grows with the gazetteer.

    python bench/gazetteer.py

Leaves: for the index that comes with purport and for made ones of 30 thousand, 300 thousand and 3
million names, each in a process of its own, in turns, `ROUNDS` times: seconds to open it, the
process's peak memory, and names looked up a second on one core, each name for the first time and
again; the middle of the rounds counts. Every name asked for is that of another place of the index,
every second with a letter doubled, so that each look-up has the same to read, whatever the size.
Beside it, in the same process, the speed of a Python dictionary that holds the same names, as the
limit of what an exact look-up can be; and docs/pictures/gazetteer.svg. Exit code 1 where a look-up
is slower than `RATE`, opening slower than `OPEN`, memory above `MEMORY`, or the time of a look-up
grows faster than names^`EXPONENT`, by the fastest round of each size: a round that other work
disturbs is slower, never faster.
"""

import json
import math
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

from purport.config import load_config
from purport.places import Gazetteer, load_gazetteer
from purport.places.entry import Entry
from purport.places.index import write_index
from purport.places.sources import read_entries

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "pictures" / "gazetteer.svg"
SIZES = (30_000, 300_000, 3_000_000)
NAMES = 3  # an entry
MENTIONS = 10_000
RATE = 20_000
OPEN = 0.5
MEMORY = 300
EXPONENT = 0.1  # a binary search grows with the logarithm
SEED = 20251120
ROUNDS = 5

ONSETS = "b v h d zh z k l m n p r s t kh ts ch sh kr st".split()
VOWELS = "a e y i o u".split()
ENDS = "ivka ove yne e ske enko hrad pil nyky iia ets anka".split()


def main() -> int:
    """Print a line an index; return 1 where a limit is missed."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1], json.loads(sys.stdin.read()))))
        return 0
    names = [entry.name for entry in read_entries() if entry.country == "UA"]
    indexes: list[tuple[str, Path | None, list[str]]] = [("built in", None, mentions_of(names))]
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            made_index = Path(folder, f"{size}.index")
            write_index(made_index, made_up(size // NAMES))
            indexes.append((f"{size:,} names", made_index, mentions_of(some_names(size // NAMES))))
        rounds: list[list[dict[str, float]]] = [[] for _ in indexes]
        for _ in range(ROUNDS):
            for (_, path, mentions), measures in zip(indexes, rounds, strict=True):
                measures.append(measured(path, mentions))
    rows = [{key: median(each[key] for each in found) for key in found[0]} for found in rounds]
    for (title, *_), row, found in zip(indexes, rows, rounds, strict=True):
        firsts = [each["first"] for each in found]
        print(
            f"{title:16} opened in {row['opened'] * 1000:5.1f} ms, {row['memory']:4.0f} MB;"
            f" {row['first']:8,.0f} names/s at first sight ({min(firsts):,.0f} to"
            f" {max(firsts):,.0f}), {row['again']:9,.0f} again;"
            f" a dictionary {row['dictionary']:11,.0f}"
        )
    best = [1 / max(each["first"] for each in found) for found in rounds[1:]]
    made = list(zip(SIZES, best, strict=True))
    logs = [(math.log(size), math.log(spent)) for size, spent in made]
    exponent = linear_regression(*zip(*logs, strict=True)).slope
    print(f"a look-up's time grows as names^{exponent:.3f}, required {EXPONENT} or less")
    PICTURE.write_text(picture(made, exponent), encoding="utf-8")
    kept = all(
        row["first"] >= RATE and row["opened"] <= OPEN and row["memory"] <= MEMORY for row in rows
    )
    return int(not kept or exponent > EXPONENT)


def measured(path: Path | None, mentions: list[str]) -> dict[str, float]:
    """Measure the index at `path`, else the one that comes with purport, in a new process."""
    done = subprocess.run(
        [sys.executable, __file__, str(path or "")],
        input=json.dumps(mentions), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(path: str, mentions: list[str]) -> dict[str, Any]:
    """Open the index at `path`, "" for the one that comes with purport; look `mentions` up."""
    cache = load_config().cache
    start = time.perf_counter()
    gazetteer = Gazetteer(Path(path)) if path else load_gazetteer(cache)
    gazetteer.find("Kharkiv", "UA")
    opened = time.perf_counter() - start
    spent = []
    for _ in range(2):
        start = time.process_time()
        for name in mentions:
            gazetteer.find(name, "UA")
        spent.append(time.process_time() - start)
    plain = dict.fromkeys(mentions, 1)
    start = time.process_time()
    for name in mentions:
        plain.get(name)
    dictionary = time.process_time() - start
    return {
        "opened": opened,
        "memory": peak(),
        "first": len(mentions) / spent[0],
        "again": len(mentions) / spent[1],
        "dictionary": len(mentions) / dictionary,
    }


def peak() -> float:
    """Return this process's largest memory, in MB, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def name_of(number: int) -> str:
    """Return the name of the made-up place `number`.

    Hardly two are alike: if ever more places shared a name, a look-up's answer, and not its search,
    would grow with the gazetteer.
    """
    mixed = number * 11_400_714_819_323_198_485 % 2**64
    parts = []
    for table in (ONSETS, VOWELS, ONSETS, VOWELS, ONSETS, ONSETS, VOWELS, ONSETS, ENDS):
        mixed, at = divmod(mixed, len(table))
        parts.append(table[at])
    return "".join(parts).capitalize()


def made_up(places: int) -> Iterator[Entry]:
    """Yield `places` settlements of `NAMES` names each."""
    for number in range(places):
        names = tuple(name_of(number + places * n) for n in range(1, NAMES))
        yield Entry(
            f"made:{number}", name_of(number), "settlement", "UA", names,
            within=("Kharkiv Oblast",), regions=("admin1:UA.07",), lat=49.0, lon=37.0,
        )  # fmt: skip


def some_names(places: int) -> list[str]:
    """Return a name each of more made-up places than are asked for, any of its names."""
    chance = random.Random(SEED)
    some = chance.sample(range(places), min(places, 2 * MENTIONS))
    return [name_of(number + places * chance.randrange(NAMES)) for number in some]


def mentions_of(names: list[str]) -> list[str]:
    """Return some of `names` to look up, no two alike: every second with a letter doubled."""
    chance = random.Random(SEED)
    found: list[str] = []
    for name in chance.sample(sorted(set(names)), MENTIONS):
        at = chance.randrange(1, len(name))
        found.append(name[:at] + name[at] + name[at:] if len(found) % 2 else name)
    return found


def picture(points: list[tuple[int, float]], exponent: float) -> str:
    """Return an SVG of microseconds a look-up over names in the gazetteer."""
    left, top, width, height = 70, 40, 400, 240
    most = 1.2 * max(spent for _, spent in points)
    dots = [
        (left + width * at / (len(points) - 1), top + height * (1 - spent / most))
        for at, (_, spent) in enumerate(points)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#345"/>'
        f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{spent * 1e6:.0f} µs</text>'
        f'<text x="{x:.1f}" y="{top + height + 18}" text-anchor="middle">{size:,}</text>'
        for (x, y), (size, spent) in zip(dots, points, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 60} 320" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n'
        f'<text x="{left - 40}" y="20">Time of a look-up over names in the gazetteer:'
        f" names^{exponent:.2f}</text>\n"
        f'<line x1="{left - 40}" x2="{left + width + 40}" y1="{top + height}" '
        f'y2="{top + height}" stroke="#999"/>\n'
        f'<polyline points="{path}" fill="none" stroke="#345"/>{marks}\n</svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
