"""A feed (RSS, Atom, RDF) -> drafts, by feedparser; a list of feeds (OPML) -> their addresses.

Enters: the bytes of one feed or list. Leaves: one `Draft` for each item with words, with its title,
author, dates, address and the feed it comes from. It refuses XML that declares entities, and feeds
that are none. Nothing is fetched: an item's address is a label.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from purport.errors import ReadingError
from purport.reading.canonical import Draft
from purport.reading.fragments import fragment_text

# How far into a document its root can begin: behind comments and a stylesheet.
OPENING = 10_000

_ROOT = re.compile(
    r"\ufeff?\s*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*|<!doctype[^>\[]*>\s*)*"
    r"<(?:\w+:)?(?P<root>rss|feed|rdf|opml)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)


def feed_root(text: str) -> str | None:
    """Return ``rss``, ``feed``, ``rdf`` or ``opml`` where `text` opens so.

    >>> feed_root('<?xml version="1.0"?><!-- by hand --><rss version="2.0">')
    'rss'
    """
    found = _ROOT.match(text[:OPENING])
    return found["root"].lower() if found else None


def refuse_entities(text: str) -> None:
    """Raise `ReadingError` where XML declares entities, which may grow without end."""
    if _ENTITY.search(text):
        raise ReadingError(
            "its XML declares entities, which can grow without end",
            remedy="take the declarations out, if you trust where it comes from",
        )


def read_feed(text: str, *, file: str) -> Iterator[tuple[str, Draft | ReadingError]]:
    """Yield the number of each item of a feed with its draft."""
    import feedparser

    refuse_entities(text)
    # A stream, never a string: feedparser would open or fetch what a string names.
    payload = _UNDECLARED.sub("", text, count=1).encode("utf-8")
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(BytesIO(payload), response_headers=headers)
    if not feed.entries:
        raise ReadingError(
            "it is a feed without items" if feed.version else "it is XML that cannot be parsed",
            remedy="leave it out, or save it again",
        )
    for number, item in enumerate(feed.entries, 1):
        draft = _draft(item, feed.feed, file=f"{file}:{number}")
        if draft.text:
            yield str(number), draft
        else:
            error = ReadingError("the item holds no text", remedy="read the page that it names")
            yield str(number), error


_UNDECLARED = re.compile(r"(?<=\?xml)(?P<before>[^>]*?)\sencoding=[\"'][^\"']*[\"']")


def _draft(item: Any, feed: Any, *, file: str) -> Draft:
    title = fragment_text(item.get("title") or "").replace("\n", " ")
    wordings = [each.get("value") or "" for each in item.get("content", [])]
    wordings.append(item.get("summary") or "")
    # The longest wording is the article, the others its summaries.
    text = max((fragment_text(each) for each in wordings), key=len) or title
    source = item.get("source") or {}
    updated = dict.get(item, "updated")  # feedparser's own `get` would give the first date
    return Draft(
        text=text,
        file=file,
        title=title or None,
        outlet=source.get("title") or feed.get("title"),
        author=item.get("author"),
        url=item.get("link"),
        published=dict.get(item, "published") or updated,
        updated=updated,
        language=next((each.get("language") for each in item.get("content", [])), None)
        or feed.get("language"),
    )


def read_feed_list(text: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML list names, each once, in its order."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.ElementTree import fromstring

    refuse_entities(text)
    try:
        root = fromstring(text.encode("utf-8"), forbid_dtd=True)
    except (ParseError, ValueError) as error:
        raise ReadingError("it is XML that cannot be parsed", remedy="save it again") from error
    found = (each.get("xmlUrl") or each.get("xmlurl") for each in root.iter("outline"))
    return tuple(dict.fromkeys(address.strip() for address in found if address))
