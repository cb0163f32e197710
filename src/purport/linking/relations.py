"""Propositions -> how they bear on one another.

Enters: statements, their groups, the reports and their stories. Leaves: at most one relation a pair
of propositions, with its evidence; of two that say more or less, the one that says less is the
source (`weaker`). It refuses to set a proposition against itself, and to tie a course of events
into every pair of its days: what follows, follows the latest before it.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from purport.linking.bearings import Bearing, bear, meet, view_frames
from purport.linking.bearings.weights import Weights, load_weights
from purport.linking.meetings import meetings
from purport.linking.statements import Statement
from purport.linking.stories import Stories
from purport.model import Proposition, Relation, RelationKind, Report

# What follows, follows the latest before it and what came at most two days earlier, by rank.
DAYS = 0.0021
_Rank = tuple[float, RelationKind, str, str]


def find_relations(
    statements: Sequence[Statement],
    groups: Sequence[Sequence[int]],
    propositions: Sequence[Proposition],
    reports: Sequence[Report],
    stories: Stories,
    *,
    weights: Weights | None = None,
) -> tuple[Relation, ...]:
    """Return the relations between `propositions`, which are the `groups` in the same order.

    `weights` are those that come with purport where none are given.
    """
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    ids = [proposition.id for proposition in propositions]
    frames = view_frames(statements, reports)
    weights = weights or load_weights()

    @cache
    def affinity(one: int, other: int) -> float:
        return stories.affinity(one, other)

    best: dict[tuple[str, str], tuple[_Rank, Relation]] = {}
    for first, second in meetings(frames, stories):
        if group_of[first] == group_of[second]:
            continue
        one, other = frames[first], frames[second]
        alike = affinity(*sorted((one.statement.report, other.statement.report)))
        meeting = meet(one, other, alike, weights)
        for each, source, target in ((meeting, first, second), (meeting.turned, second, first)):
            bearing = bear(each)
            if bearing is None:
                continue
            relation = _relation(ids[group_of[source]], ids[group_of[target]], bearing)
            pair = (min(relation.source, relation.target), max(relation.source, relation.target))
            rank = (-bearing.rank, relation.kind, relation.source, relation.evidence)
            if pair not in best or rank < best[pair][0]:
                best[pair] = (rank, relation)
    return tuple(
        sorted(
            (relation for _, relation in _latest(best.values())),
            key=lambda each: (each.source, each.target, each.kind),
        )
    )


def _latest(
    found: Iterable[tuple[_Rank, Relation]],
) -> Iterable[tuple[_Rank, Relation]]:
    """Leave out what follows something long before the latest that it follows."""
    kept = list(found)
    latest: dict[str, float] = {}
    for rank, relation in kept:
        if relation.kind is RelationKind.FOLLOWS:
            latest[relation.source] = min(rank[0], latest.get(relation.source, rank[0]))
    return [
        (rank, relation)
        for rank, relation in kept
        if relation.kind is not RelationKind.FOLLOWS or rank[0] <= latest[relation.source] + DAYS
    ]


def _relation(source: str, target: str, bearing: Bearing) -> Relation:
    if bearing.kind is RelationKind.CONTRADICTS and target < source:
        source, target = target, source
    return Relation(source, target, bearing.kind, bearing.evidence, bearing.differs)
