"""An order is written, confirmed, changed and given up; its receipt follows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lotbook.domain.absent import ABSENT
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.places import OperationRules
from lotbook.domain.products import PackagingGiven, ProductDetails
from lotbook.domain.refusals import (
    InputFault,
    InUse,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    Ref,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import (
    BackorderDecision,
    NumberRule,
    OperationKind,
    OrderState,
    PartnerRole,
    PricePer,
    TransferState,
)
from lotbook.models import (
    Operation,
    Packaging,
    Product,
    PurchaseOrder,
    PurchaseOrderLine,
    Transfer,
    TransferEntry,
    TransferLine,
)
from lotbook.services import giving_up, numbers, operation_types, ordering, partners, products
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


async def eggs(dock: Dock) -> tuple[int, int]:
    """A product that comes in trays of 30, and its tray."""
    egg = await dock.product(
        "EGG", packagings=[PackagingGiven("tray", Decimal(30))], purchase_price=Decimal("0.151")
    )
    return egg, (await Packaging.get(product_id=egg)).id


async def repacked(dock: Dock, product: int, *packagings: PackagingGiven) -> None:
    version = (await Product.get(id=product)).version
    details = ProductDetails(packagings=packagings)
    await products.update_product(dock.request(), product, version, details=details)


async def packed(
    model: type[PurchaseOrderLine | TransferLine], **of: int
) -> list[tuple[int | None, Decimal | None]]:
    return [(line.packaging_id, line.per_packaging) for line in await model.filter(**of).order_by("position")]


async def test_a_line_keeps_the_packaging_it_was_ordered_in(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order(
        OrderLineGiven(egg, Decimal(3), packaging=tray), OrderLineGiven(egg, Decimal(7)), (dock.bag, 2)
    )
    receipt = await dock.confirm(order)
    in_trays, loose, _ = await PurchaseOrderLine.filter(order_id=order).order_by("position")
    assert (in_trays.quantity, in_trays.stock_quantity) == (Decimal(3), Decimal(90))
    assert (loose.quantity, loose.stock_quantity) == (Decimal(7), Decimal(7))
    assert await packed(PurchaseOrderLine, order_id=order) == [
        (tray, Decimal(30)),
        (None, None),
        (None, None),
    ]
    assert await packed(TransferLine, transfer_id=receipt) == [
        (tray, Decimal(30)),
        (None, None),
        (None, None),
    ]
    line = (await TransferLine.filter(transfer_id=receipt).order_by("position"))[0]
    assert line.expected == Decimal(90)
    await numbers.assign_numbers(
        dock.request(),
        line.id,
        numbers.Listed([Asked(number="E-1", quantity=Decimal(35))]),
        numbers.Options(),
    )
    backorder = await dock.validate(receipt)
    assert (await packed(TransferLine, transfer_id=backorder))[0] == (tray, Decimal(30))


@pytest.mark.parametrize(
    ("price", "per", "kept", "net"),
    [
        ("4.51", PricePer.ORDERED_UNIT, ("4.51", PricePer.ORDERED_UNIT), 1353),  # 0.150333... for a piece
        ("0.15033", PricePer.STOCK_UNIT, ("0.15033", PricePer.STOCK_UNIT), 1353),
        (None, PricePer.ORDERED_UNIT, ("0.151", PricePer.STOCK_UNIT), 1359),  # the product's
    ],
)
async def test_a_price_is_for_a_packaging_or_a_stock_unit(dock: Dock, price, per, kept, net):
    egg, tray = await eggs(dock)
    given = None if price is None else Decimal(price)
    order = await dock.order(OrderLineGiven(egg, Decimal(3), packaging=tray, price=given, price_per=per))
    [line] = await PurchaseOrderLine.filter(order_id=order)
    assert ((str(line.price), line.price_per), line.net) == (kept, net)


async def test_a_packaging_is_one_of_the_product(dock: Dock):
    _, tray = await eggs(dock)
    with pytest.raises(NotFound) as refused:
        await dock.order(OrderLineGiven(dock.bag, Decimal(2), packaging=tray))
    assert refused.value.field == ("lines", "0", "unit")


async def test_what_was_ordered_stays_when_the_packaging_changes(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order(OrderLineGiven(egg, Decimal(3), packaging=tray))
    receipt = await dock.confirm(order)
    [line] = await line_ids(order)
    await repacked(dock, egg, PackagingGiven("tray", Decimal(20)))
    again = OrderLineGiven(egg, Decimal(4), packaging=tray, line=line)
    await change(dock, order, lines=[again])
    assert await expected(receipt) == {egg: Decimal(120)}
    await repacked(dock, egg)
    assert await Packaging.filter(product_id=egg, active=True).count() == 0
    await change(dock, order, lines=[again])
    with pytest.raises(NotFound):
        await change(dock, order, lines=[again, OrderLineGiven(egg, Decimal(1), packaging=tray)])
    assert await expected(receipt) == {egg: Decimal(120)}
    await repacked(dock, egg, PackagingGiven("tray", Decimal(20)))
    await change(dock, order, lines=[again, OrderLineGiven(egg, Decimal(1), packaging=tray)])
    assert await packed(TransferLine, transfer_id=receipt) == [(tray, Decimal(30)), (tray, Decimal(20))]


async def test_an_open_receipt_counts_as_its_order_by_now(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order((egg, 90))
    receipt = await dock.confirm(order)
    [line] = await line_ids(order)
    await change(dock, order, lines=[OrderLineGiven(egg, Decimal(3), packaging=tray, line=line)])
    assert await packed(TransferLine, transfer_id=receipt) == [(tray, Decimal(30))]
    assert await expected(receipt) == {egg: Decimal(90)}
    await change(dock, order, lines=[OrderLineGiven(egg, Decimal(100), line=line)])
    assert await packed(TransferLine, transfer_id=receipt) == [(None, None)]
    assert await expected(receipt) == {egg: Decimal(100)}


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
        (("lines", "2", "quantity"), InputFault.UNIT_NOT_EXACT),
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


async def test_a_serial_is_ordered_in_dozens(dock: Dock):
    order = await dock.order(OrderLineGiven(dock.radio, Decimal("1.5"), unit=await dock.unit("doz")))
    receipt = await dock.confirm(order)
    assert await expected(receipt) == {dock.radio: Decimal(18)}
