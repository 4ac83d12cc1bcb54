"""What was announced follows the goods: from a line of an order to its receipt, from there to the backorder."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import Work
from lotbook.ledger import announced
from lotbook.services.at_work import LineAtWork


async def follow_to_receipt(work: Work, receipt: int) -> None:
    """What was announced for lines of an order stands on those of its receipt from now on; so does what was announced
    on the last one that was given up."""
    await execute(
        """UPDATE expected_number SET transfer_line_id = line.id, order_line_id = NULL
           FROM transfer_line AS line
           WHERE line.transfer_id = ? AND expected_number.order_line_id = line.purchase_order_line_id""",
        receipt,
    )
    given_up = await fetch(
        """SELECT max(before.id) AS before, line.id AS now FROM transfer_line AS line
           JOIN transfer_line AS before ON before.purchase_order_line_id = line.purchase_order_line_id
           JOIN transfer ON transfer.id = before.transfer_id AND transfer.state = 'CANCELLED'
           WHERE line.transfer_id = ? AND EXISTS (SELECT 1 FROM expected_number WHERE transfer_line_id = before.id)
           GROUP BY line.id ORDER BY line.id""",
        receipt,
    )
    for each in given_up:
        await announced.carry(each["before"], each["now"], work.operation_id)


async def follow_to_backorder(work: Work, lines: Iterable[LineAtWork], backorder: int) -> None:
    """What was announced and did not come is announced on the backorder. lines: those that it goes on with, in
    its order."""
    rows = await fetch("SELECT id FROM transfer_line WHERE transfer_id = ? ORDER BY position", backorder)
    for line, row in zip(lines, rows, strict=True):
        if line.announced:
            await announced.carry(line.id, row["id"], work.operation_id)


async def forget(order_lines: Collection[int]) -> None:
    """Lines of an order go, and with them what was announced for them and is not finished."""
    condition, values = among(order_lines)
    await execute(f"DELETE FROM expected_number WHERE order_line_id {condition}", values)
    await execute(
        f"""DELETE FROM expected_number WHERE transfer_line_id IN (
              SELECT line.id FROM transfer_line AS line JOIN transfer ON transfer.id = line.transfer_id
              WHERE line.purchase_order_line_id {condition} AND transfer.state = 'READY')""",
        values,
    )


async def announced_lines(order_lines: Collection[int]) -> set[int]:
    """Of these lines of an order, those for which something is announced while it is a draft."""
    condition, values = among(order_lines)
    rows = await fetch(
        f"SELECT DISTINCT order_line_id FROM expected_number WHERE order_line_id {condition}", values
    )
    return {row["order_line_id"] for row in rows}
