"""A brief -> one HTML file that opens offline.

Enters: a `BriefPage`. Leaves: a whole HTML document: style and drawings are in it, scripts and
anything fetched are not, and its content security policy forbids both. It refuses markup in
reports' words: everything is escaped, control characters are replaced, and a link is only made of
an http or https address.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from purport.views.pages import BriefPage


def brief_html(page: "BriefPage") -> str:
    """Return the brief as an HTML document, in UTF-8 without a byte order mark when encoded."""
    from purport.render.html.document import brief_document

    return brief_document(page)


__all__ = ["brief_html"]
