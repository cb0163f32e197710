"""Claims' framing -> words that take a side beside neutral ones, with who used them.

Enters: claims of a collection. Leaves: `Wording` values. It refuses to weigh one side's words
differently: every word is counted the same way, whoever it favours.
"""

from collections.abc import Iterable

from purport.model import Claim, Framing
from purport.views.collection import Collection, listing
from purport.views.pages import Listing, Usage, Wording
from purport.views.passages import in_quotation

# A word, the manner of its use, and who is said to use it.
Use = tuple[str, str, str]

USAGES = 12
OWN = "own"
ATTRIBUTED = "attributed"
QUOTED = "quoted"


def wordings(collection: Collection, claims: Iterable[Claim]) -> tuple[Wording, ...]:
    """Group loaded words by their neutral counterpart, the most used first.

    A word of the report's own voice is ``own``; within words that a voice is credited with it is
    ``quoted`` where it stands in quotation marks, else ``attributed``: whose word it is then, the
    voice's or the reporter's, cannot be told.
    """
    seen: set[tuple[str, int, int]] = set()
    groups: dict[tuple[str, str], dict[Use, list[str]]] = {}
    # The innermost reading of a passage first: a word inside an attributed content is attributed,
    # also where the report's own voice puts a claim around it.
    for claim in sorted(claims, key=lambda claim: -len(claim.chain)):
        for framing in claim.framing:
            at = claim.report_id, framing.mention.start, framing.mention.end
            if at in seen:
                continue
            seen.add(at)
            who = claim.chain[-1].name if claim.chain else ""
            word = (
                framing.mention.text
                if framing.type == "place name"
                else framing.mention.text.casefold()
            )
            use = word, _manner(claim, framing), who
            group = groups.setdefault((framing.neutral, framing.type), {})
            group.setdefault(use, []).append(claim.report_id)
    found = [
        Wording(neutral, kind, _usages(collection, uses))
        for (neutral, kind), uses in groups.items()
    ]
    times = {
        (neutral, kind): sum(map(len, uses.values())) for (neutral, kind), uses in groups.items()
    }
    return tuple(sorted(found, key=lambda one: (-times[one.neutral, one.type], one.neutral)))


def _manner(claim: Claim, framing: Framing) -> str:
    evidence, mention = claim.evidence, framing.mention
    start, end = mention.start - evidence.start, mention.end - evidence.start
    # Scare quotes are the report's own distance, unless somebody else is speaking.
    if framing.type == "scare quotes":
        return QUOTED if claim.chain else OWN
    if in_quotation(evidence.text, start, end):
        return QUOTED
    return ATTRIBUTED if claim.chain else OWN


def _usages(collection: Collection, uses: dict[Use, list[str]]) -> Listing[Usage]:
    """List uses by word, and each word's in the order of the reports."""
    found = [
        Usage(*use, collection.labels_of(reports), len(reports)) for use, reports in uses.items()
    ]
    rank = {label: at for at, label in enumerate(collection.labels)}
    return listing(sorted(found, key=lambda one: (one.word, rank[one.reports[0]], one.who)), USAGES)
