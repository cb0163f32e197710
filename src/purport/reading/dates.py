"""The date that a file or a page states -> ISO 8601.

Enters: a date as publishers write it. Leaves: ``2025-11-20``, or None. It refuses to guess: a date
without a year, a relative one ("yesterday") and one whose day and month could change places
("03/04/2025") are None. A time of day and its zone are dropped and the date is kept as written,
which is the publisher's own.
"""

import re
from datetime import date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"

# Tried in order; each is anchored in front, behind an optional weekday.
_FORMS = tuple(
    re.compile(r"(?:[a-z]{3,9}\.?,?\s+)?" + form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?!\d)",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)


def iso_date(stated: str | None) -> str | None:
    """Return the day that `stated` begins with as an ISO 8601 date, None where it states none.

    >>> iso_date("Thu, 20 Nov 2025 21:15:00 +0300"), iso_date("November 20th, 2025")
    ('2025-11-20', '2025-11-20')
    >>> iso_date("03/04/2025") is iso_date("20 November") is None
    True
    """
    if stated is None:
        return None
    for form in _FORMS:
        found = form.match(stated.strip())
        if found is None:
            continue
        month = _month(found["month"])
        if month is None:
            continue
        try:
            return date(int(found["year"]), month, int(found["day"])).isoformat()
        except ValueError:
            continue
    return None


def _month(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    # "Sept" is the one common abbreviation of four letters; any prefix of three or more will do.
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(written.lower())), None)
