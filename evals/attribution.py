"""Run attribution on a data set's texts and write what its scorer reads.

    python evals/attribution.py TEXTS.jsonl OUT.jsonl [--rules]

Enters: one text a line, ``{"doc", "text"}``. Leaves: one line a text, ``{"doc", "attributions":
[{"source", "cue", "content"}]}``, each a list of character spans into the text as given. PolNeAR
marks the outermost attribution only: so does the trained tagger. Of the written rules (``--rules``)
the first voice of each chain is written.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from purport.attribution.rules import RuleAttributor
from purport.attribution.tagger import load_tagger
from purport.model import Attribution, Report, Span
from purport.parsing import parse


def main(arguments: list[str]) -> None:
    """Write the attributions of the texts in the first path to the second."""
    paths = [Path(a) for a in arguments if not a.startswith("-")]
    options = [a for a in arguments if a.startswith("-")]
    if len(paths) != 2 or options not in ([], ["--rules"]):
        sys.exit("usage: python evals/attribution.py TEXTS.jsonl OUT.jsonl [--rules]")
    write_attributions(*paths, rules=bool(options))


def write_attributions(texts: Path, out: Path, *, rules: bool = False) -> None:
    """Find the attributions of the texts in `texts` and write them to `out`."""
    with texts.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    found = by_rules(rows) if rules else by_tagger(rows)
    with out.open("w", encoding="utf-8") as file:
        for row, attributions in zip(rows, found, strict=True):
            file.write(json.dumps({"doc": row["doc"], "attributions": attributions}) + "\n")


def by_tagger(rows: list[dict[str, str]]) -> Iterator[list[dict[str, Any]]]:
    """Yield each text's attributions as the trained tagger marks them."""
    tagger = load_tagger()
    for doc in parse(row["text"] for row in rows):
        yield [
            {
                "source": [list(each.source)] if each.source else [],
                "cue": [list(each.cue)],
                "content": [list(span) for span in each.content],
            }
            for each in tagger.tag(doc)
        ]


def by_rules(rows: list[dict[str, str]]) -> Iterator[list[dict[str, Any]]]:
    """Yield each text's attributions as the written rules find them."""
    rules = RuleAttributor()
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        yield list(outermost(rules.find(Report(text=row["text"], file=row["doc"]), doc)))


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
