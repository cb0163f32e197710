"""The page contexts: everything a page shows, said once, before anything is drawn.

Enters: nothing; these are values. Leaves: frozen contexts that terminal and HTML draw alike. They
refuse to judge: no field says that a claim is true or how reliable a voice is, and both sides of a
contradiction have the same shape.

Reports carry short labels ("1", "2"; in a comparison "A", "B") that stand for them on the page.
Chains are tuples with the outermost voice first, as in the ledger.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Mark(StrEnum):
    """What a passage is: a claim's content, its source, the cue, a word that takes a side, a place,
    a number, a time, or words that somebody searched for.
    """

    CONTENT = "content"
    SOURCE = "source"
    CUE = "cue"
    LOADED = "loaded"
    PLACE = "place"
    NUMBER = "number"
    TIME = "time"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a report and what they are; `opens` numbers the contents that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """The first items of a list, and how many more there are than are shown."""

    shown: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in the list of reports. `name` is its outlet, else its title, else its file."""

    id: str
    label: str
    name: str
    file: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Step:
    """One voice of a chain: its name, the words that mention it, what sort it is, and the cue."""

    name: str
    mention: str
    kind: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as one report tells it. `status`: "denied", "hedged", "planned"... or nothing.

    `others` are the labels of further reports that tell it in the same words by the same chain.
    """

    claim: str
    report: ReportLine
    others: tuple[str, ...]
    chain: tuple[Step, ...]
    words: tuple[Segment, ...]
    status: tuple[str, ...]
    when: str | None


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The tellings that go back to one origin, and what that rests on.

    `name` is None where no origin was worked out.
    """

    name: str | None
    evidence: str
    tellings: Listing[Telling]


