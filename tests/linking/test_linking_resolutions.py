"""Places that one report leaves open and another of its story does not."""

from dataclasses import replace
from itertools import permutations

from purport.linking import link_claims
from purport.model import Candidate, Claim, Report, Resolution
from tests.linking.made import stated, told

STORY = (
    "Heavy fighting went on around {} and the Oskil bridge, where the 5th brigade repelled an "
    "armoured assault at dawn, the regional staff said."
)
NORTH = Candidate("made:Petrivka North", "Petrivka", 0.5, ("Sumy Oblast",))
SOUTH = Candidate("made:Petrivka South", "Petrivka", 0.4, ("Odesa Oblast",))


Made = tuple[Report, Claim]


def left_open(file: str, *candidates: Candidate, published: str = "2024-05-06") -> Made:
    """Return a report that names Petrivka and does not say which, and its claim."""
    report = told(f"Edition {file}. {STORY.format('Petrivka')}", file, published=published)
    claim = stated(report, unknown=("Petrivka",))
    (place,) = claim.places
    return report, replace(claim, places=(replace(place, candidates=candidates),))


def resolved(name: str, file: str, candidate: Candidate) -> Made:
    """Return a report that decides where `name` is, and its claim."""
    report = told(f"Edition {file}. {STORY.format(name)}", file)
    claim = stated(report, places=(name,))
    (place,) = claim.places
    return report, replace(claim, places=(replace(place, id=candidate.id, name=candidate.name),))


def found(*made: Made) -> tuple[Resolution, ...]:
    """Return what reports of one claim each resolve for one another."""
    return link_claims([report for report, _ in made], [claim for _, claim in made]).resolutions


def test_an_open_place_is_what_the_other_reports_of_the_story_have() -> None:
    ours, theirs = left_open("a", NORTH, SOUTH), resolved("Petrovka", "b", SOUTH)
    for order in permutations((ours, theirs)):
        assert found(*order) == (Resolution(ours[1].id, 0, SOUTH.id, (theirs[1].id,)),)


def test_nothing_is_said_where_they_have_two_of_its_candidates_or_none() -> None:
    ours, theirs = left_open("a", NORTH, SOUTH), resolved("Petrovka", "b", SOUTH)
    assert not found(ours, theirs, resolved("Petrivka", "c", NORTH))
    assert not found(left_open("a", NORTH), theirs)
    assert not found(left_open("a"), theirs)
    assert not found(ours, left_open("b", NORTH, SOUTH))


def test_a_report_of_another_time_decides_nothing() -> None:
    ours = left_open("a", NORTH, SOUTH, published="2019-01-01")
    assert not found(ours, resolved("Petrovka", "b", SOUTH))
