"""What was poured together, split off or renamed is taken apart into what all of it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from lotbook.domain.refusals import InvalidInput
from lotbook.ledger.check import check
from lotbook.models import Lot
from lotbook.services import taking_apart
from lotbook.services.inside import Part
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import Factory, factory, on_hand
from tests.scenarios.telling import refused

__all__ = ["factory"]


@dataclass
class Bakery:
    """Bread of which each lot is made of half as much flour of a lot of its own."""

    dock: Dock
    factory: Factory

    async def bakes(self, number: str, flour: str, quantity: int = 8) -> int:
        await self.dock.received(self.dock.flour, flour, quantity // 2)
        order = await self.factory.order(self.factory.bread, quantity)
        await self.factory.takes(order, self.dock.flour, flour, quantity // 2)
        await self.factory.gives(order, self.factory.bread, number, quantity)
        await self.factory.finish(order)
        return await self.lot(number)

    async def lot(self, number: str) -> int:
        return int((await Lot.get(number=number)).id)

    async def apart(self, lot: int, quantity: int, **said: str) -> None:
        parts = [
            Part(self.dock.flour, await self.lot(number), Decimal(much)) for number, much in said.items()
        ]
        taken = Apart([Taken(self.dock.stock, Decimal(quantity))], lot)
        await taking_apart.unbuild(self.dock.request(), taken, "stale", parts or None)

    async def refuses(self, told: str, lot: int, quantity: int, **said: str) -> None:
        async with refused(InvalidInput) as refusal:
            await self.apart(lot, quantity, **said)
        assert told in refusal.value.message

    async def merges(self, lot: int, into: int) -> None:
        await merge_lots(self.dock.request(), [lot], into, "one shelf")

    async def splits(self, lot: int, quantity: int, number: str) -> int:
        done = await split_lot(
            self.dock.request(), lot, self.dock.stock, Decimal(quantity), number, "for the shop"
        )
        return int(done.outcome.lot)

    async def renames(self, lot: int, number: str) -> int:
        return int((await relabel_lot(self.dock.request(), lot, number, "a typing mistake")).outcome.lot)


@pytest.fixture
async def bakery(dock: Dock, factory: Factory) -> Bakery:
    return Bakery(dock, factory)


async def test_what_was_poured_together_gives_what_all_of_it_was_made_of(bakery: Bakery) -> None:
    one, both = await bakery.bakes("D1", "FA1"), await bakery.bakes("D2", "FB1")
    await bakery.merges(one, both)
    await bakery.apart(both, 8)
    assert (await on_hand("FA1"), await on_hand("FB1"), await on_hand("D2")) == (2, 2, 8)
    await bakery.refuses("1 of FA1 is left in it", both, 2, FA1="2")
    await bakery.apart(both, 2, FA1="1")  # a person sees which it was
    off = await bakery.splits(both, 4, "D3")
    await bakery.refuses("1 of FA1 is left in it", off, 4, FA1="2")
    await bakery.apart(off, 4, FA1="1", FB1="1")
    await bakery.apart(both, 2, FB1="1")
    assert (await on_hand("FA1"), await on_hand("FB1"), await on_hand("D2")) == (4, 4, 0)
    assert await check() == []


async def test_what_was_split_off_or_renamed_is_what_it_was_before(bakery: Bakery) -> None:
    first = await bakery.bakes("P1", "FA1")
    off = await bakery.splits(first, 2, "P1s")
    await bakery.apart(off, 2)
    assert await on_hand("FA1") == 1
    named = await bakery.renames(await bakery.renames(first, "P2"), "P3")
    other = await bakery.bakes("Q1", "FB1")
    await bakery.refuses("0 of FB1 is left in it", named, 2, FB1="1")
    await bakery.refuses("1 of FA1 is left in it", named, 2, FA1="2")
    await bakery.apart(named, 4)
    again = await bakery.renames(named, "P1")
    assert again == first
    await bakery.apart(again, 2)
    await bakery.apart(await bakery.renames(other, "Q2"), 8)
    assert (await on_hand("FA1"), await on_hand("FB1")) == (4, 4)
    assert await check() == []


async def test_a_mix_is_asked_where_nobody_knows_how_much_of_each_is_in_it(bakery: Bakery) -> None:
    one, both = await bakery.bakes("D1", "FA1"), await bakery.bakes("D2", "FB1")
    out = await bakery.dock.delivery((bakery.factory.bread, 4))
    await bakery.dock.number(out, bakery.factory.bread, "D2", 4)
    await bakery.dock.validate(out)
    await bakery.merges(one, both)  # 8 of these onto 4 of those
    await bakery.refuses("What went into D2 is not known", both, 12)
    named = await bakery.renames(both, "D9")
    await bakery.refuses("What went into D9 is not known", named, 12)
    await bakery.apart(named, 12, FA1="4", FB1="2")
    assert (await on_hand("FA1"), await on_hand("FB1"), await on_hand("D9")) == (4, 2, 0)
    assert await check() == []


async def test_what_was_bought_and_poured_onto_is_asked_and_may_hold_anything(bakery: Bakery) -> None:
    await bakery.dock.received(bakery.factory.bread, "D9", 4)
    bought, baked = await bakery.lot("D9"), await bakery.bakes("D1", "FA1")
    await bakery.merges(baked, bought)
    await bakery.refuses("What went into D9 is not known", bought, 4)
    await bakery.apart(bought, 4, FA1="3")
    renamed = await bakery.renames(bought, "D8")
    await bakery.refuses("What went into D8 is not known", renamed, 4)
    assert await check() == []
