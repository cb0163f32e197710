"""The vocabulary: every value that passes between rooms, and nothing else.

Enters: nothing; this module imports no other room. Leaves: frozen values. It refuses to compute:
a value knows what it is, rooms know what to do with it.

Spans count Unicode code points of a report's canonical text and are made in one place only,
`Report.span`, so that ``report.text[span.start:span.end] == span.text`` always holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Kind(StrEnum):
    """What a claim is about. Loaded words never decide it."""

    CONTROL = "control"
    ADVANCE = "advance"
    WITHDRAWAL = "withdrawal"
    ENCIRCLEMENT = "encirclement"
    CLASH = "clash"
    STRIKE = "strike"
    CASUALTIES = "casualties"
    LOSSES = "losses"
    DEPLOYMENT = "deployment"
    HUMANITARIAN = "humanitarian"
    DIPLOMACY = "diplomacy"
    POSITION = "position"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether the voice says that it is so, or that it is not so."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """How the voice puts it forward."""

    ACTUAL = "actual"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    PREDICTED = "predicted"


class VoiceKind(StrEnum):
    """What sort of source a voice is; `UNNAMED` is somebody whom the report does not name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CHANNEL = "channel"
    OUTLET = "outlet"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"


class Role(StrEnum):
    """How a place bears on what is claimed; `WITHIN` is the larger area beside a smaller one."""

    AT = "at"
    TOWARD = "toward"
    NEAR = "near"
    WITHIN = "within"
    FROM = "from"


class Precision(StrEnum):
    """How exact a place's coordinates are."""

    POINT = "point"
    SETTLEMENT = "settlement"
    COMMUNITY = "community"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


class RelationKind(StrEnum):
    """How one proposition bears on another."""

    STRONGER = "stronger"
    WEAKER = "weaker"
    CONTRADICTS = "contradicts"
    FOLLOWS = "follows"


