"""The floor: what the product's own tables cost by themselves, with rows made beforehand.

N serials are N lots, N journal lines, N balances and one operation, in one commit. Nothing is read, decided,
numbered or answered; what is left is the price of the checks, indexes, triggers and foreign keys.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any

import asyncpg

from bench.clock import stopwatch
from bench.places import fresh_database
from lotbook.db import engine, migrations
from lotbook.db.engine import credentials
from lotbook.db.postgres import SERVER_SETTINGS
from lotbook.db.sqlite import PRAGMAS
from lotbook.domain.quantities import MILLION
from lotbook.models import Product, TransferLine
from tests.dock import Dock

BEST_OF = {"sqlite": 10, "postgres": 5}  # on SQLite five of each of two ways
SEQ = 1_000_000  # far beyond what making the dock took
INSERT_OPERATION = "INSERT INTO operation (id, key, kind, digest, state, seq, recorded, outcome)"


@dataclass(frozen=True)
class Ground:
    """Row ids that the rows refer to."""

    line: int
    product: int
    unit: int
    source: int
    destination: int


@dataclass(frozen=True)
class Table:
    """Rows for a table: values that all share, and columns of values of their own."""

    name: str
    shared: Mapping[str, Any]
    own: Mapping[str, tuple[str, list[Any]]]
    """Name -> its type on PostgreSQL, and a value for each row."""


Insert = Callable[[], object]
Turn = tuple[tuple[Any, ...], list[Table]]
"""The operation's row, and what it brings."""


async def floor(kind: str, count: int) -> float:
    """Milliseconds in which an engine takes the rows of `count` serials, the best of several turns."""
    async with fresh_database(kind) as url:
        await migrations.migrate(url)
        ground = await _ground(url, count)
        return await fastest(kind, url, lambda turn: rows(ground, turn, count))


async def fastest(kind: str, url: str, rows_of: Callable[[int], list[Table]]) -> float:
    """Milliseconds in which an engine takes an operation with its rows, the best of several turns. rows_of: made
    beforehand for each turn, with ids of their own; they name the operation SEQ + turn."""
    turns = [(_operation(turn), rows_of(turn)) for turn in range(1, BEST_OF[kind] + 1)]
    return min(await (_fill_sqlite if kind == "sqlite" else _fill_postgres)(url, turns))


async def _ground(url: str, count: int) -> Ground:
    await engine.connect(url)
    try:
        dock = await Dock().open()
        receipt = await dock.receipt((dock.radio, count))
        line = await TransferLine.get(transfer_id=receipt)
        product = await Product.get(id=dock.radio)
        return Ground(line.id, dock.radio, product.unit_id, line.source_id, line.destination_id)
    finally:
        await engine.disconnect()


def rows(ground: Ground, turn: int, count: int) -> list[Table]:
    """What `count` serials are; ids of their own for each turn."""
    ids = list(range(turn * 10_000_000, turn * 10_000_000 + count))
    numbers = [f"SN{turn}-{place:06d}" for place in range(count)]
    keys = [number.lower() for number in numbers]
    now = 1_800_000_000_000_000
    lots = Table(
        "lot",
        {
            "product_id": ground.product,
            "serial": True,
            "last_day_key": "9999-12-31",
            "note": "",
            "created": now,
        },
        {
            "id": ("bigint", ids),
            "number": ("text", numbers),
            "number_key": ("text", keys),
            "search_key": ("text", keys),
        },
    )
    moves = Table(
        "stock_move_line",
        {
            **{"operation_id": SEQ + turn, "recorded": now, "transfer_line_id": ground.line},
            **{"product_id": ground.product, "tracking": "SERIAL"},
            **{"source_id": ground.source, "destination_id": ground.destination},
            **{"quantity": MILLION, "entered_quantity": MILLION, "entered_unit_id": ground.unit},
            **{"factor_numerator": 1, "factor_denominator": 1},
        },
        {"id": ("bigint", ids), "lot_id": ("bigint", ids)},
    )
    balances = Table(
        "stock_balance",
        {
            **{"location_id": ground.destination, "physical": True, "product_id": ground.product},
            **{"serial": True, "on_hand": MILLION, "reserved": 0},
        },
        {"id": ("bigint", ids), "lot_id": ("bigint", ids)},
    )
    return [lots, moves, balances]


def _operation(turn: int) -> tuple[Any, ...]:
    return (SEQ + turn, str(uuid.uuid4()), "floor", "", "APPLIED", SEQ + turn, 1_800_000_000_000_000, "{}")


async def _fill_sqlite(url: str, turns: list[Turn]) -> list[float]:
    times: list[float] = []
    with closing(sqlite3.connect(credentials(url)[1]["file_path"], isolation_level=None)) as connection:
        for pragma, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {pragma}={value}")
        for place, (operation, tables) in enumerate(turns):
            # In turns row by row and as JSON: which is faster depends on triggers and keys.
            ready = [(_row_by_row if place % 2 else _as_json)(connection, table) for table in tables]
            with stopwatch(times):
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"{INSERT_OPERATION} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", operation)
                for insert in ready:
                    insert()
                connection.execute("COMMIT")
    return times


def _row_by_row(connection: sqlite3.Connection, table: Table) -> Insert:
    names = ", ".join((*table.own, *table.shared))
    marks = ", ".join("?" * (len(table.own) + len(table.shared)))
    statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
    shared = tuple(table.shared.values())
    values = [(*own, *shared) for own in zip(*(values for _, values in table.own.values()), strict=True)]
    return partial(connection.executemany, statement, values)


def _as_json(connection: sqlite3.Connection, table: Table) -> Insert:
    names = ", ".join((*table.own, *table.shared))
    own = [f"json_extract(value, '$[{place}]')" for place in range(len(table.own))]
    marks = ", ".join([*own, *("?" * len(table.shared))])
    statement = f"INSERT INTO {table.name} ({names}) SELECT {marks} FROM json_each(?)"
    listed = json.dumps(list(zip(*(values for _, values in table.own.values()), strict=True)))
    return partial(connection.execute, statement, (*table.shared.values(), listed))


async def _fill_postgres(url: str, turns: list[Turn]) -> list[float]:
    times: list[float] = []
    connection = await asyncpg.connect(**credentials(url)[1], server_settings=SERVER_SETTINGS)
    try:
        for operation, tables in turns:
            ready = [_postgres_statement(table) for table in tables]
            with stopwatch(times):
                async with connection.transaction():
                    await connection.execute(
                        f"{INSERT_OPERATION} VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", *operation
                    )
                    for statement, values in ready:
                        await connection.execute(statement, *values)
    finally:
        await connection.close()
    return times


def _postgres_statement(table: Table) -> tuple[str, list[Any]]:
    arrays = [f"unnest(${place}::{kind}[])" for place, (kind, _) in enumerate(table.own.values(), 1)]
    shared = [_literal(value) for value in table.shared.values()]
    names = ", ".join((*table.own, *table.shared))
    statement = f"INSERT INTO {table.name} ({names}) SELECT {', '.join(arrays + shared)}"
    return statement, [values for _, values in table.own.values()]


def _literal(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)
