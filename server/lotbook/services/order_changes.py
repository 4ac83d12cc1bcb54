"""The receipts of an order: opened when it is confirmed, and following it when it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.ordering import expected_after
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths, to_millionths
from lotbook.domain.refusals import InputFault, LineDifference, MoreThanLeft, invalid
from lotbook.domain.tracking import require_takes
from lotbook.domain.words import OperationKind
from lotbook.ledger import received
from lotbook.models import OperationType, Product, Transfer
from lotbook.services.announcing import forget
from lotbook.services.order_progress import close_order
from lotbook.services.transfers import (
    Expected,
    Header,
    add_lines,
    give_up,
    index_for_search,
    open_transfer,
    packed_columns,
)


@dataclass(frozen=True)
class LineChange:
    """How a line of an order changes. now: what it asks for, zero when it goes; before: in the stock unit, zero
    when it is new."""

    now: Expected
    before: Decimal

    @property
    def line(self) -> int:
        return self.now.order_line or 0

    @property
    def after(self) -> Decimal:
        return self.now.quantity


async def open_receipt(work: Work, order: Any, lines: Sequence[Expected]) -> int:
    """The receipt of an order, ready at once; its row id. Raises InvalidInput when nothing can receive it."""
    kind: Any = (
        await OperationType.filter(warehouse_id=order.warehouse_id, kind=OperationKind.RECEIPT, active=True)
        .order_by("id")
        .first()
    )
    if kind is None:
        message = "The warehouse has no operation type that receives goods."
        raise invalid("order", InputFault.CONTRADICTION, message)
    products = await Product.filter(id__in=[line.product for line in lines])
    for product in products:
        require_takes(kind.number_rule, product.tracking, ("order",))
    header = Header(
        operation_type=kind.id,
        warehouse=order.warehouse_id,
        source=kind.source_id,
        destination=kind.destination_id,
        due_on=order.expected_on,
        partner=order.vendor_id,
        purchase_order=order.id,
    )
    return await open_transfer(work, header, lines)


async def lock_receipts(order: int) -> list[Transfer]:
    """The open receipts of an order that is locked, locked as well."""
    sql = "SELECT id FROM transfer WHERE purchase_order_id = ? AND state = 'READY' ORDER BY id {lock}"
    ids = [row["id"] for row in await fetch(sql, order)]
    return await Transfer.filter(id__in=ids).order_by("id") if ids else []


async def require_not_below_received(changes: Sequence[LineChange]) -> dict[int, Decimal]:
    """What was received of each line so far; the receipts are locked.

    Raises MoreThanLeft when a line would order less than was received or scanned already.
    """
    lines = [change.line for change in changes]
    came, scanned = await received.of_order_lines(lines), await _scanned(lines)
    short = []
    for change in changes:
        here = came[change.line] + scanned.get(change.line, ZERO)
        if change.after < min(here, change.before):
            short.append(
                LineDifference(
                    line=change.line,
                    of="PurchaseOrderLine",
                    product=change.now.product,
                    given=change.after,
                    permitted=here,
                )
            )
    if short:
        first = format_quantity(short[0].permitted)
        message = f"{first} of it came or were scanned already; less cannot be ordered."
        raise MoreThanLeft(message=message, field=("lines",), lines=short[:100])
    return came


async def _scanned(lines: list[int]) -> dict[int, Decimal]:
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT transfer_line.purchase_order_line_id AS line, sum(transfer_entry.quantity) AS quantity
            FROM transfer_line JOIN transfer_entry ON transfer_entry.line_id = transfer_line.id
            JOIN transfer ON transfer.id = transfer_line.transfer_id
            WHERE transfer_line.purchase_order_line_id {condition} AND transfer.state = 'READY'
            GROUP BY transfer_line.purchase_order_line_id""",
        values,
    )
    return {row["line"]: from_millionths(int(row["quantity"])) for row in rows}


