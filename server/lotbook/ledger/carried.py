"""What transfers have in hand of goods that are promised to others, to put them down where they stay promised to them.

Together with what is promised to a line it is never more than the line may be promised. Rows change while the balances
of their goods are locked, like promises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute, fetch, insert_rows
from lotbook.domain.promises import Given, Spot
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.domain.words import ReservationChoice

COLUMNS = dict.fromkeys(
    """mover_id mover_line_id transfer_id transfer_line_id product_id lot_id location_id package_id quantity""".split(),
    "bigint",
) | {"chosen_by": "text"}


@dataclass(frozen=True)
class Carried:
    """Goods that a line of a transfer, the mover, has in hand for a line of another; quantity in the stock unit."""

    id: int
    mover: int
    mover_line: int
    transfer: int
    line: int
    product: int
    lot: int | None
    location: int
    package: int | None
    quantity: Decimal
    chosen_by: ReservationChoice

    @property
    def spot(self) -> Spot:
        return self.location, self.package

    @property
    def goods(self) -> tuple[int, int | None, Spot]:
        """Which goods in whose hand: all that is carried of them comes out of what that line has picked."""
        return self.mover_line, self.lot, self.spot


async def of_mover(transfer: int) -> list[Carried]:
    """What a transfer carries for others, the earliest first."""
    return await _found("mover_id = ?", transfer)


async def by_line(line: int) -> list[Carried]:
    """What a line carries for others."""
    return await _found("mover_line_id = ?", line)


async def for_line(line: int) -> list[Carried]:
    """What others carry for a line."""
    return await _found("transfer_line_id = ?", line)


async def for_transfer(transfer: int) -> list[Carried]:
    """What others carry for a transfer."""
    return await _found("transfer_id = ?", transfer)


async def _found(of: str, value: int) -> list[Carried]:
    rows = await fetch(f"SELECT * FROM carried_promise WHERE {of} ORDER BY id", value)
    return [_carried(row) for row in rows]


def _carried(row: dict[str, Any]) -> Carried:
    return Carried(
        row["id"],
        row["mover_id"],
        row["mover_line_id"],
        row["transfer_id"],
        row["transfer_line_id"],
        row["product_id"],
        row["lot_id"],
        row["location_id"],
        row["package_id"],
        from_millionths(row["quantity"]),
        ReservationChoice(row["chosen_by"]),
    )


async def take_along(mover: int, mover_line: int, given: Sequence[Given]) -> None:
    """A line has goods in hand whose promises their lines gave up only until they are put down."""
    known = {(one.line, one.lot, one.spot): one.id for one in await by_line(mover_line)}
    parts: dict[Any, Decimal] = defaultdict(Decimal)
    for promise, part in given:
        parts[
            promise.transfer, promise.line, promise.product, promise.lot, promise.spot, promise.chosen_by
        ] += part
    rows = []
    for (transfer, line, product, lot, spot, chosen_by), part in parts.items():
        if (before := known.get((line, lot, spot))) is not None:
            more = "UPDATE carried_promise SET quantity = quantity + ? WHERE id = ?"
            await execute(more, to_millionths(part), before)
            continue
        goods = (mover, mover_line, transfer, line, product, lot, *spot)
        rows.append((*goods, to_millionths(part), chosen_by.value))
    await insert_rows("carried_promise", COLUMNS, rows)


async def lessen(carried: Sequence[tuple[Carried, Decimal]]) -> None:
    """So much of each is not carried any more."""
    for one, part in carried:
        if part >= one.quantity:
            await execute("DELETE FROM carried_promise WHERE id = ?", one.id)
        elif part > ZERO:
            less = "UPDATE carried_promise SET quantity = quantity - ? WHERE id = ?"
            await execute(less, to_millionths(part), one.id)


async def let_go(line: int, quantity: Decimal) -> None:
    """So much of what others carry for a line is not for it any more: it has other goods. The latest first."""
    parts = []
    for one in reversed(await for_line(line)):
        part = min(one.quantity, quantity)
        quantity -= part
        parts.append((one, part))
    await lessen(parts)


async def forget(transfer: int) -> None:
    """Nothing is carried for a transfer any more, nor by it."""
    await execute("DELETE FROM carried_promise WHERE transfer_id = ? OR mover_id = ?", transfer, transfer)


async def follow(line: int, to_transfer: int, to_line: int) -> None:
    """What is carried for a line is for the line that goes on with it."""
    await execute(
        "UPDATE carried_promise SET transfer_id = ?, transfer_line_id = ? WHERE transfer_line_id = ?",
        *(to_transfer, to_line, line),
    )
