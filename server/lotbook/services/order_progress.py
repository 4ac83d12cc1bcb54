"""How far an order has come, as its transfers move it."""

from __future__ import annotations

from lotbook.db.engine import execute, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import OrderState
from lotbook.services.order_sides import Side, open_transfers


async def close_order(work: Work, side: Side, order: int) -> None:
    """Make a confirmed order DONE when nothing of it is open any more and something was moved.

    To be called when one of its transfers was finished or given up; the order was locked before the transfer.
    """
    open_ones = f"SELECT 1 FROM transfer WHERE {side.table}_id = ? AND {open_transfers(side)}"
    if await fetch_value(open_ones, order):
        return
    moved = await side.moved([line.id for line in await side.line.filter(order_id=order)])
    if any(quantity > ZERO for quantity in moved.values()):
        await _becomes(work, side, order, OrderState.CONFIRMED, OrderState.DONE)


async def take_up(work: Work, side: Side, order: int) -> None:
    """Make a DONE order CONFIRMED again, of which something is missing after all: it says itself that nothing is under
    way. The order is locked."""
    await _becomes(work, side, order, OrderState.DONE, OrderState.CONFIRMED)


async def _becomes(work: Work, side: Side, order: int, state: OrderState, target: OrderState) -> None:
    await execute(
        f"""UPDATE {side.table} SET state = ?, version = version + 1, updated = ?, updated_by_id = ?
           WHERE id = ? AND state = ?""",
        target.value,
        to_micros(work.now),
        work.actor.user_id,
        order,
        state.value,
    )
