"""However often goods get another number, and an old one again, each delivery took what the journal says that it took,
under the numbers that its goods have now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.domain.quantities import from_millionths
from lotbook.domain.refusals import Refusal
from lotbook.domain.tracing import TraceDirection, TraceEdgeKind
from lotbook.domain.words import CorrectionWay, OperationKind, Tracking
from lotbook.ledger.recall_sent import sent_of
from lotbook.ledger.tracing.movements import movements, shipped
from lotbook.ledger.tracing.walk import closure
from lotbook.models import Lot, StockMoveLine
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.renumbering import relabel_lot, split_lot
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.scenarios.telling import correct, moved, received
from tests.scenarios.test_journal import STORIES
from tests.services.test_scrapping import scrapped

DEEDS = (
    "deliver",
    "deliver",
    "relabel",
    "relabel",
    "give_back",
    "give_back",
    "come_back",
    "put_right",
    "split",
    "scrap",
)
WITH_CUSTOMERS = """
  SELECT line.lot_id, transfer.id AS delivery,
    CAST(sum(CASE WHEN place.id = line.destination_id THEN line.quantity ELSE -line.quantity END) AS BIGINT) AS quantity
  FROM location AS place
  JOIN stock_move_line AS line ON place.id IN (line.source_id, line.destination_id)
  JOIN transfer_line AS moved ON moved.id = line.transfer_line_id
  JOIN transfer_line AS took ON took.id = coalesce(moved.returns_line_id, moved.id)
  JOIN transfer ON transfer.id = took.transfer_id
  WHERE place.usage = 'CUSTOMER' AND line.product_id = ?
  GROUP BY line.lot_id, transfer.id
  HAVING sum(CASE WHEN place.id = line.destination_id THEN line.quantity ELSE -line.quantity END) <> 0
