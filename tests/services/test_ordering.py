"""An order is written, confirmed, changed and given up; its receipt follows."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.words import OrderState, TransferState
from lotbook.models import PurchaseOrder, Transfer, TransferLine
from tests.dock import Dock


async def test_a_confirmed_order_has_a_receipt_ready_at_once(dock: Dock) -> None:
    order = await dock.order((dock.radio, 20), (dock.flour, "12.5"))
    receipt = await dock.confirm(order)
    row = await PurchaseOrder.get(id=order)
    transfer = await Transfer.get(id=receipt).prefetch_related("source", "destination")
    lines = await TransferLine.filter(transfer_id=receipt).order_by("position")
    assert (row.number, row.state, row.version) == ("PO-2026-00001", OrderState.CONFIRMED, 2)
    assert (transfer.number, transfer.state) == ("WH1/IN/00001", TransferState.READY)
    assert (transfer.source.path, transfer.destination.path) == ("Vendors", "WH1/Stock")
    assert transfer.due_on == row.expected_on
    assert [(line.product_id, line.expected) for line in lines] == [
        (dock.radio, Decimal(20)),
        (dock.flour, Decimal("12.5")),
    ]
    assert transfer.search_key.split("\n") == [
        *("wh1/in/00001", "mill & sons", "po-2026-00001", "flour", "flour", "radio", "radio")
    ]
