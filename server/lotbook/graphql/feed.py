"""What is written, told to everyone in this process who follows the book.

One task looks for more while anyone follows. It looks into the book itself, so it makes no difference which process
wrote, nothing has to be sent at a commit, and nothing can be lost on the way. A follower keeps its own place and takes
what lies behind it: a slow one holds nothing back, and one that comes back later goes on where it was.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections import deque
from collections.abc import AsyncGenerator

from lotbook.ledger.changes import BeyondTheBook, Written, last_sequence, written_behind
from lotbook.log import get_logger

PAUSE = 0.25
"""Seconds between two looks: how long news takes at most."""
PAUSE_IN_TROUBLE = 5.0
AT_ONCE = 500
KEPT = 2_000
"""Writes that all followers take from memory; who is further behind reads them."""

log = get_logger("lotbook.feed")


class Feed:
    """The book as it grows."""

    def __init__(self) -> None:
        self._kept: deque[Written] = deque(maxlen=KEPT)
        self._begin = self._end = 0  # what lies behind the one and up to the other is kept
        self._news = asyncio.Event()
        self._followers = 0
        self._task: asyncio.Task[None] | None = None

    async def follow(self, after: int | None = None) -> AsyncGenerator[Written, None]:
        """Every write behind a place, or from now on, in the order of the book and without end.

        Raises BeyondTheBook.
        """
        self._followers += 1
        try:
            last = await last_sequence()
            place = last if after is None else after
            if place > last:
                raise BeyondTheBook(last)
            if self._task is None:
                self._kept.clear()
                self._begin = self._end = last
                self._task = asyncio.create_task(self._look(), context=contextvars.Context())
            while True:
                news = self._news
                for written in await self._behind(place):
                    yield written
                    place = written.seq
                if place >= self._end:
                    await news.wait()
        finally:
            self._followers -= 1
            if not self._followers:
                self.stop()

    def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _behind(self, place: int) -> list[Written]:
        if place < self._begin:
            return await written_behind(place, AT_ONCE)
        return [each for each in self._kept if each.seq > place]

    async def _look(self) -> None:
        while True:
            pause = PAUSE
            try:
                while found := await written_behind(self._end, AT_ONCE):
                    self._keep(found)
            except Exception:  # whatever it is, the next look may find it mended
                log.exception("changes were not looked for")
                pause = PAUSE_IN_TROUBLE
            await asyncio.sleep(pause)

    def _keep(self, found: list[Written]) -> None:
        self._kept.extend(found)
        self._end = found[-1].seq
        if len(self._kept) == KEPT:
            self._begin = self._kept[0].seq - 1
        told, self._news = self._news, asyncio.Event()
        told.set()
