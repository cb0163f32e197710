"""A file on a server -> the same file on disk, whole; what broke off is gone on with.

Enters: an address and a path. Leaves: the file and when it was last changed. It refuses addresses
that are not HTTPS (save on this very machine), and to put anything but the whole file at the path:
until then it grows beside it, and the next call asks for the rest (RFC 9110, range requests).
"""

import errno
import json
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from purport.errors import GazetteerError

TRIES = 4
PAUSE = 1.0
"""Seconds before the second try; each further one waits twice as long."""

TIMEOUT = 30.0
"""Seconds without a byte after which a try is given up."""

BLOCK = 1 << 16
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EFBIG})
LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})

OnBytes = Callable[[str, int, int | None], None]
"""Called with the address, the bytes that are there and, where it is known, of how many."""


def require_safe(address: str) -> str:
    """Return `address`; `GazetteerError` where it is not HTTPS and not on this machine."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in LOCAL
    if not (parts.hostname and (parts.scheme == "https" or local)):
        raise GazetteerError(f"{address} is no https address", remedy="give one that is")
    return address


class _SafeRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        return super().redirect_request(req, fp, code, msg, headers, require_safe(newurl))


def fetch(address: str, path: Path, on_bytes: OnBytes = lambda *_: None) -> None:
    """Download `address` to `path`, going on where an earlier call broke off.

    `GazetteerError` says how far it came; what is there is kept for the next call.
    """
    opener = build_opener(_SafeRedirects)
    part = _Part(require_safe(address), path)
    for attempt in range(1, TRIES + 1):
        try:
            part.go_on(opener, on_bytes)
            part.finish()
            return
        except HTTPError as error:
            if error.code < 500 or attempt == TRIES:
                raise _failed(address, f"the server says {error.code} {error.reason}") from error
        except (HTTPException, OSError, _ShortError) as error:
            if isinstance(error, OSError) and error.errno in DISK:
                raise GazetteerError(
                    f"{path.parent} cannot be written: {error.strerror}",
                    remedy="make room, or set PURPORT_CACHE to another folder",
                ) from error
            reason = getattr(error, "reason", None) or error
            if attempt == TRIES or isinstance(reason, SSLCertVerificationError):
                raise _failed(address, f"{reason}{part.so_far()}") from error
        time.sleep(PAUSE * 2 ** (attempt - 1))


def _failed(address: str, reason: str) -> GazetteerError:
    return GazetteerError(
        f"{address} could not be downloaded: {reason}",
        remedy="run the same command again, which goes on from there; nothing was changed",
    )


class _ShortError(Exception):
    """The server sent less than it had announced."""


class _Part:
    """The growing file, with a note of what it is a part of beside it."""

    def __init__(self, address: str, path: Path) -> None:
        self.address, self.path = address, path
        self.part = path.with_name(path.name + ".part")
        self.note = path.with_name(path.name + ".part.json")

    @property
    def have(self) -> int:
        return self.part.stat().st_size if self.part.is_file() else 0

    def so_far(self) -> str:
        return f" ({self.have:,} bytes are here)" if self.have else ""

    def go_on(self, opener: Any, on_bytes: OnBytes) -> None:
        """Ask for what is missing, or for all where what is there is of another file."""
        validator = self._validator()
        have = self.have if validator else 0
        headers = {"User-Agent": "purport", "Accept-Encoding": "identity"}
        if have and validator:
            headers |= {"Range": f"bytes={have}-", "If-Range": validator}
        try:
            response = opener.open(Request(self.address, headers=headers), timeout=TIMEOUT)
        except HTTPError as error:
            if error.code != 416:
                raise
            self.part.unlink(missing_ok=True)  # it is longer than the server's file
            raise _ShortError("what was there did not fit") from error
        with response:
            goes_on = response.status == 206 and have > 0
            have = have if goes_on else 0
            length = response.headers.get("Content-Length")
            total = have + int(length) if length and length.isdigit() else None
            self._write_note(response.headers)
            with self.part.open("ab" if goes_on else "wb") as file:
                while block := response.read(BLOCK):
                    file.write(block)
                    have += len(block)
                    on_bytes(self.address, have, total)
        if total is not None and have < total:
            raise _ShortError(f"it broke off at {have:,} of {total:,} bytes")

    def finish(self) -> None:
        """Put the whole file in its place."""
        self.part.replace(self.path)
        self.note.unlink(missing_ok=True)

    def _validator(self) -> str | None:
        """Return what tells the server which version of the file the part is of."""
        try:
            note = json.loads(self.note.read_text(encoding="utf-8"))
            return str(note["validator"]) if note["address"] == self.address else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write_note(self, headers: Any) -> None:
        etag = headers.get("ETag", "")
        validator = etag if etag and not etag.startswith("W/") else headers.get("Last-Modified")
        if validator:
            note = {"address": self.address, "validator": validator}
            self.note.write_text(json.dumps(note), encoding="utf-8")
        else:
            self.note.unlink(missing_ok=True)
