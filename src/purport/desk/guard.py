"""What stands before every page: who may ask, and what a browser may do with the answer.

Enters: requests and web sockets (ASGI). Leaves: those that may pass, answered under a strict
content security policy. It refuses: hosts that are not this machine where no password guards the
desk (DNS rebinding), whatever another site's page sends (CSRF, cross-site web sockets), peers other
than the declared proxy, and everybody who is not logged in where passwords are asked for.

NiceGUI needs ``unsafe-eval`` (its client evaluates what the server sends, and Vue compiles
templates) and inline styles. Inline scripts run only with the nonce of their own answer, so neither
a ``<script>`` in an article, nor an event handler, nor a ``javascript:`` link could ever run, were
one to escape the escaping.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

from purport.desk.access import Access
from purport.desk.options import DeskOptions

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

USER = "purport.user"
"""Under this key a request's scope says who is logged in."""

LARGEST = 200 << 20
"""Bytes that are taken in at once."""

LOCAL = {"localhost", "127.0.0.1", "[::1]"}
OPEN = {"/login", "/desk.css"}
SAFE = {"GET", "HEAD", "OPTIONS"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """The ASGI application before the desk's."""

    def __init__(self, app: App, *, options: DeskOptions, access: Access | None) -> None:
        self._app = app
        self._options = options
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if problem := self._problem(scope, headers):
            await _refuse(scope, receive, send, PlainTextResponse(problem + "\n", 403))
            return
        if problem := _too_large(headers):
            await _refuse(scope, receive, send, PlainTextResponse(problem + "\n", 413))
            return
        token = session_token(headers, self._options)
        user = self._access.user(token) if self._access else self._options.reviewer
        if user is None and scope["path"] not in OPEN:
            target = scope["path"] + ("?" + scope["query_string"].decode("latin-1")).rstrip("?")
            answer = (
                RedirectResponse("/login?target=" + quote(target, safe=""), 303)
                if scope["type"] == "http"
                and scope["method"] == "GET"
                and "text/html" in headers.get("accept", "")
                else PlainTextResponse("log in first\n", 401)
            )
            await _refuse(scope, receive, send, answer)
            return
        scope[USER] = user
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _Sealed(send, secure=self._options.is_secure))

    def _problem(self, scope: Scope, headers: Headers) -> str | None:
        options = self._options
        host = headers.get("host", "")
        if options.users is None and host.rpartition(":")[0] not in LOCAL and host not in LOCAL:
            return "this desk answers to 127.0.0.1 and localhost only"
        if options.proxy is not None:
            if (scope.get("client") or ("",))[0] != options.proxy:
                return "this desk answers to its proxy only"
            if headers.get("x-forwarded-proto", "") != "https":
                return "the proxy has to say X-Forwarded-Proto: https"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return "another site's page may not ask this"
        changes = scope["type"] == "http" and scope["method"] not in SAFE
        if changes and origin is None and headers.get("sec-fetch-site") != "same-origin":
            return "what changes something has to come from the desk's own pages"
        return None


def _too_large(headers: Headers) -> str | None:
    length = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not length.isdecimal():
        return "say how long it is"
    # A form has a few bytes of its own around the files.
    return "it is too large" if int(length) > LARGEST + (1 << 20) else None


def session_token(headers: Headers, options: DeskOptions) -> str | None:
    """Return the session's token that a request carries."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(cookie_name(options))
    except CookieError:
        return None
    return cookie.value if cookie else None


def cookie_name(options: DeskOptions) -> str:
    """Return the session cookie's name; over TLS browsers bind it to this very host."""
    return "__Host-purport" if options.is_secure else "purport"


def policy(nonce: str) -> str:
    """Return the content security policy of an answer whose scripts carry `nonce`."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


class _Sealed:
    """Sends an answer on with the headers, and its own scripts with the nonce."""

    def __init__(self, send: Send, *, secure: bool) -> None:
        self._send = send
        self._secure = secure
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            message["headers"] = headers.raw
            headers.update(HEADERS)
            headers["Content-Security-Policy"] = policy(self._nonce)
            if self._secure:
                headers["Strict-Transport-Security"] = "max-age=31536000"
            if "x-nicegui-content" in headers and headers.get("content-type", "").startswith(
                "text/html"
            ):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            # Everything a report says stands in one script, with every "<" of it escaped: what
            # begins with "<script" is NiceGUI's own.
            body = self._body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
            MutableHeaders(raw=self._start["headers"])["Content-Length"] = str(len(body))
            await self._send(self._start)
            message = {**message, "body": body}
            self._start = None
        await self._send(message)


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Any) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    answer.headers.update(HEADERS)
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    await answer(scope, receive, send)
