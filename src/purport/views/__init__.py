"""Views: reports, claims and links -> frozen page contexts, which terminal and HTML draw alike.

Enters: values of the vocabulary. Leaves: `BriefPage`, `ComparePage`, `ClaimPage`, `ClaimList`,
`TracePage`, and the pages of the analyst's desk (`sheets`). They refuse verdicts: a page says who
claims what and on whose word it rests, never who is right.
"""

from purport.views.across import across
from purport.views.atlas import map_page
from purport.views.brief import Limits, brief
from purport.views.claims import claim_list, claim_page
from purport.views.compare import compare
from purport.views.finding import search_page
from purport.views.pages import BriefPage, ClaimList, ClaimPage, ComparePage, TracePage
from purport.views.reading import report_page, shelf
from purport.views.review import accepted
from purport.views.stories import claim_sheet, proposition_page, queue_page, stories
from purport.views.subjects import place_page, voice_page
from purport.views.trace import trace

__all__ = [
    "BriefPage",
    "ClaimList",
    "ClaimPage",
    "ComparePage",
    "Limits",
    "TracePage",
    "accepted",
    "across",
    "brief",
    "claim_list",
    "claim_page",
    "claim_sheet",
    "compare",
    "map_page",
    "place_page",
    "proposition_page",
    "queue_page",
    "report_page",
    "search_page",
    "shelf",
    "stories",
    "trace",
    "voice_page",
]
