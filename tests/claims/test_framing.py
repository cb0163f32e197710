"""Words that take a side, and words that only look like it."""

from itertools import pairwise

import pytest

from purport.claims.framing import framing_of
from tests.claims.clauses import whole


def framed(text: str) -> list[tuple[str, str, str]]:
    clause, report = whole(text)
    found = framing_of(clause, report)
    for framing in found:
        assert report.span(framing.mention.start, framing.mention.end) == framing.mention
    return [(framing.mention.text, framing.type, framing.neutral) for framing in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade liberated two towns.", ("liberated", "loaded", "captured")),
        (
            "It was part of the special military operation.",
            ("special military operation", "loaded", "war"),
        ),
        ("They spoke of Northern aggression.", ("Northern aggression", "loaded", "attack")),
        (
            "They spoke of the perceived aggression.",
            ("perceived aggression", "distancing", "attack"),
        ),
        ("The Kiev regime fled.", ("Kiev regime", "loaded", "Ukrainian government")),
        ("The Putin regime fled.", ("Putin regime", "loaded", "Russian government")),
        ("The orcs fled.", ("orcs", "loaded", "Russian forces")),
        ("The ukronazis fled.", ("ukronazis", "loaded", "Ukrainian forces")),
        ("Troops reached Artemovsk.", ("Artemovsk", "place name", "Bakhmut")),
        (
            "It lies in the Donetsk Peoples Republic.",
            (
                "Donetsk Peoples Republic",
                "place name",
                "the part of Donetsk Oblast that Russia controls",
            ),
        ),
        ("The town was ‘liberated’ again.", ("‘liberated’", "scare quotes", "captured")),
        ('The "volunteers" left.', ('"volunteers"', "scare quotes", "volunteers")),
        ("The so-called council met.", ("so-called", "distancing", "calling itself")),
        ("The alleged raid failed.", ("alleged", "distancing", "reported")),
        (
            "Anyland-backed separatist forces hold it.",
            ("Anyland-backed separatist forces", "loaded", "forces"),
        ),
    ],
)
def test_words_that_take_a_side(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in framed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The brigade captured two towns.",
        "The Liberation Front met in the capital.",
        "The group ‘West’ met in the capital.",
        'He said: "We shall not leave this town until it is over."',
        "It claimed the hill.",
        "The rocket's casing was found.",
    ],
)
def test_words_that_do_not(text: str) -> None:
    assert framed(text) == []


def test_framings_do_not_overlap() -> None:
    clause, report = whole("The Assad regime's militants ‘liberated’ the so-called republic.")
    spans = sorted((f.mention.start, f.mention.end) for f in framing_of(clause, report))
    assert len(spans) >= 3
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
