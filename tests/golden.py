"""The ledger of the examples as text that a person can review, line by line, in a diff.

    python tests/golden.py        write examples/ledger.txt anew, to be reviewed before it is kept

Enters: the reports under ``examples/``. Leaves: every claim with what was read from it, what
several claims assert alike with its origins, and how propositions bear on one another.
"""

from collections.abc import Iterator
from pathlib import Path

from purport.config import Config, load_config
from purport.ledger import open_ledger
from purport.model import Claim, Links, Place, Report
from purport.pipeline import link, read_into

EXAMPLES = Path(__file__).parent.parent / "examples"
GOLDEN = EXAMPLES / "ledger.txt"


def ledger_of_the_examples(config: Config) -> str:
    """Read and link the examples; return their ledger as text."""
    with open_ledger(None) as ledger:
        summary = read_into(ledger, [EXAMPLES / "reports"], config=config)
        if summary.failures:
            raise ValueError("\n".join(map(str, summary.failures)))
        link(ledger)
        return "\n".join(as_text(ledger.reports(), ledger.claims(), ledger.links())) + "\n"


def as_text(reports: tuple[Report, ...], claims: tuple[Claim, ...], links: Links) -> Iterator[str]:
    """Yield the lines of a ledger: reports with their claims, propositions, relations."""
    number = {}
    for report in reports:
        yield f"== {report.file} ({report.outlet}, {report.published}, {report.language})"
        mine = sorted(
            (c for c in claims if c.report_id == report.id), key=lambda c: (c.content, c.id)
        )
        for count, claim in enumerate(mine, start=1):
            number[claim.id] = f"{report.file}#{count}"
            yield ""
            yield from claim_as_text(claim, number[claim.id])
        yield ""
    yield "== what several claims assert alike"
    named = {p.id: min(number[c] for c in p.claims) for p in links.propositions}
    for proposition in sorted(links.propositions, key=lambda p: named[p.id]):
        if len(proposition.claims) > 1:
            yield ""
            yield " = ".join(sorted(number[c] for c in proposition.claims))
            for origin in sorted(
                proposition.origins, key=lambda o: min(number[c] for c in o.claims)
            ):
                yield f"   {origin.name}: {', '.join(sorted(number[c] for c in origin.claims))}"
    yield ""
    yield "== how propositions bear on one another"
    yield from sorted(f"{named[r.source]} {r.kind} {named[r.target]}" for r in links.relations)
    yield ""
    yield "== what was likely garbled on the way"
    yield from sorted(
        f"{number[g.claim]} {g.sort} {g.written.text}: {g.likely} in "
        f"{', '.join(sorted(number[c] for c in g.others))} ({g.evidence})"
        for g in links.garblings
    )


def claim_as_text(claim: Claim, name: str) -> Iterator[str]:
    """Yield a claim's lines; what it has not is left out."""
    yield f"{name} {claim.kind}, {claim.polarity}, {claim.modality}"
    yield f"   “{claim.text}”"
    for voice in claim.chain:
        mention = "" if voice.mention.text == voice.name else f", here “{voice.mention.text}”"
        yield f"   < {voice.name} ({voice.kind}){mention}"
    for label, party in (("actor", claim.actor), ("target", claim.target)):
        if party is not None:
            yield f"   {label}: {party.name} ({party.side or 'no side'})"
    for place in claim.places:
        yield f"   {place.role} {place.mention.text}: {place_as_text(place)}"
    for each in claim.quantities:
        strict = ", bound excluded" if each.strict else ""
        yield f"   {each.mention.text}: {each.low} to {each.high} {each.unit}{strict}"
    if claim.time is not None:
        said = f", said {claim.time.said}" if claim.time.said else ""
        yield f"   {claim.time.mention.text}: {claim.time.start} to {claim.time.end}{said}"
    for framing in claim.framing:
        yield f"   {framing.type}: {framing.mention.text} (neutral: {framing.neutral})"


def place_as_text(place: Place) -> str:
    """Say what a mention was resolved to, or that it is open."""
    if place.id is None:
        return f"open, {len(place.candidates)} candidates"
    return f"{', '.join([place.name or '', *place.within])} ({place.id}, {place.precision})"


if __name__ == "__main__":
    GOLDEN.write_text(ledger_of_the_examples(load_config()), encoding="utf-8")
