"""One place of the gazetteer, as the sources give it and the index keeps it.

Enters: nothing. Leaves: `Entry`. It refuses to compute.
"""

from typing import NamedTuple

SETTLEMENTS = frozenset({"capital", "city", "town", "village"})
"""The types of entry where people live."""


class Entry(NamedTuple):
    """One place of the gazetteer; a tuple, because lookups make thousands of them a second.

    `type` is capital (of a country), city, town, village (these are settlements), admin1, admin2,
    country or feature; `country` an ISO 3166-1 alpha-2 code. `names` are spellings other than
    `name`, `renamed` those of them that were or are official; `within` are the larger areas,
    smallest first, `regions` the ids of the admin1 and admin2 among them. Coordinates are WGS 84.
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

    def __hash__(self) -> int:
        """Return the hash of the id: caches are keyed by entries, and names need no hashing."""
        return hash(self.id)
