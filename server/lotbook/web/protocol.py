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
MOST_CONNECTIONS = 200
DRAIN_SECONDS = 25


class DeadlineProtocol(H11Protocol):
    """Closes a connection whose request line and headers do not arrive in time: uvicorn would wait for ever.

    h11, not httptools: it refuses heads that two programs could read differently.
    """

    head_seconds = HEAD_SECONDS
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._stop_watching()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.head_seconds, self.transport.close)

    def _stop_watching(self) -> None:
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
