"""The model that purport carries: it is whole, it reads a plain sentence, and no text breaks it."""

import pytest
from hypothesis import given, settings

from purport.attribution.tagger import Tagged, load_attributor, load_tagger
from purport.model import Report
from purport.parsing import parse
from tests.strategies import canonical_texts


def tagged(text: str) -> tuple[Tagged, ...]:
    return load_tagger().tag(next(parse([text])))


def test_a_plain_sentence_has_its_source_cue_and_content() -> None:
    text = "The river is high. The mayor said that the bridge had fallen."
    (found,) = tagged(text)
    assert found.source is not None
    assert text[slice(*found.source)] == "The mayor"
    assert text[slice(*found.cue)] == "said"
    ((start, end),) = found.content
    assert text[start:end].endswith("the bridge had fallen")
    assert 0 <= found.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        '"' * 300 + "“”«»" * 40,
        "?!…—" * 500,
        "said " * 5_000,
        "Мэр said, что мост упал; 市长 said 桥塌了; قال the mayor " * 60,
        "“He said “she said “they said " * 100,
    ],
    ids=["empty", "blank", "marks", "punctuation", "endless", "mixed", "nested"],
)
def test_every_span_of_an_odd_text_holds(text: str) -> None:
    for found in tagged(text):
        for start, end in (found.cue, *found.content, *([found.source] if found.source else [])):
            assert 0 <= start < end <= len(text)


@settings(max_examples=30, deadline=None)
@given(canonical_texts)
def test_every_span_of_the_attributor_holds(text: str) -> None:
    report = Report(text=text, file="made")
    for attribution in load_attributor().find(report, next(parse([text]))):
        for span in (*attribution.content, *(voice.mention for voice in attribution.chain)):
            assert text[span.start : span.end] == span.text
