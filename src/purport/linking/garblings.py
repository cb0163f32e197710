"""Tellings of one statement -> what was likely garbled between their reports.

Enters: statements, pairs of them from reports of one story, and the reports. Leaves: `Garbling`
values. It refuses to replace anything, and to call a telling garbled because it says something
else: two tellings have to be of one statement (the same final voice, a sentence that was carried
over, or a list of places that they share otherwise), and the names, numbers or units that differ
have to be such as become one another by a slip of hand or ear.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from purport.linking.facets import Measure
from purport.linking.folding import place_key, term
from purport.linking.statements import Statement
from purport.model import Claim, Garbled, Garbling, Place, Precision, Quantity, Report, Role, Span
from purport.spelling import ALIKE, SAME, alike

# Share of the shorter sentence's terms, and of the terms of both statements, from which two tell
# one thing: of any voices, and of one voice.
CARRIED = 0.6
ALSO_SAID = 0.4
# Units of one sort, which are taken for one another.
SORTS = tuple(
    frozenset(map(term, listed.split()))
    for listed in (
        "squad platoon company battalion regiment brigade division corps army",
        "kilometer kilometre km mile meter metre",
        "hectare acre",
        "tonne ton kilogram kilo kg",
        "day week month year hour",
        "settlement village town city district",
    )
)
_AREAS = (Precision.DISTRICT, Precision.REGION, Precision.COUNTRY)


@dataclass(frozen=True, slots=True)
class Slot:
    """One word or more of one statement, by the statement's position: what may be garbled there.

    `key` is what writings share that are the same; `known` says that a map has the name so.
    """

    position: int
    sort: Garbled
    span: Span
    key: str
    known: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """Two slots that may be one, and why the tellings are taken to be of one statement."""

    one: Slot
    other: Slot
    ground: str


def find_garblings(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], reports: Sequence[Report]
) -> tuple[Garbling, ...]:
    """Return what was likely garbled among `statements`; `reports` are those they number.

    `pairs` are positions of statements of two reports of one story.
    """
    slips = [
        slip
        for one, other in pairs
        for slip in _slips(statements[one], statements[other], (one, other), reports)
    ]
    found = [
        garbling
        for group in _connected(slips)
        for garbling in _garblings(group, statements, reports)
    ]
    return tuple(sorted(found, key=lambda each: (each.claim, each.written, each.likely)))


def _slips(
    one: Statement, other: Statement, positions: tuple[int, int], reports: Sequence[Report]
) -> Iterator[Slip]:
    """The slots of two statements that may be one."""
    ground = _ground(one, other)
    texts = reports[one.report].text, reports[other.report].text
    yield from _names(one, other, positions, ground, texts)
    if not ground or one.incremental or other.incremental or _days_differ(one, other):
        return
    ours, theirs = _counts(one), _counts(other)
    if len(ours) == len(theirs) == 1:
        (mine, measure), (yours, another) = ours[0], theirs[0]
        if measure.unit == another.unit and confusable(mine.low, yours.low):
            yield Slip(
                _slot(positions[0], Garbled.NUMBER, mine.mention, f"{mine.low:g}"),
                _slot(positions[1], Garbled.NUMBER, yours.mention, f"{yours.low:g}"),
                ground,
            )
        elif mine.low == yours.low and _units_of_a_sort(measure, another):
            yield Slip(
                _slot(positions[0], Garbled.UNIT, mine.mention, measure.unit),
                _slot(positions[1], Garbled.UNIT, yours.mention, another.unit),
                ground,
            )


def _ground(one: Statement, other: Statement) -> str:
    """Why two statements are tellings of one, apart from the places that they list."""
    shared = one.context & other.context
    if len(shared) > 4 and len(shared) >= CARRIED * min(len(one.context), len(other.context)):
        return "the sentences share most of their words"
    if one.voice and one.voice == other.voice:
        both = sum(
            min(one.terms[word], other.terms[word]) for word in one.terms.keys() & other.terms
        )
        if both >= ALSO_SAID * (one.size + other.size) / 2:
            return f"both are said by {one.claim.chain[-1].name}"
    return ""


def _names(
    one: Statement,
    other: Statement,
    positions: tuple[int, int],
    ground: str,
    texts: tuple[str, str],
) -> Iterator[Slip]:
    """The names of two lists that are left when those are taken out that both have."""
    ours, theirs = _named(one.claim), _named(other.claim)
    shared = [(mine, yours) for mine in ours for yours in theirs if _is_one(mine, yours)]
    common = sorted({mine.name or mine.mention.text for mine, _ in shared})
    if common and len(ours) > 1 and len(theirs) > 1:
        ground = ground or f"both lists have {', '.join(common)}"
    if not ground:
        return
    left = [place for place in ours if all(place is not mine for mine, _ in shared)]
    others = [place for place in theirs if all(place is not yours for _, yours in shared)]
    for mine in left:
        for yours in others:
            slots = _name(positions[0], mine), _name(positions[1], yours)
            if mine.id is not None and mine.id == yours.id:
                likely = slots[0].known != slots[1].known
            else:
                apart = yours.mention.text not in texts[0] and mine.mention.text not in texts[1]
                likely = apart and ALIKE <= likeness(mine.mention.text, yours.mention.text) < SAME
            if likely:
                yield Slip(*slots, ground)


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, as names of Slavic or of Arabic places, 0 to 1."""
    one, other = place_key(one), place_key(other)
    return max(alike(one, other), alike(one, other, country="SY"))


