"""Relations between propositions -> pairings of cards, laid side by side and never resolved.

Enters: a collection. Leaves: `Pairing` values. It refuses to prefer: in every contradiction the
assertion stands on the left and the denial on the right, whoever makes which.
"""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from purport.model import Relation, RelationKind
from purport.views.collection import Collection, listing
from purport.views.pages import Bearing, Pairing

PHRASES = {
    RelationKind.CONTRADICTS: ("contradicts", "contradicts"),
    RelationKind.STRONGER: ("says more than", "says less than"),
    RelationKind.WEAKER: ("says less than", "says more than"),
    RelationKind.FOLLOWS: ("is said to follow", "is said to come before"),
}


Edge = tuple[str, str]

# How many cards one side of a pairing shows.
OPPOSED = 6


def pairings(collection: Collection, kind: str, *, limit: int = OPPOSED) -> tuple[Pairing, ...]:
    """Return the relations of one kind (``contradicts``, ``stronger``, ``follows``) as pairings.

    One denial of what five others assert is one pairing, not five. The pairings behind which most
    independent origins stand come first; `limit` bounds how many cards a side shows.
    """
    edges = {
        (left, right): relation.evidence
        for relation in collection.links.relations
        for left, right, name in [_turned(collection, relation)]
        if name == kind and {left, right} <= collection.cards.keys()
    }
    found = [_pairing(collection, kind, star, limit) for star in _stars(collection, edges)]
    return tuple(sorted(found, key=_weight, reverse=True))


def relations(collection: Collection, kind: str) -> int:
    """Count the relations of one kind between the propositions of a page."""
    turned = (_turned(collection, relation) for relation in collection.links.relations)
    return len(
        {
            (left, right)
            for left, right, name in turned
            if name == kind and {left, right} <= collection.cards.keys()
        }
    )


def _stars(collection: Collection, edges: dict[Edge, str]) -> Iterator[dict[Edge, str]]:
    """Part `edges` into groups that share one end, the largest first."""
    order = collection.order
    around: dict[tuple[str, int], dict[Edge, str]] = {}
    for edge in sorted(edges, key=lambda edge: (order[edge[0]], order[edge[1]])):
        for side in (0, 1):
            around.setdefault((edge[side], side), {})[edge] = edges[edge]
    heap = [(-len(star), order[hub], side, hub) for (hub, side), star in around.items()]
    heapify(heap)
    while heap:
        size, rank, side, hub = heappop(heap)
        star = around[hub, side]
        if len(star) == -size:
            for edge in star:
                del around[edge[1 - side], 1 - side][edge]
            around[hub, side] = {}
            yield star
        elif star:  # it has lost edges to larger stars: it waits for its turn
            heappush(heap, (-len(star), rank, side, hub))


def _pairing(collection: Collection, kind: str, star: dict[Edge, str], limit: int) -> Pairing:
    sides = (dict.fromkeys(edge[side] for edge in star) for side in (0, 1))
    left, right = (listing((collection.cards[one] for one in side), limit) for side in sides)
    return Pairing(kind, left, right, tuple(star.values())[:limit])


def _weight(pairing: Pairing) -> tuple[int, int]:
    cards = (*pairing.left.shown, *pairing.right.shown)
    return sum(card.independent for card in cards), len(cards)


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


def _turned(collection: Collection, relation: Relation) -> tuple[str, str, str]:
    """Turn a relation so that `left` says more than `right`, or comes before it.

    In a contradiction the assertion is on the left and the denial on the right; where both are
    one or the other, what was read first is on the left.
    """
    source, target, kind = relation.source, relation.target, relation.kind
    if kind is RelationKind.WEAKER:
        return target, source, RelationKind.STRONGER.value
    if kind is RelationKind.FOLLOWS:
        return target, source, kind.value
    cards = collection.cards
    if kind is RelationKind.CONTRADICTS and source in cards and target in cards:
        source, target = sorted(
            (source, target),
            key=lambda one: ("denied" in cards[one].status, collection.order[one]),
        )
    return source, target, kind.value
