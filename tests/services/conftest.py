"""Services are tested in the warehouse of the tests, whose book is sound at the end of every story."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from lotbook.ledger.check import check
from tests.dock import Dock, database_open
from tests.dock import dock as warehouse

__all__ = ["database_open", "warehouse"]


@pytest_asyncio.fixture
async def dock(warehouse: Dock) -> AsyncIterator[Dock]:
    """The warehouse, built anew for each test."""
    yield warehouse
    assert [str(found) for found in await check()] == []
