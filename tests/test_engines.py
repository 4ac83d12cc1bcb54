"""The databases of the tests: fresh, apart from each other, gone afterwards."""

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.engines import fresh_database
from tests.postgres_server import postgres_url


async def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(urlsplit(url).path, isolation_level=None)) as file:
            return file.execute(statement).fetchall()
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()


class Migration:
    """Makes one table and counts how often it was asked to."""

    def __init__(self) -> None:
        self.runs = 0

    async def __call__(self, url: str) -> None:
        self.runs += 1
        await execute(url, "CREATE TABLE pallet (number text)")


async def test_an_empty_database_has_no_table(empty_database_url):
    await execute(empty_database_url, "CREATE TABLE pallet (number text)")


async def test_each_database_is_a_copy_of_one_migrated_template(engine):
    migrate = Migration()
    async with fresh_database(engine, migrate) as first, fresh_database(engine, migrate) as second:
        await execute(first, "INSERT INTO pallet VALUES ('P-1')")
        assert await execute(first, "SELECT number FROM pallet") == [("P-1",)]
        assert await execute(second, "SELECT number FROM pallet") == []
    assert migrate.runs == 1


async def test_a_database_is_gone_afterwards(engine):
    async with fresh_database(engine) as url:
        await execute(url, "CREATE TABLE pallet (number text)")
    with pytest.raises((sqlite3.OperationalError, asyncpg.InvalidCatalogNameError)):
        await execute(url, "SELECT number FROM pallet")


@pytest.mark.only_on("postgres")
async def test_a_durable_server_waits_for_the_disk(engine):
    connection = await asyncpg.connect(f"{postgres_url(durable=True)}/postgres")
    try:
        assert await connection.fetchval("SHOW fsync") == "on"
        assert await connection.fetchval("SHOW synchronous_commit") == "on"
    finally:
        await connection.close()
