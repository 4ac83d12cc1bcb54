"""What a database has, asked past the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

import asyncpg

from lotbook.db.migrations import known


async def run(url: str, statement: str) -> list[tuple[object, ...]]:
    """One statement past the program."""
    [rows] = await run_all(url, [statement])
    return rows


async def run_all(url: str, statements: Iterable[str]) -> list[list[tuple[object, ...]]]:
    """Statements past the program, on one connection; the rows of each."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as file:
            return [[tuple(row) for row in file.execute(statement)] for statement in statements]
    server = await asyncpg.connect(url)
    try:
        return [[tuple(row) for row in await server.fetch(statement)] for statement in statements]
    finally:
        await server.close()


async def names(url: str) -> list[str]:
    """Names of everything that the database has."""
    everything = {
        "sqlite": "SELECT type || ' ' || name || coalesce(sql, '') FROM sqlite_master ORDER BY 1",
        "postgres": """SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'constraint ' || conrelid::regclass || conname FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            ORDER BY 1""",
    }
    engine = "sqlite" if url.startswith("sqlite") else "postgres"
    return [str(row[0]) for row in await run(url, everything[engine])]


async def applied(url: str) -> list[str]:
    rows = await run(url, "SELECT name FROM schema_migration ORDER BY name")
    return [str(row[0]) for row in rows]


def all_names(engine: str) -> list[str]:
    return [migration.name for migration in known(engine)]
