"""Goods of a recall that go into what was released in it stop that again, however they come there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.work import Actor
from lotbook.domain.refusals import LotOnHold
from lotbook.domain.words import Disposition, OperationKind, Role, Tracking
from lotbook.ledger import holds, recalls
from lotbook.ledger.check import check
from lotbook.models import Recall, RecallLot, Reservation, Run, Settings
from lotbook.services import company, making, recall_widening, renumbering
from lotbook.services.correcting import Correction
from lotbook.services.making import Input
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_scope import Named
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.scenarios.telling import correct, person, posted_line
from tests.services.test_recalling import close, decide, lot_of, prepared, reopen, scope, start, widen

__all__ = ["factory"]


async def stopped(*numbers: str) -> list[str]:
    """Which of these lots are on hold."""
    held = await holds.wholly([await lot_of(number) for number in numbers])
    return [number for number, whole in zip(numbers, held, strict=True) if whole]


async def said_again(recall: int) -> list[str]:
    return [
        each.what
        for each in (await facts_of(await Recall.get(id=recall))).events
        if "stopped again" in each.what
    ]


async def baked(factory: Factory, flour: str, bread: str) -> int:
    """An order with more to be made of it."""
    order = await factory.order(factory.bread, 100)
    await factory.takes(order, factory.dock.flour, flour, 5)
    await factory.gives(order, factory.bread, bread, 10)
    return order


async def test_what_was_released_and_gets_more_of_recalled_goods_is_stopped_again(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1", 20)
    order = await baked(factory, "F-1", "B-1")
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "B-1")
    rusks = await dock.product("RUSKS", Tracking.LOT)
    await factory.recipe(rusks, 1, (factory.bread, "1"))
    toast = await factory.order(rusks, 8)
    await factory.takes(toast, factory.bread, "B-1", 2)
    await factory.gives(toast, rusks, "R-1", 1)
    await factory.gives(order, factory.bread, "B-2", 10)
    assert await stopped("F-1", "B-1", "B-2") == ["F-1", "B-2"], "what else is made does not concern it"

    await factory.gives(order, factory.bread, "B-1", 10)
    assert await stopped("F-1", "B-1", "R-1") == ["F-1", "B-1", "R-1"]
    with pytest.raises(LotOnHold):
        await factory.takes(toast, factory.bread, "B-1", 1)
    await factory.gives(toast, rusks, "R-2", 1)
    assert await stopped("R-2") == ["R-2"], "what is made from it is in scope again"
    assert await said_again(recall) == ["1 lot (B-1) stopped again: recalled goods went in"]
    last = (await recalls.decided(recall))[-1]
    assert (last.decision, last.lots) == (Disposition.QUARANTINE, [await lot_of("B-1")])
    assert await check() == []
    await decide(dock, recall, Disposition.RELEASED, "B-1")
    await factory.finish(order)
    assert await stopped("B-1") == [], "nothing more went in"


@pytest.mark.parametrize("named", [False, True], ids=["made of what was named", "named itself"])
async def test_what_was_released_is_stopped_again_when_another_order_makes_more_of_it_of_recalled_goods(
    dock: Dock, factory: Factory, named: bool
) -> None:
    await dock.received(dock.flour, "F-1 x 20; F-2 x 20; F-3 x 20", 60)
    await baked(factory, "F-3" if named else "F-1", "B-1")
    of_recalled = await factory.order(factory.bread, 10)
    await factory.takes(of_recalled, dock.flour, "F-2", 5)
    lots = ["F-1", "F-2", *(["B-1"] if named else [])]
    recall = await prepared(dock, *[await lot_of(each) for each in lots])
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "B-1")
    out = await dock.transfer(OperationKind.DELIVERY, (factory.bread, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), out)
    assert await Reservation.filter(transfer_line__transfer_id=out).count() == 1
    sound = await factory.order(factory.bread, 10)
    await factory.takes(sound, dock.flour, "F-3", 5)
    await factory.gives(sound, factory.bread, "B-1", 10)
    assert await stopped("B-1") == [], "nothing that is recalled went in"
    await factory.gives(of_recalled, factory.bread, "B-1", 10)
    assert await stopped("B-1") == ["B-1"]
    assert await Reservation.filter(transfer_line__transfer_id=out).count() == 0, (
        "what was promised of it waits"
    )
    assert await said_again(recall) == ["1 lot (B-1) stopped again: recalled goods went in"]
    assert await check() == []


async def test_goods_that_were_of_a_recalled_lot_after_all_stop_what_was_released(
    dock: Dock, factory: Factory
) -> None:
    """By a correction of what went in, and of what came in; not where less of it went in than was posted."""
    await dock.received(dock.flour, "F-1 x 20; F-2 x 20", 40)
    await baked(factory, "F-2", "B-2")
    recall = await prepared(dock, await lot_of("F-1"), await lot_of("F-2"))
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "F-2", "B-2")
    line = await posted_line(dock.flour, "F-2", destination="Production")
    await correct(dock, Correction(move_line=line, number="F-1"))
    assert await stopped("F-2", "B-2") == ["B-2"]
    await decide(dock, recall, Disposition.RELEASED, "B-2")
    line = await posted_line(dock.flour, "F-1", destination="Production")
    await correct(dock, Correction(move_line=line, right_quantity=Decimal(3)))
    assert await stopped("B-2") == []
    came = await posted_line(dock.flour, "F-1")
    await correct(dock, Correction(move_line=came, quantity=Decimal(10), number="F-2"))
    assert await stopped("F-2") == ["F-2"]
    assert len(await said_again(recall)) == 2
    assert await check() == []


async def test_what_is_said_anew_of_a_run_brings_into_scope_and_stops_again(
    dock: Dock, factory: Factory
) -> None:
    """No line is posted: it is said which serial went into which device."""
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await factory.order(kit, 3)
    await factory.takes(order, dock.radio, "SN-1 x 3")
    await factory.gives(order, kit, "K-1 x 3")
    run = (await Run.get(manufacturing_order_id=order)).id

    async def went(*said: tuple[str, str, int]) -> None:
        pairs = [Input(await lot_of(part), await lot_of(kit), Decimal(much)) for part, kit, much in said]
        await making.assign_inputs(dock.request("assignInputs"), run, pairs)

    await went(("SN-1", "K-1", 1), ("SN-2", "K-2", 1), ("SN-3", "K-3", 1))
    recall = await prepared(dock, await lot_of("SN-1"), await lot_of("K-2"))
    await start(dock, recall)
    assert (await scope(recall)).keys() == {"SN-1", "K-1", "K-2"}
    await decide(dock, recall, Disposition.RELEASED, "K-1", "K-2")
    await went(("SN-1", "K-1", 0), ("SN-3", "K-3", 0), ("SN-1", "K-3", 1), ("SN-3", "K-1", 1))
    assert (await scope(recall)).keys() == {"SN-1", "K-1", "K-2", "K-3"}
    assert await stopped("K-1", "K-2", "K-3") == ["K-3"]
    await went(("SN-1", "K-3", 0), ("SN-2", "K-2", 0), ("SN-1", "K-2", 1), ("SN-2", "K-3", 1))
    assert await stopped("K-1", "K-2", "K-3") == ["K-2", "K-3"]
    rows: Any = await RecallLot.filter(recall_id=recall, decision=None).values_list("lot__number", flat=True)
    assert set(rows) == {"SN-1", "K-2", "K-3"}
    assert await check() == []


@pytest.mark.parametrize("narrow", [None, "sure of the day"])
async def test_what_is_made_of_a_released_lot_alone_stays_free_when_more_comes_and_the_recall_goes_on(
    dock: Dock, factory: Factory, narrow: str | None
) -> None:
    await dock.received(dock.flour, "F-1", 100)
    order = await baked(factory, "F-1", "B-1")
    recall = await prepared(dock, await lot_of("F-1"), narrow_because=narrow)
    await start(dock, recall)
    await decide(dock, recall, Disposition.RELEASED, "B-1")
    rusks = await dock.product("RUSKS", Tracking.LOT)
    await factory.recipe(rusks, 1, (factory.bread, "1"))
    toast = await factory.order(rusks, 8)
    await factory.takes(toast, factory.bread, "B-1", 2)
    await factory.gives(toast, rusks, "R-1", 1)
    relabel = dock.request("relabelLot")
    await renumbering.relabel_lot(relabel, await lot_of("R-1"), "R-1N", "torn")
    await factory.gives(order, factory.bread, "B-2", 10)
    there = {"F-1", "B-1", "B-2"}
    assert (await scope(recall)).keys() == there, "as other goods come in"
    await close(dock, recall)
    await factory.gives(order, factory.bread, "B-3", 10)
    await reopen(dock, recall)
    assert (await scope(recall)).keys() == there | {"B-3"}
    assert await stopped("B-1", "B-3", "R-1N") == ["B-3"]
    await decide(dock, recall, Disposition.QUARANTINE, "B-1")
    assert await stopped("B-1", "R-1N") == ["B-1", "R-1N"], "with what was made of it"
    assert await check() == []


async def test_lots_that_are_added_stop_again_what_was_released_and_has_some_of_them_in_it(
    dock: Dock, factory: Factory
) -> None:
    """And nothing else that was released, nor what is made of that."""
    await dock.received(dock.flour, "F-1 x 20; F-2 x 20", 40)
    both = await factory.order(factory.bread, 100)
    await factory.takes(both, dock.flour, "F-1", 5)
    await factory.takes(both, dock.flour, "F-2", 5)
    await factory.gives(both, factory.bread, "B-1", 10)
    recall = await prepared(dock, await lot_of("F-1"))
    await start(dock, recall)
    marked = [Named(maker_number="M-7", product=dock.flour)]
    await dock.lot(dock.flour, "F-3", maker_number="M-7")
    await recall_widening.widen_recall(dock.request(), recall, marked, "the same mill")
    await dock.received(dock.flour, "F-3", 20)
    await decide(dock, recall, Disposition.RELEASED, "B-1", "F-3")
    await baked(factory, "F-3", "B-3")
    rusks = await dock.product("RUSKS", Tracking.LOT)
    await factory.recipe(rusks, 1, (factory.bread, "1"))
    toast = await factory.order(rusks, 8)
    await factory.takes(toast, factory.bread, "B-1", 2)
    await factory.gives(toast, rusks, "R-1", 1)
    assert await stopped("B-1", "R-1", "F-3", "B-3") == []

    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, recall_needs_second_person=True)
    one, other = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    await widen(dock, recall, await lot_of("F-2"), actor=one)
    waits = await recalls.to_confirm_of_lots([await lot_of(each) for each in ("F-2", "B-1", "R-1", "B-3")])
    assert waits == [[recall], [recall], [recall], []]
    assert await stopped("B-1", "R-1") == [], "until somebody agrees"
    await recall_widening.confirm_recall_widening(dock.request(actor=other), recall, agrees=True)
    assert await stopped("F-2", "B-1", "R-1", "F-3", "B-3") == ["F-2", "B-1", "R-1"]
    assert (await scope(recall)).keys() == {"F-1", "F-2", "F-3", "B-1", "R-1"}
    assert await said_again(recall) == ["Agreed to be added: 1 lot (F-2); 1 lot (B-1) stopped again"]
    with pytest.raises(LotOnHold):
        await factory.takes(toast, factory.bread, "B-1", 1)
    assert await check() == []
