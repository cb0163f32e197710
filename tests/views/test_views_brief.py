"""The brief's context: what is shared, what contradicts, what one alone says, and how it is cut."""

from dataclasses import replace

import pytest

from purport import views
from purport.model import Failure, Links, Origin, Proposition, Relation, RelationKind, Report
from purport.views.pages import BriefPage, Mark
from tests.views.sheaf import (
    CLAIMS,
    DENIED,
    HARBOUR,
    LINKS,
    MOST,
    NORTH,
    ROAD,
    SHEAF,
    TAKEN,
    TAKEN_HARBOUR,
    TAKEN_NORTH,
    alone,
    claim_in,
    many,
)


@pytest.fixture
def page() -> BriefPage:
    return views.brief(SHEAF.reports, SHEAF.claims, SHEAF.links)


def words(segments: tuple[object, ...]) -> str:
    return "".join(getattr(segment, "text", "") for segment in segments)


def test_the_head_counts_what_was_read(page: BriefPage) -> None:
    counts = page.counts
    assert (counts.reports, counts.outlets, counts.claims, counts.voices) == (3, 2, 7, 6)
    assert (counts.propositions, counts.shared, counts.contradictions) == (6, 1, 1)
    assert [line.label for line in page.reports.shown] == ["1", "2", "3"]
    assert [line.name for line in page.reports.shown] == ["Northern Post", "Harbour Daily", "river"]


def test_a_shared_proposition_shows_its_reports_and_its_one_origin(page: BriefPage) -> None:
    (card,) = page.shared.shown
    assert card.reports == ("1", "2")
    assert card.independent == 1
    (origin,) = card.origins.shown
    assert (origin.name, origin.evidence) == ("Ada Holm", "both rest on Ada Holm")
    assert [telling.claim for telling in origin.tellings.shown] == [
        TAKEN_NORTH.id,
        TAKEN_HARBOUR.id,
    ]
    assert card.topic == "Control · Oakford"


def test_a_heading_avoids_words_that_take_a_side(page: BriefPage) -> None:
    assert words(page.shared.shown[0].words) == "Northern troops hold Oakford"


@pytest.mark.parametrize("turned", [False, True])
def test_assertions_stand_on_the_left_of_denials(turned: bool) -> None:
    ends = (TAKEN.id, alone(DENIED).id)
    source, target = ends[::-1] if turned else ends
    links = Links(LINKS.propositions, (Relation(source, target, RelationKind.CONTRADICTS, "why"),))
    (pairing,) = views.brief(SHEAF.reports, CLAIMS, links).contradictions.shown
    assert [card.id for card in pairing.left.shown] == [TAKEN.id]
    assert [card.status for card in pairing.right.shown] == [("denied",)]
    assert pairing.evidence == ("why",)


def test_one_denial_of_two_assertions_is_one_pairing() -> None:
    relations = (
        Relation(alone(DENIED).id, TAKEN.id, RelationKind.CONTRADICTS, "first"),
        Relation(alone(DENIED).id, alone(MOST).id, RelationKind.CONTRADICTS, "second"),
    )
    page = views.brief(SHEAF.reports, CLAIMS, Links(LINKS.propositions, relations))
    (pairing,) = page.contradictions.shown
    assert [card.id for card in pairing.left.shown] == [TAKEN.id, alone(MOST).id]
    assert pairing.evidence == ("first", "second")
    assert page.counts.contradictions == 2


def test_weaker_is_turned_and_what_follows_stands_second(page: BriefPage) -> None:
    (strength,) = page.strengths.shown
    assert strength.kind == "stronger"
    assert strength.left.shown[0].id == TAKEN.id
    (sequel,) = page.sequels.shown
    assert sequel.right.shown[0].id == alone(ROAD).id


def test_what_one_report_says_leaves_out_what_is_shared(page: BriefPage) -> None:
    assert [only.report.label for only in page.only.shown] == ["1", "2", "3"]
    assert [len(only.propositions.shown) for only in page.only.shown] == [1, 2, 2]
    assert page.only.shown[0].propositions.shown[0].status == ("predicted",)


def test_evidence_is_the_sentence_with_its_marks(page: BriefPage) -> None:
    sentence = page.everything.shown[0].sentences.shown[0]
    assert words(sentence.segments) == NORTH.text.partition("\n")[0]
    marked: dict[Mark, str] = {}
    for segment in sentence.segments:
        for mark in segment.marks:
            marked[mark] = marked.get(mark, "") + segment.text
    assert marked == {
        Mark.CONTENT: "northern troops had liberated Oakford",
        Mark.SOURCE: "General Ada Holm",
        Mark.CUE: "said",
        Mark.LOADED: "liberated",
    }


