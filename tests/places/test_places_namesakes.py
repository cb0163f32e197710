"""Namesakes, lists, capitals and descriptions of small made-up reports, by a hand-made index."""

from collections.abc import Iterator

import pytest

from purport.model import Place, Report, Role
from purport.parsing import parse
from purport.places import Gazetteer, resolve_places
from purport.places.entry import Entry
from purport.places.index import write_index

NORTH = ("admin1:UA.90",)


def town(number: int, name: str, people: int, *names: str, lat: float = 50.0) -> Entry:
    kind = "city" if people > 30_000 else "town" if people > 5_000 else "village"
    return Entry(
        f"geonames:{number}", name, kind, "UA", names, ("Brodiv Oblast", "Ukraine"), NORTH, lat,
        36.0, people,
    )  # fmt: skip


ENTRIES = [
    Entry("country:UA", "Ukraine", "country", "UA", precision="country"),
    Entry(NORTH[0], "Brodiv Oblast", "admin1", "UA", ("Brodiv",), ("Ukraine",), NORTH, 50.0, 36.0,
          precision="region"),
    Entry("geonames:1", "Kyiv", "capital", "UA", (), ("Ukraine",), (), 50.45, 30.52, 2_900_000),
    town(2, "Brodiv", 300_000, lat=50.6),
    town(3, "Zolotiv", 60_000, "Kalynove", "Kalinovo", *(f"Zolotif{n}" for n in range(9))),
    town(4, "Kalynove", 700, lat=50.05),
    town(5, "Vysoke", 800, lat=50.1),
    Entry("geonames:6", "Ardes", "village", "FR", ("Ard",), ("France",), (), 45.4, 3.1, 600),
    Entry("geonames:7", "Port Royal", "city", "US", (), ("United States",), (), 41.0, -74.0,
          8_000_000),
    town(8, "Port-Roial", 9_000, "Port Royal", lat=50.08),
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("namesakes") / "index.sqlite"
    write_index(path, ENTRIES)
    index = Gazetteer(path)
    yield index
    index.close()


def read(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    report = Report(text=text, file="made-up")
    places = resolve_places(report, next(iter(parse([text]))), gazetteer)
    return {place.mention.text: place for place in places}


@pytest.mark.parametrize("spelling", ["Kalynove", "Kalinovo"])
def test_its_own_name_beats_the_former_name_of_a_larger_one(
    spelling: str, gazetteer: Gazetteer
) -> None:
    found = read(f"Ukrainian troops fought in Zolotiv, {spelling} and Vysoke.", gazetteer)
    assert [found[name].id for name in ("Zolotiv", spelling)] == ["geonames:3", "geonames:4"]


@pytest.mark.parametrize("name", ["Ard", "Arde", "Ard al-Xamar"])
def test_a_village_abroad_is_no_answer(name: str, gazetteer: Gazetteer) -> None:
    found = read(f"Ukrainian shells hit the village of {name} near Zolotiv.", gazetteer)
    assert {text: place.id for text, place in found.items()} == {
        name: None,
        "Zolotiv": "geonames:3",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Vysoke was fully under Ukrainian control.",
        "Ukraine said that Vysoke has fallen.",
        "Ukrainian convoys came through Vysoke.",
        "Ukraine fired mortars on Vysoke.",
        "Drones were shot down over Vysoke, Ukraine said.",
        "Fighting went on in northern Ukraines Vysoke.",
        "Fighting went on in northern Ukraine’s Vysoke.",
    ],
)
def test_words_of_place_around_a_village(text: str, gazetteer: Gazetteer) -> None:
    place = read(text, gazetteer)["Vysoke"]
    assert (place.id, place.role) == ("geonames:5", Role.AT)


def test_the_capital_is_that_of_the_country_of_the_report(gazetteer: Gazetteer) -> None:
    text = "Ukrainian troops hold Vysoke. Shells fell on the capital."
    assert read(text, gazetteer)["the capital"].id == "geonames:1"


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian troops hold Zolotiv, 30 kilometers south of Brodiv. The city is calm.",
        "Ukrainian troops hold Zolotiv, the Brodiv stronghold. The city is calm.",
        "Ukrainian troops hold Zolotiv in the Brodiv region. The city is calm.",
        "Ukraine lost Zolotiv. Zolotiv was shelled. Brodiv was bombed. The city is calm.",
    ],
)
def test_the_city_is_what_the_report_is_about(text: str, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer)["The city"].id == "geonames:3"


def test_talks_are_held_in_world_cities_and_battles_are_not(gazetteer: Gazetteer) -> None:
    war = "Ukrainian troops left Port Royal, Vysoke and Kalynove."
    assert read(war, gazetteer)["Port Royal"].id == "geonames:8"
    talks = "Ukrainian diplomats met at the United Nations headquarters in Port Royal."
    assert read(talks, gazetteer)["Port Royal"].id == "geonames:7"
