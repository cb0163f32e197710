"""The index file: every spelling leads to the entries that it may stand for.

Enters: `Entry` values, one at a time. Leaves: one file, and an `Index` that reads it where it lies,
mapped into memory: opening it takes no time, and only what is looked at takes room. It refuses a
file that is not whole.

The file is a row of tables: the entries' records behind one another and where each begins; the keys
as sorted 64-bit hashes, where the postings of each begin, and the postings, which are numbers of
entries. A lookup is a binary search (0.9 microseconds per million keys more or less). Two keys with
one hash, of which a file of three million keys has one with a chance of one in four million, would
only bring candidates that spelling rules out.

Keys have a letter for their strictness: ``=`` the folded spelling, ``k`` its consonants (see
`folding`). A second set of keys holds the consonants with one left out, for slips.
"""

import json
import mmap
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple

from purport.places.entry import SETTLEMENTS, Entry
from purport.spelling import folding

MAGIC = b"purport places 1"

FIELDS = "\x1e"
"""Between the fields of a record."""

VALUES = "\x1f"
"""Between the values of a field."""

# The tables in their order in the file, and what each is an array of: bytes, or numbers of 4 or 8.
_TABLES: Final[dict[str, Literal["B", "I", "Q"]]] = {
    "records": "B", "record_at": "Q", "areas": "B", "area_at": "Q",
    "keys": "Q", "key_at": "I", "postings": "I",
    "slips": "Q", "slip_at": "I", "slipped": "I", "spoken_as": "I", "spoken": "B", "spoken_at": "Q",
    "foremost": "B",
}  # fmt: skip
_HEADER = struct.Struct(f"<16sQ{2 * len(_TABLES)}Q")


class BrokenIndexError(Exception):
    """A file is no index, or not the whole of one."""


class Record(NamedTuple):
    """An entry as it is stored: fields and lists of values are still text."""

    id: str
    name: str
    type: str
    country: str
    names: str
    area: str
    lat: str
    lon: str
    people: str
    precision: str
    renamed: str


class Index:
    """An index file, mapped into memory."""

    def __init__(self, path: Path) -> None:
        """Open `path`; `OSError` or `BrokenIndexError` where that cannot be done."""
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size < _HEADER.size:
                raise BrokenIndexError("it is cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, whole, *ends = _HEADER.unpack_from(self._map)
        if magic != MAGIC or whole != size:
            self._map.close()
            raise BrokenIndexError("it is no index, or cut short")
        self._at = dict(zip(_TABLES, zip(ends[::2], ends[1::2], strict=True), strict=True))
        self._view = memoryview(self._map)
        arrays = {name: self._array(name) for name, sort in _TABLES.items() if sort != "B"}
        self._arrays = arrays
        self._keys = arrays["keys"], arrays["key_at"]
        self._slips = arrays["slips"], arrays["slip_at"]
        self.foremost: dict[str, int] = json.loads(self._bytes("foremost"))

    def close(self) -> None:
        """Release the file."""
        for view in self._arrays.values():
            view.release()
        self._view.release()
        self._map.close()

    def _array(self, name: str) -> "memoryview[int]":
        start, end = self._at[name]
        return self._view[start:end].cast(_TABLES[name])

    def _bytes(self, name: str) -> bytes:
        start, end = self._at[name]
        return self._map[start:end]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._arrays["record_at"]) - 1

    def record(self, number: int) -> list[str]:
        """Return the fields of `Record` of an entry."""
        return self._text("records", "record_at", number).split(FIELDS)

    def area(self, number: int) -> list[str]:
        """Return the names and the ids of the larger areas that a record lies in."""
        return self._text("areas", "area_at", number).split(FIELDS)

    def _text(self, table: str, places: str, number: int) -> str:
        first = self._at[table][0]
        starts = self._arrays[places]
        return self._map[first + starts[number] : first + starts[number + 1]].decode()

    def find(self, keys: Iterable[str]) -> dict[int, None]:
        """Return the numbers of the entries that have any of `keys`, the first key's first."""
        found: dict[int, None] = {}
        postings = self._arrays["postings"]
        for key in keys:
            start, end = _range(key, *self._keys)
            found |= dict.fromkeys(postings[start:end])
        return found

    def find_slips(self, keys: Iterable[str]) -> set[tuple[int, int]]:
        """Return the numbers of the entries that have any of `keys` and of how each is spoken."""
        found: set[tuple[int, int]] = set()
        for key in keys:
            start, end = _range(key, *self._slips)
            spoken, entries = self._arrays["spoken_as"], self._arrays["slipped"]
            found.update(zip(spoken[start:end], entries[start:end], strict=True))
        return found

    def spoken(self, number: int) -> str:
        """Return the sounds of a name."""
        return self._text("spoken", "spoken_at", number)


def _range(key: str, hashes: "memoryview[int]", starts: "memoryview[int]") -> tuple[int, int]:
    wanted = _hash(key)
    at = bisect_left(hashes, wanted)
    if at == len(hashes) or hashes[at] != wanted:
        return 0, 0
    return starts[at], starts[at + 1]


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


