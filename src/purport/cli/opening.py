"""Which ledger a command works on: the named one, the default one, or one in memory.

Enters: paths and the ``--ledger`` option. Leaves: an open ledger, read into and linked. It refuses
to make a ledger where a command only looks at one.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from purport.cli.output import say
from purport.cli.progress import reading_bar
from purport.config import load_config
from purport.errors import LedgerError
from purport.ledger import open_ledger
from purport.model import Failure, Report
from purport.pipeline import Summary, link, read_into
from purport.places import has_index
from purport.reading import read_reports

if TYPE_CHECKING:
    from purport.ledger import Ledger


@contextmanager
def kept_ledger(path: Path | None, *, create: bool = False) -> "Iterator[Ledger]":
    """Open the ledger at `path`, or the default one; its links are current."""
    with open_ledger(path or load_config().ledger, create=create) as ledger:
        if not create:
            link(ledger)
        yield ledger


@contextmanager
def passing_ledger() -> "Iterator[Ledger]":
    """Open a ledger in memory, which leaves nothing behind."""
    with open_ledger(None) as ledger:
        yield ledger


def fill(ledger: "Ledger", paths: Sequence[Path | str], *, processes: int | None = None) -> Summary:
    """Read `paths` into `ledger`, show a bar meanwhile, and link what is there.

    `processes` is how many extract claims, as many as the settings say where it is None.
    """
    config = load_config()
    config = replace(config, processes=processes or config.processes)
    if not has_index(config.cache):
        say("the index of place names is made once, which takes up to a minute")
    with reading_bar([Path(each) for each in paths]) as on_input:
        stdin = sys.stdin.buffer
        summary = read_into(ledger, paths, config=config, stdin=stdin, on_input=on_input)
    link(ledger)
    if summary.foreign:
        reports = "1 report is" if summary.foreign == 1 else f"{summary.foreign:,} reports are"
        say(f"{reports} not in English: kept in the ledger, without claims")
    return summary


def named_report(ledger: "Ledger", key: str) -> Report:
    """Return the report that `key` names: a path, an id or its beginning, or a file name.

    A path is read and looked up by its text; `LedgerError` where the ledger does not have it.
    """
    path = Path(key)
    if not path.is_file():
        return ledger.report(key)
    found = list(read_reports([path], config=load_config()))
    reports = [item for item in found if isinstance(item, Report)]
    if len(reports) == 1 and ledger.has(reports[0]):
        return ledger.report(reports[0].id)
    if len(reports) > 1:
        raise LedgerError(
            f"{key} holds {len(reports):,} reports", remedy="name one of them by its id"
        )
    failures = [item for item in found if isinstance(item, Failure)]
    if failures:
        raise LedgerError(f"{key}: {failures[0].reason}", remedy=failures[0].remedy)
    raise LedgerError(f"{key} is not in the ledger", remedy=f"run: purport read {key}")
