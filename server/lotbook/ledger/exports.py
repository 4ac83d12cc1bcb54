"""Lists as tables, whole or in part, read bit by bit to their end: what can be imported as its template has it, and
the rest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.db.fields import from_micros
from lotbook.domain.import_fields import template_of
from lotbook.domain.import_reading import AMOUNTS
from lotbook.domain.import_stops import told_status
from lotbook.domain.import_words import ImportKind
from lotbook.domain.money import from_minor
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.ledger import figures, genealogy, holds
from lotbook.ledger.sql import question

AT_ONCE = 2_000  # so that no answer of the database holds the event loop long
FEW = 20  # things of which each may have thousands of rows

Cell = str | Decimal | int | None


class Export(StrEnum):
    """Lists that are exported, as addresses and commands name them."""

    PRODUCTS = "products"
    PACKAGINGS = "packagings"
    PARTNERS = "partners"
    PLACES = "places"
    STOCK = "stock"
    BILLS_OF_MATERIALS = "bills-of-materials"
    PURCHASE_ORDERS = "purchase-orders"
    SALES_ORDERS = "sales-orders"
    LOTS = "lots"
    MOVEMENTS = "movements"
    TRANSFERS = "transfers"
    BILLS = "bills"
    INVOICES = "invoices"
    MANUFACTURING_ORDERS = "manufacturing-orders"
    PACKAGES = "packages"
    HOLDS = "holds"
    COUNTS = "counts"
    RECALLS = "recalls"


class Held(Enum):
    """How the database holds what a column shows."""

    AS_IT_IS = 0
    MILLIONTHS = 1
    MICROSECONDS = 2
    MINOR = 3  # of the currency in the last column


Figured = Callable[[list[int]], Awaitable[list[Sequence[Cell]]]]


@dataclass(frozen=True)
class Table:
    """A list as a table.

    columns: headings, and how what stands below each is held. of: what has the id of the thing on the list that a row
    is, or is a part of; whole: which of those are on the whole list, days: how often it asks what day it is; parts:
    each may be many rows; asked: the question that finds them. figures: headings of what is reckoned for the things
    besides, figured: by their row ids.
    """

    columns: Mapping[str, Held]
    of: str
    whole: str = "TRUE"
    days: int = 0
    parts: bool = False
    asked: str | None = None
    figures: Sequence[str] = ()
    figured: Figured | None = None

    @property
    def headings(self) -> Sequence[str]:
        return [*self.columns, *self.figures]


def _columns(text: str) -> dict[str, Held]:
    """Headings, a bar between; with # for millionths, @ for instants, $ for money."""
    marks = {"#": Held.MILLIONTHS, "@": Held.MICROSECONDS, "$": Held.MINOR}
    names = [name.strip() for name in text.split("|")]
    return {name.rstrip("#@$"): marks.get(name[-1], Held.AS_IT_IS) for name in names}


def _imported(kind: ImportKind, *more: str) -> dict[str, Held]:
    """The columns of a template."""
    return {
        field.heading: Held.MILLIONTHS if field.name in AMOUNTS else Held.AS_IT_IS
        for field in template_of(kind)
    } | dict.fromkeys(more, Held.AS_IT_IS)


async def _status_of(balances: list[int]) -> list[Sequence[Cell]]:
    """What stops goods where they lie, as an import reads it."""
    return [(told_status(*each),) for each in await holds.stops_of(balances)]


async def _stock_of(lots: list[int]) -> list[Sequence[Cell]]:
    """How much there is of lots, under the figures of their table."""
    found = await figures.of_lots([(lot, None) for lot in lots])
    return [(each.on_hand, each.reserved, each.held, each.available) for each in found]


async def _made_of(orders: list[int]) -> list[Sequence[Cell]]:
    """How much of its product came out of each order so far."""
    condition, values = among(orders)
    rows = await fetch(
        f"""SELECT orders.id, bill.product_id FROM manufacturing_order AS orders
            JOIN bill_of_materials AS bill ON bill.id = orders.bill_id WHERE orders.id {condition}""",
        values,
    )
    product = {row["id"]: row["product_id"] for row in rows}
    flows = zip(orders, await genealogy.of_orders(orders), strict=True)
    return [(flow.produced.get(product[order], ZERO),) for order, flow in flows]


_PAPERS = _columns(
    "Number | Kind | State | Partner | Vendor's number | Issued | Due | Net$ | Tax$ | Total$ | Currency"
)

