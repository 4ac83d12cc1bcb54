"""What slips say, read from the book as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from lotbook.db.engine import fetch
from lotbook.documents.goods import SlipLine
from lotbook.documents.letterhead import Party
from lotbook.documents.receipt import ReceiptSlip
from lotbook.domain.quantities import ZERO, UnitKind, from_millionths
from lotbook.domain.words import OperationKind, TransferState
from lotbook.ledger.shipped_as import shipped_as
from lotbook.ledger.sql import question
from lotbook.models import Lot, Partner, PurchaseOrder, Settings, Transfer, TransferLine
from lotbook.services.label_contents import in_turns
from lotbook.services.parties import our_company, party
from lotbook.web.corrected import corrections_of, with_corrected
from lotbook.web.drawing import Drawable, Number, draw_slip


async def slip_of(transfer_id: int) -> Drawable | None:
    """The slip of a receipt that is done; None for anything else."""
    transfer = await with_facts(transfer_id)
    if transfer is None or transfer.state is not TransferState.DONE:
        return None
    if transfer.operation_type.kind is not OperationKind.RECEIPT:
        return None
    lines = await slip_lines(transfer_id)
    numbers, received = await moved_numbers(transfer_id, [line.id for line in lines])
    shown = await with_corrected(lines, [slip_line(line, received[line.id]) for line in lines])
    backorder = await Transfer.get_or_none(backorder_of_id=transfer_id)
    slip = head_of(transfer, await our_company(), shown, backorder.number if backorder else None)
    slip = replace(slip, corrections=await corrections_of(transfer))
    return Drawable(slip.number, draw_slip, (slip, tuple(tuple(numbers[line.id]) for line in lines)))


async def moved_numbers(
    transfer_id: int, lines: Iterable[int]
) -> tuple[dict[int, list[Number]], dict[int, Decimal]]:
    """What a transfer moved, by line: the numbers, and how much."""
    numbers: dict[int, list[Number]] = {line: [] for line in lines}
    moved = dict.fromkeys(numbers, ZERO)
    dated = (await Settings.get(id=1)).expiry_dates
    bore = await _numbers_shipped(transfer_id)
    by_lot = question("lots_moved").replace("{of}", "transfer_id")
    rows = await fetch(question("slip_numbers").replace("{moved}", by_lot), transfer_id)
    async for row in in_turns(rows):
        quantity = from_millionths(row["quantity"])
        moved[row["line_id"]] += quantity
        if row["number"] is not None:
            dates = (day(row["expiry"]), day(row["best_before"])) if dated else (None, None)
            on_goods = ", ".join(bore.get(row["lot_id"]) or [row["number"]])
            numbers[row["line_id"]].append(Number(on_goods, quantity, *dates))
    return numbers, moved


async def _numbers_shipped(transfer_id: int) -> dict[int, list[str]]:
    """Numbers that goods of a transfer bore as they left, by lots that are called otherwise since: a slip that is
    printed again says what went along with the goods."""
    labels = (await shipped_as([transfer_id])).get(transfer_id, {})
    wanted = {lot for shipped in labels.values() for lot in shipped}
    called = dict(await Lot.filter(id__in=wanted).values_list("id", "number")) if wanted else {}
    return {now: [called[lot] for lot in shipped] for now, shipped in labels.items()}


async def with_facts(transfer_id: int) -> Transfer | None:
    """A transfer with all that stands at the head of its papers."""
    return await Transfer.get_or_none(id=transfer_id).select_related(
        "operation_type",
        "warehouse",
        "partner",
        "validated_by",
        "updated_by",
        "purchase_order",
        "sales_order",
        "return_of",
        "replaces",
        "onward_to__warehouse",
    )


async def slip_lines(transfer_id: int) -> list[TransferLine]:
    """Its lines with what papers say of them."""
    lines = TransferLine.filter(transfer_id=transfer_id).order_by("position")
    return await lines.select_related("product__unit", "packaging", "unit", "destination")


def slip_line(line: TransferLine, moved: Decimal = ZERO) -> SlipLine:
    """A line with how much of it moved; its numbers are still to be put together."""
    return SlipLine(
        product_name=line.product.name,
        sku=line.product.sku,
        unit=line.product.unit.symbol,
        expected=line.expected,
        moved=moved,
        packaging=packaging_of(line),
        other_unit=other_unit_of(line),
    )


def packaging_of(line: TransferLine) -> tuple[str, Decimal] | None:
    """The packaging that a line was ordered in, with what is in one of it; a dozen is one, too."""
    if line.packaging:
        return line.packaging.name, line.per_packaging
    symbol, one = _in_stock_units(line)
    return (symbol, one) if _like_packaging(line, one) else None


def other_unit_of(line: TransferLine) -> tuple[str, Decimal] | None:
    """Another unit that a line was ordered in, with how much one of it is; a measured one, such as a pound."""
    symbol, one = _in_stock_units(line)
    return None if line.packaging or one == 1 or _like_packaging(line, one) else (symbol, one)


def _like_packaging(line: TransferLine, one: Decimal) -> bool:
    return line.unit.kind is UnitKind.COUNTED and one > 1 and one == one.to_integral_value()


def _in_stock_units(line: TransferLine) -> tuple[str, Decimal]:
    ordered, stock = line.unit, line.product.unit
    one = Decimal(ordered.numerator * stock.denominator) / (ordered.denominator * stock.numerator)
    return ordered.symbol, one


def head_of(
    transfer: Transfer, company: Party, lines: tuple[SlipLine, ...], backorder: str | None
) -> ReceiptSlip:
    """What papers of a transfer say at their head; of one that is open by whom and when it was changed last."""
    by = transfer.validated_by if transfer.state is TransferState.DONE else transfer.updated_by
    zone = ZoneInfo(transfer.warehouse.time_zone)
    order: PurchaseOrder | None = transfer.purchase_order
    vendor: Partner | None = transfer.partner
    return ReceiptSlip(
        company=company,
        warehouse=transfer.warehouse.name,
        vendor=party(vendor.name, vendor) if vendor else Party(name=""),
        number=transfer.number,
        lines=lines,
        received_at=(
            transfer.validated if transfer.state is TransferState.DONE else transfer.updated
        ).astimezone(zone),
        received_by=by.name if by else "",
        order_number=order.number if order else None,
        ordered=order.created.astimezone(zone).date() if order else None,
        expected=transfer.due_on,
        vendor_reference=order.vendor_reference if order else None,
        backorder=backorder,
    )


def day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
