"""Where output goes: files whole or absent, closed pipes, full disks, interrupts, the bar."""

import errno
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from purport.cli.output import write_whole
from purport.cli.progress import expected
from purport.errors import OutputError
from purport.ledger import open_ledger
from purport.model import Report
from tests.paper import claims_on_paper

PURPORT = [sys.executable, "-m", "purport"]


def pieces_until(error: OSError) -> Iterator[str]:
    yield "half of it"
    raise error


def test_a_file_that_cannot_be_finished_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text("the old one", encoding="utf-8")
    with pytest.raises(OutputError, match=r"brief\.html.*No space left"):
        write_whole(pieces_until(OSError(errno.ENOSPC, "No space left on device")), path)
    assert path.read_text(encoding="utf-8") == "the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_no_half_file_either(tmp_path: Path) -> None:
    def interrupted() -> Iterator[str]:
        yield "half of it"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(interrupted(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_device_stays_a_device() -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("there is no /dev/full here")
    with pytest.raises(OutputError, match="/dev/full"):
        write_whole(["line\n"], full)
    assert full.is_char_device()
    write_whole(["line\n"], Path("/dev/null"))
    assert Path("/dev/null").is_char_device()


def test_a_written_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    write_whole(["a\n", "ü\n"], tmp_path / "written")
    (tmp_path / "plain").touch()
    assert (tmp_path / "written").read_bytes() == "a\nü\n".encode()
    assert (tmp_path / "written").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Make a ledger that is longer than a pipe holds."""
    path = tmp_path / "long.db"
    with open_ledger(path) as opened:
        for n in range(40):
            text = " ".join(f"Smith: We hold hill {n} of {m}." for m in range(20))
            report = Report(text=text, file=f"report {n}")
            opened.add(report, claims_on_paper(report))
    return path


def test_a_closed_pipe_is_silent(ledger: Path) -> None:
    words = [*PURPORT, "claims", "--json", "--ledger", str(ledger)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == -signal.SIGPIPE
    assert json.loads(first)["kind"] == "control"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["claims", "export"])
def test_a_full_disk_behind_standard_output_is_one_line(ledger: Path, command: str) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [*PURPORT, command, "--ledger", str(ledger)],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("purport: standard output cannot be written")
    assert done.stderr.count("\n") == 1


def test_an_interrupt_ends_a_reading_cleanly(tmp_path: Path) -> None:
    words = [*PURPORT, "read", "-", "--ledger", str(tmp_path / "l.db")]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        while not (tmp_path / "l.db").exists():  # then it is waiting for its input
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        err = process.stderr.read()
        assert process.wait(timeout=60) == 130
    assert b"Traceback" not in err


def test_the_bar_expects_a_report_a_file_and_a_line(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").touch()
    (tmp_path / ".hidden.txt").touch()
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n', encoding="utf-8")
    assert expected([tmp_path]) == 3
    assert expected([tmp_path / "b.jsonl", tmp_path / "missing.txt"]) == 3
    assert expected([tmp_path, Path("-")]) is None
