"""People's judgements -> rows that are only ever appended, and back.

Enters: a `Judgement` and the last one on the same claim or voice that its maker had seen. Leaves:
judgements in the order in which they were made. It refuses, with `JudgementError`, one that makes
no sense, and one whose maker has not seen what somebody else decided meanwhile: nothing is lost,
and whoever comes later is told and decides again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from purport.errors import JudgementError, LaterJudgementError
from purport.ledger.rows import Row
from purport.ledger.tables import claim, judgement, report
from purport.model import Decision, Judgement, Kind, Modality, Polarity

# The NATO Admiralty system: reliability of the source A to F, credibility of what it says 1 to 6.
GRADE = re.compile(r"[A-F][1-6]")
LONGEST = 10_000
"""Characters of a correction or a note."""

_VALUES = {"kind": Kind, "polarity": Polarity, "modality": Modality}
"""Fields that have some values and no others."""

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
        raise LaterJudgementError(
            f"{last.by} judged the same meanwhile: {last.decision.value}"
            + (f" {last.field}" if last.field else "")
            + (f" “{last.value}”" if last.value else ""),
            remedy="look at it and decide again; what you entered was not written",
        )
    number = _insert(connection, made, when=when)
    (written,) = read(connection, judgement.c.number == number)
    return written


def adopt(connection: Connection, others: Iterable[Judgement]) -> int:
    """Append another ledger's judgements as they were made; return how many were new.

    Their numbers change, their makers and times do not.
    """
    known = {_identity(each): each.number for each in read(connection)}
    numbers: dict[int, int] = {}
    new = 0
    for each in sorted(others, key=lambda one: one.number):
        here = replace(each, undoes=numbers.get(each.undoes) if each.undoes else None)
        number = known.get(_identity(each))
        if number is None:
            number = _insert(connection, here, when=each.made)
            new += 1
        numbers[each.number] = number
    return new


def _identity(made: Judgement) -> Judgement:
    """Return what makes a judgement the same in another ledger."""
    return replace(made, number=0, undoes=None)


def read(connection: Connection, *conditions: Any) -> tuple[Judgement, ...]:
    """Return the judgements that fit `conditions`, the oldest first."""
    chosen = select(judgement).where(*conditions).order_by(judgement.c.number)
    return tuple(_judgement({**row}) for row in connection.execute(chosen).mappings())


def about(reports: Sequence[str], voices: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that fits what is about claims of `reports`, ids, or about `voices`."""
    return or_(judgement.c.report_id.in_(reports), judgement.c.voice.in_(voices))


def _insert(connection: Connection, made: Judgement, *, when: str) -> int:
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
    return int(connection.scalar(select(func.max(judgement.c.number))) or 0)


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
    elif made.voice is not None and made.decision in _SIMPLE | {Decision.CORRECT}:
        problem = "a voice can be graded and noted, not accepted, rejected or corrected"
    elif made.decision is Decision.UNDO:
        problem = _why_not_undone(connection, made)
    elif made.claim is not None and not connection.scalar(
        select(func.count()).select_from(claim).where(claim.c.id == made.claim)
    ):
        problem = f"the ledger has no claim {made.claim}"
    elif made.decision is Decision.CORRECT:
        problem = _why_no_correction(connection, made)
    if problem:
        raise JudgementError(f"the judgement was not written: {problem}", remedy="mend it")


def _why_no_correction(connection: Connection, made: Judgement) -> str | None:
    value = made.value or ""
    if not made.field:
        return "the correction does not say of which field"
    if made.field in _VALUES and value not in set(_VALUES[made.field]):
        return f"{made.field} is one of: " + ", ".join(_VALUES[made.field])
    if made.field == "content":
        words = connection.scalar(select(report.c.text).where(report.c.id == made.report)) or ""
        if not value or value not in words:
            return "its words do not stand like that in the report"
    return None


def _why_not_undone(connection: Connection, made: Judgement) -> str | None:
    found = read(connection, judgement.c.number == made.undoes)
    if not found or found[0].decision is Decision.UNDO:
        return f"there is no judgement {made.undoes} to undo"
    if found[0].by != made.by:
        return f"judgement {made.undoes} is {found[0].by}’s: decide otherwise in your own name"
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