"""
Story = list[tuple[str, int, int]]


@dataclass
class Numbers:
    """One product, what it was called, and what went out."""

    dock: Dock
    product: int
    called: list[str]
    deliveries: list[int] = field(default_factory=list)

    async def lot(self, number: str) -> int:
        return int((await Lot.get(product_id=self.product, number=number)).id)

    def fresh(self) -> str:
        self.called.append(f"{self.product}-N{len(self.called)}")
        return self.called[-1]

    async def here(self, at: int) -> tuple[str, Decimal] | None:
        rows = await fetch(
            """SELECT lot.number, balance.on_hand FROM stock_balance AS balance JOIN lot ON lot.id = balance.lot_id
               WHERE balance.product_id = ? AND balance.location_id = ? AND balance.on_hand > 0 ORDER BY lot.id""",
            self.product,
            self.dock.stock,
        )
        row = rows[at % len(rows)] if rows else None
        return row and (row["number"], from_millionths(row["on_hand"]))

    async def deliver(self, at: int, much: int) -> None:
        if there := await self.here(at):
            taken = (there[0], str(min(there[1], Decimal(much))))
            more = {"partner": self.dock.customer}
            self.deliveries.append(
                await moved(self.dock, OperationKind.DELIVERY, self.product, taken, **more)
            )

    async def relabel(self, at: int, _: int) -> None:
        """To a number that nothing had before."""
        if there := await self.here(at):
            await self._relabel(there[0], self.fresh())

    async def give_back(self, at: int, which: int) -> None:
        """To one that it had before, or to one of others, which is refused."""
        if there := await self.here(at):
            await self._relabel(there[0], self.called[which % len(self.called)])

    async def _relabel(self, number: str, other: str) -> None:
        try:
            await relabel_lot(self.dock.request("relabelLot"), await self.lot(number), other, "wrong label")
        except Refusal:
            return

    async def come_back(self, at: int, much: int) -> None:
        if self.deliveries:
            delivery = self.deliveries[at % len(self.deliveries)]
            line = await self.dock.line_of(delivery, self.product)
            try:
                done = await create_return(
                    self.dock.request("createReturn"),
                    delivery,
                    [ReturnGiven(line=line, quantity=Decimal(much))],
                )
                await self.dock.validate(done.outcome.transfer)
            except Refusal:
                return

    async def put_right(self, at: int, much: int) -> None:
        """Less went by a delivery than was said."""
        if self.deliveries:
            of = self.deliveries[at % len(self.deliveries)]
            line = await StockMoveLine.filter(transfer_line__transfer_id=of).order_by("id").first()
            way = (CorrectionWay.FROM_DESTINATION, CorrectionWay.FROM_WHERE_THEY_ARE)[at % 2]
            wrong = Correction(move_line=line.id, quantity=Decimal(much), right_quantity=Decimal(0))
            try:
                await correct(self.dock, wrong, way=way)
            except Refusal:
                return

    async def split(self, at: int, much: int) -> None:
        if (there := await self.here(at)) and much < there[1]:
            part, request = self.fresh(), self.dock.request("splitLot")
            await split_lot(request, await self.lot(there[0]), self.dock.stock, Decimal(much), part, "sieved")

    async def scrap(self, at: int, _: int) -> None:
        if there := await self.here(at):
            await scrapped(self.dock, Goods(lot=await self.lot(there[0]), quantity=Decimal(1)))

    async def compare(self) -> None:
        """Every lot that a trace of the first number tells, delivery by delivery, also as a recall has it."""
        found = await closure([await self.lot(self.called[0])], TraceDirection.FORWARD)
        told: Counter[tuple[int, int]] = Counter()
        moves = await movements(found)
        assert all(each.quantity > 0 for each in moves)
        for one in await sent_of(found, await shipped(found), free={}):
            assert one.delivery is not None
            for each in one.of_lots:
                assert each.shipped >= 0
                told[each.lot, one.delivery] += each.shipped - each.returned
        rows = await fetch(WITH_CUSTOMERS, self.product)
        journal = {(row["lot_id"], row["delivery"]): from_millionths(row["quantity"]) for row in rows}
        assert {at: much for at, much in told.items() if much} == journal
        scrapped_ = [each.quantity for each in moves if each.kind is TraceEdgeKind.SCRAPPED]
        assert sum(scrapped_) == await self._at_scrap()

    async def _at_scrap(self) -> int:
        signed = "CASE WHEN place.id = line.destination_id THEN line.quantity ELSE -line.quantity END"
        [row] = await fetch(
            f"""SELECT coalesce(sum({signed}), 0) AS quantity FROM location AS place
                JOIN stock_move_line AS line ON place.id IN (line.source_id, line.destination_id)
                WHERE place.usage = 'SCRAP' AND line.product_id = ?""",
            self.product,
        )
        return int(row["quantity"])


async def tell(dock: Dock, story: Story) -> None:
    sku = f"P{len(await fetch('SELECT id FROM product'))}"
    numbers = Numbers(dock, await dock.product(sku, Tracking.LOT, unit="kg"), [])
    await received(dock, numbers.product, (numbers.fresh(), 30))
    for deed, *facts in story:
        await getattr(numbers, deed)(*facts)
        await numbers.compare()


KEPT: list[Story] = [
    [("deliver", 0, 2), ("relabel", 0, 0), ("deliver", 0, 3), ("give_back", 0, 0)],
    [("deliver", 0, 2), ("relabel", 0, 0), ("put_right", 0, 1), ("give_back", 0, 0), ("put_right", 0, 1)],
    [("scrap", 0, 0), ("relabel", 0, 0), ("scrap", 0, 0), ("give_back", 0, 0), ("scrap", 0, 0)],
    [("deliver", 0, 4), ("come_back", 0, 1), ("relabel", 0, 0), ("deliver", 0, 3), ("come_back", 0, 1),
     ("give_back", 0, 0)],
    [("deliver", 0, 1), ("relabel", 0, 0), ("deliver", 0, 1), ("put_right", 0, 1)],
]  # fmt: skip


@pytest.mark.parametrize("story", KEPT)
async def test_a_number_that_is_given_back_leaves_each_delivery_what_it_took(
    dock: Dock, story: Story
) -> None:
    await tell(dock, story)


stories = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(1, 5)), min_size=4, max_size=16
)


@STORIES
@given(stories)
async def test_deliveries_took_what_the_journal_says_whatever_their_goods_are_called(
    dock: Dock, story: Story
) -> None:
    await tell(dock, story)


@pytest.mark.long
@settings(STORIES, max_examples=500)
@given(stories)
async def test_deliveries_of_many_stories_took_what_the_journal_says(dock: Dock, story: Story) -> None:
    await tell(dock, story)
