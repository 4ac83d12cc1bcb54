"""Many small coroutines run as one task."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Iterable
from typing import Any


async def together(awaitables: Iterable[Awaitable[Any]]) -> list[Any]:
    """The answers of all, in their order; raises what the first of them raises that does.

    As asyncio.gather, but a task for each of 200 rows costs more than what most of them do: they ask a loader and
    return what it found. They must not look for a task of their own, as asyncio.timeout does.
    """
    at_work = [_coroutine(each) for each in awaitables]
    answers: list[Any] = [None] * len(at_work)
    waiting: dict[asyncio.Future[Any], list[int]] = {}  # the places of those that wait for it
    ready: Iterable[int] = range(len(at_work))
    try:
        while True:
            resting = []
            for place in ready:
                try:
                    future = at_work[place].send(None)
                except StopIteration as ended:
                    answers[place] = ended.value
                    continue
                if future is None:
                    resting.append(place)
                    continue
                future._asyncio_future_blocking = False  # as a task says that it has taken it
                waiting.setdefault(future, []).append(place)
            if resting:
                await asyncio.sleep(0)
                ready = resting
            elif waiting:
                done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                ready = sorted(place for future in done for place in waiting.pop(future))
            else:
                return answers
    finally:
        for each in at_work:
            each.close()


def _coroutine(awaitable: Awaitable[Any]) -> Coroutine[Any, Any, Any]:
    return awaitable if isinstance(awaitable, Coroutine) else _awaited(awaitable)


async def _awaited(awaitable: Awaitable[Any]) -> Any:
    return await awaitable
