"""Score whom the sources mean: every labelled claim's chain against the chain around its words.

    python evals/voices.py REPORTS GOLD.claims.jsonl [--misses]

Enters: reports (a file or a folder that `purport read` takes) and their labelled claims. Leaves:
shares of the labelled claims that rest on somebody's word and stand in an attribution, by how the
text mentions the voice (a name, a role or class noun, a pronoun). Unlike the ledger's figures these
do not depend on how sentences are cut into claims. The scorer's own rules say when two names agree.
"""

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from purport.attribution import choose_attributor, find_attributions
from purport.config import load_config
from purport.model import Attribution, Failure, Report, Voice, VoiceKind
from purport.parsing import parse
from purport.reading import read_reports

SCORER = Path(__file__).parent.parent.parent / "shared" / "tools" / "score_ledger.py"
PRONOUNS = frozenset("he she it they i we him her them this that who which one".split())

# What counts as found: an attribution that holds this share of a quote's characters.
HELD = 0.5


def main(arguments: list[str]) -> None:
    """Print the figures of the reports and labels named."""
    paths = [Path(argument) for argument in arguments if argument != "--misses"]
    if len(paths) != 2 or not SCORER.is_file():
        sys.exit("usage: python evals/voices.py REPORTS GOLD.claims.jsonl [--misses]")
    figures, misses = score_voices(paths[0], paths[1], scorer())
    for name, (right, of) in figures.items():
        print(f"{name:24}{right / of if of else 0:8.3f}  {right}/{of}")
    if "--misses" in arguments:
        print("\n".join(misses))


def scorer() -> ModuleType:
    """Return the ledger's scorer, which says when two names agree."""
    spec = importlib.util.spec_from_file_location("score_ledger", SCORER)
    if spec is None or spec.loader is None:
        raise ImportError(f"{SCORER} is no Python file")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def score_voices(
    reports: Path, gold: Path, rules: Any
) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """Return each figure as right and all, and a line for each voice that is another's."""
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    found = dict(attributed(reports))
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    misses = []

    def count(name: str, *, right: bool) -> None:
        tally[name][0] += right
        tally[name][1] += 1

    for row in rows:
        if not row["chain"]:
            continue
        report, attributions = found[row["report"]]
        chain = chain_around(report, attributions, row["quote"])
        count("found", right=bool(chain))
        if not chain:
            continue
        voices = [{"name": voice.name, "text": voice.mention.text} for voice in chain]
        final = bool(rules.same_source(row["chain"][-1], voices[-1]))
        count("final voice", right=final)
        count(f"final voice, {wording(chain[-1])}", right=final)
        count("whole chain", right=bool(rules.same_chain(row["chain"], voices)))
        unnamed = chain[-1].kind is VoiceKind.UNNAMED
        count("unnamed", right=unnamed == bool(row["unnamed"]))
        if not final:
            misses.append(f"{row['report'][:16]} {row['chain']} not {[v['name'] for v in voices]}")
    return {name: (right, of) for name, (right, of) in sorted(tally.items())}, misses


def attributed(
    path: Path,
) -> Iterable[tuple[str, tuple[Report, tuple[Attribution, ...]]]]:
    """Yield each report by its file's name, with what is attributed in it."""
    config = load_config()
    attributor = choose_attributor(config.attributor)
    reports = []
    for item in read_reports([path], config=config):
        if isinstance(item, Failure):
            sys.exit(str(item))
        reports.append(item)
    docs = parse(report.text for report in reports)
    for report, doc in zip(reports, docs, strict=True):
        yield report.file, (report, find_attributions(report, doc, attributor=attributor))


def chain_around(
    report: Report, attributions: tuple[Attribution, ...], quote: str
) -> tuple[Voice, ...]:
    """Return the chain of the shortest attribution that holds `quote`, () where none does.

    A quote that has its own voice in it ("X denied the claim") is held by what holds most of it.
    """
    start = report.text.find(quote)
    best: tuple[float, int, tuple[Voice, ...]] = (0.0, 0, ())
    for attribution in attributions:
        size = sum(span.end - span.start for span in attribution.content)
        inside = sum(
            max(0, min(span.end, start + len(quote)) - max(span.start, start))
            for span in attribution.content
        )
        held = round(inside / len(quote), 1)
        if held >= HELD and (held, -size) > (best[0], best[1]):
            best = held, -size, attribution.chain
    return best[2]


def wording(voice: Voice) -> str:
    """Return how the text mentions a voice: "pronouns", "roles" (no capital) or "names"."""
    words = voice.mention.text.split()
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "pronouns"
    return "names" if any(word[:1].isupper() for word in words[1:] or words) else "roles"


if __name__ == "__main__":
    main(sys.argv[1:])
