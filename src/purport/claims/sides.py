"""Words -> the state or the armed movement that they name.

Enters: some words of a report, and its parse for words that only the report explains ("the
regime"). Leaves: the name of a side, or None where nobody can tell. It refuses to take a backer for
the backed ("Anyland-backed rebels") and civilians or rebels for the state whose name they bear.
The names are curated in ``sides.toml``.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from purport.claims.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_STATELESS = word_list("parties", "stateless_nouns")
_DOMESTIC = word_list("parties", "domestic_nouns")
_RULING = re.compile(
    r"((?:[A-Z][\w.'’-]*\s+){1,3})(?:regime|government|army|president|leadership|armed\s+forces)\b",
    re.IGNORECASE,
)
# Behind a name these say that it is somebody else's: "Anyland-backed", "Anyland-held".
_NOT_THEMSELVES = word_list("parties", "backing_words")
_AGAINST = frozenset(("anti", "pro", "non", "ex", "former"))
# The share of a report's "X regime", "X army" that one state must have for a bare "the regime".
_DOMINANT = 0.7
_KEY = "purport.claims.sides"


def side_of(text: str, doc: "Doc | None" = None) -> str | None:
    """Return the state or movement that `text` names; a movement wins over a state.

    Where `doc` is given, "the regime" or "the army" is the side whose regime or army the report
    speaks of otherwise.

    >>> side_of("general staff of Ukraine"), side_of("Houthi fighters"), side_of("local rebels")
    ('Ukraine', 'Houthis', None)
    """
    words = [match.group() for match in _WORD.finditer(text)]
    named = list(_named(words))
    movements = [side for side, movement in named if movement]
    if movements:
        return movements[0]
    forms = {word.lower() for word in words}
    states = list(dict.fromkeys(side for side, _ in named))
    if states:
        return states[0] if len(states) == 1 and not forms & _STATELESS else None
    if doc is None or not forms & _DOMESTIC or forms & (_STATELESS | _AGAINST):
        return None
    return _ruling_side(doc)


def _named(words: list[str]) -> "list[tuple[str, bool]]":
    """Return the sides named by `words`, each with whether it is a movement, in order."""
    table, longest = _names()
    found = []
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            hit = _lookup(words[at : at + length], table)
            if hit is None:
                continue
            after = words[at + length].lower() if at + length < len(words) else ""
            before = words[at - 1].lower() if at else ""
            if after not in _NOT_THEMSELVES and before not in _AGAINST:
                found.append(hit)
            at += length
            break
        else:
            at += 1
    return found


def _lookup(words: list[str], table: dict[str, tuple[str, bool]]) -> tuple[str, bool] | None:
    if not words[-1][0].isupper():
        known = table.get(" ".join(words)) if words[0].isupper() else None
        return known or (
            table.get(" ".join(words).lower()) if len(words) > 1 and words[0][0].isupper() else None
        )
    joined = re.sub(r"['’`]", "", " ".join(words))
    for form in (joined, joined.lower()):
        hit = table.get(form)
        if hit is None and form[-1] in "sS" and len(form) > 3:
            hit = table.get(form[:-1])
        if hit is not None:
            return hit
    return None


def _ruling_side(doc: "Doc") -> str | None:
    """Return the side whose regime, government or army a report speaks of, if mostly one."""
    if _KEY not in doc.user_data:
        counts: Counter[str] = Counter()
        for match in _RULING.finditer(doc.text):
            counts.update(side for side, _ in _named(_WORD.findall(match[1])))
        side, most = counts.most_common(1)[0] if counts else (None, 0)
        dominant = most >= _DOMINANT * counts.total()
        doc.user_data[_KEY] = side if dominant else None
    found: str | None = doc.user_data[_KEY]
    return found


@cache
def _names() -> tuple[dict[str, tuple[str, bool]], int]:
    text = (files("purport.claims") / "sides.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    names = {
        words: (side, table == "movements")
        for table, sides in tables.items()
        for side, forms in sides.items()
        for words in (*forms, re.sub(r"['’-]", lambda m: "" if m[0] != "-" else " ", side).lower())
    }
    return names, max(len(words.split()) for words in names)
