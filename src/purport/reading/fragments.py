"""A fragment of HTML (a feed's item, a message, a letter) -> plain paragraphs.

Enters: HTML without a page around it. Leaves: its words, one paragraph or list item a block, blocks
apart by a blank line. It refuses to guess what is an article and what is a menu: a fragment is read
whole, save scripts, styles and what is hidden in templates.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th tr ul".split()
)
SILENT = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "object"})

_BLANKS = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*|[ \t\r\f\v]+")


def fragment_text(html: str) -> str:
    """Return the words of `html`; text without any tag comes back with its blanks put in order.

    >>> fragment_text("<p>It <b>fell</b>,<br>he said.</p><p>No.</p><script>x</script>")
    'It fell,\\nhe said.\\n\\nNo.'
    """
    from lxml.html import fromstring  # takes a tenth of a second: loaded when needed

    if not html.strip():
        return ""
    return element_text(fromstring(f"<div>{html}</div>"))


def element_text(element: "HtmlElement") -> str:
    """Return the words below `element`, blocks apart by a blank line."""
    blocks = "".join(_pieces(element)).split("\0")
    lines = (_in_order(block) for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _pieces(top: "HtmlElement") -> Iterator[str]:
    # Walks without recursion, for the depth of a stranger's markup is the stranger's choice.
    waiting: list[HtmlElement | str] = [top]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
            continue
        silent = not isinstance(element.tag, str) or element.tag in SILENT
        behind = "" if element is top else _plain(element.tail)
        if silent:
            yield behind
            continue
        if element.tag == "br":
            yield "\x01" + behind
            continue
        edge = "\0" if element.tag in BLOCKS else ""
        yield edge + _plain(element.text)
        waiting.append(edge + behind)
        waiting.extend(reversed(element))


def _plain(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "").replace("\0", " ").replace("\x01", " ")


def _in_order(block: str) -> str:
    lines = (re.sub(r" {2,}", " ", line).strip() for line in block.split("\x01"))
    return "\n".join(lines).strip()