def confusable(one: float | None, other: float | None) -> bool:
    """Return whether one whole number is another one misheard or mistyped.

    >>> confusable(15, 50), confusable(15, 51), confusable(15, 150), confusable(1250, 125)
    (True, True, True, True)
    >>> confusable(15, 17), confusable(100, 200), confusable(15, 15)
    (False, False, False)
    """
    if one is None or other is None or one == other or one % 1 or other % 1:
        return False
    low, high = sorted((int(one), int(other)))
    teen = 13 <= low <= 19 and high == (low - 10) * 10
    shifted = low > 9 and high == low * 10
    few, many = str(low), str(high)
    turned = low > 9 and sorted(few) == sorted(many)
    dropped = len(few) > 2 and few in {many[:at] + many[at + 1 :] for at in range(len(many))}
    return teen or shifted or turned or dropped


def _named(claim: Claim) -> list[Place]:
    """The places that are named, smaller than a district; each spelling once."""
    found = {
        place.mention.text: place
        for place in claim.places
        if place.role is not Role.WITHIN
        and place.precision not in _AREAS
        and place_key(place.mention.text)
        and all(word[0].isupper() for word in place.mention.text.split())
    }
    return list(found.values())


def _is_one(one: Place, other: Place) -> bool:
    """Whether two names are one name, or two known ones of one place."""
    if likeness(one.mention.text, other.mention.text) >= SAME:
        return True
    one_place = (one.id, one.name) == (other.id, other.name) and one.name is not None
    return one_place and _known(one) == _known(other)


def _known(place: Place) -> bool:
    """Whether a map has the place under a name that the report's spelling is."""
    names = (place.name or "", *place.names) if place.id else ()
    return any(likeness(place.mention.text, name) >= SAME for name in names if name)


def _name(position: int, place: Place) -> Slot:
    key = place_key(place.mention.text)
    return Slot(position, Garbled.NAME, place.mention, key, _known(place))


def _slot(position: int, sort: Garbled, span: Span, key: str) -> Slot:
    return Slot(position, sort, span, key, known=False)


def _counts(statement: Statement) -> list[tuple[Quantity, Measure]]:
    """The exact counts of a statement, in the words of its claim."""
    exact = [q for q in statement.claim.quantities if q.low is not None and q.low == q.high]
    plain = [m for m in statement.measures if not m.vague and m.low is not None and m.low == m.high]
    if len(exact) != len(plain):
        return []
    return list(zip(exact, plain, strict=True))


