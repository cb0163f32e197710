"""Who denies, and what a negation strikes."""

import pytest

from purport.claims.polarity import polarity_of
from purport.model import Polarity
from tests.claims.clauses import part, whole


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Kyiv denied that its troops had left.", "its troops had left", "denied"),
        ("Kyiv denied the loss of the village.", "the loss of the village", "denied"),
        ("He rejected claims that the dam was mined.", "the dam was mined", "rejected"),
        (
            "He dismissed reports that the city was surrounded.",
            "the city was surrounded",
            "dismissed",
        ),
        ("The staff refuted the capture of the hill.", "the capture of the hill", "refuted"),
        ("He said troops could not reach the city.", "troops could not reach the city", "said"),
        ("He denied a report that the depot had burned.", "the depot had burned", "report"),
        ("He did not confirm that the airfield was lost.", "the airfield was lost", "confirm"),
        ("The official, who was not named, denied the raid.", "the raid", "denied"),
        ("The mayor said no missiles hit the port.", "no missiles hit the port", "said"),
        ("He said that the village had not fallen.", "the village had not fallen", "said"),
        ("He said nobody was killed in the raid.", "nobody was killed in the raid", "said"),
        ("He said none of its ships had been sunk.", "none of its ships had been sunk", "said"),
        (
            "He said it had nothing to do with the blast.",
            "it had nothing to do with the blast",
            "said",
        ),
        (
            "He said the claims of a retreat were untrue.",
            "the claims of a retreat were untrue",
            "said",
        ),
        (
            "He said the enemy no longer holds the ridge.",
            "the enemy no longer holds the ridge",
            "said",
        ),
        (
            "He said reports of a withdrawal are exaggerated.",
            "reports of a withdrawal are exaggerated",
            "said",
        ),
        ("He called the report a fabrication.", "the report a fabrication", "called"),
        (
            "He dismissed reports of the loss of the port as propaganda.",
            "reports of the loss of the port as propaganda",
            "dismissed",
        ),
        (
            "He said neither side has full control of the port.",
            "neither side has full control of the port",
            "said",
        ),
        ("He said not one village was lost.", "not one village was lost", "said"),
        ("He said the road was still open.", "the road was still open", "said"),
    ],
)
def test_denied_by_a_voice(text: str, words: str, cue: str) -> None:
    assert polarity_of(part(text, words, cue=cue)[0]) is Polarity.DENIED


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties.",
        "Russian troops did not enter the town.",
        "The rebels never reached the highway.",
        "The navy conducted no strikes.",
        "The company was not able to reach the bridge.",
        "Hamas denied any involvement in the attack.",
        "The report was denied by the governor.",
    ],
)
def test_denied_in_the_reports_own_voice(text: str) -> None:
    assert polarity_of(whole(text)[0]) is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("He did not deny that the bridge was hit.", "the bridge was hit", "deny"),
        ("He neither confirmed nor denied that it fell.", "it fell", "confirmed nor denied"),
        ("He dismissed the reports as enemy propaganda.", "enemy propaganda", "dismissed"),
        ("He denied it, and said that his men held the hill.", "his men held the hill", "said"),
        ("He denied that it had not been hit.", "it had not been hit", "denied"),
        (
            "He said there is no electricity in the city.",
            "there is no electricity in the city",
            "said",
        ),
        ("He said the clinic has no fuel.", "the clinic has no fuel", "said"),
        (
            "He said the enemy failed to take the ridge.",
            "the enemy failed to take the ridge",
            "said",
        ),
        ("He said the shelling has not stopped.", "the shelling has not stopped", "said"),
        ("He said that Iran must not send missiles.", "Iran must not send missiles", "said"),
        ("He did not say how many, but ten were hurt.", "ten were hurt", "say"),
        ("He said we could not find bread.", "we could not find bread", "said"),
        ("He said medics could not reach them.", "medics could not reach them", "said"),
        ("He said that nobody can reach them.", "nobody can reach them", "said"),
        ("He said teams could not reach the wounded.", "teams could not reach the wounded", "said"),
    ],
)
def test_asserted_by_a_voice(text: str, words: str, cue: str) -> None:
    assert polarity_of(part(text, words, cue=cue)[0]) is Polarity.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "The offensive was repelled.",
        "The raid was foiled.",
        "Not only the bridge but also the dam was destroyed.",
        "No fewer than forty soldiers were killed.",
        "There is no doubt that the town has fallen.",
        "The unit that had not been resupplied surrendered the village.",
        "The shelling did not stop until midnight.",
        "The army could not have held the line without artillery.",
        "The men had no wounds and died of gas.",
        "Aid workers were denied access to the camp.",
        "Israel rejected the ceasefire proposal.",
        "It will not be difficult to cross the river.",
    ],
)
def test_asserted_in_the_reports_own_voice(text: str) -> None:
    assert polarity_of(whole(text)[0]) is Polarity.ASSERTED


def test_a_cue_inside_the_words_counts_once() -> None:
    text = "Minsk refuted these charges."
    assert polarity_of(part(text, text, cue="refuted")[0]) is Polarity.DENIED


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("He called the raid a massacre.", "the raid a massacre", "called"),
        ("He rejected the ceasefire proposal.", "the ceasefire proposal", "rejected"),
        ("He said it takes care not to harm people.", "it takes care not to harm people", "said"),
        ("He said the siege has not been lifted.", "the siege has not been lifted", "said"),
        ("He urged them not to shell the city.", "them not to shell the city", "urged"),
    ],
)
def test_what_only_looks_like_a_denial_of_a_voice(text: str, words: str, cue: str) -> None:
    assert polarity_of(part(text, words, cue=cue)[0]) is Polarity.ASSERTED


@pytest.mark.parametrize("text", ["No one was injured.", "Nobody was hurt in the attack."])
def test_what_befell_nobody_is_denied(text: str) -> None:
    clause, _ = whole(text)
    assert polarity_of(clause) is Polarity.DENIED
