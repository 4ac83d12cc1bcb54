"""A database with the demo company in it, made once and copied."""

from __future__ import annotations

from lotbook.db import engine
from lotbook.db.migrations import migrate
from lotbook.db.work import drain
from lotbook.services import demo


async def with_demo(url: str) -> None:
    """Migrate the database at url and fill it with the demo company."""
    await migrate(url)
    await engine.connect(url)
    await demo.fill()
    await drain()
    await engine.disconnect()
