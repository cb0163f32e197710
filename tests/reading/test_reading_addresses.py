"""Web addresses: read politely, from the public web, and from nowhere else."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from purport.config import Config
from purport.model import Failure, Report
from purport.reading import addresses, fetching, read_reports
from tests.reading.documents import PAGE

CONFIG = Config(max_bytes=200_000)
HURRIED = Config(max_bytes=200_000, max_seconds=2)
HERE = "127.0.0.1"
ELSEWHERE = "127.0.0.2"

Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site:
    """A server of this machine: `answers` by path, and the requests that it `saw`."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {"/a/story": (200, HTML, PAGE.encode())}
        self.saw: list[tuple[str, dict[str, str]]] = []
        self.drip = 0.0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.saw.append((self.path, dict(self.headers)))
                status, headers, body = site.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for at in range(0, len(body), 100 if site.drip else 1_000_000):
                        self.wfile.write(body[at : at + 100] if site.drip else body)
                        time.sleep(site.drip)
                except OSError:
                    pass  # the reader has gone

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer((HERE, 0), Handler)
        self.port = self.server.server_address[1]
        self.address = f"http://{HERE}:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that passes for a public one, as no setting can make it do."""
    monkeypatch.setattr(addresses, "is_public", lambda number: number == HERE)
    monkeypatch.setattr(fetching, "PAUSE", 0.0)
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def one(address: str) -> Report | Failure:
    (found,) = read_reports([address], config=CONFIG)
    return found


def reason(address: str) -> str:
    found = one(address)
    assert isinstance(found, Failure), found
    assert found.file == address
    return f"{found.reason}; {found.remedy}"


def test_a_page_is_read_with_its_bytes(site: Site) -> None:
    report = one(f"{site.address}/a/story#top")
    assert isinstance(report, Report)
    assert (report.title, report.file) == ("Taken?", "story")
    assert report.url == f"{site.address}/a/story"
    assert report.original is not None
    assert report.original.content == PAGE.encode()
    assert report.original.way == "web"
    assert report.original.retrieved is not None
    assert [path for path, _ in site.saw] == ["/robots.txt", "/a/story"]
    assert site.saw[1][1]["User-Agent"].startswith("purport/")


def test_robots_are_heeded(site: Site) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /a/*\n")
    assert "forbids programs" in reason(f"{site.address}/a/story")
    site.answers["/robots.txt"] = (503, {}, b"")
    assert "robots.txt cannot be had" in reason(f"{site.address}/a/story")
    assert "/a/story" not in [path for path, _ in site.saw]


def test_one_host_is_asked_with_pauses(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    list(read_reports([f"{site.address}/a/story", f"{site.address}/b"], config=CONFIG))
    assert max(pauses) == pytest.approx(7, abs=1)


def test_redirects_are_followed_and_held_to_the_same_rules(site: Site) -> None:
    site.answers["/old"] = (301, {"Location": "/a/story"}, b"")
    report = one(f"{site.address}/old")
    assert isinstance(report, Report)
    assert report.url == f"{site.address}/a/story"
    site.answers["/in"] = (302, {"Location": f"http://{ELSEWHERE}:{site.port}/a/story"}, b"")
    assert "machine of this network" in reason(f"{site.address}/in")
    site.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert "file: addresses are not fetched" in reason(f"{site.address}/file")
    site.answers["/round"] = (307, {"Location": "/round"}, b"")
    assert "redirects again and again" in reason(f"{site.address}/round")


def test_what_a_host_refuses(site: Site) -> None:
    assert "answers 404" in reason(f"{site.address}/missing")
    site.answers["/busy"] = (429, {"Retry-After": "120"}, b"")
    assert "try again in 120 s" in reason(f"{site.address}/busy")
    site.answers["/packed"] = (200, {**HTML, "Content-Encoding": "gzip"}, b"x")
    assert "packed, unasked" in reason(f"{site.address}/packed")


def test_sizes_and_times_are_bounded(site: Site) -> None:
    site.answers["/large"] = (200, HTML, b"x" * 300_000)
    assert "more than 200,000 bytes" in reason(f"{site.address}/large")
    site.drip = 0.2
    start = time.monotonic()
    site.answers["/slow"] = (200, HTML, b"x" * 10_000)
    (found,) = read_reports([f"{site.address}/slow"], config=HURRIED)
    assert isinstance(found, Failure)
    assert "longer than 2 s" in found.reason
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("file:///etc/passwd", "file: addresses are not fetched"),
        ("ftp://news.example/a", "ftp: addresses are not fetched"),
        ("https://user:word@news.example/a", "a user or a password"),
        ("https:///a", "no web address"),
        ("http://127.0.0.1:9/a", "machine of this network"),
        ("http://[::1]/a", "machine of this network"),
        ("http://169.254.169.254/latest/meta-data", "machine of this network"),
        ("http://2130706433/", "machine of this network"),
        ("http://[::ffff:10.0.0.1]/", "machine of this network"),
    ],
)
def test_what_is_never_fetched(address: str, expected: str) -> None:
    assert expected in reason(address)


def test_a_name_with_one_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[Any]:
        return [
            (socket.AF_INET, 1, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert "machine of this network" in reason("http://news.example/a")


def test_paths_are_no_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It fell on Monday, they said.")
    (found,) = read_reports([str(tmp_path / "a.txt")], config=CONFIG)
    assert isinstance(found, Report)
