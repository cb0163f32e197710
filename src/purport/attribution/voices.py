"""Source phrases -> voices: whom "it", "the channel", "Barazi" or "a resident" stands for.

Enters: the noun phrase of a source, in text order over one report. Leaves: a `Voice` with the
fullest name the report has. What nobody can resolve keeps its own words; what has no name is kept
as unnamed. It grades nobody.
"""

import re
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from purport.attribution import lexicon
from purport.attribution.introductions import (
    call_sign,
    described_ahead,
    is_human,
    is_named_otherwise,
    name_ahead,
    name_behind,
)
from purport.attribution.names import NameBook, join, read_names
from purport.attribution.persons import person_in
from purport.attribution.phrases import NAMING, head_of, phrase
from purport.attribution.subjects import can_speak
from purport.attribution.wording import (
    head_is_common,
    is_based,
    is_one_person,
    is_plural,
    issuer_of,
    kind_of_voice,
    plain_name,
    whole_name,
)
from purport.model import Report, Voice, VoiceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from purport.attribution.phrases import TokenRange

POSSESSIVE = frozenset({"its", "their", "his", "her"})


HE = frozenset({"he", "she", "him", "her"})


FIRST_PERSON = frozenset({"i", "we", "me", "us"})


THEY = frozenset({"they", "them", "those", "these"})


IT = frozenset({"it", "this", "that", "which"})


DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


BODY_KINDS = frozenset(
    {VoiceKind.ORGANISATION, VoiceKind.CHANNEL, VoiceKind.OUTLET, VoiceKind.GROUP}
)


# Voices back to which a pronoun or a class noun may point, and it is never as far. Memory and time
# stay within bounds on texts of any length.
MEMORY = 200


