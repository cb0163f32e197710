"""Hand-made sentences -> the clauses that the tests of a claim's values read."""

from purport.claims.clause import Clause
from purport.model import Attribution, Report, Voice, VoiceKind
from purport.parsing import parse


def whole(text: str, *, published: str | None = None) -> tuple[Clause, Report]:
    """Return the first sentence of `text` as one clause in the report's own voice."""
    return part(text, text.strip(), published=published)


def part(
    text: str, words: str, *, cue: str | None = None, published: str | None = None
) -> tuple[Clause, Report]:
    """Return the clause made of `words`; `cue` is the word that attributes them."""
    report = Report(text=text, file="made", published=published)
    doc = next(iter(parse([text])))
    start = text.index(words)
    span = report.span(start, start + len(words))
    tokens = tuple(token for token in doc if span.start <= token.idx < span.end)
    inside = {token.i for token in tokens}
    tops = [token for token in tokens if token.head == token or token.head.i not in inside]
    head = max(tops, key=lambda token: len(list(token.subtree)))
    attribution = None
    if cue is not None:
        at = text.index(cue)
        spoken = report.span(at, at + len(cue))
        voice = Voice(spoken, "the ministry", VoiceKind.ORGANISATION, spoken)
        attribution = Attribution((voice,), (span,))
    return Clause((span,), tokens, head, head.sent, attribution), report
