"""Pairs of rows -> those that a rule of `bearings` may speak of.

Enters: columns and pairs. Leaves: fewer pairs. It refuses to decide: each line below is what one
rule asks for at least, and what is kept is still read by the rules.
"""

import numpy as np

from purport.linking.arrays import UNDATED, Pairs, in_common
from purport.linking.bearings.courses import COURSE
from purport.linking.bearings.degrees import ALIKE, ATTACKS, CONTAINED, ONE_EVENT
from purport.linking.bearings.event import GROUND
from purport.linking.bearings.frames import MEANS
from purport.linking.columns import Columns, kind_number
from purport.linking.sides import Mask, Sides, chosen, opposed, sides
from purport.linking.sieve import SLIGHT
from purport.model import Kind

_FACT = 0
_GROUND_ONLY = np.uint16(1 << tuple(MEANS).index("ground"))


def may_bear(columns: Columns, pairs: Pairs) -> Pairs:
    """Return the pairs that a rule may speak of, one way or the other."""
    pair = sides(columns, pairs)
    agreed = ~pair.either("denied")
    opposed_actors = opposed(pair.one["actor"], pair.other["actor"])
    fact = (pair.one["mood"] == _FACT) & (pair.other["mood"] == _FACT)
    one_mood = pair.equal("mood")
    place = pair.share("scene")
    nested = (
        (pair.one["within"] & pair.other["scene"]) | (pair.other["within"] & pair.one["scene"])
    ) != 0
    kept = ~pair.equal("denied") & pair.near
    rejects = pair.of(Kind.POSITION) & pair.of(*GROUND) & place & pair.either("untrue")
    kept |= rejects & pair.near
    kept |= agreed & _tolls(pair) & one_mood & pair.near
    counts = pair.equal("kind") & pair.both("counted") & ~pair.of(Kind.CASUALTIES)
    kept |= agreed & counts & one_mood & pair.near & ~opposed_actors
    doer = pair.kinds(Kind.STRIKE, Kind.POSITION) & opposed_actors & fact
    kept |= agreed & doer & pair.near
    control = pair.kinds(Kind.CONTROL) & pair.share("names")
    kept |= agreed & control & (opposed_actors | pair.either("percent"))
    degree = pair.of(Kind.LOSSES) & pair.both("degree") & ~pair.equal("degree")
    kept |= agreed & degree & pair.near
    acting = pair.share("actor") | pair.share("actor_terms")
    staged = pair.of(Kind.ADVANCE, Kind.ENCIRCLEMENT) & pair.kinds(
        Kind.ADVANCE, Kind.ENCIRCLEMENT, Kind.CONTROL
    )
    kept |= agreed & staged & fact & acting & place & pair.near
    kept |= agreed & _later(pair, place, acting)
    general = agreed & _one_event(pair) & one_mood & pair.near & ~opposed_actors
    general &= ~(pair.equal("report") & pair.equal("sentence"))
    attack = pair.kinds(*ATTACKS) & ((pair.one["means"] & pair.other["means"] & ~_GROUND_ONLY) != 0)
    attack &= acting | pair.share("target") | pair.share("target_terms") | place | nested
    kept |= general & attack
    alike = np.flatnonzero(general & ~kept)
    kept[alike] = _alike(columns, (pairs[0][alike], pairs[1][alike]))
    return chosen(pairs, kept)


def _tolls(pair: Sides) -> Mask:
    outcome = ~pair.both("outcome") | pair.equal("outcome")
    return (
        pair.kinds(Kind.CASUALTIES) & outcome & ~opposed(pair.one["target"], pair.other["target"])
    )


def _one_event(pair: Sides) -> Mask:
    """Whether both are of one kind, or of two in which readers tell one event."""
    found = pair.equal("kind") & ~pair.of(Kind.CASUALTIES)
    for kinds in ONE_EVENT:
        found |= pair.kinds(*kinds)
    return found


def _alike(columns: Columns, pairs: Pairs) -> Mask:
    """Whether most of the shorter statement's words stand in the other."""
    _, both = in_common(columns.terms, pairs, columns.weights)
    one, other = columns.row["size"][pairs[0]], columns.row["size"][pairs[1]]
    dice = 2 * both >= (ALIKE - SLIGHT) * (one + other)
    return np.asarray(dice & (both >= (CONTAINED - SLIGHT) * np.minimum(one, other)))


def _later(pair: Sides, place: Mask, acting: Mask) -> Mask:
    """Whether one may tell of what came after the other."""
    course = pair.kinds(*COURSE) & ~pair.either("summing")
    course &= (pair.one["mood"] == _FACT) | (pair.other["mood"] == _FACT)
    days = [
        np.where(each["first"] == UNDATED, each["published"], each["first"])
        for each in (pair.one, pair.other)
    ]
    course &= (days[0] != UNDATED) & (days[1] != UNDATED) & (days[0] != days[1])
    control = np.asarray(pair.one["kind"] == kind_number(Kind.CONTROL))
    return np.asarray(course & (place | (pair.equal("kind") & (acting | control))))
