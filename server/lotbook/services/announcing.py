"""Advance notice: what a vendor announces for a line is kept with its order, and follows it to its receipt and on
to the backorder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import execute, fetch, fetch_one, insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.announcing import (
    Announced,
    AnnouncedRow,
    announced_before,
    announced_by,
    require_few,
    require_nested,
    require_none_twice,
)
from lotbook.domain.dates import day_of
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, Ref, invalid
from lotbook.domain.states import Standing, require_state
from lotbook.domain.tracking import require_takes_numbers
from lotbook.domain.words import OrderState, Tracking
from lotbook.ledger.sql import question
from lotbook.models import Product, PurchaseOrder, PurchaseOrderLine, Warehouse
from lotbook.services.at_work import LineAtWork, TransferAtWork, open_for, touch, transfer_of_line
from lotbook.services.rows import locked, ref, require_version

COLUMNS = dict.fromkeys("order_line_id transfer_line_id quantity operation_id".split(), "bigint") | {
    "serial": "boolean",
    **dict.fromkeys("number maker_number expiry best_before carton pallet".split(), "text"),
}


@dataclass(frozen=True)
class NumbersAnnounced:
    """Where the notice stands now, by row id: on a line of an order, or of the receipt that it has."""

    order_line: int | None
    line: int | None
    announced: int


@dataclass(frozen=True)
class Target:
    """The line that a notice is for. column: by which it is named; of: the document, for words."""

    column: str
    line: int
    product_name: str
    tracking: Tracking
    step: Decimal
    today: date

    @property
    def ref(self) -> Ref:
        return Ref("PurchaseOrderLine" if self.column == "order_line_id" else "TransferLine", self.line)


@unit_of_work
async def announce_numbers(
    work: Work,
    line: Ref,
    rows: Sequence[AnnouncedRow],
    *,
    replace: bool = False,
    version: int | None = None,
) -> NumbersAnnounced:
    """Record what a vendor announces for a line, all or nothing.

    line: a PurchaseOrderLine, or a TransferLine of an open receipt; what is announced for a line of a confirmed
    order goes to its open receipt. replace: what was announced before goes. version: of the order or transfer
    that was read. Raises NotFound, StaleVersion, WrongState, NumbersInvalid or InvalidInput.
    """
    target = await target_of(work, line, version)
    require_takes_numbers(target.tracking, target.product_name)
    found = announced_by(rows, target.tracking, target.step, target.today)
    return await keep(work, target, found, replace=replace)


async def keep(work: Work, target: Target, found: Sequence[Announced], *, replace: bool) -> NumbersAnnounced:
    """Keep a notice for a line. Raises NumbersInvalid, InvalidInput."""
    if replace:
        await execute(f"DELETE FROM expected_number WHERE {target.column} = ?", target.line)
    await _require_fits(target, found)
    # Beside the event loop, which 50,000 numbers would hold.
    rows = await asyncio.to_thread(lambda: [_row(work, target, one) for one in found])
    await insert_rows("expected_number", COLUMNS, rows)
    count = f"SELECT count(*) AS count FROM expected_number WHERE {target.column} = ?"
    [counted] = await fetch(count, target.line)
    on_order = target.column == "order_line_id"
    return NumbersAnnounced(
        order_line=target.line if on_order else None,
        line=None if on_order else target.line,
        announced=counted["count"],
    )


async def target_of(work: Work, line: Ref, version: int | None) -> Target:
    """The line that a notice is for, its document locked; that of the open receipt of a confirmed order.

    Raises NotFound, StaleVersion, WrongState, InvalidInput.
    """
    if line.kind == "PurchaseOrderLine":
        return await _on_order(work, line.id, version)
    return target_on(*await awaiting(work, line.id, version), work.now)


async def _on_order(work: Work, line_id: int, version: int | None) -> Target:
    """The line of a draft, or the open receipt's of a confirmed order. Raises NotFound, WrongState."""
    found: Any = await PurchaseOrderLine.get_or_none(id=line_id)
    if found is None:
        raise NotFound(message="There is no such line.", field=("line",), sought=f"order line {line_id}")
    order: Any = await locked(PurchaseOrder, found.order_id, ("line",))
    if version is not None:
        await require_version(work, order, version)
    standing = Standing(ref(order), order.number, order.updated, order.updated_by_id)
    require_state(order.state, {OrderState.DRAFT, OrderState.CONFIRMED}, standing, "announce numbers for it")
    await execute(
        "UPDATE purchase_order SET version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        to_micros(work.now),
        work.actor.user_id,
        order.id,
    )
    if order.state is OrderState.CONFIRMED:
        return target_on(*await awaiting(work, await _open_line(line_id, order), None), work.now)
    product = await Product.get(id=found.product_id)
    site = await Warehouse.get(id=order.warehouse_id)
    work.about("PurchaseOrder", order.id)
    return Target(
        column="order_line_id",
        line=line_id,
        product_name=product.name,
        tracking=product.tracking,
        step=product.step,
        today=day_of(work.now, site.time_zone),
    )


