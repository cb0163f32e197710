"""Numbers -> the pairs of rows that share one.

Enters: for each row the keys it has. Leaves: pairs of rows, and what was left out. It refuses to
pair everything with everything: a key that more than `most` rows share brings nobody together, for
its rows have finer keys, too; where no finer key is left, each row meets the key's first few.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from purport.linking.arrays import Numbers, Pairs, Rows

# Rows of a crowded last key whom the others meet.
LEADERS = 6
# Row numbers fit into so many bits of a pair's number.
_BITS = np.int64(32)


@dataclass(frozen=True, slots=True)
class Block:
    """Numbers and the rows that have them, and how many rows a key may have.

    `last` says that the rows of a crowded key have no finer one.
    """

    keys: Numbers
    rows: Rows
    most: int
    last: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Keys that were too crowded to pair their rows, and how many pairs these would be."""

    keys: int
    pairs: int

    def __add__(self, other: "LeftOut") -> "LeftOut":
        return LeftOut(self.keys + other.keys, self.pairs + other.pairs)


def meeting(blocks: Iterable[Block], ranks: Numbers) -> tuple[Pairs, LeftOut]:
    """Return the pairs (lower row first, sorted, each once) that share a key, and what is left out.

    `ranks` has one number a row, whatever the order in which rows came: the lowest lead.

    >>> block = Block(np.array([7, 7, 9, 7], np.uint64), np.array([0, 1, 2, 3]), most=20)
    >>> pairs, left = meeting([block], np.arange(4, dtype=np.uint64))
    >>> list(zip(*(each.tolist() for each in pairs))), left.pairs
    ([(0, 1), (0, 3), (1, 3)], 0)
    """
    found: list[Rows] = []
    left = LeftOut(0, 0)
    for block in blocks:
        keys, rows = _sorted(block, ranks)
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else _none()
        sizes = np.diff(np.r_[starts, len(keys)])
        for size in range(2, block.most + 1):
            found.extend(_all(rows, starts[sizes == size], size))
        crowded = sizes > block.most
        if block.last:
            found.extend(_led(rows, starts[crowded], sizes[crowded]))
        left += _left_out(sizes[crowded], led=block.last)
    numbers = np.unique(np.concatenate(found)) if found else _none()
    return parted(numbers), left


def paired(one: Rows, other: Rows) -> Rows:
    """Return a number for each pair of rows, the same for both orders."""
    return (np.minimum(one, other) << _BITS) | np.maximum(one, other)


def parted(numbers: Rows) -> Pairs:
    """Return the pairs that `paired` numbered, the lower row first.

    >>> [each.tolist() for each in parted(paired(np.array([5]), np.array([2])))]
    [[2], [5]]
    """
    return numbers >> _BITS, numbers & ((np.int64(1) << _BITS) - 1)


def product(starts: Rows, sizes: Rows, other_starts: Rows, other_sizes: Rows) -> Pairs:
    """Return every position of each run beside every position of the run that belongs to it.

    >>> first, second = product(*(np.array([each]) for each in (0, 2, 5, 3)))
    >>> first.tolist(), second.tolist()
    ([0, 0, 0, 1, 1, 1], [5, 6, 7, 5, 6, 7])
    """
    total = sizes * other_sizes
    run = np.repeat(np.arange(len(total)), total)
    inside = np.arange(len(run)) - np.repeat(np.cumsum(total) - total, total)
    width = other_sizes[run]
    return starts[run] + inside // width, other_starts[run] + inside % width


def _sorted(block: Block, ranks: Numbers) -> tuple[Numbers, Rows]:
    """Numbers and rows by key, then by rank, each once."""
    order = np.lexsort((block.rows, ranks[block.rows], block.keys))
    keys, rows = block.keys[order], block.rows[order]
    new = np.ones(len(keys), bool)
    new[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[new], rows[new]


def _none() -> Rows:
    return np.empty(0, np.int64)


def _all(rows: Rows, starts: Rows, size: int) -> Iterator[Rows]:
    """Numbers of all pairs within blocks of one size."""
    if not len(starts):
        return
    members = rows[starts[:, None] + np.arange(size)]
    one, other = np.triu_indices(size, 1)
    yield _distinct(members[:, one].ravel(), members[:, other].ravel())


def _led(rows: Rows, starts: Rows, sizes: Rows) -> Iterator[Rows]:
    """Numbers of the pairs of each row with the first of its block."""
    block = np.repeat(np.arange(len(starts)), sizes)
    place = np.arange(len(block)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    members = rows[starts[block] + place]
    for leader in range(LEADERS):
        yield _distinct(rows[starts[block] + leader], members)


def _distinct(one: Rows, other: Rows) -> Rows:
    return np.unique(paired(one, other)[one != other])


def _left_out(sizes: Rows, *, led: bool) -> LeftOut:
    pairs = int((sizes * (sizes - 1) // 2).sum())
    if led:
        pairs -= int((LEADERS * (LEADERS - 1) // 2 + (sizes - LEADERS) * LEADERS).sum())
    return LeftOut(len(sizes), pairs)
