"""Statements -> the pairs worth comparing.

Enters: statements and stories. Leaves: pairs of positions. It refuses to pair everything with
everything: statements meet over what they share (a place, a count, rare words, a story), in blocks
of bounded size.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from purport.linking.statements import Statement
from purport.linking.stories import Stories
from purport.model import Kind

# A block with more members is cut by the members' rarest words, and where that does not help each
# member meets its nearest ones in an order by content only. 10,000 statements in one block then
# cost 10,000 * WINDOW comparisons, not 50 million.
BLOCK = 20
WINDOW = 6
RAREST = 4

FAMILY: dict[Kind, str] = {
    Kind.CONTROL: "ground",
    Kind.ADVANCE: "ground",
    Kind.WITHDRAWAL: "ground",
    Kind.ENCIRCLEMENT: "ground",
    Kind.CLASH: "ground",
    Kind.DEPLOYMENT: "ground",
    Kind.STRIKE: "strike",
    Kind.CASUALTIES: "casualties",
    Kind.LOSSES: "losses",
    Kind.HUMANITARIAN: "humanitarian",
    Kind.DIPLOMACY: "talk",
    Kind.POSITION: "talk",
    Kind.OTHER: "talk",
}

# A charge may be read as the attack it tells of, and what follows as talk about it.
_MEETS: dict[str, tuple[str, ...]] = {"strike": ("strike", "talk"), "talk": ("talk", "strike")}


def candidate_pairs(
    statements: Sequence[Statement], stories: Stories
) -> tuple[tuple[int, int], ...]:
    """Return pairs (lower position first) of statements to compare, sorted."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    rarest = [_rarest(statement) for statement in statements]
    for position, statement in enumerate(statements):
        for key in _keys(statement, rarest[position]):
            blocks[key].append(position)
    for key, members in _story_blocks(statements, stories):
        blocks[key] = members
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(_pairs(members, rarest))
    return tuple(sorted(pairs))


def _rarest(statement: Statement) -> tuple[str, ...]:
    ranked = sorted(statement.terms.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(word for word, _ in ranked[:RAREST])


def _keys(statement: Statement, rarest: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    family = FAMILY[statement.kind]
    for spot in statement.spots:
        for key in {spot.id or "", *spot.keys} - {""}:
            yield ("place", key, family)
    for measure in statement.measures:
        if not measure.vague:
            yield ("count", repr(measure.low), repr(measure.high), measure.unit)
    for word in rarest:
        yield ("word", word)
    yield ("text", " ".join(statement.words))


def _story_blocks(
    statements: Sequence[Statement], stories: Stories
) -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Blocks of one family of kinds within a report, and within two reports of one story."""
    of: dict[tuple[int, str], list[int]] = defaultdict(list)
    for position, statement in enumerate(statements):
        of[(statement.report, FAMILY[statement.kind])].append(position)
    for (report, family), members in of.items():
        yield ("report", str(report), family), members
        if family in ("casualties", "strike", "losses"):
            talk = of.get((report, "talk"), [])
            yield ("charge", str(report), family), sorted([*members, *talk])[: 2 * BLOCK]
        for other in stories.neighbours[report]:
            also = _MEETS.get(family, (family,))
            theirs = [position for kind in also for position in of.get((other, kind), [])]
            if theirs and (other > report or len(also) > 1):
                yield ("story", str(report), str(other), family), [*members, *theirs]


def _pairs(members: Sequence[int], rarest: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    if len(members) <= BLOCK:
        yield from _all(members)
        return
    parts: dict[str, list[int]] = defaultdict(list)
    for member in members:
        for word in rarest[member]:
            parts[word].append(member)
    for part in parts.values():
        if len(part) <= BLOCK:
            yield from _all(part)
        else:
            ordered = sorted(part, key=lambda member: (rarest[member], member))
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 : place + 1 + WINDOW]:
                    yield (one, other) if one < other else (other, one)


def _all(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(set(members))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            yield (one, other)
