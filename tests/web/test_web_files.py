"""Adding and taking along in a browser, and texts that try to run."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from purport.render.exports import EXPORTS
from tests.desk.opened import Opened
from tests.web.looking import visit

LONG = 90_000
"""Milliseconds within which a text is read, the models loaded first."""

EVIL = (
    "The mayor <script>window.ran = 1</script> said that troops captured Kupiansk on Monday. "
    '<img src=x onerror="window.ran = 1"> <a href="javascript:window.ran=1">here</a> '
    "<svg onload=window.ran=1></svg> {{ 7 * 7 }} ${window.ran = 1} `window.ran = 1`\n"
)


def test_files_are_dropped_read_and_named_where_they_cannot_be(
    page: Page, own: Opened, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("Residents said that two people were killed in Kupiansk.", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 nothing")
    visit(page, own, "/files")
    page.locator("input[type=file]").set_input_files([good, bad])
    batch = page.locator(".batch").first
    expect(batch).to_contain_text("given by ada")
    expect(batch).to_contain_text("done", timeout=LONG)
    expect(batch).to_contain_text("bad.pdf: it is a damaged PDF document")
    batch.get_by_role("link", name="good").click()
    expect(page.locator(".text")).to_contain_text("two people were killed in Kupiansk")


def test_a_pasted_text_is_read_and_never_runs(page: Page, own: Opened) -> None:
    visit(page, own, "/files")
    page.get_by_role("textbox", name="Or paste a report’s text").fill(EVIL)
    page.get_by_role("textbox", name="Title").fill("<b onclick=alert(1)>Title</b>")
    page.get_by_role("textbox", name="Address").fill("javascript:alert(1)")
    page.get_by_role("button", name="Read it").click()
    batch = page.locator(".batch").first
    expect(batch).to_contain_text("done", timeout=LONG)
    batch.get_by_role("link").first.click()
    page.locator(".text").wait_for()
    shown = page.locator(".text").inner_text()
    for piece in ("<script>", "onerror=", "javascript:", "{{ 7 * 7 }}", "${window.ran = 1}"):
        assert piece in shown
    assert (
        page.locator("#main :is(script, img, svg[onload], [onclick], [href^=javascript])").count()
        == 0
    )
    assert page.evaluate("window.ran") is None


def test_everything_can_be_downloaded(page: Page, desk: Opened, tmp_path: Path) -> None:
    visit(page, desk, "/files")
    for name in ("brief.html", *(one.file for one in EXPORTS.values())):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"{name} of everything").click()
        assert waiting.value.suggested_filename == name
        waiting.value.save_as(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1_000
    assert json.loads((tmp_path / "claims.jsonld").read_text(encoding="utf-8"))["@graph"]