TABLES: Mapping[Export, Table] = {
    Export.PRODUCTS: Table(_imported(ImportKind.PRODUCTS), "product.id", "product.active"),
    Export.PACKAGINGS: Table(_imported(ImportKind.PACKAGINGS), "packaging.id", "packaging.active"),
    Export.PARTNERS: Table(_imported(ImportKind.PARTNERS), "partner.id", "partner.active"),
    Export.STOCK: Table(
        {name: how for name, how in _imported(ImportKind.STOCK).items() if name != "Status"},
        "balance.id",
        "balance.on_hand > 0",
        figures=("Status",),
        figured=_status_of,
    ),
    Export.BILLS_OF_MATERIALS: Table(
        _imported(ImportKind.BILLS_OF_MATERIALS),
        "bill.id",
        f"bill.id IN (SELECT id FROM ({question('bills_standing')}) AS standing WHERE state <> 'REPLACED')",
        days=2,
        parts=True,
    ),
    Export.PURCHASE_ORDERS: Table(
        _imported(ImportKind.PURCHASE_ORDERS, "Number", "State"),
        "orders.id",
        "orders.state <> 'CANCELLED'",
        parts=True,
    ),
    Export.SALES_ORDERS: Table(
        _imported(ImportKind.SALES_ORDERS, "Number", "State"),
        "orders.id",
        "orders.state <> 'CANCELLED'",
        parts=True,
    ),
    Export.LOTS: Table(
        _columns(
            """Lot | SKU | Product | Maker's number | Reference | Batch | Expiry | Best before | Production | Last day
            | First in | Decision | Unit"""
        ),
        "lot.id",
        figures=("On hand", "Reserved", "Held", "Available"),
        figured=_stock_of,
    ),
    Export.MOVEMENTS: Table(
        _columns(
            """Line | Recorded@ | Occurred@ | Document | SKU | Lot | Quantity# | Unit | From | From package | To
            | To package | Corrects line | Reason | Person"""
        ),
        "line.id",
    ),
    Export.TRANSFERS: Table(
        _columns("Number | Operation | State | Partner | From | To | Due"), "transfer.id"
    ),
    Export.BILLS: Table(_PAPERS, "paper.id", "paper.kind = 'BILL'", asked="money_papers"),
    Export.INVOICES: Table(_PAPERS, "paper.id", "paper.kind = 'INVOICE'", asked="money_papers"),
    Export.MANUFACTURING_ORDERS: Table(
        _columns("Number | State | SKU | Product | Quantity# | Unit | Due"),
        "orders.id",
        figures=("Made",),
        figured=_made_of,
    ),
    Export.PACKAGES: Table(
        _columns("SSCC | Made@ | Place | SKU | Lot | Quantity# | Unit"), "package.id", parts=True
    ),
    Export.PLACES: Table(_imported(ImportKind.PLACES, "In use"), "location.id"),
    Export.HOLDS: Table(
        _columns("Lot | SKU | Batch | Place | Package | Quantity# | Reason | Placed@ | Ended@"), "hold.id"
    ),
    Export.COUNTS: Table(
        _columns("Count | State | Place | SKU | Lot | Expected# | Counted# | Unit"),
        "stock_count.id",
        parts=True,
    ),
    Export.RECALLS: Table(
        _columns("Number | Kind | State | Severity | Reason | Advice | Lots | Created@ | Started@ | Closed@"),
        "recall.id",
    ),
}


async def rows_of(
    export: Export, chosen: AsyncIterator[list[int]] | None = None
) -> AsyncIterator[list[list[Cell]]]:
    """All rows of a list, some at a time, whatever comes or goes meanwhile. chosen: row ids of what is on it, in its
    order; all of it when None."""
    table = TABLES[export]
    most = FEW if table.parts else AT_ONCE
    if chosen is None:
        [today] = await figures.todays_of([None])
        async for rows in _asked(export, table.whole, [today.isoformat()] * table.days):
            yield await _shown(table, rows)
        return
    async for ids in chosen:
        for start in range(0, len(ids), most):
            some = ids[start : start + most]
            condition, given = among(some)
            rows = [row async for part in _asked(export, f"{table.of} {condition}", [given]) for row in part]
            turn = {row_id: at for at, row_id in enumerate(some)}
            yield await _shown(table, sorted(rows, key=lambda row: (turn[row[1]], row[0])))


async def _asked(export: Export, which: str, given: Sequence[Any]) -> AsyncIterator[list[list[Any]]]:
    """Rows with their ids and those of what they are of; given: the parameters of which."""
    table = TABLES[export]
    # With names of our own: two columns of one name would be one.
    names = ", ".join(f"c{at}" for at in range(len(table.columns)))
    listed = question(f"exports/{table.asked or export.name.lower()}")
    listed = listed.replace("{of}", table.of).replace("{which}", which)
    sql = f"WITH listed (id, thing, {names}) AS ({listed}) SELECT * FROM listed ORDER BY id"
    behind = 0
    while rows := await fetch(sql, *given, behind, AT_ONCE):
        values = [[*row.values()] for row in rows]
        behind = values[-1][0]
        yield values


async def _shown(table: Table, rows: Sequence[Sequence[Any]]) -> list[list[Cell]]:
    """Rows as people read them, with what is reckoned of them."""
    held = [*table.columns.values()]
    shown = [
        [
            None if value is None else _value(value, how, row[-1])
            for value, how in zip(row[2:], held, strict=True)
        ]
        for row in rows
    ]
    if table.figured is None:
        return shown
    reckoned = await table.figured([row[1] for row in rows])
    return [[*row, *more] for row, more in zip(shown, reckoned, strict=True)]


def _value(value: Any, how: Held, currency: str) -> Cell:
    match how:
        case Held.MILLIONTHS:
            return from_millionths(value)
        case Held.MICROSECONDS:
            return from_micros(value).isoformat(sep=" ", timespec="seconds")
        case Held.MINOR:
            return from_minor(value, currency)
        case _:
            return value  # type: ignore[no-any-return]  # rows are untyped
