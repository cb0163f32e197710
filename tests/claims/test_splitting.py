"""Attributed contents and plain sentences -> clauses, one fact each."""

import pytest

from purport.attribution import find_attributions
from purport.claims.splitting import split_clauses
from purport.model import Report
from purport.parsing import parse


def clauses(text: str) -> list[str]:
    report = Report(text=text, file="made")
    doc = next(parse([text]))
    found = split_clauses(report, doc, find_attributions(report, doc))
    return [" … ".join(span.text for span in clause.spans) for clause in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The general said that the brigade had taken Torvik and secured control of the dam.",
            ["the brigade had taken Torvik", "secured control of the dam"],
        ),
        (
            "The shelling killed five people and injured seven.",
            ["The shelling killed five people", "injured seven"],
        ),
        (
            "Jets bombed the market in Torvik, killing at least ten civilians.",
            ["Jets bombed the market in Torvik", "killing at least ten civilians"],
        ),
        (
            "Soldiers killed ten rebels and injured others in Torvik.",
            ["Soldiers killed ten rebels and injured others in Torvik"],
        ),
        (
            "The army took Torvik, a railway town in the north, the mayor said.",
            ["The army took Torvik"],
        ),
        (
            "The village has been taken, marking a significant gain.",
            ["The village has been taken"],
        ),
        (
            "Militia units, the channel says, are confined to the outskirts.",
            ["Militia units … are confined to the outskirts"],
        ),
    ],
)
def test_each_fact_is_a_clause(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_the_words_that_attribute_are_in_no_clause() -> None:
    text = "The mayor, who gave no number, said in a statement on Monday that shells had fallen."
    assert clauses(text) == ["shells had fallen"]


def test_a_title_is_no_claim() -> None:
    assert clauses("Bridge Falls in Torvik\n\nThe bridge fell at dawn on Monday.") == [
        "The bridge fell at dawn on Monday"
    ]


def test_a_denial_of_what_stands_elsewhere_is_told_with_its_denier() -> None:
    assert clauses("The army denied this.") == ["The army denied this"]
