"""The orders of the desk's long lists, worked out once for each linking and kept.

Enters: a connection to a ledger whose links were just written. Leaves: stories and the queue in
their order. It refuses to sort when a page is asked for: that took a second on 100,000 claims.
"""

from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, union

from purport.ledger.tables import (
    claim,
    origin,
    proposition,
    proposition_claim,
    queue_place,
    relation,
    story,
    story_kind,
)
from purport.model import RelationKind


def write_ranks(connection: Connection) -> None:
    """Write the order of stories and of the queue; their tables are empty."""
    disputed = select_disputed().subquery()
    origins = (
        select(origin.c.proposition_id, func.count().label("number"))
        .group_by(origin.c.proposition_id)
        .subquery()
    )
    breadth = (
        select(
            proposition_claim.c.proposition_id,
            func.count(claim.c.report_id.distinct()).label("reports"),
        )
        .join(claim, claim.c.id == proposition_claim.c.claim_id)
        .group_by(proposition_claim.c.proposition_id)
        .subquery()
    )
    number = func.coalesce(origins.c.number, 0)
    stories = (
        # Contradicted ones first, then by origins, then by reports; else as linking found them.
        _ranked(
            proposition.c.id,
            disputed.c.id.is_(None),
            number.desc(),
            breadth.c.reports.desc(),
            proposition.c.position,
        )
        .join(breadth, breadth.c.proposition_id == proposition.c.id)
        .outerjoin(origins, origins.c.proposition_id == proposition.c.id)
        .outerjoin(disputed, disputed.c.id == proposition.c.id)
    )
    connection.execute(insert(story).from_select(["rank", "proposition_id"], stories))
    kinds = (
        select(claim.c.kind, story.c.rank)
        .join(proposition_claim, proposition_claim.c.claim_id == claim.c.id)
        .join(story, story.c.proposition_id == proposition_claim.c.proposition_id)
        .distinct()
    )
    connection.execute(insert(story_kind).from_select(["kind", "rank"], kinds))
    queue = (
        # Contradicted ones first, then those with few independent origins, then low scores.
        _ranked(
            claim.c.id,
            disputed.c.id.is_(None),
            number,
            claim.c.extractor_score,
            claim.c.report_id,
            claim.c.id,
        )
        .join(proposition_claim, proposition_claim.c.claim_id == claim.c.id)
        .outerjoin(disputed, disputed.c.id == proposition_claim.c.proposition_id)
        .outerjoin(origins, origins.c.proposition_id == proposition_claim.c.proposition_id)
    )
    connection.execute(insert(queue_place).from_select(["rank", "claim_id"], queue))


def select_disputed() -> Select[str]:
    """Return the SELECT of the propositions that contradict another or are contradicted."""
    ends = relation.c
    against = ends.kind == RelationKind.CONTRADICTS.value
    both = union(
        select(ends.source.label("id")).where(against),
        select(ends.target.label("id")).where(against),
    ).subquery()
    return select(both.c.id)


def _ranked(column: Any, *order: Any) -> Select[Any]:
    return select(func.row_number().over(order_by=order), column)
