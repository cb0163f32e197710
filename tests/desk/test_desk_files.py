"""Adding reports in the browser: how files are named, read apart from the desk, and told of."""

import time
from pathlib import Path
from socket import create_connection

import pytest

from purport.desk.guard import LARGEST
from purport.desk.intake import ENDING, LONGEST, Intake, free_path
from purport.ledger import open_ledger
from purport.render.html.sheets import batches_html
from purport.views.pages import Unread
from purport.views.sheets import Arrival, Batch, Stage
from tests.desk.opened import Opened, make_ledger

NAMES = {
    "a.txt": "a.txt",
    "../../etc/passwd": "passwd",
    "C:\\reports\\b.html": "b.html",
    ".hidden.txt": "hidden.txt",
    "..": "unnamed",
    "": "unnamed",
    "line\nfeed\x00.txt": "linefeed.txt",
    "звіт.txt": "звіт.txt",
    "-": "-",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_keeps_its_name_and_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    assert free_path(tmp_path, name) == tmp_path / NAMES[name]


def test_files_of_one_name_lie_beside_one_another(tmp_path: Path) -> None:
    for expected in ("a.txt", "a (2).txt", "a (3).txt"):
        path = free_path(tmp_path, "a.txt")
        assert path.name == expected
        path.touch()
    for long in ("x" * 5000 + ".txt", "я" * 5000 + ".txt", "a." + "x" * 5000):
        path = free_path(tmp_path, long)
        path.touch()
        assert len(path.name) <= LONGEST + ENDING


def test_a_batch_is_read_and_told_of_by_name(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path / "made.db")
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "good.txt").write_text("The mayor said that troops captured Vovchansk on Monday.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    intake = Intake(ledger)
    intake.take(folder, by="ada")
    until = time.monotonic() + 90
    while intake.batches()[0].stage not in {Stage.DONE, Stage.STOPPED} or folder.exists():
        assert time.monotonic() < until, intake.batches()
        time.sleep(0.1)
    (batch,) = intake.batches()
    assert batch.stage is Stage.DONE, batch.reason
    assert [one.name for one in batch.arrivals] == ["good"]
    assert [one.file for one in batch.unread] == ["broken.pdf"]
    assert batch.share == 1
    with open_ledger(ledger, create=False) as opened:
        assert opened.report("good").id == batch.arrivals[0].id
        assert [one.file for one in opened.failures()] == ["broken.pdf"]
        assert opened.links_are_current()


def test_a_reader_that_cannot_begin_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.txt").write_text("It rained.")
    intake = Intake(tmp_path / "none.db")
    intake.take(folder, by="ada")
    until = time.monotonic() + 60
    while intake.batches()[0].stage is not Stage.STOPPED:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert "none.db" in intake.batches()[0].reason


def test_what_files_are_called_becomes_no_markup() -> None:
    batch = Batch(
        1, "<i>ada</i>", ("<script>1</script>.txt",), Stage.READING,
        (Arrival("sha256:0", "<b>x</b>", 1),), (Unread("<img src=x>", "<u>", "<u>"),),
    )  # fmt: skip
    html = batches_html((batch,))
    for tag in ("<script", "<b>x", "<img", "<u>", "<i>"):
        assert tag not in html


def test_the_page_of_files_names_all_of_them(desk: Opened) -> None:
    page = desk.page("/files")
    for name in ("brief.html", "claims.csv", "claims.geojson", "claims.jsonld", "claims.parquet"):
        assert f'href="/api/files/{name}"' in page
        assert f'href="/api/files/{name}?reviewed=1"' in page


def test_what_is_too_large_is_refused_before_it_is_read(desk: Opened) -> None:
    request = f"POST /api/judgements HTTP/1.1\r\nHost: {desk.address[7:]}\r\n"
    for header in (f"Content-Length: {LARGEST * 2}", "Transfer-Encoding: chunked"):
        port = int(desk.address.rpartition(":")[2])
        with create_connection(("127.0.0.1", port), timeout=20) as connection:
            origin = f"Origin: {desk.address}\r\n{header}\r\n\r\n"
            connection.sendall((request + origin).encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 413")