class VoiceReader:
    """Resolves the sources of one report, in text order; it remembers who spoke."""

    def __init__(self, report: Report, doc: "Doc") -> None:
        self._report = report
        self._doc = doc
        self._names: NameBook = read_names(doc)
        self._heard: deque[tuple[int, Voice]] = deque(maxlen=MEMORY)
        self._bodies: dict[str, dict[str, Voice]] = {}  # by their names' last words
        self._outlets: list[Voice] = []

    def read(self, source: "TokenRange", cue: "TokenRange", *, carries: bool = False) -> Voice:
        """Return the voice that the tokens `source` name, attributed by the tokens `cue`.

        One that merely `carries` another's words ("told Reuters") is nobody's "it" afterwards.
        """
        words = self._trim(source)
        if len(words) > 1 and words[-1].tag_ == "POS":
            words = words[:-1]  # "Kyiv’s claim": Kyiv
        name, kind = self._resolve(words)
        mention = self._report.span(words.start_char, words.end_char)
        cue_words = self._doc[cue[0] : cue[1]]
        voice = Voice(
            mention=mention,
            name=name,
            kind=kind,
            cue=self._report.span(cue_words.start_char, cue_words.end_char),
        )
        quotes = cue_words.root.lemma_.lower() in ("quote", "cite") and kind in BODY_KINDS
        if not carries or quotes:  # "the agency quoted a source as saying ... It said": the agency
            self._heard.append((source[0], voice))
            if kind is not VoiceKind.PERSON:
                last = name.casefold().rpartition(" ")[2]
                self._bodies.setdefault(last, {}).setdefault(name, voice)
        if carries and kind is VoiceKind.OUTLET:
            self._outlets.append(voice)
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
                    if len(inner) and any(
                        t.shape_[:1] == "X" or t.lower_ in HE | IT | POSSESSIVE for t in inner
                    ):
                        return inner
            issued = issuer_of(head)
            return doc[start:end] if issued is None else issued
        return doc[start:end]

    def _resolve(self, words: "Span") -> tuple[str, VoiceKind]:
        head = head_of(words)
        lower = head.lower_
        if len(words) <= 2 and lower in HE:
            return (
                self._named_subject(words) or self._last(is_one_person) or self._last_person(words)
            )
        if len(words) == 1 and lower in THEY:
            return (
                self._last(lambda v: is_plural(v) or v.kind is VoiceKind.GROUP)
                or self._last_people(words)
                or self._last(lambda v: True)
                or (words.text, VoiceKind.UNNAMED)
            )
        if len(words) == 1 and lower in IT and head.text != "IT":
            return (
                self._body_subject(words)
                or self._last(lambda v: self._may_be_it(v) and not is_plural(v))
                or self._last(lambda v: v.kind in BODY_KINDS)
                or self._last(lambda v: True)
                or (words.text, VoiceKind.UNNAMED)
            )
        if len(words) == 1 and lower in FIRST_PERSON:
            return self._last(lambda v: True) or (words.text, VoiceKind.UNNAMED)
        called = next(
            (
                t.i
                for t in words
                if t.i > words.start and t.lower_ in NAMING and t.nbor(-1).text != "-"
            ),
            None,
        )
        if called is not None and called + 1 < words.end:
            start = called + 1 + (self._doc[called + 1].lower_ == "as")
            return self._doc[start : words.end].text, VoiceKind.PERSON
        signed = call_sign(words)
        if signed is not None:
            return signed, VoiceKind.PERSON
        person = person_in(words, self._names)
        if person is not None:
            return join(self._names.fullest(person)), VoiceKind.PERSON
        introduced = name_behind(words)
        if introduced is not None and not is_named_otherwise(head):
            return introduced, VoiceKind.PERSON
        if words[0].lower_ in POSSESSIVE and len(words) > 1:
            holder = self._holder(words)
            if holder is not None:
                return holder
        definite = words[0].lower_ in DEFINITE
        named = any(
            t.shape_[:1] == "X" for t in words if not (t.i == t.sent.start and t.pos_ != "PROPN")
        )
        document = lower in lexicon.DOCUMENTS or head.lemma_.lower() in lexicon.DOCUMENTS
        proper = not document and any(t.pos_ == "PROPN" and not is_based(t) for t in words)
        if definite and not proper and (not named or head_is_common(head)):
            found = self._definite(words, head)
            if found is not None:
                return found
        if head.lemma_.lower() in lexicon.CLASSES and not named and words[0].lower_ in ("a", "an"):
            body = self._next_body(words, head.lemma_)
            if body is not None:
                return body
        if words[0].lower_ in ("a", "an") and is_human(head) and head_is_common(head):
            later = described_ahead(words)
            if later is not None:
                return join(self._names.fullest(later)), VoiceKind.PERSON
        if definite and is_human(head) and head_is_common(head):
            ahead = name_ahead(words) if head.lemma_.lower() in lexicon.TITLES else None
            if ahead is not None:
                return join(ahead), VoiceKind.PERSON
        plain = plain_name(words)
        longer = self._longer(plain)
        if longer is not None:
            return longer
        return self._names.expanded(plain) or plain, kind_of_voice(words, head)

    def _longer(self, plain: str) -> tuple[str, VoiceKind] | None:
        """The earlier voice whose name ends in these words: "Ukraine's General Staff"."""
        ending = " " + plain.casefold()
        for name, voice in self._bodies.get(ending.rpartition(" ")[2], {}).items():
            if name.casefold().endswith(ending):
                return name, voice.kind
        return None

    def _holder(self, words: "Span") -> tuple[str, VoiceKind] | None:
        """ "its analysts": whose analysts, by the voice heard last that the pronoun fits."""
        pronoun = words[0].lower_
        if pronoun in ("his", "her"):
            found = self._last(is_one_person)
        elif pronoun == "its":
            found = self._body_subject(words) or self._last(
                lambda v: self._may_be_it(v) and not is_plural(v)
            )
        else:
            found = self._last(is_plural)
        if found is None:
            return None
        rest = words[1:].text
        return f"{found[0]}’s {rest}", kind_of_voice(words, head_of(words))

    def _definite(self, words: "Span", head: "Token") -> tuple[str, VoiceKind] | None:
        """Whom "the channel", "the ministry", "the governor", "the source" refers to."""
        noun = head.lower_
        singular = head.lemma_.lower()
        if noun in lexicon.DOCUMENTS or singular in lexicon.DOCUMENTS:
            titled = [t.text for t in words if t.shape_[:1] == "X" and t.i != words.start]
            if titled:
                match = self._last(lambda v: titled[0] in v.name)
                if match is not None:
                    return match
                return plain_name(words), VoiceKind.ORGANISATION
            if singular in lexicon.POSTED:
                return self._last(lambda v: v.kind is not VoiceKind.UNNAMED)
            if singular not in ("report", "account", "data", "figure"):
                return self._last(lambda v: v.kind in BODY_KINDS) or self._last(
                    lambda v: v.kind is VoiceKind.PERSON
                )
            return None
        if singular in lexicon.TITLES:
            bearer = self._bearer(singular, words)
            bare = len(words) == 2 and singular in lexicon.GENERAL_ROLES
            return bearer or (self._last_speaker(is_one_person) if bare else None)
        for _, voice in reversed(self._heard):
            named = re.split(r"[’']s ", voice.name)[-1]  # not the holder in "the channel’s sources"
            mentioned = [
                w.lower() for w in f"{named} {voice.mention.text}".replace("-", " ").split()
            ]
            if noun in mentioned or singular in mentioned:
                return voice.name, voice.kind
        capital = singular.capitalize()
        for name in self._names.before(words.start):
            if capital in name.words or noun.upper() in name.words:
                return name.text, VoiceKind.ORGANISATION
        if singular in lexicon.OUTLET_NOUNS and self._outlets:
            return self._outlets[-1].name, VoiceKind.OUTLET
        if singular in lexicon.CLASSES or singular in lexicon.FOLLOWERS:
            return self._last(lambda v: v.kind in BODY_KINDS)
        return None

    def _bearer(self, title: str, words: "Span") -> tuple[str, VoiceKind] | None:
        """Who holds the role: whoever spoke last in it, else the name that it stands before."""
        for _, voice in reversed(self._heard):
            spoken = [w.lower() for w in voice.mention.text.split()]
            if title in spoken and voice.kind in (VoiceKind.PERSON, VoiceKind.UNNAMED):
                return voice.name, voice.kind
        bearer = self._names.titled(title, before=words.start)
        name = bearer.words if bearer is not None else name_ahead(words)
        return None if name is None else (join(self._names.fullest(name)), VoiceKind.PERSON)

    def _last_speaker(self, wanted: Callable[[Voice], bool]) -> tuple[str, VoiceKind] | None:
        """Whoever spoke last and nobody before, if it is somebody `wanted`."""
        voice = self._heard[-1][1] if self._heard else None
        return (voice.name, voice.kind) if voice is not None and wanted(voice) else None

    def _may_be_it(self, voice: Voice) -> bool:
        """Whether "it" may mean a voice: no person, named or not."""
        if voice.kind is not VoiceKind.UNNAMED:
            return voice.kind is not VoiceKind.PERSON
        words = self._doc.char_span(voice.mention.start, voice.mention.end)
        return words is None or not is_human(head_of(words))

    def _next_body(self, words: "Span", noun: str) -> tuple[str, VoiceKind] | None:
        """The body that the report names later by the same noun, or by one of its class."""
        later = self._names.behind(words.end)
        for name in later:
            if noun.capitalize() in name.words:
                return whole_name(self._doc, name.position), VoiceKind.ORGANISATION
        for name in later:
            if any(
                word.lower()
                in ("observatory", "watch", "network", "monitor", "institute", "centre", "center")
                for word in name.words
            ):
                return whole_name(self._doc, name.position), VoiceKind.ORGANISATION
        return None

    def _last_person(self, words: "Span") -> tuple[str, VoiceKind]:
        for name in self._names.before(words.start):
            if name.titles:
                return join(self._names.fullest(name.words)), VoiceKind.PERSON
        return words.text, VoiceKind.UNNAMED

    def _named_subject(self, words: "Span") -> tuple[str, VoiceKind] | None:
        """The person whom this sentence or the one before is about, if nobody spoke since."""
        sentence = words.root.sent
        floor = max(0, sentence.start - 1)
        earlier = self._doc[floor].sent.start if floor < sentence.start else sentence.start
        since = max((position for position, _ in self._heard), default=-1)
        for token in reversed(self._doc[earlier : words.start]):
            if (
                token.dep_ not in ("nsubj", "nsubjpass")
                or token.pos_ != "PROPN"
                or token.i <= since
            ):
                continue
            start, end = phrase(token, floor=token.sent.start, ceiling=token.i + 1)
            found = self._doc[start:end]
            name = person_in(found, self._names)
            if name is not None and (len(name) > 1 or self._names.bearer(name[-1]) is not None):
                return join(self._names.fullest(name)), VoiceKind.PERSON
        return None

    def _body_subject(self, words: "Span") -> tuple[str, VoiceKind] | None:
        """The body that the sentence before is about, if nobody spoke since."""
        sentence = words.root.sent
        own = next((t for t in sentence.root.lefts if t.dep_ == "nsubj" and t.tag_ != "NNS"), None)
        if own is not None and own.i < words.start and own.lemma_.lower() in lexicon.BODIES:
            start, end = phrase(own, floor=sentence.start, ceiling=own.i + 1)
            return self._resolve(self._doc[start:end])
        if sentence.start == 0 or words.start - sentence.start > 6:
            return None
        since = max((position for position, _ in self._heard), default=-1)
        for token in self._doc[sentence.start - 1].sent:
            if token.dep_ != "nsubj" or token.i <= since or token.head != token.sent.root:
                continue
            start, end = phrase(token, floor=token.sent.start, ceiling=token.i + 1)
            found = self._doc[
                start : max(end, token.right_edge.i + 1 if end == token.i + 1 else end)
            ]
            known = token.lemma_.lower() in lexicon.BODIES
            named = token.pos_ == "PROPN" and person_in(self._doc[start:end], self._names) is None
            if (known or named) and len(found) < 9:
                name = plain_name(found)
                return self._names.expanded(name) or name, kind_of_voice(found, token)
        return None

    def _last_people(self, words: "Span") -> tuple[str, VoiceKind] | None:
        """People in the plural whom a sentence shortly before was about ("several bloggers")."""
        sentence = words.root.sent
        for token in reversed(self._doc[max(0, sentence.start - 60) : sentence.start]):
            if token.dep_ == "nsubj" and token.tag_ in ("NNS", "NNPS") and can_speak(token):
                start, end = phrase(token, floor=token.sent.start, ceiling=token.i + 1)
                found = self._doc[start:end]
                return plain_name(found), kind_of_voice(found, token)
        return None

    def _last(self, wanted: Callable[[Voice], bool]) -> tuple[str, VoiceKind] | None:
        for _, voice in reversed(self._heard):
            if wanted(voice):
                return voice.name, voice.kind
        return None
