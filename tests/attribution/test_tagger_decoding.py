"""From scores to attributions: paths that BIO allows, windows that agree, links that decide."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from purport.attribution.tagger.decoding import LINK, Tables, decode
from purport.attribution.tagger.pairs import BINS, OFFSETS, pair_bins
from purport.attribution.tagger.pieces import CLS, SEP, Numbers, Pieces
from purport.attribution.tagger.tags import TAGS, Floats, allowed, best_path, spans
from purport.attribution.tagger.windows import gather


def made_pieces(words: int) -> Pieces:
    """Words of two pieces and three characters each, in one line."""
    at = np.arange(words)
    nothing = np.zeros(words, dtype=np.int64)
    ids = np.arange(2 * words) + 1000
    return Pieces(ids, ids * 0, 2 * at, 4 * at, 4 * at + 3, nothing, nothing.copy(), nothing.copy())


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

    def run(ids: Numbers, features: Numbers) -> tuple[Floats, Floats]:
        assert ids.shape == features.shape
        assert (ids[:, 0] == CLS).all()
        assert (ids[:, -1] == SEP).all()
        rows = ids[..., None].astype(np.float32)
        return rows, -rows

    tags, links = gather(pieces, run, size=20, step=12)
    assert tags[:, 0].tolist() == pieces.ids[pieces.first].tolist()
    assert (links == -tags).all()


def test_a_word_is_read_where_it_stands_far_from_the_edge() -> None:
    pieces = made_pieces(40)

    def run(ids: Numbers, features: Numbers) -> tuple[Floats, Floats]:
        place = np.arange(ids.shape[1])
        margin = np.minimum(place, place[::-1])
        rows = np.broadcast_to(margin[None, :, None], (*ids.shape, 1)).astype(np.float32)
        return rows, rows

    margins, _ = gather(pieces, run, size=20, step=12)
    assert margins[5:-5].min() >= 4  # half of what two windows share


def test_a_content_goes_to_the_cue_that_its_vector_points_to() -> None:
    pieces = made_pieces(7)
    tags = scores_of(["B-source", "B-cue", "B-content", "O", "B-source", "B-cue", "B-content"])
    links = np.zeros((7, 4 * LINK + 1), dtype=np.float32)
    links[1, 3 * LINK], links[5, 3 * LINK + 1] = 9, 9  # the cues as holders of contents
    links[2, 2 * LINK + 1] = links[6, 2 * LINK + 1] = 9  # both contents point to the second cue
    links[5, 0], links[0, LINK] = 9, 9  # which points to the first source
    (found,) = decode(pieces, tags, links, flat_tables())
    assert (found.source, found.cue, found.content) == ((0, 1), (5, 6), ((2, 3), (6, 7)))


def test_nobody_may_be_the_source() -> None:
    pieces = made_pieces(3)
    links = np.zeros((3, 4 * LINK + 1), dtype=np.float32)
    links[1, -1] = 1
    (found,) = decode(pieces, scores_of(["B-source", "B-cue", "B-content"]), links, flat_tables())
    assert found.source is None


def test_without_a_cue_nothing_is_attributed() -> None:
    pieces = made_pieces(2)
    links = np.zeros((2, 4 * LINK + 1), dtype=np.float32)
    assert decode(pieces, scores_of(["B-content", "I-content"]), links, flat_tables()) == []


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
