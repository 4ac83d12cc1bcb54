"""What the slip of a delivery or a return says, read from the book as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from lotbook.documents.delivery import (
    DELIVERY,
    RETURN,
    TRANSFER,
    VENDOR_RETURN,
    DeliverySlip,
    Wording,
    delivery_slip_pdf,
)
from lotbook.documents.letterhead import Party
from lotbook.domain.words import LocationUsage, LotLayout, OperationKind, PaperSize, TransferState
from lotbook.ledger import figures
from lotbook.ledger.returns import reasons_of
from lotbook.models import Settings, Transfer, TransferLine
from lotbook.services.parties import our_company, party
from lotbook.web.corrected import corrections_of, with_corrected
from lotbook.web.drawing import Drawable, Number, each_alone, in_ranges
from lotbook.web.packed import packed_on
from lotbook.web.papers import moved_numbers, slip_line, slip_lines, with_facts


async def delivery_of(transfer_id: int) -> Drawable | None:
    """The slip of a delivery that is open or done; None for anything else. Lots only of one that is done, while
    the setting is on."""
    found = await _open_or_done(transfer_id, {OperationKind.DELIVERY: DELIVERY})
    if found is None:
        return None
    settings = await Settings.get(id=1)
    return await _drawable(*found, settings, tells_lots=settings.lots_on_delivery_slips)


async def return_slip_of(transfer_id: int) -> Drawable | None:
    """The slip of a return, from a customer or to a vendor, that is open or done; None for anything else."""
    returns = {OperationKind.RETURN: RETURN, OperationKind.VENDOR_RETURN: VENDOR_RETURN}
    found = await _open_or_done(transfer_id, returns)
    return None if found is None else await _drawable(*found, await Settings.get(id=1), tells_lots=True)


async def transfer_slip_of(transfer_id: int) -> Drawable | None:
    """The slip of a transfer to another warehouse that is open or done; None for anything else."""
    found = await _open_or_done(transfer_id, {OperationKind.INTERNAL: TRANSFER})
    if found is None or found[0].onward_to is None:
        return None
    return await _drawable(*found, await Settings.get(id=1), tells_lots=True)


async def _open_or_done(
    transfer_id: int, wordings: Mapping[OperationKind, Wording]
) -> tuple[Transfer, Wording] | None:
    transfer = await with_facts(transfer_id)
    if transfer is None or transfer.state is TransferState.CANCELLED:
        return None
    wording = wordings.get(transfer.operation_type.kind)
    return None if wording is None else (transfer, wording)


async def _drawable(
    transfer: Transfer, wording: Wording, settings: Settings, *, tells_lots: bool
) -> Drawable:
    lines = await slip_lines(transfer.id)
    ids = [line.id for line in lines]
    done = transfer.state is TransferState.DONE
    if done:
        numbers, delivered = await moved_numbers(transfer.id, ids)
    else:
        numbers, delivered = {}, await figures.received(ids)
    asides = [_outcome(line) if wording is RETURN else None for line in lines]
    shown = await with_corrected(
        lines,
        [
            replace(slip_line(line, delivered[line.id]), aside=aside)
            for line, aside in zip(lines, asides, strict=True)
        ],
        tells_lots=tells_lots,
    )
    packages = await packed_on(transfer.id, lines, done=done) if settings.packages else ()
    slip = replace(await _slip_of(transfer, settings), lines=shown, packages=packages, wording=wording)
    told = tuple(tuple(numbers[each]) if done and tells_lots else () for each in ids)
    return Drawable(slip.number, draw_delivery, (slip, told))


def _outcome(line: TransferLine) -> str:
    """What becomes of goods that a customer sends back."""
    if line.destination.usage is LocationUsage.SCRAP:
        return "To scrap"
    return "To a blocked place" if line.destination.blocked else "Back to stock"


def draw_delivery(slip: DeliverySlip, numbers: Sequence[Sequence[Number]], size: PaperSize) -> bytes:
    """The slip with its numbers as the setting has them."""
    together = each_alone if slip.layout is LotLayout.PER_LINE else in_ranges
    lines = [replace(line, numbers=together(found)) for line, found in zip(slip.lines, numbers, strict=True)]
    return delivery_slip_pdf(replace(slip, lines=tuple(lines)), size)


async def _slip_of(transfer: Transfer, settings: Settings) -> DeliverySlip:
    """All of the slip but its lines."""
    zone = ZoneInfo(transfer.warehouse.time_zone)
    done = transfer.state is TransferState.DONE
    sold, order = transfer.sales_order, transfer.sales_order or transfer.purchase_order
    partner = transfer.partner
    own = party(partner.name, partner) if partner else Party(name="")
    if transfer.onward_to and (warehouse := transfer.onward_to.warehouse):
        own = party(warehouse.name, warehouse)
    there = own
    if sold and partner and transfer.operation_type.kind is OperationKind.DELIVERY:
        there = party(partner.name, sold)
    backorder = await Transfer.get_or_none(backorder_of_id=transfer.id)
    arrival = await Transfer.filter(shipped_by_id=transfer.id).order_by("id").first()
    left = [] if backorder is None else await slip_lines(backorder.id)
    [reason] = await reasons_of([transfer.id])
    return DeliverySlip(
        company=await our_company(),
        warehouse=transfer.warehouse.name,
        customer=own,
        deliver_to=there,
        number=transfer.number,
        lines=(),
        due=transfer.due_on,
        delivered_at=transfer.validated.astimezone(zone) if done else None,
        delivered_by=transfer.validated_by.name if done and transfer.validated_by else "",
        order_number=order.number if order else None,
        ordered=order.created.astimezone(zone).date() if order else None,
        customer_reference=sold.customer_reference if sold else None,
        backorder=backorder.number if backorder else None,
        return_of=transfer.return_of.number if transfer.return_of else None,
        replaces=transfer.replaces.number if transfer.replaces else None,
        brought_in_by=arrival.number if arrival else None,
        reason=reason,
        remaining=tuple(slip_line(line) for line in left),
        layout=settings.lot_layout,
        corrections=await corrections_of(transfer),
    )
