"""What left our hands in a package is put right like what was loose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.refusals import GoodsMovedOn
from lotbook.domain.words import CorrectionWay, OperationKind, Tracking
from lotbook.ledger.check import check
from lotbook.models import Package, StockMoveLine
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.packing import pack_goods, unpack_goods
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import record_scan_on_order
from tests.dock import Dock
from tests.factory import TAKES, Factory, edges, factory
from tests.scenarios.telling import correct, lies, lot, received, refused, scan, settle

__all__ = ["factory"]

DESTINATION, WHERE, RELABEL = (
    CorrectionWay.FROM_DESTINATION,
    CorrectionWay.FROM_WHERE_THEY_ARE,
    CorrectionWay.RELABEL,
)


async def packed(dock: Dock, product: int, *goods: tuple[str, int]) -> str:
    """The SSCC of a package with these goods."""
    await settle("settings", 1, gs1_prefix="9521234")
    inside = [Goods(lot=await lot(product, number), quantity=Decimal(quantity)) for number, quantity in goods]
    done = await pack_goods(dock.request(), dock.stock, inside, None)
    return str((await Package.get(id=done.outcome.package)).number)


async def delivered(dock: Dock, product: int, *goods: tuple[str, int]) -> int:
    """The line of what a customer got in a package."""
    sscc = await packed(dock, product, *goods)
    delivery = await dock.delivery((product, sum(quantity for _, quantity in goods)))
    await scan(dock, delivery, f"00{sscc}")
    await dock.validate(delivery)
    line = await StockMoveLine.get(destination__usage="CUSTOMER", lot_id=await lot(product, goods[0][0]))
    assert line.destination_package_id is not None
    return int(line.id)


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_less_than_a_whole_package_was_delivered(dock: Dock, way: CorrectionWay) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    line = await delivered(dock, dock.flour, ("F-1", 6))
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(5)), way=way)
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "WH1/Stock": 5, "Customers": 5}
    [now] = await StockMoveLine.filter(destination__usage="CUSTOMER", quantity=5)
    await correct(dock, Correction(move_line=now.id, right_quantity=Decimal(0)), way=way)
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "WH1/Stock": 10}
    assert await check() == []


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_another_serial_was_in_the_package(dock: Dock, way: CorrectionWay) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    line = await delivered(dock, dock.radio, ("SN-1", 1), ("SN-2", 1))
    await correct(dock, Correction(move_line=line, number="SN-3"), way=way)
    assert await lies(dock.radio, "SN-1") == {"Vendors": -1, "WH1/Stock": 1}
    assert await lies(dock.radio, "SN-3") == {"Vendors": -1, "Customers": 1}
    [back] = await StockMoveLine.filter(corrects_id=line)
    [right] = await StockMoveLine.filter(destination__usage="CUSTOMER", lot_id=await lot(dock.radio, "SN-3"))
    was = (await StockMoveLine.get(id=line)).destination_package_id
    assert back.source_package_id == right.destination_package_id == was
    await correct(dock, Correction(move_line=right.id, right_quantity=Decimal(0)), way=way)
    assert await lies(dock.radio, "SN-3") == {"Vendors": -1, "WH1/Stock": 1}
    assert await check() == []


async def test_two_lines_of_a_package_take_no_more_than_customers_have(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    line = await delivered(dock, dock.flour, ("F-1", 6))
    part = Correction(move_line=line, quantity=Decimal(3), right_quantity=Decimal(0))
    await correct(dock, part, part)
    assert await lies(dock.flour, "F-1") == {"Vendors": -10, "WH1/Stock": 10}


async def test_a_package_that_was_delivered_held_another_lot(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 1))
    line = await delivered(dock, dock.flour, ("F-1", 6))
    await correct(dock, Correction(move_line=line, number="F-2"), way=RELABEL)
    assert (await lies(dock.flour, "F-2"))["Customers"] == 6
    assert "Customers" not in await lies(dock.flour, "F-1")
    assert await check() == []


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_less_of_a_package_was_consumed(dock: Dock, factory: Factory, way: CorrectionWay) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    sscc = await packed(dock, dock.flour, ("F-1", 6))
    bread = await dock.product("BUN", Tracking.LOT)
    await factory.recipe(bread, 10, (dock.flour, "6"))
    order = await factory.order(bread, 10)
    await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=f"00{sscc}"))
    await dock.validate(await factory.open_transfer(order, TAKES))
    await factory.gives(order, bread, "B-1", 10)
    line = (await StockMoveLine.get(destination__usage="PRODUCTION")).id
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(4)), way=way)
    assert await edges() == {("F-1", "B-1"): ("4", False)}
    assert (await lies(dock.flour, "F-1"))["WH1/Stock"] == 6
    assert await check() == []


async def test_what_was_unpacked_here_is_not_where_the_line_put_it(dock: Dock) -> None:
    """Only outside nobody looks at packages."""
    await received(dock, dock.flour, ("F-1", 10))
    sscc = await packed(dock, dock.flour, ("F-1", 6))
    shelf = await dock.place("WH1/Stock/A-01")
    transfer = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 6), destination=shelf)
    await scan(dock, transfer, f"00{sscc}")
    await dock.validate(transfer)
    package = (await Package.get(number=sscc)).id
    [line] = await StockMoveLine.filter(destination=shelf)
    await unpack_goods(dock.request(), package, None)
    async with refused(GoodsMovedOn):
        await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(5)))