async def _open_line(order_line: int, order: Any) -> int:
    """The line of the open receipt on which the rest of an order's line is expected. Raises InvalidInput."""
    row = await fetch_one(
        """SELECT line.id FROM transfer_line AS line
           JOIN transfer ON transfer.id = line.transfer_id AND transfer.state = 'READY'
           WHERE line.purchase_order_line_id = ? ORDER BY line.id LIMIT 1""",
        order_line,
    )
    if row is None:
        message = f"Nothing of this line of {order.number} is to come any more: it has no open receipt."
        raise invalid("line", InputFault.CONTRADICTION, message)
    return int(row["id"])


async def awaiting(work: Work, line_id: int, version: int | None) -> tuple[TransferAtWork, LineAtWork]:
    """A line of an open receipt, for which numbers are to be announced. Raises NotFound, StaleVersion,
    WrongState, InvalidInput."""
    transfer_id = await transfer_of_line(line_id)
    transfer = await open_for(work, transfer_id, "announce numbers for it")
    transfer.require_version(version)
    line = transfer.line(line_id)
    if not line.incoming:
        message = "Only goods that come from outside of our places are announced."
        raise invalid("line", InputFault.CONTRADICTION, message)
    await touch(work, transfer)
    return transfer, line


def target_on(transfer: TransferAtWork, line: LineAtWork, now: datetime) -> Target:
    """The line of a receipt."""
    return Target(
        column="transfer_line_id",
        line=line.id,
        product_name=line.product_name,
        tracking=line.tracking,
        step=line.step,
        today=transfer.today(now),
    )


async def _require_fits(target: Target, found: Sequence[Announced]) -> None:
    """Refuse what the line has from an earlier notice, too many numbers, and cartons that stand in two ways.

    Raises NumbersInvalid, InvalidInput.
    """
    known = await fetch(
        f"SELECT number, carton, pallet FROM expected_number WHERE {target.column} = ?", target.line
    )
    require_few(len(known) + len(found))
    serial = target.tracking is Tracking.SERIAL
    keys = ((row["number"],) if serial else (row["number"], row["carton"], row["pallet"]) for row in known)
    require_none_twice(announced_before(found, keys, target.tracking))
    if any(one.carton or one.pallet for one in found):
        sql = question("announced_cartons").replace("{column}", target.column)
        parent = "order_id" if target.column == "order_line_id" else "transfer_id"
        table = "purchase_order_line" if target.column == "order_line_id" else "transfer_line"
        standing = await fetch(sql.replace("{table}", table).replace("{parent}", parent), target.line)
        require_nested(
            [
                *((row["carton"], row["pallet"]) for row in standing),
                *((one.carton, one.pallet) for one in found),
            ]
        )


def _row(work: Work, target: Target, one: Announced) -> tuple[Any, ...]:
    on_order = target.column == "order_line_id"
    return (
        target.line if on_order else None,
        None if on_order else target.line,
        to_millionths(one.quantity),
        work.operation_id,
        target.tracking is Tracking.SERIAL,
        one.number,
        one.maker_number,
        one.expiry and one.expiry.isoformat(),
        one.best_before and one.best_before.isoformat(),
        one.carton,
        one.pallet,
    )
