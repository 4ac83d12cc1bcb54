"""A year at the dock in a minute: what services legally do to the book, told once and copied often."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import asyncpg

from lotbook.db import engine as database
from lotbook.db import migrations
from lotbook.db.work import drain
from lotbook.models import (
    Lot,
)
from lotbook.services.labels import LabelsAsked, print_labels
from lotbook.services.packages import Packing, create_package
from tests.dock import Dock
from tests.ledger.story_goods import (
    count,
    hold_what_comes,
    make,
    number_pallets,
    stop,
    take_back,
    throw_away_and_renumber,
)
from tests.ledger.story_money import bill_and_pay, invoice, sell
from tests.ledger.story_transfers import (
    carry,
    give_up_and_be_refused,
    move_and_ship,
    order_in_trays,
    promise,
    put_right,
    receive,
    send_on,
)


async def story(url: str) -> None:
    """Migrate the database at url and fill it with what happens at a dock."""
    await migrations.migrate(url)
    await database.connect(url)
    try:
        await _tell(await Dock().open())
    finally:
        await drain()
        await database.disconnect()


async def _tell(dock: Dock) -> None:
    await receive(dock)
    await put_right(dock)
    await move_and_ship(dock)
    await give_up_and_be_refused(dock)
    await order_in_trays(dock)
    await promise(dock)
    await sell(dock)
    await number_pallets(dock)
    await bill_and_pay(dock)
    await invoice(dock)
    await stop(dock)
    await count(dock)
    await print_labels(dock.request(), LabelsAsked(("Lot", (await Lot.get(number="L-2")).id)))
    await create_package(dock.request(), "395211001410170018", Packing(dock.radio, 4))
    await make(dock)
    await send_on(dock)
    await carry(dock)
    await throw_away_and_renumber(dock)
    await take_back(dock)
    await hold_what_comes(dock)


async def loosened_story(url: str) -> None:
    """The same rows in tables without a key, check, reference or trigger: any wrong can be planted there."""
    await story(url)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as file:
            file.execute("PRAGMA foreign_keys = OFF")
            for (trigger,) in file.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                file.execute(f"DROP TRIGGER {trigger}")
            tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            for (table,) in file.execute(tables).fetchall():
                for statement in _loosen(table, ""):
                    file.execute(statement)
        return
    server = await asyncpg.connect(url)
    try:
        for row in await server.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            for statement in _loosen(row["tablename"], "CASCADE"):
                await server.execute(statement)
    finally:
        await server.close()


def _loosen(table: str, cascade: str) -> list[str]:
    return [
        f"CREATE TABLE loose AS SELECT * FROM {table}",
        f"DROP TABLE {table} {cascade}",
        f"ALTER TABLE loose RENAME TO {table}",
    ]
