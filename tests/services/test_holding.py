"""Goods are stopped, and let go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.db.work import Actor, transaction
from lotbook.domain.lots import LotDetails
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotExpired,
    LotOnHold,
    NotFound,
    WrongState,
)
from lotbook.domain.words import Disposition, LocationUsage, OperationKind, Role, TransferState
from lotbook.ledger import figures, holds
from lotbook.models import Hold, Location, Lot, Operation, Reservation, StockBalance, Transfer, TransferEntry
from lotbook.services import holding, lots, places
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.validation import obstacles, validate_transfer
from tests.dock import Dock

DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL
OPERATOR = Actor(Role.OPERATOR)


async def lot_of(dock: Dock, number: str = "L-1", quantity: int = 10, **header) -> int:
    """A lot of flour in stock."""
    receipt = await dock.receipt((dock.flour, quantity), **header)
    await dock.number(receipt, dock.flour, number, each=quantity)
    await dock.validate(receipt)
    return (await Lot.get(number=number)).id


async def scan(dock: Dock, transfer: int, product: int, number: str, quantity: int = 1, **more):
    given = ScanGiven(
        raw=number, line=await dock.line_of(transfer, product), quantity=Decimal(quantity), **more
    )
    return await record_scan(dock.request("recordScan"), transfer, given)


async def delivery(dock: Dock, product: int, quantity: int = 10) -> int:
    return await dock.transfer(DELIVERY, (product, quantity), partner=dock.customer)


async def release(dock: Dock, hold: int, reason: str = "tested"):
    return await holding.release_hold(dock.request(), hold, reason)


async def decide(dock: Dock, lot: int, disposition: Disposition):
    known = (Disposition.RELEASED, Disposition.REJECTED)
    return await holding.set_disposition(dock.request(), [lot], disposition, "by the laboratory", known)


async def past_its_last_day(lot: int) -> None:
    async with transaction():
        await Lot.filter(id=lot).update(last_day=date(2020, 1, 31), last_day_key="2020-01-31")


async def held_of(lot: int) -> tuple[Decimal, Decimal]:
    """How much of a lot is held, and how much is available."""
    [found] = await figures.of_lots([(lot, None)])
    return found.held, found.available


async def test_a_lot_on_hold_is_not_scanned_for_a_customer(dock: Dock):
    lot = await lot_of(dock)
    out = await delivery(dock, dock.flour)
    hold = await dock.hold("glass found", lot=lot)
    with pytest.raises(LotOnHold) as refused:
        await scan(dock, out, dock.flour, "L-1")
    assert (refused.value.lots, refused.value.lot_count, refused.value.holds) == ([lot], 1, [hold])
    assert (refused.value.code, refused.value.message) == (
        RefusalCode.LOT_ON_HOLD,
        "L-1 is on hold: glass found",
    )
    assert await TransferEntry.filter(transfer_id=out).count() == 0
    assert await held_of(lot) == (Decimal(10), Decimal(0))


async def test_what_is_picked_is_stopped_too_and_goes_on_once_released(dock: Dock):
    lot = await lot_of(dock)
    out = await delivery(dock, dock.flour)
    await scan(dock, out, dock.flour, "L-1", 10)
    placed = await holding.place_hold(dock.request(), holding.Target(lot=lot), "glass found")
    assert placed.outcome.affected == [out]
    assert any(isinstance(each, LotOnHold) for each in await obstacles(out))
    with pytest.raises(LotOnHold):
        await dock.validate(out)
    assert await dock.on_hand(dock.flour) == 10
    assert (await Transfer.get(id=out)).state is TransferState.READY
    await release(dock, placed.outcome.hold)
    await dock.validate(out)
    assert await dock.on_hand(dock.flour) == 0


async def test_ending_one_hold_leaves_the_others(dock: Dock):
    lot = await lot_of(dock)
    first, second = await dock.hold("one", lot=lot), await dock.hold("two", lot=lot)
    assert await holds.of_lots([lot]) == [[second, first]]
    await release(dock, first)
    assert await holds.of_lots([lot]) == [[second]]
    assert await holds.wholly([lot]) == [True]
    await release(dock, second)
    assert await holds.wholly([lot]) == [False]
    assert await held_of(lot) == (Decimal(0), Decimal(10))


async def test_a_hold_ends_once(dock: Dock):
    hold = await dock.hold(lot=await lot_of(dock))
    done = dock.request()
    await holding.release_hold(done, hold, "tested")
    with pytest.raises(WrongState) as refused:
        await release(dock, hold, "again")
    operation = await Operation.get(key=done.key)
    assert (refused.value.current.id, refused.value.since) == (hold, operation.recorded)
    assert (await Hold.get(id=hold)).ended_operation_id == operation.id
    assert operation.reason == "tested"


async def test_held_goods_go_to_a_blocked_place_and_nowhere_else_inside(dock: Dock):
    lot = await lot_of(dock)
    await dock.hold(lot=lot)
    stock = await dock.place("WH1/Stock")
    quarantine = await places.save_location(
        dock.request(), "Quarantine", stock, LocationUsage.INTERNAL, blocked=True
    )
    shelf = await dock.transfer(INTERNAL, (dock.flour, 10), destination=await dock.place("WH1/Stock/A-01"))
    with pytest.raises(LotOnHold):
        await scan(dock, shelf, dock.flour, "L-1", 10)
    away = await dock.transfer(INTERNAL, (dock.flour, 10), destination=quarantine.outcome.location)
    await scan(dock, away, dock.flour, "L-1", 10)
    await dock.validate(away)
    assert await dock.on_hand(dock.flour, "WH1/Stock/Quarantine") == 10


async def test_a_quantity_on_hold_leaves_the_rest_free(dock: Dock):
    lot = await lot_of(dock)
    await dock.hold("wet bags", lot=lot, location=dock.stock, quantity=Decimal(4))
    assert await held_of(lot) == (Decimal(4), Decimal(6))
    assert await holds.wholly([lot]) == [False]
    out = await delivery(dock, dock.flour)
    with pytest.raises(LotOnHold) as refused:
        await scan(dock, out, dock.flour, "L-1", 7)
    assert refused.value.message == "L-1 is on hold: wet bags (4 held, 6 free)"
    await scan(dock, out, dock.flour, "L-1", 6)
    with pytest.raises(LotOnHold):
        await scan(dock, await delivery(dock, dock.flour), dock.flour, "L-1", 1)
    await dock.validate(out)
    assert await dock.on_hand(dock.flour) == 4


async def test_a_part_on_hold_stays_stopped_in_a_blocked_place_and_out_of_it(dock: Dock):
    """What was free goes first; of what was held as much is held where it went, and the rest where it was."""
    lot = await lot_of(dock)
    hold = await dock.hold("wet", lot=lot, location=dock.stock, quantity=Decimal(5))
    await moved(dock, "WH1/Quarantine", 7)
    assert await parts_held() == {"WH1/Stock": 3, "WH1/Quarantine": 2}
    assert [(row.id, row.reason) for row in await Hold.filter(ended_operation_id=None)] != [(hold, "wet")]
    await moved(dock, "WH1/Quarantine", 3)
    assert await parts_held() == {"WH1/Quarantine": 5}
    await moved(dock, "WH1/Stock/A-01", 5, source="WH1/Quarantine")
    with pytest.raises(LotOnHold, match="wet"):
        await moved(dock, "WH1/Stock/A-01", 1, source="WH1/Quarantine")
    for row in await Hold.filter(ended_operation_id=None):
        assert row.reason == "wet"
        await release(dock, row.id)
    await moved(dock, "WH1/Stock/A-01", 5, source="WH1/Quarantine")


async def test_what_is_under_a_held_place_stays_stopped_in_a_blocked_one(dock: Dock):
    await lot_of(dock)
    await dock.hold("leak", location=dock.stock)
    await moved(dock, "WH1/Quarantine", 4)
    assert await parts_held() == {"WH1/Quarantine": 4}, "and the place stays held"
    with pytest.raises(LotOnHold, match="leak"):
        await moved(dock, "WH1/Stock/A-01", 1, source="WH1/Quarantine")


async def test_goods_without_numbers_leave_a_held_place_only_by_a_manager(dock: Dock):
    receipt = await dock.receipt((dock.bag, 10))
    line = await dock.line_of(receipt, dock.bag)
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(10))])
    await dock.validate(receipt)
    await dock.hold("leak", location=dock.stock)
    away = await dock.transfer(INTERNAL, (dock.bag, 4), destination=await dock.place("WH1/Quarantine"))
    line = await dock.line_of(away, dock.bag)
    await record_quantities(dock.request(), away, [LineQuantity(line, Decimal(4))])
    with pytest.raises(LotOnHold, match="on hold: leak"):
        await validate_transfer(dock.request(actor=OPERATOR), away)
    await validate_transfer(dock.request(), away)
    assert await dock.on_hand(dock.bag, "WH1/Quarantine") == 4


async def moved(dock: Dock, to: str, quantity: int, source: str = "WH1/Stock") -> None:
    """An operator brings some of L-1 to another place."""
    ends = {"source": await dock.place(source), "destination": await dock.place(to)}
    move = await dock.transfer(INTERNAL, (dock.flour, quantity), **ends)
    await scan(dock, move, dock.flour, "L-1", quantity)
    await dock.validate(move)


async def parts_held() -> dict[str, int]:
    """How much holds of a quantity stop, by place."""
    rows = await Hold.filter(ended_operation_id=None, quantity__not_isnull=True)
    found: dict[str, int] = {}
    for row in rows:
        where = (await Location.get(id=row.location_id)).path
        found[where] = found.get(where, 0) + int(row.quantity or 0)
    return found


async def test_a_place_on_hold_stops_all_that_lies_below(dock: Dock):
    await lot_of(dock)
    bags = await dock.receipt((dock.bag, 5))
    await record_quantities(
        dock.request(), bags, [LineQuantity(await dock.line_of(bags, dock.bag), Decimal(5))]
    )
    await dock.validate(bags)
    top = (await Location.get(path="WH1")).id
    hold = await dock.hold("water damage", location=top)
    out = await dock.transfer(DELIVERY, (dock.flour, 1), (dock.bag, 1), partner=dock.customer)
    with pytest.raises(LotOnHold):
        await scan(dock, out, dock.flour, "L-1")
    with pytest.raises(LotOnHold) as refused:
        line = await dock.line_of(out, dock.bag)
        await record_quantities(dock.request(), out, [LineQuantity(line, Decimal(1))])
    assert (refused.value.lots, refused.value.holds) == ([], [hold])
    assert refused.value.message == "WH1/Stock is on hold: water damage"
    assert await holds.of_places([dock.stock]) == [[hold]]
    [found] = await figures.of_products([(dock.bag, None)])
    assert (found.held, found.available) == (Decimal(5), Decimal(0))


async def test_a_lot_is_taken_where_it_is_not_on_hold(dock: Dock):
    lot = await lot_of(dock)
    shelf = await dock.place("WH1/Stock/A-01")
    move = await dock.transfer(INTERNAL, (dock.flour, 4), destination=shelf)
    await scan(dock, move, dock.flour, "L-1", 4)
    await dock.validate(move)
    await dock.hold(lot=lot, location=shelf)
    assert await held_of(lot) == (Decimal(4), Decimal(6))
    out = await delivery(dock, dock.flour)
    with pytest.raises(LotOnHold) as refused:
        await scan(dock, out, dock.flour, "L-1", 7)
    assert refused.value.message == "L-1 is on hold: suspected (4 held, 6 free)"
    await scan(dock, out, dock.flour, "L-1", 6)
    assert (await TransferEntry.get(transfer_id=out)).source_id == dock.stock


async def test_a_batch_on_hold_stops_its_serials(dock: Dock):
    await dock.received(dock.radio, "SN-1 x 2", 2)
    number = await Lot.get(number="SN-1")
    await lots.update_lot(dock.request(), number.id, number.version, LotDetails(batch="B7"))
    await dock.hold(product=dock.radio, batch=" B7 ")
    first, second = [await Lot.get(number=each) for each in ("SN-1", "SN-2")]
    assert await holds.wholly([first.id, second.id]) == [True, False]
    out = await delivery(dock, dock.radio, 2)
    await scan(dock, out, dock.radio, "SN-2")
    with pytest.raises(LotOnHold):
        await scan(dock, out, dock.radio, "SN-1")


@pytest.mark.parametrize(
    ("disposition", "code"),
    [
        (Disposition.QUARANTINE, RefusalCode.LOT_IN_QUARANTINE),
        (Disposition.REJECTED, RefusalCode.LOT_REJECTED),
    ],
)
async def test_a_lot_that_is_not_released_stays(dock: Dock, disposition: Disposition, code: RefusalCode):
    lot = await lot_of(dock)
    await decide(dock, lot, disposition)
    out = await delivery(dock, dock.flour)
    with pytest.raises(LotOnHold) as refused:
        await scan(dock, out, dock.flour, "L-1")
    assert (refused.value.code, refused.value.lots, refused.value.holds) == (code, [lot], [])
    assert await held_of(lot) == (Decimal(10), Decimal(0))
    await decide(dock, lot, Disposition.RELEASED)
    await scan(dock, out, dock.flour, "L-1")


async def test_quarantine_moves_inside_and_a_rejected_lot_does_not(dock: Dock):
    lot = await lot_of(dock)
    move = await dock.transfer(INTERNAL, (dock.flour, 2), destination=await dock.place("WH1/Stock/A-01"))
    await decide(dock, lot, Disposition.QUARANTINE)
    await scan(dock, move, dock.flour, "L-1")
    await decide(dock, lot, Disposition.REJECTED)
    with pytest.raises(LotOnHold):
        await dock.validate(move)
    row = await Lot.get(id=lot)
    assert (row.disposition, row.version) == (Disposition.REJECTED, 3)


async def test_what_is_held_is_counted_alike_by_row_and_by_product(dock: Dock):
    whole, there, part, rejected, _ = [await lot_of(dock, f"L-{n}") for n in range(1, 6)]
    shelf = await dock.place("WH1/Stock/A-01")
    for number in ("L-2", "L-5"):
        move = await dock.transfer(INTERNAL, (dock.flour, 4), destination=shelf)
        await scan(dock, move, dock.flour, number, 4)
        await dock.validate(move)
    await dock.hold(lot=whole)
    await dock.hold(lot=there, location=dock.stock)
    for _ in range(2):
        await dock.hold(lot=part, location=dock.stock, quantity=Decimal(3))
    await decide(dock, rejected, Disposition.REJECTED)

    async def counted() -> tuple[Decimal, Decimal]:
        rows = [row.id for row in await StockBalance.filter(product_id=dock.flour)]
        [product] = await figures.of_products([(dock.flour, None)])
        return sum(await holds.held(rows), Decimal(0)), product.held

    assert await counted() == (Decimal(36), Decimal(36))
    await dock.hold(location=shelf)
    assert await counted() == (Decimal(40), Decimal(40))
    for _ in range(2):
        await dock.hold(lot=part, location=dock.stock, quantity=Decimal(3))
    assert await counted() == (Decimal(44), Decimal(44))


async def test_more_of_a_held_lot_may_come_in(dock: Dock):
    lot = await lot_of(dock)
    await dock.hold(lot=lot)
    receipt = await dock.receipt((dock.flour, 5))
    await scan(dock, receipt, dock.flour, "L-1", 5)
    await dock.validate(receipt)
    assert await held_of(lot) == (Decimal(15), Decimal(0))


async def test_targets_that_say_nothing_or_too_much_are_refused(dock: Dock):
    lot = await lot_of(dock)
    vendors = await dock.place("Vendors")
    for target, fault in (
        ({}, InputFault.CONTRADICTION),
        ({"lot": lot, "product": dock.flour, "batch": "B"}, InputFault.CONTRADICTION),
        ({"product": dock.flour}, InputFault.CONTRADICTION),
        ({"lot": lot, "quantity": Decimal(1)}, InputFault.CONTRADICTION),
        ({"lot": lot, "location": dock.stock, "quantity": Decimal(0)}, InputFault.NOT_POSITIVE),
        ({"lot": lot, "location": dock.stock, "quantity": Decimal("0.0001")}, InputFault.TOO_PRECISE),
        ({"product": dock.flour, "batch": " "}, InputFault.MISSING),
    ):
        with pytest.raises(InvalidInput) as refused:
            await dock.hold(**target)
        assert refused.value.problems[0].fault is fault, target
    with pytest.raises(LocationNotUsable):
        await dock.hold(location=vendors)
    with pytest.raises(InsufficientStock) as short:
        await dock.hold(lot=lot, location=dock.stock, quantity=Decimal(11))
    assert short.value.shortages[0].available == 10
    for missing in ({"lot": 99_999}, {"location": 99_999}, {"product": 99_999, "batch": "B"}):
        with pytest.raises(NotFound):
            await dock.hold(**missing)
    with pytest.raises(InvalidInput):
        await dock.hold(" ", lot=lot)
    assert await Hold.all().count() == 0


async def reserved(dock: Dock, transfer: int) -> dict[str, Decimal]:
    """What is promised to a transfer, by lot."""
    rows = await Reservation.filter(transfer_id=transfer).select_related("lot")
    return {row.lot.number: row.quantity for row in rows}


async def test_a_hold_takes_promises_away_and_says_whose(dock: Dock):
    lot = await lot_of(dock)
    first, second = await delivery(dock, dock.flour, 3), await delivery(dock, dock.flour, 6)
    for transfer in (first, second):
        await reserve_transfer(dock.request(), transfer)
    target = holding.Target(lot=lot, location=dock.stock, quantity=Decimal(4))
    placed = await holding.place_hold(dock.request(), target, "wet bags")
    [lost] = placed.outcome.lost
    assert (lost.transfer, lost.lot, lost.quantity) == (second, lot, Decimal(3))
    assert (await reserved(dock, first), await reserved(dock, second)) == ({"L-1": 3}, {"L-1": 3})
    whole = await holding.place_hold(dock.request(), holding.Target(lot=lot), "glass found")
    assert {each.transfer for each in whole.outcome.lost} == {first, second}
    assert (await reserved(dock, first), await reserved(dock, second)) == ({}, {})


async def test_what_is_picked_keeps_its_promise_under_a_hold(dock: Dock):
    lot = await lot_of(dock)
    out = await delivery(dock, dock.flour)
    await reserve_transfer(dock.request(), out)
    await scan(dock, out, dock.flour, "L-1", 4)
    placed = await holding.place_hold(dock.request(), holding.Target(lot=lot), "glass found")
    assert [each.quantity for each in placed.outcome.lost] == [Decimal(6)]
    assert placed.outcome.affected == [out]
    assert await reserved(dock, out) == {"L-1": 4}


async def test_held_goods_are_not_promised(dock: Dock):
    held, _, part = [await lot_of(dock, number) for number in ("L-1", "L-2", "L-3")]
    rejected = await lot_of(dock, "L-4")
    await dock.hold(lot=held)
    await dock.hold(lot=part, location=dock.stock, quantity=Decimal(7))
    await decide(dock, rejected, Disposition.REJECTED)
    out = await delivery(dock, dock.flour, 40)
    await reserve_transfer(dock.request(), out)
    assert await reserved(dock, out) == {"L-2": 10, "L-3": 3}


async def test_a_decision_takes_promises_away(dock: Dock):
    lot = await lot_of(dock)
    out = await delivery(dock, dock.flour)
    await reserve_transfer(dock.request(), out)
    decided = await decide(dock, lot, Disposition.QUARANTINE)
    assert [(each.transfer, each.quantity) for each in decided.outcome.lost] == [(out, Decimal(10))]
    assert await reserved(dock, out) == {}


async def test_a_lot_past_its_last_day_goes_only_by_a_manager_who_says_why(dock: Dock):
    lot = await lot_of(dock)
    await past_its_last_day(lot)
    out = await delivery(dock, dock.flour)
    with pytest.raises(LotExpired) as refused:
        await scan(dock, out, dock.flour, "L-1", 10)
    assert (refused.value.lots, refused.value.code) == ([lot], RefusalCode.LOT_EXPIRED)
    await scan(dock, out, dock.flour, "L-1", 10, take_expired=True)
    assert [type(each) for each in await obstacles(out)] == [LotExpired]
    for actor, reason in ((OPERATOR, "known to the customer"), (None, None)):
        request = dock.request() if actor is None else dock.request(actor=actor)
        with pytest.raises(LotExpired):
            await validate_transfer(request, out, expired_reason=reason)
    with pytest.raises(InvalidInput):
        await validate_transfer(dock.request(), out, expired_reason=" ")
    assert await dock.on_hand(dock.flour) == 10
    done = dock.request()
    await validate_transfer(done, out, expired_reason="known to the customer")
    assert (await Operation.get(key=done.key)).reason == "known to the customer"
    assert await dock.on_hand(dock.flour) == 0


async def test_a_lot_past_its_last_day_moves_inside(dock: Dock):
    lot = await lot_of(dock)
    await past_its_last_day(lot)
    move = await dock.transfer(INTERNAL, (dock.flour, 2), destination=await dock.place("WH1/Stock/A-01"))
    await scan(dock, move, dock.flour, "L-1", 2)
    await dock.validate(move)
    assert await dock.on_hand(dock.flour, "WH1/Stock/A-01") == 2
