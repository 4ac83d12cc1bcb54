"""How far an order has come, as its transfers move it."""

from __future__ import annotations

from lotbook.db.engine import execute, fetch_value, lock_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import OrderState
from lotbook.ledger import received
from lotbook.models import PurchaseOrderLine


async def close_order(work: Work, order: int) -> None:
    """Make a confirmed order DONE when nothing of it is open any more and something came.

    To be called when one of its receipts was finished or given up; the order was locked before the receipt.
    """
    open_ones = "SELECT 1 FROM transfer WHERE purchase_order_id = ? AND state = 'READY'"
    if await fetch_value(open_ones, order):
        return
    lines = await PurchaseOrderLine.filter(order_id=order)
    came = await received.of_order_lines([line.id for line in lines])
    if any(quantity > ZERO for quantity in came.values()):
        await execute(
            """UPDATE purchase_order SET state = ?, version = version + 1, updated = ?, updated_by_id = ?
               WHERE id = ? AND state = ?""",
            OrderState.DONE.value,
            to_micros(work.now),
            work.actor.user_id,
            order,
            OrderState.CONFIRMED.value,
        )


async def lock_order_of(order: int | None) -> None:
    """Lock the order of a receipt that is about to be locked: always the order first."""
    if order is not None:
        await lock_rows("SELECT id FROM purchase_order WHERE id = ? {lock}", order)
