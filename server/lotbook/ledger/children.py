"""The first rows of each of many parents: what a list shows of the lists inside it, in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tortoise.models import Model

from lotbook.db.engine import among, fetch
from lotbook.ledger.sql import question
from lotbook.models import (
    Lot,
    MoneyLine,
    Operation,
    PurchaseOrderLine,
    SalesOrderLine,
    StockBalance,
    StockMoveLine,
    TransferEntry,
    TransferLine,
)


@dataclass(frozen=True)
class Kind:
    """Rows that belong to parents. parent: the column that names it, of the rows (child) or of what is
    joined; condition: which of them count."""

    model: type[Model]
    parent: str
    condition: str = ""
    joined: str = ""


BALANCES_OF_LOT = Kind(StockBalance, "child.lot_id", "AND child.on_hand > 0")
MOVE_LINES_OF_LOT = Kind(StockMoveLine, "child.lot_id")
MOVE_LINES_OF_TRANSFER = Kind(
    StockMoveLine,
    "expected.transfer_id",
    joined="JOIN transfer_line AS expected ON expected.id = child.transfer_line_id",
)
LOTS_OF_PRODUCT = Kind(Lot, "child.product_id")
LINES_OF_PURCHASE_ORDER = Kind(PurchaseOrderLine, "child.order_id")
LINES_OF_SALES_ORDER = Kind(SalesOrderLine, "child.order_id")
LINES_OF_PAPER = Kind(MoneyLine, "child.paper_id")
LINES_OF_TRANSFER = Kind(TransferLine, "child.transfer_id")
ENTRIES_OF_LINE = Kind(TransferEntry, "child.line_id")


def operations_of(document: str) -> Kind:
    """Operations on documents of a type, such as Transfer."""
    return Kind(Operation, "child.subject_id", f"AND child.subject_kind = '{document}'")


def comments_on(document: str) -> Kind:
    """Remarks under documents of a type, which are operations too."""
    return replace(
        operations_of(document),
        condition=f"AND child.subject_kind = '{document}' AND child.kind = 'addComment' AND child.state = 'APPLIED'",
    )


@dataclass(frozen=True)
class Firsts:
    """Row ids in order, and how many rows there are in all."""

    ids: Sequence[int] = ()
    total: int = 0


async def first_of_each(
    kind: Kind, column: str, descending: bool, parents: list[int], most: int
) -> list[Firsts]:
    """The first `most` rows of each parent, by a column and then by id.

    column: of the rows, or of their operation as operation__seq.
    """
    condition, ids = among(parents)
    joined, key = kind.joined, f"child.{column}"
    if column.startswith("operation__"):
        joined += " JOIN operation ON operation.id = child.operation_id"
        key = f"operation.{column.removeprefix('operation__')}"
    parts = {
        "table": str(kind.model._meta.db_table),
        "parent": kind.parent,
        "parents": condition,
        "condition": kind.condition,
        "joined": joined,
        "key": key,
        "way": "DESC" if descending else "ASC",
    }
    sql = question("first_of_each")
    for name, text in parts.items():
        sql = sql.replace("{" + name + "}", text)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in await fetch(sql, ids, most):
        found.setdefault(row["parent"], []).append(row)
    return [_firsts(found.get(parent, [])) for parent in parents]


def _firsts(rows: list[dict[str, Any]]) -> Firsts:
    return Firsts([row["id"] for row in rows], rows[0]["total"]) if rows else Firsts()
