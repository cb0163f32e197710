"""Comparisons, claims, places, days and words: the other contexts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport import views
from purport.model import Framing, Links, Place, Precision, Quantity, Report, Span, Time
from purport.views.claims import bounds_label
from purport.views.dates import day_label, time_label
from purport.views.gazette import is_doubtful, name_in
from purport.views.pages import Mark
from purport.views.passages import Marking, in_quotation, segments
from tests.views.sheaf import (
    CLAIMS,
    DENIED,
    HARBOUR,
    LINKS,
    MOST,
    NORTH,
    OCCUPIERS,
    QUIET,
    RIVER,
    SHEAF,
    TAKEN,
    TAKEN_NORTH,
    alone,
    claim_in,
    span_in,
)


def test_two_reports_side_by_side() -> None:
    page = views.compare(NORTH, HARBOUR, CLAIMS, LINKS)
    assert (page.a.label, page.b.label) == ("A", "B")
    assert [card.id for card in page.shared] == [TAKEN.id]
    assert len(page.only_a) == 1
    assert len(page.only_b) == 2
    assert len(page.contradictions) == 1
    assert page.strengths == ()


def test_names_spelled_apart_are_told() -> None:
    page = views.compare(NORTH, RIVER, CLAIMS, LINKS)
    (site,) = (site for site in page.names if site.name == "Ashwick")
    assert {found.text for found in site.spellings} == {"Ashwyck", "Ashwick"}
    assert not any(found.doubtful for found in site.spellings)


def test_a_report_beside_itself_has_everything_in_both() -> None:
    page = views.compare(NORTH, NORTH, CLAIMS, LINKS)
    assert len(page.shared) == 2
    assert page.only_a == page.only_b == ()


def test_one_claim_in_full() -> None:
    page = views.claim_page(DENIED, SHEAF.reports, CLAIMS, LINKS)
    assert page.line.status == ("denied",)
    assert [(bearing.phrase, bearing.other.id) for bearing in page.bearings] == [
        ("contradicts", TAKEN.id)
    ]
    assert page.places[0].site is not None
    assert page.proposition.id == alone(DENIED).id
    assert page.extractor == "hand 1, score 0.90"


def test_the_stronger_claim_is_told_from_either_side() -> None:
    weak = views.claim_page(MOST, SHEAF.reports, CLAIMS, LINKS)
    strong = views.claim_page(TAKEN_NORTH, SHEAF.reports, CLAIMS, LINKS)
    assert [bearing.phrase for bearing in weak.bearings] == ["says less than"]
    assert "says more than" in [bearing.phrase for bearing in strong.bearings]


def test_a_list_of_claims_says_how_many_it_leaves_out() -> None:
    page = views.claim_list(SHEAF.reports, CLAIMS, LINKS, limit=3)
    assert [line.id for line in page.lines.shown] == [claim.id for claim in CLAIMS[:3]]
    assert page.lines.more == 4
    assert page.lines.shown[0].also == ("2",)
    assert page.reports == 3


def test_chains_keep_the_outermost_voice_first() -> None:
    page = views.claim_page(QUIET, SHEAF.reports, CLAIMS, LINKS)
    assert [step.name for step in page.line.chain] == ["The River channel", "sources in the town"]
    assert [step.cue for step in page.line.chain] == ["wrote", "cited"]


def test_places_are_gathered_and_open_ones_kept_apart() -> None:
    gazette = views.brief(SHEAF.reports, CLAIMS, LINKS).gazette
    assert [(site.name, site.reports) for site in gazette.sites] == [
        ("Oakford", ("1", "2", "3")),
        ("Ashwick", ("1", "3")),
    ]
    assert [found.text for found in gazette.sites[0].spellings] == ["Oakford"]
    (left_open,) = gazette.open
    assert (left_open.mention, left_open.reason) == ("Oakford", "two places have the name")
    assert left_open.elsewhere
    assert (left_open.elsewhere.id, left_open.elsewhere.within[0]) == ("made:Oakford", "Oak County")
    assert left_open.elsewhere.reports == ("1", "2")


def test_a_region_is_no_dot() -> None:
    mention = span_in(NORTH, "Oakford")
    region = Place(mention, id="made:R", name="Oak County", precision=Precision.REGION)
    claim = claim_in(NORTH, "northern troops had liberated Oakford", places=(region,))
    gazette = views.brief((NORTH,), (claim,), Links((), ())).gazette
    assert gazette.sites == ()
    assert [site.name for site in gazette.areas] == ["Oak County"]


@pytest.mark.parametrize(
    ("spelling", "name", "names", "doubtful"),
    [
        ("Petrowka", "Petrivka", (), False),
        ("Pertovka", "Petrivka", (), True),
        ("New Ashwick", "Ashwick", (), False),
        ("Stalino", "Donetsk", ("Stalino",), False),
        ("Харків", "Kharkiv", (), False),
    ],
)
def test_a_spelling_is_doubtful_where_no_name_comes_near(
    spelling: str, name: str, names: tuple[str, ...], doubtful: bool
) -> None:
    place = Place(
        Span(0, 1, spelling), id="x", name=name, names=names, precision=Precision.SETTLEMENT
    )
    assert is_doubtful(spelling, place) is doubtful


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the city", None),
        ("The city", None),
        ("the road to al-Bab", "al-Bab"),
        ("Deir al-Zor", "Deir al-Zor"),
        ("село Петрівка", "Петрівка"),
    ],
)
def test_the_name_within_a_mention(mention: str, name: str | None) -> None:
    assert name_in(mention) == name


def test_days_come_in_order_and_those_without_a_year_last() -> None:
    mention = span_in(NORTH, "on 3 May")
    dated = [
        claim_in(NORTH, words, time=Time(mention, start, start, "day"))
        for words, start in (
            ("Oakford", "--01-02"),
            ("troops", "2031-05-03"),
            ("liberated", "2030"),
        )
    ]
    days = views.brief((NORTH,), dated, Links((), ())).days
    assert [(day.label, day.year, day.count) for day in days] == [
        ("2030", True, 1),
        ("3 May 2031", True, 1),
        ("4 May 2031", True, 0),
        ("2 Jan", False, 1),
    ]
    assert days[2].published == ("1",)


@pytest.mark.parametrize("iso", ["", "yesterday", "2031-13-01", "--", "2031-05-03T10:00"])
def test_what_is_no_date_is_shown_as_it_is(iso: str) -> None:
    assert day_label(iso) == iso


def test_a_time_that_only_says_when_it_was_said() -> None:
    mention = span_in(NORTH, "on 3 May")
    assert time_label(Time(mention, None, None, "day", "2031-05-03")) == "said 3 May 2031"
    assert time_label(Time(mention, "2031-05-01", "2031-05-03", "range")) == (
        "1 May 2031 to 3 May 2031"
    )


def test_loaded_words_stand_beside_neutral_ones_with_who_used_them() -> None:
    wordings = {
        found.neutral: found for found in views.brief(SHEAF.reports, CLAIMS, LINKS).wordings.shown
    }
    (taken,) = wordings["taken"].usages.shown
    assert (taken.word, taken.manner, taken.who) == ("liberated", "attributed", "General Ada Holm")
    (troops,) = wordings["troops"].usages.shown
    assert (troops.word, troops.manner, troops.who) == ("occupiers", "quoted", "It")


def test_a_word_in_two_claims_counts_once_for_the_voice_nearest_to_it() -> None:
    framing = Framing(span_in(HARBOUR, "occupiers"), "loaded", "troops")
    around = claim_in(HARBOUR, "It spoke of “occupiers” at the gates", framing=(framing,))
    (wording,) = views.brief((HARBOUR,), (around, OCCUPIERS), Links((), ())).wordings.shown
    assert [(usage.who, usage.times) for usage in wording.usages.shown] == [("It", 1)]


@pytest.mark.parametrize(("chain", "manner"), [((), "own"), ((("It", "spoke of"),), "quoted")])
def test_scare_quotes_are_the_reports_own_unless_somebody_speaks(
    chain: tuple[tuple[str, str], ...], manner: str
) -> None:
    framing = Framing(span_in(HARBOUR, "“occupiers”"), "scare quotes", "troops")
    claim = claim_in(HARBOUR, "“occupiers” at the gates", chain=chain, framing=(framing,))
    (wording,) = views.brief((HARBOUR,), (claim,), Links((), ())).wordings.shown
    assert wording.usages.shown[0].manner == manner


def test_quotation_marks_are_not_apostrophes() -> None:
    assert not in_quotation("They don’t say it’s liberated, don’t they?", 19, 28)
    assert in_quotation('He said "it fell" again.', 9, 16)
    assert not in_quotation('He said "it fell" again.', 18, 23)


@pytest.mark.parametrize(
    ("low", "high", "strict", "words"),
    [
        (15, 15, False, "15 men"),
        (10, None, False, "at least 10 men"),
        (10, None, True, "more than 10 men"),
        (None, 9, True, "less than 9 men"),
        (None, 9, False, "up to 9 men"),
        (None, None, False, "unknown men"),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, strict: bool, words: str) -> None:
    assert bounds_label(Quantity(Span(0, 1, "x"), low, high, strict, "men")) == words


@given(
    st.text(min_size=1, max_size=30).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(
                st.tuples(
                    st.integers(0, len(text) - 1), st.integers(1, 30), st.sampled_from(list(Mark))
                ),
                max_size=6,
            ),
        )
    )
)
def test_segments_join_to_the_passage(drawn: tuple[str, list[tuple[int, int, Mark]]]) -> None:
    text, marks = drawn
    report = Report(text=text, file="any")
    markings = [
        Marking(report.span(start, min(start + length, len(text))), mark)
        for start, length, mark in marks
    ]
    found = segments(report, 0, len(text), markings)
    assert "".join(segment.text for segment in found) == text
    for mark in Mark:
        marked = sum(len(segment.text) for segment in found if mark in segment.marks)
        covered = {at for m in markings if m.mark is mark for at in range(m.span.start, m.span.end)}
        assert marked == len(covered)
