"""The settings: one frozen `Config`, read once from the environment and from ``purport.toml``.

Enters: the process's environment and, where it exists, ``purport.toml`` in the working directory.
Leaves: a `Config`. It refuses unknown keys and values of the wrong sort. No other module reads the
environment.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from purport.errors import ConfigError

SETTINGS_FILE = "purport.toml"
PREFIX = "PURPORT_"
ATTRIBUTORS = ("rules", "tagger")


def cores() -> int:
    """Return how many cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What can be set; an environment variable ``PURPORT_<KEY>`` wins over ``purport.toml``.

    `ledger`: path of the SQLite ledger. `cache`: folder for the gazetteer index.
    `max_bytes`: the largest input file or JSON line. `max_characters`: the longest report; the
    parser holds every token of a report in memory. `max_seconds`: how long one page, document or
    feed may take to be taken apart. `attributor`: what finds who says what,
    ``rules``, or ``tagger`` (the rules and, where they know no cue, the trained network).
    `processes`: how many extract claims at once; by default, as many as there are cores to run on.
    `geonames`: where `purport gazetteer add` gets its files, an address or a folder.
    """

    ledger: Path = Path("purport.db")
    cache: Path = field(default_factory=lambda: user_cache_path("purport", appauthor=False))
    max_bytes: int = 20_000_000
    max_characters: int = 1_000_000
    max_seconds: int = 20
    attributor: str = "rules"
    processes: int = field(default_factory=cores)
    geonames: str = "https://download.geonames.org/export/dump/"


def load_config(
    *, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Config:
    """Return the settings in force; `ConfigError` names a key that is unknown or makes no sense."""
    found: dict[str, Any] = {}
    path = (folder or Path()) / SETTINGS_FILE
    if path.is_file():
        try:
            found.update(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{path}: {error}", remedy="mend or remove the file") from error
    for name, value in (os.environ if environment is None else environment).items():
        if name.startswith(PREFIX):
            found[name.removeprefix(PREFIX).lower()] = value
    return Config(**{key: _value(key, value) for key, value in found.items()})


def _value(key: str, value: Any) -> Any:
    types = {each.name: each.type for each in fields(Config)}
    if key not in types:
        known = ", ".join(sorted(types))
        raise ConfigError(f"there is no setting {key!r}", remedy=f"use one of: {known}")
    if types[key] is Path:
        return Path(str(value)).expanduser()
    if key == "geonames":
        return str(value)
    if key == "attributor":
        if value not in ATTRIBUTORS:
            raise ConfigError(f"{key} is {value!r}", remedy=f"use one of: {', '.join(ATTRIBUTORS)}")
        return value
    try:
        number = int(value)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{key} is {value!r}", remedy="give a whole number") from error
    if number < 1:
        raise ConfigError(f"{key} is {number}", remedy="give a number above 0")
    return number
