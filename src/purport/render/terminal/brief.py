"""The brief on the terminal."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from purport.render import wording
from purport.render.plain import printable
from purport.render.terminal.lines import Paper, arrows, cut, labels, quoted
from purport.render.wording import counted
from purport.views.pages import BriefPage, ClaimLine, Gazette, Listing, Pairing, Sentence, Wording

# What a terminal shows of long lists; the HTML page and the ledger have more.
REPORTS = 40
SECTION = 15
PLACES = 40


def brief(page: BriefPage, console: Console) -> None:
    """Print `page` section by section; an empty section is left out."""
    paper = Paper(console)
    _head(page, paper)
    _reports(page, paper)
    shared = cut(page.shared, SECTION)
    if shared.shown:
        paper.heading(f"What several reports share ({page.counts.shared})", note=wording.SHARED)
        for card in shared.shown:
            paper.blank()
            paper.card(card)
        paper.rest(shared.more)
    _pairings(
        cut(page.contradictions, SECTION),
        f"Where they contradict ({page.counts.contradictions})",
        (wording.CONTRADICT, "against"),
        paper,
    )
    _pairings(
        cut(page.strengths, SECTION),
        "Where one says more than another",
        (wording.STRENGTHS, "says more than"),
        paper,
    )
    _pairings(
        cut(page.sequels, SECTION), "What is said to follow", (wording.SEQUELS, "then"), paper
    )
    if page.garblings.shown:
        listed = cut(page.garblings, SECTION)
        paper.heading("Likely garbled on the way", note=wording.GARBLINGS)
        for line in listed.shown:
            paper.blank()
            paper.garbled(line)
        paper.rest(listed.more)
    if page.counts.reports > 1:
        _only(page, paper)
    _everything(page, paper)
    _voices(page, paper)
    _places(page.gazette, paper)
    _days(page, paper)
    if page.wordings.shown:
        paper.heading("Words that take a side", note=wording.WORDINGS)
        put_wordings(page.wordings.shown, paper)
        paper.rest(page.wordings.more)
    _unread(page, paper)


def _pairings(pairings: Listing[Pairing], title: str, words: tuple[str, str], paper: Paper) -> None:
    """Print a section of pairings; `words` are its note and what joins the two sides."""
    note, joint = words
    if pairings.shown:
        paper.heading(title, note=note)
        paper.blank()
        for pairing in pairings.shown:
            paper.pairing(pairing, joint)
        paper.rest(pairings.more)


def _head(page: BriefPage, paper: Paper) -> None:
    counts = page.counts
    paper.put(Text(printable(page.title), style="bold"))
    figures = [
        counted(counts.reports, "report"),
        counted(counts.outlets, "outlet") if counts.outlets else "no outlet named",
        counted(counts.claims, "claim"),
        counted(counts.voices, "voice"),
        f"{counts.shared:,} shared",
        counted(counts.contradictions, "contradiction"),
    ]
    paper.put(" · ".join(figures))
    paper.put(wording.RECORDS, style="dim")


def _reports(page: BriefPage, paper: Paper) -> None:
    paper.heading("Reports")
    table = _table()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for line in page.reports.shown[:REPORTS]:
        name = Text(printable(line.name))
        for extra in (line.title, line.file):
            if extra and extra != line.name:
                name.append(f"  {printable(extra)}", style="dim")
        table.add_row(f"[{line.label}]", name, line.published or "", counted(line.claims, "claim"))
    paper.table(table)
    paper.rest(max(page.counts.reports - REPORTS, 0))


def _only(page: BriefPage, paper: Paper) -> None:
    paper.heading("What only one report says", note=wording.ONLY)
    listed = cut(page.only, SECTION)
    for only in listed.shown:
        paper.blank()
        paper.put(Text(f"[{only.report.label}] {printable(only.report.name)}", style="bold"))
        for card in only.propositions.shown:
            telling = card.origins.shown[0].tellings.shown[0]
            line = Text(printable(f"{card.topic}: "), style="dim")
            line.append_text(quoted(card.words, card.status))
            line.append(f"  {arrows(telling.chain, telling.report.label)}", style="dim")
            paper.put(line, indent=2)
        paper.rest(only.propositions.more, indent=2)
    paper.rest(listed.more)


def _everything(page: BriefPage, paper: Paper) -> None:
    paper.heading("Everything claimed, and by whom", note=wording.EVERYTHING)
    listed = cut(page.everything, SECTION)
    for part in listed.shown:
        paper.blank()
        paper.put(Text(f"[{part.report.label}] {printable(part.report.name)}", style="bold"))
        for sentence in part.sentences.shown:
            _sentence(sentence, paper)
        paper.rest(part.sentences.more, indent=2)
    paper.rest(listed.more)


def _sentence(sentence: Sentence, paper: Paper) -> None:
    several = len(sentence.claims) > 1
    paper.put(paper.passage(sentence.segments, numbered=several), indent=2)
    for line in sentence.claims:
        paper.put(_claim(line, numbered=several), indent=4)


def _claim(line: ClaimLine, *, numbered: bool) -> Text:
    found = Text(f"{line.number} {line.kind}" if numbered else line.kind, style="bold")
    if line.status:
        found.append(f" {', '.join(line.status)}", style="bold italic")
    parts = [arrows(line.chain, line.report.label), ", ".join(line.where), line.when or ""]
    if line.also:
        parts.append(f"also in {labels(line.also)}")
    found.append("  " + printable(" · ".join(part for part in parts if part)))
    return found.append(f"  {line.id}", style="dim")


def _voices(page: BriefPage, paper: Paper) -> None:
    if not page.voices.shown:
        return
    paper.heading("Voices")
    table = _table()
    for title in ("voice", "sort", "on its word", "passes on", "in reports"):
        right = title in {"on its word", "passes on"}
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    table.show_header = True
    for line in page.voices.shown:
        table.add_row(
            Text(printable(line.name)),
            line.kind,
            str(line.final or ""),
            str(line.relayed or ""),
            Text(labels(line.reports)),
        )
    paper.table(table)
    paper.rest(page.voices.more)


def _places(gazette: Gazette, paper: Paper) -> None:
    if not (gazette.sites or gazette.areas or gazette.open):
        return
    paper.heading("Places")
    sites = (*gazette.sites, *gazette.areas)
    for site in sites[:PLACES]:
        line = Text(printable(site.name), style="bold")
        within = ", ".join(site.within[:2])
        line.append(printable(f"  {within}") if within else "", style="dim")
        if site.lat is not None and site.lon is not None:
            line.append(f"  {site.lat:.3f}, {site.lon:.3f}", style="dim")
        if site.precision not in {"settlement", "point"}:
            line.append(f"  placed at its {site.precision}" if site in gazette.sites else "")
        others = [found.text for found in site.spellings if found.text != site.name]
        if others:
            line.append(printable(f"  as {', '.join(others[:4])}"))
        line.append(f"  {labels(site.reports)}")
        paper.put(line, indent=2)
    paper.rest(max(len(sites) - PLACES, 0), indent=2)
    if gazette.open:
        paper.blank()
        paper.put(wording.OPEN, style="dim")
        for place in gazette.open[:PLACES]:
            number = len(place.candidates.shown) + place.candidates.more
            line = Text(printable(place.mention), style="bold")
            line.append(f"  {counted(number, 'candidate')} kept: {printable(place.reason)}")
            line.append(f"  {labels(place.reports)}")
            paper.put(line, indent=2)
            if place.elsewhere:
                where = f"{printable(place.elsewhere.name)} {labels(place.elsewhere.reports)}"
                paper.put(f"{wording.ELSEWHERE} {where}", indent=4, style="dim")
        paper.rest(max(len(gazette.open) - PLACES, 0), indent=2)
    doubtful = [
        (site, found) for site in gazette.sites for found in site.spellings if found.doubtful
    ]
    if doubtful:
        paper.blank()
        paper.put(wording.SPELLINGS, style="dim")
        for site, found in doubtful:
            paper.put(f"{found.text} → {site.name} on maps  {labels(found.reports)}", indent=2)


def _days(page: BriefPage, paper: Paper) -> None:
    if not page.days:
        return
    paper.heading("Dates")
    for day in page.days[:PLACES]:
        line = Text(day.label, style="bold")
        if not day.year:
            line.append(" (year not stated)")
        if day.published:
            line.append(f"  published: {labels(day.published)}")
        paper.put(line, indent=2)
        for claim in day.claims.shown:
            found = quoted(claim.words, claim.status)
            found.append(f"  {arrows(claim.chain, claim.report.label)}", style="dim")
            paper.put(found, indent=4)
        paper.rest(day.claims.more, indent=4)
    paper.rest(max(len(page.days) - PLACES, 0), indent=2)


def put_wordings(wordings: tuple[Wording, ...], paper: Paper) -> None:
    """Print loaded words under their neutral counterparts."""
    for found in wordings:
        line = Text(printable(found.neutral), style="bold").append(f"  ({found.type})", style="dim")
        paper.put(line, indent=2)
        for usage in found.usages.shown:
            times = f" ×{usage.times}" if usage.times > 1 else ""
            who = f"{wording.speaker(usage)}, {labels(usage.reports)}{times}"
            paper.put(f"“{usage.word}”  {who}", indent=4)
        paper.rest(found.usages.more, indent=4)


def _unread(page: BriefPage, paper: Paper) -> None:
    if page.unread:
        paper.heading("Could not be read")
        for failure in page.unread:
            paper.put(f"{failure.file}: {failure.reason}; {failure.remedy}", indent=2)


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, show_header=False, show_edge=False, pad_edge=False)
