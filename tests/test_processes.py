"""Reading with several processes: the ledger of one, whatever happens on the way."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from purport import pipeline
from purport.config import Config, load_config
from purport.crew import Died
from purport.model import Claim, Failure, Report
from tests.crewwork import answer
from tests.test_crew import until

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of more reports than one process would read alone."""
    folder = tmp_path_factory.mktemp("reports")
    texts = sorted((ROOT / "examples" / "reports").glob("*.md"))
    assert texts
    for number in range(60):
        text = texts[number % len(texts)].read_text(encoding="utf-8")
        Path(folder, f"{number:02}.md").write_text(f"{text}\n\nIt was {number} o'clock.\n" + text)
    Path(folder, "07.pdf").write_bytes(b"%PDF-1.7 broken")
    Path(folder, "31.txt").write_text("A photo: " + "a" * 2_000)
    Path(folder, "twice.md").write_bytes(Path(folder, "00.md").read_bytes())
    size = sum(len(each.read_bytes()) for each in folder.iterdir())
    assert size > pipeline.FEW * pipeline.BATCH
    return folder


def reading(reports: Path, ledger: Path, processes: int) -> list[str]:
    words = ["read", str(reports), "--processes", str(processes), "--ledger", str(ledger)]
    return [sys.executable, "-m", "purport", *words]


def contents(ledger: Path) -> list[tuple[str, tuple[object, ...]]]:
    """Return every row of the ledger, without the times at which rows were written."""
    with sqlite3.connect(ledger) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        rows = []
        for table in tables:
            found = connection.execute(f'SELECT * FROM "{table}"')
            times = {"added", "recorded", "made", "applied", "retrieved"}
            if table == "retrieval":
                times.add("digest")  # of a row that has its time in it
            kept = [n for n, column in enumerate(found.description) if column[0] not in times]
            rows += [(table, tuple(row[n] for n in kept)) for row in found]
    connection.close()
    return rows


@pytest.fixture(scope="module")
def alone(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ledger that one process makes."""
    ledger = tmp_path_factory.mktemp("alone") / "ledger.db"
    done = subprocess.run(reading(reports, ledger, 1), capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    return ledger


def test_two_processes_make_the_ledger_of_one(reports: Path, alone: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    done = subprocess.run(reading(reports, ledger, 2), capture_output=True, check=False)
    assert done.returncode == 1
    assert b"07.pdf" in done.stderr
    assert b"31" in done.stderr
    assert contents(ledger) == contents(alone)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_second_run_completes_what_was_broken_off(
    sign: signal.Signals, reports: Path, alone: Path, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.db"
    reader = subprocess.Popen(reading(reports, ledger, 2), stderr=subprocess.DEVNULL)
    until(lambda: ledger.is_file() and claims_in(ledger) > 0, seconds=120)
    reader.send_signal(sign)
    assert reader.wait(timeout=30) in {-signal.SIGKILL, 130}
    assert 0 < claims_in(ledger) < claims_in(alone)
    verify = [sys.executable, "-m", "purport", "verify", "--ledger", str(ledger)]
    subprocess.run(verify, check=True, capture_output=True)
    subprocess.run(reading(reports, ledger, 2), check=False, capture_output=True)
    subprocess.run(verify, check=True, capture_output=True)
    assert sorted(contents(ledger), key=repr) == sorted(contents(alone), key=repr)


def claims_in(ledger: Path) -> int:
    connection = sqlite3.connect(ledger)
    try:
        (count,) = connection.execute("SELECT count(*) FROM claim").fetchone()
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
    return int(count)


def fatal(reports: Sequence[Report]) -> tuple[tuple[Claim, ...], ...]:
    """Stand in for extraction: a report whose text is "die" kills its process."""
    return tuple(() for report in reports if answer((report.text,)))


def test_a_report_that_kills_its_process_is_one_failure() -> None:
    batch = tuple(Report(text=text, file=text) for text in ("first", "die", "last"))
    found = list(pipeline.one_by_one(fatal, batch, Died("SIGKILL")))
    assert found[0] == ()
    assert isinstance(found[1], Failure)
    assert found[1].file == "die"
    assert "SIGKILL" in found[1].reason
    assert found[2] == ()


def test_the_number_of_processes_is_a_setting() -> None:
    assert load_config(environment={"PURPORT_PROCESSES": "3"}).processes == 3
    assert Config().processes >= 1
