"""What lies between a cue and a span that may belong to it, as small whole numbers.

Enters: spans of words and the `Pieces` they stand in. Leaves: for each cue and each other span a
row of bins, which the network's link scorer looks up. Training and run time read the same rows.
"""

import numpy as np

from purport.attribution.tagger.grammar import Numbers
from purport.attribution.tagger.pieces import Pieces
from purport.attribution.tagger.tags import WordSpan

GAPS = np.array([1, 2, 3, 4, 6, 9, 13, 20, 30, 45, 70, 110])  # upper edges of the bins, in words
COUNTS = 5  # none, one, two, three, more
# Bins of each column: gap, cues between, like spans between, sentences, lines (each before or
# behind the cue), whether the words are quoted with the cue's side, and which hangs on which.
BINS = (2 * (len(GAPS) + 1), 2 * COUNTS, 2 * COUNTS, 2 * COUNTS, 2 * COUNTS, 4, 4)
OFFSETS = np.cumsum((0, *BINS[:-1]))


def pair_bins(cues: list[WordSpan], others: list[WordSpan], pieces: Pieces) -> Numbers:
    """Return cues by others by `BINS`, each number already moved to its column's range."""
    cue = np.array(cues, dtype=np.int64).reshape(-1, 1, 2)
    other = np.array(others, dtype=np.int64).reshape(1, -1, 2)
    behind = (other[..., 0] >= cue[..., 0]).astype(np.int64)
    low = np.where(behind, cue[..., 1], other[..., 1])  # the words between: from low up to high
    high = np.maximum(np.where(behind, other[..., 0], cue[..., 0]), low)
    gap = np.searchsorted(GAPS, high - low, side="right")
    last = len(pieces) - 1
    edge = np.where(behind, cue[..., 1] - 1, other[..., 1] - 1)
    far = np.minimum(high, last)
    columns = [
        gap * 2 + behind,
        _count(_starting(cue[:, 0, 0], low, high)) * 2 + behind,
        _count(_starting(other[0, :, 0], low, high)) * 2 + behind,
        _count(pieces.sentence[far] - pieces.sentence[edge]) * 2 + behind,
        _count(pieces.line[far] - pieces.line[edge]) * 2 + behind,
        pieces.quoted[np.minimum(other[..., 0], last)] * 2
        + pieces.quoted[np.minimum(cue[..., 0], last)],
        _hanging(cue, other, pieces),
    ]
    rows: Numbers = np.stack(np.broadcast_arrays(*columns), axis=-1) + OFFSETS
    return rows


def _hanging(cue: Numbers, other: Numbers, pieces: Pieces) -> Numbers:
    """1: the other span hangs on a word of the cue; 2: the cue on one of it; 3: both on one."""
    of_cue = _heads_above(cue[:, 0], pieces)[:, None]
    of_other = _heads_above(other[0], pieces)[None]
    down = (of_other >= cue[..., 0]) & (of_other < cue[..., 1])
    up = (of_cue >= other[..., 0]) & (of_cue < other[..., 1])
    found: Numbers = np.select([down, up, of_cue == of_other], [1, 2, 3], 0)
    return found


def _heads_above(spans: Numbers, pieces: Pieces) -> Numbers:
    """What each span hangs on: the first head outside it, or where there is none, its own start."""
    found = np.empty(len(spans), dtype=np.int64)
    for i, (start, end) in enumerate(spans.tolist()):
        heads = pieces.head[start:end]
        outside = heads[(heads < start) | (heads >= end)]
        found[i] = outside[0] if len(outside) else start
    return found


def _starting(starts: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """How many of the sorted `starts` lie from `low` up to `high`."""
    number: Numbers = np.searchsorted(starts, high) - np.searchsorted(starts, low)
    return number


def _count(number: Numbers) -> Numbers:
    return np.clip(number, 0, COUNTS - 1)
