"""Clause -> when its event is said to have happened, and when it was said.

Enters: a `Clause` and its `Report`. Leaves: one `Time`, or None. It refuses stretches of time
("since Wednesday", "the past 24 hours"), which give no day, and dates of other events in the same
sentence: a date belongs to the verb or noun that it hangs on in the parse.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from purport.claims.clause import Clause
from purport.claims.dates import Mention, date_mentions, in_dateline, published_day, resolve
from purport.claims.wordlists import word_list
from purport.model import Report, Time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SPEECH_VERBS = word_list("times", "speech_verbs")
SPEECH_NOUNS = word_list("times", "speech_nouns")
EVENT_NOUNS = word_list("times", "event_nouns")
_AHEAD = word_list("times", "future_auxiliaries")
_PLANNED = word_list("times", "planning_verbs")
_SHARING_PREPS = word_list("times", "sharing_prepositions")
_REFUSING_PREPS = word_list("times", "refusing_prepositions")
_REFUSING_MARKS = word_list("times", "refusing_conjunctions")
# Parts of speech that carry a date up to the verb or noun that it belongs to.
_CARRIERS = frozenset(("ADP", "PROPN", "ADV", "NUM", "ADJ", "PUNCT", "X", "SYM", "DET", "PART"))


class _Bond(Enum):
    EVENT = "the date is an event's"
    SAID = "the date is the clause's own statement's"
    OTHER = "the date is another statement's"


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date, the verb or noun that it hangs on, and what it dates."""

    mention: Mention
    governor: "Token"
    bond: _Bond


_When = tuple[_Dated, tuple[str, str, str]]


def time_of(clause: Clause, report: Report) -> Time | None:
    """Return when the clause's event is said to have happened, None where no day, month or year is.

    The event's own date comes first; where the sentence gives none, the day of the statement stands
    for both (`start` and `said`). Days are ISO 8601, see `purport.claims.dates.resolve`.
    """
    cues = _cues(clause)
    dated = _dated(clause.sentence, clause, cues, report)
    for cue in cues:
        if not clause.sentence.start <= cue.i < clause.sentence.end:
            # The quotation goes on behind the sentence that introduced it.
            there = _dated(cue.sent, clause, cues, report)
            dated += [item for item in there if item.bond is _Bond.SAID]
            break
    if not dated:
        return None
    published = published_day(report)
    event = _event([item for item in dated if item.bond is _Bond.EVENT], clause, published)
    said = _said([item for item in dated if item.bond is _Bond.SAID], published)
    chosen = event or said
    if chosen is None:
        return None
    item, (start, end, precision) = chosen
    mention = report.span(item.mention.start, item.mention.end)
    return Time(mention, start, end, precision, said[1][0] if said else None)


def _cues(clause: Clause) -> list["Token"]:
    """The tokens of the chain's cues, the innermost voice's first."""
    if clause.attribution is None:
        return []
    doc = clause.sentence.doc
    spans = [voice.cue for voice in reversed(clause.attribution.chain) if voice.cue is not None]
    found = (doc.char_span(cue.start, cue.end, alignment_mode="expand") for cue in spans)
    return [token for span in found if span is not None for token in span]


def _dated(sentence: "Span", clause: Clause, cues: list["Token"], report: Report) -> list[_Dated]:
    dated = []
    for mention in date_mentions(report.text, sentence.start_char, sentence.end_char):
        span = sentence.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or in_dateline(report.text, mention):
            continue
        governor = _governor(span)
        inside = _covers(clause, mention)
        if span.start <= governor.i < span.end:
            governor = clause.head if inside else sentence.root
        dated.append(_Dated(mention, governor, _bond(span, governor, clause, cues, inside=inside)))
    return dated


def _governor(span: "Span") -> "Token":
    """The verb, or the noun for something that happens, on which the date hangs."""
    token = span.root
    while token.head != token and (
        span.start <= token.i < span.end or (token.pos_ in _CARRIERS and token.tag_ != "VBG")
    ):
        token = token.head
    return token


def _bond(
    span: "Span", governor: "Token", clause: Clause, cues: list["Token"], *, inside: bool
) -> _Bond:
    own = {token.i for token in clause.tokens}
    lemma = governor.lemma_.lower()
    speech = governor.i not in own and (
        (governor.pos_ in ("VERB", "AUX") and lemma in SPEECH_VERBS)
        or lemma in SPEECH_NOUNS
        or (governor.dep_ in ("acl", "relcl") and governor.head.lemma_.lower() in SPEECH_NOUNS)
    )
    if governor in cues:
        return _Bond.SAID
    if inside and not speech:
        return _Bond.EVENT
    for cue in cues:
        # "said in Homs on Tuesday": nothing but the cue's own words in between.
        between = span.doc[cue.i + 1 : span.start] if cue.i < span.start else ()
        if 0 <= span.start - cue.i <= 9 and not any(
            token.i in own
            or token.dep_ == "mark"
            or (token not in cues and token.pos_ in ("VERB", "AUX"))
            for token in between
        ):
            return _Bond.SAID
    if not speech:
        return _Bond.EVENT
    return _Bond.SAID if _own_statement(governor, cues, own) else _Bond.OTHER


