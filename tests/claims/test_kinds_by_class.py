"""What verbs that no list names one by one say: by who does them, to whom, and where."""

import pytest

from purport.claims.kinds import kind_of
from purport.model import Kind
from tests.claims.clauses import part, whole

BY_CLASS = {
    Kind.CONTROL: """
        Lashio is in rebel hands.
        The jihadists planted their black banner above the governor's office in Kidal.
        The army is in charge of both banks.
        The eastern half of the town belongs to the insurgents.
        The city has slipped out of the government's grasp.
    """,
    Kind.ADVANCE: """
        Eritrean soldiers poured across the frontier.
        The Karenni fighters are inching closer to the university.
        Rebels are within artillery range of the state capital.
        Soldiers of the guard have driven the militants back by six kilometres.
        The rebels have opened the way to the capital.
    """,
    Kind.WITHDRAWAL: """
        Light infantry battalions ran from their posts above the town.
        The militants were pushed back several miles.
        The brigade gave ground under heavy fire.
    """,
    Kind.ENCIRCLEMENT: """
        The garrison has been hemmed in for three weeks.
        Insurgents choked off all traffic to Djibo.
        The defenders have no way out.
        The only road out of the town is still open.
        The thrust cut the garrison in two.
    """,
    Kind.CLASH: """
        The defenders threw back a second wave of attackers.
        Soldiers and gunmen traded fire near Lalibela.
        Troops are mopping up pockets of resistance.
        Commandos foiled an attempt to storm the airport.
    """,
    Kind.STRIKE: """
        Army helicopters raked the village with machine-gun fire.
        A loitering munition crashed into a minibus.
        Coalition jets pummelled the port before dawn.
    """,
    Kind.CASUALTIES: """
        Nineteen pupils perished in the fire.
        A fourth hostage bled out before help arrived.
        Some forty people were treated for burns.
        The battalion suffered heavy losses.
    """,
    Kind.LOSSES: """
        Three armoured cars went up in flames.
        A gunboat was sent to the bottom of the river.
        The gunners knocked out nine tanks.
    """,
    Kind.DEPLOYMENT: """
        About 300 enemy soldiers are inside the town.
        There are no foreign brigades in Humera.
        Bamako has hired a thousand instructors.
        Paramilitaries set up checkpoints on the main road.
    """,
    Kind.HUMANITARIAN: """
        Families in Hajjah are eating leaves.
        Sixty thousand people remain trapped in the old city.
        A quarter of a million people depend on handouts.
        Workers are repairing the grid.
    """,
    Kind.DIPLOMACY: """
        ECOWAS closed its borders with Niger.
        Muscat has offered to host a new round.
        The two leaders spoke by phone.
        The movement turned down the American draft.
    """,
    Kind.OTHER: """
        Sappers are dismantling mines around the temple.
        The harvest festival was celebrated in Axum on Friday.
    """,
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, line.strip()) for kind, text in BY_CLASS.items() for line in text.strip().splitlines()],
)
def test_classes_of_verbs(kind: Kind, text: str) -> None:
    assert kind_of(whole(text)[0]) is kind


@pytest.mark.parametrize(
    ("text", "words", "cue", "kind"),
    [
        (
            "He called the raid a cowardly act.",
            "the raid a cowardly act",
            "called",
            Kind.POSITION,
        ),
        (
            "He called the reports of a retreat fabricated.",
            "the reports of a retreat fabricated",
            "called",
            Kind.WITHDRAWAL,
        ),
        (
            "He said claims of chemical attacks were false.",
            "claims of chemical attacks were false",
            "said",
            Kind.STRIKE,
        ),
        (
            "He said the allegations of massacres were false.",
            "the allegations of massacres were false",
            "said",
            Kind.POSITION,
        ),
        (
            "The army denied reports of a siege.",
            "reports of a siege",
            "denied",
            Kind.ENCIRCLEMENT,
        ),
        (
            "They accused the army of shelling Tasil with rockets.",
            "of shelling Tasil with rockets",
            "accused",
            Kind.STRIKE,
        ),
        ("He said that it only targets gunmen.", "it only targets gunmen", "said", Kind.POSITION),
        (
            "He said the enemy has an edge in artillery.",
            "the enemy has an edge in artillery",
            "said",
            Kind.POSITION,
        ),
    ],
)
def test_what_is_made_of_an_event(text: str, words: str, cue: str, kind: Kind) -> None:
    assert kind_of(part(text, words, cue=cue)[0]) is kind
