"""The flow through this room on one screen."""

from collections.abc import Iterable, Mapping, Sequence

from purport.linking.blocking import candidate_pairs
from purport.linking.clustering import cluster
from purport.linking.comparison import Comparison, compare
from purport.linking.origins import find_origins
from purport.linking.relations import find_relations
from purport.linking.statements import view_statements
from purport.linking.stories import find_stories
from purport.model import Claim, Links, Proposition, Report


def link_claims(reports: Iterable[Report], claims: Iterable[Claim]) -> Links:
    """Return what `claims` assert alike and how that hangs together.

    Every claim is in exactly one proposition; one that nothing else asserts is alone in its own.
    ValueError where a claim's report is not among `reports`.
    """
    ordered = tuple(sorted({report.id: report for report in reports}.values(), key=lambda r: r.id))
    statements = view_statements(ordered, claims)
    stories = find_stories(ordered)

    def compare_pair(one: int, other: int) -> Comparison:
        first, second = statements[one], statements[other]
        return compare(
            first,
            second,
            affinity=stories.affinity(first.report, second.report),
            together=stories.together(first.report, second.report),
        )

    compared = {pair: compare_pair(*pair) for pair in candidate_pairs(statements, stories)}
    groups = cluster(len(statements), compared, compare_pair)
    propositions = []
    for group in groups:
        members = [statements[position] for position in group]
        evidence = _evidence(group, compared)
        propositions.append(
            Proposition(
                claims=tuple(sorted(claim.id for member in members for claim in member.claims)),
                origins=find_origins(members, ordered),
                evidence=evidence,
            )
        )
    relations = find_relations(statements, groups, propositions, compared)
    return Links(tuple(sorted(propositions, key=lambda p: p.id)), relations)


def _evidence(group: Sequence[int], compared: Mapping[tuple[int, int], Comparison]) -> str:
    """What the statements of a group agree in, from the pair that agrees best."""
    if len(group) == 1:
        return "nothing else was found to assert it"
    pairs = [
        compared[pair]
        for place, one in enumerate(group)
        for other in group[place + 1 :]
        if (pair := (one, other)) in compared
    ]
    best = max(pairs, key=lambda found: found.weight)
    return "; ".join(best.agrees)
