"""The body of an upload, read by its endpoint once it is known who asks."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

SECONDS = 60.0
"""In which an upload has to arrive."""
CLOSED = {"connection": "close"}
"""The rest of the body is not worth reading."""


async def body_of(request: Request, largest: int) -> bytes:
    """The body of an upload of at most so many bytes. Raises HTTPException 400, 408 and 413."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > largest:
                    raise HTTPException(413, f"A file has at most {largest // 2**20} MiB.", CLOSED)
                parts.append(part)
    except TimeoutError:
        raise HTTPException(408, f"The file took longer than {SECONDS:g} s to send.", CLOSED) from None
    except ClientDisconnect:
        raise HTTPException(400, "The file did not arrive whole.") from None  # for the log: nobody hears it
    return b"".join(parts)
