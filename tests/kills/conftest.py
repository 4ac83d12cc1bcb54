"""What is killed writes to a database that outlives the power: on a disk, and with fsync."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from lotbook.db import engine as database
from lotbook.db.migrations import migrate
from lotbook.db.work import drain
from tests import postgres_databases, postgres_server
from tests.dock import Dock
from tests.kills.looking import Killed


@pytest_asyncio.fixture
async def durable_url(engine: str) -> AsyncIterator[str]:
    """A migrated database on a disk, alone on it."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="lotbook-kills-", dir="/tmp") as folder:
            url = f"sqlite://{Path(folder) / 'lotbook.db'}"
            await migrate(url)
            yield url
        return
    async with postgres_databases.empty(postgres_server.postgres_url(durable=True)) as url:
        await migrate(url)
        yield url


@pytest_asyncio.fixture
async def to_be_killed(durable_url: str) -> Killed:
    """A warehouse whose database nobody has open."""
    await database.connect(durable_url, pool_size=1)
    try:
        dock = await Dock().open()
    finally:
        await drain()
        await database.disconnect()
    return Killed(durable_url, dock)
