"""Lines broken at a page's or a letter's margin -> paragraphs.

Enters: text whose lines end where the paper did. Leaves: one line a paragraph, words that were
divided at a line's end joined. It refuses to join what is no running text: a line much shorter than
the others that ends a sentence ends its paragraph, and so do blank lines and list marks.
"""

import re
from statistics import median

# A line that ends a sentence and is shorter than this share of the usual line is a paragraph's
# last; headings are shorter still and end in no mark.
SHORT = 0.75
HEADING = 0.6

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"\s*(?:[-–—*•▪●]|\d{1,3}[.)])\s")
_DIVIDED = re.compile(r"([a-zа-яіїєґ]{2})[-\u00ad]$")


def reflow(text: str) -> str:
    """Return `text` with one line a paragraph and a blank line between paragraphs.

    >>> reflow("The army said that its for-\\nces had taken the vil-\\nlage.\\n\\nNo.")
    'The army said that its forces had taken the village.\\n\\nNo.'
    """
    lines = [line.rstrip() for line in text.split("\n")]
    lengths = [len(line.strip()) for line in lines if len(line.strip()) > 20]
    usual = median(lengths) if lengths else 0
    paragraphs: list[str] = []
    open_line = ""
    for line in lines:
        words = line.strip()
        if not words:
            _close(paragraphs, open_line)
            open_line = ""
            continue
        if open_line and (_ITEM.match(line) or _is_heading(words, after=open_line, usual=usual)):
            _close(paragraphs, open_line)
            open_line = ""
        if open_line and _DIVIDED.search(open_line) and words[0].islower():
            open_line = open_line[:-1] + words
        else:
            open_line = f"{open_line} {words}" if open_line else words
        ends = _ENDS.search(words) and len(words) < SHORT * usual
        if ends or _heads(words, usual=usual, whole=open_line):
            _close(paragraphs, open_line)
            open_line = ""
    _close(paragraphs, open_line)
    return "\n\n".join(paragraphs)


def _close(paragraphs: list[str], line: str) -> None:
    if line:
        paragraphs.append(line)


def _is_heading(words: str, *, after: str, usual: float) -> bool:
    return bool(_ENDS.search(after)) and _heads(words, usual=usual, whole=words)


def _heads(words: str, *, usual: float, whole: str) -> bool:
    # A short line alone, without a mark at its end, before a line that begins anew.
    return words == whole and len(words) < HEADING * usual and not _ENDS.search(words)
