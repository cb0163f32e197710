"""The HTML brief: it opens offline, nothing in it can run, and it takes no side."""

import colorsys
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from purport import views
from purport.model import Failure, Links
from purport.render import wording
from purport.render.html import brief_html
from purport.render.html.document import web_address
from tests.views.sheaf import CLAIMS, EVIL, EVIL_CLAIM, LINKS, SHEAF, many

EMPTY = Links((), ())
LOADING = {"src", "srcset", "data", "action", "formaction", "background", "poster", "xlink:href"}
VERDICTS = re.compile(
    r"\b(true|false|truth|confirmed|debunked|verified|reliable|credible|fact|fake|liar|wrong)\b",
    re.IGNORECASE,
)


class Document(HTMLParser):
    """Elements, attributes and words of a document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "style":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, found, value in self.attributes if found == name]


@pytest.fixture(scope="module")
def html() -> str:
    page = views.brief(SHEAF.reports, CLAIMS, LINKS, failures=(Failure("x.pdf", "a PDF", "text"),))
    return brief_html(page)


@pytest.fixture(scope="module")
def evil() -> str:
    return brief_html(views.brief((EVIL,), (EVIL_CLAIM,), EMPTY))


def test_nothing_is_fetched_and_nothing_runs(html: str, evil: str) -> None:
    for document in (Document(html), Document(evil)):
        names = {name for _, name, _ in document.attributes}
        assert document.tags.isdisjoint({"script", "iframe", "img", "link", "object", "base"})
        assert names.isdisjoint(LOADING)
        assert not [name for name in names if name.startswith("on")]
        policy = next(v for v in document.values("content") if "default-src" in v)
        assert "default-src 'none'" in policy
        assert "script" not in policy
    assert "url(" not in html
    assert "@import" not in html


def test_a_garbled_name_stands_beside_what_other_reports_have(html: str) -> None:
    assert "Likely garbled on the way" in html
    assert "“Ashwick”" in html
    assert "“Ashby”" in html


def test_hostile_words_are_shown_as_they_are(evil: str) -> None:
    words = "".join(Document(evil).words)
    assert "<script>alert(1)</script>" in words
    assert "<b onclick='x()'>Mallory</b>" in words
    assert "javascript:" not in evil
    assert "\x1b" not in evil
    assert "\u202e" not in evil


def test_links_lead_to_the_web_or_to_a_place_on_the_page(html: str) -> None:
    document = Document(html)
    ids = document.values("id")
    assert len(ids) == len(set(ids))
    for target in document.values("href"):
        assert target.startswith("https://") or target.removeprefix("#") in ids
    assert "https://north.example/oakford" in document.values("href")


def test_links_hold_where_lists_are_cut() -> None:
    sheaf = many(90, 4)
    document = Document(brief_html(views.brief(sheaf.reports, sheaf.claims, sheaf.links)))
    ids = document.values("id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in document.values("href") if target[0] == "#"} <= set(ids)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "http:", "https://[", None]
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert web_address(url) is None


def test_no_verdict_is_spoken(html: str) -> None:
    words = " ".join(Document(html).words).replace(wording.RECORDS, "")
    assert VERDICTS.findall(words) == []


def test_every_section_has_what_it_promises(html: str) -> None:
    words = " ".join(" ".join(Document(html).words).split())
    for expected in (
        "1 independent origin behind 2 reports",
        "both rest on Ada Holm",
        "against",
        "says more than",
        "denied",
        "predicted",
        "Open places",
        "two places have the name",
        "year" if "year not stated" in words else "3 May 2031",
        "in words attributed to General Ada Holm",
        "x.pdf",
    ):
        assert expected in words
    assert '<mark class="content loaded">liberated</mark>' in html
    assert '<mark class="source">General Ada Holm</mark>' in html


def test_an_empty_brief_is_a_page() -> None:
    assert "No place is named." in brief_html(views.brief((), (), EMPTY))


def test_the_same_page_is_the_same_bytes(html: str) -> None:
    page = views.brief(SHEAF.reports, CLAIMS, LINKS, failures=(Failure("x.pdf", "a PDF", "text"),))
    assert brief_html(page) == html


def test_a_brief_of_many_reports_stays_readable() -> None:
    sheaf = many(300, 10)
    html = brief_html(views.brief(sheaf.reports, sheaf.claims, sheaf.links))
    assert len(html) < 2_000_000
    assert "and 240 more" in html


def test_no_colour_is_a_verdict() -> None:
    css = (files("purport.render.html") / "templates" / "brief.css").read_text(encoding="utf-8")
    assert "prefers-color-scheme: dark" in css
    for digits in re.findall(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", css):
        wide = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        red, green, blue = (int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4))
        hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
        assert saturation * value < 0.2 or 35 <= hue * 360 <= 60 or 200 <= hue * 360 <= 280, digits


def test_light_and_dark_have_contrast_enough() -> None:
    css = (files("purport.render.html") / "templates" / "brief.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]+)", block))
        for ground in ("paper", "raised", "mark"):
            assert contrast(colours["ink"], colours[ground]) >= 7
        for ground in ("paper", "raised"):
            assert contrast(colours["soft"], colours[ground]) >= 4.5
            assert contrast(colours["accent"], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
