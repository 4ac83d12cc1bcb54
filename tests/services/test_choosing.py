"""Lots that a person chooses stay chosen: no strategy and no scan takes them, only a manager."""

from __future__ import annotations

from decimal import Decimal

import pytest_asyncio

from lotbook.db.work import Actor
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InsufficientStock, InvalidInput, LotOfOtherProduct, LotOnHold, Ref
from lotbook.domain.words import OperationKind
from lotbook.services.choosing import LotChosen, LotsChosen, choose_lots
from tests.dock import Dock
from tests.scenarios.telling import (
    MANAGER,
    OPERATOR,
    lot,
    received,
    refused,
    reserve_manually,
    scan,
)
from tests.services.test_reserving import promised, reserve, unreserve

DELIVERY = OperationKind.DELIVERY


@pytest_asyncio.fixture
async def dock(dock: Dock) -> Dock:
    """Three lots of flour lie there, and nothing is promised before somebody says so."""
    await reserve_manually(dock)
    for number in ("F-1", "F-2", "F-3"):
        await received(dock, dock.flour, (number, 5))
    return dock


async def choose(
    dock: Dock,
    transfer: int,
    *lots: tuple[str, int | None],
    actor: Actor = OPERATOR,
    from_others: bool = False,
) -> LotsChosen:
    """Choose lots of flour for a transfer."""
    chosen = [
        LotChosen(await lot(dock.flour, number), None if much is None else Decimal(much))
        for number, much in lots
    ]
    line = await dock.line_of(transfer, dock.flour)
    request = dock.request("chooseLots", actor=actor)
    return (await choose_lots(request, line, chosen, from_others=from_others)).outcome


async def test_chosen_lots_take_the_place_of_what_the_strategy_promised(dock: Dock) -> None:
    delivery = await dock.transfer(DELIVERY, (dock.flour, 7))
    await reserve(dock, delivery)
    await choose(dock, delivery, ("F-3", 4))
    assert await promised(delivery) == {"F-1": 3, "F-3": 4}
    await choose(dock, delivery, ("F-2", 5), ("F-1", 2))
    assert await promised(delivery) == {"F-2": 5, "F-1": 2}
    await unreserve(dock, delivery)
    assert await promised(delivery) == {"F-2": 5, "F-1": 2}
    await unreserve(dock, delivery, chosen_too=True)
    assert await promised(delivery) == {}


async def test_a_lot_without_a_quantity_is_chosen_for_all_that_lacks(dock: Dock) -> None:
    delivery = await dock.transfer(DELIVERY, (dock.flour, 4))
    await scan(dock, delivery, "F-1", quantity=Decimal(1))
    await choose(dock, delivery, ("F-2", None))
    assert await promised(delivery) == {"F-1": 1, "F-2": 3}
    await choose(dock, delivery)
    assert await promised(delivery) == {"F-1": 1}


async def test_what_a_person_chose_is_not_taken_by_a_scan_unless_a_manager_means_it(dock: Dock) -> None:
    chosen = await dock.transfer(DELIVERY, (dock.flour, 5))
    await choose(dock, chosen, ("F-1", 5))
    other = await dock.transfer(DELIVERY, (dock.flour, 5))
    for actor in (OPERATOR, MANAGER):
        means_it = actor is OPERATOR
        async with refused(InsufficientStock) as short:
            await scan(dock, other, "F-1", actor=actor, quantity=Decimal(2), from_others=means_it)
        assert short.value.shortages[0].reserved_for == [Ref("Transfer", chosen)]
    told = await scan(dock, other, "F-1", actor=MANAGER, quantity=Decimal(2), from_others=True)
    assert [(lost.transfer, lost.quantity) for lost in told.lost] == [(chosen, 2)]
    assert (await promised(chosen), await promised(other)) == ({"F-1": 3}, {"F-1": 2})


async def test_others_keep_what_they_are_promised_unless_it_is_meant(dock: Dock) -> None:
    first = await dock.transfer(DELIVERY, (dock.flour, 5))
    await reserve(dock, first)
    second = await dock.transfer(DELIVERY, (dock.flour, 5))
    async with refused(InsufficientStock):
        await choose(dock, second, ("F-1", 5))
    told = await choose(dock, second, ("F-1", 5), from_others=True)
    assert [(lost.transfer, lost.quantity) for lost in told.lost] == [(first, 5)]
    third = await dock.transfer(DELIVERY, (dock.flour, 5))
    async with refused(InsufficientStock):
        await choose(dock, third, ("F-1", 5), from_others=True)
    await choose(dock, third, ("F-1", 5), actor=MANAGER, from_others=True)
    assert (await promised(second), await promised(third)) == ({}, {"F-1": 5})


async def test_what_cannot_be_chosen(dock: Dock) -> None:
    delivery = await dock.transfer(DELIVERY, (dock.flour, 4), (dock.bag, 1))
    for much, fault in ((0, InputFault.NOT_POSITIVE), (5, InputFault.OVER_LIMIT)):
        async with refused(InvalidInput) as wrong:
            await choose(dock, delivery, ("F-1", much))
        assert wrong.value.problems[0].fault is fault
    await received(dock, dock.radio, "SN-1")
    line = await dock.line_of(delivery, dock.flour)
    radio = [LotChosen(await lot(dock.radio, "SN-1"))]
    async with refused(LotOfOtherProduct):
        await choose_lots(dock.request("chooseLots"), line, radio)
    async with refused(InvalidInput):
        await choose_lots(dock.request("chooseLots"), await dock.line_of(delivery, dock.bag), [])
    await dock.hold(lot=await lot(dock.flour, "F-2"))
    async with refused(LotOnHold):
        await choose(dock, delivery, ("F-2", 1))
