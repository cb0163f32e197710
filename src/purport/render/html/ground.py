"""The basemap in pixels: what lies under the dots of one map.

Enters: the corners of a map and how degrees become pixels. Leaves: paths for SVG, and the names of
states where they cover no dot and no label. It refuses to fill anything: lines alone say where
coasts and states are, in ink of one colour.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from purport.render.html.basemap import Line, world
from purport.render.html.labels import SIZE, Box, width_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS, ROWS = 7, 5
"""Places at which a state's name is tried."""

FINE = 0.6
"""Pixels below which a step of a line is not worth its bytes."""

Project = Callable[["NDArray[np.float64]"], "NDArray[np.float64]"]


@dataclass(frozen=True, slots=True)
class StateName:
    """The name of a state, in the middle of which it stands."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Paths of coasts, of lines between states, and of such as are unsettled; names of states."""

    coasts: str
    borders: str
    unsettled: str
    names: tuple[StateName, ...]


def draw_ground(
    corners: tuple[float, float, float, float],
    project: Project,
    locate: Callable[[float, float], tuple[float, float]],
    frame: Box,
    taken: Sequence[Box],
) -> Ground:
    """Draw what lies between `corners` (west, south, east, north, in degrees).

    `project` turns rows of longitude and latitude into pixels, `locate` a pixel into latitude and
    longitude; names keep within `frame` and off the boxes `taken`.
    """
    lines = world().lines(*corners)

    def path(wanted: Callable[[Line], bool]) -> str:
        return "".join(_path(project(line.points)) for line in lines if wanted(line))

    return Ground(
        coasts=path(lambda line: line.is_coast),
        borders=path(lambda line: not line.is_coast and not line.unsettled),
        unsettled=path(lambda line: not line.is_coast and line.unsettled),
        names=_names(locate, frame, taken),
    )


def _path(pixels: "NDArray[np.float64]") -> str:
    kept = [pixels[0]]
    for point in pixels[1:-1]:
        if abs(point - kept[-1]).max() >= FINE:
            kept.append(point)
    kept.append(pixels[-1])
    steps = [f"{x:.1f} {y:.1f}" for x, y in kept]
    return "M" + "L".join(steps)


def _names(
    locate: Callable[[float, float], tuple[float, float]], frame: Box, taken: Sequence[Box]
) -> tuple[StateName, ...]:
    """Name each state where its name stands farthest from everything else."""
    best: dict[str, tuple[float, StateName]] = {}
    for row in range(ROWS):
        for column in range(COLUMNS):
            x = frame.left + (frame.right - frame.left) * (column + 0.5) / COLUMNS
            y = frame.top + (frame.bottom - frame.top) * (row + 0.5) / ROWS
            code = world().state_at(*locate(x, y))
            if not code:
                continue
            text = world().names[code]
            half = width_of(text) / 2 + 4
            box = Box(x - half, y - SIZE, x + half, y + SIZE)
            if not frame.holds(box) or any(box.meets(other) for other in taken):
                continue
            room = min((_gap(box, other) for other in taken), default=100.0)
            if room > best.get(code, (-1.0, None))[0]:
                best[code] = room, StateName(x, y, text)
    return tuple(name for _, name in best.values())


def _gap(one: Box, other: Box) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return hypot(across, down)
