"""Whatever happens to process, disk or file: a report is in the ledger wholly or not at all."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from purport.errors import LedgerError
from purport.ledger import open_ledger
from purport.ledger.store import Ledger
from purport.model import Claim, Report
from tests.ledger.handmade import FULL_CLAIM, REPORT
from tests.ledger.writing import CLAIMS, REPORTS, link_all, report_number

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def write_elsewhere(*arguments: object) -> dict[str, object]:
    """Run `writing.py` as a process of its own; what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.writing", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout or "{}")
    return found


def assert_whole(ledger: Ledger) -> int:
    """Every report is there as it was written; how many there are."""
    assert ledger.verify().problems == ()
    claims = ledger.claims()
    found = ledger.reports()
    written = dict(report_number(int(report.file.partition("-")[2])) for report in found)
    assert tuple(written) == found
    assert len(claims) == CLAIMS * len(found)
    assert set(claims) == {claim for each in written.values() for claim in each}
    return len(found)


def test_a_killed_writer_leaves_whole_reports(tmp_path: Path) -> None:
    write_elsewhere("crash", tmp_path, 20, 7)
    counts = []
    for at in range(20):
        with open_ledger(tmp_path / f"{at}.db") as ledger:
            counts.append(assert_whole(ledger))
            linked = len(ledger.links().propositions)
            assert linked == 0 or linked % (10 * CLAIMS) == 6 * CLAIMS, "all links or none"
    assert sum(0 < count < REPORTS for count in counts) >= 15, "they were killed while writing"


def test_a_killed_writer_can_be_run_again(tmp_path: Path) -> None:
    write_elsewhere("crash", tmp_path, 1, 11)
    with open_ledger(tmp_path / "0.db") as ledger:
        before = assert_whole(ledger)
        new = [ledger.add(*report_number(number)) for number in range(before + 5)]
        assert new == [False] * before + [True] * 5
        ledger.replace_links(link_all(ledger.claims()))
        assert assert_whole(ledger) == before + 5
        assert ledger.links_are_current()


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    met = write_elsewhere("fill", path, 900_000)
    assert str(path) in str(met["error"])
    assert "nothing was half-written" in str(met["error"])
    with open_ledger(path) as ledger:
        assert assert_whole(ledger) == met["written"] != 0
        assert ledger.add(*report_number(999))


def test_no_room_for_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    assert write_elsewhere("fill", path, 20_000)["written"] == 0
    with open_ledger(path) as ledger:
        assert ledger.add(*report_number(1))


def fill(ledger: Ledger) -> None:
    for number in range(100):
        ledger.add(*report_number(number))


@contextmanager
def pages(limit: int) -> Iterator[None]:
    """No database grows beyond `limit` pages: SQLite then says that the disk is full."""

    def set_limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit}")

    event.listen(Engine, "connect", set_limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", set_limit)


def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pages(150), open_ledger(path) as ledger:
        with pytest.raises(LedgerError, match=r"a\.db.*full.*free some space"):
            fill(ledger)
        assert assert_whole(ledger) > 0
    with open_ledger(path) as ledger:
        assert ledger.add(*report_number(99))


def test_a_disk_without_a_byte_left(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1024k", "purport-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may make a small disk")
    try:
        with open_ledger(folder / "a.db") as ledger:
            with pytest.raises(LedgerError, match=r"a\.db.*full"):
                fill(ledger)
            written = assert_whole(ledger)
        shutil.copytree(folder, tmp_path / "copy")
        with open_ledger(tmp_path / "copy" / "a.db") as ledger:
            assert assert_whole(ledger) == written > 0
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555)])
def test_a_ledger_that_may_only_be_read(file_mode: int, folder_mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "kept.db"
        with open_ledger(path) as ledger:
            ledger.add(REPORT, (FULL_CLAIM,))
        user = os.geteuid() or NOBODY  # nothing is forbidden to root
        for each in (folder, path):
            os.chown(each, user, -1)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        met = write_elsewhere("touch", path, user)
        folder.chmod(0o755)
        assert (met["claims"], met["problems"]) == (1, [])
        assert "kept.db" in str(met["error"])
        assert "make the file and its folder writable" in str(met["error"])


def test_another_writer_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path, wait=0.05) as ledger, closing(sqlite3.connect(path)) as other:
        ledger.add(*report_number(1))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"a\.db.*another program is writing"):
            ledger.add(*report_number(2))
        assert len(ledger.claims()) == CLAIMS, "reading goes on"
        other.rollback()
        assert ledger.add(*report_number(2))


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as one, open_ledger(tmp_path / "a.db") as other:
        one.add(*report_number(1))
        assert other.has(report_number(1)[0])
        assert not other.add(*report_number(1))


def test_a_failed_write_leaves_the_ledger_usable() -> None:
    with open_ledger(None) as ledger:
        ledger.add(REPORT, (FULL_CLAIM,))
        strange = link_all(report_number(1)[1])
        with pytest.raises(LedgerError, match="contradicts what it holds"):
            ledger.replace_links(strange)
        ledger.replace_links(link_all((FULL_CLAIM,)))
        assert ledger.verify().problems == ()


def contents(path: Path) -> tuple[tuple[Report, ...], tuple[Claim, ...]] | None:
    """What the ledger holds, or None where opening or verifying it tells of damage."""
    try:
        with open_ledger(path, create=False) as ledger:
            return None if ledger.verify().problems else (ledger.reports(), ledger.claims())
    except LedgerError:
        return None


def test_flipped_bytes_are_seen_or_change_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    report, claims = report_number(1)
    with open_ledger(whole) as ledger:
        ledger.add(REPORT, (FULL_CLAIM,))
        ledger.add(report, claims)
        expected = ledger.reports(), ledger.claims()
    original = whole.read_bytes()
    moments = random.Random(5)
    seen = 0
    for at in (moments.randrange(len(original)) for _ in range(100)):
        damaged = tmp_path / "damaged.db"
        changed = bytearray(original)
        changed[at] ^= 1 << moments.randrange(8)
        damaged.write_bytes(changed)
        found = contents(damaged)
        seen += found is None
        assert found in (None, expected), f"byte {at}"
    assert seen > 20, "the others lie in pages that hold nothing yet"


def test_four_may_make_one_ledger_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    ready = threading.Barrier(4)

    def write() -> int:
        ready.wait()
        with open_ledger(path) as ledger:
            return sum(ledger.add(*report_number(number)) for number in range(3))

    with ThreadPoolExecutor(4) as pool:
        added = [future.result() for future in [pool.submit(write) for _ in range(4)]]
    assert sum(added) == 3, "each report was new to one of them"
    with open_ledger(path) as ledger:
        assert assert_whole(ledger) == 3
