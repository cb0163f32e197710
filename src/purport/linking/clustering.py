"""Compared pairs -> groups of statements that are one proposition.

Enters: statements and the weights of pairs. Leaves: groups. It refuses chains: two groups are
joined only where no member of the one is barred from the other, and where they agree on average,
not over one lucky pair.
"""

from collections.abc import Callable, Mapping, Sequence

from purport.linking.comparison import Comparison

# Members of each group that a merger is checked against. Groups larger than this are copies and
# near copies of one another; checking ten thousand against ten thousand would say nothing new.
CHECKED = 12
# Mean match weight between two groups from which they may be joined.
MEAN = -1.5


def cluster(
    size: int,
    weights: Mapping[tuple[int, int], Comparison],
    compare_pair: Callable[[int, int], Comparison],
) -> tuple[tuple[int, ...], ...]:
    """Return groups of the positions 0 to `size` - 1, each in exactly one, sorted.

    `weights` are the compared pairs; `compare_pair` compares any two positions.
    Pairs are taken best first (ties by position), so the result does not depend on their order.
    """
    group_of = list(range(size))
    members: dict[int, list[int]] = {position: [position] for position in range(size)}
    links = sorted(
        (-found.weight, pair)
        for pair, found in weights.items()
        if not found.barred and found.weight >= 0
    )
    for _, (one, other) in links:
        first, second = group_of[one], group_of[other]
        if first == second or not _agree(members[first], members[second], weights, compare_pair):
            continue
        keep, gone = (
            (first, second) if len(members[first]) >= len(members[second]) else (second, first)
        )
        for position in members[gone]:
            group_of[position] = keep
        members[keep] = sorted([*members[keep], *members.pop(gone)])
    return tuple(sorted(tuple(group) for group in members.values()))


def _agree(
    first: Sequence[int],
    second: Sequence[int],
    weights: Mapping[tuple[int, int], Comparison],
    compare_pair: Callable[[int, int], Comparison],
) -> bool:
    total = 0.0
    count = 0
    for one in _sample(first):
        for other in _sample(second):
            pair = (one, other) if one < other else (other, one)
            found = weights.get(pair) or compare_pair(*pair)
            if found.barred:
                return False
            total += found.weight
            count += 1
    return total >= MEAN * count


def _sample(group: Sequence[int]) -> Sequence[int]:
    """Members spread evenly over the group, all where they are few."""
    if len(group) <= CHECKED:
        return group
    step = len(group) / CHECKED
    return [group[int(number * step)] for number in range(CHECKED)]
