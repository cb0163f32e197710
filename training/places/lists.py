"""Lists of neighbouring settlements as war reports spell them, made up from the gazetteer.

Enters: the settlements of Ukraine. Leaves: `Made` lists: one settlement, some of its neighbours,
each romanised from its Ukrainian name or from a Russian one by one of several systems, one in eight
with a slip. It refuses the oblasts that it is told to leave out.

What it makes is alike to the development lists in kind, not in content: nothing of them is in it.
The Russian names are GeoNames' where it has one of the same root, else made by the endings and
vowels in which the languages differ.
"""

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

import translitua as systems

from purport.places.entry import SETTLEMENTS, Entry
from purport.spelling.folding import similarity

SLIPS = 0.12
"""Share of names with a slip, as the description of the development lists says."""

REACH = 0.16
"""Degrees of latitude (18 km) within which settlements with coordinates are neighbours."""

FROM_UKRAINIAN = (
    systems.UkrainianKMU, systems.UkrainianKMU, systems.UkrainianBGN, systems.UkrainianSimple,
    systems.UkrainianNational1996, systems.UkrainianUNGEGN,
)  # fmt: skip
FROM_RUSSIAN = (
    systems.RussianInternationalPassport, systems.RussianInternationalPassport1997,
    systems.RussianSimple, systems.RussianICAO, systems.RussianDriverLicense,
)  # fmt: skip

_ENDINGS = (
    (r"ій$", "ий"), (r"[иі]й$", "ый"), (r"ськ", "ск"), (r"цьк", "цк"), (r"зьк", "зск"),
    (r"ськ[еа]$", "ское"), (r"івці$", "овцы"), (r"івк", "овк"), (r"їв", "ев"), (r"ів$", "ов"),
    (r"(?<=[овнклдмт])е$", "ое"), (r"ове$", "ово"), (r"ине$", "ино"), (r"іне$", "ино"),
    (r"є", "е"), (r"ї", "и"), (r"і", "и"), (r"ґ", "г"), (r"[’ʼ']", "ъ"), (r"ьо", "ё"), (r"йо", "ё"),
)  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u045f’'ʼ \-]+$")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ’ʼ']")


@dataclass(frozen=True, slots=True)
class Made:
    """A list: the names, the ids of what each means, the oblast (as the list states it or not)."""

    region: str
    stated: bool
    names: tuple[str, ...]
    ids: tuple[str, ...]


def settlements_of(entries: Iterable[Entry]) -> list[Entry]:
    """Return the settlements of Ukraine that have a Ukrainian name and lie in an oblast."""
    return [
        e
        for e in entries
        if e.country == "UA"
        and e.type in SETTLEMENTS
        and e.lat is not None
        and len(e.within) > 2
        and any(_CYRILLIC.match(name) for name in e.names)
    ]


def make_lists(
    settlements: Sequence[Entry], *, number: int, without: Collection[str], seed: int
) -> Iterator[Made]:
    """Yield `number` lists from the oblasts that are not named in `without`."""
    dice = random.Random(seed)
    kept = [e for e in settlements if e.within[-2] not in without]
    cells: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for entry in kept:
        cells[_cell(entry)].append(entry)
    while number:
        first = dice.choice(kept)
        near = [e for e in _around(first, cells) if e.id != first.id]
        if len(near) < 4:
            continue
        chosen = [first, *dice.sample(near, min(len(near), dice.choice((1, 2, 2, 3, 3, 4, 5))))]
        dice.shuffle(chosen)
        names = tuple(_spelt(entry, dice) for entry in chosen)
        if len({name.lower() for name in names}) < len(names):
            continue
        yield Made(first.within[-2], dice.random() < 0.5, names, tuple(e.id for e in chosen))
        number -= 1


def _cell(entry: Entry) -> tuple[int, int]:
    return int((entry.lat or 0.0) / REACH), int((entry.lon or 0.0) / REACH)


def _around(first: Entry, cells: dict[tuple[int, int], list[Entry]]) -> list[Entry]:
    row, column = _cell(first)
    lat, lon = first.lat or 0.0, first.lon or 0.0
    return [
        e
        for y in (row - 1, row, row + 1)
        for x in range(column - 2, column + 3)
        for e in cells.get((y, x), ())
        if abs((e.lat or 0.0) - lat) < REACH
        and abs((e.lon or 0.0) - lon) * cos(radians(lat)) < REACH
    ]


def _spelt(entry: Entry, dice: random.Random) -> str:
    cyrillic = next(name for name in entry.names if _CYRILLIC.match(name))
    if dice.random() < 0.5:
        table = dice.choice(FROM_UKRAINIAN)
    else:
        cyrillic, table = _russian(entry, cyrillic), dice.choice(FROM_RUSSIAN)
    name = systems.translit(cyrillic, table)
    name = re.sub(r"[^A-Za-z' \-]", "", name)
    if dice.random() < 0.7:
        name = name.replace("'", "")
    if dice.random() < 0.2:
        name = name.replace("-", " ")
    return _slipped(name, dice) if dice.random() < SLIPS else name


def _russian(entry: Entry, ukrainian: str) -> str:
    known = [
        name
        for name in entry.names
        if _CYRILLIC.match(name)
        and name != ukrainian
        and not _UKRAINIAN.search(name)
        and similarity(systems.translit(name, systems.RussianSimple), entry.name, "UA") > 0.6
    ]
    if known:
        return known[0]
    name = ukrainian
    for ending, other in _ENDINGS:
        name = re.sub(ending, other, name)
    return name


def _slipped(name: str, dice: random.Random) -> str:
    """Return `name` with a letter lost, doubled, changed or exchanged with the next one."""
    at = dice.randrange(1, max(2, len(name) - 1))
    match dice.randrange(4):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + name[at] + name[at:]
        case 2:
            return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
        case _:
            same = "aeiouy" if name[at] in "aeiouy" else "bcdfghklmnprstvz"
            return name[:at] + dice.choice(same) + name[at + 1 :]
