"""Relations between propositions -> pairs of cards, laid side by side and never resolved.

Enters: a collection. Leaves: `Pair` values. It refuses to prefer: which proposition of a
contradiction stands on the left says only which one was read first.
"""

from purport.model import Relation, RelationKind
from purport.views.collection import Collection
from purport.views.pages import Bearing, Pair

PHRASES = {
    RelationKind.CONTRADICTS: ("contradicts", "contradicts"),
    RelationKind.STRONGER: ("says more than", "says less than"),
    RelationKind.WEAKER: ("says less than", "says more than"),
    RelationKind.FOLLOWS: ("is said to follow", "is said to come before"),
}


def pairs(collection: Collection, kind: str) -> tuple[Pair, ...]:
    """Return the pairs of one kind (``contradicts``, ``stronger``, ``follows``), each once.

    Those behind which most independent origins stand come first.
    """
    order = {proposition: at for at, proposition in enumerate(collection.cards)}
    found: dict[tuple[str, str], Pair] = {}
    for relation in collection.links.relations:
        if relation.source not in order or relation.target not in order:
            continue
        left, right, name = _turned(relation)
        if name == RelationKind.CONTRADICTS and order[left] > order[right]:
            left, right = right, left
        if name == kind:
            cards = collection.cards
            found.setdefault(
                (left, right), Pair(name, cards[left], cards[right], relation.evidence)
            )
    return tuple(
        sorted(
            found.values(),
            key=lambda pair: (
                -(pair.left.independent + pair.right.independent),
                order[pair.left.id],
                order[pair.right.id],
            ),
        )
    )


def bearings(collection: Collection, proposition: str) -> tuple[Bearing, ...]:
    """Return how other propositions bear on one, from its point of view."""
    found = {}
    for relation in collection.links.relations:
        ends = relation.source, relation.target
        if proposition in ends:
            away = ends.index(proposition)
            other = collection.cards.get(ends[1 - away])
            if other is not None:
                found[PHRASES[relation.kind][away], other.id] = Bearing(
                    PHRASES[relation.kind][away], other, relation.evidence
                )
    return tuple(found.values())


def _turned(relation: Relation) -> tuple[str, str, str]:
    """Turn a relation so that `left` says more than `right`, or comes before it."""
    if relation.kind is RelationKind.WEAKER:
        return relation.target, relation.source, RelationKind.STRONGER.value
    if relation.kind is RelationKind.FOLLOWS:
        return relation.target, relation.source, RelationKind.FOLLOWS.value
    return relation.source, relation.target, relation.kind.value
