"""A comparison -> what agrees, in plain words.

Enters: two statements and their comparison. Leaves: reasons a reader can check against the two
sentences. It refuses scores: a number is no evidence.
"""

from collections.abc import Iterator

from purport.linking.agreement import describe, shared_place
from purport.linking.comparison import Comparison
from purport.linking.folding import term
from purport.linking.statements import Statement

# Shared words that are named at most.
NAMED = 6


def reasons(one: Statement, other: Statement, found: Comparison) -> tuple[str, ...]:
    """Return what two statements agree in."""
    return tuple(_reasons(one, other, found))


def _reasons(one: Statement, other: Statement, found: Comparison) -> Iterator[str]:
    features = dict(found.features)
    shared = one.terms.keys() & other.terms.keys()
    if shared:
        heaviest = sorted(shared, key=lambda each: (-one.terms[each], each))[:NAMED]
        written = {term(word): word for word in reversed(one.words)}
        yield "words: " + ", ".join(sorted(written.get(each, each) for each in heaviest))
    if "same place" in features:
        yield f"place: {shared_place(one.spots, other.spots)}"
    if "same count" in features:
        ours, theirs = describe(one.measures), describe(other.measures)
        yield f"count: {ours}" + ("" if found.standing.count == "equal" else f" and {theirs}")
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
