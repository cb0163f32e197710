"""Bad input: one clear line each, and the others are read."""

import os
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from purport.config import Config
from purport.model import Failure, Report
from purport.reading import read_reports

CONFIG = Config(max_bytes=100_000, max_characters=10_000)

BAD = {
    "empty.txt": (b"", "it is empty"),
    "blank.md": (b" \n\t\xc2\xa0\xe2\x80\x8b\n", "it holds no text"),
    "front.md": (b"---\ntitle: T\n---\n\n", "it holds no text"),
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "it is a damaged PDF document (PdfStreamError)"),
    "report.docx": (b"PK\x03\x04\x14\x00\x06", "it is a damaged ZIP archive"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "it is a PNG image, not text"),
    "lines.jsonl": (b"\x1f\x8b\x08\x00", "it is gzip-compressed, not text"),
    "nul.txt": (b"Fighting\x00rages", "it is binary (it holds NUL bytes), not text"),
    "controls.txt": (b"\x01\x02\x03\x04Fighting", "it is binary, not text"),
    "mojibake.txt": (bytes(range(0x80, 0x100)) * 3, "its encoding cannot be told"),
    "torn.txt": ("Взят город".encode()[:-1] + b" ...", "it is UTF-8, damaged at byte 18"),
    "torn16.txt": (b"\xff\xfeA\x00B", "it is marked as UTF-16 and is damaged"),
    "large.txt": (b"Fighting. " * 10_001, "it has 100,010 bytes or more, the limit is 100,000"),
    "long.txt": (b"Fighting. " * 1_001, "its text has 10,010 characters, more than 10,000"),
    "script.html": (
        b"<html><body><script>x</script></body></html>",
        "no text is found in its HTML",
    ),
    "void.html": (b"<html></html>", "no text is found in its HTML"),
    "feed.xml": (b'<?xml version="1.0"?><rss><channel/></rss>', "it is a feed without items"),
    "other.xml": (b'<?xml version="1.0"?><note/>', "it is XML, not a web page or a feed"),
    "feeds.opml": (b"<opml><body/></opml>", "it is a list of feeds, not a report"),
    "list.json": (b'[{"text": "Fighting."}]', "it is a JSON list, not an object"),
    "number.json": (b'{"text": 5}', 'its "text" is a number'),
    "latin.json": (b'{"text": "caf\xe9"}', "it is not UTF-8"),
    "broken.json": (b'{"text": ', "it is not JSON (Expecting value)"),
    "wide.jsonl": (
        '{"text": "Fighting."}'.encode("utf-16"),
        "it is not UTF-8 (it holds NUL bytes)",
    ),
    "blank.jsonl": (b"\n  \n\n", "it holds no lines"),
}


def failures(*paths: Path, config: Config = CONFIG) -> dict[str, Failure]:
    found = list(read_reports(paths, config=config))
    return {item.file: item for item in found if isinstance(item, Failure)}


@pytest.fixture
def broken_folder(tmp_path: Path) -> Path:
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Fighting rages.", encoding="utf-8")
    return tmp_path


def test_each_bad_input_is_one_failure_and_the_good_one_is_read(broken_folder: Path) -> None:
    found = list(read_reports([broken_folder], config=CONFIG))
    reasons = {Path(item.file).name: item.reason for item in found if isinstance(item, Failure)}
    assert reasons == {name: reason for name, (_, reason) in BAD.items()}
    assert [item.file for item in found if isinstance(item, Report)] == ["good"]


def test_a_failure_is_one_line_that_names_file_and_remedy(broken_folder: Path) -> None:
    for name, failure in failures(broken_folder).items():
        assert failure.remedy
        assert str(failure) == f"{name}: {failure.reason}; {failure.remedy}"
        assert "\n" not in str(failure)


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.write(b"Fighting. ")
        stream.truncate(50_000_000_000)  # sparse: it takes no room, and reading it would take all
    (failure,) = failures(path).values()
    assert failure.reason == "it has 50,000,000,000 bytes or more, the limit is 100,000"


def test_a_stream_without_end_is_left_at_the_limit() -> None:
    class Endless(BytesIO):
        served = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            self.served += size
            return b"x" * size

    stream = Endless()
    (failure,) = read_reports([Path("-")], config=CONFIG, stdin=stream)
    assert isinstance(failure, Failure)
    assert failure.file == "standard input"
    assert stream.served == CONFIG.max_bytes + 1


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_pipes_and_devices_are_refused_at_once(pipe: Path) -> None:
    found = failures(pipe, Path("/dev/zero"))
    assert found[str(pipe)].reason == "it is a pipe, not a file"
    assert found["/dev/zero"].reason == "it is a device, not a file"


def test_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert failures(Path("s"))["s"].reason == "it is a socket, not a file"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    dangling, ring, empty = tmp_path / "dangling", tmp_path / "ring", tmp_path / "empty"
    dangling.symlink_to("gone")
    ring.symlink_to("ring")
    empty.mkdir()
    found = failures(tmp_path / "none", dangling, ring, empty, Path("nul\0"), Path("n" * 5_000))
    assert [failure.reason for failure in found.values()] == [
        "there is no such file or folder",
        "it is a link that leads nowhere (gone)",
        "it is a link that leads nowhere (ring)",
        "the folder holds no files",
        "it cannot be read (embedded null byte)",
        "it cannot be read (File name too long)",
    ]


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs as root may read everything: the refusals are made by hand.
    secret = tmp_path / "secret.txt"
    closed = tmp_path / "closed"
    closed.mkdir()
    for path in (secret, closed / "a.txt", tmp_path / "z.txt"):
        path.write_text("Fighting rages.", encoding="utf-8")

    listdir, opened = os.listdir, Path.open

    def guarded_listdir(path: Path) -> list[str]:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    def guarded_open(path: Path, mode: str) -> object:
        if path == secret:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(os, "listdir", guarded_listdir)
    monkeypatch.setattr(Path, "open", guarded_open)
    found = list(read_reports([tmp_path], config=CONFIG))
    assert [(item.file, isinstance(item, Failure)) for item in found] == [
        (str(closed), True),
        (str(secret), True),
        ("z", False),
    ]
    assert {item.reason for item in found if isinstance(item, Failure)} == {"it may not be read"}


def test_a_disk_that_fails_half_way(tmp_path: Path) -> None:
    class Torn(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    stream = Torn(b'{"text": "Fighting."}\n{"text": ' + b" " * 10_000)
    first, second = read_reports([Path("-")], config=CONFIG, stdin=stream)
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert second.reason == "it cannot be read (Input/output error)"


def test_names_that_are_no_characters_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(b"Fighting rages.")
    (report,) = read_reports([path], config=CONFIG)
    assert report.file == "caf\ufffd"
    path.write_bytes(b"")
    (failure,) = read_reports([path], config=CONFIG)
    assert str(failure).encode("utf-8")


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fighting rages.", encoding="utf-8")

    def paths() -> Iterator[Path]:
        yield tmp_path / "a.txt"
        raise AssertionError("asked for more than was needed")

    assert isinstance(next(read_reports(paths(), config=CONFIG)), Report)


def test_a_page_that_cannot_be_read_is_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.html"
    for page in ("<html>", "<html><body><!--", "<html><body>" + "<div>" * 5_000):
        path.write_text(page, encoding="utf-8")
        assert len(failures(path)) == 1
    assert capfd.readouterr() == ("", "")
