"""Page contexts -> the terminal, through Rich.

Enters: page contexts and a Rich console. Leaves: printed pages that fit 80 to 120 columns and read
the same in a pipe, where brackets stand for what a screen shows in bold. It refuses markup:
reports' words are printed as they are, and what could steer a terminal is replaced.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from purport.views.pages import BriefPage, ClaimList, ClaimPage, ComparePage, TracePage


def print_brief(page: "BriefPage", console: "Console") -> None:
    """Print the brief."""
    from purport.render.terminal.brief import brief

    brief(page, console)


def print_compare(page: "ComparePage", console: "Console") -> None:
    """Print two reports side by side."""
    from purport.render.terminal.compare import compare

    compare(page, console)


def print_trace(page: "TracePage", console: "Console") -> None:
    """Print the ways that a claim took."""
    from purport.render.terminal.trace import trace

    trace(page, console)


def print_claim(page: "ClaimPage", console: "Console") -> None:
    """Print one claim in full."""
    from purport.render.terminal.claims import claim

    claim(page, console)


def print_claims(page: "ClaimList", console: "Console") -> None:
    """Print a compact list of claims."""
    from purport.render.terminal.claims import claims

    claims(page, console)


__all__ = ["print_brief", "print_claim", "print_claims", "print_compare"]
