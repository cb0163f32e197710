"""What the browser tests share: Debian's Chromium, a desk on the examples, and axe-core.

`./dev test-web` runs them; they are no part of `./dev test`, which needs no browser.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.desk.opened import Opened, opened
from tests.web.looking import watched

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Debian's chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        # Inside a container Chromium's own sandbox finds no user namespaces.
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that fails the test where a script of ours stumbles, or one of theirs runs."""
    with watched(browser) as window:
        yield window


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the reports under ``examples``."""
    path = tmp_path_factory.mktemp("examples") / "purport.db"
    command = [sys.executable, "-m", "purport", "read", str(ROOT / "examples" / "reports")]
    subprocess.run([*command, "--ledger", str(path)], check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def desk(examples: Path) -> Iterator[Opened]:
    with opened(examples, "--reviewer", "ada") as running:
        yield running


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Iterator[Opened]:
    """A desk on a copy of the examples that the test may write to."""
    with opened(Path(shutil.copy(examples, tmp_path / "own.db")), "--reviewer", "ada") as running:
        yield running
