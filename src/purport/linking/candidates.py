"""Columns and stories -> the pairs of statements that are looked at.

Enters: columns, stories. Leaves: `Candidates`, and of them those worth a comparison. It refuses to
pair everything with everything: statements meet within a report, within reports of one story, and
over what they share (`keys`).
"""

from dataclasses import dataclass

import numpy as np

from purport.linking.arrays import Pairs, Rows, in_common
from purport.linking.bearings.courses import WEEKS
from purport.linking.bearings.event import GROUND
from purport.linking.blocks import LeftOut, meeting, paired, parted
from purport.linking.columns import Columns
from purport.linking.families import FAMILIES, MEETS
from purport.linking.keys import proposition_blocks, relation_blocks
from purport.linking.sides import Mask, chosen, sides
from purport.linking.stories import Stories
from purport.linking.tellings import between, tellings, within

# Terms that statements of different stories share at least, and of those on one course of events.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of rows (lower row first) that may be one proposition, and that may bear on each other;
    and what was too crowded to be paired.
    """

    same: Pairs
    related: Pairs
    left_out: LeftOut


def find_candidates(columns: Columns, stories: Stories) -> Candidates:
    """Return the pairs of statements to look at."""
    told = tellings(columns, len(stories.days))
    inside, across = within(told), between(told, stories.neighbours())
    rows = np.arange(len(columns))
    same, out = meeting(proposition_blocks(columns, rows), columns.row["rank"])
    related, also = meeting(relation_blocks(columns, rows), columns.row["rank"])
    one_family = chosen(across, _one_family(columns, across))
    return Candidates(
        same=_united(same, inside, one_family),
        related=_united(related, inside, across),
        left_out=out + also,
    )


def _united(*several: Pairs) -> Pairs:
    return parted(np.unique(np.concatenate([paired(*pairs) for pairs in several])))


def _one_family(columns: Columns, pairs: Pairs) -> Mask:
    family = columns.row["family"]
    one, other = family[pairs[0]], family[pairs[1]]
    found = one == other
    for first, second in (sorted(map(FAMILIES.index, each)) for each in MEETS):
        found |= (np.minimum(one, other) == first) & (np.maximum(one, other) == second)
    return np.asarray(found)


def worth_comparing(columns: Columns, stories: Stories, pairs: Pairs) -> Pairs:
    """Return the pairs of one report or one story, and of others that share enough words.

    Reports that tell of other events meet over a third of their words; a course of events on the
    ground, which `follows` may join, over two.
    """
    told = _reports(columns, pairs)
    together = stories.together(told, stories.affinity(told))
    shared, _ = in_common(columns.terms, pairs)
    pair = sides(columns, pairs)
    third = np.minimum(pair.one["terms"], pair.other["terms"]) / 3
    course = pair.kinds(*GROUND) & (pair.days <= WEEKS)
    least = np.where(course, LEAST, np.maximum(LEAST, third))
    return chosen(pairs, (told[0] == told[1]) | together | (shared >= least))


def _reports(columns: Columns, pairs: Pairs) -> tuple[Rows, Rows]:
    report = columns.row["report"]
    return report[pairs[0]], report[pairs[1]]
