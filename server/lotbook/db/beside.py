"""Computing beside the event loop, which the numbers of a large receipt would hold."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sized
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
FEW = 100


async def beside_the_loop(things: Sized, compute: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What `compute` makes of so many things; of a few it is made at once, sooner than a thread begins."""
    if len(things) <= FEW:
        return compute(*given, **named)
    return await asyncio.to_thread(compute, *given, **named)
