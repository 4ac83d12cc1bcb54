"""What surrounds every request: its id, its line in the log, limits, trusted hosts, safe headers.

Pure ASGI throughout: starlette's BaseHTTPMiddleware runs the endpoint in a scope that it cancels, and a
cancelled request must never be able to cut a unit of work.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import MutableMapping, Sequence

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lotbook.log import get_logger
from lotbook.settings import Settings
from lotbook.web.auth import PENDING
from lotbook.web.problems import internal, problem

BODY_LIMIT = 256 * 1024
BODY_SECONDS = 15.0
UPLOADS = "/uploads/"
PHOTOS = "/photos"
"""Here, whoever asks is known before a byte of the body is read; the endpoint reads it, within its own limits."""
HEAD_LIMIT = 16 * 1024
DOCUMENTS = "/documents/"
SOCKET = "/graphql"
"""The one address that is spoken with over a WebSocket."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; font-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lotbook"
)
PERMISSIONS = "camera=(self), microphone=(), geolocation=(), usb=(), payment=(), display-capture=()"
SAFE_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    "cache-control": "no-store",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"

log = get_logger("lotbook.web")


def surround(app: ASGIApp, settings: Settings) -> ASGIApp:
    """The app as it meets the network."""
    guarded = TrustedHostMiddleware(BodyGate(Waited(app)), settings.allowed_hosts, www_redirect=False)
    return RequestLog(SafeHeaders(guarded, https=settings.secure))


class RequestLog:
    """Gives each request an id, answers a bug with it, and writes one line when the answer is out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        reference = secrets.token_hex(8)
        state: MutableMapping[str, object] = scope.setdefault("state", {})
        state["request_id"] = reference
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = reference
            elif message["type"] == "websocket.accept":
                status = 101
            await send(message)

        with structlog.contextvars.bound_contextvars(request=reference):
            try:
                await self.app(scope, receive, sending)
            except Exception:
                log.exception("request failed", method=scope.get("method"), path=scope["path"])
                if not status:
                    await internal(reference)(scope, receive, sending)
            finally:
                log.info(
                    "request" if scope["type"] == "http" else "socket",
                    method=scope.get("method"),
                    path=scope["path"],
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                    who=state.get("who"),
                )


class SafeHeaders:
    """Headers that a browser needs to keep the app to itself; an endpoint may set its own value."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        self.headers = SAFE_HEADERS | ({"strict-transport-security": STRICT_TRANSPORT} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if cookie := scope.get("state", {}).get(PENDING):
                    headers.append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, sending)


class BodyGate:
    """Reads the whole body before the app sees the request: small, complete and in time, or refused. A socket is opened
    at its one address, and by no page of another site."""

    def __init__(self, app: ASGIApp, limit: int = BODY_LIMIT, seconds: float = BODY_SECONDS) -> None:
        self.app = app
        self.limit = limit
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._open(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        uploads = scope["path"].startswith((UPLOADS, PHOTOS))
        try:
            require_sound_head(scope, None if uploads else self.limit)
            if uploads:
                await self.app(scope, receive, send)
                return
            async with asyncio.timeout(self.seconds):
                body = await self._read(receive)
        except BodyRefused as refused:
            await self._refuse(refused.status, refused.message, scope, receive, send)
            return
        except TimeoutError:
            late = f"The request took longer than {self.seconds:g} s to send."
            await self._refuse(408, late, scope, receive, send)
            return
        if body is not None:
            await self.app(scope, _replaying(body, receive), send)

    async def _open(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            require_own_socket(scope)
        except BodyRefused as refused:
            await problem(refused.status, refused.message)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The body; None when the client went away."""
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.limit:
                raise BodyRefused(413, _too_large(self.limit))
            if not message.get("more_body", False):
                return b"".join(parts)

    @staticmethod
    async def _refuse(status: int, message: str, scope: Scope, receive: Receive, send: Send) -> None:
        answer = problem(status, message)
        if (
            status != 413
        ):  # what is too large comes from a client that sends on, and hears nothing once it is cut off
            answer.headers["connection"] = "close"
        await answer(scope, receive, send)


class Waited:
    """Ends what makes a document, as a paper or a file of a long list, when nobody waits for it any more."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(DOCUMENTS):
            await self.app(scope, receive, send)
            return
        heard: asyncio.Queue[Message] = asyncio.Queue()
        making = asyncio.ensure_future(self.app(scope, heard.get, send))
        left = asyncio.ensure_future(_until_gone(receive, heard))
        try:
            await asyncio.wait({making, left}, return_when=asyncio.FIRST_COMPLETED)
            if making.done():
                await making
        finally:
            for each in (making, left):
                each.cancel()
            await asyncio.wait({making, left})


async def _until_gone(receive: Receive, heard: asyncio.Queue[Message]) -> None:
    while (message := await receive())["type"] != "http.disconnect":
        heard.put_nowait(message)


class BodyRefused(Exception):
    """A request that is not worth giving to the app."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def require_sound_head(scope: Scope, limit: int | None) -> None:
    """Refuse a request whose head two programs could read differently, or that announces too much.

    limit: of the body, in bytes; None when its endpoint has its own.
    """
    headers = Headers(scope=scope)
    lengths: Sequence[str] = headers.getlist("content-length")
    require_small_head(scope)
    if not scope["path"].startswith("/") or scope.get("raw_path", b"/")[:2] == b"//":
        raise BodyRefused(400, "The path of a request begins with one slash.")
    if len(lengths) > 1 or (lengths and "transfer-encoding" in headers):
        raise BodyRefused(400, "The length of the body is given twice.")
    if lengths and limit is not None and int(lengths[0]) > limit:
        raise BodyRefused(413, _too_large(limit))
    if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
        require_same_site(headers)


def require_own_socket(scope: Scope) -> None:
    """Refuse a socket that a page of another site opens: a browser would send our cookie with it, and asks no leave."""
    headers = Headers(scope=scope)
    require_small_head(scope)
    if scope["path"] != SOCKET:
        raise BodyRefused(404, "There is no socket here.")
    if "cookie" in headers and "origin" not in headers:
        raise BodyRefused(403, "With a cookie, a socket says which page opens it.")
    # Not by sec-fetch-site: browsers differ in what they call the site of a ws: address. All of them send an origin.
    if is_foreign(headers):
        raise BodyRefused(403, "This was sent by a page of another site.")


def require_small_head(scope: Scope) -> None:
    # h11 counts a head only while it is incomplete: one that comes in one piece passes it.
    if sum(len(name) + len(value) for name, value in scope["headers"]) > HEAD_LIMIT:
        raise BodyRefused(400, f"The head of a request has at most {HEAD_LIMIT // 1024} KiB.")


def require_same_site(headers: Headers) -> None:
    """Refuse what a browser sends for a page of another site. Programs send neither header."""
    if is_foreign(headers) or headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise BodyRefused(403, "This was sent by a page of another site.")


def is_foreign(headers: Headers) -> bool:
    """Whether a page that is not ours asks."""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _too_large(limit: int) -> str:
    return f"A request body has at most {limit // 1024} KiB."


def _replaying(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
