"""What the network says of each word -> sources, cues and contents that belong together.

Enters: tag scores and link vectors, a row a word, and the tables learned with them. Leaves:
`Found` attributions in words. It refuses a content without a cue and a cue without a content:
nobody could be asked who said what. Every cue gets at most one content by the network's links;
further pieces join it where they go on with it, since a content whose own cue was overlooked
would otherwise be laid into the next one's mouth.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from purport.attribution.tagger.grammar import Numbers
from purport.attribution.tagger.pairs import pair_bins
from purport.attribution.tagger.pieces import Pieces
from purport.attribution.tagger.tags import TAGS, Floats, WordSpan, best_path, spans

LINK = 64
# The following were chosen on PolNeAR's dev part.
# Words between a cue and a span of its own, at most: the network has learned links inside windows
# of about 200 words, and farther ones it would guess.
REACH = 45
FAR = -1e4
# What is added to the tags' scores: a source overlooked makes a cue nobody's.
SOUGHT = np.array([0.5 if tag == "B-source" else 0 for tag in TAGS], dtype=np.float32)
# How unlikely a link may be, as a sum of two logarithms: the cue's among cues, the content's among
# contents.
UNLIKELY = -8.0
# Words between two pieces of one content, both quoted, or else within one sentence.
QUOTED_GAP, GAP = 12, 4
# Words between a cue and its source, where what lies behind the source still continues the content.
BESIDE = 15


@dataclass(frozen=True, slots=True)
class Tables:
    """What decoding needs beside the network: tag transitions, the bins' vectors and weights."""

    transitions: Floats
    source_bins: Floats
    source_weights: Floats
    content_bins: Floats
    content_weights: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in words: its source (None where nobody is named), cue and contents.

    `score` is how likely the content belongs to this cue and no other, 0 to 1.
    """

    source: WordSpan | None
    cue: WordSpan
    content: tuple[WordSpan, ...]
    score: float


def decode(pieces: Pieces, tags: Floats, links: Floats, tables: Tables) -> list[Found]:
    """Return the attributions on the best path, in the order of their cues."""
    by_role = spans(best_path(tags + SOUGHT, tables.transitions))
    cues, sources, contents = by_role["cue"], by_role["source"], by_role["content"]
    if not cues or not contents:
        return []
    of_cue = _means(links, cues)
    wanted = of_cue[:, :LINK] @ _means(links, sources)[:, LINK : 2 * LINK].T / LINK**0.5
    rows = pair_bins(cues, sources, pieces)
    wanted += _look_up(rows, tables.source_bins, tables.source_weights) + _too_far(cues, sources)
    nobody = np.maximum(of_cue[:, -1:], FAR / 2)
    chosen = np.concatenate([wanted, nobody], axis=1).argmax(1)
    held = of_cue[:, 3 * LINK : 4 * LINK] @ _means(links, contents)[:, 2 * LINK : 3 * LINK].T
    rows = pair_bins(cues, contents, pieces)
    held = held / LINK**0.5 + _look_up(rows, tables.content_bins, tables.content_weights)
    held += _too_far(cues, contents)
    first = _first_contents(held)
    taken = set(first.values())
    holder = held.argmax(0)
    among_cues = _log_shares(held, axis=0)
    found = []
    for i, j in sorted(first.items()):
        source = sources[chosen[i]] if chosen[i] < len(sources) else None
        others = [k for k in np.argsort(-held[i]).tolist() if holder[k] == i and k not in taken]
        pieces_of_it = [contents[j]]
        more = [contents[k] for k in others]
        pieces_of_it += _continuing(pieces, cues, i, source, contents[j], more)
        score = float(np.exp(among_cues[i, j]))
        found.append(Found(source, cues[i], tuple(sorted(pieces_of_it)), score))
    return found


def _first_contents(held: Floats) -> dict[int, int]:
    """Return a content for each cue, the likeliest pairs first, none of either twice."""
    likely = _log_shares(held, axis=0) + _log_shares(held, axis=1)
    first: dict[int, int] = {}
    taken: set[int] = set()
    for flat in np.argsort(-likely, axis=None):
        cue, content = divmod(int(flat), likely.shape[1])
        if likely[cue, content] < UNLIKELY:
            break
        near = held[cue, content] > FAR / 2  # a lone pair is certain of itself, however far apart
        if near and cue not in first and content not in taken:
            first[cue] = content
            taken.add(content)
    return first


def _continuing(
    pieces: Pieces,
    cues: list[WordSpan],
    cue: int,
    source: WordSpan | None,
    content: WordSpan,
    others: list[WordSpan],
) -> Iterator[WordSpan]:
    """Yield those of `others` that go on with `content` around the cue and its source.

    Quoted words go on with quoted ones (“...,” she said, ... “...”) into the next sentence of
    their line, whatever stands between; else nothing but a few words may, and no other cue.
    """
    low, high = min(cues[cue][0], content[0]), max(cues[cue][1], content[1])
    if source is not None and _gap(source, cues[cue]) < BESIDE:
        low, high = min(low, source[0]), max(high, source[1])
    quoted = _is_quoted(pieces, content)
    for other in sorted(others, key=lambda span: _gap((low, high), span)):
        if _is_quoted(pieces, other) != quoted:
            continue
        start, end = (high, other[0]) if other[0] >= high else (other[1], low)
        before, behind = (high - 1, other[0]) if other[0] >= high else (other[1] - 1, low)
        sentences = pieces.sentence[behind] - pieces.sentence[before]
        near = end - start <= (QUOTED_GAP if quoted else GAP) and (quoted or sentences == 0)
        alone = not any(start <= begin < end for begin, _ in cues)
        next_one = pieces.line[behind] == pieces.line[before] and sentences <= 1
        if (near and alone) or (quoted and next_one and other[0] >= high):
            yield other
            low, high = min(low, other[0]), max(high, other[1])


def _is_quoted(pieces: Pieces, words: WordSpan) -> bool:
    return bool(pieces.quoted[words[0] : words[1]].mean() > 0.5)


def _gap(first: WordSpan, second: WordSpan) -> int:
    return max(second[0] - first[1], first[0] - second[1])


def _log_shares(values: Floats, *, axis: int) -> Floats:
    shifted = values - values.max(axis, keepdims=True)
    shares: Floats = shifted - np.log(np.exp(shifted).sum(axis, keepdims=True))
    return shares


def _means(links: Floats, words: list[WordSpan]) -> Floats:
    if not words:
        return np.zeros((0, links.shape[1]), dtype=np.float32)
    return np.stack([links[start:end].mean(0) for start, end in words])


def _too_far(cues: list[WordSpan], others: list[WordSpan]) -> Floats:
    """`FAR` for each pair with more than `REACH` words between, else nothing."""
    cue = np.array(cues).reshape(-1, 1, 2)
    other = np.array(others).reshape(1, -1, 2)
    gap = np.maximum(other[..., 0] - cue[..., 1], cue[..., 0] - other[..., 1])
    return np.where(gap > REACH, np.float32(FAR), np.float32(0))


def _look_up(rows: Numbers, bins: Floats, weights: Floats) -> Floats:
    scores: Floats = np.maximum(bins[rows].sum(-2), 0) @ weights
    return scores
