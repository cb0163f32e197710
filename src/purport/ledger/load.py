"""Rows of many claims, read table by table and gathered claim by claim.

Enters: a connection and the ids of claims. Leaves: each claim's rows in all tables.
"""

from typing import Any

from sqlalchemy import Connection, Select, select

from purport.ledger.rows import Rows
from purport.ledger.tables import OF_A_CLAIM, claim


def rows_by_claim(connection: Connection, ids: Select[tuple[str]]) -> dict[str, Rows]:
    """Return the rows of the claims that `ids` selects, by the claims' ids."""
    names = ["claim", *(table.name for table in OF_A_CLAIM)]
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in connection.execute(select(claim).where(claim.c.id.in_(ids))).mappings():
        found[row["id"]] = {name: [] for name in names}
        found[row["id"]]["claim"].append(dict(row))
    for table in OF_A_CLAIM:
        keys = list(table.primary_key.columns)
        chosen = select(table).where(table.c.claim_id.in_(ids)).order_by(*keys)
        for row in connection.execute(chosen).mappings():
            if row["claim_id"] in found:
                found[row["claim_id"]][table.name].append(dict(row))
    return dict(found)
