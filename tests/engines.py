"""Empty databases for the tests, on the engine that LOTBOOK_TEST_ENGINE names: `sqlite` or `postgres`.

An engine's template is made once per session with the caller's `migrate`; each test gets a copy of it.
PostgreSQL is the server at LOTBOOK_TEST_POSTGRES, else one started here on a random loopback port and
stopped at exit.
Each engine needs a process of its own: Tortoise caches SQL by table, not by dialect.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from tortoise.apps import Apps

from lotbook.db import engine as database
from tests.postgres_databases import empty, has_template, restorer, restoring, template
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
        if migrate and not has_template(server, migrate):
            await kept.close()  # what makes it may open it, and one at a time is open
        lent = (await template(server, migrate)).copy(kept.reach) if migrate else empty(server)
        async with lent as url:
            yield url


_templates: dict[Migrate, Path] = {}


async def sqlite_template(migrate: Migrate) -> Path:
    if migrate not in _templates:
        folder = Path(tempfile.mkdtemp(prefix="lotbook-template-", dir=scratch()))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        file = folder / "template.db"
        await migrate(f"sqlite://{file}")
        if file.with_name("template.db-wal").exists():  # a copy of the file alone would miss what lies there
            raise RuntimeError("migrate() left the database open")
        _templates[migrate] = file
    return _templates[migrate]


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


class Kept:
    """The database that stays open from one test to the next: on PostgreSQL, where a copy is lent again, whose
    connections know its tables by then. To learn them is half the work of a short test."""

    def __init__(self) -> None:
        self.wanted = False
        """Whether the next test wants one open."""
        self._open: tuple[str, int] | None = None
        self._restorer: asyncpg.Connection | None = None

    async def open(self, url: str, pool_size: int) -> None:
        """Make it what this process has open."""
        if self._open != (url, pool_size):
            await self.close()
            await database.connect(url, pool_size)
            self._open = (url, pool_size)

    async def leave(self) -> None:
        """A test is over; it may have closed the database. SQLite's copy is thrown away."""
        if not self.wanted or engine_under_test() == "sqlite" or database._context is None:
            await self.close()

    @asynccontextmanager
    async def reach(self, url: str) -> AsyncIterator[asyncpg.Connection]:
        """A connection that puts the database at url back: the one of what is open, which knows its tables, else a
        new one."""
        if self._open is None or self._open[0] != url:
            async with restoring(url) as new:
                yield new
            return
        if self._restorer is None:
            self._restorer = await restorer(url)
        yield self._restorer

    async def close(self) -> None:
        await database.disconnect()
        if self._restorer is not None:
            await self._restorer.close()
        self._open = self._restorer = None


kept = Kept()
