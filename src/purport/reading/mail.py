"""A letter (.eml, RFC 5322) -> drafts.

Enters: the bytes of one letter. Leaves: the draft of its body, and the name and bytes of each
document that hangs on it. It keeps names and leaves addresses of people out. It refuses letters
without a body.
"""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from purport.errors import ReadingError
from purport.reading.canonical import Draft
from purport.reading.fragments import fragment_text
from purport.reading.reflowing import reflow

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+")
_TELLING = re.compile(rb"^(from|received|return-path|message-id|mime-version):", re.I | re.M)
_LIST = re.compile(r"^\s*\"?([^<\"]+?)\"?\s*<")
_ADDRESS = re.compile(r"<\s*(https?://[^>\s]+)\s*>")


def is_letter(head: bytes) -> bool:
    """Say whether `head` opens with the headers of a letter, three telling ones among them."""
    found = _HEADER.match(head)
    return found is not None and len({each.lower() for each in _TELLING.findall(found[0])}) >= 3


def read_letter(
    payload: bytes, *, file: str
) -> Iterator[tuple[str | None, Draft | tuple[str, bytes]]]:
    """Yield the letter's own draft, then name and bytes of each document that hangs on it."""
    try:
        letter = BytesParser(policy=policy.default).parsebytes(payload)
        draft = _draft(letter, file=file)
        hanging = list(_documents(letter))
    except (MessageError, ValueError, LookupError, AttributeError, IndexError, KeyError) as error:
        raise ReadingError(
            f"it is a damaged letter ({type(error).__name__})", remedy="save its text as .txt"
        ) from error
    if not draft.text and not hanging:
        raise ReadingError("the letter has no text", remedy="leave it out")
    if draft.text:
        yield None, draft
    for name, document in hanging:
        yield name, (name, document)


def _draft(letter: EmailMessage, *, file: str) -> Draft:
    body = letter.get_body(("plain", "html"))
    text = ""
    if body is not None:
        content = str(body.get_content())
        plain = body.get_content_type() == "text/plain"
        text = reflow(content.replace("\r\n", "\n")) if plain else fragment_text(content)
    sender = parseaddr(_header(letter, "From") or "")[0] or None
    listed = _LIST.match(_header(letter, "List-Id") or "")
    archived = _ADDRESS.search(_header(letter, "Archived-At") or "")
    return Draft(
        text=text,
        file=file,
        title=_header(letter, "Subject"),
        outlet=listed.group(1) if listed else sender,
        author=sender if listed else None,
        url=archived.group(1) if archived else None,
        published=_header(letter, "Date"),
        language=_header(letter, "Content-Language"),
    )


def _header(letter: EmailMessage, name: str) -> str | None:
    value = letter.get(name)
    return str(value) if value else None


def _documents(letter: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(letter.iter_attachments(), 1):
        name = (part.get_filename() or f"attachment-{number}").rpartition("/")[2]
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield f"{name}.eml", inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        elif not part.is_multipart() and part.get_content_maintype() in {"application", "text"}:
            content = part.get_payload(decode=True)
            yield name, content if isinstance(content, bytes) else b""
