"""How raw SQL reaches either database, and how a database is named."""

from __future__ import annotations

import pytest

from lotbook.db import engine as database
from lotbook.db.engine import LARGEST_ARRAY, ROWS_AT_ONCE, among, credentials, insert_rows, placeholders
from lotbook.db.migrations import migrate
from lotbook.db.work import transaction
from tests import engines


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("sqlite:///var/lib/lotbook.db", ("sqlite", {"file_path": "/var/lib/lotbook.db"})),
        ("sqlite://data/lotbook.db", ("sqlite", {"file_path": "data/lotbook.db"})),
        ("sqlite:///a%20b.db", ("sqlite", {"file_path": "/a b.db"})),
    ],
)
def test_a_file_is_named_by_its_path(url: str, meant: tuple[str, dict[str, str]]) -> None:
    assert credentials(url) == meant


def test_a_server_is_named_with_its_parts() -> None:
    engine, given = credentials("postgresql://eva:s%40fe@db.example:6432/book?ssl=require")
    assert engine == "postgres"
    assert given == {
        "host": "db.example",
        "port": 6432,
        "user": "eva",
        "password": "s@fe",
        "database": "book",
        "ssl": "require",
    }
    assert credentials("postgres:///book?host=/run/postgresql")[1]["host"] == "/run/postgresql"
    assert credentials("postgres://db/book")[1]["port"] == 5432


@pytest.mark.parametrize("url", ["sqlite://", "mysql://db/book", "book.db", ""])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        credentials(url)


def test_a_list_in_sql_is_never_empty() -> None:
    assert placeholders([1, 2]) == "(?, ?)"
    assert placeholders([]) == "(NULL)"


async def test_rows_are_found_among_many_ids_or_texts(database_open: str) -> None:
    ids = [row["id"] for row in await database.fetch("SELECT id FROM unit ORDER BY id")]
    condition, values = among(ids[:3])
    found = await database.fetch(f"SELECT id FROM unit WHERE id {condition} ORDER BY id", values)
    assert [row["id"] for row in found] == ids[:3]
    condition, values = among(["kg", "g", "no'ne"])
    found = await database.fetch(f"SELECT symbol FROM unit WHERE symbol {condition} ORDER BY symbol", values)
    assert [row["symbol"] for row in found] == ["g", "kg"]
    condition, values = among(["kg", *(f"no unit {place}" for place in range(LARGEST_ARRAY))])
    found = await database.fetch(f"SELECT symbol FROM unit WHERE symbol {condition}", values)
    assert [row["symbol"] for row in found] == ["kg"]
    condition, values = among([])
    assert await database.fetch(f"SELECT id FROM unit WHERE id {condition}", values) == []


async def test_the_first_row_and_its_first_value_or_nothing(database_open: str) -> None:
    unit = "SELECT symbol, name FROM unit WHERE symbol = ?"
    assert await database.fetch_one(unit, "kg") == {"symbol": "kg", "name": "kilogram"}
    assert await database.fetch_value(unit, "kg") == "kg"
    assert await database.fetch_one(unit, "mile") is None
    assert await database.fetch_value(unit, "mile") is None


async def test_several_questions_are_answered_in_the_order_asked(database_open: str) -> None:
    symbols = (
        "SELECT symbol, decimals, symbol = ? AS wanted FROM unit WHERE category = ? ORDER BY symbol DESC"
    )
    weights, none, unasked, lengths = await database.fetch_each(
        (f"{symbols}  -- said behind", "kg", "weight"),
        (symbols, "kg", "no category"),
        None,
        (f"{symbols} LIMIT 1", "kg", "length"),
    )
    assert weights == await database.fetch(symbols, "kg", "weight")
    assert [row["symbol"] for row in weights if row["wanted"]] == ["kg"]
    assert (none, unasked, len(lengths)) == ([], [], 1)
    assert await database.fetch_each((symbols, "kg", "weight")) == [weights]
    assert await database.fetch_each() == []


async def test_a_statement_tells_how_many_rows_it_changed(database_open: str) -> None:
    async with transaction():
        assert await database.execute("UPDATE unit SET decimals = decimals WHERE category = ?", "weight") == 4
        assert await database.execute("DELETE FROM unit WHERE symbol = ?", "mile") == 0


async def test_locks_are_asked_for_in_each_engine_s_words(database_open: str, engine: str) -> None:
    async with transaction():
        for words in ("{lock}", "{share}"):
            rows = await database.fetch(f"SELECT id FROM settings WHERE id = ? {words}", 1)
            assert rows == [{"id": 1}]


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1])
async def test_many_rows_are_inserted_in_few_statements(database_open: str, count: int) -> None:
    columns = {"number": "text", "created": "bigint"}
    rows = [(f"P-{number}", 7 if number % 2 else -7) for number in range(count)]
    async with transaction():
        await insert_rows("package", columns, rows)
    found = await database.fetch("SELECT number, created FROM package ORDER BY id")
    assert [tuple(row.values()) for row in found] == rows


async def test_inserted_rows_keep_nothing_one_value_and_odd_text(database_open: str) -> None:
    columns = {"name": "text", "role": "text", "prefix": "text", "secret_hash": "text"}
    columns |= {"created_by_id": "bigint", "created": "bigint", "expires": "bigint", "last_used": "bigint"}
    odd = ["a'b", 'a"b', "{a,b}", "\\N", "NULL", "", "\u00e9\U0001f600", "a\nb"]
    async with transaction():
        await database.execute(
            """INSERT INTO app_user (id, login, login_key, name, role, password_hash, active, created)
               VALUES (1, 'eva', 'eva', 'Eva', 'VIEWER', '', TRUE, 0)"""
        )
        rows = [(text, "VIEWER", text, str(place), 1, 0, 0, place or None) for place, text in enumerate(odd)]
        await insert_rows("api_token", columns, rows)
    found = await database.fetch(f"SELECT {', '.join(columns)} FROM api_token ORDER BY id")
    assert [tuple(row.values()) for row in found] == rows


async def test_text_sorts_by_its_code_points_on_both_engines(database_open: str) -> None:
    numbers = ["a", "B", "\u00e4", "Z", "10", "9", "_", "\U0001f600", "\uffee"]
    async with transaction():
        await insert_rows("package", {"number": "text", "created": "bigint"}, [(one, 0) for one in numbers])
    found = await database.fetch("SELECT number FROM package ORDER BY number")
    assert [row["number"] for row in found] == sorted(numbers)


async def test_another_database_can_be_opened_after_the_first(engine: str) -> None:
    for _ in range(2):
        async with engines.fresh_database(engine, migrate) as url:
            await database.connect(url, pool_size=2)
            assert await database.fetch_value("SELECT count(*) FROM settings") == 1
            assert database.engine() == engine
            await database.disconnect()


@pytest.mark.only_on("postgres")
async def test_all_connections_stand_ready_at_once_where_that_is_asked_for(engine: str) -> None:
    opened = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    async with engines.fresh_database(engine) as url:
        await database.connect(url, pool_size=3, all_at_once=True)
        assert await database.fetch_value(opened) == 3
        assert await database.fetch_value("SELECT sum(id) FROM unnest(?::bigint[]) AS id", [1, 2]) == 3
        await database.disconnect()
