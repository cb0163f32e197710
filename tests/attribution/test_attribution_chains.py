"""Who says what: hand-made sentences, the chain each content must have, and the content's words."""

import pytest

from purport.attribution import find_attributions
from purport.model import Attribution, Report, VoiceKind
from purport.parsing import parse


def attributions(text: str, *, outlet: str | None = None) -> tuple[Attribution, ...]:
    report = Report(text=text, file="made", outlet=outlet)
    return find_attributions(report, next(parse([text])))


def chain_of(text: str, words: str, *, outlet: str | None = None) -> list[str]:
    """Return the names in the chain of the innermost attribution that holds `words`."""
    at = text.index(words)
    holding = [
        attribution
        for attribution in attributions(text, outlet=outlet)
        if any(span.start <= at < span.end for span in attribution.content)
    ]
    if not holding:
        return []
    inner = min(holding, key=lambda a: sum(s.end - s.start for s in a.content))
    return [voice.name for voice in inner.chain]


CASES = [
    # cue before, behind, inside the content
    ("The mayor said that the bridge had fallen.", "bridge", ["mayor"]),
    ("The bridge had fallen, the mayor said.", "bridge", ["mayor"]),
    ("The bridge, the mayor said, had fallen at dawn.", "fallen", ["mayor"]),
    ("“The bridge has fallen,” said Anna Brandt, a nurse.", "bridge", ["Anna Brandt"]),
    # commas lost
    ("Two people were killed in Torvik the Defence Ministry said.", "Two", ["Defence Ministry"]),
    (
        "Troops left the depot on the Vorna River said the Relief Network.",
        "left",
        ["Relief Network"],
    ),
    # according to
    ("According to the Red Lantern, the town was shelled.", "shelled", ["Red Lantern"]),
    ("The town was shelled, according to the Red Lantern.", "shelled", ["Red Lantern"]),
    ("Five battalions, according to Brandt, were cut off.", "cut off", ["Brandt"]),
    (
        "The channel “Two Lanterns” reports, citing fighters, that the enemy was knocked out.",
        "enemy",
        ["channel “Two Lanterns”", "fighters"],
    ),
    # nouns as cues
    (
        "Kyiv’s claim that the depot had burned drew no comment.",
        "depot",
        ["Kyiv"],
    ),
    ("Reports indicate that the column has turned back.", "column", ["Reports"]),
    # chains
    (
        "The depot was hit, said the channel ‘Night Watch’, which cited unnamed officers.",
        "depot",
        ["channel ‘Night Watch’", "unnamed officers"],
    ),
    ("Governor Ivo Brandt told Reuters that the dam held.", "dam", ["Reuters", "Ivo Brandt"]),
    (
        "Reuters quoted the interior ministry as saying that the dam held.",
        "dam",
        ["Reuters", "interior ministry"],
    ),
    (
        "The ministry said that residents had reported that shells fell on the market.",
        "shells",
        ["ministry", "residents"],
    ),
    (
        "The depot burned, a witness said, but the mayor, Ivo Brandt, told Reuters the dam held.",
        "dam",
        ["Reuters", "Ivo Brandt"],
    ),
    (
        "Torvia denies arming the rebels, although the Red Lantern said that guns came by rail.",
        "guns",
        ["Red Lantern"],
    ),
    (
        "The dam broke, two officials said, ending a truce that the ministry had announced.",
        "dam",
        ["two officials"],
    ),
    (
        "Brandt said in a statement, translated by the Site Watch agency, that the dam held.",
        "dam",
        ["Brandt"],
    ),
    (
        "The claim that the dam is in its hands does not correspond to reality, Anna "
        "Brandt stressed.",
        "dam",
        ["Anna Brandt"],
    ),
    (
        "The state-owned daily Torvik Mirror wrote that a dam burst.",
        "dam",
        ["state-owned daily Torvik Mirror"],
    ),
    # who is meant
    (
        "Governor Ivo Brandt said that two tanks burned. The dam held, the official wrote.",
        "dam",
        ["Ivo Brandt"],
    ),
    (
        "The town fell, a commander said.\n\nIvo Brandt, the commander, said that a dam held.",
        "town",
        ["Ivo Brandt"],
    ),
    (
        "Governor Ivo Brandt arrived on Monday. He said that the dam held.",
        "dam",
        ["Ivo Brandt"],
    ),
    (
        "General Ivo Brandt spoke to the press. Two tanks burned, Brandt added.",
        "Two tanks",
        ["Ivo Brandt"],
    ),
    (
        "The channel ‘Night Watch’ said the dam held. The channel added that nobody was hurt.",
        "nobody",
        ["channel ‘Night Watch’"],
    ),
    (
        "A spokesperson for the relief agency, Mara Lind, said that food had run out.",
        "food",
        ["Mara Lind"],
    ),
    # accusations, demands, denials
    ("The rebels accused the army of burning the mill.", "burning", ["rebels"]),
    ("The envoy called on both sides to spare the hospital.", "spare", ["envoy"]),
    ("The army has denied responsibility for the fire.", "responsibility", ["army"]),
    ("The report was swiftly denied by the embassy.", "report", ["embassy"]),
    # the report's own voice
    ("The bridge fell at dawn and the road was closed.", "bridge", []),
    ("The ministry did not say who had fired.", "fired", []),
    ("The flood claimed the lives of ten people.", "lives", []),
]


