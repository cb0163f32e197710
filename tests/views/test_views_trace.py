"""The ways that a claim took."""

from purport import views
from purport.views.pages import TracedTelling, Way
from tests.views.sheaf import CLAIMS, LINKS, MOST, SHEAF, TAKEN_HARBOUR, TAKEN_NORTH


def ends(way: Way) -> list[TracedTelling]:
    """Return the reports at the ends of a way, in the order of the tree."""
    return [*way.tellings, *(end for inner in way.ways for end in ends(inner))]


def test_a_claim_is_traced_from_its_origin_to_every_report() -> None:
    page = views.trace(TAKEN_HARBOUR, SHEAF.reports, CLAIMS, LINKS)
    (origin,) = page.origins
    assert origin.name == "Ada Holm"
    found = [end for way in origin.ways for end in ends(way)] + list(origin.tellings)
    assert {end.telling.claim for end in found} == {TAKEN_NORTH.id, TAKEN_HARBOUR.id}
    assert [end.telling.claim for end in found if end.asked] == [TAKEN_HARBOUR.id]


def test_voices_stand_from_the_final_one_to_the_report() -> None:
    (origin,) = views.trace(TAKEN_HARBOUR, SHEAF.reports, CLAIMS, LINKS).origins
    names = [voice.name for voice in reversed(TAKEN_HARBOUR.chain)]
    ways, seen = origin.ways, []
    while ways:
        way = next(way for way in ways if any(end.asked for end in ends(way)))
        seen.append(way.name)
        ways = way.ways
    assert seen == names


def test_what_was_published_first_stands_first() -> None:
    page = views.trace(TAKEN_NORTH, SHEAF.reports, CLAIMS, LINKS)
    dates = [
        end.telling.report.published or "9999"
        for origin in page.origins
        for way in origin.ways
        for end in way.tellings
    ]
    assert dates == sorted(dates)
    first = page.proposition.first
    assert first is not None
    assert first.published == min(dates)


def test_a_claim_alone_is_traced_too_with_what_it_may_have_garbled() -> None:
    page = views.trace(MOST, SHEAF.reports, CLAIMS, LINKS)
    (origin,) = page.origins
    (end,) = [end for way in origin.ways for end in ends(way)]
    assert [line.likely for line in end.garblings] == ["Ashby"]
    assert page.proposition.unnamed == 0


def test_a_claim_that_is_not_linked_has_an_origin_without_a_name() -> None:
    page = views.trace(MOST, SHEAF.reports, (), LINKS)
    assert page.proposition.claims == 1
