"""The bytes that reports were read from -> rows, and back: what a ledger can be held against.

Enters: a `Report` with its `Original`. Leaves: the original's bytes, kept once by their hash and
compressed, and a row for each place that a report's text was got from. It refuses to unpack more
than the bytes that were put in.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, exists, func, insert, select

from purport.ledger.rows import digest
from purport.ledger.tables import original, report, retrieval
from purport.model import Original, Report

ZLIB = "zlib"
AS_THEY_CAME = "as they came"
LARGEST = 1 << 30
"""Bytes of an original: SQLite keeps no more in one place."""


@dataclass(slots=True)
class Kept:
    """How many originals were looked at, and how many reports have none."""

    originals: int = 0
    without: int = 0


def keep(connection: Connection, of: Report, *, when: str) -> None:
    """Write down what `of` was read from; nothing where its text was got from there before."""
    source = of.original
    if source is None:
        return
    column = retrieval.c
    names = connection.scalars(select(column.name).where(column.report_id == of.id)).all()
    if source.name in names:
        return
    if not connection.scalar(select(exists().where(original.c.id == source.id))):
        connection.execute(insert(original), _packed(source))
    row: dict[str, Any] = {
        "report_id": of.id,
        "position": len(names),
        "original_id": source.id,
        "name": source.name,
        "way": source.way,
        "address": source.address,
        "retrieved": source.retrieved or when,
    }
    connection.execute(insert(retrieval), row | {"digest": digest(row)})


def originals(connection: Connection, report_id: str) -> tuple[Original, ...]:
    """Return what the report `report_id` was read from; ValueError where that is damaged."""
    chosen = (
        select(retrieval, original.c.size, original.c.packed, original.c.content)
        .join(original, original.c.id == retrieval.c.original_id)
        .where(retrieval.c.report_id == report_id)
        .order_by(retrieval.c.position)
    )
    return tuple(
        Original(
            _unpacked(row.packed, row.content, size=row.size),
            name=row.name,
            way=row.way,
            address=row.address,
            retrieved=row.retrieved,
        )
        for row in connection.execute(chosen)
    )


def check(connection: Connection, kept: Kept) -> Iterator[str]:
    """Unpack and hash every original and every row about one; yield what does not hold."""
    for row in connection.execution_options(yield_per=1).execute(select(original)):
        kept.originals += 1
        try:
            content = _unpacked(row.packed, row.content, size=row.size)
        except ValueError as error:
            yield f"original {row.id} cannot be unpacked: {error}"
            continue
        if "sha256:" + sha256(content).hexdigest() != row.id:
            yield f"original {row.id}: its bytes do not have this hash"
    positions: dict[str, list[int]] = {}
    used = set()
    ordered = select(retrieval).order_by(retrieval.c.report_id, retrieval.c.position)
    for each in connection.execute(ordered).mappings():
        row_of = dict(each)
        positions.setdefault(each["report_id"], []).append(each["position"])
        used.add(each["original_id"])
        if row_of.pop("digest") != digest(row_of):
            yield f"report {each['report_id']}: the digest of how it came does not fit"
    for key, found in positions.items():
        if found != list(range(len(found))):
            yield f"report {key}: a row about how it came is missing"
    for key in connection.scalars(select(original.c.id)):
        if key not in used:
            yield f"original {key}: no report is said to come from it"
    kept.without = (connection.scalar(select(func.count()).select_from(report)) or 0) - len(
        positions
    )


def _packed(source: Original) -> dict[str, Any]:
    packed = zlib.compress(source.content)
    smaller = len(packed) < len(source.content)
    return {
        "id": source.id,
        "size": len(source.content),
        "packed": ZLIB if smaller else AS_THEY_CAME,
        "content": packed if smaller else source.content,
    }


def _unpacked(how: str, content: bytes, *, size: int) -> bytes:
    """Return the bytes as they came; ValueError where they are not `size` bytes."""
    if size > LARGEST:
        raise ValueError(f"they are more than {LARGEST:,} bytes")
    if how == ZLIB:
        unpacking = zlib.decompressobj()
        try:
            content = unpacking.decompress(content, size + 1)
        except zlib.error as error:
            raise ValueError(str(error)) from error
    if len(content) != size:
        raise ValueError(f"they are not {size:,} bytes")
    return content
