"""People's judgements over claims: what stands, what moved, what fits nothing any more."""

from dataclasses import replace

from purport.model import Decision, Judgement
from purport.views.review import accepted, matched, on_claim, standing, undoing
from tests.views.sheaf import DENIED, NORTH, SHEAF, TAKEN, TAKEN_NORTH, claim_in


def numbered(*judgements: Judgement) -> tuple[Judgement, ...]:
    return tuple(replace(one, number=at) for at, one in enumerate(judgements, start=1))


ACCEPT = on_claim(TAKEN_NORTH, Decision.ACCEPT, by="ada")


def test_the_last_decision_stands_and_the_history_keeps_all() -> None:
    reject = on_claim(TAKEN_NORTH, Decision.REJECT, by="bo")
    found = standing(numbered(ACCEPT, reject), TAKEN_NORTH)
    assert (found.decision, found.by, found.last) == ("rejected", "bo", 2)
    undo = undoing(numbered(ACCEPT, reject), by="bo")
    assert undo is not None
    found = standing((*numbered(ACCEPT, reject), replace(undo, number=3)), TAKEN_NORTH)
    assert (found.decision, found.by) == ("accepted", "ada")
    assert [entry.undone for entry in found.history] == [False, True, False]
    assert undoing(numbered(ACCEPT), by="bo") is None, "nobody undoes another's"


def test_a_correction_stands_beside_what_the_machine_found() -> None:
    correct = on_claim(TAKEN_NORTH, Decision.CORRECT, by="ada", field="kind", value="advance")
    (found,) = standing(numbered(correct), TAKEN_NORTH).corrections
    assert (found.field, found.was, found.value, found.by) == ("kind", "control", "advance", "ada")


def test_no_grade_stands_that_nobody_gave() -> None:
    assert standing((), TAKEN_NORTH).grade is None
    assert standing(numbered(ACCEPT), TAKEN_NORTH).grade is None
    grade = on_claim(TAKEN_NORTH, Decision.GRADE, by="ada", value="B2")
    assert standing(numbered(grade), TAKEN_NORTH).grade == "B2"


def test_judgements_follow_their_words_after_a_report_is_read_again() -> None:
    longer = claim_in(NORTH, "that northern troops had liberated Oakford")
    other = claim_in(NORTH, "Shelling near the town")
    found, left = matched((longer, other), numbered(ACCEPT))
    assert list(found) == [longer.id]
    assert left == ()
    assert standing(found[longer.id], longer).moved
    assert not standing(numbered(ACCEPT), TAKEN_NORTH).moved


def test_what_was_accepted_is_kept_with_what_it_belongs_to() -> None:
    claims, links = accepted(SHEAF.claims, SHEAF.links, numbered(ACCEPT))
    assert claims == (TAKEN_NORTH,)
    assert [one.id for one in links.propositions] == [TAKEN.id]
    assert links.relations == ()
    undo = undoing(numbered(ACCEPT), by="ada")
    assert undo is not None
    taken_back = (*numbered(ACCEPT), replace(undo, number=2))
    assert accepted(SHEAF.claims, SHEAF.links, taken_back)[0] == ()


def test_what_fits_no_claim_is_listed_and_not_dropped() -> None:
    shorter = claim_in(NORTH, "Oakford")
    elsewhere = replace(TAKEN_NORTH, report_id=DENIED.report_id)
    for claims in ((shorter,), (DENIED,), (elsewhere,), ()):
        found, left = matched(claims, numbered(ACCEPT))
        assert (found, left) == ({}, numbered(ACCEPT))
