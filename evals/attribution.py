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
from purport.model import Attribution, Report, Span
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
    """Yield source, cue and content of each attribution that lies in no other one's content.

    Of its chain the first voice is written; a source nobody named is an empty list.
    """
    for attribution in attributions:
        if any(_contains(other, attribution) for other in attributions):
            continue
        voice = attribution.chain[0] if attribution.chain else None
        cue = voice.cue if voice else None
        yield {
            "source": [[voice.mention.start, voice.mention.end]] if voice else [],
            "cue": [[cue.start, cue.end]] if cue else [],
            "content": [[span.start, span.end] for span in attribution.content],
        }


def _contains(outer: Attribution, inner: Attribution) -> bool:
    """Say whether all words of `inner` stand in the content of `outer`, which has more of them."""

    def within(span: Span) -> bool:
        return any(o.start <= span.start and span.end <= o.end for o in outer.content)

    size = sum(len(span.text) for span in outer.content)
    return size > sum(len(s.text) for s in inner.content) and all(map(within, inner.content))


if __name__ == "__main__":
    main(sys.argv[1:])
