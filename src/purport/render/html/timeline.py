"""Days -> a line with a mark for each, spaced as the dates are.

Enters: the days of a page. Leaves: a drawing in pixels. It refuses to draw a date without a year
among dates that have one: nobody knows where it belongs, so it stands in the list only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from purport.views.pages import Day

# Days: a date farther than this from all others would squeeze the rest; it stands in the list only.
APART = 60
MARGIN = 26
LETTER = 6.6
ROW = 15
ROWS = 2
# Pixels between two counts that can be told apart.
COUNT = 14
TALLEST = 44.0
# A year with a 29 February, for dates without one.
LEAP = "2000"


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day's stem (`x`, up to `y`), where its range ends, the count at its top, its date.

    `count` and `label` are blank where there is no room for them; `row` is the label's row.
    """

    x: float
    end: float
    y: float
    count: str
    published: str
    label: str
    label_x: float
    row: int


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """The line at height `axis`; `left_out` counts the days that stand in the list only."""

    width: int
    height: int
    axis: float
    marks: tuple[DayMark, ...]
    left_out: int


def draw_timeline(days: Sequence[Day], width: int) -> TimelineDrawing | None:
    """Draw the days of the densest stretch of time; None where no date can be drawn."""
    years = any(day.year for day in days)
    dated = [
        (start, _date(day.end, years) or start, day)
        for day in days
        if (start := _date(day.start, years)) is not None
    ]
    if not dated:
        return None
    dated.sort(key=lambda found: found[:2])
    dated = max(_stretches(dated), key=lambda stretch: sum(day.count + 1 for *_, day in stretch))
    first, last = dated[0][0], max(end for _, end, _ in dated)
    if (last - first).days < 4:
        first, last = first - timedelta(days=2), last + timedelta(days=2)
    scale = (width - 2 * MARGIN) / (last - first).days
    most = max(day.count for *_, day in dated)
    axis = TALLEST + 24
    places = [MARGIN + (start - first).days * scale for start, _, _ in dated]
    labels = _labels([(x, day) for x, (*_, day) in zip(places, dated, strict=True)], width)
    marks = []
    counted = -float(COUNT)
    for x, (_, end, day), (label, label_x, row) in zip(places, dated, labels, strict=True):
        told = bool(day.count) and x - counted >= COUNT
        counted = x if told else counted
        marks.append(
            DayMark(
                x=x,
                end=MARGIN + (min(end, last) - first).days * scale,
                y=axis - (14 + (TALLEST - 14) * day.count / most if day.count else 0),
                count=str(day.count) if told else "",
                published=", ".join(day.published[:6]) + ("…" if len(day.published) > 6 else ""),
                label=label,
                label_x=label_x,
                row=row,
            )
        )
    height = round(axis + 30 + ROW * max(mark.row for mark in marks))
    return TimelineDrawing(width, height, axis, tuple(marks), len(days) - len(marks))


def _labels(days: list[tuple[float, Day]], width: int) -> list[tuple[str, float, int]]:
    """Give each day (x, day) a label, the label's x and its row; a blank one where none is free.

    The weightiest days choose first.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    found: list[tuple[str, float, int]] = [("", x, 0) for x, _ in days]
    order = sorted(
        range(len(days)), key=lambda at: -(days[at][1].count + len(days[at][1].published))
    )
    for at in order:
        x, day = days[at]
        half = len(day.label) * LETTER / 2
        middle = min(max(x, half + 2), width - half - 2)
        for row, spans in enumerate(taken):
            if all(middle + half + 6 < left or right < middle - half - 6 for left, right in spans):
                spans.append((middle - half, middle + half))
                found[at] = day.label, middle, row
                break
    return found


def _stretches(dated: list[tuple[date, date, Day]]) -> list[list[tuple[date, date, Day]]]:
    stretches: list[list[tuple[date, date, Day]]] = []
    for found in dated:
        if stretches and (found[0] - stretches[-1][-1][0]).days <= APART:
            stretches[-1].append(found)
        else:
            stretches.append([found])
    return stretches


def _date(iso: str, years: bool) -> date | None:
    """Read an ISO date; one without a year only where none has one. Months begin on their first."""
    if iso.startswith("--"):
        if years:
            return None
        iso = f"{LEAP}-{iso[2:]}"
    parts = iso.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) != 3:
        return None
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None
