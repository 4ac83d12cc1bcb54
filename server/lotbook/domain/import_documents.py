"""What the rows of bills of materials and of open orders say: rows about the same document belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.import_cells import Cells, Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.inputs import is_missing
from lotbook.domain.list_cells import ListRow
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, format_quantity

ONE = Decimal(1)


class BillLineRead(NamedTuple):
    row: int
    product: str
    quantity: Decimal
    loss: Decimal
    by_product: bool


class BillRead(NamedTuple):
    """What a product is made of. row: where it is named first; products as they are named; valid_from: today when
    None."""

    row: int
    product: str
    quantity: Decimal
    lines: list[BillLineRead]
    valid_from: date | None = None


class OrderLineRead(NamedTuple):
    """unit, price: None where the product says them."""

    row: int
    product: str
    quantity: Decimal
    unit: str | None
    price: Decimal | None


class OrderRead(NamedTuple):
    """An order. row: where it is named first; due: today when None; products and the partner as they are named."""

    row: int
    reference: str
    partner: str
    due: date | None
    lines: list[OrderLineRead]


def read_bills(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[BillRead]:
    """Bills that the rows below the headings write, also those with a fault, so that all the others of theirs are
    found; an empty product is that of the row above, with its revision and first day."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("product", "component"), meant=meant)
    bills: dict[tuple[str, str, date | None], BillRead] = {}
    last: tuple[str, str, date | None] = ("", "", None)
    for position in cells.all(body):
        if cells.text("product"):
            last = (cells.text("product"), cells.text("revision"), cells.day("valid_from"))
        product, _, valid_from = last
        component = cells.text("component")
        quantity = cells.amount("component_quantity", zero=False)
        makes = cells.amount("quantity", zero=False)
        line = BillLineRead(
            position, component, quantity or ZERO, cells.amount("loss") or ZERO, cells.yes("by_product")
        )
        for text, name in ((product, "product"), (component, "component")):
            if not text:
                cells.fault(is_missing(name), name)
        if quantity is None and "component_quantity" not in faults.fields(position):
            cells.fault("Say how much of it.", "component_quantity")
        bill = bills.setdefault(last, BillRead(position, product, makes or ONE, [], valid_from))
        if makes is not None and makes != bill.quantity:
            message = f"Row {bill.row} says that the bill makes {format_quantity(bill.quantity)}."
            cells.fault(message, "quantity", format_quantity(makes))
        bill.lines.append(line)
    return list(bills.values())


def read_orders(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[OrderRead]:
    """Orders that the rows below the headings ask for, also those with a fault; what is empty in a further row of an
    order is as in its first."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=("product", "order"), meant=meant)
    orders: dict[tuple[str, str], OrderRead] = {}
    last = ("", "")
    for position in cells.all(body):
        reference = cells.text("order") or last[0]
        partner = cells.text("partner") or (last[1] if reference == last[0] else "")
        product, due = cells.text("product"), cells.day("due")
        quantity = cells.amount("quantity", zero=False)
        for text, name in ((reference, "order"), (partner, "partner"), (product, "product")):
            if not text:
                cells.fault(is_missing(name), name)
        if quantity is None and "quantity" not in faults.fields(position):
            cells.fault("Say how much is open.", "quantity")
        last = (reference, partner)
        order = orders.setdefault(
            (reference, number_key(partner)), OrderRead(position, reference, partner, due, [])
        )
        if due is not None and order.due not in (None, due):
            cells.fault(f"Row {order.row} says {order.due} for this order.", "due", str(due))
        price, unit = cells.amount("price"), cells.text("unit") or None
        order.lines.append(OrderLineRead(position, product, quantity or ZERO, unit, price))
    return list(orders.values())


def in_circles(made_of: Mapping[int, Iterable[int]]) -> set[int]:
    """What would be made of itself by way of others. made_of: what goes into each product.

    >>> in_circles({1: [2, 3], 2: [4], 4: [2], 5: [1]})
    {2, 4}
    """
    found: set[int] = set()
    for start in made_of:
        seen: set[int] = set()
        left = [*made_of[start]]
        while left and start not in seen:
            each = left.pop()
            if each not in seen:
                seen.add(each)
                left += made_of.get(each, ())
        if start in seen:
            found.add(start)
    return found
