"""What is packed, moved as one, counted, carried to a shelf and sent to another warehouse, told to the book and to the
model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tortoise.expressions import Q

from lotbook.db.work import Done
from lotbook.domain.refusals import InsufficientStock, InvalidInput, LotOnHold, Refusal
from lotbook.domain.words import BackorderDecision, OperationKind
from lotbook.models import Count, Hold, Location, Lot, Package, Transfer
from lotbook.services.count_applying import apply_count
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.counting import finish_counting, start_count
from lotbook.services.giving_up import cancel_transfer
from lotbook.services.goods_named import Goods
from lotbook.services.holding import Target, place_hold, release_hold
from lotbook.services.moved_packages import move_package
from lotbook.services.packages import create_package
from lotbook.services.packing import pack_goods, unpack_goods
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.validation import validate_transfer
from lotbook.standards.check_digit import check_digit
from tests.scenarios.asking import Write
from tests.scenarios.shipping_deeds import BATCH, IN_BATCH, NUMBERS
from tests.scenarios.shipping_model import (
    QUARANTINE,
    SHELF,
    STOCK,
    THERE,
    TRANSIT,
    Cell,
    Moving,
    Stops,
    base,
    inside,
    spot,
)
from tests.scenarios.telling import lot, moved
from tests.scenarios.trading_deeds import Trading


@dataclass
class Working(Trading):
    """Also packages, counts, moves that take their time, and the other warehouse."""

    # --- Packages ---

    async def pack(self, at: int, which: int, much: int) -> None:
        """Loose goods of a place go into a new package, or into one that is there."""
        loose = sorted(
            cell
            for cell, lies in self.model.lying.items()
            if lies > 0 and cell[1] in (STOCK, SHELF, QUARANTINE)
        )
        if not loose:
            return
        number, place = loose[which % len(loose)]
        much = 1 if self.serial else much
        there = [each for each in self.model.packages() if base(each) == place]
        into = there[which % len(there)] if there and at % 3 else None
        package = int(into.split("#")[1]) if into else await self._new_package()
        goods = [Goods(lot=await lot(self.product, number), quantity=Decimal(much))]
        where = await self.dock.place(place)
        do: Write = lambda request: pack_goods(request, where, goods, package)  # noqa: E731
        await self._shift((number, place), (number, spot(place, package)), much, "packGoods", do)

    async def unpack(self, at: int, which: int, much: int) -> None:
        if (cell := self._packed(at, which)) is None:
            return
        much = 1 if self.serial else much
        goods = [Goods(lot=await lot(self.product, cell[0]), quantity=Decimal(much))]
        package = int(cell[1].split("#")[1])
        do: Write = lambda request: unpack_goods(request, package, goods)  # noqa: E731
        await self._shift(cell, (cell[0], base(cell[1])), much, "unpackGoods", do)

    async def _new_package(self) -> int:
        body = f"39521234{await Package.all().count():09}"
        sscc = body + check_digit(body)
        return (await create_package(self.dock.request("createPackage"), sscc, None)).outcome.package

    def _packed(self, at: int, which: int) -> Cell | None:
        """Something in a package."""
        inside = sorted(cell for cell, much in self.model.lying.items() if much > 0 and "#" in cell[1])
        return inside[(at + which) % len(inside)] if inside else None

    async def _shift(self, here: Cell, there: Cell, much: int, name: str, do: Write) -> None:
        """Goods are in another spot of the same place; whoever they are promised to loses nothing."""
        there_is, blocked = self.model.lying[here], base(here[1]) == QUARANTINE
        stays = 0 if blocked else self.model.stays(here)
        if much > there_is - stays or much > there_is - self.model.picked(here):
            await self.refused((InsufficientStock, LotOnHold), name, do)
            return
        held = min(much, max(much - there_is + self.model.stays(here), 0))
        before = self.model.all_stopped()
        await self.write(name, do)
        self.model.lying[here] -= much
        self.model.lying[there] += much
        if held:
            await self._stopped_now()
        assert self.model.stays(there) >= held and self.model.all_stopped() >= before
        await self._nobody_lost()

    async def _stopped_now(self) -> None:
        """Holds that went along with goods: what they stop now, by the book."""
        parts = dict(self.model.parts)
        batches = {hold: stops for hold, stops in parts.items() if stops.keys() & {*IN_BATCH}}
        packages = {int(where.split("#")[1]) for _, where in self.model.lying if "#" in where}
        of_ours = Q(lot__product_id=self.product) | Q(package_id__in=[*packages])
        rows = await Hold.filter(of_ours, recall_id=None, ended_operation_id=None).exclude(
            id__in=[*self.model.held.values()]
        )
        self.model.parts = [*batches.items()]
        for row in rows:
            if row.package_id is not None:
                stops: Stops = {f"#{row.package_id}": None}
            else:
                name = (await Lot.get(id=row.lot_id)).number
                place = row.location_id and (await Location.get(id=row.location_id)).path
                stops = {f"{name} {place}": int(row.quantity)} if place else {name: None}
            self.model.parts.append((row.id, stops))

    async def _nobody_lost(self) -> None:
        """Promises may lie elsewhere now, and are as much as they were."""
        before = {each.id: each.all_promised for each in self.model.taking}
        await self.adopt()
        assert before == {each.id: each.all_promised for each in self.model.taking}

    async def move_package(self, at: int, which: int, much: int) -> None:
        """All that is in a package goes to another place; to the blocked one it is delivered no more."""
        if (cell := self._packed(at, which)) is None:
            return
        here = cell[1]
        place = (STOCK, SHELF, SHELF, QUARANTINE)[much % 4]
        package, where = int(here.split("#")[1]), await self.dock.place(place)
        inside = [each for each, lies in self.model.lying.items() if each[1] == here and lies > 0]

        async def do(request: Any) -> Done[Any]:
            return await move_package(request, package, where, take_promised=True)

        stays = place != QUARANTINE and any(self.model.stays(each) for each in inside)
        if base(here) == place or stays or any(self.model.picked(each) for each in inside):
            await self.refused((InvalidInput, LotOnHold, InsufficientStock), "movePackage", do)
            return
        before = {each.id: each.promised.total() for each in self.model.taking}
        told = await self.write("movePackage", do)
        for each in inside:
            self.model.lying[each[0], spot(place, package)] += self.model.lying.pop(each)
        await self.adopt()
        lost = self._told(told.lost)
        for each in self.model.taking:
            assert before[each.id] - each.promised.total() == lost[each.id]
        assert place == QUARANTINE or not lost

    async def deliver_package(self, at: int, which: int, _: int) -> None:
        """The scan of a package takes all that is in it that is not on the delivery yet, or nothing."""
        if (delivery := self.delivery(at)) is None or (cell := self._packed(at, which)) is None:
            return
        sscc = (await Package.get(id=int(cell[1].split("#")[1]))).number
        inside = [each for each, lies in self.model.lying.items() if each[1] == cell[1] and lies > 0]
        wanted = sum(self.model.lying[each] - delivery.picked[each] for each in inside)
        do: Write = lambda request: record_scan(request, delivery.id, ScanGiven(raw=f"(00){sscc}"))  # noqa: E731
        if base(cell[1]) == QUARANTINE or any(self.model.stays(each) for each in inside):
            await self.refused(Refusal, "recordScan", do)
            return
        before, promised = delivery.picked.copy(), await self.promised()
        told = await self.try_it("recordScan", do)
        if told is None:
            return
        assert delivery.picked.total() + wanted <= delivery.expected
        entries = await self.entries()
        assert (entries[delivery.id] - before).total() == wanted
        lost = self._told(told.lost)
        await self.adopt()
        for each in self.model.taking:
            if each is not delivery:
                assert promised[each.id].total() - each.promised.total() == lost[each.id]

    # --- Holds of a part, a package, a batch ---

    async def hold_part(self, at: int, which: int, much: int) -> None:
        """A quantity of what lies loose in the stock, or a package, or a batch is stopped."""
        number = NUMBERS[which % len(NUMBERS)]
        cell = self._packed(at, which)
        if at % 3 == 0 and not self.serial and 0 < much <= self.model.lying[number, STOCK]:
            target = Target(
                lot=await lot(self.product, number), location=self.dock.stock, quantity=Decimal(much)
            )
            stops: Stops = {f"{number} {STOCK}": much}
        elif at % 3 == 1 and cell is not None:
            target, stops = Target(package=int(cell[1].split("#")[1])), {inside(cell[1])[0]: None}
        elif at % 3 == 2:
            target, stops = Target(product=self.product, batch=BATCH), dict.fromkeys(IN_BATCH)
        else:
            return
        before = {each.id: each.promised.total() for each in self.model.taking}
        done = await self.write("placeHold", lambda request: place_hold(request, target, "wet"))
        self.model.parts.append((done.hold, stops))
        await self.adopt()
        lost = self._told(done.lost)
        for each in self.model.taking:
            assert before[each.id] - each.promised.total() == lost[each.id]
        for cell in self.model.lying:
            free = max(self.model.lying[cell] - self.model.stays(cell), self.model.firm(cell))
            assert self.model.promised(cell) <= free

    async def release_part(self, at: int, _: int, __: int) -> None:
        if self.model.parts:
            hold, _stops = self.model.parts.pop(at % len(self.model.parts))
            await self.write("releaseHold", lambda request: release_hold(request, hold, "dry"), once=True)

    # --- Counts ---

    async def count(self, at: int, which: int, much: int) -> None:
        """Less lies there than the book has, or more: whoever it was promised to loses it. What is in somebody's
        hand is left to another count."""
        here = (
            cell for cell, lies in self.model.lying.items() if lies > 0 and base(cell[1]) in (STOCK, SHELF)
        )
        cells = sorted(here)
        if not cells:
            return
        cell = cells[which % len(cells)]
        number, where = cell
        there = self.model.lying[cell]
        found = there + much if at % 4 == 0 and not self.serial else max(there - much, 0)
        said = Counted(
            location=await self.dock.place(base(where)),
            package=int(where.split("#")[1]) if "#" in where else None,
            product=self.product,
            number=number,
            quantity=Decimal(found),
        )
        count = (
            await start_count(self.dock.request("startCount"), said.location, self.product)
        ).outcome.count
        await record_counts(self.dock.request("recordCounts"), count, [said])
        await finish_counting(self.dock.request("finishCounting"), count)
        version = (await Count.get(id=count)).version
        do: Write = lambda request: apply_count(request, count, version)  # noqa: E731
        if found < self.model.picked(cell):
            left = await self.write("applyCount", do, once=True)
            assert (left.line_count, left.lost) == (0, [])
            assert left.recount is not None
            return
        before = {each.id: each.promised.total() for each in self.model.taking}
        free = there - self.model.promised(cell)
        told = await self.write("applyCount", do, once=True)
        self.model.lying[cell] = found
        await self.adopt()
        lost = self._told(told.lost)
        assert lost.total() == max(there - found - free, 0)
        for each in self.model.taking:
            assert before[each.id] - each.promised.total() == lost[each.id]

    # --- Moves that take their time ---

    async def carry(self, at: int, which: int, much: int) -> None:
        """Somebody takes goods in hand to bring them to the shelf, whoever they are promised to."""
        number = NUMBERS[which % len(NUMBERS)]
        much = 1 if self.serial else much
        there = [
            cell
            for cell in self.model.lying
            if cell[0] == number and base(cell[1]) != SHELF and base(cell[1]).startswith(STOCK)
        ]
        takable = sum(self.model.takable(cell) for cell in there)
        if number not in self.model.came or number in self.model.held or much > takable:
            return
        ends = {"source": self.dock.stock, "destination": await self.dock.place(SHELF)}
        transfer = await self.dock.transfer(OperationKind.INTERNAL, (self.product, much), **ends)
        mover = Moving(transfer, much)
        self.model.moving.append(mover)
        await self.adopt()
        line = await self.dock.line_of(transfer, self.product)
        scan = ScanGiven(raw=number, line=line, quantity=Decimal(much))
        before = {each.id: each.all_promised for each in self.model.deliveries}
        told = await self.write("recordScan", lambda request: record_scan(request, transfer, scan))
        await self.adopt()
        assert mover.picked.total() == much and {one for one, _ in mover.picked} == {number}
        lost = self._told(told.lost)
        for each in self.model.deliveries:  # what they take from the stock is theirs on the shelf too
            assert each.all_promised == before[each.id] and not lost[each.id]

    async def put_down(self, at: int, _: int, __: int) -> None:
        if not self.model.moving:
            return
        mover = self.model.moving[at % len(self.model.moving)]
        do: Write = lambda request: validate_transfer(request, mover.id)  # noqa: E731
        if self.model.stopped_of(mover):
            await self.refused(LotOnHold, "validateTransfer", do)
            return
        before = {each.id: each.all_promised for each in self.model.deliveries}
        await self.write("validateTransfer", do, once=True)
        for (number, here), much in mover.picked.items():
            self.model.lying[number, here] -= much
            self.model.lying[number, SHELF] += much
        self.model.moving.remove(mover)
        await self.adopt()
        assert before == {each.id: each.all_promised for each in self.model.deliveries}

    async def put_back(self, at: int, _: int, __: int) -> None:
        """The move does not happen after all."""
        if not self.model.moving:
            return
        mover = self.model.moving[at % len(self.model.moving)]
        before = {each.id: each.all_promised for each in self.model.deliveries}
        await self.cancel(mover.id)
        self.model.moving.remove(mover)
        await self.adopt()
        assert before == {each.id: each.all_promised for each in self.model.deliveries}

    # --- The other warehouse ---

    async def send(self, _: int, which: int, much: int) -> None:
        """Goods that nobody is promised go to the other warehouse."""
        number = NUMBERS[which % len(NUMBERS)]
        much = 1 if self.serial else much
        if self.model.free((number, STOCK)) < much or self.model.stays((number, STOCK)):
            return
        ends = {"source": self.dock.stock, "destination": await self.dock.place(THERE)}
        sent = await moved(self.dock, OperationKind.INTERNAL, self.product, (number, much), **ends)
        self.model.lying[number, STOCK] -= much
        self.model.lying[number, TRANSIT] += much
        arrival = await Transfer.get(shipped_by_id=sent)
        self._on_the_way(arrival.id, number, much, back=False)

    def _on_the_way(self, transfer: int, number: str, much: int, *, back: bool) -> None:
        promised = Counter({(number, TRANSIT): much})
        self.model.coming.append(Moving(transfer, much, promised=promised, back=back))

    async def arrive(self, at: int, _: int, much: int) -> None:
        """Some of what is on the way is there; the rest still comes."""
        if not self.model.coming:
            return
        coming = self.model.coming[at % len(self.model.coming)]
        [((number, _place), there)] = coming.promised.items()
        much = min(much, there)
        line = await self.dock.line_of(coming.id, self.product)
        scan = ScanGiven(raw=number, line=line, quantity=Decimal(much))
        do: Write = lambda request: record_scan(request, coming.id, scan)  # noqa: E731
        if self.model.stays((number, TRANSIT)):
            await self.refused(LotOnHold, "recordScan", do)
            return
        await self.write("recordScan", do)

        async def finish(request: Any) -> Done[Any]:
            return await validate_transfer(request, coming.id, backorder=BackorderDecision.DISCARD)

        rest = (await self.write("validateTransfer", finish, once=True)).backorder
        self.model.lying[number, TRANSIT] -= much
        self.model.lying[number, STOCK if coming.back else THERE] += much
        self.model.coming.remove(coming)
        assert (rest is None) == (much == there)
        if rest is not None:
            self._on_the_way(rest, number, there - much, back=coming.back)

    async def call_back(self, at: int, _: int, __: int) -> None:
        if not self.model.coming:
            return
        coming = self.model.coming[at % len(self.model.coming)]
        if coming.back:
            version = await self.dock.version_of(coming.id)
            do = lambda request: cancel_transfer(request, coming.id, version, "called off")  # noqa: E731
            await self.refused(InvalidInput, "cancelTransfer", do)
            return
        sent = (await Transfer.get(id=coming.id)).shipped_by_id
        await self.cancel(coming.id)
        self.model.coming.remove(coming)
        opened = await Transfer.filter(shipped_by_id=sent).order_by("-id").first()
        [((number, _place), there)] = coming.promised.items()
        self._on_the_way(opened.id, number, there, back=True)