def _own_statement(governor: "Token", cues: list["Token"], own: set[int]) -> bool:
    """Whether a verb or noun of speech tells of the clause's own statement, not of another's."""
    if not cues:
        return True
    cue = min(cues, key=lambda token: abs(token.i - governor.i))
    if governor in cue.ancestors:
        # One speaker: "said on Monday ..., adding that"; two: "said on Monday that X, who told".
        between = list(cue.ancestors)
        alone = not any(child.dep_ in ("nsubj", "nsubjpass") for child in cue.children)
        verbs = (token for token in between if token.lemma_.lower() in SPEECH_VERBS)
        if cue.tag_ == "VBG" and alone and next(verbs, None) == governor:
            return True
        chain = [cue, *between[: between.index(governor)]]
        return all(
            token.dep_ in ("advcl", "conj", "xcomp", "pcomp", "prep")
            and not any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
            for token in chain
        )
    low, high = sorted((cue.i, governor.i))
    return high - low <= 12 and not own & set(range(low, high))


def _event(dated: list[_Dated], clause: Clause, published: date | None) -> _When | None:
    best: tuple[int, _When] | None = None
    for item in dated:
        cost = _cost(item, clause)
        when = resolve(item.mention, published=published, ahead=_looks_ahead(item, clause))
        if cost is not None and when is not None and (best is None or cost < best[0]):
            best = cost, (item, when)
    return best[1] if best else None


def _said(dated: list[_Dated], published: date | None) -> _When | None:
    for item in dated:
        when = resolve(item.mention, published=published, ahead=False)
        if when is not None and when[2] == "day":
            return item, when
    return None


def _cost(item: _Dated, clause: Clause) -> int | None:
    """How far the date is from the clause's head, None where it dates another event.

    A date that hangs on the head is its own; so is one on what the head did it in ("killed in a
    raid on Friday"). A date on what governs the head is shared ("shelled the town on Friday,
    killing two"). One in a clause about a bystander is not ("retook the road that rebels had cut on
    Friday").
    """
    head, governor = clause.head, item.governor
    inside = _covers(clause, item.mention)
    up = _path(governor)
    if head in up:
        steps = up[: up.index(head)]
        return len(steps) if _shares(steps, inside=inside) else None
    above = _path(head)
    if governor in above:
        return 20 + above.index(governor)
    for distance, token in enumerate(above):
        if token in up:
            steps = up[: up.index(token)]
            return 40 + distance + len(steps) if _shares(steps, inside=inside) else None
    return 60 if inside else None


def _shares(steps: list["Token"], *, inside: bool) -> bool:
    """Whether a date hanging on `steps[0]` also dates what governs `steps[-1]`."""
    for number, step in enumerate(steps):
        dep = step.dep_
        if dep == "prep":
            if step.lower_ in _REFUSING_PREPS or not (inside or step.lower_ in _SHARING_PREPS):
                return False
        elif dep == "advcl":
            marks = [child.lower_ for child in step.children if child.dep_ in ("mark", "advmod")]
            if any(mark in _REFUSING_MARKS for mark in marks):
                return False
        elif dep == "relcl" and any(child.lower_ == "had" for child in step.children):
            return False  # "the road that rebels had cut on Friday": before what is told
        elif inside:
            continue
        elif dep in ("relcl", "acl", "ccomp"):
            if step.head.lemma_.lower() not in EVENT_NOUNS:
                return False
        elif dep == "conj" and step.pos_ in ("VERB", "AUX"):
            # A second predicate's date is shared where it hangs on the verb or on what it was done
            # in, not where one of its parties has a date ("their Friday advance").
            if any(before.dep_ in ("nsubj", "nsubjpass", "dobj") for before in steps[:number]):
                return False
            if _goes_on(step.head):
                return False
    return True


def _goes_on(verb: "Token") -> bool:
    """Whether the verb tells what has been going on ("has been trying"), which no day dates."""
    return verb.tag_ == "VBG" and any(child.lower_ == "been" for child in verb.children)


def _path(token: "Token") -> list["Token"]:
    return [token, *token.ancestors]


def _looks_ahead(item: _Dated, clause: Clause) -> bool:
    for token in (item.governor, clause.head):
        if any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in token.children):
            return True
        if token.dep_ == "xcomp" and token.head.lemma_.lower() in _PLANNED:
            return True
    return False


def _covers(clause: Clause, mention: Mention) -> bool:
    return any(span.start < mention.end and mention.start < span.end for span in clause.spans)
