"""How much of what was ordered has come, or has gone out."""

from __future__ import annotations

from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.ledger.sql import question


async def received(order_lines: list[int]) -> dict[int, Decimal]:
    """Received less returned and corrected, by line of a purchase order, in the product's stock unit."""
    return await _moved_in("purchase_order_line_id", order_lines)


async def delivered(order_lines: list[int]) -> dict[int, Decimal]:
    """Delivered less returned and corrected, by line of a sales order, in the product's stock unit."""
    return {line: -moved for line, moved in (await _moved_in("sales_order_line_id", order_lines)).items()}


async def promised(order_lines: list[int]) -> list[Decimal]:
    """What is promised to the deliveries of each of these lines of sales orders, in the product's stock unit."""
    condition, values = among(order_lines)
    rows = await fetch(question("promised_of_order_lines").replace("{among}", condition), values)
    found = {row["order_line"]: from_millionths(row["quantity"]) for row in rows}
    return [found.get(line, ZERO) for line in order_lines]


async def _moved_in(column: str, order_lines: list[int]) -> dict[int, Decimal]:
    condition, values = among(order_lines)
    sql = question("moved_of_order_lines").replace("{line}", column).replace("{among}", condition)
    moved = {row["order_line"]: from_millionths(int(row["quantity"])) for row in await fetch(sql, values)}
    return {line: moved.get(line, ZERO) for line in order_lines}
