"""Whoever reads the book on from the last place he saw misses nothing, whoever is writing meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from tests.dock import Dock
from tests.races.racing import at_once
from tests.scenarios.telling import quantity, scan


@dataclass(frozen=True)
class Waited:
    operation: int


@unit_of_work
async def write_slowly(work: Work, begun: asyncio.Event, may_end: asyncio.Event) -> Waited:
    """A write that stays open until it may end."""
    begun.set()
    await may_end.wait()
    return Waited(work.operation_id)


async def read_on(last: int) -> list[tuple[int, int]]:
    """Places and operations behind a place of the book, in its order."""
    rows = await fetch("SELECT seq, id FROM operation WHERE seq > ? ORDER BY seq", last)
    return [(row["seq"], row["id"]) for row in rows]


@pytest.mark.only_on("postgres")  # on SQLite nobody writes beside an open writer
async def test_who_began_first_and_ends_last_comes_last(dock: Dock) -> None:
    [*_, (last, _)] = await read_on(0)
    began, may_end = [asyncio.Event() for _ in range(2)], [asyncio.Event() for _ in range(2)]
    writers = []
    for events in zip(began, may_end, strict=True):
        writers.append(asyncio.ensure_future(write_slowly(dock.request(), *events)))
        await events[0].wait()
    assert await read_on(last) == []
    may_end[1].set()
    second = (await writers[1]).outcome.operation
    [(seen, operation)] = await read_on(last)
    assert operation == second
    may_end[0].set()
    first = (await writers[0]).outcome.operation
    assert first < second  # it began first
    assert [one for _, one in await read_on(seen)] == [first]


async def test_a_reader_beside_many_writers_sees_each_write_once_and_in_order(dock: Dock) -> None:
    receipts = [await dock.receipt((dock.bag, 500)) for _ in range(4)]
    lines = [await dock.line_of(receipt, dock.bag) for receipt in receipts]
    [*_, (last, _)] = await read_on(0)
    start, seen, ended = last, [], asyncio.Event()

    async def read() -> None:
        nonlocal last
        while True:
            over = ended.is_set()
            found = await read_on(last)
            seen.extend(found)
            last = found[-1][0] if found else last
            if over:
                return
            await asyncio.sleep(0)

    reader = asyncio.ensure_future(read())
    for _ in range(5):
        await at_once(
            [quantity(dock, receipt, line, 2) for receipt, line in zip(receipts, lines, strict=True)]
            + [scan(dock, receipt, "BAG") for receipt in receipts]
        )
    ended.set()
    await reader
    assert seen == await read_on(start)
    assert [place for place, _ in seen] == list(range(start + 1, start + 41))
