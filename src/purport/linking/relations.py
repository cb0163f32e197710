"""Propositions -> how they bear on one another."""

from collections.abc import Mapping, Sequence

from purport.linking.comparison import Comparison
from purport.linking.statements import Statement
from purport.linking.stories import Stories
from purport.model import Proposition, Relation


def find_relations(
    statements: Sequence[Statement],
    groups: Sequence[Sequence[int]],
    propositions: Sequence[Proposition],
    compared: Mapping[tuple[int, int], Comparison],
    stories: Stories,
) -> tuple[Relation, ...]:
    """Return the relations between propositions."""
    return ()
