"""Each page in a browser: drawn, readable by all, and pictured for the documentation."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.desk.opened import Opened
from tests.web.looking import violations, visit, watched

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PAGES = (
    *("stories", "proposition", "claim", "report", "voice", "place", "search", "compare"),
    *("reports", "places", "voices", "map", "review", "files"),
)
SCREENS: dict[str, dict[str, Any]] = {
    "light": {"width": 1280, "height": 900},
    "dark": {"width": 1280, "height": 900, "dark": True},
    "zoomed": {"width": 640, "height": 450},  # 200% of the first
    "phone": {"width": 390, "height": 844, "dark": True},
}


def address(desk: Opened, name: str) -> str:
    """Return a page's address, of something that the ledger has much of."""

    def asked(path: str) -> Any:
        return desk.get(f"/api/{path}").json()

    story = max(asked("stories")["stories"], key=lambda one: one["card"]["claims"])["card"]
    telling = story["origins"]["shown"][0]["tellings"]["shown"][0]
    reports = [line["id"] for line in asked("reports")["lines"]]
    match name:
        case "stories":
            return "/"
        case "proposition":
            return f"/proposition/{story['id']}"
        case "claim":
            return f"/claim/{telling['claim']}?queue=1"
        case "report":
            return f"/report/{telling['report']['id'][7:23]}"
        case "voice" | "place":
            key = asked(f"{name}s")["lines"][0]["key"]
            return f"/{name}?{'name' if name == 'voice' else 'key'}={quote(key)}"
        case "search":
            return "/search?words=captured"
        case "compare":
            return f"/compare?report={reports[0]}&report={reports[1]}"
        case _:
            return f"/{name}"


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_readable_by_all(browser: Browser, desk: Opened, name: str, screen: str) -> None:
    with watched(browser, **SCREENS[screen]) as page:
        visit(page, desk, address(desk, name))
        assert violations(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, "nothing has to be scrolled sideways"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_pictured(browser: Browser, desk: Opened, name: str) -> None:
    with watched(browser) as page:
        visit(page, desk, address(desk, name))
        path = PICTURES / f"desk-{name}.png"
        page.screenshot(path=path, animations="disabled", caret="hide")
        assert 5_000 < path.stat().st_size < 250_000


def test_every_page_can_be_reached_and_read_by_keyboard(browser: Browser, desk: Opened) -> None:
    with watched(browser) as page:
        visit(page, desk, "/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        for room in ("Reports", "Places", "Voices", "Map", "Review", "Files"):
            page.get_by_role("link", name=room, exact=True).first.focus()
            page.keyboard.press("Enter")
            page.wait_for_url(f"**/{room.lower()}")
            page.locator("#main h1").first.wait_for()


def test_a_page_prints_without_its_menus(browser: Browser, desk: Opened) -> None:
    with watched(browser) as page:
        visit(page, desk, address(desk, "claim"))
        page.emulate_media(media="print")
        for part in (".bar", ".review-bar"):
            assert not page.locator(part).is_visible()
        assert page.locator("h1").is_visible()


def test_the_slider_of_the_map_moves_the_period(browser: Browser, desk: Opened) -> None:
    with watched(browser) as page:
        visit(page, desk, "/map")
        before = page.locator("#main").inner_text()
        page.get_by_role("slider", name="From").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/map?since=*")
        page.wait_for_function(
            "text => document.querySelector('#main').innerText !== text", arg=before
        )
        kept = page.locator("#main").inner_text()
        page.reload()
        page.locator("#main h1").wait_for()
        assert page.locator("#main").inner_text() == kept, "the address is the page"
