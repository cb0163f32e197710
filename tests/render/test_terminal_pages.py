"""Terminal pages: they fit, they pipe, and reports' words can neither style nor steer them."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from purport import views
from purport.model import Failure, Links, Origin, Proposition, Relation, RelationKind, Report
from purport.render import terminal, wording
from purport.render.plain import printable
from tests.views.sheaf import (
    CLAIMS,
    DENIED,
    EVIL,
    EVIL_CLAIM,
    HARBOUR,
    LINKS,
    MOST,
    NORTH,
    QUIET,
    RIVER,
    SHEAF,
    TAKEN_NORTH,
    alone,
    claim_in,
    many,
)

EMPTY = Links((), ())
FAILURES = (Failure("x.pdf", "is a PDF", "save its text"),)
PAGE = views.brief(SHEAF.reports, CLAIMS, LINKS, failures=FAILURES)


def printed(page: object, *, width: int = 100, screen: bool = False) -> str:
    file = StringIO()
    console = Console(file=file, width=width, force_terminal=screen, highlight=False)
    match page:
        case views.BriefPage():
            terminal.print_brief(page, console)
        case views.ComparePage():
            terminal.print_compare(page, console)
        case views.ClaimPage():
            terminal.print_claim(page, console)
        case views.ClaimList():
            terminal.print_claims(page, console)
        case _:
            raise AssertionError(page)
    return file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_pages_fit_and_end_their_lines_without_blanks(width: int) -> None:
    pages = (
        PAGE,
        views.compare(NORTH, HARBOUR, CLAIMS, LINKS),
        views.claim_page(QUIET, SHEAF.reports, CLAIMS, LINKS),
        views.claim_list(SHEAF.reports, CLAIMS, LINKS),
    )
    for page in pages:
        for line in printed(page, width=width).splitlines():
            assert cell_len(line) <= width
            assert "\x1b" not in line
            assert line == line.rstrip()


def test_a_wide_terminal_is_not_filled() -> None:
    assert max(map(len, printed(PAGE, width=240).splitlines())) <= 120


def test_the_brief_says_what_it_must() -> None:
    text = flat(printed(PAGE))
    for expected in (
        "3 reports · 2 outlets · 7 claims · 6 voices · 1 shared · 1 contradiction",
        wording.RECORDS,
        "2 reports, 1 independent origin [1] [2]",
        "● Ada Holm both rest on Ada Holm",
        "General Ada Holm → [1] “northern troops had liberated Oakford”",
        "against",
        "denied: “Oakford had been lost”",
        "because: asserted and denied",
        "says more than",
        "Oakford 2 candidates kept: two places have the name [3]",
        "3 May 2031",
        "“liberated” in words attributed to General Ada Holm, [1]",
        "x.pdf: is a PDF; save its text",
    ):
        assert expected in text


def test_in_a_pipe_brackets_show_the_content() -> None:
    assert "said that ⟦northern troops had liberated Oakford⟧ on" in flat(printed(PAGE))
    assert "⟦" not in printed(PAGE, screen=True)
    assert "\x1b[1m" in printed(PAGE, screen=True)


def test_two_reports_have_the_same_sections() -> None:
    text = printed(views.compare(NORTH, RIVER, CLAIMS, LINKS))
    for heading in ("In both (0)", "Where they contradict (0)", "Only in A (2)", "Only in B (2)"):
        assert heading in text
    assert "nothing found" in text
    assert "[A] Ashwyck" in text
    assert "[B] Ashwick" in text


def test_a_claim_shows_its_chain_from_the_final_voice_to_the_report() -> None:
    text = printed(views.claim_page(QUIET, SHEAF.reports, CLAIMS, LINKS))
    order = ["sources in the town", "→ The River channel", "→ river [3]", "⟦Oakford is quiet⟧"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "left open, two places have the name" in flat(text)
    assert "other reports of the story have Oakford, Oak County, Norland [1] [2]" in flat(text)


def test_a_claim_shows_what_bears_on_it() -> None:
    text = flat(printed(views.claim_page(DENIED, SHEAF.reports, CLAIMS, LINKS)))
    assert "contradicts:" in text
    assert "because: asserted and denied" in text
    assert "control denied" in text


def test_the_list_has_who_what_kind_where_and_when() -> None:
    text = flat(printed(views.claim_list(SHEAF.reports, CLAIMS, LINKS, limit=1)))
    assert text.startswith(TAKEN_NORTH.id[:10])
    assert "control · Oakford · 3 May 2031 · also in 1 other report" in text
    assert "General Ada Holm → Northern Post “northern troops had liberated Oakford”" in text
    assert "7 claims in 3 reports and 6 more" in text


def test_no_claims_is_said() -> None:
    assert printed(views.claim_list((), (), EMPTY)).strip() == "no claims found"


@pytest.mark.parametrize("screen", [False, True])
def test_reports_can_neither_style_nor_steer(screen: bool) -> None:
    page = views.brief((EVIL,), (EVIL_CLAIM,), EMPTY)
    full = views.claim_page(EVIL_CLAIM, (EVIL,), (EVIL_CLAIM,), EMPTY)
    for text in (printed(page, screen=screen), printed(full, screen=screen)):
        assert "[bold]fell[/bold]" in flat(text)
        assert "\x1b[2J" not in text
        assert "\u202e" not in text


def test_many_reports_are_cut() -> None:
    sheaf = many(300, 10)
    text = printed(views.brief(sheaf.reports, sheaf.claims, sheaf.links))
    assert "and 260 more" in text
    assert len(text.splitlines()) < 5000


def test_printable_leaves_scripts_and_emoji_alone() -> None:
    for text in ("Куп’янськ", "الرقة", "👩‍🚒 fire"):
        assert printable(text) == text
    assert printable("a\ud800\x9b\u2066b") == "a���b"


def test_a_garbled_name_is_printed_on_every_page_that_has_it() -> None:
    river = next(report for report in SHEAF.reports if report.id == MOST.report_id)
    pages = (
        views.brief(SHEAF.reports, CLAIMS, LINKS),
        views.claim_page(MOST, SHEAF.reports, CLAIMS, LINKS),
        views.compare(SHEAF.reports[0], river, CLAIMS, LINKS),
    )
    for page in pages:
        text = flat(printed(page))
        assert "a name “Ashwick”" in text
        assert "elsewhere “Ashby”" in text


def test_a_side_says_how_many_tellings_it_leaves_out() -> None:
    texts = tuple(Report(text=f"It fell at {at}, Holm said.\n", file=f"p{at}") for at in range(4))
    claims = tuple(
        claim_in(text, f"It fell at {at}", chain=(("Holm", "said"),))
        for at, text in enumerate(texts)
    )
    denial = claim_in(texts[0], "fell", denied=True)
    ids = tuple(claim.id for claim in claims)
    fell = Proposition(ids, (Origin("Holm", ids, "one voice"),), "alike")
    why = Relation(fell.id, alone(denial).id, RelationKind.CONTRADICTS, "asserted and denied")
    page = views.claim_page(denial, texts, (*claims, denial), Links((fell, alone(denial)), (why,)))
    assert "Holm → [1] Holm → [2] and 2 more" in flat(printed(page))
