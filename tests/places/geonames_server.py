"""A server on this machine that hands out GeoNames' files, as well or as badly as a test wants."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


def place(
    number: int,
    name: str,
    lat: float,
    lon: float,
    *,
    country: str = "SY",
    code: str = "PPL",
    people: int = 0,
    names: str = "",
    admin1: str = "12",
    admin2: str = "",
    kind: str = "P",
) -> str:
    """Return a line of a country file, with its nineteen columns."""
    return "\t".join(
        (
            str(number), name, name, names, str(lat), str(lon), kind, code, country, "", admin1,
            admin2, "", "", str(people), "", "300", "Asia/Damascus", "2025-06-01",
        )
    )  # fmt: skip


def alternate(number: int, of: int, name: str, language: str = "ar") -> str:
    """Return a line of a file of alternate names."""
    return "\t".join((str(number), str(of), language, name, "", "", "", "", "", ""))


def zipped(name: str, lines: list[str]) -> bytes:
    """Return an archive with one file of `lines`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "what the columns mean\n")
        archive.writestr(name, "".join(f"{line}\n" for line in lines))
    return file.getvalue()


@dataclass
class Served:
    """What the server has; `breaks` says after how many bytes an answer ends, once each.

    `asked` are the path and the Range header of each request.
    """

    files: dict[str, bytes]
    breaks: list[int] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    version: str = '"1"'
    redirect: str | None = None
    address: str = ""


@contextmanager
def serving(files: dict[str, bytes], context: Any = None) -> Iterator[Served]:
    """Serve `files` by path, over TLS where a `context` is given, until the block ends."""
    served = Served(files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            served.asked.append((self.path, wanted))
            if served.redirect:
                self.send_response(302)
                self.send_header("Location", served.redirect + self.path)
                self.end_headers()
                return
            body = served.files.get(self.path)
            if body is None:
                self.send_error(404)
                return
            start = 0
            if wanted and self.headers.get("If-Range") == served.version:
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            else:
                self.send_response(200)
            self.send_header("ETag", served.version)
            self.send_header("Content-Length", str(len(body) - start))
            self.end_headers()
            end = start + served.breaks.pop(0) if served.breaks else len(body)
            self.wfile.write(body[start:end])

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if context else "http"
    served.address = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
