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

# The probability below which the identifier is said not to know. On English reports cut to 60
# letters it was wrong in one of six, and then nearly always below this.
LEAST_CERTAIN = 0.5

# The probability and the letters from which the text is believed rather than its page's template:
# English reports of 250 characters and more came out right, at 0.85 and more.
CERTAIN = 0.9
LETTERS_OF_A_TEXT = 200

_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE | re.DOTALL)


def language_code(stated: str | None) -> str | None:
    """Return the ISO 639-1 code of a stated code or locale; None for anything else.

    >>> language_code("en-GB"), language_code("English")
    ('en', None)
    """
    found = _CODE.fullmatch(stated.strip()) if stated else None
    return found[1].lower() if found else None


def text_language(
    text: str, *, letters: int = FEWEST_LETTERS, certain: float = LEAST_CERTAIN
) -> str | None:
    """Return the ISO 639-1 code of the language that `text` is in, None where too little tells.

    Too little is fewer than `letters` in its opening, or a probability below `certain`.
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < letters:
        return None
    code, certainty = _identifier().classify(sample)
    return code if certainty >= certain and len(code) == 2 else None


def page_language(text: str, *, stated: str | None) -> str | None:
    """Return the language of a page's text; what the page states where the text leaves it open.

    Sites in several languages often state their template's language on every page.
    """
    told = text_language(text, letters=LETTERS_OF_A_TEXT, certain=CERTAIN)
    return told or language_code(stated)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # reads a model: when needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
