"""The book says what is wrong with it, and nothing where all is right."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from contextvars import Context
from importlib.resources import files

import asyncpg
import pytest

from lotbook.db import engine as database
from lotbook.db.work import transaction
from lotbook.ledger.check import Violation, check
from tests import engines
from tests.ledger.plants import PLANTS, Step, line, plant
from tests.ledger.story import loosened_story, story

COMPUTED = {
    "keys_folded",
    "search_keys",
    "gtins_valid",
    "entered_is_stored",
    "order_lines_come_to",
    "edges_follow_journal",
    "apart_fits_makings",
}
GUARDS = "guards_in_place"


@asynccontextmanager
async def copy_of(tell: engines.Migrate, engine: str) -> AsyncIterator[str]:
    """A copy of a story's database, open; its URL."""
    async with engines.fresh_database(engine, tell) as url:
        await database.connect(url, pool_size=2)
        try:
            yield url
        finally:
            await database.disconnect()


async def found() -> set[str]:
    return {violation.code for violation in await check()}


async def test_a_story_of_everything_legal_leaves_nothing_to_find(engine: str) -> None:
    async with copy_of(story, engine):
        assert [str(violation) for violation in await check()] == []


async def test_without_its_guards_the_story_is_still_clean(engine: str) -> None:
    async with copy_of(loosened_story, engine):
        assert await found() == {GUARDS}


def test_every_invariant_has_a_planted_violation() -> None:
    questions = {
        file.name.removesuffix(".sql") for file in files("lotbook.ledger.sql").joinpath("check").iterdir()
    }
    assert {code for code, _ in PLANTS} == questions | COMPUTED


async def test_each_planted_violation_is_found(engine: str) -> None:
    async with copy_of(loosened_story, engine):
        missed = [(code, steps) for code, steps in PLANTS if code not in await found_with(*steps)]
        assert missed == []
        assert await found() == {GUARDS}


class Undone(Exception):
    """Rolls back what was planted."""


async def found_with(*steps: Step) -> dict[str, Violation]:
    """Violations by code once the steps are done, which are undone afterwards."""
    try:
        async with transaction():
            await plant(*steps)
            violations = {violation.code: violation for violation in await check()}
            raise Undone
    except Undone:
        return violations


@pytest.mark.parametrize(
    "legal",
    [
        # 2.756 lb are 1.250101 kg, stored as 1.250.
        "entered_quantity = 2756000, factor_numerator = 45359237, factor_denominator = 100000000",
        "entered_quantity = 1249500",
        "factor_numerator = 3, factor_denominator = 3",
    ],
)
async def test_what_is_measured_may_be_rounded_to_the_step(engine: str, legal: str) -> None:
    async with copy_of(loosened_story, engine):
        assert set(await found_with(line(legal, "L-2"))) == {GUARDS}


async def test_a_violation_tells_code_rule_and_rows(engine: str) -> None:
    async with copy_of(loosened_story, engine):
        violations = await found_with("UPDATE location SET active = FALSE WHERE path = 'WH1/Stock'")
        violation = violations["places_archived_are_empty"]
        first, *rows = str(violation).splitlines()
        assert first == "places_archived_are_empty: Nothing lies in an archived place."
        assert len(rows) == len(violation.rows) == 14
        assert "path 'WH1/Stock'" in rows[0] and "on_hand " in rows[0]


async def test_no_more_than_a_hundred_rows_are_told(engine: str) -> None:
    async with copy_of(loosened_story, engine):
        many = " UNION ALL ".join(f"SELECT {number} AS n" for number in range(1000, 1150))
        unanswered = (
            f"INSERT INTO operation (id, key, state) SELECT n, 'k' || n, 'OPEN' FROM ({many}) AS many"
        )
        assert len((await found_with(unanswered))["operations_answered"].rows) == 100


async def test_a_guard_that_is_gone_is_missed(engine: str) -> None:
    async with copy_of(story, engine) as url:
        await beside(url, "DROP INDEX stock_balance_key")
        if engine == "sqlite":
            await beside(url, "DROP TRIGGER journal_update")
        else:
            await beside(url, "ALTER TABLE stock_move_line DISABLE TRIGGER journal_update")
        [violation] = await check()
        assert violation.code == GUARDS
        assert violation.rows == [{"missing": "journal_update"}, {"missing": "stock_balance_key"}]


async def test_a_row_that_names_nothing_is_found(engine: str) -> None:
    async with copy_of(story, engine) as url:
        await beside(url, "UPDATE product SET unit_id = 999 WHERE sku = 'BAG'", unguarded=True)
        assert "references_kept" in await found()


@pytest.mark.only_on("sqlite")
async def test_a_value_that_the_file_must_not_hold_is_found(engine: str) -> None:
    async with copy_of(story, engine) as url:
        await beside(url, "UPDATE warehouse SET code = NULL", unguarded=True, schema_open=True)
        assert "file_sound" in await found()


async def test_the_book_is_checked_while_it_is_written(engine: str) -> None:
    async with copy_of(story, engine):
        async with transaction():
            await database.execute("UPDATE counter SET value = value + 1 WHERE name = 'seq'")
            another = asyncio.get_running_loop().create_task(found(), context=Context())
            assert await asyncio.wait_for(another, 30) == set()


async def beside(url: str, statement: str, *, unguarded: bool = False, schema_open: bool = False) -> None:
    """Run a statement past the server. unguarded: without looking at references; schema_open: nor at NULL."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as file:
            if unguarded:
                file.execute("PRAGMA foreign_keys = OFF")
            if schema_open:
                file.execute("PRAGMA writable_schema = ON")
                strict = "SELECT sql FROM sqlite_master WHERE name = 'warehouse'"
                [written] = file.execute(strict).fetchone()
                loose = written.replace("code TEXT NOT NULL", "code TEXT")
                change = "UPDATE sqlite_master SET sql = ? WHERE name = 'warehouse'"
                file.execute(change, (loose,))
                file.execute("PRAGMA writable_schema = RESET")
                file.execute(statement)
                file.execute("PRAGMA writable_schema = ON")
                file.execute(change, (written,))
                return
            file.execute(statement)
        return
    server = await asyncpg.connect(url)
    try:
        if unguarded:
            await server.execute("SET session_replication_role = replica")
        await server.execute(statement)
    finally:
        await server.close()
