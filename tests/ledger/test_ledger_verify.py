"""Every kind of damage that can be done to a ledger is told by `verify`, and only damage is."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from purport.errors import LedgerError, VerifyError
from purport.ledger import open_ledger
from purport.model import Claim, Extractor, Links, Origin, Proposition, Report, Span
from tests.ledger.handmade import FULL_CLAIM, REPORT, claim_in

SECOND = claim_in(REPORT, "more than 40 vehicles")
LINKS = Links(
    tuple(
        Proposition((claim.id,), (Origin("own", (claim.id,), "e"),), "e")
        for claim in (FULL_CLAIM, SECOND)
    ),
    (),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with open_ledger(path) as ledger:
        ledger.add(REPORT, (FULL_CLAIM, SECOND))
        ledger.add(replace(REPORT, file="copy"), ())
        ledger.replace_links(LINKS)
    return path


def problems_after(path: Path, sql: str) -> str:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(sql).rowcount > 0
    with open_ledger(path) as ledger:
        return "\n".join(ledger.verify().problems)


def test_a_sound_ledger(path: Path) -> None:
    with open_ledger(path) as ledger:
        found = ledger.verify()
    assert found.problems == ()
    assert (found.reports, found.appearances, found.claims, found.propositions) == (1, 2, 2, 2)
    assert found.spans == 15


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE report SET text = replace(text, '40', '90')", "does not have this hash"),
        ("UPDATE report SET claims = 3", "2 claims of 3 are there"),
        ("UPDATE appearance SET outlet = 'Another' WHERE position = 1", "digest of an appearance"),
        ("DELETE FROM appearance WHERE position = 0", "an appearance is missing"),
        ("UPDATE claim SET evidence_span_end = 9", "evidence 0:9"),
        ("UPDATE claim SET time_span_start = 1 WHERE time_text IS NOT NULL", "time 1:"),
        ("UPDATE content_span SET text = 'nothing'", "content"),
        ("UPDATE voice SET span_start = 0 WHERE position = 0", "voice 0:"),
        ("UPDATE voice SET cue_text = 'denied' WHERE cue_text IS NOT NULL", "cue"),
        ("UPDATE party SET text = 'others'", "actor"),
        ("UPDATE place SET span_end = 100000", "place"),
        ("UPDATE quantity SET span_start = -3", "quantity -3:"),
        ("UPDATE framing SET span_start = 3, span_end = 3", "framing 3:3"),
        ("UPDATE claim SET kind = 'rumour'", "'rumour' is not a valid Kind"),
        ("UPDATE claim SET kind = 'strike'", "digest does not fit"),
        ("UPDATE claim SET text = 'something'", "digest does not fit"),
        ("UPDATE voice SET name = 'Somebody'", "digest does not fit"),
        ("UPDATE place SET names = '[]' WHERE names != '[]'", "digest does not fit"),
        ("UPDATE place SET names = 'not a list'", "cannot be read"),
        ("DELETE FROM place_candidate WHERE position = 1", "digest does not fit"),
        ("DELETE FROM voice WHERE position = 0", "make it c-"),
        ("DELETE FROM claim WHERE text LIKE 'more%'", "1 claims of 2 are there"),
        ("DELETE FROM report", "refers to a row of report"),
        ("DELETE FROM place WHERE position = 1", "refers to a row of place"),
        ("UPDATE proposition SET id = 'p-1' WHERE position = 1", "do not make this id"),
        ("DELETE FROM proposition_claim", "belongs to no proposition"),
        ("UPDATE origin_claim SET claim_id = (SELECT min(id) FROM claim)", "an origin has claims"),
        ("UPDATE relation SET kind = 'friend'", "'friend' is not a valid RelationKind"),
        ("UPDATE relation SET differs = 'mood'", "'mood' is not a valid Difference"),
        ("UPDATE report SET text = CAST(x'41ff42' AS TEXT)", "cannot be read"),
    ],
)
def test_damage_is_told(path: Path, sql: str, expected: str) -> None:
    if "relation" in sql:
        first, second = (each.id for each in LINKS.propositions)
        row = f"INSERT INTO relation VALUES (0, '{first}', '{second}', 'follows', 'e', 'time')"
        assert problems_after(path, row) == ""
    assert expected in problems_after(path, sql)


def test_one_damaged_report_does_not_hide_the_others(path: Path) -> None:
    with open_ledger(path) as ledger:
        for number in range(70):
            ledger.add(Report(f"Text {number}.", file=f"{number}"), ())
    told = problems_after(
        path, "UPDATE report SET text = CAST(x'ff' AS TEXT) WHERE text IN ('Text 3.', 'Text 66.')"
    )
    assert told.count("cannot be read") == 2
    with open_ledger(path) as ledger:
        found = ledger.verify()
    assert (found.reports, found.claims) == (71, 2)


def test_a_damaged_row_is_an_error_where_it_is_read(path: Path) -> None:
    problems_after(path, "UPDATE claim SET kind = 'rumour'")
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match=r"a\.db.*purport verify"):
        ledger.claims()


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (replace(SECOND, evidence=Span(0, 4, "else")), "evidence does not stand at 0:4"),
        (replace(SECOND, content=(Span(0, 9999, REPORT.text),)), "content does not stand"),
        (replace(SECOND, content=()), "no words"),
        (replace(SECOND, report_id="sha256:0"), "another report's"),
        (replace(SECOND, extractor=Extractor("x", "1", float("nan"))), "not finite"),
        (replace(FULL_CLAIM, actor=None), "same words and the same chain"),
    ],
)
def test_what_would_not_hold_is_refused(claim: Claim, problem: str) -> None:
    with open_ledger(None) as ledger:
        with pytest.raises(VerifyError, match=f"vale: .*{problem}"):
            ledger.add(REPORT, (FULL_CLAIM, claim))
        assert not ledger.has(REPORT)
