"""Claims as a table, for spreadsheets and statistics.

Enters: reports, claims, links. Leaves: CSV after RFC 4180, one claim a row, a header first. It
refuses formulas: before words that a spreadsheet would calculate stands an apostrophe (OWASP,
"CSV Injection").
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from purport.model import Claim, Links, Quantity, Report
from purport.render.exports.ordering import in_order, number, propositions_of, score

# What spreadsheets read as the beginning of a formula, or strip to find one; the last four are the
# full-width forms that some of them take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

CHAIN = " > "  # between the voices of a chain, outermost first
LIST = " | "  # between several places, quantities or words of one claim

Cell = str | float | None

COLUMNS = (
    *("claim", "report", "report_id", "title", "outlet", "url", "published", "language"),
    *("kind", "polarity", "modality", "content", "content_start", "content_end", "evidence"),
    *("chain", "chain_kinds", "chain_mentions", "actor", "actor_side", "target", "target_side"),
    *("places", "place_mentions", "place_roles", "place_ids", "lats", "lons"),
    *("quantities", "time", "time_start", "time_end", "time_said", "framing"),
    *("proposition", "extractor", "extractor_version", "score"),
)


def claims_as_csv(
    reports: Iterable[Report], claims: Iterable[Claim], links: Links
) -> Iterator[str]:
    """Yield the header, `COLUMNS`, then each claim as one row.

    A chain reads "outermost > ... > last"; the empty chain is the report's own voice. Columns with
    several values separate them by " | ", the columns about places each with one entry a place.
    """
    propositions = propositions_of(links)
    line = StringIO()
    writer = csv.DictWriter(line, COLUMNS)
    writer.writeheader()
    for report, claim in in_order(reports, claims):
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        cells = _cells(report, claim, propositions.get(claim.id))
        writer.writerow({column: _safe(cell) for column, cell in cells.items()})
    yield line.getvalue()


def _cells(report: Report, claim: Claim, proposition: str | None) -> dict[str, Cell]:
    actor, target, time, places = claim.actor, claim.target, claim.time, claim.places
    return {
        "claim": claim.id,
        "report": report.file,
        "report_id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "language": report.language,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "content": claim.text,
        "content_start": claim.content[0].start,
        "content_end": claim.content[-1].end,
        "evidence": claim.evidence.text,
        "chain": CHAIN.join(voice.name for voice in claim.chain),
        "chain_kinds": CHAIN.join(voice.kind.value for voice in claim.chain),
        "chain_mentions": CHAIN.join(voice.mention.text for voice in claim.chain),
        "actor": actor.name if actor else None,
        "actor_side": actor.side if actor else None,
        "target": target.name if target else None,
        "target_side": target.side if target else None,
        "places": _list(place.name for place in places),
        "place_mentions": _list(place.mention.text for place in places),
        "place_roles": _list(place.role.value for place in places),
        "place_ids": _list(place.id for place in places),
        "lats": _list(place.lat for place in places),
        "lons": _list(place.lon for place in places),
        "quantities": _list(_quantity(quantity) for quantity in claim.quantities),
        "time": time.mention.text if time else None,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "time_said": time.said if time else None,
        "framing": _list(f"{each.mention.text} ({each.neutral})" for each in claim.framing),
        "proposition": proposition,
        "extractor": claim.extractor.name,
        "extractor_version": claim.extractor.version,
        "score": score(claim.extractor.score),
    }


def _safe(cell: Cell) -> Cell:
    """Return `cell` as no spreadsheet calculates it; numbers stay numbers.

    >>> _safe("=1+1"), _safe("--11-20"), _safe(-1.5), _safe("fell")
    ("'=1+1", "'--11-20", -1.5, 'fell')
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _list(cells: Iterable[Cell]) -> Cell:
    found = tuple(cells)
    if len(found) == 1:  # a number stays one: "-33.9" as words would get an apostrophe
        return found[0]
    return LIST.join("" if cell is None else str(cell) for cell in found)


def _quantity(quantity: Quantity) -> str:
    """The bounds as an interval: "(80, 100] percent of place" is over 80 up to 100 percent.

    >>> from purport.model import Span
    >>> _quantity(Quantity(Span(0, 8, "over 80%"), 80, 100, True, "percent of place"))
    '(80, 100] percent of place'
    >>> _quantity(Quantity(Span(0, 9, "up to 300"), None, 300, False, "people"))
    '(, 300] people'
    """
    low, high = number(quantity.low), number(quantity.high)
    # `strict` excludes the bound that was said: the lower one where both stand ("over 80%").
    opening = "(" if low is None or quantity.strict else "["
    closing = ")" if high is None or (quantity.strict and low is None) else "]"
    bounds = f"{'' if low is None else low}, {'' if high is None else high}"
    return f"{opening}{bounds}{closing} {quantity.unit}"