def test_disputed_propositions_come_first_then_those_with_more_origins() -> None:
    sheaf = many(4, 3)
    second = tuple(claim.id for claim in sheaf.claims[1::3])
    third = sheaf.claims[2::3]
    twos = Proposition(second, LINKS.propositions[0].origins[:0], "alike")
    pair = Proposition(
        tuple(claim.id for claim in third[:2]),
        tuple(replace(o, claims=(c.id,)) for c in third[:2] for o in TAKEN.origins),
        "alike",
    )
    denial = alone(third[2])
    links = Links(
        (sheaf.links.propositions[0], twos, pair, denial),
        (Relation(pair.id, denial.id, RelationKind.CONTRADICTS, ""),),
    )
    page = views.brief(sheaf.reports, sheaf.claims, links)
    assert [card.id for card in page.shared.shown] == [
        pair.id,
        sheaf.links.propositions[0].id,
        twos.id,
    ]


def test_a_claim_without_a_proposition_stands_by_itself() -> None:
    page = views.brief(SHEAF.reports, CLAIMS, Links((), ()))
    assert page.counts.propositions == len(CLAIMS)
    card = page.only.shown[0].propositions.shown[0]
    assert card.independent == 0
    assert card.origins.shown[0].name is None


def test_claims_of_reports_that_are_not_there_are_passed_over() -> None:
    page = views.brief((NORTH,), CLAIMS, LINKS)
    assert page.counts.claims == 2
    assert page.counts.shared == 0
    assert page.contradictions.shown == ()


def test_a_garbling_is_shown_with_both_tellings() -> None:
    (line,) = views.brief(SHEAF.reports, CLAIMS, LINKS).garblings.shown
    assert (line.sort, line.written, line.likely) == ("name", "Ashwick", "Ashby")
    assert line.telling.claim == MOST.id
    assert line.report.label not in line.reports
    assert len(line.reports) == len(line.others.shown) == 2
    assert views.claim_page(MOST, SHEAF.reports, CLAIMS, LINKS).garblings == (line,)
    assert views.claim_page(ROAD, SHEAF.reports, CLAIMS, LINKS).garblings == ()
    assert views.compare(NORTH, HARBOUR, CLAIMS, LINKS).garblings == ()


def test_three_hundred_reports_make_a_page_that_is_cut_and_says_so() -> None:
    sheaf = many(300, 10)
    page = views.brief(sheaf.reports, sheaf.claims, sheaf.links)
    shown = sum(
        len(sentence.claims) for part in page.everything.shown for sentence in part.sentences.shown
    )
    assert shown < 300
    part = page.everything.shown[0]
    assert len(part.sentences.shown) + part.sentences.more == 10
    assert len(page.everything.shown) + page.everything.more == 300
    (card,) = page.shared.shown
    assert card.independent == 300
    assert len(card.origins.shown) + card.origins.more == 300


def test_nothing_read_is_a_page_too() -> None:
    failure = Failure("a.pdf", "is a PDF", "save its text")
    page = views.brief((), (), Links((), ()), failures=(failure,))
    assert page.counts.claims == 0
    assert page.unread[0].file == "a.pdf"


def test_one_briefing_in_many_papers_is_one_telling() -> None:
    texts = tuple(
        Report(text=f"Paper {at}.\nIt fell, Holm said.\n", file=f"p{at}") for at in range(4)
    )
    claims = tuple(claim_in(text, "It fell", chain=(("Holm", "said"),)) for text in texts)
    ids = tuple(claim.id for claim in claims)
    proposition = Proposition(ids, (Origin("Holm", ids, "one voice"),), "alike")
    (card,) = views.brief(texts, claims, Links((proposition,), ())).shared.shown
    (telling,) = card.origins.shown[0].tellings.shown
    assert (telling.report.label, telling.others) == ("1", ("2", "3", "4"))
    assert (card.independent, len(card.reports)) == (1, 4)


def test_unnamed_voices_of_two_reports_are_two() -> None:
    sheaf = many(2, 1)
    unnamed = SHEAF.claims[5].chain[1]
    claims = tuple(replace(claim, chain=(unnamed,)) for claim in sheaf.claims)
    assert views.brief(sheaf.reports, claims, Links((), ())).counts.voices == 2
