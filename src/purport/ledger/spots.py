"""Places and days with how many claims each has, for maps: counted by SQL, never read whole.

Enters: a connection, a period and a kind. Leaves: places with their coordinates and counts, the
mentions that stayed open, and the days. A claim stands at the day on which it is said to have
begun, else at the day its report was published; "--11-20" is no day, because nobody knows its year.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from purport.ledger.tables import claim, claim_day, place
from purport.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the day `since` up to the day `until`, both included; None where there is no bound.

    Claims without a day count only where there is neither. `kind` keeps claims of it.
    """

    since: str | None = None
    until: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was found, and how many claims it has. Coordinates are WGS 84 degrees."""

    id: str
    name: str
    within: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str
    claims: int


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A place mention that stayed open, why, and how many claims it has."""

    mention: str
    reason: str
    claims: int


def spots(connection: Connection, period: Period, *, limit: int) -> tuple[tuple[Spot, ...], int]:
    """Return the places with most claims first, and how many places there are."""
    number = func.count(place.c.claim_id.distinct())
    chosen = (
        select(place.c.gazetteer_id, number.label("claims"), func.min(place.c.claim_id))
        .join(claim, claim.c.id == place.c.claim_id)
        .where(place.c.gazetteer_id.is_not(None), *_within(period))
        .group_by(place.c.gazetteer_id)
    )
    total = connection.scalar(select(func.count()).select_from(chosen.subquery()))
    ordered = chosen.order_by(number.desc(), place.c.gazetteer_id).limit(limit)
    counts = {key: (claims, one) for key, claims, one in connection.execute(ordered)}
    described = connection.execute(
        select(place).where(
            place.c.gazetteer_id.in_(counts),
            place.c.claim_id.in_([one for _, one in counts.values()]),
        )
    )
    rows = {row.gazetteer_id: row for row in described}
    return tuple(
        Spot(
            key, row.name or row.text, tuple(row.within), row.lat, row.lon,
            row.precision or "settlement", claims,
        )
        for key, (claims, _) in counts.items()
        for row in [rows[key]]
    ), int(total or 0)  # fmt: skip


def left_open(
    connection: Connection, period: Period, *, limit: int
) -> tuple[tuple[LeftOpen, ...], int]:
    """Return the open mentions with most claims first, and how many there are."""
    number = func.count(place.c.claim_id.distinct())
    chosen = (
        select(place.c.text, func.coalesce(func.min(place.c.reason), ""), number)
        .join(claim, claim.c.id == place.c.claim_id)
        .where(place.c.gazetteer_id.is_(None), *_within(period))
        .group_by(place.c.text)
    )
    total = connection.scalar(select(func.count()).select_from(chosen.subquery()))
    ordered = chosen.order_by(number.desc(), place.c.text).limit(limit)
    return tuple(LeftOpen(*row) for row in connection.execute(ordered)), int(total or 0)


def days(connection: Connection, *, kind: Kind | None) -> tuple[tuple[tuple[str, int], ...], int]:
    """Return each day with its claims that name a place, and how many such claims have no day."""
    chosen = (
        select(claim_day.c.day, func.count())
        .select_from(claim)
        .outerjoin(claim_day, claim_day.c.claim_id == claim.c.id)
        .where(claim.c.id.in_(select(place.c.claim_id)), *_of(kind))
        .group_by(claim_day.c.day)
        .order_by(claim_day.c.day)
    )
    found = [(day, claims) for day, claims in connection.execute(chosen)]
    known = tuple((day, claims) for day, claims in found if day is not None)
    return known, sum(claims for day, claims in found if day is None)


def _within(period: Period) -> list[Any]:
    found: list[Any] = [*_of(period.kind)]
    if period.since is not None or period.until is not None:
        chosen = select(claim_day.c.claim_id)
        if period.since is not None:
            chosen = chosen.where(claim_day.c.day >= period.since)
        if period.until is not None:
            chosen = chosen.where(claim_day.c.day <= period.until)
        found.append(place.c.claim_id.in_(chosen))
    return found


def _of(kind: Kind | None) -> list[ColumnElement[bool]]:
    return [] if kind is None else [claim.c.kind == kind.value]
