"""The desk's page contexts -> pieces of HTML, which the desk puts into its frame.

Enters: a context of `views.sheets`. Leaves: HTML without a frame. It refuses markup in strangers'
words, as the brief does: the same environment escapes everything, and links to the web are made of
http and https addresses only.
"""

from functools import lru_cache
from typing import Any

from purport.render.html.document import environment
from purport.render.html.map import MapDrawing, draw_maps
from purport.render.html.timeline import draw_timeline
from purport.render.plain import printable
from purport.views import sheets
from purport.views.atlas import period_label
from purport.views.pages import Site

LINE = 1040
NARROW = 340


def sheet_html(page: Any) -> str:
    """Return `page`, one of the contexts of `views.sheets`, as HTML."""
    name = TEMPLATES[type(page)]
    lines = {line.label: line for line in getattr(page, "reports", ())}
    return _filled(name, page=page, lines=lines, **_drawings(page))


def title_of(page: Any) -> str:
    """Return what a window with `page` in it is called, in plain text."""
    match page:
        case sheets.PropositionPage():
            return page.card.topic
        case sheets.ReportPage():
            return printable(page.line.title or page.line.file)
        case sheets.ClaimSheet():
            return f"Claim {page.row.line.id}"
        case sheets.PlacePage() | sheets.VoicePage():
            return printable(page.name)
        case sheets.SearchPage():
            return printable(f"Search: {page.typed}" if page.typed else "Search")
        case sheets.AcrossPage():
            return "Compared: " + ", ".join(printable(line.name) for line in page.reports)
        case sheets.QueuePage():
            return "Review"
        case sheets.ShelfPage():
            return "Reports"
        case sheets.MapPage():
            return "Map"
        case sheets.FilesPage():
            return "Files"
        case sheets.IndexPage():
            return page.what.capitalize()
        case _:
            return "Stories"


def style_sheet() -> str:
    """Return the style sheet of all pages: the brief's, and what the desk adds to it."""
    return "\n".join(map(_filled, ("brief.css", "desk/desk.css")))


def missing_html(what: str, why: str) -> str:
    """Return a page that says that `what` is not there, and why."""
    return _filled("desk/missing.html.jinja", what=what, why=why)


def bar_html(current: str, *, user: str | None, typed: str = "") -> str:
    """Return what stands over every page; `current` is the page's address, `user` who logged in."""
    return _filled("desk/bar.html.jinja", current=current, user=user, typed=typed, rooms=ROOMS)


def batches_html(batches: tuple[sheets.Batch, ...]) -> str:
    """Return how far each of `batches` is, and what could not be read."""
    return _filled("desk/batches.html.jinja", batches=batches)


def login_html(problem: str, *, target: str) -> str:
    """Return the whole document that asks for a name and a password; `target` comes after it."""
    return _filled("desk/login.html.jinja", problem=problem, target=target)


ROOMS = (
    ("/", "Stories"),
    ("/reports", "Reports"),
    ("/places", "Places"),
    ("/voices", "Voices"),
    ("/map", "Map"),
    ("/review", "Review"),
    ("/files", "Files"),
)
"""The pages that stand over every page, by address."""

TEMPLATES = {
    sheets.StoriesPage: "desk/stories.html.jinja",
    sheets.PropositionPage: "desk/proposition.html.jinja",
    sheets.ReportPage: "desk/report.html.jinja",
    sheets.ClaimSheet: "desk/claim.html.jinja",
    sheets.PlacePage: "desk/place.html.jinja",
    sheets.VoicePage: "desk/voice.html.jinja",
    sheets.SearchPage: "desk/search.html.jinja",
    sheets.AcrossPage: "desk/across.html.jinja",
    sheets.QueuePage: "desk/queue.html.jinja",
    sheets.ShelfPage: "desk/shelf.html.jinja",
    sheets.IndexPage: "desk/index.html.jinja",
    sheets.MapPage: "desk/map.html.jinja",
    sheets.FilesPage: "desk/files.html.jinja",
}


def _filled(name: str, **values: Any) -> str:
    return environment().get_template(name).render(**values)


@lru_cache(maxsize=64)
def _maps(frame: tuple[Site, ...], sites: tuple[Site, ...], width: int) -> tuple[MapDrawing, ...]:
    """Draw the maps; finding room for a hundred labels takes half a second."""
    return draw_maps(frame, width, counted=sites)


def _drawings(page: Any) -> dict[str, Any]:
    if isinstance(page, sheets.MapPage):
        return {
            "period": period_label(page.days, page.first, page.last),
            "maps": [
                ("wide", _maps(page.frame, page.sites, LINE)),
                ("narrow", _maps(page.frame, page.sites, NARROW)),
            ],
        }
    if not isinstance(page, sheets.PropositionPage):
        return {}
    return {
        "timelines": [
            ("wide", draw_timeline(page.days, LINE)),
            ("narrow", draw_timeline(page.days, NARROW)),
        ],
    }
