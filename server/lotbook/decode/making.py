"""Something made of a file that may be hostile, in a process of its own; whatever happens to it, the server goes on."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from lotbook.decode.photo import PhotoFault, PhotoRefused

SECONDS = 20.0


@dataclass(frozen=True)
class Head:
    """What stands before the thing that was made: why there is none, if so, or what it is."""

    fault: PhotoFault | None = None
    message: str = ""
    media_type: str = ""


async def made_of(
    content: bytes, maker: Sequence[str], seconds: float = SECONDS, *, advice: str
) -> tuple[str, bytes]:
    """What the process makes of a file: the media type that it tells, and the bytes.

    maker: the command; seconds: after which it is killed; advice: what helps where it fails. Raises PhotoRefused.
    """
    # Without the server's environment, which holds the password of the database.
    process = await asyncio.create_subprocess_exec(
        *maker, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/"
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        raise _failed("took too long", advice) from None
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    head, _, made = answer.partition(b"\n")
    try:
        told = msgspec.json.decode(head, type=Head)
    except msgspec.DecodeError:
        raise _failed("broke down", advice) from None
    if told.fault is not None:
        raise PhotoRefused(told.fault, told.message)
    return told.media_type, made


def answered(head: Head, made: bytes = b"") -> bytes:
    """The answer of such a process."""
    return msgspec.json.encode(head) + b"\n" + made


def _failed(how: str, advice: str) -> PhotoRefused:
    message = f"The decoder {how} with this file; nothing else was harmed. {advice}"
    return PhotoRefused(PhotoFault.DECODER_FAILED, message)
