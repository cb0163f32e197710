"""Files and pasted words of a browser -> the ledger, a batch at a time, in a process of their own.

Enters: files in a folder that is thrown away afterwards. Leaves: reports in the ledger, linked, and
`Batch` values that say how far it is and what could not be read, by name. It refuses to read two
batches at once. The models and the work stay out of the desk's own process, whose pages stay quick,
and what a text brings down is not the desk.
"""

import os
import shutil
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path, PurePosixPath
from threading import Lock

from purport.config import load_config
from purport.errors import PurportError
from purport.ledger import open_ledger
from purport.model import Failure, Report
from purport.views.pages import Unread
from purport.views.sheets import Arrival, Batch, Stage

KEPT = 12
"""Batches that the desk still tells of."""

LONGEST = 60
ENDING = 10
"""Characters of a file's name, and of its ending, that are kept: 255 bytes are a name's most."""

WAIT = 60.0
"""Seconds that a reader waits for another writer of the ledger."""

Told = Stage | Arrival | Unread | str


class Intake:
    """What reads batches into the ledger at a path, one after the other. Threads may share it."""

    def __init__(self, ledger: Path) -> None:
        self._ledger = ledger.absolute()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")
        self._batches: deque[Batch] = deque(maxlen=KEPT)
        self._lock = Lock()
        self._number = 0

    def batches(self) -> tuple[Batch, ...]:
        """Return the last batches, the newest first."""
        with self._lock:
            return tuple(self._batches)

    def take(self, folder: Path, *, by: str) -> None:
        """Read the files in `folder`, which is removed afterwards, once those before are read."""
        names = tuple(sorted(path.name for path in folder.iterdir()))
        with self._lock:
            self._number += 1
            batch = Batch(self._number, by, names, Stage.WAITING)
            self._batches.appendleft(batch)
        self._worker.submit(self._read, batch, folder)

    def _read(self, batch: Batch, folder: Path) -> None:
        context = get_context("spawn")
        here, there = context.Pipe(duplex=False)
        names = batch.names
        reader = context.Process(
            target=read_folder, args=(self._ledger, folder, names, there), daemon=True
        )
        batch = self._keep(replace(batch, stage=Stage.READING))
        try:
            reader.start()
            there.close()
            while True:
                batch = self._keep(_with(batch, here.recv()))
        except EOFError:
            reader.join()
            if batch.stage is not Stage.DONE:
                reason = batch.reason or "the process that read them ended; the others are kept"
                self._keep(replace(batch, stage=Stage.STOPPED, reason=reason))
        except OSError as error:
            self._keep(replace(batch, stage=Stage.STOPPED, reason=str(error)))
        finally:
            here.close()
            shutil.rmtree(folder, ignore_errors=True)

    def _keep(self, batch: Batch) -> Batch:
        with self._lock:
            for at, each in enumerate(self._batches):
                if each.number == batch.number:
                    self._batches[at] = batch
        return batch


def _with(batch: Batch, told: Told) -> Batch:
    match told:
        case Stage():
            return replace(batch, stage=told)
        case Arrival():
            return replace(batch, arrivals=(*batch.arrivals, told))
        case Unread():
            return replace(batch, unread=(*batch.unread, told))
        case _:
            return replace(batch, reason=told)


def read_folder(ledger: Path, folder: Path, names: Sequence[str], tell: Connection) -> None:
    """Read `names` in `folder` into the ledger and tell of each; runs in a process of its own.

    Files are named without their folder, which nobody has heard of.
    """
    from purport.pipeline import link, read_into  # brings every room, which the desk can do without

    try:
        config = load_config()
        config = replace(config, cache=config.cache.absolute())
        os.chdir(folder)
        with open_ledger(ledger, create=False, wait=WAIT) as opened:

            def on_input(item: Report | Failure) -> None:
                if isinstance(item, Failure):
                    tell.send(Unread(item.file, item.reason, item.remedy))
                else:
                    claims = opened.claim_counts((item.id,)).get(item.id, 0)
                    tell.send(Arrival(item.id, item.title or item.file, claims))

            # "./-" is a file; "-" would be standard input.
            paths = [Path(os.curdir, name) for name in names]
            read_into(opened, paths, config=config, on_input=on_input)
            tell.send(Stage.LINKING)
            link(opened)
        tell.send(Stage.DONE)
    except PurportError as error:
        tell.send(str(error))
    finally:
        tell.close()


def free_path(folder: Path, name: str) -> Path:
    """Return a path in `folder` for what somebody calls `name`, where nothing lies yet.

    Folders in the name, control characters and leading dots are left out.
    """
    plain = "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())
    plain = PurePosixPath(plain).name.lstrip(". ")
    ending = PurePosixPath(plain).suffix
    suffix = ending if len(ending) <= ENDING else ""
    stem = plain.removesuffix(suffix)[:LONGEST] or "unnamed"
    found = folder / (stem + suffix)
    number = 1
    while found.exists():
        number += 1
        found = folder / f"{stem} ({number}){suffix}"
    return found
