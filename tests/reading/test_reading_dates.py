"""Dates as publishers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.reading.dates import iso_date


@pytest.mark.parametrize(
    "stated",
    [
        "2025-11-20",
        "2025-11-20T23:59:59.123+02:00",
        "2025/11/20 10:00",
        "20251120",
        "20.11.2025",
        "Thu, 20 Nov 2025 10:00:00 GMT",
        "20 November 2025",
        "20th of November, 2025",
        "Thursday, November 20, 2025, 9 a.m.",
        "NOV. 20 2025",
        " Nov 20th, 2025 ",
    ],
)
def test_dates_are_read(stated: str) -> None:
    assert iso_date(stated) == "2025-11-20"


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "",
        "yesterday",
        "November 2025",
        "20 November",
        "03/04/2025",
        "2025-13-01",
        "31 June 2025",
        "2025-11-200",
        "20 Foo 2025",
        "²⁰.11.2025",
    ],
)
def test_what_states_no_day_is_none(stated: str | None) -> None:
    assert iso_date(stated) is None


@given(
    st.dates(min_value=date(1000, 1, 1)),  # strftime leaves shorter years without their zeros
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y"]),
)
def test_any_day_survives(day: date, form: str) -> None:
    assert iso_date(format(day, form)) == day.isoformat()


@given(st.text())
def test_any_words_are_a_date_or_none(stated: str) -> None:
    found = iso_date(stated)
    assert found is None or len(found) == 10
