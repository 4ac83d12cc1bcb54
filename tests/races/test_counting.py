"""A count is applied while goods leave, and several count the same."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.refusals import CountStale, InsufficientStock
from lotbook.domain.words import OperationKind
from lotbook.models import Count, CountPosition
from lotbook.services import count_applying, count_records, count_scans, counting
from lotbook.services.counted import Counted
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import received, scan

DELIVERY = OperationKind.DELIVERY


async def test_a_count_against_a_delivery_is_stale_or_comes_first(dock: Dock) -> None:
    for much in (3, 10):  # it finds enough for the delivery, or too little
        number = f"F-{much}"
        await received(dock, dock.flour, (number, 10))
        count = (await counting.start_count(dock.request(), dock.stock, dock.flour)).outcome.count
        said = Counted(location=dock.stock, product=dock.flour, number=number, quantity=Decimal(much))
        await count_records.record_counts(dock.request(), count, [said])
        await counting.finish_counting(dock.request(), count)
        delivery = await dock.transfer(DELIVERY, (dock.flour, 6))
        line = await dock.line_of(delivery, dock.flour)
        await scan(dock, delivery, number, line=line, quantity=Decimal(6))
        version = (await Count.get(id=count)).version
        done, refused = await at_once(
            [
                dock.validate(delivery),
                count_applying.apply_count(dock.request(), count, version),
                count_applying.apply_count(dock.request(), count, version),
            ]
        )
        assert len(done) >= 1
        assert refused
        assert any(
            isinstance(each, CountStale | InsufficientStock) or "done" in str(each) or "version" in str(each)
            for each in refused
        )
        await nothing_is_half_done()
        assert await dock.on_hand(dock.flour) >= 0


async def test_several_scan_the_same_lot_and_all_of_it_counts(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await received(dock, dock.radio, "SN-1")
    count = (await counting.start_count(dock.request(), dock.stock, None)).outcome.count

    def one(raw: str, quantity: int | None):
        given = count_scans.CountScan(
            raw=raw, location=dock.stock, quantity=None if quantity is None else Decimal(quantity)
        )
        return count_scans.record_count_scan(dock.request(), count, given)

    done, refused = await at_once(
        [*(one("F-1", 1) for _ in range(6)), *(one("SN-1", None) for _ in range(4))]
    )
    assert (len(done), len(refused)) == (7, 3)
    counted = {row.product_id: row.counted for row in await CountPosition.filter(count_id=count)}
    assert counted == {dock.flour: 6, dock.radio: 1}
    await nothing_is_half_done()
