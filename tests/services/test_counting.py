"""What lies there is counted: typed and scanned, blindly and again, applied to stock when nothing moved meanwhile."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lotbook.domain.count_effect import CountAction
from lotbook.domain.number_refusals import NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import (
    CountStale,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    NotOnDocument,
    PackageElsewhere,
    ScanUnclear,
    WrongState,
)
from lotbook.domain.words import CountState, OperationKind, Tracking, UncountedMeans
from lotbook.ledger import counts
from lotbook.models import Count, CountPosition, Location, Lot, Outbox, Package, Product, Reservation
from lotbook.services import count_applying, count_records, count_scans, counting, packing
from lotbook.services.counted import Counted
from lotbook.services.packing import Goods
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.scenarios.telling import MANAGER, OPERATOR, lies, moved, received, scan, settle

STOCK, SHELF = "WH1/Stock", "WH1/Stock/A-01"
DELIVERY = OperationKind.DELIVERY


async def begun(dock: Dock, place: str = STOCK, **only: Any) -> int:
    request = dock.request("startCount", actor=OPERATOR)
    product = only.pop("product", None)
    return (await counting.start_count(request, await dock.place(place), product, **only)).outcome.count


async def counted(
    dock: Dock, count: int, product: int, *lots: tuple[str | None, int], place: str = STOCK, **how: Any
):
    said = [
        Counted(
            location=await dock.place(place),
            product=product,
            number=number,
            quantity=Decimal(much),
            package=how.get("package"),
        )
        for number, much in lots
    ]
    request = dock.request("recordCounts", actor=how.get("actor", OPERATOR))
    more = {"new_numbers": how.get("new_numbers", False), "others_counted": how.get("others")}
    return await count_records.record_counts(request, count, said, **more)


async def scanned(
    dock: Dock, count: int, raw: str, *, place: str | None = None, **more: Any
) -> count_scans.CountScanned:
    where = None if place is None else await dock.place(place)
    given = count_scans.CountScan(raw=raw, location=where, **more)
    request = dock.request("recordCountScan", actor=OPERATOR)
    return (await count_scans.record_count_scan(request, count, given)).outcome


async def finished(dock: Dock, count: int) -> None:
    await counting.finish_counting(dock.request("finishCounting", actor=OPERATOR), count)


async def applied(dock: Dock, count: int, **how: Any) -> count_applying.CountApplied:
    version = (await Count.get(id=count)).version
    request = dock.request("applyCount", actor=MANAGER)
    return (await count_applying.apply_count(request, count, version, **how)).outcome


async def position(count: int, number: str) -> CountPosition:
    return await CountPosition.get(count_id=count, lot__number=number)


async def test_what_differs_is_posted_and_the_rest_stays_as_it_is(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5), ("F-3", 7))
    await received(dock, dock.radio, "SN-1", "SN-2")
    await dock.taken_in((dock.bag, 40))
    count = await begun(dock)
    assert (await counts.figures([count]))[0].positions == 6
    await counted(dock, count, dock.flour, ("F-1", 8), ("F-2", 6), ("F-3", 7))
    await counted(dock, count, dock.radio, ("SN-1", 1), ("SN-2", 0))
    await counted(dock, count, dock.bag, (None, 41))
    await finished(dock, count)
    assert (await counts.figures([count]))[0] == counts.CountFigures(6, 6, 4, 0)
    done = await applied(dock, count)
    assert (done.line_count, done.lost) == (4, [])
    assert sorted((await lies(dock.flour, "F-1")).values()) == [-10, 2, 8]
    assert [await dock.on_hand(each) for each in (dock.flour, dock.radio, dock.bag)] == [21, 1, 41]
    assert (await Count.get(id=count)).state is CountState.DONE
    with pytest.raises(WrongState):
        await counted(dock, count, dock.bag, (None, 40))


async def test_what_nobody_counted_stays_or_is_gone_as_the_manager_says(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    for means, left in ((UncountedMeans.UNCHANGED, 15), (UncountedMeans.NOTHING_THERE, 10)):
        count = await begun(dock, product=dock.flour)
        await counted(dock, count, dock.flour, ("F-1", 10))
        await finished(dock, count)
        await applied(dock, count, uncounted=means)
        assert await dock.on_hand(dock.flour) == left
    told = (await counts.figures([count]))[0]
    assert told == counts.CountFigures(2, 2, 1, 0)  # what is gone is a difference
    *missed, emptied = [msgspec.json.decode(row.content) for row in await Outbox.all().order_by("id")]
    assert [each["text"].partition(": ")[2] for each in missed] == ["1 of 2 differ at WH1/Stock."] * 2
    assert (emptied["kind"], emptied["role"], emptied["about"]["id"]) == ("COUNT", "MANAGER", count)
    number, flour = (await Count.get(id=count)).number, await Product.get(id=dock.flour)
    assert emptied["text"] == (
        f"{number}: nobody counted it at WH1/Stock, so it is out of stock: 5 kg of {flour.name} F-2."
    )
    with pytest.raises(InvalidInput, match="F-1 is a lot of another product") as refused:
        await begun(dock, product=dock.bag, lots=[(await Lot.get(number="F-1")).id])
    assert refused.value.problems[0].field == ("lots", "0")


async def test_a_place_that_is_empty_is_told_with_the_first_of_what_it_had(dock: Dock) -> None:
    await received(dock, dock.flour, *((f"F-{n}", n) for n in range(1, 8)))
    await dock.taken_in((dock.bag, 40))
    count = await begun(dock, blind=False)
    await finished(dock, count)
    assert not await Outbox.exists()  # nothing was counted yet that could differ
    await applied(dock, count, uncounted=UncountedMeans.NOTHING_THERE)
    assert [await dock.on_hand(each) for each in (dock.flour, dock.bag)] == [0, 0]
    [emptied] = [msgspec.json.decode(row.content) for row in await Outbox.all()]
    assert emptied["text"].count(";") == 4  # five are named
    assert emptied["text"].endswith(" and 3 more.")


async def test_a_count_that_went_stale_says_so_line_by_line(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5), ("F-3", 4))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 9), ("F-2", 5), ("F-3", 3))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await moved(dock, DELIVERY, dock.flour, ("F-2", 1))
    await received(dock, dock.flour, ("F-2", 1))  # as much as before, and yet nobody knows what was counted
    await finished(dock, count)
    with pytest.raises(CountStale) as refused:
        await applied(dock, count)
    assert refused.value.position_count == 2
    first, second = [await position(count, number) for number in ("F-1", "F-2")]
    assert refused.value.positions == [first.id, second.id]
    assert await dock.on_hand(dock.flour) == 15
    # What is known to have left after the count is reckoned in; the other is counted again.
    await counting.rebase_count(dock.request(actor=MANAGER), count, [first.id])
    assert ((await position(count, "F-1")).expected, (await position(count, "F-1")).counted) == (6, 5)
    await counting.request_recount(dock.request(actor=MANAGER), count, [second.id])
    assert (await position(count, "F-2")).counted_before == 5
    await counted(dock, count, dock.flour, ("F-2", 4))
    await finished(dock, count)
    await applied(dock, count)
    assert await dock.on_hand(dock.flour) == 5 + 4 + 3


async def test_stale_positions_are_left_out_for_another_count(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 9), ("F-2", 4))
    await moved(dock, DELIVERY, dock.flour, ("F-1", 4))
    await finished(dock, count)
    done = await applied(dock, count, leave_out_stale=True)
    assert done.line_count == 1
    assert await dock.on_hand(dock.flour) == 6 + 4
    [left] = await CountPosition.filter(count_id=done.recount).select_related("lot")
    assert (left.lot.number, left.counted, left.counted_before) == ("F-1", None, 9)


async def test_what_differs_is_counted_again_and_both_are_kept(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 1), ("F-2", 5))
    with pytest.raises(WrongState, match="is being counted"):  # nobody has finished it
        await applied(dock, count)
    await finished(dock, count)
    with pytest.raises(WrongState, match="is in review"):
        await counted(dock, count, dock.flour, ("F-1", 1))
    await counting.request_recount(dock.request(actor=MANAGER), count, None)
    again = await position(count, "F-1")
    assert (again.counted, again.counted_before) == (None, 1)
    assert (await position(count, "F-2")).counted == 5
    await scanned(dock, count, "F-1", place=STOCK, quantity=Decimal(10))
    await finished(dock, count)
    with pytest.raises(InvalidInput):  # nothing differs any more
        await counting.request_recount(dock.request(actor=MANAGER), count, None)
    assert (await applied(dock, count)).line_count == 0


async def test_what_nobody_found_blindly_differs_and_is_looked_for_again(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    for blind in (True, False):
        count = await begun(dock, blind=blind)
        await counted(dock, count, dock.radio, ("SN-1", 1), ("SN-2", 1))
        assert (await counts.figures([count]))[0].different == 0  # it may still be found
        await finished(dock, count)
        assert (await counts.figures([count]))[0].different == (1 if blind else 0)
        if blind:
            await counting.request_recount(dock.request(actor=MANAGER), count, None)
            assert [
                each.round for each in (await position(count, "SN-3"), await position(count, "SN-1"))
            ] == [2, 1]
        else:
            with pytest.raises(InvalidInput, match="Nothing differs"):
                await counting.request_recount(dock.request(actor=MANAGER), count, None)


async def test_promises_of_what_is_not_there_end_and_what_is_picked_is_not_lost(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    first = await dock.transfer(DELIVERY, (dock.flour, 4), partner=dock.customer)
    second = await dock.transfer(DELIVERY, (dock.flour, 6), partner=dock.customer)
    for each in (first, second):
        await reserve_transfer(dock.request(), each)
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 7))
    await finished(dock, count)
    done = await applied(dock, count)
    assert [(one.transfer, one.quantity) for one in done.lost] == [(second, 3)]
    [differs, lost] = [msgspec.json.decode(row.content) for row in await Outbox.all().order_by("id")]
    assert (differs["kind"], differs["role"]) == ("COUNT", "MANAGER")
    assert differs["text"].endswith(": 1 of 1 differ at WH1/Stock.")
    assert (lost["kind"], lost["about"]["id"]) == ("RESERVATION_LOST", second)
    assert "lost 3 kg of" in lost["text"]
    assert {row.transfer_id: row.quantity for row in await Reservation.all()} == {first: 4, second: 3}
    await scan(dock, first, "F-1", line=await dock.line_of(first, dock.flour), quantity=Decimal(4))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 3))
    await finished(dock, count)
    done = await applied(dock, count)  # all that differs is in somebody's hand
    assert (done.line_count, await dock.on_hand(dock.flour)) == (0, 7)
    left = await CountPosition.get(count_id=done.recount)
    assert (left.counted, left.counted_before) == (None, 3)


async def test_what_is_in_hand_is_left_to_another_count_and_the_rest_is_applied(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 5))
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.transfer(DELIVERY, (dock.flour, 4), (dock.radio, 1), partner=dock.customer)
    await scan(dock, delivery, "F-1", line=await dock.line_of(delivery, dock.flour), quantity=Decimal(4))
    await scan(dock, delivery, "SN-1", line=await dock.line_of(delivery, dock.radio))
    count = await begun(dock)
    await counted(dock, count, dock.flour, ("F-1", 3), ("F-2", 4))
    await counted(dock, count, dock.radio, ("SN-1", 0), ("SN-2", 1))
    await counted(dock, count, dock.radio, ("SN-1", 1), place=SHELF)  # it is on a trolley there
    await finished(dock, count)
    position_of = {
        (row.lot_id, row.location_id): row.id for row in await CountPosition.filter(count_id=count)
    }
    mine = [
        [reservation.transfer_id for reservation in await Reservation.filter(id__in=ids)]
        for ids in await counts.picked(sorted(position_of.values()))
    ]
    assert sorted(mine) == [[], [], [delivery], [delivery], [delivery]]
    done = await applied(dock, count)
    assert (done.line_count, done.lost) == (1, [])
    assert await dock.on_hand(dock.flour) == 10 + 4
    assert [await dock.on_hand(dock.radio, place) for place in (STOCK, SHELF)] == [2, 0]
    assert (await Reservation.filter(transfer_id=delivery).count()) == 2
    assert (await counts.figures([count]))[0] == counts.CountFigures(2, 2, 1, 0)
    again = await Count.get(id=done.recount)
    assert (again.state, again.recount_of_id, again.location_id) == (CountState.COUNTING, count, dock.stock)
    assert await counts.recounts([count, again.id]) == [again.id, None]
    left = await CountPosition.filter(count_id=again.id).order_by("id")
    assert sorted((row.counted, row.counted_before) for row in left) == [(None, 0), (None, 1), (None, 3)]
    # Once the goods left, the count goes through: the shelf had what nobody was carrying.
    await dock.validate(delivery)
    await counted(dock, again.id, dock.flour, ("F-1", 6))
    await counted(dock, again.id, dock.radio, ("SN-1", 0))
    await counted(dock, again.id, dock.radio, ("SN-1", 0), place=SHELF)
    await finished(dock, again.id)
    assert (await applied(dock, again.id)).recount is None
    assert await dock.on_hand(dock.flour) == 6 + 4


async def test_a_serial_that_is_found_elsewhere_is_moved_not_doubled(dock: Dock) -> None:
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    await moved(dock, DELIVERY, dock.radio, ("SN-3", 1))
    count = await begun(dock, SHELF)
    for number in ("SN-1", "SN-3"):
        done = await scanned(dock, count, number)
        assert (done.action, done.quantity) == (CountAction.COUNT, 1)
    with pytest.raises(NumbersInvalid) as refused:
        await scanned(dock, count, "SN-1")
    assert refused.value.code is RefusalCode.NUMBER_ON_THIS_DOCUMENT
    await finished(dock, count)
    await applied(dock, count)
    assert [await dock.on_hand(dock.radio, place) for place in (STOCK, SHELF)] == [1, 2]
    assert set(await lies(dock.radio, "SN-1")) - {SHELF} == set(await lies(dock.radio, "SN-3")) - {SHELF}


async def test_numbers_that_no_lot_has_are_counted_only_on_purpose(dock: Dock) -> None:
    await received(dock, dock.flour, ("F-1", 10))
    count = await begun(dock, product=dock.flour)
    with pytest.raises(NumbersInvalid) as refused:
        await scanned(dock, count, "F-9", place=STOCK, quantity=Decimal(3))
    assert refused.value.code is RefusalCode.NUMBER_UNKNOWN
    assert await CountPosition.filter(count_id=count).count() == 1
    done = await scanned(dock, count, "F-9", place=STOCK, quantity=Decimal(3), new_number=True)
    found = await CountPosition.get(id=done.position)
    assert (found.number, found.expected, found.counted, found.found) == ("F-9", 0, 3, True)
    assert not await Lot.exists(number="F-9")
    await finished(dock, count)
    await applied(dock, count)
    assert await Lot.exists(number="F-9")
    assert await dock.on_hand(dock.flour) == 13


async def test_scans_add_up_and_each_is_taken_off_by_itself(dock: Dock) -> None:
    flask = await dock.product("FLASK")
    await received(dock, flask, ("K-1", 3), ("K-2", 2))
    count = await begun(dock, "WH1", blind=False)
    with pytest.raises(LocationNotUsable):  # nobody said where
        await scanned(dock, count, "K-1")
    with pytest.raises(LocationNotUsable, match="WH1 is a whole warehouse"):
        await scanned(dock, count, "LOC-WH1")
    assert (
        await scanned(dock, count, (await Location.get(path=STOCK)).barcode)
    ).action is CountAction.SET_PLACE
    for _ in range(2):
        await scanned(dock, count, "K-1", place=STOCK)
    assert (await position(count, "K-1")).counted == 2
    request = dock.request("recordCountScan")
    given = count_scans.CountScan(raw="K-1", location=dock.stock, quantity=Decimal(5))
    await count_scans.record_count_scan(request, count, given)
    assert (await position(count, "K-1")).counted == 7
    await count_records.undo_count(dock.request(), request.key)
    assert (await position(count, "K-1")).counted == 2
    with pytest.raises(NotFound):
        await count_records.undo_count(dock.request(), request.key)
    assert (await scanned(dock, count, "FLOUR")).action is CountAction.CHOOSE_PRODUCT
    for code, said in (("K-9", "code of its product first"), ("k-1", "looks like"), ("flask", "looks like")):
        with pytest.raises(ScanUnclear, match=said):
            await scanned(dock, count, code, place=STOCK)
    with pytest.raises(NumbersInvalid, match="It looks like K-1, which there is"):
        await scanned(dock, count, "k-1", place=STOCK, product=flask)
    await counting.cancel_count(dock.request(), count, (await Count.get(id=count)).version)
    assert await dock.on_hand(flask) == 5


async def test_a_serial_of_which_more_than_one_is_said_is_not_counted(dock: Dock) -> None:
    gtin = "09520123456788"
    drill = await dock.product("DRILL", Tracking.SERIAL, gtin=gtin)
    await received(dock, drill, "S-1")
    count = await begun(dock)
    label = f"]d201{gtin}302\x1d21S-1"
    for raw, keyed in ((label, None), ("S-1", Decimal(2)), (gtin, Decimal(2))):
        with pytest.raises(InvalidInput, match="not 2"):
            await scanned(dock, count, raw, place=STOCK, product=drill, quantity=keyed)
    assert (await position(count, "S-1")).counted is None
    await scanned(dock, count, label, place=STOCK, quantity=Decimal(1))
    assert (await position(count, "S-1")).counted == 1


async def test_only_what_is_counted_here_is_taken(dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix="9521234")
    await received(dock, dock.flour, ("F-1", 10))
    lot = (await Lot.get(number="F-1")).id
    package = (
        await packing.pack_goods(dock.request(), dock.stock, [Goods(lot=lot, quantity=Decimal(6))], None)
    ).outcome.package
    count = await begun(dock, lots=[lot])
    assert {row.package_id for row in await CountPosition.filter(count_id=count)} == {None, package}
    sscc = (await Package.get(id=package)).number
    inside = await scanned(dock, count, sscc)
    assert (inside.action, inside.package, inside.location) == (CountAction.SET_PACKAGE, package, dock.stock)
    await scanned(dock, count, "F-1", place=STOCK, package=package, quantity=Decimal(5))
    with pytest.raises(PackageElsewhere):
        await scanned(dock, count, "F-1", place=SHELF, package=package, quantity=Decimal(5))
    with pytest.raises(LocationNotUsable) as foreign:
        await counted(dock, count, dock.flour, ("F-1", 1), place="WH1/Quarantine")
    assert foreign.value.field == ("positions", "0", "location")
    with pytest.raises(LocationNotUsable) as foreign:
        await scanned(dock, count, "F-1", place="WH1/Quarantine", quantity=Decimal(1))
    assert foreign.value.field == ("location",)
    with pytest.raises(InvalidInput):
        await counted(dock, count, dock.flour, ("F-1", 1), ("F-1", 2))
    one = await begun(dock, product=dock.radio)
    with pytest.raises(NotOnDocument):
        await counted(dock, one, dock.flour, ("F-1", 1))
    await finished(dock, count)
    await applied(dock, count)
    assert await dock.on_hand(dock.flour) == 9
