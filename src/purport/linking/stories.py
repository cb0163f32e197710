"""Reports -> how much two of them tell of the same events.

Enters: reports. Leaves: `Stories`, which answers for any pairs of them and names each one's
neighbours. It refuses to compare every pair: reports meet over rare words within two or three
weeks, in blocks of bounded size, so that growth stays near linear.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from purport.linking.arrays import (
    SPAN,
    UNDATED,
    Floats,
    Numbers,
    Pairs,
    Ragged,
    Rows,
    in_common,
    mixed,
    number_of,
    ragged,
)
from purport.linking.blocks import Block, meeting
from purport.linking.commonness import rarity_of
from purport.linking.facets import ordinal
from purport.linking.folding import terms
from purport.model import Report

# How many of a report's heaviest terms are kept, and how many other reports are looked up by.
KEPT = 80
LOOKED_UP = 24
# Reports that one word brings together, and how many neighbours of a report are kept.
MOST = 24
NEIGHBOURS = 10
# Cosine from which two reports tell of the same events, by the days between them at most, and where
# one bears no date. Calibrated as docs/decisions/0050-linking.md says.
NEAR: tuple[tuple[int, float], ...] = ((10, 0.065), (31, 0.15))
NEAR_UNDATED = 0.1


@dataclass(frozen=True, slots=True)
class Stories:
    """What reports, by their numbers, have in common.

    `words` are each report's terms and `weights` what they weigh (of length 1 together), `heaviest`
    those that it is looked up by; `days` are ordinals, `ranks` numbers of the reports' content.
    """

    words: Ragged
    weights: Floats
    heaviest: Numbers
    days: Rows
    ranks: Numbers

    def affinity(self, pairs: Pairs) -> Floats:
        """Return the cosine of two reports' weighted terms, 0 to 1; 1 for a report and itself."""
        _, found = in_common(self.words, pairs, self.weights, np.multiply)
        return np.where(pairs[0] == pairs[1], 1.0, np.minimum(found, 1.0))

    def together(self, pairs: Pairs, affinity: Floats) -> NDArray[np.bool_]:
        """Return whether two reports tell of the same events: like words, and not long apart."""
        return affinity >= self._least(pairs)

    def _least(self, pairs: Pairs) -> Floats:
        """The affinity from which two reports tell of the same events; infinite if never."""
        one, other = self.days[pairs[0]], self.days[pairs[1]]
        apart = np.abs(one - other)
        least = np.full(len(one), np.inf)
        for days, enough in reversed(NEAR):
            least[apart <= days] = enough
        least[(one == UNDATED) | (other == UNDATED)] = NEAR_UNDATED
        return least

    def neighbours(self) -> Pairs:
        """Return each report's nearest reports of its story, the report first: two directions."""
        pairs, _ = meeting(self._blocks(), self.ranks)
        near = np.isfinite(self._least(pairs))
        pairs = (pairs[0][near], pairs[1][near])
        affinity = self.affinity(pairs)
        kept = self.together(pairs, affinity)
        one = np.concatenate([pairs[0][kept], pairs[1][kept]])
        other = np.concatenate([pairs[1][kept], pairs[0][kept]])
        weight = np.concatenate([affinity[kept], affinity[kept]])
        order = np.lexsort((self.ranks[other], -weight, one))
        one, other = one[order], other[order]
        first = np.searchsorted(one, one, side="left")
        nearest = np.arange(len(one)) - first < NEIGHBOURS
        return one[nearest], other[nearest]

    def _blocks(self) -> Iterator[Block]:
        at, word = np.nonzero(self.heaviest)
        keys = self.heaviest[at, word]
        yield Block(mixed(number_of("story"), keys), at, MOST)
        dated = self.days[at] != UNDATED
        for later in (0, 1):
            spans = (self.days[at[dated]] // SPAN + later).astype(np.uint64)
            yield Block(mixed(number_of("story"), keys[dated], spans), at[dated], MOST)


def find_stories(reports: Sequence[Report]) -> Stories:
    """Return the stories of `reports`; their numbers are positions in `reports`."""
    found = [_vector(_count(report.text)) for report in reports]
    ascending = [dict(sorted((number_of(w) >> 32, x) for w, x in each.items())) for each in found]
    heaviest = np.zeros((len(reports), LOOKED_UP), np.uint64)
    for at, each in enumerate(found):
        numbers = [number_of(word) for word in list(each)[:LOOKED_UP]]
        heaviest[at, : len(numbers)] = numbers
    days = [ordinal(report.published) for report in reports]
    return Stories(
        words=ragged([list(each) for each in ascending]),
        weights=np.array([weight for each in ascending for weight in each.values()], np.float64),
        heaviest=heaviest,
        days=np.array([UNDATED if day is None else day for day in days], np.int64),
        ranks=np.array([number_of(report.id) for report in reports], np.uint64),
    )


def _count(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in text.split("\n"):
        for word, named in terms(sentence).items():
            counts[word] += 2 if named else 1
    return counts


def _vector(counts: Mapping[str, int]) -> Mapping[str, float]:
    """The heaviest terms, the heaviest first, scaled to length 1."""
    weighed = {word: (1 + log(count)) * rarity_of(word) for word, count in counts.items()}
    kept = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: weight / length for word, weight in kept}
