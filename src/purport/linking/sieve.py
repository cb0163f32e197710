"""Pairs of rows -> those that may be one proposition.

Enters: columns, pairs and weights. Leaves: fewer pairs. It refuses to decide: what it drops, the
comparison of the two statements would drop, too, and what it keeps is still compared. All that it
does is to rule out millions of pairs at once.
"""

import numpy as np

from purport.linking.agreement import ROUNDING
from purport.linking.arrays import UNDATED, Floats, Pairs, Rows, in_common
from purport.linking.columns import Columns, kind_number
from purport.linking.comparison import CHARGE_KINDS
from purport.linking.garblings import CARRIED
from purport.linking.levels import AT, BETWEEN, COMPARISONS, NAMES, SENTENCE, WORDS
from purport.linking.settings import Weights
from purport.linking.sides import Mask, Sides, chosen, opposed, sides
from purport.model import Kind

# Above what sums differ by when their parts are added in another order.
SLIGHT = 1e-6

_CASUALTIES = kind_number(Kind.CASUALTIES)


def unbarred(pair: Sides) -> Mask:
    """Return which pairs nothing that is plain in the columns bars from being one proposition."""
    one, other = pair.one, pair.other
    kept = pair.equal("denied") & pair.equal("mood")
    kept &= ~(pair.equal("report") & pair.equal("sentence"))
    kept &= (one["outcome"] == other["outcome"]) | ~pair.both("outcome")
    kept &= ~opposed(one["actor"], other["actor"])
    nested = ((one["within"] & other["names"]) | (other["within"] & one["names"])) != 0
    kept &= ~pair.both("settlement") | pair.equal("settlement") | nested
    comparable = pair.equal("unit") | ~pair.both("unit")
    exact = one["exact"] & other["exact"] & comparable
    kept &= ~exact | _figures_may_agree(pair)
    casualties = (one["kind"] == _CASUALTIES) & (other["kind"] == _CASUALTIES)
    differ = ~pair.equal("counted") | opposed(one["target"], other["target"])
    differ |= pair.both("victims") & ~pair.equal("victims")
    return np.asarray(kept & ~(casualties & differ))


def _figures_may_agree(pair: Sides) -> Mask:
    ours, theirs = pair.one["count"], pair.other["count"]
    near = np.abs(ours - theirs) <= ROUNDING * np.maximum(ours, theirs)
    return np.asarray((ours == theirs) | (near & (pair.one["rounded"] != pair.other["rounded"])))


def overlap(columns: Columns, pairs: Pairs) -> tuple[Rows, Floats]:
    """Return how many terms two statements share, and the sum of their smaller weights."""
    return in_common(columns.terms, pairs, columns.weights)


def sentences(columns: Columns, pairs: Pairs) -> Floats:
    """Return the share of the shorter sentence's terms that stand in the other's."""
    shared, _ = in_common(columns.context, pairs)
    sizes = np.diff(columns.context.starts)
    least = np.maximum(1, np.minimum(sizes[pairs[0]], sizes[pairs[1]]))
    return shared / least


def may_be_one(columns: Columns, pairs: Pairs, weights: Weights) -> Pairs:
    """Return the pairs that are not barred for sure and may weigh 0 or more.

    Reports that tell of other events are taken to meet if they share two words; how alike the
    reports are is not looked at, and taken to be what weighs most.
    """
    pairs = chosen(pairs, unbarred(sides(columns, pairs)))
    pair = sides(columns, pairs)
    shared, both = overlap(columns, pairs)
    total = pair.one["size"] + pair.other["size"]
    dice = 2 * both / np.where(total > 0, total, 1.0)
    most = _most(pair, shared, dice, weights)
    kept = most >= -SLIGHT
    # The sentences are compared for what is left, of which it then takes the exact level.
    pairs, pair, most = chosen(pairs, kept), Sides(pair.one[kept], pair.other[kept]), most[kept]
    row = np.array(weights.table[NAMES.index("sentence")])
    exact = row[np.searchsorted(SENTENCE, sentences(columns, pairs) + SLIGHT, side="right")]
    most += np.where(pair.equal("report"), 0.0, exact - row[: len(SENTENCE) + 1].max())
    return chosen(pairs, most >= -SLIGHT)


