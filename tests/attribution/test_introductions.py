"""Whoever is first mentioned by a role is called by the name that the report gives at once."""

import pytest

from purport.attribution import find_attributions
from purport.model import Report, Voice, VoiceKind
from purport.parsing import parse


def last_voices(text: str) -> list[Voice]:
    made = Report(file="made", text=text)
    doc = next(parse([made.text]))
    return [found.chain[-1] for found in find_attributions(made, doc) if found.chain]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "According to their ombudsman, Ilan Torr, one civilian was killed in the village.",
            "Ilan Torr",
        ),
        (
            "One of them, a teacher named Mira Solane, said that her street had been shelled.",
            "Mira Solane",
        ),
        (
            "One survivor, who gave only his first name, Orhan, said that the bridge fell.",
            "Orhan",
        ),
        ("The town is quiet, said a pilot with the call sign Otter.", "Otter"),
        (
            "The mayor of Torvik said on Monday that the town had no water.\n\n"
            "Edda Lorn, who has run it since 2015, said that a pump was hit.",
            "Edda Lorn",
        ),
        (
            "Six people died, a local doctors' network said.\n\n"
            "The Torvik Doctors Network said that most of them were children.",
            "Torvik Doctors Network",
        ),
    ],
)
def test_a_role_is_called_by_the_name_behind_it(text: str, name: str) -> None:
    assert last_voices(text)[0].name == name


def test_a_place_behind_a_role_is_no_name() -> None:
    voice = last_voices("The officials, Torvik and Karst, said that the bridge fell.")[0]
    assert voice.kind is not VoiceKind.PERSON


def test_it_is_the_agency_and_not_its_source() -> None:
    text = (
        "The agency Torvinform quoted a military source as saying that the army was in the town. "
        "It said that hundreds of families had fled."
    )
    assert "Torvinform" in last_voices(text)[-1].name


def test_a_citation_behind_the_content_names_its_source() -> None:
    made = Report(
        file="made",
        text="The channel Torvik Live wrote that the unit had left, citing local residents.",
    )
    doc = next(parse([made.text]))
    (found,) = find_attributions(made, doc)
    assert [voice.name for voice in found.chain] == ["channel Torvik Live", "local residents"]
    assert found.content[0].text == "the unit had left"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Prosecutor General of Torvia said that a dam burst.", VoiceKind.UNNAMED),
        ("A group of UN experts said that a dam burst.", VoiceKind.UNNAMED),
        ("Hospital staff said that a dam burst.", VoiceKind.UNNAMED),
        ("Rights monitors say that a dam burst.", VoiceKind.UNNAMED),
        ("Monitors at the Torvik Observatory say that a dam burst.", VoiceKind.ORGANISATION),
        ("The Torvian general staff said that a dam burst.", VoiceKind.ORGANISATION),
        ("A spokesman for the White Lanterns said that a dam burst.", VoiceKind.UNNAMED),
        ("His neighbour Edda Lorn said that a dam burst.", VoiceKind.PERSON),
    ],
)
def test_people_without_a_name_are_unnamed(text: str, kind: VoiceKind) -> None:
    assert last_voices(text)[0].kind is kind
