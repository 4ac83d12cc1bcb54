"""What the sheet of a manufacturing order says, read from the book as it is now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents.order_sheet import OrderSheet, Output, order_sheet_pdf
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import ManufacturingState, OperationKind, Tracking, TransferState
from lotbook.models import ManufacturingOrder, Reservation, Transfer, TransferLine
from lotbook.services.parties import our_company
from lotbook.web.drawing import Drawable
from lotbook.web.papers import slip_line, slip_lines
from lotbook.web.picking import missing_of, stops_of


async def order_sheet_of(order_id: int) -> Drawable | None:
    """The sheet of an order that is confirmed and not finished; None for anything else."""
    order: Any = await ManufacturingOrder.get_or_none(id=order_id).select_related("warehouse", "bill")
    if order is None or order.state is not ManufacturingState.CONFIRMED:
        return None
    taken = await _open_lines(order_id, OperationKind.CONSUMPTION)
    rows: list[Any] = await Reservation.filter(
        transfer_line_id__in=[each.id for each in taken]
    ).select_related("location", "lot", "product__unit", "package")
    told = OrderSheet(
        company=await our_company(),
        warehouse=order.warehouse.name,
        number=order.number,
        revision=order.bill.revision,
        due=order.due_on,
        changed=order.updated.astimezone(ZoneInfo(order.warehouse.time_zone)),
        outputs=await _outputs(order_id),
        stops=await stops_of(rows, taken),
        missing=tuple(
            replace(slip_line(each), expected=lacking) for each, lacking in await missing_of(taken)
        ),
    )
    return Drawable(order.number, order_sheet_pdf, (told,))


async def _open_lines(order: int, kind: OperationKind) -> list[TransferLine]:
    open_ones = await Transfer.filter(
        manufacturing_order_id=order, state=TransferState.READY, operation_type__kind=kind
    ).order_by("id")
    return [each for transfer in open_ones for each in await slip_lines(transfer.id)]


async def _outputs(order: int) -> tuple[Output, ...]:
    """What is still to come out."""
    lines = await _open_lines(order, OperationKind.MANUFACTURING)
    return tuple(
        Output(slip_line(each), each.product.tracking is not Tracking.NONE)
        for each in lines
        if each.expected > ZERO
    )
