"""Photos read in processes of their own, a few at once; whatever happens to one, the server goes on."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import msgspec

from lotbook.decode.photo import Outcome, PhotoCodes, PhotoFault, PhotoRefused, kind_of

DECODER = (sys.executable, "-I", "-m", "lotbook.decode.child")
SECONDS = 40.0  # however busy the machine is; what it may compute is bounded closer
AT_ONCE = 2
WAITING = 16
LONGEST_ANSWER = 1024 * 1024


class PhotoReader:
    """Reads photos, each in a process that ends with it; the next one stands ready, for to start takes a while.

    decoder: the command. seconds: after which it is killed. at_once: processes that decode. waiting: photos
    that are taken in at all; each is kept in memory until a process is free.
    """

    def __init__(
        self,
        decoder: Sequence[str] = DECODER,
        *,
        seconds: float = SECONDS,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
    ) -> None:
        self._decoder = decoder
        self._seconds = seconds
        self._free = asyncio.Semaphore(at_once)
        self._places = waiting
        self._ready: asyncio.Task[Process] | None = None

    @contextmanager
    def place(self) -> Iterator[None]:
        """Room for a photo to be received and read. Raises PhotoRefused with BUSY when there is none."""
        if not self._places:
            raise PhotoRefused(PhotoFault.BUSY, "Many photos are being read just now; send it again.")
        self._places -= 1
        try:
            yield
        finally:
            self._places += 1

    async def read(self, photo: bytes) -> PhotoCodes:
        """What a photo says. Raises PhotoRefused."""
        kind_of(photo)
        async with self._free:
            return await self._decoded(photo)

    async def close(self) -> None:
        """End the process that stands ready; those at work end with their photo."""
        if self._ready is not None:
            await _end(await self._ready)
            self._ready = None

    async def _decoded(self, photo: bytes) -> PhotoCodes:
        process = await self._take()
        try:
            async with asyncio.timeout(self._seconds):
                outcome = await _ask(process, photo)
        except TimeoutError:
            raise _failed("took too long") from None
        finally:
            await _end(process)
        if outcome is None:
            raise _failed("broke down")
        if outcome.found is None:
            raise PhotoRefused(outcome.fault or PhotoFault.DECODER_FAILED, outcome.message)
        return outcome.found

    async def _take(self) -> Process:
        """The process that stands ready, and another one in its place."""
        process = await (self._ready or self._start())
        if process.returncode is not None:  # killed while it waited
            process = await self._start()
        self._ready = asyncio.create_task(self._start())
        return process

    async def _start(self) -> Process:
        # Without the server's environment, which holds the password of the database.
        return await asyncio.create_subprocess_exec(
            *self._decoder, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/", limit=LONGEST_ANSWER
        )


async def _ask(process: Process, photo: bytes) -> Outcome | None:
    """What the process answers; None when it ends without an answer that can be understood."""
    assert process.stdin and process.stdout  # noqa: S101 - pipes, as it was started
    with suppress(OSError):  # it ended before it had read everything
        process.stdin.write(photo)
        await process.stdin.drain()
        process.stdin.close()
    try:
        return msgspec.json.decode(await process.stdout.readline(), type=Outcome)
    except (ValueError, msgspec.DecodeError):
        return None


async def _end(process: Process) -> None:
    assert process.stdin  # noqa: S101 - a pipe, as it was started
    with suppress(ProcessLookupError):
        process.kill()
    process.stdin.close()
    await process.communicate()  # until its pipes are closed, too


def _failed(how: str) -> PhotoRefused:
    message = f"The decoder {how} with this photo; nothing else was harmed. Take another, nearer and sharper."
    return PhotoRefused(PhotoFault.DECODER_FAILED, message)
