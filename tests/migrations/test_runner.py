"""Migrations run once, wholly or not at all, whoever is killed; other databases are left alone."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from lotbook.db import migrations
from lotbook.db.migrations import Migration, SchemaMismatch, known, migrate, missing
from tests import engines
from tests.migrations.catalogues import all_names, applied, names, run


async def test_migrations_run_once_and_in_order(engine: str, empty_database_url: str) -> None:
    assert await missing(empty_database_url) == all_names(engine)
    assert await migrate(empty_database_url) == all_names(engine)
    assert await migrate(empty_database_url) == []
    assert await missing(empty_database_url) == []
    assert await applied(empty_database_url) == sorted(all_names(engine))


def test_both_engines_start_with_the_same_tables() -> None:
    first = {engine: known(engine)[0] for engine in engines.ENGINES}
    assert first["sqlite"] == first["postgres"]
    # A number may be for one engine alone, but none is left out and none is there twice.
    numbers = {engine: [int(name[:4]) for name in all_names(engine)] for engine in engines.ENGINES}
    together = sorted(set().union(*numbers.values()))
    assert together == list(range(1, len(together) + 1))
    assert all(len(set(each)) == len(each) for each in numbers.values())


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
    monkeypatch.setattr(migrations, "known", lambda engine: (*known(engine), orphan))
    with pytest.raises(SchemaMismatch, match="9999_orphan would leave a row of run without its operation"):
        await migrate(database_url)
    assert await run(database_url, "SELECT * FROM run") == []
