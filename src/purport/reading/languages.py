"""What language a report is in.

Enters: the code or locale that a file or a page states, or the text itself. Leaves: an ISO 639-1
code, ``und``, or None. It refuses to guess from a few words (place names alone look like any
language) and to call a text in another script English.
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

UNKNOWN = "und"
"""ISO 639-2's code for a language that is not determined."""

LAST_LATIN = "\u024f"

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


def report_language(text: str, *, stated: str | None, template: str | None = None) -> str | None:
    """Return the language of a report that states `stated`, `UNKNOWN` where it is surely not
    English and nobody can tell what, None where nobody can tell anything.

    What is stated counts, save that no text is called English that surely is not. What a page's
    `template` states counts where the text leaves it open: sites in several languages often state
    their template's on every page.
    """
    code = language_code(stated)
    if code and code != "en":
        return code
    if _is_foreign_script(text):
        told = text_language(text, letters=1)
        known = told or language_code(template)
        return known if known and known != "en" else UNKNOWN
    told = text_language(text, letters=LETTERS_OF_A_TEXT, certain=CERTAIN)
    return told or code or language_code(template) or text_language(text)


def _is_foreign_script(text: str) -> bool:
    # Letters beyond U+024F are in no alphabet that is an extension of the Latin one.
    letters = [letter for letter in text[:SAMPLE] if letter.isalpha()]
    foreign = sum(1 for letter in letters if letter > LAST_LATIN)
    return foreign > len(letters) / 2


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # reads a model: when needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
