"""The door of the room: `read_reports`, and what becomes of one input.

Enters: paths and addresses. Leaves: reports and failures, in the order of the inputs. It refuses
inputs larger than `Config.max_bytes`, except JSON Lines, ZIP and web archives, which are read piece
by piece, and archives that are nested too deep or unpack without end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Failure, Report
from purport.reading import formats, webarchives
from purport.reading.addresses import is_address
from purport.reading.archives import (
    DEEPEST,
    SPREAD,
    Budget,
    in_memory,
    members,
    office_format,
    open_archive,
)
from purport.reading.bounded import take_apart
from purport.reading.canonical import Draft, finish
from purport.reading.decoding import decode, refuse_binary
from purport.reading.inputs import Input, Rejoined, Stream, find_inputs, storable, translated
from purport.reading.jsonlines import read_lines, read_object
from purport.reading.plain import read_plain

if TYPE_CHECKING:
    from purport.reading.fetching import Fetcher

# Bytes looked at before anything else is read.
HEAD = 8_192

# What an input holds: drafts or errors of its parts, and inputs of their own.
Content = tuple[int | str | None, Draft | ReadingError] | Input | Failure


def read_reports(
    paths: Iterable[Path | str], *, config: Config, stdin: Stream | None = None
) -> Iterator[Report | Failure]:
    """Yield a `Report` for each published text under `paths`, a `Failure` for each bad input.

    A path is a file, a folder (read with its folders, in the order of names, hidden entries
    skipped), ``-`` for `stdin` (standard input where it is None) or, as a string, an address.
    Inputs are read as they are asked for; nothing is raised for a bad one.
    The same inputs give equal reports.
    """
    for found in _inputs(paths, config=config, stdin=stdin):
        if isinstance(found, Input):
            yield from _Reader(config).read(found)
        else:
            yield found


def _inputs(
    paths: Iterable[Path | str], *, config: Config, stdin: Stream | None
) -> Iterator[Input | Failure]:
    fetcher: Fetcher | None = None
    for named in paths:
        if isinstance(named, str) and is_address(named):
            from purport.reading import fetching  # loaded when something is fetched

            fetcher = fetcher or fetching.Fetcher(config)
            yield fetching.fetched(fetcher, named)
        else:
            yield from find_inputs([named], stdin=stdin)


class _Reader:
    """Reads one input and what is in it; what may be unpacked is counted over all of it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.budget = Budget(SPREAD * config.max_bytes)

    def read(self, source: Input, *, depth: int = 0) -> Iterator[Report | Failure]:
        """Yield the reports in `source`; `depth` is how many archives and letters it lies in."""
        try:
            for found in self._contents(source, depth=depth):
                if isinstance(found, Input):
                    yield from self.read(found, depth=depth + 1)
                elif isinstance(found, Failure):
                    yield found
                else:
                    yield self._finished(source, *found)
        except ReadingError as error:
            yield Failure(source.name, error.reason, error.remedy)
        except OSError as error:
            trouble = translated(error)
            yield Failure(source.name, trouble.reason, trouble.remedy)

    def _finished(
        self, source: Input, part: int | str | None, found: Draft | ReadingError
    ) -> Report | Failure:
        try:
            if isinstance(found, ReadingError):
                raise found
            if found.url is None and source.address:
                found = replace(found, url=source.address)
            if found.source is not None:
                found = replace(found, original=source.original(found.source))
            return finish(found, config=self.config)
        except ReadingError as error:
            name = source.name if part is None else f"{source.name}:{part}"
            return Failure(storable(name), error.reason, error.remedy)

    def _contents(self, source: Input, *, depth: int) -> Iterator[Content]:
        # Raises what fails the input as a whole.
        with source.open() as stream:
            head = stream.read(HEAD)
            if not head:
                raise ReadingError("it is empty", remedy="leave it out, or save the report again")
            if head.startswith(formats.ZIP_MAGIC):
                yield from self._archive(source, stream, head, depth=depth)
                return
            if source.ending in webarchives.ENDINGS or head.startswith(webarchives.MAGIC):
                _refuse_depth(depth)
                rejoined = Rejoined(head, stream)
                yield from webarchives.pages(rejoined, source, self.budget, config=self.config)
                return
            refuse_binary(head)
            if formats.is_lines(head, ending=source.ending):
                if b"\0" in head:
                    raise ReadingError(
                        "it is not UTF-8 (it holds NUL bytes)", remedy="save it as UTF-8"
                    )
                yield from read_lines(Rejoined(head, stream), file=source.file, config=self.config)
                return
            payload = self._payload(source, stream, head)
        contents = self._document(source, payload, head, depth=depth)
        yield from _with_original(contents, source, payload)

    def _payload(self, source: Input, stream: Stream, head: bytes) -> bytes:
        limit = self.config.max_bytes
        size = source.size
        payload = head
        if size <= limit:
            payload = head + stream.read(limit + 1 - len(head))
            size = len(payload)
        if size > limit:
            raise ReadingError(
                f"it has {size:,} bytes or more, the limit is {limit:,}",
                remedy="split it, or raise max_bytes",
            )
        return payload

    def _document(
        self, source: Input, payload: bytes, head: bytes, *, depth: int
    ) -> Iterator[Content]:
        sort = formats.of_bytes(head, ending=source.ending)
        if sort == "object":
            yield from read_object(payload, file=source.file, config=self.config)
            return
        if sort is None:
            text = decode(payload)
            sort = formats.of_text(text, ending=source.ending)
            if sort is None:
                markdown = source.ending in formats.MARKDOWN_ENDINGS
                yield None, read_plain(text, file=source.file, markdown=markdown)
                return
            payload = text.encode("utf-8")
        yield from self._taken_apart(sort, source, payload, depth=depth)

    def _taken_apart(
        self, sort: str, source: Input, payload: bytes, *, depth: int
    ) -> Iterator[Content]:
        for part, found in take_apart(sort, payload, file=source.file, config=self.config):
            if isinstance(found, tuple):
                _refuse_depth(depth)
                name, document = found
                yield Input(
                    storable(f"{source.name}/{name}"),
                    stream=BytesIO(document),
                    inner=PurePosixPath(name),
                    way="letter",
                )
            else:
                yield part, found

    def _archive(
        self, source: Input, stream: Stream, head: bytes, *, depth: int
    ) -> Iterator[Content]:
        limit = self.config.max_bytes
        whole = source.path.open("rb") if source.path else in_memory(stream, head, limit=limit)
        with whole as file, open_archive(file) as archive:
            if office_format(archive) is None:
                _refuse_depth(depth)
                yield from members(archive, source, self.budget)
                return
            file.seek(0)
            payload = file.read(limit + 1)
        if len(payload) > limit:
            raise ReadingError(
                f"it has {len(payload):,} bytes or more, the limit is {limit:,}",
                remedy="split it, or raise max_bytes",
            )
        contents = self._taken_apart("word", source, payload, depth=depth)
        yield from _with_original(contents, source, payload)


def _with_original(contents: Iterator[Content], source: Input, payload: bytes) -> Iterator[Content]:
    """Yield `contents` with the one original that all of them were read from."""
    original = None
    for found in contents:
        if isinstance(found, tuple) and isinstance(found[1], Draft):
            original = original or source.original(payload)
            yield found[0], replace(found[1], original=original)
        else:
            yield found


def _refuse_depth(depth: int) -> None:
    if depth >= DEEPEST:
        raise ReadingError(
            f"it lies more than {DEEPEST} archives or letters deep", remedy="unpack the outer ones"
        )
