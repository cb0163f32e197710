"""The slider of the map: from which day to which day.

Enters: the map's page and what draws another one. Leaves: NiceGUI's range under the page. It counts
the days that have claims, not the calendar's: a report that mentions 1943 does not make the last
month as narrow as a hair.
"""

from collections.abc import Awaitable, Callable

from nicegui import ui

from purport.render.html import addresses
from purport.views.atlas import period_label
from purport.views.sheets import MapPage

Show = Callable[[str, str, str], Awaitable[None]]


def draw_slider(page: MapPage, show: Show) -> None:
    """Put the slider under the page; `show` draws the map from a day to a day, of a kind."""
    days = page.days
    if len(days) < 2:
        return
    first, last = min(page.first, len(days) - 1), max(page.last, 0)

    async def moved() -> None:
        low, high = slider.value["min"], slider.value["max"]
        whole = (low, high) == (0, len(days) - 1)
        since, until = ("", "") if whole else (days[low], days[high])
        label.text = period_label(days, low, high)
        ui.navigate.history.replace(
            addresses.atlas(since=since or None, until=until or None, kind=page.kind)
        )
        await show(since, until, page.kind or "")

    with ui.element("div").classes("review-bar slider").props('role=group aria-label="Period"'):
        label = ui.label(period_label(days, first, last)).props("aria-live=polite")
        slider = ui.range(
            min=0, max=len(days) - 1, value={"min": min(first, last), "max": max(first, last)}
        ).props('snap aria-label="Days shown"')
        slider.on("change", moved, args=[])
