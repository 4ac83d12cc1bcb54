"""Orders are changed: a draft as a whole, a confirmed one with its open receipt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, MoreThanLeft, NotFound, Ref, StaleVersion
from lotbook.domain.words import OrderState, TransferState
from lotbook.models import PurchaseOrder, PurchaseOrderLine, Transfer
from lotbook.services import giving_up, ordering
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock
from tests.services.ordered import FIRST, change, expected, line_ids


async def test_a_draft_is_changed_as_a_whole(dock: Dock):
    order = await dock.order((dock.radio, 20), (dock.flour, 5))
    radio, flour = await line_ids(order)
    await change(
        dock,
        order,
        due_on=date(2026, 12, 24),
        reference="A-77",
        lines=[
            OrderLineGiven(dock.flour, Decimal(6), line=flour),
            OrderLineGiven(dock.bag, Decimal(2)),
            OrderLineGiven(dock.radio, Decimal(1), line=radio),
        ],
    )
    row = await PurchaseOrder.get(id=order)
    lines = await PurchaseOrderLine.filter(order_id=order).order_by("position")
    assert (row.version, row.expected_on, row.vendor_reference) == (2, date(2026, 12, 24), "A-77")
    assert row.search_key == f"{FIRST.lower()}\nmill & sons\na-77"
    assert [(line.product_id, line.quantity) for line in lines] == [
        (dock.flour, Decimal(6)),
        (dock.bag, Decimal(2)),
        (dock.radio, Decimal(1)),
    ]
    assert [lines[0].id, lines[2].id] == [flour, radio]
    await change(dock, order, reference=None, lines=[])
    row = await PurchaseOrder.get(id=order)
    assert (row.vendor_reference, row.net, await line_ids(order)) == (None, 0, [])


async def test_a_line_of_another_order_is_not_kept(dock: Dock):
    mine, other = await dock.order((dock.bag, 1)), await dock.order((dock.bag, 1))
    [line] = await line_ids(other)
    with pytest.raises(NotFound):
        await change(dock, mine, lines=[OrderLineGiven(dock.bag, Decimal(1), line=line)])
    [own] = await line_ids(mine)
    with pytest.raises(InvalidInput) as refused:
        await change(dock, mine, lines=[OrderLineGiven(dock.bag, Decimal(1), line=own)] * 2)
    assert refused.value.problems[0].fault is InputFault.NOT_UNIQUE


async def test_what_was_changed_meanwhile_is_not_overwritten(dock: Dock):
    order = await dock.order((dock.bag, 1))
    await change(dock, order, reference="first")
    with pytest.raises(StaleVersion) as refused:
        await ordering.update_order(dock.request(), PURCHASE, order, 1, OrderHeader(reference="second"))
    assert refused.value.current == Ref("PurchaseOrder", order)
    assert refused.value.current_version == 2
    assert (await PurchaseOrder.get(id=order)).vendor_reference == "first"


async def test_an_open_receipt_follows_its_order(dock: Dock):
    order = await dock.order((dock.radio, 20), (dock.flour, 5))
    receipt = await dock.confirm(order)
    radio, flour = await line_ids(order)
    await change(
        dock,
        order,
        due_on=date(2026, 12, 24),
        lines=[OrderLineGiven(dock.radio, Decimal(25), line=radio), OrderLineGiven(dock.bag, Decimal(3))],
    )
    transfer = await Transfer.get(id=receipt)
    assert await expected(receipt) == {dock.radio: Decimal(25), dock.bag: Decimal(3)}
    assert (transfer.due_on, transfer.version) == (date(2026, 12, 24), 2)
    assert "flour" not in transfer.search_key
    assert "bag" in transfer.search_key
    assert flour not in await line_ids(order)


async def test_a_confirmed_line_keeps_its_product_and_an_order_its_lines(dock: Dock):
    order = await dock.order((dock.radio, 20))
    receipt = await dock.confirm(order)
    [line] = await line_ids(order)
    for lines in ([OrderLineGiven(dock.bag, Decimal(1), line=line)], []):
        with pytest.raises(InvalidInput):
            await change(dock, order, lines=lines)
    assert await expected(receipt) == {dock.radio: Decimal(20)}


async def test_less_than_came_cannot_be_ordered(dock: Dock):
    order = await dock.order((dock.radio, 10))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1 x 4")
    backorder = await dock.validate(receipt)
    await dock.number(backorder, dock.radio, "SN-5")
    [line] = await line_ids(order)
    with pytest.raises(MoreThanLeft) as refused:
        await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(4), line=line)])
    [short] = refused.value.lines
    assert (short.line, short.given, short.permitted) == (line, Decimal(4), Decimal(5))
    with pytest.raises(MoreThanLeft):
        await change(dock, order, lines=[OrderLineGiven(dock.bag, Decimal(1))])
    await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(7), line=line)])
    assert await expected(backorder) == {dock.radio: Decimal(3)}


async def test_an_order_that_asks_for_no_more_is_done(dock: Dock):
    order = await dock.order((dock.radio, 10))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1 x 4")
    backorder = await dock.validate(receipt)
    [line] = await line_ids(order)
    await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(4), line=line)])
    assert (await Transfer.get(id=backorder)).state is TransferState.CANCELLED
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DONE


async def test_a_new_line_gets_a_receipt_when_none_is_open(dock: Dock):
    order = await dock.order((dock.radio, 10))
    await dock.confirm(order)
    receipt = await Transfer.get(purchase_order_id=order)
    await giving_up.cancel_transfer(dock.request(), receipt.id, receipt.version, "wrong warehouse")
    [line] = await line_ids(order)
    await change(
        dock,
        order,
        lines=[OrderLineGiven(dock.radio, Decimal(10), line=line), OrderLineGiven(dock.bag, Decimal(3))],
    )
    new = await Transfer.get(purchase_order_id=order, state=TransferState.READY)
    assert await expected(new.id) == {dock.bag: Decimal(3)}


async def test_a_line_that_finished_receipts_know_can_go(dock: Dock):
    order = await dock.order((dock.radio, 1), (dock.flour, 5))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1")
    backorder = await dock.validate(receipt)
    radio, _ = await line_ids(order)
    await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(2), line=radio)])
    assert await line_ids(order) == [radio]
    assert await expected(backorder) == {dock.radio: Decimal(1)}
    assert await expected(receipt) == {dock.radio: Decimal(1), dock.flour: Decimal(5)}
