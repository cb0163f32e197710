"""A ZIP archive -> the inputs in it.

Enters: an open archive. Leaves: each file in it, in the order of names, as an `Input` that unpacks
as it is read. Nothing is ever unpacked to disk. It refuses members that would leave the folder they
are unpacked in, links, members with a password, and all that lies behind the bound on bytes: a few
kilobytes can unpack to terabytes (https://www.bamsoftware.com/hacks/zipbomb/).
"""

import re
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from purport.errors import ReadingError
from purport.model import Failure
from purport.reading.inputs import Input, Stream, storable
from purport.reading.telegram import FURNITURE, INDEXES

MOST_MEMBERS = 100_000
DEEPEST = 3
"""Archives within archives."""

SPREAD = 50
"""How many times `Config.max_bytes` an archive may unpack to, with all archives in it."""

_DRIVE = re.compile(r"[A-Za-z]:")
_OFFICE = {
    "word/document.xml": "word",
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a slide show",
    "content.xml": "an OpenDocument file",
    "META-INF/container.xml": "an e-book",
}

BROKEN = (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Budget:
    """What may still be unpacked, in bytes; shared by an archive and all archives in it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.left = size

    def spend(self, count: int) -> None:
        """Take `count` bytes; `ReadingError` where fewer are left."""
        self.left -= count
        if self.left < 0:
            raise ReadingError(
                f"it unpacks to more than {self.size:,} bytes; the rest of it is not read",
                remedy="unpack what you trust of it, or raise max_bytes",
            )


class Metered:
    """A stream whose bytes are taken from a budget as they are read."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes; all only where that is asked for."""
        found = self._stream.read(size)
        self._budget.spend(len(found))
        return found

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line, or the first `limit` bytes of it."""
        found = self._stream.readline(limit)
        self._budget.spend(len(found))
        return found


def open_archive(stream: IO[bytes]) -> ZipFile:
    """Return the archive in `stream`; `ReadingError` where it is none or has too many members."""
    try:
        archive = ZipFile(stream)
    except BROKEN as error:
        raise ReadingError("it is a damaged ZIP archive", remedy="make it again") from error
    if len(archive.infolist()) > MOST_MEMBERS:
        raise ReadingError(f"it has more than {MOST_MEMBERS:,} members", remedy="split it")
    return archive


def office_format(archive: ZipFile) -> str | None:
    """Return ``word`` for a Word document, None for a plain archive; other offices are refused."""
    names = set(archive.namelist())
    for name, sort in _OFFICE.items():
        known = {"[Content_Types].xml", "mimetype"} & names
        if name in names and known:
            if sort == "word":
                return sort
            raise ReadingError(f"it is {sort}, not text", remedy="save its text as a .txt file")
    return None


def members(archive: ZipFile, source: Input, budget: Budget) -> Iterator[Input | Failure]:
    """Yield each file of `archive` as an input whose name tells the way to it."""
    exports = {
        info.filename.rpartition("/")[0]
        for info in archive.infolist()
        if info.filename.rpartition("/")[2] in INDEXES
    }
    empty = True
    for info in sorted(archive.infolist(), key=lambda each: each.filename):
        inner = PurePosixPath(info.filename.replace("\\", "/"))
        if info.is_dir() or _is_hidden(inner) or _is_furniture(info.filename, exports):
            continue
        empty = False
        name = f"{source.name}/{storable(info.filename)}"
        problem = _problem(info, inner)
        if problem:
            yield Failure(name, problem, "make the archive again without it")
            continue
        try:
            stream = archive.open(info)
        except BROKEN as error:
            yield Failure(name, f"it cannot be unpacked ({error})", "make the archive again")
            continue
        with stream:
            yield Input(name, stream=Metered(stream, budget), inner=inner, way="archive")
    if empty:
        yield Failure(source.name, "the archive holds no files", "leave it out")


def _problem(info: ZipInfo, inner: PurePosixPath) -> str | None:
    if inner.is_absolute() or ".." in inner.parts or _DRIVE.match(info.filename):
        return "its name leads out of the archive's folder"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link, not a file"
    if info.flag_bits & 1:
        return "it is locked with a password"
    return None


def _is_hidden(inner: PurePosixPath) -> bool:
    return any(
        (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX"
        for part in inner.parts
    )


def _is_furniture(name: str, exports: set[str]) -> bool:
    parts = name.split("/")
    return any(
        part in FURNITURE and "/".join(parts[:at]) in exports for at, part in enumerate(parts[:-1])
    )


def in_memory(stream: Stream, head: bytes, *, limit: int) -> BytesIO:
    """Return a stream's bytes, to be moved about in; `ReadingError` beyond `limit` bytes."""
    payload = head + stream.read(limit + 1 - len(head))
    if len(payload) > limit:
        raise ReadingError(
            f"it has {len(payload):,} bytes or more, the limit is {limit:,}",
            remedy="split it, or raise max_bytes",
        )
    return BytesIO(payload)
