"""What people do with goods that lie there, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.number_plan import Asked
from lotbook.domain.quantities import from_millionths
from lotbook.domain.refusals import InsufficientStock, InUse, InvalidInput, LotOnHold, OverReceipt, Refusal
from lotbook.domain.words import CorrectionWay, OperationKind
from lotbook.models import Hold, Lot, ScrapReason, StockMoveLine
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.goods_named import Goods
from lotbook.services.number_sources import Listed
from lotbook.services.opening_stock import There, record_opening_stock
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.returning import create_return
from lotbook.services.scrapping import ToScrap, scrap_goods
from tests.dock import Dock
from tests.scenarios.shipping_model import base, spot
from tests.scenarios.stock_model import SHELF, STOCK, Cell, Posted, Stock
from tests.scenarios.telling import moved, received, resolve, today

LYING = """
  SELECT lot.number, location.path, balance.package_id, balance.on_hand
  FROM stock_balance AS balance
  JOIN lot ON lot.id = balance.lot_id
  JOIN location ON location.id = balance.location_id AND location.usage = 'INTERNAL'
  WHERE balance.product_id = ? AND balance.on_hand <> 0
"""
LINES = """
  SELECT line.id, lot.number, line.quantity, source.path AS source, destination.path AS destination,
    source.usage AS out_of, destination.usage AS went_to, line.source_package_id AS source_package,
    line.destination_package_id AS destination_package
  FROM stock_move_line AS line
  JOIN lot ON lot.id = line.lot_id
  JOIN location AS source ON source.id = line.source_id
  JOIN location AS destination ON destination.id = line.destination_id
  WHERE line.operation_id = ? ORDER BY line.id
