"""Users of NiceGUI's own simulation, on a desk in this process.

Enters: a ledger and the names of who sits before it. Leaves: a `User` for each, with NiceGUI's
server behind all of them.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx
from nicegui import core, ui
from nicegui.testing import User
from nicegui.testing.general import nicegui_reset_globals

from purport.desk.options import DeskOptions
from purport.desk.server import build
from purport.desk.shelves import Shelves
from purport.ledger import open_ledger

RELOADING = "location.reload"


@asynccontextmanager
async def simulated(path: Path, *, users: int = 1) -> AsyncIterator[list[User]]:
    """Yield `users` browsers on the desk of the ledger at `path`."""
    navigate, notify = ui.navigate, ui.notify
    with nicegui_reset_globals(), open_ledger(path, create=False) as ledger:
        options = DeskOptions(ledger=path, reviewer="ada")
        desk = build(Shelves(ledger), options=options, access=None)
        try:
            async with AsyncExitStack() as open_things:
                await open_things.enter_async_context(core.app.router.lifespan_context(core.app))
                found = []
                for _ in range(users):
                    client = httpx.AsyncClient(
                        transport=httpx.ASGITransport(desk), base_url="http://127.0.0.1"
                    )
                    found.append(User(await open_things.enter_async_context(client)))
                yield found
        finally:
            ui.navigate, ui.notify = navigate, notify
