"""Goods go from one warehouse to another through transit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.refusals import InsufficientStock, InvalidInput, LocationNotUsable, LotOnHold
from lotbook.domain.words import BackorderDecision, OperationKind, TransferState
from lotbook.ledger import figures, reservations
from lotbook.ledger.check import check
from lotbook.models import Location, Lot, StockBalance, StockMoveLine, Transfer, TransferEntry, TransferLine
from lotbook.services import entry_changes, giving_up, holding, number_sources, numbers, places, reserving
from lotbook.services.correcting import Correction
from tests.dock import ADDRESS, Dock
from tests.scenarios.telling import MANAGER, correct, received, refused, scan


async def second_site(dock: Dock) -> int:
    await places.save_warehouse(dock.request(), WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS))
    return await dock.place("WH2/Stock")


async def pick(dock: Dock, transfer: int, product: int, *numbers_: str, each: int = 1) -> None:
    line = await dock.line_of(transfer, product)
    source = number_sources.Listed([Asked(number=one, quantity=Decimal(each)) for one in numbers_])
    await numbers.assign_numbers(dock.request(), line, source, numbers.Options())


async def shipped(dock: Dock) -> tuple[int, int]:
    """Three radios and 10 kg of flour on their way to the second warehouse; who sent, and who brings them."""
    there = await second_site(dock)
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    await received(dock, dock.flour, ("F-1", 10))
    sent = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 3), (dock.flour, 10), destination=there)
    await pick(dock, sent, dock.radio, "SN-1", "SN-2", "SN-3")
    await pick(dock, sent, dock.flour, "F-1", each=10)
    await dock.validate(sent)
    return sent, (await Transfer.get(shipped_by_id=sent)).id


async def test_goods_lie_in_transit_until_the_other_warehouse_has_them(dock: Dock):
    sent, arrival = await shipped(dock)
    there = await Transfer.get(id=arrival).prefetch_related("source", "destination")
    assert (there.source.path, there.destination.path) == ("Transit", "WH2/Stock")
    assert (there.number, there.state) == ("WH2/INT/00001", TransferState.READY)
    assert await dock.on_hand(dock.radio, "Transit") == 3
    [stock] = await figures.of_products([(dock.radio, None)])
    assert (stock.on_hand, stock.in_transit, stock.available) == (0, 3, 0)
    lots = {lot.id: lot.number for lot in await Lot.all()}
    promised = await reservations.of_transfer(arrival)
    assert sorted((lots[one.lot], one.quantity) for one in promised) == [
        ("F-1", 10), ("SN-1", 1), ("SN-2", 1), ("SN-3", 1),
    ]  # fmt: skip
    with pytest.raises(InsufficientStock):
        await pick(dock, await dock.delivery((dock.radio, 1)), dock.radio, "SN-1")
    await pick(dock, arrival, dock.radio, "SN-1", "SN-3")
    await pick(dock, arrival, dock.flour, "F-1", each=10)
    rest = await dock.validate(arrival, BackorderDecision.DISCARD)  # what is on the way is never given up
    assert rest is not None
    assert await dock.on_hand(dock.radio, "WH2/Stock") == 2
    assert await dock.on_hand(dock.radio, "Transit") == 1
    await pick(dock, rest, dock.radio, "SN-2")
    assert await dock.validate(rest) is None
    assert await dock.on_hand(dock.radio, "Transit") == 0
    assert (await Transfer.get(id=rest)).shipped_by_id == sent


async def test_what_is_stopped_on_the_way_is_received_into_a_blocked_place(dock: Dock):
    _, arrival = await shipped(dock)
    [lot] = await Lot.filter(number="SN-1")
    await dock.hold("glass in it", lot=lot.id)
    async with refused(LotOnHold) as told:
        await scan(dock, arrival, "SN-1")
    assert told.value.message == (
        "SN-1 is on hold: glass in it. It can be received into a blocked place: scan WH2/Quarantine first."
    )
    await scan(dock, arrival, "SN-1", destination=await dock.place("WH2/Quarantine"))
    await dock.validate(arrival)
    assert await dock.on_hand(dock.radio, "WH2/Quarantine") == 1


async def test_what_is_given_up_on_the_way_goes_back_where_it_came_from(dock: Dock):
    sent, arrival = await shipped(dock)
    await giving_up.cancel_transfer(dock.request(), arrival, await dock.version_of(arrival), "not wanted")
    back = await Transfer.filter(shipped_by_id=sent, state=TransferState.READY).get()
    assert back.destination_id == dock.stock
    with pytest.raises(InvalidInput, match="on their way back"):
        await giving_up.cancel_transfer(dock.request(), back.id, back.version, "neither here")
    await pick(dock, back.id, dock.radio, "SN-1", "SN-2", "SN-3")
    await pick(dock, back.id, dock.flour, "F-1", each=10)
    await dock.validate(back.id)
    assert await dock.on_hand(dock.flour, "WH1/Stock") == 10
    assert await dock.on_hand(dock.radio, "Transit") == 0


async def test_a_part_is_shipped_and_the_rest_follows_on_the_same_way(dock: Dock):
    there = await second_site(dock)
    await received(dock, dock.flour, ("F-1", 10))
    sent = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 10), destination=there)
    await pick(dock, sent, dock.flour, "F-1", each=4)
    rest = await dock.validate(sent)
    assert rest is not None
    [line] = await TransferLine.filter(transfer__shipped_by_id=sent)
    assert line.expected == 4
    await pick(dock, rest, dock.flour, "F-1", each=6)
    await dock.validate(rest)
    assert (await TransferLine.get(transfer__shipped_by_id=rest)).expected == 6


async def test_goods_never_jump_from_one_warehouse_into_another(dock: Dock):
    there = await second_site(dock)
    await received(dock, dock.flour, ("F-1", 10))
    inside = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 10))
    await pick(dock, inside, dock.flour, "F-1", each=10)
    entry = (await TransferEntry.get(transfer_id=inside)).id
    with pytest.raises(LocationNotUsable, match="does not lie where"):
        await entry_changes.update_entry(dock.request(), entry, entry_changes.EntryChange(destination=there))
    with pytest.raises(LocationNotUsable, match="on the way"):
        await dock.transfer(OperationKind.INTERNAL, (dock.flour, 1), destination=await dock.place("Transit"))
    receipt = await dock.receipt((dock.bag, 2))
    for elsewhere in (there, await dock.place("Transit")):
        place = await Location.get(id=elsewhere)
        async with refused(LocationNotUsable):
            await scan(dock, receipt, place.barcode)


async def test_what_is_on_the_way_is_for_nobody_else(dock: Dock):
    there = await second_site(dock)
    await received(dock, dock.flour, ("F-1", 10))
    arrivals = []
    for much in (4, 6):
        sent = await dock.transfer(OperationKind.INTERNAL, (dock.flour, much), destination=there)
        await pick(dock, sent, dock.flour, "F-1", each=much)
        await dock.validate(sent)
        arrivals.append((await Transfer.get(shipped_by_id=sent)).id)
    first, second = arrivals
    async with refused(InvalidInput) as told:
        await reserving.unreserve_transfer(dock.request(), first, chosen_too=True)
    assert "for nobody else" in told.value.message
    more = {"line": await dock.line_of(second, dock.flour), "quantity": Decimal(7), "take_more": True}
    async with refused(InsufficientStock):
        await scan(dock, second, "F-1", actor=MANAGER, from_others=True, **more)
    hold = await dock.hold(lot=(await Lot.get(number="F-1")).id)
    assert await reserved_of(first, second) == [4, 6]  # stopped there, and still nobody else's
    async with refused(LotOnHold):
        await pick(dock, first, dock.flour, "F-1", each=4)
    await holding.release_hold(dock.request(), hold, "tested")
    await pick(dock, first, dock.flour, "F-1", each=4)
    await dock.validate(first)
    assert await on_hand_at(dock, dock.flour) == {"Transit": 6, "WH2/Stock": 4}


async def reserved_of(*transfers_: int) -> list[Decimal]:
    return [
        sum((one.quantity for one in await reservations.of_transfer(each)), Decimal(0)) for each in transfers_
    ]


async def on_hand_at(dock: Dock, product: int) -> dict[str, Decimal]:
    rows = await StockBalance.filter(product_id=product).prefetch_related("location")
    return {row.location.path: row.on_hand for row in rows if row.on_hand}


async def test_a_correction_of_what_was_sent_is_one_of_what_comes(dock: Dock):
    there = await second_site(dock)
    await received(dock, dock.flour, ("F-1", 10), ("F-2", 10))
    sent = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 6), destination=there)
    await pick(dock, sent, dock.flour, "F-1", each=6)
    await dock.validate(sent)
    arrival = (await Transfer.get(shipped_by_id=sent)).id
    line = await posted_on(sent)
    await correct(dock, Correction(move_line=line, quantity=Decimal(2), right_quantity=Decimal(0)))
    assert await reserved_of(arrival) == [4]
    assert (await TransferLine.get(transfer_id=arrival)).expected == 4
    await correct(dock, Correction(move_line=line, number="F-2"))
    promised = await reservations.of_transfer(arrival)
    assert [(one.lot, one.quantity) for one in promised] == [((await Lot.get(number="F-2")).id, 4)]
    await pick(dock, arrival, dock.flour, "F-2", each=3)
    rest = await dock.validate(arrival)
    assert rest is not None
    assert [str(found) for found in await check()] == []
    came = Correction(move_line=await posted_on(arrival), quantity=Decimal(2), right_quantity=Decimal(0))
    await correct(dock, came)
    assert (await reserved_of(rest), await dock.on_hand(dock.flour, "Transit")) == ([3], 3)
    await pick(dock, rest, dock.flour, "F-2", each=3)
    await dock.validate(rest)
    again = Correction(move_line=await posted_on(rest), quantity=Decimal(1), right_quantity=Decimal(0))
    await correct(dock, again)
    [opened] = await Transfer.filter(shipped_by_id=sent, state=TransferState.READY)
    assert await reserved_of(opened.id) == [1]
    last = await StockMoveLine.filter(transfer_line__transfer_id=sent, lot__number="F-2").get()
    await correct(dock, Correction(move_line=last.id, quantity=Decimal(1), right_quantity=Decimal(0)))
    assert (await Transfer.get(id=opened.id)).state is TransferState.CANCELLED
    assert [str(found) for found in await check()] == []


async def posted_on(transfer: int) -> int:
    return int((await StockMoveLine.filter(transfer_line__transfer_id=transfer).order_by("id"))[0].id)
