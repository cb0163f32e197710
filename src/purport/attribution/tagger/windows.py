"""A text longer than the network's view is read in windows that overlap.

Enters: `Pieces`, and a function that runs the network. Leaves: one row of tag scores and one of
link vectors a word, each from the window where the word stands farthest from an edge.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from purport.attribution.tagger.pieces import CLS, SEP, Numbers, Pieces
from purport.attribution.tagger.tags import Floats

SIZE = 254  # pieces in a window, beside the two that BERT puts around them
STEP = 190
BATCH = 8

Run = Callable[[Numbers, Numbers], tuple[Floats, Floats]]


def gather(
    pieces: Pieces, run: Run, *, size: int = SIZE, step: int = STEP
) -> tuple[Floats, Floats]:
    """Return tag scores and link vectors by word; `run` takes ids and features, a row a window."""
    length = len(pieces.ids)
    starts = list(range(0, max(length - size, 0) + step, step)) if length > size else [0]
    starts = sorted({min(s, max(length - size, 0)) for s in starts})
    # Between two windows the border runs through the middle of what they share.
    borders = [0, *((a + size + b) // 2 for a, b in pairwise(starts)), length]
    scores, vectors = [], []
    for at in range(0, len(starts), BATCH):
        group = starts[at : at + BATCH]
        ids = np.zeros((len(group), min(length, size) + 2), dtype=np.int64)
        features = np.zeros_like(ids)
        ids[:, 0], ids[:, -1] = CLS, SEP
        for row, start in enumerate(group):
            ids[row, 1:-1] = pieces.ids[start : start + size]
            features[row, 1:-1] = pieces.features[start : start + size]
        tagged, linked = run(ids, features)
        for row, start in enumerate(group):
            low, high = borders[at + row], borders[at + row + 1]
            word, stop = np.searchsorted(pieces.first, (low, high))
            places = pieces.first[word:stop] - start + 1
            scores.append(tagged[row, places])
            vectors.append(linked[row, places])
    return np.concatenate(scores), np.concatenate(vectors)
