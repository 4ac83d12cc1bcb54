"""The lines of orders: what they come to, and how they are replaced."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lotbook.db.engine import execute, insert_rows
from lotbook.domain.inputs import Problems
from lotbook.domain.money import totals_of
from lotbook.domain.ordering import (
    Currencies,
    Measure,
    OrderLine,
    OrderLineGiven,
    Packed,
    order_line,
    require_some_lines,
)
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound
from lotbook.domain.words import OrderState
from lotbook.models import Settings
from lotbook.services.lines_given import ProductOfLine, measures_of, products_of
from lotbook.services.opening import Expected, packed_columns
from lotbook.services.order_sides import Side
from lotbook.services.rows import shared

ORDER_LINE_COLUMNS = dict.fromkeys(
    """order_id position product_id quantity unit_id packaging_id per_packaging stock_quantity
    price tax_rate net""".split(),
    "bigint",
) | {"text": "text", "price_per": "text"}


@dataclass(frozen=True)
class PricedLine:
    """A line as given, how it counts, and what it comes to."""

    given: OrderLineGiven
    product: ProductOfLine
    measure: Measure
    line: OrderLine

    @property
    def unit(self) -> int:
        return self.given.unit or self.product.row.unit_id

    def columns(self) -> dict[str, Any]:
        return {
            "product_id": self.given.product,
            "text": self.line.text,
            "quantity": to_millionths(self.line.quantity),
            "unit_id": self.unit,
            **packed_columns(self.measure.packed),
            "stock_quantity": to_millionths(self.line.stock_quantity),
            "price": to_millionths(self.line.agreed.price),
            "price_per": self.line.agreed.per.value,
            "tax_rate": to_millionths(self.line.tax_rate),
            "net": self.line.net,
        }


async def priced_lines(
    side: Side,
    lines: Sequence[OrderLineGiven],
    currency: str,
    before: Mapping[int, Any] = MappingProxyType({}),
) -> list[PricedLine]:
    """What each line comes to. before: lines that the order had, by row id; one that stays in its packaging counts
    as it was ordered.

    Raises NotFound, or InvalidInput with every fault of all lines.
    """
    require_some_lines(len(lines))
    settings = await shared(Settings, 1, ())
    currencies = Currencies(currency, settings.currency)
    products = await products_of(lines, side.price)
    measures = await measures_of(lines, _still_packed(lines, before))
    problems = Problems()
    priced = []
    for place, given in enumerate(lines):
        product = products[given.product]
        with problems.gathered():
            field = ("lines", str(place))
            line = order_line(given, product.stocked, measures[place], currencies, field)
            priced.append(PricedLine(given, product, measures[place], line))
    problems.refuse()
    return priced


def _still_packed(lines: Sequence[OrderLineGiven], before: Mapping[int, Any]) -> dict[int, Packed]:
    """The packagings of lines that were there before, by their place among the new ones."""
    old = {place: before.get(each.line or 0) for place, each in enumerate(lines)}
    return {
        place: packed_of(line)
        for place, line in old.items()
        if line and line.packaging_id and line.product_id == lines[place].product
    }


def packed_of(line: Any) -> Packed:
    """The packaging that a line of an order was ordered in."""
    return Packed(line.packaging_id, line.per_packaging)


def sums(priced: Sequence[PricedLine]) -> dict[str, Any]:
    """The amounts of an order with these lines, as its columns."""
    totals = totals_of(each.line.amount for each in priced)
    return {"net": totals.net, "tax": totals.tax, "total": totals.total}


def expected_of(side: Side, line: Any) -> Expected:
    """What a transfer expects of a line of an order."""
    return Expected(
        product=line.product_id,
        quantity=line.stock_quantity,
        unit=line.unit_id,
        packed=packed_of(line) if line.packaging_id else None,
        **{side.lines: line.id},
    )


async def insert_lines(side: Side, order: int, lines: Sequence[tuple[int, PricedLine]]) -> None:
    """lines: with their positions."""
    rows = []
    for position, each in lines:
        columns = {"order_id": order, "position": position} | each.columns()
        rows.append(tuple(columns[name] for name in ORDER_LINE_COLUMNS))
    await insert_rows(side.lines, ORDER_LINE_COLUMNS, rows)


async def write_lines(side: Side, order: int, priced: Sequence[PricedLine]) -> None:
    """Let the lines of an order be these, in this order; those that it has no longer are gone already."""
    # Out of the way first: two lines that change places would meet at one position.
    await execute(f"UPDATE {side.lines} SET position = -id WHERE order_id = ?", order)
    added = []
    for position, each in enumerate(priced, 1):
        if each.given.line is None:
            added.append((position, each))
        else:
            columns = each.columns() | {"position": position}
            assignments = ", ".join(f"{name} = ?" for name in columns)
            update = f"UPDATE {side.lines} SET {assignments} WHERE id = ?"
            await execute(update, *columns.values(), each.given.line)
    await insert_lines(side, order, added)


def require_own_lines(
    order: Any, old: Mapping[int, Any], priced: Sequence[PricedLine], announced: Collection[int]
) -> None:
    """Refuse lines of another order, one that is kept twice, and another product on one that is binding.

    old: lines that the order has; announced: those for which the vendor announced numbers, which are those of their
    product. Raises NotFound or InvalidInput.
    """
    problems = Problems()
    seen: set[int] = set()
    for place, each in enumerate(priced):
        field, line = ("lines", str(place), "line"), each.given.line
        if line is None:
            continue
        if line not in old:
            message = f"{order.number} has no such line."
            raise NotFound(message=message, field=field, sought=f"order line {line}")
        if line in seen:
            problems.add(field, InputFault.NOT_UNIQUE, "The line is kept twice.")
        seen.add(line)
        fixed = order.state is OrderState.CONFIRMED or line in announced
        if fixed and old[line].product_id != each.given.product:
            message = "What was ordered stays on its line; add another line and leave this one out."
            problems.add(("lines", str(place), "product"), InputFault.CONTRADICTION, message)
    if order.state is OrderState.CONFIRMED and not priced:
        problems.add(("lines",), InputFault.MISSING, "A confirmed order has lines; cancel it to give it up.")
    problems.refuse()
