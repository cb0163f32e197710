"""What the run-time tells the network of each text, kept for training in one without spaCy.

./dev python training/parses.py DATA OUT.npz
"""

import json
import sys
from pathlib import Path

import numpy as np

from purport.attribution.tagger.grammar import Grammar
from purport.attribution.tagger.sideless import without_sides
from purport.parsing import parse


def main(data: Path, out: Path) -> None:
    """Parse the texts of ``train`` and ``dev`` in `data`; write them without sides to `out`."""
    arrays = {}
    for part in ("train", "dev"):
        lines = (data / f"{part}.texts.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
            read = without_sides(doc)
            here = {name: getattr(read.grammar, name) for name in Grammar.__slots__}
            here |= {"text": read.text, "first": read.first, "last": read.last, "same": read.same}
            arrays |= {f"{row['doc']}/{name}": value for name, value in here.items()}
    np.savez_compressed(out, **arrays)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
