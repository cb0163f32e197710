"""Windows that are watched: what a page prints on the console or opens is a failure.

Enters: a browser. Leaves: a `Page` at a given size, and axe-core's findings on what it shows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

from tests.desk.opened import Opened

SERIOUS = {"serious", "critical"}
WAIT = 15_000
"""Milliseconds within which everything has to be there."""


@contextmanager
def watched(
    browser: Browser, *, width: int = 1000, height: int = 640, dark: bool = False
) -> Iterator[Page]:
    """Yield a window, in a session of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(WAIT)
    found = context.new_page()
    troubles: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    found.on("pageerror", lambda error: troubles.append(str(error)))
    found.on("dialog", dismissed)
    found.on(
        "console",
        lambda line: troubles.append(line.text) if line.type == "error" else None,
    )
    try:
        yield found
        assert [each for each in troubles if "status of 4" not in each] == []
    finally:
        context.close()


def visit(page: Page, desk: Opened, path: str) -> None:
    """Open a page and wait until NiceGUI has drawn it and its socket stands."""
    page.goto(desk.address + path)
    page.locator("#main h1").first.wait_for()
    page.wait_for_function("window.socket === undefined || window.socket.connected")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds serious on a page: the rule, and the first element."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]}"
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]
