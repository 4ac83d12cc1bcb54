"""The receipt or delivery of an order was given up: it is made anew, of what has not moved yet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import Ref, StaleVersion, WrongState
from lotbook.domain.words import OrderState
from lotbook.ledger import announced, order_progress
from lotbook.ledger.money import BOUGHT, SOLD
from lotbook.models import PurchaseOrder, SalesOrder, SalesOrderLine, StockMoveLine, Transfer
from lotbook.services import announcing, giving_up, ordering
from lotbook.services.correcting import Correction
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.ordering import OrderHeader
from lotbook.services.returning import create_return
from tests.dock import Dock
from tests.scenarios.telling import OPERATOR, correct, scan
from tests.services.ordered import change, expected, line_ids


async def give_up(dock: Dock, transfer: int) -> None:
    await giving_up.cancel_transfer(dock.request(), transfer, await dock.version_of(transfer), "wrong day")


async def make(dock: Dock, order: int, side: Side = PURCHASE) -> int:
    row = await side.order.get(id=order)
    done = await ordering.make_transfer(dock.request(), side, order, row.version)
    [made] = done.outcome.transfers
    return made


async def test_what_was_given_up_of_either_side_is_made_anew(dock: Dock):
    bought = await dock.order((dock.radio, 20), (dock.flour, "12.5"))
    sold = await dock.sale((dock.bag, 3))
    assert (await order_progress.not_under_way(BOUGHT), await order_progress.not_under_way(SOLD)) == ({}, {})
    receipt, delivery = await dock.confirm(bought), await dock.confirm(sold, SALES)
    assert (await order_progress.not_under_way(BOUGHT), await order_progress.not_under_way(SOLD)) == ({}, {})
    await give_up(dock, receipt)
    await give_up(dock, delivery)
    assert await order_progress.not_under_way(BOUGHT) == {bought: 2}
    assert await order_progress.not_under_way(SOLD, [sold]) == {sold: 1}
    assert await order_progress.not_under_way(SOLD, [sold + 1]) == {}
    assert await expected(await make(dock, bought)) == {dock.radio: Decimal(20), dock.flour: Decimal("12.5")}
    assert await expected(await make(dock, sold, SALES)) == {dock.bag: Decimal(3)}
    assert (await order_progress.not_under_way(BOUGHT), await order_progress.not_under_way(SOLD)) == ({}, {})


async def test_sent_twice_it_is_made_once_and_a_second_wish_is_refused(dock: Dock):
    order = await dock.order((dock.bag, 4))
    await give_up(dock, await dock.confirm(order))
    version, request = (await PurchaseOrder.get(id=order)).version, dock.request("makeReceipt")
    first = await ordering.make_transfer(request, PURCHASE, order, version)
    again = await ordering.make_transfer(request, PURCHASE, order, version)
    assert (again.replayed, again.outcome) == (True, first.outcome)
    with pytest.raises(StaleVersion):
        await ordering.make_transfer(dock.request(), PURCHASE, order, version)
    [made] = first.outcome.transfers
    with pytest.raises(WrongState) as refused:
        await make(dock, order)
    assert refused.value.current == Ref("Transfer", made)
    assert "WH1/IN/00002 is open already" in refused.value.message
    assert await Transfer.filter(purchase_order_id=order).count() == 2


async def test_only_a_confirmed_order_has_one(dock: Dock):
    order = await dock.order((dock.bag, 4))
    with pytest.raises(WrongState, match="not confirmed yet"):
        await make(dock, order)
    await ordering.cancel_order(dock.request(), PURCHASE, order, 1, "sold out")
    with pytest.raises(WrongState, match="is cancelled"):
        await make(dock, order)
    assert await Transfer.all().count() == 0


async def test_it_takes_what_is_left_after_goods_went_back(dock: Dock):
    """The receipt brought 3 of 5, all of which were returned; then the backorder was given up."""
    order = await dock.order((dock.radio, 5))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1 x 3")
    backorder = await dock.validate(receipt)
    await create_return(dock.request(), receipt, at_once=True, reason="damp")
    await give_up(dock, backorder)
    assert await order_progress.not_under_way(BOUGHT) == {order: 1}
    assert await expected(await make(dock, order)) == {dock.radio: Decimal(5)}


async def test_where_a_corrected_return_leaves_nothing_missing_nothing_waits(dock: Dock):
    await dock.received(dock.flour, "L-1", 5)
    order = await dock.sale((dock.flour, 5))
    delivery = await dock.confirm(order, SALES)
    await scan(dock, delivery, "L-1", line=await dock.line_of(delivery, dock.flour), quantity=Decimal(3))
    backorder = await dock.validate(delivery)
    returned = (await create_return(dock.request(), delivery, at_once=True, reason="damp")).outcome.transfer
    await give_up(dock, backorder)
    ordered = await SalesOrderLine.get(order_id=order)
    assert await order_progress.not_under_way(SOLD) == {order: 1}
    version = (await SalesOrder.get(id=order)).version
    three = [OrderLineGiven(dock.flour, Decimal(3), line=ordered.id)]
    await ordering.update_order(dock.request(), SALES, order, version, OrderHeader(), three)
    [came] = await StockMoveLine.filter(transfer_line_id=await dock.line_of(returned, dock.flour))
    await correct(dock, Correction(move_line=came.id, right_quantity=Decimal(0)))
    assert (await SalesOrder.get(id=order)).state is OrderState.CONFIRMED
    assert await order_progress.not_under_way(SOLD) == {}
    with pytest.raises(WrongState, match="left for a delivery"):
        await make(dock, order, SALES)


async def test_what_was_announced_is_announced_on_the_receipt_made_anew(dock: Dock):
    order = await dock.order((dock.radio, 4), (dock.bag, 2))
    receipt = await dock.confirm(order)
    line = await dock.line_of(receipt, dock.radio)
    rows = [announcing.AnnouncedRow(range="SN-1 x 3"), announcing.AnnouncedRow(range="SN-9")]
    await announcing.announce_numbers(dock.request(actor=OPERATOR), Ref("TransferLine", line), rows)
    await give_up(dock, receipt)
    again = await make(dock, order)
    await give_up(dock, again)
    [found] = await announced.verifications([await dock.line_of(await make(dock, order), dock.radio)])
    assert found is not None
    assert (found.announced, found.matched) == (4, 0)


async def test_a_changed_order_that_gets_a_receipt_has_what_was_announced_too(dock: Dock):
    order = await dock.order((dock.radio, 4))
    receipt = await dock.confirm(order)
    line = await dock.line_of(receipt, dock.radio)
    rows = [announcing.AnnouncedRow(range="SN-1 x 3")]
    await announcing.announce_numbers(dock.request(actor=OPERATOR), Ref("TransferLine", line), rows)
    await give_up(dock, receipt)
    [ordered] = await line_ids(order)
    await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(6), line=ordered)])
    new = await Transfer.get(purchase_order_id=order, state="READY")
    [found] = await announced.verifications([await dock.line_of(new.id, dock.radio)])
    assert found is not None and found.announced == 3
