"""Jobs spread over processes: their order, how many are held, and what a dying process costs."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from purport.crew import HELD, Died, spread
from purport.errors import ModelError
from tests.crewwork import answer

ROOT = Path(__file__).parent.parent


def test_answers_keep_the_order_of_the_jobs() -> None:
    jobs = [("a", "slowly"), ("b",), (), ("c",), ("d", "slowly"), ("e",)]
    assert list(spread(answer, jobs, size=2)) == [
        (job, tuple(word.upper() for word in job)) for job in jobs
    ]


def test_no_more_is_held_than_bounds_allow() -> None:
    asked = 0

    def endless() -> Iterator[tuple[str, ...]]:
        nonlocal asked
        while True:
            asked += 1
            yield (str(asked),)

    found = spread(answer, endless(), size=2)
    for number in range(1, 30):
        assert next(found) == ((str(number),), (str(number),))
        assert asked <= number + 2 * HELD


def test_empty_jobs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    assert list(spread(answer, [()] * 50, size=2)) == [((), ())] * 50


def test_a_process_that_dies_costs_the_job_in_hand() -> None:
    jobs = [(str(n), "die" if n == 3 else "live") for n in range(8)]
    found = list(spread(answer, jobs, size=1))
    assert [job for job, _ in found] == jobs
    assert found[3][1] == Died("SIGKILL")
    assert [each for n, (_, each) in enumerate(found) if n != 3] == [
        (str(n), "LIVE") for n in range(8) if n != 3
    ]


def test_an_error_that_nobody_foresaw_is_a_death(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(spread(answer, [("a", "crash")], size=1)) == [(("a", "crash"), Died("exit code 1"))]
    assert "foreseen by nobody" in capfd.readouterr().err


def test_an_error_on_purpose_is_raised_with_its_remedy() -> None:
    with pytest.raises(ModelError) as caught:
        list(spread(answer, [("a",), ("b", "fail")], size=2))
    assert (caught.value.reason, caught.value.remedy) == ("the model is missing", "install it")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_crew_ends_with_its_starter(tmp_path: Path, sign: signal.Signals) -> None:
    code = (
        "from purport.crew import spread\n"
        "from tests.crewwork import forever\n"
        f"list(spread(forever, [({str(tmp_path)!r},)] * 4, size=2))\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
    until(lambda: len(list(tmp_path.iterdir())) == 2)
    starter.send_signal(sign)
    starter.wait(timeout=20)
    until(lambda: not any(alive(int(each.name)) for each in tmp_path.iterdir()))


def until(holds: Callable[[], bool], *, seconds: float = 30) -> None:
    """Wait until `holds` is true."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def alive(pid: int) -> bool:
    """Whether a process that is no zombie has this number."""
    try:
        state = Path("/proc", str(pid), "stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
    except OSError:
        return False
    return state.split()[0] != "Z"
