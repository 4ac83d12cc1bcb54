"""Promised goods are moved: inside the place that they are promised from their promise goes along, else it ends; and a
manager takes what others have in hand."""

from __future__ import annotations

from decimal import Decimal

from lotbook.domain.refusals import InsufficientStock, InvalidInput
from lotbook.domain.words import LocationUsage, OperationKind
from lotbook.ledger import reservations
from lotbook.ledger.check import check
from lotbook.models import Location, Outbox, TransferEntry
from lotbook.services import entry_changes, giving_up, places, scanning
from lotbook.services.entry_changes import EntryChange
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import Dock
from tests.scenarios.telling import MANAGER, OPERATOR, received, refused, scan


async def promised(transfer: int) -> dict[str, Decimal]:
    """What is promised to a transfer, by place."""
    paths = {row.id: row.path for row in await Location.all()}
    found: dict[str, Decimal] = {}
    for one in await reservations.of_transfer(transfer):
        found[paths[one.location]] = found.get(paths[one.location], Decimal(0)) + one.quantity
    return found


async def move(dock: Dock, *lines: tuple[int, int], to: str = "WH1/Stock/A-01") -> int:
    return await dock.transfer(OperationKind.INTERNAL, *lines, destination=await dock.place(to))


async def sound() -> None:
    assert [str(found) for found in await check()] == []


async def test_a_move_inside_the_place_of_a_delivery_keeps_its_promise(dock: Dock):
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await dock.delivery((dock.flour, 8))
    mover = await move(dock, (dock.flour, 9))
    done = await scan(dock, mover, "F-1", quantity=Decimal(9))
    assert list(done.lost) == []
    [line] = (await reservations.sums([await dock.line_of(delivery, dock.flour)])).values()
    assert (line, await promised(delivery)) == (8, {"WH1/Stock": 1})
    async with refused(InsufficientStock):  # they are in hand
        await scan(dock, delivery, "F-1", quantity=Decimal(8))
    await sound()
    await dock.validate(mover)
    assert await promised(delivery) == {"WH1/Stock": 1, "WH1/Stock/A-01": 7}
    await scan(dock, delivery, "F-1", quantity=Decimal(8))
    assert await dock.validate(delivery) is None
    assert await dock.on_hand(dock.flour) == 2
    await sound()


async def test_what_is_taken_off_a_move_or_given_up_is_promised_where_it_lies(dock: Dock):
    await received(dock, dock.radio, "SN-1", "SN-2", "SN-3")
    delivery = await dock.delivery((dock.radio, 3))
    mover = await move(dock, (dock.radio, 3))
    last = [await scan(dock, mover, number, key=f"0000000{n}-0000-4000-8000-000000000000")
            for n, number in enumerate(("SN-1", "SN-2", "SN-3"))]  # fmt: skip
    assert (list(last[-1].lost), await promised(delivery)) == ([], {})
    await scanning.undo_scan(dock.request(), "00000002-0000-4000-8000-000000000000")
    assert await promised(delivery) == {"WH1/Stock": 1}
    entry = await TransferEntry.get(transfer_id=mover, number="SN-2")
    elsewhere = await dock.place("WH1/Quarantine")  # a blocked place: from there nothing is delivered
    changed = await entry_changes.update_entry(dock.request(), entry.id, EntryChange(destination=elsewhere))
    assert [one.transfer for one in changed.outcome.lost] == [delivery]
    await giving_up.cancel_transfer(dock.request(), mover, await dock.version_of(mover), "not today")
    assert await promised(delivery) == {"WH1/Stock": 2}
    await sound()


async def test_a_delivery_that_gets_other_goods_meanwhile_or_ends_is_given_nothing_back(dock: Dock):
    await received(dock, dock.flour, ("F-1", 4), ("F-2", 4))
    delivery, other = await dock.delivery((dock.flour, 4)), await dock.delivery((dock.flour, 2))
    mover = await move(dock, (dock.flour, 6))
    await scan(dock, mover, "F-1", quantity=Decimal(4))
    await scan(dock, mover, "F-2", quantity=Decimal(2))
    await scan(dock, delivery, "F-2", quantity=Decimal(2))  # in place of 2 that are carried for it
    await sound()
    version = await dock.version_of(other)
    await giving_up.cancel_transfer(dock.request(), other, version, "called off")
    await dock.validate(mover)
    assert await promised(delivery) == {"WH1/Stock": 2, "WH1/Stock/A-01": 2}
    await scan(dock, delivery, "F-1", quantity=Decimal(2))
    await dock.validate(delivery)
    await sound()


