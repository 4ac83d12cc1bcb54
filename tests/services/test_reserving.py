"""Goods are promised to deliveries, picked, swapped by scan, and let go again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest_asyncio

from lotbook.db.engine import fetch
from lotbook.db.fields import from_millionths
from lotbook.domain.number_refusals import NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import InsufficientStock, InvalidInput, Ref, ScanUnclear, WrongState
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.words import BackorderDecision, CorrectionWay, LocationUsage, OperationKind, Tracking
from lotbook.services import entry_changes, giving_up, numbers, places, reserving, scanning
from lotbook.services.correcting import Correction, correct_move_lines
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    assign,
    company,
    entries,
    lies,
    moved,
    posted_line,
    quantity,
    received,
    refused,
    reserve_manually,
    resolve,
    scan,
    validate,
)

DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL
SHELF = "WH1/Stock/A-01"


@pytest_asyncio.fixture
async def dock(dock: Dock) -> Dock:
    """Nothing is promised before somebody says so."""
    await reserve_manually(dock)
    return dock


async def reserve(dock: Dock, transfer: int, **how: Any) -> None:
    """Promise stock to a transfer."""
    await reserving.reserve_transfer(dock.request("reserveTransfer", actor=OPERATOR), transfer, **how)


async def unreserve(dock: Dock, transfer: int, **how: Any) -> None:
    await reserving.unreserve_transfer(dock.request("unreserveTransfer", actor=OPERATOR), transfer, **how)


async def promised(transfer: int) -> dict[str, Decimal]:
    """How much of which lot is promised to a transfer; goods without numbers by their product."""
    rows = await fetch(
        """SELECT coalesce(lot.number, product.sku) AS name, reservation.quantity
           FROM reservation JOIN product ON product.id = reservation.product_id
           LEFT JOIN lot ON lot.id = reservation.lot_id WHERE transfer_id = ? ORDER BY reservation.id""",
        transfer,
    )
    return {row["name"]: from_millionths(row["quantity"]) for row in rows}


async def bags(dock: Dock, much: int) -> None:
    """So many bags come in."""
    receipt = await dock.receipt((dock.bag, much))
    await quantity(dock, receipt, await dock.line_of(receipt, dock.bag), much)
    await validate(dock, receipt)


async def test_what_came_first_is_promised_first_as_far_as_there_is_any(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-2", 5))
    await bags(dock, 3)
    first = await dock.transfer(DELIVERY, (dock.flour, 7), (dock.bag, 2))
    second = await dock.transfer(DELIVERY, (dock.flour, 7), (dock.bag, 2))
    await reserve(dock, first)
    await reserve(dock, second)
    assert await promised(first) == {"F-1": 5, "F-2": 2, "BAG": 2}
    assert await promised(second) == {"F-2": 3, "BAG": 1}


async def test_reserving_again_adds_what_came_meanwhile_and_nothing_twice(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 7))
    await reserve(dock, delivery)
    await reserve(dock, delivery)
    assert await promised(delivery) == {"F-1": 5}
    await received(dock, dock.flour, ("F-1", 1), ("F-2", 9))
    await reserve(dock, delivery)
    assert await promised(delivery) == {"F-1": 6, "F-2": 1}


async def test_two_lines_of_a_product_are_promised_different_goods(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2), (dock.radio, 2))
    await reserve(dock, delivery)
    assert await promised(delivery) == {"SN-1": 1, "SN-2": 1, "SN-3": 1}


async def test_two_products_without_numbers_in_one_place_are_promised_each_by_itself(dock: Dock) -> None:
    await bags(dock, 5)
    cup = await dock.product("CUP", Tracking.NONE)
    receipt = await dock.receipt((cup, 5))
    await quantity(dock, receipt, await dock.line_of(receipt, cup), 5)
    await validate(dock, receipt)
    delivery = await dock.delivery((dock.bag, 5), (cup, 4))
    await reserve(dock, delivery)
    assert await promised(delivery) == {"BAG": 5, "CUP": 4}


async def test_all_or_nothing_promises_nothing_when_something_is_short(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await bags(dock, 3)
    delivery = await dock.transfer(DELIVERY, (dock.bag, 3), (dock.flour, 7))
    async with refused(InsufficientStock) as short:
        await reserve(dock, delivery, all_or_nothing=True)
    [shortage] = short.value.shortages
    assert (shortage.product, shortage.requested, shortage.available) == (dock.flour, 7, 5)
    await received(dock, dock.flour, ("F-2", 2))
    await reserve(dock, delivery, all_or_nothing=True)
    assert await promised(delivery) == {"BAG": 3, "F-1": 5, "F-2": 2}


async def test_what_is_expired_or_in_a_blocked_place_is_promised_to_nobody(dock: Dock) -> None:
    old = await dock.receipt((dock.flour, 5))
    days = [numbers.Asked(number="OLD", quantity=Decimal(5), expiry=date(2026, 1, 1))]
    await assign(dock, await dock.line_of(old, dock.flour), numbers.Listed(days), take_expired=True)
    await validate(dock, old, actor=MANAGER, expired_reason="to be thrown away")
    await received(dock, dock.flour, ("F-1", 5))
    shelf = await dock.place(SHELF)
    await moved(dock, INTERNAL, dock.flour, ("F-1", 4), destination=shelf)
    stock = await dock.place("WH1/Stock")
    await places.save_location(
        dock.request(), "A-01", stock, LocationUsage.INTERNAL, location=shelf, blocked=True
    )
    delivery = await dock.transfer(DELIVERY, (dock.flour, 9))
    await reserve(dock, delivery)
    assert await promised(delivery) == {"F-1": 1}


async def test_only_what_lies_below_the_source_and_not_where_it_goes_is_promised(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    shelf = await dock.place(SHELF)
    await moved(dock, INTERNAL, dock.radio, ("SN-1", 1), destination=shelf)
    other = await dock.transfer(DELIVERY, (dock.radio, 1), source=await dock.place("WH1/Stock/A-02"))
    await reserve(dock, other)
    assert await promised(other) == {}
    to_shelf = await dock.transfer(INTERNAL, (dock.radio, 3), destination=shelf)
    await reserve(dock, to_shelf)
    assert await promised(to_shelf) == {"SN-2": 1, "SN-3": 1}


async def test_nothing_is_reserved_for_goods_that_come_in(dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 1))
    async with refused(InvalidInput):
        await reserve(dock, receipt)


async def test_a_scan_picks_what_is_promised(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2))
    await reserve(dock, delivery)
    await scan(dock, delivery, "SN-2")
    assert await promised(delivery) == {"SN-1": 1, "SN-2": 1}


async def test_a_number_of_another_line_is_taken_for_that_whichever_line_is_open(dock: Dock) -> None:
    await received(dock, dock.flour, "L-1", "0001")
    await received(dock, dock.radio, "SN-1", "SN-2", "0001")
    delivery = await dock.transfer(DELIVERY, (dock.flour, 1), (dock.radio, 3))
    flour, radio = [await dock.line_of(delivery, product) for product in (dock.flour, dock.radio)]
    told = (await resolve("SN-1", on=delivery, line=flour)).effect
    assert told is not None and (told.action, told.line) == (ScanAction.RECORD_NUMBER, radio)
    assert (await scan(dock, delivery, "SN-1", line=flour)).line == radio
    assert (await scan(dock, delivery, "L-1", line=radio, quantity=Decimal(1))).line == flour
    assert (await scan(dock, delivery, "SN-2", line=flour)).line == radio
    async with refused(ScanUnclear, RefusalCode.SCAN_AMBIGUOUS):
        await scan(dock, delivery, "0001", line=flour)  # full, so that it may be either
    async with refused(NumbersInvalid, RefusalCode.NUMBER_UNKNOWN):
        await scan(dock, delivery, "SN-9", line=radio)
    assert (await scan(dock, delivery, "0001", line=radio)).line == radio


async def test_a_scan_of_another_lot_is_promised_instead(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2))
    await reserve(dock, delivery)
    await scan(dock, delivery, "SN-3")
    assert await promised(delivery) == {"SN-1": 1, "SN-3": 1}
    await validate(dock, delivery, backorder=BackorderDecision.DISCARD)
    assert await lies(dock.radio, "SN-3") == {"Vendors": -1, "Customers": 1}
    assert await fetch("SELECT id FROM stock_balance WHERE reserved <> 0") == []


async def test_part_of_another_lot_is_promised_instead_of_as_much(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-2", 5))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 7))
    await reserve(dock, delivery)
    assert await promised(delivery) == {"F-1": 5, "F-2": 2}
    await scan(dock, delivery, "F-2", quantity=Decimal(4))
    assert await promised(delivery) == {"F-1": 3, "F-2": 4}
    await scan(dock, delivery, "F-1", quantity=Decimal(3))
    assert await promised(delivery) == {"F-1": 3, "F-2": 4}


async def test_a_scan_takes_what_another_was_promised_and_tells_who_lost_it(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    first = await dock.transfer(DELIVERY, (dock.radio, 1))
    second = await dock.transfer(DELIVERY, (dock.radio, 1))
    await reserve(dock, first)
    told = await scan(dock, second, "SN-1")
    assert [(lost.transfer, lost.quantity) for lost in told.lost] == [(first, 1)]
    assert (await promised(first), await promised(second)) == ({}, {"SN-1": 1})
    assert not (await scan(dock, first, "SN-2")).lost


async def test_what_another_picked_is_not_taken(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    first = await dock.transfer(DELIVERY, (dock.flour, 4))
    second = await dock.transfer(DELIVERY, (dock.flour, 3))
    await scan(dock, first, "F-1", quantity=Decimal(4))
    async with refused(InsufficientStock) as short:
        await scan(dock, second, "F-1", quantity=Decimal(3))
    [shortage] = short.value.shortages
    assert (shortage.available, shortage.reserved_for) == (1, [Ref("Transfer", first)])
    assert "WH1/OUT/00001" in short.value.message


async def test_what_is_taken_off_again_is_free_if_a_scan_alone_had_promised_it(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2))
    await scan(dock, delivery, "SN-2", key="a0000000-0000-4000-8000-000000000001")
    await scanning.undo_scan(dock.request("undoScan"), "a0000000-0000-4000-8000-000000000001")
    assert await promised(delivery) == {}
    await reserve(dock, delivery)
    line = await dock.line_of(delivery, dock.radio)
    await assign(dock, line, "SN-1 x 2")
    await entry_changes.remove_entries(dock.request("removeEntries"), line, [(await entries(line))[0]["id"]])
    assert await promised(delivery) == {"SN-1": 1, "SN-2": 1}


async def test_what_was_promised_and_not_picked_follows_to_the_backorder(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    await received(dock, dock.flour, ("F-2", 5))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 8))
    await reserve(dock, delivery)
    await scan(dock, delivery, "F-1", quantity=Decimal(3))
    done = await validate(dock, delivery, backorder=BackorderDecision.CREATE)
    assert done.backorder is not None
    assert (await promised(delivery), await promised(done.backorder)) == ({}, {"F-1": 2, "F-2": 3})


async def test_a_transfer_that_is_given_up_lets_its_goods_go(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2))
    await reserve(dock, delivery)
    await scan(dock, delivery, "SN-1")
    version = await dock.version_of(delivery)
    await giving_up.cancel_transfer(dock.request("cancelTransfer"), delivery, version, "no longer wanted")
    assert await promised(delivery) == {}
    async with refused(WrongState):
        await reserve(dock, delivery)


async def test_what_is_let_go_is_not_what_is_picked(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 2))
    await reserve(dock, delivery)
    await scan(dock, delivery, "SN-1")
    await unreserve(dock, delivery)
    assert await promised(delivery) == {"SN-1": 1}


async def test_goods_without_numbers_are_taken_from_where_they_are_promised(dock: Dock) -> None:
    await bags(dock, 6)
    shelf = await dock.place(SHELF)
    move = await dock.transfer(INTERNAL, (dock.bag, 2), destination=shelf)
    await quantity(dock, move, await dock.line_of(move, dock.bag), 2)
    await validate(dock, move)
    delivery = await dock.transfer(DELIVERY, (dock.bag, 2), source=shelf)
    await reserve(dock, delivery)
    everything = await dock.transfer(DELIVERY, (dock.bag, 5))
    line = await dock.line_of(everything, dock.bag)
    await quantity(dock, everything, line, 5)
    assert [(entry["source_id"], from_millionths(entry["quantity"])) for entry in await entries(line)] == [
        (dock.stock, 4),
        (shelf, 1),
    ]
    assert await promised(delivery) == {"BAG": 1}


async def test_numbers_that_are_the_companys_are_promised_too(dock: Dock) -> None:
    await company(uniqueness_scope="COMPANY")
    await received(dock, dock.radio, "SN-1")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 1))
    await reserve(dock, delivery)
    await scan(dock, delivery, "SN-1")
    await validate(dock, delivery)
    assert await promised(delivery) == {}


async def test_a_correction_takes_promises_away_and_says_whose_they_were(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5))
    first, second = [await dock.transfer(DELIVERY, (dock.flour, 2)) for _ in range(2)]
    await reserve(dock, first)
    await reserve(dock, second)
    wrong = Correction(
        move_line=await posted_line(dock.flour, "F-1"), quantity=Decimal(2), right_quantity=Decimal(0)
    )
    way = CorrectionWay.FROM_DESTINATION
    done = await correct_move_lines(dock.request("correctMoveLines", actor=MANAGER), [wrong], way, "weighed")
    assert [(lost.transfer, lost.quantity) for lost in done.outcome.lost] == [(second, 1)]
    assert (await promised(first), await promised(second)) == ({"F-1": 2}, {"F-1": 1})


async def test_a_correction_does_not_take_what_is_picked(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    delivery = await dock.transfer(DELIVERY, (dock.radio, 1))
    await scan(dock, delivery, "SN-1")
    wrong = Correction(move_line=await posted_line(dock.radio, "SN-1"), number="SN-7")
    async with refused(InsufficientStock):
        await correct_move_lines(
            dock.request("correctMoveLines", actor=MANAGER),
            [wrong],
            CorrectionWay.FROM_DESTINATION,
            "misread",
        )
