"""A PDF document -> `Draft`, by pypdf.

Enters: the bytes of one document. Leaves: its text in paragraphs, without page numbers and the
lines that stand on most of its pages, and its title, author and dates. It refuses documents with a
password, and those without text: a scan is a picture, and nobody reads pictures here.
"""

import logging
import re
from collections import Counter
from io import BytesIO
from typing import Any

from purport.errors import ReadingError
from purport.reading.canonical import Draft
from purport.reading.reflowing import reflow

# A line that stands on more than this share of the pages is a running head or foot.
RUNNING = 0.5
FEWEST_PAGES = 3

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "-"})

_NUMBER = re.compile(r"(?:page\s+)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.I)
_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


def read_pdf(payload: bytes, *, file: str) -> Draft:
    """Return the draft of a document; `ReadingError` where it is locked, broken or without text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # told once, by the failure
    try:
        document = PdfReader(BytesIO(payload))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadingError("it is locked with a password", remedy="save it without one")
        pages = [(page.extract_text() or "").translate(LIGATURES) for page in document.pages]
        labels = document.metadata
        language = document.root_object.get("/Lang")
    except ReadingError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReadingError(
            f"it is a damaged PDF document ({type(error).__name__})",
            remedy="save it again, or save its text as .txt",
        ) from error
    text = reflow("\n".join(_without_running_lines(pages)))
    if not text.strip():
        raise ReadingError(
            "no text is found in it: it is a scan, or empty",
            remedy="run it through OCR first, or type out its text as a .txt file",
        )
    return Draft(
        text=text,
        file=file,
        title=_label(labels, "/Title"),
        author=_label(labels, "/Author"),
        published=_date(_label(labels, "/CreationDate")),
        updated=_date(_label(labels, "/ModDate")),
        language=str(language) if language else None,
    )


def _without_running_lines(pages: list[str]) -> list[str]:
    lines = [page.split("\n") for page in pages]
    times: Counter[str] = Counter()
    for page in lines:
        times.update({line.strip() for line in page if line.strip()})
    many = len(pages) >= FEWEST_PAGES
    running = {line for line, found in times.items() if many and found > RUNNING * len(pages)}
    kept = []
    for page in lines:
        inner = [line for line in page if line.strip() not in running]
        while inner and (not inner[-1].strip() or _NUMBER.fullmatch(inner[-1].strip())):
            inner.pop()
        while inner and (not inner[0].strip() or _NUMBER.fullmatch(inner[0].strip())):
            inner.pop(0)
        kept.append("\n".join(inner))
    return kept


def _label(labels: Any, key: str) -> str | None:
    value = labels.get(key) if labels else None
    return str(value) if value else None


def _date(stated: str | None) -> str | None:
    found = _DATE.match(stated) if stated else None
    return "-".join(found.groups()) if found else None
