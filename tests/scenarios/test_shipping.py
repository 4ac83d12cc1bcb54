"""Whatever is promised, picked, swapped, held, shipped and sent twice, in whatever order: nothing is promised or
shipped twice, nobody's picked goods are taken, and the book says what a few lines of Python say."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.db.fields import from_millionths
from lotbook.db.work import Done
from lotbook.domain.refusals import (
    InsufficientStock,
    LotOnHold,
    NumbersInvalid,
    NumbersMissing,
    OverReceipt,
    Refusal,
)
from lotbook.domain.words import BackorderDecision, CorrectionWay, OperationKind, Tracking
from lotbook.ledger.check import check
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.entry_changes import remove_entries
from lotbook.services.holding import Target, place_hold, release_hold
from lotbook.services.reserving import reserve_transfer, unreserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.transfers import cancel_transfer
from lotbook.services.validation import validate_transfer
from tests.dock import Dock
from tests.scenarios.shipping_model import SHELF, STOCK, Cell, Delivery, Warehouse
from tests.scenarios.telling import book, lot, moved, posted_line, received
from tests.scenarios.test_journal import STORIES

NUMBERS = [f"N-{n}" for n in range(4)]

DEEDS = (
    *("pick",) * 6,
    *("pick_anything", "pick_together", "unpick", "receive", "receive", "order", "order"),
    *("reserve", "reserve", "unreserve", "ship", "ship", "ship", "give_up", "move", "move"),
    *("hold", "release", "release", "correct", "send_again"),
)
"""What may happen, as often as it stands here."""

BEGUN = [
    ("receive", 0, 0, 4),
    ("receive", 0, 1, 2),
    ("order", 0, 0, 5),
    ("order", 0, 0, 4),
    ("reserve", 0, 0, 1),
]
deeds = st.tuples(st.sampled_from(DEEDS), st.integers(0, 99), st.integers(0, 99), st.integers(1, 6))
stories = st.lists(deeds, min_size=12, max_size=24).map(lambda told: [*BEGUN, *told])
Story = list[tuple[str, int, int, int]]
"""Deeds, each with two choices and a quantity, of which it takes what it needs."""

Write = Callable[[Any], Awaitable[Done[Any]]]


@dataclass
class Shipping:
    """A story as it is told to the real book and to the model; of a product that nobody else touches."""

    dock: Dock
    product: int
    serial: bool
    model: Warehouse = field(default_factory=Warehouse)
    last: tuple[Any, Write] | None = None

    async def write(self, kind: str, do: Write) -> Any:
        """Ask for a write, and remember it: its answer may be lost."""
        request = self.dock.request(kind)
        self.last = (request, do)
        return (await do(request)).outcome

    async def refused(self, kind: type[Refusal] | tuple[type[Refusal], ...], name: str, do: Write) -> None:
        """A write that cannot be: it is refused in this way, and nothing has changed."""
        before = await book()
        with pytest.raises(kind):
            await self.write(name, do)
        assert await book() == before

    def delivery(self, at: int) -> Delivery | None:
        return self.model.deliveries[at % len(self.model.deliveries)] if self.model.deliveries else None

    async def receive(self, _: int, which: int, much: int) -> None:
        number = NUMBERS[which % len(NUMBERS)]
        if self.serial and number in self.model.came:
            return  # once out, a serial comes back by a return
        much = 1 if self.serial else much
        await received(self.dock, self.product, (number, much))
        self.model.arrive(number, much)

    async def order(self, _: int, __: int, much: int) -> None:
        """What came first is promised to it at once."""
        delivery = Delivery(await self.dock.transfer(OperationKind.DELIVERY, (self.product, much)), much)
        self.model.deliveries.append(delivery)
        self.model.reserve(delivery)

    async def reserve(self, at: int, which: int, _: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return
        all_or_nothing = which % 2 == 1
        there = sum(max(self.model.free(cell), 0) for cell in self.model.goods())

        async def do(request: Any) -> Done[Any]:
            return await reserve_transfer(request, delivery.id, all_or_nothing=all_or_nothing)

        if all_or_nothing and there < delivery.left:
            await self.refused(InsufficientStock, "reserveTransfer", do)
            return
        await self.write("reserveTransfer", do)
        self.model.reserve(delivery)

    async def unreserve(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return
        await self.write("unreserveTransfer", lambda request: unreserve_transfer(request, delivery.id))
        delivery.promised = Counter(delivery.picked)

    async def pick(self, at: int, which: int, much: int) -> None:
        """Scan something that can be had, whoever it is promised to."""
        if (delivery := self.delivery(at)) is None:
            return
        there = [one for one in self.model.came if self.model.pickable(delivery, one) > 0]
        room = delivery.expected - delivery.picked.total()
        if there and room > 0:
            number = there[which % len(there)]
            most = min(room, self.model.pickable(delivery, number))
            await self._pick(delivery, number, 1 + much % most)

    async def pick_anything(self, at: int, which: int, much: int) -> None:
        """Scan something that may not be there, or not be free, or be more than is wanted."""
        number = NUMBERS[which % len(NUMBERS)]
        if (delivery := self.delivery(at)) is not None and number in self.model.came:
            await self._pick(delivery, number, much)

    async def _pick(self, delivery: Delivery, number: str, much: int) -> None:
        much = 1 if self.serial else much
        do = await self._scan(delivery, number, much)
        twice = self.serial and delivery.picked_of(number) > 0
        if twice:
            await self.refused(Refusal, "recordScan", do)
        elif delivery.picked.total() + much > delivery.expected:
            await self.refused((OverReceipt, InsufficientStock, LotOnHold, NumbersInvalid), "recordScan", do)
        elif number in self.model.held:
            await self.refused((LotOnHold, InsufficientStock), "recordScan", do)
        elif much > self.model.pickable(delivery, number):
            await self.refused(InsufficientStock, "recordScan", do)
        else:
            before = await self._promised()
            told = await self.write("recordScan", do)
            await self._picked(delivery, number, much, before, told.lost)

    async def _scan(self, delivery: Delivery, number: str, much: int) -> Write:
        line = await self.dock.line_of(delivery.id, self.product)
        scan = ScanGiven(raw=number, line=line, quantity=Decimal(much))
        return lambda request: record_scan(request, delivery.id, scan)

    async def _picked(
        self, delivery: Delivery, number: str, much: int, before: dict[int, Counter[Cell]], lost: Any
    ) -> None:
        """The book chose the places and who gave way: it must have told so, and have taken what nobody had in hand."""
        entries, after = await self._entries(), await self._promised()
        grown = entries[delivery.id] - delivery.picked
        assert delivery.picked - entries[delivery.id] == Counter()
        assert grown.total() == much and {one for one, _ in grown} == {number}
        delivery.picked = entries[delivery.id]
        told: Counter[int] = Counter()
        for each in lost:
            told[each.transfer] += int(each.quantity)
        assert delivery.id not in told
        for each in self.model.deliveries:
            if each is not delivery:
                gave = before[each.id] - after[each.id]
                assert after[each.id] - before[each.id] == Counter()
                assert gave.total() == told[each.id]
                assert {one for one, _ in gave} <= {number}
            each.promised = after[each.id]
        most = max(delivery.expected, delivery.picked.total())
        assert delivery.promised.total() <= most

    async def pick_together(self, _: int, which: int, much: int) -> None:
        """Two handhelds scan the same number at the same moment, for two customers."""
        number = NUMBERS[which % len(NUMBERS)]
        if len(self.model.deliveries) < 2 or number not in self.model.came:
            return
        much = 1 if self.serial else much
        two = self.model.deliveries[:2]
        scans = [await self._scan(each, number, much) for each in two]
        answers = await asyncio.gather(
            *(scan(self.dock.request("recordScan")) for scan in scans), return_exceptions=True
        )
        before = {each.id: each.picked for each in two}
        entries, promised = await self._entries(), await self._promised()
        for each, answer in zip(two, answers, strict=True):
            grown = (entries[each.id] - before[each.id]).total()
            if isinstance(answer, Refusal):
                assert grown == 0
            else:
                assert not isinstance(answer, BaseException), answer
                assert grown == much
        for each in self.model.deliveries:
            each.picked, each.promised = entries[each.id], promised[each.id]

    async def unpick(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return
        line = await self.dock.line_of(delivery.id, self.product)
        await self.write("removeEntries", lambda request: remove_entries(request, line, None))
        delivery.picked = Counter()
        promised = (await self._promised())[delivery.id]
        assert promised - delivery.promised == Counter()
        delivery.promised = promised

    async def ship(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return

        async def do(request: Any) -> Done[Any]:
            return await validate_transfer(request, delivery.id, backorder=BackorderDecision.CREATE)

        if not delivery.picked:
            await self.refused(NumbersMissing, "validateTransfer", do)
        elif any(number in self.model.held for number, _ in delivery.picked):
            await self.refused(LotOnHold, "validateTransfer", do)
        else:
            backorder = (await self.write("validateTransfer", do)).backorder
            rest = self.model.ship(delivery)
            assert (backorder is None) == (rest <= 0)
            if backorder is not None:
                follows = Delivery(backorder, rest, +delivery.promised)
                self.model.deliveries.append(follows)
                self.model.reserve(follows)

    async def give_up(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return
        version = await self.dock.version_of(delivery.id)
        await self.write(
            "cancelTransfer", lambda request: cancel_transfer(request, delivery.id, version, "called off")
        )
        self.model.deliveries.remove(delivery)

    async def move(self, _: int, which: int, much: int) -> None:
        """Goods that nobody is promised go to the shelf."""
        number = NUMBERS[which % len(NUMBERS)]
        much = 1 if self.serial else much
        if self.model.free((number, STOCK)) < much:
            return
        ends = {"source": self.dock.stock, "destination": await self.dock.place(SHELF)}
        await moved(self.dock, OperationKind.INTERNAL, self.product, (number, much), **ends)
        self.model.lying[number, STOCK] -= much
        self.model.lying[number, SHELF] += much

    async def hold(self, _: int, which: int, __: int) -> None:
        number = NUMBERS[which % len(NUMBERS)]
        if number in self.model.held or number not in self.model.came:
            return
        target = Target(lot=await lot(self.product, number))
        done = await self.write("placeHold", lambda request: place_hold(request, target, "glass found"))
        before = {each.id: each.promised.total() for each in self.model.deliveries}
        self.model.hold(number, done.hold)
        gave = {each.id: before[each.id] - each.promised.total() for each in self.model.deliveries}
        told: Counter[int] = Counter()
        for each in done.lost:
            told[each.transfer] += int(each.quantity)
        assert +Counter(gave) == told

    async def release(self, _: int, which: int, __: int) -> None:
        number = NUMBERS[which % len(NUMBERS)]
        if (hold := self.model.held.get(number)) is None:
            return
        await self.write("releaseHold", lambda request: release_hold(request, hold, "tested, sound"))
        del self.model.held[number]

    async def correct(self, _: int, which: int, much: int) -> None:
        """Less of it came than the receipt says: a fact, before which promises give way, but not picked goods."""
        number = NUMBERS[which % len(NUMBERS)]
        cell = (number, STOCK)
        if number not in self.model.came:
            return
        line = Correction(
            move_line=await posted_line(self.product, number),
            quantity=Decimal(much),
            right_quantity=Decimal(0),
        )

        async def do(request: Any) -> Done[Any]:
            return await correct_move_lines(request, [line], CorrectionWay.FROM_DESTINATION, "counted again")

        before = await book()
        try:
            await self.write("correctMoveLines", do)
        except Refusal:
            assert await book() == before
            return
        assert much <= self.model.lying[cell] - self.model.picked(cell)
        self.model.lying[cell] -= much
        promised = await self._promised()
        for each in self.model.deliveries:
            assert promised[each.id] - each.promised == Counter()
            each.promised = promised[each.id]

    async def send_again(self, *_: int) -> None:
        """The last answer was lost, and the same is asked for again."""
        if self.last is None:
            return
        request, do = self.last
        before = await book()
        try:
            assert (await do(request)).replayed
        except Refusal:
            pass
        assert await book() == before

    async def _promised(self) -> dict[int, Counter[Cell]]:
        rows = await fetch(
            """SELECT reservation.transfer_id AS id, lot.number, place.path, reservation.quantity
               FROM reservation JOIN lot ON lot.id = reservation.lot_id
               JOIN location AS place ON place.id = reservation.location_id WHERE reservation.product_id = ?""",
            self.product,
        )
        return self._by_delivery(rows)

    async def _entries(self) -> dict[int, Counter[Cell]]:
        rows = await fetch(
            """SELECT entry.transfer_id AS id, entry.number, place.path, entry.quantity
               FROM transfer_entry AS entry JOIN location AS place ON place.id = entry.source_id
               JOIN transfer ON transfer.id = entry.transfer_id
               WHERE entry.product_id = ? AND transfer.state = 'READY' AND entry.lot_id IS NOT NULL""",
            self.product,
        )
        return self._by_delivery(rows)

    def _by_delivery(self, rows: list[dict[str, Any]]) -> dict[int, Counter[Cell]]:
        found: dict[int, Counter[Cell]] = {each.id: Counter() for each in self.model.deliveries}
        for row in rows:
            found[row["id"]][row["number"], row["path"]] += int(from_millionths(row["quantity"]))
        return found

    async def compare(self) -> None:
        """What lies where, what is promised and what is picked, and that no more is than there can be."""
        rows = await fetch(
            """SELECT lot.number, place.path, balance.on_hand, balance.reserved FROM stock_balance AS balance
               JOIN lot ON lot.id = balance.lot_id JOIN location AS place ON place.id = balance.location_id
               WHERE balance.product_id = ?""",
            self.product,
        )
        lying = {(row["number"], row["path"]): int(from_millionths(row["on_hand"])) for row in rows}
        assert +Counter(lying) == +self.model.lying
        for row in rows:
            cell = (row["number"], row["path"])
            assert int(from_millionths(row["reserved"])) == self.model.promised(cell) <= lying[cell]
        promised, entries = await self._promised(), await self._entries()
        for each in self.model.deliveries:
            assert (promised[each.id], entries[each.id]) == (+each.promised, +each.picked)
            assert each.picked - each.promised == Counter()


async def tell(dock: Dock, tracking: Tracking, story: Story) -> None:
    sku = f"P{len(await fetch('SELECT id FROM product'))}"
    shipping = Shipping(dock, await dock.product(sku, tracking), tracking is Tracking.SERIAL)
    for deed, *facts in story:
        await getattr(shipping, deed)(*facts)
        await shipping.compare()
    assert [str(found) for found in await check()] == []


@settings(STORIES, max_examples=40)
@given(st.sampled_from([Tracking.LOT, Tracking.SERIAL]), stories)
async def test_nothing_is_promised_picked_or_shipped_twice(
    dock: Dock, tracking: Tracking, story: Story
) -> None:
    await tell(dock, tracking, story)


@pytest.mark.long
@settings(STORIES, max_examples=1_000)
@given(st.sampled_from([Tracking.LOT, Tracking.SERIAL]), stories)
async def test_nothing_is_promised_picked_or_shipped_twice_in_many_stories(
    dock: Dock, tracking: Tracking, story: Story
) -> None:
    await tell(dock, tracking, story)
