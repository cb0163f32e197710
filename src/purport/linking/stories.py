"""Reports -> how much two of them tell of the same events.

Enters: reports. Leaves: `Stories`, which answers for any pair of them and names each one's
neighbours. It refuses to compare every pair: reports meet over rare words, in blocks of bounded
size, so that growth stays near linear.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from purport.linking.commonness import rarity_of
from purport.linking.folding import terms
from purport.model import Report

# How many of a report's heaviest terms are kept, and how many other reports are looked up by.
KEPT = 80
LOOKED_UP = 24
# A report is compared with at most this many others over one word, and keeps this many neighbours.
BLOCK = 24
NEIGHBOURS = 10
# Cosine from which two reports tell of the same events, by the days between them at most, and where
# one bears no date. Calibrated as docs/decisions/0050-linking.md says.
NEAR: tuple[tuple[int, float], ...] = ((10, 0.065), (31, 0.15))
NEAR_UNDATED = 0.1


@dataclass(frozen=True, slots=True)
class Stories:
    """What two reports, by their numbers, have in common: `affinity` from 0 to 1, 1 within one."""

    vectors: tuple[Mapping[str, float], ...]
    days: tuple[int | None, ...]
    neighbours: tuple[tuple[int, ...], ...]

    def affinity(self, one: int, other: int) -> float:
        """Return the cosine of two reports' weighted terms; 1.0 for a report and itself."""
        if one == other:
            return 1.0
        first, second = self.vectors[one], self.vectors[other]
        if len(second) < len(first):
            first, second = second, first
        return min(
            1.0, sum(weight * second[word] for word, weight in first.items() if word in second)
        )

    def together(self, one: int, other: int) -> bool:
        """Return whether two reports tell of the same events: like words, and not long apart."""
        first, second = self.days[one], self.days[other]
        if first is None or second is None:
            return self.affinity(one, other) >= NEAR_UNDATED
        apart = abs(first - second)
        return any(apart <= days and self.affinity(one, other) >= least for days, least in NEAR)


def find_stories(reports: Sequence[Report]) -> Stories:
    """Return the stories of `reports`; their numbers are positions in `reports`."""
    counted = [_count(report.text) for report in reports]
    vectors = tuple(_vector(each) for each in counted)
    days = tuple(_day(report) for report in reports)
    bare = Stories(vectors, days, ())
    return Stories(vectors, days, tuple(_neighbours(bare)))


def _count(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in text.split("\n"):
        for word, named in terms(sentence).items():
            counts[word] += 2 if named else 1
    return counts


def _vector(counts: Mapping[str, int]) -> Mapping[str, float]:
    weighed = {word: (1 + log(count)) * rarity_of(word) for word, count in counts.items()}
    kept = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: weight / length for word, weight in kept}


def _day(report: Report) -> int | None:
    try:
        return date.fromisoformat((report.published or "")[:10]).toordinal()
    except ValueError:
        return None


def _neighbours(stories: Stories) -> list[tuple[int, ...]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(stories.vectors):
        for word in list(vector)[:LOOKED_UP]:
            blocks[word].append(number)
    near: list[dict[int, float]] = [{} for _ in stories.vectors]
    seen: set[tuple[int, int]] = set()
    for word in sorted(blocks):
        members = blocks[word]
        members.sort(key=lambda n: (stories.days[n] or 0, n))
        for position, one in enumerate(members):
            for other in members[position + 1 : position + 1 + BLOCK]:
                pair = (min(one, other), max(one, other))
                if pair in seen:
                    continue
                seen.add(pair)
                if stories.together(one, other):
                    near[one][other] = near[other][one] = stories.affinity(one, other)
    return [
        tuple(
            number
            for _, number in sorted((-weight, number) for number, weight in each.items())[
                :NEIGHBOURS
            ]
        )
        for each in near
    ]
