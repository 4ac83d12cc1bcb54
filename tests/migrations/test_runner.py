"""Migrations run once, wholly or not at all, whoever is killed; other databases are left alone."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from lotbook.db import migrations
from lotbook.db.migrations import Migration, SchemaMismatch, known, migrate, missing, pending
from tests import engines

ROOT = Path(__file__).parents[2]


async def run(url: str, statement: str) -> list[tuple[object, ...]]:
    """One statement past the program."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as file:
            return [tuple(row) for row in file.execute(statement)]
    server = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await server.fetch(statement)]
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


async def test_migrations_run_once_and_in_order(engine: str, empty_database_url: str) -> None:
    assert await missing(empty_database_url) == all_names(engine)
    assert await migrate(empty_database_url) == all_names(engine)
    assert await migrate(empty_database_url) == []
    assert await missing(empty_database_url) == []
    assert await applied(empty_database_url) == sorted(all_names(engine))


def test_both_engines_start_with_the_same_tables() -> None:
    first = {engine: known(engine)[0] for engine in engines.ENGINES}
    assert first["sqlite"] == first["postgres"]
    for engine in engines.ENGINES:
        numbers = [int(name[:4]) for name in all_names(engine)]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_two_that_start_at_once_do_it_once(engine: str, empty_database_url: str) -> None:
    ran = await asyncio.gather(*(migrate(empty_database_url) for _ in range(4)))
    assert sorted(name for names_run in ran for name in names_run) == all_names(engine)
    assert await missing(empty_database_url) == []


async def test_a_migration_that_was_changed_is_refused(database_url: str) -> None:
    await run(database_url, "UPDATE schema_migration SET checksum = 'other' WHERE name LIKE '0002%'")
    before = await names(database_url)
    for look in (migrate, missing):
        with pytest.raises(SchemaMismatch, match="0002_guards was run with another text"):
            await look(database_url)
    assert await names(database_url) == before


async def test_a_newer_database_is_refused(database_url: str) -> None:
    await run(database_url, "INSERT INTO schema_migration VALUES ('9999_tomorrow', '', 0)")
    for look in (migrate, missing):
        with pytest.raises(SchemaMismatch, match="newer than this program: it has 9999_tomorrow"):
            await look(database_url)


