"""Names that several reports of one story give -> which are likely garblings of which.

Enters: the names of places that each report has in the same list (of the same source, about one
event), as written. Leaves: a `Garbling` for each name that one report alone has where the others
have a similar one that it lacks. It refuses to replace a name: a garbling is shown beside it.

Nothing here needs the gazetteer: that a village of the name exists says little, for most names of
villages have many bearers, and a slip often makes another name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from purport.places import folding

ALIKE = 0.6
"""Likeness from which one name may be a garbling of another; unrelated village names of the same
ending ("Ivanivka", "Petrivka") stay below 0.5, misspellings are near 0.8."""

SAME = 0.93
"""Likeness from which two spellings are of the same name: nothing is garbled there."""


@dataclass(frozen=True, slots=True)
class Garbling:
    """In report number `report`, `name` stands where others have `likely`; `likeness` is 0 to 1."""

    report: int
    name: str
    likely: str
    likeness: float


def alike(first: str, second: str, *, country: str = "UA") -> float:
    """Return how alike two spellings of places are, 0 to 1, as `country` (ISO code) is romanised.

    Endings that many names share count little, and a name that is another one with a part left out
    ("Petrovka" of "Petropavlivka") is nearer to it than its length says.

    >>> alike("Kupyansk-Uzlovoy", "Kupiansk-Vuzlovyi") > 0.95
    True
    >>> alike("Petrovka", "Petropavlivka") > alike("Petrovka", "Kurilovka")
    True
    """
    whole = folding.similarity(first, second, country)
    short, long = sorted(
        (_stem(folding.sounds(first, country)), _stem(folding.sounds(second, country))), key=len
    )
    if not short:
        return whole
    stems = Levenshtein.normalized_similarity(short, long)
    head = _shared(short, long)
    # Letters left out within: the beginning and the ending of the name remain.
    shortened = 0.4 + 0.3 * head / len(short) if head >= 3 and len(long) > len(short) else 0.0
    return max(min(whole, 0.5 * whole + 0.5 * stems), shortened) if whole < SAME else whole


def likely_garblings(
    lists: Sequence[Sequence[str]], *, country: str = "UA"
) -> tuple[Garbling, ...]:
    """Return the likely garblings among `lists`, the names that each of several reports has.

    A name counts where no other report has it, and another one that is alike stands in some other
    report and not in this one.
    """
    found = []
    for number, names in enumerate(lists):
        others = [n for at, rest in enumerate(lists) if at != number for n in rest]
        for name in dict.fromkeys(names):
            if any(alike(name, other, country=country) >= SAME for other in others):
                continue
            rivals = [
                (alike(name, other, country=country), other)
                for other in dict.fromkeys(others)
                if not any(alike(other, own, country=country) >= SAME for own in names)
            ]
            likeness, likely = max(rivals, default=(0.0, ""))
            if likeness >= ALIKE:
                found.append(Garbling(number, name, likely, round(likeness, 3)))
    return tuple(found)


_ENDINGS = ("ovka", "ovsk", "ska", "ske", "ski", "ove", "ine", "ka", "ne", "e", "i", "a")


def _stem(spoken: str) -> str:
    """Return sounds without the ending that many names share."""
    for ending in _ENDINGS:
        if spoken.endswith(ending) and len(spoken) - len(ending) >= 3:
            return spoken[: -len(ending)]
    return spoken


def _shared(first: str, second: str) -> int:
    """Return how many sounds the two begin with alike."""
    return next(
        (n for n, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        min(len(first), len(second)),
    )
