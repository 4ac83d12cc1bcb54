"""Orders as the tests of ordering look at and change them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from lotbook.domain.absent import ABSENT
from lotbook.models import PurchaseOrder, PurchaseOrderLine, TransferLine
from lotbook.services import ordering
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock

FIRST = f"PO-{datetime.now(UTC).astimezone(ZoneInfo('Europe/Berlin')).year}-00001"
"""The number of the first order of the year."""


async def expected(receipt: int) -> dict[int, Decimal]:
    """What a transfer expects, by product."""
    return {line.product_id: line.expected for line in await TransferLine.filter(transfer_id=receipt)}


async def change(dock: Dock, order: int, *, lines=ABSENT, **header):
    version, facts = (await PurchaseOrder.get(id=order)).version, OrderHeader(**header)
    done = await ordering.update_order(dock.request(), PURCHASE, order, version, facts, lines)
    return done.outcome.order


async def line_ids(order: int) -> list[int]:
    return [line.id for line in await PurchaseOrderLine.filter(order_id=order).order_by("position")]
