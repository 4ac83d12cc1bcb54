"""What people do when they count what lies there, told to the real book and to the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import fetch
from lotbook.domain.number_refusals import NumbersInvalid
from lotbook.domain.quantities import from_millionths
from lotbook.domain.refusals import (
    CountStale,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    PackageElsewhere,
    Refusal,
    StaleVersion,
    WrongState,
)
from lotbook.domain.words import UncountedMeans
from lotbook.models import Count
from lotbook.services import counting
from lotbook.services.count_applying import apply_count
from lotbook.services.count_records import record_counts, undo_count
from lotbook.services.counted import Counted
from tests.scenarios.packing_deeds import Packing
from tests.scenarios.shipping_model import base, spot
from tests.scenarios.stock_deeds import package_of
from tests.scenarios.stock_model import SHELF, STOCK, Cell, Counting

POSITIONS = """
  SELECT position.id, coalesce(lot.number, position.number) AS number, location.path, position.package_id,
    position.counted, position.expected, position.counted_before
  FROM count_position AS position
  LEFT JOIN lot ON lot.id = position.lot_id
  JOIN location ON location.id = position.location_id
  WHERE position.count_id = ? AND position.product_id = ?
"""


def _cell_of(row: Mapping[str, Any]) -> Cell:
    return row["number"], spot(row["path"], row["package_id"])


@dataclass
class Stocktaking(Packing):
    """Also counts, one at a time."""

    async def compare(self) -> None:
        await super().compare()
        if (count := self.model.count) is None:
            return
        real = {}
        for row in await fetch(POSITIONS, count.id, self.product):
            figures = (row["counted"], row["expected"], row["counted_before"])
            real[_cell_of(row)] = tuple(None if each is None else from_millionths(each) for each in figures)
        assert real == {
            cell: (count.said.get(cell), count.book.get(cell), count.before.get(cell)) for cell in count.cells
        }

    async def start(self, at: int, which: int, _: int) -> Counting:
        """Of all that lies at a place and below, or of the product, or of one lot of it."""
        place, cell = (STOCK, STOCK, SHELF)[at % 3], self.cell(at)
        product = self.product if which % 3 else None
        lots = [await self.lot(cell[0])] if cell and which % 3 == 2 else []
        request = self.dock.request("startCount")
        started = await counting.start_count(request, await self.dock.place(place), product, lots)
        there = frozenset(
            each
            for each in self.model.cells()
            if each[1].startswith(place) and (not lots or (cell and each[0] == cell[0]))
        )
        count = Counting(started.outcome.count, place, product is not None, set(there), there)
        count.rounds = dict.fromkeys(there, 1)
        self.model.count = count
        return count

    def _looked_for(self, count: Counting, at: int, which: int) -> Cell:
        """What somebody says something of: what is on the count or lies there, what lay somewhere, or something new."""
        known = sorted(count.cells | set(self.model.cells()))
        where = self._somewhere(at)
        if which % 7 == 0 or not known:
            return self.fresh(), where
        if which % 7 == 1:
            return self.model.numbers[at % len(self.model.numbers)], where
        return known[at % len(known)]

    def _somewhere(self, at: int) -> str:
        """A place, or what is in it in a package."""
        package = self.packages[at % len(self.packages)] if self.packages and at % 5 == 0 else None
        return spot((STOCK, SHELF)[at % 2], package)

    async def count(self, at: int, which: int, much: int) -> None:
        """A cell is counted, rightly or not; what is looked at is not counted any more."""
        count = self.model.count or await self.start(at, which, much)
        cell = self._looked_for(count, at, which)
        right = self.model.lying[cell]
        found = [right, right, right + much, max(right - much, 0), 0][which // 7 % 5]
        found = min(found, 1) if self.serial else found
        said = Counted(
            location=await self.dock.place(base(cell[1])),
            package=package_of(cell[1]),
            product=self.product,
            number=cell[0],
            quantity=Decimal(found),
        )
        request = self.dock.request("recordCounts")
        if (refusal := self._not_counted(count, cell, found)) is not None:
            with pytest.raises(refusal):
                await record_counts(request, count.id, [said], new_numbers=True)
            return
        if cell[0] not in self.model.numbers and cell not in count.cells:
            with pytest.raises(NumbersInvalid):  # only on purpose
                await record_counts(self.dock.request("recordCounts"), count.id, [said])
        try:
            await record_counts(request, count.id, [said], new_numbers=True)
        except Refusal:  # a serial that is another one by now is not found
            assert self.serial and found and cell[0] in self.model.became
            return
        count.say(cell, found, right, request.key)

    def _not_counted(self, count: Counting, cell: Cell, found: int) -> type[Refusal] | None:
        if count.looked_at:
            return WrongState
        if not cell[1].startswith(count.place):
            return LocationNotUsable
        if self.model.torn(cell[1]):
            return PackageElsewhere
        return NumbersInvalid if self.serial and found and count.elsewhere(cell) else None

    async def uncount(self, at: int, _: int, __: int) -> None:
        """What was said last of a cell was not meant."""
        if not (count := self.model.count) or not count.by:
            return
        key = count.by[sorted(count.by)[at % len(count.by)]]
        if count.looked_at:
            with pytest.raises(WrongState):
                await undo_count(self.dock.request("undoCount"), key)
            return
        await undo_count(self.dock.request("undoCount"), key)
        assert count.unsay(key)
        with pytest.raises(NotFound):
            await undo_count(self.dock.request("undoCount"), key)

    async def look(self, _: int, __: int, ___: int) -> None:
        if (count := self.model.count) and not count.looked_at and count.said:
            await counting.finish_counting(self.dock.request("finishCounting"), count.id)
            count.looked_at = True

    async def recount(self, at: int, which: int, _: int) -> None:
        """What differs or went stale is counted again, or what somebody names; where nothing did, there is nothing to
        count."""
        if not (count := self.model.count) or not count.looked_at:
            return
        wanted, again, request = None, count.differs(), self.dock.request("requestRecount")
        if which % 3 == 0:
            cell = sorted(count.cells)[at % len(count.cells)]
            wanted, again = [await self._position(count, cell)], {cell}
        if not again:
            with pytest.raises(InvalidInput):
                await counting.request_recount(request, count.id, wanted)
            return
        await counting.request_recount(request, count.id, wanted)
        count.again(again)

    async def _position(self, count: Counting, cell: Cell) -> int:
        rows = await fetch(POSITIONS, count.id, self.product)
        return next(int(row["id"]) for row in rows if _cell_of(row) == cell)

    async def rebase(self, _: int, __: int, ___: int) -> None:
        """What moved since is reckoned in, where that can be."""
        if not (count := self.model.count) or not count.looked_at or not count.stale:
            return
        request = self.dock.request("rebaseCount")
        if (now := count.moved_on(self.model.lying, serial=self.serial)) is None:
            with pytest.raises(InvalidInput):
                await counting.rebase_count(request, count.id, None)
            return
        await counting.rebase_count(request, count.id, None)
        for cell, much in now.items():
            count.said[cell], count.book[cell] = much, self.model.lying[cell]
            count.by[cell] = request.key
        count.stale.clear()

    async def apply(self, at: int, which: int, _: int) -> None:
        """What went stale is left out, or nothing is applied; what nobody counted stays, or is not there."""
        if not (count := self.model.count) or not count.looked_at:
            return
        leave_out, nothing_else = at % 3 == 0, count.alone and which % 3 == 0
        uncounted = UncountedMeans.NOTHING_THERE if nothing_else else UncountedMeans.UNCHANGED
        version, request = (await Count.get(id=count.id)).version, self.dock.request("applyCount")
        if count.stale and not leave_out:
            with pytest.raises(CountStale) as refused:
                await apply_count(request, count.id, version, uncounted=uncounted)
            assert refused.value.position_count == len(count.stale)
            return
        done = await apply_count(request, count.id, version, leave_out_stale=leave_out, uncounted=uncounted)
        lines = self.model.apply(count, serial=self.serial, nothing_else=nothing_else)
        assert done.outcome.line_count == lines
        self.model.moved |= lines > 0
        if lines:
            await self._keep(done.outcome.operation)

    async def abandon(self, _: int, __: int, ___: int) -> None:
        """Nothing is posted, and nothing is counted any more."""
        if (count := self.model.count) is None:
            return
        version = (await Count.get(id=count.id)).version
        with pytest.raises(StaleVersion):
            await counting.cancel_count(self.dock.request("cancelCount"), count.id, version - 1)
        await counting.cancel_count(self.dock.request("cancelCount"), count.id, version)
        with pytest.raises(WrongState):
            await counting.finish_counting(self.dock.request("finishCounting"), count.id)
        self.model.count = None
