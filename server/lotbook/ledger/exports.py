"""Lists as tables, read part by part to their end: what can be imported as its template has it, and the rest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.fields import from_micros
from lotbook.domain.import_fields import template_of
from lotbook.domain.import_reading import AMOUNTS
from lotbook.domain.import_words import ImportKind
from lotbook.domain.money import from_minor
from lotbook.domain.quantities import from_millionths
from lotbook.ledger.sql import question

AT_ONCE = 2_000  # so that no answer of the database holds the event loop long

Cell = str | Decimal | int | None


class Export(StrEnum):
    """Lists that are exported, as addresses and commands name them."""

    PRODUCTS = "products"
    PARTNERS = "partners"
    STOCK = "stock"
    BILLS_OF_MATERIALS = "bills-of-materials"
    PURCHASE_ORDERS = "purchase-orders"
    SALES_ORDERS = "sales-orders"
    LOTS = "lots"
    MOVEMENTS = "movements"
    TRANSFERS = "transfers"
    BILLS_AND_INVOICES = "bills-and-invoices"
    MANUFACTURING_ORDERS = "manufacturing-orders"
    PACKAGES = "packages"
    PLACES = "places"
    HOLDS = "holds"
    COUNTS = "counts"


class Held(Enum):
    """How the database holds what a column shows."""

    AS_IT_IS = 0
    MILLIONTHS = 1
    MICROSECONDS = 2
    MINOR = 3  # of the currency in the last column


@dataclass(frozen=True)
class Table:
    """headings, and how what stands below each is held."""

    columns: Mapping[str, Held]

    @property
    def headings(self) -> Sequence[str]:
        return list(self.columns)


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


TABLES: Mapping[Export, Table] = {
    **{
        Export[kind.name]: Table(_imported(kind))
        for kind in (
            ImportKind.PRODUCTS,
            ImportKind.PARTNERS,
            ImportKind.STOCK,
            ImportKind.BILLS_OF_MATERIALS,
        )
    },
    Export.PURCHASE_ORDERS: Table(_imported(ImportKind.PURCHASE_ORDERS, "Number", "State")),
    Export.SALES_ORDERS: Table(_imported(ImportKind.SALES_ORDERS, "Number", "State")),
    Export.LOTS: Table(
        _columns(
            """Lot | SKU | Product | Maker's number | Reference | Batch | Expiry | Best before | Production | First in
            | Decision | On hand# | Unit"""
        )
    ),
    Export.MOVEMENTS: Table(
        _columns(
            """Recorded@ | Occurred@ | Document | SKU | Lot | Quantity# | Unit | From | To | Corrects line | Reason
            | Person"""
        )
    ),
    Export.TRANSFERS: Table(_columns("Number | Operation | State | Partner | From | To | Due")),
    Export.BILLS_AND_INVOICES: Table(
        _columns(
            """Number | Kind | State | Partner | Vendor's number | Issued | Due | Net$ | Tax$ | Total$ | Currency"""
        )
    ),
    Export.MANUFACTURING_ORDERS: Table(_columns("Number | State | SKU | Product | Quantity# | Unit | Due")),
    Export.PACKAGES: Table(_columns("SSCC | Made@ | Place | Contents")),
    Export.PLACES: Table(_columns("Path | Name | Usage | Code | Walking order | Blocked | In use")),
    Export.HOLDS: Table(
        _columns("Lot | SKU | Batch | Place | Package | Quantity# | Reason | Placed@ | Ended@")
    ),
    Export.COUNTS: Table(_columns("Count | State | Place | SKU | Lot | Expected# | Counted# | Unit")),
}


async def rows_of(export: Export) -> AsyncIterator[list[list[Cell]]]:
    """All rows of a list, some at a time, whatever comes or goes meanwhile."""
    held = [*TABLES[export].columns.values()]
    # With names of our own: two columns of one name would be one.
    names = ", ".join(f"c{n}" for n in range(len(held)))
    listed = question(f"exports/{export.name.lower()}")
    sql = f"WITH listed (id, {names}) AS ({listed}) SELECT * FROM listed ORDER BY id"
    behind = 0
    while rows := await fetch(sql, behind, AT_ONCE):
        values = [[*row.values()] for row in rows]
        behind = values[-1][0]
        yield [_shown(row[1:], held) for row in values]


def _shown(row: Sequence[Any], held: Sequence[Held]) -> list[Cell]:
    """A row as people read it."""
    return [
        None if value is None else _value(value, how, row[-1]) for value, how in zip(row, held, strict=True)
    ]


def _value(value: Any, how: Held, currency: str) -> Cell:
    match how:
        case Held.MILLIONTHS:
            return from_millionths(value)
        case Held.MICROSECONDS:
            return from_micros(value).isoformat(sep=" ", timespec="seconds")
        case Held.MINOR:
            return from_minor(value, currency)
        case _:
            return value  # type: ignore[no-any-return]
