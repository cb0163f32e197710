"""Run attribution on a data set's texts and write what its scorer reads.

    python evals/attribution.py TEXTS.jsonl OUT.jsonl

Enters: one text a line, ``{"doc", "text"}``. Leaves: one line a text, ``{"doc", "attributions":
[{"source", "cue", "content"}]}``, each a list of character spans into the text as given. PolNeAR
marks the outermost attribution only, so of a chain the first voice is written.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from purport.attribution import find_attributions
from purport.model import Attribution, Report
from purport.parsing import parse


def main(paths: list[str]) -> None:
    """Write the attributions of the texts in the first path to the second."""
    if len(paths) != 2:
        sys.exit("usage: python evals/attribution.py TEXTS.jsonl OUT.jsonl")
    texts, out = map(Path, paths)
    write_attributions(texts, out)


def write_attributions(texts: Path, out: Path) -> None:
    """Find the attributions of the texts in `texts` and write them to `out`."""
    with texts.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    with out.open("w", encoding="utf-8") as file:
        for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
            report = Report(text=row["text"], file=row["doc"])
            found = list(outermost(find_attributions(report, doc)))
            file.write(json.dumps({"doc": row["doc"], "attributions": found}) + "\n")


def outermost(attributions: tuple[Attribution, ...]) -> Iterator[dict[str, Any]]:
    """Yield one source, cue and content for each outermost voice and content.

    A chain of two voices is written as what the first one says, and what a second attribution
    says within it is left out.
    """
    seen = set()
    for attribution in attributions:
        voice = attribution.chain[0]
        spans = {
            "source": [[voice.mention.start, voice.mention.end]],
            "cue": [[voice.cue.start, voice.cue.end]] if voice.cue else [],
            "content": [[span.start, span.end] for span in attribution.content],
        }
        key = json.dumps(spans)
        if key not in seen:
            seen.add(key)
            yield spans


if __name__ == "__main__":
    main(sys.argv[1:])