def _units_of_a_sort(one: Measure, other: Measure) -> bool:
    return one.unit != other.unit and any(
        one.unit in units and other.unit in units for units in SORTS
    )


def _days_differ(one: Statement, other: Statement) -> bool:
    if one.days is None or other.days is None:
        return False
    return one.days[0] > other.days[1] or other.days[0] > one.days[1]


def _connected(slips: Sequence[Slip]) -> list[list[Slip]]:
    """Part slips into groups that share no slot."""
    group_of: dict[Slot, int] = {}
    groups: dict[int, list[Slip]] = {}
    for number, slip in enumerate(slips):
        joined = {group_of[slot] for slot in (slip.one, slip.other) if slot in group_of}
        members = [slip, *(each for group in sorted(joined) for each in groups.pop(group))]
        groups[number] = members
        for each in members:
            group_of[each.one] = group_of[each.other] = number
    return list(groups.values())


def _garblings(
    slips: Sequence[Slip], statements: Sequence[Statement], reports: Sequence[Report]
) -> Iterator[Garbling]:
    """What was garbled in one group of tellings, against the writing that most reports have."""
    slots = {slot for slip in slips for slot in (slip.one, slip.other)}
    ranked = sorted(
        _writings(slots),
        key=lambda each: (
            -_spread(each, statements),
            not _any_known(each),
            _first(each, statements, reports),
        ),
    )
    likely = ranked[0]
    ground = sorted({slip.ground for slip in slips})
    spelled = min(likely, key=lambda slot: (_when(slot, statements, reports), slot.span)).span.text
    others = tuple(sorted(statements[slot.position].claim.id for slot in likely))
    for writing in ranked[1:]:
        why = "; ".join([*ground, _why(likely, writing, statements)])
        for slot in writing:
            for claim in statements[slot.position].claims[:1]:
                yield Garbling(claim.id, slot.sort, slot.span, spelled, others, why)


def _writings(slots: set[Slot]) -> list[set[Slot]]:
    """Part slots by how they are written; romanisations of a name are one."""
    by_key: dict[str, set[Slot]] = defaultdict(set)
    for slot in slots:
        by_key[slot.key].add(slot)
    found: list[dict[str, set[Slot]]] = []
    for key in sorted(by_key):
        alike_one = [
            writing for writing in found if any(_one_writing(key, by_key[key], w) for w in writing)
        ]
        merged = {key: by_key[key]}
        for writing in alike_one:
            found.remove(writing)
            merged |= writing
        found.append(merged)
    return [set().union(*writing.values()) for writing in found]


def _one_writing(key: str, slots: set[Slot], other: str) -> bool:
    named = next(iter(slots)).sort is Garbled.NAME
    return named and likeness(key, other) >= SAME


def _why(likely: set[Slot], writing: set[Slot], statements: Sequence[Statement]) -> str:
    """What speaks for one writing against another."""
    many, few = _spread(likely, statements), _spread(writing, statements)
    if many > few:
        return f"{_reports(many)} the one, {_reports(few)} the other"
    if _any_known(likely) and not _any_known(writing):
        return "maps know the one name, and not the other"
    return "nothing tells which of the two was garbled"


def _reports(number: int) -> str:
    return f"{number} report has" if number == 1 else f"{number} reports have"


def _spread(slots: set[Slot], statements: Sequence[Statement]) -> int:
    """How many reports have one writing."""
    return len({claim.report_id for slot in slots for claim in statements[slot.position].claims})


def _any_known(slots: set[Slot]) -> bool:
    return any(slot.known for slot in slots)


def _first(
    slots: set[Slot], statements: Sequence[Statement], reports: Sequence[Report]
) -> tuple[str, str, Span]:
    return min((*_when(slot, statements, reports), slot.span) for slot in slots)


def _when(
    slot: Slot, statements: Sequence[Statement], reports: Sequence[Report]
) -> tuple[str, str]:
    """When the report was published that has it, those without a date last; then its id."""
    report = reports[statements[slot.position].report]
    return report.published or "9999", report.id
