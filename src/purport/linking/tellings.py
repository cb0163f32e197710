"""Reports and their stories -> the pairs of statements that stand in one report or one story.

Enters: the columns of statements, pairs of neighbouring reports. Leaves: pairs of rows. It refuses
more of a report than its first forty statements beside another's, and more than the next forty
beside each within it.
"""

from dataclasses import dataclass

import numpy as np

from purport.linking.arrays import Pairs, Rows
from purport.linking.blocks import product
from purport.linking.columns import Columns

# Statements after it that one meets within a report, and those that meet another report's.
WITHIN = 40


@dataclass(frozen=True, slots=True)
class Tellings:
    """The rows of each report as they stand in it: `rows` from `starts[n]`, `sizes[n]` of them."""

    rows: Rows
    starts: Rows
    sizes: Rows


def tellings(columns: Columns, reports: int) -> Tellings:
    """Return which rows each of so many `reports` has."""
    row = columns.row
    order = np.lexsort((row["rank"], row["order"], row["report"]))
    sizes = np.bincount(row["report"], minlength=reports)
    return Tellings(order, np.cumsum(sizes) - sizes, sizes)


def within(told: Tellings) -> Pairs:
    """Return the pairs of rows of one report, each row with the next few."""
    report = np.repeat(np.arange(len(told.sizes)), told.sizes)
    one, other = [], []
    for step in range(1, WITHIN + 1):
        first = np.flatnonzero(report[step:] == report[:-step])
        one.append(told.rows[first])
        other.append(told.rows[first + step])
    return np.concatenate(one), np.concatenate(other)


def between(told: Tellings, neighbours: Pairs) -> Pairs:
    """Return the pairs of rows of reports of one story, each pair of reports once."""
    one, other = np.divmod(np.unique(_numbered(neighbours, len(told.sizes))), len(told.sizes))
    sizes = np.minimum(told.sizes, WITHIN)
    first, second = product(told.starts[one], sizes[one], told.starts[other], sizes[other])
    return told.rows[first], told.rows[second]


def _numbered(pairs: Pairs, reports: int) -> Rows:
    return np.minimum(*pairs) * reports + np.maximum(*pairs)
