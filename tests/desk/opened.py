"""A desk as a process of its own, on a ledger made by hand, and what its pages hold.

Enters: options of `purport serve`. Leaves: an `Opened` to ask, and the HTML inside its answers.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from socket import socket

import httpx

from purport.ledger import open_ledger
from purport.model import Links
from tests.views.sheaf import EVIL, EVIL_CLAIM, SHEAF, alone

ELEMENTS = re.compile(r"parseElements\(String\.raw`(.*?)`\)", re.DOTALL)
UNESCAPED = (("&#36;", "$"), ("&#96;", "`"), ("&gt;", ">"), ("&lt;", "<"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that listens at `address`."""

    address: str
    ledger: Path

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.address + path, headers=headers, timeout=20)

    def page(self, path: str) -> str:
        """The HTML that a page shows."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text[:500]
        return shown(answer.text)


def make_ledger(path: Path) -> Path:
    """Write the sheaf and the evil report into a ledger, linked."""
    with open_ledger(path) as ledger:
        for report in (*SHEAF.reports, EVIL):
            mine = (claim for claim in SHEAF.claims if claim.report_id == report.id)
            ledger.add(report, (EVIL_CLAIM,) if report is EVIL else tuple(mine))
        propositions = (*SHEAF.links.propositions, alone(EVIL_CLAIM, "<b>Mallory</b>"))
        ledger.replace_links(Links(propositions, SHEAF.links.relations))
    return path


@contextmanager
def opened(ledger: Path, *options: str) -> Iterator[Opened]:
    """Run `purport serve` until the block ends."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ("serve", "--ledger", str(ledger), "--port", str(port), *options)
    with subprocess.Popen(
        [sys.executable, "-m", "purport", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ledger.parent,
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert "the desk is at" in said, said + process.stdout.read()
            yield Opened(f"http://127.0.0.1:{port}", ledger)
        finally:
            process.kill()


def shown(document: str) -> str:
    """The HTML that NiceGUI puts into the frame: what its client parses and shows."""
    found = ELEMENTS.search(document)
    assert found, document[:500]
    text = found.group(1)
    for written, sign in UNESCAPED:
        text = text.replace(written, sign)
    elements = json.loads(text)
    return "\n".join(each.get("props", {}).get("innerHTML") or "" for each in elements.values())


class Tags(HTMLParser):
    """Every tag of some HTML with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))
