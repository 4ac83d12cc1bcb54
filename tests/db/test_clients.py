"""The engine clients: transactions that always end, reads that never wait, writes only where they belong."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
from collections.abc import Callable, Coroutine
from contextlib import closing
from contextvars import Context
from typing import Any, TypeVar

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError

from lotbook.db import engine as database
from lotbook.db.errors import Unavailable
from lotbook.db.sqlite import PRAGMAS, READERS
from lotbook.db.work import drain, in_own_task, transaction
from lotbook.models import Package

T = TypeVar("T")
POOL = 4  # of the fixture `database_open`


@pytest.fixture(autouse=True)
def _open(database_open: str) -> None:
    """Every test here has a migrated database open."""


def elsewhere(work: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Task[T]:
    """Start it as another request would: without the transaction of this one."""
    return asyncio.get_running_loop().create_task(work(), context=Context())


async def tally() -> int:
    return int(await database.fetch_value("SELECT value FROM counter WHERE name = 'purchase_order'"))


async def count_up() -> None:
    await database.execute("UPDATE counter SET value = value + 1 WHERE name = 'purchase_order'")


async def test_what_is_committed_is_seen_and_what_is_rolled_back_is_not() -> None:
    async with transaction():
        await count_up()
        assert await tally() == 1
    assert await tally() == 1


async def test_a_read_does_not_wait_for_an_open_write_and_does_not_see_it() -> None:
    async with transaction():
        await count_up()
        readings = [elsewhere(tally) for _ in range(2 * READERS)]
        assert await asyncio.wait_for(asyncio.gather(*readings), 20) == [0] * len(readings)
    assert await tally() == 1


@pytest.mark.only_on("sqlite")
async def test_more_readers_are_opened_only_while_others_read() -> None:
    client: Any = database.client()
    for _ in range(READERS):
        await tally()
    assert len(client._all_readers) == 1
    await asyncio.gather(*(elsewhere(tally) for _ in range(4 * READERS)))
    assert len(client._all_readers) == client._readers.qsize() == READERS


@pytest.mark.only_on("sqlite")
async def test_a_reader_that_could_not_be_opened_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client: Any = database.client()
    await tally()  # the first reader is there

    def no_file_left(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    async def all_at_once() -> list[int | BaseException]:
        readings = [elsewhere(tally) for _ in range(4 * READERS)]
        return await asyncio.wait_for(asyncio.gather(*readings, return_exceptions=True), 20)

    with monkeypatch.context() as short_of_files:
        short_of_files.setattr(sqlite3, "connect", no_file_left)
        for _ in range(2 * READERS):  # more often than there may be readers
            failed = [each for each in await all_at_once() if each != 0]
            assert failed and {type(each) for each in failed} == {OperationalError}
        assert len(client._all_readers) == client._readers.qsize() == 1
    assert await all_at_once() == [0] * 4 * READERS
    assert len(client._all_readers) == client._readers.qsize() == READERS


@pytest.mark.only_on("sqlite")
async def test_a_transaction_begins_as_a_writer(database_open: str) -> None:
    file = database_open.removeprefix("sqlite://")
    async with transaction():  # nothing written yet
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")


@pytest.mark.only_on("sqlite")
async def test_writers_wait_for_each_other() -> None:
    order = []

    async def write(name: str) -> None:
        async with transaction():
            order.append(name)
            await count_up()
            await asyncio.sleep(0)
            order.append(name)

    await asyncio.gather(*(elsewhere(lambda name=name: write(name)) for name in "abcde"))  # type: ignore[misc]
    assert order == list("aabbccddee")
    assert await tally() == 5


@pytest.mark.parametrize(
    "error",
    [ValueError, KeyError, asyncio.CancelledError, TransactionManagementError, OperationalError, SystemError],
)
async def test_every_exception_rolls_back(error: type[BaseException]) -> None:
    with pytest.raises(error):
        async with transaction():
            await count_up()
            raise error("stop")
    assert await tally() == 0
    async with transaction():
        await count_up()
    assert await tally() == 1


async def test_a_statement_that_fails_takes_the_rest_with_it() -> None:
    with pytest.raises(IntegrityError):
        async with transaction():
            await count_up()
            await database.execute("INSERT INTO counter (name, value) VALUES ('seq', 0)")
    assert await tally() == 0


@pytest.mark.only_on("sqlite")
async def test_a_commit_that_fails_rolls_back() -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        async with transaction():
            await count_up()
            await database.execute("PRAGMA defer_foreign_keys = ON")
            await database.execute("INSERT INTO run (operation_id, kind, reason) VALUES (9, 'RELABEL', '')")
    assert await tally() == 0
    async with transaction():
        await count_up()
    assert await tally() == 1


@pytest.mark.only_on("sqlite")
async def test_outside_of_a_transaction_nothing_is_written() -> None:
    for write in (count_up, lambda: Package.create(number="P-1", created=0), Package.all().delete):
        with pytest.raises(OperationalError, match="readonly"):
            await write()
    assert (await tally(), await Package.all().count()) == (0, 0)


@pytest.mark.only_on("sqlite")
async def test_pragmas_hold_on_writer_and_readers() -> None:
    meant = {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "trusted_schema": 0, "temp_store": 2}
    assert set(meant) < set(PRAGMAS)

    async def in_force() -> dict[str, int]:
        return {name: await database.fetch_value(f"PRAGMA {name}") for name in meant}

    assert await database.fetch_value("PRAGMA journal_mode") == "wal"
    assert await database.fetch_value("PRAGMA query_only") == 1
    assert await in_force() == meant
    async with transaction():
        assert await in_force() == meant
        assert await database.fetch_value("PRAGMA query_only") == 0


@pytest.mark.only_on("postgres")
async def test_settings_hold_on_every_connection() -> None:
    async def zone() -> tuple[str, str, str]:
        async with transaction():
            return (
                await database.fetch_value("SHOW timezone"),
                await database.fetch_value("SHOW lock_timeout"),
                await database.fetch_value("SHOW idle_in_transaction_session_timeout"),
            )

    found = await asyncio.gather(*(elsewhere(zone) for _ in range(POOL)))
    assert set(found) == {("UTC", "5s", "30s")}


@pytest.mark.only_on("postgres")
async def test_a_question_costs_the_database_nothing_but_its_answer(database_open: str) -> None:
    await database.fetch("SELECT 'the last question'")
    with_it = (
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    watching = await asyncpg.connect(database_open)
    try:
        assert "SELECT 'the last question'" in [row["query"] for row in await watching.fetch(with_it)]
    finally:
        await watching.close()


@pytest.mark.only_on("postgres")
async def test_what_a_transaction_set_ends_with_it() -> None:
    async with transaction():
        await database.execute("SET LOCAL lock_timeout = '1s'")
        assert await database.fetch_value("SHOW lock_timeout") == "1s"
    assert await database.fetch_value("SHOW lock_timeout") == "5s"


async def cancelled_somewhere(work: Callable[[], Coroutine[Any, Any, None]], spread: float) -> bool:
    """Start it and cancel it after a random moment; whether it had ended before."""
    task = elsewhere(work)
    await asyncio.sleep(random.uniform(0, spread))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return False
    return True


async def all_connections_work() -> None:
    """As many transactions at once as there are connections, and as many reads."""

    async def write() -> None:
        async with transaction():
            await count_up()

    jobs = [*(elsewhere(write) for _ in range(2 * POOL)), *(elsewhere(tally) for _ in range(4 * READERS))]
    await asyncio.wait_for(asyncio.gather(*jobs), 20)


async def test_200_cancelled_transactions_lose_no_connection() -> None:
    begun = 0

    async def write() -> None:
        async with transaction():
            await count_up()
            await asyncio.sleep(0)
            await count_up()

    for number in range(200):
        begun += await cancelled_somewhere(write, 0.004 * (number % 5 + 1) / 5)
    before = await tally()
    assert before % 2 == 0 and before >= 2 * begun  # never half of one
    await all_connections_work()
    assert await tally() == before + 2 * POOL


async def test_200_cancelled_units_are_all_done() -> None:
    for _ in range(200):
        await cancelled_somewhere(lambda: in_own_task(count_up), 0.004)
    await drain()
    begun = await tally()
    assert 0 < begun <= 200
    await all_connections_work()


async def test_100_cancelled_reads_lose_no_reader() -> None:
    async def read() -> None:
        await tally()

    for _ in range(100):
        await cancelled_somewhere(read, 0.001)
    await all_connections_work()


async def test_a_transaction_within_a_transaction_ends_with_it() -> None:
    with pytest.raises(ValueError):
        async with transaction():
            await count_up()
            async with transaction():
                await count_up()
            raise ValueError("stop")
    assert await tally() == 0


async def test_a_database_that_is_being_opened_survives_who_opened_it(database_open: str) -> None:
    """The first request may be cut off while it opens the file."""
    for _ in range(20):
        await database.disconnect()
        await database.connect(database_open, POOL)
        await cancelled_somewhere(all_connections_work, 0.002)
        await asyncio.wait_for(all_connections_work(), 20)


@pytest.mark.only_on("sqlite")
async def test_a_database_that_was_closed_is_not_opened_again_by_who_comes_late() -> None:
    """Its threads would keep a server that has ended alive."""
    client: Any = database.client()
    others = threading.enumerate()
    reading = [elsewhere(tally) for _ in range(4 * READERS)]
    await asyncio.sleep(0)
    await client.close()
    late = await asyncio.gather(*reading, *(elsewhere(tally) for _ in range(4)), return_exceptions=True)
    assert all(isinstance(each, Unavailable) for each in late[-4:])
    for thread in set(threading.enumerate()).difference(others):
        thread.join(5)
        assert not thread.is_alive()
