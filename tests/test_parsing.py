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


def test_the_parser_reads_every_side_alike() -> None:
    first, second = parse(
        [
            "The United States said the Rapid Support Forces didnt shell Syrian Arab Army posts.",
            "The Russia said the Taliban didnt shell Hezbollah posts.",
        ]
    )
    ends = [token for token in first if token.text not in ("United", "Rapid", "Support", "Syrian")]
    ends = [token for token in ends if token.text != "Arab"]
    for one, other in zip(ends, second, strict=True):
        assert (one.tag_, one.dep_) == (other.tag_, other.dep_)
        assert ends.index(one.head) == other.head.i
    assert [token.head.text for token in first[1:3]] == ["States", "said"]


def test_names_keep_their_words_and_lemmas() -> None:
    text = "He was told that the Donetsk People’s Republic hadnt lost Saudis."
    doc = next(parse([text]))
    assert doc.text == text
    assert [t.lemma_ for t in doc if t.text in ("was", "Saudis")] == ["be", "Saudis"]
    mark = next(token for token in doc if token.text == "’s")
    assert (mark.dep_, mark.head.text, mark.head.head.text) == ("case", "People", "Republic")
    assert [sent.text for sent in doc.sents] == [text]


def test_no_sentence_starts_in_lower_case_behind_an_abbreviation() -> None:
    text = "The army said it had left at 10 a.m. but that shells were falling."
    assert [sent.text for sent in next(parse([text])).sents] == [text]