@pytest.mark.parametrize(("text", "words", "chain"), CASES)
def test_a_content_stands_under_its_chain(text: str, words: str, chain: list[str]) -> None:
    assert chain_of(text, words) == chain


def test_the_report_s_own_outlet_is_no_carrier() -> None:
    text = "A medic told Sputnik that two wards were full."
    assert chain_of(text, "wards", outlet="sputnik") == ["medic"]
    assert chain_of(text, "wards", outlet="reuters") == ["Sputnik", "medic"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A senior officer said the road was open.", VoiceKind.UNNAMED),
        ("Residents said the road was open.", VoiceKind.UNNAMED),
        ("US officials said the road was open.", VoiceKind.UNNAMED),
        ("The Defence Ministry said the road was open.", VoiceKind.ORGANISATION),
        ("Governor Ivo Brandt said the road was open.", VoiceKind.PERSON),
        ("The Telegram channel ‘Night Watch’ said the road was open.", VoiceKind.CHANNEL),
        ("The news agency Torvik Press said the road was open.", VoiceKind.OUTLET),
    ],
)
def test_the_sort_of_voice(text: str, kind: VoiceKind) -> None:
    (found,) = attributions(text)
    assert found.chain[-1].kind is kind


def test_a_quotation_goes_on_with_the_last_voice() -> None:
    text = "“The dam holds,” Governor Ivo Brandt said. “The valley is dry and the road is open.”"
    assert chain_of(text, "valley") == ["Ivo Brandt"]


def test_a_plain_sentence_between_two_of_one_voice_is_that_voice_s() -> None:
    text = (
        "Governor Ivo Brandt said that two tanks had burned. A third one was towed away. "
        "The crews escaped, Brandt added."
    )
    assert chain_of(text, "third") == ["Ivo Brandt"]
    between = next(a for a in attributions(text) if "third" in a.content[0].text)
    assert between.score < 1


def test_what_is_denied_is_told_apart_from_who_denies_it() -> None:
    text = "The embassy rejected claims that the ship had sailed."
    (found,) = attributions(text)
    assert [span.text for span in found.content] == ["the ship had sailed"]
    assert found.chain[-1].cue is not None
    assert found.chain[-1].cue.text == "rejected"


def test_so_called_is_the_reporter_s_word_and_not_in_the_voice_s_name() -> None:
    text = "The so-called Free Council said that the ship had sailed."
    assert chain_of(text, "ship") == ["Free Council"]
