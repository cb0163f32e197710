"""Counts of claims by place and by day -> the page of the map.

Enters: places and days as a ledger counts them. Leaves: a `MapPage`. It refuses to say who holds
what: a dot says that words were published about a place.
"""

from collections.abc import Iterable, Sequence

from purport.model import Kind, Precision
from purport.views.dates import range_label
from purport.views.pages import Site
from purport.views.sheets import Bar, MapPage, OpenMention

BARS = 90
"""Bars of the drawing over the slider; where there are more days, several share one."""

LARGE = {Precision.REGION.value, Precision.COUNTRY.value}


def map_page(
    spots: Iterable[Site],
    frame: Iterable[Site],
    mentions: Iterable[OpenMention],
    days: Sequence[tuple[str, int]],
    *,
    places: int,
    left_open: int,
    undated: int,
    since: str | None,
    until: str | None,
    kind: Kind | None,
) -> MapPage:
    """Show `spots`, the places of the period, on a map that has room for `frame`.

    `days` are all days of the ledger with their claims; `places` and `left_open` count what there
    is in the period, also what is not listed.
    """
    known = [day for day, _ in days]
    first = next((at for at, day in enumerate(known) if since is None or day >= since), len(known))
    last = next(
        (at for at in range(len(known) - 1, -1, -1) if until is None or known[at] <= until), -1
    )
    chosen = days[first : last + 1]
    bounded = since is not None or until is not None
    spots = tuple(spots)
    return MapPage(
        sites=tuple(site for site in spots if site.precision not in LARGE),
        areas=tuple(site for site in spots if site.precision in LARGE),
        frame=tuple(site for site in frame if site.precision not in LARGE),
        open=tuple(mentions),
        places=places,
        left_open=left_open,
        days=tuple(known),
        first=first,
        last=last,
        claims=sum(claims for _, claims in chosen) + (0 if bounded else undated),
        undated=undated,
        bars=_bars(days, first, last),
        since=since,
        until=until,
        kind=kind.value if kind else None,
        kinds=tuple(each.value for each in Kind),
    )


def period_label(days: Sequence[str], first: int, last: int) -> str:
    """Say from when to when; `first` and `last` count `days`.

    >>> period_label(["2025-11-20", "2025-11-22"], 0, 1)
    '20 Nov 2025 to 22 Nov 2025'
    """
    return range_label(days[first], days[last]) if 0 <= first <= last < len(days) else "no day"


def _bars(days: Sequence[tuple[str, int]], first: int, last: int) -> tuple[Bar, ...]:
    step = max(1, -(-len(days) // BARS))
    return tuple(
        Bar(
            period_label([day for day, _ in part], 0, len(part) - 1),
            sum(claims for _, claims in part),
            first <= at + len(part) - 1 and at <= last,
        )
        for at in range(0, len(days), step)
        for part in [days[at : at + step]]
    )
