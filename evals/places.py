"""Resolve lists of settlements as if each list stood in one report.

    places.py LISTS.jsonl OUT.jsonl

In: ``{"id", "region" or null, "mentions": [{"text"}]}`` a line, settlements of Ukraine as war
reports spell them. Out: ``{"id", "mentions": [{"name_uk", "lat", "lon", "confidence",
"precision"}]}``, the best entry of each with its confidence; name_uk is null where there is none.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from purport.config import load_config
from purport.places import Gazetteer, load_gazetteer, rank_names
from purport.places.ranking import Ranked

CYRILLIC = re.compile(r"[\u0400-\u052f’'ʼ \-]+$")


def answer(ranked: tuple[Ranked, ...]) -> dict[str, Any]:
    """Return one mention's row of the output."""
    if not ranked:
        return {"name_uk": None, "lat": None, "lon": None, "confidence": 0.0, "precision": None}
    entry = ranked[0].entry
    return {
        "name_uk": next((name for name in entry.names if CYRILLIC.match(name)), entry.name),
        "lat": entry.lat,
        "lon": entry.lon,
        "confidence": ranked[0].belief,
        "precision": entry.precision,
    }


def resolve(row: dict[str, Any], gazetteer: Gazetteer) -> dict[str, Any]:
    """Return one list's row of the output."""
    names = [mention["text"] for mention in row["mentions"]]
    rankings = rank_names(names, gazetteer, country="UA", region=row["region"])
    return {"id": row["id"], "mentions": [answer(ranked) for ranked in rankings]}


def main() -> None:
    """Read the lists, write the answers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    gazetteer = load_gazetteer(load_config().cache)
    with args.lists.open(encoding="utf-8") as lists, args.out.open("w", encoding="utf-8") as out:
        for line in lists:
            if line.strip():
                out.write(
                    json.dumps(resolve(json.loads(line), gazetteer), ensure_ascii=False) + "\n"
                )


if __name__ == "__main__":
    main()
