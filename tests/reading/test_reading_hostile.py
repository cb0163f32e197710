"""Hostile input: what is refused, how soon, and that the next input is read none the less."""

import os
import stat
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from purport.config import Config
from purport.errors import ReadingError
from purport.model import Failure, Report
from purport.reading import bounded, read_reports, worker
from tests.reading.documents import ENGLISH, archive, letter, pdf, web_archive, word

CONFIG = Config(max_bytes=200_000, max_characters=50_000)
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
STOLEN = '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>'


def read(folder: Path, name: str, content: str | bytes) -> list[Report | Failure]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_reports([folder / name], config=CONFIG))


def reason(folder: Path, name: str, content: str | bytes) -> str:
    (failure,) = read(folder, name, content)
    assert isinstance(failure, Failure)
    assert failure.remedy
    return failure.reason


@pytest.mark.parametrize("prolog", [BOMB, STOLEN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    feed = "<?xml version='1.0'?><rss><channel><item><title>&c;</title></item></channel></rss>"
    feed = feed.replace("?>", f"?>{prolog}", 1)
    assert "declares entities" in reason(tmp_path, "a.rss", feed.encode(encoding)) or (
        "XML" in reason(tmp_path, "a.rss", feed.encode(encoding))
    )
    assert "declares entities" in reason(tmp_path, "a.docx", word(ENGLISH, prolog=prolog))


def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path) -> None:
    names = ["../../etc/cron.d/a.txt", "/etc/a.txt", "C:\\a.txt", "a\\..\\..\\b.txt"]
    found = read(tmp_path, "a.zip", archive({**dict.fromkeys(names, ENGLISH), "good.txt": ENGLISH}))
    assert [item.file for item in found if isinstance(item, Report)] == ["good"]
    failures = [item for item in found if isinstance(item, Failure)]
    assert len(failures) == len(names)
    assert {each.reason for each in failures} == {"its name leads out of the archive's folder"}


def test_links_in_an_archive_are_refused(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as written:
        link = ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        written.writestr(link, "/etc/passwd")
    assert reason(tmp_path, "a.zip", out.getvalue()) == "it is a link, not a file"


def test_what_unpacks_without_end_is_left_at_the_bound(tmp_path: Path) -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as written:
        for number in range(100):
            written.writestr(f"{number:03}.txt", "x" * 190_000)
    started = time.monotonic()
    found = read(tmp_path, "a.zip", out.getvalue())
    assert time.monotonic() - started < 20
    assert len(out.getvalue()) < 50_000
    assert "unpacks to more than 10,000,000 bytes" in str(found[-1])
    assert "the limit is 200,000" in reason(tmp_path, "b.zip", archive({"a.txt": "x" * 10**7}))


def test_archives_in_archives_end(tmp_path: Path) -> None:
    content = archive({"a.txt": ENGLISH})
    for _ in range(6):
        content = archive({"a.zip": content})
    assert "more than 3 archives or letters deep" in reason(tmp_path, "a.zip", content)
    nested = letter(ENGLISH).decode()
    for _ in range(6):
        nested = letter(nested, kind="message/rfc822").decode()
    assert all(isinstance(item, Failure) for item in read(tmp_path, "a.eml", nested))


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.pdf", "a.eml", "a.warc.gz", "a.warc"])
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_torn_documents_are_one_failure_or_what_was_there(
    tmp_path: Path, name: str, kept: float
) -> None:
    contents = {
        "a.zip": archive({"a.txt": ENGLISH * 30}),
        "a.docx": word(ENGLISH * 30),
        "a.pdf": pdf([ENGLISH], [ENGLISH]),
        "a.eml": letter(ENGLISH * 3),
        "a.warc.gz": web_archive({"https://s.example/": ("text/plain", ENGLISH.encode())}),
        "a.warc": web_archive(
            {"https://s.example/": ("text/plain", ENGLISH.encode())}, gzipped=False
        ),
    }
    content = contents[name]
    found = read(tmp_path, name, content[: int(len(content) * kept)])
    assert 1 <= len(found) <= 3
    for item in found:
        if isinstance(item, Failure):
            assert item.file.startswith(str(tmp_path / name))
            assert item.remedy


def test_deep_markup_ends_soon(tmp_path: Path) -> None:
    started = time.monotonic()
    (found,) = read(tmp_path, "a.html", "<div>" * 30_000 + f"<p>{ENGLISH}")
    assert isinstance(found, Report | Failure)
    assert time.monotonic() - started < CONFIG.max_seconds + 10
    feed = f"<rss version='2.0'><channel><item><description>{'&lt;b&gt;' * 15_000}Fighting.\
</description></item></channel></rss>"
    assert read(tmp_path, "b.rss", feed)


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop = bounded.Workshop()
    payload = pdf([ENGLISH])
    list(workshop.take_apart("pdf", payload, file="a", config=CONFIG))  # it is running now
    process = workshop._process
    assert process is not None
    os.kill(process.pid, 19)  # SIGSTOP: as slow as can be
    with pytest.raises(ReadingError, match="takes longer than 1 s"):
        list(workshop.take_apart("pdf", payload, file="a", config=Config(max_seconds=1)))
    assert len(list(workshop.take_apart("pdf", payload, file="a", config=CONFIG))) == 1
    workshop.close()


def test_a_parser_that_crashes_is_one_failure() -> None:
    workshop = bounded.Workshop()
    list(workshop.take_apart("pdf", pdf([ENGLISH]), file="a", config=CONFIG))
    process = workshop._process
    assert process is not None
    process.kill()
    process.wait()
    assert len(list(workshop.take_apart("pdf", pdf([ENGLISH]), file="a", config=CONFIG))) == 1
    workshop.close()


@pytest.mark.parametrize(
    "deed",
    [
        "open('/tmp/purport-deed', 'w')",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('os').fork()",
        "bytearray(2 << 30)",
    ],
)
def test_a_reader_may_not_write_connect_start_programs_or_take_all_memory(deed: str) -> None:
    import subprocess
    import sys

    code = (
        "from purport.reading import worker\nworker.confine()\ntry:\n"
        f"    {deed}\nexcept (PermissionError, MemoryError):\n    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n", done.stderr


def test_whatever_a_parser_raises_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "read_pdf", broken)
    (item,) = worker.answer("pdf", b"", file="a", config=CONFIG)
    assert item["reason"] == "it cannot be taken apart (ZeroDivisionError)"
