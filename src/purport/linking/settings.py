"""``settings.json`` -> what every level of every comparison weighs.

Enters: a settings file, by default the one beside this file. Leaves: `Weights`. It refuses a file
whose comparisons or levels are not those of `levels`.

The file is Splink's own format, so that Splink can show, check and re-estimate it: for each level
the share of pairs at it among those that are one proposition (m) and among all others (u). A
level's match weight is the logarithm of m / u; a shared place weighs more the fewer statements are
there (term frequency).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from pathlib import Path
from typing import Any

from purport.errors import ConfigError
from purport.linking.facets import Spot
from purport.linking.levels import COMPARISONS, NAMES

SHIPPED = "settings.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Match weights as natural logarithms: `prior` and, for each comparison, one a level.

    `base` is the share of statements at a place of ordinary frequency; `frequencies` are shares by
    precision, or by place id where the file counts some; `pull` is how much of the logarithm of
    `base` over a place's share is added where that place is shared.
    """

    prior: float
    table: tuple[tuple[float, ...], ...]
    base: float
    pull: float
    frequencies: Mapping[str, float]

    def total(self, levels: Sequence[int], common: float) -> float:
        """Return the weight of two statements at `levels` that share a place as `common` as that.

        0.0 where they share none.
        """
        weight = self.prior
        for row, level in zip(self.table, levels, strict=True):
            weight += row[level]
        return weight + self.adjustment(common)

    def adjustment(self, common: float) -> float:
        """Return what a shared place's frequency adds: above 0 for a rare, below for a common."""
        return self.pull * log(self.base / common) if common else 0.0

    def frequency(self, spot: Spot) -> float:
        """Return the share of statements at a place: counted, else that of its sort."""
        counted = self.frequencies.get(spot.id or "")
        if counted is not None:
            return counted
        sort = "region" if spot.region else "settlement" if spot.settlement else "unresolved"
        return self.frequencies.get(sort, self.base)


@cache
def load_weights(path: Path | None = None) -> Weights:
    """Return the weights of the settings file at `path`; `ConfigError` where it is none."""
    name = str(path or SHIPPED)
    try:
        text = (
            path.read_text(encoding="utf-8")
            if path
            else files(__package__).joinpath(SHIPPED).read_text(encoding="utf-8")
        )
        return as_weights(json.loads(text))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{name} cannot be used as linking settings ({error})",
            remedy="write it with purport estimate, or leave the setting out",
        ) from error


def as_weights(settings: Mapping[str, Any]) -> Weights:
    """Return the weights in parsed settings; ValueError or KeyError where they do not fit."""
    splink, places = settings["splink"], settings["places"]
    found = {each["output_column_name"]: each for each in splink["comparisons"]}
    if set(found) != set(NAMES):
        raise ValueError(f"its comparisons are not {', '.join(NAMES)}")
    table = []
    for name in NAMES:
        levels = {
            level["label_for_charts"]: log(level["m_probability"] / level["u_probability"])
            for level in found[name]["comparison_levels"]
        }
        if set(levels) != set(COMPARISONS[name]):
            raise ValueError(f"the levels of {name!r} are not {', '.join(COMPARISONS[name])}")
        table.append(tuple(levels[level] for level in COMPARISONS[name]))
    share = splink["probability_two_random_records_match"]
    return Weights(
        prior=log(share / (1 - share)),
        table=tuple(table),
        base=places["base"],
        pull=places["pull"],
        frequencies=places["frequencies"],
    )
