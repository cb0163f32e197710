"""How quick the analyst's desk is on a large ledger, alone and with many people before it.

    python -m bench.desk [--claims 100000] [--seconds 120] [--ledger KEPT.db]

Enters: nothing; the ledger is made up (`made_claims`) and linked, or one that an earlier run kept.
Leaves: how long `purport serve` takes to start, each page of it alone, and then `READERS` who turn
pages and `REVIEWERS` who judge for some time, every one a client of its own over loopback: counts,
the 95th percentile, and whether every judgement stands in the ledger. Exit code 1 where a bound is
broken. Between two pages a reader looks at one for `THINK` seconds, which is quick for a reader.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from socket import socket
from urllib.parse import quote

import httpx

from bench.made_claims import War
from purport.ledger import open_ledger
from purport.linking import link_claims
from purport.model import Claim

SEED = 20251120
START, PAGE, MANY = 3.0, 1.0, 1.5
"""Seconds: to start, for a page alone, and the 95th percentile with many."""

READERS, REVIEWERS = 20, 5
THINK = (1.0, 3.0)
ROUNDS = 3


def spread(claim: Claim) -> Claim:
    """Return `claim` with its made-up towns spread over the map, which linking does not look at."""
    places = tuple(
        replace(
            place,
            lat=46.0 + int((place.id or ":0").partition(":")[2]) * 37 % 600 / 100,
            lon=30.0 + int((place.id or ":0").partition(":")[2]) * 91 % 1000 / 100,
        )
        for place in claim.places
    )
    return replace(claim, places=places)


def make_ledger(path: Path, claims: int) -> None:
    """Write made-up reports with `claims` claims into the ledger at `path`, and link them."""
    with open_ledger(path) as ledger:
        for report, found in War(SEED).reports(claims):
            ledger.add(report, tuple(map(spread, found)))
        ledger.replace_links(link_claims(ledger.reports(), ledger.claims()))


@contextmanager
def served(ledger: Path) -> Iterator[tuple[str, float]]:
    """Run the desk on `ledger`; yield its address and after how many seconds it answered."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.monotonic()
    command = [sys.executable, "-m", "purport", "serve", "--ledger", str(ledger)]
    # As people have it: Python keeps what it compiled at the first start.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, text=True, env=kept
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            yield f"http://127.0.0.1:{port}", time.monotonic() - began
        finally:
            process.kill()


def addresses(desk: str, drawn: random.Random) -> dict[str, list[str]]:
    """Return addresses of each sort of page, of things that the ledger has."""

    def lines(path: str, key: str) -> list[str]:
        found = httpx.get(f"{desk}/api/{path}", timeout=60).json()["lines"]
        return [quote(line[key], safe="") for line in found]

    queue = httpx.get(f"{desk}/api/queue", timeout=60).json()["rows"]
    stories = httpx.get(f"{desk}/api/stories", timeout=60).json()["stories"]
    reports = lines("reports", "id")
    pairs = [drawn.sample(reports, 2) for _ in range(20)]
    return {
        "stories": ["/", "/?page=2", "/?kind=strike", "/?kind=control&page=40", "/?page=900"],
        "proposition": [f"/proposition/{one['card']['id']}" for one in stories],
        "report": [f"/report/{key}" for key in reports],
        "claim": [f"/claim/{row['line']['id']}?queue=1" for row in queue],
        "place": [f"/place?key={key}" for key in lines("places", "key")],
        "voice": [f"/voice?name={key}" for key in lines("voices", "key")],
        "search": [f"/search?words={word}" for word in ("captured", "troops", "bridge school")],
        "compare": [f"/compare?report={one}&report={other}" for one, other in pairs],
        "map": ["/map", "/map?since=2024-01-05&until=2024-01-20", "/map?kind=strike"],
        "review": ["/review", "/review?page=3"],
        "lists": ["/reports", "/places", "/voices", "/reports?page=9", "/files"],
    }


