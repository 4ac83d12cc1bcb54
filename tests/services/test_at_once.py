"""Several people write at once: one of them is first, and nothing is half done."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from typing import Any

from lotbook.domain.number_refusals import NumberAlreadyExists
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import (
    InUse,
    InvalidInput,
    MoreThanDue,
    MoreThanLeft,
    Refusal,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import BackorderDecision, OrderState, Tracking, TransferState, UniquenessScope
from lotbook.models import (
    Location,
    Lot,
    MoneyPaper,
    Product,
    PurchaseOrder,
    Reservation,
    SalesOrder,
    Settings,
    Transfer,
)
from lotbook.services import company, giving_up, ordering, places, products, validation
from lotbook.services.order_sides import PURCHASE, SALES
from lotbook.services.ordering import OrderHeader
from tests.dock import Dock


async def at_once(*attempts: Coroutine[Any, Any, Any]) -> tuple[list[Any], list[Refusal]]:
    """What came of each: the answers, and the refusals; anything else is a bug."""
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    answers = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    assert len(refused) + len(answers) == len(outcomes), outcomes
    return answers, refused


async def test_one_order_confirmed_by_many_has_one_receipt(dock: Dock):
    order = await dock.order((dock.bag, 1))
    answers, refused = await at_once(
        *(ordering.confirm_order(dock.request(), PURCHASE, order, 1) for _ in range(6))
    )
    assert (len(answers), {type(each) for each in refused}) == (1, {StaleVersion})
    assert await Transfer.all().count() == 1


async def test_orders_written_at_once_have_numbers_of_their_own(dock: Dock):
    answers, _ = await at_once(*(dock.order((dock.bag, 1)) for _ in range(8)))
    counters = {order.number.split("-")[2] for order in await PurchaseOrder.all()}
    assert len(answers) == 8
    assert counters == {f"{counter:05d}" for counter in range(1, 9)}


async def test_one_sku_is_taken_by_one(dock: Dock):
    answers, refused = await at_once(*(dock.product("MILK") for _ in range(6)))
    assert (len(answers), {type(each) for each in refused}) == (1, {InvalidInput})
    assert await Product.filter(sku="MILK").count() == 1


async def test_one_number_is_taken_by_one(dock: Dock):
    answers, refused = await at_once(*(dock.lot(dock.flour, "L-1") for _ in range(6)))
    assert (len(answers), {type(each) for each in refused}) == (1, {NumberAlreadyExists})


async def test_a_sequence_gives_every_number_once(dock: Dock):
    salt = await dock.product("SALT", Tracking.LOT, number_pattern="S-{000}")
    answers, _ = await at_once(*(dock.lot(salt) for _ in range(8)))
    numbers = {lot.number for lot in await Lot.filter(product_id=salt)}
    assert (len(answers), numbers) == (8, {f"S-{counter:03d}" for counter in range(1, 9)})


async def test_a_scope_that_changes_meanwhile_holds_for_every_lot(dock: Dock):
    await at_once(
        *(dock.lot(dock.flour, f"L-{place}") for place in range(6)),
        company.update_settings(dock.request(), 1, uniqueness_scope=UniquenessScope.COMPANY),
    )
    assert (await Settings.get(id=1)).uniqueness_scope is UniquenessScope.COMPANY
    assert [lot.number for lot in await Lot.all() if lot.company_number != lot.number] == []


async def test_tracking_and_an_order_do_not_cross(dock: Dock):
    answers, refused = await at_once(
        products.update_product(dock.request(), dock.bag, 1, tracking=Tracking.LOT),
        *(dock.order((dock.bag, 1)) for _ in range(4)),
    )
    tracked = (await Product.get(id=dock.bag)).tracking is Tracking.LOT
    assert {type(each) for each in refused} == (set() if tracked else {InUse})
    assert len(answers) == 4 + tracked


async def test_places_moved_at_once_never_make_a_circle(dock: Dock):
    first, second = await Location.get(path="WH1/Stock/A-01"), await Location.get(path="WH1/Stock/A-02")
    _, refused = await at_once(
        places.save_location(dock.request(), "A-01", second.id, first.usage, location=first.id),
        places.save_location(dock.request(), "A-02", first.id, second.usage, location=second.id),
    )
    assert [type(each) for each in refused] == [InvalidInput]


async def test_a_sale_is_cancelled_changed_or_delivered(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 8", 8)
    for place in range(4):
        order = await dock.sale((dock.radio, 2))
        delivery = await dock.confirm(order, SALES)
        await dock.number(delivery, dock.radio, f"SN-{place + 1}")
        answers, refused = await at_once(
            validation.validate_transfer(dock.request(), delivery, backorder=BackorderDecision.DISCARD),
            ordering.cancel_order(dock.request(), SALES, order, 2, "not needed"),
            ordering.update_order(dock.request(), SALES, order, 2, OrderHeader(reference="C-2")),
            giving_up.cancel_transfer(dock.request(), delivery, 2, "not needed"),
        )
        assert answers
        assert {type(each) for each in refused} <= {WrongState, StaleVersion, InUse}
        went = (await Transfer.get(id=delivery)).state is TransferState.DONE
        assert ((await SalesOrder.get(id=order)).state is OrderState.DONE) == went
    assert not await Reservation.all().exists()


async def test_an_order_is_cancelled_or_received(dock: Dock):
    for place in range(4):
        order = await dock.order((dock.radio, 1))
        receipt = await dock.confirm(order)
        await dock.number(receipt, dock.radio, f"SN-{place}")
        answers, refused = await at_once(
            validation.validate_transfer(dock.request(), receipt),
            ordering.cancel_order(dock.request(), PURCHASE, order, 2, "not needed"),
            giving_up.cancel_transfer(dock.request(), receipt, 2, "not needed"),
        )
        assert answers
        assert {type(each) for each in refused} <= {WrongState, StaleVersion}
        state = (await PurchaseOrder.get(id=order)).state
        came = (await Transfer.get(id=receipt)).state is TransferState.DONE
        assert (state is OrderState.DONE) == came


async def bags(dock: Dock) -> int:
    """An order of bags, all of them received."""
    return await dock.taken_in(OrderLineGiven(dock.bag, Decimal(4), price=Decimal(1)))


async def test_what_was_received_is_billed_once(dock: Dock):
    order = await bags(dock)
    answers, refused = await at_once(*(dock.bill(order) for _ in range(6)))
    assert (len(answers), {type(each) for each in refused}) == (1, {MoreThanLeft})


async def test_a_bill_is_paid_once(dock: Dock):
    bill = await dock.post(await dock.bill(await bags(dock)))
    answers, refused = await at_once(*(dock.pay(bill, "3") for _ in range(6)))
    assert (len(answers), {type(each) for each in refused}) == (1, {MoreThanDue})


async def test_a_vendors_number_is_taken_by_one_bill(dock: Dock):
    orders = [await bags(dock) for _ in range(5)]
    answers, refused = await at_once(*(dock.bill(order, vendor_number="R-1") for order in orders))
    assert (len(answers), {type(each) for each in refused}) == (1, {InvalidInput})


async def test_posted_bills_have_numbers_of_their_own(dock: Dock):
    drafts = [await dock.bill(await bags(dock)) for _ in range(5)]
    answers, _ = await at_once(*(dock.post(draft) for draft in drafts))
    numbers = {paper.number[-5:] for paper in await MoneyPaper.all()}
    assert (len(answers), numbers) == (5, {f"{counter:05d}" for counter in range(1, 6)})
