"""The database's own share of a large receipt: how long it holds SQLite's one lock for writing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite

from bench.places import fresh_database
from bench.report import Figure
from lotbook.db import engine, migrations, work
from lotbook.services import numbers, validation
from tests.dock import Dock


async def time_in_database(count: int) -> list[Figure]:
    """Of both steps of receiving `count` serials: in the database, and from BEGIN to COMMIT with all else."""
    async with fresh_database("sqlite") as url:
        await migrations.migrate(url)
        await engine.connect(url)
        try:
            dock = await Dock().open()
            product = await dock.product("SERIAL", "SERIAL", number_pattern="S{000000}")
            receipt = await dock.receipt((product, count))
            line = await dock.line_of(receipt, product)
            async with _database_time() as assigning:
                drawn = numbers.FromSequence(count=count)
                await numbers.assign_numbers(dock.request(), line, drawn, numbers.Options())
            async with _database_time() as validating:
                await validation.validate_transfer(dock.request(), receipt)
        finally:
            await work.drain()
            await engine.disconnect()
    return [
        Figure(f"database time of numbering {count:,}", assigning[0]),
        Figure(f"database time of posting {count:,}", validating[0]),
    ]


@asynccontextmanager
async def _database_time() -> AsyncIterator[list[float]]:
    """The milliseconds that statements take while the block runs."""
    spent = 0.0
    found: list[float] = []
    ordinary = aiosqlite.Connection._execute

    async def timed(self: aiosqlite.Connection, call: Callable[..., Any], *args: Any, **named: Any) -> Any:
        def measured(*given: Any, **also: Any) -> Any:
            nonlocal spent
            started = time.perf_counter()
            try:
                return call(*given, **also)
            finally:
                spent += time.perf_counter() - started

        return await ordinary(self, measured, *args, **named)

    aiosqlite.Connection._execute = timed  # type: ignore[method-assign]
    try:
        yield found
        await asyncio.sleep(0)
    finally:
        aiosqlite.Connection._execute = ordinary  # type: ignore[method-assign]
        found.append(spent * 1000)
