"""From scores to attributions: paths that BIO allows, windows that agree, links that decide."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from purport.attribution.tagger.decoding import LINK, Tables, decode
from purport.attribution.tagger.grammar import Numbers
from purport.attribution.tagger.pairs import BINS, OFFSETS, pair_bins
from purport.attribution.tagger.pieces import CLS, SEP, Pieces
from purport.attribution.tagger.tags import TAGS, Floats, allowed, best_path, spans
from purport.attribution.tagger.windows import gather, margins


def made_pieces(words: int) -> Pieces:
    """Words of two pieces and three characters each, in one line, each the head of itself."""
    at = np.arange(words)
    sentence, line, quoted = np.zeros((3, words), dtype=np.int64)
    ids = np.arange(2 * words) + 1000
    features = np.zeros((2 * words, 6), dtype=np.int64)
    return Pieces(ids, features, ids * 0, at, 2 * at, 4 * at, 4 * at + 3, sentence, line, quoted)


def flat_tables(content_bins: Floats | None = None) -> Tables:
    width = int(sum(BINS))
    empty = np.zeros((width, 1), dtype=np.float32)
    one = np.ones(1, dtype=np.float32)
    return Tables(allowed(), empty, one, empty if content_bins is None else content_bins, one)


def scores_of(tags: list[str]) -> Floats:
    scores = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for row, tag in enumerate(tags):
        scores[row, TAGS.index(tag)] = 5
    return scores


@settings(deadline=None)
@given(arrays(np.float32, (12, len(TAGS)), elements=st.floats(-9, 9, width=32)))
def test_no_span_continues_what_has_not_begun(scores: Floats) -> None:
    path = best_path(scores, allowed())
    for before, tag in zip([0, *path], path, strict=False):
        if TAGS[tag].startswith("I-"):
            assert before in (tag, tag - 1)
    found = spans(path)
    covered = [i for role in found.values() for start, end in role for i in range(start, end)]
    assert len(covered) == len(set(covered)) == sum(tag > 0 for tag in path)


def test_the_best_path_is_the_best_of_all() -> None:
    scores = scores_of(["B-cue", "O", "I-cue"])
    # O-B-I would be barred from I without B: the path pays for the middle to keep the last.
    scores[1, TAGS.index("I-cue")] = 4.5
    assert [TAGS[t] for t in best_path(scores, allowed())] == ["B-cue", "I-cue", "I-cue"]


@pytest.mark.parametrize("words", [1, 5, 40, 61])
def test_windows_give_every_word_the_row_of_its_own_piece(words: int) -> None:
    pieces = made_pieces(words)

    def run(ids: Numbers, features: Numbers, heads: Numbers) -> tuple[Floats, Floats]:
        assert ids.shape == heads.shape == features.shape[:2]
        assert (ids[:, 0] == CLS).all()
        assert (ids[:, -1] == SEP).all()
        rows = ids[..., None].astype(np.float32)
        return rows, -rows

    tags, links = gather(pieces, run, size=20, step=12)
    assert tags[:, 0] == pytest.approx(pieces.ids[pieces.first])
    assert links == pytest.approx(-tags)


def test_a_window_counts_for_less_near_its_edge_but_not_at_the_texts() -> None:
    assert margins(0, 4, 10)[:, 0].tolist() == [4, 3, 2, 1]
    assert margins(3, 4, 10)[:, 0].tolist() == [1, 2, 2, 1]
    assert margins(6, 4, 10)[:, 0].tolist() == [1, 2, 3, 4]
    assert margins(0, 4, 4)[:, 0].tolist() == [4, 4, 4, 4]


def made_links(words: int, **vectors: dict[int, int]) -> Floats:
    """Link vectors of zeros but for the numbers named: ``holder={word: axis}`` and the like."""
    links = np.zeros((words, 4 * LINK + 1), dtype=np.float32)
    blocks = {"asks": 0, "answers": 1, "content": 2, "holder": 3}
    for name, places in vectors.items():
        for word, axis in places.items():
            links[word, blocks[name] * LINK + axis] = 9
    return links


def test_a_content_goes_to_the_cue_that_its_vector_points_to() -> None:
    tags = scores_of(["B-content", "B-cue", "B-source", "O", "B-content", "B-cue", "B-source"])
    links = made_links(
        7,
        holder={1: 1, 5: 2},
        content={0: 2, 4: 1},
        asks={1: 3, 5: 4},
        answers={2: 4, 6: 3},
    )
    first, second = decode(made_pieces(7), tags, links, flat_tables())
    assert (first.source, first.cue, first.content) == ((6, 7), (1, 2), ((4, 5),))
    assert (second.source, second.cue, second.content) == ((2, 3), (5, 6), ((0, 1),))
    assert first.score > 0.9


def test_a_piece_goes_on_with_the_content_beside_it_but_not_across_a_cue() -> None:
    tags = scores_of(["B-content", "O", "B-cue", "B-content", "O", "B-cue", "B-content"])
    links = made_links(7, holder={2: 1}, content={0: 1, 3: 1, 6: 1})
    (found,) = decode(made_pieces(7), tags, links, flat_tables())
    assert found.cue == (2, 3)
    assert found.content == ((0, 1), (3, 4))


def test_a_quotation_goes_on_into_the_next_sentence_of_its_line() -> None:
    tags = scores_of(["B-content", "B-cue", "B-source", *["O"] * 20, "B-cue", "O", "B-content"])
    links = made_links(26, holder={1: 1}, content={0: 1, 25: 1})
    pieces = made_pieces(26)
    pieces.quoted[[0, 25]] = 1
    pieces.sentence[25:] = 1
    (found,) = decode(pieces, tags, links, flat_tables())
    assert found.content == ((0, 1), (25, 26))
    pieces.line[25:] = 1
    (found,) = decode(pieces, tags, links, flat_tables())
    assert found.content == ((0, 1),)


def test_a_content_far_from_every_cue_is_nobodys() -> None:
    words = 80
    tags = scores_of(["B-cue", *["O"] * (words - 2), "B-content"])
    assert decode(made_pieces(words), tags, made_links(words), flat_tables()) == []


def test_nobody_may_be_the_source() -> None:
    pieces = made_pieces(3)
    links = made_links(3)
    links[1, -1] = 1
    (found,) = decode(pieces, scores_of(["B-source", "B-cue", "B-content"]), links, flat_tables())
    assert found.source is None


def test_without_a_cue_nothing_is_attributed() -> None:
    pieces = made_pieces(2)
    tags = scores_of(["B-content", "I-content"])
    assert decode(pieces, tags, made_links(2), flat_tables()) == []


def test_bins_tell_sides_and_what_lies_between() -> None:
    pieces = made_pieces(30)
    rows = pair_bins([(5, 6), (12, 13)], [(2, 4), (7, 9), (20, 21)], pieces) - OFFSETS
    assert rows.shape == (2, 3, len(BINS))
    assert rows[0, 0, 0] % 2 == 0  # before its cue
    assert rows[0, 1, 0] % 2 == 1  # behind it
    assert rows[0, 2, 1] // 2 == 1  # the second cue lies between
    assert rows[0, 2, 2] // 2 == 1  # and one span like it
    assert (rows >= 0).all()
    assert (rows < np.array(BINS)).all()


def test_bins_tell_which_span_hangs_on_which() -> None:
    pieces = made_pieces(8)
    pieces.head[0] = 3  # the first word hangs on the cue, the cue on the sixth word
    pieces.head[3] = 5
    pieces.head[7] = 5
    rows = pair_bins([(3, 4)], [(0, 1), (1, 2), (5, 6), (7, 8)], pieces) - OFFSETS
    assert rows[0, :, -1].tolist() == [1, 0, 2, 3]
