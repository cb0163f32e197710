"""Places of small made-up reports, against an index of a dozen entries made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from purport.errors import GazetteerError
from purport.model import Place, Precision, Report, Role
from purport.parsing import parse
from purport.places import Gazetteer, rank_names, resolve_places
from purport.places.entry import Entry
from purport.places.index import write_index

NORTH = ("admin1:UA.90",)
SOUTH = ("admin1:UA.91",)


def village(
    number: int, name: str, regions: tuple[str, ...], lat: float, lon: float, people: int = 900
) -> Entry:
    within = ("Severyn Oblast" if regions == NORTH else "South Oblast", "Ukraine")
    kind = "city" if people > 9000 else "village"
    return Entry(f"geonames:{number}", name, kind, "UA", (), within, regions, lat, lon, people)


ENTRIES = [
    Entry("country:UA", "Ukraine", "country", "UA", precision="country"),
    Entry("country:PL", "Poland", "country", "PL", precision="country"),
    Entry(NORTH[0], "Severyn Oblast", "admin1", "UA", ("Severyn",), ("Ukraine",), NORTH, 50.0, 36.0,
          precision="region"),
    Entry("geonames:1", "Kyiv", "capital", "UA", (), ("Ukraine",), (), 50.45, 30.52, 2_900_000),
    village(2, "Velykyi Brid", NORTH, 50.0, 36.0, 40_000),
    village(3, "Zhuravka", NORTH, 50.05, 36.05),
    village(4, "Zhuravka", SOUTH, 46.6, 32.6),
    village(5, "Hlyboke", SOUTH, 46.65, 32.65),
    *(village(10 + n, "Petrivka", NORTH, 49.0 + n / 3, 35.0) for n in range(6)),
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    path = tmp_path_factory.mktemp("places") / "index.sqlite"
    write_index(path, ENTRIES)
    index = Gazetteer(path)
    yield index
    index.close()


def read(text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    report = Report(text=text, file="made-up")
    places = resolve_places(report, next(iter(parse([text]))), gazetteer)
    for place in places:
        assert text[place.mention.start : place.mention.end] == place.mention.text
    return places


def ids(text: str, gazetteer: Gazetteer) -> dict[str, str | None]:
    return {place.mention.text: place.id for place in read(text, gazetteer)}


def test_another_spelling_is_the_same_village(gazetteer: Gazetteer) -> None:
    found = ids("Ukrainian troops left Veliky Brod and Glubokoye.", gazetteer)
    assert found == {"Veliky Brod": "geonames:2", "Glubokoye": "geonames:5"}


@pytest.mark.parametrize(("neighbour", "meant"), [("Velykyi Brid", "3"), ("Hlyboke", "4")])
def test_neighbours_decide_between_namesakes(
    neighbour: str, meant: str, gazetteer: Gazetteer
) -> None:
    found = ids(f"Ukrainian soldiers entered {neighbour} and Zhuravka.", gazetteer)
    assert found["Zhuravka"] == f"geonames:{meant}"


def test_what_nothing_decides_stays_open_with_its_candidates(gazetteer: Gazetteer) -> None:
    (place,) = read("Ukrainian soldiers entered the village of Petrovka.", gazetteer)
    assert place.id is None
    assert place.confidence < 0.5
    assert {candidate.name for candidate in place.candidates} == {"Petrivka"}
    assert place.reason


def test_the_province_beside_a_name_decides(gazetteer: Gazetteer) -> None:
    text = "Fighting went on near Zhuravka in the Severyn region of Ukraine."
    village_, area = read(text, gazetteer)
    assert (village_.id, village_.role) == ("geonames:3", Role.NEAR)
    assert (area.id, area.role, area.precision) == (NORTH[0], Role.WITHIN, Precision.REGION)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ukrainian troops are advancing toward Velykyi Brid.", Role.TOWARD),
        ("Ukrainian troops retreated from Velykyi Brid.", Role.FROM),
        ("Ukrainian troops stand on the outskirts of Velykyi Brid.", Role.NEAR),
        ("Ukrainian troops stand 5 km from Velykyi Brid.", Role.NEAR),
        ("Ukrainian troops captured Velykyi Brid.", Role.AT),
    ],
)
def test_roles_come_from_the_words_before(text: str, role: Role, gazetteer: Gazetteer) -> None:
    assert [place.role for place in read(text, gazetteer)] == [role]


def test_a_capital_that_speaks_is_no_place(gazetteer: Gazetteer) -> None:
    assert ids("Kyiv said that Ukrainian forces held Hlyboke.", gazetteer) == {
        "Hlyboke": "geonames:5"
    }
    assert ids("Missiles fell on the outskirts of Kyiv.", gazetteer) == {"Kyiv": "geonames:1"}


def test_units_and_the_country_of_the_war_are_no_places(gazetteer: Gazetteer) -> None:
    text = "In Ukraine, the Zhuravka battalion fired. Ukrainian refugees crossed into Poland."
    assert ids(text, gazetteer) == {"Poland": "country:PL"}


def test_an_unknown_village_is_kept_open(gazetteer: Gazetteer) -> None:
    (place,) = read("Ukrainian troops shelled the village of Qwzkhal.", gazetteer)
    assert (place.id, place.name) == (None, "Qwzkhal")


def test_descriptions_take_the_place_they_refer_to(gazetteer: Gazetteer) -> None:
    text = (
        "Ukrainian troops hold Velykyi Brid, a strategic city east of Zhuravka."
        " Shells fell on the southern outskirts of the city."
    )
    last = read(text, gazetteer)[-1]
    assert last.mention.text == "the southern outskirts of the city"
    assert last.id == "geonames:2"


def test_lists_are_ranked_together(gazetteer: Gazetteer) -> None:
    (brid, zhuravka) = rank_names(["Velikiy Brod", "Zhuravka"], gazetteer, country="UA")
    assert (brid[0].entry.id, zhuravka[0].entry.id) == ("geonames:2", "geonames:3")
    assert zhuravka[0].belief > zhuravka[1].belief


def test_a_broken_index_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"not an index")
    with pytest.raises(GazetteerError, match="delete the file"):
        Gazetteer(path)
