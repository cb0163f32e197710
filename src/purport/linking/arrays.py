"""Rows with several numbers each, and what pairs of rows share: the arithmetic of this room.

Enters: lists of numbers, words. Leaves: arrays. It refuses meaning: `columns` gives it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Rows = NDArray[np.int64]
Floats = NDArray[np.float64]
Pairs = tuple[Rows, Rows]

# Pairs whose values are looked up at once: about 50 MB.
CHUNK = 1 << 17
# Stands for no day.
UNDATED = -(2**30)
# Days after which the next span of time begins; what lies in one span and the next meets.
SPAN = 16


@lru_cache(maxsize=1_048_576)
def number_of(word: str) -> int:
    """Return 64 bits of a hash of `word`, the same in every process.

    >>> number_of("market") == number_of("market") != number_of("bridge")
    True
    """
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def bits(listed: Iterable[str]) -> int:
    """Return a set of words as 64 bits: sets that share a word share a bit."""
    found = 0
    for word in listed:
        found |= 1 << (number_of(word) & 63)
    return found


def mixed(*parts: Numbers | int) -> Numbers:
    """Return one number of several, element by element; any other part makes another number."""
    found: Numbers = np.array(0x9E3779B97F4A7C15, np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            found = (found ^ np.asarray(part, np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
            found = found ^ (found >> np.uint64(29))
            found = found * np.uint64(0x94D049BB133111EB)
            found = found ^ (found >> np.uint64(32))
    return found


@dataclass(frozen=True, slots=True)
class Ragged:
    """Numbers of several a row: those of row n stand from `starts[n]` up to `starts[n + 1]`."""

    starts: Rows
    values: Numbers

    def rows(self) -> Rows:
        """Return the row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """Return where the values of `rows` stand, and at which place in `rows` their row is."""
        sizes = np.diff(self.starts)[rows]
        at = np.repeat(np.arange(len(rows)), sizes)
        inside = np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.starts[rows][at] + inside, at


def ragged(lists: Sequence[Sequence[int]]) -> Ragged:
    """Return `lists` as one.

    >>> ragged([[7, 8], [], [9]]).rows().tolist()
    [0, 0, 2]
    """
    starts = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(each) for each in lists], out=starts[1:])
    return Ragged(starts, np.array([value for each in lists for value in each], np.uint64))


def in_common(
    numbers: Ragged, pairs: Pairs, weights: Floats | None = None, join: np.ufunc = np.minimum
) -> tuple[Rows, Floats]:
    """Return how many values both rows of each pair have, and the sum of their joined weights.

    Values are below 2 ** 32 and ascend within a row; without `weights` the sums are counts.

    >>> both = ragged([[3, 5], [5, 6]])
    >>> [each.tolist() for each in in_common(both, (np.array([0]), np.array([1])))]
    [[1], [1.0]]
    """
    counts, sums = np.zeros(len(pairs[0]), np.int64), np.zeros(len(pairs[0]))
    whole = (numbers.rows().astype(np.uint64) << np.uint64(32)) | numbers.values
    for start in range(0, len(counts) if len(whole) else 0, CHUNK):
        one, other = pairs[0][start : start + CHUNK], pairs[1][start : start + CHUNK]
        place, at = numbers.of(other)
        wanted = (one[at].astype(np.uint64) << np.uint64(32)) | numbers.values[place]
        found = np.minimum(np.searchsorted(whole, wanted), len(whole) - 1)
        hit = whole[found] == wanted
        at, place, found = at[hit], place[hit], found[hit]
        counts[start : start + CHUNK] = np.bincount(at, minlength=len(one))
        if weights is not None:
            joined = join(weights[found], weights[place])
            sums[start : start + CHUNK] = np.bincount(at, joined, minlength=len(one))
    return counts, counts.astype(np.float64) if weights is None else sums
