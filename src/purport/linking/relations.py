"""Propositions -> how they bear on one another.

Enters: frames, pairs of them that may bear on each other, and their groups. Leaves: at most one
relation a pair of propositions, with its evidence; of two that say more or less, the one that says
less is the source (`weaker`). It refuses to set a proposition against itself, and to tie a course
of events into every pair of its days: what follows, follows the latest before it.
"""

from collections.abc import Iterable, Sequence

from purport.linking.arrays import Floats, Pairs
from purport.linking.bearings import Bearing, Frame, bear, meet
from purport.linking.bearings.weights import Weights, load_weights
from purport.model import Proposition, Relation, RelationKind

# What follows, follows the latest before it and what came at most ten days earlier, by rank.
DAYS = 0.0101
_Rank = tuple[float, RelationKind, str, str]


def find_relations(
    frames: Sequence[Frame],
    pairs: Pairs,
    affinity: Floats,
    groups: Sequence[Sequence[int]],
    propositions: Sequence[Proposition],
    *,
    weights: Weights | None = None,
) -> tuple[Relation, ...]:
    """Return the relations between `propositions`, which are the `groups` in the same order.

    `affinity` says how alike the reports of each of the `pairs` are. `weights` are those that come
    with purport where none are given.
    """
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    ids = [proposition.id for proposition in propositions]
    weights = weights or load_weights()
    best: dict[tuple[str, str], tuple[_Rank, Relation]] = {}
    for first, second, alike in zip(*(each.tolist() for each in (*pairs, affinity)), strict=True):
        if group_of[first] == group_of[second]:
            continue
        meeting = meet(frames[first], frames[second], alike, weights)
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
