"""Goods are scrapped, and lots split, merged and relabelled, while others ship, stop and renumber them."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.quantities import ZERO
from lotbook.domain.words import OperationKind
from lotbook.models import Hold, Lot, Reservation, ScrapReason, StockBalance, StockMoveLine
from lotbook.services import renumbering, scrapping
from lotbook.services.goods_named import Goods
from lotbook.services.holding import Target, place_hold
from lotbook.services.number_sources import FromText
from lotbook.services.opening_stock import There, record_opening_stock
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import received, scan

DELIVERY = OperationKind.DELIVERY


async def lot(number: str) -> int:
    return int((await Lot.get(number=number)).id)


async def lying(*numbers: str) -> list[Decimal]:
    """How much of each there is; nothing of a number that nothing ever got."""
    return [
        sum([row.on_hand for row in await StockBalance.filter(lot__number=number)], ZERO)
        for number in numbers
    ]


async def test_a_split_and_a_scrap_against_a_delivery_of_the_same_lot(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 6), partner=dock.customer)
    await scan(dock, delivery, "F-1", line=await dock.line_of(delivery, dock.flour), quantity=Decimal(6))
    old, reason = await lot("F-1"), (await ScrapReason.get(name="Spoiled")).id
    spoiled = scrapping.ToScrap(location=dock.stock, goods=Goods(lot=old, quantity=Decimal(3)))
    done, refused = await at_once(
        [
            dock.validate(delivery),
            renumbering.split_lot(dock.request(), old, dock.stock, Decimal(3), "F-2", "sieved"),
            scrapping.scrap_goods(dock.request(), [spoiled], reason, ""),
        ]
    )
    assert (len(done), len(refused)) == (2, 1)  # what is picked stays, and of the other 4 one takes 3
    assert await dock.on_hand(dock.flour) in (4, 1)
    await nothing_is_half_done()


async def test_a_scrap_against_a_reservation_leaves_no_promise_of_what_is_gone(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    deliveries = [await dock.transfer(DELIVERY, (dock.flour, 4), partner=dock.customer) for _ in range(2)]
    reason = (await ScrapReason.get(name="Spoiled")).id
    spoiled = scrapping.ToScrap(location=dock.stock, goods=Goods(lot=await lot("F-1"), quantity=Decimal(7)))
    await at_once(
        [
            *(reserve_transfer(dock.request(), each) for each in deliveries),
            scrapping.scrap_goods(dock.request(), [spoiled], reason, ""),
        ]
    )
    assert await dock.on_hand(dock.flour) == 3
    assert sum([row.quantity for row in await Reservation.all()], ZERO) == 3
    await nothing_is_half_done()


async def test_opposite_merges_and_a_relabelling_lose_nothing(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 4), ("F-2", 6))
    first, second = await lot("F-1"), await lot("F-2")
    await at_once(
        [
            renumbering.merge_lots(dock.request(), [first], second, "one silo"),
            renumbering.merge_lots(dock.request(), [second], first, "one silo"),
            renumbering.relabel_lot(dock.request(), first, "F-9", "torn"),
            renumbering.relabel_lot(dock.request(), second, "F-9", "torn"),
        ]
    )
    assert await dock.on_hand(dock.flour) == sum(await lying("F-1", "F-2", "F-9")) == 10
    await nothing_is_half_done()


async def test_what_is_stopped_while_it_is_split_is_stopped_or_was_split_before(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    old = await lot("F-1")
    await at_once(
        [
            place_hold(dock.request(), Target(lot=old), "moth"),
            renumbering.split_lot(dock.request(), old, dock.stock, Decimal(3), "F-2", "sieved"),
            renumbering.split_lot(dock.request(), old, dock.stock, Decimal(3), "F-3", "sieved"),
        ]
    )
    stopped = (await (await Hold.get(lot_id=old)).operation).seq
    for number in ("F-2", "F-3"):
        part = await lot(number)
        line = await StockMoveLine.filter(lot_id=part).first().select_related("operation")
        assert line is not None
        assert await Hold.exists(lot_id=part) == (line.operation.seq > stopped)
    await nothing_is_half_done()


async def test_opening_stock_of_one_number_is_put_in_once(dock: Dock) -> None:
    there = There(location=dock.stock, product=dock.radio, numbers=FromText(text="SN-1"))
    done, _ = await at_once([record_opening_stock(dock.request(), [there], None) for _ in range(4)])
    assert (len(done), await dock.on_hand(dock.radio)) == (1, 1)
    await nothing_is_half_done()
