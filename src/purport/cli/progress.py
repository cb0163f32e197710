"""A progress bar on standard error while reports are read, where that is a terminal.

Enters: the paths about to be read, then each report or failure. Leaves: a bar with the rate and the
time left, which goes away when the work is done. It refuses to guess: standard input has no known
length and gets a bar without an end.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from purport.model import Failure, Report


@contextmanager
def reading_bar(paths: Sequence[Path]) -> Iterator[Callable[[Report | Failure], None]]:
    """Yield what to call with each report or failure that is dealt with."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    # Reports come in batches: the rate of the last seconds alone would leap.
    with Progress(
        *columns, console=Console(stderr=True), transient=True, speed_estimate_period=120
    ) as progress:
        task = progress.add_task("", total=expected(paths), rate="")

        def on_input(item: Report | Failure) -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:,.1f}/s" if speed else ""
            progress.update(task, advance=1, description=item.file, rate=rate)

        yield on_input


def expected(paths: Sequence[Path]) -> int | None:
    """Count the reports under `paths`: one a file, one a line of JSON Lines; None for ``-``."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        if path.is_dir():
            files = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
            total += sum(_reports_in(file) for file in files if not file.name.startswith("."))
        else:
            total += _reports_in(path)
    return total


def _reports_in(path: Path) -> int:
    if path.suffix.lower() not in {".jsonl", ".ndjson"} or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) or 1
    except OSError:
        return 1  # the reader will say what is wrong with it
