"""The gate: it cannot pass below a floor, and says aloud what it did not measure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals import gate
from evals.attribution import outermost
from purport.model import Attribution, Report, Voice, VoiceKind

FIGURES = (("dev.claims", "recall", 0.7), ("dev.links", "false conflicts", 1.0))


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Put two measured figures and an empty file of floors in the gate's place."""

    def measured() -> Iterator[tuple[str, str, float | None]]:
        yield from FIGURES

    path = tmp_path / "floors.toml"
    path.touch()
    monkeypatch.setattr(gate, "SHARED", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "measured", measured)
    return path


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", 0),
        ("['dev.claims']\nrecall = 0.7", 0),
        ("['dev.claims']\nrecall = 0.71", 1),
        ("['dev.claims']\n'place left open' = 1.0", 1),
        ("['dev.links']\n'false conflicts' = {at_most = 1}", 0),
        ("['dev.links']\n'false conflicts' = {at_most = 0}", 1),
    ],
)
def test_a_figure_below_its_floor_fails(
    floors: Path, text: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.write_text(text, encoding="utf-8")
    assert gate.main() == code
    out = capsys.readouterr().out
    assert "dev.claims: recall" in out
    assert ("below the floor" in out) == bool(code)


def test_floor_figure_and_margin_are_shown() -> None:
    assert gate.line("recall", 0.7, 0.75).split() == ["recall", "0.700", "0.750", "+0.050"]
    assert gate.line("conflicts", {"at_most": 0}, 2).split()[1:] == ["≤0.000", "2.000", "-2.000"]
    assert gate.line("recall", None, 0.75).split() == ["recall", "none", "0.750"]
    assert gate.line("recall", 0.7, None).split() == ["recall", "0.700", "none"]


def test_without_the_gold_sets_it_says_so(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "SHARED", floors.parent / "absent")
    assert gate.main() == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_the_floors_that_are_pinned_can_be_read() -> None:
    assert gate.pinned(Path(gate.__file__).with_name("floors.toml")) is not None


def test_only_the_outermost_attribution_is_written() -> None:
    report = Report(text="Smith said that Jones claimed victory.", file="a")
    smith = Voice(report.span(0, 5), "Smith", VoiceKind.PERSON, report.span(6, 10))
    jones = Voice(report.span(16, 21), "Jones", VoiceKind.PERSON, report.span(22, 29))
    outer = Attribution((smith,), (report.span(16, 37),))
    inner = Attribution((smith, jones), (report.span(30, 37),))
    written = [{"source": [[0, 5]], "cue": [[6, 10]], "content": [[16, 37]]}]
    assert list(outermost((outer, inner))) == written
    assert next(iter(outermost((inner,))))["source"] == [[0, 5]]
