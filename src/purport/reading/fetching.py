"""A web address -> the bytes that are published there, fetched politely.

Enters: an address. Leaves: a `Page`, or an input to be read. It refuses what robots.txt forbids
(RFC 9309), machines that are not public, before and after redirects (`addresses`), more than
`Config.max_bytes`, and to wait longer than `Config.max_seconds` for an answer. One host is
asked one thing at a time, with a pause. Proxies of the environment are not used: what they connect
to could not be checked here.
"""

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import httpcore2 as httpcore
from protego import Protego

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Failure
from purport.reading.addresses import in_order, machines
from purport.reading.inputs import Input, storable
from purport.reading.webarchives import SORTS

AGENT = "purport"
REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two requests to one host, where its robots.txt asks for none."""

LONGEST_PAUSE = 30.0
LARGEST_ROBOTS = 500_000
"""Bytes of robots.txt that are heeded: the least that RFC 9309 allows."""

_MOVED = {301, 302, 303, 307, 308}
_LATER = {429, 503}


@dataclass(frozen=True, slots=True)
class Page:
    """What was found at an address.

    `address` is where it was found after redirects, `sort` its media type, `retrieved` the time
    (ISO 8601, UTC).
    """

    address: str
    content: bytes
    sort: str
    retrieved: str


def fetched(fetcher: "Fetcher", address: str) -> Input | Failure:
    """Return what is at `address` as an input, or why it cannot be had."""
    try:
        page = fetcher.get(address)
    except ReadingError as error:
        return Failure(address, error.reason, error.remedy)
    path = PurePosixPath(unquote(urlsplit(page.address).path))
    ending = SORTS.get(page.sort, path.suffix)
    return Input(
        address,
        stream=BytesIO(page.content),
        inner=PurePosixPath(f"{storable(path.stem) or 'index'}{ending}"),
        address=page.address,
        way="web",
        retrieved=page.retrieved,
    )


class _Line(httpcore.NetworkStream):
    """A connection with a time at which all of it has to be over, whatever comes in meanwhile."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._left())
        return _Line(secured, self._end)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Public(httpcore.NetworkBackend):
    """Connects to public machines only, by the number that was checked."""

    def __init__(self, end: float) -> None:
        self._end = end

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        trouble: Exception | None = None
        for number in machines(host, port):
            left = max(0.01, self._end - time.monotonic())
            try:
                plain = httpcore.SyncBackend().connect_tcp(number, port, timeout=left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return _Line(plain, self._end)
        raise trouble or httpcore.ConnectError(f"no way to {host}")


class Fetcher:
    """Fetches one thing after another and remembers what each host asks for."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._robots: dict[str, Protego | None] = {}
        self._free: dict[str, float] = {}
        self._secure = ssl.create_default_context()

    def get(self, address: str) -> Page:
        """Return what is at `address`; `ReadingError` where it cannot or may not be had."""
        here = in_order(address)
        for _ in range(REDIRECTS + 1):
            self._heed_robots(here)
            status, headers, content = self._ask(here)
            if status not in _MOVED:
                break
            here = in_order(urljoin(here, headers.get("location", "")))
        else:
            raise ReadingError("it redirects again and again", remedy="open it in a browser")
        if status in _LATER:
            pause = _pause(headers.get("retry-after"))
            raise ReadingError(
                f"its host asks for a pause ({status})", remedy=f"try again in {pause:,.0f} s"
            )
        if status != 200:
            raise ReadingError(f"its host answers {status}", remedy="open it in a browser")
        return Page(
            address=here,
            content=content,
            sort=headers.get("content-type", "").partition(";")[0].strip().lower(),
            retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def _heed_robots(self, address: str) -> None:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        if rules is None:
            raise ReadingError(
                "its host does not say what programs may read (robots.txt cannot be had)",
                remedy="try again later",
            )
        if not rules.can_fetch(address, AGENT):
            raise ReadingError(
                "its host forbids programs to read it (robots.txt)",
                remedy="open it in a browser and save the page, if you may",
            )

    def _read_robots(self, site: str) -> Protego | None:
        """The rules of `site`; None where they cannot be had, which forbids everything."""
        here = f"{site}/robots.txt"
        for _ in range(REDIRECTS + 1):
            status, headers, content = self._ask(here)
            if status not in _MOVED:
                break
            here = in_order(urljoin(here, headers.get("location", "")))
        if status >= 500 or status == 429:
            return None
        told = content[:LARGEST_ROBOTS].decode("utf-8", "replace") if status == 200 else ""
        return Protego.parse(told)

    def _ask(self, address: str) -> tuple[int, dict[str, str], bytes]:
        """Send one GET; the status, the headers in lower case and the body."""
        host = urlsplit(address).netloc
        self._wait(host)
        limit, seconds = self._config.max_bytes, self._config.max_seconds
        sent = {
            "Host": host,
            "User-Agent": f"{AGENT}/{version('purport')}",
            "Accept": "text/html, application/xhtml+xml, application/xml, */*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        end = time.monotonic() + seconds
        pool = httpcore.ConnectionPool(ssl_context=self._secure, network_backend=_Public(end))
        try:
            with (
                pool,
                pool.stream("GET", address, headers=list(sent.items())) as answer,
            ):
                headers = {
                    key.decode("latin-1").lower(): value.decode("latin-1")
                    for key, value in answer.headers
                }
                if answer.status != 200:
                    return answer.status, headers, b""
                if headers.get("content-encoding", "identity").lower() != "identity":
                    raise ReadingError(
                        "its host sends it packed, unasked", remedy="save the page in a browser"
                    )
                content = bytearray()
                for piece in answer.iter_stream():
                    content += piece
                    if len(content) > limit:
                        raise ReadingError(
                            f"it has more than {limit:,} bytes", remedy="raise max_bytes to read it"
                        )
        except httpcore.TimeoutException as error:
            raise ReadingError(
                f"it takes longer than {seconds} s to be fetched", remedy="try again later"
            ) from error
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
        ) as error:
            reason = str(error) or type(error).__name__
            raise ReadingError(f"it cannot be fetched ({reason})", remedy="try again") from error
        return answer.status, headers, bytes(content)

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        if (until := self._free.get(host, 0.0)) > now:
            time.sleep(until - now)
        asked = PAUSE
        for site, rules in self._robots.items():
            if rules is not None and site.endswith(f"//{host}"):
                asked = max(asked, float(rules.crawl_delay(AGENT) or 0.0))
        self._free[host] = time.monotonic() + min(asked, LONGEST_PAUSE)


def _pause(stated: str | None) -> float:
    """Seconds that a Retry-After header asks for; ten minutes where it says nothing of use."""
    try:
        return max(60.0, float(stated or ""))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(stated or "")
        return max(60.0, (then - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 600.0
