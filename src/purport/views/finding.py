"""What a search found -> rows of claims, and reports with the passage where the words stand.

Enters: what was typed, the claims and the reports found. Leaves: a `SearchPage`. It refuses to
find: the ledger does, and knows endings ("captured" finds "capture") that are not marked here.
"""

import re
from collections.abc import Iterable

from purport.model import Claim, Judgement, Links, Report
from purport.views.collection import whole
from purport.views.pages import Mark, Segment
from purport.views.passages import Marking, segments
from purport.views.rows import rows
from purport.views.sheets import Excerpt, Paging, SearchPage

AROUND = 160
"""Characters before and behind the first word found in a report."""

STEM = 5
"""Letters of a longer word that are looked for, so that other endings of it are marked too."""


def search_page(
    typed: str,
    reports: Iterable[Report],
    claims: Iterable[Claim],
    links: Links,
    judgements: Iterable[Judgement],
    *,
    found: Iterable[Report],
    found_reports: int,
    paging: Paging,
) -> SearchPage:
    """Show `claims` and the reports `found`; `found_reports` is how many there are in all."""
    claims = tuple(claims)
    found = tuple(found)
    known = {report.id: report for report in (*reports, *found)}
    collection = whole(known.values(), claims, links)
    pattern = words_pattern(typed)
    return SearchPage(
        typed=typed,
        rows=rows(collection, claims, judgements),
        excerpts=tuple(
            Excerpt(collection.line_of[report.id], excerpt(report, pattern)) for report in found
        ),
        found_reports=found_reports,
        paging=paging,
        reports=tuple(collection.line_of.values()),
    )


def words_pattern(typed: str) -> re.Pattern[str] | None:
    """Return what finds the words of a search in a text, None where there are none.

    >>> words_pattern("captured").search("They capture it.").group()
    'capture'
    """
    stems = [re.escape(word[: max(STEM, len(word) - 3)]) for word in re.findall(r"\w+", typed)]
    return re.compile(r"\b(?:" + "|".join(stems) + r")\w*", re.IGNORECASE) if stems else None


def excerpt(report: Report, pattern: re.Pattern[str] | None) -> tuple[Segment, ...]:
    """Return the passage around the first of the words, with all of them marked in it."""
    first = pattern.search(report.text) if pattern else None
    middle = first.start() if first else 0
    start, end = max(middle - AROUND, 0), min(middle + AROUND, len(report.text))
    start = report.text.find(" ", start, middle) + 1 if start else 0
    cut = report.text.rfind(" ", middle, end) if end < len(report.text) else end
    end = cut if cut > middle else end
    markings = [
        Marking(report.span(*hit.span()), Mark.FOUND)
        for hit in (pattern.finditer(report.text, start, end) if pattern else ())
    ]
    return segments(report, start, end, markings)
