"""A ledger as large as one likes: a small graph that none of the others reaches, copied by the database itself."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from bench.genealogy import BALANCE, EDGE, LOT, RUN, Works, of_lots
from lotbook.db.engine import execute, fetch, fetch_value
from lotbook.ledger.journal import COLUMNS

FIRST, LOTS, APART = 100_000_000, 200, 1_000
"""Row id of the first lot, lots of a copy, and how far the ids of one copy are from those of the next."""
AT_ONCE = 100
OWN = ("id", "transfer_id", "transfer_line_id", "run_id", "lot_id", "input_lot_id", "output_lot_id")
"""Columns that name a row of the same copy."""
NAMED = {
    "lot": {"number": "'L-'", "number_key": "'l-'", "search_key": "'l-'"},
    "transfer": {"number": "'OUT/'"},
}
"""What stands before the row id in names, as `Works` gives them."""
COPY = """WITH RECURSIVE apart (far) AS (
  SELECT CAST(? AS BIGINT) UNION ALL SELECT far + ? FROM apart WHERE far < ?)
INSERT INTO {table} ({columns})
SELECT {values} FROM apart CROSS JOIN {table} AS one WHERE one.{of} BETWEEN ? AND ?"""


class Crowd:
    """Lots that nobody asks for, in small graphs."""

    def __init__(self, works: Works) -> None:
        self._works = works
        self._one = of_lots(LOTS, FIRST)
        self._copies = 0

    async def fill(self, lines: int) -> None:
        """More of them, until the journal has so many lines."""
        if not self._copies:
            await self._works.grow(self._one)
            self._copies = 1
        ends = (self._one.lots[0], self._one.lots[-1])
        each = await fetch_value("SELECT count(*) FROM stock_move_line WHERE lot_id BETWEEN ? AND ?", *ends)
        missing = ceil((lines - await fetch_value("SELECT count(*) FROM stock_move_line")) / each)
        while missing > 0:
            await self._copy(min(missing, AT_ONCE))
            missing -= AT_ONCE

    async def _copy(self, times: int) -> None:
        first, last = self._copies * APART, (self._copies + times - 1) * APART
        async with self._works.writing() as operation:
            for table, of, columns in await self._tables():
                otherwise = {name: f"one.{name} + far" for name in OWN} | {"operation_id": str(operation)}
                otherwise |= {
                    name: f"{text} || (one.id + far)" for name, text in NAMED.get(table, {}).items()
                }
                values = ", ".join(otherwise.get(name, f"one.{name}") for name in columns)
                sql = COPY.format(table=table, columns=", ".join(columns), values=values, of=of)
                await execute(sql, first, APART, last, self._one.lots[0], self._one.lots[-1])
        self._copies += times

    async def _tables(self) -> list[tuple[str, str, Iterable[str]]]:
        """In the order in which they refer to each other: the column that says whose a row is, and those to copy."""
        [transfer] = await fetch("SELECT * FROM transfer LIMIT 1")
        [line] = await fetch("SELECT * FROM transfer_line LIMIT 1")
        return [
            ("lot", "id", LOT),
            ("run", "id", RUN),
            ("transfer", "id", transfer),
            ("transfer_line", "id", line),
            ("lot_edge", "output_lot_id", EDGE),
            ("stock_move_line", "lot_id", COLUMNS),
            ("stock_balance", "lot_id", BALANCE),
        ]
