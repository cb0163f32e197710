"""A proposition -> a small drawing of which reports go back to which origins.

Enters: a `PropositionCard`. Leaves: circles for origins on the left, squares for reports on the
right, and a line wherever a report carries an origin's words. It refuses more than fits: beyond
`ORIGINS` and `REPORTS` the words beside it say how many there are.
"""

from dataclasses import dataclass

from purport.views.pages import PropositionCard

ORIGINS = 6
REPORTS = 10
STEP = 18
WIDTH = 112


@dataclass(frozen=True, slots=True)
class SpreadDrawing:
    """Heights of the circles and of the labelled squares, and the lines between them."""

    width: int
    height: int
    origins: tuple[float, ...]
    reports: tuple[tuple[str, float], ...]
    lines: tuple[tuple[float, float], ...]


def draw_spread(card: PropositionCard) -> SpreadDrawing | None:
    """Draw a card's origins and reports; None where no origin was worked out."""
    origins = [found for found in card.origins.shown if found.name is not None][:ORIGINS]
    if not origins:
        return None
    reports = card.reports[:REPORTS]
    rows = max(len(origins), len(reports))
    height = rows * STEP
    left = _spread(len(origins), height)
    right = dict(zip(reports, _spread(len(reports), height), strict=True))
    lines = {
        (y, right[label])
        for y, origin in zip(left, origins, strict=True)
        for telling in origin.tellings.shown
        for label in (telling.report.label, *telling.others)
        if label in right
    }
    return SpreadDrawing(WIDTH, height, left, tuple(right.items()), tuple(sorted(lines)))


def _spread(number: int, height: float) -> tuple[float, ...]:
    return tuple(height * (at + 0.5) / number for at in range(number))
