"""Reading for all fields of a request together, in waves, so that what is asked never depends on timing."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key")
Found = TypeVar("Found")
Read = Callable[[list[Any]], Awaitable[Sequence[Any]]]

QUIET_TURNS = 5
"""Turns of the event loop without a new key after which no field is taken to be under way: an answer takes a
turn for each list and thing that it stands in before the fields below it ask."""


class Loaders:
    """What each function found for each key in one request.

    A wave reads all keys that wait; the next begins when the last answer of this one has reached the fields,
    so that those which need the same function wait for each other. Functions must not load themselves.
    """

    def __init__(self) -> None:
        self._found: dict[Read, dict[Any, asyncio.Future[Any]]] = defaultdict(dict)
        self._waiting: dict[Read, list[Any]] = {}
        self._reading: set[asyncio.Task[None]] = set()
        self._quiet = 0
        self._watched = False

    def load(self, function: Callable[[list[Key]], Awaitable[Sequence[Found]]], key: Key) -> Awaitable[Found]:
        """What `function` finds for a key; it is asked once for all keys of a wave and answers in their order.
        Raises what it raises."""
        found = self._found[function]
        known = found.get(key)
        if known is None or known.cancelled():
            known = found[key] = asyncio.get_running_loop().create_future()
            self._waiting.setdefault(function, []).append(key)
            self._quiet = 0
            if not self._watched and not self._reading:
                self._watch()
        return known

    def _watch(self) -> None:
        self._watched = True
        asyncio.get_running_loop().call_soon(self._turn)

    def _turn(self) -> None:
        self._quiet += 1
        if self._quiet <= QUIET_TURNS:
            self._watch()
            return
        self._watched = False
        waiting, self._waiting = self._waiting, {}
        for function, keys in waiting.items():
            task = asyncio.create_task(self._read(function, keys))
            self._reading.add(task)
            task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._reading.discard(task)
        if self._waiting and not self._reading:
            self._quiet = 0
            self._watch()

    async def _read(self, function: Read, keys: list[Any]) -> None:
        futures = [self._found[function][key] for key in keys]
        try:
            for future, value in zip(futures, await function(keys), strict=True):
                if not future.done():
                    future.set_result(value)
        except Exception as failure:  # each field that waits tells it
            for future in futures:
                if not future.done():
                    future.set_exception(failure)
