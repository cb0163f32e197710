"""SQLite's errors -> `LedgerError`, which names the ledger's file and the remedy.

Enters: whatever the driver raises inside `translated`. Leaves: a `LedgerError` raised from it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from purport.errors import LedgerError

# SQLite's result codes (https://www.sqlite.org/rescode.html) by the beginning of their names: the
# extended codes begin with the primary ones. The first that fits decides.
_FAULTS = (
    (
        "SQLITE_FULL",
        "its disk is full",
        "free some space and run it again; nothing was half-written",
    ),
    (
        "SQLITE_IOERR",
        "its disk does not take or give the data",
        "look for a full disk, a quota or a failing drive; nothing was half-written",
    ),
    ("SQLITE_READONLY", "it may not be written", "make the file and its folder writable"),
    ("SQLITE_BUSY", "another program is writing to it", "wait until that is done and try again"),
    ("SQLITE_LOCKED", "another program is writing to it", "wait until that is done and try again"),
    ("SQLITE_NOTADB", "it is not a purport ledger", "name another file with --ledger"),
    (
        "SQLITE_CORRUPT",
        "it is damaged",
        "restore it from a copy, or read the reports into a new one",
    ),
    ("SQLITE_CANTOPEN", "it cannot be opened", "check its folder and the rights to both"),
    ("SQLITE_PERM", "it cannot be opened", "check its folder and the rights to both"),
    ("SQLITE_AUTH", "it cannot be opened", "check its folder and the rights to both"),
    ("SQLITE_NOMEM", "memory ran out", "close other programs and try again"),
    (
        "SQLITE_CONSTRAINT",
        "what was to be written contradicts what it holds",
        "run purport verify; nothing was written",
    ),
)
_UNKNOWN = "run purport verify, or restore it from a copy"


@contextmanager
def translated(ledger: str) -> Iterator[None]:
    """Raise what the database raises as `LedgerError` about `ledger`, the file's name."""
    try:
        yield
    except DBAPIError as error:
        raise fault(ledger, error.orig or error) from error
    except sqlite3.Error as error:
        raise fault(ledger, error) from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"the ledger {ledger} takes no text with half a character in it ({error.reason})",
            remedy="mend the report's encoding",
        ) from error


def fault(ledger: str, error: BaseException) -> LedgerError:
    """Return what `error` means to whoever owns the file `ledger`."""
    code = getattr(error, "sqlite_errorname", None) or ""
    for beginning, reason, remedy in _FAULTS:
        if code.startswith(beginning):
            return LedgerError(f"the ledger {ledger}: {reason} ({error})", remedy=remedy)
    return LedgerError(f"the ledger {ledger}: {error}", remedy=_UNKNOWN)
