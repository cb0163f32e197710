"""What language a report is in.

Enters: the code or locale that a file or a page states, or the text itself. Leaves: an ISO 639-1
code, or None. It refuses to guess from a few words: place names alone look like any language.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Fewer letters than this are a name or two. The identifier is right on headlines of some 40 letters
# and divided on lists of villages.
FEWEST_LETTERS = 40

# Characters that are looked at. The identifier walks byte by byte, and its certainty is calibrated
# on short texts; the opening of a report tells its language.
SAMPLE = 1_000

# The probability below which the identifier is said not to know.
LEAST_CERTAIN = 0.5

_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def language_code(stated: str | None) -> str | None:
    """Return the ISO 639-1 code of a stated code or locale; None for anything else.

    >>> language_code("en-GB"), language_code("English")
    ('en', None)
    """
    found = _CODE.fullmatch(stated.strip()) if stated else None
    return found[1].lower() if found else None


def text_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that `text` is in, None where too little tells."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    code, certainty = _identifier().classify(sample)
    return code if certainty >= LEAST_CERTAIN and len(code) == 2 else None


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # reads a model: when needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
