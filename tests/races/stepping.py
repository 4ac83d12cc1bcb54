"""Cutting a unit of work off at a chosen step: the n-th time that its task goes on."""

from __future__ import annotations

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import Any


@types.coroutine
def _told(coroutine: Coroutine[Any, Any, Any], goes_on: Callable[[], None]) -> Generator[Any, Any, Any]:
    """The same coroutine, telling each time before it goes on."""
    sent: Any = None
    thrown: BaseException | None = None
    while True:
        goes_on()
        try:
            waited = coroutine.send(sent) if thrown is None else coroutine.throw(thrown)
        except StopIteration as done:
            return done.value
        sent, thrown = None, None
        try:
            sent = yield waited
        except BaseException as error:
            thrown = error


class Steps:
    """Counts the steps of units of work, and at the chosen one does what is to be done there."""

    def __init__(self, at: int, then: Callable[[], object]) -> None:
        self.at = at
        self.then = then
        self.taken = 0

    def __call__(self) -> None:
        self.taken += 1
        if self.taken == self.at:
            self.then()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """While this lasts, every task that a unit of work starts for itself is watched."""

        def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **how: Any) -> asyncio.Task[Any]:
            name = getattr(coroutine, "__qualname__", "")
            if name.startswith("in_own_task"):
                coroutine = self._watched(coroutine)
            return asyncio.Task(coroutine, loop=loop, **how)

        loop = asyncio.get_running_loop()
        loop.set_task_factory(make)
        try:
            yield
        finally:
            loop.set_task_factory(None)

    async def _watched(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return await _told(coroutine, self)


async def cut_off(attempt: Coroutine[Any, Any, Any], at: int, *, whom: str) -> int:
    """Run it and cancel whom ("request" or "work") at a step; how many steps its work took altogether."""
    request = asyncio.ensure_future(attempt)

    def cancel() -> None:
        work = asyncio.current_task()
        assert work is not None
        (request if whom == "request" else work).cancel()

    steps = Steps(at, cancel)
    with steps.watched(), suppress(asyncio.CancelledError):
        await request
        # The request is gone, its work may go on behind the shield.
    return steps.taken
