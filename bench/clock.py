"""Stop watches."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence

PAUSE = 0.01  # seconds between two requests of a probe
ROUNDS, AT_ONCE = 10, 3
"""How often, and how many of a kind together, each request is made before any is measured: the first of a kind is
parsed and validated, and each connection to PostgreSQL plans by itself what it is asked first."""


@contextlib.contextmanager
def stopwatch(times: list[float]) -> Iterator[None]:
    """Add the milliseconds that the block took."""
    started = time.perf_counter()
    yield
    times.append((time.perf_counter() - started) * 1000)


def percentile(times: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@contextlib.asynccontextmanager
async def probed(
    actions: Mapping[str, Callable[[], Awaitable[object]]], *, warm: bool = True
) -> AsyncIterator[dict[str, list[float]]]:
    """Repeat each action while the block runs; what each repetition took, in milliseconds, by action.

    warm: after each was made on every connection; else after it was made once, so that its document is known.
    """
    found: dict[str, list[float]] = {name: [] for name in actions}
    ended = asyncio.Event()

    async def repeat(name: str) -> None:
        while not ended.is_set():
            with stopwatch(found[name]):
                await actions[name]()
            await asyncio.sleep(PAUSE)

    for _ in range(ROUNDS if warm else 1):
        await asyncio.gather(
            *(action() for action in actions.values() for _ in range(AT_ONCE if warm else 1))
        )
    probes = [asyncio.create_task(repeat(name)) for name in actions]
    try:
        yield found
    finally:
        ended.set()
        await asyncio.gather(*probes)