@pytest.mark.only_on("sqlite")
async def test_a_file_of_another_program_is_left_alone(empty_database_url: str) -> None:
    await run(empty_database_url, "CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
    for look in (migrate, missing):
        with pytest.raises(SchemaMismatch, match="belongs to another program: it has the table recipes"):
            await look(empty_database_url)
    assert [row[0] for row in await run(empty_database_url, "SELECT name FROM sqlite_master")] == ["recipes"]


@pytest.mark.only_on("sqlite")
def test_a_file_that_is_no_database_is_left_alone(engine: str, tmp_path: Path) -> None:
    file = tmp_path / "diary"
    file.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        asyncio.run(migrate(f"sqlite://{file}"))
    assert file.read_bytes() == b"Dear diary, " * 1000


async def test_a_migration_that_fails_leaves_nothing_of_itself(
    engine: str, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = known(engine)
    bad = Migration("0002_bad", "CREATE TABLE half (id BIGINT) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(migrations, "known", lambda _engine: [good[0], bad, *good[1:]])
    with pytest.raises((sqlite3.OperationalError, asyncpg.UndefinedTableError)):
        await migrate(empty_database_url)
    assert await applied(empty_database_url) == [good[0].name]
    assert not any("half" in name for name in await names(empty_database_url))
    monkeypatch.undo()
    assert await migrate(empty_database_url) == [migration.name for migration in good[1:]]


@pytest.mark.only_on("sqlite")
async def test_a_migration_that_would_leave_a_row_without_its_parent_is_refused(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = Migration(
        "9999_orphan", "INSERT INTO run (operation_id, kind, reason) VALUES (9, 'RELABEL', '');\n"
    )
    monkeypatch.setattr(migrations, "known", lambda engine: [*known(engine), orphan])
    with pytest.raises(SchemaMismatch, match="9999_orphan would leave a row of run without its operation"):
        await migrate(database_url)
    assert await run(database_url, "SELECT * FROM run") == []


# --- Killed at every statement ---

KILLED = """
import asyncio, os, signal, sys
from lotbook.db import migrations

def dying(call):
    def one(*args):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args)
    return one

class Dying:
    def __init__(self, connection): self.connection = connection
    def __getattr__(self, name):
        found = getattr(self.connection, name)
        return dying(found) if name in ("execute", "fetch") else found

connect = migrations.sqlite3.connect
migrations.sqlite3.connect = lambda *args, **options: Dying(connect(*args, **options))
reach = migrations.asyncpg.connect

async def reached(**options):
    return Dying(await reach(**options))

migrations.asyncpg.connect = reached
url, alive, left = sys.argv[1], 0, sys.maxsize
pending = asyncio.run(migrations.missing(url))
while pending:
    pid = os.fork()
    if pid == 0:
        left = alive
        asyncio.run(migrations.migrate(url))
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
    now = asyncio.run(migrations.missing(url))
    alive, pending = alive + 1 if now == pending else 0, now
"""


async def kill_all_the_way(url: str) -> list[int]:
    """Migrate in one process after another, each killed one statement later than the one before, and from the
    first statement again when a migration was through; how each of them ended."""
    killer = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", KILLED, url),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "server")},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await killer.communicate()
    return [int(line) for line in printed.split()]


async def test_whoever_is_killed_at_whichever_statement_the_next_one_finishes(
    engine: str, empty_database_url: str
) -> None:
    ended = await kill_all_the_way(empty_database_url)
    statements = sum(len(migration.statements(engine)) for migration in known(engine))
    assert ended.count(-signal.SIGKILL) >= statements
    assert set(ended) <= {-signal.SIGKILL, 0}
    async with engines.fresh_database(engine, migrate) as clean:
        assert await names(empty_database_url) == await names(clean)
        assert await applied(empty_database_url) == await applied(clean)
        for table in ("unit", "counter", "location", "settings"):
            rows = [await run(url, f"SELECT count(*) FROM {table}") for url in (empty_database_url, clean)]
            assert rows[0] == rows[1]


# --- The words of each engine ---


def test_a_migration_says_the_same_in_each_engine_s_words() -> None:
    written = Migration(
        "0001_one",
        """-- A comment; with a semicolon
CREATE TABLE thing (
  id ROW_ID,  -- its own
  name TEXT NOT NULL,
  size BIGINT NOT NULL, good BOOLEAN
) STRICT;
CREATE INDEX thing_name ON thing (name);
--{
CREATE TRIGGER t BEFORE UPDATE ON thing BEGIN
  SELECT 1;
  SELECT 'TEXT BIGINT';
END;
--}
INSERT INTO thing VALUES (1, 'a', 2, TRUE);
""",
    )
    table, index, trigger, insert = written.statements("sqlite")
    assert "id INTEGER PRIMARY KEY AUTOINCREMENT," in table and table.endswith(") STRICT")
    assert "size INTEGER NOT NULL, good INTEGER" in table and "name TEXT NOT NULL" in table
    assert trigger.startswith("CREATE TRIGGER") and trigger.endswith("END;") and "'TEXT BIGINT'" in trigger
    assert (index, insert) == (
        "CREATE INDEX thing_name ON thing (name)",
        "INSERT INTO thing VALUES (1, 'a', 2, TRUE)",
    )
    table, *rest = written.statements("postgres")
    assert "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY," in table
    assert 'name TEXT COLLATE "C" NOT NULL' in table and table.endswith(")")
    assert "size BIGINT NOT NULL, good BOOLEAN" in table
    assert rest == [index, trigger, insert]


def test_what_is_pending_follows_from_what_was_applied() -> None:
    first, *others = known("sqlite")
    assert pending("sqlite", {}) == [first, *others]
    assert pending("sqlite", {first.name: first.checksum}) == others
    assert pending("sqlite", {one.name: one.checksum for one in [first, *others]}) == []


def test_a_checksum_follows_every_character() -> None:
    assert Migration("a", "x").checksum == Migration("b", "x").checksum
    assert Migration("a", "x").checksum != Migration("a", "x ").checksum