async def test_a_backorder_has_what_is_carried_for_its_delivery(dock: Dock):
    await received(dock, dock.radio, "SN-1", "SN-2")
    delivery = await dock.delivery((dock.radio, 2))
    mover = await move(dock, (dock.radio, 1))
    await scan(dock, mover, "SN-2")
    await scan(dock, delivery, "SN-1")
    rest = await dock.validate(delivery)
    assert rest is not None
    await dock.validate(mover)
    assert await promised(rest) == {"WH1/Stock/A-01": 1}
    await sound()


async def test_a_move_out_of_the_place_of_a_delivery_tells_who_loses_what_was_promised(dock: Dock):
    await received(dock, dock.flour, ("F-1", 10))
    delivery = await dock.delivery((dock.flour, 8))
    top = (await Location.get(path="WH1")).id
    cellar = await places.save_location(dock.request(), "Cellar", top, LocationUsage.INTERNAL)
    mover = await dock.transfer(OperationKind.INTERNAL, (dock.flour, 10), destination=cellar.outcome.location)
    done = await scan(dock, mover, "F-1", quantity=Decimal(10))
    assert [(one.transfer, one.quantity) for one in done.lost] == [(delivery, 8)]
    await dock.validate(mover)
    assert await promised(delivery) == {}


async def test_goods_without_numbers_are_carried_along_too(dock: Dock):
    await dock.taken_in((dock.bag, 6))
    delivery = await dock.delivery((dock.bag, 5))
    mover = await move(dock, (dock.bag, 6))
    for much in (4, 6):
        counted = [LineQuantity(await dock.line_of(mover, dock.bag), Decimal(much))]
        await record_quantities(dock.request(), mover, counted)
        assert await promised(delivery) == ({} if much == 6 else {"WH1/Stock": 2})
    await dock.validate(mover)
    assert await promised(delivery) == {"WH1/Stock/A-01": 5}
    await sound()


async def test_a_manager_takes_what_is_picked_and_says_why(dock: Dock):
    await received(dock, dock.radio, "SN-1")
    await received(dock, dock.flour, ("F-1", 5))
    mine, theirs = (
        await dock.delivery((dock.radio, 1), (dock.flour, 4)),
        await dock.delivery((dock.radio, 1), (dock.flour, 3)),
    )
    await scan(dock, theirs, "SN-1")
    await scan(dock, theirs, "F-1", quantity=Decimal(3))
    async with refused(InsufficientStock) as told:
        await scan(dock, mine, "SN-1", actor=OPERATOR, picked_reason="they are nearer")
    assert [ref.id for ref in told.value.shortages[0].reserved_for] == [theirs]
    async with refused(InvalidInput):
        await scan(dock, mine, "SN-1", actor=MANAGER, picked_reason=" ")
    version = await dock.version_of(theirs)
    done = await scan(dock, mine, "SN-1", actor=MANAGER, picked_reason="the lorry leaves now")
    assert [(one.transfer, one.quantity) for one in done.lost] == [(theirs, 1)]
    assert await dock.version_of(theirs) == version + 1
    line = await dock.line_of(mine, dock.flour)
    done = await scan(
        dock, mine, "F-1", actor=MANAGER, line=line, quantity=Decimal(4), picked_reason="the lorry leaves now"
    )
    assert [(one.transfer, one.quantity) for one in done.lost] == [(theirs, 2)]
    [left] = await TransferEntry.filter(transfer_id=theirs)
    assert (left.number, left.quantity) == ("F-1", 1)
    texts = [row.content for row in await Outbox.all()]
    assert any("the lorry leaves now" in text for text in texts)
    await dock.validate(mine)
    assert await dock.validate(theirs) is not None
    await sound()


async def test_what_is_taken_out_of_the_hands_of_a_mover_is_lost_to_whom_it_was_promised(dock: Dock):
    await received(dock, dock.flour, ("F-1", 5))
    delivery, mine = await dock.delivery((dock.flour, 5)), await dock.delivery((dock.flour, 3))
    mover = await move(dock, (dock.flour, 5))
    await scan(dock, mover, "F-1", quantity=Decimal(5))
    taken = await scan(dock, mine, "F-1", actor=MANAGER, quantity=Decimal(3), picked_reason="urgent")
    assert sorted((one.transfer, one.quantity) for one in taken.lost) == sorted([(mover, 3), (delivery, 3)])
    await dock.validate(mover)
    assert await promised(delivery) == {"WH1/Stock/A-01": 2}
    await sound()
