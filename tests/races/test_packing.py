"""Many pack, unpack and pick the same goods at the same moment."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.words import OperationKind
from lotbook.models import Lot, StockBalance
from lotbook.services import packing
from lotbook.services.goods_named import Goods
from lotbook.services.packages import create_package
from lotbook.standards.check_digit import check_digit
from tests.dock import Dock
from tests.races.racing import at_once, nothing_is_half_done
from tests.scenarios.telling import received, scan


async def packages(dock: Dock, count: int) -> list[int]:
    ssccs = [f"39521234{number:09d}" for number in range(count)]
    made = [await create_package(dock.request(), each + check_digit(each), None) for each in ssccs]
    return [one.outcome.package for one in made]


async def test_one_unit_is_packed_once_however_many_pack_it(dock: Dock) -> None:
    await received(dock, dock.radio, ("SN-1", 1))
    serial = (await Lot.get(number="SN-1")).id
    several = await packages(dock, 8)
    done, refused = await at_once(
        [packing.pack_goods(dock.request(), dock.stock, [Goods(lot=serial)], each) for each in several]
    )
    assert (len(done), len(refused)) == (1, 7)
    [lies] = await StockBalance.filter(lot_id=serial, on_hand__gt=0)
    assert lies.package_id in several
    await nothing_is_half_done()


async def test_a_delivery_and_an_unpacking_of_the_same_goods_are_one_behind_the_other(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    lot = (await Lot.get(number="F-1")).id
    [package] = await packages(dock, 1)
    await packing.pack_goods(dock.request(), dock.stock, [Goods(lot=lot)], package)
    delivery = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 10))
    await scan(dock, delivery, "F-1", line=await dock.line_of(delivery, dock.flour), quantity=Decimal(4))
    await at_once(
        [
            dock.validate(delivery),
            packing.unpack_goods(dock.request(), package, [Goods(lot=lot, quantity=Decimal(6))]),
            packing.unpack_goods(dock.request(), package, [Goods(lot=lot, quantity=Decimal(6))]),
        ]
    )
    lying = {row.package_id: row.on_hand for row in await StockBalance.filter(lot_id=lot, on_hand__gt=0)}
    assert lying == {None: 6}
    await nothing_is_half_done()
