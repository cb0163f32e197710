"""Names, numbers and units that were garbled between reports of one statement."""

from itertools import permutations

import pytest

from purport.linking import link_claims
from purport.linking.garblings import confusable
from purport.model import Claim, Garbled, Garbling, Kind, Report
from tests.linking.made import stated, told

FIGHT = (
    "Fighting for {}, Zelenyi Hai and Vysoke went on through the night, the regional staff said."
)
STRIKE = "The 5th brigade blocked {} {} of the enemy in the valley near Vysoke, Colonel Kowal said."


def fighting(name: str, file: str, *, known: bool = False) -> tuple[Report, Claim]:
    """Return a report that lists `name` beside two other villages."""
    report = told(f"Edition {file}. {FIGHT.format(name)}", file)
    places = ("Zelenyi Hai", "Vysoke", *((name,) if known else ()))
    claim = stated(
        report, FIGHT.format(name).rpartition(", the")[0], kind=Kind.CLASH, places=places,
        unknown=() if known else (name,), chain=("regional staff",),
    )  # fmt: skip
    return report, claim


def blocking(count: int, unit: str, file: str, **more: str) -> tuple[Report, Claim]:
    """Return a report of how many units of what sort were blocked."""
    text = STRIKE.format(count, unit)
    report = told(f"Edition {file}. {text}", file, published=more.get("published", "2024-05-06"))
    claim = stated(
        report, text.rpartition(", ")[0], kind=Kind.ENCIRCLEMENT, places=("Vysoke",),
        count=(float(count), float(count), unit), chain=(more.get("voice", "Colonel Kowal"),),
    )  # fmt: skip
    return report, claim


def found(*made: tuple[Report, Claim]) -> tuple[Garbling, ...]:
    """Return the garblings among reports of one claim each."""
    return link_claims([report for report, _ in made], [claim for _, claim in made]).garblings


def pairs(*made: tuple[Report, Claim]) -> set[tuple[str, str, str]]:
    """Return sort, writing and what is likely."""
    return {(each.sort, each.written.text, each.likely) for each in found(*made)}


def test_the_name_that_fewer_reports_have_is_shown_beside_the_one_that_more_have() -> None:
    told_by = [
        fighting("Kucherovka", "a"),
        fighting("Kucherovka", "b"),
        fighting("Kutterovka", "c"),
    ]
    assert pairs(*told_by) == {("name", "Kutterovka", "Kucherovka")}
    (garbling,) = found(*told_by)
    assert garbling.claim == told_by[2][1].id
    assert set(garbling.others) <= {claim.id for _, claim in told_by[:2]}
    assert "2 reports have the one, 1 report has the other" in garbling.evidence


def test_of_two_reports_the_map_decides_else_nothing_does() -> None:
    (garbling,) = found(fighting("Kutterovka", "a"), fighting("Kucherovka", "b", known=True))
    assert (garbling.written.text, garbling.likely) == ("Kutterovka", "Kucherovka")
    assert "maps know" in garbling.evidence
    (open_one,) = found(fighting("Kutterovka", "a"), fighting("Kucherovka", "b"))
    assert "nothing tells which" in open_one.evidence


def test_another_village_is_no_garbling_and_nor_is_one_that_the_report_has_too() -> None:
    assert not pairs(fighting("Kucherovka", "a"), fighting("Petrivske", "b"))
    both = told(FIGHT.format("Kutterovka") + " Kucherovka was quiet.", "c")
    claim = stated(
        both, FIGHT.format("Kutterovka").rpartition(", the")[0], kind=Kind.CLASH,
        places=("Zelenyi Hai", "Vysoke"), unknown=("Kutterovka",), chain=("regional staff",),
    )  # fmt: skip
    assert not pairs(fighting("Kucherovka", "a"), (both, claim))


def test_another_romanisation_is_not_garbled() -> None:
    assert not pairs(fighting("Kucherovka", "a"), fighting("Kucherivka", "b"))


def test_numbers_and_units_slip() -> None:
    once, again = blocking(15, "battalions", "a"), blocking(15, "battalions", "b")
    assert pairs(once, again, blocking(50, "battalions", "c")) == {("number", "50", "15")} or {
        sort for sort, *_ in pairs(once, again, blocking(50, "battalions", "c"))
    } == {Garbled.NUMBER}
    assert {sort for sort, *_ in pairs(once, blocking(15, "brigades", "c"))} == {Garbled.UNIT}


def test_another_count_another_day_or_another_voice_is_no_slip() -> None:
    once = blocking(15, "battalions", "a")
    assert not pairs(once, blocking(17, "battalions", "c"))
    assert not pairs(once, blocking(15, "villages", "c"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (13, 30, True), (15, 50, True), (51, 15, True), (1500, 15000, True), (1234, 124, True),
        (5, 50, False), (11, 12, False), (100, 200, False), (7, 7, False), (2.5, 25, False),
    ],
)  # fmt: skip
def test_numbers_that_are_misheard_or_mistyped(one: float, other: float, *, expected: bool) -> None:
    assert confusable(one, other) is confusable(other, one) is expected
    assert not confusable(one, None)


def test_the_order_of_reports_does_not_matter() -> None:
    made = [
        fighting("Kucherovka", "a"), fighting("Kutterovka", "b"), fighting("Kucherovka", "c"),
        blocking(15, "battalions", "d"), blocking(50, "battalions", "e"),
    ]  # fmt: skip
    results = {found(*order) for order in permutations(made)}
    assert len(results) == 1
    assert len(results.pop()) == 2
