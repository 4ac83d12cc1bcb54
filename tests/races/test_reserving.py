"""Many want the same goods at the same moment: nothing is promised twice, and nobody hangs."""

from __future__ import annotations

from decimal import Decimal

import pytest_asyncio

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.fields import from_millionths
from lotbook.domain.refusals import InsufficientStock
from lotbook.domain.words import OperationKind
from lotbook.services import reserving
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import MANAGER, received, reserve_manually, scan

TASKS = 64


@pytest_asyncio.fixture
async def dock(dock: Dock) -> Dock:
    """Nothing is promised before somebody says so."""
    await reserve_manually(dock)
    return dock


async def reserve(dock: Dock, transfer: int, *, all_or_nothing: bool = True) -> None:
    request = dock.request("reserveTransfer")
    await reserving.reserve_transfer(request, transfer, all_or_nothing=all_or_nothing)


async def deliveries(dock: Dock, product: int, much: int, count: int = TASKS) -> list[int]:
    return [await dock.transfer(OperationKind.DELIVERY, (product, much)) for _ in range(count)]


async def reserved(product: int) -> Decimal:
    sql = "SELECT CAST(coalesce(sum(reserved), 0) AS BIGINT) FROM stock_balance WHERE product_id = ?"
    return from_millionths(await fetch_value(sql, product))


async def test_the_last_units_are_promised_to_as_many_as_there_are(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 5), ("F-2", 6))
    wanting = await deliveries(dock, dock.flour, 2)
    done, refused = await at_once([reserve(dock, one) for one in wanting])
    assert (len(done), {type(one) for one in refused}) == (5, {InsufficientStock})
    assert await reserved(dock.flour) == 10
    await nothing_is_half_done()


async def test_as_many_as_there_are_get_a_serial_each(dock: Dock) -> None:
    await received(dock, dock.radio, *(f"SN-{n}" for n in range(10)))
    wanting = await deliveries(dock, dock.radio, 1)
    _, refused = await at_once([reserve(dock, one, all_or_nothing=False) for one in wanting])
    assert refused == []
    assert await fetch("SELECT lot_id FROM reservation GROUP BY lot_id HAVING count(*) > 1") == []
    assert await reserved(dock.radio) == 10
    await nothing_is_half_done()


async def test_one_serial_that_many_scan_is_picked_by_one(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    wanting = await deliveries(dock, dock.radio, 1)
    await reserve(dock, wanting[0])
    done, refused = await at_once([scan(dock, one, "SN-1") for one in wanting])
    assert (len(done), {type(one) for one in refused}) == (1, {InsufficientStock})
    await nothing_is_half_done()


async def test_two_that_take_each_others_serials_both_end_with_one(dock: Dock) -> None:
    for turn in range(4):
        await received(dock, dock.radio, f"A-{turn}", f"B-{turn}")
        one, other = await deliveries(dock, dock.radio, 1, count=2)
        await reserve(dock, one)
        await reserve(dock, other)
        picked, refused = await at_once([scan(dock, one, f"B-{turn}"), scan(dock, other, f"A-{turn}")])
        assert (len(picked), refused) == (2, [])
    assert await reserved(dock.radio) == 8
    await nothing_is_half_done()


async def test_what_managers_take_out_of_each_others_hands_is_in_one_hand(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1")
    wanting = await deliveries(dock, dock.radio, 1, count=8)
    await scan(dock, wanting[0], "SN-1")
    take = {"actor": MANAGER, "picked_reason": "urgent"}
    _, refused = await at_once([scan(dock, one, "SN-1", **take) for one in wanting[1:]])
    assert refused == []
    on = "SELECT entry.id FROM transfer_entry AS entry JOIN transfer ON transfer.id = entry.transfer_id"
    assert len(await fetch(f"{on} WHERE entry.number = 'SN-1' AND transfer.state = 'READY'")) == 1
    await nothing_is_half_done()
