"""The written rules put together: a parsed report -> attributions with whole chains.

Enters: a `Report` and its `Doc`. Leaves: `Attribution`s in text order. A content inside another
content has the outer voices before its own; a quotation without a cue goes on with the last voice,
and so does a plain sentence between two of one voice.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from purport.attribution.chains import same_name, without_repeats
from purport.attribution.cues import find_frames
from purport.attribution.frame import Frame
from purport.attribution.phrases import DOUBLE
from purport.attribution.quotations import find_quotations
from purport.attribution.voices import VoiceReader
from purport.model import Attribution, Report, Voice
from purport.model import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from purport.attribution.phrases import TokenRange

# Tokens between two cues beyond which neither content can hold the other cue. It bounds the work on
# long texts; quotations of several paragraphs stay well below it.
REACH = 600

# Cues on either side that are looked at within that reach. Prose has a cue in a dozen words; what
# is nothing but cues is no prose and must not take a day.
NEAREST = 50

# How sure the rules are of a sentence that only stands between two of one voice, against 1 for a
# cue: of 13 gold claims in such sentences of the development reports, 8 were that voice's.
BRIDGED_SCORE = 0.6

# Sentences about people who speak are about them, not theirs: "several bloggers have doubts".
SPEAKING = frozenset(
    "blogger analyst expert official observer critic source resident activist witness".split()
)


class RuleAttributor:
    """Attribution by spaCy's parse and written rules."""

    name = "rules"
    version = "1"

    def find(self, report: Report, doc: "Doc") -> tuple[Attribution, ...]:
        """Return who is said to say what in `report`, whose parse is `doc`."""
        return self.assemble(report, doc, find_frames(doc, find_quotations(doc)))

    def assemble(
        self, report: Report, doc: "Doc", frames: tuple[Frame, ...]
    ) -> tuple[Attribution, ...]:
        """Return what `frames`, in the order of their cues, amount to once voices are resolved."""
        frames = _clip(frames)
        quotations = find_quotations(doc)
        reader = VoiceReader(report, doc)
        voices = [_voices(frame, reader) for frame in frames]
        found = []
        for index, frame in enumerate(frames):
            chain = voices[index]
            for other in _neighbours(frames, index):
                if _contains(frames[other], frame):
                    chain = (*voices[other], *chain)
            found.append(
                Attribution(without_repeats(report, chain), _spans(report, doc, frame.content))
            )
        found += _continued(report, doc, quotations, frames, voices)
        found += _bridged(report, doc, tuple(found))
        kept = (attribution for attribution in found if attribution.content)
        return tuple(sorted(kept, key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _neighbours(frames: tuple[Frame, ...], index: int) -> Iterator[int]:
    """The other frames within reach, the shortest content first: chains grow outwards."""
    near = [other for step in (-1, 1) for other in _walk(frames, index, step=step)]
    yield from sorted(near, key=lambda other: sum(e - s for s, e in frames[other].content))


def _walk(frames: tuple[Frame, ...], index: int, *, step: int) -> Iterator[int]:
    other = index + step
    last = index + step * NEAREST
    while (
        0 <= other < len(frames)
        and other != last
        and abs(frames[other].cue[0] - frames[index].cue[0]) <= REACH
    ):
        yield other
        other += step


def _clip(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """End a content where a cue behind it starts: '"I fear A," said X' has no "said X" in A."""
    clipped = []
    for index, frame in enumerate(frames):
        content = frame.content
        for other in (frames[i] for i in _neighbours(frames, index)):
            if other.source is None:
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
    cited = tuple(reader.read(source, cue, carries=True) for source, cue in frame.cited)
    return (*told, *source, *cited)


def _contains(outer: Frame, inner: Frame) -> bool:
    inside = any(
        start <= inner.cue[0]
        and inner.cue[1] <= end
        and (inner.source is None or start <= inner.source[0] < end)
        for start, end in outer.content
    )
    return inside and not any(
        start <= outer.cue[0] and outer.cue[1] <= end for start, end in inner.content
    )


def _spans(report: Report, doc: "Doc", content: "tuple[TokenRange, ...]") -> tuple[TextSpan, ...]:
    """The content's characters, without blanks, commas and its own quotation marks at the ends."""
    spans = []
    for start, end in content:
        while start < end and (doc[start].is_space or doc[start].text in DOUBLE | TRIMMED):
            start += 1
        while end > start and (
            doc[end - 1].is_space
            or doc[end - 1].text in TRIMMED
            or (doc[end - 1].text in DOUBLE and _is_balanced(doc, start, end))
        ):
            end -= 1
        if end > start:
            words = doc[start:end]
            spans.append(report.span(words.start_char, words.end_char))
    return tuple(spans)


TRIMMED = frozenset(",.;:")


def _is_balanced(doc: "Doc", start: int, end: int) -> bool:
    return sum(t.text in DOUBLE for t in doc[start : end - 1]) % 2 == 0


def _continued(
    report: Report,
    doc: "Doc",
    quotations: "tuple[TokenRange, ...]",
    frames: tuple[Frame, ...],
    voices: list[tuple[Voice, ...]],
) -> list[Attribution]:
    """Quotations of whole sentences that no cue covers go on with the voice heard last."""
    covered = sorted(span for frame in frames for span in frame.content)
    starts = [start for start, _ in covered]
    cues = [frame.cue[0] for frame in frames]
    found = []
    for start, end in quotations:
        near = covered[bisect_left(starts, start - REACH) : bisect_right(starts, end)]
        if any(s <= start + 1 < e or s < end - 1 <= e for s, e in near):
            continue
        opens = doc[start].is_sent_start or not doc[start].is_lower
        if (
            end - start < 5
            or not opens
            or all(t.pos_ not in ("VERB", "AUX") for t in doc[start:end])
        ):
            continue
        last = bisect_left(cues, start) - 1
        if last < 0 or not voices[last]:
            continue
        between = sum(1 for t in doc[frames[last].cue[0] + 1 : start] if t.is_sent_start)
        if between <= 2:
            content = _spans(report, doc, ((start, end),))
            found.append(Attribution(without_repeats(report, voices[last]), content))
    return found


def _bridged(report: Report, doc: "Doc", found: tuple[Attribution, ...]) -> list[Attribution]:
    """A plain sentence between two sentences of one voice goes on with that voice's account."""
    sentences = [s for s in doc.sents if any(t.is_alpha for t in s)]
    heard = _heard(sentences, found)
    bridged = []
    for index in range(1, len(sentences) - 1):
        sentence, (touched, _) = sentences[index], heard[index]
        before, after = heard[index - 1][1], heard[index + 1][1]
        if touched or not before or not after or not same_name(before[-1].name, after[-1].name):
            continue
        gap = doc.text[sentences[index - 1].end_char - 1 : sentence.start_char]
        if gap.count("\n") > 1 or _is_about_a_source(sentence):
            continue
        end = sentence.end - (1 if sentence[-1].is_punct else 0)
        content = _spans(report, doc, ((sentence.start, end),))
        chain = min(before, after, key=len)
        bridged.append(Attribution(chain, content, score=BRIDGED_SCORE))
    return bridged


def _heard(
    sentences: "list[Span]", found: tuple[Attribution, ...]
) -> list[tuple[bool, tuple[Voice, ...]]]:
    """For each sentence whether any content touches it, and the chain that most of it stands under.

    The chain is empty where at most a third of the sentence's characters are anybody's content.
    """
    starts = [sentence.start_char for sentence in sentences]
    touched = [False] * len(sentences)
    most: list[tuple[int, tuple[Voice, ...]]] = [(0, ())] * len(sentences)
    for attribution in found:
        inside: dict[int, int] = {}
        for span in attribution.content:
            first = max(bisect_right(starts, span.start) - 1, 0)
            for index in range(first, bisect_left(starts, span.end)):
                sentence = sentences[index]
                shared = min(span.end, sentence.end_char) - max(span.start, sentence.start_char)
                if shared > 0:
                    touched[index] = True
                    inside[index] = inside.get(index, 0) + shared
        for index, shared in inside.items():
            if attribution.chain and shared > most[index][0]:
                most[index] = (shared, attribution.chain)
    return [
        (touched[i], most[i][1] if most[i][0] > len(sentences[i].text) / 3 else ())
        for i in range(len(sentences))
    ]


def _is_about_a_source(sentence: "Span") -> bool:
    return any(
        t.dep_ == "nsubj" and t.head == sentence.root and t.lemma_.lower() in SPEAKING
        for t in sentence
    )
