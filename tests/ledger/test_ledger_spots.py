"""Counts of claims by place and day are those of the claims themselves."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from purport.ledger import open_ledger
from purport.ledger.spots import Period
from purport.ledger.store import Ledger
from purport.model import Kind
from tests.desk.opened import make_ledger
from tests.views.sheaf import HARBOUR, ROAD, SHEAF, claim_in


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(make_ledger(tmp_path / "made.db"), create=False) as opened:
        yield opened


def counted(ledger: Ledger, period: Period) -> dict[str, int]:
    found, total = ledger.spots(period, limit=50)
    assert total == len(found)
    return {one.name: one.claims for one in found}


def test_places_have_the_claims_of_the_period(ledger: Ledger) -> None:
    assert counted(ledger, Period()) == {"Oakford": 4, "Ashwick": 2}
    assert counted(ledger, Period(until="2031-05-03")) == {"Oakford": 1}
    assert counted(ledger, Period(since="2031-05-04", until="2031-05-04")) == {"Ashwick": 1}
    assert counted(ledger, Period(since="2031-05-05")) == {"Oakford": 2}
    assert counted(ledger, Period(kind=Kind.STRIKE)) == {"Ashwick": 1}
    assert counted(ledger, Period(since="2032-01-01")) == {}


def test_a_place_keeps_its_coordinates_and_only_so_many_are_read(ledger: Ledger) -> None:
    (first,), total = ledger.spots(Period(), limit=1)
    assert (first.id, first.lat, first.lon, total) == ("made:Oakford", 50.0, 36.0, 2)


def test_what_stays_open_is_counted_apart(ledger: Ledger) -> None:
    ((one,), total) = ledger.left_open(Period(), limit=5)
    assert (one.mention, one.reason, one.claims, total) == (
        "Oakford",
        "two places have the name",
        1,
        1,
    )
    assert ledger.left_open(Period(since="2031-01-01"), limit=5) == ((), 0), "nobody knows its day"


def test_days_are_those_of_the_claims_else_of_their_reports(ledger: Ledger) -> None:
    days, undated = ledger.days()
    assert days == (("2031-05-03", 1), ("2031-05-04", 1), ("2031-05-05", 2))
    assert undated == sum(bool(claim.places) for claim in SHEAF.claims) - 4


def test_a_day_without_a_year_is_none_and_a_month_begins_on_its_first() -> None:
    with open_ledger(None) as ledger:
        for number, published in enumerate(("2031-05", "2031", "--05-03", None)):
            report = replace(HARBOUR, text=HARBOUR.text + str(number), published=published)
            claim = claim_in(report, "Northern troops hold Oakford", places=())
            ledger.add(
                report,
                (replace(claim, places=(replace(ROAD.places[0], mention=claim.content[0]),)),),
            )
        assert ledger.days() == ((("2031-01-01", 1), ("2031-05-01", 1)), 2)
