"""Pages and documents -> what they hold, taken apart in a process that can be killed.

Enters: a format and bytes. Leaves: drafts, errors, and documents that hang on a letter. It refuses
to wait longer than `Config.max_seconds` for one document, and to go down with a parser: a worker
that hangs, crashes or takes too much memory is one failure, and the next document gets a new one.
"""

import atexit
import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from threading import Lock, Timer
from typing import Any

from purport.config import Config
from purport.errors import ReadingError
from purport.reading.canonical import Draft

REMEDY = "save its text as a .txt file"

Found = Iterator[tuple[str | None, Draft | ReadingError | tuple[str, bytes]]]


class Workshop:
    """One worker process, started when it is first needed and again after it was killed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def take_apart(self, sort: str, payload: bytes, *, file: str, config: Config) -> Found:
        """Yield what a document of the format `sort` holds; its part, and a draft or an error."""
        request = {
            "sort": sort,
            "file": file,
            "size": len(payload),
            "max_bytes": config.max_bytes,
        }
        with self._lock:
            line = self._ask(json.dumps(request).encode() + b"\n" + payload, config.max_seconds)
        for item in json.loads(line):
            yield item["part"], _found(item)

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _ask(self, request: bytes, seconds: int) -> bytes:
        process = self._started()
        timer = Timer(seconds, process.kill)
        timer.start()
        line = b""
        try:
            if process.stdin is not None and process.stdout is not None:
                process.stdin.write(request)
                process.stdin.flush()
                line = process.stdout.readline()
        except OSError:
            line = b""
        finally:
            late = not timer.is_alive()
            timer.cancel()
            timer.join()
            if not line.endswith(b"\n"):
                self.close()
        if line.endswith(b"\n"):
            return line
        reason = (
            f"it takes longer than {seconds} s to be taken apart"
            if late
            else "its parser crashed or ran out of memory"
        )
        raise ReadingError(reason, remedy=REMEDY)

    def _started(self) -> "subprocess.Popen[bytes]":
        process = self._process
        if process is None or self._owner != os.getpid() or process.poll() is not None:
            self.close()  # a worker that died leaves its pipes open
            # No environment: keys and passwords in it are no business of a parser.
            self._process = process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-X", "utf8", "-m", "purport.reading.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONHASHSEED": "0"},
            )
            self._owner = os.getpid()
        return process


def _found(item: dict[str, Any]) -> Draft | ReadingError | tuple[str, bytes]:
    if "draft" in item:
        return Draft(**item["draft"])
    if "document" in item:
        return item["name"], base64.b64decode(item["document"])
    return ReadingError(item["reason"], remedy=item["remedy"])


_workshop = Workshop()
atexit.register(_workshop.close)
take_apart = _workshop.take_apart
