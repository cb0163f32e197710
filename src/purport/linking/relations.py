"""Propositions -> how they bear on one another.

Enters: statements, their groups, and the compared pairs. Leaves: at most one relation a pair of
propositions, with its evidence; of two that say more or less, the one that says less is the source
(`weaker`). It refuses to set a proposition against itself, and to tie a course of events into every
pair of its days: what follows, follows the latest before it.
"""

from collections.abc import Mapping, Sequence

from purport.linking.bearings import Bearing, bear
from purport.linking.bearings.event import GROUND
from purport.linking.comparison import Comparison
from purport.linking.statements import Statement
from purport.model import Proposition, Relation, RelationKind


def find_relations(
    statements: Sequence[Statement],
    groups: Sequence[Sequence[int]],
    propositions: Sequence[Proposition],
    compared: Mapping[tuple[int, int], Comparison],
) -> tuple[Relation, ...]:
    """Return the relations between `propositions`, which are the `groups` in the same order."""
    group_of = {position: number for number, group in enumerate(groups) for position in group}
    ids = [proposition.id for proposition in propositions]
    best: dict[tuple[str, str], tuple[tuple[float, RelationKind, str, str], Relation]] = {}
    for (first, second), found in compared.items():
        if group_of[first] == group_of[second]:
            continue
        if not found.near and not {statements[first].kind, statements[second].kind} <= GROUND:
            continue  # nothing else bears on another story
        for one, other in ((first, second), (second, first)):
            bearing = bear(statements[one], statements[other], found)
            if bearing is None:
                continue
            relation = _relation(ids[group_of[one]], ids[group_of[other]], bearing)
            pair = (min(relation.source, relation.target), max(relation.source, relation.target))
            rank = (-bearing.rank, relation.kind, relation.source, relation.evidence)
            if pair not in best or rank < best[pair][0]:
                best[pair] = (rank, relation)
    kept = [
        (rank, relation)
        for rank, relation in best.values()
        if relation.kind is not RelationKind.FOLLOWS
    ]
    follows = [
        (rank, relation)
        for rank, relation in best.values()
        if relation.kind is RelationKind.FOLLOWS
    ]
    latest: dict[str, float] = {}
    for rank, relation in follows:
        latest[relation.source] = min(rank[0], latest.get(relation.source, rank[0]))
    kept += [(rank, relation) for rank, relation in follows if rank[0] == latest[relation.source]]
    return tuple(
        sorted(
            (relation for _, relation in kept),
            key=lambda each: (each.source, each.target, each.kind),
        )
    )


def _relation(source: str, target: str, bearing: Bearing) -> Relation:
    if bearing.kind is RelationKind.CONTRADICTS and target < source:
        source, target = target, source
    return Relation(source, target, bearing.kind, bearing.evidence)
