"""What is one proposition, and what must never be one."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from purport.linking import link_claims
from purport.model import Claim, Kind, Links, Modality, Report
from tests.linking.made import stated, told


def test_loaded_words_are_one_concept() -> None:
    one = told("The 5th brigade liberated Vysoke on Monday.", "a")
    other = told("Vysoke was captured by the 5th brigade on Monday.", "b")
    links = link_claims(
        [one, other], [stated(one, places=("Vysoke",)), stated(other, places=("Vysoke",))]
    )
    assert len(links.propositions) == 1
    assert "place: Vysoke" in links.propositions[0].evidence


def test_asserted_and_denied_are_two_and_contradict() -> None:
    one = told("The 5th brigade captured Vysoke on Monday.", "a")
    other = told("The 5th brigade has not captured Vysoke on Monday.", "b")
    links = link_claims(
        [one, other],
        [stated(one, places=("Vysoke",)), stated(other, places=("Vysoke",), denied=True)],
    )
    assert len(links.propositions) == 2
    assert [relation.kind for relation in links.relations] == ["contradicts"]


def test_two_settlements_are_two() -> None:
    one = told("The 5th brigade captured Vysoke on Monday.", "a")
    other = told("The 5th brigade captured Nyzke on Monday.", "b")
    links = link_claims(
        [one, other], [stated(one, places=("Vysoke",)), stated(other, places=("Nyzke",))]
    )
    assert len(links.propositions) == 2
    assert not links.relations


def test_a_rounded_figure_is_the_figure_it_rounds() -> None:
    one = told("Shelling killed 29 people at the market in Vysoke.", "a")
    other = told("Nearly 30 people were killed by shelling at the market in Vysoke.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, kind=Kind.CASUALTIES, places=("Vysoke",), count=(29, 29, "people")),
            stated(other, kind=Kind.CASUALTIES, places=("Vysoke",), count=(30, 30, "people")),
        ],
    )
    assert len(links.propositions) == 1


def test_the_killed_are_not_the_injured() -> None:
    one = told("Shelling killed five people in Vysoke.", "a")
    other = told("Shelling injured five people in Vysoke.", "b")
    links = link_claims(
        [one, other],
        [
            stated(each, kind=Kind.CASUALTIES, places=("Vysoke",), count=(5, 5, "people"))
            for each in (one, other)
        ],
    )
    assert len(links.propositions) == 2


def test_a_plan_is_not_its_success() -> None:
    one = told("The brigade is trying to capture Vysoke.", "a")
    other = told("The brigade captured Vysoke.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, places=("Vysoke",), modality=Modality.PLANNED),
            stated(other, places=("Vysoke",)),
        ],
    )
    assert len(links.propositions) == 2


def test_nothing_is_linked_on_nothing() -> None:
    one = told("Fighting continued. The river froze over near the old mill.", "a")
    other = told("Fighting went on. Elections were called in the north.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, "Fighting continued", kind=Kind.CLASH),
            stated(other, "Fighting went on", kind=Kind.CLASH),
        ],
    )
    assert len(links.propositions) == 2


def test_vowels_and_articles_do_not_part_unresolved_places() -> None:
    one = told("Fighters withdrew from al-Maruf ridge after heavy losses.", "a")
    other = told("After heavy losses fighters withdrew from Marouf ridge.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, kind=Kind.WITHDRAWAL, unknown=("al-Maruf",)),
            stated(other, kind=Kind.WITHDRAWAL, unknown=("Marouf",)),
        ],
    )
    assert len(links.propositions) == 1


def test_a_chain_of_neighbours_is_no_proposition() -> None:
    counts = (10, 12, 14, 16)
    text = "At the bridge of Vysoke a mine killed {} people on Monday."
    reports = [told(text.format(n), f"r{n}") for n in counts]
    claims = [
        stated(each, kind=Kind.CASUALTIES, places=("Vysoke",), count=(n, n + 2, "people"))
        for each, n in zip(reports, counts, strict=True)
    ]
    for proposition in link_claims(reports, claims).propositions:
        assert len(proposition.claims) == 1


def test_copies_of_one_sentence_are_one_proposition_of_one_origin() -> None:
    line = "At least 12 soldiers were killed when a depot in Vysoke blew up on Monday evening."
    reports = [told(f"Edition {n}.\n{line}", f"r{n}") for n in range(60)]
    claims = [
        stated(each, line, kind=Kind.CASUALTIES, places=("Vysoke",), count=(12, None, "soldiers"))
        for each in reports
    ]
    links = link_claims(reports, claims)
    assert [set(each.claims) for each in links.propositions] == [{each.id for each in claims}]
    assert len(links.propositions[0].origins) == 1


TOWNS = ("Vysoke", "Nyzke", "Stare")
FORMS = (
    ("The 5th brigade captured {}.", Kind.CONTROL, False),
    ("The 5th brigade did not capture {}.", Kind.CONTROL, True),
    ("Troops of the 5th brigade took {} on Monday.", Kind.CONTROL, False),
    ("A strike on {} killed five people.", Kind.CASUALTIES, False),
    ("Nine people were killed in a strike on {}.", Kind.CASUALTIES, False),
)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Report], list[Claim]]:
    reports, claims = [], []
    for number in range(draw(st.integers(1, 5))):
        chosen = draw(
            st.lists(
                st.tuples(st.sampled_from(FORMS), st.sampled_from(TOWNS)),
                min_size=1,
                max_size=4,
                unique=True,
            )
        )
        lines = [form.format(town) for (form, _, _), town in chosen]
        report = told(f"Number {number}.\n" + "\n".join(lines), f"r{number}")
        reports.append(report)
        for line, ((_, kind, denied), town) in zip(lines, chosen, strict=True):
            toll = (5.0, 5.0, "people") if "five" in line else (9.0, 9.0, "people")
            count = toll if kind is Kind.CASUALTIES else None
            claims.append(
                stated(report, line, kind=kind, denied=denied, places=(town,), count=count)
            )
    return reports, claims


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_what_enters_changes_nothing(
    ledger: tuple[list[Report], list[Claim]], order: Random
) -> None:
    reports, claims = ledger
    straight = link_claims(reports, claims)
    shuffled_reports, shuffled_claims = list(reports), list(claims)
    order.shuffle(shuffled_reports)
    order.shuffle(shuffled_claims)
    assert link_claims(shuffled_reports, shuffled_claims) == straight


@settings(max_examples=40, deadline=None)
@given(ledgers())
def test_every_claim_has_one_proposition_that_holds_together(
    ledger: tuple[list[Report], list[Claim]],
) -> None:
    reports, claims = ledger
    links = link_claims(reports, claims)
    by_id = {each.id: each for each in claims}
    assert sorted(each for p in links.propositions for each in p.claims) == sorted(by_id)
    for proposition in links.propositions:
        members = [by_id[each] for each in proposition.claims]
        assert len({each.polarity for each in members}) == 1
        assert len({each.places[0].id for each in members}) == 1
        assert len({(q.low, q.high) for each in members for q in each.quantities}) <= 1
        assert sorted(each for o in proposition.origins for each in o.claims) == sorted(
            proposition.claims
        )
    assert _known(links)


def _known(links: Links) -> bool:
    ids = {each.id for each in links.propositions}
    return all({each.source, each.target} <= ids for each in links.relations) and all(
        each.source != each.target and each.evidence for each in links.relations
    )
