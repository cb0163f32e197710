"""People's judgements laid over claims: what stands, what was taken back, what no longer fits.

Enters: claims and judgements. Leaves: a `Standing` for each claim, and the judgements that fit no
claim any more. It refuses to change a claim: a correction stands beside what the machine found.

A judgement belongs to the claim that it names. Where the ledger has no such claim (its report was
read again by a newer purport), it belongs to the claim of the same report, by content hash, whose
words overlap most with those that were judged, if they share at least half of their characters.
"""

from collections.abc import Iterable
from dataclasses import replace

from purport.model import Claim, Decision, Judgement, Links
from purport.views.sheets import Correction, Entry, Standing

OVERLAP = 0.5
"""Shared characters over all characters of both: below it, words are other words."""

DECIDED = {Decision.ACCEPT: "accepted", Decision.REJECT: "rejected"}

FIELDS = (
    *("kind", "polarity", "modality", "content", "voice", "actor", "target", "place"),
    *("quantity", "time"),
)
"""What a correction can be of, in the words of the ledger."""

Matched = dict[str, list[Judgement]]


def matched(
    claims: Iterable[Claim], judgements: Iterable[Judgement]
) -> tuple[Matched, tuple[Judgement, ...]]:
    """Return the judgements of each claim, by its id, and those that fit none of `claims`."""
    claims = tuple(claims)
    ids = {claim.id for claim in claims}
    of_report: dict[str, list[Claim]] = {}
    for claim in claims:
        of_report.setdefault(claim.report_id, []).append(claim)
    found: Matched = {}
    left = []
    for judgement in judgements:
        if judgement.claim is None:
            continue
        if judgement.claim in ids:
            found.setdefault(judgement.claim, []).append(judgement)
            continue
        near = max(
            of_report.get(judgement.report or "", ()),
            key=lambda claim: (overlap(claim, judgement), claim.id),
            default=None,
        )
        if near is not None and overlap(near, judgement) >= OVERLAP:
            found.setdefault(near.id, []).append(judgement)
        else:
            left.append(judgement)
    return found, tuple(left)


def overlap(claim: Claim, judgement: Judgement) -> float:
    """Return the share of characters that a claim's content and the judged words have in common."""
    one = {at for span in claim.content for at in range(span.start, span.end)}
    other = {at for start, end in judgement.spans for at in range(start, end)}
    return len(one & other) / len(one | other) if one or other else 0.0


def standing(judgements: Iterable[Judgement], claim: Claim | None = None) -> Standing:
    """Fold the judgements on one claim, or on one voice, into what stands."""
    ordered = sorted(judgements, key=lambda one: one.number)
    undone = {one.undoes for one in ordered if one.undoes is not None}
    kept = [one for one in ordered if one.number not in undone]
    decided = [one for one in kept if one.decision in DECIDED]
    grades = [one for one in kept if one.decision is Decision.GRADE]
    corrected = {one.field: one for one in kept if one.decision is Decision.CORRECT}
    history = [entry(one, undone=one.number in undone) for one in ordered]
    return Standing(
        decision=DECIDED[decided[-1].decision] if decided else None,
        by=decided[-1].by if decided else "",
        grade=grades[-1].value if grades else None,
        graded_by=grades[-1].by if grades else "",
        corrections=tuple(
            Correction(field or "", value_of(claim, field or ""), one.value or "", one.by)
            for field, one in corrected.items()
        ),
        notes=tuple(entry(one, undone=False) for one in kept if one.decision is Decision.NOTE),
        history=tuple(history),
        last=ordered[-1].number if ordered else 0,
        moved=claim is not None and any(one.claim != claim.id for one in ordered),
    )


def accepted(
    claims: Iterable[Claim], links: Links, judgements: Iterable[Judgement]
) -> tuple[tuple[Claim, ...], Links]:
    """Return the claims that stand accepted, and of `links` what has one of them.

    A proposition stays whole, under its own id, where one of its claims is accepted.
    """
    claims = tuple(claims)
    judged, _ = matched(claims, judgements)
    kept = {
        claim.id: claim
        for claim in claims
        if standing(judged.get(claim.id, ()), claim).decision == DECIDED[Decision.ACCEPT]
    }
    propositions = tuple(
        each for each in links.propositions if not kept.keys().isdisjoint(each.claims)
    )
    ids = {each.id for each in propositions}
    return tuple(kept.values()), Links(
        propositions,
        tuple(each for each in links.relations if {each.source, each.target} <= ids),
        tuple(each for each in links.garblings if each.claim in kept),
    )


def entry(judgement: Judgement, *, undone: bool) -> Entry:
    """Write one judgement as a line of a history."""
    decision, value = judgement.decision, judgement.value or ""
    what = {
        Decision.ACCEPT: "accepted",
        Decision.REJECT: "rejected",
        Decision.CORRECT: f"corrected {judgement.field}: {value or '(nothing)'}",
        Decision.NOTE: value,
        Decision.GRADE: f"graded {value}",
        Decision.UNDO: f"took back no. {judgement.undoes}",
    }[decision]
    return Entry(judgement.number, what, judgement.by, judgement.made, undone)


def value_of(claim: Claim | None, field: str) -> str:
    """Return what the machine found for a field that can be corrected, in words; "" for nothing."""
    if claim is None:
        return ""
    listed = {
        "kind": (claim.kind.value,),
        "polarity": (claim.polarity.value,),
        "modality": (claim.modality.value,),
        "content": (claim.text,),
        "voice": tuple(voice.name for voice in claim.chain[-1:]),
        "actor": (claim.actor.name,) if claim.actor else (),
        "target": (claim.target.name,) if claim.target else (),
        "place": tuple(place.name or place.mention.text for place in claim.places),
        "quantity": tuple(quantity.mention.text for quantity in claim.quantities),
        "time": (claim.time.start or claim.time.mention.text,) if claim.time else (),
    }
    return ", ".join(listed.get(field, ()))


def on_claim(
    claim: Claim, decision: Decision, *, by: str, field: str | None = None, value: str | None = None
) -> Judgement:
    """Return the judgement that `by` makes on `claim`, anchored to the words it is about."""
    return Judgement(
        decision=decision,
        by=by,
        claim=claim.id,
        report=claim.report_id,
        spans=tuple((span.start, span.end) for span in claim.content),
        words=claim.text,
        field=field,
        value=value,
    )


def undoing(judgements: Iterable[Judgement], *, by: str) -> Judgement | None:
    """Return what takes back the last of `judgements` that `by` made and that still stands."""
    ordered = sorted(judgements, key=lambda one: one.number)
    undone = {one.undoes for one in ordered}
    mine = [
        one
        for one in ordered
        if one.by == by and one.number not in undone and one.decision is not Decision.UNDO
    ]
    return taking_back(mine[-1], by=by) if mine else None


def taking_back(judgement: Judgement, *, by: str) -> Judgement:
    """Return what takes back `judgement`, anchored to the same words."""
    return replace(
        judgement,
        decision=Decision.UNDO,
        by=by,
        field=None,
        value=None,
        undoes=judgement.number,
        made="",
        number=0,
    )
