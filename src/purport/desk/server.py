"""The desk's web server: NiceGUI's pages behind the guard.

Enters: `DeskOptions`. Leaves: a server that runs until Ctrl-C. It refuses an address that is taken.
"""

import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from nicegui import run as in_thread
from nicegui import ui
from starlette.middleware.gzip import GZipMiddleware

from purport.desk import api
from purport.desk.access import Access
from purport.desk.files import draw_adding
from purport.desk.guard import USER, App, Guard, cookie_name, session_token
from purport.desk.intake import Intake
from purport.desk.options import DeskOptions
from purport.desk.review import ReviewBar
from purport.desk.shelves import LONGEST, Shelves
from purport.desk.slider import draw_slider
from purport.errors import DeskError
from purport.ledger import open_ledger
from purport.render.html import addresses
from purport.render.html.sheets import (
    bar_html,
    login_html,
    missing_html,
    sheet_html,
    style_sheet,
    title_of,
)

TITLE = "purport"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" '
    'rx="6" fill="#4a4f78"/><path d="M9 9h14M9 16h14M9 23h8" stroke="#fff" stroke-width="3"/></svg>'
)
PAGES = 1_000_000
WAITING = 128
"""Connections that may wait to be taken."""

PATIENCE = 30.0
"""Seconds that a page may take: late is better than not at all."""

FORM = 10_000
"""Bytes of the log-in form that are read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in the frame, and what draws it anew: with the same words, or with others."""

    page: Any
    again: Callable[..., Awaitable[None]]


def run(options: DeskOptions) -> None:
    """Serve the ledger until Ctrl-C."""
    access = Access(options.users) if options.users else None
    listening = _listen(options)
    with open_ledger(options.ledger, create=False) as ledger:
        config = uvicorn.Config(
            build(Shelves(ledger), options=options, access=access),
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            ssl_certfile=options.certificate,
            ssl_keyfile=options.key,
        )
        try:
            config.load()
        except (OSError, ssl.SSLError) as error:
            raise DeskError(
                f"the certificate {options.certificate} or its key cannot be used ({error})",
                remedy="give a PEM file of each that belong together",
            ) from error
        print(f"the desk is at {options.address} (Ctrl-C closes it)", flush=True)
        uvicorn.Server(config).run(sockets=[listening])


def build(shelves: Shelves, *, options: DeskOptions, access: Access | None) -> App:
    """Return the desk as an ASGI application. NiceGUI takes one in a process."""
    app = FastAPI(
        title=TITLE,
        version=version(TITLE),
        summary="Who claims what, on whose word: the ledger of the analyst's desk.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{api.PREFIX}/openapi.json",
    )
    app.include_router(api.router(shelves))
    app.add_exception_handler(RequestValidationError, api.refused)
    _add_plain(app, options=options, access=access)
    _add_pages(shelves, options=options, access=access)
    ui.run_with(
        app,
        title=TITLE,
        favicon=ICON,
        dark=None,
        language="en-US",
        tailwind=False,
        gzip_middleware_factory=None,
        show_welcome_message=False,
        reconnect_timeout=20,
    )
    return GZipMiddleware(Guard(app, options=options, access=access), minimum_size=1_000)


