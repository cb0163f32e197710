"""A web page -> `Draft`, by trafilatura.

Enters: the characters of one HTML page. Leaves: its main text, and the title, outlet, URL, date and
language that the page states. It refuses pages in which no text is found. Nothing is fetched, and
the same page gives the same draft on any day.
"""

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache

from purport.config import Config
from purport.errors import ReadingError
from purport.reading.canonical import Draft

# htmldate takes today for the latest date that a page can have: the same page would be read
# otherwise tomorrow. Dates are taken from the page's markup, not guessed from its prose.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}

# How far into a page its first elements can begin: behind a doctype and comments.
OPENING = 10_000

_LANGUAGE = re.compile(r"""<html\b[^>]*?\slang\s*=\s*["']?\s*([a-z]{2}(?![a-z]))""", re.IGNORECASE)
_UPDATED = re.compile(
    r"""<meta\b(?=[^>]{0,500}?["'](?:article:modified_time|og:updated_time|dateModified)["'])"""
    r"""[^>]{0,500}?\scontent\s*=\s*["']([^"']{8,40})["']|"dateModified"\s*:\s*"([^"]{8,40})["]""",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read_webpage(page: str, *, file: str, config: Config) -> Draft:
    """Return the draft of `page`; `ReadingError` where no text is found in it."""
    from trafilatura import bare_extraction  # takes half a second: loaded when needed

    if not _DOCUMENT.search(page[:OPENING]):
        page = f"<html><body>{page}</body></html>"
    try:
        found = bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(DATES),
            config=_settings(config.max_bytes),
        )
    except Exception as error:  # the parsers below it raise what they please at broken pages
        raise ReadingError("its HTML cannot be parsed", remedy="save its text as .txt") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise ReadingError(
            "no text is found in its HTML",
            remedy="save the page once it is loaded in a browser, or save its text as .txt",
        )
    stated = _LANGUAGE.search(page[:OPENING])
    return Draft(
        text=found.text,
        file=file,
        title=found.title,
        outlet=found.sitename,
        url=found.url,
        published=found.date if found.date and _states(page, found.date, found.text) else None,
        author=found.author,
        updated=_updated(page),
        template_language=stated[1] if stated else None,
    )


def _states(page: str, day: str, text: str) -> bool:
    # Where markup has no date, htmldate takes one of these two forms from the prose, where it is
    # when something happened.
    forms = (day, ".".join(reversed(day.split("-"))))
    told = any(form in text for form in forms)
    return not told or any(page.count(form) > text.count(form) for form in forms)


def _updated(page: str) -> str | None:
    found = _UPDATED.search(page)
    return found[1] or found[2] if found else None


@cache
def _settings(max_bytes: int) -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    # A page that cannot be read is told once, by the failure.
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    settings = deepcopy(DEFAULT_CONFIG)
    settings.set("DEFAULT", "MAX_FILE_SIZE", str(max_bytes))
    return settings
