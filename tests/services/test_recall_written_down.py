"""What recalls and holds stop by a maker's number or batch follows what is written down of a lot."""

from __future__ import annotations

from typing import Any

import pytest

from lotbook.domain.lots import LotDetails
from lotbook.domain.recall_words import RecallKind, ScopeReason
from lotbook.domain.refusals import LotOnHold
from lotbook.domain.words import Disposition, OperationKind
from lotbook.ledger import holds, recall_arrived, recall_parties, recalls
from lotbook.models import Hold, Lot, Recall, Reservation
from lotbook.services import recall_closing
from lotbook.services.lots import LotSaved, update_lot
from lotbook.services.recall_facts import facts_of
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.services.test_recalling import decide, lot_of, prepared, scope, shipped, start

__all__ = ["factory"]


async def told(dock: Dock, number: str, **details: Any) -> LotSaved:
    lot: Any = await Lot.get(number=number)
    asked = update_lot(dock.request("updateLot"), lot.id, lot.version, LotDetails(**details))
    return (await asked).outcome


@pytest.mark.parametrize("kind", RecallKind)
async def test_a_lot_of_the_recalled_makers_number_is_stopped_as_that_is_written_down(
    dock: Dock, factory: Factory, kind: RecallKind
) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    await dock.received(dock.flour, "F-1 x 10; F-2 x 20; F-3 x 5", 35)
    recall = await prepared(dock, maker_number="M-7", kind=kind)
    await start(dock, recall)
    sent = await shipped(dock, "F-2", 2)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-2", 5)
    await factory.gives(order, factory.bread, "B-2", 10)
    promised = await dock.transfer(OperationKind.DELIVERY, (factory.bread, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    assert (await told(dock, "F-3", maker_number="M-8")).recalls == []
    assert (await told(dock, "F-2", maker_number="M-7")).recalls == [recall]
    assert (await told(dock, "F-2", note="read off the sack")).recalls == ()

    arrived = dict.fromkeys(("F-2", "B-2"), ScopeReason.ARRIVED)
    assert await scope(recall) == {"F-1": ScopeReason.NAMED} | arrived
    stops = kind is RecallKind.REAL
    held = await holds.wholly([await lot_of(number) for number in ("F-1", "F-2", "B-2", "F-3")])
    assert held == [stops, stops, stops, False]
    assert await Reservation.filter(transfer_line__transfer_id=promised).exists() is not stops
    row: Any = await Recall.get(id=recall)
    drawn = await recalls.scope_of(row)
    came = await recall_arrived.arrived(drawn, await recalls.moved(drawn))
    assert {(each.lot, int(each.quantity), each.kind == "updateLot") for each in came} == {
        (await lot_of("F-2"), 13, True),
        (await lot_of("B-2"), 10, True),
    }
    [customer] = await recall_parties.recipients(row, drawn)
    assert [each.delivery for each in customer.sent] == [sent]
    events = {each.what for each in (await facts_of(row)).events}
    assert events >= {
        "F-2 came into scope: it was written down that it is known by the same as what is recalled",
        "B-2 came into scope: made of F-2",
        "After the start: 13 kg Flour, lot F-2, lay here already",
    }

    await told(dock, "F-2", maker_number=None)
    assert "F-2" in await scope(recall), "whoever takes it away again lets nothing go"


async def test_what_came_in_before_it_was_known_to_be_recalled_is_told_once(dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    recall = await prepared(dock, maker_number="M-7")
    await start(dock, recall)
    await dock.received(dock.flour, "F-2", 20)
    await told(dock, "F-2", maker_number="M-7")
    await dock.received(dock.flour, "F-2", 5)
    drawn = await recalls.scope_of(await Recall.get(id=recall))
    came = await recall_arrived.arrived(drawn, await recalls.moved(drawn))
    assert [(int(each.quantity), each.kind == "updateLot") for each in came] == [(20, True), (5, False)]


async def test_a_serial_of_the_recalled_batch_is_stopped_as_that_is_written_down(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await told(dock, "SN-1", batch="B7")
    recall = await prepared(dock, product=dock.radio, batch="B7")
    await told(dock, "SN-2", batch="B7")
    await start(dock, recall)
    assert (await told(dock, "SN-3", batch="B7")).recalls == [recall]
    reasons = {"SN-1": ScopeReason.NAMED, "SN-2": ScopeReason.NAMED, "SN-3": ScopeReason.ARRIVED}
    assert await scope(recall) == reasons
    assert await holds.wholly([await lot_of("SN-3")]) == [True]


async def test_goods_that_were_released_are_stopped_again_when_what_went_in_turns_out_to_be_recalled(
    dock: Dock, factory: Factory
) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10", 20)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.takes(order, dock.flour, "F-2", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    recall = await prepared(dock, maker_number="M-7")
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "F-1", "B-1")
    await told(dock, "F-2", maker_number="M-7")
    assert await holds.wholly([await lot_of(number) for number in ("F-1", "F-2", "B-1")]) == [
        False,
        True,
        True,
    ]


async def test_what_is_written_down_between_close_and_going_on_is_stopped_then(dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    await dock.received(dock.flour, "F-2", 20)
    recall = await prepared(dock, maker_number="M-7")
    await start(dock, recall)
    version = (await Recall.get(id=recall)).version
    await recall_closing.close_recall(dock.request(), recall, version, "all back")
    assert (await told(dock, "F-2", maker_number="M-7")).recalls == []
    await recall_closing.reopen_recall(dock.request(), recall, version + 1, "too early")
    assert await holds.wholly([await lot_of("F-2")]) == [True]


async def test_a_serial_stays_on_hold_under_another_batch(dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    for number in ("SN-1", "SN-2"):
        await told(dock, number, batch="B7")
    await dock.hold(product=dock.radio, batch="B7")
    saved = await told(dock, "SN-1", batch="B8")
    assert (saved.held, saved.recalls) == (1, [])
    [hold] = await Hold.filter(lot__number="SN-1")
    of_batch: Any = await Hold.get(batch="B7")
    assert hold.reason == of_batch.reason
    assert await holds.wholly([await lot_of("SN-1")]) == [True]
    assert (await told(dock, "SN-1", batch="B7")).held == 0
    assert (await told(dock, "SN-1", batch=None)).held == 0, "once is enough"
    out = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 1), partner=dock.customer)
    with pytest.raises(LotOnHold):
        await dock.number(out, dock.radio, "SN-1")


async def test_a_serial_of_a_batch_on_hold_is_taken_from_documents_as_that_is_written_down(
    dock: Dock,
) -> None:
    await dock.received(dock.radio, "SN-1", 1)
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.radio, 1), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    await dock.hold(product=dock.radio, batch="B7")
    await told(dock, "SN-1", batch="B7")
    assert not await Reservation.filter(transfer_line__transfer_id=promised).exists()
