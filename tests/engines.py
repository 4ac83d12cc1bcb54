"""Empty databases for the tests, on the engine that LOTBOOK_TEST_ENGINE names: `sqlite` or `postgres`.

An engine's template is made once per session with the caller's `migrate`; each test gets a copy of it.
PostgreSQL is the server at LOTBOOK_TEST_POSTGRES, else one started here on a random loopback port and
stopped at exit.
Each engine needs a process of its own: Tortoise caches SQL by table, not by dialect.
"""

import asyncio
import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from tortoise.apps import Apps

from tests.postgres_server import postgres_url
from tests.scratch import scratch

ENGINES = ("sqlite", "postgres")
Migrate = Callable[[str], Awaitable[object]]


def engine_under_test() -> str:
    """The engine of this process, `sqlite` unless LOTBOOK_TEST_ENGINE says otherwise."""
    engine = os.environ.get("LOTBOOK_TEST_ENGINE", "sqlite")
    if engine not in ENGINES:
        raise ValueError(f"LOTBOOK_TEST_ENGINE is {engine!r}, not one of {ENGINES}")
    return engine


@asynccontextmanager
async def fresh_database(engine: str, migrate: Migrate | None = None) -> AsyncIterator[str]:
    """The URL of a database that nobody else uses, gone afterwards; empty unless `migrate` is given."""
    if engine == "sqlite":
        folder = Path(tempfile.mkdtemp(prefix="lotbook-test-", dir=scratch()))
        try:
            if migrate:
                shutil.copyfile(await sqlite_template(migrate), folder / "lotbook.db")
            yield f"sqlite://{folder}/lotbook.db"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    else:
        server = postgres_url()
        template = await postgres_template(server, migrate) if migrate else "TEMPLATE template0"
        name = f"lotbook_test_{secrets.token_hex(6)}"
        await administer(server, f'CREATE DATABASE "{name}" {template}')
        try:
            yield f"{server}/{name}"
        finally:
            await administer(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


_templates: dict[tuple[str, Migrate], str] = {}


async def sqlite_template(migrate: Migrate) -> Path:
    key = ("sqlite", migrate)
    if key not in _templates:
        folder = Path(tempfile.mkdtemp(prefix="lotbook-template-", dir=scratch()))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        file = folder / "template.db"
        await migrate(f"sqlite://{file}")
        if file.with_name("template.db-wal").exists():  # a copy of the file alone would miss what lies there
            raise RuntimeError("migrate() left the database open")
        _templates[key] = str(file)
    return Path(_templates[key])


async def postgres_template(server: str, migrate: Migrate) -> str:
    """How a copy of it is asked for."""
    key = (server, migrate)
    if key not in _templates:
        name = f"lotbook_template_{secrets.token_hex(6)}"
        await administer(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
        if os.environ.get("LOTBOOK_TEST_POSTGRES"):  # that server outlives us
            drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
            atexit.register(lambda: asyncio.run(administer(server, drop)))
        await migrate(f"{server}/{name}")
        # Quicker by a third than what PostgreSQL does by itself since it has the choice.
        strategy = "STRATEGY FILE_COPY" if await version(server) >= 15 else ""
        _templates[key] = f'TEMPLATE "{name}" {strategy}'
    return _templates[key]


async def version(server: str) -> int:
    connection = await asyncpg.connect(f"{server}/postgres")
    try:
        return int(connection.get_server_version().major)
    finally:
        await connection.close()


def bind_models_once() -> None:
    """Tortoise prepares every model anew, in 20 ms, whenever a database is opened; in a process with one engine
    it comes to the same."""
    prepare: Callable[[Apps], None] = Apps._build_initial_querysets
    done: list[Apps] = []

    def once(apps: Apps) -> None:
        if not done:
            prepare(apps)
            done.append(apps)

    Apps._build_initial_querysets = once  # type: ignore[method-assign]


async def administer(server: str, statement: str) -> None:
    """Run one statement that PostgreSQL takes only outside a transaction."""
    connection = await asyncpg.connect(f"{server}/postgres")
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
