"""Pairs of rows, side by side: what their columns have in common.

Enters: columns and pairs. Leaves: for each pair whether something holds. It refuses to be sure
where a column says "perhaps" (`columns`): what may be shared counts as shared.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purport.linking.arrays import UNDATED, Pairs, Rows
from purport.linking.columns import Columns, kind_number, party_bits
from purport.linking.comparison import LONG
from purport.model import Kind

Mask = NDArray[np.bool_]

_STATE, _ISIS, _REBEL = (party_bits([camp]) for camp in ("state", "isis", "rebel"))
_COALITION, _AMERICA = party_bits(["coalition"]), party_bits(["america"])


@dataclass(frozen=True, slots=True)
class Sides:
    """The rows of both members of some pairs."""

    one: NDArray[np.void]
    other: NDArray[np.void]

    def equal(self, field: str) -> Mask:
        """Whether both have the same of a field."""
        return np.asarray(self.one[field] == self.other[field])

    def share(self, field: str) -> Mask:
        """Whether both may have something in common in a field of bits."""
        return np.asarray((self.one[field] & self.other[field]) != 0)

    def both(self, field: str) -> Mask:
        """Whether both have the field."""
        return np.asarray((self.one[field] != 0) & (self.other[field] != 0))

    def kinds(self, *kinds: Kind) -> Mask:
        """Whether both are of these kinds."""
        listed = [kind_number(kind) for kind in kinds]
        return np.isin(self.one["kind"], listed) & np.isin(self.other["kind"], listed)

    def either(self, field: str) -> Mask:
        """Whether one of the two has the field."""
        return np.asarray((self.one[field] != 0) | (self.other[field] != 0))

    def of(self, *kinds: Kind) -> Mask:
        """Whether at least one is of these kinds."""
        listed = [kind_number(kind) for kind in kinds]
        return np.isin(self.one["kind"], listed) | np.isin(self.other["kind"], listed)

    @property
    def near(self) -> Mask:
        """Whether the reports are one, or not more than a month apart, or one bears no date."""
        return np.asarray(self.days <= LONG)

    @property
    def days(self) -> NDArray[np.int64]:
        """Days between the reports, 0 where one bears no date."""
        return apart(self.one["published"], self.other["published"])


def sides(columns: Columns, pairs: Pairs) -> Sides:
    """Return the rows of both members of `pairs`."""
    return Sides(columns.row[pairs[0]], columns.row[pairs[1]])


def opposed(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> Mask:
    """Return what `folding.opposed` does, of parties as bits."""
    found = (one != 0) & (other != 0) & ((one & other) == 0)
    state = (one == _STATE) | (other == _STATE)
    coalition = (one == _COALITION) | (other == _COALITION)
    either = one | other
    by_state = (either & np.uint64(_REBEL | _ISIS)) != 0
    by_coalition = (either & np.uint64(_AMERICA)) == 0
    by_else = (either & ~np.uint64(_REBEL | _ISIS)) != 0
    against = np.where(state, by_state, np.where(coalition, by_coalition, by_else))
    return np.asarray(found & against)


def apart(one: Rows, other: Rows) -> Rows:
    """Return the days between two dates, 0 where one is not known."""
    undated = (one == UNDATED) | (other == UNDATED)
    return np.where(undated, 0, np.abs(one - other))


def chosen(pairs: Pairs, kept: Mask) -> Pairs:
    """Return the pairs that are `kept`."""
    return pairs[0][kept], pairs[1][kept]
