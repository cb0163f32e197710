"""The bytes that reports were read from: kept once, given back, proved, packed and unpacked."""

import json
import sqlite3
import threading
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from purport.errors import LedgerError, OutputError, VerifyError
from purport.ledger import open_ledger, schema
from purport.ledger.backup import back_up
from purport.ledger.packing import LEDGER, MANIFEST, SIGNATURE, pack, unpack
from purport.ledger.schema import migrations
from purport.ledger.signing import make_key
from purport.model import Original, Report
from tests.ledger.handmade import FULL_CLAIM, REPORT
from tests.ledger.test_ledger_faults import write_elsewhere
from tests.ledger.writing import report_number

PAGE = b"<html>" + b"<p>Osk</p>" * 200
NOISE = bytes(range(256))
SOURCE = Original(PAGE, "reports/vale.html")
COPY = Original(NOISE, "https://vale.example/osk", "web", "https://vale.example/osk", "2031-03-05")


def kept(path: Path) -> Path:
    with open_ledger(path) as ledger:
        ledger.add(replace(REPORT, original=SOURCE), (FULL_CLAIM,))
        ledger.add(replace(REPORT, original=COPY), ())
    return path


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(sql, values).rowcount != 0


def test_bytes_come_back_as_they_came(tmp_path: Path) -> None:
    with open_ledger(kept(tmp_path / "a.db")) as ledger:
        first, second = ledger.originals(REPORT.id)
        found = ledger.verify()
    assert first.content == PAGE
    assert (first.name, first.way, first.address) == ("reports/vale.html", "file", None)
    assert first.retrieved is not None, "the time of reading, where nobody says another"
    assert second == COPY
    assert (found.originals, found.without_original, found.problems) == (2, 0, ())


def test_bytes_are_kept_once_and_compressed(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.db")
    with open_ledger(path) as ledger:
        ledger.add(replace(REPORT, original=SOURCE), ())
        ledger.add(Report("Another item of the feed.", "b", original=SOURCE), ())
        assert len(ledger.originals(REPORT.id)) == 2
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT packed, size, length(content) FROM original").fetchall()
    assert sorted(row[:2] for row in rows) == [("as they came", 256), ("zlib", len(PAGE))]
    assert sum(row[2] for row in rows) < 256 + 100


def test_a_report_without_an_original_is_counted() -> None:
    with open_ledger(None) as ledger:
        ledger.add(REPORT, (FULL_CLAIM,))
        assert ledger.originals(REPORT.id) == ()
        assert ledger.verify().without_original == 1


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE original SET content = zeroblob(8)", "cannot be unpacked"),
        ("UPDATE original SET size = size - 1", "cannot be unpacked"),
        ("UPDATE original SET id = id || '0'", "not have this hash"),
        ("UPDATE retrieval SET name = 'elsewhere' WHERE position = 1", "how it came does not fit"),
        ("UPDATE retrieval SET retrieved = '1999-01-01'", "how it came does not fit"),
        ("DELETE FROM retrieval WHERE position = 0", "about how it came is missing"),
        ("DELETE FROM retrieval", "no report is said to come from it"),
    ],
)
def test_damage_to_evidence_is_told(tmp_path: Path, sql: str, expected: str) -> None:
    path = kept(tmp_path / "a.db")
    change(path, sql)
    with open_ledger(path) as ledger:
        problems = "\n".join(ledger.verify().problems)
    assert expected in problems


def test_a_ledger_from_before_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    with monkeypatch.context() as before:
        before.setattr(schema, "migrations", lambda: migrations()[:4])
        with open_ledger(path) as ledger:
            ledger.add(REPORT, (FULL_CLAIM,))
    with open_ledger(path) as ledger:
        assert ledger.verify().problems == ()
        assert [day for day, _ in ledger.days()[0]] == ["2031-03-03"], "its day is filled in"
        ledger.add(replace(REPORT, original=SOURCE), ())
        assert len(ledger.originals(REPORT.id)) == 1


def test_a_backup_of_one_moment_while_another_writes(tmp_path: Path) -> None:
    path, to = kept(tmp_path / "a.db"), tmp_path / "copy.db"
    stop = threading.Event()

    def write() -> None:
        with open_ledger(path) as ledger:
            for number in range(1000):
                ledger.add(*report_number(number))
                if stop.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            back_up(path, to)
            with open_ledger(to, create=False) as copied:
                assert copied.verify().problems == ()
                assert copied.originals(REPORT.id)[0].content == PAGE
    finally:
        stop.set()
        writer.join()
    assert {each.name for each in tmp_path.iterdir()} == {"a.db", "copy.db"}


