"""What people bring in by files, put into packages and take out of them, told to the real book and to the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import pytest

from lotbook.db.engine import fetch_value
from lotbook.domain.import_refusals import ImportFaulty
from lotbook.domain.import_words import ImportKind
from lotbook.domain.refusals import (
    InsufficientStock,
    InUse,
    InvalidInput,
    LotOnHold,
    PackageElsewhere,
    Refusal,
    WrongState,
)
from lotbook.models import Import, Operation, Package, Product
from lotbook.services.goods_named import Goods
from lotbook.services.import_undo import undo_import
from lotbook.services.importing import FileGiven, ImportWishes, apply_import
from lotbook.services.moved_packages import move_package
from lotbook.services.packages import create_package
from lotbook.services.packing import pack_goods, unpack_goods
from lotbook.services.uploads import File
from lotbook.standards.check_digit import check_digit
from tests.scenarios.shipping_model import SHELF, STOCK, Cell, base, spot
from tests.scenarios.stock_deeds import Keeping, package_of
from tests.scenarios.telling import today

WRITES = "SELECT count(*) FROM operation WHERE state = 'APPLIED'"


@dataclass(frozen=True)
class Brought:
    """An import of opening stock: what it brought, and how much had been written once it was done."""

    id: int
    operation: int
    goods: dict[Cell, int]
    writes: int


@dataclass
class Packing(Keeping):
    """Also brings stock by files, and packs it."""

    packages: list[int] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)

    async def bring(self, at: int, which: int, much: int) -> None:
        """A sheet of what was there before the book: new numbers, and at times one that the book knows."""
        known = (
            self.model.numbers[which % len(self.model.numbers)]
            if which % 4 == 0 and self.model.numbers
            else None
        )
        place, much = (STOCK, SHELF)[at % 2], 1 if self.serial else much
        goods: dict[Cell, int] = {(known or self.fresh(), place): much, (self.fresh(), SHELF): 1}
        if not self.serial and at % 3 == 0:
            goods[next(iter(goods))[0], (SHELF, STOCK)[at % 2]] = 2
        until = {number: self.model.through.get(number) for number, _ in goods}
        until |= {
            number: today() + timedelta(days=30 + which)
            for number in until
            if number not in self.model.numbers
        }
        sku = (await Product.get(id=self.product)).sku
        rows = "".join(
            f"{sku},{number},{quantity},{where},{until[number] or ''}\n"
            for (number, where), quantity in goods.items()
        )
        file = File("moving-in.csv", f"Product,Number,Quantity,Place,Expiry\n{rows}".encode())
        given = FileGiven(file=file, wishes=ImportWishes(kind=ImportKind.STOCK))
        there = any(self.model.lying[cell] for cell in goods) or (
            self.serial and known and self.model.of(known)
        )
        request = self.dock.request("applyImport")
        if self.model.moved or there:
            with pytest.raises(ImportFaulty):
                await apply_import(request, given)
            return
        done = await apply_import(request, given)
        for cell, quantity in goods.items():
            self.model.put(cell, quantity)
        self.model.through |= {number: day for number, day in until.items() if day}
        operation = int((await Import.get(id=done.outcome.data_import)).operation_id)
        await self._keep(operation)
        self.brought.append(Brought(done.outcome.data_import, operation, goods, await fetch_value(WRITES)))

    async def undo(self, at: int, _: int, __: int) -> None:
        """What an import brought was not meant; that can be said while nothing else was written."""
        if not self.brought:
            return
        one, request = self.brought[-1 if at % 2 else at % len(self.brought)], self.dock.request("undoImport")
        if await fetch_value(WRITES) != one.writes:
            with pytest.raises(InUse):
                await undo_import(request, one.id)
            return
        await undo_import(request, one.id)
        for cell, quantity in one.goods.items():
            self.model.put(cell, -quantity)
        gone = len(one.goods)
        del self.model.posted[-gone:]
        self.brought.remove(one)
        with pytest.raises(WrongState):
            await undo_import(self.dock.request("undoImport"), one.id)

    async def pack(self, at: int, which: int, much: int) -> None:
        """Loose goods go into a new package, or into one that is there; more than there are, or into one that is in
        another place, is refused."""
        loose = [cell for cell in self.model.cells() if "#" not in cell[1]]
        if not loose:
            return
        cell = loose[which % len(loose)]
        package = (
            self.packages[at % len(self.packages)] if self.packages and at % 3 else await self._new_package()
        )
        much = 1 if self.serial else much
        where, request = await self.dock.place(cell[1]), self.dock.request("packGoods")
        goods = [Goods(lot=await self.lot(cell[0]), quantity=Decimal(much))]
        into = spot(cell[1], package)
        refusal: type[Refusal] | None = None
        if self.model.torn(into):
            refusal = PackageElsewhere
        elif much > self.model.lying[cell]:
            refusal = InsufficientStock
        elif cell[0] in self.model.stopped:
            refusal = LotOnHold
        if refusal is not None:
            with pytest.raises(refusal):
                await pack_goods(request, where, goods, package)
            return
        await pack_goods(request, where, goods, package)
        await self._shifted({cell: much}, into, request.key)

    async def _new_package(self) -> int:
        body = f"39521234{await Package.all().count():09}"
        made = await create_package(self.dock.request("createPackage"), body + check_digit(body), None)
        self.packages.append(made.outcome.package)
        return made.outcome.package

    def _packed(self, at: int) -> Cell | None:
        inside = [cell for cell in self.model.cells() if "#" in cell[1]]
        return inside[at % len(inside)] if inside else None

    def _inside(self, where: str) -> dict[Cell, int]:
        return {cell: self.model.lying[cell] for cell in self.model.cells() if cell[1] == where}

    async def unpack(self, at: int, which: int, much: int) -> None:
        """Some goods are loose again, or all that is in a package."""
        if (cell := self._packed(at)) is None:
            return
        package, request = package_of(cell[1]), self.dock.request("unpackGoods")
        assert package is not None
        taken = self._inside(cell[1]) if which % 3 == 0 else {cell: 1 if self.serial else much}
        named = [
            Goods(lot=await self.lot(number), quantity=Decimal(part)) for (number, _), part in taken.items()
        ]
        goods = None if which % 3 == 0 else named
        refusal: type[Refusal] | None = None
        if any(part > self.model.lying[each] for each, part in taken.items()):
            refusal = InsufficientStock
        elif any(number in self.model.stopped for number, _ in taken):
            refusal = LotOnHold
        if refusal is not None:
            with pytest.raises(refusal):
                await unpack_goods(request, package, goods)
            return
        await unpack_goods(request, package, goods)
        await self._shifted(taken, base(cell[1]), request.key)

    async def move_package(self, at: int, _: int, __: int) -> None:
        """A package moves as one, with all that is in it."""
        if (cell := self._packed(at)) is None:
            return
        package, there = package_of(cell[1]), (SHELF if base(cell[1]) == STOCK else STOCK)
        assert package is not None
        inside, where = self._inside(cell[1]), await self.dock.place(there)
        request = self.dock.request("movePackage")
        if any(number in self.model.stopped for number, _ in inside):
            with pytest.raises(LotOnHold):
                await move_package(request, package, where)
            return
        await move_package(request, package, where)
        with pytest.raises(InvalidInput):  # it is there
            await move_package(self.dock.request("movePackage"), package, where)
        for each, much in inside.items():
            self.model.put(each, -much)
            self.model.put((each[0], spot(there, package)), much)
        self.model.moved = True

    async def _shifted(self, taken: dict[Cell, int], to: str, key: str) -> None:
        for cell, much in taken.items():
            self.model.put(cell, -much)
            self.model.put((cell[0], to), much)
        self.model.moved = True
        await self._keep((await Operation.get(key=key)).id)
