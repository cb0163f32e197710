"""The Hypothesis vocabulary: texts as they are published, reports, and spans of them.

Enters: nothing. Leaves: strategies. Texts are drawn from what war reports are made of (names in
four scripts, quotation marks, numbers, line ends of three kinds, combining and right-to-left
characters), which finds more than characters drawn at random.
"""

import unicodedata
from typing import TypeVar

from hypothesis import strategies as st

from purport.model import Report, Span

T = TypeVar("T")

WORDS = (
    "said",
    "forces",
    "denied",
    "control",
    "over 80%",
    "Kupiansk",
    "Купянськ",
    "Волчанск",
    "دير الزور",
    "חלב",
    "Kyi\u0308v",  # i and a combining diaeresis: NFC makes it one character
    "‘West’",
    "“held”",
    "«взят»",
    '"',
    "🙂",
    "\u200f",  # right-to-left mark
    ",",
    ".",
    "—",
    "15",
)
BREAKS = (" ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0")

# Everything that a report's text may hold; NUL and surrogates cannot be stored.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")

published_texts = st.one_of(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from(BREAKS)), min_size=1, max_size=40
    ).map(lambda pieces: "".join(word + after for word, after in pieces)),
    st.text(characters, min_size=1, max_size=200),
).filter(lambda text: any(map(str.isalnum, text)))

canonical_texts = published_texts.map(
    lambda text: unicodedata.normalize(
        "NFC", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )
)

names = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=20)
days = st.dates().map(lambda day: day.isoformat())


def or_nothing(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw from `strategy`, or None."""
    return st.one_of(st.none(), strategy)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with any of its labels missing."""
    return Report(
        text=draw(canonical_texts),
        file=draw(names),
        title=draw(or_nothing(names)),
        outlet=draw(or_nothing(names)),
        url=draw(or_nothing(names.map(lambda name: f"https://example.org/{name}"))),
        published=draw(or_nothing(days)),
        language=draw(or_nothing(st.sampled_from(["en", "uk", "ru", "ar"]))),
    )


@st.composite
def spans(draw: st.DrawFn, report: Report) -> Span:
    """Draw characters of `report`."""
    start = draw(st.integers(0, len(report.text) - 1))
    return report.span(start, draw(st.integers(start + 1, len(report.text))))
