"""The adapter that feeds labelled claims to the linking room."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from evals.gold_links import labelled, write_gold_links
from purport.model import Role, VoiceKind

TEXT = (
    "Rebels took the village of Tolma on Monday, Colonel Ivo Brandt said. "
    "At least 15 people were killed there, two residents told the Harbour Post."
)
ROW = {
    "report": "a",
    "claim": 1,
    "kind": "control",
    "polarity": "asserted",
    "modality": "actual",
    "unnamed": False,
    "actor": None,
    "target": None,
    "places": [],
    "quantity": None,
    "date": None,
}


def write(folder: Path, *rows: Mapping[str, object]) -> tuple[Path, Path]:
    """Write the report and its labels into `folder`."""
    reports, gold = folder / "reports.jsonl", folder / "gold.jsonl"
    report = {"file": "a", "text": TEXT, "outlet": "Harbour Post", "published": "2031-05-06"}
    reports.write_text(json.dumps(report), encoding="utf-8")
    gold.write_text("\n".join(json.dumps(ROW | dict(row)) for row in rows), encoding="utf-8")
    return reports, gold


def test_labels_become_claims_anchored_to_the_report(tmp_path: Path) -> None:
    control = {
        "quote": "Rebels took the village of Tolma",
        "chain": ["Ivo Brandt"],
        "actor": "Rebels",
        "places": [{"text": "Tolma", "name": None, "role": "at", "geonames": None}],
        "date": "05-05",
    }
    dead = {
        "quote": "At least 15 people were killed there",
        "kind": "casualties",
        "chain": ["Harbour Post", "two residents"],
        "unnamed": True,
        "quantity": {"low": 15, "high": None, "strict": False, "unit": "people"},
        "claim": 2,
    }
    reports, gold = write(tmp_path, control, dead)
    (report,), (taken, killed) = labelled([reports], gold)
    for claim in (taken, killed):
        for span in (*claim.content, claim.evidence, *(voice.mention for voice in claim.chain)):
            assert report.text[span.start : span.end] == span.text
    assert taken.evidence.text.endswith("Brandt said.")
    assert [voice.kind for voice in taken.chain] == [VoiceKind.PERSON]
    assert taken.time is not None
    assert taken.time.start == "2031-05-05"
    assert taken.actor is not None
    assert taken.actor.mention.text == "Rebels"
    assert (taken.places[0].role, taken.places[0].id) == (Role.AT, None)
    assert killed.chain[-1].kind is VoiceKind.UNNAMED
    assert killed.quantities[0].mention.text == "15"


def test_the_links_of_labelled_claims_are_written_as_exports(tmp_path: Path) -> None:
    reports, gold = write(tmp_path, {"quote": "Rebels took the village of Tolma", "chain": []})
    write_gold_links([reports], gold, tmp_path / "claims", tmp_path / "links")
    (claim,) = map(json.loads, (tmp_path / "claims").read_text(encoding="utf-8").splitlines())
    (link,) = map(json.loads, (tmp_path / "links").read_text(encoding="utf-8").splitlines())
    assert link["claims"] == [claim["id"]]


def test_a_quote_that_does_not_stand_in_the_report_is_refused(tmp_path: Path) -> None:
    paths = write(tmp_path, {"quote": "Rebels left the village", "chain": []})
    with pytest.raises(SystemExit, match="a#1"):
        labelled([paths[0]], paths[1])
