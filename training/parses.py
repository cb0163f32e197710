"""The texts' parses, as the run-time makes them, kept for training in an environment without spaCy.

./dev python training/parses.py DATA OUT.npz
"""

import json
import sys
from pathlib import Path

import numpy as np

from purport.attribution.tagger.grammar import Grammar, read_grammar
from purport.parsing import parse


def main(data: Path, out: Path) -> None:
    """Parse the texts of ``train`` and ``dev`` in `data` and write their grammar to `out`."""
    arrays = {}
    for part in ("train", "dev"):
        lines = (data / f"{part}.texts.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
            grammar = read_grammar(doc)
            arrays |= {f"{row['doc']}/{name}": getattr(grammar, name) for name in Grammar.__slots__}
    np.savez_compressed(out, **arrays)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
