"""Two reports side by side on the terminal."""

from rich.console import Console
from rich.text import Text

from purport.render import wording
from purport.render.plain import printable
from purport.render.terminal.brief import put_wordings
from purport.render.terminal.lines import Paper, labels, quoted, told
from purport.render.wording import counted
from purport.views.pages import ComparePage, PropositionCard, ReportLine


def compare(page: ComparePage, console: Console) -> None:
    """Print `page`; an empty section says so, for that too is a finding."""
    paper = Paper(console)
    for report in (page.a, page.b):
        paper.put(_report(report))
    paper.heading(f"In both ({len(page.shared)})")
    _none(paper, page.shared)
    for card in page.shared:
        paper.card(card)
        paper.blank()
    paper.heading(f"Where they contradict ({len(page.contradictions)})")
    _none(paper, page.contradictions)
    for pair in page.contradictions:
        paper.pairing(pair, "against")
    for pairs, title, joint in (
        (page.strengths, "Where one says more than the other", "says more than"),
        (page.sequels, "What is said to follow", "then"),
    ):
        if pairs:
            paper.heading(f"{title} ({len(pairs)})")
            for pair in pairs:
                paper.pairing(pair, joint)
    if page.garblings:
        paper.heading(f"Likely garbled on the way ({len(page.garblings)})")
        for garbled in page.garblings:
            paper.garbled(garbled)
            paper.blank()
    for report, cards in ((page.a, page.only_a), (page.b, page.only_b)):
        paper.heading(f"Only in {report.label} ({len(cards)})")
        _none(paper, cards)
        _cards(paper, cards)
    if page.names:
        paper.heading("Names spelled differently")
        for site in page.names:
            line = Text(printable(site.name), style="bold").append(" on maps")
            for found in sorted(site.spellings, key=lambda found: found.reports):
                doubt = ", may be garbled" if found.doubtful else ""
                line.append(printable(f"  {labels(found.reports)} {found.text}{doubt}"))
            paper.put(line, indent=2)
    if page.wordings:
        paper.heading("Words that take a side", note=wording.WORDINGS)
        put_wordings(page.wordings, paper)


def _report(report: ReportLine) -> Text:
    found = Text(f"[{report.label}] ", style="bold").append(printable(report.name), style="bold")
    for extra in (report.title, report.file, report.published):
        if extra and extra != report.name:
            found.append(f"  {printable(extra)}", style="dim")
    return found.append(f"  {counted(report.claims, 'claim')}")


def _cards(paper: Paper, cards: tuple[PropositionCard, ...]) -> None:
    for card in cards:
        paper.put(Text(printable(card.topic), style="bold"), indent=2)
        for origin in card.origins.shown:
            for telling in origin.tellings.shown:
                paper.put(told(telling), indent=4)
        if not card.origins.shown:
            paper.put(quoted(card.words, card.status), indent=4)


def _none(paper: Paper, items: tuple[object, ...]) -> None:
    if not items:
        paper.put("nothing found", indent=2, style="dim")
