"""Whatever the text, every span holds, and exchanging who fights whom changes nothing."""

import time

from hypothesis import given, settings

from purport.attribution import find_attributions
from purport.attribution.quotations import find_quotations
from purport.model import Report
from purport.parsing import parse
from tests.strategies import canonical_texts


@settings(max_examples=60, deadline=None)
@given(canonical_texts)
def test_every_span_holds(text: str) -> None:
    report = Report(text=text, file="made")
    for attribution in find_attributions(report, next(parse([text]))):
        for span in attribution.content:
            assert text[span.start : span.end] == span.text
        for voice in attribution.chain:
            assert text[voice.mention.start : voice.mention.end] == voice.mention.text
            assert voice.name


def test_a_text_of_quotation_marks_only_has_no_attributions() -> None:
    text = '"' * 200 + "“”" * 50
    assert find_attributions(Report(text=text, file="made"), next(parse([text]))) == ()


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = '"The dam holds, he said.\n\nThe road is dry.'
    doc = next(parse([text]))
    ((start, end),) = find_quotations(doc)
    assert doc[start:end].text.startswith("The dam")
    assert "road" not in doc[start:end].text


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    sentence = "The mayor said that the bridge had fallen and the road was closed. "
    times = []
    for copies in (60, 480):
        text = sentence * copies
        report = Report(text=text, file="made")
        doc = next(parse([text]))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            find_attributions(report, doc)
            best = min(best, time.process_time() - begun)
        times.append(best)
    # Eight times the text may take eight times as long, with room for noise, but not sixty-four.
    assert times[1] / times[0] < 24


def test_exchanging_the_sides_changes_nothing_but_their_names() -> None:
    text = (
        "Russian forces shelled the town, the Ukrainian general staff said. Moscow denied this. "
        "A Russian officer told reporters that Ukrainian troops had left, citing residents."
    )
    swap = {"Russian": "Ukrainian", "Ukrainian": "Russian", "Moscow": "Kyiv", "Kyiv": "Moscow"}
    swapped = " ".join(swap.get(word, word) for word in text.split(" "))

    def shape(words: str) -> list[tuple[list[str], list[str]]]:
        found = find_attributions(Report(text=words, file="made"), next(parse([words])))
        return [
            ([v.name for v in a.chain], [" ".join(s.text.split()) for s in a.content])
            for a in found
        ]

    def exchange(phrase: str) -> str:
        return " ".join(swap.get(word, word) for word in phrase.split(" "))

    expected = [
        ([exchange(name) for name in names], [exchange(content) for content in contents])
        for names, contents in shape(text)
    ]
    assert shape(swapped) == expected


def test_an_outcome_behind_who_says_so_goes_on_with_the_content() -> None:
    words = {
        "Shells hit the market, residents said, killing 12 people.": ["Shells", "killing"],
        "The army took the town, he said, adding that the fighting went on.": ["The", "the"],
    }
    for text, begins in words.items():
        found = find_attributions(Report(text=text, file="made"), next(parse([text])))
        spans = [span.text.split()[0] for each in found for span in each.content]
        assert spans == begins
        assert {each.chain[-1].name for each in found} <= {"residents", "he"}
