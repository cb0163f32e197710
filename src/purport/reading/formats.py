"""Which format an input is in, by its ending and by how its content opens.

Enters: the first bytes or the characters of an input, and its ending. Leaves: the name of a format,
or None for plain text. It refuses XML that is nothing it knows.
"""

import json
import re

from purport.errors import ReadingError
from purport.reading.feeds import feed_root
from purport.reading.mail import is_letter
from purport.reading.telegram import is_export_page

ZIP_MAGIC = b"PK\x03\x04"
PDF_MAGIC = b"%PDF-"

LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
OBJECT_ENDING = ".json"
LETTER_ENDING = ".eml"
WEBPAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})

_OPENS_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"[^"\\]{0,100}"\s*:|\})')
# Comments may stand in front; each is matched in one way only, so that nothing is tried twice.
_OPENS_WEBPAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_XML = re.compile(r"\ufeff?\s*<\?xml\s", re.IGNORECASE)


def is_lines(head: bytes, *, ending: str) -> bool:
    """Say whether an input is JSON Lines."""
    if ending in LINES_ENDINGS:
        return True
    if ending == OBJECT_ENDING or not _OPENS_JSON.match(head):
        return False
    line, ended, _ = head.lstrip().partition(b"\n")
    if not ended:
        return True
    try:
        json.loads(line)
    except ValueError:
        return False  # an object that is written over several lines
    return True


def of_bytes(head: bytes, *, ending: str) -> str | None:
    """Return ``pdf``, ``letter`` or ``object`` (JSON) where the bytes tell, else None."""
    if head.startswith(PDF_MAGIC):
        return "pdf"
    if ending == OBJECT_ENDING or _OPENS_JSON.match(head):
        return "object"
    known = WEBPAGE_ENDINGS | MARKDOWN_ENDINGS
    if ending == LETTER_ENDING or (ending not in known and is_letter(head)):
        return "letter"
    return None


def of_text(text: str, *, ending: str) -> str | None:
    """Return ``webpage``, ``export`` (a Telegram page) or ``feed``; None for plain text."""
    if ending in WEBPAGE_ENDINGS or _OPENS_WEBPAGE.match(text):
        return "export" if is_export_page(text) else "webpage"
    root = feed_root(text)
    if root == "opml":
        raise ReadingError(
            "it is a list of feeds, not a report",
            remedy="save the feeds that it lists, and read those",
        )
    if root is not None:
        return "feed"
    if _OPENS_XML.match(text):
        raise ReadingError(
            "it is XML, not a web page or a feed", remedy="save each report's text as .txt"
        )
    return None
