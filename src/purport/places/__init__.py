"""Places: what a report's words say where, resolved against gazetteers, or left open."""

from collections.abc import Sequence

from purport.places.candidates import Context, Query, candidates
from purport.places.gazetteer import Gazetteer
from purport.places.installed import (
    add_gazetteer,
    has_index,
    list_gazetteers,
    load_gazetteer,
    remove_gazetteer,
)
from purport.places.ranking import Ranked, rank
from purport.places.resolution import resolve_places

__all__ = [
    "Gazetteer",
    "add_gazetteer",
    "has_index",
    "list_gazetteers",
    "load_gazetteer",
    "rank_names",
    "remove_gazetteer",
    "resolve_places",
]


def rank_names(
    names: Sequence[str], gazetteer: Gazetteer, *, country: str, region: str | None = None
) -> list[tuple[Ranked, ...]]:
    """Return the candidates of each of `names`, best first, as if they stood in one sentence.

    They are settlements of `country` (ISO 3166-1 alpha-2), of its `region` where that is known.
    """
    context = Context({country: 1.0}, prominence=0.2)
    areas = candidates(Query(region, "area"), context, gazetteer) if region else []
    best = [entry.id for entry, likeness in areas if likeness > 0.9 and entry.type == "admin1"]
    queries = [Query(name, "settlement", beside=frozenset(best)) for name in names]
    return rank(queries, context, gazetteer)
