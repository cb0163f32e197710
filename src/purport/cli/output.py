"""Where a command's output goes: the terminal, standard output, or a file that is whole or absent.

Enters: text or bytes in pieces. Leaves: the same, written. It refuses to leave half a file behind.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from purport.errors import OutputError
from purport.model import Failure

if TYPE_CHECKING:
    from rich.console import Console


def console() -> "Console":
    """Return the console that pages are printed on; a pipe gets 100 columns and no colour."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 100, highlight=False)


def write_lines(lines: Iterable[str] | Iterable[bytes], output: Path | None = None) -> None:
    """Write `lines` to the file `output`, or to standard output where that is None."""
    if output is not None:
        write_whole(lines, output)
        return
    for line in lines:
        if isinstance(line, str):
            sys.stdout.write(line)
        else:
            sys.stdout.buffer.write(line)
    sys.stdout.flush()


def write_whole(pieces: Iterable[str] | Iterable[bytes], path: Path) -> None:
    """Write `pieces` beside `path` and rename; `OutputError` leaves what was there untouched.

    A device or a pipe (``/dev/stdout``) cannot be renamed over: it is written to as it stands.
    """
    partial: Path | None = None
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(map(_encoded, pieces))
            return
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            partial = Path(file.name)
            file.writelines(map(_encoded, pieces))
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error})",
            remedy="make room, or name a file in a folder that you may write to",
        ) from error
    finally:
        if partial is not None:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def _encoded(piece: str | bytes) -> bytes:
    return piece.encode("utf-8") if isinstance(piece, str) else piece


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def say(line: str) -> None:
    """Print one line on standard error."""
    print(f"purport: {line}", file=sys.stderr)


def tell_failures(failures: tuple[Failure, ...]) -> None:
    """Print each failure on a line of standard error and the count on the last one; exit with 1.

    Nothing happens where `failures` is empty.
    """
    for failure in failures:
        say(str(failure))
    if failures:
        inputs = "1 input" if len(failures) == 1 else f"{len(failures):,} inputs"
        say(f"{inputs} could not be read; the reasons are above")
        sys.exit(1)