"""


def package_of(where: str) -> int | None:
    """The package of a spot, None for what is loose."""
    return int(where.split("#")[1]) if "#" in where else None


@dataclass
class Keeping:
    """A story of a product that nobody else touches, as it is told to the real book and to the model."""

    dock: Dock
    product: int
    serial: bool
    model: Stock = field(default_factory=Stock)
    made: int = 0

    async def lying(self) -> dict[Cell, Decimal]:
        """By the book."""
        return {
            (row["number"], spot(row["path"], row["package_id"])): from_millionths(row["on_hand"])
            for row in await fetch(LYING, self.product)
        }

    async def compare(self) -> None:
        assert await self.lying() == {cell: self.model.lying[cell] for cell in self.model.cells()}
        lots = {row.number: row for row in await Lot.filter(product_id=self.product)}
        days = {number: row.last_day for number, row in lots.items() if row.last_day}
        assert days == self.model.through
        held = {row.lot_id for row in await Hold.filter(ended_operation_id=None)}
        assert {number for number, row in lots.items() if row.id in held} == self.model.stopped
        for number in self.model.given_up:
            assert self.model.of(number) == 0
        for number in self.model.numbers:
            if (now := self.model.now(number)) is not None:
                meaning: Any = (await resolve(number)).understood.meaning
                assert meaning.lot.number == now

    def fresh(self) -> str:
        self.made += 1
        return f"{self.product}-{self.made}"

    def cell(self, at: int) -> Cell | None:
        """One where something lies."""
        cells = self.model.cells()
        return cells[at % len(cells)] if cells else None

    async def lot(self, number: str) -> int:
        return int((await Lot.get(product_id=self.product, number=number)).id)

    async def _keep(self, operation: int) -> None:
        """The lines of a write can be taken back."""
        for row in await fetch(LINES, operation):
            ours = [
                spot(row[end], row[f"{end}_package"]) if row[usage] == "INTERNAL" else None
                for end, usage in (("source", "out_of"), ("destination", "went_to"))
            ]
            much = int(from_millionths(row["quantity"]))
            self.model.posted.append(Posted(row["id"], row["number"], *ours, much))

    async def opening(self, at: int, which: int, much: int) -> None:
        """It was there before the book; that can be said until goods move otherwise."""
        number, place = self.fresh(), (STOCK, SHELF)[at % 2]
        much = 1 if self.serial else much
        until = today() + timedelta(days=30 + which)
        told = Listed([Asked(number=number, quantity=Decimal(much), expiry=until)])
        there = There(location=await self.dock.place(place), product=self.product, numbers=told)
        request = self.dock.request("recordOpeningStock")
        if self.model.moved:
            with pytest.raises(InUse):
                await record_opening_stock(request, [there], None)
            return
        done = await record_opening_stock(request, [there], date(2026, 9, 1))
        self.model.put((number, place), much)
        self.model.through[number] = until
        await self._keep(done.outcome.operation)

    async def receive(self, _: int, __: int, much: int) -> None:
        number, much = self.fresh(), 1 if self.serial else much
        await received(self.dock, self.product, number if self.serial else (number, much))
        self.model.put((number, STOCK), much)
        self.model.moved = True

    async def hold(self, at: int, _: int, __: int) -> None:
        if (cell := self.cell(at)) is None or cell[0] in self.model.stopped:
            return
        await self.dock.hold("suspected", lot=await self.lot(cell[0]))
        self.model.stopped.add(cell[0])

    async def scrap(self, at: int, _: int, much: int) -> None:
        """Also more than lies there, which is refused."""
        if (cell := self.cell(at)) is None:
            return
        goods = Goods(lot=await self.lot(cell[0]), quantity=Decimal(1 if self.serial else much))
        wanted = [
            ToScrap(location=await self.dock.place(base(cell[1])), goods=goods, package=package_of(cell[1]))
        ]
        reason = int((await ScrapReason.get(name="Broken")).id)
        request = self.dock.request("scrapGoods")
        if not self.serial and much > self.model.lying[cell]:
            with pytest.raises(InsufficientStock):
                await scrap_goods(request, wanted, reason, "")
            return
        done = await scrap_goods(request, wanted, reason, "")
        self.model.put(cell, -(1 if self.serial else much))
        self.model.moved = True
        await self._keep(done.outcome.operation)

    async def take_back(self, at: int, _: int, __: int) -> None:
        """A line was wrong. Its goods may be elsewhere, or of another number, by now."""
        posted = [one for one in self.model.posted if one.delivery is None]
        if not posted:
            return
        one = posted[at % len(posted)]
        self.model.posted.remove(one)
        wrong = [Correction(move_line=one.line, right_quantity=Decimal(0))]
        request = self.dock.request("correctMoveLines")
        there = one.destination is None or self.model.lying[one.number, one.destination] >= one.much
        torn = self.model.torn(one.source)
        if not there and not torn:
            await self._take_back_renumbered(one, wrong)
            return
        if torn:
            with pytest.raises(Refusal):
                await correct_move_lines(request, wrong, CorrectionWay.FROM_DESTINATION, "a slip")
            return
        try:
            await correct_move_lines(request, wrong, CorrectionWay.FROM_DESTINATION, "a slip")
        except Refusal:
            assert one.destination is None and one.number in self.model.found  # what was thrown away
            return
        if one.destination is not None:
            self.model.correct((one.number, one.destination), -one.much)
        if one.source is not None:
            self.model.correct((one.number, one.source), one.much)

    async def _take_back_renumbered(self, one: Posted, wrong: list[Correction]) -> None:
        """What is not there under its number is refused, or is taken from the one number that it became, there."""
        own = self.model.lying[one.number, one.destination]
        request = self.dock.request("correctMoveLines")
        try:
            await correct_move_lines(request, wrong, CorrectionWay.FROM_DESTINATION, "a slip")
        except Refusal:
            return
        if one.source is not None:
            self.model.correct((one.number, one.source), one.much)
        self.model.put((one.number, one.destination), -own)
        now = await self.lying()
        [other] = [cell for cell in self.model.cells() if now.get(cell, 0) != self.model.lying[cell]]
        assert other[1] == one.destination and other[0] in self.model.came_of(one.number)
        self.model.put(other, own - one.much)

    async def ship(self, at: int, _: int, much: int) -> None:
        """To a customer, of a number that lies in one place; not what is stopped."""
        cell = self.cell(at)
        if cell is None or self.model.of(cell[0]) != self.model.lying[cell]:
            return
        much = 1 if self.serial else min(much, self.model.lying[cell])
        taken = (cell[0], much)
        if cell[0] in self.model.stopped:
            with pytest.raises(LotOnHold):
                await moved(self.dock, OperationKind.DELIVERY, self.product, taken)
            return
        delivery = await moved(self.dock, OperationKind.DELIVERY, self.product, taken)
        self.model.put(cell, -much)
        self.model.shipped[delivery] = (cell[0], much)
        self.model.moved = True
        line = await StockMoveLine.get(transfer_line__transfer_id=delivery)
        self.model.posted.append(Posted(line.id, cell[0], base(cell[1]), None, much, delivery))

    async def miscounted(self, at: int, which: int, much: int) -> None:
        """More or less went to a customer than a delivery says; it has the number by now that its goods have. More than
        it was to take is asked about."""
        sent = [one for one in self.model.posted if one.delivery in self.model.shipped]
        if not sent:
            return
        one = sent[at % len(sent)]
        number, has = self.model.shipped[one.delivery or 0]
        much = 1 if self.serial else much
        right = max(has - much, 0) if self.serial or which % 3 else has + much
        cell = (one.number, one.source or "")
        request = self.dock.request("correctMoveLines")
        way = (CorrectionWay.FROM_DESTINATION, CorrectionWay.FROM_WHERE_THEY_ARE)[which % 2]
        wrong = [Correction(move_line=one.line, right_quantity=Decimal(right))]
        if right > one.much:
            with pytest.raises(OverReceipt):
                await correct_move_lines(self.dock.request("correctMoveLines"), wrong, way, "a slip")
            wrong = [replace(wrong[0], take_more=True)]
        if right - has > self.model.lying[self.model.present(one.number), cell[1]]:
            with pytest.raises(InsufficientStock):
                await correct_move_lines(request, wrong, way, "a slip")
            return
        await correct_move_lines(request, wrong, way, "a slip")
        self.model.posted.remove(one)
        self.model.correct(cell, has - right)
        self.model.shipped[one.delivery or 0] = (number, right)
        if right == 0:
            del self.model.shipped[one.delivery or 0]

    async def move(self, at: int, _: int, much: int) -> None:
        """To the shelf or from there, of a number that lies in one place and is not stopped."""
        cell = self.cell(at)
        if cell is None or cell[0] in self.model.stopped or self.model.of(cell[0]) != self.model.lying[cell]:
            return
        much = 1 if self.serial else min(much, self.model.lying[cell])
        there = SHELF if base(cell[1]) == STOCK else STOCK
        ends = {"source": await self.dock.place(base(cell[1])), "destination": await self.dock.place(there)}
        await moved(self.dock, OperationKind.INTERNAL, self.product, (cell[0], much), **ends)
        self.model.put(cell, -much)
        self.model.put((cell[0], there), much)
        self.model.moved = True

    async def bring_back(self, at: int, _: int, __: int) -> None:
        """All of a delivery comes back, under the number that it has by now."""
        if not self.model.shipped:
            return
        delivery = sorted(self.model.shipped)[at % len(self.model.shipped)]
        number, much = self.model.shipped.pop(delivery)
        back = await create_return(self.dock.request("createReturn"), delivery)
        await self.dock.validate(back.outcome.transfer)
        self.model.put((number, STOCK), much)

    async def split(self, at: int, _: int, much: int) -> None:
        if (cell := self.cell(at)) is None:
            return
        number, where = self.fresh(), await self.dock.place(base(cell[1]))
        package, request = package_of(cell[1]), self.dock.request("splitLot")
        taken = (await self.lot(cell[0]), where, Decimal(much), number, "sieved")
        if self.serial or much > self.model.lying[cell]:
            with pytest.raises(InvalidInput if self.serial else InsufficientStock):
                await split_lot(request, *taken, package=package)
            return
        await split_lot(request, *taken, package=package)
        self.model.put(cell, -much)
        self.model.put((number, cell[1]), much)
        self.model.gave(cell[0], number)
        self.model.inherit(cell[0], number)
        self.model.moved = True

    async def merge(self, at: int, which: int, _: int) -> None:
        """Into another, of which perhaps nothing is left."""
        if (cell := self.cell(at)) is None:
            return
        into = self.model.numbers[which % len(self.model.numbers)]
        lots, request = [await self.lot(one) for one in (cell[0], into)], self.dock.request("mergeLots")
        if self.serial or cell[0] == into:
            with pytest.raises(InvalidInput):
                await merge_lots(request, lots[:1], lots[1], "one silo")
            return
        await merge_lots(request, lots[:1], lots[1], "one silo")
        self.model.pour(cell[0], into)
        self.model.inherit(cell[0], into)
        self.model.moved = True

    async def relabel(self, at: int, _: int, __: int) -> None:
        if (cell := self.cell(at)) is None:
            return
        number = self.fresh()
        await relabel_lot(self.dock.request("relabelLot"), await self.lot(cell[0]), number, "wrong label")
        self.model.rename(cell[0], number)
        self.model.inherit(cell[0], number)
        self.model.moved = True
