"""A report -> its whole text, marked, beside its claims and what others say to them.

Enters: a report, its appearances, the claims around it, links, judgements. Leaves: a `ReportPage`.
It refuses to shorten: every character of the report's paragraphs is there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from purport.model import Claim, Judgement, Links, Report
from purport.views.collection import whole
from purport.views.garblings import garblings
from purport.views.pairings import bearings
from purport.views.passages import paragraphs
from purport.views.rows import rows
from purport.views.sheets import Echo, Paging, ReportPage, ShelfPage
from purport.views.wordings import wordings


def report_page(
    report: Report,
    appearances: Iterable[Report],
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
) -> ReportPage:
    """Show `report`; `claims` are its own and those of others that say the same or bear on it."""
    others = (each for each in reports if each.id != report.id)
    collection = whole((report, *others), claims, links)
    own = sorted(
        (claim for claim in collection.claim_of.values() if claim.report_id == report.id),
        key=lambda claim: (claim.content, claim.id),
    )
    listed = rows(collection, own, judgements)
    echoes = (
        Echo(row.number, row.line.also, bearings(collection, row.proposition)) for row in listed
    )
    return ReportPage(
        line=collection.line_of[report.id],
        language=report.language,
        appearances=tuple(whole((each,), (), links).line_of[each.id] for each in appearances),
        paragraphs=paragraphs(report, own),
        rows=listed,
        echoes=tuple(echo for echo in echoes if echo.alike or echo.bearings),
        garblings=garblings(collection, claims=(claim.id for claim in own)),
        wordings=wordings(collection, own),
        reports=tuple(collection.line_of.values()),
    )


def shelf(reports: Iterable[Report], counts: Mapping[str, int], *, paging: Paging) -> ShelfPage:
    """List reports; `counts` says how many claims each has, by its id."""
    lines = whole(reports, (), Links((), ())).line_of.values()
    return ShelfPage(tuple(replace(line, claims=counts.get(line.id, 0)) for line in lines), paging)
