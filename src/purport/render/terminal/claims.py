"""Claims on the terminal: the compact list, and one claim in full."""

from rich.console import Console
from rich.text import Text

from purport.render.plain import printable
from purport.render.terminal.brief import put_wordings
from purport.render.terminal.lines import Paper, labels, quoted
from purport.render.wording import ELSEWHERE, OWN_VOICE, counted
from purport.views.pages import ClaimLine, ClaimList, ClaimPage, PlaceDetail, Step

CANDIDATES = 8
# Columns of a field's name.
FIELD = 10
# Eight hexadecimal digits of an id: two of 10,000 claims share their beginning once in 80 ledgers,
# and `show` says so when it is asked for one of them.
SHORT_ID = 10


def claims(page: ClaimList, console: Console) -> None:
    """Print id, kind, where and when of each claim on a line, and who says what under it."""
    paper = Paper(console)
    shown = page.lines.shown
    if not shown:
        paper.put("no claims found")
        return
    for line in shown:
        head = Text(line.id[:SHORT_ID], style="dim").append(f"  {line.kind}", style="bold not dim")
        head.append(
            f" {', '.join(line.status)}" if line.status else "", style="bold italic not dim"
        )
        facts = [
            ", ".join(line.where),
            line.when or "",
            f"also in {counted(len(line.also), 'other report')}" if line.also else "",
        ]
        head.append(printable("".join(f" · {fact}" for fact in facts if fact)), style="not dim")
        paper.put(head)
        paper.put(Text(f"{_who(line)}  ").append_text(quoted(line.words, ())), indent=SHORT_ID + 2)
    total = len(shown) + page.lines.more
    paper.put(f"{counted(total, 'claim')} in {counted(page.reports, 'report')}", style="dim")
    paper.rest(page.lines.more)


def claim(page: ClaimPage, console: Console) -> None:
    """Print one claim with everything that is recorded of it."""
    paper = Paper(console)
    line = page.line
    head = Text(f"{line.kind}", style="bold")
    head.append(f" {', '.join(line.status)}" if line.status else "", style="bold italic")
    paper.put(head.append(f"  {line.id}", style="dim"))
    paper.put(quoted(line.words, ()))
    paper.blank()
    _chain(line, paper)
    report = line.report
    where = ", ".join(part for part in (report.title, report.published, report.url) if part)
    _field(paper, "report", f"{report.name} ({report.file}){': ' + where if where else ''}")
    paper.blank()
    paper.put("evidence", style="dim")
    paper.put(paper.passage(page.sentence, numbered=False), indent=2)
    paper.put(f"characters {page.offsets}", indent=2, style="dim")
    paper.blank()
    _field(paper, "actor", _party(line.actor, page.actor_side))
    _field(paper, "target", _party(line.target, page.target_side))
    for place in page.places:
        _place(paper, place)
    for number in page.quantities:
        _field(paper, "quantity", f"“{number.mention}” read as {number.bounds}")
    _field(paper, "time", line.when or "")
    _field(paper, "said", page.said or "")
    if page.wordings:
        paper.put("words that take a side", style="dim")
        put_wordings(page.wordings, paper)
    paper.blank()
    paper.put("who else says it, and what stands behind it", style="dim")
    paper.card(page.proposition, indent=2)
    if page.proposition.evidence:
        paper.put(f"joined on: {page.proposition.evidence}", indent=4, style="dim")
    for bearing in page.bearings:
        paper.blank()
        paper.put(Text(f"{bearing.phrase}:", style="bold"), indent=2)
        paper.side(bearing.other, indent=4)
        paper.put(f"because: {bearing.evidence}", indent=4, style="dim")
    if page.garblings:
        paper.blank()
        paper.put("likely garbled on the way", style="dim")
    for garbled in page.garblings:
        paper.garbled(garbled, indent=2)
    paper.blank()
    _field(paper, "found by", page.extractor)


def _who(line: ClaimLine) -> str:
    return printable(" → ".join((*(step.name for step in reversed(line.chain)), line.report.name)))


def _chain(line: ClaimLine, paper: Paper) -> None:
    paper.put("on whose word", style="dim")
    if not line.chain:
        paper.put(f"{OWN_VOICE}: {line.report.name}", indent=2)
        return
    steps = [_step(step) for step in reversed(line.chain)]
    for at, step in enumerate(steps):
        paper.put(Text("→ " if at else "").append_text(step), indent=2 + 2 * at)
    paper.put(f"→ {line.report.name} [{line.report.label}]", indent=2 + 2 * len(steps))


def _step(step: Step) -> Text:
    found = Text(printable(step.name), style="bold").append(f" ({step.kind})", style="dim")
    if step.mention != step.name:
        found.append(printable(f", here “{step.mention}”"))
    return found.append(printable(f", “{step.cue}”")) if step.cue else found


def _field(paper: Paper, name: str, value: str) -> None:
    """Print a name and its value, which hangs beside it."""
    if value:
        label = Text(f"{name:<{FIELD}}", style="dim")
        for line in Text(printable(value)).wrap(paper.console, paper.width - FIELD):
            paper.put(label.append_text(line))
            label = Text(" " * FIELD)


def _party(name: str | None, side: str | None) -> str:
    return f"{name} ({side})" if name and side else name or ""


def _place(paper: Paper, place: PlaceDetail) -> None:
    site = place.site
    if site is None:
        reason = place.reason or "nothing decides between its namesakes"
        _field(paper, "place", f"“{place.mention}” ({place.role}): left open, {reason}")
    else:
        where = ", ".join((site.name, *site.within))
        at = (
            f"{site.lat:.4f}, {site.lon:.4f}"
            if site.lat is not None and site.lon is not None
            else ""
        )
        _field(paper, "place", f"“{place.mention}” ({place.role}) is {where}")
        facts = (at, site.precision, site.id, f"confidence {place.confidence:.2f}")
        paper.put(" · ".join(fact for fact in facts if fact), indent=FIELD, style="dim")
        if place.reason:
            paper.put(place.reason, indent=FIELD, style="dim")
    if place.elsewhere:
        where = ", ".join(map(printable, (place.elsewhere.name, *place.elsewhere.within)))
        reports = labels(place.elsewhere.reports, limit=4)
        paper.put(f"{ELSEWHERE} {where} {reports}", indent=FIELD)
    for found in place.candidates[:CANDIDATES]:
        within = ", ".join(found.within)
        paper.put(
            f"{found.score:.2f}  {found.name}{', ' + within if within else ''}  {found.id}",
            indent=FIELD,
        )
    paper.rest(len(place.candidates[CANDIDATES:]), indent=FIELD)
