"""Full-text search: what finds what, and that no typing is an error."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.ledger import open_ledger
from purport.ledger.store import Ledger
from tests.ledger.handmade import FULL_CLAIM, REPORT


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with open_ledger(None) as opened:
        opened.add(REPORT, (FULL_CLAIM,))
        yield opened


@pytest.mark.parametrize(
    "typed",
    ["Osk", "osk seize", '"Lower Osk"', "seiz*", "SEIZING", "dravnia", '"had seized"', "Ösk"],
)
def test_what_finds_the_claim(ledger: Ledger, typed: str) -> None:
    assert ledger.claims_with_words(typed, limit=5).ids == (FULL_CLAIM.id,)
    assert ledger.reports_with_words(typed, limit=5).ids == (REPORT.id,)


@pytest.mark.parametrize("typed", ["", "  ", "*", '"', "-", "Osk nowhere", '"Osk Lower"', "sk"])
def test_what_does_not(ledger: Ledger, typed: str) -> None:
    assert ledger.claims_with_words(typed, limit=5).total == 0


def test_a_report_is_found_where_no_claim_is(ledger: Ledger) -> None:
    assert ledger.claims_with_words("vehicles", limit=5).total == 0
    assert ledger.reports_with_words("vehicles", limit=5).ids == (REPORT.id,)


@given(st.text(max_size=40))
def test_no_typing_is_an_error(typed: str) -> None:
    with open_ledger(None) as ledger:
        assert ledger.claims_with_words(typed, limit=5).total == 0
