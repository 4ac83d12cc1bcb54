"""An order is written, confirmed, changed and given up; its receipt follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.money_words import PricePer
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.places import OperationRules
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, NotFound, Ref, WrongState
from lotbook.domain.words import (
    BackorderDecision,
    NumberRule,
    OperationKind,
    OrderState,
    PartnerRole,
    TransferState,
)
from lotbook.models import Operation, PurchaseOrder, PurchaseOrderLine, Transfer, TransferEntry, TransferLine
from lotbook.services import operation_types, ordering, partners, products
from lotbook.services.order_sides import PURCHASE
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock
from tests.services.ordered import FIRST


async def test_a_confirmed_order_has_a_receipt_ready_at_once(dock: Dock):
    order = await dock.order((dock.radio, 20), (dock.flour, "12.5"))
    receipt = await dock.confirm(order)
    row = await PurchaseOrder.get(id=order)
    transfer = await Transfer.get(id=receipt).prefetch_related("source", "destination")
    lines = await TransferLine.filter(transfer_id=receipt).order_by("position")
    assert (row.number, row.state, row.version) == (FIRST, OrderState.CONFIRMED, 2)
    assert (transfer.number, transfer.state) == ("WH1/IN/00001", TransferState.READY)
    assert (transfer.source.path, transfer.destination.path) == ("Vendors", "WH1/Stock")
    assert transfer.due_on == row.expected_on
    assert [(line.product_id, line.expected) for line in lines] == [
        (dock.radio, Decimal(20)),
        (dock.flour, Decimal("12.5")),
    ]
    assert transfer.search_key.split("\n") == [
        *("wh1/in/00001", "mill & sons", FIRST.lower(), "flour", "flour", "radio", "radio")
    ]


async def test_documents_are_numbered_in_their_own_series(dock: Dock):
    first, second = await dock.receipt((dock.bag, 1)), await dock.receipt((dock.bag, 1))
    inner = await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1))
    numbers = [(await Transfer.get(id=each)).number for each in (first, second, inner)]
    assert numbers == ["WH1/IN/00001", "WH1/IN/00002", "WH1/INT/00001"]


async def test_an_order_adds_up_rounded_once_per_line(dock: Dock):
    order = await dock.order(
        OrderLineGiven(dock.bag, Decimal(3), price=Decimal("0.335"), tax_rate=Decimal(19)),
        OrderLineGiven(dock.flour, Decimal("0.5"), price=Decimal("2.01"), tax_rate=Decimal(7)),
    )
    row = await PurchaseOrder.get(id=order)
    nets = [line.net for line in await PurchaseOrderLine.filter(order_id=order).order_by("position")]
    assert (nets, row.net, row.tax, row.total) == ([101, 101], 202, 26, 228)


async def test_what_is_left_out_comes_from_the_product(dock: Dock):
    tea = await dock.product(
        "TEA", unit="kg", purchase_price=Decimal("12.5"), tax_rate=Decimal(7), step=Decimal("0.001")
    )
    gram = await dock.unit("g")
    order = await dock.order((tea, 2), OrderLineGiven(tea, Decimal(250), unit=gram))
    in_kilograms, in_grams = await PurchaseOrderLine.filter(order_id=order).order_by("position")
    assert (in_kilograms.text, in_kilograms.price, in_kilograms.tax_rate) == (
        "Tea",
        Decimal("12.5"),
        Decimal(7),
    )
    assert (in_grams.quantity, in_grams.stock_quantity) == (Decimal(250), Decimal("0.25"))
    assert (in_grams.price, in_grams.price_per, in_grams.net) == (Decimal("12.5"), PricePer.STOCK_UNIT, 313)


async def test_a_price_in_another_currency_is_asked_for(dock: Dock):
    tea = await dock.product("TEA", purchase_price=Decimal("12.5"))
    abroad = await dock.partner("Tea House", PartnerRole.VENDOR, currency="GBP")
    with pytest.raises(InvalidInput) as refused:
        await dock.order((tea, 1), vendor=abroad)
    assert [(each.field, each.fault) for each in refused.value.problems] == [
        (("lines", "0", "price"), InputFault.MISSING)
    ]
    order = await dock.order(OrderLineGiven(tea, Decimal(1), price=Decimal(11)), vendor=abroad)
    assert (await PurchaseOrder.get(id=order)).currency == "GBP"


async def test_all_faults_of_an_order_are_told_at_once(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.order(
            OrderLineGiven(dock.radio, Decimal("1.5")),
            OrderLineGiven(dock.bag, Decimal(0), price=Decimal(-1)),
            OrderLineGiven(dock.bag, Decimal(1), unit=await dock.unit("kg"), tax_rate=Decimal(101)),
            vendor=dock.customer,
            due_on=date(1999, 12, 31),
            reference="A\x00",
        )
    assert {(each.field, each.fault) for each in refused.value.problems} == {
        (("vendor",), InputFault.CONTRADICTION),
        (("expectedOn",), InputFault.IMPLAUSIBLE_DATE),
        (("vendorReference",), InputFault.FORBIDDEN_CHARACTER),
        (("lines", "0", "quantity"), InputFault.UNIT_NOT_EXACT),
        (("lines", "1", "quantity"), InputFault.NOT_POSITIVE),
        (("lines", "1", "price"), InputFault.NOT_POSITIVE),
        (("lines", "2", "unit"), InputFault.UNIT_NOT_EXACT),
        (("lines", "2", "taxRate"), InputFault.OVER_LIMIT),
    }
    assert await PurchaseOrder.all().count() == 0


@pytest.mark.parametrize("named", ["vendor", "warehouse"])
async def test_an_order_names_what_there_is(dock: Dock, named: str):
    with pytest.raises(NotFound) as refused:
        await dock.order((dock.bag, 1), **{named: 999})
    assert refused.value.field == (named,)
    with pytest.raises(NotFound) as refused:
        await dock.order((dock.bag, 1), (999, 1))
    assert refused.value.field == ("lines", "1", "product")


async def test_an_order_of_archived_things_is_refused(dock: Dock):
    await products.update_product(dock.request(), dock.bag, 1, active=False)
    with pytest.raises(InvalidInput) as refused:
        await dock.order((dock.bag, 1))
    assert refused.value.field == ("lines", "0", "product")
    await partners.update_partner(dock.request(), dock.vendor, 1, active=False)
    with pytest.raises(InvalidInput) as refused:
        await dock.order((dock.radio, 1))
    assert refused.value.field == ("vendor",)


async def test_an_empty_order_may_be_written_but_not_confirmed(dock: Dock):
    order = await dock.order()
    with pytest.raises(InvalidInput) as refused:
        await dock.confirm(order)
    assert refused.value.problems[0].fault is InputFault.MISSING
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DRAFT


async def test_a_received_order_is_done_and_stays(dock: Dock):
    order = await dock.order((dock.radio, 2))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1 x 2")
    await dock.validate(receipt)
    row = await PurchaseOrder.get(id=order)
    assert row.state is OrderState.DONE
    for again in (
        ordering.confirm_order(dock.request(), PURCHASE, order, row.version),
        ordering.cancel_order(dock.request(), PURCHASE, order, row.version, "too late"),
        ordering.update_order(dock.request(), PURCHASE, order, row.version, OrderHeader(reference="x")),
    ):
        with pytest.raises(WrongState) as refused:
            await again
        assert refused.value.current == Ref("PurchaseOrder", order)


async def test_a_cancelled_order_takes_its_open_receipt_along(dock: Dock):
    order = await dock.order((dock.radio, 2))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1")
    done = await ordering.cancel_order(dock.request("key"), PURCHASE, order, 2, " no longer needed ")
    assert (await PurchaseOrder.get(id=order)).state is OrderState.CANCELLED
    assert (await Transfer.get(id=receipt)).state is TransferState.CANCELLED
    assert await TransferEntry.filter(transfer_id=receipt).count() == 0
    kept = await Operation.get(seq=done.sequence)
    assert (kept.subject_kind, kept.subject_id, kept.reason) == ("PurchaseOrder", order, "no longer needed")


async def test_an_order_whose_goods_came_is_not_cancelled(dock: Dock):
    order = await dock.order((dock.radio, 3))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1")
    backorder = await dock.validate(receipt)
    with pytest.raises(InUse) as refused:
        await ordering.cancel_order(dock.request(), PURCHASE, order, 2, "changed our mind")
    assert [blocker.node for blocker in refused.value.blockers] == [Ref("Transfer", receipt)]
    assert (await Transfer.get(id=backorder)).state is TransferState.READY


async def test_giving_the_rest_up_ends_the_order(dock: Dock):
    order = await dock.order((dock.radio, 3))
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1")
    assert await dock.validate(receipt, BackorderDecision.DISCARD) is None
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DONE


async def test_a_type_without_numbers_receives_no_tracked_product(dock: Dock):
    receipts = await dock.operation_type(OperationKind.RECEIPT)
    rules = OperationRules(numbers=NumberRule.NONE)
    await operation_types.update_operation_type(dock.request(), receipts, 1, rules=rules)
    order = await dock.order((dock.bag, 1), (dock.radio, 1))
    with pytest.raises(InvalidInput):
        await dock.confirm(order)
    assert (await PurchaseOrder.get(id=order)).state is OrderState.DRAFT
    await dock.receipt((dock.bag, 1))


async def test_without_a_type_that_receives_nothing_is_confirmed(dock: Dock):
    receipts = await dock.operation_type(OperationKind.RECEIPT)
    await operation_types.update_operation_type(dock.request(), receipts, 1, active=False)
    order = await dock.order((dock.bag, 1))
    with pytest.raises(InvalidInput):
        await dock.confirm(order)
    assert await Transfer.all().count() == 0


async def test_confirming_twice_under_one_id_is_one_receipt(dock: Dock):
    order = await dock.order((dock.bag, 1))
    request = dock.request()
    first = await ordering.confirm_order(request, PURCHASE, order, 1)
    again = await ordering.confirm_order(request, PURCHASE, order, 1)
    assert (first.replayed, again.replayed, again.outcome) == (False, True, first.outcome)
    assert await Transfer.all().count() == 1


async def test_a_refused_confirmation_is_refused_alike_when_sent_again(dock: Dock):
    order = await dock.order((dock.bag, 1))
    await ordering.cancel_order(dock.request(), PURCHASE, order, 1, "mistake")
    request = dock.request()
    with pytest.raises(WrongState) as first:
        await ordering.confirm_order(request, PURCHASE, order, 2)
    with pytest.raises(WrongState) as again:
        await ordering.confirm_order(request, PURCHASE, order, 2)
    assert vars(first.value) == vars(again.value)
