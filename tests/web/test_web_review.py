"""Reviewing in a browser: every action by mouse or keyboard, log-in, two people at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from purport.desk.access import add_user
from purport.ledger import open_ledger
from purport.model import Judgement
from tests.desk.opened import Opened, opened
from tests.web.looking import violations, visit, watched

PASSWORD = "a long enough password"


def first_claim(desk: Opened) -> str:
    key: str = desk.get("/api/queue").json()["rows"][0]["line"]["id"]
    return key


def written(desk: Opened) -> tuple[Judgement, ...]:
    with open_ledger(desk.ledger, create=False) as ledger:
        return ledger.judgements()


def choose(page: Page, label: str, value: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=value).click()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_each_action_by_mouse(page: Page, own: Opened) -> None:
    visit(page, own, f"/claim/{first_claim(own)}")
    history = page.locator(".history")
    page.get_by_role("button", name="Accept (a)").click()
    expect(history).to_contain_text("accepted")
    page.get_by_role("button", name="Undo (u)").click()
    expect(history).to_contain_text("taken back")
    page.get_by_role("button", name="Reject (r)").click()
    expect(history).to_contain_text("rejected")
    page.get_by_role("button", name="Note (n)").click()
    page.get_by_role("textbox", name="Note").fill("<img src=x onerror=alert(1)> see the map")
    assert violations(page) == []
    page.get_by_role("button", name="Write down").click()
    expect(history).to_contain_text("onerror=alert(1)")
    page.get_by_role("button", name="Grade (g)").click()
    choose(page, "Reliability of the source", "B usually reliable")
    choose(page, "Credibility of what it says", "2 probably true")
    assert violations(page) == []
    page.get_by_role("button", name="Write down").click()
    expect(history).to_contain_text("graded B2")
    page.get_by_role("button", name="Correct (c)").click()
    choose(page, "Field", "modality")
    page.get_by_role("textbox", name="What it should be").fill("hedged")
    assert violations(page) == []
    page.get_by_role("button", name="Write down").click()
    expect(history).to_contain_text("corrected modality: hedged")
    assert [one.decision.value for one in written(own)] == [
        "accept", "undo", "reject", "note", "grade", "correct"
    ]  # fmt: skip


def test_the_queue_by_keyboard(page: Page, own: Opened) -> None:
    visit(page, own, f"/claim/{first_claim(own)}?queue=1")
    for key in ("a", "r", "j"):
        before = page.url
        page.keyboard.press(key)
        page.wait_for_function("before => location.href !== before", arg=before)
        page.get_by_role("button", name="Accept (a)").wait_for()
        page.wait_for_timeout(500)  # the keys work once the socket stands
    page.keyboard.press("n")
    page.get_by_role("textbox", name="Note").fill("a, r, j")
    page.keyboard.press("Escape")
    assert [one.decision.value for one in written(own)] == ["accept", "reject"]


@pytest.fixture
def guarded(examples: Path, tmp_path: Path) -> Iterator[Opened]:
    for name in ("ada", "bo"):
        add_user(tmp_path / "users", name, PASSWORD)
    ledger = Path(shutil.copy(examples, tmp_path / "own.db"))
    with opened(ledger, "--users", str(tmp_path / "users")) as running:
        yield running


def log_in(page: Page, desk: Opened, name: str, path: str) -> None:
    page.goto(desk.address + path)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(desk.address + path)
    page.get_by_role("button", name="Accept (a)").wait_for()


def test_log_in_and_out(page: Page, guarded: Opened) -> None:
    page.goto(guarded.address + "/reports?page=1")
    assert violations(page) == []
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/reports?page=1")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login")
    page.goto(guarded.address + "/")
    expect(page.get_by_label("Password")).to_be_visible()


def test_of_two_at_once_the_later_one_is_told_and_decides_again(
    browser: Browser, guarded: Opened
) -> None:
    with open_ledger(guarded.ledger, create=False) as ledger:
        path = f"/claim/{ledger.queue(limit=1).ids[0]}"
    with watched(browser) as ada, watched(browser) as bo:
        log_in(ada, guarded, "ada", path)
        log_in(bo, guarded, "bo", path)
        ada.get_by_role("button", name="Accept (a)").click()
        expect(ada.locator(".history")).to_contain_text("accepted")
        bo.get_by_role("button", name="Reject (r)").click()
        expect(bo.get_by_role("alert")).to_contain_text("ada judged the same meanwhile")
        expect(bo.locator(".history")).to_contain_text("accepted")
        bo.get_by_role("button", name="Reject (r)").click()
        expect(bo.locator(".history")).to_contain_text("rejected")
    assert [(one.by, one.decision.value) for one in written(guarded)] == [
        ("ada", "accept"), ("bo", "reject")
    ]  # fmt: skip
