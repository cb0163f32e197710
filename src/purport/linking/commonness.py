"""A term -> how much it tells: rare words tell two facts apart, common ones do not.

Enters: terms as `folding.term` gives them. Leaves: weights. It refuses to count in the ledger: a
weight that moved with every report would change what was linked before, and the order in which
reports arrive would decide what is one proposition.

``commonness.txt`` lists terms from the commonest on: the whole words of the vocabulary of BERT
(uncased; Devlin et al., 2019, Apache-2.0), which stand there by how often English books and the
Wikipedia have them, folded and stemmed. A term that is not on the list is rarer than all of them.
"""

from functools import cache, lru_cache
from importlib.resources import files
from math import log

# Rank of a term that is not listed, and what is added to each rank: the first hundred are alike.
UNLISTED = 60_000
ALIKE = 20
# Weight of the commonest terms among a statement's, and the share of the scale that they fill.
LEAST = 0.3
FLOOR = 0.3
# Rarity of a report's terms grows from here; calibrated like the weights (0050).
ORDINARY = 3.0


@cache
def _ranks() -> dict[str, int]:
    listed = files(__package__).joinpath("commonness.txt").read_text(encoding="utf-8").split()
    return {word: rank for rank, word in enumerate(listed, 1)}


@lru_cache(maxsize=262_144)
def weight_of(term: str) -> float:
    """Return what a shared term weighs between two statements, from 0.3 (common) to 1 (rare).

    >>> weight_of("people") < weight_of("aleppo") < weight_of("kuzovlev")
    True
    """
    scale = log(_ranks().get(term, UNLISTED) + ALIKE) / log(UNLISTED + ALIKE)
    return LEAST + (1 - LEAST) * max(0.0, (scale - FLOOR) / (1 - FLOOR))


@lru_cache(maxsize=262_144)
def rarity_of(term: str) -> float:
    """Return what a term weighs between two reports, above 0: names and rare words most.

    >>> rarity_of("kuzovlev") / rarity_of("people") > 5
    True
    """
    return (log(_ranks().get(term, UNLISTED) + 50) - ORDINARY) ** 2
