"""What is taken apart gives no more than went into it, also when others used of the lot or a run is put right."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.refusals import (
    InvalidInput,
)
from lotbook.domain.words import CorrectionWay, Tracking
from lotbook.ledger.check import check
from lotbook.models import (
    Lot,
    StockBalance,
    StockMoveLine,
)
from lotbook.services import (
    bills_of_materials,
    taking_apart,
)
from lotbook.services.bills_of_materials import LineOfBill
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.inside import Part
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.renumbering import merge_lots
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import GIVES, TAKES, TODAY, Factory, factory, on_hand
from tests.scenarios.telling import refused

__all__ = ["factory"]


async def test_what_can_be_in_it_comes_out_and_never_more_than_went_into_the_run(
    dock: Dock, factory: Factory
) -> None:
    swarf = await dock.product("SWARF", Tracking.LOT, unit="kg")
    kit = await dock.product("KIT", Tracking.SERIAL)
    lines = [
        LineOfBill(dock.radio, Decimal(1)),
        LineOfBill(dock.flour, Decimal("0.1")),
        LineOfBill(dock.bag, Decimal(4)),
        LineOfBill(swarf, Decimal("0.01"), by_product=True),
    ]
    await bills_of_materials.save_bill_of_materials(dock.request(), kit, Decimal(1), lines, TODAY)
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.received(dock.flour, "F-1", 1)
    await dock.taken_in((dock.bag, 40))

    async def makes(takes: str, kits: str, flour: str, bags: int) -> None:
        order = await factory.order(kit, 2)
        transfer = await factory.open_transfer(order, TAKES)
        await factory.put(transfer, dock.radio, takes, None)
        await factory.put(transfer, dock.flour, "F-1", flour)
        bag = await dock.line_of(transfer, dock.bag)
        await record_quantities(dock.request(), transfer, [LineQuantity(bag, Decimal(bags))])
        await dock.validate(transfer)
        transfer = await factory.open_transfer(order, GIVES)
        await factory.put(transfer, kit, kits, None)
        await factory.put(transfer, swarf, f"SW-{kits}", "0.01")
        await dock.validate(transfer)
        await factory.finish(order)

    async def apart(number: str, *out: tuple[int, str | None, str]) -> None:
        lots = {lot.number: lot.id for lot in await Lot.all()}
        parts = [Part(product, lot and lots[lot], Decimal(much)) for product, lot, much in out]
        taken = Apart([Taken(dock.stock, Decimal(1))], lots[number])
        await taking_apart.unbuild(dock.request(), taken, "broken", parts or None)

    await makes("SN-1", "K-1", "0.1", 4)
    await apart("K-1")  # as it was made: swarf has no share of it
    bag = await StockBalance.get(product_id=dock.bag, location_id=dock.stock)
    assert (await on_hand("SN-1"), await on_hand("F-1"), bag.on_hand) == (1, 1, 40)

    await makes("SN-2 x 2", "K-2 x 2", "0.2", 8)
    with pytest.raises(InvalidInput, match="does not come out even"):
        await apart("K-2")
    with pytest.raises(InvalidInput):
        await apart("K-2", (dock.radio, "SN-2", "0.5"))
    with pytest.raises(InvalidInput, match="0 of SN-1 is left in it"):
        await apart("K-2", (dock.radio, "SN-1", "1"))
    with pytest.raises(InvalidInput, match="8 of Bag is left in it"):
        await apart("K-2", (dock.bag, None, "9"))
    await apart("K-2", (dock.radio, "SN-3", "1"), (dock.flour, "F-1", "0.15"), (dock.bag, None, "5"))
    await makes("SN-1", "K-4", "0.1", 4)  # which has flour of its own, and leaves no more for K-3
    with pytest.raises(InvalidInput, match=r"0\.05 of F-1 is left in it"):
        await apart("K-3", (dock.flour, "F-1", "0.051"))
    with pytest.raises(InvalidInput, match="3 of Bag is left in it"):
        await apart("K-3", (dock.bag, None, "4"))
    with pytest.raises(InvalidInput, match="0 of SN-3 is left in it"):
        await apart("K-3", (dock.radio, "SN-3", "1"))
    assert await on_hand("K-3") == 1
    await apart("K-3", (dock.radio, "SN-2", "1"), (dock.flour, "F-1", "0.05"), (dock.bag, None, "3"))
    assert await check() == []


async def test_no_less_went_in_than_came_out_though_others_took_of_the_lot(
    dock: Dock, factory: Factory
) -> None:
    """Of 10 kg, 5 are in one bread and 4 in another; the 5 come out again."""
    await dock.received(dock.flour, "F-1", 10)
    for number, flour in (("B-1", 5), ("B-2", 4)):
        order = await factory.order(factory.bread, 10)
        await factory.takes(order, dock.flour, "F-1", flour)
        await factory.gives(order, factory.bread, number, 10)
        await factory.finish(order)
    lots = {row.number: row.id for row in await Lot.all()}
    [first, second] = [
        row.id
        for row in await StockMoveLine.filter(lot_id=lots["F-1"], destination__usage="PRODUCTION").order_by(
            "id"
        )
    ]
    made = (await StockMoveLine.get(lot_id=lots["B-1"], destination=dock.stock)).id
    done = await taking_apart.unbuild(
        dock.request(), Apart([Taken(dock.stock, Decimal(8))], lots["B-1"]), "stale"
    )

    async def corrected(line: int, **right: Any) -> None:
        one = Correction(move_line=line, **right)
        await correct_move_lines(dock.request(), [one], CorrectionWay.FROM_DESTINATION, "weighed again")

    for wrong in ({"right_quantity": Decimal(1)}, {"right_quantity": Decimal(0)}, {"number": "F-2"}):
        if "number" in wrong:
            await dock.received(dock.flour, "F-2", 5)
        async with refused(InvalidInput) as told:
            await corrected(first, **wrong)
        assert "would have come out by taking apart than went in: put that together" in told.value.message
        assert told.value.problems[0].field == ("corrections", "0", "moveLine")
    # Under whatever number the rest of that bread is by now.
    await corrected(made, number="B-3", quantity=Decimal(2), right_quantity=Decimal(2))
    async with refused(InvalidInput):
        await corrected(first, right_quantity=Decimal(1))
    await corrected(first, right_quantity=Decimal(4))
    await corrected(second, right_quantity=Decimal(1))
    assert (await on_hand("F-1"), await on_hand("B-1"), await on_hand("B-2")) == (9, 0, 10)
    await taking_apart.undo_unbuild(dock.request(), done.outcome.run, "still good")
    by_now = await StockMoveLine.get(
        lot_id=lots["F-1"], destination__usage="PRODUCTION", quantity=4, id__gt=second, corrects_id=None
    )
    await corrected(by_now.id, right_quantity=Decimal(0))
    assert await check() == []


async def test_what_was_made_of_nothing_yet_gives_nothing_that_others_took(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    early = await factory.order(factory.bread, 10)
    await factory.gives(early, factory.bread, "B-2", 10)
    lots = {row.number: row.id for row in await Lot.all()}
    apart = Apart([Taken(dock.stock, Decimal(10))], lots["B-2"])
    async with refused(InvalidInput) as told:
        await taking_apart.unbuild(
            dock.request(), apart, "stale", [Part(dock.flour, lots["F-1"], Decimal(1))]
        )
    assert told.value.message == "0 of F-1 is left in it, so no more comes out."
    await merge_lots(dock.request(), [lots["B-1"]], lots["B-2"], "one shelf")
    parts = [Part(dock.flour, lots["F-1"], Decimal(5))]
    await taking_apart.unbuild(dock.request(), apart, "stale", parts)
    assert await check() == []
