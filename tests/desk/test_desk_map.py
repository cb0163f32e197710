"""The map: counts on the dots, the period in its address, the slider."""

import asyncio
import re
from pathlib import Path

import pytest
from nicegui import ui

from purport.ledger.spots import Period
from purport.render.html.map import MOST_RADIUS, draw_maps
from purport.render.html.sheets import sheet_html
from purport.views.atlas import BARS, map_page
from purport.views.pages import Site
from purport.views.sheets import MapPage
from tests.desk.opened import Opened, make_ledger
from tests.desk.simulated import simulated


def site(name: str, lat: float | None, lon: float | None, claims: int) -> Site:
    return Site(name, name, (), lat, lon, "settlement", (), (), claims)


def page_of(days: list[tuple[str, int]], period: Period, *sites: Site) -> MapPage:
    return map_page(
        sites, sites, (), days, places=len(sites), left_open=0, undated=2,
        since=period.since, until=period.until, kind=None,
    )  # fmt: skip


def test_the_page_names_places_with_their_claims_and_what_is_open(desk: Opened) -> None:
    page = desk.page("/map")
    assert "Oakford 4" in page, "the count stands beside the dot"
    assert "<circle" in page
    text = re.sub(r"<[^>]*>", " ", page)
    assert re.search(r"Ashwick\s+Oak County, Norland\s+2", text), "and in the table"
    assert "two places have the name" in text


def test_a_period_is_an_address(desk: Opened) -> None:
    page = desk.page("/map?since=2031-05-05&until=2031-05-05&kind=control")
    assert "<strong>2 claims</strong> 5 May 2031" in page
    assert "Ashwick" not in page
    for odd in (
        "since=x&until=%00",
        "since=9999-99-99",
        "kind=%F0",
        "since=2031-05-09&until=2031-05-01",
    ):
        assert desk.get(f"/map?{odd}").status_code == 200


def test_a_dot_is_as_large_as_it_has_claims() -> None:
    near = [site("A", 50.0, 36.0, 16), site("B", 50.1, 36.2, 4), site("C", 50.2, 36.1, 1)]
    (drawing, *_) = draw_maps(near, 600, counted=near)
    radii = {dot.label.text: dot.radius for dot in drawing.dots}
    assert radii["A 16"] == MOST_RADIUS
    assert radii["B 4"] == MOST_RADIUS / 2
    assert radii["C 1"] < radii["B 4"]


def test_maps_stay_where_they_are_while_the_period_changes() -> None:
    frame = [site("A", 50.0, 36.0, 9), site("B", 51.0, 37.0, 9)]
    (whole, *_) = draw_maps(frame, 600, counted=frame)
    (part, *_) = draw_maps(frame, 600, counted=[site("B", 51.0, 37.0, 1)])
    assert part.ground.borders == whole.ground.borders
    assert [dot.label.text for dot in part.dots] == ["B 1"]
    assert [(dot.x, dot.y) for dot in part.dots] == [(whole.dots[1].x, whole.dots[1].y)]
    (outside, *_) = draw_maps(frame, 600, counted=[site("Far", 0.0, 0.0, 1)])
    assert outside.dots == ()


@pytest.mark.parametrize(
    ("period", "chosen", "claims"),
    [
        (Period(), (0, 2), 8),
        (Period(since="2031-05-02"), (1, 2), 5),
        (Period(since="2031-05-02", until="2031-05-03"), (1, 1), 2),
        (Period(until="2031-04-01"), (0, -1), 0),
    ],
)
def test_the_period_counts_the_days_in_it(
    period: Period, chosen: tuple[int, int], claims: int
) -> None:
    page = page_of([("2031-05-01", 1), ("2031-05-02", 2), ("2031-05-04", 3)], period)
    assert ((page.first, page.last), page.claims) == (chosen, claims)
    assert [bar.chosen for bar in page.bars] == [
        chosen[0] <= at <= chosen[1] for at in range(3)
    ]  # fmt: skip
    assert "<svg" in sheet_html(page)


def test_many_days_share_bars_and_none_is_lost() -> None:
    days = [(f"20{year:02}-01-01", 1) for year in range(10, 99)] * 3
    page = page_of(days, Period())
    assert len(page.bars) <= BARS
    assert sum(bar.claims for bar in page.bars) == len(days)
    assert page_of([], Period()).bars == ()
    assert "Map" in sheet_html(page_of([], Period()))


def test_the_slider_shows_a_period_and_its_address(tmp_path: Path) -> None:
    async def run() -> None:
        async with simulated(make_ledger(tmp_path / "made.db")) as (user,):
            await user.open("/map")
            await user.should_see("3 May 2031 to 5 May 2031", retries=60)
            first, second = (each for each in user.find(ui.element).elements if each.tag == "input")
            for slider in sorted((first, second), key=lambda each: each.id):
                for listener in slider._event_listeners.values():
                    slider._handle_event({"listener_id": listener.id, "args": "1"})
            await user.should_see("<strong>1 claim</strong> 4 May 2031", retries=60)

    asyncio.run(run())
