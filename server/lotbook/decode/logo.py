"""The company's logo from a picture, made in a process of its own; whatever happens to it, the server goes on."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from lotbook.decode.photo import PhotoFault, PhotoRefused

MAKER = (sys.executable, "-I", "-m", "lotbook.decode.logo_child")
LARGEST = 10 * 1024 * 1024
SECONDS = 20.0


@dataclass(frozen=True)
class Head:
    """What stands before the logo: why there is none, if so."""

    fault: PhotoFault | None = None
    message: str = ""


async def logo_from(content: bytes, *, maker: Sequence[str] = MAKER, seconds: float = SECONDS) -> bytes:
    """A JPEG, PNG or WEBP as a small PNG of colours alone: three times eight bits, not interlaced.

    maker: the command; seconds: after which it is killed. Raises PhotoRefused.
    """
    # Without the server's environment, which holds the password of the database.
    process = await asyncio.create_subprocess_exec(
        *maker, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/"
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        raise _failed("took too long") from None
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    head, _, logo = answer.partition(b"\n")
    try:
        told = msgspec.json.decode(head, type=Head)
    except msgspec.DecodeError:
        raise _failed("broke down") from None
    if told.fault is not None:
        raise PhotoRefused(told.fault, told.message)
    return logo


def _failed(how: str) -> PhotoRefused:
    message = f"The decoder {how} with this picture; nothing else was harmed. Save it anew as PNG."
    return PhotoRefused(PhotoFault.DECODER_FAILED, message)