@dataclass
class Seen:
    """What the clients met: seconds by sort of page, failures, and the judgements written."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    judged: list[int] = field(default_factory=list)
    told: int = 0

    def note(self, sort: str, began: float, answer: httpx.Response, *, good: set[int]) -> None:
        """Note an answer to a request that was sent at `began`."""
        self.seconds.setdefault(sort, []).append(time.monotonic() - began)
        if answer.status_code not in good:
            self.failures[f"{sort}: {answer.status_code}"] += 1


async def reader(
    desk: str, pages: dict[str, list[str]], until: float, seed: int, seen: Seen
) -> None:
    """Turn pages until the time `until`."""
    drawn = random.Random(seed)
    async with httpx.AsyncClient(base_url=desk, timeout=60) as client:
        while time.monotonic() < until:
            await asyncio.sleep(drawn.uniform(*THINK))
            sort = drawn.choice(sorted(pages))
            began = time.monotonic()
            seen.note(sort, began, await client.get(drawn.choice(pages[sort])), good={200})


async def reviewer(desk: str, claims: list[str], until: float, seed: int, seen: Seen) -> None:
    """Open a claim, judge it, open another; several may come upon the same one."""
    drawn = random.Random(seed)
    headers = {"Origin": desk}
    async with httpx.AsyncClient(base_url=desk, timeout=60, headers=headers) as client:
        while time.monotonic() < until:
            claim = drawn.choice(claims)
            began = time.monotonic()
            seen.note("claim", began, await client.get(f"/claim/{claim}?queue=1"), good={200})
            await asyncio.sleep(drawn.uniform(*THINK))
            began = time.monotonic()
            made = {"decision": drawn.choice(("accept", "reject")), "claim": claim, "seen": 0}
            answer = await client.post("/api/judgements", json=made)
            seen.note("judge", began, answer, good={201, 409})
            if answer.status_code == 201:
                seen.judged.append(answer.json()["number"])
            seen.told += answer.status_code == 409


async def many(desk: str, pages: dict[str, list[str]], seconds: float) -> Seen:
    """Let everybody work for `seconds`; the reviewers have no name but one, and share claims."""
    seen = Seen()
    until = time.monotonic() + seconds
    claims = [page.removeprefix("/claim/").partition("?")[0] for page in pages["claim"]]
    await asyncio.gather(
        *(reader(desk, pages, until, SEED + one, seen) for one in range(READERS)),
        *(reviewer(desk, claims, until, SEED - one, seen) for one in range(1, REVIEWERS + 1)),
    )
    return seen


def percentile(values: list[float], share: int) -> float:
    """Return the value below which `share` percent of `values` lie."""
    return statistics.quantiles(values, n=100)[share - 1] if len(values) > 1 else values[0]


def main() -> int:
    """Measure and print; return 1 where a bound is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--ledger", type=Path)
    asked = parser.parse_args()
    broken = []
    with tempfile.TemporaryDirectory() as folder:
        path = asked.ledger or Path(folder) / "made.db"
        if not path.exists():
            make_ledger(path, asked.claims)
        with open_ledger(path) as ledger:  # brought up to date, where an older version made it
            before = len(ledger.judgements())
            print(f"{ledger.totals()}")
        with served(path):
            pass
        with served(path) as (desk, started):
            print(f"started in {started:.2f} s (at most {START})")
            broken += ["start"] if started > START else []
            pages = addresses(desk, random.Random(SEED))
            for sort, paths in sorted(pages.items()):
                times = []
                for each in paths[:ROUNDS]:
                    began = time.monotonic()
                    assert httpx.get(desk + each, timeout=60).status_code == 200, each
                    times.append(time.monotonic() - began)
                print(f"{sort:12} slowest of {len(times)}: {max(times):.2f} s (at most {PAGE})")
                broken += [sort] if max(times) > PAGE else []
            seen = asyncio.run(many(desk, pages, asked.seconds))
        with open_ledger(path) as ledger:
            numbers = {one.number for one in ledger.judgements()}
            kept = len(numbers) - before
    every = [each for times in seen.seconds.values() for each in times]
    for sort, times in sorted(seen.seconds.items()):
        print(
            f"{sort:12} {len(times):5} asked, median {statistics.median(times):.2f} s, "
            f"95th percentile {percentile(times, 95):.2f} s, slowest {max(times):.2f} s"
        )
    print(
        f"{len(every):,} requests, 95th percentile {percentile(every, 95):.2f} s (at most {MANY})"
    )
    print(f"{len(seen.judged)} judgements written, {kept} in the ledger, {seen.told} refused")
    print(f"errors: {dict(seen.failures) or 'none'}")
    broken += ["95th percentile"] if percentile(every, 95) > MANY else []
    broken += ["errors"] if seen.failures else []
    broken += ["judgements"] if not set(seen.judged) <= numbers or kept != len(seen.judged) else []
    print("broken: " + ", ".join(broken) if broken else "every bound holds")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
