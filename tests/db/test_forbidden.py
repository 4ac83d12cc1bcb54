"""What must never be is refused by the database itself, whoever asks: in raw SQL, on a story's rows; `forbidden/` has
what is tried, by topic."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from lotbook.db import engine as database
from lotbook.db.work import transaction
from tests import engines
from tests.db.forbidden import (
    agreed,
    counts,
    deeds,
    holds,
    labels,
    making,
    money,
    on_postgres,
    on_sqlite,
    orders,
    recalls,
    stock,
    transfers,
    ways,
)
from tests.db.forbidden import book as the_book
from tests.db.forbidden.allowed import ALLOWED
from tests.ledger.plants import Step, plant
from tests.ledger.story import story

TOPICS = (
    making,
    the_book,
    stock,
    transfers,
    ways,
    orders,
    money,
    labels,
    holds,
    agreed,
    counts,
    deeds,
    recalls,
)
REFUSED: dict[str, tuple[str, Step]] = {
    wrong: refused for topic in TOPICS for wrong, refused in topic.REFUSED.items()
}
KINDS = {
    "check": "CHECK constraint failed|violates check constraint",
    "unique": "UNIQUE constraint failed|duplicate key value",
    "foreign": "FOREIGN KEY constraint failed|violates foreign key constraint",
}


@pytest_asyncio.fixture(scope="module")
async def book(engine: str) -> AsyncIterator[None]:
    """The database of a story, open for all tests here: each undoes what it does."""
    async with engines.fresh_database(engine, story) as url:
        await database.connect(url, pool_size=2)
        try:
            yield
        finally:
            await database.disconnect()


def matching(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(KINDS.get(part, part) for part in kind.split("|")))


async def refuses(kind: str, step: Step) -> None:
    before = await everything()
    with pytest.raises(Exception) as refused:
        async with transaction():
            await plant(step)
    assert matching(kind).search(str(refused.value)), refused.value
    assert await everything() == before


async def everything() -> list[tuple[object, ...]]:
    """Counts and sums in which any change would show."""
    sums = """SELECT (SELECT count(*) FROM operation) AS o, (SELECT sum(quantity) FROM stock_move_line) AS j,
        (SELECT sum(on_hand) FROM stock_balance) AS b, (SELECT count(*) FROM lot) AS l,
        (SELECT count(*) FROM transfer_entry) AS e, (SELECT count(*) FROM expected_number) AS a,
        (SELECT sum(quantity) FROM reservation) AS r, (SELECT sum(reserved) FROM stock_balance) AS s"""
    return [tuple(row.values()) for row in await database.fetch(sums)]


@pytest.mark.parametrize("wrong", REFUSED)
async def test_the_database_refuses(book: None, wrong: str) -> None:
    await refuses(*REFUSED[wrong])


@pytest.mark.only_on("postgres")
@pytest.mark.parametrize("wrong", on_postgres.REFUSED)
async def test_postgres_refuses(book: None, wrong: str) -> None:
    await refuses(*on_postgres.REFUSED[wrong])


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("wrong", on_sqlite.REFUSED)
async def test_sqlite_refuses(book: None, wrong: str) -> None:
    await refuses(*on_sqlite.REFUSED[wrong])


class Undone(Exception):
    """Rolls back what was allowed."""


@pytest.mark.parametrize("right", ALLOWED)
async def test_the_database_lets_pass(book: None, right: str) -> None:
    with pytest.raises(Undone):
        async with transaction():
            await plant(ALLOWED[right])
            raise Undone
