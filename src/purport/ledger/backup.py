"""A ledger in use -> a copy of one moment of it, as a file that is whole or absent.

Enters: the path of a ledger and where its copy goes. Leaves: the copy, taken by SQLite's own backup
(https://www.sqlite.org/backup.html) while others read and write. It refuses to write over anything
that is no ledger, and over the ledger itself.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from purport.errors import LedgerError, OutputError
from purport.ledger.faults import translated
from purport.ledger.schema import APPLICATION_ID, address

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file while it is open."""


def back_up(ledger: Path, to: Path) -> None:
    """Copy `ledger` to the file `to`, which is replaced once the copy is whole.

    Raises `LedgerError` about the ledger and `OutputError` about the copy.
    """
    if not ledger.is_file():
        raise LedgerError(f"there is no ledger {ledger}", remedy="name one with --ledger")
    _refuse(ledger, to)
    with whole(to) as partial:
        copy(ledger, partial, named=to)
        for side in SIDES:
            # A log that is left from the copy before would be read into this one.
            to.with_name(to.name + side).unlink(missing_ok=True)


def copy(ledger: Path, to: Path, *, named: Path) -> None:
    """Copy `ledger` into the empty file `to`; errors about the copy name the file `named`."""
    with translated(str(ledger)):
        source = sqlite3.connect(address(ledger), uri=True)
    with closing(source), closing(sqlite3.connect(to)) as target:
        with translated(str(ledger)):
            if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise LedgerError(
                    f"{ledger} is not a purport ledger", remedy="name another file with --ledger"
                )
        with translated(f"{ledger}, copied to {named}"):
            source.backup(target)
            found = [line for (line,) in target.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise LedgerError(
            f"the ledger {ledger} is damaged ({found[0]})", remedy="run purport verify"
        )


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` that takes its place where nothing is raised."""
    partial: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            partial = Path(file.name)
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error})",
            remedy="make room, or name a file in a folder that you may write to",
        ) from error
    finally:
        if partial is not None:
            for each in (partial, *(partial.with_name(partial.name + side) for side in SIDES)):
                with suppress(OSError):
                    each.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """Write the new name to the disk; some file systems have no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse(ledger: Path, to: Path) -> None:
    if to.exists():
        if to.samefile(ledger):
            raise OutputError(f"{to} is the ledger itself", remedy="name another file")
        if not _is_ledger(to):
            raise OutputError(f"{to} is there, and is no ledger", remedy="name another file")


def _is_ledger(path: Path) -> bool:
    # The application id stands at byte 68 (https://www.sqlite.org/fileformat.html).
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        header = stream.read(72)
    return header[68:72] == APPLICATION_ID.to_bytes(4, "big")
