"""The pieces that terminal pages are made of: headings, quotations, chains and cards.

Enters: parts of page contexts. Leaves: Rich texts, printed indented. It refuses colour:
bold, dim and underline are enough, and a pipe has none of them.
"""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from purport.render.plain import printable
from purport.render.wording import GARBLED, NO_ORIGIN, briefly, facts, more, route, spread
from purport.views.pages import (
    GarbledLine,
    Item,
    Listing,
    Mark,
    OriginGroup,
    Pairing,
    PropositionCard,
    Segment,
    Step,
    Telling,
)

WIDEST = 120
TELLINGS = 6
STYLES = {
    Mark.CONTENT: "bold",
    Mark.SOURCE: "underline",
    Mark.CUE: "italic",
    Mark.LOADED: "underline italic",
}


class Paper:
    """A console with the few things that pages do on it. `plain` is True in a pipe."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)
        self.plain = not console.is_terminal

    def put(self, text: Text | str, *, indent: int = 0, style: str = "") -> None:
        """Print a paragraph, `indent` columns from the left."""
        line = text if isinstance(text, Text) else Text(printable(text), style=style)
        for part in line.wrap(self.console, self.width - indent):
            part.rstrip()
            self.console.print(Text(" " * indent).append_text(part), soft_wrap=True)

    def table(self, table: Table) -> None:
        """Print a table; its lines end where their words do."""
        with self.console.capture() as captured:
            self.console.print(table, width=self.width)
        for line in Text.from_ansi(captured.get()).split("\n"):
            line.rstrip()
            self.console.print(line, soft_wrap=True)

    def tree(self, tree: Tree) -> None:
        """Print a tree; its lines end where their words do."""
        with self.console.capture() as captured:
            self.console.print(tree, width=self.width)
        for line in Text.from_ansi(captured.get().rstrip("\n")).split("\n"):
            line.rstrip()
            self.console.print(line, soft_wrap=True)

    def blank(self) -> None:
        """Print an empty line."""
        self.console.print()

    def heading(self, words: str, *, note: str = "") -> None:
        """Print a section's heading, and the note under it."""
        self.blank()
        rule = "─" if self.console.encoding.startswith("utf") else "-"
        self.put(Text(f"{rule * 2} {words} ".ljust(self.width, rule), style="bold"))
        if note:
            self.put(note, style="dim")

    def rest(self, number: int, *, indent: int = 0) -> None:
        """Print how many items a list leaves out, if it does."""
        if number:
            self.put(more(number), indent=indent, style="dim")

    def card(self, card: PropositionCard, *, indent: int = 0) -> None:
        """Print a proposition: what it is about, who carries it, and what stands behind it."""
        self.put(topic(card), indent=indent)
        self.put(standing(card), indent=indent + 2)
        for origin in card.origins.shown:
            self.origin(origin, indent=indent + 2)
        self.rest(card.origins.more, indent=indent + 2)

    def origin(self, origin: OriginGroup, *, indent: int) -> None:
        """Print an origin and the tellings that go back to it."""
        name = Text("● ").append(printable(origin.name or NO_ORIGIN), style="bold")
        if origin.evidence:
            name.append(f"  {printable(origin.evidence)}", style="dim")
        self.put(name, indent=indent)
        shown = origin.tellings.shown[:TELLINGS]
        for telling in shown:
            self.put(told(telling), indent=indent + 4)
        self.rest(origin.tellings.more + len(origin.tellings.shown) - len(shown), indent=indent + 4)

    def side(self, card: PropositionCard, *, indent: int) -> None:
        """Print one proposition of a pair in a few lines."""
        self.put(quoted(card.words, card.status), indent=indent)
        tellings, left_out = briefly(card)
        for telling in tellings:
            self.put(carried(telling), indent=indent + 2)
        self.rest(left_out, indent=indent + 2)
        self.put(spread(card), indent=indent + 2, style="dim")

    def pairing(self, pairing: Pairing, joint: str) -> None:
        """Print propositions that bear on each other, and why."""
        many_left = len(pairing.left.shown) > 1
        self._side(pairing.left, pairing.evidence if many_left else ())
        self.put(joint, indent=2, style="italic")
        self._side(pairing.right, () if many_left else pairing.evidence)
        self.blank()

    def garbled(self, line: GarbledLine, *, indent: int = 0) -> None:
        """Print what may have been garbled, both tellings, and what speaks for which."""
        head = Text(GARBLED[line.sort], style="dim").append(" ")
        head.append(f"“{printable(line.written)}”", style="bold not dim")
        head.append(f" [{line.report.label}], elsewhere ", style="not dim")
        head.append(f"“{printable(line.likely)}”", style="bold not dim")
        self.put(head.append(f" {labels(line.reports)}", style="not dim"), indent=indent)
        for telling in (line.telling, *line.others.shown):
            self.put(told(telling), indent=indent + 2)
        self.rest(line.others.more, indent=indent + 2)
        self.put(f"because: {line.evidence}", indent=indent + 2, style="dim")

    def _side(self, side: Listing[PropositionCard], reasons: tuple[str, ...]) -> None:
        for at, card in enumerate(side.shown):
            self.put(topic(card))
            self.side(card, indent=2)
            if reasons:
                self.put(f"because: {reasons[at]}", indent=4, style="dim")
        self.rest(side.more)

    def passage(self, segments: Iterable[Segment], *, numbered: bool = True) -> Text:
        """Return evidence with its content in bold, in a pipe between brackets."""
        found = Text()
        inside = False
        for segment in segments:
            content = Mark.CONTENT in segment.marks
            if self.plain and inside and (not content or segment.opens):
                found.append("⟧")
                inside = False
            if numbered and segment.opens:
                found.append(",".join(map(str, segment.opens)), style="bold dim")
            if self.plain and content and not inside:
                found.append("⟦")
                inside = True
            style = " ".join(STYLES[mark] for mark in segment.marks)
            found.append(printable(segment.text), style=style)
        return found.append("⟧") if inside else found


