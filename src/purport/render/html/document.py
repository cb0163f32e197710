"""The HTML document: the templates' surroundings, and the drawings that go into them.

Enters: a `BriefPage`. Leaves: HTML. It refuses to trust: the templates escape whatever they print,
and a value that is missing is an error rather than a blank.
"""

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from purport.render import wording
from purport.render.html import addresses
from purport.render.html.map import draw_maps
from purport.render.html.spread import draw_spread
from purport.render.html.timeline import draw_timeline
from purport.render.html.ways import draw_ways
from purport.render.plain import printable
from purport.views.pages import BriefPage

if TYPE_CHECKING:
    from jinja2 import Environment

# Widths of drawings in CSS pixels, so that their letters keep their size: the map beside its list
# and the line across a page of 68 rem, and both on a phone of 360 pixels less its margins.
MAP = 600
LINE = 1040
NARROW = 340


def brief_document(page: BriefPage) -> str:
    """Fill the brief's template."""
    return (
        environment()
        .get_template("brief.html.jinja")
        .render(
            page=page,
            maps=[
                ("wide", draw_maps(page.gazette.sites, MAP)),
                ("narrow", draw_maps(page.gazette.sites, NARROW)),
            ],
            timelines=[
                ("wide", draw_timeline(page.days, LINE)),
                ("narrow", draw_timeline(page.days, NARROW)),
            ],
        )
    )


@cache
def environment() -> "Environment":
    """Return the templates' surroundings: whatever they print is escaped and made printable."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("purport.render.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {
        "say": wording,
        "to": addresses,
        "counted": wording.counted,
        "web_address": web_address,
        "draw_spread": draw_spread,
        "draw_ways": draw_ways,
    }
    return made


def _shown(value: object) -> object:
    """Make strangers' words printable; what a macro has escaped already is left alone."""
    return printable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def web_address(url: str | None) -> str | None:
    """Return `url` where a browser may be sent to it, else None.

    >>> web_address("https://news.example/a"), web_address("javascript:alert(1)")
    ('https://news.example/a', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
