"""What the index of place names answers.

Enters: an index file that `index` wrote. Leaves: a `Gazetteer`, which answers a spelling with the
entries that it may stand for. It refuses to rank them: that takes the report (`ranking`).
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from purport.errors import GazetteerError
from purport.places.entry import Entry
from purport.places.index import (
    VALUES,
    BrokenIndexError,
    Index,
    habit_of,
    slip_keys,
    sound_key,
    spelling_key,
)
from purport.spelling import folding

KEPT = 50_000
"""Entries that stay in memory once they were met (some 30 MB)."""


class Gazetteer:
    """Every settlement, province, district and country that the index holds."""

    def __init__(self, path: Path) -> None:
        try:
            self._index = Index(path)
        except (OSError, ValueError, BrokenIndexError) as error:
            raise GazetteerError(
                f"the place index {path} cannot be read: {error}",
                remedy="delete the file: it is made again",
            ) from error
        self._known: dict[int, Entry] = {}
        self._area = lru_cache(maxsize=20_000)(self._read_area)
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.find_slips = lru_cache(maxsize=5_000)(self._find_slips)

    def close(self) -> None:
        """Release the index's file."""
        self._index.close()

    def __len__(self) -> int:
        """Return how many places the index holds."""
        return len(self._index)

    def _find(self, name: str, habit: str = "") -> tuple[Entry, ...]:
        """Return the entries that are spelt like `name` or have its consonants.

        `habit` is the ISO code of a country whose romanisations are assumed; without it only equal
        spellings count. Entries of every country come back.
        """
        keys = [spelling_key(name)]
        if habit_of(habit):
            keys.append(sound_key(name, habit))
        return self._entries(self._index.find(keys))

    def _find_slips(self, name: str, country: str, least: float = 0.6) -> tuple[Entry, ...]:
        """Return the settlements of `country` whose names are about one consonant off, best first.

        At most 40, none whose sounds are less alike than `least` (0 to 1).
        """
        own = folding.sounds(name, country)
        alike: dict[int, float] = {}
        found = []
        for sound, number in self._index.find_slips(slip_keys(name, country)):
            if sound not in alike:
                spoken = self._index.spoken(sound)
                alike[sound] = Levenshtein.normalized_similarity(own, spoken)
            if alike[sound] >= least:
                found.append((-alike[sound], number))
        found.sort()
        return self._entries(dict.fromkeys(number for _, number in found[:40]))

    def country(self, code: str) -> Entry | None:
        """Return the country of an ISO 3166-1 alpha-2 code, None where the index has none."""
        return self._foremost(f"country:{code}")

    def capital(self, country: str) -> Entry | None:
        """Return the capital of `country` (ISO 3166-1 alpha-2), None where the index has none."""
        return self._foremost(f"capital:{country}")

    def _foremost(self, key: str) -> Entry | None:
        number = self._index.foremost.get(key)
        return None if number is None else self._entry(number)

    def _entries(self, numbers: Iterable[int]) -> tuple[Entry, ...]:
        known = self._known
        if len(known) > KEPT:
            known.clear()
        return tuple([known.get(number) or self._entry(number) for number in numbers])

    def _entry(self, number: int) -> Entry:
        ident, name, sort, country, names, area, lat, lon, people, exact, old = self._index.record(
            number
        )
        within, regions = self._area(area)
        entry = self._known[number] = Entry(
            ident, name, sort, country, _split(names), within, regions,
            float(lat) if lat else None, float(lon) if lon else None, int(people), exact,
            _split(old),
        )  # fmt: skip
        return entry

    def _read_area(self, area: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        within, regions = self._index.area(int(area))
        return _split(within), _split(regions)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(VALUES)) if text else ()
