"""How much of what was ordered has come, or has gone out."""

from __future__ import annotations

from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.words import LocationUsage
from lotbook.ledger.sql import question


async def received(order_lines: list[int]) -> dict[int, Decimal]:
    """Received less returned and corrected, by line of a purchase order, in the product's stock unit."""
    return await _moved_from(LocationUsage.VENDOR, "purchase_order_line_id", order_lines)


async def delivered(order_lines: list[int]) -> dict[int, Decimal]:
    """Delivered less returned and corrected, by line of a sales order, in the product's stock unit."""
    came = await _moved_from(LocationUsage.CUSTOMER, "sales_order_line_id", order_lines)
    return {line: -moved for line, moved in came.items()}


async def promised(order_lines: list[int]) -> list[Decimal]:
    """What is promised to the deliveries of each of these lines of sales orders, in the product's stock unit."""
    condition, values = among(order_lines)
    rows = await fetch(question("promised_of_order_lines").replace("{among}", condition), values)
    found = {row["order_line"]: from_millionths(row["quantity"]) for row in rows}
    return [found.get(line, ZERO) for line in order_lines]


async def _moved_from(usage: LocationUsage, column: str, order_lines: list[int]) -> dict[int, Decimal]:
    condition, values = among(order_lines)
    sql = question("moved_of_order_lines").replace("{line}", column).replace("{among}", condition)
    rows = await fetch(sql, usage.value, usage.value, values)
    moved = {row["order_line"]: from_millionths(int(row["quantity"])) for row in rows}
    return {line: moved.get(line, ZERO) for line in order_lines}
