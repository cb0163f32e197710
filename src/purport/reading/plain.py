"""Text and Markdown -> `Draft`.

Enters: the characters of one file. Leaves: the text as it stands, except that front matter (lines
of ``key: value`` between two lines of ``---``, in front of everything else) is taken off it and
gives title, outlet, url, published (or date), updated, author and language (or lang). A Markdown
text that opens with a heading (``# Title``) keeps it and takes its title from it where front matter
states none. It refuses nothing; what looks like front matter and is not stays text.
"""

import re
from typing import Any

from purport.reading.canonical import Draft, canonical

FENCE = "---"

# Lines in which front matter has to close; what runs on is prose between two rules.
LONGEST_FRONT_MATTER = 100

KEYS = {
    "title": "title",
    "outlet": "outlet",
    "url": "url",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "author": "author",
    "updated": "updated",
}

_PAIR = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*))?")
_CONTINUED = re.compile(r"[ \t]|- |-$|#|$")


def read_plain(text: str, *, file: str, markdown: bool) -> Draft:
    """Return the draft of a text file, or of a Markdown file where `markdown` is true."""
    text = canonical(text)
    stated, text = _front_matter(text)
    if markdown and "title" not in stated and (heading := _heading(text)):
        stated["title"] = heading
    return Draft(text=text, file=file, **stated)


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    # Returns what the front matter states, and the text behind it and its blank lines.
    lines = text.split("\n", LONGEST_FRONT_MATTER)
    if lines[0].rstrip() != FENCE:
        return {}, text
    stated: dict[str, Any] = {}
    pairs = 0
    for number, line in enumerate(lines[1:LONGEST_FRONT_MATTER], 1):
        if line.rstrip() in {FENCE, "..."} and pairs:
            return stated, "\n".join(lines[number + 1 :]).lstrip("\n")
        if pair := _PAIR.fullmatch(line):
            pairs += 1
            value = _scalar(pair[2] or "")
            if value and (key := KEYS.get(pair[1].lower())):
                stated.setdefault(key, value)
        elif not _CONTINUED.match(line):
            break
    return {}, text


def _heading(text: str) -> str | None:
    line = text.lstrip().partition("\n")[0]
    return line[2:].rstrip().rstrip("#").strip() if line.startswith(("# ", "#\t")) else None


def _scalar(written: str) -> str:
    # A YAML value on one line; lists, maps and folded blocks are not read.
    written = written.strip()
    if written[:1] in {'"', "'"}:
        closing = written.find(written[0], 1)
        return written[1:closing] if closing > 0 else written[1:]
    if written[:1] in {"[", "{", "|", ">", "&", "*", "!"}:
        return ""
    return re.split(r"\s#", written, maxsplit=1)[0].strip()
