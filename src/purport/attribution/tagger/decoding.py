"""What the network says of each word -> sources, cues and contents that belong together.

Enters: tag scores and link vectors, a row a word, and the tables learned with them. Leaves:
`Found` attributions in words. It refuses a content without a cue: nobody could be asked who said it.
"""

from dataclasses import dataclass

import numpy as np

from purport.attribution.tagger.pairs import pair_bins
from purport.attribution.tagger.pieces import Pieces
from purport.attribution.tagger.tags import Floats, WordSpan, best_path, spans

LINK = 64


@dataclass(frozen=True, slots=True)
class Tables:
    """What decoding needs beside the network: tag transitions, and the bins' vectors and weights."""

    transitions: Floats
    source_bins: Floats
    source_weights: Floats
    content_bins: Floats
    content_weights: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in words: its source (None where nobody is named), cue and contents."""

    source: WordSpan | None
    cue: WordSpan
    content: tuple[WordSpan, ...]
    score: float


def decode(pieces: Pieces, tags: Floats, links: Floats, tables: Tables) -> list[Found]:
    """Return the attributions on the best path, in text order."""
    by_role = spans(best_path(tags, tables.transitions))
    cues, sources, contents = by_role["cue"], by_role["source"], by_role["content"]
    if not cues or not contents:
        return []
    of_cue = _means(links, cues)
    nobody = of_cue[:, -1:]
    wanted = of_cue[:, :LINK] @ _means(links, sources)[:, LINK : 2 * LINK].T / LINK**0.5
    rows = pair_bins(cues, sources, pieces)
    wanted = wanted + _look_up(rows, tables.source_bins, tables.source_weights)
    chosen = np.concatenate([wanted, nobody], axis=1).argmax(1)
    held = of_cue[:, 3 * LINK : 4 * LINK] @ _means(links, contents)[:, 2 * LINK : 3 * LINK].T
    rows = pair_bins(cues, contents, pieces)
    held = held / LINK**0.5 + _look_up(rows, tables.content_bins, tables.content_weights)
    holder = held.argmax(0)
    found = []
    for i, cue in enumerate(cues):
        own = tuple(c for c, k in zip(contents, holder.tolist(), strict=True) if k == i)
        if own:
            source = sources[chosen[i]] if chosen[i] < len(sources) else None
            found.append(Found(source, cue, own, 1.0))
    return found


def _means(links: Floats, words: list[WordSpan]) -> Floats:
    if not words:
        return np.zeros((0, links.shape[1]), dtype=np.float32)
    return np.stack([links[start:end].mean(0) for start, end in words])


def _look_up(
    rows: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]", bins: Floats, weights: Floats
) -> Floats:
    scores: Floats = np.maximum(bins[rows].sum(-2), 0) @ weights
    return scores
