"""A serial that was made by mistake and taken back by correction is as if it had never been made."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_refusals import NumberAlreadyExists
from lotbook.domain.words import CorrectionWay, OperationKind, Tracking
from lotbook.ledger.check import check
from lotbook.models import Lot, StockMoveLine
from lotbook.services import counting, taking_apart
from lotbook.services.correcting import Correction
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import Factory, factory, on_hand
from tests.scenarios.telling import correct, lot, moved, refused

__all__ = ["factory"]

DESTINATION, WHERE = CorrectionWay.FROM_DESTINATION, CorrectionWay.FROM_WHERE_THEY_ARE


@dataclass
class Kits:
    """Kits that are made of a radio each, and the order for them."""

    dock: Dock
    factory: Factory
    kit: int
    order: int

    async def makes(self, number: str) -> None:
        await self.factory.gives(self.order, self.kit, number)

    async def corrected(self, made_as: str, way: CorrectionWay = DESTINATION, **right: Any) -> None:
        """The last line that made a kit."""
        made = StockMoveLine.filter(lot__number=made_as, source__usage="PRODUCTION", corrects_id=None)
        line = await made.order_by("-id").first()
        assert line is not None
        await correct(self.dock, Correction(move_line=line.id, **right), way=way)

    async def unmade(self, number: str, way: CorrectionWay = DESTINATION) -> None:
        await self.corrected(number, way, right_quantity=Decimal(0))


@pytest.fixture
async def kits(dock: Dock, factory: Factory) -> Kits:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 5", 5)
    order = await factory.order(kit, 5)
    await factory.takes(order, dock.radio, "SN-1 x 3")
    return Kits(dock, factory, kit, order)


async def test_a_serial_that_was_posted_too_early_is_made(kits: Kits) -> None:
    for _ in range(2):
        await kits.makes("K-1")
        await kits.unmade("K-1")
    await kits.makes("K-1")
    assert await on_hand("K-1") == 1
    async with refused(NumberAlreadyExists):
        await kits.makes("K-1")
    assert await check() == []


@pytest.mark.parametrize("way", [DESTINATION, WHERE])
async def test_a_number_that_was_corrected_wrongly_is_corrected_back(kits: Kits, way: CorrectionWay) -> None:
    await kits.makes("K-1")
    if way is WHERE:
        shelf = await kits.dock.place("WH1/Stock/A-01")
        await moved(kits.dock, OperationKind.INTERNAL, kits.kit, ("K-1", 1), destination=shelf)
    for was, now in (("K-1", "K-11"), ("K-11", "K-12"), ("K-12", "K-11"), ("K-11", "K-1")):
        await kits.corrected(was, way, number=now)
        assert (await on_hand(was), await on_hand(now)) == (0, 1)
    assert await check() == []


async def test_a_count_finds_what_was_unmade(kits: Kits) -> None:
    await kits.makes("K-1")
    await kits.unmade("K-1")
    count = (await counting.start_count(kits.dock.request(), kits.dock.stock, None)).outcome.count
    there = Counted(location=kits.dock.stock, product=kits.kit, number="K-1", quantity=Decimal(1))
    await record_counts(kits.dock.request(), count, [there])


async def test_what_was_consumed_or_taken_apart_is_not_made_again(kits: Kits) -> None:
    await kits.makes("K-1")
    await kits.makes("K-2")
    await kits.unmade("K-2")
    again = await kits.dock.product("SET", Tracking.SERIAL)
    await kits.factory.recipe(again, 1, (kits.kit, "1"))
    order = await kits.factory.order(again, 1)
    await kits.factory.takes(order, kits.kit, "K-1")
    async with refused(NumberAlreadyExists):
        await kits.makes("K-1")
    count = (await counting.start_count(kits.dock.request(), kits.dock.stock, None)).outcome.count
    there = Counted(location=kits.dock.stock, product=kits.kit, number="K-1", quantity=Decimal(1))
    async with refused(NumberAlreadyExists):
        await record_counts(kits.dock.request(), count, [there])
    await kits.makes("K-2")
    whole = await lot(kits.kit, "K-2")
    radio = (await Lot.get(number="SN-1")).id
    apart = Apart([Taken(kits.dock.stock, Decimal(1))], whole)
    part = taking_apart.Part(kits.dock.radio, radio, Decimal(1))
    run = (await taking_apart.unbuild(kits.dock.request(), apart, "broken", [part])).outcome.run
    async with refused(NumberAlreadyExists):
        await kits.makes("K-2")
    await taking_apart.undo_unbuild(kits.dock.request(), run, "still good")
    count = (await counting.start_count(kits.dock.request(), kits.dock.stock, None)).outcome.count
    there = Counted(location=kits.dock.stock, product=kits.dock.radio, number="SN-1", quantity=Decimal(1))
    async with refused(NumberAlreadyExists):  # in it again
        await record_counts(kits.dock.request(), count, [there])
    assert await check() == []
