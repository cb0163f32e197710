"""Work for the tests of the crew: it must be found by name in another process.

Enters: a tuple of words. Leaves: an answer, an error, or a process that is gone.
"""

import os
import signal
import time
from pathlib import Path

from purport.errors import ModelError


def answer(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words in capitals; the last says what else happens."""
    match words[-1]:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "fail":
            raise ModelError("the model is missing", remedy="install it")
        case "crash":
            raise RuntimeError("foreseen by nobody")
        case "slowly":
            time.sleep(0.3)
    return tuple(word.upper() for word in words)


def forever(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write down which process this is, in the folder that `words` name, and never answer."""
    Path(words[0], str(os.getpid())).touch()
    time.sleep(600)
    return words
