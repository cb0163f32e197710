"""Words that name a side are replaced, whoever's they are; offsets lead back to the true text."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.blindness import blind_text, blind_words

NAMES = st.sampled_from(
    ("Syria", "Saudi Arabia", "U.S.", "IS", "HOUTHI", "Putin", "regime", "Hayat Tahrir al-Sham")
)
TEXTS = st.lists(NAMES | st.text(alphabet="aZ é.'’-_\n\"", max_size=6), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Moscow said Russian troops hit Ukraine.", "Kyiv said Ukrainian troops hit Russia."),
        ("Yerevan's forces; Pashinyan, the Armenians", "Baku's forces; Aliyev, the Azerbaijanis"),
        ("The RSF and Hemedti in Sudan", "The SAF and Burhan in Chad"),
        ("the Rapid Support Forces fired", "the Sudanese Armed Forces fired"),
        ("Israeli jets, ISRAEL, Gaza, Hamas", "Palestinian jets, PALESTINE, Gaza, Fatah"),
        ("SAUDI ARABIA and the Houthis", "YEMEN and the Saudis"),
        ("U.S. and UK officials", "US and U.K. officials"),
        ("The regime fell.", "The opposition fell."),
    ],
)
def test_both_sides_of_a_war_become_the_same_words(first: str, second: str) -> None:
    assert blind_text(first).text == blind_text(second).text


@pytest.mark.parametrize("text", ["us and polish", "Petrovka", "a march on rome", "", "The army"])
def test_what_names_no_side_stays(text: str) -> None:
    assert blind_text(text).text == text


def test_a_name_does_not_go_across_other_words_or_lines() -> None:
    assert blind_text("the United, States\nUnited\nStates").text == (
        "the United, States\nUnited\nStates"
    )


@given(TEXTS)
def test_offsets_lead_back_to_the_true_text(text: str) -> None:
    blind = blind_text(text)
    assert len(blind.offsets) == len(blind.text) + 1
    assert blind.offsets[0] == 0
    assert blind.offsets[-1] == len(text)
    assert (blind.offsets[1:] >= blind.offsets[:-1]).all()
    assert blind_text(blind.text).text == blind.text


@given(
    st.lists(st.sampled_from(("Saudi", "Arabia", "Iran", "the", "United", "States")), max_size=9)
)
def test_every_word_belongs_to_one_blind_word(words: list[str]) -> None:
    blind = blind_words(words)
    assert len(blind.starts) == len(blind.words) + 1
    assert blind.starts[-1] == len(words)
    assert all(a < b for a, b in zip(blind.starts, blind.starts[1:], strict=False))


def test_every_state_and_movement_that_claims_know_is_replaced() -> None:
    sides = tomllib.loads((files("purport.claims") / "sides.toml").read_text(encoding="utf-8"))
    unseen = [
        name
        for table in sides.values()
        for name in table
        if blind_text(name).text == name and name not in STANDING
    ]
    assert unseen == []


# Names that are what their class becomes, or that are made of other sides' names and common words.
STANDING = {"Iraq", "Hamas", "United Nations", "US-led coalition"}
