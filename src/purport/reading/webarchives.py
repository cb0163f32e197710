"""A web archive (WARC, plain or gzip-compressed) -> the pages in it, by warcio.

Enters: an open web archive. Leaves: each page that a server answered with as an `Input` that knows
its address. Records that hold no text (pictures, scripts, requests) are no reports and are passed
over. It refuses records larger than `Config.max_bytes`, and what unpacks without end.
"""

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from zlib import error as ZlibError  # noqa: N812

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Failure
from purport.reading.archives import Budget, Metered
from purport.reading.inputs import Input, Stream, storable

ENDINGS = (".warc", ".warc.gz")
MAGIC = b"WARC/"

# What a report comes as; everything else on a site is its furniture.
SORTS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
}


def pages(
    stream: Stream, source: Input, budget: Budget, *, config: Config
) -> Iterator[Input | Failure]:
    """Yield each page in `stream`, whose name is the archive's and the page's address."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    plain: Any = stream
    if source.ending.endswith(".gz"):
        plain = gzip.GzipFile(fileobj=plain)
    records = ArchiveIterator(Metered(plain, budget), check_digests=False)
    found = False
    try:
        for record in records:
            page = _page(record, source, config=config)
            if page is not None:
                found = True
                yield page
    except (ArchiveLoadFailed, OSError, EOFError, ZlibError, ValueError) as error:
        raise ReadingError(
            f"it is a damaged web archive ({type(error).__name__})",
            remedy="fetch it again; the pages before the damage are read",
        ) from error
    if not found:
        raise ReadingError("the web archive holds no page", remedy="leave it out")


def _page(record: Any, source: Input, *, config: Config) -> Input | Failure | None:
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers
    stated = headers.get_header("Content-Type") if headers else record.content_type
    ending = SORTS.get((stated or "").partition(";")[0].strip().lower())
    answered = headers.get_statuscode() if headers else "200"
    if ending is None or answered != "200":
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = storable(f"{source.name}:{address}")
    payload = record.content_stream().read(config.max_bytes + 1)
    if len(payload) > config.max_bytes:
        return Failure(
            name, f"it has more than {config.max_bytes:,} bytes", "raise max_bytes to read it"
        )
    path = PurePosixPath(unquote(urlsplit(address).path)).stem or "index"
    return Input(
        name,
        stream=BytesIO(payload),
        inner=PurePosixPath(f"{path}{ending}"),
        address=address,
        way="web archive",
        retrieved=record.rec_headers.get_header("WARC-Date"),
    )
