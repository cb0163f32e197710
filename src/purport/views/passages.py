"""Passages of a report -> segments with marks: content, source, cue, what takes a side, and more.

Enters: a report and the spans of its claims. Leaves: tuples of `Segment` that join to the passage.
It refuses to cut or join words: every segment is the report's own characters.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from purport.model import Claim, Report, Span
from purport.views.pages import Mark, Segment

# Quotation marks that open, each with those that may close it.
QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"'}
GAP = " … "
# What stands between line feeds: canonical texts part paragraphs by them.
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Marking:
    """A span and what it is; `number` is the claim's number where a content begins."""

    span: Span
    mark: Mark
    number: int | None = None


def segments(
    report: Report, start: int, end: int, markings: Iterable[Marking]
) -> tuple[Segment, ...]:
    """Cut the characters from `start` up to `end` where a marking begins or ends.

    >>> report = Report(text="He said it fell.", file="a")
    >>> [(s.text, s.marks) for s in segments(report, 0, 16, [Marking(report.span(3, 7), Mark.CUE)])]
    [('He ', ()), ('said', (<Mark.CUE: 'cue'>,)), (' it fell.', ())]
    """
    inside = [m for m in markings if m.span.start < end and m.span.end > start]
    cuts = {start, end}
    for marking in inside:
        cuts.update(at for at in (marking.span.start, marking.span.end) if start < at < end)
    edges = sorted(cuts)
    found = []
    for left, right in pairwise(edges):
        covering = [m for m in inside if m.span.start <= left and m.span.end >= right]
        opens = sorted(
            {m.number for m in covering if m.span.start == left and m.number is not None}
        )
        marks = tuple(mark for mark in Mark if any(m.mark is mark for m in covering))
        found.append(Segment(report.text[left:right], marks, tuple(opens)))
    return tuple(found)


def evidence_segments(report: Report, claims: Iterable[Claim]) -> tuple[Segment, ...]:
    """Mark the sentence that `claims` share: each one's content, sources, cues and loaded words.

    The claims are numbered from 1 in the order given.
    """
    claims = tuple(claims)
    markings = []
    for number, claim in enumerate(claims, start=1):
        for place, span in enumerate(claim.content):
            markings.append(Marking(span, Mark.CONTENT, number if place == 0 else None))
        for voice in claim.chain:
            markings.append(Marking(voice.mention, Mark.SOURCE))
            if voice.cue is not None:
                markings.append(Marking(voice.cue, Mark.CUE))
        markings.extend(Marking(framing.mention, Mark.LOADED) for framing in claim.framing)
    evidence = claims[0].evidence
    return segments(report, evidence.start, evidence.end, markings)


def paragraphs(report: Report, claims: Iterable[Claim]) -> tuple[tuple[Segment, ...], ...]:
    """Mark the whole of a report, paragraph by paragraph.

    Contents are numbered from 1 in the order in which `claims` are given; places, numbers and times
    are marked besides what `evidence_segments` marks.
    """
    markings = [
        Marking(span, mark, number if first else None)
        for number, claim in enumerate(claims, start=1)
        for span, mark, first in _spans(claim)
    ]
    markings.sort(key=lambda marking: marking.span.start)
    found = []
    # The markings that may reach into a paragraph, kept from one to the next.
    waiting: list[Marking] = []
    at = 0
    for paragraph in PARAGRAPH.finditer(report.text):
        start, end = paragraph.span()
        while at < len(markings) and markings[at].span.start < end:
            waiting.append(markings[at])
            at += 1
        waiting = [marking for marking in waiting if marking.span.end > start]
        found.append(segments(report, start, end, waiting))
    return tuple(found)


def _spans(claim: Claim) -> Iterator[tuple[Span, Mark, bool]]:
    for at, span in enumerate(claim.content):
        yield span, Mark.CONTENT, at == 0
    for voice in claim.chain:
        yield voice.mention, Mark.SOURCE, False
        if voice.cue is not None:
            yield voice.cue, Mark.CUE, False
    for framing in claim.framing:
        yield framing.mention, Mark.LOADED, False
    for place in claim.places:
        yield place.mention, Mark.PLACE, False
    for quantity in claim.quantities:
        yield quantity.mention, Mark.NUMBER, False
    if claim.time is not None:
        yield claim.time.mention, Mark.TIME, False


def content_segments(report: Report, claim: Claim) -> tuple[Segment, ...]:
    """Mark the loaded words of a claim's content; interrupted pieces are joined by " … "."""
    markings = [Marking(framing.mention, Mark.LOADED) for framing in claim.framing]
    found: list[Segment] = []
    for span in claim.content:
        if found:
            found.append(Segment(GAP))
        found.extend(segments(report, span.start, span.end, markings))
    return tuple(found)


def in_quotation(passage: str, start: int, end: int) -> bool:
    """Say whether the characters from `start` up to `end` stand between quotation marks.

    An apostrophe inside a word ("don’t") opens and closes nothing.

    >>> in_quotation("They ‘liberated’ it.", 6, 15), in_quotation("They liberated it.", 5, 14)
    (True, False)
    """
    closing = ""
    opened = -1
    for at, sign in enumerate(passage):
        if _is_apostrophe(passage, at):
            continue
        if closing and sign in closing:
            if opened < start and at >= end:
                return True
            closing = ""
        elif not closing and sign in QUOTES:
            closing, opened = QUOTES[sign], at
    return False


def _is_apostrophe(passage: str, at: int) -> bool:
    around = passage[max(at - 1, 0) : at], passage[at + 1 : at + 2]
    return passage[at] in "’'" and all(side.isalnum() for side in around)
