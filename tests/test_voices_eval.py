"""The figures on voices: which attribution a labelled claim stands in, how a voice is worded."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from evals.voices import chain_around, score_voices, wording
from purport.model import Attribution, Report, Voice, VoiceKind

TEXT = "The ministry said that residents had reported that shells fell on the market."
REPORT = Report(text=TEXT, file="made")


def voice(words: str) -> Voice:
    start = TEXT.index(words)
    span = REPORT.span(start, start + len(words))
    return Voice(mention=span, name=words, kind=VoiceKind.UNNAMED, cue=span)


def test_the_shortest_attribution_that_holds_a_quote_gives_its_chain() -> None:
    outer = Attribution((voice("ministry"),), (REPORT.span(23, len(TEXT) - 1),))
    inner = Attribution((voice("residents"),), (REPORT.span(51, len(TEXT) - 1),))
    assert chain_around(REPORT, (outer, inner), "shells fell on the market") == inner.chain
    assert chain_around(REPORT, (outer, inner), "residents had reported") == outer.chain
    assert chain_around(REPORT, (inner,), "residents had reported") == ()


@pytest.mark.parametrize(("words", "form"), [("residents", "roles"), ("The ministry", "roles")])
def test_wording(words: str, form: str) -> None:
    assert wording(voice(words)) == form


def test_claims_on_somebodys_word_are_counted(tmp_path: Path) -> None:
    reports, gold = tmp_path / "reports.jsonl", tmp_path / "gold.jsonl"
    reports.write_text(json.dumps({"file": "made", "text": TEXT}), encoding="utf-8")
    row = {"report": "made", "quote": "shells fell on the market", "unnamed": True}
    row["chain"] = ["ministry", "residents"]
    own = row | {"chain": []}
    gold.write_text("\n".join(map(json.dumps, (row, own))), encoding="utf-8")
    same = SimpleNamespace(
        same_source=lambda name, voice: name == voice["name"],
        same_chain=lambda names, voices: names == [voice["name"] for voice in voices],
    )
    figures, misses = score_voices(reports, gold, same)
    assert figures["found"] == figures["final voice"] == figures["whole chain"] == (1, 1)
    assert not misses
