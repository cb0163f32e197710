"""Where labels go so that they cover neither one another nor a dot.

Enters: points with their words. Leaves: one `Label` a point. It refuses to print words over words:
a label that fits nowhere becomes a number, and its words go into a key.

Greedy placement over candidate positions, as cartographers rank them (Imhof 1975: right of the
point before left, above before below), with leader lines for positions farther off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

SIZE = 13.0
# Widths of letters in em: the mean of common sans-serif faces is near 0.52; more leaves room.
LETTER = 0.57
# Directions with the side of the label that faces the dot, best first.
DIRECTIONS = (
    (1.0, 0.0, "start"),
    (-1.0, 0.0, "end"),
    (0.75, -0.75, "start"),
    (0.75, 0.75, "start"),
    (-0.75, -0.75, "end"),
    (-0.75, 0.75, "end"),
    (0.0, -1.0, "middle"),
    (0.0, 1.0, "middle"),
)
GAPS = (4.0, 16.0, 30.0, 46.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, `top` above `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Say whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Say whether `other` lies within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at `x`, `y` (their baseline), and the leader line that ties them to a dot far off."""

    text: str
    x: float
    y: float
    anchor: str
    leader: tuple[float, float, float, float] | None = None
    numbered: bool = False


def width_of(text: str) -> float:
    """Return about how many pixels `text` is wide."""
    return len(text) * SIZE * LETTER


def covered_by(label: Label) -> Box:
    """Return the rectangle that the words of `label` cover."""
    wide = width_of(label.text)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return Box(left, label.y - SIZE, left + wide, label.y + SIZE * 0.3)


def place_labels(
    points: Sequence[tuple[float, float, str]], *, frame: Box, radii: Sequence[float]
) -> tuple[Label, ...]:
    """Place a label for each point (x, y, words), the first points first; `radii` are the dots'."""
    taken = [_around(x, y, radius + 1) for (x, y, _), radius in zip(points, radii, strict=True)]
    labels = []
    number = 0
    for (x, y, text), radius in zip(points, radii, strict=True):
        found = _fit(x, y, text, frame, taken, radius)
        if found is None:
            number += 1
            label, box = _fit(x, y, str(number), frame, taken, radius) or _candidate(
                x, y, str(number), DIRECTIONS[0], radius + GAPS[0]
            )
            found = Label(label.text, label.x, label.y, label.anchor, label.leader, True), box
        taken += [found[1], *_along(found[0].leader)]
        labels.append(found[0])
    return tuple(labels)


def _fit(
    x: float, y: float, text: str, frame: Box, taken: list[Box], radius: float
) -> tuple[Label, Box] | None:
    for gap in GAPS:
        for direction in DIRECTIONS:
            label, box = _candidate(x, y, text, direction, radius + gap)
            covered = (box, *_along(label.leader))
            if frame.holds(box) and not any(a.meets(b) for a in covered for b in taken):
                return label, box
    return None


def _candidate(
    x: float, y: float, text: str, direction: tuple[float, float, str], distance: float
) -> tuple[Label, Box]:
    right, down, anchor = direction
    width, tall = width_of(text), SIZE * 1.1
    at, middle = x + right * distance, y + down * (distance + (tall / 2 if right == 0 else 0))
    left = {"start": at, "end": at - width, "middle": at - width / 2}[anchor]
    leader = None
    if distance > 20:
        short = hypot(right, down)
        near = 7 / short
        leader = (
            x + right * near,
            y + down * near,
            x + right * (distance - 2),
            y + down * (distance - 2),
        )
    box = Box(left - 1, middle - tall / 2, left + width + 1, middle + tall / 2)
    return Label(text, at, middle + SIZE * 0.35, anchor, leader), box


def _along(leader: tuple[float, float, float, float] | None) -> list[Box]:
    """Cover a leader line with small boxes, so that no label is crossed by it."""
    if leader is None:
        return []
    left, top, right, bottom = leader
    steps = (0.0, 0.25, 0.5, 0.75, 1.0)
    return [_around(left + (right - left) * at, top + (bottom - top) * at, 1) for at in steps]


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