async def adjust_receipts(
    work: Work,
    order: Any,
    receipts: Sequence[Transfer],
    changes: Sequence[LineChange],
    came: dict[int, Decimal],
) -> None:
    """Bring the open receipts to what the order says by now; without one, a new one takes what is to come.

    order: as it is now; came: received so far, by line.
    """
    new: list[Expected] = []
    open_lines = await _open_lines([change.line for change in changes])
    for change in changes:
        lines = open_lines[change.line]
        await _count_alike(lines, change.now)
        if change.before == change.after:
            continue
        open_still = sum((quantity for _, quantity in lines), ZERO)
        received_so_far = came.get(change.line, ZERO)
        expected = expected_after(
            change.before, change.after, open_still=open_still, received=received_so_far
        )
        if lines:
            await _expect(lines, expected)
        elif expected > ZERO:
            new.append(replace(change.now, quantity=expected))
    if new and receipts:
        first: Any = receipts[0]
        await add_lines(first.id, first.source_id, first.destination_id, new)
    elif new:
        await open_receipt(work, order, new)
    for receipt in receipts:
        await _touch(work, receipt.id, order.expected_on)
        if not await _awaits_anything(receipt.id):
            await give_up(work, receipt)
    await close_order(work, order.id)


async def _open_lines(order_lines: list[int]) -> dict[int, list[tuple[int, Decimal]]]:
    """Lines of open receipts with what they expect, by line of the order."""
    condition, values = among(order_lines)
    rows = await fetch(
        f"""SELECT transfer_line.id, transfer_line.expected,
              transfer_line.purchase_order_line_id AS order_line
            FROM transfer_line JOIN transfer ON transfer.id = transfer_line.transfer_id
            WHERE transfer_line.purchase_order_line_id {condition} AND transfer.state = 'READY'
            ORDER BY transfer_line.id""",
        values,
    )
    found: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for row in rows:
        found[row["order_line"]].append((row["id"], from_millionths(row["expected"])))
    return found


async def _count_alike(lines: Sequence[tuple[int, Decimal]], ordered: Expected) -> None:
    """Let lines of open receipts count in the unit or packaging that the order has by now."""
    condition, values = among([line for line, _ in lines])
    columns = {"unit_id": ordered.unit} | packed_columns(ordered.packed)
    assignments = ", ".join(f"{name} = ?" for name in columns)
    await execute(f"UPDATE transfer_line SET {assignments} WHERE id {condition}", *columns.values(), values)


async def _expect(lines: Sequence[tuple[int, Decimal]], quantity: Decimal) -> None:
    """Share a quantity over lines: each keeps what it expects while some is left, the last takes the rest."""
    left = quantity
    for place, (line, expected) in enumerate(lines, 1):
        share = left if place == len(lines) else min(left, expected)
        left -= share
        await execute("UPDATE transfer_line SET expected = ? WHERE id = ?", to_millionths(share), line)


async def delete_lines(order_lines: list[int]) -> None:
    """Take lines from an order of which nothing has come; finished receipts keep their own lines."""
    await forget(order_lines)
    condition, values = among(order_lines)
    await execute(
        f"""DELETE FROM transfer_line WHERE purchase_order_line_id {condition}
              AND transfer_id IN (SELECT id FROM transfer WHERE state = 'READY')""",
        values,
    )
    finished = "UPDATE transfer_line SET purchase_order_line_id = NULL WHERE purchase_order_line_id"
    await execute(f"{finished} {condition}", values)
    await execute(f"DELETE FROM purchase_order_line WHERE id {condition}", values)


async def _touch(work: Work, receipt: int, due_on: date) -> None:
    await execute(
        "UPDATE transfer SET due_on = ?, version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        due_on.isoformat(),
        to_micros(work.now),
        work.actor.user_id,
        receipt,
    )
    await index_for_search(receipt)


async def _awaits_anything(receipt: int) -> bool:
    sql = """SELECT 1 WHERE EXISTS (SELECT 1 FROM transfer_line WHERE transfer_id = ? AND expected > 0)
        OR EXISTS (SELECT 1 FROM transfer_entry WHERE transfer_id = ?)"""
    return await fetch_value(sql, receipt, receipt) is not None
