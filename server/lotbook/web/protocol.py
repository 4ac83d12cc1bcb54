"""uvicorn with the limits that it does not have by itself."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from lotbook.settings import Settings
from lotbook.web.shell import HEAD_LIMIT

HEAD_SECONDS = 15.0
REST_SECONDS = 60.0
MOST_REST = 64 * 1024 * 1024
"""Bytes of a body that are thrown away behind its answer: a client that sends all of it first hears the answer then."""
MOST_CONNECTIONS = 200
DRAIN_SECONDS = 25


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

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
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
        ws="none",
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