class Decision(StrEnum):
    """What a person decides about a claim or a voice; `UNDO` takes an earlier judgement back."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"
    GRADE = "grade"
    UNDO = "undo"


class Difference(StrEnum):
    """What two related propositions differ in; `DETAIL` is what one says beyond the other."""

    STATUS = "status"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    ACTOR = "actor"
    DETAIL = "detail"


class Garbled(StrEnum):
    """What may have been garbled on the way from one report to another."""

    NAME = "name"
    NUMBER = "number"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to ``end`` of a report's text, and the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that reports were read from, just as they came, and how that was.

    `name` is the input's name for people, `way` how it came (``file``, ``standard input``,
    ``archive``, ``letter``, ``web archive``, ``web``), `address` where it was fetched, `retrieved`
    when (ISO 8601, UTC; None: when it was read). `id` is ``sha256:`` and the bytes' digest.
    """

    content: bytes = field(repr=False)
    name: str
    way: str = "file"
    address: str | None = None
    retrieved: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", "sha256:" + sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. Its canonical text never changes; its id is the text's SHA-256.

    `file` is the input file's name without its ending. `published` is an ISO 8601 date
    (``2025-11-20``), `language` an ISO 639-1 code (``und`` where it is surely not English, and
    nobody can tell what); what nobody stated is None. `author` is the author line, `updated` the
    day of the last change, `replies_to` the address or file of the report that this one answers.
    `original` is what it was read from, while it is on its way into a ledger; it makes no report
    another one.
    """

    text: str
    file: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    updated: str | None = None
    replies_to: str | None = None
    original: Original | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """``sha256:`` and the hexadecimal digest of the canonical text in UTF-8.

        >>> Report(text="", file="empty").id[:15]
        'sha256:e3b0c442'
        """
        return "sha256:" + sha256(self.text.encode("utf-8")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """Return the characters from `start` up to `end`; ValueError where there are none.

        >>> Report(text="Fighting rages.", file="a").span(0, 8)
        Span(start=0, end=8, text='Fighting')
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.file}: no characters {start}:{end} in {len(self.text)}")
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody named as a source, as mentioned in one chain.

    `mention` is what the report calls it there ("it", "the channel"), `name` whom the words refer
    to in the fullest form that the report has; `cue` is the word or words that attribute ("said").
    """

    mention: Span
    name: str
    kind: VoiceKind
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say what: the chain, outermost first, and the words of the content.

    `content` has several spans where the words are interrupted.
    """

    chain: tuple[Voice, ...]
    content: tuple[Span, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on; `side` is a state or armed movement, None where nobody can tell."""

    mention: Span
    name: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One gazetteer entry that a place mention may mean. `score` lies between 0 and 1.

    `within` tells the entry apart from its namesakes: the larger areas it lies in, smallest first.
    """

    id: str
    name: str
    score: float
    within: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: Precision = Precision.SETTLEMENT


@dataclass(frozen=True, slots=True)
class Place:
    """What a place mention was resolved to, or why it was not.

    An open place has `id` None, its `candidates` best first, and the `reason`. `name` is how maps
    call it today, `names` are other spellings. Coordinates are WGS 84 degrees.
    """

    mention: Span
    role: Role = Role.AT
    id: str | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds: "over 80%" is low 80, high 100, strict, unit "percent of place".

    `low` or `high` is None where that bound is open; `strict` says that the bound is excluded.
    """

    mention: Span
    low: float | None
    high: float | None
    strict: bool
    unit: str


@dataclass(frozen=True, slots=True)
class Time:
    """When it is said to have happened (`start` to `end`) and when it was said (`said`).

    ISO 8601 dates; ``--11-20`` where neither the text nor the report gives a year. `precision` is
    ``day``, ``month``, ``year`` or ``range``.
    """

    mention: Span
    start: str | None
    end: str | None
    precision: str
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Framing:
    """Words that take a side, beside words that do not. `type` is ``loaded``, ``scare quotes``,
    ``distancing`` or ``place name``; `neutral` is the neutral counterpart.
    """

    mention: Span
    type: str
    neutral: str


@dataclass(frozen=True, slots=True)
class Extractor:
    """What found a claim, and how sure it is (0 to 1)."""

    name: str
    version: str
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition that a chain of voices puts forward, anchored to characters of one report.

    An empty `chain` is the report's own voice. `evidence` is the sentence around the content.
    """

    report_id: str
    kind: Kind
    polarity: Polarity
    modality: Modality
    content: tuple[Span, ...]
    evidence: Span
    chain: tuple[Voice, ...]
    actor: Party | None
    target: Party | None
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    time: Time | None
    framing: tuple[Framing, ...]
    extractor: Extractor

    @property
    def text(self) -> str:
        """The content's words; the pieces of an interrupted content are joined by " … "."""
        return " … ".join(span.text for span in self.content)

    @property
    def id(self) -> str:
        """``c-`` and a hash of the report, the content's characters and the chain's."""
        spans = [(span.start, span.end) for span in self.content]
        chain = [(voice.mention.start, voice.mention.end) for voice in self.chain]
        return content_id("c", (self.report_id, repr(spans), repr(chain)))


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom a group of claims finally goes back to, and what that rests on (`evidence`)."""

    name: str
    claims: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """What claims (by id) assert alike, and the independent origins behind them.

    `evidence` says what the claims were joined on. Every claim belongs to exactly one proposition.
    """

    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    evidence: str

    @property
    def id(self) -> str:
        """``p-`` and a hash of the claims' ids."""
        return content_id("p", sorted(self.claims))


@dataclass(frozen=True, slots=True)
class Relation:
    """Proposition `source` is stronger or weaker than, contradicts or follows `target`.

    `evidence` says what agrees and what differs, `differs` names the latter.
    """

    source: str
    target: str
    kind: RelationKind
    evidence: str
    differs: Difference = Difference.DETAIL


@dataclass(frozen=True, slots=True)
class Garbling:
    """Where a claim has `written`, other tellings of the same statement have `likely`.

    `claim` and `others` are ids, `written` stands in the claim's report. `evidence` says what the
    tellings share and what speaks for `likely`. Nothing is replaced, and neither is said to be
    right: a spelling is likely that more reports have, or that a map knows.
    """

    claim: str
    sort: Garbled
    written: Span
    likely: str
    others: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a place that a claim leaves open is in other reports of the same story.

    It is the claim's place at `position`; `id` is the one of its candidates that they have, and
    `others` are the ids of their claims. The place itself stays open: its report does not decide.
    """

    claim: str
    position: int
    id: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What the claims of a ledger assert alike, how the propositions bear on one another, what
    seems to have been garbled between them, and what places they resolve for one another.
    """

    propositions: tuple[Proposition, ...]
    relations: tuple[Relation, ...]
    garblings: tuple[Garbling, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, appended to the ledger; what the machine found stays beside it.

    It is about a claim (`claim`, with its report, its content's `spans` and `words` when it was
    judged) or about a `voice` by name. `field` and `value` are what a correction puts in the place
    of what; `value` alone is the note, or the Admiralty grade (``B2``), which nobody but a person
    ever gives. `undoes` is the number of the judgement that an undo takes back. `number` counts the
    ledger's judgements and is 0 for one that is not written yet; `made` is ISO 8601 in UTC.
    """

    decision: Decision
    by: str
    claim: str | None = None
    report: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    words: str = ""
    voice: str | None = None
    field: str | None = None
    value: str | None = None
    undoes: int | None = None
    made: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, why, and what its owner can do about it."""

    file: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}; {self.remedy}"


def content_id(prefix: str, parts: Iterable[str]) -> str:
    """Return `prefix`, a dash and 16 hexadecimal digits of the SHA-256 of `parts`.

    >>> content_id("p", ["c-1", "c-2"])
    'p-53d25e5af2f28313'
    """
    return f"{prefix}-" + sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]