def _most(pair: Sides, shared: Rows, dice: Floats, weights: Weights) -> Floats:
    """The most that pairs can weigh."""
    one, other = pair.one, pair.other
    rows = {name: np.array(row) for name, row in zip(NAMES, weights.table, strict=True)}

    def level(name: str, wanted: str) -> float:
        return float(rows[name][AT[name][wanted]])

    def best(name: str, *levels: str) -> float:
        return max(level(name, each) for each in levels)

    within = pair.equal("report")
    near = pair.near
    charge = pair.kinds(*CHARGE_KINDS) & ((one["kind"] == _POSITION) | (other["kind"] == _POSITION))
    charge &= one["charged"] & other["charged"] & near
    alike = (dice > 0.5 - SLIGHT) & (shared > 2)
    placed = pair.share("names") | (pair.both("counted")) | pair.share("actor")
    thin = (shared < 4) & ~placed & ~charge & ~alike
    most = np.full(len(shared), weights.prior)
    most += rows["words"][np.searchsorted(WORDS, dice + SLIGHT, side="right")]
    most += np.where(alike, rows["wording"].max(), level("wording", "else"))
    most += np.where(thin, level("support", "thin"), rows["support"].max())
    beyond = rows["sentence"][: len(SENTENCE) + 1].max()
    most += np.where(within, level("sentence", "open"), beyond)
    most += level("mood", "else")
    unplaced = best("place", *(each for each in COMPARISONS["place"] if each != "same place"))
    scaled = max(map(weights.adjustment, (*weights.frequencies.values(), weights.base)))
    same = level("place", "same place") + scaled
    most += np.where(pair.share("names"), max(same, unplaced), unplaced)
    both, either = one["counted"] & other["counted"], one["counted"] | other["counted"]
    one_sided = np.where(either, level("count", "one count"), level("count", "open"))
    most += np.where(both, rows["count"].max(), one_sided)
    most += np.where(both, rows["figure"].max(), level("figure", "else"))
    most += np.where(charge, level("kind", "one charge"), _kinds(pair, rows["kind"]))
    differ = pair.both("triggers") & ~pair.share("triggers")
    most += np.where(differ, level("event", "other event"), level("event", "else"))
    control = (one["kind"] == _CONTROL) & (other["kind"] == _CONTROL)
    part = control & ~pair.equal("partial")
    most += np.where(part, level("part", "part of a place"), level("part", "else"))
    for role in ("actor", "target"):
        may_share = pair.share(role) | pair.share(f"{role}_terms")
        unlike = level(role, f"other {role}"), level(role, "open")
        other_party = np.where(pair.both(f"{role}_terms"), unlike[0], unlike[1])
        most += np.where(may_share, max(rows[role].max(), *unlike), other_party)
    most += _time(pair, rows)
    said = (one["voice"] != 0) & pair.equal("voice")
    most += np.where(said, rows["voice"].max(), level("voice", "else"))
    elsewhere = np.where(
        near, best("story", "one story", "other story"), level("story", "long apart")
    )
    most += np.where(within, level("story", "one report"), elsewhere)
    likest = np.where(near, rows["affinity"].max(), level("affinity", "else"))
    return np.asarray(most + np.where(within, level("affinity", "else"), likest))


_POSITION, _CONTROL = kind_number(Kind.POSITION), kind_number(Kind.CONTROL)


def _kinds(pair: Sides, row: Floats) -> Floats:
    at = AT["kind"]
    near = pair.equal("family") | pair.kinds(Kind.STRIKE, Kind.POSITION, Kind.CLASH)
    casualties = (pair.one["kind"] == _CASUALTIES) | (pair.other["kind"] == _CASUALTIES)
    unlike = np.where(casualties, row[at["casualties and not"]], row[at["other kind"]])
    other = np.where(near, row[at["near kind"]], unlike)
    return np.asarray(np.where(pair.equal("kind"), row[at["same kind"]], other))


def _time(pair: Sides, rows: dict[str, Floats]) -> Floats:
    """What the days that two statements tell of weigh, and those between their reports."""
    one, other = pair.one, pair.other
    dated = (one["first"] != UNDATED) & (other["first"] != UNDATED)
    apart = np.maximum(0, np.maximum(one["first"] - other["last"], other["first"] - one["last"]))
    at = AT["day"]
    numbers = np.array([at["same day"], at["next day"], at["other day"]])
    day = np.where(dated, rows["day"][numbers[np.clip(apart, 0, 2)]], rows["day"][at["open"]])
    between = rows["between"][np.searchsorted(BETWEEN, pair.days, side="right")]
    return np.asarray(day + np.where(dated, rows["between"][AT["between"]["else"]], between))


def may_be_garbled(columns: Columns, pairs: Pairs) -> Pairs:
    """Return the pairs of two reports that may tell one statement with a slip in between."""
    pair = sides(columns, pairs)
    kept = ~pair.equal("report") & pair.equal("denied") & pair.equal("family") & pair.near
    named = pair.both("spots")
    counted = pair.one["exact"] & pair.other["exact"]
    counted &= ~(pair.equal("count") & pair.equal("unit"))
    pairs = chosen(pairs, kept & (named | counted))
    pair = sides(columns, pairs)
    listed = (pair.one["spots"] > 1) & (pair.other["spots"] > 1)
    voiced = pair.both("voice") & pair.equal("voice")
    carried = sentences(columns, pairs) >= CARRIED - SLIGHT
    return chosen(pairs, listed | voiced | carried)
