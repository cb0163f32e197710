"""The whole flow on one screen: reports in, a linked ledger of attributed claims out.

Enters: paths (or standard input), and a ledger. Leaves: the same ledger with every new report and
its claims in it, and a `Summary`. It refuses to extract a report that the ledger already has, and
to read a report in another language as if it were English. One report that cannot be read or
extracted becomes a `Failure`; the others are read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from purport.attribution import Attributor, choose_attributor, find_attributions
from purport.claims import extract_claims
from purport.config import Config
from purport.errors import PurportError
from purport.ledger import ClaimQuery
from purport.linking import link_claims
from purport.model import Claim, Extractor, Failure, Report
from purport.parsing import parse
from purport.places import load_gazetteer, resolve_places
from purport.reading import read_reports

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from purport.ledger import Ledger
    from purport.places import Gazetteer

# Reports are parsed together until they reach this many characters: the parser is faster on several
# texts at once, but a batch is held in memory and makes a progress bar wait.
BATCH = 40_000

# No prose has a longer word; reading rules' time grows with its square.
LONGEST_WORD = 1_000
WORD = re.compile(r"[^\W_]+")

Extracted = tuple[Report, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What one reading did.

    `new` reports were added, with `claims` claims; `known` ones were in the ledger already;
    `foreign` of the new ones are not in English and were kept without claims; `failures` could not
    be read.
    """

    new: int
    known: int
    foreign: int
    claims: int
    failures: tuple[Failure, ...]


def read_into(
    ledger: "Ledger",
    paths: Iterable[Path | str],
    *,
    config: Config,
    stdin: BinaryIO | None = None,
    on_input: Callable[[Report | Failure], None] = lambda _: None,
) -> Summary:
    """Read `paths` into `ledger`, one report a transaction, and say what happened.

    `on_input` is called with each report or failure once it is dealt with.
    """
    known = new = foreign = found = 0
    failures = []

    def unknown(inputs: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        nonlocal known
        for item in inputs:
            if isinstance(item, Report) and ledger.has(item):
                ledger.add(item, ())  # the same words may have appeared elsewhere, too
                known += 1
                on_input(item)
            else:
                yield item

    for item in extract(unknown(read_reports(paths, config=config, stdin=stdin)), config=config):
        if isinstance(item, Failure):
            ledger.record(item)
            failures.append(item)
            on_input(item)
            continue
        report, claims = item
        if ledger.add(report, claims):
            new += 1
            foreign += not is_english(report)
            found += len(claims)
        else:
            known += 1
        on_input(report)
    return Summary(new=new, known=known, foreign=foreign, claims=found, failures=tuple(failures))


def extract(inputs: Iterable[Report | Failure], *, config: Config) -> Iterator[Extracted | Failure]:
    """Yield each report with its claims, in order; failures pass through.

    What goes wrong inside one report becomes a `Failure`; a missing model or gazetteer is raised.
    """
    gazetteer: Gazetteer | None = None
    attributor = choose_attributor(config.attributor)
    for batch in batches(inputs):
        batch = [as_prose(item) for item in batch]
        docs = parsed([item for item in batch if isinstance(item, Report) and is_english(item)])
        for item in batch:
            if isinstance(item, Failure):
                yield item
            elif not is_english(item):
                yield item, ()
            else:
                gazetteer = gazetteer or load_gazetteer(config.cache)
                yield claims_of(item, next(docs), gazetteer, attributor)


def claims_of(
    report: Report, doc: "Doc | Exception", gazetteer: "Gazetteer", attributor: Attributor
) -> Extracted | Failure:
    """Return one parsed report with its claims, or the `Failure` that it became."""
    try:
        if isinstance(doc, Exception):
            raise doc
        attributions = find_attributions(report, doc, attributor=attributor)
        places = resolve_places(report, doc, gazetteer)
        found_by = Extractor(attributor.name, attributor.version, score=1.0)
        return report, extract_claims(report, doc, attributions, places, extractor=found_by)
    except PurportError:
        raise
    except Exception as error:
        reason = f"its claims could not be extracted ({type(error).__name__}: {error})"
        return Failure(report.file, reason, "the fault is purport's: please send the text along")


def parsed(reports: list[Report]) -> "Iterator[Doc | Exception]":
    """Yield each report's parse; where the batch cannot be parsed, each alone or its exception."""
    try:
        yield from list(parse(report.text for report in reports))
    except PurportError:
        raise
    except Exception as error:
        if len(reports) == 1:
            yield error
        else:
            for report in reports:
                yield from parsed([report])


def batches(inputs: Iterable[Report | Failure]) -> Iterator[list[Report | Failure]]:
    """Yield runs of `inputs` whose texts together first reach `BATCH` characters."""
    batch: list[Report | Failure] = []
    size = 0
    for item in inputs:
        batch.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def is_english(report: Report) -> bool:
    """Say whether `report` is to be read as English: it says so, or nobody could tell."""
    return report.language is None or report.language.lower().split("-")[0] == "en"


def as_prose(item: Report | Failure) -> Report | Failure:
    """Return `item`, or the `Failure` of an English report with a word that nobody wrote."""
    if isinstance(item, Failure) or not is_english(item):
        return item
    longest = max((len(word) for word in WORD.findall(item.text)), default=0)
    if longest <= LONGEST_WORD:
        return item
    reason = f"a word of {longest:,} characters stands in it"
    return Failure(item.file, reason, "cut out what is data and not prose")


def link(ledger: "Ledger") -> None:
    """Make the ledger's propositions, relations and origins anew where its claims have changed."""
    if not ledger.links_are_current():
        ledger.replace_links(link_claims(ledger.reports(), ledger.claims(ClaimQuery())))
