"""Whoever resumes by the place in the book misses nothing, however writes run beside each other."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextvars import Context
from typing import Any

import pytest

from lotbook.db import engine as database
from lotbook.db.work import Done, Work, transaction, unit_of_work
from lotbook.domain.refusals import NotFound
from lotbook.models import Package
from tests.db.tally import Counted, missing, request


@pytest.fixture(autouse=True)
def _open(database_open: str) -> None:
    """Every test here has a migrated database open."""


@unit_of_work
async def wait_first(work: Work, pause: float) -> Counted:
    """Work that touches no row of another's, for a while."""
    await Package.create(number=f"P-{work.operation_id}", created=work.now)
    await asyncio.sleep(pause)
    return Counted(0)


async def resumed(writers: asyncio.Future[Any]) -> AsyncIterator[int]:
    """Places as a reader sees them who always asks for what comes behind the last."""
    last = 0
    while True:
        ended = writers.done()
        rows = await database.fetch("SELECT seq FROM operation WHERE seq > ? ORDER BY seq", last)
        for row in rows:
            last = row["seq"]
            yield last
        if ended and not rows:
            return
        await asyncio.sleep(0)


async def test_a_reader_that_resumes_by_place_misses_nothing() -> None:
    pauses = [random.uniform(0, 0.02) for _ in range(60)]
    units = [wait_first(request(f"k{number}"), pause) for number, pause in enumerate(pauses)]
    writers = asyncio.gather(*units)
    seen = [place async for place in resumed(writers)]
    assert seen == list(range(1, 61))
    assert sorted(done.sequence or 0 for done in await writers) == seen


@pytest.mark.only_on("postgres")
async def test_the_first_to_commit_is_the_first_in_the_book() -> None:
    go = asyncio.Event()
    first = asyncio.create_task(count_packages("first", go))
    await asyncio.sleep(0.05)  # it has begun, and waits
    second = await wait_first(request("second"), 0)
    go.set()
    assert (second.sequence, (await first).sequence) == (1, 2)


async def count_packages(key: str, go: asyncio.Event) -> Done[Counted]:
    @unit_of_work
    async def held(work: Work) -> Counted:
        await Package.create(number=key, created=work.now)
        await go.wait()
        return Counted(0)

    return await held(request(key))


@pytest.mark.only_on("postgres")
async def test_a_place_is_taken_only_when_the_one_before_is_committed_or_given_back() -> None:
    taken = "UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value"
    with pytest.raises(ValueError):
        async with transaction():
            assert await database.fetch_value(taken) == 1
            behind = asyncio.get_running_loop().create_task(
                wait_first(request("behind"), 0), context=Context()
            )
            await asyncio.sleep(0.1)
            assert not behind.done()
            raise ValueError("given back")
    assert (await behind).sequence == 1


@pytest.mark.only_on("postgres")
async def test_units_that_wait_for_each_other_in_a_circle_both_end() -> None:
    async with transaction():
        for number in ("A", "B"):
            await database.execute("INSERT INTO package (number, created) VALUES (?, 0)", number)
    meeting = asyncio.Barrier(2)
    met: set[str] = set()

    async def lock(first: str, second: str) -> None:
        sql = "UPDATE package SET created = created + 1 WHERE number = ?"
        await database.execute(sql, first)
        if first not in met:  # the second try need not meet anyone
            met.add(first)
            await meeting.wait()
        await database.execute(sql, second)

    @unit_of_work
    async def crossing(work: Work, first: str, second: str) -> Counted:
        await lock(first, second)
        return Counted(0)

    await asyncio.gather(crossing(request("ab"), "A", "B"), crossing(request("ba"), "B", "A"))
    assert await database.fetch_value("SELECT min(created) FROM package") == 2


@pytest.mark.only_on("postgres")
async def test_who_comes_second_with_a_unique_row_sees_the_first_one_s() -> None:
    meeting = asyncio.Barrier(2)
    tried = 0

    @unit_of_work
    async def add(work: Work) -> Counted:
        nonlocal tried
        tried += 1
        if await Package.filter(number="P-1").exists():
            raise missing()
        if tried <= 2:
            await meeting.wait()
        await Package.create(number="P-1", created=work.now)
        return Counted(0)

    answers = await asyncio.gather(add(request("one")), add(request("two")), return_exceptions=True)
    assert {type(answer) for answer in answers} == {Done, NotFound}
    assert tried == 3
