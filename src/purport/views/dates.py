"""Dates in words.

Enters: ISO 8601 dates (``--11-20`` without a year) and claims' times. Leaves: readable labels. It
refuses to guess a year: a date without one is written without one.
"""

from purport.model import Time

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_label(iso: str) -> str:
    """Write an ISO date as a reader does; what is no such date is returned as it is.

    >>> day_label("2025-11-20"), day_label("--11-20"), day_label("2025-11"), day_label("2025")
    ('20 Nov 2025', '20 Nov', 'Nov 2025', '2025')
    """
    year, _, rest = ("", "", iso[2:]) if iso.startswith("--") else iso.partition("-")
    parts = [part for part in rest.split("-") if part]
    if not all(part.isdigit() for part in parts) or len(parts) > 2 or (year and not year.isdigit()):
        return iso
    if parts and not 1 <= int(parts[0]) <= 12:
        return iso
    words = [str(int(parts[1]))] if len(parts) == 2 else []
    words += [MONTHS[int(parts[0]) - 1]] if parts else []
    words += [year] if year else []
    return " ".join(words) or iso


def range_label(start: str, end: str) -> str:
    """Write a range of dates; a range of one day is that day.

    >>> range_label("2025-11-20", "2025-11-20"), range_label("2025-11-18", "2025-11-20")
    ('20 Nov 2025', '18 Nov 2025 to 20 Nov 2025')
    """
    return day_label(start) if start == end else f"{day_label(start)} to {day_label(end)}"


def time_label(time: Time | None) -> str | None:
    """Write when a claim is said to have happened, or failing that when it was said."""
    if time is None:
        return None
    start = time.start or time.end
    if start is None:
        return f"said {day_label(time.said)}" if time.said else None
    return range_label(start, time.end or start)
