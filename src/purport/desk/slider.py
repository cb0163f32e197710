"""The sliders of the map: from which day to which day.

Enters: the map's page and what draws another one. Leaves: the browser's own sliders under the page,
because Quasar's range of two ends tells a screen reader no value. They count the days that have
claims, not the calendar's: a report that mentions 1943 does not make the last month as narrow as a
hair.
"""

from collections.abc import Awaitable, Callable

from nicegui import ui

from purport.render.html import addresses
from purport.views.atlas import period_label
from purport.views.sheets import MapPage

Show = Callable[[str, str, str], Awaitable[None]]


def draw_slider(page: MapPage, show: Show) -> None:
    """Put the sliders under the page; `show` draws the map from a day to a day, of a kind."""
    days = page.days
    if len(days) < 2:
        return
    ends = [min(page.first, len(days) - 1), max(page.last, 0)]

    async def moved(which: int, value: str) -> None:
        ends[which] = int(value)
        low, high = min(ends), max(ends)
        whole = (low, high) == (0, len(days) - 1)
        since, until = ("", "") if whole else (days[low], days[high])
        label.text = period_label(days, low, high)
        ui.navigate.history.replace(
            addresses.atlas(since=since or None, until=until or None, kind=page.kind)
        )
        await show(since, until, page.kind or "")

    with ui.element("div").classes("review-bar slider").props('role=group aria-label="Period"'):
        for which, name in enumerate(("From", "to")):
            with ui.element("label"):
                ui.html(name, tag="span")
                slider = ui.element("input").props(
                    f"type=range min=0 max={len(days) - 1} value={ends[which]}"
                )
                slider.on(
                    "change",
                    lambda event, which=which: moved(which, event.args),
                    js_handler="(event) => emit(event.target.value)",
                )
        label = ui.label(period_label(days, min(ends), max(ends))).props("aria-live=polite")
