"""Words -> the claims and the reports that have them, the closest first.

Enters: a connection and what somebody typed. Leaves: ids. It refuses FTS5's own language, so that
no typing is an error: words are all wanted, "words in quotation marks" next to one another, and a
star at a word's end stands for any ending. English endings are folded ("captured" finds "capture").
"""

import re

from sqlalchemy import Connection, text

_PIECES = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w")


def as_match(typed: str) -> str | None:
    """Return what was typed as an FTS5 query, None where it has no word.

    >>> as_match('captured "most of" Volch* -')
    '"captured" "most of" "Volch"*'
    """
    pieces = []
    # FTS5 reads a query up to its first NUL.
    for quoted, bare in _PIECES.findall(typed.replace("\0", " ")):
        words = (quoted or bare).replace('"', " ").strip()
        if _WORD.search(words):
            star = "*" if bare.endswith("*") else ""
            pieces.append(f'"{words.rstrip("*")}"{star}')
    return " ".join(pieces) or None


def matching_claims(
    connection: Connection, typed: str, *, limit: int, offset: int
) -> tuple[tuple[str, ...], int]:
    """Return the ids of claims whose content or sentence has the words, and how many there are."""
    # A word in the content counts five times one in the rest of its sentence.
    return _matching(
        connection, "claim_words", "claim_id", "bm25(claim_words, 5.0, 1.0)", typed, limit, offset
    )


def matching_reports(
    connection: Connection, typed: str, *, limit: int, offset: int
) -> tuple[tuple[str, ...], int]:
    """Return the ids of reports whose text has the words, and how many there are."""
    return _matching(
        connection, "report_words", "report_id", "bm25(report_words)", typed, limit, offset
    )


def _matching(
    connection: Connection,
    table: str,
    column: str,
    rank: str,
    typed: str,
    limit: int,
    offset: int,
) -> tuple[tuple[str, ...], int]:
    match = as_match(typed)
    if match is None:
        return (), 0
    total = connection.scalar(
        text(f"SELECT count(*) FROM {table} WHERE {table} MATCH :match"), {"match": match}
    )
    found = connection.scalars(
        text(
            f"SELECT {column} FROM {table} JOIN searchable ON number = {table}.rowid "
            f"WHERE {table} MATCH :match ORDER BY {rank}, number LIMIT :limit OFFSET :offset"
        ),
        {"match": match, "limit": limit, "offset": offset},
    )
    return tuple(found), int(total or 0)
