"""The whole flow on one screen: reports in, a linked ledger of attributed claims out.

Enters: paths (or standard input), and a ledger. Leaves: the same ledger with every new report and
its claims in it, and a `Summary`. It refuses to extract a report that the ledger already has, and
to read a report in another language as if it were English. One report that cannot be read or
extracted becomes a `Failure`; the others are read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, tee
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from purport.attribution import Attributor, choose_attributor, find_attributions
from purport.claims import extract_claims
from purport.config import Config
from purport.crew import Died, spread
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

# Batches from which on the cores share them: what is less, one process has read before others have
# loaded their models (docs/decisions/0037-processes.md).
FEW = 3

Claims = tuple[Claim, ...]
Extracted = tuple[Report, Claims]
Input = Report | Failure | Extracted
Batch = tuple[Input, ...]


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

    def looked_up(inputs: Iterable[Report | Failure]) -> Iterator[Input]:
        for item in inputs:
            yield (item, ()) if isinstance(item, Report) and ledger.has(item) else item

    for item in extract(looked_up(read_reports(paths, config=config, stdin=stdin)), config=config):
        if isinstance(item, Failure):
            ledger.record(item)
            failures.append(item)
            on_input(item)
            continue
        report, claims = item
        # Where the text is known, it may still have appeared elsewhere, too.
        if ledger.add(report, claims):
            new += 1
            foreign += not is_english(report)
            found += len(claims)
        else:
            known += 1
        on_input(report)
    return Summary(new=new, known=known, foreign=foreign, claims=found, failures=tuple(failures))


def extract(inputs: Iterable[Input], *, config: Config) -> Iterator[Extracted | Failure]:
    """Yield each report with its claims, in order; failures and what is extracted pass through.

    `Config.processes` processes share what is more than a few batches; what they find, and its
    order, are those of one. What goes wrong inside one report becomes a `Failure`; a missing model
    or gazetteer is raised.
    """
    work = Extraction(config)
    runs = batches(inputs)
    few = list(islice(runs, FEW)) if config.processes > 1 else []
    if len(few) < FEW:
        for batch in chain(few, runs):
            yield from merged(batch, work.each(to_extract(batch)))
        return
    load_gazetteer(config.cache)  # made once, where it is missing, and not by each process
    ours, theirs = tee(chain(few, runs))
    jobs = (to_extract(batch) for batch in theirs)
    for reports, found in spread(work.whole, jobs, size=config.processes):
        answers = one_by_one(work.whole, reports, found) if isinstance(found, Died) else found
        yield from merged(next(ours), iter(answers))


class Extraction:
    """What extraction needs besides reports, opened at the first one; a process keeps it."""

    def __init__(self, config: Config) -> None:
        self.config = config

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The place names."""
        return load_gazetteer(self.config.cache)

    @cached_property
    def attributor(self) -> Attributor:
        """What finds who says what."""
        return choose_attributor(self.config.attributor)

    def each(self, reports: Sequence[Report]) -> Iterator[Claims | Failure]:
        """Yield what is found in each of `reports`, which are parsed together."""
        for report, doc in zip(reports, parsed(list(reports)), strict=True):
            yield claims_of(report, doc, self.gazetteer, self.attributor)

    def whole(self, reports: Sequence[Report]) -> tuple[Claims | Failure, ...]:
        """Return what is found in each of `reports`, as another process sends it."""
        return tuple(self.each(reports))


def one_by_one(
    work: Callable[[Sequence[Report]], Sequence[Claims | Failure]],
    reports: Sequence[Report],
    died: Died,
) -> Iterator[Claims | Failure]:
    """Yield what is found in each of `reports`, of which one took its process along."""
    if len(reports) == 1:
        reason = f"the process that extracted its claims died ({died.how})"
        remedy = "look for too little memory; else the fault is purport's: send the text along"
        yield Failure(reports[0].file, reason, remedy)
        return
    for alone, found in spread(work, ((report,) for report in reports), size=1):
        yield from one_by_one(work, alone, found) if isinstance(found, Died) else found


def to_extract(batch: Batch) -> tuple[Report, ...]:
    """Return the reports of `batch` that are to be extracted."""
    return tuple(item for item in batch if isinstance(item, Report) and is_english(item))


def merged(batch: Batch, found: Iterator[Claims | Failure]) -> Iterator[Extracted | Failure]:
    """Yield the items of `batch` with what was `found` in those that were to be extracted."""
    for item in batch:
        if not isinstance(item, Report):
            yield item
        elif not is_english(item):
            yield item, ()
        else:
            answer = next(found)
            yield answer if isinstance(answer, Failure) else (item, answer)


def claims_of(
    report: Report, doc: "Doc | Exception", gazetteer: "Gazetteer", attributor: Attributor
) -> Claims | Failure:
    """Return the claims of one parsed report, or the `Failure` that it became."""
    try:
        if isinstance(doc, Exception):
            raise doc
        attributions = find_attributions(report, doc, attributor=attributor)
        places = resolve_places(report, doc, gazetteer)
        found_by = Extractor(attributor.name, attributor.version, score=1.0)
        return extract_claims(report, doc, attributions, places, extractor=found_by)
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


def batches(inputs: Iterable[Input]) -> Iterator[Batch]:
    """Yield runs of `inputs` whose texts together first reach `BATCH` characters."""
    batch: list[Input] = []
    size = 0
    for item in inputs:
        batch.append(as_prose(item) if isinstance(item, Report) else item)
        if not isinstance(item, Failure):
            size += len(item.text if isinstance(item, Report) else item[0].text)
        if size >= BATCH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def is_english(report: Report) -> bool:
    """Say whether `report` is to be read as English: it says so, or nobody could tell."""
    return report.language is None or report.language.lower().split("-")[0] == "en"


def as_prose(report: Report) -> Report | Failure:
    """Return `report`, or the `Failure` of an English one with a word that nobody wrote."""
    if not is_english(report):
        return report
    longest = max((len(word) for word in WORD.findall(report.text)), default=0)
    if longest <= LONGEST_WORD:
        return report
    reason = f"a word of {longest:,} characters stands in it"
    return Failure(report.file, reason, "cut out what is data and not prose")


def link(ledger: "Ledger") -> None:
    """Make the ledger's propositions, relations and origins anew where its claims have changed."""
    if not ledger.links_are_current():
        ledger.replace_links(link_claims(ledger.reports(), ledger.claims(ClaimQuery())))
