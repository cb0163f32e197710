"""Texts -> parses that keep every character, and sentences that start where they should."""

from hypothesis import given
from hypothesis import strategies as st

from purport.parsing import dateline_end, parse, split


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(min_value=1, max_value=40))
def test_the_pieces_join_to_the_text(text: str, size: int) -> None:
    pieces = split(text, size=size)
    assert "".join(pieces) == text
    assert all(len(piece) <= size for piece in pieces)


def test_a_long_text_keeps_its_offsets() -> None:
    text = "Shells fell on the market in Torvik. " * 1500
    doc = next(parse([text]))
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in list(doc)[::97])


def test_a_sentence_starts_behind_a_title_and_behind_a_dateline() -> None:
    titled = next(parse(["Bridge Falls\n\nThe bridge fell at dawn."]))
    assert [s.text.strip() for s in titled.sents] == ["Bridge Falls", "The bridge fell at dawn."]
    dated = next(parse(["KYIV, March 3 (Agency) - The bridge fell at dawn."]))
    assert [s.text for s in dated.sents][-1] == "The bridge fell at dawn."


def test_a_number_that_opens_a_text_is_no_dateline() -> None:
    assert dateline_end("2014 was the year in which the war began.") == 0
    assert dateline_end("The bridge fell on 3 May 2023.") == 0
