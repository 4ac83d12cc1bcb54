"""Into what a component goes, as scans say it before it is posted."""

from __future__ import annotations

from lotbook.db.engine import execute, fetch_one
from lotbook.db.work import Work
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.domain.words import OperationKind
from lotbook.services.at_work import TransferAtWork


async def say_into(work: Work, transfer: TransferAtWork, number: str) -> None:
    """Say of what this work put on a transfer that it goes into what bears a number: on the order's open transfers,
    or made by it already. Raises NotFound, InvalidInput."""
    if transfer.kind is not OperationKind.CONSUMPTION or transfer.manufacturing_order is None:
        message = f"{transfer.number} takes no components of an order, so nothing on it goes into {number}."
        raise invalid("into", InputFault.CONTRADICTION, message, given=number)
    product = await output_numbered(transfer.manufacturing_order, number)
    if product is None:
        message = f"The order makes nothing with the number {number}: scan that first."
        raise NotFound(message=message, field=("into",), sought=number)
    await put_into(work, transfer, product, number)


async def put_into(work: Work, transfer: TransferAtWork, product: int, number: str) -> None:
    """Note it on the entries that this work made."""
    await execute(
        "UPDATE transfer_entry SET into_product_id = ?, into_number = ? WHERE transfer_id = ? AND operation_id = ?",
        product,
        number,
        transfer.id,
        work.operation_id,
    )


async def output_numbered(order: int, number: str) -> int | None:
    """The product that an order makes, or is about to make, under a number; None for none. Of several the main one
    comes first."""
    row = await fetch_one(
        """SELECT entry.product_id FROM transfer_entry AS entry
           JOIN transfer ON transfer.id = entry.transfer_id
           JOIN transfer_line AS line ON line.id = entry.line_id
           JOIN operation_type ON operation_type.id = transfer.operation_type_id
           WHERE transfer.manufacturing_order_id = ? AND entry.number = ? AND operation_type.kind = 'MANUFACTURING'
             AND transfer.state IN ('READY', 'DONE')
           ORDER BY line.position, transfer.id LIMIT 1""",
        order,
        number,
    )
    return None if row is None else int(row["product_id"])
