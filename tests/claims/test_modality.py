"""How a claim is put forward, and which of several ways goes first."""

import pytest

from purport.claims.modality import modality_of
from purport.model import Modality
from tests.claims.clauses import part, whole

PUT = {
    Modality.CONDITIONAL: """
        If the road is cut, the garrison will have to withdraw.
        Unless aid arrives, thousands will starve.
        Without the bridge, the army would have lost the bank.
        The town would fall if the reserves were withdrawn.
        Capturing the hill would open the road.
        The loss of the port would cut the route.
    """,
    Modality.PLANNED: """
        The army is trying to cut the road.
        The army has been trying for weeks to encircle the town.
        Russian troops are preparing for an offensive.
        Ukrainian forces attempted to cross the river.
        The ministers are due to meet on Friday.
        Turkey plans to send more troops.
        The brigade intends to retake the village.
        Their aim is to encircle the city.
        The general ordered a withdrawal from the hills.
        Their goal is the creation of a buffer zone.
        Operations are focused on securing the villages.
        The ministers will discuss a truce in May.
        The president is set to visit the front.
    """,
    Modality.PREDICTED: """
        The city will fall within weeks.
        A famine is looming.
        The town is at risk of falling.
        The truce is unlikely to hold.
        The war will continue.
        The loss could cut the last road into the town.
        The siege could lead to a famine.
        Officials expect the offensive to continue.
        Winter is expected to slow the offensive.
        The capture of the hill enables the army to shell the road.
        Residents are facing the threat of hunger.
    """,
    Modality.HEDGED: """
        The town may have fallen.
        The troops appear to have withdrawn.
        The drone was reportedly shot down.
        Up to 300 fighters are believed to have been killed.
        The bridge was probably hit by a missile.
        It is likely that the depot burned down.
        An alleged drone attack killed two people.
        According to preliminary data, five people were killed.
    """,
    Modality.ACTUAL: """
        The army captured the hill that will be used as a base.
        Soldiers killed a man suspected of spying.
        Residents fled after reports that fighting could resume.
        As if nothing had happened, the shelling went on.
        Ten people were killed as the army tried to enter the camp.
        Fighting continues to rage in the suburbs.
        The attackers tried to storm the station and killed two guards.
        We could not find bread.
        The army repelled an attempt to storm the base.
    """,
}


@pytest.mark.parametrize(
    ("modality", "text"),
    [(key, line.strip()) for key, text in PUT.items() for line in text.strip().splitlines()],
)
def test_in_the_reports_own_voice(modality: Modality, text: str) -> None:
    assert modality_of(whole(text)[0]) is modality


@pytest.mark.parametrize(
    ("text", "words", "cue", "modality"),
    [
        (
            "Analysts believe the army holds the hill.",
            "the army holds the hill",
            "believe",
            Modality.HEDGED,
        ),
        ("Berlin suspects the cable was cut.", "the cable was cut", "suspects", Modality.HEDGED),
        ("He did not deny that the dam was hit.", "the dam was hit", "deny", Modality.HEDGED),
        ("Analysts predict that the town falls.", "the town falls", "predict", Modality.PREDICTED),
        ("He ordered his men to leave the town.", "to leave the town", "ordered", Modality.PLANNED),
        (
            "He demanded that the siege be lifted.",
            "the siege be lifted",
            "demanded",
            Modality.ACTUAL,
        ),
        (
            "He warned that the enemy is massing troops.",
            "the enemy is massing troops",
            "warned",
            Modality.ACTUAL,
        ),
        (
            "Nine were reported killed, according to the army.",
            "Nine were reported killed",
            "according to",
            Modality.ACTUAL,
        ),
    ],
)
def test_in_a_voices_words(text: str, words: str, cue: str, modality: Modality) -> None:
    assert modality_of(part(text, words, cue=cue)[0]) is modality


def test_what_stands_above_the_clause_counts() -> None:
    assert modality_of(part("It appears the town fell.", "the town fell")[0]) is Modality.HEDGED
    text = "The government has been accused of using gas."
    assert modality_of(part(text, "using gas")[0]) is Modality.HEDGED


def test_an_inverted_modal_opens_a_condition() -> None:
    clause, _ = whole("Should the town fall, artillery could reach the capital.")
    assert modality_of(clause) is Modality.CONDITIONAL
