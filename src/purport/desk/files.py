"""The part of the page of files where reports are added: dropped, chosen, or pasted.

Enters: the intake, and who is logged in. Leaves: NiceGUI's upload and form, and how far each batch
is. It decides nothing: what the files hold is for the pipeline to say.
"""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from nicegui import run, ui
from nicegui.events import MultiUploadEventArguments

from purport.desk.guard import LARGEST
from purport.desk.intake import Intake, free_path
from purport.render.html.sheets import batches_html

EVERY = 0.5
"""Seconds between two looks at how far the batches are."""

PASTED = "pasted.json"
FACTS = {
    "title": "Title",
    "outlet": "Outlet",
    "published": "Published (2025-11-20)",
    "url": "Address (https://…)",
}
"""What else is known of a pasted text, by the reader's key for it."""


# Quasar's own header nests the field in a button, which screen readers cannot make sense of.
HEADER = """
<div class="drop-head">
  <button type="button" @click="props.pickFiles">Choose files</button>
  <span v-if="props.isUploading">being sent: {{ props.uploadProgressLabel }}</span>
  <span v-else>or drop them here</span>
  <label aria-label="Files to read"><q-uploader-add-trigger></q-uploader-add-trigger></label>
</div>
"""


def draw_adding(intake: Intake, *, who: Callable[[], str | None]) -> None:
    """Put the upload, the form and the batches on the page."""
    with ui.element("section").classes("desk adding"):
        ui.html("<h2>Add reports</h2>")
        _draw_upload(intake, who)
        _draw_form(intake, who)
        shown = intake.batches()
        progress = ui.html(batches_html(shown)).props("aria-live=polite id=batches")

        def look() -> None:
            nonlocal shown
            found = intake.batches()
            if found != shown:
                shown = found
                progress.set_content(batches_html(found))

        ui.timer(EVERY, look)


def _draw_upload(intake: Intake, who: Callable[[], str | None]) -> None:
    async def take(event: MultiUploadEventArguments) -> None:
        by = who()
        if by is None:
            ui.notify("Your session has ended: log in again.", type="warning")
            return
        folder = Path(mkdtemp(prefix="purport-"))
        for file in event.files:
            await file.save(free_path(folder, file.name))
        await run.io_bound(intake.take, folder, by=by)
        upload.reset()

    upload = (
        ui.upload(
            multiple=True,
            auto_upload=True,
            max_file_size=LARGEST,
            on_multi_upload=take,
            on_rejected=lambda: ui.notify(f"A file is larger than {LARGEST >> 20} MB."),
        )
        .props("flat bordered")
        .classes("drop")
    )
    upload.add_slot("header", HEADER)
    upload.add_slot("list", "<span></span>")


def _draw_form(intake: Intake, who: Callable[[], str | None]) -> None:
    with ui.element("div").classes("paste"):
        words = ui.textarea("Or paste a report’s text").props("outlined").classes("wide-field")
        with ui.element("div").classes("facts-fields"):
            facts = {key: ui.input(label).props("outlined dense") for key, label in FACTS.items()}

        async def take() -> None:
            by = who()
            if by is None or not words.value.strip():
                ui.notify("Paste a text first." if by else "Your session has ended: log in again.")
                return
            known = {key: value for key, field in facts.items() if (value := field.value.strip())}
            folder = Path(mkdtemp(prefix="purport-"))
            pasted = {"text": words.value, "file": known.get("title", "pasted"), **known}
            (folder / PASTED).write_text(json.dumps(pasted), encoding="utf-8")
            await run.io_bound(intake.take, folder, by=by)
            for field in (words, *facts.values()):
                field.value = ""

        ui.button("Read it", on_click=take, color=None).props("flat no-caps").classes("act")
