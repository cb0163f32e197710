"""Parts of a ledger, as large as a page wants them, however large the ledger is.

Enters: a connection and what a page asks for. Leaves: ids in the page's order, with their total. It
refuses to read the whole: every question is answered by SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, union

from purport.ledger.ranks import select_disputed
from purport.ledger.tables import (
    appearance,
    claim,
    judgement,
    linking,
    place,
    proposition,
    proposition_claim,
    queue_place,
    relation,
    report,
    story,
    story_kind,
    voice,
)
from purport.model import Decision, Kind, RelationKind


@dataclass(frozen=True, slots=True)
class Portion:
    """Some ids in the order of a list, and how long the whole list is."""

    ids: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Named:
    """A place or a voice: its name, the key it is asked for by, what it is, its claims."""

    name: str
    key: str
    detail: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much a ledger holds; `disputed` propositions contradict others or are contradicted."""

    reports: int
    claims: int
    voices: int
    propositions: int
    disputed: int


def totals(connection: Connection) -> Totals:
    """Count what the ledger holds."""

    def count(of: Select[int]) -> int:
        return int(connection.scalar(of) or 0)

    return Totals(
        reports=count(select(func.count()).select_from(report)),
        claims=count(select(func.count()).select_from(claim)),
        voices=count(select(func.count(voice.c.name.distinct()))),
        propositions=count(select(func.count()).select_from(proposition)),
        disputed=count(select(func.count()).select_from(select_disputed().subquery())),
    )


def state(connection: Connection) -> tuple[str, int]:
    """Return when the links were made, "" where they never were, and the number of reports."""
    made = connection.scalar(select(linking.c.made))
    return made or "", int(connection.scalar(select(func.count()).select_from(report)) or 0)


def stories(connection: Connection, *, kind: Kind | None, limit: int, offset: int) -> Portion:
    """Return propositions in the order of `ranks`; `kind` keeps those with a claim of it."""
    chosen = select(story.c.proposition_id).order_by(story.c.rank)
    if kind is not None:
        chosen = (
            select(story.c.proposition_id)
            .join(story_kind, story_kind.c.rank == story.c.rank)
            .where(story_kind.c.kind == kind.value)
            .order_by(story_kind.c.rank)
        )
    return cut(connection, chosen, limit=limit, offset=offset)


def queue(connection: Connection, *, limit: int, offset: int) -> Portion:
    """Return the claims that nobody has accepted or rejected, in the order of `ranks`."""
    chosen = (
        select(queue_place.c.claim_id)
        .where(queue_place.c.claim_id.not_in(_decided()))
        .order_by(queue_place.c.rank)
    )
    return cut(connection, chosen, limit=limit, offset=offset)


def decided(connection: Connection) -> int:
    """Count the claims that somebody has accepted or rejected."""
    return int(connection.scalar(select(func.count()).select_from(_decided().subquery())) or 0)


def _decided() -> Select[Any]:
    taken_back = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    return (
        select(judgement.c.claim_id)
        .where(
            judgement.c.decision.in_([Decision.ACCEPT.value, Decision.REJECT.value]),
            judgement.c.number.not_in(taken_back),
            judgement.c.claim_id.in_(select(claim.c.id)),
        )
        .distinct()
    )


def shelf(connection: Connection, *, limit: int, offset: int) -> Portion:
    """Return reports, the latest published first; those without a day come last, by file."""
    first = appearance.c
    chosen = (
        select(first.report_id)
        .where(first.position == 0)
        .order_by(first.published.is_(None), first.published.desc(), first.file, first.report_id)
    )
    return cut(connection, chosen, limit=limit, offset=offset)


def claim_counts(connection: Connection, reports: Sequence[str]) -> dict[str, int]:
    """Return how many claims each of `reports`, ids, has."""
    chosen = select(report.c.id, report.c.claims).where(report.c.id.in_(reports))
    return {row.id: row.claims for row in connection.execute(chosen)}


