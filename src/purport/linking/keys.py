"""Columns -> the keys over which statements meet.

Enters: the columns of statements. Leaves: blocks, from coarse to fine: a place, a count, a rare
word, a report; the same within two or three weeks; the same with one of a statement's rarest words.
It refuses keys that depend on what else there is: a statement's keys are its own.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from purport.linking.arrays import SPAN, UNDATED, Numbers, Ragged, Rows, mixed, number_of
from purport.linking.bearings.frames import MEANS
from purport.linking.blocks import Block
from purport.linking.columns import RAREST, Columns
from purport.linking.families import CHARGED, FAMILIES

# Statements that one key brings together, for one proposition and for a relation.
MOST = 20
MOST_RELATED = 48
# Means that are everywhere in a war and bring nobody together, by their places in `MEANS`.
COMMON = frozenset({"ground", "air", "shell"})


def proposition_blocks(columns: Columns, rows: Rows) -> Iterator[Block]:
    """Yield the blocks over which `rows` meet that may be one proposition."""
    chosen = columns.row[rows]
    family, rarest = chosen["family"].astype(np.uint64), chosen["rarest"]
    places, placed = _values(columns.places, rows)
    counts, counted = _values(columns.counts, rows)
    words, worded = rarest.ravel(), np.repeat(np.arange(len(rows)), RAREST)
    worded, words = worded[words > 0], words[words > 0]
    reports = chosen["report"].astype(np.uint64)
    charge = np.flatnonzero(np.isin(family, [FAMILIES.index(each) for each in (*CHARGED, "talk")]))
    coarse = (
        (mixed(number_of("place"), places, family[placed]), placed),
        (mixed(number_of("count"), counts), counted),
        (mixed(number_of("word"), words), worded),
        (mixed(number_of("report"), reports, family), np.arange(len(rows))),
        (mixed(number_of("charge"), reports[charge]), charge),
    )
    for keys, at in coarse:
        yield Block(keys, rows[at], MOST)
    dated = chosen["published"]
    for keys, at in coarse[:3]:
        for later in (0, 1):
            known = dated[at] != UNDATED
            spans = (dated[at[known]] // SPAN + later).astype(np.uint64)
            yield Block(mixed(number_of("span"), keys[known], spans), rows[at[known]], MOST)
    fine = [_with_words(rows, *each, rarest) for each in coarse[:2] + coarse[3:4]]
    fine.append((mixed(number_of("text"), chosen["words"]), rows))
    fine.extend(
        (mixed(number_of("words"), *_ordered(rarest[:, one], rarest[:, other])), rows)
        for one in range(RAREST)
        for other in range(one)
    )
    yield Block(
        np.concatenate([keys for keys, _ in fine]), np.concatenate([at for _, at in fine]), MOST,
        last=True,
    )  # fmt: skip


def relation_blocks(columns: Columns, rows: Rows) -> Iterator[Block]:
    """Yield the blocks over which `rows` meet that may bear on each other."""
    dated = columns.row["published"][rows]
    scenes, placed = _values(columns.scenes, rows)
    for keys, at in (mixed(number_of("scene"), scenes), placed), _means(columns, rows):
        yield Block(keys, rows[at], MOST_RELATED)
        known = dated[at] != UNDATED
        for later in (0, 1):
            spans = (dated[at[known]] // SPAN + later).astype(np.uint64)
            yield Block(mixed(number_of("span"), keys[known], spans), rows[at[known]], MOST_RELATED)


def _means(columns: Columns, rows: Rows) -> tuple[Numbers, Rows]:
    """The means of attack of `rows`, and the place in `rows` that each belongs to."""
    means = columns.row["means"][rows]
    listed = [at for at, name in enumerate(MEANS) if name not in COMMON]
    having = [np.flatnonzero(means & np.uint16(1 << at)) for at in listed]
    keys = [np.full(len(each), at, np.uint64) for at, each in zip(listed, having, strict=True)]
    return mixed(number_of("means"), np.concatenate(keys)), np.concatenate(having)


def _values(ragged: Ragged, rows: Rows) -> tuple[Numbers, Rows]:
    """The values of `rows`, and the place in `rows` that each belongs to."""
    places, at = ragged.of(rows)
    return ragged.values[places], at


def _with_words(
    rows: Rows, keys: Numbers, at: Rows, rarest: NDArray[np.uint64]
) -> tuple[Numbers, Rows]:
    """Each key with each of its statement's rarest words."""
    every, word = np.repeat(keys, RAREST), rarest[at].ravel()
    kept = word > 0
    return mixed(number_of("and"), every, word)[kept], np.repeat(rows[at], RAREST)[kept]


def _ordered(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    return np.minimum(one, other), np.maximum(one, other)
