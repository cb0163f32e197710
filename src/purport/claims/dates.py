"""Text -> mentions of days, months and years, and the calendar dates that they mean.

Enters: a report's text and the day it was published, where that is known. Leaves: `Mention` values
with their characters, and ISO 8601 dates. It refuses durations and vague stretches ("the past 24
hours", "last week", "overnight"): they name no day. Which event a date belongs to is decided in
`purport.claims.times`.

A grammar of its own: a general date parser takes milliseconds a sentence and reads "May" and "15"
as dates; reports name days in few ways.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from purport.model import Report

# A report may carry a date that lies a little ahead of its own (time zones, reprints); a date
# without a year that lies further ahead is the year before's.
SLACK = timedelta(days=3)

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OFFSETS = {"today": 0, "tonight": 0, "this": 0, "yesterday": -1, "last": -1, "tomorrow": 1}
_OPENING = frozenset(
    ("since", "until", "till", "before", "after", "from", "between", "through", "to")
)
_AHEAD = frozenset(("next", "coming"))

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_LONG_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![.,]\d)"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)\b"
_PART = r"(?:morning|afternoon|evening|night|midday|noon|dawn)"
_PREFIX = (
    r"(?:\b(?P<prep>[Oo]n|[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Ff]rom"
    r"|[Bb]etween|[Tt]hrough|[Dd]uring|to|of)\s+(?:the\s+)?)?"
    rf"(?:(?:[Aa]t\s+|the\s+)?(?:[Ee]arly|[Ll]ate|[Ll]ater|[Mm]id|{_PART})[\s-]+(?:(?:on|of|in)\s+)?)?"
    r"(?:(?:spring|summer|autumn|fall|winter|start|beginning|middle|end)\s+of\s+)?"
)
_MENTION = re.compile(
    _PREFIX + r"(?:"
    r"(?<![\d.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])"
    r"|(?<![\d.])(?P<numeric>\d{1,2}([./-])\d{1,2}\4(?:19|20)\d\d)(?!\.?\d)"
    rf"|(?:\b{_ANY_WEEKDAY},?\s+)?(?<![\d.,])\b(?P<day1>{_DAY})"
    rf"(?:\s*(?:-|–|to|and)\s*(?P<until1>{_DAY}))?(?:\s+of)?\s+(?P<month1>{_MONTH})"
    rf"(?:,?\s+(?P<year1>{_YEAR}))?"
    rf"|(?:\b{_ANY_WEEKDAY},?\s+)?\b(?P<month2>{_MONTH})\s+(?P<day2>{_DAY})(?!\s*(?:%|percent))"
    rf"(?:\s*(?:-|–|to|and)\s*(?P<until2>{_DAY}))?(?:,?\s+(?P<year2>{_YEAR}))?"
    rf"|\b(?P<month3>{_MONTH}),?\s+(?:of\s+)?(?P<year3>{_YEAR})"
    rf"|(?<=[\s-])(?P<month4>{_LONG_MONTH})(?!\s+\d)"
    rf"|\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious)\s+)?"
    rf"\b(?P<weekday>{_WEEKDAY})(?P<plural>['’]?s)?\b(?:\s+{_PART}\b)?(?P<week>\s+(?:of\s+)?last\s+week)?"
    rf"|\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his(?=\s+(?:{_PART}))"
    rf"|[Ll]ast(?=\s+(?:night|evening)))\b(?:['’]s)?(?:\s+{_PART}\b)?"
    rf"|\b(?P<ago>\d\d?|two|three|four|five|six)\s+days\s+(?:ago|earlier)\b"
    rf"|(?<=[\s-])(?P<year5>{_YEAR})(?!\s*(?:%|percent))"
    r")"
)
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# What may stand before a dateline's date: place and agency in capitals, and publishers' words.
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’/-]*|[\W\d_]|\b(?:posted|published|updated|last|on|at|date|of|publication|by|and"
    r"|pm|am|al|ad|de|la|el)\b)*",
    re.ASCII,
)
_PUBLISHING = re.compile(
    r"\b(?:posted|published|updated|publication|modified)\b[\s:]*(?:(?:on|at|by|\d[\d:.]*)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a text gives it: characters `start` up to `end`, and what of the date they give.

    `weekday` counts from Monday as 0; `offset` counts days from the day of publication. `ahead`
    marks "next Monday", `back` "last Monday", `opening` a bound of a stretch ("since Friday").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    weekday: int | None = None
    offset: int | None = None
    ahead: bool = False
    back: bool = False
    opening: bool = False


def date_mentions(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the dates named in `text` between the characters `start` and `end`, in order.

    >>> [text_of for m in date_mentions("It fell on 4 May.") for text_of in [(m.day, m.month)]]
    [(4, 5)]
    """
    found: list[Mention] = []
    for match in _MENTION.finditer(text, start, len(text) if end is None else end):
        mention = _mention(text, match)
        if mention is None:
            continue
        last = found[-1] if found else None
        if (
            last
            and last.opening
            and text[last.end : mention.start].strip() in ("and", "to", "-", "–", "")
        ):
            mention = _open(mention)
        found.append(mention)
    return tuple(found)


