"""Jobs handed to a crew of processes, their answers in the order of the jobs.

Enters: what is done with a job, and jobs. Leaves: each job with its answer. It refuses to hold more
than `HELD` jobs a process, and to go down with a process: one that dies costs the job that it had
in hand, which is answered with `Died`, and another takes its place.

A process of the crew is ``python -m purport.crew``. It ends as soon as whoever started it is gone,
even where that was killed; Ctrl-C in a terminal reaches its starter alone, which ends the crew.
"""

import os
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from purport.errors import PurportError

Job = TypeVar("Job")
Answer = TypeVar("Answer")

HELD = 4
"""Jobs a process that are begun and not handed on: what bounds memory behind a slow one."""

AHEAD = 2
"""Jobs that a process has at once: one in hand, and one so that it need not wait."""

# One thread a process: numeric libraries would start one a core in each.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)


@dataclass(frozen=True, slots=True)
class Died:
    """The answer to a job whose process died of it; `how` is for people."""

    how: str


@dataclass(slots=True)
class _Slot:
    """A job that is held, and its answer once there is one."""

    job: Any
    answer: Any = None
    answered: bool = False

    def settle(self, answer: object) -> None:
        self.answer, self.answered = answer, True


class _Process:
    """One process of the crew and the jobs that it has, the one in hand first."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "purport.crew", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, **_ONE_THREAD},
                process_group=0,
            )
        self.connection = Connection(ours.detach())
        self.slots: deque[_Slot] = deque()
        self._send(sys.path)
        self._send(work)

    def give(self, slot: _Slot) -> None:
        """Hand over the job of `slot`."""
        self.slots.append(slot)
        self._send(slot.job)

    def take(self) -> None:
        """Take the answer to the job in hand; EOFError where the process died of it."""
        try:
            answer = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(answer, PurportError):
            raise answer
        self.slots.popleft().settle(answer)

    def end(self, *, kill: bool = True) -> str:
        """Wait for the end of the process, which `kill` brings about, and say how it ended."""
        if kill:
            self._process.kill()
        code = self._process.wait()
        self.connection.close()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def _send(self, value: object) -> None:
        # A process that is dead already is found so by `take`.
        with suppress(OSError):
            self.connection.send(value)


class _Crew:
    """The processes, started as there is work for them, and the jobs that are held, in order."""

    def __init__(self, work: Callable[[Any], Any], jobs: Iterator[Any], size: int) -> None:
        self.held: deque[_Slot] = deque()
        self._work, self._jobs, self._size = work, jobs, size
        self._again: deque[_Slot] = deque()
        self._processes: list[_Process] = []

    def fill(self) -> None:
        """Give every process what it may have at once, as long as there are jobs."""
        while len(self._processes) < self._size or len(self._least_busy().slots) < AHEAD:
            slot = self._next()
            if slot is None:
                return
            if len(self._processes) < self._size and all(e.slots for e in self._processes):
                self._processes.append(_Process(self._work))
            self._least_busy().give(slot)

    def settle(self, *, wait_for_one: bool) -> None:
        """Take the answers that are there, or wait until there is one."""
        busy = [each for each in self._processes if each.slots]
        ready = wait([each.connection for each in busy], timeout=None if wait_for_one else 0)
        for process in busy:
            if process.connection in ready:
                try:
                    process.take()
                except EOFError:
                    self._bury(process)

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        for each in self._processes:
            each.end()

    def _bury(self, process: _Process) -> None:
        self._processes.remove(process)
        how = process.end(kill=False)
        process.slots.popleft().settle(Died(how))
        self._again.extend(process.slots)

    def _next(self) -> _Slot | None:
        if self._again:
            return self._again.popleft()
        if len(self.held) < HELD * self._size:
            for job in self._jobs:
                slot = _Slot(job)
                self.held.append(slot)
                if job:
                    return slot
                slot.settle(job)
                if len(self.held) == HELD * self._size:
                    break
        return None

    def _least_busy(self) -> _Process:
        return min(self._processes, key=lambda each: len(each.slots))


def spread(
    work: Callable[[Job], Answer], jobs: Iterable[Job], *, size: int
) -> Iterator[tuple[Job, Answer | Died]]:
    """Yield each of `jobs` with `work` of it, in order, done by at most `size` processes.

    `work`, jobs and answers are pickled; an empty job is its own answer. A `PurportError` that
    `work` raises is raised here; what else it raises kills its process.

    """
    crew = _Crew(work, iter(jobs), size)
    try:
        crew.fill()
        while crew.held:
            first = crew.held[0]
            crew.settle(wait_for_one=not first.answered)
            crew.fill()
            if first.answered:
                crew.held.popleft()
                yield first.job, first.answer
                crew.fill()
    finally:
        crew.end()


def main() -> None:
    """Do jobs until the starter is gone."""
    connection = Connection(int(sys.argv[1]))
    sys.path[:] = connection.recv()
    work = connection.recv()
    jobs: SimpleQueue[Any] = SimpleQueue()

    def receive() -> None:
        # In a thread, so that whoever sends never waits for the job in hand.
        try:
            while True:
                jobs.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)

    Thread(target=receive, daemon=True).start()
    while True:
        try:
            answer = work(jobs.get())
        except PurportError as error:
            answer = error
        connection.send(answer)


if __name__ == "__main__":
    main()
