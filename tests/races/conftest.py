"""Races run in the warehouse of the tests, with room for many at once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from lotbook.db.work import drain
from tests import engines
from tests.dock import dock

__all__ = ["dock"]


@pytest_asyncio.fixture
async def database_open(database_url: str) -> AsyncIterator[str]:
    """A migrated database that this process has open, with as many connections as people race; its URL."""
    await engines.kept.open(database_url, pool_size=16)
    try:
        yield database_url
    finally:
        await drain()
        await engines.kept.leave()