@dataclass(frozen=True, slots=True)
class PropositionCard:
    """What one or several claims assert alike.

    `topic` says it neutrally (kind, places, quantity); `words` are the words of one telling, one
    without loaded words where there is one. `reports` are labels, `outlets` counts whose they are;
    `first` is the report published first, None where none bears a date. `independent` counts
    origins; `unnamed` the claims whose chain ends in somebody without a name.
    """

    id: str
    topic: str
    words: tuple[Segment, ...]
    status: tuple[str, ...]
    claims: int
    reports: tuple[str, ...]
    outlets: int
    first: ReportLine | None
    independent: int
    unnamed: int
    origins: Listing[OriginGroup]
    evidence: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """A proposition, and those that bear on it in one way, side by side.

    `kind` is ``contradicts``, ``stronger`` (`left` says more than `right`) or ``follows`` (`right`
    is said to come after `left`). One side has one card. `evidence` is one reason for each card
    shown on the other side.
    """

    kind: str
    left: Listing[PropositionCard]
    right: Listing[PropositionCard]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GarbledLine:
    """What one report has, `written`, where other tellings of the same statement have `likely`.

    `sort` is ``name``, ``number`` or ``unit``. `reports` are the labels of those that have
    `likely`, `others` their tellings.
    """

    sort: str
    written: str
    likely: str
    report: ReportLine
    reports: tuple[str, ...]
    telling: Telling
    others: Listing[Telling]
    evidence: str


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What a single report says and no other."""

    report: ReportLine
    propositions: Listing[PropositionCard]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in a list: who says what of which kind, where and when.

    `number` is its content's number within the evidence; `also` are the labels of other reports
    that say the same.
    """

    id: str
    number: int
    report: ReportLine
    chain: tuple[Step, ...]
    words: tuple[Segment, ...]
    kind: str
    status: tuple[str, ...]
    actor: str | None
    target: str | None
    where: tuple[str, ...]
    quantities: tuple[str, ...]
    when: str | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report and the claims found in it."""

    segments: tuple[Segment, ...]
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """Everything one report claims, sentence by sentence in its own order."""

    report: ReportLine
    sentences: Listing[Sentence]


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice: on how many claims its word is the last, how many it passes on, in which reports."""

    name: str
    kind: str
    final: int
    relayed: int
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How reports spell a place; `doubtful` where no known spelling of the place comes near it."""

    text: str
    reports: tuple[str, ...]
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Site:
    """A resolved place. Coordinates are WGS 84 degrees, None where nobody recorded them."""

    id: str
    name: str
    within: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str
    spellings: tuple[Spelling, ...]
    reports: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """One place that an open mention may mean."""

    id: str
    name: str
    within: tuple[str, ...]
    score: float
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other reports (labels) of the story have where a report leaves a place open."""

    id: str
    name: str
    within: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place mention that was left open, why, and what it may mean, best first.

    `elsewhere` is the candidate that other reports of the story have, if it is one.
    """

    mention: str
    reason: str
    candidates: Listing[CandidateLine]
    elsewhere: Elsewhere | None
    reports: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Gazette:
    """The places of a page: `sites` to be drawn, `areas` too large for a dot, `open` ones."""

    sites: tuple[Site, ...]
    areas: tuple[Site, ...]
    open: tuple[OpenPlace, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What is dated to one day, month or range. `start` and `end` are ISO 8601 dates.

    `year` is False where nobody states the year (``--11-20``). `count` is the number of claims, of
    which `claims` shows one for each proposition. `published` are labels of reports.
    """

    start: str
    end: str
    label: str
    year: bool
    count: int
    claims: Listing[ClaimLine]
    published: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """One loaded word and who used it, in which reports (labels).

    `manner` is ``own`` (the report's voice), ``attributed`` or ``quoted``.
    """

    word: str
    manner: str
    who: str
    reports: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A neutral wording, and the words that take a side in its stead."""

    neutral: str
    type: str
    usages: Listing[Usage]


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, why, and the remedy."""

    file: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a page's head. `shared` propositions are those of several reports."""

    reports: int
    outlets: int
    claims: int
    voices: int
    propositions: int
    shared: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What a set of reports says, on one page."""

    title: str
    counts: Counts
    reports: Listing[ReportLine]
    shared: Listing[PropositionCard]
    contradictions: Listing[Pairing]
    strengths: Listing[Pairing]
    sequels: Listing[Pairing]
    garblings: Listing[GarbledLine]
    only: Listing[OnlyIn]
    voices: Listing[VoiceLine]
    everything: Listing[ReportClaims]
    gazette: Gazette
    days: tuple[Day, ...]
    wordings: Listing[Wording]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two reports side by side; `a` and `b` are labelled "A" and "B"."""

    a: ReportLine
    b: ReportLine
    shared: tuple[PropositionCard, ...]
    contradictions: tuple[Pairing, ...]
    strengths: tuple[Pairing, ...]
    sequels: tuple[Pairing, ...]
    garblings: tuple[GarbledLine, ...]
    only_a: tuple[PropositionCard, ...]
    only_b: tuple[PropositionCard, ...]
    names: tuple[Site, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """A claim's place in full: `site` where it was resolved, else why it is open."""

    mention: str
    role: str
    site: Site | None
    confidence: float
    reason: str | None
    candidates: tuple[CandidateLine, ...]
    elsewhere: Elsewhere | None


@dataclass(frozen=True, slots=True)
class QuantityDetail:
    """A number in the report's words and the bounds it was read as."""

    mention: str
    bounds: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """How another proposition bears on the page's own: "contradicts", "is stronger than"..."""

    phrase: str
    other: PropositionCard
    evidence: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim in full."""

    line: ClaimLine
    sentence: tuple[Segment, ...]
    offsets: str
    actor_side: str | None
    target_side: str | None
    places: tuple[PlaceDetail, ...]
    quantities: tuple[QuantityDetail, ...]
    said: str | None
    wordings: tuple[Wording, ...]
    proposition: PropositionCard
    bearings: tuple[Bearing, ...]
    garblings: tuple[GarbledLine, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class TracedTelling:
    """A report at the end of a way: how it tells the claim, and what it may have garbled.

    `asked` marks the claim that the page is about.
    """

    telling: Telling
    asked: bool
    garblings: tuple[GarbledLine, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A voice, whom its words went through next, and the reports that have them from it.

    `cues` are the words that attribute to it. What was published first stands first.
    """

    name: str
    kind: str
    cues: tuple[str, ...]
    ways: tuple["Way", ...]
    tellings: tuple[TracedTelling, ...]


@dataclass(frozen=True, slots=True)
class TracedOrigin:
    """An origin, what it rests on, the ways that its words took, and the reports that name nobody.

    `more` tellings are left out.
    """

    name: str | None
    evidence: str
    ways: tuple[Way, ...]
    tellings: tuple[TracedTelling, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TracePage:
    """The way of one claim, and of all that assert it alike, from its origins to the reports."""

    claim: str
    proposition: PropositionCard
    origins: tuple[TracedOrigin, ...]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """A compact list of claims, and how many more there are."""

    lines: Listing[ClaimLine]
    reports: int
