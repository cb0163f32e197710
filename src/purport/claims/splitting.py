"""Attributed contents and the report's own sentences -> clauses that carry one proposition each.

Enters: a parsed report and its attributions. Leaves: `Clause`s in text order. Coordinated facts are
taken apart ("had taken A and secured B" is two), results and circumstances that are events of their
own as well ("..., killing ten"). The words that attribute are in no clause.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from purport.claims.clause import Clause
from purport.claims.predications import predications
from purport.claims.trimming import strip, without_comment
from purport.model import Attribution, Report
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def split_clauses(
    report: Report, doc: "Doc", attributions: tuple[Attribution, ...]
) -> Iterator[Clause]:
    """Yield the clauses of `report` in text order, the attributed ones and its own."""
    owner, machinery = _owners(doc, attributions)
    for sentence in doc.sents:
        segments: dict[int, list[Token]] = {}
        for token in sentence:
            if not token.is_space and token.i not in machinery:
                segments.setdefault(owner[token.i], []).append(token)
        if _is_heading(sentence):
            continue
        quoted = any(index >= 0 for index in segments) or any(
            token.i in machinery for token in sentence
        )
        for index, segment in _runs(segments, attributions, quoted=quoted):
            attribution = attributions[index] if index >= 0 else None
            for tokens, head in predications(segment):
                words = strip(without_comment(tokens))
                if words and _says_something(words, attribution, is_part=len(words) < len(segment)):
                    yield Clause(
                        spans=tuple(_spans(report, words)),
                        tokens=words,
                        head=head if head in words else words[0],
                        sentence=sentence,
                        attribution=attribution,
                    )


def _is_heading(sentence: "Span") -> bool:
    """Whether a line stands for itself without a full stop, as titles and crossheads do."""
    text = sentence.text.rstrip()
    last = sentence[-1]
    behind = last.text + last.whitespace_ if last.is_space else ""
    return behind.count("\n") > 1 and not text.endswith(tuple('.!?…"”’»:;,'))


def _owners(doc: "Doc", attributions: tuple[Attribution, ...]) -> tuple[list[int], frozenset[int]]:
    """For each token the innermost attribution whose content it stands in (-1: none), and what
    only attributes: the tokens of sources and cues outside of the content they introduce.
    """
    starts = [token.idx for token in doc]
    owner = [-1] * len(doc)
    size = [len(doc.text) + 1] * len(doc)
    machinery: set[int] = set()
    whole_clauses: set[int] = set()
    for index, attribution in enumerate(attributions):
        length = sum(span.end - span.start for span in attribution.content)
        inside = set(_tokens_in(starts, attribution.content))
        for i in inside:
            if length <= size[i]:
                owner[i], size[i] = index, length
        for voice in attribution.chain:
            for span in (voice.mention, voice.cue):
                if span is not None:
                    words = tuple(_tokens_in(starts, (span,)))
                    machinery.update(i for i in words if i not in inside)
                    if span is voice.cue and inside.issuperset(words):
                        whole_clauses |= inside  # "the army denied this": the denier is told too
    return owner, frozenset(machinery - whole_clauses)


def _tokens_in(starts: list[int], spans: Iterable[TextSpan]) -> Iterator[int]:
    for span in spans:
        yield from range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _runs(
    segments: "dict[int, list[Token]]", attributions: tuple[Attribution, ...], *, quoted: bool
) -> "list[tuple[int, list[Token]]]":
    """The words of each owner in one sentence, in text order.

    What is left of a sentence, or of a content, beside the attributions in it is taken run by run,
    and only where a run says something by itself: "in a statement" and "who gave no number" do not.
    """
    runs = []
    for index, tokens in segments.items():
        left_over = _is_punctured(tokens, attributions[index]) if index >= 0 else quoted
        if not left_over:
            runs.append((index, tokens))
            continue
        start = 0
        for at in range(1, len(tokens) + 1):
            if at == len(tokens) or tokens[at].i != tokens[at - 1].i + 1:
                opens_content = index >= 0 and start == 0 and at > 5
                if opens_content or _is_sentence_like(tokens[start:at]):
                    runs.append((index, tokens[start:at]))
                start = at
    return sorted(runs, key=lambda run: run[1][0].i)


def _is_punctured(tokens: "list[Token]", attribution: Attribution) -> bool:
    """Whether another attribution stands inside one span of this one's content."""
    for left, right in pairwise(tokens):
        gap = left.doc[left.i + 1 : right.i]
        if any(
            span.start <= token.idx < span.end
            for token in gap
            if not token.is_space
            for span in attribution.content
        ):
            return True
    return False


def _is_sentence_like(run: "list[Token]") -> bool:
    members = set(run)
    if len([t for t in run if t.is_alpha]) < 5 or run[-1].lower_ in (
        "that",
        "as",
        "what",
        "by",
        "to",
    ):
        return False
    for token in run:
        if token.pos_ not in ("VERB", "AUX") or token.tag_ in ("VBG", "VB"):
            continue
        for child in token.lefts:
            is_subject = child.dep_ in ("nsubj", "nsubjpass") and child in members
            if is_subject and child.lower_ not in ("who", "which", "that", "it", "what"):
                return True
    return False


def _says_something(
    tokens: "tuple[Token, ...]", attribution: Attribution | None, *, is_part: bool
) -> bool:
    """Whether the words can be a proposition: a noun at least, and a verb where nobody is cited.

    A part of a sentence may be short ("injured seven"); a whole one of three words is a heading.
    """
    words = [t for t in tokens if t.is_alpha]
    if not any(t.pos_ in ("NOUN", "PROPN", "NUM", "VERB") for t in words):
        return False
    if attribution is not None:
        return len(words) >= 2
    if words[0].lower_ in ("who", "whether") and words[0].is_sent_start:
        return False  # "Who controls the town is disputed" claims neither
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in words)
    return has_verb and len(words) >= (2 if is_part else 4)


def _spans(report: Report, tokens: "tuple[Token, ...]") -> Iterator[TextSpan]:
    """The characters of the tokens; a gap of other clauses' words makes two spans."""
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or _gap(tokens[index - 1], tokens[index]):
            first, last = tokens[start], tokens[index - 1]
            yield report.span(first.idx, last.idx + len(last))
            start = index


def _gap(left: "Token", right: "Token") -> bool:
    return any(not (t.is_space or t.is_punct) for t in left.doc[left.i + 1 : right.i])
