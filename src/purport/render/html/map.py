"""Sites -> maps of labelled dots over coasts and state lines, with a grid and a scale bar.

Enters: the sites of a page. Leaves: drawings in pixels, which a template turns into SVG. They
refuse lines of control, so that none takes a side (see `basemap`), and leave out what nobody
placed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import asinh, atan, cos, degrees, floor, hypot, log10, radians, sinh, sqrt, tan
from typing import TYPE_CHECKING

from purport.render.html.ground import Ground, draw_ground
from purport.render.html.labels import Box, Label, covered_by, place_labels
from purport.views.pages import Site

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Kilometres: sites farther than this from all others are drawn apart (fronts are dotted more
# densely than that; a capital far behind one would shrink it to a blot).
APART = 180.0
# Kilometres: the least that a map shows, so that two neighbouring villages do not look far apart.
LEAST = 24.0
KILOMETRES_PER_DEGREE = 111.195
MAPS = 3
# Sites in one part of a map from which on that part is worth a map of its own.
CROWD = 3
DOTS = 120
MARGIN = 34
RADIUS = 5.0
# Of dots that are as large as their claims.
LEAST_RADIUS = 3.5
MOST_RADIUS = 13.0
SHARP = {"point", "settlement"}


@dataclass(frozen=True, slots=True)
class Dot:
    """Sites at one spot: centre, radius, whether it stands for a wider area, label and legend."""

    x: float
    y: float
    radius: float
    hollow: bool
    label: Label
    legend: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A meridian or parallel: its place along the axis, and its degrees in words."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """One map in pixels; `bar` is the scale bar's length, `key` says what numbered labels mean.

    `closer` marks the part of another map that is drawn again, larger.
    """

    width: int
    height: int
    closer: bool
    ground: Ground
    meridians: tuple[GridLine, ...]
    parallels: tuple[GridLine, ...]
    dots: tuple[Dot, ...]
    bar: float
    bar_label: str
    key: tuple[tuple[str, str], ...]


def draw_maps(
    sites: Sequence[Site], width: int, *, counted: Sequence[Site] | None = None
) -> tuple[MapDrawing, ...]:
    """Draw the first `DOTS` sites that have coordinates, groups that lie far apart separately.

    The group with the most sites comes first. A lone site gets a map only where there is no other.
    Where sites crowd in one part of the first map, that part is drawn again, larger. Where
    `counted` is given, `sites` only say what the maps have room for: the dots are those of
    `counted` that fall into them, as large as they have claims, and with the number.
    """
    placed = _placed(sites)
    groups = sorted(_groups(placed, APART), key=len, reverse=True)
    worth = [group for group in groups if len(group) > 1] or groups[:1]
    crowd = _crowd(worth[0]) if worth else []
    return tuple(
        _draw(
            group,
            group if counted is None else _placed(counted),
            width,
            closer=group is crowd,
            counted=counted is not None,
        )
        for group in (*worth[:1], *([crowd] if crowd else []), *worth[1:MAPS])
    )


def _placed(sites: Sequence[Site]) -> list[Site]:
    return [site for site in sites if site.lat is not None and site.lon is not None][:DOTS]


def _crowd(sites: list[Site]) -> list[Site]:
    """Return the largest group whose dots would nearly touch on a map of `sites`, or nothing."""
    extent = max(_distance(one, other) for one in sites for other in sites)
    groups = _groups(sites, extent / 12)
    close = [group for group in groups if len(groups) > 1 and len(set(map(_spot, group))) >= CROWD]
    crowd = max(close, key=len, default=[])
    narrow = all(_distance(one, other) < extent / 3 for one in crowd for other in crowd)
    return crowd if narrow else []


def _draw(
    sites: list[Site], dotted: list[Site], width: int, *, closer: bool, counted: bool
) -> MapDrawing:
    points = [(_lon(site), _mercator(_lat(site))) for site in sites]
    middle = cos(radians(sum(map(_lat, sites)) / len(sites)))
    least = LEAST / KILOMETRES_PER_DEGREE / max(middle, 0.05)
    west, east = _padded([x for x, _ in points], least)
    south, north = _padded([y for _, y in points], least)
    frame = width - 2 * MARGIN
    # Between a wide strip and a tall one, whatever the shape of the front.
    height = min(max(frame * (north - south) / (east - west), 0.5 * frame), 1.05 * frame)
    scale = min(frame / (east - west), height / (north - south))
    left = MARGIN + (frame - scale * (east - west)) / 2
    top = MARGIN + (height - scale * (north - south)) / 2
    whole = round(height) + 2 * MARGIN

    spots: dict[tuple[int, int], list[Site]] = {}
    for site in dotted:
        x, y = _lon(site), _mercator(_lat(site))
        if west <= x <= east and south <= y <= north:
            at = round(left + scale * (x - west)), round(top + scale * (north - y))
            spots.setdefault(at, []).append(site)
    radii = _radii(spots.values()) if counted else [RADIUS] * len(spots)
    labels = place_labels(
        [(float(x), float(y), _names(there, counted)) for (x, y), there in spots.items()],
        frame=Box(MARGIN - 30, 4, width - 4, whole - MARGIN + 12),
        radii=radii,
    )
    dots = tuple(
        Dot(x, y, radius, all(site.precision not in SHARP for site in there), label, _legend(there))
        for ((x, y), there), label, radius in zip(spots.items(), labels, radii, strict=True)
    )
    kilometre = scale / (KILOMETRES_PER_DEGREE * middle)
    length = _round_length(frame / 3.5 / kilometre)
    bounds = west - (left - MARGIN) / scale, east + (left - MARGIN) / scale
    heights = south - (top - MARGIN) / scale, north + (top - MARGIN) / scale
    step = _round_step((bounds[1] - bounds[0]) / (width / 130))

    def project(points: "NDArray[np.float64]") -> "NDArray[np.float64]":
        import numpy as np

        heights = np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1]))))
        return np.column_stack(
            (left + scale * (points[:, 0] - west), top + scale * (north - heights))
        )

    def locate(x: float, y: float) -> tuple[float, float]:
        return _latitude(north - (y - top) / scale), west + (x - left) / scale

    (highest, easternmost), (lowest, westernmost) = locate(width, 0), locate(0, whole)
    ground = draw_ground(
        (westernmost, lowest, easternmost, highest),
        project,
        locate,
        Box(MARGIN, MARGIN / 2, width - MARGIN / 2, whole - 1.5 * MARGIN),
        [
            *(
                Box(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)
                for dot in dots
            ),
            *(covered_by(label) for label in labels),
        ],
    )
    return MapDrawing(
        width=width,
        height=whole,
        closer=closer,
        ground=ground,
        meridians=tuple(
            GridLine(left + scale * (at - west), _degrees(at, "E", "W", step))
            for at in _multiples(*bounds, step)
        ),
        parallels=tuple(
            GridLine(top + scale * (north - _mercator(at)), _degrees(at, "N", "S", step))
            for at in _multiples(_latitude(heights[0]), _latitude(heights[1]), step)
        ),
        dots=dots,
        bar=length * kilometre,
        bar_label=f"{length:g} km",
        key=tuple(
            (dot.label.text, _names(there, counted))
            for dot, there in zip(dots, spots.values(), strict=True)
            if dot.label.numbered
        ),
    )


def _groups(sites: list[Site], apart: float) -> list[list[Site]]:
    """Join sites that lie within `apart` kilometres of one another, also by way of others."""
    groups: list[list[Site]] = []
    for site in sites:
        near = [group for group in groups if any(_distance(site, other) < apart for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*chain.from_iterable(near), site])
    return groups


def _distance(one: Site, other: Site) -> float:
    """Return kilometres on a plane, which is near enough for what is drawn on one."""
    north = _lat(one) - _lat(other)
    east = (_lon(one) - _lon(other)) * cos(radians((_lat(one) + _lat(other)) / 2))
    return KILOMETRES_PER_DEGREE * hypot(north, east)


def _spot(site: Site) -> tuple[float, float]:
    return _lat(site), _lon(site)


def _lat(site: Site) -> float:
    return min(max(site.lat or 0.0, -85.0), 85.0)


def _lon(site: Site) -> float:
    return site.lon or 0.0


def _mercator(latitude: float) -> float:
    """Return the height of a latitude on a Mercator map, in degrees of longitude."""
    return degrees(asinh(tan(radians(latitude))))


def _latitude(height: float) -> float:
    return degrees(atan(sinh(radians(height))))


def _padded(values: list[float], least: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    pad = max(0.1 * (high - low), (least - (high - low)) / 2)
    return low - pad, high + pad


def _radii(spots: Iterable[Sequence[Site]]) -> list[float]:
    """Return radii whose circles are as large as their claims, the least large enough to see."""
    counts = [sum(site.claims for site in there) for there in spots]
    most = max(counts, default=1)
    return [max(LEAST_RADIUS, MOST_RADIUS * sqrt(count / most)) for count in counts]


def _names(sites: Sequence[Site], counted: bool) -> str:
    names = [site.name for site in sites]
    words = ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
    return f"{words} {sum(site.claims for site in sites):,}" if counted else words


def _legend(sites: Sequence[Site]) -> str:
    return "; ".join(
        f"{site.name}{'' if site.precision in SHARP else f' (its {site.precision})'}: "
        + (f"reports {', '.join(site.reports[:8])}" if site.reports else f"{site.claims:,} claims")
        for site in sites
    )


def _round_length(most: float) -> float:
    power = 10.0 ** floor(log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def _round_step(wanted: float) -> float:
    steps = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
    return next((step for step in steps if step >= wanted), 45.0)


def _multiples(low: float, high: float, step: float) -> list[float]:
    first = floor(low / step) + 1
    return [number * step for number in range(first, first + 40) if number * step < high]


def _degrees(value: float, positive: str, negative: str, step: float) -> str:
    places = 0 if step >= 1 else 2 if step in {0.05, 0.25} else 1
    return f"{abs(value):.{places}f}° {positive if value >= 0 else negative}"
