"""The basemap: whose land is whose follows the United Nations, and no line of control is drawn."""

import re

import pytest

from purport.render.html.basemap import world
from purport.render.html.map import draw_maps
from purport.views.pages import Site

# Natural Earth's default view has the first four in Russia.
STATES = {
    "Simferopol": (44.95, 34.10, "UA"),
    "Sevastopol": (44.60, 33.53, "UA"),
    "Kerch": (45.35, 36.45, "UA"),
    "Armiansk": (46.10, 33.69, "UA"),
    "Henichesk": (46.17, 34.80, "UA"),
    "Donetsk": (48.00, 37.80, "UA"),
    "Luhansk": (48.57, 39.31, "UA"),
    "Taman": (45.20, 36.75, "RU"),
    "Belgorod": (50.60, 36.58, "RU"),
    "Tiraspol": (46.84, 29.63, "MD"),
    "Sukhumi": (43.02, 41.05, "GE"),
    "Tskhinvali": (42.23, 43.97, "GE"),
    "Stepanakert": (39.82, 46.75, "AZ"),
    "Kyrenia": (35.30, 33.32, "CY"),
    "Majdal Shams": (33.27, 35.77, "SY"),
    "Damascus": (33.51, 36.29, "SY"),
    "Ramallah": (31.90, 35.20, "PS"),
    "Gaza": (31.50, 34.47, "PS"),
    "Tel Aviv": (32.07, 34.80, "IL"),
    "Hargeisa": (9.56, 44.06, "SO"),
    "Khartoum": (15.55, 32.53, "SD"),
    "the Black Sea": (43.50, 33.50, ""),
    "the Pacific": (0.0, -150.0, ""),
}


def site(name: str, lat: float, lon: float) -> Site:
    return Site(name, name, (), lat, lon, "settlement", (), ("1",), 1)


@pytest.mark.parametrize("place", STATES)
def test_every_place_lies_in_the_state_that_the_united_nations_recognise(place: str) -> None:
    lat, lon, state = STATES[place]
    assert world().state_at(lat, lon) == state


def test_no_state_line_parts_crimea_from_ukraine() -> None:
    lines = world().lines(32.0, 44.2, 36.6, 46.6)
    assert {line.states for line in lines} == {("UA", ""), ("RU", "")}  # Taman's coast is Russia's
    assert all(line.is_coast for line in lines)


def test_unsettled_lines_are_marked_and_settled_ones_are_not() -> None:
    def met(west: float, south: float, east: float, north: float) -> set[tuple[str, bool]]:
        found = world().lines(west, south, east, north)
        return {
            ("-".join(sorted(line.states)), line.unsettled) for line in found if not line.is_coast
        }

    assert met(35.6, 32.9, 35.7, 33.1) == {("IL-SY", True)}
    assert met(36.9, 50.2, 37.6, 50.45) == {("RU-UA", False)}
    assert ("IN-PK", True) in met(73.5, 33.0, 76.0, 35.5)


def test_crimea_is_drawn_within_ukraine() -> None:
    (wide, *_) = draw_maps([site("Simferopol", 44.95, 34.1), site("Armiansk", 46.1, 33.69)], 600)
    assert {name.text for name in wide.ground.names} == {"Ukraine"}
    assert wide.ground.coasts
    assert (wide.ground.borders, wide.ground.unsettled) == ("", "")


def test_a_map_far_from_any_coast_or_line_has_none_but_says_where_it_is() -> None:
    (drawing, *_) = draw_maps([site("Kursk", 51.73, 36.19), site("Kurchatov", 51.66, 35.65)], 340)
    assert not drawing.ground.coasts
    assert [name.text for name in drawing.ground.names] == ["Russia"]


def test_paths_are_numbers_and_stay_small() -> None:
    (drawing, *_) = draw_maps([site("Odesa", 46.48, 30.73), site("Kharkiv", 49.99, 36.23)], 600)
    path = drawing.ground.coasts + drawing.ground.borders
    assert re.fullmatch(r"[ML\d. -]+", path)
    assert len(path) < 60_000
