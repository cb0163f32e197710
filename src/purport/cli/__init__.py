"""The command line: parse, call, print.

Enters: words and files. Leaves: tables on standard output, failures on standard error, and an exit
code: 0 where all went well, 1 where some inputs could not be read, 2 for wrong usage or a ledger
that cannot be used, 130 after Ctrl-C. It refuses to do a room's work, and imports nothing heavy
before a command needs it.
"""

import signal
import sys

from purport.cli.commands import app
from purport.errors import PurportError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; errors of purport's own are one line on standard error."""
    if hasattr(signal, "SIGPIPE"):
        # `purport claims | head` ends like `cat | head`: silently.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except PurportError as error:
        print(f"purport: {error}", file=sys.stderr)
        sys.exit(2)
