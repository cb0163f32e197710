"""Texts that are no reports: a result with valid spans, in time that grows with the length."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.attribution import find_attributions
from purport.model import Attribution, Report
from purport.parsing import LONGEST_RUN, LONGEST_SENTENCE, parse, split

# What stands in for prose: marks of all kinds, nested and unbalanced, words of several languages.
MARKS = tuple("\"“”„«»‘’'()[]-—–…,;:.!?*#")
WORDS = (
    "said",
    "denied",
    "it",
    "Kyiv",
    "reports",
    "that",
    "citing",
    "told",
    "one",
    "их",
    "北京",
    "دير",
)
GARBAGE = st.lists(
    st.sampled_from(MARKS + WORDS + ("\n\n", "according to", "the mayor")), max_size=120
).flatmap(lambda words: st.sampled_from((" ", "")).map(lambda between: between.join(words)))


def read(text: str) -> tuple[Attribution, ...]:
    found = find_attributions(Report(text=text, file="made"), next(parse([text])))
    for attribution in found:
        spans = [*attribution.content]
        for voice in attribution.chain:
            spans += [voice.mention, *([voice.cue] if voice.cue else [])]
        assert all(text[span.start : span.end] == span.text != "" for span in spans)
    return found


@settings(max_examples=80, deadline=None)
@given(GARBAGE)
def test_every_span_is_valid_whatever_the_text(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "." * 3000,
        "“" * 900 + "he said" + "”" * 200,
        "“He said ‘she said “it is” over, they said",
        "мэр сказал, что мост рухнул. The mayor said that мост рухнул. 市长说桥塌了。",
        "x" * 3 * LONGEST_RUN,
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    read(text)


def test_an_endless_line_has_sentences_of_bounded_length() -> None:
    text = "the mayor said that the bridge fell and " * 200
    doc = next(parse([text]))
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE + 1
    assert read(text)


def test_what_has_no_blanks_is_cut() -> None:
    text = "a " + "x" * 1200 + " b"
    pieces = split(text)
    assert "".join(pieces) == text
    assert max(len(word) for piece in pieces for word in piece.split()) <= LONGEST_RUN


def test_words_in_no_order_are_read() -> None:
    words = "the said that had and of denied it quoting who told war agency residents Kyiv".split()
    draw = random.Random(1)
    read(" ".join(draw.choice(words) for _ in range(6000)))


@pytest.mark.parametrize("words", ["“The road is closed, said it. ", "Kyiv said it that "])
def test_time_grows_with_the_length(words: str) -> None:
    times = []
    for copies in (300, 2400):
        report = Report(text=words * copies, file="made")
        doc = next(parse([report.text]))
        begun = time.process_time()
        find_attributions(report, doc)
        times.append(time.process_time() - begun)
    # Eight times the text: less than half of what its square would take, with room for noise.
    assert times[1] / times[0] < 28
