"""What people do with goods that are promised, picked, held and shipped, told to the real book and to the model."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.fields import from_millionths
from lotbook.db.work import Done
from lotbook.domain.number_refusals import NumbersInvalid, NumbersMissing
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.refusals import InsufficientStock, LotOnHold, OverReceipt, Refusal
from lotbook.domain.words import BackorderDecision, CorrectionWay, OperationKind
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.entry_changes import remove_entries
from lotbook.services.giving_up import cancel_transfer
from lotbook.services.holding import Target, place_hold, release_hold
from lotbook.services.numbers import Asked, Listed
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.reserving import reserve_transfer, unreserve_transfer
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.validation import validate_transfer
from tests.scenarios.asking import Asking, Write
from tests.scenarios.money_model import TAX, Order
from tests.scenarios.shipping_model import SHELF, STOCK, Cell, Delivery, Receipt, Warehouse, spot
from tests.scenarios.telling import assign, lot, moved, posted_line, validate

NUMBERS = [f"N-{n}" for n in range(4)]
BATCH, IN_BATCH = "B-1", NUMBERS[:2]
PRICES = [Decimal("0.335"), Decimal("1.25"), Decimal("19.995")]


@dataclass
class Shipping(Asking):
    """A story as it is told to the real book and to the model."""

    model: Warehouse = field(default_factory=Warehouse)
    bought: list[Order] = field(default_factory=list)
    sold: list[Order] = field(default_factory=list)

    def delivery(self, at: int) -> Delivery | None:
        return self.model.deliveries[at % len(self.model.deliveries)] if self.model.deliveries else None

    async def _ordered(self, side: Side, much: int, price: Decimal) -> tuple[Order, int]:
        """An order of so much, confirmed, and its transfer."""
        line = OrderLineGiven(self.product, Decimal(much), price=price, tax_rate=Decimal(TAX))
        order = await (self.dock.order(line) if side is PURCHASE else self.dock.sale(line))
        row = await side.line.get(order_id=order)
        return Order(order, row.id, price), await self.dock.confirm(order, side)

    async def receive(self, at: int, which: int, much: int) -> None:
        number = NUMBERS[which % len(NUMBERS)]
        if self.serial and number in self.model.came:
            return  # once out, a serial comes back by a return
        much = 1 if self.serial else much
        order, receipt = await self._ordered(PURCHASE, much, PRICES[at % len(PRICES)])
        batch = BATCH if number in IN_BATCH else None
        came = Listed([Asked(number=number, quantity=Decimal(much), batch=batch)])
        await assign(self.dock, await self.dock.line_of(receipt, self.product), came)
        await validate(self.dock, receipt)
        self.bought.append(order)
        self.model.arrive(Receipt(receipt, order, number, much))

    async def order(self, at: int, _: int, much: int) -> None:
        """What came first is promised to it at once."""
        order, transfer = await self._ordered(SALES, much, PRICES[at % len(PRICES)])
        self.sold.append(order)
        delivery = Delivery(transfer, much, order)
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
        delivery.promised, delivery.carried = Counter(delivery.picked), Counter()

    async def pick(self, at: int, which: int, much: int) -> None:
        """Scan something that can be had, whoever it is promised to."""
        if (delivery := self.delivery(at)) is None:
            return
        there = [one for one in self.model.came if self.model.pickable(one) > 0]
        room = delivery.expected - delivery.picked.total()
        if there and room > 0:
            number = there[which % len(there)]
            most = min(room, self.model.pickable(number))
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
        elif much > self.model.pickable(number):
            await self.refused((InsufficientStock, LotOnHold), "recordScan", do)
        else:
            before = await self.promised()
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
        entries, after = await self.entries(), await self.promised()
        grown = entries[delivery.id] - delivery.picked
        assert delivery.picked - entries[delivery.id] == Counter()
        assert grown.total() == much and {one for one, _ in grown} == {number}
        delivery.picked = entries[delivery.id]
        self.gave_way(delivery, number, before, after, lost)
        delivery.carried = (await self.carried())[delivery.id]
        assert delivery.all_promised <= max(delivery.expected, delivery.picked.total())

    def gave_way(
        self,
        taker: Delivery,
        number: str,
        before: dict[int, Counter[Cell]],
        after: dict[int, Counter[Cell]],
        lost: Any,
    ) -> None:
        """Others lost what the answer tells, of this number, and no more."""
        told = self._told(lost)
        assert taker.id not in told
        for each in self.model.taking:
            if each is not taker:
                gave = before[each.id] - after[each.id]
                assert after[each.id] - before[each.id] == Counter()
                assert gave.total() == told[each.id]
                assert {one for one, _ in gave} <= {number}
            each.promised = after[each.id]

    def _told(self, lost: Any) -> Counter[int]:
        """How much each document is said to have lost."""
        told = Counter[int]()
        for each in lost:
            told[each.transfer] += int(each.quantity)
        return told

    async def adopt(self) -> None:
        """The book chose among goods that are alike to the model: it is asked which."""
        promised, entries, carried = await self.promised(), await self.entries(), await self.carried()
        for each in self.model.taking:
            each.promised, each.picked, each.carried = promised[each.id], entries[each.id], carried[each.id]

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
        entries = await self.entries()
        for each, answer in zip(two, answers, strict=True):
            grown = (entries[each.id] - each.picked).total()
            if isinstance(answer, Refusal):
                assert grown == 0
            else:
                assert not isinstance(answer, BaseException), answer
                assert grown == much
        await self.adopt()

    async def unpick(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return
        line = await self.dock.line_of(delivery.id, self.product)
        await self.write("removeEntries", lambda request: remove_entries(request, line, None))
        delivery.picked = Counter()
        promised = (await self.promised())[delivery.id]
        assert promised - delivery.promised == Counter()
        delivery.promised = promised

    async def ship(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is None:
            return

        async def do(request: Any) -> Done[Any]:
            return await validate_transfer(request, delivery.id, backorder=BackorderDecision.CREATE)

        if not delivery.picked:
            await self.refused(NumbersMissing, "validateTransfer", do)
        elif self.model.stopped_of(delivery):
            await self.refused(LotOnHold, "validateTransfer", do)
        else:
            backorder = (await self.write("validateTransfer", do, once=True)).backorder
            rest = self.model.ship(delivery)
            assert (backorder is None) == (rest <= 0)
            if backorder is not None:
                follows = Delivery(backorder, rest, delivery.order, +delivery.promised)
                follows.carried = delivery.carried
                self.model.deliveries.append(follows)
                self.model.reserve(follows)

    async def give_up(self, at: int, _: int, __: int) -> None:
        if (delivery := self.delivery(at)) is not None:
            await self.cancel(delivery.id)
            self.model.deliveries.remove(delivery)

    async def cancel(self, transfer: int) -> None:
        version = await self.dock.version_of(transfer)
        do = lambda request: cancel_transfer(request, transfer, version, "called off")  # noqa: E731
        await self.write("cancelTransfer", do, once=True)

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
        before = {each.id: each.promised.total() for each in self.model.taking}
        self.model.hold(number, done.hold)
        gave = {each.id: before[each.id] - each.promised.total() for each in self.model.taking}
        assert +Counter(gave) == self._told(done.lost)

    async def release(self, _: int, which: int, __: int) -> None:
        number = NUMBERS[which % len(NUMBERS)]
        if (hold := self.model.held.get(number)) is not None:
            do = lambda request: release_hold(request, hold, "tested, sound")  # noqa: E731
            await self.write("releaseHold", do, once=True)
            del self.model.held[number]

    async def correct(self, _: int, which: int, much: int) -> None:
        """Less of it came than the receipt says: a fact, before which promises give way, but not picked goods."""
        number = NUMBERS[which % len(NUMBERS)]
        cell = (number, STOCK)
        if number not in self.model.came:
            return
        receipt = next(each for each in self.model.receipts if each.number == number)
        line = Correction(
            move_line=await posted_line(self.product, number),
            quantity=Decimal(much),
            right_quantity=Decimal(0),
        )

        async def do(request: Any) -> Done[Any]:
            return await correct_move_lines(request, [line], CorrectionWay.FROM_DESTINATION, "counted again")

        if await self.try_it("correctMoveLines", do) is None:
            return
        assert much <= self.model.lying[cell] - self.model.picked(cell)
        self.model.lying[cell] -= much
        receipt.much -= much
        receipt.order.moved -= much
        promised = await self.promised()
        for each in self.model.taking:
            assert promised[each.id] - each.promised == Counter()
            each.promised = promised[each.id]

    async def promised(self) -> dict[int, Counter[Cell]]:
        """By open document, as the book has it."""
        rows = await fetch(
            """SELECT reservation.transfer_id AS id, lot.number, place.path, reservation.package_id,
                 reservation.quantity
               FROM reservation JOIN lot ON lot.id = reservation.lot_id
               JOIN location AS place ON place.id = reservation.location_id WHERE reservation.product_id = ?""",
            self.product,
        )
        return self._by_document(rows)

    async def entries(self) -> dict[int, Counter[Cell]]:
        """What is picked, by open document, as the book has it."""
        rows = await fetch(
            """SELECT entry.transfer_id AS id, entry.number, place.path, entry.source_package_id AS package_id,
                 entry.quantity
               FROM transfer_entry AS entry JOIN location AS place ON place.id = entry.source_id
               JOIN transfer ON transfer.id = entry.transfer_id
               WHERE entry.product_id = ? AND transfer.state = 'READY' AND entry.lot_id IS NOT NULL
                 AND place.physical""",
            self.product,
        )
        return self._by_document(rows)

    async def carried(self) -> dict[int, Counter[Cell]]:
        """What others have in hand for an open document, as the book has it."""
        rows = await fetch(
            """SELECT carried.transfer_id AS id, lot.number, place.path, carried.package_id, carried.quantity
               FROM carried_promise AS carried JOIN lot ON lot.id = carried.lot_id
               JOIN location AS place ON place.id = carried.location_id WHERE carried.product_id = ?""",
            self.product,
        )
        return self._by_document(rows)

    def _by_document(self, rows: list[dict[str, Any]]) -> dict[int, Counter[Cell]]:
        found: dict[int, Counter[Cell]] = {each.id: Counter() for each in self.model.taking}
        for row in rows:
            cell = (row["number"], spot(row["path"], row["package_id"]))
            found.setdefault(row["id"], Counter())[cell] += int(from_millionths(row["quantity"]))
        return found

    async def compare(self) -> None:
        """What lies where, what is promised and what is picked, and that no more is than there can be."""
        rows = await fetch(
            """SELECT lot.number, place.path, balance.package_id, balance.on_hand, balance.reserved
               FROM stock_balance AS balance
               JOIN lot ON lot.id = balance.lot_id JOIN location AS place ON place.id = balance.location_id
               WHERE balance.product_id = ?""",
            self.product,
        )
        cells = [(row["number"], spot(row["path"], row["package_id"])) for row in rows]
        lying = {cell: int(from_millionths(row["on_hand"])) for cell, row in zip(cells, rows, strict=True)}
        assert +Counter(lying) == +self.model.lying
        for cell, row in zip(cells, rows, strict=True):
            told = (cell, int(from_millionths(row["reserved"])), self.model.promised(cell), lying[cell])
            assert told[1] == told[2] <= told[3], told
        promised, entries, carried = await self.promised(), await self.entries(), await self.carried()
        assert promised.keys() == entries.keys() == carried.keys() == {each.id for each in self.model.taking}
        for each in self.model.taking:
            assert (promised[each.id], entries[each.id]) == (+each.promised, +each.picked)
            assert carried[each.id] == +each.carried
            assert each.picked - each.promised == Counter()
