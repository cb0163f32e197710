"""Every page over HTTP: what stands on it, and that nothing a report says can run."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.desk.opened import Opened, Tags
from tests.views.sheaf import DENIED, EVIL, EVIL_CLAIM, HARBOUR, NORTH, RIVER, TAKEN, TAKEN_NORTH


def digest(report_id: str) -> str:
    return report_id.removeprefix("sha256:")[:16]


PAGES = {
    "/": "Oakford",
    "/?kind=control": "northern troops",
    f"/proposition/{TAKEN.id}": "Northern troops hold Oakford",
    f"/report/{digest(NORTH.id)}": "Shelling near the town",
    f"/claim/{TAKEN_NORTH.id}": "General Ada Holm",
    "/place?key=made%3AOakford": "Oak County",
    "/place?key=Oakford": "two places have the name",
    "/voice?name=The+southern+command": "The southern command",
    "/search?words=liberated": "liberated",
    f"/compare?report={digest(NORTH.id)}&report={digest(HARBOUR.id)}": "Harbour Daily",
    "/compare?"
    + "&".join(f"report={digest(one.id)}" for one in (NORTH, RIVER, HARBOUR)): "C · Harbour",
    "/reports": "Northern Post",
    "/places": "Ashwick",
    "/voices": "sources in the town",
}
EVIL_PAGES = (
    "/",
    f"/report/{digest(EVIL.id)}",
    f"/claim/{EVIL_CLAIM.id}",
    f"/proposition/{EVIL_CLAIM.id.replace('c-', 'p-')}",
    "/voice?name=" + quote(EVIL_CLAIM.chain[0].name),
    "/search?words=alert",
    "/search?words=" + quote('<script>alert(1)</script> "><img src=x onerror=alert(1)>'),
    f"/compare?report={digest(NORTH.id)}&report={digest(EVIL.id)}",
    "/place?key=" + quote("<svg onload=alert(1)>"),
    "/reports",
    "/voices",
)
RUNS = {"script", "iframe", "object", "embed", "img", "base", "meta", "link", "style"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_what_it_is_about(desk: Opened, path: str) -> None:
    text = re.sub(r"<[^>]*>", "", desk.page(path))
    assert PAGES[path] in text
    assert "StrictUndefined" not in text


def test_contradictions_come_first_and_stand_beside_what_they_contradict(desk: Opened) -> None:
    page = desk.page("/")
    first = page.index('class="story"')
    story = page[first : page.index('class="story"', first + 1)]
    assert "against" in story
    assert DENIED.text in story
    assert "Northern troops hold Oakford" in story


def test_a_report_is_shown_whole_with_its_marks(desk: Opened) -> None:
    page = desk.page(f"/report/{digest(NORTH.id)}")
    text = page[page.index('class="text"') : page.index("<aside")]
    bare = re.sub(r"<a class=\"opens\".*?</a>|<[^>]*>", "", text).partition(">")[2]
    assert bare.replace("\n", "") == NORTH.text.replace("\n", "")
    for mark in ("content", "source", "cue", "loaded", "place", "time"):
        assert re.search(rf'<mark class="[^"]*\b{mark}\b', text), mark


@pytest.mark.parametrize(
    "path",
    ["/proposition/p-0", "/claim/c-0", "/report/0", "/report/ffffffffffff", "/voice?name=Nobody",
     "/place?key=Nowhere", "/compare", "/compare?report=abc", "/nothing"],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(desk: Opened, path: str) -> None:
    assert desk.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/?page=-1", "/?page=99999999999999999999", "/?page=x", "/?kind=%00", "/search?words=%22",
     "/search?words=*", "/search?words=NEAR(a%20b)", "/search?words=a:b%20OR", "/search?words=%F0",
     "/search?words=" + "x" * 5000, "/place?key=%00", "/voice?name=" + "%F0%9F%98%80" * 50,
     "/report/" + "0" * 300, "/report/%25%5F%27", "/claim/c-%27%3B--", "/place?key=%27%20OR%201=1"],
)  # fmt: skip
def test_odd_addresses_are_answered(desk: Opened, path: str) -> None:
    assert desk.get(path).status_code in {200, 404, 422}


@pytest.mark.parametrize("path", EVIL_PAGES)
def test_nothing_that_a_report_says_becomes_markup(desk: Opened, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code in {200, 404}
    nonce = re.search(r"'nonce-([^']+)'", answer.headers["content-security-policy"])
    assert nonce
    for tag, attributes in Tags(answer.text).found:
        if tag == "script":
            assert attributes.get("nonce") == nonce.group(1)
        assert not [name for name in attributes if name.startswith("on")]
    inside = desk.page(path) if answer.status_code == 200 else ""
    for tag, attributes in Tags(inside).found:
        assert tag not in RUNS
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#", "https://", "http://"))
    assert "\x1b" not in inside
    assert "\u202e" not in inside


def test_the_policy_lets_nothing_inline_run(desk: Opened) -> None:
    first, second = (desk.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second, "a nonce is used once"
    scripts = next(part for part in first.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "http" not in first, "nothing is fetched from elsewhere"
    for part in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in first


def test_every_page_has_a_style_for_paper(desk: Opened) -> None:
    style = desk.get("/desk.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "@media print" in style.text


@pytest.mark.parametrize("path", [f"/report/{digest(EVIL.id)}", "/search?words=script"])
def test_a_browser_shows_a_page_and_runs_nothing_of_it(
    desk: Opened, tmp_path: Path, path: str
) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Debian's chromium is not installed: apt-get install chromium")
    done = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}",
         "--virtual-time-budget=5000", "--enable-logging=stderr", "--dump-dom",
         desk.address + path],
        capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert "Mallory" in done.stdout or "evil" in done.stdout, "the page is drawn"
    assert "&lt;script&gt;alert(1)" in done.stdout
    assert "Content Security Policy" not in done.stderr, "NiceGUI runs under the policy"
    found = Tags(done.stdout[done.stdout.index("<body") :]).found
    assert not [tag for tag, attributes in found if "onerror" in attributes or tag == "iframe"]
