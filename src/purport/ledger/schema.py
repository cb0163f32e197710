"""A path -> an engine on a ledger whose tables are those of this version.

Enters: the path of a SQLite file, or None for one in memory. Leaves: a SQLAlchemy `Engine`. It
refuses files that are no ledger (nothing is written into them) and ledgers of a newer version.

The settings are SQLite's for losing nothing: a write-ahead log, flushed at every commit
(``synchronous = FULL``, https://www.sqlite.org/pragma.html#pragma_synchronous), foreign keys
enforced, and BEGIN said here, because the driver's own leaves the making of tables outside
(SQLAlchemy, "Using SQLAlchemy to emit BEGIN").
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool, StaticPool

from purport.errors import LedgerError
from purport.ledger.faults import translated

# Marks the file as a ledger in SQLite's own header: "purp" in ASCII
# (https://www.sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x70757270

IN_MEMORY = "in memory"


def open_engine(path: Path | None, *, create: bool, wait: float) -> Engine:
    """Return an engine on the ledger at `path`, made or brought up to date where that is needed."""
    name = IN_MEMORY if path is None else str(path)
    fresh = True if path is None else _is_fresh(path, create=create)
    with translated(name):
        engine = _engine(path, wait=wait)
        try:
            identity, tables = _identity(engine)
            if not tables and not create:
                raise LedgerError(
                    f"the ledger {name} is empty", remedy="read reports into it first: purport read"
                )
            if tables and identity != APPLICATION_ID:
                raise LedgerError(
                    f"{name} is a database, but not a purport ledger",
                    remedy="name another file with --ledger",
                )
            if not tables:
                _set_journal(engine)
            migrate(engine, ledger=name)
        except BaseException:
            engine.dispose()
            if fresh and path is not None and _is_empty(path):
                path.unlink(missing_ok=True)
            raise
    return engine


def migrations() -> tuple[tuple[int, str, str], ...]:
    """Return number, name and SQL of every migration, in order; the numbers run from 1."""
    found = sorted(
        (entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8"))
        for entry in (files("purport.ledger") / "migrations").iterdir()
        if entry.name.endswith(".sql")
    )
    return tuple((int(name.partition("_")[0]), name, sql) for name, sql in found)


def migrate(engine: Engine, *, ledger: str) -> None:
    """Apply the migrations that the ledger lacks, each in one transaction."""
    known = migrations()
    newest = known[-1][0]
    with engine.connect() as connection:
        version = _version(connection)
    if version > newest:
        raise LedgerError(
            f"the ledger {ledger} is of version {version}, this purport knows up to {newest}",
            remedy="install the newer purport that wrote it",
        )
    writer = engine.execution_options(writes=True)
    for number, name, sql in known[version:]:
        with writer.begin() as connection:
            if _version(connection) >= number:  # another process was quicker
                continue
            for statement in _statements(sql):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(
                "INSERT INTO schema_version VALUES (?, ?, ?)", (number, name, now())
            )


def now() -> str:
    """Return the time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_fresh(path: Path, *, create: bool) -> bool:
    """Whether there is no file yet; `LedgerError` where there is or can be none of use."""
    try:
        if path.is_dir():
            raise LedgerError(
                f"the ledger {path} is a folder", remedy=f"name a file in it: {path / 'purport.db'}"
            )
        if path.exists():
            return False
        if not path.parent.is_dir():
            raise LedgerError(
                f"the ledger {path}: there is no folder {path.parent}",
                remedy="make the folder first",
            )
    except (OSError, ValueError) as error:
        raise LedgerError(
            f"the ledger {path} cannot be opened ({error})", remedy="check the name and the rights"
        ) from error
    if not create:
        raise LedgerError(
            f"there is no ledger {path}", remedy="read reports into it first: purport read"
        )
    return True


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


def _engine(path: Path | None, *, wait: float) -> Engine:
    dump = partial(json.dumps, ensure_ascii=False)
    if path is None:
        engine = create_engine(
            "sqlite://",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False},
            json_serializer=dump,
        )
    else:
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(
                address(path), uri=True, timeout=wait, check_same_thread=False
            ),
            poolclass=QueuePool,
            json_serializer=dump,
        )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def address(path: Path) -> str:
    """The file's URI; read-only where the file system or the rights allow no more.

    A log beside the file cannot be made there, so an unchanging file is promised to SQLite unless a
    log is left from a writer (https://www.sqlite.org/wal.html#read_only_databases).
    """
    address = path.absolute().as_uri()
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return address
    log = path.with_name(path.name + "-wal")
    return address + ("?mode=ro" if log.exists() else "?mode=ro&immutable=1")


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # BEGIN is said in `_begin`, and nowhere else
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.create_function("contains_folded", 2, _contains_folded, deterministic=True)


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: a reader that turns writer midway would fail without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _contains_folded(value: str | None, folded: str) -> bool:
    """SQLite's own LIKE folds ASCII only; names here are Cyrillic and Arabic too."""
    return value is not None and folded in value.casefold()


def _identity(engine: Engine) -> tuple[int, int]:
    """The file's application id and its number of tables."""
    with engine.connect() as connection:
        identity = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return int(identity), int(tables)


def _set_journal(engine: Engine) -> None:
    """Ask for the log once; the file remembers. Where the file system has none, rollback serves."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _version(connection: Connection) -> int:
    """The number of the last migration applied; 0 where there is none."""
    if not connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'"
    ).scalar_one():
        return 0
    version = connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar_one()
    return int(version or 0)


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
