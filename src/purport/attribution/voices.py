"""Source phrases -> voices: whom "it", "the channel", "Barazi" or "a resident" stands for.

Enters: the noun phrase of a source, in text order over one report. Leaves: a `Voice` with the
fullest name the report has. What nobody can resolve keeps its own words; what has no name is kept
as unnamed. It grades nobody.
"""

from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.names import NameBook, join, read_names, strip_possessive
from purport.attribution.phrases import head_of
from purport.model import Report, Voice, VoiceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange

HE = frozenset({"he", "she", "him", "her"})
I = frozenset({"i", "we", "me", "us"})  # noqa: E741
THEY = frozenset({"they", "them", "those", "these"})
IT = frozenset({"it", "this", "that", "which"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
BODY_KINDS = frozenset(
    {VoiceKind.ORGANISATION, VoiceKind.CHANNEL, VoiceKind.OUTLET, VoiceKind.GROUP}
)

# A lead may call a body by its class before the report names it ("a monitor said", then "the ...
# Observatory said").
CLASSES = frozenset(
    {"monitor", "watchdog", "group", "agency", "charity", "tank", "organisation", "organization"}
)


class VoiceReader:
    """Resolves the sources of one report, in text order; it remembers who spoke."""

    def __init__(self, report: Report, doc: "Doc") -> None:
        self._report = report
        self._doc = doc
        self._names: NameBook = read_names(doc)
        self._heard: list[tuple[int, Voice]] = []

    def read(self, source: "TokenRange", cue: "TokenRange", *, carries: bool = False) -> Voice:
        """Return the voice that the tokens `source` name, attributed by the tokens `cue`.

        One that merely `carries` another's words ("told Reuters") is nobody's "it" afterwards.
        """
        words = self._trim(source)
        name, kind = self._resolve(words)
        mention = self._report.span(words.start_char, words.end_char)
        cue_words = self._doc[cue[0] : cue[1]]
        voice = Voice(
            mention=mention,
            name=name,
            kind=kind,
            cue=self._report.span(cue_words.start_char, cue_words.end_char),
        )
        if not carries:
            self._heard.append((source[0], voice))
        return voice

    def _trim(self, source: "TokenRange") -> "Span":
        """Cut "reports from the channel", "Putin’s statements" down to the holder of the words."""
        doc = self._doc
        start, end = source
        head = head_of(doc[start:end])
        if head.lower_ in lexicon.DOCUMENTS or head.lemma_.lower() in lexicon.DOCUMENTS:
            holder = next((c for c in head.lefts if c.dep_ == "poss" and c.i >= start), None)
            if holder is not None and holder.pos_ in ("PROPN", "NOUN"):
                return doc[max(start, holder.left_edge.i) : holder.i + 1]
            for preposition in head.rights:
                if preposition.lower_ in ("from", "by", "of") and preposition.i < end:
                    inner = doc[preposition.i + 1 : end]
                    if len(inner) and any(t.pos_ == "PROPN" or t.lower_ in HE | IT for t in inner):
                        return inner
            return doc[start:end]
        return doc[start:end]

    def _resolve(self, words: "Span") -> tuple[str, VoiceKind]:
        head = head_of(words)
        lower = head.lower_
        if len(words) <= 2 and lower in HE:
            return self._last(lambda v: v.kind is VoiceKind.PERSON) or self._last_person(words)
        if len(words) == 1 and lower in THEY:
            return (
                self._last(lambda v: _is_plural(v) or v.kind is VoiceKind.GROUP)
                or self._last(lambda v: True)
                or (words.text, VoiceKind.UNNAMED)
            )
        if len(words) == 1 and lower in IT and head.text != "IT":
            return (
                self._last(lambda v: v.kind is not VoiceKind.PERSON and not _is_plural(v))
                or self._last(lambda v: v.kind in BODY_KINDS)
                or self._last(lambda v: True)
                or (words.text, VoiceKind.UNNAMED)
            )
        if len(words) == 1 and lower in I:
            return self._last(lambda v: True) or (words.text, VoiceKind.UNNAMED)
        person = self._person(words)
        if person is not None:
            return join(self._names.fullest(person)), VoiceKind.PERSON
        definite = words[0].lower_ in DEFINITE
        named = any(
            t.shape_[:1] == "X" for t in words if not (t.i == t.sent.start and t.pos_ != "PROPN")
        )
        if definite and (not named or _head_is_common(head)):
            found = self._definite(words, head)
            if found is not None:
                return found
        if head.lemma_.lower() in CLASSES and not named and words[0].lower_ in ("a", "an"):
            body = self._next_body(words)
            if body is not None:
                return body
        plain = _plain(words)
        return self._names.expanded(plain) or plain, _kind(words, head)

    def _person(self, words: "Span") -> tuple[str, ...] | None:
        """The name behind the last title ("Homs Governor Talal Barazi"), or a bare name."""
        last = None
        for token in words:
            if token.lower_ in lexicon.TITLES:
                last = token.i
        tail = [t for t in self._doc[(last + 1) if last is not None else words.start : words.end]]
        name: list[str] = []
        for token in reversed(tail):
            capital = token.text[:1].isupper() or token.text[:3].lower() in ("al-", "el-")
            if capital and token.pos_ != "DET" or (name and token.text in ("-", "al", "bin")):
                name.insert(0, strip_possessive(token.text))
            elif token.text in ("'s", "’s", "'", "’"):
                continue
            else:
                break
        while len(name) > 1 and name[0].isupper() and len(name[0]) > 1:
            del name[0]  # "the envoy to the UN Ramlan Ibrahim"
        if not name or any(word.lower() in lexicon.ORGANISATION_WORDS for word in name):
            return None
        bearer = self._names.bearer(name[-1])
        if last is None and bearer is not None and len(name) > 1 and len(tail) == len(name):
            return bearer.words if name[0] not in bearer.words else tuple(name)
        if last is not None:
            return tuple(name) if 1 <= len(name) <= 5 else None
        if len(tail) != len(name):
            return None
        full = self._names.fullest(tuple(name))
        if len(full) > len(name) or any(
            other.titles and other.words[-1] == name[-1] for other in self._names.names
        ):
            return tuple(name)
        if (
            2 <= len(name) <= 4
            and not any(word.isupper() for word in name)
            and not _is_outlet_name(name)
        ):
            return tuple(name)
        return None

    def _definite(self, words: "Span", head: "Token") -> tuple[str, VoiceKind] | None:
        """Whom "the channel", "the ministry", "the governor", "the source" refers to."""
        noun = head.lower_
        singular = head.lemma_.lower()
        if noun in lexicon.DOCUMENTS or singular in lexicon.DOCUMENTS:
            named = next((t for t in words if t.shape_[:1] == "X" and t.i != words.start), None)
            if named is not None:
                match = self._last(lambda v: named.text in v.name)
                if match is not None:
                    return match
                return _plain(words), VoiceKind.ORGANISATION
            if singular not in ("report", "account", "data", "figure"):
                return self._last(lambda v: v.kind in BODY_KINDS) or self._last(
                    lambda v: v.kind is VoiceKind.PERSON
                )
            return None
        for _, voice in reversed(self._heard):
            mentioned = [
                w.lower() for w in f"{voice.name} {voice.mention.text}".replace("-", " ").split()
            ]
            if noun in mentioned or singular in mentioned:
                return voice.name, voice.kind
        bearer = self._names.titled(singular, before=words.start)
        if bearer is not None and singular in lexicon.TITLES:
            return join(self._names.fullest(bearer.words)), VoiceKind.PERSON
        capital = singular.capitalize()
        for name in reversed([n for n in self._names.names if n.position < words.start]):
            if capital in name.words or noun.upper() in name.words:
                return name.text, VoiceKind.ORGANISATION
        if singular in CLASSES or singular in ("group", "movement", "organisation", "body"):
            return self._last(lambda v: v.kind in BODY_KINDS)
        return None

    def _next_body(self, words: "Span") -> tuple[str, VoiceKind] | None:
        for name in self._names.names:
            if name.position > words.end and any(
                word.lower()
                in ("observatory", "watch", "network", "monitor", "institute", "centre", "center")
                for word in name.words
            ):
                return _whole_name(self._doc, name.position), VoiceKind.ORGANISATION
        return None

    def _last_person(self, words: "Span") -> tuple[str, VoiceKind]:
        for name in reversed([n for n in self._names.names if n.position < words.start]):
            if name.titles:
                return join(self._names.fullest(name.words)), VoiceKind.PERSON
        return words.text, VoiceKind.UNNAMED

    def _last(self, wanted) -> tuple[str, VoiceKind] | None:  # type: ignore[no-untyped-def]
        for _, voice in reversed(self._heard):
            if wanted(voice):
                return voice.name, voice.kind
        return None


def _whole_name(doc: "Doc", start: int) -> str:
    end = start + 1
    while end < len(doc) and (
        doc[end].text[:1].isupper()
        or doc[end].lower_ in ("for", "of", "and")
        and doc[min(end + 1, len(doc) - 1)].text[:1].isupper()
    ):
        end += 1
    return doc[start:end].text


def _is_plural(voice: Voice) -> bool:
    words = voice.mention.text.split()
    return bool(words) and (words[-1].endswith("s") or " and " in voice.mention.text)


def _head_is_common(head: "Token") -> bool:
    return head.pos_ == "NOUN" and head.is_lower


def _is_outlet_name(words: list[str]) -> bool:
    return (
        any(w.lower() in lexicon.OUTLETS for w in words)
        or words[-1].lower() in lexicon.OUTLET_NOUNS
    )


def _plain(words: "Span") -> str:
    """The phrase without a leading article, its blanks closed up."""
    start = words.start + (1 if words[0].lower_ in ("the", "a", "an") and len(words) > 1 else 0)
    return " ".join(words.doc[start : words.end].text.split())


def _kind(words: "Span", head: "Token") -> VoiceKind:
    lower = [t.lower_ for t in words]
    noun = head.lemma_.lower()
    common = (
        head.is_lower
        or (head.i == head.sent.start and head.pos_ != "PROPN")
        or (head.i == words.start and noun in lexicon.UNNAMED | {head.lower_} & lexicon.UNNAMED)
    )
    if any(word in lexicon.CHANNEL_NOUNS for word in lower):
        return VoiceKind.CHANNEL
    if (
        common
        and (noun in lexicon.UNNAMED or head.lower_ in lexicon.UNNAMED)
        and noun not in lexicon.BODIES
    ):
        return VoiceKind.UNNAMED
    if any(word in lexicon.OUTLETS for word in lower) or (
        lower[-1] in lexicon.OUTLET_NOUNS and any(t.shape_[:1] == "X" for t in words)
    ):
        return VoiceKind.OUTLET
    if head.lower_ in lexicon.DOCUMENTS or noun in lexicon.DOCUMENTS:
        return VoiceKind.DOCUMENT
    if common and noun in lexicon.BODIES:
        indefinite = lower[0] in ("a", "an", "some") and not any(t.pos_ == "PROPN" for t in words)
        return VoiceKind.UNNAMED if indefinite else VoiceKind.ORGANISATION
    named = any(
        t.shape_[:1] == "X" for t in words if not (t.i == t.sent.start and t.pos_ != "PROPN")
    )
    return VoiceKind.ORGANISATION if named or not common else VoiceKind.UNNAMED
