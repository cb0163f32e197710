"""How alike two spellings are."""

import pytest

from purport.spelling import alike


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sinelikino", "Synelnykove"),
        ("Kutterovka", "Kucherivka"),
        ("Petrovka", "Petropavlivka"),
        ("Berestove", "Berezove"),
    ],
)
def test_a_garbled_name_is_like_the_one_it_was_made_of(first: str, second: str) -> None:
    assert alike(first, second) == alike(second, first) > 0.6


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ivanivka", "Petrivka"), ("Petrovka", "Kurilovka"), ("Tykhe", "Tokarivka")],
)
def test_a_shared_ending_makes_no_names_alike(first: str, second: str) -> None:
    assert alike(first, second) < 0.5


def test_another_romanisation_is_the_same_name() -> None:
    assert alike("Kupyansk-Uzlovoy", "Kupiansk-Vuzlovyi") > 0.93


@pytest.mark.parametrize("name", ["", "17", "x" * 10_000, "Пеtrovka", "'’ -"])
def test_no_name_breaks_it(name: str) -> None:
    assert 0.0 <= alike(name, "Petrivka") <= 1.0
