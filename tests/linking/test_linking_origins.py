"""Whom claims go back to: voices, bodies, copied passages, reports."""

import pytest

from purport.linking import link_claims
from purport.linking.origins import speaks_for
from purport.model import Origin
from tests.linking.made import stated, told


def origins_of(
    *texts: str, chains: tuple[tuple[str, ...], ...], unnamed: bool = False
) -> tuple[Origin, ...]:
    """Return the origins of "captured Vysoke", said once a text."""
    reports = [told(text, f"r{n}") for n, text in enumerate(texts)]
    claims = [
        stated(
            report,
            next(
                words
                for words in ("the 5th brigade captured Vysoke", "the 5th brigade took Vysoke")
                if words in report.text
            ),
            places=("Vysoke",),
            chain=chain,
            unnamed=unnamed,
        )
        for report, chain in zip(reports, chains, strict=True)
    ]
    links = link_claims(reports, claims)
    assert len(links.propositions) == 1
    return links.propositions[0].origins


def test_a_title_does_not_make_another_voice() -> None:
    found = origins_of(
        "General Anna Kowal said the 5th brigade captured Vysoke.",
        "According to Kowal the 5th brigade took Vysoke.",
        chains=(("General Anna Kowal",), ("Kowal",)),
    )
    assert [origin.name for origin in found] == ["General Anna Kowal"]
    assert "Kowal" in found[0].evidence


def test_two_names_are_two_origins_though_they_say_the_same() -> None:
    found = origins_of(
        "Anna Kowal said the 5th brigade captured Vysoke.",
        "Jan Nowak said the 5th brigade captured Vysoke.",
        chains=(("Anna Kowal",), ("Jan Nowak",)),
    )
    assert len(found) == 2


def test_a_body_and_who_speaks_for_it_are_one_where_a_report_says_so() -> None:
    found = origins_of(
        "The Border Guard said the 5th brigade captured Vysoke.",
        "Border Guard spokeswoman Anna Kowal said the 5th brigade took Vysoke.",
        chains=(("Border Guard",), ("Anna Kowal",)),
    )
    assert len(found) == 1


def test_reports_own_voices_are_as_many_as_reports() -> None:
    found = origins_of(
        "On Monday the 5th brigade captured Vysoke, our reporter saw.",
        "All but unopposed the 5th brigade took Vysoke.",
        chains=((), ()),
    )
    assert sorted(origin.name for origin in found) == [
        "report's own voice: r0",
        "report's own voice: r1",
    ]


def test_unnamed_voices_are_not_one_and_say_that_they_may_be() -> None:
    found = origins_of(
        "Local officials said the 5th brigade captured Vysoke.",
        "Sources in the town said the 5th brigade took Vysoke.",
        chains=(("Local officials",), ("Sources in the town",)),
        unnamed=True,
    )
    assert len(found) == 2
    assert all("uncertain" in origin.evidence for origin in found)


def test_what_a_report_repeats_in_its_own_voice_is_whose_it_cites() -> None:
    text = (
        "Vysoke falls: the 5th brigade took Vysoke. "
        "Anna Kowal said the 5th brigade captured Vysoke."
    )
    report = told(text, "a")
    links = link_claims(
        [report],
        [
            stated(report, "the 5th brigade took Vysoke", places=("Vysoke",)),
            stated(
                report, "the 5th brigade captured Vysoke", places=("Vysoke",), chain=("Anna Kowal",)
            ),
        ],
    )
    assert [[o.name for o in p.origins] for p in links.propositions] == [["Anna Kowal"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Kowal, head of the Border Guard, said so.", True),
        ("the Border Guard, under its chief General Anna Kowal, reported", True),
        ("the Border Guard reported to minister Anna Kowal", False),
        ("Anna Kowal criticised the Border Guard.", False),
    ],
)
def test_who_speaks_for_whom(text: str, *, expected: bool) -> None:
    assert speaks_for("Anna Kowal", "Border Guard", text) is expected


def test_a_capital_is_its_government_and_what_speaks_for_it() -> None:
    found = origins_of(
        "Kyiv said the 5th brigade captured Vysoke.",
        "The Ukrainian government said the 5th brigade took Vysoke.",
        chains=(("Kyiv",), ("The Ukrainian government",)),
    )
    assert len(found) == 1


def test_a_country_s_monitors_are_not_its_government() -> None:
    found = origins_of(
        "Damascus said the 5th brigade captured Vysoke.",
        "The Syrian Observatory said the 5th brigade took Vysoke.",
        chains=(("Damascus",), ("The Syrian Observatory",)),
    )
    assert len(found) == 2
