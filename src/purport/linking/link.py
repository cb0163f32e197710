"""The flow through this room on one screen."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from purport.linking.arrays import Pairs
from purport.linking.bearing_sieve import may_bear
from purport.linking.bearings import view_frames
from purport.linking.candidates import find_candidates, worth_comparing
from purport.linking.clustering import cluster
from purport.linking.columns import tabulate
from purport.linking.comparison import Comparison, compare
from purport.linking.evidence import reasons
from purport.linking.garblings import find_garblings
from purport.linking.origins import find_origins
from purport.linking.relations import find_relations
from purport.linking.resolutions import find_resolutions
from purport.linking.settings import load_weights
from purport.linking.sides import chosen
from purport.linking.sieve import may_be_garbled, may_be_one
from purport.linking.statements import Statement, view_statements
from purport.linking.stories import find_stories
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
    frames = view_frames(statements, ordered)
    stories = find_stories(ordered)
    columns = tabulate(frames, range(len(frames)))
    candidates = find_candidates(columns, stories)

    def compare_pairs(pairs: Pairs) -> dict[tuple[int, int], Comparison]:
        told = (columns.row["report"][pairs[0]], columns.row["report"][pairs[1]])
        affinity = stories.affinity(told)
        together = stories.together(told, affinity)
        return {
            (one, other): compare(
                statements[one], statements[other], weights, affinity=alike, together=near
            )
            for one, other, alike, near in zip(
                *(each.tolist() for each in (*pairs, affinity, together)), strict=True
            )
        }

    def compare_pair(one: int, other: int) -> Comparison:
        return compare_pairs((np.array([one]), np.array([other])))[one, other]

    likely = may_be_one(columns, candidates.same, weights)
    compared = compare_pairs(worth_comparing(columns, stories, likely))
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
    bearing = may_bear(columns, candidates.related)
    told = (columns.row["report"][bearing[0]], columns.row["report"][bearing[1]])
    relations = find_relations(frames, bearing, stories.affinity(told), groups, propositions)
    telling = may_be_garbled(columns, candidates.related)
    told = (columns.row["report"][telling[0]], columns.row["report"][telling[1]])
    telling = chosen(telling, stories.together(told, stories.affinity(told)))
    garblings = find_garblings(
        statements, list(zip(*(each.tolist() for each in telling), strict=True)), ordered
    )
    told_by = (claim for statement in statements for claim in statement.claims)
    resolutions = find_resolutions(told_by, ordered, stories)
    propositions.sort(key=lambda proposition: proposition.id)
    return Links(tuple(propositions), relations, garblings, resolutions)


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
