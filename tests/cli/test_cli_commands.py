"""The commands on rooms made of paper: what they print, leave behind, and their exit codes."""

import json
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from purport import cli
from purport.ledger import open_ledger
from purport.model import Decision
from purport.views.review import on_claim
from tests.paper import furnish


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command line in a folder of its own with three reports in it."""
    furnish(monkeypatch)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the test process keeps its own
    monkeypatch.setattr("purport.cli.opening.has_index", lambda cache: cache.name != "cold")
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "agency.txt").write_text("Smith: We hold the town. It rained all day long there.")
    (reports / "channel.txt").write_text("Jones: They never did hold the town at all.")
    (reports / "list.jsonl").write_text(
        json.dumps({"text": "Smith: We hold the bridge.", "outlet": "Daily", "language": "en"})
    )

    def run_words(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["purport", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        captured = capsys.readouterr()
        code = end.value.code
        assert isinstance(code, int)
        return Outcome(code, captured.out, captured.err)

    return run_words


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_counts_and_a_second_time_knows(run: Run) -> None:
    first = run("read", "reports")
    assert first == (0, "3 new reports with 4 claims; 0 known; 0 could not be read\n", "")
    assert Path("purport.db").is_file()
    again = json.loads(run("read", "reports", "--json").out)
    assert (again["new"], again["known"], again["failures"]) == (0, 3, [])


def test_inputs_that_fail_are_named_and_counted_and_the_others_read(run: Run) -> None:
    Path("reports/empty.txt").touch()
    Path("reports/bad.txt").write_text("A poison pill was swallowed in the town.")
    code, out, err = run("read", "reports", "missing.txt")
    assert code == 1
    assert out.startswith("3 new reports")
    told = err.splitlines()
    assert [line.split(":")[1].strip() for line in told[:3]].count("bad") == 1
    assert all(line.startswith("purport: ") and "; " in line for line in told)
    assert told[-1].startswith("purport: 3 inputs could not be read")
    assert "Traceback" not in err


def test_another_language_is_kept_and_said_aloud(run: Run) -> None:
    Path("uk.jsonl").write_text(json.dumps({"text": "Бої за місто тривають.", "language": "uk"}))
    code, out, err = run("read", "uk.jsonl")
    assert (code, out[:30]) == (0, "1 new reports with 0 claims; 0")
    assert "1 report is not in English" in err


def test_claims_can_be_filtered_and_read_by_a_program(run: Run) -> None:
    run("read", "reports")
    everything = lines(run("claims", "--json").out)
    assert len(everything) == 4
    by_smith = lines(run("claims", "--voice", "smith", "--kind", "control", "--json").out)
    assert {claim["content"]["text"] for claim in by_smith} == {  # type: ignore[index]
        "We hold the town",
        "We hold the bridge",
    }
    assert len(lines(run("claims", "--outlet", "daily", "--json").out)) == 1
    assert len(lines(run("claims", "--report", "reports/agency.txt", "--json").out)) == 2
    assert "We hold the town" in run("claims", "--report", "agency").out


def test_show_takes_the_beginning_of_an_id(run: Run) -> None:
    run("read", "reports")
    claim = lines(run("claims", "--voice", "jones", "--json").out)[0]
    key = str(claim["id"])
    assert "They never did hold the town at all" in run("show", key[:10]).out
    assert lines(run("show", key, "--json").out) == [claim]
    assert run("show", "c-nothing").code == 2


def test_trace_draws_the_way_of_a_claim(run: Run) -> None:
    run("read", "reports")
    claim = lines(run("claims", "--voice", "jones", "--json").out)[0]
    key = str(claim["id"])
    out = run("trace", key[:10]).out
    assert "They never did hold the town at all" in out
    assert "▶ [" in out
    assert "Jones" in out
    (page,) = lines(run("trace", key, "--json").out)
    assert page["claim"] == key
    assert run("trace", "c-nothing").code == 2


def test_brief_of_paths_leaves_nothing_behind(run: Run) -> None:
    before = sorted(Path().rglob("*"))
    code, out, err = run("brief", "reports")
    assert (code, err) == (0, "")
    assert "We hold the town" in out
    assert sorted(Path().rglob("*")) == before


def test_brief_of_the_ledger_and_into_it(run: Run) -> None:
    assert run("brief").code == 2
    assert run("brief", "reports/agency.txt", "--ledger", "kept.db").code == 0
    page = json.loads(run("brief", "--ledger", "kept.db", "--json").out)
    assert page["counts"]["reports"] == 1
    page = json.loads(run("brief", "reports", "--ledger", "kept.db", "--json").out)
    assert page["counts"]["reports"] == 3


def test_brief_as_a_page_is_whole_or_absent(run: Run) -> None:
    assert run("brief", "reports", "--html", "brief.html").code == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    assert "We hold the town" in page
    code, _, err = run("brief", "reports", "--html", "no/such/brief.html")
    assert code == 2
    assert err.startswith("purport: no/such/brief.html: cannot be written")
    assert sorted(path.name for path in Path().iterdir()) == ["brief.html", "reports"]


def test_a_brief_with_failures_is_printed_and_fails(run: Run) -> None:
    Path("reports/empty.txt").touch()
    code, out, err = run("brief", "reports")
    assert code == 1
    assert "We hold the town" in out
    assert err.splitlines()[-1].startswith("purport: 1 input could not be read")


def test_compare_reads_paths_or_looks_in_the_ledger(run: Run) -> None:
    paths = ("reports/agency.txt", "reports/channel.txt")
    code, out, _ = run("compare", *paths)
    assert code == 0
    assert "They never did hold the town" in out
    assert not Path("purport.db").exists()
    run("read", "reports")
    assert run("compare", "agency", "channel").code == 0
    page = json.loads(run("compare", "agency", paths[1], "--json").out)
    assert (page["a"]["file"], page["b"]["file"]) == ("agency", "channel")
    Path("other.txt").write_text("Smith: We hold another town.")
    code, _, err = run("compare", "agency", "other.txt")
    assert code == 2
    assert "other.txt is not in the ledger; run: purport read other.txt" in err


@pytest.mark.parametrize("name", ["jsonl", "csv", "geojson", "jsonld", "links"])
def test_export_to_a_file_is_what_standard_output_gets(run: Run, name: str) -> None:
    run("read", "reports")
    printed = run("export", "--format", name)
    assert printed.code == 0
    assert run("export", "--format", name, "--output", "out").out == ""
    assert Path("out").read_bytes().decode() == printed.out
    assert printed.out.count("\n") >= 1


def test_export_writes_parquet_and_only_what_was_accepted(run: Run) -> None:
    run("read", "reports")
    assert run("export", "--format", "parquet", "--output", "out.parquet").code == 0
    assert Path("out.parquet").read_bytes()[:4] == b"PAR1"
    assert run("export", "--reviewed").out == ""
    with open_ledger(Path("purport.db")) as ledger:
        first, *_ = ledger.claims()
        ledger.judge(on_claim(first, Decision.ACCEPT, by="ada"), seen=0)
    assert [json.loads(line)["id"] for line in run("export", "--reviewed").out.splitlines()] == [
        first.id
    ]


def test_verify_proves_a_ledger_and_notices_a_changed_one(run: Run) -> None:
    run("read", "reports")
    code, out, _ = run("verify")
    assert code == 0
    assert "3 reports" in out
    with sqlite3.connect("purport.db") as database:
        database.execute("UPDATE report SET text = replace(text, 'rained', 'snowed')")
    database.close()
    code, out, err = run("verify")
    assert code == 2
    assert "does not hold" in err
    assert len(json.loads(run("verify", "--json").out)["problems"]) >= 1


@pytest.mark.parametrize(
    "words",
    [("claims",), ("show", "c-1"), ("export",), ("verify",), ("compare", "a", "b")],
)
def test_looking_at_no_ledger_makes_none(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("purport: ")
    assert not Path("purport.db").exists()


def test_a_setting_that_makes_no_sense_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PURPORT_MAX_BYTES", "many")
    code, _, err = run("read", "reports")
    assert (code, err.count("\n")) == (2, 1)
    assert "max_bytes" in err


def test_a_first_reading_says_why_it_waits(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PURPORT_CACHE", "cold")
    _, out, err = run("brief", "reports", "--json")
    assert "made once" in err
    assert json.loads(out)["counts"]["reports"] == 3


def test_the_ledger_of_the_settings_is_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PURPORT_LEDGER", "elsewhere.db")
    run("read", "reports")
    assert Path("elsewhere.db").is_file()
    assert not Path("purport.db").exists()


def test_a_ledger_is_copied_packed_and_opened_elsewhere(run: Run, tmp_path: Path) -> None:
    run("read", "reports")
    assert run("backup", "copy.db").code == 0
    assert run("verify", "--ledger", "copy.db").code == 0
    assert run("key", "mine.key").code == 0
    assert "not signed" in run("pack", "plain.zip").out
    assert run("pack", "signed.zip", "--key", "mine.key").code == 0
    found = run("unpack", "signed.zip", "theirs.db", "--signed-by", "mine.key.pub")
    assert found.code == 0
    assert "3 reports with 3 originals" in found.out
    assert "not signed" in run("unpack", "plain.zip").out
    assert "compare it with --signed-by" in run("unpack", "signed.zip").out
    assert lines(run("unpack", "plain.zip", "--json").out)[0]["signer"] is None
    assert run("unpack", "plain.zip", "theirs.db").code == 2
    told = run("original", "agency", "--ledger", "theirs.db", "--output", "back.txt")
    assert "reports/agency.txt" in told.out
    assert Path("back.txt").read_bytes() == (tmp_path / "reports" / "agency.txt").read_bytes()
    rows = json.loads(run("original", "list:1", "--json").out)
    assert rows[0]["way"] == "file"
