"""A `ClaimQuery` as SQL.

Enters: a query. Leaves: the SELECT of the ids of the claims that fit it.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from purport.ledger.query import ClaimQuery
from purport.ledger.tables import appearance, claim, place, voice
from purport.model import Kind


def claim_ids(query: ClaimQuery, *, report_id: str | None = None) -> Select[str]:
    """Return the SELECT of the claims' ids; `report_id` is the report that `query` names."""
    conditions = []
    if report_id is not None:
        conditions.append(claim.c.report_id == report_id)
    if query.kind is not None:
        conditions.append(claim.c.kind == Kind(query.kind).value)
    if query.place is not None:
        conditions.append(_at(query.place.casefold()))
    if query.voice is not None:
        conditions.append(_said_by(query.voice.casefold()))
    if query.outlet is not None:
        conditions.append(_carried_by(query.outlet.casefold()))
    if query.since is not None or query.until is not None:
        conditions.append(_between(query.since, query.until))
    return select(claim.c.id).where(*conditions)


def _at(folded: str) -> ColumnElement[bool]:
    spelling = func.json_each(place.c.names).table_valued("value")
    return exists().where(
        place.c.claim_id == claim.c.id,
        or_(
            func.contains_folded(place.c.text, folded),
            func.contains_folded(place.c.name, folded),
            exists(
                select(1)
                .select_from(spelling)
                .where(func.contains_folded(spelling.c.value, folded))
            ),
        ),
    )


def _said_by(folded: str) -> ColumnElement[bool]:
    return exists().where(
        voice.c.claim_id == claim.c.id,
        or_(func.contains_folded(voice.c.text, folded), func.contains_folded(voice.c.name, folded)),
    )


def _carried_by(folded: str) -> ColumnElement[bool]:
    return exists().where(
        appearance.c.report_id == claim.c.report_id,
        func.contains_folded(appearance.c.outlet, folded),
    )


def _between(since: str | None, until: str | None) -> ColumnElement[bool]:
    """Dates compare as text; "~" sorts behind their characters, so that a month has its days."""
    published = (
        select(appearance.c.published)
        .where(appearance.c.report_id == claim.c.report_id, appearance.c.position == 0)
        .scalar_subquery()
    )
    # "--11-20" begins with no digit: nobody knows its year, and it fits no period.
    first = func.coalesce(claim.c.time_start, claim.c.time_end, published)
    last = func.coalesce(claim.c.time_end, claim.c.time_start, published)
    conditions = [first >= "0"]
    if since is not None:
        conditions.append(last.concat("~") >= since)
    if until is not None:
        conditions.append(first <= until + "~")
    return and_(*conditions)
