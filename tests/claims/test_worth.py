"""What the report's own voice says about the conflict, and what only surrounds it."""

import pytest

from purport.claims.worth import is_claimworthy
from tests.claims.clauses import part, whole


@pytest.mark.parametrize(
    "text",
    [
        "Fighting continues in the suburbs of Sloviansk.",
        "At least nine civilians were killed in an air strike on Monday.",
        "Government troops have been stuck 15 kilometres from the airport for a week.",
        "The siege could lead to a famine.",
        "Most of the province is controlled by the rebels.",
        "The US launched cruise missiles at the base.",
    ],
)
def test_claims(text: str) -> None:
    assert is_claimworthy(whole(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Read also: our weekly briefing.",
        "Subscribe to our newsletter and follow us on Telegram.",
        "Editing by Jane Roe; Copyright 2024.",
        "Posted on 3 August 2016.",
        "DAMASCUS (Agency)",
        "Rebels Report Major Gains Around Besieged Northern City.",
        "The claims could not be independently verified.",
        "The ministry did not elaborate.",
        "The wider consequences of the war remain to be seen.",
        "These developments underscore how the war is changing.",
        "The capture of the town is seen as a victory.",
        "Whether the war ends soon remains an open question.",
        "Sumy lies near the border.",
        "The daily is printed in fourteen cities on four continents.",
    ],
)
def test_what_surrounds_a_report(text: str) -> None:
    assert not is_claimworthy(whole(text)[0])


def test_a_voices_words_are_always_kept() -> None:
    text = "He said that the paper is printed in ten cities."
    assert is_claimworthy(part(text, "the paper is printed in ten cities", cue="said")[0])