def _listen(options: DeskOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
        listening.listen(WAITING)  # whoever comes before the pages are ready waits for them
    except (OSError, OverflowError) as error:
        listening.close()
        raise DeskError(
            f"the desk cannot listen on {options.host}, port {options.port} ({error})",
            remedy="close what listens there, or name another with --port",
        ) from error
    return listening


def _add_plain(app: FastAPI, *, options: DeskOptions, access: Access | None) -> None:
    """Add what is no page of NiceGUI's: the style sheet, logging in and out."""
    style = style_sheet()

    @app.get("/desk.css", include_in_schema=False)
    def style_of_the_desk() -> Response:
        return Response(style, media_type="text/css", headers={"Cache-Control": "no-cache"})

    if access is None:
        return

    @app.get("/login", include_in_schema=False)
    def ask(target: str = "/") -> Response:
        return HTMLResponse(login_html("", target=_own(target)))

    @app.post("/login", include_in_schema=False)
    async def log_in(request: Request) -> Response:
        form = await _form(request)
        name, target = form.get("name", ""), _own(form.get("target", "/"))
        source = request.client.host if request.client else ""
        token = await in_thread.io_bound(access.log_in, name, form.get("password", ""), source)
        if token is None:
            if seconds := access.wait(name, source):
                minutes = int(seconds // 60) + 1
                page = login_html(f"Too many tries: wait {minutes} minutes.", target=target)
                return HTMLResponse(page, 429, headers={"Retry-After": str(int(seconds) + 1)})
            return HTMLResponse(login_html("Name or password are wrong.", target=target), 401)
        answer = RedirectResponse(target, 303)
        answer.set_cookie(
            cookie_name(options),
            token,
            path="/",
            httponly=True,
            samesite="lax",
            secure=options.is_secure,
        )
        return answer

    @app.post("/logout", include_in_schema=False)
    def log_out(request: Request) -> Response:
        access.log_out(session_token(request.headers, options))
        return RedirectResponse("/login", 303)


def _add_pages(shelves: Shelves, *, options: DeskOptions, access: Access | None) -> None:
    asks = access is not None
    intake = Intake(options.ledger)
    at = partial(ui.page, response_timeout=PATIENCE)

    def who(request: Request) -> Callable[[], str | None]:
        """Return what says who is behind a page, also long after it was opened."""
        token = session_token(request.headers, options)
        return lambda: access.user(token) if access else options.reviewer

    digest = sha256(style_sheet().encode()).hexdigest()[:12]
    ui.add_head_html(f'<link rel="stylesheet" href="/desk.css?{digest}">', shared=True)

    async def show(
        request: Request, find: Callable[..., Any], *words: Any, missing: str = ""
    ) -> Shown | None:
        """Put the page that `find` makes into the frame; where it makes none, say so."""

        def made(*words: Any) -> tuple[Any, str] | None:
            page = find(*words)
            return None if page is None else (page, sheet_html(page))

        client = ui.context.client
        page, content = await in_thread.io_bound(made, *words) or (None, None)
        client.title = f"{'Not here' if page is None else title_of(page)} · {TITLE}"
        user = request.scope[USER] if asks else None
        typed = request.query_params.get("words", "")[:LONGEST]
        with client.layout:
            ui.html(bar_html(request.url.path, user=user, typed=typed)).move(target_index=0)
        drawn = ui.html(
            missing_html(missing, "The ledger has nothing of this name (any more).")
            if content is None
            else content
        )
        drawn.classes("desk").props("id=main tabindex=-1")
        if content is None:
            client.status_code = 404
            return None

        asked = 0

        async def again(*others: Any) -> None:
            nonlocal asked
            asked += 1
            mine = asked
            found = await in_thread.io_bound(made, *(others or words))
            if mine == asked:  # what was asked for later may have been quicker
                drawn.set_content(found[1] if found else "")

        return Shown(page, again)

    @at("/")
    async def stories(request: Request, kind: str = "", page: int = 1) -> None:
        await show(request, shelves.stories, kind, _page(page))

    @at("/proposition/{key}")
    async def proposition(request: Request, key: str) -> None:
        await show(request, shelves.proposition, key, missing=key)

    @at("/report/{key}")
    async def report(request: Request, key: str) -> None:
        await show(request, shelves.report, key, missing=key)

    @at("/claim/{key}")
    async def claim(request: Request, key: str, queue: str = "") -> None:
        async def onward() -> None:
            following = await in_thread.io_bound(shelves.next_in_queue, key)
            ui.navigate.to(addresses.claim(following, queue=True) if following else "/review")

        then = onward if queue else None
        bar = ReviewBar(shelves, key, voice=False, who=who(request), onward=then)
        await bar.look()
        if shown := await show(request, shelves.claim, key, missing=key):
            bar.draw(shown.again)

    @at("/place")
    async def place(request: Request, key: str = "", page: int = 1) -> None:
        await show(request, shelves.place, key, _page(page), missing=key)

    @at("/voice")
    async def voice(request: Request, name: str = "", page: int = 1) -> None:
        bar = ReviewBar(shelves, name, voice=True, who=who(request))
        await bar.look()
        if shown := await show(request, shelves.voice, name, _page(page), missing=name):
            bar.draw(shown.again)

    @at("/map")
    async def atlas(request: Request, since: str = "", until: str = "", kind: str = "") -> None:
        if shown := await show(request, shelves.map, since, until, kind):
            draw_slider(shown.page, shown.again)

    @at("/review")
    async def review(request: Request, page: int = 1) -> None:
        await show(request, shelves.queue, _page(page))

    @at("/files")
    async def files(request: Request) -> None:
        if await show(request, shelves.files):
            draw_adding(intake, who=who(request))

    @at("/search")
    async def search(request: Request, words: str = "", page: int = 1) -> None:
        await show(request, shelves.search, words, _page(page))

    @at("/compare")
    async def compare(request: Request) -> None:
        keys = tuple(request.query_params.getlist("report"))
        await show(request, shelves.compare, keys, missing="two to eight reports to compare")

    @at("/reports")
    async def reports(request: Request, page: int = 1) -> None:
        await show(request, shelves.shelf, _page(page))

    @at("/places")
    async def places(request: Request, page: int = 1) -> None:
        await show(request, shelves.index, "places", _page(page))

    @at("/voices")
    async def voices(request: Request, page: int = 1) -> None:
        await show(request, shelves.index, "voices", _page(page))


def _page(number: int) -> int:
    return min(max(number, 1), PAGES)


def _own(target: str) -> str:
    """Return `target` where it is an address of this desk, else its first page."""
    own = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable()
    return target if own else "/"


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > FORM:
            return {}
    fields = parse_qs(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}
