import pytest

from purport.spelling.folding import clipped, fold, similarity, skeleton, sounds


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Volchansk", "Vovchansk"),
        ("Ugledar", "Vuhledar"),
        ("Belaya Gora", "Bila Hora"),
        ("Krasnaya Polyana", "Chervona Poliana"),
        ("Blagodatnoye", "Blahodatne"),
        ("Novosyolovka", "Novoselivka"),
        ("Nikolayevka", "Mykolaivka"),
        ("Peschanoe", "Pishchane"),
        ("Zaporozhye", "Zaporizhzhia"),
    ],
)
def test_russian_and_ukrainian_spellings_share_a_skeleton(first: str, second: str) -> None:
    assert skeleton(first, "UA") == skeleton(second, "UA")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Deir Ezzor", "Deir al-Zor"),
        ("al-Tabqa", "Tabaqah"),
        ("Maarat al-Numan", "Ma'arrat an Nu'man"),
        ("Qamishli", "Al-Kamishly"),
        ("Abu Alduhour", "Abu al-Duhur"),
        ("Jisr ash-Shughour", "Jisr al-Shughur"),
    ],
)
def test_romanisations_of_arabic_share_a_skeleton(first: str, second: str) -> None:
    assert skeleton(first, "SY") == skeleton(second, "SY")


def test_different_villages_keep_apart() -> None:
    assert skeleton("Kucherivka", "UA") != skeleton("Kurylivka", "UA")
    assert similarity("Kucherovka", "Kucherivka", "UA") > similarity(
        "Kucherovka", "Kurylivka", "UA"
    )


def test_one_wrong_consonant_meets_in_the_deletion_neighbourhood() -> None:
    assert set(clipped("Kutterovka", "UA")) & set(clipped("Kucherivka", "UA"))
    assert set(clipped("Sinelikino", "UA")) & set(clipped("Synelnykove", "UA"))
    assert not set(clipped("Kutterovka", "UA")) & set(clipped("Zelenivka", "UA"))


def test_other_countries_only_lose_accents_and_blanks() -> None:
    assert sounds("Saint-Étienne", "FR") == fold("saint etienne") == "saintetienne"
