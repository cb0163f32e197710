"""The command line: parse, call, print.

Enters: words and files. Leaves: pages and data on standard output, failures on standard error, and
an exit code: 0 where all is well, 1 where some inputs could not be read, 2 for wrong usage or a
ledger, file or setting that cannot be used, 130 after Ctrl-C. It refuses to do a room's work, and
imports nothing heavy before a command needs it.
"""

import errno
import os
import signal
import sys

from purport.cli.commands import app
from purport.cli.output import say
from purport.errors import PurportError

__all__ = ["app", "main"]

# Files are written by rooms that name them in their errors; what is left is standard output.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main() -> None:
    """Run the command line; errors that were foreseen are one line on standard error."""
    if hasattr(signal, "SIGPIPE"):
        # `purport claims | head` ends like `cat | head`: silently.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except PurportError as error:
        say(str(error))
        sys.exit(2)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        say(f"standard output cannot be written ({error.strerror}); make room or name a file")
        # What is still held back would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
