"""Frames -> columns: what is compared of a statement, as numbers.

Enters: frames. Leaves: `Columns`: one row a statement, in arrays, so that millions of pairs can be
told apart at once. It refuses to decide: sets are kept as bits, of which several may mean one word,
so that a column may say "perhaps" where the statements say no, and never no where they say yes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purport.linking.agreement import partial
from purport.linking.arrays import UNDATED, Ragged, bits, number_of, ragged
from purport.linking.bearings.frames import MEANS, Frame
from purport.linking.facets import Measure, Spot
from purport.linking.families import FAMILIES, FAMILY
from purport.linking.folding import skeleton, stem
from purport.linking.statements import Statement
from purport.linking.wording import CAMPS, CLAIMS, COUNTRIES, TRIGGERS, UNTRUE
from purport.model import Kind

# Of a statement's terms, the heaviest that it is looked up by.
RAREST = 4

_KINDS = {kind: number for number, kind in enumerate(Kind)}
_FAMILIES = {family: number for number, family in enumerate(FAMILIES)}
_MOODS = {"fact": 0, "plan": 1, "outlook": 2}
_OUTCOMES = {"": 0, "killed": 1, "injured": 2, "missing": 3}


def kind_number(kind: Kind) -> int:
    """Return the number that the column `kind` has for a kind."""
    return _KINDS[kind]


_PARTIES = {name: 1 << at for at, name in enumerate((*CAMPS, *COUNTRIES))}
_TRIGGERS = {name: 1 << at for at, name in enumerate(sorted(TRIGGERS))}
_MEANS = {name: 1 << at for at, name in enumerate(MEANS)}


def party_bits(named: Iterable[str]) -> int:
    """Return countries and camps as bits, one each."""
    return sum(_PARTIES[name] for name in named)


ROW = np.dtype(
    [
        ("rank", "u8"),
        ("report", "i8"),
        ("order", "i8"),
        ("sentence", "u8"),
        ("kind", "i1"),
        ("family", "i1"),
        ("mood", "i1"),
        ("outcome", "i1"),
        ("degree", "i1"),
        ("denied", "?"),
        ("charged", "?"),
        ("partial", "?"),
        ("untrue", "?"),
        ("summing", "?"),
        ("counted", "?"),
        ("percent", "?"),
        ("exact", "?"),
        ("rounded", "?"),
        ("count", "f8"),
        ("unit", "u8"),
        ("actor", "u8"),
        ("actor_terms", "u8"),
        ("target", "u8"),
        ("target_terms", "u8"),
        ("victims", "u8"),
        ("voice", "u8"),
        ("first", "i8"),
        ("last", "i8"),
        ("published", "i8"),
        ("triggers", "u2"),
        ("means", "u2"),
        ("terms", "i4"),
        ("size", "f8"),
        ("spots", "i2"),
        ("settlement", "u8"),
        ("names", "u8"),
        ("within", "u8"),
        ("scene", "u8"),
        ("words", "u8"),
        ("rarest", "u8", (RAREST,)),
    ]
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Statements as arrays. `row` has the fields of `ROW`; `terms` are those of a statement's words
    with the `weights` beside them, `context` those of its sentence, both ascending within a row;
    `places`, `scenes` and `counts` are what statements meet over.
    """

    row: NDArray[np.void]
    terms: Ragged
    weights: NDArray[np.float64]
    context: Ragged
    places: Ragged
    scenes: Ragged
    counts: Ragged

    def __len__(self) -> int:
        return len(self.row)


