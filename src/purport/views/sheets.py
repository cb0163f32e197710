"""The page contexts of the analyst's desk: one value a page, whatever draws it.

Enters: nothing; these are values. Leaves: frozen contexts. They refuse to judge, as those in
`pages` do; what people have judged stands beside what the machine found and never in its place.

Every context lists its `reports`, because labels on the page stand for them.
"""

from dataclasses import dataclass
from enum import StrEnum

from purport.views.pages import (
    Bearing,
    CandidateLine,
    ClaimLine,
    ClaimPage,
    Day,
    Elsewhere,
    GarbledLine,
    Pairing,
    PropositionCard,
    ReportLine,
    Segment,
    Site,
    Unread,
    Wording,
)


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list a page shows: `first` to `last` (from 1) of `total`.

    `number` counts pages from 1, `pages` is how many there are.
    """

    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The first item shown, 0 where there is none."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last(self) -> int:
        """The last item shown."""
        return min(self.number * self.size, self.total)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place as a claim mentions it: what it is called here, and the `key` of its own page."""

    name: str
    key: str
    open: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in the history of a claim's or a voice's review; `undone` ones were taken back."""

    number: int
    what: str
    by: str
    made: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put in the place of a field's value; what the machine found stands in `was`."""

    field: str
    was: str
    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What people have decided about a claim or a voice, as far as nobody has taken it back.

    `decision` is "accepted", "rejected" or None. `last` is the number of the last judgement, 0 for
    none. `moved` says that the judgements were made on other characters of the report, which
    overlap with these.
    """

    decision: str | None = None
    by: str = ""
    grade: str | None = None
    graded_by: str = ""
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Entry, ...] = ()
    history: tuple[Entry, ...] = ()
    last: int = 0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with its sentence, its places and its review.

    `number` counts the claims of the page from 1; `side` is its actor's.
    """

    number: int
    line: ClaimLine
    proposition: str
    independent: int
    sentence: tuple[Segment, ...]
    places: tuple[Mentioned, ...]
    side: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures over the stories; `disputed` propositions contradict or are contradicted."""

    reports: int
    claims: int
    voices: int
    propositions: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Story:
    """A proposition, and those that contradict it."""

    card: PropositionCard
    against: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """A part of the ledger's propositions; `kind` narrows them, `kinds` are all there are."""

    totals: Totals
    stories: tuple[Story, ...]
    paging: Paging
    kind: str | None
    kinds: tuple[str, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class PropositionPage:
    """One proposition in full; `more` claims of it are not among the `rows`."""

    card: PropositionCard
    rows: tuple[Row, ...]
    more: int
    bearings: tuple[Bearing, ...]
    garblings: tuple[GarbledLine, ...]
    days: tuple[Day, ...]
    wordings: tuple[Wording, ...]
    sites: tuple[Site, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """What others say to one claim of a report: in which reports alike, and what bears on it."""

    number: int
    alike: tuple[str, ...]
    bearings: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report's whole text, marked, with its claims and what others say to them."""

    line: ReportLine
    language: str | None
    appearances: tuple[ReportLine, ...]
    paragraphs: tuple[tuple[Segment, ...], ...]
    rows: tuple[Row, ...]
    echoes: tuple[Echo, ...]
    garblings: tuple[GarbledLine, ...]
    wordings: tuple[Wording, ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Claims of one day, by the side of who acts; `side` None is where none is named.

    A claim that has no time of its own stands at the day its report was published; `published` says
    that all of them do. `label` is blank where neither is known.
    """

    label: str
    published: bool
    sides: tuple[tuple[str | None, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """All that is claimed of one place, over time; `site` is None where the place is open."""

    name: str
    key: str
    site: Site | None
    reason: str | None
    candidates: tuple[CandidateLine, ...]
    elsewhere: Elsewhere | None
    dated: tuple[Dated, ...]
    sides: tuple[str | None, ...]
    paging: Paging
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Through:
    """By whom a voice's words are passed on, and how often: other voices, or outlets."""

    name: str
    is_report: bool
    times: int


@dataclass(frozen=True, slots=True)
class VoicePage:
    """All that one voice says: `final` counts claims that rest on it, `relayed` those passed on.

    They are counted, as `through` is, over the claims of this page. `origins` is over how many
    propositions the voice counts as an independent origin here.
    """

    name: str
    kinds: tuple[str, ...]
    mentions: tuple[str, ...]
    final: int
    relayed: int
    origins: int
    through: tuple[Through, ...]
    dated: tuple[Dated, ...]
    wordings: tuple[Wording, ...]
    standing: Standing
    paging: Paging
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report that has the words, and the passage where they first stand."""

    report: ReportLine
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `typed` is what was looked for."""

    typed: str
    rows: tuple[Row, ...]
    excerpts: tuple[Excerpt, ...]
    found_reports: int
    paging: Paging
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """One proposition across the compared reports: `cells` has each report's claims, in order."""

    card: PropositionCard
    cells: tuple[tuple[ClaimLine, ...], ...]


@dataclass(frozen=True, slots=True)
class AcrossPage:
    """Two or more reports beside one another."""

    reports: tuple[ReportLine, ...]
    shared: tuple[Across, ...]
    contradictions: tuple[Pairing, ...]
    strengths: tuple[Pairing, ...]
    only: tuple[tuple[ReportLine, tuple[PropositionCard, ...]], ...]
    names: tuple[Site, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """The ledger's reports, a part of them."""

    lines: tuple[ReportLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One name in a list of names; `key` is what its page is asked for by."""

    name: str
    key: str
    detail: str
    claims: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A part of the ledger's places or voices, those with most claims first; `what` they are."""

    what: str
    lines: tuple[IndexLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """One claim: in full as `ClaimPage` has it, its row with the review, and its report's words.

    `before` and `behind` are the report's words around the sentence.
    """

    page: ClaimPage
    row: Row
    before: str
    behind: str
    values: tuple[tuple[str, str], ...]
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What to look at next, and how many claims somebody has accepted or rejected (`reviewed`).

    `orphans` are judgements that fit no claim any more: the words that they are about, and what was
    decided.
    """

    rows: tuple[Row, ...]
    reviewed: int
    orphans: tuple[tuple[str, Entry], ...]
    paging: Paging
    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class FilesPage:
    """What can be downloaded: each file's name, and what it holds."""

    files: tuple[tuple[str, str], ...]


class Stage(StrEnum):
    """How far a batch of files is."""

    WAITING = "waiting"
    READING = "reading"
    LINKING = "linking"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that was read, or was in the ledger already: its id, its name, its claims."""

    id: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that somebody gave: `names` are theirs, `reason` says why the reading stopped."""

    number: int
    by: str
    names: tuple[str, ...]
    stage: Stage
    arrivals: tuple[Arrival, ...] = ()
    unread: tuple[Unread, ...] = ()
    reason: str = ""

    @property
    def share(self) -> float:
        """How much of it is read, from 0 to 1: a file may hold more than one report."""
        read = len(self.arrivals) + len(self.unread)
        return min(read / max(len(self.names), 1), 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """Claims of a day, or of a few days in a row; `chosen` where they are in the period shown."""

    label: str
    claims: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class OpenMention:
    """Words that name a place nobody could tell, the reason, and how many claims have them."""

    mention: str
    reason: str
    claims: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """What is claimed where, in a period.

    `frame` are the places of the whole ledger that the maps have room for, so that they stay where
    they are while the period changes; `sites` and `areas` are those of the period with their
    claims, `open` the mentions that stand nowhere. `places` and `left_open` count also those that
    are not listed. `days` are all days that have claims, `first` and `last` the period's among
    them; `claims` counts those of the period that name a place, `undated` those without a day,
    which count where neither `since` nor `until` is given.
    """

    sites: tuple[Site, ...]
    areas: tuple[Site, ...]
    frame: tuple[Site, ...]
    open: tuple[OpenMention, ...]
    places: int
    left_open: int
    days: tuple[str, ...]
    first: int
    last: int
    claims: int
    undated: int
    bars: tuple[Bar, ...]
    since: str | None
    until: str | None
    kind: str | None
    kinds: tuple[str, ...]
