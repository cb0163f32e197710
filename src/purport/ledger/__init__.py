"""The durable store of reports, their claims and what links them: SQLite through SQLAlchemy Core.

Enters: reports, each with all of its claims; failures; links. Leaves: the same values, exactly, and
a proof that they are (`Ledger.verify`). It refuses to keep a report by halves. The door is
`open_ledger`; docs/decisions/0030-ledger.md says why it is built so.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from purport.ledger.query import ClaimQuery

if TYPE_CHECKING:
    from purport.ledger.portions import Named, Portion, Totals
    from purport.ledger.store import Ledger
    from purport.ledger.verify import Verification

__all__ = ["ClaimQuery", "Ledger", "Named", "Portion", "Totals", "Verification", "open_ledger"]


def open_ledger(path: Path | None, *, create: bool = True, wait: float = 10.0) -> "Ledger":
    """Return the ledger in the SQLite file `path`, or a fresh one in memory where it is None.

    A file that is not there is made where `create` is true; a ledger of an older version is brought
    up to date. `wait` is how many seconds to wait for another writer. Raises `LedgerError`.

    >>> with open_ledger(None) as ledger:
    ...     ledger.claims(ClaimQuery(place="Kharkiv"))
    ()
    """
    from purport.ledger.store import Ledger  # brings SQLAlchemy, which takes half a second

    return Ledger(path, create=create, wait=wait)
