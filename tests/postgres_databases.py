"""Databases on PostgreSQL for the tests, each like a template that was made once.

To copy a template and drop the copy takes 120 ms, because PostgreSQL writes a thousand files; to empty a copy and fill
it again takes 30. So a copy is lent again after it was put back. It is dropped instead when a test changed its tables,
triggers or functions, or made it large.
"""

import asyncio
import atexit
import io
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

import asyncpg

Reach = Callable[[str], AbstractAsyncContextManager[asyncpg.Connection]]
"""Gives a connection to the database at a URL."""

LARGE = 8 << 20  # bytes in tables; dead rows count, so none is lent for ever
CROWDED = 1 << 18
"""Bytes in a table beyond which its dead rows are cleared away. Not after each test: every connection would plan all
its statements on that table anew, which is half of what the server does in a test."""
LOOKS = 1000  # whether connections that a test left behind have ended, 5 ms apart

TABLES = """SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"""
WRITTEN = """WITH sized AS MATERIALIZED (
               SELECT quote_ident(relname), pg_relation_size(oid) AS size FROM pg_class
               WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace)
             SELECT * FROM sized WHERE size > 0"""
END_OTHERS = """SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"""
CATALOGUES = ("pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_index", "pg_proc", "pg_trigger")
# Which transactions wrote the catalogue's rows: any change of the schema makes new ones.
WRITERS = ", ".join(f"(SELECT sum(xmin::text::bigint) FROM {name})" for name in CATALOGUES)
# What was told to the planner, too.
SHAPE = f"SELECT {WRITERS}, (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384)"
SEQUENCES = """SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, start_value) AS value,
                      last_value IS NOT NULL AS used FROM pg_sequences"""


@dataclass
class Template:
    """A database that is only copied, and what a copy looks like before it is used."""

    server: str
    name: str
    shape: tuple[int, ...] = ()
    rows: dict[str, bytes] = field(default_factory=dict)  # of each table that has some, as COPY writes them
    sequences: str = ""  # the statement that sets them
    idle: list[str] = field(default_factory=list)  # copies that were put back

    @asynccontextmanager
    async def copy(self, reach: Reach) -> AsyncIterator[str]:
        """The URL of a database like this one that nobody else uses until the end. reach: how to put it back."""
        name = self.idle.pop() if self.idle else await self._new()
        try:
            yield f"{self.server}/{name}"
        finally:
            if await self._put_back(name, reach):
                self.idle.append(name)
            else:
                await administer(self.server, dropping(name))

    async def _new(self) -> str:
        name = f"lotbook_test_{secrets.token_hex(6)}"
        # Quicker by a third than what PostgreSQL does by itself since it has the choice.
        strategy = "STRATEGY FILE_COPY" if await version(self.server) >= 15 else ""
        await administer(self.server, f'CREATE DATABASE "{name}" TEMPLATE "{self.name}" {strategy}')
        return name

    async def describe(self) -> None:
        async with connected(f"{self.server}/{self.name}") as database:
            self.shape = await shape(database)
            for (table,) in await database.fetch(TABLES):
                rows = io.BytesIO()
                if await database.copy_from_table(table, output=rows, format="binary") != "COPY 0":
                    self.rows[table] = rows.getvalue()
            sequences = await database.fetch(SEQUENCES)
            settings = (f"setval('{name}', {value}, {used})" for name, value, used in sequences)
            self.sequences = f"SELECT {', '.join(settings)}" if sequences else "SELECT 1"

    async def _put_back(self, name: str, reach: Reach) -> bool:
        """Give a copy the rows that it had at first; False where that is not possible or not worth it."""
        try:
            async with reach(f"{self.server}/{name}") as database:
                await end_others(database)
                written = dict(await database.fetch(WRITTEN))
                if await shape(database) != self.shape or sum(written.values()) > LARGE:
                    return False
                if written:
                    await database.execute("; ".join(f"DELETE FROM {table}" for table in written))
                if crowded := [table for table, size in written.items() if size > CROWDED]:
                    await database.execute(f"VACUUM {', '.join(crowded)}")
                for table, rows in self.rows.items():
                    await database.copy_to_table(table, source=io.BytesIO(rows), format="binary")
                await database.execute(self.sequences)
                return True
        except (
            asyncpg.PostgresError,
            asyncpg.InterfaceError,
            TimeoutError,
        ):  # gone, renamed, or not ours to change
            return False


_templates: dict[object, Template] = {}


def has_template(server: str, migrate: Callable[[str], Awaitable[object]]) -> bool:
    return (server, migrate) in _templates


async def template(server: str, migrate: Callable[[str], Awaitable[object]]) -> Template:
    """What `migrate` makes of an empty database."""
    if (server, migrate) not in _templates:
        made = Template(server, f"lotbook_template_{secrets.token_hex(6)}")
        await administer(server, f'CREATE DATABASE "{made.name}" TEMPLATE template0')
        if os.environ.get("LOTBOOK_TEST_POSTGRES"):  # that server outlives us
            atexit.register(lambda: asyncio.run(drop(made)))
        await migrate(f"{server}/{made.name}")
        await made.describe()
        _templates[server, migrate] = made
    return _templates[server, migrate]


@asynccontextmanager
async def empty(server: str) -> AsyncIterator[str]:
    """The URL of a database without a table."""
    name = f"lotbook_test_{secrets.token_hex(6)}"
    await administer(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield f"{server}/{name}"
    finally:
        await administer(server, dropping(name))


async def shape(database: asyncpg.Connection) -> tuple[int, ...]:
    return tuple(await database.fetchrow(SHAPE))


async def end_others(database: asyncpg.Connection) -> None:
    """End the connections that a test left behind."""
    for _ in range(LOOKS):
        if not await database.fetchval(END_OTHERS):
            return
        await asyncio.sleep(0.005)
    raise TimeoutError


async def drop(made: Template) -> None:
    for name in (*made.idle, made.name):
        await administer(made.server, dropping(name))


def dropping(name: str) -> str:
    return f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'


async def version(server: str) -> int:
    async with connected(f"{server}/postgres") as database:
        return int(database.get_server_version().major)


async def administer(server: str, statement: str) -> None:
    """Run one statement that PostgreSQL takes only outside a transaction."""
    async with connected(f"{server}/postgres") as database:
        await database.execute(statement)


async def restorer(url: str) -> asyncpg.Connection:
    """A connection in which no trigger fires: what puts a database back. It is none of those that tests work with:
    the setting alone would make each of these plan all its statements anew."""
    return await asyncpg.connect(url, server_settings={"session_replication_role": "replica"})


@asynccontextmanager
async def restoring(url: str) -> AsyncIterator[asyncpg.Connection]:
    database = await restorer(url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    database = await asyncpg.connect(url)
    try:
        yield database
    finally:
        await database.close()
