"""The analyst's desk: a local web application to read a ledger, check it and decide.

Enters: a ledger and `DeskOptions`. Leaves: pages in a browser. It has no logic of its own: the
ledger finds, `views` says what a page holds, `render` how it looks; NiceGUI carries it. It refuses
to listen to other machines without passwords over TLS. The door is `serve`.
"""

from pathlib import Path

from purport.desk.options import DeskOptions

__all__ = ["DeskOptions", "add_user", "serve"]


def serve(options: DeskOptions) -> None:
    """Open the desk and keep it open until Ctrl-C. Raises `DeskError` or `LedgerError`."""
    from purport.desk.server import run  # brings NiceGUI, which takes a second

    run(options)


def add_user(path: Path, name: str, password: str) -> None:
    """Write `name` with the hash of `password` into the password file `path`."""
    from purport.desk.access import add_user as add

    add(path, name, password)
