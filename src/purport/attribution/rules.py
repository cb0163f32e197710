"""The written rules put together: a parsed report -> attributions with whole chains.

Enters: a `Report` and its `Doc`. Leaves: `Attribution`s in text order. A content inside another
content has the outer voices before its own; a quotation without a cue goes on with the last voice.
"""

from typing import TYPE_CHECKING

from purport.attribution.cues import Frame, find_frames
from purport.attribution.phrases import DOUBLE
from purport.attribution.voices import VoiceReader
from purport.model import Attribution, Report, Voice, VoiceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange


class RuleAttributor:
    """Attribution by spaCy's parse and written rules."""

    name = "rules"
    version = "1"

    def find(self, report: Report, doc: "Doc") -> tuple[Attribution, ...]:
        """Return who is said to say what in `report`, whose parse is `doc`."""
        quotations = find_quotations(doc)
        frames = _clip(find_frames(doc, quotations))
        reader = VoiceReader(report, doc)
        own: list[tuple[Frame, tuple[Voice, ...]]] = []
        for frame in frames:
            own.append((frame, _voices(frame, reader)))
        found = []
        for frame, voices in own:
            outer: tuple[Voice, ...] = ()
            for other, other_voices in own:
                if other is not frame and _contains(other, frame):
                    outer = (*outer, *other_voices)
            chain = _without_repeats(report, (*outer, *voices))
            content = _spans(report, doc, frame.content)
            if content:
                found.append(Attribution(chain=chain, content=content))
        found += _continued(report, doc, quotations, tuple(own))
        found += _bridged(report, doc, tuple(found))
        return tuple(sorted(found, key=lambda a: (a.content[0].start, -a.content[-1].end)))


def find_quotations(doc: "Doc") -> "tuple[TokenRange, ...]":
    """Return the token ranges inside double quotation marks; one left open ends with its paragraph."""
    found = []
    opened: int | None = None
    for token in doc:
        if token.text in DOUBLE:
            if _opens(token):
                if opened is not None:  # a new paragraph of one quotation opens again
                    found.append((opened, token.i))
                opened = token.i + 1
            elif opened is not None:
                found.append((opened, token.i))
                opened = None
        elif opened is not None and token.is_space and token.text.count("\n") > 1:
            found.append((opened, token.i))
            opened = None
    return tuple((start, end) for start, end in found if end > start)


def _opens(mark: "Token") -> bool:
    """Whether a quotation mark opens: by its form, or by the blanks around a straight one."""
    if mark.text != '"':
        return mark.text in "“„«"
    before = mark.doc[mark.i - 1] if mark.i else None
    return (
        before is None or bool(before.whitespace_) or before.is_space or before.text in "(["
    ) and not mark.whitespace_


