from purport.places.pieces import Piece, find_pieces


def pieces(text: str, *known: str) -> list[Piece]:
    names = set(known)
    return list(find_pieces(text, names.__contains__, ignored={"Syrian", "Russian"}.__contains__))


def names(text: str, *known: str) -> list[str]:
    return [piece.name for piece in pieces(text, *known) if not piece.person]


def test_spans_are_the_names() -> None:
    text = "Rebels left Kafr Zayta for al-Lataminah."
    assert [text[p.start : p.end] for p in pieces(text)][1:] == ["Kafr Zayta", "al-Lataminah"]


def test_words_that_are_capital_for_other_reasons_cut_names() -> None:
    assert names("On Monday Russian Su-25s bombed Morek.", "Morek")[-1] == "Morek"
    assert "Monday" not in " ".join(names("On Monday they left."))


def test_persons_and_organisations_are_no_names() -> None:
    found = pieces("Commander Ivan Petrenko met the Syrian Observatory in Morek.", "Morek")
    assert [(p.name, p.person) for p in found] == [("Ivan Petrenko", True), ("Morek", False)]


def test_longest_known_name_wins_and_type_nouns_come_off() -> None:
    found = pieces("Deir Hafer Road was cut.", "Deir", "Deir Hafer")
    assert [(p.name, p.noun, p.end) for p in found] == [("Deir Hafer", "road", 15)]


def test_head_of_a_name_is_not_the_name() -> None:
    assert names("They took Tal Rafi.", "Tal")[-1] == "Tal Rafi"


def test_english_words_are_no_articles() -> None:
    assert names("Shells fell at Homs.", "Homs")[-1] == "Homs"


def test_what_an_army_holds_is_not_its_name() -> None:
    assert names("Moscow-backed fighters", "Moscow") == []
