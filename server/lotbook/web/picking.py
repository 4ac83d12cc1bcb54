"""What the picking list of a transfer says, read from the book as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents.picking import Pick, PickingList, Stop, picking_list_pdf
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import OperationKind, TransferState
from lotbook.ledger import reservations
from lotbook.models import ProductBarcode, Reservation, Transfer, TransferLine
from lotbook.services.parties import our_company, party
from lotbook.web.drawing import Drawable
from lotbook.web.papers import slip_line, slip_lines, with_facts

PICKED_FOR = (OperationKind.DELIVERY, OperationKind.INTERNAL, OperationKind.VENDOR_RETURN)


async def picking_list_of(transfer_id: int) -> Drawable | None:
    """The list of an open transfer that takes goods from our places; None for anything else."""
    transfer = await with_facts(transfer_id)
    if transfer is None or transfer.operation_type.kind not in PICKED_FOR:
        return None
    if transfer.state is not TransferState.READY or transfer.shipped_by_id is not None:
        return None
    lines = await slip_lines(transfer_id)
    rows: list[Any] = await Reservation.filter(transfer_id=transfer_id).select_related(
        "location", "lot", "product__unit", "package"
    )
    told = await _list_of(transfer, await stops_of(rows, lines), await missing_of(lines))
    return Drawable(transfer.number, picking_list_pdf, (told,))


async def _list_of(
    transfer: Transfer, stops: tuple[Stop, ...], missing: Iterable[tuple[TransferLine, Decimal]]
) -> PickingList:
    customer, order = transfer.partner, transfer.sales_order
    return PickingList(
        company=await our_company(),
        warehouse=transfer.warehouse.name,
        partner=party(customer.name, order or customer) if customer else None,
        number=transfer.number,
        due=transfer.due_on,
        changed=transfer.updated.astimezone(ZoneInfo(transfer.warehouse.time_zone)),
        stops=stops,
        order_number=order.number if order else None,
        missing=tuple(replace(slip_line(line), expected=lacking) for line, lacking in missing),
    )


async def stops_of(rows: list[Any], lines: list[TransferLine]) -> tuple[Stop, ...]:
    """What is promised and not picked, place by place on the way through the warehouse."""
    picked = dict(zip(rows, await reservations.picked([row.id for row in rows]), strict=True))
    position = {line.id: line.position for line in lines}
    left = [row for row in rows if row.quantity > picked[row]]
    left.sort(
        key=lambda row: (
            *(row.location.walking_order, row.location.path, position[row.transfer_line_id]),
            *(row.package.number if row.package else "", row.lot.number if row.lot else "", row.id),
        )
    )
    codes = await _codes({row.product_id for row in left if row.lot is None})
    return tuple(
        Stop(
            place=place.path,
            code=place.barcode,
            picks=tuple(_pick(row, row.quantity - picked[row], codes) for row in of_place),
        )
        for place, of_place in groupby(left, key=lambda row: row.location)
    )


def _pick(row: Any, quantity: Decimal, codes: Mapping[int, str]) -> Pick:
    return Pick(
        product_name=row.product.name,
        sku=row.product.sku,
        unit=row.product.unit.symbol,
        quantity=quantity,
        number=row.lot.number if row.lot else None,
        serial=row.lot is not None and row.lot.serial,
        expiry=row.lot.expiry if row.lot else None,
        best_before=row.lot.best_before if row.lot else None,
        code=row.lot.number if row.lot else codes.get(row.product_id),
        package=row.package.number if row.package else None,
    )


async def _codes(products: set[int]) -> dict[int, str]:
    """A code of each product that means one of it."""
    rows: list[Any] = await ProductBarcode.filter(product_id__in=products, packaging_id=None).order_by("-id")
    # A GTIN of 13 digits is kept as 14.
    return {row.product_id: row.code.removeprefix("0") if row.kind == "GTIN" else row.code for row in rows}


async def missing_of(lines: list[TransferLine]) -> list[tuple[TransferLine, Decimal]]:
    """What is expected of each line and promised to none."""
    promised = await reservations.sums([line.id for line in lines])
    lacking = [(line, line.expected - promised.get(line.id, ZERO)) for line in lines]
    return [(line, quantity) for line, quantity in lacking if quantity > 0]
