"""A line is put right also when its goods were split, poured together or relabelled since."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.refusals import GoodsMovedOn, InsufficientStock, InvalidInput
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.ledger.check import check
from lotbook.services.correcting import Correction
from tests.dock import Dock
from tests.scenarios.telling import correct, lies, moved, posted_line, received, refused
from tests.services.test_opening_stock import batch, opened
from tests.services.test_renumbering import edges, lot, merge, relabel, split

WHERE, STOCK, SHELF = CorrectionWay.FROM_WHERE_THEY_ARE, "WH1/Stock", "WH1/Stock/A-01"


async def less(dock: Dock, number: str, much: int, **how: Any) -> None:
    """So much of the line that brought a lot was right."""
    way = how.pop("way", CorrectionWay.FROM_DESTINATION)
    line = await posted_line(dock.flour, number)
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(much), **how), way=way)


async def with_us(dock: Dock, number: str) -> dict[str, Decimal]:
    """Where a lot lies in our places."""
    found = await lies(dock.flour, number)
    return {place: much for place, much in found.items() if place.startswith("WH1") and much}


async def test_what_came_beyond_joins_the_lot_that_the_goods_are_now(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await relabel(dock, "F-1", "F-2")
    await less(dock, "F-1", 12, take_more=True)
    assert [await with_us(dock, number) for number in ("F-1", "F-2")] == [{}, {STOCK: 12}]
    assert (await lies(dock.flour, "F-1"))["Vendors"] == -12
    await split(dock, "F-2", "F-3", 4)
    await relabel(dock, "F-2", "F-4")
    assert await check() == []


@pytest.mark.parametrize("way", [CorrectionWay.FROM_DESTINATION, WHERE])
async def test_what_a_receipt_brought_too_much_leaves_the_lot_that_it_is_now(
    dock: Dock, way: CorrectionWay
) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await relabel(dock, "F-1", "F-2")
    await relabel(dock, "F-2", "F-3")
    await less(dock, "F-1", 8, way=way)
    assert [await with_us(dock, number) for number in ("F-1", "F-2", "F-3")] == [{}, {}, {STOCK: 8}]
    assert (await lies(dock.flour, "F-1"))["Vendors"] == -8
    assert ("F-3", "F-1", Decimal(2)) in await edges()
    await less(dock, "F-1", 0, way=way)  # nothing came at all
    assert await dock.on_hand(dock.flour) == 0
    assert await check() == []


async def test_opening_stock_is_put_right_after_all_of_it_became_one_lot(dock: Dock) -> None:
    await opened(dock, dock.flour, numbers=batch("M-1", 10))
    await received(dock, dock.flour, ("X-1", 50))
    await split(dock, "M-1", "M-1B", 3)
    await split(dock, "M-1", "M-1C", 7)
    await merge(dock, "X-1", "M-1B", "M-1C")
    await relabel(dock, "X-1", "M-4")
    await less(dock, "M-1", 8)
    assert await with_us(dock, "M-4") == {STOCK: 58}
    assert await check() == []


async def test_of_several_lots_somebody_says_which(dock: Dock) -> None:
    await opened(dock, dock.flour, numbers=batch("M-1", 10))
    await split(dock, "M-1", "M-2", 6)
    shelf = await dock.place(SHELF)
    await moved(dock, OperationKind.INTERNAL, dock.flour, ("M-2", 6), destination=shelf)
    await split(dock, "M-1", "M-3", 4)
    async with refused(GoodsMovedOn) as told:
        await less(dock, "M-1", 8)
    assert "M-2 has 6 of it in WH1/Stock/A-01" in told.value.message
    assert "say of which it is taken back, or count or scrap it there" in told.value.message
    assert {(place.lot, place.on_hand) for place in told.value.places if place.on_hand} == {
        (await lot("M-2"), 6),
        (await lot("M-3"), 4),
    }
    async with refused(GoodsMovedOn):  # it lies elsewhere than the line put it
        await less(dock, "M-1", 8, taken_from=await lot("M-2"))
    await less(dock, "M-1", 8, taken_from=await lot("M-2"), way=WHERE)
    assert (await with_us(dock, "M-2"), await with_us(dock, "M-3")) == ({SHELF: 4}, {STOCK: 4})
    await less(dock, "M-1", 7, taken_from=await lot("M-3"))
    assert (await with_us(dock, "M-3"), await with_us(dock, "M-1")) == ({STOCK: 3}, {})
    assert await check() == []


async def test_a_part_is_taken_from_the_lot_that_is_meant(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await split(dock, "F-1", "F-2", 4)
    shelf = await dock.place(SHELF)
    await moved(dock, OperationKind.INTERNAL, dock.flour, ("F-2", 4), destination=shelf)
    await less(dock, "F-1", 9, taken_from=await lot("F-2"), way=WHERE)
    assert (await with_us(dock, "F-1"), await with_us(dock, "F-2")) == ({STOCK: 6}, {SHELF: 3})
    await less(dock, "F-1", 2, way=WHERE)  # of what is called so still first
    assert (await with_us(dock, "F-1"), await with_us(dock, "F-2")) == ({}, {SHELF: 2})
    await received(dock, dock.flour, ("F-9", 10))
    async with refused(InvalidInput) as wrong:
        await less(dock, "F-1", 1, taken_from=await lot("F-9"), way=WHERE)
    assert wrong.value.field == ("corrections", "0", "takenFrom")


async def test_no_more_is_taken_than_can_be_of_the_line(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("X-1", 50))
    await split(dock, "F-1", "F-2", 3)
    await merge(dock, "X-1", "F-2")
    await moved(dock, OperationKind.DELIVERY, dock.flour, ("F-1", 7))
    async with refused(GoodsMovedOn) as told:
        await less(dock, "F-1", 6)
    assert "X-1 has 3 of it in WH1/Stock" in told.value.message
    await less(dock, "F-1", 7)
    assert await with_us(dock, "X-1") == {STOCK: 50}
    assert await check() == []


async def test_a_unit_that_was_relabelled_never_came(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2")
    await relabel(dock, "SN-1", "SN-9")
    line = await posted_line(dock.radio, "SN-1")
    async with refused(GoodsMovedOn) as told:  # another number is what relabelling is for
        await correct(dock, Correction(move_line=line, number="SN-5"))
    assert "SN-9 has 1 of it in WH1/Stock: relabel that" in told.value.message
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(0)))
    assert await dock.on_hand(dock.radio) == 1
    assert await check() == []


async def test_what_is_picked_of_the_lot_that_it_became_stays(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await relabel(dock, "F-1", "F-2")
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 9), partner=dock.customer)
    await dock.number(delivery, dock.flour, "F-2", 9)
    async with refused(InsufficientStock):
        await less(dock, "F-1", 8)
