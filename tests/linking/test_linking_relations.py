"""How propositions bear on one another."""

from purport.linking import link_claims
from purport.model import Kind, Links, Modality, RelationKind
from tests.linking.made import stated, told


def kinds(links: Links) -> list[RelationKind]:
    return [relation.kind for relation in links.relations]


def test_most_of_a_place_is_weaker_than_over_80_percent() -> None:
    one = told("Troops control most of Vysoke.", "a")
    other = told("Troops control over 80% of Vysoke.", "b")
    share = "percent of place"
    most = stated(one, places=("Vysoke",), count=(50, 100, share), strict=True)
    links = link_claims(
        [one, other],
        [most, stated(other, places=("Vysoke",), count=(80, 100, share), strict=True)],
    )
    assert kinds(links) == [RelationKind.WEAKER]
    source = next(p for p in links.propositions if p.id == links.relations[0].source)
    assert source.claims == (most.id,)
    assert "more than 50" in links.relations[0].evidence


def test_a_higher_floor_is_stronger_and_another_toll_contradicts() -> None:
    texts = (
        "At least 70 people were killed in the strike on Vysoke.",
        "At least 100 people were killed in the strike on Vysoke.",
        "The strike on Vysoke killed 60 people.",
    )
    counts = ((70, None, "people"), (100, None, "people"), (60, 60, "people"))
    reports = [told(text, f"r{n}") for n, text in enumerate(texts)]
    links = link_claims(
        reports,
        [
            stated(each, kind=Kind.CASUALTIES, places=("Vysoke",), count=count)
            for each, count in zip(reports, counts, strict=True)
        ],
    )
    assert sorted(kinds(links)) == [
        RelationKind.CONTRADICTS,
        RelationKind.CONTRADICTS,
        RelationKind.WEAKER,
    ]


def test_soldiers_are_not_rebels_and_a_war_is_not_a_strike() -> None:
    texts = (
        "A strike on Vysoke killed 12 government soldiers.",
        "A strike on Vysoke killed 30 rebels.",
        "The war has killed more than 90000 people around Vysoke.",
    )
    counts = ((12, 12, "soldiers"), (30, 30, "rebels"), (90000, None, "people"))
    reports = [told(text, f"r{n}") for n, text in enumerate(texts)]
    links = link_claims(
        reports,
        [
            stated(each, kind=Kind.CASUALTIES, places=("Vysoke",), count=count)
            for each, count in zip(reports, counts, strict=True)
        ],
    )
    assert not links.relations


def test_a_charge_and_its_denial_contradict() -> None:
    text = (
        "Kyiv blamed Russian forces for the attack on the dam. "
        "Moscow denied responsibility for the attack."
    )
    report = told(text, "a")
    links = link_claims(
        [report],
        [
            stated(
                report,
                "Russian forces for the attack on the dam",
                kind=Kind.POSITION,
                chain=("Kyiv",),
                actor="Russian forces",
            ),
            stated(
                report,
                "responsibility for the attack",
                kind=Kind.POSITION,
                denied=True,
                chain=("Moscow",),
            ),
        ],
    )
    assert kinds(links) == [RelationKind.CONTRADICTS]
    assert "Moscow" in links.relations[0].evidence


def test_one_attack_laid_at_two_doors_contradicts() -> None:
    one = told("Ukrainian forces fired a cluster shell at Vysoke.", "a")
    other = told("Russian forces fired a cluster shell at Vysoke.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, kind=Kind.STRIKE, places=("Vysoke",), actor="Ukrainian forces"),
            stated(other, kind=Kind.STRIKE, places=("Vysoke",), actor="Russian forces"),
        ],
    )
    assert kinds(links) == [RelationKind.CONTRADICTS]


def test_a_place_has_one_holder_at_a_time() -> None:
    one = told("Ukrainian forces hold Vysoke.", "a")
    other = told("Russian forces hold Vysoke.", "b")
    held = [
        stated(one, places=("Vysoke",), actor="Ukrainian forces"),
        stated(other, places=("Vysoke",), actor="Russian forces"),
    ]
    assert kinds(link_claims([one, other], held)) == [RelationKind.CONTRADICTS]


