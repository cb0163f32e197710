"""Names that one report has where the others of its story have a similar one."""

import pytest

from purport.places import alike, likely_garblings


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


def test_a_name_that_one_report_has_is_a_likely_garbling_of_what_the_others_have() -> None:
    lists = [
        ["Petrovka", "Kucherovka", "Kurilovka"],
        ["Petropavlivka", "Kucherivka", "Kurylivka"],
        ["Petropavlivka", "Kurylivka"],
    ]
    found = [g for g in likely_garblings(lists) if g.report == 0]
    assert [(g.name, g.likely) for g in found] == [("Petrovka", "Petropavlivka")]


def test_two_similar_names_in_one_list_are_two_places() -> None:
    assert likely_garblings([["Petrivka", "Petropavlivka"], ["Petrivka", "Petropavlivka"]]) == ()


@pytest.mark.parametrize("name", ["", "17", "x" * 10_000, "Пеtrovka", "'’ -"])
def test_no_name_breaks_it(name: str) -> None:
    assert 0.0 <= alike(name, "Petrivka") <= 1.0
