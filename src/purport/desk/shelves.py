"""What a page asks of the ledger -> the page's context.

Enters: an address's words. Leaves: a context of `views.sheets`, None where the ledger has nothing
of the kind. It refuses to read more of a ledger than the page shows: every question is bounded.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from purport import views
from purport.errors import LedgerError
from purport.ledger.spots import Period, Spot
from purport.model import Claim, Judgement, Kind, Links, Report
from purport.render.exports import EXPORTS
from purport.views import sheets
from purport.views.pages import Site
from purport.views.review import matched, on_claim, taking_back

if TYPE_CHECKING:
    from purport.ledger import Ledger

Page = TypeVar("Page")

STORIES = 25
ROWS = 60
NAMES = 200
SHELF = 100
EXCERPTS = 12
NEAR = 60
"""Propositions that bear on those of a page and are looked at, contradicting ones first."""

FRAME = 120
SPOTS = 200
"""Places that the maps have room for, and that are drawn and listed of a period."""

AHEAD = 2_000
"""Claims of the queue among which the next one is looked for."""

SHORTEST = 8
"""Digits of a report's id in an address."""

KEPT = 100
"""Pages that are kept."""

COMPARED = 8
BRIEF = "brief.html"
LONGEST = 500
"""Characters of what somebody types or asks for by name."""


