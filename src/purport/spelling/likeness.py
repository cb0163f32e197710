"""Two spellings of place names -> how alike they are: one name, a garbling, or two names.

Enters: two names in Latin letters. Leaves: a likeness. It refuses to know any place: that a village
of the name exists says little, for most names of villages have many bearers, and a slip often makes
another name.
"""

from rapidfuzz.distance import Levenshtein

from purport.spelling import folding

ALIKE = 0.6
"""Likeness from which one name may be a garbling of another; unrelated village names of the same
ending ("Ivanivka", "Petrivka") stay below 0.5, misspellings are near 0.8."""

SAME = 0.93
"""Likeness from which two spellings are of the same name: nothing is garbled there."""


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
