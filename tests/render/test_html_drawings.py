"""Maps, labels, timelines and spreads: nothing overlaps, nothing is guessed."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport import views
from purport.render.html.labels import Box, place_labels
from purport.render.html.map import draw_maps
from purport.render.html.spread import draw_spread
from purport.render.html.timeline import draw_timeline
from purport.render.html.ways import draw_ways
from purport.views.pages import Day, Listing, Site
from tests.views.sheaf import CLAIMS, LINKS, SHEAF

FRAME = Box(0, 0, 600, 500)


def site(name: str, lat: float | None, lon: float | None, precision: str = "settlement") -> Site:
    return Site(name, name, (), lat, lon, precision, (), ("1",), 1)


def day(start: str, *, count: int = 1, end: str | None = None) -> Day:
    year = not start.startswith("--")
    return Day(start, end or start, start, year, count, Listing(()), ())


points = st.tuples(
    st.floats(20, 580), st.floats(20, 480), st.text("abcdefgh", min_size=1, max_size=20)
)


@given(st.lists(points, max_size=25))
def test_labels_cover_neither_one_another_nor_a_dot(found: list[tuple[float, float, str]]) -> None:
    labels = place_labels(found, frame=FRAME, radii=[5.0] * len(found))
    assert len(labels) == len(found)
    # Numbers stand in for words that fit nowhere, and even they may find no room in a heap.
    worded = [label for label in labels if not label.numbered]
    boxes = []
    for label in worded:
        width = len(label.text) * 13 * 0.57
        left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}
        boxes.append(Box(left[label.anchor], label.y - 11, left[label.anchor] + width, label.y + 2))
    for at, box in enumerate(boxes):
        assert FRAME.holds(box)
        assert not any(box.meets(other) for other in boxes[:at])
        assert not any(box.meets(Box(x - 5, y - 5, x + 5, y + 5)) for x, y, _ in found)


def test_north_is_up_and_east_is_right() -> None:
    (drawing,) = draw_maps([site("S", 50.0, 36.0), site("NE", 50.3, 36.5)], 600)
    south, north = drawing.dots
    assert north.y < south.y
    assert north.x > south.x


def test_the_scale_bar_measures() -> None:
    (drawing,) = draw_maps([site("A", 0.0, 10.0), site("B", 0.0, 11.0)], 600)
    a, b = drawing.dots
    length = float(drawing.bar_label.removesuffix(" km"))
    assert drawing.bar / length == pytest.approx((b.x - a.x) / 111.195, rel=0.01)


def test_wider_areas_are_rings() -> None:
    (drawing,) = draw_maps([site("A", 50.0, 36.0), site("B", 50.2, 36.0, "community")], 600)
    assert [dot.hollow for dot in drawing.dots] == [False, True]
    assert "its community" in drawing.dots[1].legend


def test_places_at_one_spot_share_a_dot() -> None:
    villages = [site(name, 50.0, 36.0, "community") for name in "ABC"]
    (drawing,) = draw_maps([*villages, site("D", 50.3, 36.0)], 600)
    assert [dot.label.text for dot in drawing.dots] == ["A, B +1", "D"]


def test_far_places_are_drawn_apart_and_lone_ones_only_listed() -> None:
    near = [site("A", 50.0, 36.0), site("B", 50.2, 36.0)]
    far = [site("C", 35.0, 38.0), site("D", 35.2, 38.0), site("E", 35.4, 38.0)]
    maps = draw_maps([*near, *far, site("F", 0.0, 0.0)], 600)
    assert [len(drawing.dots) for drawing in maps] == [3, 2]


def test_a_lone_place_gets_a_map_where_it_is_the_only_one() -> None:
    (drawing,) = draw_maps([site("A", 50.0, 36.0)], 340)
    assert drawing.width == 340
    assert drawing.meridians
    assert drawing.parallels


@pytest.mark.parametrize("lat", [90.0, -90.0, 0.0])
def test_maps_hold_anywhere(lat: float) -> None:
    (drawing,) = draw_maps([site("A", lat, 180.0)], 600)
    assert 0 < drawing.height < 800


def test_what_nobody_placed_is_not_drawn() -> None:
    assert draw_maps([site("A", None, None)], 600) == ()


def test_dates_are_spaced_as_they_are() -> None:
    drawing = draw_timeline([day("2031-05-01"), day("2031-05-02"), day("2031-05-11")], 600)
    assert drawing is not None
    first, second, third = (mark.x for mark in drawing.marks)
    assert (third - first) / (second - first) == pytest.approx(10)


def test_a_date_without_a_year_is_not_drawn_among_others() -> None:
    drawing = draw_timeline([day("2031-05-01"), day("--05-02")], 600)
    assert drawing is not None
    assert (len(drawing.marks), drawing.left_out) == (1, 1)
    yearless = draw_timeline([day("--02-29"), day("--03-02")], 600)
    assert yearless is not None
    assert len(yearless.marks) == 2


def test_a_date_of_long_ago_does_not_squeeze_the_others() -> None:
    drawing = draw_timeline([day("2014-02-20"), day("2031-05-01"), day("2031-05-03")], 600)
    assert drawing is not None
    assert [mark.label for mark in drawing.marks] == ["2031-05-01", "2031-05-03"]
    assert drawing.left_out == 1


@pytest.mark.parametrize("days", [[], [day("2031")], [day("someday")], [day("2031-02-30")]])
def test_no_line_without_a_day(days: list[Day]) -> None:
    assert draw_timeline(days, 600) is None


@given(st.lists(st.integers(1, 28), min_size=1, max_size=28, unique=True))
def test_dates_are_not_written_over_one_another(numbers: list[int]) -> None:
    drawing = draw_timeline([day(f"2031-05-{number:02}") for number in sorted(numbers)], 340)
    assert drawing is not None
    for row in (0, 1):
        spans = sorted(mark.label_x for mark in drawing.marks if mark.label and mark.row == row)
        assert all(b - a >= 10 * 6.6 for a, b in pairwise(spans))


def test_a_spread_ties_reports_to_origins() -> None:
    (card,) = views.brief(SHEAF.reports, CLAIMS, LINKS).shared.shown
    drawing = draw_spread(card)
    assert drawing is not None
    assert len(drawing.origins) == 1
    assert [label for label, _ in drawing.reports] == ["1", "2"]
    assert len(drawing.lines) == 2


def test_ways_lead_from_the_final_voice_to_every_report() -> None:
    (card,) = views.brief(SHEAF.reports, CLAIMS, LINKS).shared.shown
    drawing = draw_ways(card)
    assert drawing is not None
    voices = [stop for stop in drawing.stops if not stop.report]
    reports = [stop for stop in drawing.stops if stop.report]
    assert next(stop.full for stop in voices) == "General Ada Holm"
    assert len(reports) == len(card.reports)
    assert max(stop.x for stop in voices) < min(stop.x for stop in reports)
    assert len({(stop.x, stop.y) for stop in drawing.stops}) == len(drawing.stops)
    for x, _, onward, _ in drawing.lines:
        assert x < onward


def test_ways_that_do_not_fit_are_counted() -> None:
    (one,) = views.brief(SHEAF.reports, CLAIMS, LINKS).shared.shown
    telling = one.origins.shown[0].tellings.shown[0]
    crowd = (replace(telling, others=tuple(map(str, range(3, 40)))),)
    origin = replace(one.origins.shown[0], tellings=Listing(crowd, 5))
    drawing = draw_ways(replace(one, origins=Listing((origin,), 0)))
    assert drawing is not None
    assert drawing.left_out == 5 + 38 - 12
    assert draw_ways(replace(one, origins=Listing((), 0))) is None


def test_where_places_crowd_that_part_is_drawn_again() -> None:
    crowd = [site(name, 50.0 + at / 50, 36.0) for at, name in enumerate("ABC")]
    whole, closer = draw_maps([*crowd, site("D", 51.4, 36.0)], 600)
    assert (len(whole.dots), whole.closer) == (4, False)
    assert (len(closer.dots), closer.closer) == (3, True)
