"""Whatever is sent to another warehouse, split, merged, relabelled, brought in, put right and sent back meanwhile, in
whatever order: nothing is made or lost, and what is on the way is promised to who brings it in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.domain.places import WarehouseFacts
from lotbook.domain.refusals import Refusal
from lotbook.domain.words import OperationKind, Tracking, TransferState
from lotbook.ledger import balances, reservations
from lotbook.ledger.check import check
from lotbook.models import Lot, StockMoveLine, Transfer, Warehouse
from lotbook.services import giving_up, places
from lotbook.services.correcting import Correction
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from tests.dock import ADDRESS, Dock
from tests.scenarios.telling import correct, moved, received, scan
from tests.scenarios.test_journal import STORIES

BEGUN = 20
DEEDS = ("send", "send", "split", "merge", "relabel", "relabel", "arrive", "arrive", "put_right", "call_back")
Story = list[tuple[str, int, int]]


@dataclass
class Freight:
    """One product in two warehouses and between them."""

    dock: Dock
    product: int
    made: int = 0

    async def lying(self, at: str) -> list[balances.Balance]:
        place = await self.dock.place(at)
        lots = [int(row.id) for row in await Lot.filter(product_id=self.product)]
        return [each for each in await balances.of_lots(lots) if each.location == place]

    async def number(self, lot: int | None) -> str:
        return str((await Lot.get(id=lot)).number)

    def fresh(self) -> str:
        self.made += 1
        return f"{self.product}-F{self.made}"

    async def send(self, at: int, much: int) -> None:
        if not (there := await self.lying("WH1/Stock")):
            return
        lies = there[at % len(there)]
        taken = (await self.number(lies.lot), str(min(Decimal(much), lies.on_hand)))
        ends = {"source": lies.location, "destination": await self.dock.place("WH2/Stock")}
        await moved(self.dock, OperationKind.INTERNAL, self.product, taken, **ends)

    async def split(self, at: int, much: int) -> None:
        if lies := await self._under_way(at):
            part, request = min(Decimal(much), lies.on_hand), self.dock.request("splitLot")
            await split_lot(request, lies.lot or 0, lies.location, part, self.fresh(), "sieved")

    async def merge(self, at: int, much: int) -> None:
        lies, other = await self._under_way(at), await self._under_way(at + much)
        if lies and other and lies.lot != other.lot:
            await merge_lots(self.dock.request("mergeLots"), [lies.lot or 0], other.lot or 0, "one silo")

    async def relabel(self, at: int, _: int) -> None:
        if lies := await self._under_way(at):
            await relabel_lot(self.dock.request("relabelLot"), lies.lot or 0, self.fresh(), "wrong label")

    async def arrive(self, at: int, much: int) -> None:
        if (arrival := await self._open(at)) is None:
            return
        promise = (await reservations.of_transfer(arrival))[0]
        part = min(Decimal(much), promise.quantity)
        await scan(self.dock, arrival, await self.number(promise.lot), line=promise.line, quantity=part)
        await self.dock.validate(arrival)

    async def put_right(self, at: int, much: int) -> None:
        """Less was sent, or came in, than was said; what is not there any more is refused."""
        lines = await StockMoveLine.filter(
            product_id=self.product,
            corrects_id=None,
            transfer_line__transfer__operation_type__kind="INTERNAL",
        ).order_by("id")
        if lines:
            wrong = Correction(
                move_line=lines[at % len(lines)].id, quantity=Decimal(much), right_quantity=Decimal(0)
            )
            try:
                await correct(self.dock, wrong)
            except Refusal:
                return

    async def call_back(self, at: int, _: int) -> None:
        arrival = await self._open(at)
        if arrival and (await Transfer.get(id=arrival)).destination_id != await self.dock.place("WH1/Stock"):
            version = await self.dock.version_of(arrival)
            await giving_up.cancel_transfer(self.dock.request(), arrival, version, "not wanted")

    async def _under_way(self, at: int) -> balances.Balance | None:
        there = await self.lying("Transit")
        return there[at % len(there)] if there else None

    async def _open(self, at: int) -> int | None:
        rows = await Transfer.filter(
            state=TransferState.READY, shipped_by_id__isnull=False, lines__product_id=self.product
        ).order_by("id")
        return int(rows[at % len(rows)].id) if rows else None


async def tell(dock: Dock, story: Story) -> None:
    if not await Warehouse.filter(code="WH2").exists():
        await places.save_warehouse(dock.request(), WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS))
    sku = f"P{len(await fetch('SELECT id FROM product'))}"
    freight = Freight(dock, await dock.product(sku, Tracking.LOT, unit="kg"))
    await received(dock, freight.product, (freight.fresh(), BEGUN // 2), (freight.fresh(), BEGUN // 2))
    for deed, *facts in story:
        await getattr(freight, deed)(*facts)
        assert [str(found) for found in await check()] == [], (deed, facts)
    places_ = ("WH1/Stock", "Transit", "WH2/Stock")
    assert sum([await dock.on_hand(freight.product, each) for each in places_]) == BEGUN


KEPT: list[Story] = [
    [("send", 0, 4), ("relabel", 0, 1), ("arrive", 0, 3), ("put_right", 1, 2), ("arrive", 0, 5), ("put_right", 0, 1)],
    [("send", 0, 4), ("send", 1, 3), ("merge", 0, 1), ("arrive", 0, 9), ("arrive", 0, 9), ("put_right", 2, 2)],
    [("send", 0, 4), ("send", 0, 3), ("split", 0, 5), ("call_back", 0, 1), ("arrive", 1, 4), ("put_right", 1, 3)],
]  # fmt: skip


@pytest.mark.parametrize("story", KEPT)
async def test_goods_that_become_others_on_the_way_are_still_brought_in(dock: Dock, story: Story) -> None:
    await tell(dock, story)


stories = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(1, 5)), min_size=4, max_size=14
)


@STORIES
@given(stories)
async def test_the_book_is_sound_whatever_becomes_of_goods_on_the_way(dock: Dock, story: Story) -> None:
    await tell(dock, story)


@pytest.mark.long
@pytest.mark.parametrize("part", range(6))  # each in a book of its own, which stays small enough to check
@settings(STORIES, max_examples=50)
@given(stories)
async def test_the_book_is_sound_whatever_becomes_of_goods_in_many_stories(
    dock: Dock, part: int, story: Story
) -> None:
    await tell(dock, story)
