"""A proposition -> a drawing of the ways that its words took: voices, and the reports at the ends.

Enters: a `PropositionCard`. Leaves: named places in columns, from the final voices on the left
through those that passed them on to the reports on the right, and lines between them. It refuses
more than fits: what is left out is counted beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from purport.views.pages import PropositionCard, Telling

VOICES = 8
REPORTS = 12
ROW = 26
COLUMN = 190
LAST = 330
# Letters that fit into a column, and how wide one is at most where the line goes on behind them.
LETTERS = 26
LAST_LETTERS = 48
LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Stop:
    """One voice or report, `x` and `y` pixels from the corner; `full` is its whole name."""

    name: str
    full: str
    x: float
    y: float
    report: bool


@dataclass(frozen=True, slots=True)
class WaysDrawing:
    """The stops, the lines between them (x, y, x, y), and how many tellings are left out."""

    width: int
    height: int
    stops: tuple[Stop, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    left_out: int


def draw_ways(card: PropositionCard) -> WaysDrawing | None:
    """Draw how the words of `card` reached its reports; None where no voice passed them on."""
    told = sorted(
        (
            (origin.name or "", each)
            for origin in card.origins.shown
            for each in origin.tellings.shown
        ),
        key=lambda pair: (pair[1].report.published or "9999", _number(pair[1].report.label)),
    )
    if not any(telling.chain for _, telling in told):
        return None
    ways = [way for origin, telling in told for way in _ways(origin, telling)]
    depth = max(len(way) - 1 for way in ways)
    columns: list[dict[str, str]] = [{} for _ in range(depth + 1)]
    edges: dict[tuple[int, str, int, str], None] = {}
    left_out = sum(origin.tellings.more for origin in card.origins.shown) + card.origins.more
    for way in ways:
        stops = [(at, key, name) for at, (key, name) in enumerate(way[:-1])]
        stops.append((depth, *way[-1]))
        limits = [VOICES] * depth + [REPORTS]
        if any(k not in columns[at] and len(columns[at]) >= limits[at] for at, k, _ in stops):
            left_out += 1
            continue
        for at, key, name in stops:
            columns[at].setdefault(key, name)
        for (at, key, _), (other, onward, _) in pairwise(stops):
            edges[at, key, other, onward] = None
    height = max(map(len, columns)) * ROW
    spots = {
        (at, key): (at * COLUMN + 10.0, height * (row + 0.5) / len(column))
        for at, column in enumerate(columns)
        for row, key in enumerate(column)
    }
    return WaysDrawing(
        width=depth * COLUMN + LAST,
        height=height,
        stops=tuple(
            Stop(
                _cut(columns[at][key], last=at == depth), columns[at][key], x, y, report=at == depth
            )
            for (at, key), (x, y) in spots.items()
        ),
        lines=tuple(
            (spots[a, b][0] + 14 + LETTER * len(_cut(columns[a][b])), spots[a, b][1], *spots[c, d])
            for a, b, c, d in edges
        ),
        left_out=left_out,
    )


def _ways(origin: str, telling: Telling) -> Iterator[list[tuple[str, str]]]:
    """Keys and names from the final voice, or the origin, to each report that tells it so."""
    voices = [(step.name.casefold(), step.name) for step in reversed(telling.chain)]
    voices = voices or [(f"\n{origin}", origin)]
    report = telling.report
    dated = f"{report.label}  {report.name}" + (f", {report.published}" if report.published else "")
    yield [*voices, (report.label, dated)]
    for label in telling.others:
        yield [*voices, (label, f"{label}  in the same words")]


def _number(label: str) -> int:
    """Return a label's number; letters have none.

    >>> _number("12"), _number("A")
    (12, 0)
    """
    return int(label) if label.isdigit() else 0


def _cut(name: str, *, last: bool = False) -> str:
    """Return a name that fits into its column.

    >>> _cut("Telegram channel ‘Far Bank’ of the valley")
    'Telegram channel ‘Far Ban…'
    """
    letters = LAST_LETTERS if last else LETTERS
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
