"""Text to pieces: offsets, shapes, quotation marks, sentences and lines, whatever the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from purport.attribution.tagger.grammar import PARTS, RELATIONS, SIZES, Grammar
from purport.attribution.tagger.network import stretches
from purport.attribution.tagger.pieces import LINE_END, OFFSETS, SHAPES, Pieces
from purport.attribution.tagger.pieces import cut as cut_parsed

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
NONE = Grammar(*[np.zeros(0, dtype=np.int64)] * 4)


def cut(text: str, grammar: Grammar = NONE) -> Pieces:
    return cut_parsed(text, TOKENIZER, grammar)


def words_of(text: str, pieces: Pieces) -> list[str]:
    return [text[s:e] for s, e in zip(pieces.start, pieces.end, strict=True)]


@settings(deadline=None)
@given(st.text())
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    pieces = cut(text)
    before = 0
    for start, end in zip(pieces.start, pieces.end, strict=True):
        assert before <= start < end <= len(text)
        before = end
    assert len(pieces.ids) == len(pieces.features)
    assert all(0 <= first < len(pieces.ids) for first in pieces.first)


def test_a_text_of_blanks_has_no_words() -> None:
    assert len(cut(" \n\t ")) == 0


def test_a_line_end_is_a_piece_and_no_word() -> None:
    text = "Dam holds\n\nRoad dry"
    pieces = cut(text)
    assert words_of(text, pieces) == ["Dam", "holds", "Road", "dry"]
    assert list(pieces.line) == [0, 0, 1, 1]
    (at,) = [i for i, piece in enumerate(pieces.ids) if piece == LINE_END]
    assert pieces.first[2] == at + 1


def test_a_word_carries_its_shape_on_every_piece() -> None:
    pieces = cut("Dam near UN")
    assert list(pieces.features[:, 0]) == [1] * 3 + [0] * 4 + [2] * 2


def test_a_word_carries_what_the_parse_says_of_it_and_of_its_head() -> None:
    # "Ann said so": Ann and so hang on said, which is the root.
    tags = [PARTS.index(tag) + 1 for tag in ("NNP", "VBD", "RB")]
    relations = [RELATIONS.index(relation) + 1 for relation in ("nsubj", "ROOT", "advmod")]
    grammar = Grammar(*map(np.array, ([0, 4, 9], tags, relations, [1, 1, 1])))
    pieces = cut("Ann said so", grammar)
    assert list(pieces.head) == [1, 1, 1]
    rows = pieces.features[pieces.first] - OFFSETS
    assert rows[:, 1].tolist() == tags
    assert rows[:, 2].tolist() == relations
    assert rows[:, 3].tolist() == [tags[1]] * 3
    assert rows[0, 5] != rows[1, 5] != rows[2, 5]  # the head behind, the word itself, before
    assert (pieces.heads == pieces.ids[pieces.first[1]]).all()
    cut_later = cut("said so", grammar.between(4, 11))
    assert cut_later.head.tolist() == [0, 0]
    assert (cut_later.features - OFFSETS)[cut_later.first, 1].tolist() == tags[1:]


@given(st.text(alphabet="ab ,", max_size=30), st.lists(st.integers(0, 30), max_size=8))
def test_any_parse_gives_rows_that_the_table_has(text: str, starts: list[int]) -> None:
    tokens = np.array(sorted(set(starts)), dtype=np.int64)
    heads = tokens * 0 + len(tokens) // 2
    pieces = cut(text, Grammar(tokens, heads * 0 + 1, heads * 0 + 1, heads))
    rows = pieces.features - OFFSETS
    assert (rows >= 0).all()
    assert (rows[:, 1:] < np.array(SIZES)).all()
    assert ((pieces.head >= 0) & (pieces.head < max(len(pieces), 1))).all()


@pytest.mark.parametrize("marks", ['""', "“”", ["''", "''"]], ids=["straight", "curly", "twice"])
def test_words_in_quotation_marks_are_marked(marks: tuple[str, str]) -> None:
    text = f"He said {marks[0]}it holds{marks[1]} today"
    pieces = cut(text)
    inside = [i for i, quoted in enumerate(pieces.quoted) if quoted]
    assert [words_of(text, pieces)[i] for i in inside] == ["it", "holds"]
    assert pieces.features[pieces.first[inside[0]], 0] == SHAPES


def test_a_quotation_left_open_ends_with_its_line() -> None:
    text = '"it holds\nroad dry'
    pieces = cut(text)
    assert list(pieces.quoted) == [0, 1, 1, 0, 0]


def test_a_title_ends_no_sentence() -> None:
    text = "Dr. Lee left. Gen. Roe stayed."
    assert cut(text).sentence[-1] == 1


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(2, 20))
def test_stretches_cover_the_text_and_are_bounded(text: str, size: int) -> None:
    cuts = list(stretches(text, size=size))
    assert "".join(text[s:e] for s, e in cuts) == text
    assert all(e - s <= size for s, e in cuts)
