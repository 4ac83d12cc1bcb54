"""What labels and slips say, read from the book as it is now."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.db.engine import fetch
from lotbook.documents import words
from lotbook.documents.labels import Label, NumberKind
from lotbook.documents.slip import Party, ReceiptSlip, SlipLine
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import OperationKind, Tracking, TransferState
from lotbook.ledger.sql import question
from lotbook.models import Lot, Partner, PurchaseOrder, Settings, Transfer, TransferEntry, TransferLine
from lotbook.web.drawing import Number

MOST_LABELS = 10_000
ROWS_AT_ONCE = 500  # so that the event loop is never held long


@dataclass(frozen=True)
class SlipData:
    """A slip whose numbers are still to be put together; numbers: for each of its lines."""

    slip: ReceiptSlip
    numbers: tuple[tuple[Number, ...], ...]


async def labelled(kind: str, row_id: int) -> str | None:
    """What the labels of a Transfer, TransferLine, Entry or Lot are named after; None when it is not there."""
    if kind == "Lot":
        lot = await Lot.get_or_none(id=row_id)
        return lot.number if lot else None
    if kind == "Entry":
        entry = await TransferEntry.get_or_none(id=row_id)
        return (entry.number or "entry") if entry else None
    if kind == "TransferLine":
        line = await TransferLine.get_or_none(id=row_id).select_related("product")
        return line.product.sku if line else None
    transfer = await Transfer.get_or_none(id=row_id) if kind == "Transfer" else None
    return transfer.number if transfer else None


async def labels_of(kind: str, row_id: int, copies: int) -> list[Label]:
    """Labels of all numbers of a Transfer, TransferLine, Entry or Lot that is there.

    Before validation those of its entries, afterwards of the lots it moved. Raises CannotPrint for too many.
    """
    rows = await _label_rows(kind, row_id)
    if len(rows) * copies > MOST_LABELS:
        message = f"More than {MOST_LABELS:,} labels at once cannot be printed; print them line by line."
        raise CannotPrint(message=message)
    return [_label(row, copies) async for row in _in_turns(rows)]


async def _label_rows(kind: str, row_id: int) -> list[dict[str, Any]]:
    if kind == "Lot":
        return await fetch(question("labels_of_lots").replace("{lots}", "?"), row_id, 1)
    if kind == "Entry":
        return await _of_entries("id", row_id)
    if kind == "Transfer":
        transfer = await Transfer.get(id=row_id)
        lines, entries = "transfer_id", "transfer_id"
    else:
        transfer = await Transfer.get(lines__id=row_id)
        lines, entries = "id", "line_id"
    if transfer.state is not TransferState.DONE:
        return await _of_entries(entries, row_id)
    moved = f"SELECT lot_id FROM ({question('lots_moved').replace('{of}', lines)}) AS moved"
    return await fetch(question("labels_of_lots").replace("{lots}", moved), row_id, MOST_LABELS + 1)


async def _of_entries(column: str, row_id: int) -> list[dict[str, Any]]:
    return await fetch(question("labels_of_entries").replace("{of}", column), row_id, MOST_LABELS + 1)


def _label(row: dict[str, Any], copies: int) -> Label:
    serial = Tracking(row["tracking"]) is Tracking.SERIAL
    entered = row["entered_quantity"]
    amount = (
        None if serial or entered is None else f"{words.amount(from_millionths(entered))} {row['symbol']}"
    )
    return Label(
        product_name=row["product_name"],
        sku=row["sku"],
        number=row["number"],
        kind=NumberKind.SERIAL if serial else NumberKind.LOT,
        gtin=row["gtin"],
        expiry=_day(row["expiry"]),
        best_before=_day(row["best_before"]),
        production=_day(row["production"]),
        batch=row["batch"] if serial else None,
        quantity=amount,
        copies=copies,
        lot=row["lot_id"],
    )


async def slip_of(transfer_id: int) -> SlipData | None:
    """The slip of a receipt that is done; None for anything else."""
    transfer = await Transfer.get_or_none(id=transfer_id).select_related(
        "operation_type", "warehouse", "partner", "validated_by", "purchase_order"
    )
    if transfer is None or transfer.state is not TransferState.DONE:
        return None
    if transfer.operation_type.kind is not OperationKind.RECEIPT:
        return None
    lines = (
        await TransferLine.filter(transfer_id=transfer_id)
        .order_by("position")
        .select_related("product__unit", "packaging")
    )
    numbers: dict[int, list[Number]] = {line.id: [] for line in lines}
    received = dict.fromkeys(numbers, ZERO)
    moved = question("lots_moved").replace("{of}", "transfer_id")
    rows = await fetch(question("slip_numbers").replace("{moved}", moved), transfer_id)
    async for row in _in_turns(rows):
        quantity = from_millionths(row["quantity"])
        received[row["line_id"]] += quantity
        if row["number"] is not None:
            number = Number(row["number"], quantity, _day(row["expiry"]), _day(row["best_before"]))
            numbers[row["line_id"]].append(number)
    shown = tuple(
        SlipLine(
            product_name=line.product.name,
            sku=line.product.sku,
            unit=line.product.unit.symbol,
            expected=line.expected,
            received=received[line.id],
            packaging=(line.packaging.name, line.per_packaging) if line.packaging else None,
        )
        for line in lines
    )
    backorder = await Transfer.get_or_none(backorder_of_id=transfer_id)
    slip = _slip(transfer, await Settings.get(id=1), shown, backorder.number if backorder else None)
    return SlipData(slip, tuple(tuple(numbers[line.id]) for line in lines))


def _slip(
    transfer: Transfer, company: Settings, lines: tuple[SlipLine, ...], backorder: str | None
) -> ReceiptSlip:
    zone = ZoneInfo(transfer.warehouse.time_zone)
    order: PurchaseOrder | None = transfer.purchase_order
    vendor: Partner | None = transfer.partner
    return ReceiptSlip(
        company=_party(company.company_name, company),
        warehouse=transfer.warehouse.name,
        vendor=_party(vendor.name, vendor) if vendor else Party(name=""),
        number=transfer.number,
        lines=lines,
        received_at=transfer.validated.astimezone(zone),
        received_by=transfer.validated_by.name if transfer.validated_by else "",
        order_number=order.number if order else None,
        ordered=order.created.astimezone(zone).date() if order else None,
        expected=transfer.due_on,
        vendor_reference=order.vendor_reference if order else None,
        backorder=backorder,
    )


def _party(name: str, address: Settings | Partner) -> Party:
    city = " ".join(part for part in (address.postal_code, address.city) if part)
    return Party(name=name, lines=tuple(line for line in (address.street, city, address.country) if line))


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


async def _in_turns(rows: Sequence[dict[str, Any]]) -> AsyncIterator[dict[str, Any]]:
    """The rows, with a turn for everyone else after each few hundred."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        for row in rows[start : start + ROWS_AT_ONCE]:
            yield row
        await asyncio.sleep(0)
