"""The process in which pages and documents are taken apart: ``python -m purport.reading.worker``.

Enters: on standard input, one request after another: a line of JSON that names the format and says
how many bytes follow, and those bytes. Leaves: on standard output, one line of JSON for each. It
may use `MEMORY` bytes, write no file, open no connection and start no program: a parser that a
hostile document takes over finds little to do here.
"""

import base64
import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from purport.config import Config
from purport.errors import ReadingError
from purport.reading.canonical import Draft
from purport.reading.feeds import read_feed
from purport.reading.mail import read_letter
from purport.reading.pdf import read_pdf
from purport.reading.telegram import read_export_page
from purport.reading.webpage import read_webpage
from purport.reading.word import read_word

MEMORY = 1 << 30
"""Bytes of data that the process may hold (RLIMIT_DATA)."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.symlink",
    "os.link",
    "os.truncate",
    "os.kill",
)

Found = Iterator[tuple[str | None, Draft | ReadingError | tuple[str, bytes]]]


def read(sort: str, payload: bytes, *, file: str, config: Config) -> Found:
    """Yield what a document of the format `sort` holds: drafts, errors, documents in it."""
    match sort:
        case "webpage":
            yield None, read_webpage(payload.decode("utf-8"), file=file, config=config)
        case "export":
            yield from read_export_page(payload.decode("utf-8"), file=file)
        case "feed":
            yield from read_feed(payload.decode("utf-8"), file=file)
        case "pdf":
            yield None, read_pdf(payload, file=file)
        case "word":
            yield None, read_word(payload, file=file, config=config)
        case "letter":
            yield from read_letter(payload, file=file)


def answer(sort: str, payload: bytes, *, file: str, config: Config) -> list[dict[str, Any]]:
    """Return what the document holds as JSON can carry it; whatever goes wrong is an item."""
    items: list[dict[str, Any]] = []
    try:
        for part, found in read(sort, payload, file=file, config=config):
            if isinstance(found, Draft):
                items.append({"part": part, "draft": asdict(found)})
            elif isinstance(found, ReadingError):
                items.append({"part": part, "reason": found.reason, "remedy": found.remedy})
            else:
                name, document = found
                encoded = base64.b64encode(document).decode("ascii")
                items.append({"part": part, "name": name, "document": encoded})
    except ReadingError as error:
        items.append({"part": None, "reason": error.reason, "remedy": error.remedy})
    except MemoryError:
        reason = f"it takes more than {MEMORY:,} bytes of memory to be taken apart"
        items.append({"part": None, "reason": reason, "remedy": "save its text as a .txt file"})
    except Exception as error:  # whatever a parser raises at a broken document
        reason = f"it cannot be taken apart ({type(error).__name__})"
        items.append({"part": None, "reason": reason, "remedy": "save its text as a .txt file"})
    return items


def confine() -> None:
    """Take from this process what no reader needs; nothing gives it back."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    # "open" tells path, mode and flags (https://docs.python.org/3/library/audit_events.html).
    if event in _REFUSED or (event == "open" and isinstance(details[2], int) and _writes(details)):
        raise PermissionError(f"{event} is refused to readers")


def _writes(details: tuple[Any, ...]) -> bool:
    return bool(details[2] & _WRITES)


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not pass for an answer
    confine()
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        payload = sys.stdin.buffer.read(request["size"])
        config = Config(max_bytes=request["max_bytes"])
        items = answer(request["sort"], payload, file=request["file"], config=config)
        answers.write(json.dumps(items).encode("ascii") + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