def published_day(report: Report) -> date | None:
    """Return the day the report was published: as stated, else a date in its dateline."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        pass
    for mention in date_mentions(report.text, 0, min(len(report.text), 200)):
        if mention.day and mention.month and mention.year and in_dateline(report.text, mention):
            return _date(mention.year, mention.month, mention.day)
    return None


def in_dateline(text: str, mention: Mention) -> bool:
    """Whether the mention belongs to a dateline ("KYIV, Nov 21 (Agency) -") and not to an event.

    On the text's first line the date alone is enough; further down a dash or a bracket must follow.
    """
    line = text.rfind("\n", 0, mention.start) + 1
    before = text[line : mention.start]
    if len(before) > 120 or not (mention.day or mention.weekday is not None):
        return False
    if _PUBLISHING.search(before):
        return True
    if (
        text[mention.start : mention.end]
        .lower()
        .startswith(("on ", "by ", "in ", "since ", "after "))
    ):
        return False
    if not _DATELINE.fullmatch(before):
        return False
    after = text[mention.end : mention.end + 2].lstrip(" ")
    if not after or after[0] in "([—–-:|\n":
        return True
    return (
        not text[:line].strip()
        and mention.day is not None
        and after[0] not in ",'’"
        and (not after[0].islower())
    )


def resolve(
    mention: Mention, *, published: date | None, ahead: bool
) -> tuple[str, str, str] | None:
    """Return the first day, the last day and the precision, or None where nobody can tell.

    `ahead` says that the words speak of the future. Without a year the date is the nearest one not
    after `published`; where that is unknown too, a day is written without its year (ISO 8601).
    """
    if mention.opening:
        return None
    if mention.weekday is not None:
        return _same(_weekday(mention, published, ahead)) if published else None
    if mention.offset is not None:
        return _same(published + timedelta(days=mention.offset)) if published else None
    if mention.month is None:
        return (f"{mention.year}-01-01", f"{mention.year}-12-31", "year") if mention.year else None
    year = mention.year or _year(mention, published, ahead)
    if mention.day is None:
        if year is None:
            return None
        last = monthrange(year, mention.month)[1]
        return f"{year}-{mention.month:02}-01", f"{year}-{mention.month:02}-{last:02}", "month"
    lead = "-" if year is None else str(year)
    first = f"{lead}-{mention.month:02}-{mention.day:02}"
    if mention.until is not None:
        return first, f"{lead}-{mention.month:02}-{mention.until:02}", "range"
    return first, first, "day"


def _mention(text: str, match: re.Match[str]) -> Mention | None:
    part = match.groupdict()
    opening = (part["prep"] or "").lower() in _OPENING
    at, end = match.span()
    if part["iso"]:
        year, month, day = (int(number) for number in part["iso"].split("-"))
    elif part["numeric"]:
        day, month, year = (int(number) for number in re.split(r"[./-]", part["numeric"]))
        if month > 12:  # written the American way
            day, month = month, day
    elif name := part["month1"] or part["month2"]:
        return _day_of_month(text, match, name, opening)
    elif name := part["month3"] or part["month4"]:
        if name in ("May", "March") and part["month4"] and not part["prep"]:
            return None  # "may" and "march" at the head of a sentence
        month = _MONTHS[name[:3].lower()]
        return Mention(at, end, year=_number(part["year3"]), month=month, opening=opening)
    elif name := part["weekday"]:
        if part["plural"] == "s" and part["prep"]:
            return None  # "on Fridays" is a habit
        which = (part["which"] or "").lower()
        back = which in ("last", "past", "previous")
        weekday = _WEEKDAYS.index(name[:3].lower())
        offset = -7 if part["week"] else None
        return Mention(
            at,
            end,
            weekday=weekday,
            offset=offset,
            ahead=which in _AHEAD,
            back=back,
            opening=opening,
        )
    elif name := part["word"]:
        return Mention(at, end, offset=_OFFSETS[name.lower()], opening=opening)
    elif name := part["ago"]:
        days = _SMALL.get(name) or int(name)
        earlier = text[at:end].endswith("earlier")  # than another event, of unknown day
        return None if earlier else Mention(at, end, offset=-days, opening=opening)
    else:
        plain = (part["prep"] or "").lower() in ("in", "during", "of", "by") or opening
        return Mention(at, end, year=int(part["year5"]), opening=opening) if plain else None
    if _date(year, month, day) is None:
        return None
    return Mention(at, end, year=year, month=month, day=day, opening=opening)


def _day_of_month(text: str, match: re.Match[str], name: str, opening: bool) -> Mention | None:
    part = match.groupdict()
    day = _number(part["day1"] or part["day2"]) or 0
    until = _number(part["until1"] or part["until2"])
    year = _number(part["year1"] or part["year2"])
    month = _MONTHS[name[:3].lower()]
    end = match.end()
    if part["day2"] and (part["prep"] or "").lower() in ("in", "during") and year is None:
        # "In May 20 people were killed": the number counts what follows.
        end = match.start("day2") - 1
        return Mention(match.start(), end, month=month, opening=opening)
    if _date(year or 2000, month, day) is None:
        return None
    if until is not None and (until <= day or _date(year or 2000, month, until) is None):
        until, end = None, match.end()
    return Mention(match.start(), end, year, month, day, until, opening=opening)


def _open(mention: Mention) -> Mention:
    return Mention(mention.start, mention.end, mention.year, mention.month, opening=True)


def _number(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _same(day: date) -> tuple[str, str, str]:
    return day.isoformat(), day.isoformat(), "day"


def _weekday(mention: Mention, published: date, ahead: bool) -> date:
    past = timedelta(days=(published.weekday() - (mention.weekday or 0)) % 7)
    if mention.ahead or (ahead and past and not mention.back):
        return published - past + timedelta(days=7)
    if mention.back and not past:
        past = timedelta(days=7)
    if mention.offset and past.days <= published.weekday():  # in this week, but last week is meant
        past += timedelta(days=7)
    return published - past


def _year(mention: Mention, published: date | None, ahead: bool) -> int | None:
    """The year that brings the day nearest to publication, from the side the words look at."""
    if published is None or mention.month is None:
        return None
    for year in (published.year, published.year - 1, published.year - 2, published.year - 3):
        day = _date(year, mention.month, mention.day or 1)
        if day is None:  # 29 February
            continue
        if day <= published + SLACK:
            nextday = _date(year + 1, mention.month, mention.day or 1)
            later = nextday is not None and nextday - published < published - day
            return year + 1 if ahead and later else year
    return None