class Shelves:
    """An open ledger, page by page; threads may share it."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger = ledger
        self._pages: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = Lock()

    def _kept(self, find: Callable[..., Page], *words: Any) -> Page:
        """Return the page that `find` makes of `words`; the last ones are kept.

        Only for pages without judgements: they change when reports come or links are made anew.
        """
        key = (self.ledger.state(), find.__name__, *words)
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                found: Page = self._pages[key]
                return found
        made = find(*words)
        with self._lock:
            self._pages[key] = made
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        return made

    def stories(self, kind: str, page: int) -> sheets.StoriesPage:
        """Return the list of propositions."""
        return self._kept(self._stories, Kind(kind) if kind in set(Kind) else None, page)

    def _stories(self, chosen: Kind | None, page: int) -> sheets.StoriesPage:
        portion = self.ledger.stories(kind=chosen, limit=STORIES, offset=_offset(page, STORIES))
        links = self.ledger.links_around(propositions=portion.ids, neighbours=NEAR)
        reports, claims = self._around(links)
        return views.stories(
            portion.ids,
            reports,
            claims,
            links,
            totals=sheets.Totals(**asdict(self.ledger.totals())),
            paging=sheets.Paging(page, STORIES, portion.total),
            kind=chosen,
        )

    def proposition(self, key: str) -> sheets.PropositionPage | None:
        """Return one proposition."""
        links = self.ledger.links_around(propositions=(key,), neighbours=NEAR)
        reports, claims = self._around(links)
        return views.proposition_page(key, reports, claims, links, self._judged(reports))

    def report(self, key: str) -> sheets.ReportPage | None:
        """Return one report, by its id or the beginning of one."""
        report = self._named(key)
        if report is None:
            return None
        own = self.ledger.claims_in(report.id)
        links = self.ledger.links_around(claims=own, neighbours=4 * NEAR)
        reports, claims = self._around(links, claims=own)
        return views.report_page(
            report,
            self.ledger.appearances(report.id),
            reports,
            claims,
            links,
            self._judged((report,)),
        )

    def claim(self, key: str) -> sheets.ClaimSheet | None:
        """Return one claim, by its id."""
        found = self.ledger.claims_by_id((key,))
        if not found:
            return None
        links = self.ledger.links_around(claims=(key,), neighbours=NEAR)
        # All claims of its report, so that each moved judgement finds the claim nearest to it.
        beside = self.ledger.claims_in(found[0].report_id)
        reports, claims = self._around(links, claims=(key, *beside))
        own = tuple(report for report in reports if report.id == found[0].report_id)
        return views.claim_sheet(found[0], reports, claims, links, self._judged(own))

    def place(self, key: str, page: int) -> sheets.PlacePage | None:
        """Return all that is claimed of a place, by its gazetteer's id or an open one's words."""
        portion = self.ledger.claims_at(key, limit=ROWS, offset=_offset(page, ROWS))
        reports, claims, links = self._listed(portion.ids)
        paging = sheets.Paging(page, ROWS, portion.total)
        return views.place_page(key, reports, claims, links, self._judged(reports), paging=paging)

    def voice(self, name: str, page: int) -> sheets.VoicePage | None:
        """Return all that a voice says."""
        portion = self.ledger.claims_of_voice(name, limit=ROWS, offset=_offset(page, ROWS))
        reports, claims, links = self._listed(portion.ids)
        judged = self.ledger.judgements(reports=[one.id for one in reports], voices=(name,))
        paging = sheets.Paging(page, ROWS, portion.total)
        return views.voice_page(name, reports, claims, links, judged, paging=paging)

    def map(self, since: str, until: str, kind: str) -> sheets.MapPage:
        """Return what is claimed where, from `since` up to `until`; blank or no day is no bound."""
        chosen = Kind(kind) if kind in set(Kind) else None
        return self._kept(self._map, Period(since=_day(since), until=_day(until), kind=chosen))

    def _map(self, period: Period) -> sheets.MapPage:
        days, undated = self.ledger.days(kind=period.kind)
        found, places = self.ledger.spots(period, limit=SPOTS)
        frame, _ = self.ledger.spots(Period(), limit=FRAME)
        mentions, left_open = self.ledger.left_open(period, limit=SPOTS)
        return views.map_page(
            map(_site, found),
            map(_site, frame),
            (sheets.OpenMention(one.mention, one.reason, one.claims) for one in mentions),
            days,
            places=places,
            left_open=left_open,
            undated=undated,
            since=period.since,
            until=period.until,
            kind=period.kind,
        )

    def search(self, typed: str, page: int) -> sheets.SearchPage:
        """Return what has the words `typed`."""
        typed = typed[:LONGEST]
        hits = self.ledger.claims_with_words(typed, limit=ROWS, offset=_offset(page, ROWS))
        texts = self.ledger.reports_with_words(typed, limit=EXCERPTS if page == 1 else 0)
        reports, claims, links = self._listed(hits.ids)
        by_id = {report.id: report for report in self.ledger.reports_by_id(texts.ids)}
        return views.search_page(
            typed,
            reports,
            claims,
            links,
            self._judged(reports),
            found=[by_id[key] for key in texts.ids],
            found_reports=texts.total,
            paging=sheets.Paging(page, ROWS, hits.total),
        )

    def compare(self, keys: tuple[str, ...]) -> sheets.AcrossPage | None:
        """Return reports beside one another; None where one is not there, or only one is."""
        named = [self._named(key) for key in keys[:COMPARED]]
        found = {report.id: report for report in named if report}
        if len(found) < 2 or None in named:
            return None
        ids = tuple(chain.from_iterable(map(self.ledger.claims_in, found)))
        links = self.ledger.links_around(claims=ids)
        return views.across(found.values(), self.ledger.claims_by_id(ids), links)

    def queue(self, page: int) -> sheets.QueuePage:
        """Return what to look at next."""
        portion = self.ledger.queue(limit=ROWS, offset=_offset(page, ROWS))
        reports, claims, links = self._listed(portion.ids)
        return views.queue_page(
            claims,
            reports,
            links,
            self._judged(reports),
            orphans=self._orphans() if page == 1 else (),
            reviewed=self.ledger.decided(),
            paging=sheets.Paging(page, ROWS, portion.total),
        )

    def next_in_queue(self, key: str) -> str | None:
        """Return the claim to look at after the claim `key`; None where there is no other."""
        ids = self.ledger.queue(limit=AHEAD).ids
        at = ids.index(key) + 1 if key in ids else 0
        return next((each for each in ids[at:] + ids[:at] if each != key), None)

    def standing_on(self, key: str, *, voice: bool) -> tuple[Judgement, ...]:
        """Return the judgements on a claim, by its id, or on a voice, by its name."""
        if voice:
            return self.ledger.judgements(reports=(), voices=(key,))
        found: dict[str, list[Judgement]] = {}
        for claim in self.ledger.claims_by_id((key,)):
            own = self.ledger.claims_by_id(self.ledger.claims_in(claim.report_id))
            found, _ = matched(own, self.ledger.judgements(reports=(claim.report_id,)))
        return tuple(found.get(key, ()))

    def anchored(self, made: Judgement) -> Judgement:
        """Return `made` with the words it is about: its claim's, or those of what it takes back."""
        if made.undoes is not None:
            standing = self.standing_on(made.claim or made.voice or "", voice=made.claim is None)
            for one in standing:
                if one.number == made.undoes:
                    return taking_back(one, by=made.by)
        for claim in self.ledger.claims_by_id((made.claim,) if made.claim else ()):
            anchor = on_claim(claim, made.decision, by=made.by)
            return replace(made, report=anchor.report, spans=anchor.spans, words=anchor.words)
        return made

    def everything(self, reviewed: bool) -> tuple[tuple[Report, ...], tuple[Claim, ...], Links]:
        """Return the whole ledger; where `reviewed`, only the claims that stand accepted."""
        claims, links = self.ledger.claims(), self.ledger.links()
        if reviewed:
            claims, links = views.accepted(claims, links, self.ledger.judgements())
        return self.ledger.reports(), claims, links

    def files(self) -> sheets.FilesPage:
        """Return what can be downloaded."""
        return sheets.FilesPage(
            ((BRIEF, "the brief, one page"), *((one.file, one.holds) for one in EXPORTS.values()))
        )

    def brief(self, reviewed: bool) -> views.BriefPage:
        """Return the brief of the whole ledger, or of what stands accepted."""
        return views.brief(*self.everything(reviewed), failures=self.ledger.failures())

    def _orphans(self) -> tuple[Judgement, ...]:
        """Return the judgements on claims that are gone, where no other has their words."""
        every = [one for one in self.ledger.judgements() if one.claim is not None]
        there = {claim.id for claim in self.ledger.claims_by_id(one.claim or "" for one in every)}
        gone = [one for one in every if one.claim not in there]
        near = chain.from_iterable(
            self.ledger.claims_in(report) for report in {one.report or "" for one in gone}
        )
        return matched(self.ledger.claims_by_id(near), gone)[1]

    def shelf(self, page: int) -> sheets.ShelfPage:
        """Return the list of reports."""
        portion = self.ledger.shelf(limit=SHELF, offset=_offset(page, SHELF))
        by_id = {report.id: report for report in self.ledger.reports_by_id(portion.ids)}
        return views.shelf(
            [by_id[key] for key in portion.ids],
            self.ledger.claim_counts(portion.ids),
            paging=sheets.Paging(page, SHELF, portion.total),
        )

    def index(self, what: str, page: int) -> sheets.IndexPage:
        """Return the list of ``places`` or of ``voices``."""
        return self._kept(self._index, what, page)

    def _index(self, what: str, page: int) -> sheets.IndexPage:
        listed = self.ledger.places if what == "places" else self.ledger.voices
        found, total = listed(limit=NAMES, offset=_offset(page, NAMES))
        lines = tuple(sheets.IndexLine(one.name, one.key, one.detail, one.claims) for one in found)
        return sheets.IndexPage(what, lines, sheets.Paging(page, NAMES, total))

    def _named(self, key: str) -> Report | None:
        """Return the report with this id, or whose id begins so."""
        digest = key.removeprefix("sha256:")
        if len(digest) < SHORTEST:
            return None
        try:
            return self.ledger.report(f"sha256:{digest}")
        except LedgerError:
            return None

    def _around(
        self, links: Links, *, claims: tuple[str, ...] = ()
    ) -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
        """Return the claims of all propositions of `links`, and of `claims`, with their reports."""
        ids = chain(claims, chain.from_iterable(one.claims for one in links.propositions))
        found = self.ledger.claims_by_id(ids)
        return self.ledger.reports_by_id(claim.report_id for claim in found), found

    def _listed(self, ids: tuple[str, ...]) -> tuple[tuple[Report, ...], tuple[Claim, ...], Links]:
        """Return the claims `ids`, their reports, and the links of their propositions alone."""
        claims = self.ledger.claims_by_id(ids)
        links = self.ledger.links_around(claims=ids)
        return self.ledger.reports_by_id(claim.report_id for claim in claims), claims, links

    def _judged(self, reports: tuple[Report, ...]) -> tuple[Judgement, ...]:
        return self.ledger.judgements(reports=[report.id for report in reports])


def _day(typed: str) -> str | None:
    """Return a day in ISO 8601; None where `typed` is none."""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return None


def _site(spot: Spot) -> Site:
    return Site(
        spot.id, spot.name, spot.within, spot.lat, spot.lon, spot.precision, (), (), spot.claims
    )


def _offset(page: int, size: int) -> int:
    return (page - 1) * size
