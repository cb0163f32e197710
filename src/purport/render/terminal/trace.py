"""The ways that a claim took, as a tree on the terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from purport.render.plain import printable
from purport.render.terminal.lines import Paper, labels, quoted, standing, topic
from purport.render.wording import NO_ORIGIN, more
from purport.views.pages import TracedOrigin, TracedTelling, TracePage, Way


def trace(page: TracePage, console: Console) -> None:
    """Print what is claimed, then one tree an origin."""
    paper = Paper(console)
    card = page.proposition
    paper.put(topic(card))
    paper.put(quoted(card.words, card.status))
    paper.put(standing(card), style="dim")
    for origin in page.origins:
        paper.blank()
        paper.tree(_origin(origin))
    paper.rest(card.origins.more)


def _origin(origin: TracedOrigin) -> Tree:
    name = Text("● ").append(printable(origin.name or NO_ORIGIN), style="bold")
    if origin.evidence:
        name.append(f"  {printable(origin.evidence)}", style="dim")
    tree = Tree(name, guide_style="dim")
    _grow(tree, origin.ways, origin.tellings)
    if origin.more:
        tree.add(Text(more(origin.more), style="dim"))
    return tree


def _grow(tree: Tree, ways: Iterable[Way], tellings: Iterable[TracedTelling]) -> None:
    for end in tellings:
        _end(tree.add(_report(end)), end)
    for way in ways:
        name = Text(printable(way.name), style="bold").append(
            f" ({way.kind})", style="dim not bold"
        )
        if way.cues:
            cues = ", ".join(f"“{cue}”" for cue in way.cues)
            name.append(printable(f", {cues}"), style="not bold")
        _grow(tree.add(name), way.ways, way.tellings)


def _report(end: TracedTelling) -> Text:
    report = end.telling.report
    found = Text("▶ " if end.asked else "").append(f"[{report.label}] {printable(report.name)}")
    found.append(f"  {report.published or 'no date'}", style="dim")
    if end.telling.others:
        found.append(f"  word for word also in {labels(end.telling.others)}")
    return found


def _end(leaf: Tree, end: TracedTelling) -> None:
    words = quoted(end.telling.words, end.telling.status)
    leaf.add(words.append(f"  {end.telling.claim[:10]}", style="dim"))
    for line in end.garblings:
        leaf.add(
            Text("likely garbled: ", style="dim")
            .append(printable(f"“{line.written}”, elsewhere “{line.likely}”"), style="not dim")
            .append(f" {labels(line.reports)}")
        )
