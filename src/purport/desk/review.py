"""The bar under a claim or a voice with which people judge it, by mouse or by keyboard.

Enters: what it is about, who judges, and what to do afterwards. Leaves: NiceGUI's buttons, dialogs
and keys. It proposes no grade and decides nothing: every press appends a judgement to the ledger,
and where somebody else was quicker it says so, keeps what was typed, and waits for another press.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from nicegui import run, ui
from nicegui.events import KeyEventArguments

from purport.desk.shelves import Shelves
from purport.errors import LedgerError
from purport.model import Decision, Judgement
from purport.render.wording import CREDIBILITY, RELIABILITY
from purport.views.review import FIELDS, undoing

Refresh = Callable[[], Awaitable[None]]
Dialog = Callable[[], object]
Act = Callable[[], Awaitable[None] | object]


class ReviewBar:
    """The bar on one page: `key` is a claim's id or a voice's name.

    `who` returns who judges, None where that session has ended; `onward` leads to what is next in
    the queue, None where the page is not part of one. Call `look` before the page is read from the
    ledger and `draw` afterwards: what comes in between then counts as not seen.
    """

    def __init__(
        self,
        shelves: Shelves,
        key: str,
        *,
        voice: bool,
        who: Callable[[], str | None],
        onward: Refresh | None = None,
    ) -> None:
        self._shelves = shelves
        self._key = key
        self._voice = voice
        self._who = who
        self._refresh: Refresh | None = None
        self._onward = onward
        self._seen = 0
        self._keys: dict[str, Act] = {}

    def draw(self, refresh: Refresh) -> None:
        """Put the bar, its dialogs and its keys on the page, which `refresh` draws anew."""
        self._refresh = refresh
        grading, noting = self._grade_dialog(), self._note_dialog()
        with ui.element("div").classes("review-bar").props('role=toolbar aria-label="Review"'):
            if not self._voice:
                correcting = self._correct_dialog()
                self._button("a", "Accept", partial(self._decide, Decision.ACCEPT))
                self._button("r", "Reject", partial(self._decide, Decision.REJECT))
                self._button("c", "Correct", correcting)
            self._button("n", "Note", noting)
            self._button("g", "Grade", grading)
            self._button("u", "Undo", self._undo)
            if self._onward is not None:
                self._button("j", "Next", self._onward)
        ui.keyboard(on_key=self._pressed, ignore=["input", "select", "textarea"])

    async def look(self) -> None:
        """Take what stands in the ledger now as seen."""
        found = await self._judged()
        self._seen = max((one.number for one in found), default=0)

    async def _judged(self) -> tuple[Judgement, ...]:
        # NiceGUI gives None where the server is closing.
        judged = partial(self._shelves.standing_on, self._key, voice=self._voice)
        return await run.io_bound(judged) or ()

    def _button(self, key: str, label: str, act: Act) -> None:
        self._keys[key] = act
        ui.button(f"{label} ({key})", on_click=act, color=None).props(
            f"flat no-caps aria-keyshortcuts={key}"
        ).classes("act")

    async def _pressed(self, event: KeyEventArguments) -> None:
        modified = event.modifiers.ctrl or event.modifiers.alt or event.modifiers.meta
        act = self._keys.get(event.key.name)
        if act is None or modified or not event.action.keydown or event.action.repeat:
            return
        waiting = act()
        if isinstance(waiting, Awaitable):
            await waiting

    async def _decide(self, decision: Decision) -> None:
        if await self._write(decision) and self._onward is not None:
            await self._onward()

    async def _undo(self) -> None:
        by = self._who()
        found = await self._judged()
        judgement = undoing(found, by=by or "")
        if judgement is None:
            ui.notify("You have decided nothing here that still stands.")
        else:
            await self._append(judgement)

    async def _write(
        self, decision: Decision, *, field: str | None = None, value: str | None = None
    ) -> bool:
        claim, voice = (None, self._key) if self._voice else (self._key, None)
        made = Judgement(decision, "", claim=claim, voice=voice, field=field, value=value)
        return await self._append(await run.io_bound(self._shelves.anchored, made) or made)

    async def _append(self, judgement: Judgement) -> bool:
        """Append a judgement in the name of whoever is logged in now; say what came of it."""
        by = self._who()
        if by is None:
            ui.notify("Your session has ended: log in again.", type="warning")
            return False
        made = replace(judgement, by=by)
        try:
            await run.io_bound(self._shelves.ledger.judge, made, seen=self._seen)
        except LedgerError as error:
            ui.notify(str(error), multi_line=True, timeout=10_000, close_button="OK")
            await self._again()
            return False
        ui.notify("Written down.", timeout=1_500)
        await self._again()
        return True

    async def _again(self) -> None:
        await self.look()
        if self._refresh is not None:
            await self._refresh()

    def _note_dialog(self) -> Dialog:
        with _dialog("A note") as dialog, ui.card().classes("dialog"):
            ui.label("A note").classes("dialog-title")
            words = ui.textarea("Note").props("autofocus outlined autogrow").classes("wide-field")

            async def save() -> None:
                if await self._write(Decision.NOTE, value=words.value):
                    words.value = ""
                    dialog.close()

            _end(dialog, save)
        return dialog.open

    def _grade_dialog(self) -> Dialog:
        with _dialog("Admiralty grade") as dialog, ui.card().classes("dialog"):
            ui.label("Admiralty grade").classes("dialog-title")
            ui.label("A grade is yours alone: nothing is proposed.").classes("soft")
            source = ui.select(RELIABILITY, label="Reliability of the source").props("outlined")
            words = ui.select(CREDIBILITY, label="Credibility of what it says").props("outlined")

            async def save() -> None:
                value = f"{source.value or ''}{words.value or ''}"
                if await self._write(Decision.GRADE, value=value):
                    dialog.close()

            _end(dialog, save)
        return dialog.open

    def _correct_dialog(self) -> Dialog:
        with _dialog("Correct a field") as dialog, ui.card().classes("dialog"):
            ui.label("Correct a field").classes("dialog-title")
            ui.label("What the machine found stays beside your correction.").classes("soft")
            field = ui.select(list(FIELDS), label="Field").props("outlined")
            value = ui.input("What it should be").props("outlined").classes("wide-field")

            async def save() -> None:
                correction = value.value.strip()
                if await self._write(Decision.CORRECT, field=field.value, value=correction):
                    value.value = ""
                    dialog.close()

            _end(dialog, save)
        return dialog.open


def _dialog(name: str) -> ui.dialog:
    return ui.dialog().props(f'aria-label="{name}"')


def _end(dialog: ui.dialog, save: Callable[[], Awaitable[None]]) -> None:
    with ui.element("div").classes("dialog-end"):
        ui.button("Cancel", on_click=dialog.close, color=None).props("flat no-caps").classes("act")
        ui.button("Write down", on_click=save, color=None).props("flat no-caps").classes("act")
