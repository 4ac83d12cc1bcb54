"""Transfers of which nothing was posted are given up."""

from __future__ import annotations

from typing import Any

from lotbook.db.engine import execute
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_reason
from lotbook.domain.states import Standing, advance
from lotbook.domain.words import TransferState
from lotbook.ledger import reservations
from lotbook.models import Transfer, Warehouse
from lotbook.services import carrying
from lotbook.services.at_work import told_by
from lotbook.services.order_progress import close_order
from lotbook.services.order_sides import lock_order_of
from lotbook.services.rows import locked, ref, require_version
from lotbook.services.transfers import TransferSaved
from lotbook.services.transit import send_back
from lotbook.services.using_drafts import forget_drafts


@unit_of_work
async def cancel_transfer(work: Work, transfer: int, version: int, reason: str) -> TransferSaved:
    """Give a transfer up; nothing of it was posted. Goods that it was to bring in from another warehouse go back there,
    with a transfer of their own.

    Raises NotFound, StaleVersion, WrongState or InvalidInput.
    """
    work.reason = parse_reason(reason)
    order = await lock_order_of(transfer)
    row = await locked(Transfer, transfer, ("transfer",))
    await require_version(work, row, version)
    if row.shipped_by_id is not None:
        await send_back(work, row)
    await give_up(work, row)
    if order is not None:
        await close_order(work, *order)
    work.about("Transfer", transfer)
    return TransferSaved(transfer)


async def give_up(work: Work, transfer: Any) -> None:
    """Cancel a transfer that is locked; what was scanned onto it and promised to it goes. Raises WrongState."""
    standing = Standing(ref(transfer), transfer.number, transfer.updated, transfer.updated_by_id)
    if transfer.state is not TransferState.READY:
        warehouse = await Warehouse.get(id=transfer.warehouse_id)
        standing = await told_by(standing, warehouse.time_zone)
    state = advance(transfer.state, TransferState.CANCELLED, standing)
    await carrying.give_all_back(work, transfer.id)
    await reservations.free_transfer(transfer.id)
    await execute("DELETE FROM transfer_entry WHERE transfer_id = ?", transfer.id)
    await forget_drafts(transfer.id)
    await execute(
        "UPDATE transfer SET state = ?, version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        state.value,
        to_micros(work.now),
        work.actor.user_id,
        transfer.id,
    )
