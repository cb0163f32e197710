"""The real tables, joined: slow at first use (the index is made), instant afterwards."""

from pathlib import Path

import pytest

from purport.config import load_config
from purport.errors import GazetteerError
from purport.model import Place, Report
from purport.parsing import parse
from purport.places import Gazetteer, load_gazetteer, resolve_places
from purport.places.geonames import read_country_file
from purport.places.index import write_index
from purport.places.sources import read_entries
from tests.places.geonames_server import place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_config().cache)


def read(text: str, gazetteer: Gazetteer) -> dict[str, Place]:
    report = Report(text=text, file="made-up")
    places = resolve_places(report, next(iter(parse([text]))), gazetteer)
    return {place.mention.text: place for place in places}


def test_settlements_of_the_register_have_coordinates_and_say_how_exact(
    gazetteer: Gazetteer,
) -> None:
    found = [e for e in gazetteer.find("Kucherivka", "UA") if "Kharkiv Oblast" in e.within]
    assert [(e.id, e.precision) for e in found] == [("katottg:UA63080130080014612", "community")]
    (town,) = [e for e in gazetteer.find("Kupiansk") if e.country == "UA" and e.type == "city"]
    assert (town.id, town.precision) == ("geonames:703656", "settlement")
    assert town.within[1:] == ("Kupianskyi Raion", "Kharkiv Oblast", "Ukraine")


def test_spellings_of_either_side_and_slips(gazetteer: Gazetteer) -> None:
    text = (
        "Russian forces attacked Kutterovka, Kurilovka and Kupyansk-Uzlovka in the Kharkiv region,"
        " a Ukrainian officer said. They are not in Kupyansk."
    )
    found = read(text, gazetteer)
    assert found["Kutterovka"].name == "Kucherivka"
    assert found["Kupyansk-Uzlovka"].id == "geonames:703652"
    assert found["Kupyansk"].id == "geonames:703656"


@pytest.mark.parametrize("name", ["Krasny Liman", "Lyman"])
def test_renamed_towns_are_one_place(name: str, gazetteer: Gazetteer) -> None:
    text = f"Ukrainian troops in {name} in the Donetsk region were shelled from Kreminna."
    assert read(text, gazetteer)[name].id == "geonames:704204"


def test_a_homonym_near_by_is_preferred_to_a_city_far_away(gazetteer: Gazetteer) -> None:
    text = "Ukrainian soldiers near Volchansk in the Kharkiv region withdrew west of Sinelnikovo."
    place = read(text, gazetteer)["Sinelnikovo"]
    assert place.name == "Synelnykove"
    assert "Kharkiv Oblast" in (place.within or place.candidates[0].within)


def test_other_wars_are_read_by_the_same_rules(gazetteer: Gazetteer) -> None:
    text = (
        "Syrian jets bombed Khan-Shaikhoun and Saraqeb in Idlib province, while fighters left"
        " Tabaqa for the countryside of Deir Ezzor."
    )
    found = read(text, gazetteer)
    assert found["Khan-Shaikhoun"].id == "geonames:168325"
    assert found["Saraqeb"].id == "geonames:164816"
    assert found["Idlib province"].name == "Idlib Governorate"
    assert found["Tabaqa"].id == "geonames:172374"
    sudan = read("The Sudanese army bombed Nyala and El Fasher in Darfur.", gazetteer)
    assert {place.within[-1] for place in sudan.values() if place.within} == {"Sudan"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("cache") / "file"
    file.write_text("in the way")
    with pytest.raises(GazetteerError, match="PURPORT_CACHE"):
        load_gazetteer(file / "cache")


def test_added_countries_are_joined_with_what_is_there_and_used(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    """A made-up Syrian village, and Khatnie, which the register has without coordinates."""
    lines = {
        "SY": [
            place(99000001, "Kafr Zabrūn", 35.98, 36.61, names="كفر زبرون", admin1="12"),
            place(99000002, "Marjun Military Airport", 35.95, 36.66, kind="S", code="AIRB"),
        ],
        "UA": [
            place(99000003, "Khatnye", 50.2405, 37.1583, country="UA", names="Хатнє,Hatnje",
                  admin1="07"),
            place(99000004, "Kupiansk", 49.7, 37.6, country="UA", names="Куп’янськ", admin1="07"),
        ],
    }  # fmt: skip
    added = []
    for country, rows in lines.items():
        path = tmp_path / f"{country}.txt"
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        added.append(read_country_file(path, country))
    write_index(tmp_path / "places.index", read_entries(added))
    more = Gazetteer(tmp_path / "places.index")
    assert len(more) >= len(gazetteer)

    text = "Syrian jets bombed Kafr Zabrun and Saraqeb in Idlib province, an activist said."
    assert read(text, gazetteer)["Kafr Zabrun"].id is None
    village = read(text, more)["Kafr Zabrun"]
    assert (village.id, village.lat, village.lon) == ("geonames:99000001", 35.98, 36.61)
    assert village.within == ("Idlib Governorate", "Syria")

    (before,) = [e for e in gazetteer.find("Khatnie") if "Kharkiv Oblast" in e.within]
    (after,) = [e for e in more.find("Khatnie") if "Kharkiv Oblast" in e.within]
    assert (before.id[:7], before.precision) == ("katottg", "community")
    assert (after.id, after.name, after.precision) == ("geonames:99000003", "Khatnie", "settlement")
    assert after.within == before.within  # its community and raion, which GeoNames does not know
    more.close()
