"""Reviewing as a person does it: buttons, dialogs, two people at once."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from nicegui import ui
from nicegui.testing import User

from purport.ledger import open_ledger
from purport.model import Decision, Judgement
from purport.views.review import on_claim
from tests.desk.opened import make_ledger
from tests.desk.simulated import simulated
from tests.views.sheaf import TAKEN_NORTH

PAGE = f"/claim/{TAKEN_NORTH.id}"
Script = Callable[[list[User]], Awaitable[None]]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return make_ledger(tmp_path / "made.db")


def play(ledger: Path, script: Script, *, users: int = 1) -> None:
    async def run() -> None:
        async with simulated(ledger, users=users) as found:
            await script(found)

    asyncio.run(run())


def written(ledger: Path) -> tuple[Judgement, ...]:
    with open_ledger(ledger, create=False) as opened:
        return opened.judgements()


def in_reach(element: ui.element) -> bool:
    """Tell whether a person can press it: what a closed dialog holds is there, but hidden."""
    return all(each.value for each in element.ancestors() if isinstance(each, ui.dialog))


async def press(user: User, label: str) -> None:
    found = user.find(label)
    found.elements = {each for each in found.elements if in_reach(each)}
    found.click()
    await asyncio.sleep(0.3)


async def sees(user: User, words: str) -> None:
    """Wait for `words`: what is pressed goes through a thread and the ledger first."""
    await user.should_see(words, retries=60)


async def choose(user: User, marker: str, value: str) -> None:
    fields = (ui.select, ui.input, ui.textarea)
    (field,) = (found for found in user.find(marker).elements if isinstance(found, fields))
    field.set_value(value)


def test_accepting_and_taking_it_back(ledger: Path) -> None:
    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open(PAGE)
        await press(ada, "Accept (a)")
        await sees(ada, "accepted")
        await press(ada, "Undo (u)")
        await sees(ada, "taken back")
        await press(ada, "Undo (u)")
        assert "nothing here that still stands" in ada.notify.messages[-1]

    play(ledger, script)
    assert [one.decision for one in written(ledger)] == [Decision.ACCEPT, Decision.UNDO]
    assert {one.by for one in written(ledger)} == {"ada"}


def test_a_note_a_grade_and_a_correction(ledger: Path) -> None:
    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open(PAGE)
        await press(ada, "Note (n)")
        await choose(ada, "Note", "<b>compare</b> the map")
        await press(ada, "Write down")
        await sees(ada, "&lt;b&gt;compare&lt;/b&gt; the map")
        await press(ada, "Grade (g)")
        await press(ada, "Write down")
        assert "no Admiralty grade" in ada.notify.messages[-1], "none is proposed"
        await choose(ada, "Reliability of the source", "B")
        await choose(ada, "Credibility of what it says", "2")
        await press(ada, "Write down")
        await sees(ada, "graded B2")
        await press(ada, "Cancel")
        await press(ada, "Correct (c)")
        await choose(ada, "Field", "kind")
        await choose(ada, "What it should be", "advance")
        await press(ada, "Write down")
        await sees(ada, "corrected kind: advance")

    play(ledger, script)
    assert [one.value for one in written(ledger)] == ["<b>compare</b> the map", "B2", "advance"]


def test_of_two_at_once_the_later_one_is_told(ledger: Path) -> None:
    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open(PAGE)
        with open_ledger(ledger, create=False) as elsewhere:
            elsewhere.judge(on_claim(TAKEN_NORTH, Decision.REJECT, by="bo"), seen=0)
        await press(ada, "Accept (a)")
        assert "bo judged the same meanwhile: reject" in ada.notify.messages[-1]
        await sees(ada, "rejected")
        await press(ada, "Accept (a)")

    play(ledger, script)
    assert [one.by for one in written(ledger)] == ["bo", "ada"]


def test_a_voice_is_graded_and_noted_only(ledger: Path) -> None:
    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open("/voice?name=Holm")
        await ada.should_not_see("Accept (a)")
        await press(ada, "Grade (g)")
        await choose(ada, "Reliability of the source", "C")
        await choose(ada, "Credibility of what it says", "3")
        await press(ada, "Write down")
        await sees(ada, "graded C3")

    play(ledger, script)
    assert [(one.voice, one.value) for one in written(ledger)] == [("Holm", "C3")]


def test_the_queue_leads_from_claim_to_claim(ledger: Path) -> None:
    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open("/review")
        await sees(ada, "8 claims to look at")
        await ada.open(f"{PAGE}?queue=1")
        await press(ada, "Reject (r)")
        assert ada.back_history[-1].startswith("/claim/")
        assert ada.back_history[-1] != f"{PAGE}?queue=1"
        await ada.open("/review")
        await sees(ada, "7 claims to look at")

    play(ledger, script)


def test_what_fits_no_claim_any_more_stands_under_the_queue(ledger: Path) -> None:
    with open_ledger(ledger, create=False) as opened:
        gone = on_claim(TAKEN_NORTH, Decision.NOTE, by="bo", value="an old reading")
        lost = Judgement(
            gone.decision, "bo", "c-0000", gone.report, ((0, 3),), "Gen", value=gone.value
        )
        opened.adopt((lost,))

    async def script(users: list[User]) -> None:
        (ada,) = users
        await ada.open("/review")
        await sees(ada, "fit no claim any more")
        await sees(ada, "an old reading")

    play(ledger, script)
