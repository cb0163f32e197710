"""JSON Lines -> drafts, one line at a time; also a single JSON object.

Enters: a stream of bytes. Leaves: one `Draft` for each object with a ``text``, and one
`ReadingError` value for each line that is none, in order. Keys that are read: ``text``, and
optionally ``title``, ``outlet``, ``url``, ``published``, ``language``, ``author``, ``updated`` and
``file``; others are ignored. It refuses lines longer than `Config.max_bytes` and anything but
UTF-8, which is what JSON is written in (RFC 8259).
"""

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Protocol

from purport.config import Config
from purport.errors import ReadingError
from purport.reading.canonical import Draft, label
from purport.reading.telegram import is_export, read_export

# Read at a time where the rest of a line that is too long is passed over.
CHUNK = 1 << 20


class Lines(Protocol):
    """A stream that gives its next line, or the first `limit` bytes of it."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line with its end, or its first `limit` bytes; empty behind the last."""


def read_lines(
    stream: Lines, *, file: str, config: Config
) -> Iterator[tuple[int | None, Draft | ReadingError]]:
    """Yield the number of each line that is not blank with what it holds. Memory: one line.

    Where no line holds anything, that is one error without a number.
    """
    number = 0
    blank = True
    while line := stream.readline(config.max_bytes + 1):
        number += 1
        if len(line) > config.max_bytes:
            blank = False
            _pass_over_rest(stream, line)
            yield number, _too_long(config)
        elif line.removeprefix(codecs.BOM_UTF8).strip():
            blank = False
            try:
                draft = _draft(_parse(line), file=f"{file}:{number}")
                yield number, replace(draft, source=line)
            except ReadingError as error:
                yield number, error
    if blank:
        yield None, ReadingError("it holds no lines", remedy="leave it out, or save it again")


def read_object(
    payload: bytes, *, file: str, config: Config
) -> Iterator[tuple[int | str | None, Draft | ReadingError]]:
    """Yield what `payload` holds: one object over any number of lines, whose number is None, a
    Telegram export, or JSON Lines.
    """
    try:
        value = _parse(payload)
        if is_export(value):
            yield from read_export(value, file=file)
            return
        draft = _draft(value, file=file)
    except ReadingError as error:
        if _holds_lines(payload):
            yield from read_lines(BytesIO(payload), file=file, config=config)
        else:
            yield None, error
    else:
        yield None, draft


def _holds_lines(payload: bytes) -> bool:
    first, _, rest = payload.strip().partition(b"\n")
    try:
        return bool(rest) and isinstance(_parse(first), dict)
    except ReadingError:
        return False


def _parse(written: bytes) -> Any:
    try:
        return json.loads(written.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadingError("it is not UTF-8", remedy="save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise ReadingError(
            f"it is not JSON ({reason})", remedy="mend it, one object a line"
        ) from error


def _draft(value: Any, *, file: str) -> Draft:
    if not isinstance(value, dict):
        raise ReadingError(
            f"it is a JSON {_json_type(value)}, not an object",
            remedy='write {"text": "..."}, one a line',
        )
    text = value.get("text")
    if not isinstance(text, str):
        found = f"a {_json_type(text)}" if "text" in value else "missing"
        raise ReadingError(f'its "text" is {found}', remedy='give "text" as a string')
    stated: dict[str, Any] = {
        key: words
        for key in ("title", "outlet", "url", "published", "language", "author", "updated")
        if isinstance(words := value.get(key), str)
    }
    return Draft(
        text=text,
        file=label(named if isinstance(named := value.get("file"), str) else None) or file,
        **stated,
    )


def _json_type(value: Any) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "truth value", type(None): "null"}
    return names.get(type(value), "number")


def _pass_over_rest(stream: Lines, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(CHUNK)


def _too_long(config: Config) -> ReadingError:
    return ReadingError(
        f"the line is longer than {config.max_bytes:,} bytes",
        remedy="shorten it, or raise max_bytes",
    )
