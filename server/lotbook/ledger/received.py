"""How much of what was ordered has come."""

from __future__ import annotations

from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.ledger.sql import question


async def of_order_lines(order_lines: list[int]) -> dict[int, Decimal]:
    """Received less returned and corrected, by line of a purchase order, in the product's stock unit."""
    condition, values = among(order_lines)
    rows = await fetch(question("received_of_order_lines").replace("{among}", condition), values)
    came = {row["order_line"]: from_millionths(int(row["received"])) for row in rows}
    return {line: came.get(line, ZERO) for line in order_lines}
