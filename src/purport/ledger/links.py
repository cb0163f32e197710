"""Propositions, origins, relations, garblings and resolutions -> rows, and back.

Enters: `Links` or a connection. Leaves: the other. It refuses nothing: the database's keys do.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert, select, true

from purport.ledger.ranks import write_ranks
from purport.ledger.rows import fingerprint
from purport.ledger.tables import (
    OF_LINKS,
    claim,
    garbling,
    garbling_claim,
    linking,
    origin,
    origin_claim,
    proposition,
    proposition_claim,
    relation,
    resolution,
    resolution_claim,
)
from purport.model import (
    Difference,
    Garbled,
    Garbling,
    Links,
    Origin,
    Proposition,
    Relation,
    RelationKind,
    Resolution,
    Span,
)


def current_fingerprint(connection: Connection) -> str:
    """Return the fingerprint of the claims that the ledger holds now."""
    return fingerprint(connection.scalars(select(claim.c.id)))


def are_current(connection: Connection) -> bool:
    """Whether the links were made from the claims that the ledger holds now."""
    made_from = connection.scalar(select(linking.c.fingerprint)) or fingerprint(())
    return bool(made_from == current_fingerprint(connection))


def write_links(connection: Connection, links: Links, *, made: str) -> None:
    """Put `links` in the place of those that are there; `made` is the time, ISO 8601."""
    for table in OF_LINKS:
        connection.execute(delete(table))
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in reversed(OF_LINKS)}
    rows[linking].append({"fingerprint": current_fingerprint(connection), "made": made})
    for number, each in enumerate(links.propositions):
        key = {"proposition_id": each.id}
        rows[proposition].append({"id": each.id, "position": number, "evidence": each.evidence})
        rows[proposition_claim] += [
            key | {"position": at, "claim_id": claim_id} for at, claim_id in enumerate(each.claims)
        ]
        for at, source in enumerate(each.origins):
            rows[origin].append(
                key | {"position": at, "name": source.name, "evidence": source.evidence}
            )
            rows[origin_claim] += [
                key | {"origin_position": at, "position": claim_at, "claim_id": claim_id}
                for claim_at, claim_id in enumerate(source.claims)
            ]
    rows[relation] += [
        {
            "position": at,
            "source": each.source,
            "target": each.target,
            "kind": each.kind.value,
            "evidence": each.evidence,
            "differs": each.differs.value,
        }
        for at, each in enumerate(links.relations)
    ]
    for at, slip in enumerate(links.garblings):
        rows[garbling].append(
            {
                "position": at,
                "claim_id": slip.claim,
                "sort": slip.sort.value,
                "span_start": slip.written.start,
                "span_end": slip.written.end,
                "text": slip.written.text,
                "likely": slip.likely,
                "evidence": slip.evidence,
            }
        )
        rows[garbling_claim] += [
            {"garbling_position": at, "position": claim_at, "claim_id": claim_id}
            for claim_at, claim_id in enumerate(slip.others)
        ]
    for at, decided in enumerate(links.resolutions):
        rows[resolution].append(
            {
                "position": at,
                "claim_id": decided.claim,
                "place_position": decided.position,
                "gazetteer_id": decided.id,
            }
        )
        rows[resolution_claim] += [
            {"resolution_position": at, "position": claim_at, "claim_id": claim_id}
            for claim_at, claim_id in enumerate(decided.others)
        ]
    for table, found in rows.items():
        if found:
            connection.execute(insert(table), found)
    write_ranks(connection)


def read_links(connection: Connection, *, only: Sequence[str] | None = None) -> Links:
    """Return the links as they were written, or the part of them that is between `only`, ids."""

    def wanted(*ids: Any) -> ColumnElement[bool]:
        chosen: ColumnElement[bool] = true()
        for each in ids if only is not None else ():
            chosen &= each.in_(only)
        return chosen

    claims: dict[str, list[str]] = defaultdict(list)
    ordered = proposition_claim.c
    members = (
        select(proposition_claim)
        .where(wanted(ordered.proposition_id))
        .order_by(ordered.proposition_id, ordered.position)
    )
    for row in connection.execute(members):
        claims[row.proposition_id].append(row.claim_id)
    sources: dict[tuple[str, int], list[str]] = defaultdict(list)
    behind = origin_claim.c
    for row in connection.execute(
        select(origin_claim)
        .where(wanted(behind.proposition_id))
        .order_by(behind.proposition_id, behind.origin_position, behind.position)
    ):
        sources[row.proposition_id, row.origin_position].append(row.claim_id)
    origins: dict[str, list[Origin]] = defaultdict(list)
    for row in connection.execute(
        select(origin)
        .where(wanted(origin.c.proposition_id))
        .order_by(origin.c.proposition_id, origin.c.position)
    ):
        key = row.proposition_id
        origins[key].append(Origin(row.name, tuple(sources[key, row.position]), row.evidence))
    return Links(
        propositions=tuple(
            Proposition(tuple(claims[row.id]), tuple(origins[row.id]), row.evidence)
            for row in connection.execute(
                select(proposition).where(wanted(proposition.c.id)).order_by(proposition.c.position)
            )
        ),
        relations=tuple(
            Relation(
                row.source,
                row.target,
                RelationKind(row.kind),
                row.evidence,
                Difference(row.differs),
            )
            for row in connection.execute(
                select(relation)
                .where(wanted(relation.c.source, relation.c.target))
                .order_by(relation.c.position)
            )
        ),
        garblings=tuple(_garblings(connection, only=only)),
        resolutions=tuple(_resolutions(connection, only=only)),
    )


def _garblings(connection: Connection, *, only: Sequence[str] | None) -> Iterator[Garbling]:
    chosen = _of_claims(garbling, only)
    others = _others(connection, chosen, garbling, garbling_claim)
    for row in connection.execute(chosen.order_by(garbling.c.position)):
        yield Garbling(
            claim=row.claim_id,
            sort=Garbled(row.sort),
            written=Span(row.span_start, row.span_end, row.text),
            likely=row.likely,
            others=tuple(others[row.position]),
            evidence=row.evidence,
        )


def _resolutions(connection: Connection, *, only: Sequence[str] | None) -> Iterator[Resolution]:
    chosen = _of_claims(resolution, only)
    others = _others(connection, chosen, resolution, resolution_claim)
    for row in connection.execute(chosen.order_by(resolution.c.position)):
        yield Resolution(
            row.claim_id, row.place_position, row.gazetteer_id, tuple(others[row.position])
        )


def _of_claims(table: Table, only: Sequence[str] | None) -> Select[Any]:
    """The rows about claims of the propositions `only`; all where it is None."""
    chosen = select(table)
    if only is None:
        return chosen
    members = proposition_claim.c
    inside = select(members.claim_id).where(members.proposition_id.in_(only))
    return chosen.where(table.c.claim_id.in_(inside))


def _others(
    connection: Connection, chosen: Select[Any], table: Table, listed: Table
) -> dict[int, list[str]]:
    """The claims that `listed` names for each of the `chosen` rows of `table`, by its position."""
    number = listed.c[f"{table.name}_position"]
    positions = chosen.with_only_columns(table.c.position)
    others: dict[int, list[str]] = defaultdict(list)
    for at, claim_id in connection.execute(
        select(number, listed.c.claim_id)
        .where(number.in_(positions))
        .order_by(number, listed.c.position)
    ):
        others[at].append(claim_id)
    return others