def test_capture_follows_an_advance_of_days_before() -> None:
    one = told("Troops of the 5th brigade advanced toward Vysoke.", "a", published="2024-05-01")
    other = told("Troops of the 5th brigade captured Vysoke.", "b", published="2024-05-06")
    early = stated(one, kind=Kind.ADVANCE, places=("Vysoke",), day="2024-05-01")
    late = stated(other, places=("Vysoke",), day="2024-05-06")
    links = link_claims([one, other], [early, late])
    assert kinds(links) == [RelationKind.FOLLOWS]
    source = next(p for p in links.propositions if p.id == links.relations[0].source)
    assert source.claims == (late.id,)


def test_what_was_tried_comes_about() -> None:
    one = told("The 5th brigade is trying to capture Vysoke.", "a", published="2024-05-01")
    other = told("The 5th brigade captured Vysoke.", "b", published="2024-05-06")
    links = link_claims(
        [one, other],
        [
            stated(one, places=("Vysoke",), modality=Modality.PLANNED, actor="The 5th brigade"),
            stated(other, places=("Vysoke",), actor="The 5th brigade"),
        ],
    )
    assert kinds(links) == [RelationKind.FOLLOWS]


def test_different_days_or_stories_do_not_contradict() -> None:
    one = told("A strike on Vysoke killed five people.", "a", published="2024-05-01")
    other = told("A strike on Vysoke killed nine people.", "b", published="2024-09-01")
    links = link_claims(
        [one, other],
        [
            stated(one, kind=Kind.CASUALTIES, places=("Vysoke",), count=(5, 5, "people")),
            stated(other, kind=Kind.CASUALTIES, places=("Vysoke",), count=(9, 9, "people")),
        ],
    )
    assert not links.relations


def test_a_rejection_contradicts_what_the_other_side_says_of_a_place() -> None:
    one = told("Russian forces control most of Vysoke.", "a")
    other = told("The Ukrainian army called the reports about Vysoke untrue.", "b")
    links = link_claims(
        [one, other],
        [
            stated(one, places=("Vysoke",), actor="Russian forces"),
            stated(
                other,
                "the reports about Vysoke untrue",
                kind=Kind.POSITION,
                places=("Vysoke",),
                chain=("The Ukrainian army",),
            ),
        ],
    )
    assert kinds(links) == [RelationKind.CONTRADICTS]
    assert "The Ukrainian army" in links.relations[0].evidence


def test_a_denial_beside_its_claim_needs_no_name() -> None:
    report = told(
        "Troops are trapped at the river, Moscow said. Kyiv denied that they are trapped.", "a"
    )
    links = link_claims(
        [report],
        [
            stated(
                report,
                "Troops are trapped at the river",
                kind=Kind.ENCIRCLEMENT,
                chain=("Moscow",),
            ),
            stated(
                report, "they are trapped", kind=Kind.ENCIRCLEMENT, denied=True, chain=("Kyiv",)
            ),
        ],
    )
    assert kinds(links) == [RelationKind.CONTRADICTS]


def test_two_positions_of_two_sides_are_no_dispute_over_a_deed() -> None:
    text = "Moscow spoke of its duty to the people of Vysoke. Kyiv spoke of its own in Vysoke."
    report = told(text, "a")
    links = link_claims(
        [report],
        [
            stated(
                report,
                "its duty to the people of Vysoke",
                kind=Kind.POSITION,
                places=("Vysoke",),
                chain=("Moscow",),
                actor="Moscow",
            ),
            stated(
                report,
                "its own in Vysoke",
                kind=Kind.POSITION,
                places=("Vysoke",),
                chain=("Kyiv",),
                actor="Kyiv",
            ),
        ],
    )
    assert not links.relations
