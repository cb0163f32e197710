"""Mentions that are no names, or are written to mislead: nothing, or what is open, and no error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.config import load_config
from purport.places import Gazetteer, load_gazetteer, rank_names
from purport.places.candidates import Context, Query, candidates

UKRAINE = Context({"UA": 1.0})


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(load_config().cache)


@pytest.mark.parametrize(
    "name", ["", " ", "155", "...", "’" * 10_000, "K" * 10_000, "Kupiansk " * 1_200, "💥", "\u200b"]
)
def test_what_is_no_name_has_no_candidates(name: str, gazetteer: Gazetteer) -> None:
    assert candidates(Query(name), UKRAINE, gazetteer) == []


@pytest.mark.parametrize("name", ["Kupi\u0430nsk", "\u041aupiansk", "Kupian\u200bsk", "KUPIANSK"])
def test_letters_of_another_script_do_not_hide_a_name(name: str, gazetteer: Gazetteer) -> None:
    (ranked,) = rank_names([name], gazetteer, country="UA", region="Kharkiv Oblast")
    assert ranked[0].entry.name == "Kupiansk"


@settings(max_examples=150, deadline=None)
@given(name=st.text(max_size=300))
def test_any_text_has_likenesses_of_0_to_1(name: str) -> None:
    gazetteer = load_gazetteer(load_config().cache)
    for _, likeness in candidates(Query(name), UKRAINE, gazetteer):
        assert 0 <= likeness <= 1
    gazetteer.close()
