"""A Telegram Desktop export -> drafts: the JSON form and the HTML form.

Enters: ``result.json`` or ``messages.html``. Leaves: a `Draft` for each message with words: its
channel as outlet, its day, its address where the export tells it, and the message that it answers.

A forwarded message is somebody else's: it leaves first as the report of the channel that it comes
from, then as that of the channel that passed it on. The ledger keeps one text with two appearances,
the first of which is its origin. It refuses conversations between two persons: those are no
published reports.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from purport.errors import ReadingError
from purport.reading.canonical import Draft
from purport.reading.fragments import element_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Folders of an export that hold its page's furniture and pictures, and no report.
FURNITURE = frozenset(
    "css js images photos stickers video_files voice_messages round_video_messages".split()
)
INDEXES = frozenset({"result.json", "messages.html"})

PRIVATE = frozenset({"personal_chat", "bot_chat"})

_PAGE = re.compile(r'class="page_wrap".{0,4000}?class="(?:page_body chat_page|history)"', re.DOTALL)
_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_FORWARDED_AT = re.compile(r"\s*\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d\s*$")

Drafts = Iterator[tuple[str | None, Draft | ReadingError]]


def is_export(value: Any) -> bool:
    """Say whether parsed JSON is an export: of one chat, or of an account."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("messages"), list) and "type" in value:
        return True
    return isinstance(chats := value.get("chats"), dict) and isinstance(chats.get("list"), list)


def is_export_page(text: str) -> bool:
    """Say whether an HTML page is one of an export."""
    return bool(_PAGE.search(text[:20_000]))


def read_export(value: dict[str, Any], *, file: str) -> Drafts:
    """Yield the number of each message with words and its draft, twice where it is forwarded."""
    chats = value["chats"]["list"] if "chats" in value else [value]
    several = len(chats) > 1
    empty = True
    for chat in chats:
        for number, draft in _chat(chat, file=file, several=several):
            empty = False
            yield number, draft
    if empty:
        raise ReadingError(
            "it is an export without a message that has words", remedy="leave it out"
        )


def _chat(chat: Any, *, file: str, several: bool) -> Drafts:
    if not isinstance(chat, dict) or not isinstance(chat.get("messages"), list):
        return
    name = chat.get("name") if isinstance(chat.get("name"), str) else None
    if chat.get("type") in PRIVATE:
        yield (
            name if several else None,
            ReadingError(
                "it is a conversation between two persons, not a published report",
                remedy="export a channel or a group",
            ),
        )
        return
    for message in chat["messages"]:
        if not isinstance(message, dict) or message.get("type") != "message":
            continue
        text = _wording(message.get("text"))
        if not text.strip():
            continue
        number = str(message.get("id"))
        author = message.get("author") or message.get("from")
        own = Draft(
            text=text,
            file=f"{file}:{number}",
            outlet=name,
            author=author if isinstance(author, str) and author != name else None,
            url=_address(chat, message.get("id")),
            published=_string(message.get("date")),
            updated=_string(message.get("edited")),
            replies_to=_address(chat, message.get("reply_to_message_id")),
        )
        key = f"{name}:{number}" if several else number
        for draft in _with_origin(own, _string(message.get("forwarded_from"))):
            yield key, draft


def _with_origin(own: Draft, origin: str | None, *, day: str | None = None) -> Iterator[Draft]:
    if origin and origin != own.outlet:
        yield replace(
            own,
            outlet=origin,
            author=None,
            url=None,
            updated=None,
            published=day or own.published,
            replies_to=None,
        )
    yield own


def _wording(text: Any) -> str:
    # A string, or a list of strings and of pieces with a type (bold, link, mention).
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (each.get("text") if isinstance(each, dict) else each for each in text)
    return "".join(each for each in pieces if isinstance(each, str))


def _address(chat: dict[str, Any], number: Any) -> str | None:
    if not isinstance(number, int) or not isinstance(chat.get("id"), int):
        return None
    return f"https://t.me/c/{chat['id']}/{number}"


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def read_export_page(page: str, *, file: str) -> Drafts:
    """Yield the number of each message with words of an HTML export and its draft."""
    from lxml.html import fromstring

    root = fromstring(page)
    name = _text(root, './/div[contains(@class,"page_header")]//div[contains(@class,"text")]')
    sender = None
    empty = True
    for message in root.xpath('//div[contains(concat(" ",@class," ")," message ")]'):
        # A message "joined" to the one before it leaves its sender's name out.
        body = _first(message, './div[contains(@class,"body")]')
        if body is None or "service" in message.get("class", "").split():
            continue
        sender = _text(body, './div[contains(@class,"from_name")]') or sender
        forwarded = _first(body, './div[contains(@class,"forwarded") and contains(@class,"body")]')
        holder = body if forwarded is None else forwarded
        words = _first(holder, './div[contains(concat(" ",@class," ")," text ")]')
        text = "" if words is None else element_text(words)
        if not text:
            continue
        empty = False
        number = message.get("id", "").removeprefix("message")
        own = Draft(
            text=text,
            file=f"{file}:{number}",
            outlet=name,
            author=sender if sender != name else None,
            published=_day(_first(body, './div[contains(@class,"date")]')),
            replies_to=_answered(body, file=file),
        )
        origin, day = None, None
        if forwarded is not None:
            origin = _text(forwarded, './div[contains(@class,"from_name")]')
            origin = _FORWARDED_AT.sub("", origin) if origin else None
            day = _day(_first(forwarded, './/span[contains(@class,"date")]'))
        for draft in _with_origin(own, origin, day=day):
            yield number, draft
    if empty:
        raise ReadingError(
            "it is an export without a message that has words", remedy="leave it out"
        )


def _first(element: "HtmlElement", path: str) -> "HtmlElement | None":
    found = element.xpath(path)
    return found[0] if found else None


def _text(element: "HtmlElement", path: str) -> str | None:
    found = _first(element, path)
    return " ".join(found.text_content().split()) or None if found is not None else None


def _day(element: "HtmlElement | None") -> str | None:
    found = _DAY.search(element.get("title", "")) if element is not None else None
    return f"{found[3]}-{found[2]}-{found[1]}" if found else None


def _answered(body: "HtmlElement", *, file: str) -> str | None:
    link = _first(body, './div[contains(@class,"reply_to")]//a')
    found = re.search(r"go_to_message(\d+)", link.get("href", "")) if link is not None else None
    return f"{file}:{found[1]}" if found else None
