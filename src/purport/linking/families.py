"""Kinds -> families: kinds that extraction and readers confuse, so that claims of them meet.

Enters: nothing. Leaves: `FAMILY` and `MEETS`. It refuses finer distinctions: comparisons make them.
"""

from collections.abc import Mapping

from purport.model import Kind

FAMILY: Mapping[Kind, str] = {
    Kind.CONTROL: "ground",
    Kind.ADVANCE: "ground",
    Kind.WITHDRAWAL: "ground",
    Kind.ENCIRCLEMENT: "ground",
    Kind.CLASH: "ground",
    Kind.DEPLOYMENT: "ground",
    Kind.STRIKE: "strike",
    Kind.CASUALTIES: "casualties",
    Kind.LOSSES: "losses",
    Kind.HUMANITARIAN: "humanitarian",
    Kind.DIPLOMACY: "talk",
    Kind.POSITION: "talk",
    Kind.OTHER: "talk",
}
FAMILIES = tuple(dict.fromkeys(FAMILY.values()))

# A charge may be read as the attack it tells of, and what follows as talk about it.
MEETS: frozenset[frozenset[str]] = frozenset({frozenset({"strike", "talk"})})
# Families that a report's talk may be about.
CHARGED = frozenset({"casualties", "strike", "losses"})
