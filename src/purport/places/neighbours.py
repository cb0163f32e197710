"""Candidates of one report -> what the candidates of its other names say for each of them.

Enters: the candidates of all names, where they lie, how far apart the names stand in the text, and
how far each candidate is believed in. Leaves: a row of figures for each candidate (`FIGURES`), and
whether it lies far from everything. It refuses to weigh them: the weights are trained
(docs/decisions/0015-ranking.md).

Method: were this candidate meant, each other name would have to be met near it. A name says
log(1 + c * p), where p is the belief in its candidates near this one and c how many times likelier
than by chance a neighbour is; the names that say most are the figures (a star-shaped pairwise model
of toponym disambiguation; compare Leidner 2007, "Toponym Resolution in Text").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from purport.places.entry import SETTLEMENTS, Entry
from purport.spelling import folding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR = 12.0
"""Kilometres within which neighbours speak for each other (support falls by e)."""

WIDE = 60.0
"""Kilometres of the weaker second circle."""

SLACK = {"settlement": 0.0, "point": 0.0, "community": 6.0, "district": 20.0}
"""Kilometres by which a place may lie off its coordinates, by their precision: about half of what
Ukrainian communities and districts measure across."""

CHANCE = 300.0
"""How many times likelier than by chance a neighbour is met; of the order of the settlements of a
country by those within `NEAR`."""

HEARD = 5
"""Names that speak for a candidate: beyond those that say most, more say nothing new."""

FIGURES = (*(f"near {n + 1}" for n in range(HEARD)), "wide", "community")
"""What `Neighbours.speak` says of a candidate: the names that speak most for it within `NEAR`, best
first; all of them within `WIDE`, halved at each further one; the share of belief in candidates of
its own community."""


class Neighbours:
    """Where the candidates of `owners` (the number of the query of each) lie to each other.

    `names` and `positions` are those of the queries.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        owners: "NDArray[np.intp]",
        names: Sequence[str],
        positions: Sequence[int],
    ) -> None:
        import numpy as np

        self._starts = np.flatnonzero(np.r_[True, np.diff(owners) > 0])
        lat = np.radians([e.lat if e.lat is not None else 89.0 for e in entries], dtype=np.float32)
        lon = np.radians([e.lon or 0.0 for e in entries], dtype=np.float32)
        # Equirectangular distance in kilometres: exact enough within a country.
        x = (lon[:, None] - lon[None, :]) * np.cos((lat[:, None] + lat[None, :]) / 2)
        gap = 6371.0 * np.hypot(x, lat[:, None] - lat[None, :])
        speaks = np.array([e.type in SETTLEMENTS or e.type == "feature" for e in entries])
        numbers: dict[str, int] = {}
        called = np.array([numbers.setdefault(folding.fold(name), len(numbers)) for name in names])[
            owners
        ]
        # A name is no witness for itself; nor are areas, which lie nowhere in particular.
        mute = (called[:, None] == called[None, :]) | ~speaks[None, :]
        self._far = np.where(mute, 0.0, np.exp(-gap / 240.0))
        mute |= ~speaks[:, None]
        slack = np.array([SLACK.get(e.precision, 0.0) for e in entries], dtype=np.float32)
        gap = np.maximum(gap - slack[:, None] - slack[None, :], 0.0)
        self._near = np.where(mute, 0.0, np.exp(-gap / NEAR))
        self._wide = np.where(mute, 0.0, np.exp(-gap / WIDE))
        areas: dict[tuple[str, ...], int] = {}
        area = np.array(
            [
                areas.setdefault((e.within[0], *e.regions), len(areas))
                if len(e.within) > 2 and e.regions
                else -1 - n
                for n, e in enumerate(entries)
            ]
        )
        self._community = np.where(mute, False, area[:, None] == area[None, :])
        place = np.array(positions)[owners]
        apart = np.abs(place[:, None] - place[self._starts][None, :])
        # A sentence apart counts six sevenths, six and more apart half.
        self._heard = np.maximum(1.0 / (1.0 + apart / 6.0), 0.5)

    def speak(self, beliefs: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return `FIGURES` of each candidate, given the `beliefs` (0 to 1) in all of them."""
        import numpy as np

        near = self._said(self._near * beliefs[None, :])
        wide = self._said(self._wide * beliefs[None, :])
        same = (self._community * beliefs[None, :]).sum(axis=1)
        figures = np.zeros((len(beliefs), len(FIGURES)))
        best = -np.sort(-near, axis=1)[:, :HEARD]
        figures[:, : best.shape[1]] = best
        fading = 0.5 ** np.arange(wide.shape[1])
        figures[:, HEARD] = -np.sort(-wide, axis=1) @ fading
        figures[:, HEARD + 1] = np.minimum(same, 3.0)
        return figures

    def _said(self, met: "NDArray[np.float64]") -> "NDArray[np.float64]":
        import numpy as np

        said: NDArray[np.float64] = np.add.reduceat(met, self._starts, axis=1)
        heard: NDArray[np.float64] = np.log1p(CHANCE * said) * self._heard
        return heard

    def alone(self, beliefs: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """Return how far each candidate lies from everything else, 0 to 1."""
        lonely: NDArray[np.float64] = 1.0 - (self._far * beliefs[None, :]).max(axis=1)
        return lonely
