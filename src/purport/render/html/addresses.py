"""Pages of the desk -> their addresses, which can be shared: nothing of a page is kept elsewhere.

Enters: ids, names and words. Leaves: addresses on the desk's own server, escaped as URLs want it.
"""

from urllib.parse import urlencode

ID = 16
"""Hexadecimal digits of a report's id in an address; the ledger takes any unique beginning."""


def stories(*, kind: str | None = None, page: int = 1) -> str:
    """Return the list of stories, of one kind of claim or of all."""
    return _with("/", kind=kind, page=page if page > 1 else None)


def proposition(key: str) -> str:
    """Return a proposition's page."""
    return f"/proposition/{key}"


def claim(key: str, *, queue: bool = False) -> str:
    """Return a claim's page; in the `queue` the next claim follows a decision."""
    return f"/claim/{key}" + ("?queue=1" if queue else "")


def report(key: str, *, number: int | None = None) -> str:
    """Return a report's page, at its claim `number` where that is given.

    >>> report("sha256:e3b0c44298fc1c149afbf4c8996fb924", number=3)
    '/report/e3b0c44298fc1c14#n3'
    """
    digest = key.removeprefix("sha256:")[:ID]
    return f"/report/{digest}" + (f"#n{number}" if number else "")


def place(key: str, *, page: int = 1) -> str:
    """Return a place's page, by its gazetteer's id or by the words of an open one.

    >>> place("geonames:689304"), place("Petrovka & <Nova>")
    ('/place?key=geonames%3A689304', '/place?key=Petrovka+%26+%3CNova%3E')
    """
    return _with("/place", key=key, page=page if page > 1 else None)


def voice(name: str, *, page: int = 1) -> str:
    """Return a voice's page."""
    return _with("/voice", name=name, page=page if page > 1 else None)


def search(typed: str, *, page: int = 1) -> str:
    """Return what a search finds."""
    return _with("/search", words=typed, page=page if page > 1 else None)


def atlas(*, since: str | None = None, until: str | None = None, kind: str | None = None) -> str:
    """Return the map, of a period and a kind of claims or of everything."""
    return _with("/map", since=since, until=until, kind=kind)


def listed(what: str, *, page: int = 1) -> str:
    """Return a list: "reports", "places" or "voices"."""
    return _with(f"/{what}", page=page if page > 1 else None)


def file(name: str, *, reviewed: bool = False) -> str:
    """Return a file to download, of everything or of what stands accepted."""
    return _with(f"/api/files/{name}", reviewed=1 if reviewed else None)


def compare(reports: tuple[str, ...]) -> str:
    """Return reports, by id, beside one another."""
    digests = [key.removeprefix("sha256:")[:ID] for key in reports]
    return "/compare" + ("?" + urlencode([("report", one) for one in digests]) if digests else "")


def _with(path: str, **words: str | int | None) -> str:
    given = {name: value for name, value in words.items() if value is not None}
    return path + ("?" + urlencode(given) if given else "")
