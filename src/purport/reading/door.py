"""The door of the room: `read_reports`, and how the format of an input is told.

Enters: paths. Leaves: reports and failures, in the order of the inputs. It refuses inputs larger
than `Config.max_bytes`, except JSON Lines, which are read line by line.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Failure, Report
from purport.reading.canonical import Draft, finish
from purport.reading.decoding import decode, refuse_binary
from purport.reading.inputs import Input, Rejoined, find_inputs, translated
from purport.reading.jsonlines import read_lines, read_object
from purport.reading.plain import read_plain
from purport.reading.webpage import read_webpage

LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
OBJECT_ENDING = ".json"
WEBPAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})

# Bytes looked at before anything else is read.
HEAD = 8_192

_OPENS_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"[^"\\]{0,100}"\s*:|\})')
# Comments may stand in front; each is matched in one way only, so that nothing is tried twice.
_OPENS_WEBPAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_XML = re.compile(r"\ufeff?\s*<\?xml\s", re.IGNORECASE)


def read_reports(
    paths: Iterable[Path], *, config: Config, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Yield a `Report` for each published text under `paths`, a `Failure` for each bad input.

    A path is a file, a folder (read with its folders, in the order of names, hidden entries
    skipped) or ``-`` for `stdin` (standard input where it is None). Inputs are read as they are
    asked for; nothing is raised for a bad one. The same inputs give equal reports.
    """
    for found in find_inputs(paths, stdin=stdin):
        if isinstance(found, Input):
            yield from _read_input(found, config=config)
        else:
            yield found


def _read_input(source: Input, *, config: Config) -> Iterator[Report | Failure]:
    try:
        for number, draft in _drafts(source, config=config):
            name = source.name if number is None else f"{source.name}:{number}"
            try:
                yield finish(_drafted(draft), config=config)
            except ReadingError as error:
                yield Failure(name, error.reason, error.remedy)
    except ReadingError as error:
        yield Failure(source.name, error.reason, error.remedy)
    except OSError as error:
        trouble = translated(error)
        yield Failure(source.name, trouble.reason, trouble.remedy)


def _drafts(source: Input, *, config: Config) -> Iterator[tuple[int | None, Draft | ReadingError]]:
    # Yields drafts, and the errors of single lines; raises what fails the input as a whole.
    with source.open() as stream:
        head = stream.read(HEAD)
        if not head:
            raise ReadingError("it is empty", remedy="leave it out, or save the report again")
        refuse_binary(head)
        if _is_lines(head, ending=source.ending):
            if b"\0" in head:
                raise ReadingError(
                    "it is not UTF-8 (it holds NUL bytes)", remedy="save it as UTF-8"
                )
            yield from read_lines(Rejoined(head, stream), file=source.file, config=config)
            return
        if source.size > config.max_bytes:
            raise _too_large(source.size, config=config)
        payload = head + stream.read(config.max_bytes + 1 - len(head))
    if len(payload) > config.max_bytes:
        raise _too_large(len(payload), config=config)
    if source.ending == OBJECT_ENDING or _OPENS_JSON.match(head):
        yield from read_object(payload, file=source.file, config=config)
    else:
        yield None, _read_text(decode(payload), source=source, config=config)


def _is_lines(head: bytes, *, ending: str) -> bool:
    if ending in LINES_ENDINGS:
        return True
    if ending == OBJECT_ENDING or not _OPENS_JSON.match(head):
        return False
    line, ended, _ = head.lstrip().partition(b"\n")
    if not ended:
        return True
    try:
        json.loads(line)
    except ValueError:
        return False  # an object that is written over several lines
    return True


def _read_text(text: str, *, source: Input, config: Config) -> Draft:
    if source.ending in WEBPAGE_ENDINGS or _OPENS_WEBPAGE.match(text):
        return read_webpage(text, file=source.file, config=config)
    if _OPENS_XML.match(text):
        raise ReadingError("it is XML, not a web page", remedy="save each report's text as .txt")
    return read_plain(text, file=source.file, markdown=source.ending in MARKDOWN_ENDINGS)


def _drafted(found: Draft | ReadingError) -> Draft:
    if isinstance(found, ReadingError):
        raise found
    return found


def _too_large(size: int, *, config: Config) -> ReadingError:
    return ReadingError(
        f"it has {size:,} bytes or more, the limit is {config.max_bytes:,}",
        remedy="split it, or raise max_bytes",
    )
