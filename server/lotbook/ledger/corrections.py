"""What corrections changed of what transfers posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.quantities import from_millionths
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class Corrected:
    """Goods of a line, in their stock unit: how much was posted at first, and how much holds now. lot: None for goods
    without numbers."""

    line: int
    product: int
    lot: int | None
    posted: Decimal
    holds: Decimal


async def on_lines(line_ids: list[int]) -> list[Sequence[Corrected]]:
    """What is otherwise than it was posted, by line; nothing where only places were corrected."""
    condition, ids = among(line_ids)
    sql = question("corrected_on_lines").replace("{of} = ?", f"id {condition}").replace("{lines}", condition)
    found: dict[int, list[Corrected]] = {each: [] for each in line_ids}
    for row in await fetch(sql, ids, ids):
        quantities = from_millionths(row["posted"]), from_millionths(row["holds"])
        one = Corrected(row["line_id"], row["product_id"], row["lot_id"], *quantities)
        found[one.line].append(one)
    return [found[each] for each in line_ids]


async def of_transfers(transfer_ids: list[int]) -> list[Sequence[int]]:
    """The writes that corrected what transfers moved, the first one first."""
    condition, ids = among(transfer_ids)
    found: dict[int, list[int]] = {each: [] for each in transfer_ids}
    for row in await fetch(question("corrections_of_transfers").replace("{transfers}", condition), ids):
        found[row["transfer_id"]].append(row["id"])
    return [found[each] for each in transfer_ids]
