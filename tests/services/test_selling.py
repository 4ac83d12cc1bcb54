"""A customer's order is quoted, confirmed, changed and given up; its delivery follows, and goods leave by scan."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from lotbook.domain.absent import ABSENT
from lotbook.domain.addresses import Address
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.products import PackagingGiven
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import (
    InsufficientStock,
    InUse,
    InvalidInput,
    MoreThanLeft,
    NotFound,
    NotOnDocument,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import BackorderDecision, CorrectionWay, OperationKind, OrderState, TransferState
from lotbook.ledger import fulfilled
from lotbook.models import (
    Operation,
    Packaging,
    PurchaseOrder,
    Reservation,
    SalesOrder,
    SalesOrderLine,
    StockBalance,
    StockMoveLine,
    Transfer,
    TransferEntry,
    TransferLine,
)
from lotbook.services import giving_up, operation_types, ordering, partners, products
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.order_sides import SALES
from lotbook.services.ordering import OrderHeader
from lotbook.services.reserving import reserve_transfer
from tests.dock import ADDRESS, Dock
from tests.scenarios.telling import scan

FIRST = f"SO-{datetime.now(UTC).astimezone(ZoneInfo('Europe/Berlin')).year}-00001"
"""The number of the first sales order of the year."""


async def change(dock: Dock, order: int, *, lines=ABSENT, **header):
    version, facts = (await SalesOrder.get(id=order)).version, OrderHeader(**header)
    return await ordering.update_order(dock.request(), SALES, order, version, facts, lines)


async def cancel(dock: Dock, order: int, reason: str = "not wanted any more"):
    version = (await SalesOrder.get(id=order)).version
    return await ordering.cancel_order(dock.request(), SALES, order, version, reason)


async def delivered(order: int) -> list[Decimal]:
    """What went out of an order, line by line."""
    lines = [line.id for line in await SalesOrderLine.filter(order_id=order).order_by("position")]
    return list((await fulfilled.delivered(lines)).values())


async def expected(delivery: int) -> list[Decimal]:
    return [
        line.expected for line in await TransferLine.filter(transfer_id=delivery).order_by("position", "id")
    ]


async def pick(dock: Dock, delivery: int, product: int, number: str, quantity: str | None = None) -> None:
    """Scan a number onto the line of a product; quantity: None for what the scan says."""
    line = await dock.line_of(delivery, product)
    await scan(dock, delivery, number, line=line, quantity=None if quantity is None else Decimal(quantity))


async def state_of(order: int) -> OrderState:
    return (await SalesOrder.get(id=order)).state


async def test_a_quotation_has_the_price_of_sale_and_the_address_of_the_customer(dock: Dock):
    lamp = await dock.product("LAMP", purchase_price=Decimal(4), sales_price=Decimal("9.90"))
    order = await dock.sale((lamp, 3), reference=" C-77 ")
    row = await SalesOrder.get(id=order)
    assert (row.number, row.state, row.version) == (FIRST, OrderState.DRAFT, 1)
    assert (row.net, row.customer_reference, row.country) == (2970, "C-77", ADDRESS.country)
    assert (row.street, row.city, row.postal_code) == (ADDRESS.street, ADDRESS.city, ADDRESS.postal_code)
    assert row.search_key.split("\n") == [FIRST.lower(), "corner shop", "c-77"]
    assert not await Transfer.filter(sales_order_id=order).exists()
    assert not await PurchaseOrder.all().exists()


async def test_a_confirmed_order_has_a_delivery_ready_at_once(dock: Dock):
    order = await dock.sale((dock.radio, 2), (dock.flour, "12.5"), reference="C-77")
    delivery = await dock.confirm(order, SALES)
    transfer = await Transfer.get(id=delivery).prefetch_related("source", "destination")
    assert (transfer.number, transfer.state) == ("WH1/OUT/00001", TransferState.READY)
    assert (transfer.source.path, transfer.destination.path) == ("WH1/Stock", "Customers")
    assert (transfer.partner_id, transfer.sales_order_id, transfer.purchase_order_id) == (
        *(dock.customer, order),
        None,
    )
    assert await expected(delivery) == [Decimal(2), Decimal("12.5")]
    assert await state_of(order) is OrderState.CONFIRMED
    assert transfer.search_key.split("\n")[:4] == ["wh1/out/00001", "corner shop", FIRST.lower(), "c-77"]


async def test_goods_leave_by_scan_and_the_rest_follows(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await dock.sale((dock.radio, 3))
    delivery = await dock.confirm(order, SALES)
    await pick(dock, delivery, dock.radio, "SN-1")
    await pick(dock, delivery, dock.radio, "SN-3")
    rest = await dock.validate(delivery)
    assert (await delivered(order), await state_of(order)) == ([Decimal(2)], OrderState.CONFIRMED)
    assert await dock.on_hand(dock.radio) == 1
    assert rest is not None
    await pick(dock, rest, dock.radio, "SN-2")
    assert await dock.validate(rest) is None
    assert (await delivered(order), await state_of(order)) == ([Decimal(3)], OrderState.DONE)
    assert (await Transfer.get(id=rest)).sales_order_id == order


async def test_what_is_short_may_be_given_up(dock: Dock):
    await dock.received(dock.flour, "L-1", 5)
    order = await dock.sale((dock.flour, 8))
    delivery = await dock.confirm(order, SALES)
    await pick(dock, delivery, dock.flour, "L-1", "5")
    assert await dock.validate(delivery, BackorderDecision.DISCARD) is None
    assert (await delivered(order), await state_of(order)) == ([Decimal(5)], OrderState.DONE)


async def test_a_serial_that_was_not_in_the_parcel_is_not_delivered(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    order = await dock.sale((dock.radio, 2))
    delivery = await dock.confirm(order, SALES)
    await dock.number(delivery, dock.radio, "SN-1 x 2")
    await dock.validate(delivery)
    left = await StockMoveLine.get(lot__number="SN-2", transfer_line__transfer_id=delivery)
    never = Correction(move_line=left.id, quantity=Decimal(1), right_quantity=Decimal(0))
    way = CorrectionWay.FROM_DESTINATION
    await correct_move_lines(dock.request(), [never], way, "found on the shelf")
    assert (await delivered(order), await state_of(order)) == (
        [Decimal(1)],
        OrderState.CONFIRMED,
    )  # it is asked for
    assert await dock.on_hand(dock.radio) == 1


async def test_more_than_there_is_ships_nothing(dock: Dock):
    await dock.received(dock.flour, "L-1", 5)
    order = await dock.sale((dock.flour, 8))
    delivery = await dock.confirm(order, SALES)
    with pytest.raises(InsufficientStock):
        await pick(dock, delivery, dock.flour, "L-1", "8")
    assert not await TransferEntry.filter(transfer_id=delivery).exists()
    assert await dock.on_hand(dock.flour) == 5


async def test_what_was_not_ordered_does_not_leave_with_the_order(dock: Dock):
    await dock.received(dock.radio, "SN-1", 1)
    delivery = await dock.delivery((dock.flour, 1))
    with pytest.raises(NotOnDocument):
        await scan(dock, delivery, "SN-1")
    assert len(await expected(delivery)) == 1


async def test_the_open_delivery_follows_a_changed_order(dock: Dock):
    order = await dock.sale((dock.radio, 5), (dock.bag, 2))
    delivery = await dock.confirm(order, SALES)
    radio, bag = await SalesOrderLine.filter(order_id=order).order_by("position")
    lines = [
        OrderLineGiven(dock.radio, Decimal(7), line=radio.id),
        OrderLineGiven(dock.flour, Decimal("1.5")),
    ]
    await change(dock, order, due_on=date(2026, 12, 24), lines=lines)
    assert await expected(delivery) == [Decimal(7), Decimal("1.5")]
    assert (await Transfer.get(id=delivery)).due_on == date(2026, 12, 24)
    assert not await SalesOrderLine.filter(id=bag.id).exists()


async def test_what_is_not_ordered_any_more_is_promised_to_nobody(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 5", 5)
    await dock.received(dock.flour, "L-1", 3)
    order = await dock.sale((dock.radio, 5), (dock.flour, 3))
    delivery = await dock.confirm(order, SALES)
    await reserve_transfer(dock.request(), delivery)
    await pick(dock, delivery, dock.radio, "SN-5")
    [radio, _] = await SalesOrderLine.filter(order_id=order).order_by("position")
    await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(2), line=radio.id)])
    assert await fulfilled.promised([radio.id]) == [Decimal(2)]
    promised = await Reservation.filter(transfer_id=delivery).prefetch_related("lot")
    assert sorted(each.lot.number for each in promised) == ["SN-1", "SN-5"]
    assert {row.reserved for row in await StockBalance.filter(product_id=dock.flour)} == {0}
    await cancel(dock, order)
    assert not await Reservation.all().exists()


async def test_less_than_was_picked_or_left_cannot_be_ordered(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await dock.sale((dock.radio, 3))
    delivery = await dock.confirm(order, SALES)
    await pick(dock, delivery, dock.radio, "SN-1")
    rest = await dock.validate(delivery)
    assert rest is not None
    await pick(dock, rest, dock.radio, "SN-2")
    [line] = await SalesOrderLine.filter(order_id=order)
    with pytest.raises(MoreThanLeft, match="2 of it left or were picked already") as refused:
        await change(dock, order, lines=[OrderLineGiven(dock.radio, Decimal(1), line=line.id)])
    assert (refused.value.lines[0].of, refused.value.lines[0].permitted) == ("SalesOrderLine", 2)
    assert await expected(rest) == [Decimal(2)]


async def test_an_order_of_which_nothing_left_is_given_up_with_its_delivery(dock: Dock):
    await dock.received(dock.radio, "SN-1", 1)
    order = await dock.sale((dock.radio, 1))
    delivery = await dock.confirm(order, SALES)
    await pick(dock, delivery, dock.radio, "SN-1")
    await cancel(dock, order, " bought elsewhere ")
    assert await state_of(order) is OrderState.CANCELLED
    assert (await Transfer.get(id=delivery)).state is TransferState.CANCELLED
    assert not await TransferEntry.filter(transfer_id=delivery).exists()
    assert (await Operation.all().order_by("-id").first()).reason == "bought elsewhere"  # type: ignore[union-attr]


async def test_a_quotation_is_declined(dock: Dock):
    order = await dock.sale((dock.radio, 1))
    await cancel(dock, order)
    assert await state_of(order) is OrderState.CANCELLED
    with pytest.raises(WrongState):
        await dock.confirm(order, SALES)


async def test_an_order_of_which_goods_left_is_not_given_up(dock: Dock):
    await dock.received(dock.radio, "SN-1", 1)
    order = await dock.sale((dock.radio, 2))
    delivery = await dock.confirm(order, SALES)
    await pick(dock, delivery, dock.radio, "SN-1")
    rest = await dock.validate(delivery)
    with pytest.raises(InUse, match="have left; give up its open delivery") as refused:
        await cancel(dock, order)
    assert [each.message for each in refused.value.blockers] == ["WH1/OUT/00001 took goods out."]
    assert await state_of(order) is OrderState.CONFIRMED
    assert rest is not None
    await giving_up.cancel_transfer(dock.request(), rest, await dock.version_of(rest), "no more of it")
    assert await state_of(order) is OrderState.DONE


async def test_a_packaging_and_another_address_are_kept_as_agreed(dock: Dock):
    egg = await dock.product(
        "EGG", sales_price=Decimal("0.4"), packagings=[PackagingGiven("tray", Decimal(30))]
    )
    tray = (await Packaging.get(product_id=egg)).id
    there = Address("Quay 9", "Kiel", "24103", "DE")
    order = await dock.sale(
        OrderLineGiven(egg, Decimal(2), packaging=tray), OrderLineGiven(egg, Decimal(1)), deliver_to=there
    )
    packed, loose = await SalesOrderLine.filter(order_id=order).order_by("position")
    assert (packed.stock_quantity, packed.net, loose.net) == (60, 2400, 40)
    assert (await SalesOrder.get(id=order)).city == "Kiel"
    await change(dock, order, reference="later")
    assert (await SalesOrder.get(id=order)).city == "Kiel"


async def test_who_cannot_be_sold_to(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.sale((dock.radio, 1), customer=dock.vendor, due_on=date(1999, 1, 1), reference="A\x00")
    assert [(each.field, each.fault) for each in refused.value.problems] == [
        (("customer",), InputFault.CONTRADICTION),
        (("dueOn",), InputFault.IMPLAUSIBLE_DATE),
        (("customerReference",), InputFault.FORBIDDEN_CHARACTER),
    ]
    with pytest.raises(NotFound):
        await dock.sale((dock.radio, 1), customer=9999)
    assert not await SalesOrder.all().exists()


async def test_an_address_without_a_country_is_refused(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.sale((dock.radio, 1), deliver_to=Address("Quay 9", "Kiel", "24103", "Germany"))
    assert [each.field for each in refused.value.problems] == [("deliverTo", "country")]


async def test_what_cannot_be_confirmed(dock: Dock):
    empty = await dock.sale()
    with pytest.raises(InvalidInput, match="has no lines"):
        await dock.confirm(empty, SALES)
    order = await dock.sale((dock.radio, 1))
    with pytest.raises(StaleVersion):
        await ordering.confirm_order(dock.request(), SALES, order, 2)
    deliveries = await dock.operation_type(OperationKind.DELIVERY)
    await operation_types.update_operation_type(dock.request(), deliveries, 1, active=False)
    with pytest.raises(InvalidInput, match="no operation type that delivers goods"):
        await dock.confirm(order, SALES)
    assert await state_of(order) is OrderState.DRAFT
    assert not await Transfer.all().exists()


async def test_lines_of_another_order_are_not_kept(dock: Dock):
    bought, sold = await dock.order((dock.radio, 1)), await dock.sale((dock.bag, 1))
    await dock.sale((dock.bag, 1))
    [_, other] = await SalesOrderLine.all().order_by("id")
    with pytest.raises(NotFound):
        await change(dock, sold, lines=[OrderLineGiven(dock.bag, Decimal(1), line=other.id)])
    assert (await PurchaseOrder.get(id=bought)).version == 1


async def test_open_sales_keep_their_customer_and_product_as_they_are(dock: Dock):
    await dock.sale((dock.radio, 1))
    assert [blocker.message for blocker in await products.tracking_blockers(dock.radio)] == [
        f"{FIRST} is open."
    ]
    with pytest.raises(InUse, match="open documents"):
        await partners.update_partner(dock.request(), dock.customer, 1, active=False)