def cut(found: Listing[Item], limit: int) -> Listing[Item]:
    """Keep the first `limit` items of a list: a terminal scrolls, and has nothing to fold."""
    return Listing(found.shown[:limit], found.more + max(len(found.shown) - limit, 0))


def labels(reports: Iterable[str], *, limit: int = 12) -> str:
    """Write the labels of reports, the first `limit` of them.

    >>> labels(["1", "4"])
    '[1] [4]'
    """
    every = tuple(reports)
    shown = " ".join(f"[{label}]" for label in every[:limit])
    return f"{shown} {more(len(every) - limit)}" if len(every) > limit else shown


def words(segments: Iterable[Segment]) -> Text:
    """Return a claim's words in quotation marks, loaded ones underlined."""
    found = Text("“")
    for segment in segments:
        found.append(
            printable(segment.text), style="underline" if Mark.LOADED in segment.marks else ""
        )
    return found.append("”")


def quoted(segments: Iterable[Segment], status: tuple[str, ...]) -> Text:
    """Return a claim's words, behind "denied", "hedged"... where it is so put."""
    found = Text()
    if status:
        found.append(f"{', '.join(status)}: ", style="bold")
    return found.append_text(words(segments))


def topic(card: PropositionCard) -> Text:
    """Return what a proposition is about, in nobody's words."""
    return Text(printable(card.topic), style="bold")


def standing(card: PropositionCard) -> str:
    """Say who carries a proposition, what stands behind it, who was first, and who has no name."""
    return "; ".join((f"{spread(card)} {labels(card.reports)}", *facts(card)))


def arrows(chain: tuple[Step, ...], label: str) -> str:
    """Draw a chain from its final voice to the report.

    >>> arrows((), "2")
    'the report’s own voice → [2]'
    """
    return printable(" → ".join((*route(chain), f"[{label}]")))


def carried(telling: Telling) -> str:
    """Draw a telling's chain to its report, and to those that carry the same words."""
    return f"{arrows(telling.chain, telling.report.label)} {labels(telling.others)}".rstrip()


def told(telling: Telling) -> Text:
    """Return one telling: its chain and its words."""
    found = Text(carried(telling)).append("  ")
    return found.append_text(quoted(telling.words, telling.status))
