"""A comparison -> what agrees, in plain words.

Enters: two statements and their comparison. Leaves: reasons a reader can check against the two
sentences. It refuses scores: a number is no evidence.
"""

from collections.abc import Iterator

from purport.linking.agreement import describe, shared_place
from purport.linking.comparison import Comparison
from purport.linking.statements import Statement

# Shared words that are named at most.
NAMED = 6


def reasons(one: Statement, other: Statement, found: Comparison) -> tuple[str, ...]:
    """Return what two statements agree in."""
    return tuple(_reasons(one, other, dict(found.features)))


def _reasons(one: Statement, other: Statement, features: dict[str, float]) -> Iterator[str]:
    shared = one.terms.keys() & other.terms.keys()
    if shared:
        heaviest = sorted(shared, key=lambda word: (-one.terms[word], word))[:NAMED]
        yield "words: " + ", ".join(sorted(heaviest))
    if "same place" in features:
        yield f"place: {shared_place(one.spots, other.spots)}"
    if "same count" in features:
        ours, theirs = describe(one.measures), describe(other.measures)
        yield f"count: {ours}" + ("" if ours == theirs else f" and {theirs}, rounded")
    if "one charge" in features:
        yield "one charge against one party, or its denial"
    for role, mentioned in (("actor", one.claim.actor), ("target", one.claim.target)):
        if f"same {role}" in features and mentioned:
            yield f"{role}: {mentioned.name}"
    if "same day" in features:
        yield "day"
    if "same voice" in features:
        yield f"voice: {one.claim.chain[-1].name}"
    if "one story" in features:
        yield "the reports tell of the same events"
    if "one report" in features:
        yield "one report"
