"""Lots that went into lots by the thousand, put straight into the tables."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import engine, execute, fetch_one, fetch_value, insert_rows
from lotbook.db.work import transaction
from lotbook.domain.quantities import MILLION
from lotbook.ledger.journal import COLUMNS
from tests.dock import Dock

FAN_IN = 4
LOT = {
    **dict.fromkeys(("id", "product_id"), "bigint"),
    "serial": "boolean",
    **dict.fromkeys(("number", "number_key", "search_key", "last_day_key", "note"), "text"),
    "created": "bigint",
}
RUN = {"id": "bigint", "operation_id": "bigint", "kind": "text", "reason": "text"}
EDGE = {
    **dict.fromkeys(("run_id", "input_product_id", "input_lot_id", "output_product_id"), "bigint"),
    **{"output_lot_id": "bigint", "quantity": "bigint", "assigned": "boolean"},
}
BALANCE = {
    **dict.fromkeys(("location_id", "product_id", "lot_id", "on_hand", "reserved"), "bigint"),
    **{"physical": "boolean", "serial": "boolean"},
}


@dataclass(frozen=True)
class Graph:
    """A raw lot and levels of lots: the first is made of it, each lot of the others of four of the level before. The
    last level is delivered. first: row id of the raw lot, behind which the others come; together: lots of a delivery,
    which has the row id of the first of them."""

    first: int
    widths: tuple[int, ...]
    together: int = 10

    @property
    def edges(self) -> list[tuple[int, int]]:
        """From which lot into which."""
        found = []
        before, below = range(self.first, self.first + 1), self.first + 1
        for width in self.widths:
            level = range(below, below + width)
            fan = min(FAN_IN, len(before))
            found += [
                (before[(at * 7 + part * 13) % len(before)], lot)
                for at, lot in enumerate(level)
                for part in range(fan)
            ]
            before, below = level, below + width
        return found

    @property
    def lots(self) -> range:
        return range(self.first, self.first + 1 + sum(self.widths))

    @property
    def last(self) -> range:
        return self.lots[-self.widths[-1] :]

    @property
    def deliveries(self) -> range:
        return self.last[:: self.together]


class Works:
    """Where lots are made: a product, the places that they go through, and a delivery to take after."""

    def __init__(self, dock: Dock) -> None:
        self.dock = dock

    async def open(self) -> Works:
        self.product = await self.dock.product("STEEL")
        self.unit = await self.dock.unit("pcs")
        self.delivery = await self.dock.delivery((self.product, 1))
        self.line = await self.dock.line_of(self.delivery, self.product)
        self.vendor, self.customer, self.made = [
            int(await fetch_value("SELECT min(id) FROM location WHERE usage = ?", usage))
            for usage in ("VENDOR", "CUSTOMER", "PRODUCTION")
        ]
        return self

    async def grow(self, graph: Graph) -> None:
        """Put a graph into the tables, as services would have made its rows; each lot by a run of its own, of the kind
        that needs no order."""
        async with self.writing() as operation:
            made = graph.lots[1:]
            await insert_rows("lot", LOT, [self._lot(lot) for lot in graph.lots])
            await insert_rows("run", RUN, [(lot, operation, "UNBUILD", "") for lot in made])
            edges = graph.edges
            rows = [
                (out, self.product, lot, self.product, out, MILLION // FAN_IN, False) for lot, out in edges
            ]
            await insert_rows("lot_edge", EDGE, rows)
            stock = self.dock.stock
            lines = [self._moved(operation, graph.first, self.vendor, stock, len(edges))]
            lines += [self._moved(operation, lot, stock, self.made, 1, run=out) for lot, out in edges]
            lines += [self._moved(operation, lot, self.made, stock, FAN_IN, run=lot) for lot in made]
            lines += [line async for line in self._delivered(operation, graph)]
            await insert_rows("stock_move_line", COLUMNS, lines)
            left = [(stock, self.product, lot, MILLION // 2, 0, True, False) for lot in graph.last]
            await insert_rows("stock_balance", BALANCE, left)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[int]:
        """A transaction with an operation of its own; its row id."""
        async with transaction():
            if engine() == "postgres":  # nothing looks at a million rows one by one
                await execute("SET LOCAL session_replication_role = replica")
            yield await self._operation()

    async def _delivered(self, operation: int, graph: Graph) -> Any:
        transfer = await fetch_one("SELECT * FROM transfer WHERE id = ?", self.delivery)
        line = await fetch_one("SELECT * FROM transfer_line WHERE id = ?", self.line)
        firsts = graph.deliveries
        await self.copies("transfer", transfer, [{"id": lot, "number": f"OUT/{lot}"} for lot in firsts])
        await self.copies("transfer_line", line, [{"id": lot, "transfer_id": lot} for lot in firsts])
        for first in firsts:
            for lot in range(first, min(first + graph.together, graph.last[-1] + 1)):
                yield self._moved(operation, lot, self.dock.stock, self.customer, 2, line=first)

    async def copies(self, table: str, row: Any, changes: list[dict[str, Any]]) -> None:
        """Rows like another one, but for what changes."""
        columns = {
            name: "text" if isinstance(value, str) else "boolean" if isinstance(value, bool) else "bigint"
            for name, value in (row | changes[0]).items()
        }
        await insert_rows(table, columns, [tuple((row | change).values()) for change in changes])

    async def _operation(self) -> int:
        """A write of its own; it takes the next place in the book."""
        seq = int(
            await fetch_value("UPDATE counter SET value = value + 1 WHERE name = 'seq' RETURNING value")
        )
        columns = dict.fromkeys(("key", "kind", "digest", "state", "outcome"), "text")
        row = (f"grown-{seq}", "grown", "", "APPLIED", "{}", seq, seq * MILLION)
        await insert_rows("operation", columns | {"seq": "bigint", "recorded": "bigint"}, [row])
        return int(await fetch_value("SELECT id FROM operation WHERE seq = ?", seq))

    def _lot(self, lot: int) -> tuple[Any, ...]:
        number = f"L-{lot}"
        return (lot, self.product, False, number, number.lower(), number.lower(), "9999-12-31", "", 0)

    def _moved(
        self, operation: int, lot: int, source: int, destination: int, quarters: int, **of: int
    ) -> tuple[Any, ...]:
        much = quarters * MILLION // FAN_IN
        ends = (self.product, lot, source, None, destination, None)
        document = (of.get("line"), of.get("run"), None)
        return (operation, MILLION, None, None, *document, *ends, much, much, self.unit, 1, 1, "LOT")


def of_edges(edges: int, first: int) -> Graph:
    """Six levels with so many edges: a share of them out of the raw lot, then four into each lot."""
    widths = [edges // 24] * 6
    rest = (edges - widths[0]) // FAN_IN
    widths[1:] = [rest // 5 + (place < rest % 5) for place in range(5)]
    return Graph(first, tuple(widths))


def of_lots(lots: int, first: int) -> Graph:
    """Six levels with so many lots below the raw one."""
    return Graph(first, tuple(lots // 6 + (place < lots % 6) for place in range(6)))
