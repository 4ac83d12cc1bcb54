"""A process that computes for this one, and can be ended at any moment.

The standard library's pool cannot: what one of its processes was saying when it was killed is waited for to the end,
and a server that had ended stayed for ever.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


class ProcessEnded(Exception):
    """It was killed, as for lack of memory, or told to end, before it had an answer."""


class FailedApart(Exception):
    """What was asked for raised there: its traceback, since not every exception can be handed over as it is."""


class Apart:
    """One process, asked one thing after the other. It ends with this one, however this one ends."""

    def __init__(self) -> None:
        # Not forked: a fork would take the server's sockets and half-held locks along.
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that the line breaks when the process ends

    async def run(self, work: Callable[[], T]) -> T:
        """What is made of it there. Raises FailedApart, ProcessEnded."""
        return await asyncio.to_thread(self._asked, work)

    def end(self) -> None:
        """Now, whatever it is at."""
        self._process.kill()

    def _asked(self, work: Callable[[], T]) -> T:
        try:
            self._line.send(work)
            answer: T
            answer, failed = self._line.recv()
        except (EOFError, OSError) as broken:
            raise ProcessEnded from broken
        if failed is not None:
            raise FailedApart(failed)
        return answer


def _answer(line: Connection) -> None:
    """What the process does: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches it too; the server says when it ends
    threading.Thread(target=_end_with_server, daemon=True).start()
    while True:
        try:
            work = line.recv()
        except EOFError:
            return
        line.send(_made(work))


def _made(work: Callable[[], T]) -> tuple[T | None, str | None]:
    """What it makes, or how it failed."""
    try:
        return work(), None
    except Exception:
        return None, traceback.format_exc()


def _end_with_server() -> None:
    server = multiprocessing.parent_process()
    assert server is not None  # noqa: S101  # who was started has one
    server.join()
    os._exit(1)