def voices(connection: Connection, *, limit: int, offset: int) -> tuple[list[Named], int]:
    """Return the voices with most claims first: name, kind, claims; and how many there are."""
    chosen = (
        select(voice.c.name, func.min(voice.c.kind), func.count(voice.c.claim_id.distinct()))
        .group_by(voice.c.name)
        .order_by(func.count(voice.c.claim_id.distinct()).desc(), voice.c.name)
    )
    total = connection.scalar(select(func.count(voice.c.name.distinct())))
    found = connection.execute(chosen.limit(limit).offset(offset))
    return [Named(name, name, kind, claims) for name, kind, claims in found], int(total or 0)


def places(connection: Connection, *, limit: int, offset: int) -> tuple[list[Named], int]:
    """Return the places with most claims first, open ones by their words; and how many there are.

    `detail` is a place's precision, and of an open one the reason.
    """
    key = func.coalesce(place.c.gazetteer_id, place.c.text)
    number = func.count(place.c.claim_id.distinct())
    chosen = (
        select(
            key,
            func.min(func.coalesce(place.c.name, place.c.text)),
            func.min(func.coalesce(place.c.precision, place.c.reason, "open")),
            number,
        )
        .group_by(key)
        .order_by(number.desc(), key)
    )
    total = connection.scalar(select(func.count(key.distinct())))
    found = connection.execute(chosen.limit(limit).offset(offset))
    return [Named(name, key, detail, claims) for key, name, detail, claims in found], int(
        total or 0
    )


def by_date(chosen: Select[str]) -> Select[str]:
    """Order claims by their own day, else by their report's; those that have none come last."""
    published = (
        select(appearance.c.published)
        .where(appearance.c.report_id == claim.c.report_id, appearance.c.position == 0)
        .scalar_subquery()
    )
    when = func.coalesce(claim.c.time_start, claim.c.time_end, published)
    # "--11-20" begins with no digit: nobody knows its year.
    return chosen.order_by(func.coalesce(when < "0", True), when, claim.c.report_id, claim.c.id)


def at_place(key: str) -> Select[str]:
    """Return the SELECT of the claims at `key`: a gazetteer's id, or an open place's words."""
    found = select(place.c.claim_id).where(place.c.gazetteer_id == key)
    left_open = select(place.c.claim_id).where(place.c.gazetteer_id.is_(None), place.c.text == key)
    return select(claim.c.id).where(claim.c.id.in_(union(found, left_open)))


def of_voice(name: str) -> Select[str]:
    """Return the SELECT of the claims in whose chain the voice `name` stands."""
    return select(claim.c.id).where(
        claim.c.id.in_(select(voice.c.claim_id).where(voice.c.name == name))
    )


def cut(connection: Connection, chosen: Select[str], *, limit: int, offset: int) -> Portion:
    """Return the part of `chosen` from `offset` on, at most `limit` ids, and how many it has."""
    total = connection.scalar(select(func.count()).select_from(chosen.order_by(None).subquery()))
    found = connection.scalars(chosen.limit(limit).offset(offset))
    return Portion(tuple(found), int(total or 0))


def propositions_of(connection: Connection, claims: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the propositions that `claims`, ids, belong to."""
    member = proposition_claim.c
    chosen = select(member.proposition_id).where(member.claim_id.in_(claims)).distinct()
    return tuple(connection.scalars(chosen))


def neighbours(connection: Connection, propositions: Sequence[str], *, limit: int) -> list[str]:
    """Return `propositions`, then at most `limit` others that bear on one, contradictions first."""
    ends = relation.c
    near = connection.execute(
        select(ends.source, ends.target)
        .where(or_(ends.source.in_(propositions), ends.target.in_(propositions)))
        .order_by(ends.kind != RelationKind.CONTRADICTS.value, ends.position)
    )
    found = dict.fromkeys(propositions)
    for source, target in near:
        if len(found) < len(propositions) + limit:
            found |= {source: None, target: None}
    return list(found)
