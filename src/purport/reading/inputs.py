"""Paths -> the inputs they name.

Enters: paths of files and folders, and ``-``. Leaves: each input in a stable order, as an `Input`
whose bytes have not been touched. It refuses what is missing, what may not be read, and what is no
regular file: a pipe or a device could keep the reader waiting for ever.

Folders are walked in the order of their entries' names; entries that begin with a dot are skipped,
and so are the pictures and the page furniture beside a Telegram export.
A folder that was walked already is not walked again, so links that lead in a circle end.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from typing import Protocol

from purport.errors import ReadingError
from purport.model import Failure, Original
from purport.reading.telegram import FURNITURE, INDEXES

STANDARD_INPUT = "-"

# Endings of two parts.
DOUBLE = ".warc.gz"


class Stream(Protocol):
    """Bytes that are read from front to end."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next `size` bytes, fewer at the end."""

    def readline(self, limit: int = -1, /) -> bytes:
        """Return the next line with its end, or its first `limit` bytes; empty behind the last."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input where `path` is None. `name` is for people, `size` in bytes.

    `inner` is the path of what an archive or a letter holds, `address` where a page was fetched,
    `way` how it came and `retrieved` when, as `Original` has them.
    """

    name: str
    path: Path | None = None
    stream: Stream | None = None
    size: int = 0
    inner: PurePath | None = None
    address: str | None = None
    way: str = "file"
    retrieved: str | None = None

    def original(self, content: bytes) -> Original:
        """Return `content`, the input's bytes or some of them, as what a report was read from."""
        return Original(content, self.name, self.way, self.address, self.retrieved)

    @property
    def file(self) -> str:
        """The name without its ending, as reports carry it."""
        path = self.inner or self.path
        return storable(path.name[: len(path.name) - len(self.ending)]) if path else "stdin"

    @property
    def ending(self) -> str:
        """The ending in lower case with its dot; empty where there is none."""
        path = self.inner or self.path
        if path is None:
            return ""
        return DOUBLE if path.name.lower().endswith(DOUBLE) else path.suffix.lower()

    def open(self) -> AbstractContextManager[Stream]:
        """Open the input's bytes; a stream stays open afterwards."""
        if self.path is None:
            return nullcontext(self.stream or sys.stdin.buffer)
        return self.path.open("rb")


class Rejoined:
    """A stream of which the head was read already."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head = BytesIO(head)
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes, fewer at the end."""
        found = self._head.read(size)
        if 0 <= size == len(found):
            return found
        return found + self._rest.read(-1 if size < 0 else size - len(found))

    def readline(self, limit: int = -1) -> bytes:
        """Return the next line with its end, or its first `limit` bytes; empty behind the last."""
        line = self._head.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._rest.readline(-1 if limit < 0 else limit - len(line))


def find_inputs(paths: Iterable[Path | str], *, stdin: Stream | None) -> Iterator[Input | Failure]:
    """Yield each input that `paths` name, and a failure for each that cannot be opened."""
    for named in paths:
        path = Path(named)
        if str(path) == STANDARD_INPUT:
            yield Input("standard input", stream=stdin, way="standard input")
            continue
        empty = True
        for found in _walk(path):
            empty = False
            yield found
        if empty:
            yield Failure(
                storable(str(path)), "the folder holds no files", "name a folder that holds reports"
            )


def storable(name: str) -> str:
    r"""Return a file's name with those bytes replaced that are no characters.

    >>> storable("caf\udce9")
    'caf�'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def translated(error: OSError | ValueError) -> ReadingError:
    """Return the system's error as one that names the remedy."""
    if isinstance(error, FileNotFoundError):
        return ReadingError("there is no such file or folder", remedy="check the path")
    if isinstance(error, PermissionError):
        return ReadingError("it may not be read", remedy="ask for the right to read it")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return ReadingError(f"it cannot be read ({reason})", remedy="check the path and the disk")


def _walk(top: Path) -> Iterator[Input | Failure]:
    walked: set[tuple[int, int]] = set()
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                yield Input(storable(str(path)), path, size=status.st_size)
                continue
            if not stat.S_ISDIR(status.st_mode):
                raise ReadingError(
                    f"it is {_sort(status.st_mode)}, not a file",
                    remedy="save it to a file, or pipe it into -",
                )
            if (status.st_dev, status.st_ino) not in walked:
                walked.add((status.st_dev, status.st_ino))
                names = sorted(name for name in os.listdir(path) if not name.startswith("."))
                if not INDEXES.isdisjoint(names):
                    names = [name for name in names if name not in FURNITURE]
                waiting.extend(path / name for name in reversed(names))
        except (OSError, ValueError) as error:
            trouble = _link_trouble(path, error) or translated(error)
            yield Failure(storable(str(path)), trouble.reason, trouble.remedy)
        except ReadingError as error:
            yield Failure(storable(str(path)), error.reason, error.remedy)


def _link_trouble(path: Path, error: OSError | ValueError) -> ReadingError | None:
    if not isinstance(error, OSError) or error.errno not in {errno.ENOENT, errno.ELOOP}:
        return None
    try:
        target = os.readlink(path)
    except OSError:
        return None
    return ReadingError(
        f"it is a link that leads nowhere ({storable(target)})", remedy="mend or remove the link"
    )


def _sort(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"
