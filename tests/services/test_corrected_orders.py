"""A receipt or delivery is corrected: what is open of its order expects just what is missing by now, and more than was
ordered is asked about as it is in a scan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lotbook.domain.refusals import OverReceipt, WrongState
from lotbook.domain.words import BackorderDecision, OrderState, TransferState
from lotbook.ledger import order_progress
from lotbook.ledger.money import BOUGHT
from lotbook.models import PurchaseOrder, SalesOrder, StockMoveLine, Transfer
from lotbook.services import ordering
from lotbook.services.correcting import Correction
from lotbook.services.order_sides import PURCHASE, SALES
from tests.dock import Dock
from tests.scenarios.telling import assign, correct, posted_line, quantity, refused, validate
from tests.services.ordered import change, expected, line_ids


async def right(
    dock: Dock, product: int, number: str | None, much: int, to: str = "WH1/Stock", **how: bool
) -> None:
    """Of the last posted line, so much was right."""
    lines = (
        StockMoveLine.filter(product_id=product, lot__number=number)
        if number
        else StockMoveLine.filter(product_id=product)
    )
    line = await lines.filter(corrects=None, destination__path=to).order_by("-id").first()
    await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(much), **how))


async def bring(dock: Dock, receipt: int, product: int, much: int, number: str | None = None) -> None:
    line = await dock.line_of(receipt, product)
    if number is None:
        await quantity(dock, receipt, line, much)
    else:
        await assign(dock, line, f"{number} x {much}" if product == dock.flour else number)


async def state_of(order: int) -> OrderState:
    return (await PurchaseOrder.get(id=order)).state


async def test_a_backorder_expects_what_is_missing_by_now_and_no_more(dock: Dock) -> None:
    order = await dock.order((dock.flour, 20), (dock.bag, 10), (dock.radio, 6))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.flour, 2, "F-1")
    await bring(dock, receipt, dock.bag, 10)
    await bring(dock, receipt, dock.radio, 5, "SN-1 x 5")
    backorder = (await validate(dock, receipt, backorder=BackorderDecision.CREATE)).backorder
    assert await expected(backorder) == {dock.flour: 18, dock.radio: 1}
    await right(dock, dock.flour, "F-1", 5)
    await right(dock, dock.bag, None, 9)
    assert await expected(backorder) == {dock.flour: 15, dock.radio: 1, dock.bag: 1}
    async with refused(OverReceipt):
        await bring(dock, backorder, dock.flour, 18, "F-2")
    await bring(dock, backorder, dock.flour, 15, "F-2")
    await bring(dock, backorder, dock.radio, 1, "SN-9")
    await bring(dock, backorder, dock.bag, 1)
    assert (await validate(dock, backorder)).backorder is None
    assert await PURCHASE.moved(await line_ids(order)) == dict(
        zip(await line_ids(order), map(Decimal, (20, 10, 6)), strict=True)
    )
    assert await state_of(order) is OrderState.DONE


async def test_a_backorder_that_would_bring_nothing_ends_and_what_is_on_it_already_is_asked_about(
    dock: Dock,
) -> None:
    order = await dock.order((dock.flour, 20))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.flour, 2, "F-1")
    backorder = await dock.validate(receipt)
    await bring(dock, backorder, dock.flour, 3, "F-2")
    await right(dock, dock.flour, "F-1", 20)
    assert await expected(backorder) == {dock.flour: 0}
    async with refused(OverReceipt):
        await validate(dock, backorder)
    async with refused(OverReceipt):
        await bring(dock, backorder, dock.flour, 1, "F-3")
    await right(dock, dock.flour, "F-1", 17)  # no: the three are missing
    await validate(dock, backorder)
    assert await state_of(order) is OrderState.DONE

    order = await dock.order((dock.bag, 4))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.bag, 3)
    backorder = await dock.validate(receipt)
    await right(dock, dock.bag, None, 4)
    assert (await Transfer.get(id=backorder)).state is TransferState.CANCELLED
    assert await state_of(order) is OrderState.DONE


async def test_an_order_that_had_all_and_lacks_some_again_asks_for_it(dock: Dock) -> None:
    order = await dock.order((dock.flour, 5), (dock.bag, 3))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.flour, 5, "F-1")
    await bring(dock, receipt, dock.bag, 3)
    await validate(dock, receipt)
    assert await state_of(order) is OrderState.DONE
    async with refused(WrongState):
        await ordering.confirm_order(
            dock.request(), PURCHASE, order, (await PurchaseOrder.get(id=order)).version
        )
    await right(dock, dock.flour, "F-1", 4)
    assert (await state_of(order), await order_progress.not_under_way(BOUGHT)) == (
        OrderState.CONFIRMED,
        {order: 1},
    )
    await right(dock, dock.bag, None, 1)
    await change(dock, order, due_on=date(2026, 12, 24))
    assert await order_progress.not_under_way(BOUGHT) == {order: 2}
    await right(dock, dock.bag, None, 3)
    assert await order_progress.not_under_way(BOUGHT) == {order: 1}  # it does not end while flour is missing
    version = (await PurchaseOrder.get(id=order)).version
    made = await ordering.make_transfer(dock.request(), PURCHASE, order, version)
    assert await expected(made.outcome.transfers[0]) == {dock.flour: 1}
    await right(dock, dock.flour, "F-1", 5)
    assert (await state_of(order), await order_progress.not_under_way(BOUGHT)) == (OrderState.DONE, {})


async def test_an_order_that_lacks_nothing_any_more_is_done_without_another_receipt(dock: Dock) -> None:
    order = await dock.order((dock.bag, 3))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.bag, 3)
    await validate(dock, receipt)
    for much, state in ((2, OrderState.CONFIRMED), (3, OrderState.DONE)):
        await right(dock, dock.bag, None, much)
        assert await state_of(order) is state
    await right(dock, dock.bag, None, 0)
    assert await order_progress.not_under_way(BOUGHT) == {order: 1}


async def test_what_was_given_up_stays_given_up(dock: Dock) -> None:
    order = await dock.order((dock.bag, 20))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.bag, 5)
    assert await dock.validate(receipt, BackorderDecision.DISCARD) is None
    await right(dock, dock.bag, None, 4)
    assert await state_of(order) is OrderState.DONE


async def test_a_delivery_that_was_corrected_takes_its_backorder_along(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 9))
    await bring(dock, receipt, dock.bag, 9)
    await validate(dock, receipt)
    delivery = await dock.delivery((dock.bag, 5))
    await bring(dock, delivery, dock.bag, 2)
    backorder = await dock.validate(delivery)
    await right(dock, dock.bag, None, 3, "Customers")
    assert await expected(backorder) == {dock.bag: 2}
    await bring(dock, backorder, dock.bag, 2)
    await validate(dock, backorder)
    [order] = await SalesOrder.all()
    assert order.state is OrderState.DONE
    await right(dock, dock.bag, None, 1, "Customers")
    assert (await SalesOrder.get(id=order.id)).state is OrderState.CONFIRMED
    [line] = await SALES.line.all()
    assert await SALES.moved([line.id]) == {line.id: 4}


async def test_more_than_is_tolerated_is_said_to_be_meant(dock: Dock) -> None:
    order = await dock.order((dock.flour, 5))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.flour, 5, "F-1")
    await validate(dock, receipt)
    async with refused(OverReceipt) as over:
        await right(dock, dock.flour, "F-1", 5000)
    assert over.value.message == "Flour: 5000 would be 4995 more than the 5 expected."
    assert (over.value.lines[0].given, over.value.lines[0].permitted) == (5000, 5)
    await right(dock, dock.flour, "F-1", 6, take_more=True)
    assert await dock.on_hand(dock.flour) == 6
    await right(dock, dock.flour, "F-1", 5)  # less is never too much


async def test_what_came_by_other_receipts_of_the_order_counts(dock: Dock) -> None:
    order = await dock.order((dock.flour, 20))
    receipt = await dock.confirm(order)
    await bring(dock, receipt, dock.flour, 2, "F-1")
    backorder = await dock.validate(receipt)
    await bring(dock, backorder, dock.flour, 18, "F-2")
    await validate(dock, backorder)
    async with refused(OverReceipt) as over:
        await right(dock, dock.flour, "F-1", 5)
    assert (over.value.lines[0].given, over.value.lines[0].permitted) == (23, 20)
    one, two = await posted_line(dock.flour, "F-1"), await posted_line(dock.flour, "F-2")
    await correct(
        dock,
        Correction(move_line=one, right_quantity=Decimal(5)),
        Correction(move_line=two, right_quantity=Decimal(15)),
    )
    assert await dock.on_hand(dock.flour) == 20
    assert await state_of(order) is OrderState.DONE
