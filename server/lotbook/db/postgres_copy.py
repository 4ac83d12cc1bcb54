"""Copies of a PostgreSQL database with pg_dump, proven by pg_restore into a scratch database."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from lotbook.db import migrations
from lotbook.db.engine import credentials

MAGIC = b"PGDMP"
MAINTENANCE = "postgres"
SHOWN = 400

Check = Callable[[str], Awaitable[list[str]]]


class CopyFailed(Exception):
    """A copy was not made, or is not what it was made from; the message says why."""


async def dump(url: str, target: Path, check: Check) -> dict[str, int]:
    """Dump one moment of the database to `target` and restore it into a scratch database to compare.

    Answers rows per table. Raises CopyFailed, also without pg_dump or the right to create a database.
    """
    async with (
        _connected(url) as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        snapshot = await connection.fetchval("SELECT pg_export_snapshot()")
        rows = await count_rows(connection)
        await _run(
            "pg_dump", url, f"--snapshot={snapshot}", "--format=custom", "--no-owner", f"--file={target}"
        )
    scratch = f"lotbook_verify_{secrets.token_hex(6)}"
    async with _loaded(url, target, scratch) as copy:
        await _require_sound(copy, check, rows)
    return rows


async def load(url: str, source: Path, check: Check) -> tuple[dict[str, int], str]:
    """Put the dump `source` in the place of the database; rows per table, and where the old one is kept."""
    name = credentials(url)[1]["database"]
    coming, kept = f"{name}_restoring", f"{name}_before_{datetime.now(UTC):%Y%m%dt%H%M%S}"
    await _require_unused(url, name)
    async with _loaded(url, source, coming) as copy:
        async with _connected(copy) as connection:
            rows = await count_rows(connection)
        await _require_sound(copy, check, rows)
        await _require_unused(url, name)
        async with _connected(_at(url, MAINTENANCE)) as connection, connection.transaction():
            await connection.execute(f"ALTER DATABASE {_quoted(name)} RENAME TO {_quoted(kept)}")
            await connection.execute(f"ALTER DATABASE {_quoted(coming)} RENAME TO {_quoted(name)}")
    return rows, f"the database {kept}"


async def count_rows(connection: asyncpg.Connection[Any]) -> dict[str, int]:
    """Rows per table of the public schema."""
    tables = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    )
    return {name: await connection.fetchval(f"SELECT count(*) FROM {_quoted(name)}") for (name,) in tables}


async def _require_sound(copy: str, check: Check, rows: dict[str, int]) -> None:
    async with _connected(copy) as connection:
        found = await count_rows(connection)
    if found != rows:
        lost = [
            f"{name}: {found.get(name, 0)} rows of {n}" for name, n in rows.items() if found.get(name) != n
        ]
        raise CopyFailed(f"the copy differs: {'; '.join(lost)}")
    try:
        pending = await migrations.missing(copy)
    except migrations.SchemaMismatch as mismatch:
        raise CopyFailed(str(mismatch)) from mismatch
    if len(pending) == len(migrations.known("postgres")):
        raise CopyFailed("it has no table of Lotbook")
    if not pending and (findings := await check(copy)):
        raise CopyFailed(f"the book in it does not add up: {told(findings)}")


def told(findings: Sequence[str]) -> str:
    """The first of what does not add up, and how to have it all the same."""
    return f"{'; '.join(findings[:5])}. Restored with --anyway it comes as it is"


async def _require_unused(url: str, name: str) -> None:
    async with _connected(_at(url, MAINTENANCE)) as connection:
        users = await connection.fetchval("SELECT count(*) FROM pg_stat_activity WHERE datname = $1", name)
    if users:
        raise CopyFailed(f"{users} connections to the database {name} are open; stop the server first")


@asynccontextmanager
async def _loaded(url: str, source: Path, name: str) -> AsyncIterator[str]:
    """A new database with what the dump holds; dropped at the end, unless it has got another name."""
    async with _connected(_at(url, MAINTENANCE)) as connection:
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")
            await connection.execute(f"CREATE DATABASE {_quoted(name)} TEMPLATE template0")
        except asyncpg.InsufficientPrivilegeError as refused:
            raise CopyFailed(f"verifying a copy needs the right to create a database: {refused}") from refused
    copy = _at(url, name)
    try:
        await _run("pg_restore", copy, "--exit-on-error", "--no-owner", f"--dbname={name}", str(source))
        yield copy
    finally:
        async with _connected(_at(url, MAINTENANCE)) as connection:
            await connection.execute(f"DROP DATABASE IF EXISTS {_quoted(name)}")


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[asyncpg.Connection[Any]]:
    _, given = credentials(url)
    connection = await asyncpg.connect(**given)
    try:
        yield connection
    finally:
        await connection.close()


async def _run(program: str, url: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise CopyFailed(f"{program} is not installed; it comes with PostgreSQL's client programs")
    _, given = credentials(url)
    variables = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    # By the environment: arguments of a process can be read by everyone on the machine.
    named = {variables[key]: str(value) for key, value in given.items() if key in variables and value}
    environment = {**os.environ, **named, "PGDATABASE": given["database"]}
    process = await asyncio.create_subprocess_exec(
        found, *arguments, env=environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    if process.returncode:
        raise CopyFailed(f"{program} failed: {said.decode(errors='replace').strip()[-SHOWN:]}")


def _at(url: str, name: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
