"""The quoted ranges of a text, by its double quotation marks."""

from typing import TYPE_CHECKING

from purport.attribution.phrases import DOUBLE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from purport.attribution.phrases import TokenRange


def find_quotations(doc: "Doc") -> "tuple[TokenRange, ...]":
    """Return the token ranges inside double quotation marks.

    A mark left open ends with its paragraph; a paragraph of one quotation may open it again.
    """
    found = []
    opened: int | None = None
    for token in doc:
        if token.text in DOUBLE:
            if opened is not None:
                found.append((opened, token.i))
            opened = token.i + 1 if _opens(token) else None
        elif opened is not None and token.is_space and token.text.count("\n") > 1:
            found.append((opened, token.i))
            opened = None
    return tuple((start, end) for start, end in found if end > start)


def _opens(mark: "Token") -> bool:
    """Whether a quotation mark opens: by its form, or by the blanks around a straight one."""
    if mark.text != '"':
        return mark.text in "“„«"
    if mark.whitespace_:
        return False
    before = mark.doc[mark.i - 1] if mark.i else None
    return before is None or bool(before.whitespace_) or before.is_space or before.text in "(["
