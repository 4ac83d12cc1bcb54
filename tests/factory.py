"""Where the tests make things: a bakery beside the dock, in the words of the trade."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.words import OperationKind, Tracking
from lotbook.models import (
    LotEdge,
    ManufacturingOrder,
    StockBalance,
    Transfer,
)
from lotbook.services import (
    bills_of_materials,
    manufacturing,
    numbers,
)
from lotbook.services.bills_of_materials import LineOfBill
from tests.dock import DUE, Dock

TAKES, GIVES = OperationKind.CONSUMPTION, OperationKind.MANUFACTURING
TODAY = date(2026, 1, 2)


class Factory:
    """A bakery beside the dock: bread in lots of flour, and bags."""

    def __init__(self, dock: Dock) -> None:
        self.dock = dock

    async def open(self) -> Factory:
        self.bread = await self.dock.product("BREAD", Tracking.LOT)
        self.bill = await self.recipe(self.bread, 10, (self.dock.flour, "5"), (self.dock.bag, "10"))
        return self

    async def recipe(self, product: int, makes: int, *lines: tuple[int, str], **facts: object) -> int:
        components = [LineOfBill(each, Decimal(quantity)) for each, quantity in lines]
        saved = await bills_of_materials.save_bill_of_materials(
            self.dock.request(), product, Decimal(makes), components, **{"valid_from": TODAY, **facts}
        )
        return saved.outcome.bill_of_materials

    async def order(self, product: int, quantity: int) -> int:
        done = await manufacturing.create_manufacturing_order(
            self.dock.request(), product, self.dock.warehouse, Decimal(quantity), DUE
        )
        await manufacturing.confirm_manufacturing_order(self.dock.request(), done.outcome.order, 1)
        return done.outcome.order

    async def open_transfer(self, order: int, kind: OperationKind) -> int:
        found = await Transfer.get(manufacturing_order_id=order, state="READY", operation_type__kind=kind)
        return int(found.id)

    async def put(self, transfer: int, product: int, number: str, quantity: str | int | None) -> None:
        """One lot with a quantity, or serials."""
        source: numbers.Source = numbers.FromText(text=number)
        if quantity is not None:
            source = numbers.CountUp(start=number, count=1, quantity_per_lot=Decimal(quantity))
        line = await self.dock.line_of(transfer, product)
        await numbers.assign_numbers(self.dock.request(), line, source, numbers.Options())

    async def takes(self, order: int, product: int, number: str, quantity: str | int | None = None) -> None:
        transfer = await self.open_transfer(order, TAKES)
        await self.put(transfer, product, number, quantity)
        await self.dock.validate(transfer)

    async def gives(self, order: int, product: int, number: str, quantity: str | int | None = None) -> None:
        transfer = await self.open_transfer(order, GIVES)
        await self.put(transfer, product, number, quantity)
        await self.dock.validate(transfer)

    async def finish(
        self, order: int, *, remainder: bool = False, lost: bool = False, found: bool = False
    ) -> int | None:
        version = (await ManufacturingOrder.get(id=order)).version
        done = await manufacturing.finish_manufacturing_order(
            self.dock.request(), order, version, remainder=remainder, lost=lost, found=found
        )
        return done.outcome.remainder


@pytest.fixture
async def factory(dock: Dock) -> Factory:
    return await Factory(dock).open()


async def edges() -> dict[tuple[str | None, str | None], tuple[str, bool]]:
    rows = await LotEdge.all().select_related("input_lot", "output_lot")
    return {
        (row.input_lot and row.input_lot.number, row.output_lot and row.output_lot.number): (
            f"{row.quantity.normalize():f}",
            row.assigned,
        )
        for row in rows
    }


async def on_hand(number: str) -> Decimal:
    rows = await StockBalance.filter(lot__number=number)
    return sum((row.on_hand for row in rows), Decimal(0))
