"""A database with rows in it comes from every earlier version to this one, with every row it had."""

from __future__ import annotations

import pytest

from lotbook.db import engine as database
from lotbook.db import migrations
from lotbook.db.migrations import known, migrate
from lotbook.ledger.check import check
from tests import engines
from tests.migrations.catalogues import run_all

# What a company that has begun leaves in the tables of the first migrations. A migration that makes a table adds
# rows of it here, for those that come behind it.
ROWS = [
    "INSERT INTO app_user (id, login, login_key, name, role, password_hash, active, created)"
    " VALUES (1, 'Eva', 'eva', 'Eva', 'ADMINISTRATOR', 'x', TRUE, 0)",
    "INSERT INTO session (user_id, token_hash, started, last_used, expires) VALUES (1, 'h', 0, 0, 0)",
    "INSERT INTO product (id, sku, sku_key, name, name_key, tracking, unit_id, step, stops_use,"
    " gives_own_numbers, number_next, tax_rate, active, created) VALUES (1, 'S', 's', 'Radio', 'radio', 'SERIAL',"
    " (SELECT id FROM unit WHERE symbol = 'pcs'), 1000000, 'EXPIRY', FALSE, 1, 0, TRUE, 0)",
    "INSERT INTO warehouse (id, name, code, time_zone, street, city, postal_code, country)"
    " VALUES (1, 'Main', 'WH1', 'Europe/Berlin', '', '', '', 'DE')",
    "INSERT INTO location (id, warehouse_id, name, path, usage, physical, barcode, walking_order, blocked,"
    " active) VALUES (100, 1, 'WH1', 'WH1', 'INTERNAL', TRUE, 'LOC-WH1', 0, FALSE, TRUE)",
    "INSERT INTO operation (id, key, kind, digest, state, seq, recorded, outcome)"
    " VALUES (1, 'k', 'receive', 'd', 'APPLIED', 1, 0, '{}')",
    "UPDATE counter SET value = 1 WHERE name = 'seq'",
    "INSERT INTO lot (id, product_id, serial, number, number_key, search_key, last_day_key, note, created)"
    " VALUES (1, 1, TRUE, 'SN-1', 'sn-1', 'sn-1', '9999-12-31', '', 0)",
    "INSERT INTO stock_move_line (operation_id, product_id, tracking, lot_id, source_id, destination_id,"
    " quantity, entered_quantity, entered_unit_id, factor_numerator, factor_denominator, recorded)"
    " SELECT 1, 1, 'SERIAL', 1, vendor.id, 100, 1000000, 1000000, product.unit_id, 1, 1, 0"
    " FROM location AS vendor CROSS JOIN product WHERE vendor.path = 'Vendors'",
    "INSERT INTO stock_balance (location_id, physical, product_id, lot_id, serial, on_hand, reserved)"
    " VALUES (100, TRUE, 1, 1, TRUE, 1000000, 0)",
]
TABLES = (
    "app_user",
    "session",
    "product",
    "warehouse",
    "operation",
    "lot",
    "stock_move_line",
    "stock_balance",
)

LATER = {
    30: ["UPDATE lot SET first_in = '1970-01-01'"],
    111: ["UPDATE product SET search_key = 's\nradio'"],
}
"""What a company says in columns that a migration, by its number, has added."""


def said_up_to(reached: int) -> list[str]:
    """All that it says so once a migration, by its number, has run."""
    return [statement for number, added in LATER.items() if number <= reached for statement in added]


FIRST_ROWS = 3
"""The migration that brings units and places; before it there are people only."""


async def test_edges_of_an_earlier_version_are_to_be_made_anew(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with engines.fresh_database(engine) as url:
        names = [script.name[len("0000_") :] for script in known(engine)]
        before = known(engine)[: names.index("edges_made_anew")]
        monkeypatch.setattr(migrations, "known", lambda engine: before)
        await migrate(url)
        monkeypatch.undo()
        run = "INSERT INTO run (operation_id, kind, reason) VALUES (1, 'UNBUILD', 'told')"
        await run_all(url, [*ROWS, *said_up_to(max(LATER)), run])
        await migrate(url)
        [behind, runs] = await run_all(url, ["SELECT run_id FROM run_behind", "SELECT id FROM run"])
        assert [list(row) for row in behind] == [list(row) for row in runs] != []


async def test_revisions_of_an_earlier_version_are_in_force_as_they_were(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was saved later and began earlier took the place of the others for good."""
    async with engines.fresh_database(engine) as url:
        names = [script.name[len("0000_") :] for script in known(engine)]
        before = known(engine)[: names.index("revisions_from_their_days")]
        monkeypatch.setattr(migrations, "known", lambda engine: before)
        await migrate(url)
        monkeypatch.undo()
        bills = [
            "INSERT INTO bill_of_materials (product_id, revision, quantity, valid_from, operation_id)"
            f" VALUES (1, {revision}, 1000000, '{day}', 1)"
            for revision, day in ((1, "2026-01-05"), (2, "2026-12-10"), (3, "2026-12-05"), (4, "2026-12-20"))
        ]
        await run_all(url, [*ROWS, *said_up_to(max(LATER)), *bills])
        await migrate(url)
        [days] = await run_all(url, ["SELECT valid_from FROM bill_of_materials ORDER BY revision"])
        assert [day for [day] in days] == ["2026-01-05", "2026-12-05", "2026-12-05", "2026-12-20"]
        with pytest.raises(Exception, match="a change is a new revision"):
            await run_all(url, ["UPDATE bill_of_materials SET valid_from = '2026-01-01'"])


VERSIONS = range(1, len(known("sqlite")))
NEWEST = 12
"""Of these each is tried in every run, of those before them one of ten; in a long run all."""


def always(count: int) -> bool:
    return count % 10 == 0 or count > VERSIONS[-NEWEST]


@pytest.mark.parametrize(
    "count", [pytest.param(count, marks=[] if always(count) else pytest.mark.long) for count in VERSIONS]
)
async def test_rows_of_an_earlier_version_come_along(
    engine: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with engines.fresh_database(engine) as url:
        monkeypatch.setattr(migrations, "known", lambda engine: known(engine)[:count])
        assert len(await migrate(url)) == count
        monkeypatch.undo()
        reached = int(known(engine)[count - 1].name[:4])
        await run_all(url, [*ROWS, *said_up_to(reached)] if count >= FIRST_ROWS else ROWS[:2])
        everything = [f"SELECT * FROM {table}" for table in TABLES]
        before = await run_all(url, everything)
        await migrate(url)
        for rows, after in zip(before, await run_all(url, everything), strict=True):
            assert [row[: len(old)] for row, old in zip(after, rows, strict=True)] == rows
        await database.connect(url, pool_size=2)
        try:
            assert [str(violation) for violation in await check()] == []
        finally:
            await database.disconnect()
