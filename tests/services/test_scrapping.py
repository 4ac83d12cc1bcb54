"""Goods are thrown away for a reason, also what is promised or on hold, and a correction brings them back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    MoreThanLeft,
    PackageElsewhere,
    StaleVersion,
)
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.models import Lot, Reservation, Scrap, ScrapReason, StockMoveLine, Transfer
from lotbook.services import count_applying, count_records, counting, moved_packages, packing, scrapping
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.counted import Counted
from lotbook.services.goods_named import Goods
from lotbook.services.reserving import reserve_transfer
from lotbook.services.scrapping import ToScrap
from tests.dock import Dock
from tests.scenarios.telling import MANAGER, OPERATOR, correct, lies, posted_line, received, scan, settle

DELIVERY, STOCK = OperationKind.DELIVERY, "WH1/Stock"


async def reason(name: str = "Broken") -> int:
    return int((await ScrapReason.get(name=name)).id)


async def scrapped(dock: Dock, *goods: Goods, package: int | None = None, **how: Any) -> scrapping.Scrapped:
    place = how.get("location") or dock.stock
    wanted = [ToScrap(location=place, goods=one, package=package) for one in goods]
    request = dock.request("scrapGoods", actor=OPERATOR)
    why = how.get("reason") or await reason()
    return (await scrapping.scrap_goods(request, wanted, why, how.get("note", ""))).outcome


async def corrected(dock: Dock, operation: int, **how: Any) -> None:
    for line in await StockMoveLine.filter(operation_id=operation):
        given = Correction(move_line=line.id, right_quantity=Decimal(0), **how)
        request = dock.request("correctMoveLines", actor=MANAGER)
        await correct_move_lines(request, [given], CorrectionWay.FROM_DESTINATION, "It was another one")


async def test_goods_are_thrown_away_and_brought_back(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix="9521234")
    await received(dock, dock.flour, ("F-1", 10))
    await received(dock, dock.radio, "SN-1")
    await dock.taken_in((dock.bag, 5))
    flour, radio = [(await Lot.get(number=number)).id for number in ("F-1", "SN-1")]
    packed = await packing.pack_goods(
        dock.request(), dock.stock, [Goods(lot=flour, quantity=Decimal(4))], None
    )
    package = packed.outcome.package
    whole = await scrapped(dock, Goods(lot=radio), Goods(product=dock.bag, quantity=Decimal(2)), note="fell")
    inside = await scrapped(dock, Goods(lot=flour, quantity=Decimal(1)), package=package)
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [9, 0, 3]
    assert (await lies(dock.radio, "SN-1"))["Scrap"] == 1
    assert (await Scrap.get(operation_id=whole.operation)).note == "fell"
    with pytest.raises(InsufficientStock):
        await scrapped(dock, Goods(lot=flour, quantity=Decimal(4)), package=package)
    with pytest.raises(InvalidInput, match="is tracked: name the lot"):
        await scrapped(dock, Goods(product=dock.flour, quantity=Decimal(1)))
    for operation in (whole.operation, inside.operation):
        await corrected(dock, operation)
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [10, 1, 5]
    with pytest.raises(MoreThanLeft):
        await corrected(dock, whole.operation)


async def test_what_is_promised_is_lost_and_what_is_picked_stays(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    lot = (await Lot.get(number="F-1")).id
    await dock.hold(lot=lot, location=dock.stock, quantity=Decimal(2))
    delivery = await dock.transfer(DELIVERY, (dock.flour, 6), partner=dock.customer)
    await reserve_transfer(dock.request(), delivery)
    done = await scrapped(dock, Goods(lot=lot, quantity=Decimal(7)))
    assert [(one.transfer, one.quantity) for one in done.lost] == [(delivery, 3)]
    assert (await Reservation.get(transfer_id=delivery)).quantity == 3
    await dock.hold(lot=lot)
    await scrapped(dock, Goods(lot=lot, quantity=Decimal(1)))
    assert await dock.on_hand(dock.flour) == 2
    await received(dock, dock.radio, "SN-1")
    picked = await dock.transfer(DELIVERY, (dock.radio, 1), partner=dock.customer)
    await scan(dock, picked, "SN-1")
    with pytest.raises(InsufficientStock, match="picked for"):
        await scrapped(dock, Goods(lot=(await Lot.get(number="SN-1")).id))


async def test_only_those_are_named_who_have_goods_in_hand(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    has = await dock.transfer(DELIVERY, (dock.flour, 4), partner=dock.customer)
    await scan(dock, has, "F-1", line=await dock.line_of(has, dock.flour), quantity=Decimal(4))
    waits = await dock.transfer(DELIVERY, (dock.flour, 5), partner=dock.customer)
    await reserve_transfer(dock.request(), waits)
    [number] = [each.number for each in await Transfer.filter(id=has)]
    lot = (await Lot.get(number="F-1")).id
    with pytest.raises(InsufficientStock, match=f"^F-1: 2 of it (is|are) picked for {number}\\.$") as refused:
        await scrapped(dock, Goods(lot=lot, quantity=Decimal(8)))
    assert [each.id for each in refused.value.shortages[0].reserved_for] == [has]
    line = await posted_line(dock.flour, "F-1")
    with pytest.raises(InsufficientStock, match=f"^F-1: 2 of it (is|are) picked for {number}\\.$") as refused:
        await correct(dock, Correction(move_line=line, right_quantity=Decimal(2)))
    assert refused.value.field == ("corrections", "0", "rightQuantity")
    assert await dock.on_hand(dock.flour) == 10


async def test_what_was_right_of_it_is_whole_steps(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    await scrapped(dock, Goods(lot=(await Lot.get(number="F-1")).id, quantity=Decimal(3)))
    line = await StockMoveLine.all().order_by("-id").first()
    assert line is not None
    with pytest.raises(InvalidInput, match=r"^1\.123456 is not a multiple of") as refused:
        await correct(dock, Correction(move_line=line.id, right_quantity=Decimal("1.123456")))
    assert refused.value.problems[0].field == ("corrections", "0", "rightQuantity")


async def test_reasons_are_a_list_that_can_be_changed(dock: Dock) -> None:
    await dock.taken_in((dock.bag, 5))
    made = await scrapping.save_scrap_reason(dock.request(), "Eaten by mice")
    mice = made.outcome.reason
    await scrapped(dock, Goods(product=dock.bag, quantity=Decimal(1)), reason=mice)
    with pytest.raises(InvalidInput):
        await scrapping.save_scrap_reason(dock.request(), "eaten by MICE")
    await scrapping.save_scrap_reason(dock.request(), "Vermin", reason=mice, version=1, active=False)
    with pytest.raises(StaleVersion):
        await scrapping.save_scrap_reason(dock.request(), "Rats", reason=mice, version=1)
    with pytest.raises(InvalidInput, match="no reason to choose"):
        await scrapped(dock, Goods(product=dock.bag), reason=mice)


async def test_what_is_not_ours_or_named_twice_is_not_thrown_away(dock: Dock) -> None:
    await dock.taken_in((dock.bag, 5))
    bag = Goods(product=dock.bag, quantity=Decimal(1))
    for goods in ([], [bag, bag], [Goods()]):
        with pytest.raises(InvalidInput):
            await scrapped(dock, *goods)
    away = ToScrap(location=await dock.place("Scrap"), goods=bag)
    with pytest.raises(LocationNotUsable):
        await scrapping.scrap_goods(dock.request(), [away], await reason(), "")
    assert await dock.on_hand(dock.bag) == 5


async def test_who_throws_all_of_a_lot_away_where_it_is_not_hears_how_much_there_is_and_where(
    dock: Dock,
) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    radio = await Lot.get(number="SN-1")
    shelf = await dock.place("WH1/Stock/A-01")
    with pytest.raises(InsufficientStock, match="In stock: 1 in WH1/Stock") as refused:
        await scrapped(dock, Goods(lot=radio.id), location=shelf)
    [short] = refused.value.shortages
    assert (short.location, short.requested, short.available) == (shelf, 1, 0)


async def test_what_a_count_posted_and_how_goods_were_packed_is_corrected_too(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix="9521234")
    await received(dock, dock.flour, ("F-1", 10))
    lot = (await Lot.get(number="F-1")).id
    count = (await counting.start_count(dock.request(), dock.stock, None)).outcome.count
    said = Counted(location=dock.stock, product=dock.flour, number="F-1", quantity=Decimal(7))
    await count_records.record_counts(dock.request(), count, [said])
    await counting.finish_counting(dock.request(), count)
    done = (await count_applying.apply_count(dock.request(), count, 3)).outcome
    await corrected(dock, done.operation)
    assert await dock.on_hand(dock.flour) == 10
    goods = [Goods(lot=lot, quantity=Decimal(4))]
    package = (await packing.pack_goods(dock.request(), dock.stock, goods, None)).outcome.package
    unpacked = await packing.unpack_goods(dock.request(), package, goods)
    [line] = await StockMoveLine.filter(source_package_id=package)
    await corrected(dock, line.operation_id)
    assert unpacked.outcome.package == package
    taken_out = await packing.unpack_goods(dock.request(), package, [Goods(lot=lot, quantity=Decimal(1))])
    assert taken_out.outcome.package == package
    last = await StockMoveLine.filter(source_package_id=package).order_by("-id").first()
    await moved_packages.move_package(dock.request(), package, await dock.place("WH1/Stock/A-01"))
    with pytest.raises(PackageElsewhere):
        await corrected(dock, last.operation_id)
    with pytest.raises(InvalidInput, match="No document"):
        first = await StockMoveLine.filter(destination_package_id=package).order_by("id").first()
        given = Correction(move_line=first.id, number="F-2")
        await correct_move_lines(dock.request(), [given], CorrectionWay.FROM_DESTINATION, "why")
