"""The basemap: coasts and state lines of the world, from a file beside this one.

Enters: the corners of a map. Leaves: the lines in it, and which state a point lies in. It refuses
to know who holds what: lines are those between states that the United Nations recognise, an
unsettled one is marked as such, and lines of control are not there at all. ``tools/basemap.py``
makes the file out of Natural Earth's (public domain); decision 0040 says why that view.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCALE = 10_000
"""Units of the file in a degree: 11 metres."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A coast (one of `states` is empty) or the line between two states, ISO 3166-1 codes.

    `points` are longitudes and latitudes in degrees, one row a point.
    """

    states: tuple[str, str]
    unsettled: bool
    points: "NDArray[np.float64]"

    @property
    def is_coast(self) -> bool:
        """Whether there is water on one side."""
        return "" in self.states


class Basemap:
    """All lines: every one has its first state to its right and its second to its left."""

    def __init__(self, table: "dict[str, NDArray[np.generic]]") -> None:
        import numpy as np

        self.codes: list[str] = [str(code) for code in table["codes"]]
        self.names = dict(zip(self.codes, map(str, table["names"]), strict=True))
        lengths = table["lengths"].astype(np.int64)
        steps = table["steps"].astype(np.int64)
        self._ends = np.cumsum(lengths)
        starts = self._ends - lengths
        # Each line's steps, the first of which is nought, are summed up from its first point.
        total = np.cumsum(steps, axis=0)
        base = np.repeat(table["firsts"].astype(np.int64) - total[starts], lengths, axis=0)
        self._points = (total + base) / SCALE
        self._starts = starts
        self._states = table["states"].astype(np.int64)
        self._unsettled = table["unsettled"].astype(bool)
        self._least = np.minimum.reduceat(self._points, starts, axis=0)
        self._most = np.maximum.reduceat(self._points, starts, axis=0)

    @classmethod
    def load(cls, path: Path) -> "Basemap":
        """Return the basemap in the file at `path`."""
        import numpy as np

        with np.load(path, allow_pickle=False) as table:
            return cls(dict(table))

    def lines(self, west: float, south: float, east: float, north: float) -> list[Line]:
        """Return the lines that come into the rectangle, cut to runs that do or nearly do."""
        import numpy as np

        low, high = np.array([west, south]), np.array([east, north])
        found = []
        near = ((self._most >= low) & (self._least <= high)).all(axis=1)
        for number in np.flatnonzero(near):
            points = self._points[self._starts[number] : self._ends[number]]
            one, two = points[:-1], points[1:]
            inside = ((np.maximum(one, two) >= low) & (np.minimum(one, two) <= high)).all(axis=1)
            right, left = self._states[number]
            states = self.codes[right], self.codes[left]
            for run in _runs(inside):
                found.append(
                    Line(states, bool(self._unsettled[number]), points[run[0] : run[1] + 1])
                )
        return found

    def state_at(self, lat: float, lon: float) -> str:
        """Return the code of the state that a point lies in, "" at sea: that of the next line east.

        A line that is crossed upwards has its left to the west, one crossed downwards its right.
        """
        import numpy as np

        one, two = self._points[:-1], self._points[1:]
        crosses = (one[:, 1] > lat) != (two[:, 1] > lat)
        crosses[self._ends[:-1] - 1] = False  # from the end of a line to the start of the next
        at = np.flatnonzero(crosses)
        one, two = one[at], two[at]
        x = one[:, 0] + (lat - one[:, 1]) / (two[:, 1] - one[:, 1]) * (two[:, 0] - one[:, 0])
        east = np.flatnonzero(x > lon)
        if not len(east):
            return ""
        nearest = east[x[east].argmin()]
        number = int(np.searchsorted(self._ends, at[nearest], side="right"))
        right, left = map(int, self._states[number])
        return self.codes[left if two[nearest, 1] > one[nearest, 1] else right]


def _runs(inside: "NDArray[np.bool_]") -> list[tuple[int, int]]:
    """Return where each run of true values begins and where it has ended."""
    import numpy as np

    changes = np.flatnonzero(np.diff(np.r_[False, inside, False].astype(np.int8)))
    return list(zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True))


@cache
def world() -> Basemap:
    """Return the basemap that is shipped."""
    with as_file(files("purport.render.html") / "basemap.npz") as path:
        return Basemap.load(path)