def spelling_key(name: str) -> str:
    """Return the key under which the very spelling of `name` is indexed."""
    return "=" + folding.fold(name)


def sound_key(name: str, country: str) -> str:
    """Return the key of the consonants of `name` as `country` is romanised."""
    return "k" + habit_of(country) + folding.skeleton(name, country)


def slip_keys(name: str, country: str) -> Iterator[str]:
    """Yield the keys that `name` shares with names of `country` about one consonant off."""
    return (country + key for key in folding.clipped(name, country))


def habit_of(country: str) -> str:
    """Return how names of `country` are romanised: ``s`` Slavic, ``a`` Arabic, empty otherwise."""
    return "s" if country in folding.SLAVIC else "a" if country in folding.ARABIC else ""


class _Texts:
    """Texts behind one another in the file, and where each begins."""

    def __init__(self) -> None:
        self.starts = array("Q", [0])
        self.blob = bytearray()

    def add(self, text: str) -> None:
        self.blob += text.encode()
        self.starts.append(len(self.blob))


class _Postings:
    """Hashes of keys with one number or two each, as they come; `sorted` puts them in order."""

    def __init__(self, width: int) -> None:
        self.hashes = array("Q")
        self.numbers = tuple(array("I") for _ in range(width))

    def add(self, key: str, *numbers: int) -> None:
        self.hashes.append(_hash(key))
        for column, number in zip(self.numbers, numbers, strict=True):
            column.append(number)

    def sorted(self) -> list[bytes]:
        """Return the hashes, where each one's numbers begin, and the columns of numbers."""
        import numpy as np

        hashes = np.frombuffer(self.hashes, dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        first = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else order
        starts = np.r_[first, len(hashes)].astype(np.uint32)
        columns = [np.frombuffer(column, dtype=np.uint32)[order] for column in self.numbers]
        return [part.tobytes() for part in (hashes[first], starts, *columns)]


def write_index(path: Path, entries: Iterable[Entry]) -> None:
    """Write `entries` and every key of their names to a new file at `path`."""
    areas: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    sounds: dict[str, int] = {}
    starts = array("Q", [0])
    keys, slips = _Postings(1), _Postings(2)
    foremost = {}
    with path.open("wb") as file:
        file.write(bytes(_HEADER.size))
        for number, entry in enumerate(entries):
            area = areas.setdefault((entry.within, entry.regions), len(areas))
            names = tuple(name for name in dict.fromkeys(entry.names) if name != entry.name)
            starts.append(starts[-1] + file.write(_record(entry, names, area).encode()))
            for key in _keys((entry.name, *names), entry.country):
                keys.add(key, number)
            if entry.type in SETTLEMENTS and habit_of(entry.country):
                for name in {entry.name, *entry.renamed}:
                    spoken = folding.sounds(name, entry.country)
                    sound = sounds.setdefault(spoken, len(sounds))
                    for key in slip_keys(name, entry.country):
                        slips.add(key, sound, number)
            if entry.type in ("country", "capital"):
                foremost[f"{entry.type}:{entry.country}"] = number
        _finish(file, starts, areas, keys, slips, sounds, foremost)


def _finish(
    file: BinaryIO,
    starts: "array[int]",
    areas: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
    keys: _Postings,
    slips: _Postings,
    sounds: Iterable[str],
    foremost: dict[str, int],
) -> None:
    """Write the tables behind the records, and at last the header."""
    around, spoken = _Texts(), _Texts()
    for both in areas:
        around.add(FIELDS.join(map(VALUES.join, both)))
    for sound in sounds:
        spoken.add(sound)
    hashes, entries_at, spoken_as, slipped = slips.sorted()
    tables: tuple[bytes | bytearray | array[int], ...] = (
        starts, around.blob, around.starts, *keys.sorted(),
        hashes, entries_at, slipped, spoken_as, spoken.blob, spoken.starts,
        json.dumps(foremost).encode(),
    )  # fmt: skip
    ends = [_HEADER.size, _HEADER.size + starts[-1]]
    for table in tables:
        file.write(bytes(-file.tell() % 8))  # arrays of numbers begin at a multiple of their size
        start = file.tell()
        file.write(table)
        ends += start, file.tell()
    whole = file.tell()
    file.seek(0)
    file.write(_HEADER.pack(MAGIC, whole, *ends))


def _record(entry: Entry, names: Sequence[str], area: int) -> str:
    lat, lon = ("" if at is None else repr(at) for at in (entry.lat, entry.lon))
    return FIELDS.join(
        Record(
            entry.id, entry.name, entry.type, entry.country, VALUES.join(names), str(area), lat,
            lon, str(entry.population), entry.precision, VALUES.join(entry.renamed),
        )
    )  # fmt: skip


def _keys(names: Sequence[str], country: str) -> set[str]:
    # Of Cyrillic and Arabic letters nothing is left.
    latin = [name for name in names if not "\u0400" <= name[0] < "\u0700"]
    spelt = dict(zip(folding.fold_all(latin), latin, strict=True))
    keys = {"=" + folded for folded in spelt if len(folded) > 1}
    if habit_of(country):
        keys.update(sound_key(name, country) for folded, name in spelt.items() if len(folded) > 1)
    return keys
