"""The body of an upload, read by its endpoint once it is known who asks."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

SECONDS = 60.0
"""In which an upload has to arrive."""
CLOSED = {"connection": "close"}
"""Whoever sends that slowly is not listened to any longer."""


async def body_of(request: Request, largest: int) -> bytes:
    """The body of an upload of at most so many bytes. Raises HTTPException 400, 408 and 413."""
    _require_within(int(request.headers.get("content-length", "0")), largest)
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(SECONDS):
            async for part in request.stream():
                size += len(part)
                _require_within(size, largest)
                parts.append(part)
    except TimeoutError:
        raise HTTPException(408, f"The file took longer than {SECONDS:g} s to send.", CLOSED) from None
    except ClientDisconnect:
        raise HTTPException(400, "The file did not arrive whole.") from None  # for the log: nobody hears it
    return b"".join(parts)


def _require_within(size: int, largest: int) -> None:
    # The connection stays: closed now, it would be reset under a client that still sends, and hears nothing.
    if size > largest:
        raise HTTPException(413, f"A file has at most {largest // 2**20} MiB.")