def tabulate(frames: Sequence[Frame], ranks: Sequence[int]) -> Columns:
    """Return the columns of `frames`, one row each; `ranks` are numbers of their content."""
    row = np.zeros(len(frames), ROW)
    for at, (frame, rank) in enumerate(zip(frames, ranks, strict=True)):
        row[at] = _row(frame, rank)
    terms = [_ascending(frame.statement.terms) for frame in frames]
    return Columns(
        row=row,
        terms=ragged([list(each) for each in terms]),
        weights=np.array([weight for each in terms for weight in each.values()], np.float64),
        context=ragged(
            [sorted(number_of(word) >> 32 for word in frame.statement.context) for frame in frames]
        ),
        places=ragged([_place_keys(frame.statement.spots) for frame in frames]),
        scenes=ragged([_scene_keys(frame.spots) for frame in frames]),
        counts=ragged([_count_keys(frame.statement.measures) for frame in frames]),
    )


def _row(frame: Frame, rank: int) -> tuple[object, ...]:
    statement = frame.statement
    first, last = statement.days or (UNDATED, UNDATED)
    only = statement.measures[0] if len(statement.measures) == 1 else None
    stems = {stem(word) for word in statement.words}
    return (
        rank,
        statement.report,
        statement.order,
        number_of(repr(statement.claim.evidence)),
        _KINDS[statement.kind],
        _FAMILIES[FAMILY[statement.kind]],
        _MOODS[statement.mood],
        _OUTCOMES[statement.outcome],
        statement.degree,
        statement.denied,
        statement.charged,
        partial(statement),
        bool(UNTRUE & stems and CLAIMS & stems),
        statement.cumulative,
        bool(statement.measures),
        any(measure.unit == "percent" for measure in statement.measures),
        only is not None and only.low is not None and only.low == only.high and not only.vague,
        only is not None and only.rounded,
        (only.low or 0.0) if only is not None else 0.0,
        number_of(only.unit) if only is not None and only.unit else 0,
        party_bits(statement.actor),
        bits(statement.actor_terms),
        party_bits(statement.target),
        bits(statement.target_terms),
        bits(statement.victims),
        number_of(" ".join(sorted(statement.voice))) if statement.voice else 0,
        first,
        last,
        UNDATED if statement.published is None else statement.published,
        sum(_TRIGGERS[name] for name in TRIGGERS & statement.terms.keys()),
        sum(_MEANS[name] for name in frame.means),
        len(statement.terms),
        statement.size,
        len(statement.spots),
        _settlement(statement),
        bits(_names(statement.spots)),
        bits(key for spot in frame.spots for key in spot.within),
        bits(_names(frame.spots)),
        number_of(" ".join(statement.words)),
        _rarest(statement),
    )


def _settlement(statement: Statement) -> int:
    """The number of a statement's only place, if that is a settlement; 0 for any other."""
    if len(statement.spots) != 1 or not statement.spots[0].settlement:
        return 0
    return number_of(statement.spots[0].id or "")


def _names(spots: Iterable[Spot]) -> set[str]:
    """What two places that are one share at least one of."""
    spelled = {key for spot in spots for key in spot.keys}
    return {spot.id for spot in spots if spot.id} | spelled | {skeleton(key) for key in spelled}


def _rarest(statement: Statement) -> list[int]:
    ranked = sorted(statement.terms.items(), key=lambda pair: (-pair[1], pair[0]))[:RAREST]
    found = [number_of(word) for word, _ in ranked]
    return found + [0] * (RAREST - len(found))


def _ascending(weighed: Mapping[str, float]) -> dict[int, float]:
    """Half of the bits of each term, ascending, and its weight."""
    return dict(sorted((number_of(word) >> 32, weight) for word, weight in weighed.items()))


def _place_keys(spots: Sequence[Spot]) -> list[int]:
    return [
        number_of(key)
        for key in sorted({name for spot in spots for name in (spot.id or "", *spot.keys)} - {""})
    ]


def _scene_keys(spots: Sequence[Spot]) -> list[int]:
    exact = [spot for spot in spots if not spot.region]
    return [number_of(key) for key in sorted(_names(exact)) if len(key) > 2]


def _count_keys(measures: Sequence[Measure]) -> list[int]:
    return [
        number_of(f"{measure.low!r} {measure.high!r} {measure.unit}")
        for measure in measures
        if not measure.vague
    ]
