"""uvicorn with the limits that it does not have by itself."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame

from lotbook.settings import Settings
from lotbook.web.shell import HEAD_LIMIT

HEAD_SECONDS = 15.0
REST_SECONDS = 60.0
MOST_REST = 64 * 1024 * 1024
"""Bytes of a body that are thrown away behind its answer: a client that sends all of it first hears the answer then."""
MOST_CONNECTIONS = 300
"""Sockets, of which GraphQL has at most 100, and all others."""
DRAIN_SECONDS = 25
SOCKET_MESSAGE = 64 * 1024
SOCKET_REST = 256 * 1024
"""Bytes that come in a socket between two messages: pings and empty parts of a message are no end."""
SOCKET_CLOSING = 5.0
"""Seconds in which a client takes what is left for it when a socket ends."""


class DeadlineProtocol(H11Protocol):
    """Closes a connection whose request line and headers do not arrive in time, and one whose client sends on and on
    when it is answered: uvicorn would wait for ever.

    h11, not httptools: it refuses heads that two programs could read differently.
    """

    head_seconds = HEAD_SECONDS
    most_rest = MOST_REST
    _deadline: asyncio.TimerHandle | None = None
    _seconds: float | None = None  # of the deadline
    _rest = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn calls it
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch(len(data))

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self, came: int = 0) -> None:
        """came: bytes, just now."""
        answered = self.conn.our_state is h11.DONE and self.conn.their_state is h11.SEND_BODY
        idle = self.conn.their_state is h11.IDLE
        seconds = self.head_seconds if idle else REST_SECONDS if answered else None
        if seconds != self._seconds:
            self._stop_watching()
            if seconds is not None:
                self._seconds = seconds
                self._deadline = self.loop.call_later(seconds, self.transport.close)
        self._rest = self._rest + came if answered else 0
        if self._rest > self.most_rest:
            self.transport.close()

    def _stop_watching(self) -> None:
        self._seconds = None
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class BoundedSocket(WebSocketsSansIOProtocol):
    """Cuts off a client that sends on and on without a message, and one that takes nothing any more when it is to end:
    uvicorn would wait for ever."""

    _rest = 0

    def data_received(self, data: bytes) -> None:
        self._rest += len(data)
        if self._rest > SOCKET_REST:
            self.transport.abort()
            return
        super().data_received(data)

    def send_receive_event_to_app(self) -> None:
        self._rest = 0
        super().send_receive_event_to_app()

    def handle_pong(self, event: Frame) -> None:
        if self.pending_ping_payload is not None:  # one for each ping of ours
            self._rest = 0
        super().handle_pong(event)

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        super().on_task_complete(task)
        self.loop.call_later(SOCKET_CLOSING, self.transport.abort)

    def shutdown(self) -> None:
        super().shutdown()
        self.loop.call_later(1, self.transport.abort)


def server_config(settings: Settings, app: str) -> uvicorn.Config:
    """How uvicorn runs it. app: import path of a factory, so that worker processes can make it too."""
    proxies: dict[str, Any] = {"proxy_headers": False}
    if settings.trusted_proxies:
        proxies = {"proxy_headers": True, "forwarded_allow_ips": list(settings.trusted_proxies)}
    return uvicorn.Config(
        app,
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http=DeadlineProtocol,
        ws=BoundedSocket,
        ws_max_size=SOCKET_MESSAGE,
        ws_per_message_deflate=False,  # a small message could become a large one
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        h11_max_incomplete_event_size=HEAD_LIMIT,
        ssl_certfile=settings.tls_certificate,
        ssl_keyfile=settings.tls_key,
        **proxies,
    )
