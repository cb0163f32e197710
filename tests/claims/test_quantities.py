"""Numbers with their bounds and units, and the numbers that count nothing."""

import pytest

from purport.claims.quantities import quantities_of
from tests.claims.clauses import part, whole

PLACE = "percent of place"


def first(text: str) -> tuple[str, float | None, float | None, bool, str]:
    quantity = quantities_of(*whole(text))[0]
    return quantity.mention.text, quantity.low, quantity.high, quantity.strict, quantity.unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The corps holds over 70% of Ostrava.", ("over 70%", 70, 100, True, PLACE)),
        ("The corps holds 70 percent of the town.", ("70 percent", 70, 70, False, PLACE)),
        ("At least 12 villagers died.", ("At least 12", 12, None, False, "villagers")),
        ("More than 1,300 soldiers fled.", ("More than 1,300", 1300, None, True, "soldiers")),
        ("The jets flew up to 40 sorties.", ("up to 40", None, 40, False, "sorties")),
        ("Fewer than nine guards stayed.", ("Fewer than nine", None, 9, True, "guards")),
        ("Nearly 25 houses burned.", ("Nearly 25", 25, 25, False, "houses")),
        ("Between 20 and 30 recruits fled.", ("20 and 30", 20, 30, False, "recruits")),
        ("They lost 20 to 30 trucks.", ("20 to 30", 20, 30, False, "trucks")),
        ("Forty two rockets hit the port.", ("Forty two", 42, 42, False, "rockets")),
        ("Forty-two rockets hit the port.", ("Forty-two", 42, 42, False, "rockets")),
        ("Up to a hundred nurses left.", ("Up to a hundred", None, 100, False, "nurses")),
        ("Some 1.5 million people fled.", ("Some 1.5 million", 1.5e6, 1.5e6, False, "people")),
        ("Two dozen trucks burned.", ("Two dozen", 24, 24, False, "trucks")),
        ("Eleven were wounded.", ("Eleven", 11, 11, False, "people")),
        ("Troops are within 600 metres of the dam.", ("within 600", None, 600, False, "m")),
        ("Most of the fuel burned.", ("Most", 50, 100, True, "percent of fuel")),
        (
            "They hold the majority of the district.",
            ("the majority", 50, 100, True, PLACE),
        ),
        ("Half of the city has no power.", ("Half", 50, 50, False, PLACE)),
        ("Two-thirds of the city has no power.", ("Two-thirds", 66.67, 66.67, False, PLACE)),
        ("The brigade has fully liberated Ostrava.", ("fully", 100, 100, False, PLACE)),
        (
            "The port is under the full control of the navy.",
            ("full control", 100, 100, False, PLACE),
        ),
        ("He treated 6 of 19 cases.", ("6", 6, 6, False, "cases")),
        ("40 army and 50 rebel fighters fell.", ("40", 40, 40, False, "army fighters")),
        ("Five off-road vehicles burned.", ("Five", 5, 5, False, "vehicles")),
    ],
)
def test_bounds_and_unit(
    text: str, expected: tuple[str, float | None, float | None, bool, str]
) -> None:
    assert first(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of shells hit the port.",
        "Hundreds of thousands of families left.",
        "Several hundred recruits left.",
        "The siege lasted three months and 12 days.",
        "The attack came at 19:30 on 4 May 2021.",
        "A 12-year-old girl was hurt.",
        "The woman, aged 43, was hurt.",
        "A Su-27 and a Tu-95 took off.",
        "The army cited Article 51 and Resolution 1701.",
        "The 3rd Brigade left Hill 402.",
        "The war began in 2014.",
        "A soldier was killed.",
        "It was one of the largest raids of the war.",
        "The road is completely closed.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert quantities_of(*whole(text)) == ()


def test_only_numbers_of_the_clause_count() -> None:
    text = "The raid killed nine sailors and injured 14 dockers."
    clause, report = part(text, "injured 14 dockers")
    assert [(found.low, found.unit) for found in quantities_of(clause, report)] == [(14, "dockers")]


def test_the_whole_comes_before_its_parts() -> None:
    clause, report = whole("The raid killed 19 people, including seven children.")
    assert [found.low for found in quantities_of(clause, report)] == [19, 7]


def test_a_toll_counts_its_dead_before_the_weapons() -> None:
    clause, report = whole("Three drones killed eight people.")
    assert [found.unit for found in quantities_of(clause, report)] == ["people", "drones"]


def test_spans_are_the_reports_own() -> None:
    clause, report = whole("Under  fire,\tat least  30 men fled over 2 km.")
    for found in quantities_of(clause, report):
        assert report.span(found.mention.start, found.mention.end) == found.mention


def test_what_a_number_counts_may_stand_before_it() -> None:
    clause, report = whole("The number of soldiers in the town had fallen to about 40.")
    (quantity,) = quantities_of(clause, report)
    assert (quantity.low, quantity.high, quantity.unit) == (40, 40, "soldiers")
