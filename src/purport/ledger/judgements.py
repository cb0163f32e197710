"""People's judgements -> rows that are only ever appended, and back.

Enters: a `Judgement` and the last one on the same claim or voice that its maker had seen. Leaves:
judgements in the order in which they were made. It refuses, with `JudgementError`, one that makes
no sense, and one whose maker has not seen what somebody else decided meanwhile: nothing is lost,
and whoever comes later is told and decides again.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from purport.errors import JudgementError
from purport.ledger.rows import Row
from purport.ledger.tables import claim, judgement
from purport.model import Decision, Judgement

# The NATO Admiralty system: reliability of the source A to F, credibility of what it says 1 to 6.
GRADE = re.compile(r"[A-F][1-6]")
LONGEST = 10_000
"""Characters of a correction or a note."""

_SIMPLE = {Decision.ACCEPT, Decision.REJECT}


def append(connection: Connection, made: Judgement, *, seen: int, when: str) -> Judgement:
    """Write `made` down as of `when` and return it with its number.

    `seen` is the number of the last judgement on the same claim or voice that its maker knew of, 0
    for none. Raises `JudgementError`.
    """
    _check(connection, made)
    newer = [each for each in read(connection, _about_the_same(made)) if each.number > seen]
    if others := [each for each in newer if each.by != made.by]:
        last = others[-1]
        raise JudgementError(
            f"{last.by} judged the same meanwhile: {last.decision.value}"
            + (f" {last.field}" if last.field else "")
            + (f" “{last.value}”" if last.value else ""),
            remedy="look at it and decide again; what you entered was not written",
        )
    row = {
        "decision": made.decision.value,
        "claim_id": made.claim,
        "report_id": made.report,
        "spans": [list(span) for span in made.spans],
        "words": made.words,
        "voice": made.voice,
        "field": made.field,
        "value": made.value,
        "undoes": made.undoes,
        "made_by": made.by,
        "made": when,
    }
    connection.execute(insert(judgement), row)
    newest = select(func.max(judgement.c.number)).scalar_subquery()
    (written,) = read(connection, judgement.c.number == newest)
    return written


def read(connection: Connection, *conditions: Any) -> tuple[Judgement, ...]:
    """Return the judgements that fit `conditions`, the oldest first."""
    chosen = select(judgement).where(*conditions).order_by(judgement.c.number)
    return tuple(_judgement({**row}) for row in connection.execute(chosen).mappings())


def about(reports: Sequence[str], voices: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that fits what is about claims of `reports`, ids, or about `voices`."""
    return or_(judgement.c.report_id.in_(reports), judgement.c.voice.in_(voices))


def _check(connection: Connection, made: Judgement) -> None:
    value = made.value or ""
    problem = None
    if not made.by.strip():
        problem = "nobody is named as its maker"
    elif (made.claim is None) == (made.voice is None):
        problem = "it is about neither a claim nor a voice, or about both"
    elif made.claim is not None and not (made.report and made.spans):
        problem = "it does not say which words it is about"
    elif len(value) > LONGEST:
        problem = f"it has more than {LONGEST:,} characters"
    elif made.decision is Decision.GRADE and not GRADE.fullmatch(value):
        problem = f"{value!r} is no Admiralty grade: a letter from A to F and a digit from 1 to 6"
    elif made.decision is Decision.NOTE and not value.strip():
        problem = "the note is empty"
    elif made.decision is Decision.CORRECT and not made.field:
        problem = "the correction does not say of which field"
    elif made.voice is not None and made.decision in _SIMPLE | {Decision.CORRECT}:
        problem = "a voice can be graded and noted, not accepted, rejected or corrected"
    elif made.decision is Decision.UNDO:
        problem = _why_not_undone(connection, made)
    elif made.claim is not None and not connection.scalar(
        select(func.count()).select_from(claim).where(claim.c.id == made.claim)
    ):
        problem = f"the ledger has no claim {made.claim}"
    if problem:
        raise JudgementError(f"the judgement was not written: {problem}", remedy="mend it")


def _why_not_undone(connection: Connection, made: Judgement) -> str | None:
    found = read(connection, judgement.c.number == made.undoes)
    if not found or found[0].decision is Decision.UNDO:
        return f"there is no judgement {made.undoes} to undo"
    if (found[0].claim, found[0].voice) != (made.claim, made.voice):
        return f"judgement {made.undoes} is about something else"
    if read(connection, judgement.c.undoes == made.undoes):
        return f"judgement {made.undoes} is undone already"
    return None


def _about_the_same(made: Judgement) -> ColumnElement[bool]:
    if made.claim is not None:
        return judgement.c.claim_id == made.claim
    return judgement.c.voice == made.voice


def _judgement(row: Row) -> Judgement:
    return Judgement(
        decision=Decision(row["decision"]),
        by=row["made_by"],
        claim=row["claim_id"],
        report=row["report_id"],
        spans=tuple((start, end) for start, end in row["spans"]),
        words=row["words"],
        voice=row["voice"],
        field=row["field"],
        value=row["value"],
        undoes=row["undoes"],
        made=row["made"],
        number=row["number"],
    )
