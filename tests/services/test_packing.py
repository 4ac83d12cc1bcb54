"""Goods are in packages: packed, unpacked, moved as one, delivered in part and whole."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.places import WarehouseFacts
from lotbook.domain.refusals import (
    GoodsMovedOn,
    InsufficientStock,
    InUse,
    InvalidInput,
    LocationNotUsable,
    LotOnHold,
    NotFound,
    OverReceipt,
    PackageElsewhere,
)
from lotbook.domain.words import CorrectionWay, LocationUsage, OperationKind, TransferState
from lotbook.ledger.check import check
from lotbook.models import (
    Hold,
    Location,
    Lot,
    Package,
    Reservation,
    Settings,
    StockBalance,
    StockMoveLine,
    Transfer,
    TransferEntry,
)
from lotbook.services import company, moved_packages, packing, places
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.packing_entries import put_in_package
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.validation import validate_transfer
from tests.dock import ADDRESS, Dock
from tests.factory import TAKES, factory
from tests.scenarios.telling import correct, settle

__all__ = ["factory"]

DELIVERY, INTERNAL = OperationKind.DELIVERY, OperationKind.INTERNAL
STOCK = "WH1/Stock"


@pytest.fixture(autouse=True)
async def prefix(dock):
    await settle("settings", 1, gs1_prefix="9521234")


async def lot_of(dock: Dock, number: str = "L-1", quantity: int = 10) -> int:
    receipt = await dock.receipt((dock.flour, quantity))
    await dock.number(receipt, dock.flour, number, each=quantity)
    await dock.validate(receipt)
    return (await Lot.get(number=number)).id


async def pack(dock: Dock, *goods: Goods, package: int | None = None, at: str = STOCK) -> int:
    done = await packing.pack_goods(dock.request(), await dock.place(at), goods, package)
    return done.outcome.package


async def scan(dock: Dock, transfer: int, code: str, **more):
    return (await record_scan(dock.request("recordScan"), transfer, ScanGiven(raw=code, **more))).outcome


async def lying(package: int | None) -> dict[int | None, Decimal]:
    rows = await StockBalance.filter(package_id=package, on_hand__gt=0)
    return {row.lot_id: row.on_hand for row in rows}


async def shelf(dock: Dock, name: str = "A-9") -> int:
    above = await dock.place(STOCK)
    made = await places.save_location(dock.request(), name, above, LocationUsage.INTERNAL)
    return made.outcome.location


async def test_goods_are_packed_and_taken_out_again_and_the_book_agrees(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    assert await lying(package) == {lot: 6}
    assert await lying(None) == {lot: 4}
    await pack(dock, Goods(lot=lot), package=package)
    assert await lying(None) == {}
    await packing.unpack_goods(dock.request(), package, [Goods(lot=lot, quantity=Decimal(1))])
    assert await lying(package) == {lot: 9}
    await packing.unpack_goods(dock.request(), package, None)
    assert await lying(package) == {}
    assert await lying(None) == {lot: 10}
    assert await check() == []


async def test_more_than_there_is_is_not_packed_and_nothing_is_said_of_a_new_package(dock):
    lot = await lot_of(dock)
    packages = await Package.all().count()
    with pytest.raises(InsufficientStock) as refused:
        await pack(dock, Goods(lot=lot, quantity=Decimal(11)))
    assert refused.value.shortages[0].available == 10
    with pytest.raises(NotFound):
        await pack(dock, Goods(lot=99_999))
    assert await Package.all().count() == packages
    assert await lying(None) == {lot: 10}
    package = await Package.get(id=await pack(dock, Goods(lot=lot)))
    with pytest.raises(InsufficientStock) as refused:
        await pack(dock, Goods(lot=lot))
    where = f"In stock: 10 in {STOCK} in package {package.number}."
    assert refused.value.message == f"L-1: 0 loose in {STOCK}. {where}"


async def test_a_package_moves_with_all_that_is_in_it_and_is_in_one_place(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    there = await shelf(dock)
    await moved_packages.move_package(dock.request(), package, there)
    assert {row.location_id for row in await StockBalance.filter(package_id=package, on_hand__gt=0)} == {
        there
    }
    with pytest.raises(PackageElsewhere) as refused:
        await pack(dock, Goods(lot=lot), package=package)
    assert refused.value.location == there
    with pytest.raises(InvalidInput):
        await moved_packages.move_package(dock.request(), package, there)
    assert await check() == []


async def test_a_package_that_moves_has_a_transfer_by_which_its_lots_are_traced(dock):
    lot = await lot_of(dock)
    await dock.taken_in((dock.bag, 3))
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)), Goods(product=dock.bag))
    there = await shelf(dock)
    done = await moved_packages.move_package(dock.request(), package, there)
    moved = await Transfer.get(id=done.outcome.transfer).prefetch_related("lines")
    assert (moved.state, moved.destination_id) == (TransferState.DONE, there)
    assert sorted((line.product_id, line.expected) for line in moved.lines) == [
        (dock.flour, 6),
        (dock.bag, 3),
    ]
    rows = await StockMoveLine.filter(transfer_line__transfer_id=moved.id).order_by("lot_id")
    assert {(row.source_package_id, row.destination_package_id) for row in rows} == {(package, package)}
    site = WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS)
    await places.save_warehouse(dock.request(), site)
    for elsewhere in ("WH2/Stock", "Transit", "WH1"):
        with pytest.raises(LocationNotUsable):
            await moved_packages.move_package(dock.request(), package, await dock.place(elsewhere))
    assert await check() == []


async def test_what_is_packed_is_corrected_where_it_is(dock):
    """Ten came, six of them are packed and moved; it was nine, then the label read wrong, then one too many moved."""
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    receipt = (await StockMoveLine.filter(lot_id=lot).order_by("id"))[0].id
    await correct(dock, Correction(move_line=receipt, quantity=Decimal(1), right_quantity=Decimal(0)))
    assert (await lying(None), await lying(package)) == ({lot: 3}, {lot: 6})
    there = await shelf(dock)
    await moved_packages.move_package(dock.request(), package, there)
    with pytest.raises(GoodsMovedOn) as gone:
        await correct(dock, Correction(move_line=receipt, number="L-9"))
    assert {place.location for place in gone.value.places} == {dock.stock, there}
    relabel = {"way": CorrectionWay.RELABEL}
    await correct(dock, Correction(move_line=receipt, number="L-9"), **relabel)
    right = (await Lot.get(number="L-9")).id
    assert (await lying(None), await lying(package)) == ({right: 3}, {right: 6})
    assert await check() == []
    moved = (await StockMoveLine.filter(source_package_id=package, lot_id=lot, run_id=None).order_by("id"))[0]
    assert moved.destination_package_id == package


async def test_promises_go_with_what_is_packed_and_moved(dock):
    lot = await lot_of(dock)
    delivery = await dock.transfer(DELIVERY, (dock.flour, 8), partner=dock.customer)
    await reserve_transfer(dock.request(), delivery)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    promised = {row.package_id: row.quantity for row in await Reservation.filter(transfer_id=delivery)}
    assert promised == {package: 4, None: 4}  # what nobody was promised was packed first
    there = await shelf(dock)
    done = await moved_packages.move_package(dock.request(), package, there)
    assert done.outcome.lost == []
    assert (await Reservation.get(package_id=package)).location_id == there
    assert await check() == []


async def test_a_package_that_is_promised_leaves_only_when_that_is_meant(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 8), partner=dock.customer)
    await reserve_transfer(dock.request(), delivery)
    top = (await Location.get(id=dock.stock)).parent_id
    made = await places.save_location(dock.request(), "Quality", top, LocationUsage.INTERNAL)
    outside = made.outcome.location
    with pytest.raises(InsufficientStock) as refused:
        await moved_packages.move_package(dock.request(), package, outside)
    assert refused.value.shortages[0].reserved_for[0].id == delivery
    done = await moved_packages.move_package(dock.request(), package, outside, take_promised=True)
    assert [(one.transfer, one.quantity) for one in done.outcome.lost] == [(delivery, 8)]
    assert await check() == []


async def test_a_scan_of_a_number_breaks_a_pallet_and_the_rest_stays_in(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 3), partner=dock.customer)
    await scan(dock, delivery, "L-1", line=await dock.line_of(delivery, dock.flour), quantity=Decimal(3))
    assert (await TransferEntry.get(transfer_id=delivery)).source_package_id == package
    with pytest.raises(InsufficientStock):  # picked goods stay where they were picked
        await packing.unpack_goods(dock.request(), package, None)
    await dock.validate(delivery)
    assert await lying(package) == {lot: 7}
    assert await check() == []


async def test_a_scan_of_its_sscc_delivers_a_whole_package(dock):
    lot = await lot_of(dock)
    await dock.received(dock.radio, "SN-1", 1)
    serial = (await Lot.get(number="SN-1")).id
    package = await pack(dock, Goods(lot=lot), Goods(lot=serial))
    sscc = (await Package.get(id=package)).number
    delivery = await dock.transfer(DELIVERY, (dock.flour, 10), (dock.radio, 1), partner=dock.customer)
    done = await scan(dock, delivery, sscc)
    assert done.numbers == 2
    entries = await TransferEntry.filter(transfer_id=delivery)
    assert {(row.source_package_id, row.destination_package_id) for row in entries} == {(package, package)}
    await dock.validate(delivery)
    assert await lying(package) == {}
    assert await check() == []


async def test_a_package_that_holds_more_than_is_asked_for_is_taken_by_who_means_it(dock):
    lots = [await lot_of(dock, number, 6) for number in ("L-1", "L-2")]
    package = await pack(dock, *(Goods(lot=lot) for lot in lots))
    sscc = (await Package.get(id=package)).number
    delivery = await dock.transfer(DELIVERY, (dock.flour, 8))
    await reserve_transfer(dock.request(), delivery)
    with pytest.raises(OverReceipt, match="4 more than the 8 expected"):
        await scan(dock, delivery, f"00{sscc}")
    assert not await TransferEntry.exists(transfer_id=delivery)
    await scan(dock, delivery, f"00{sscc}", take_more=True)
    taken = await TransferEntry.filter(transfer_id=delivery)
    assert {row.lot_id: row.quantity for row in taken} == dict.fromkeys(lots, Decimal(6))
    await validate_transfer(dock.request(), delivery, take_more=True)
    assert await lying(package) == {}
    assert await check() == []


async def test_what_is_not_asked_for_is_named_when_a_package_is_scanned(dock):
    await dock.received(dock.radio, "SN-1", 1)
    serial = (await Lot.get(number="SN-1")).id
    package = await pack(dock, Goods(lot=await lot_of(dock)), Goods(lot=serial))
    sscc = (await Package.get(id=package)).number
    delivery = await dock.delivery((dock.flour, 10))
    with pytest.raises(Exception, match="not on this document"):
        await scan(dock, delivery, sscc)
    assert await TransferEntry.filter(transfer_id=delivery).count() == 0


async def test_entries_of_a_receipt_are_put_in_a_package_that_is_there_once_it_is_validated(dock):
    receipt = await dock.receipt((dock.flour, 10))
    await dock.number(receipt, dock.flour, "L-1", each=10)
    done = await put_in_package(dock.request(), receipt, None, None)
    await dock.validate(receipt)
    lot = (await Lot.get(number="L-1")).id
    assert await lying(done.outcome.package) == {lot: 10}
    assert await check() == []


async def test_a_held_package_stops_what_is_in_it(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 10), partner=dock.customer)
    await reserve_transfer(dock.request(), delivery)
    await dock.hold(package=package)
    assert {row.package_id for row in await Reservation.filter(transfer_id=delivery)} == {None}
    with pytest.raises(LotOnHold):
        await packing.unpack_goods(dock.request(), package, None)
    with pytest.raises(LotOnHold) as refused:
        await scan(dock, delivery, (await Package.get(id=package)).number)
    assert refused.value.holds
    assert await check() == []


async def test_what_is_taken_out_of_a_held_package_in_a_blocked_place_stays_stopped(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot, quantity=Decimal(6)))
    await dock.hold("crushed", package=package)
    there = await dock.place("WH1/Quarantine")
    await moved_packages.move_package(dock.request(), package, there)
    assert await Hold.filter(ended_operation_id=None).count() == 1, "it goes with the package"
    await packing.unpack_goods(dock.request(), package, [Goods(lot=lot, quantity=Decimal(4))])
    loose: Any = await Hold.get(lot_id=lot, ended_operation_id=None)
    assert (loose.location_id, loose.quantity, loose.reason) == (there, 4, "crushed")
    other = (
        await packing.pack_goods(dock.request(), there, [Goods(lot=lot, quantity=Decimal(3))], None)
    ).outcome
    assert await Hold.exists(package_id=other.package, reason="crushed", ended_operation_id=None)
    with pytest.raises(LotOnHold, match="crushed"):
        await moved_packages.move_package(dock.request(), other.package, await dock.place("WH1/Stock/A-01"))
    left: Any = await Hold.get(lot_id=lot, ended_operation_id=None)
    assert left.quantity == 1
    assert await check() == []


async def test_packages_go_off_only_while_none_holds_goods(dock):
    lot = await lot_of(dock)
    package = await pack(dock, Goods(lot=lot))
    version = (await Settings.get(id=1)).version
    with pytest.raises(InUse) as refused:
        await company.update_settings(dock.request(), version, packages=False)
    assert refused.value.blockers[0].node.id == package
    await packing.unpack_goods(dock.request(), package, None)
    await company.update_settings(dock.request(), version, packages=False)
    with pytest.raises(InvalidInput):
        await pack(dock, Goods(lot=lot))


async def test_a_whole_package_goes_into_what_needs_a_part_of_it_when_that_is_meant(dock, factory):
    package = await pack(dock, Goods(lot=await lot_of(dock, "F-1", 12)))
    sscc = (await Package.get(id=package)).number
    takes = await factory.open_transfer(await factory.order(factory.bread, 12), TAKES)
    with pytest.raises(OverReceipt, match="12 would be 6 more than the 6 expected"):
        await scan(dock, takes, sscc)
    await scan(dock, takes, sscc, take_more=True)
    assert (await TransferEntry.get(transfer_id=takes, product_id=dock.flour)).quantity == 12
