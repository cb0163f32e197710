"""Characters -> canonical text, and what a format found -> `Report`.

Enters: decoded text and the labels that a file or a page carries beside it. Leaves: a `Report`
whose text is Unicode NFC with line feeds for line ends and no byte order mark, and otherwise what
was published. It refuses text without a visible character, text longer than
`Config.max_characters`, and characters that cannot be stored: NUL and lone surrogates.
"""

import re
import unicodedata
from dataclasses import dataclass

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Original, Report
from purport.reading.dates import iso_date
from purport.reading.languages import report_language

BYTE_ORDER_MARK = "\ufeff"

# A longer label is no title, name or address but a page that was taken apart wrongly.
LONGEST_LABEL = 1_000

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one input holds, as its format gives it: nothing in it is normalised yet.

    `published` and `updated` are dates in any form, `language` a code or a locale such as
    ``en-GB``, `template_language` one that a page's template states; `replies_to` is the address
    or the file of the report that this one answers; `source` the bytes of this draft alone, where
    an input holds many; `original` what it was read from.
    """

    text: str
    file: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    updated: str | None = None
    replies_to: str | None = None
    template_language: str | None = None
    source: bytes | None = None
    original: Original | None = None


def canonical(text: str) -> str:
    r"""Return `text` in NFC, with ``\n`` for line ends and without byte order marks in front.

    Applied twice it changes nothing more.

    >>> canonical("\ufeffKyi\u0308v\r\nholds\r")
    'Kyïv\nholds\n'
    """
    unmarked = text.lstrip(BYTE_ORDER_MARK)
    return unicodedata.normalize("NFC", unmarked.replace("\r\n", "\n").replace("\r", "\n"))


def finish(draft: Draft, *, config: Config) -> Report:
    """Return the report that `draft` amounts to; `ReadingError` where its text is none."""
    if SURROGATE.search(draft.text):
        raise ReadingError(
            "its text holds half of a character (a lone surrogate)",
            remedy="write the character whole, as UTF-8 or as a pair of \\u escapes",
        )
    if "\0" in draft.text:
        raise ReadingError("its text holds NUL characters", remedy="remove them")
    text = canonical(draft.text)
    if not any(map(_is_visible, text)):
        raise ReadingError(
            "it holds no text", remedy="leave it out, or put the report's text in it"
        )
    if len(text) > config.max_characters:
        raise ReadingError(
            f"its text has {len(text):,} characters, more than {config.max_characters:,}",
            remedy="split it into its reports, or raise max_characters",
        )
    return Report(
        text=text,
        file=draft.file,
        title=label(draft.title),
        outlet=label(draft.outlet),
        url=label(draft.url),
        published=iso_date(draft.published),
        language=report_language(text, stated=draft.language, template=draft.template_language),
        author=label(draft.author),
        updated=iso_date(draft.updated),
        replies_to=label(draft.replies_to),
        original=draft.original,
    )


def label(words: str | None) -> str | None:
    r"""Return a title, name or address in NFC on one line; None where nothing is left to read.

    >>> label(" Two\n lines ")
    'Two lines'
    """
    if words is None or SURROGATE.search(words):
        return None
    line = " ".join(canonical(words).replace("\0", " ").split())
    return line if 0 < len(line) <= LONGEST_LABEL else None


def _is_visible(character: str) -> bool:
    # Separators, controls and format characters (zero-width joiners, direction marks) are not.
    return unicodedata.category(character) not in {"Zs", "Zl", "Zp", "Cc", "Cf"}
