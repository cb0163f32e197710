"""Text to pieces: offsets, shapes, quotation marks, sentences and lines, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from purport.attribution.tagger.network import stretches
from purport.attribution.tagger.pieces import LINE_END, SHAPES, Pieces, cut

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small_tokenizer() -> Tokenizer:
    """BERT's way of cutting with a vocabulary of letters: every letter is a piece."""
    vocabulary = {"[PAD]": 0, "[unused0]": 1, "[unused1]": 2, "[UNK]": 3}
    for letter in LETTERS:
        vocabulary[letter] = len(vocabulary)
        vocabulary["##" + letter] = len(vocabulary)
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


TOKENIZER = small_tokenizer()


def words_of(text: str, pieces: Pieces) -> list[str]:
    return [text[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)]


@settings(deadline=None)
@given(st.text())
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    pieces = cut(text, TOKENIZER)
    before = 0
    for start, end in zip(pieces.start, pieces.end, strict=True):
        assert before <= start < end <= len(text)
        before = end
    assert len(pieces.ids) == len(pieces.features)
    assert all(0 <= first < len(pieces.ids) for first in pieces.first)


def test_a_text_of_blanks_has_no_words() -> None:
    assert len(cut(" \n\t ", TOKENIZER)) == 0


def test_a_line_end_is_a_piece_and_no_word() -> None:
    text = "Dam holds\n\nRoad dry"
    pieces = cut(text, TOKENIZER)
    assert words_of(text, pieces) == ["Dam", "holds", "Road", "dry"]
    assert list(pieces.line) == [0, 0, 1, 1]
    (at,) = [i for i, piece in enumerate(pieces.ids) if piece == LINE_END]
    assert pieces.first[2] == at + 1


def test_a_word_carries_its_shape_on_every_piece() -> None:
    pieces = cut("Dam near UN", TOKENIZER)
    assert list(pieces.features) == [1] * 3 + [0] * 4 + [2] * 2


@pytest.mark.parametrize("text", ['He said "it holds" today', "He said “it holds” today"])
def test_words_in_quotation_marks_are_marked(text: str) -> None:
    pieces = cut(text, TOKENIZER)
    inside = [w for w, q in zip(words_of(text, pieces), pieces.quoted, strict=True) if q]
    assert inside == ["it", "holds"]
    assert pieces.features[pieces.first[3]] == SHAPES


def test_a_quotation_left_open_ends_with_its_line() -> None:
    text = '"it holds\nroad dry'
    pieces = cut(text, TOKENIZER)
    assert list(pieces.quoted) == [0, 1, 1, 0, 0]


def test_a_title_ends_no_sentence() -> None:
    text = "Dr. Lee left. Gen. Roe stayed."
    assert cut(text, TOKENIZER).sentence[-1] == 1


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(2, 20))
def test_stretches_cover_the_text_and_are_bounded(text: str, size: int) -> None:
    cuts = list(stretches(text, size=size))
    assert "".join(text[s:e] for s, e in cuts) == text
    assert all(e - s <= size for s, e in cuts)
