"""Fresh databases on a real disk, made to last: fsync on, as in production."""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from lotbook.db import engine as database
from lotbook.db.engine import execute
from lotbook.db.work import transaction
from tests.postgres_databases import administer
from tests.postgres_server import postgres_url

ENGINES = ("sqlite", "postgres")
ROOT = Path(__file__).parents[1]


@cache
def postgres() -> str:
    """A durable PostgreSQL server: at LOTBOOK_BENCH_POSTGRES, else one started here."""
    return os.environ.get("LOTBOOK_BENCH_POSTGRES", "").rstrip("/") or postgres_url(durable=True)


async def run_in(engine: str) -> None:
    """Have PostgreSQL do what it does every five minutes by itself: from then on it writes its log into files that are
    there, while on a server that just began each commit waits where another file is made."""
    if engine == "postgres":
        await administer(await asyncio.to_thread(postgres), "CHECKPOINT")


async def settled() -> None:
    """Have PostgreSQL look at the tables of the open database, as it does by itself after a while; SQLite never does
    that."""
    if database.engine() == "postgres":
        async with transaction():
            await execute("ANALYZE")


@asynccontextmanager
async def fresh_database(engine: str) -> AsyncIterator[str]:
    """The URL of an empty database that nobody else uses, gone afterwards."""
    if engine == "sqlite":
        (ROOT / "build").mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="bench-", dir=ROOT / "build") as folder:
            yield f"sqlite://{folder}/lotbook.db"
        return
    server = await asyncio.to_thread(postgres)
    name = f"lotbook_bench_{secrets.token_hex(6)}"
    await administer(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield f"{server}/{name}"
    finally:
        await administer(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
