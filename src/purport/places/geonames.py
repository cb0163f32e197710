"""GeoNames' files about one country -> its settlements and areas, checked line by line.

Enters: a country file (``UA.zip`` or ``UA.txt``) and its file of alternate names, in the formats
that https://download.geonames.org/export/dump/readme.txt describes. Leaves: a `CountryFile`. It
refuses a file that is cut short, has other columns or is of another country: the error names the
line and the remedy, and nothing is taken from such a file.
"""

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from purport.errors import GazetteerError

COLUMNS = 19
NAME_COLUMNS = (8, 10)
"""Of alternate names; the last two, from when to when a name was used, came in 2019."""

SETTLED = re.compile(r"PPL(?!H$|CH$)|STLMT$")
"""Feature codes of class P where people live or lived; not sites known from history alone."""

AIRFIELD = frozenset({"AIRB", "AIRF", "AIRP"})

# What stands for a language where there is no name: addresses, postcodes, codes of airports.
NO_LANGUAGE = frozenset(
    ("link", "wkdt", "post", "iata", "icao", "faac", "unlc", "tcid", "phon", "abbr")
)
LARGEST = 2_000_000_000  # bytes unpacked; the file of all countries has 1.7 GB
REMEDY = "get it anew from download.geonames.org/export/dump; nothing was changed"


class Settlement(NamedTuple):
    """A settlement as GeoNames has it; `code` is its feature code, "" where that is unknown."""

    name: str
    country: str
    admin1: str
    admin2: str
    names: tuple[str, ...]
    population: int
    lat: float
    lon: float
    code: str = ""


