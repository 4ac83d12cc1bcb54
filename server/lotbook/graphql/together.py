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
    answers: dict[int, Any] = {}
    at_work = {place: _coroutine(each) for place, each in enumerate(awaitables)}
    waits_for: dict[int, asyncio.Future[Any] | None] = dict.fromkeys(at_work)
    try:
        while at_work:
            for place, future in [*waits_for.items()]:
                if future is None or future.done():
                    _go_on(place, at_work, waits_for, answers)
            futures = {future for future in waits_for.values() if future is not None}
            if futures and None not in waits_for.values():
                await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
            elif at_work:
                await asyncio.sleep(0)  # as one of them does
    finally:
        for each in at_work.values():
            each.close()
    return [answers[place] for place in sorted(answers)]


def _coroutine(awaitable: Awaitable[Any]) -> Coroutine[Any, Any, Any]:
    return awaitable if isinstance(awaitable, Coroutine) else _awaited(awaitable)


async def _awaited(awaitable: Awaitable[Any]) -> Any:
    return await awaitable


def _go_on(
    place: int,
    at_work: dict[int, Coroutine[Any, Any, Any]],
    waits_for: dict[int, asyncio.Future[Any] | None],
    answers: dict[int, Any],
) -> None:
    """Let one run until it waits for something, or ends."""
    try:
        future = at_work[place].send(None)
    except StopIteration as ended:
        answers[place] = ended.value
        del at_work[place], waits_for[place]
    else:
        if future is not None:
            future._asyncio_future_blocking = False  # as a task says that it has taken it
        waits_for[place] = future
