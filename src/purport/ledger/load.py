"""Rows of many claims, read table by table and gathered claim by claim.

Enters: a connection and a SELECT of the ids of claims. Leaves: each claim's rows in all tables.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from purport.ledger.rows import Rows
from purport.ledger.tables import OF_A_CLAIM, claim

# Claims read at once. SQLite allows 32,766 variables in a statement; a thousand claims with their
# candidates are a few megabytes, and more at once was not faster.
CHUNK = 1_000


def rows_by_claim(connection: Connection, ids: Select[str]) -> Iterator[tuple[str, Rows]]:
    """Yield the id and the rows of every claim that `ids` selects."""
    chosen = connection.scalars(ids).all()
    for at in range(0, len(chosen), CHUNK):
        yield from _chunk(connection, chosen[at : at + CHUNK]).items()


def _chunk(connection: Connection, ids: Sequence[str]) -> dict[str, Rows]:
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in connection.execute(select(claim).where(claim.c.id.in_(ids))).mappings():
        found[row["id"]] = {"claim": [dict(row)], **{table.name: [] for table in OF_A_CLAIM}}
    for table in OF_A_CLAIM:
        rows = select(table).where(table.c.claim_id.in_(ids)).order_by(*table.primary_key.columns)
        for row in connection.execute(rows).mappings():
            found[row["claim_id"]][table.name].append(dict(row))
    return dict(found)