class Airfield(NamedTuple):
    """An airport or air base."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class CountryFile:
    """What GeoNames' files say of `country`: settlements and airfields by GeoNames id.

    `areas` are the names of provinces and districts by code ("UA.07", "UA.07.6308"), the foremost
    first; `date` is the day of the latest change in the file, ISO 8601.
    """

    country: str
    settlements: Mapping[str, Settlement]
    areas: Mapping[str, tuple[str, ...]]
    airfields: Mapping[str, Airfield]
    date: str

    @property
    def names(self) -> int:
        """How many names the settlements have together."""
        return sum(1 + len(place.names) for place in self.settlements.values())


def read_country_file(path: Path, country: str, alternates: Path | None = None) -> CountryFile:
    """Return what `path`, and the file of alternate names, say of `country` (ISO 3166-1 alpha-2).

    `GazetteerError` names the line where a file is not what it should be.
    """
    further = _read_alternates(alternates, country) if alternates else {}
    known = set()
    settlements: dict[str, Settlement] = {}
    areas: dict[str, tuple[str, ...]] = {}
    airfields: dict[str, Airfield] = {}
    latest = ""
    for row, where in _rows(path, country, (COLUMNS,), "a country file"):
        at = _checked(row, country, where)
        known.add(row[0])
        latest = max(latest, row[18])
        names = (row[1], *filter(None, row[3].split(",")), *further.get(row[0], ()))
        if row[6] == "P" and SETTLED.match(row[7]):
            settlements[row[0]] = Settlement(
                row[1], country, row[10], row[11], names, int(row[14] or 0), *at, row[7]
            )
        elif row[7] in AIRFIELD:
            airfields[row[0]] = Airfield(row[1], names, *at)
        elif row[7] in ("ADM1", "ADM2"):
            parts = (country, row[10], *((row[11],) if row[7] == "ADM2" else ()))
            areas[".".join(parts)] = names
    if not settlements:
        raise GazetteerError(f"{_label(path)} has no settlement of {country}", remedy=REMEDY)
    strangers = [ident for ident in further if ident not in known]
    if alternates and len(strangers) > len(further) / 2:
        raise GazetteerError(
            f"{alternates} names the place {strangers[0]}, which {path} does not have",
            remedy=f"take both files of {country}, of one day; nothing was changed",
        )
    return CountryFile(country, settlements, areas, airfields, latest)


def _checked(row: list[str], country: str, where: str) -> tuple[float, float]:
    """Return the coordinates of a row whose columns are what they should be."""
    if row[8] != country:
        raise GazetteerError(
            f"{where} is of {row[8] or 'no country'}, not of {country}",
            remedy=f"take the file of {country}; nothing was changed",
        )
    try:
        lat, lon = float(row[4]), float(row[5])
        int(row[0]), int(row[14] or 0)
    except ValueError:
        lat = lon = 999.0
    if not (row[1] and -90 <= lat <= 90 and -180 <= lon <= 180):
        raise GazetteerError(
            f"{where} has no id, name, latitude, longitude and population in columns 1, 2, 5, 6"
            " and 15",
            remedy=REMEDY,
        )
    return lat, lon


def _read_alternates(path: Path, country: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row, where in _rows(path, country, NAME_COLUMNS, "a file of alternate names"):
        if not (row[0].isdigit() and row[1].isdigit() and row[3]):
            raise GazetteerError(
                f"{where} has no ids in columns 1 and 2 or no name in column 4", remedy=REMEDY
            )
        if row[2] not in NO_LANGUAGE:
            found[row[1]].append(row[3])
    return {ident: tuple(names) for ident, names in found.items()}


def _rows(
    path: Path, country: str, columns: tuple[int, ...], called: str
) -> Iterator[tuple[list[str], str]]:
    """Yield the columns of each line, and the words that say which line it is."""
    number = 0
    line = b""
    with _opened(path, country) as lines:
        for number, line in enumerate(lines, 1):
            where = f"{_label(path)}, line {number:,},"
            row = _decoded(line, where).split("\t")
            if len(row) not in columns:
                cut = "" if line.endswith(b"\n") else ": it is cut short"
                wanted = " or ".join(map(str, columns))
                raise GazetteerError(
                    f"{where} has {len(row)} columns and not the {wanted} of {called}{cut}",
                    remedy=REMEDY,
                )
            yield row, where
    if not number:
        raise GazetteerError(f"{_label(path)} is empty", remedy=REMEDY)
    if not line.endswith(b"\n"):
        raise GazetteerError(
            f"{_label(path)} ends in the middle of line {number:,}: it is cut short", remedy=REMEDY
        )


def _label(path: Path) -> str:
    """Return a file's name as GeoNames has it: its two files of a country are called alike."""
    folder = path.parent.name
    return f"{folder}/{path.name}" if folder == "alternatenames" else path.name


def _decoded(line: bytes, where: str) -> str:
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{where} is not UTF-8", remedy=REMEDY) from error


@contextmanager
def _opened(path: Path, country: str) -> "Iterator[io.BufferedIOBase | io.BufferedReader]":
    """Open the text in `path`, a zip archive that holds ``UA.txt`` or that text itself."""
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as lines:
                yield lines
            return
        with zipfile.ZipFile(path) as archive:
            found = [info for info in archive.infolist() if info.filename == f"{country}.txt"]
            if not found:
                inside = ", ".join(archive.namelist()[:3]) or "nothing"
                raise GazetteerError(
                    f"{_label(path)} holds {inside} and no {country}.txt",
                    remedy=f"take the file of {country}; nothing was changed",
                )
            if found[0].file_size > LARGEST:
                raise GazetteerError(f"{_label(path)} unpacks to over 2 GB", remedy=REMEDY)
            with archive.open(found[0]) as unpacked:
                yield io.BufferedReader(unpacked)  # type: ignore[type-var]
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise GazetteerError(
            f"{_label(path)} is no whole zip archive ({error})", remedy=REMEDY
        ) from error
    except OSError as error:
        raise GazetteerError(
            f"{path} cannot be read: {error.strerror or error}",
            remedy="see its name and its rights",
        ) from error