def test_a_backup_refuses_what_it_must_not_replace(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.db")
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    with pytest.raises(OutputError, match="is no ledger"):
        back_up(path, other)
    with pytest.raises(OutputError, match="the ledger itself"):
        back_up(path, path)
    with pytest.raises(LedgerError, match="there is no ledger"):
        back_up(tmp_path / "missing.db", tmp_path / "b.db")
    with pytest.raises(LedgerError, match=r"notes\.txt"):
        back_up(other, tmp_path / "b.db")
    with pytest.raises(OutputError, match=r"no-folder.*make room"):
        back_up(path, tmp_path / "no-folder" / "b.db")
    assert other.read_text() == "mine"
    assert not (tmp_path / "b.db").exists()


def test_a_backup_without_room_leaves_the_older_one(tmp_path: Path) -> None:
    path, to = kept(tmp_path / "a.db"), tmp_path / "copy.db"
    with open_ledger(path) as ledger:
        for number in range(10):
            ledger.add(*report_number(number))
    back_up(path, to)
    before = to.read_bytes()
    met = write_elsewhere("copy", path, to)
    assert "copy.db" in str(met["error"])
    assert "full" in str(met["error"]) or "does not take" in str(met["error"])
    assert to.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {"a.db", "copy.db"}


def test_an_archive_is_proved_and_opened_elsewhere(tmp_path: Path) -> None:
    path, archive = kept(tmp_path / "a.db"), tmp_path / "ledger.zip"
    pack(path, archive)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    found = unpack(archive, elsewhere / "theirs.db")
    assert found.signer is None
    assert (found.verification.reports, found.verification.originals) == (1, 2)
    with open_ledger(elsewhere / "theirs.db", create=False) as ledger:
        assert ledger.claims() == (FULL_CLAIM,)
        assert ledger.originals(REPORT.id)[0].content == PAGE
    with zipfile.ZipFile(archive) as opened:
        manifest = json.loads(opened.read(MANIFEST))
    assert manifest["reports"] == [REPORT.id]
    assert sorted(manifest["originals"]) == sorted([SOURCE.id, COPY.id])
    assert {each.name for each in tmp_path.iterdir()} == {"a.db", "ledger.zip", "elsewhere"}


def test_a_signature_is_asked_for_and_held_against_a_key(tmp_path: Path) -> None:
    path, archive = kept(tmp_path / "a.db"), tmp_path / "ledger.zip"
    mine, theirs = make_key(tmp_path / "mine.key"), make_key(tmp_path / "theirs.key")
    assert (tmp_path / "mine.key").stat().st_mode & 0o777 == 0o600
    pack(path, archive, key=tmp_path / "mine.key")
    assert unpack(archive).signer == unpack(archive, signed_by=mine).signer
    with pytest.raises(VerifyError, match="does not hold for this key"):
        unpack(archive, signed_by=theirs)
    pack(path, archive)
    with pytest.raises(VerifyError, match="is not signed"):
        unpack(archive, signed_by=mine)
    with pytest.raises(OutputError, match="no secret Ed25519 key"):
        pack(path, archive, key=mine)
    with pytest.raises(OutputError, match="cannot be written"):
        make_key(tmp_path / "mine.key")


def rewritten(archive: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(archive) as opened:
        members = {each: opened.read(each) for each in opened.namelist()}
    with zipfile.ZipFile(archive, "w") as opened:
        for each, before in (members | {name: content}).items():
            opened.writestr(each, before if each != name else content)


def restated(archive: Path, ledger: bytes) -> None:
    """Put another ledger in, with a manifest that fits it."""
    from hashlib import sha256

    with zipfile.ZipFile(archive) as opened:
        manifest = json.loads(opened.read(MANIFEST))
    manifest["ledger"] |= {"size": len(ledger), "sha256": sha256(ledger).hexdigest()}
    rewritten(archive, LEDGER, ledger)
    rewritten(archive, MANIFEST, json.dumps(manifest).encode())


def test_an_archive_that_was_changed(tmp_path: Path) -> None:
    path, archive = kept(tmp_path / "a.db"), tmp_path / "ledger.zip"
    make_key(tmp_path / "mine.key")
    pack(path, archive, key=tmp_path / "mine.key")
    whole = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        ledger, manifest = opened.read(LEDGER), opened.read(MANIFEST)
    for name, content, expected in (
        (LEDGER, ledger + b"more", "another size"),
        (LEDGER, ledger[:-1] + b"x", "another hash"),
        (MANIFEST, manifest.replace(b'"purport"', b'"Purport"'), "signature does not hold"),
        (SIGNATURE, b"AAAA", "signature does not hold"),
        (MANIFEST, b"[]", "another version"),
        (MANIFEST, b"{", "no archive that purport packed"),
    ):
        archive.write_bytes(whole)
        rewritten(archive, name, content)
        with pytest.raises(LedgerError, match=expected):
            unpack(archive, tmp_path / "out.db")
        assert not (tmp_path / "out.db").exists()
    archive.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LedgerError, match="no archive that purport packed"):
        unpack(archive)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM claim; END", "trigger t"),
        ("CREATE VIEW v AS SELECT 1", "view v"),
        ("UPDATE report SET text = text || '!'", "does not have this hash"),
    ],
)
def test_a_forged_ledger_with_a_manifest_that_fits(tmp_path: Path, sql: str, expected: str) -> None:
    path, archive, forged = kept(tmp_path / "a.db"), tmp_path / "l.zip", tmp_path / "forged.db"
    pack(path, archive)
    back_up(path, forged)
    change(forged, sql)
    restated(archive, forged.read_bytes())
    with pytest.raises(VerifyError, match=expected):
        unpack(archive, tmp_path / "out.db")


def test_a_damaged_ledger_is_not_packed(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.db")
    change(path, "UPDATE report SET text = text || '!'")
    with pytest.raises(VerifyError, match="does not hold"):
        pack(path, tmp_path / "l.zip")
    assert not (tmp_path / "l.zip").exists()
