"""Who acts, on whom, and for which side."""

import pytest

from purport.claims.parties import actor_of, target_of
from purport.claims.sides import side_of
from purport.model import Party
from tests.claims.clauses import part, whole


def named(found: Party | None) -> tuple[str, str | None] | None:
    return None if found is None else (found.name, found.side)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces captured the hill.", ("Russian forces", "Russia")),
        ("The hill was captured by Russian forces.", ("Russian forces", "Russia")),
        ("Dozens of Houthi fighters stormed the port.", ("Houthi fighters", "Houthis")),
        ("Israeli strikes killed nine people.", ("Israel", "Israel")),
        ("Assads forces shelled the town.", ("Assads forces", "Syria")),
        ("The general staff of Ukraine denied it.", ("general staff of Ukraine", "Ukraine")),
        ("Ukrainian forces are confined to the suburbs.", ("Ukrainian forces", "Ukraine")),
        ("Nine people died.", None),
        ("The road was closed.", None),
        ("The attack has ended.", None),
    ],
)
def test_actors(text: str, expected: tuple[str, str | None] | None) -> None:
    assert named(actor_of(whole(text)[0])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces killed 30 Ukrainian soldiers.", ("30 Ukrainian soldiers", "Ukraine")),
        ("Thirty villagers were killed.", ("Thirty villagers", None)),
        ("The army launched a raid against Hezbollah.", ("Hezbollah", "Hezbollah")),
        ("Gunners managed to hit a convoy.", ("convoy", None)),
        ("Russian forces captured the town.", None),
        ("The ministry made a decision.", None),
    ],
)
def test_targets(text: str, expected: tuple[str, str | None] | None) -> None:
    assert named(target_of(whole(text)[0])) == expected


def test_a_second_predicate_has_the_firsts_subject() -> None:
    text = "Ukrainian paratroopers crossed the river and secured a bridge."
    assert named(actor_of(part(text, "secured a bridge")[0])) == (
        "Ukrainian paratroopers",
        "Ukraine",
    )


def test_a_participle_of_result_has_the_deeds_doer() -> None:
    text = "Turkish jets bombed a camp, killing six fighters."
    found = actor_of(part(text, "killing six fighters")[0])
    assert named(found) == ("Turkish jets", "Turkey")


def test_pronouns_mean_what_stands_before_them() -> None:
    text = "The Iraqi army withdrew. It shelled the town."
    found = actor_of(part(text, "It shelled the town")[0])
    assert named(found) == ("Iraqi army", "Iraq")
    assert found is not None
    assert found.mention.text == "It"


def test_we_is_whoever_speaks() -> None:
    text = "We repelled the assault, the ministry said."
    found = actor_of(part(text, "We repelled the assault", cue="said")[0])
    assert named(found) == ("ministry", None)


def test_it_is_the_voice_where_the_clause_names_nobody_before() -> None:
    text = "The rebel army fled. The ministry of a neighbour said it had sunk ten boats."
    clause, _ = part(text, "it had sunk ten boats", cue="said")
    assert named(actor_of(clause)) == ("ministry", None)


def test_whoever_is_accused_acts() -> None:
    text = "The group accused Turkish forces of shelling the town."
    found = actor_of(part(text, "Turkish forces of shelling the town")[0])
    assert named(found) == ("Turkish forces", "Turkey")


def test_whoever_holds_a_place_acts() -> None:
    found = actor_of(whole("The port remains in the hands of the Libyan National Army.")[0])
    assert named(found) == ("Libyan National Army", "Libyan National Army")


def test_a_bare_regime_is_the_one_the_report_speaks_of() -> None:
    text = "The Syrian regime lost a base. Regime troops fled. The Syrian army kept silent."
    assert named(actor_of(part(text, "Regime troops fled")[0])) == ("Regime troops", "Syria")
    text = "The Syrian army lost a base. Regime troops fled. The Turkish army kept silent."
    assert named(actor_of(part(text, "Regime troops fled")[0])) == ("Regime troops", None)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("ISIS terrorists", "Islamic State"),
        ("Daeshs fighters", "Islamic State"),
        ("IS positions", "Islamic State"),
        ("is positions", None),
        ("the U.S. military", "United States"),
        ("told us", None),
        ("US-led coalition jets", "US-led coalition"),
        ("the US-backed Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("Russian-backed separatists", None),
        ("anti-Daesh forces", None),
        ("pro-Russian forces", None),
        ("Syrian rebels", None),
        ("Ukrainian civilians", None),
        ("Russia and China", None),
    ],
)
def test_sides(words: str, side: str | None) -> None:
    assert side_of(words) == side


PAIRS = (
    (("Russian", "Russia", "Moscow"), ("Ukrainian", "Ukraine", "Kyiv")),
    (("Israeli", "Israel", "Tel Aviv"), ("Iranian", "Iran", "Tehran")),
    (("Armenian", "Armenia", "Yerevan"), ("Azerbaijani", "Azerbaijan", "Baku")),
)
SENTENCES = (
    "{0} troops seized the ridge from {3} soldiers.",
    "The general staff of {1} said {3} forces had withdrawn.",
    "{0} drones killed nine {3} soldiers on Monday.",
    "{2} denied that the {0} army shelled the {3} town.",
)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_swapping_the_sides_swaps_only_the_sides(
    pair: tuple[tuple[str, str, str], tuple[str, str, str]], sentence: str
) -> None:
    one, other = pair
    there = whole(sentence.format(*one, *other))[0]
    back = whole(sentence.format(*other, *one))[0]
    swap = {one[1]: other[1], other[1]: one[1], None: None}
    for door in (actor_of, target_of):
        first, second = door(there), door(back)
        assert (first is None) == (second is None)
        if first is not None and second is not None:
            assert second.side == swap[first.side]


@pytest.mark.parametrize("text", ["“", "…", "!!!", "by", "Which?", "12", "\u202eאבג", "😀 😀"])
def test_odd_words_raise_nothing(text: str) -> None:
    clause, _ = whole(text)
    assert actor_of(clause) is None
    assert target_of(clause) is None
