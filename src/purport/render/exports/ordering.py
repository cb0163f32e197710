"""The one order of all exports, and the one way in which they write numbers.

Enters: reports, claims, links, numbers. Leaves: claims beside their reports, in order; numbers.
"""

from collections.abc import Iterable, Iterator

from purport.model import Claim, Links, Report

# Scores are written to four decimals: their ranks say no more, and the text is the same where
# another machine adds up in another order.
DECIMALS = 4


def in_order(reports: Iterable[Report], claims: Iterable[Claim]) -> Iterator[tuple[Report, Claim]]:
    """Yield `claims` with their reports, by report file, then as they stand in the text."""
    by_id = {report.id: report for report in reports}
    yield from sorted(
        ((by_id[claim.report_id], claim) for claim in claims),
        key=lambda pair: (pair[0].file, pair[1].report_id, pair[1].content, pair[1].id),
    )


def propositions_of(links: Links) -> dict[str, str]:
    """Return the id of the proposition of each claim, by the claim's id."""
    return {claim: each.id for each in links.propositions for claim in each.claims}


def number(value: float | None) -> float | int | None:
    """Return `value` without an empty fraction.

    >>> number(80.0), number(0.5), number(None)
    (80, 0.5, None)
    """
    return int(value) if isinstance(value, float) and value.is_integer() else value


def score(value: float) -> float | int | None:
    """Return `value`, a confidence between 0 and 1, to four decimals.

    >>> score(0.1 + 0.2), score(1.0)
    (0.3, 1)
    """
    return number(round(value, DECIMALS))
