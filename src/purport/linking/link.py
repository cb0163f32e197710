"""The flow through this room on one screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from purport.linking.bearings.courses import WEEKS
from purport.linking.bearings.event import GROUND
from purport.linking.blocking import candidate_pairs
from purport.linking.clustering import cluster
from purport.linking.comparison import Comparison, compare, days_between
from purport.linking.evidence import reasons
from purport.linking.origins import find_origins
from purport.linking.relations import find_relations
from purport.linking.settings import load_weights
from purport.linking.statements import Statement, view_statements
from purport.linking.stories import Stories, find_stories
from purport.model import Claim, Links, Proposition, Report


def link_claims(
    reports: Iterable[Report], claims: Iterable[Claim], *, settings: Path | None = None
) -> Links:
    """Return what `claims` assert alike and how that hangs together.

    Every claim is in exactly one proposition; one that nothing else asserts is alone in its own.
    `settings` is a file that `purport estimate` wrote; without it those that come with purport are
    used. ValueError where a claim's report is not among `reports`.
    """
    weights = load_weights(settings)
    ordered = tuple(sorted({report.id: report for report in reports}.values(), key=lambda r: r.id))
    statements = view_statements(ordered, claims)
    stories = find_stories(ordered)

    @cache
    def story(one: int, other: int) -> tuple[float, bool]:
        return stories.affinity(one, other), stories.together(one, other)

    def compare_pair(one: int, other: int) -> Comparison:
        first, second = statements[one], statements[other]
        affinity, together = story(*sorted((first.report, second.report)))
        return compare(first, second, weights, affinity=affinity, together=together)

    compared = {pair: compare_pair(*pair) for pair in candidates(statements, stories)}
    groups = cluster(len(statements), compared, compare_pair)
    propositions = []
    for group in groups:
        members = [statements[position] for position in group]
        propositions.append(
            Proposition(
                claims=tuple(sorted(claim.id for member in members for claim in member.claims)),
                origins=find_origins(members, ordered),
                evidence=_evidence(group, statements, compared),
            )
        )
    relations = find_relations(statements, groups, propositions, ordered, stories)
    return Links(tuple(sorted(propositions, key=lambda p: p.id)), relations)


def candidates(statements: Sequence[Statement], stories: Stories) -> Iterator[tuple[int, int]]:
    """Yield the pairs that meet in a block and are worth comparing.

    Reports that tell of other events meet over a third of their words; a course of events on the
    ground, which `follows` may join, over two.
    """
    for one, other in candidate_pairs(statements, stories):
        first, second = statements[one], statements[other]
        pair = sorted((first.report, second.report))
        if first.report == second.report or stories.together(*pair):
            yield one, other
            continue
        shared = len(first.terms.keys() & second.terms.keys())
        course = {first.kind, second.kind} <= GROUND and days_between(first, second) <= WEEKS
        least = 2.0 if course else max(2.0, min(len(first.terms), len(second.terms)) / 3)
        if shared >= least:
            yield one, other


def _evidence(
    group: Sequence[int],
    statements: Sequence[Statement],
    compared: Mapping[tuple[int, int], Comparison],
) -> str:
    """What the statements of a group agree in, from the pair that agrees best."""
    if len(group) == 1:
        copies = len(statements[group[0]].claims)
        return "word for word the same" if copies > 1 else "nothing else was found to assert it"
    inside = [(compared[pair].weight, pair) for pair in combinations(group, 2) if pair in compared]
    one, other = max(inside, key=lambda item: (item[0], item[1]))[1]
    return "; ".join(reasons(statements[one], statements[other], compared[one, other]))
