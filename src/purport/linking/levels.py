"""The comparisons of two statements and the levels of each: names only, no weights.

Enters: nothing. Leaves: `COMPARISONS`. Each comparison of two statements is at just one of its
levels; what a level weighs stands in ``settings.json`` (`settings`), which Splink reads and writes,
too. The last level is what is left where no other holds ("open", "else").
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise


def _steps(what: str, edges: Sequence[float], unit: str = "%", scale: int = 100) -> tuple[str, ...]:
    """Names of the steps between `edges`, the lowest first, from nothing to above the last."""
    numbers = [f"{edge * scale:g}" for edge in edges]
    middle = [f"{what} {low} to {high}{unit}" for low, high in pairwise(numbers)]
    return (f"{what} under {numbers[0]}{unit}", *middle, f"{what} from {numbers[-1]}{unit}")


# Where the steps of a measured likeness begin.
WORDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85)
SENTENCE = (0.3, 0.45, 0.6, 0.75, 0.9)
AFFINITY = (0.1, 0.2, 0.35, 0.5)
BETWEEN = (1, 4, 8)

COMPARISONS: Mapping[str, tuple[str, ...]] = {
    "words": _steps("shared words", WORDS),
    "wording": ("near-identical", "else"),
    "support": ("thin", "else"),
    "sentence": (*_steps("shared sentence", SENTENCE), "open"),
    "mood": ("other mood", "else"),
    "place": (
        "same place",
        "place within place",
        "unlike places",
        "same scene",
        "other scene",
        "open",
    ),
    "count": ("same count", "one count", "other count", "open"),
    "figure": ("rare count", "telling count", "else"),
    "kind": ("one charge", "same kind", "near kind", "casualties and not", "other kind"),
    "event": ("other event", "else"),
    "part": ("part of a place", "else"),
    "actor": ("same actor", "opposed actor", "other actor", "open"),
    "target": ("same target", "opposed target", "other target", "open"),
    "day": ("same day", "next day", "other day", "open"),
    "between": (*_steps("days between reports", BETWEEN, " days", 1), "else"),
    "voice": ("same voice and count", "same voice", "else"),
    "story": ("one report", "one story", "long apart", "other story"),
    "affinity": (*_steps("alike reports", AFFINITY), "else"),
}

NAMES = tuple(COMPARISONS)
# The number of each level within its comparison, by both names.
AT: Mapping[str, Mapping[str, int]] = {
    name: {level: number for number, level in enumerate(levels)}
    for name, levels in COMPARISONS.items()
}
