"""Views: reports, claims and links -> frozen page contexts, which terminal and HTML draw alike.

Enters: values of the vocabulary. Leaves: `BriefPage`, `ComparePage`, `ClaimPage`, `ClaimList`,
`TracePage`. They
refuse verdicts: a page says who claims what and on whose word it rests, never who is right.
"""

from purport.views.brief import Limits, brief
from purport.views.claims import claim_list, claim_page
from purport.views.compare import compare
from purport.views.pages import BriefPage, ClaimList, ClaimPage, ComparePage, TracePage
from purport.views.trace import trace

__all__ = [
    "BriefPage",
    "ClaimList",
    "ClaimPage",
    "ComparePage",
    "Limits",
    "TracePage",
    "brief",
    "claim_list",
    "claim_page",
    "compare",
    "trace",
]
