"""Judgements: appended for good, told to whoever comes later, carried over to another ledger."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from purport.errors import JudgementError
from purport.ledger import open_ledger
from purport.ledger.store import Ledger
from purport.model import Decision, Judgement, Links, Proposition
from tests.ledger.handmade import FULL_CLAIM, REPORT

ACCEPTED = Judgement(
    decision=Decision.ACCEPT,
    by="ada",
    claim=FULL_CLAIM.id,
    report=REPORT.id,
    spans=tuple((span.start, span.end) for span in FULL_CLAIM.content),
    words=FULL_CLAIM.text,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "a.db") as opened:
        opened.add(REPORT, (FULL_CLAIM,))
        yield opened


def test_a_judgement_is_read_as_it_was_written(ledger: Ledger) -> None:
    written = ledger.judge(ACCEPTED, seen=0)
    assert written.number == 1
    assert written.made
    assert replace(written, number=0, made="") == ACCEPTED
    assert ledger.judgements() == (written,)
    assert ledger.judgements(reports=(REPORT.id,)) == (written,)
    assert ledger.judgements(reports=("sha256:0",)) == ()
    assert ledger.claims() == (FULL_CLAIM,), "the machine's finding stays"
    assert ledger.verify().problems == ()


def test_judgements_cannot_be_changed_or_removed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.judge(ACCEPTED, seen=0)
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        for sql in ("UPDATE judgement SET made_by = 'eve'", "DELETE FROM judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="appended"):
                connection.execute(sql)


def test_whoever_comes_later_is_told_and_loses_nothing(ledger: Ledger) -> None:
    first = ledger.judge(ACCEPTED, seen=0)
    rejected = replace(ACCEPTED, decision=Decision.REJECT, by="bo")
    with pytest.raises(JudgementError, match=r"ada judged the same meanwhile: accept"):
        ledger.judge(rejected, seen=0)
    ledger.judge(rejected, seen=first.number)
    assert [each.by for each in ledger.judgements()] == ["ada", "bo"]
    ledger.judge(replace(ACCEPTED, by="bo"), seen=first.number)  # one's own are no surprise
    with pytest.raises(JudgementError, match="bo judged"):
        ledger.judge(ACCEPTED, seen=1)


def test_of_many_at_once_the_first_is_written_and_the_others_are_told(ledger: Ledger) -> None:
    def judge(number: int) -> str:
        try:
            ledger.judge(replace(ACCEPTED, by=f"reviewer {number}"), seen=0)
        except JudgementError:
            return "told"
        return "written"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(judge, range(16)))
    assert found.count("written") == 1
    assert len(ledger.judgements()) == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"by": " "}, "nobody"),
        ({"claim": None}, "neither"),
        ({"voice": "somebody"}, "or about both"),
        ({"spans": ()}, "which words"),
        ({"claim": "c-0"}, "no claim"),
        ({"decision": Decision.NOTE, "value": " "}, "empty"),
        ({"decision": Decision.NOTE, "value": "x" * 20_000}, "characters"),
        ({"decision": Decision.GRADE, "value": "G2"}, "no Admiralty grade"),
        ({"decision": Decision.GRADE, "value": "A"}, "no Admiralty grade"),
        ({"decision": Decision.GRADE, "value": "B22"}, "no Admiralty grade"),
        ({"decision": Decision.CORRECT, "value": "x"}, "which field"),
        ({"decision": Decision.CORRECT, "field": "kind", "value": "true"}, "one of: control"),
        (
            {"decision": Decision.CORRECT, "field": "content", "value": "other words"},
            "do not stand",
        ),
        ({"decision": Decision.UNDO, "undoes": 7}, "no judgement 7"),
        ({"claim": None, "voice": "Radio Vale"}, "can be graded and noted"),
    ],
)
def test_judgements_that_make_no_sense(ledger: Ledger, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(JudgementError, match=reason):
        ledger.judge(replace(ACCEPTED, **change), seen=0)
    assert ledger.judgements() == ()


def test_undoing_once_and_only_ones_own(ledger: Ledger) -> None:
    done = ledger.judge(ACCEPTED, seen=0)
    undo = replace(ACCEPTED, decision=Decision.UNDO, undoes=done.number)
    assert ledger.decided() == 1
    with pytest.raises(JudgementError, match="is ada’s"):
        ledger.judge(replace(undo, by="bo"), seen=1)
    ledger.judge(undo, seen=1)
    assert ledger.decided() == 0
    with pytest.raises(JudgementError, match="undone already"):
        ledger.judge(undo, seen=2)


def test_a_grade_of_a_voice(ledger: Ledger) -> None:
    grade = Judgement(Decision.GRADE, by="ada", voice="Radio Vale", value="B2")
    written = ledger.judge(grade, seen=0)
    assert ledger.judgements(reports=(), voices=("Radio Vale",)) == (written,)


def test_the_queue_leaves_out_what_is_decided(ledger: Ledger) -> None:
    ledger.replace_links(Links((Proposition((FULL_CLAIM.id,), (), "by itself"),), ()))
    assert ledger.queue(limit=9).ids == (FULL_CLAIM.id,)
    ledger.judge(replace(ACCEPTED, decision=Decision.NOTE, value="see map"), seen=0)
    assert ledger.queue(limit=9).total == 1, "a note decides nothing"
    ledger.judge(ACCEPTED, seen=0)
    assert ledger.queue(limit=9).total == 0


def test_another_ledger_takes_judgements_over_once(ledger: Ledger, tmp_path: Path) -> None:
    done = ledger.judge(ACCEPTED, seen=0)
    ledger.judge(replace(ACCEPTED, decision=Decision.UNDO, undoes=done.number), seen=1)
    with open_ledger(tmp_path / "b.db") as other:
        other.judge(Judgement(Decision.NOTE, by="bo", voice="Radio Vale", value="local"), seen=0)
        assert other.adopt(ledger.judgements()) == 2
        assert other.adopt(ledger.judgements()) == 0
        _, accepted, undo = other.judgements()
        assert undo.undoes == accepted.number
        assert (accepted.by, accepted.made) == ("ada", done.made)