def _clip(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """End a content where a cue behind it starts: '"I fear that A," said X' has no "said X" in A."""
    clipped = []
    for frame in frames:
        content = frame.content
        for other in frames:
            if other is frame or other.source is None:
                continue
            behind = other.content[-1][1] <= min(other.source[0], other.cue[0])
            if behind and any(s <= frame.cue[0] < e for s, e in other.content):
                limit = other.content[-1][1]
                content = tuple((s, min(e, limit)) for s, e in content if s < limit)
        if content:
            clipped.append(
                Frame(frame.cue, frame.source, content, told=frame.told, cited=frame.cited)
            )
    return tuple(clipped)


def _voices(frame: Frame, reader: VoiceReader) -> tuple[Voice, ...]:
    told = tuple(reader.read(source, cue, carries=True) for source, cue in frame.told)
    source = (reader.read(frame.source, frame.cue),) if frame.source is not None else ()
    cited = tuple(reader.read(source, cue) for source, cue in frame.cited)
    return (*told, *source, *cited)


def _contains(outer: Frame, inner: Frame) -> bool:
    return any(
        start <= inner.cue[0]
        and inner.cue[1] <= end
        and (inner.source is None or start <= inner.source[0] < end)
        for start, end in outer.content
    ) and not any(start <= outer.cue[0] and outer.cue[1] <= end for start, end in inner.content)


def _without_repeats(report: Report, chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Drop the report's own outlet as a carrier, and a voice that attributes to itself."""
    kept: list[Voice] = []
    for voice in chain:
        own = report.outlet is not None and len(chain) > 1 and voice is not chain[-1]
        if own and _same_outlet(voice.name, report.outlet or ""):
            continue
        if kept and _same(kept[-1].name, voice.name):
            if voice.kind is not VoiceKind.UNNAMED:
                kept[-1] = Voice(voice.mention, kept[-1].name, kept[-1].kind, voice.cue)
            continue
        if any(_same(earlier.name, voice.name) for earlier in kept):
            continue
        kept.append(voice)
    return tuple(kept)


def _same(first: str, second: str) -> bool:
    return first.casefold() == second.casefold()


def _same_outlet(name: str, outlet: str) -> bool:
    def letters(text: str) -> str:
        return "".join(c for c in text.casefold() if c.isalnum())

    return letters(outlet) in letters(name) or letters(name) in letters(outlet)


def _spans(report: Report, doc: "Doc", content: "tuple[TokenRange, ...]"):  # type: ignore[no-untyped-def]
    spans = []
    for start, end in content:
        while start < end and (
            doc[start].is_space or doc[start].text in DOUBLE or doc[start].text in ",.;:"
        ):
            start += 1
        while end > start and (
            doc[end - 1].is_space
            or doc[end - 1].text in ",.;:"
            or doc[end - 1].text in DOUBLE
            and _balanced(doc, start, end)
        ):
            end -= 1
        if end > start:
            words = doc[start:end]
            spans.append(report.span(words.start_char, words.end_char))
    return tuple(spans)


def _balanced(doc: "Doc", start: int, end: int) -> bool:
    return sum(t.text in DOUBLE for t in doc[start : end - 1]) % 2 == 0


def _continued(
    report: Report,
    doc: "Doc",
    quotations: "tuple[TokenRange, ...]",
    frames: tuple[tuple[Frame, tuple[Voice, ...]], ...],
) -> list[Attribution]:
    """Quotations of whole sentences that no cue covers go on with the voice heard last."""
    found = []
    for start, end in quotations:
        if any(s <= start + 1 < e or s < end - 1 <= e for f, _ in frames for s, e in f.content):
            continue
        verbs = [t for t in doc[start:end] if t.pos_ in ("VERB", "AUX")]
        if (
            end - start < 5
            or not verbs
            or not doc[start].is_sent_start
            and doc[start].text.islower()
        ):
            continue
        before = [(f, v) for f, v in frames if f.cue[0] < start and v]
        if not before:
            continue
        frame, voices = before[-1]
        between = len([s for s in doc[frame.cue[0] : start].sents])
        if between <= 2:
            spans = _spans(report, doc, ((start, end),))
            if spans:
                found.append(Attribution(chain=_without_repeats(report, voices), content=spans))
    return found


def _bridged(report: Report, doc: "Doc", found: tuple[Attribution, ...]) -> list[Attribution]:
    """A plain sentence between two sentences of one voice goes on with that voice's account.

    Both neighbours must be that voice's from their first words on, or up to their last ones, so that
    background between two quotations stays the report's own.
    """
    sentences = [s for s in doc.sents if any(t.is_alpha for t in s)]
    voiced = [_voice_of(s, found) for s in sentences]
    bridged = []
    for index in range(1, len(sentences) - 1):
        before, after = voiced[index - 1], voiced[index + 1]
        sentence = sentences[index]
        if voiced[index] is not None or before is None or after is None:
            continue
        if (
            _about_a_source(sentence)
            or _touched(sentence, found)
            or _same(before[-1].name, after[-1].name) is False
        ):
            continue
        if "\n" in doc.text[sentences[index - 1].end_char - 1 : sentence.start_char + 1].strip(" "):
            if doc.text[sentences[index - 1].end_char - 1 : sentence.start_char].count("\n") > 1:
                continue
        chain = before if len(before) <= len(after) else after
        words = sentence[: len(sentence) - 1] if sentence[-1].is_punct else sentence[:]
        bridged.append(
            Attribution(
                chain=tuple(Voice(v.mention, v.name, v.kind, v.cue) for v in chain),
                content=_spans(report, doc, ((words.start, words.end),)),
                score=0.6,
            )
        )
    return bridged


def _about_a_source(sentence: "Span") -> bool:
    """Whether the sentence is about people who speak: "several bloggers have doubts of their own"."""
    return any(
        t.dep_ == "nsubj" and t.head == sentence.root and t.lemma_.lower() in SPEAKING
        for t in sentence
    )


SPEAKING = frozenset(
    "blogger analyst expert official observer critic source resident activist witness".split()
)


def _voice_of(sentence: "Span", found: tuple[Attribution, ...]) -> tuple[Voice, ...] | None:
    """The chain under which most of a sentence's words stand, None for the report's own."""
    start, end = sentence.start_char, sentence.end_char
    best: tuple[int, tuple[Voice, ...]] = (0, ())
    for attribution in found:
        inside = sum(
            max(0, min(span.end, end) - max(span.start, start)) for span in attribution.content
        )
        if attribution.chain and inside > best[0]:
            best = (inside, attribution.chain)
    return best[1] if best[0] > (end - start) / 2 else None


def _touched(sentence: "Span", found: tuple[Attribution, ...]) -> bool:
    return any(
        span.start < sentence.end_char and span.end > sentence.start_char
        for attribution in found
        for span in attribution.content
    )
