"""What was made is taken apart, worked over, and put together again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain import genealogy as domain
from lotbook.domain.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    LotOnHold,
    NotOnDocument,
)
from lotbook.domain.words import BackorderDecision, CorrectionWay, OperationKind, Tracking
from lotbook.ledger import genealogy
from lotbook.ledger.check import check
from lotbook.models import (
    Hold,
    Lot,
    Run,
    StockBalance,
    StockMoveLine,
    Transfer,
)
from lotbook.services import (
    holding,
    making,
    packing,
    scanning,
    taking_apart,
)
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.inside import Part
from lotbook.services.making import Input
from lotbook.services.packing import Goods
from lotbook.services.renumbering import merge_lots, relabel_lot, split_lot
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import record_scan_on_order
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import TAKES, Factory, edges, factory, on_hand
from tests.scenarios.telling import moved, refused, settle

__all__ = ["factory"]


async def test_serials_are_paired_and_taken_apart_again(dock: Dock, factory: Factory) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 2", 2)
    order = await factory.order(kit, 2)
    await factory.takes(order, dock.radio, "SN-1 x 2")
    await factory.gives(order, kit, "K-1 x 2")
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = await Run.get(manufacturing_order_id=order)
    with pytest.raises(InvalidInput, match="correct those of the order's transfers"):
        await taking_apart.undo_unbuild(dock.request(), run.id, "a mistake")
    with pytest.raises(InvalidInput, match="does not come out even"):
        await taking_apart.unbuild(
            dock.request(), Apart([Taken(dock.stock, Decimal(1))], lots["K-1"]), "broken"
        )
    pairs = [Input(lots["SN-1"], lots["K-2"], Decimal(1)), Input(lots["SN-2"], lots["K-1"], Decimal(1))]
    await making.assign_inputs(dock.request(), run.id, pairs)
    assert await edges() == {("SN-1", "K-2"): ("1", True), ("SN-2", "K-1"): ("1", True)}
    too_much = [Input(lots["SN-1"], lots["K-1"], Decimal(1))]
    with pytest.raises(InvalidInput, match="SN-1 goes into K-2 already, and the run took 1: to move it"):
        await making.assign_inputs(dock.request(), run.id, too_much)
    assert ("SN-1", "K-1") not in await edges()

    hold = await holding.place_hold(dock.request(), holding.Target(lot=lots["K-1"]), "look at it")
    with pytest.raises(LotOnHold):
        await taking_apart.unbuild(
            dock.request(), Apart([Taken(dock.stock, Decimal(1))], lots["K-1"]), "broken"
        )
    await holding.release_hold(dock.request(), hold.outcome.hold, "looked at")
    out = await dock.delivery((kit, 2))
    await dock.number(out, kit, "K-2")
    with pytest.raises(InsufficientStock):
        await taking_apart.unbuild(
            dock.request(), Apart([Taken(dock.stock, Decimal(1))], lots["K-2"]), "broken"
        )
    await dock.validate(out, BackorderDecision.DISCARD)
    made = await StockMoveLine.get(lot__number="K-1", destination=dock.stock)
    fixed = [Correction(move_line=made.id, number="K-9")]
    await correct_move_lines(dock.request(), fixed, CorrectionWay.RELABEL, "wrong label")
    named = (await Lot.get(number="K-9")).id
    await taking_apart.unbuild(dock.request(), Apart([Taken(dock.stock, Decimal(1))], named), "broken")
    assert (await on_hand("SN-2"), await on_hand("K-9"), await on_hand("SN-1")) == (1, 0, 0)
    assert (await edges())["K-9", "SN-2"] == ("1", False)
    assert await check() == []


async def test_what_is_unknown_of_a_bought_lot_is_asked(dock: Dock, factory: Factory) -> None:
    await dock.received(factory.bread, "B-9", 2)
    await dock.received(dock.flour, "F-1", 1)
    bread, flour = await Lot.get(number="B-9"), await Lot.get(number="F-1")
    with pytest.raises(InvalidInput, match="is not known"):
        await taking_apart.unbuild(dock.request(), Apart([Taken(dock.stock, Decimal(1))], bread.id), "crumbs")
    parts = [Part(dock.flour, flour.id, Decimal("0.4"))]
    await taking_apart.unbuild(
        dock.request(), Apart([Taken(dock.stock, Decimal(1))], bread.id), "crumbs", parts
    )
    assert (await on_hand("F-1"), await on_hand("B-9")) == (Decimal("1.4"), 1)
    assert await check() == []


async def test_a_part_that_came_out_is_not_taken_apart_into_what_it_was_in(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"), (dock.flour, "1"))
    await dock.received(dock.radio, "SN-1", 1)
    await dock.received(dock.flour, "F-1", 1)
    order = await factory.order(kit, 1)
    await factory.takes(order, dock.radio, "SN-1")
    await factory.takes(order, dock.flour, "F-1", 1)
    await factory.gives(order, kit, "K-1")
    whole, radio = [await Lot.get(number=number) for number in ("K-1", "SN-1")]
    taken = [Taken(dock.stock, Decimal(1))]
    await taking_apart.unbuild(dock.request(), Apart(taken, whole.id), "broken")
    for number in ("SN-1", "SN-2"):
        part = await Lot.get(number=number)
        async with refused(InvalidInput) as told:
            again = [Part(kit, whole.id, Decimal(1))]
            await taking_apart.unbuild(dock.request(), Apart(taken, part.id), "whole again", again)
        assert told.value.message == (
            f"{number} came out of K-1, which was taken apart: put that together again instead."
        )
        assert told.value.field == ("parts", "0", "lot")
        if number == "SN-1":
            await relabel_lot(dock.request(), radio.id, "SN-2", "wrong label")
    assert await check() == []


async def test_a_part_comes_out_under_the_number_that_it_has_now(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 6)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    bread, flour = await Lot.get(number="B-1"), await Lot.get(number="F-1")
    await relabel_lot(dock.request(), flour.id, "F-2", "wrong label")
    apart = Apart([Taken(dock.stock, Decimal(10))], bread.id)
    done = await taking_apart.unbuild(dock.request(), apart, "stale")
    assert (await on_hand("F-1"), await on_hand("F-2"), await on_hand("B-1")) == (0, 6, 0)
    await relabel_lot(dock.request(), (await Lot.get(number="F-2")).id, "F-3", "wrong label")
    await taking_apart.undo_unbuild(dock.request(), done.outcome.run, "still good")
    assert (await on_hand("F-1"), await on_hand("F-3"), await on_hand("B-1")) == (0, 1, 10)
    assert await check() == []


async def test_a_lot_is_worked_over_into_itself(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 4)
    await factory.gives(order, factory.bread, "B-1", 6)  # onto the lot that is there
    assert await edges() == {("F-1", "B-1"): ("5", False)}
    await factory.finish(order)

    again = await factory.order(factory.bread, 10)
    old_bread = ScanGiven(raw="B-1", quantity=Decimal(10))
    with pytest.raises(NotOnDocument) as refused:
        await scanning.record_scan(
            dock.request("recordScan"), await factory.open_transfer(again, TAKES), old_bread
        )
    assert refused.value.can_be_taken
    meant = replace(old_bread, unplanned=True)
    await record_scan_on_order(dock.request("recordScan"), again, meant)
    await dock.validate(await factory.open_transfer(again, TAKES))
    await factory.gives(again, factory.bread, "B-1", 10)
    assert await on_hand("B-1") == 10
    assert (await edges())["B-1", "B-1"] == ("10", False)
    bread = await Lot.get(number="B-1")
    run = (await Run.all().order_by("-id").first()).id  # type: ignore[union-attr]  # two are there
    [(into, out)] = await genealogy.edges_at([(run, domain.Goods(factory.bread, bread.id))])
    assert ([each.quantity for each in into], out) == ([10], [])
    await taking_apart.unbuild(dock.request(), Apart([Taken(dock.stock, Decimal(2))], bread.id), "stale")
    assert (await on_hand("B-1"), await on_hand("F-1")) == (8, 1)  # what was worked over was not made twice
    apart = (await Run.get(kind="UNBUILD")).id
    await dock.hold(lot=(await Lot.get(number="F-1")).id)
    with pytest.raises(LotOnHold):
        await taking_apart.undo_unbuild(dock.request(), apart, "still good")
    [hold] = await Hold.all()
    await holding.release_hold(dock.request(), hold.id, "looked at")
    await taking_apart.undo_unbuild(dock.request(), apart, "still good")
    assert (await on_hand("B-1"), await on_hand("F-1")) == (10, 0)
    assert ("B-1", "F-1") not in await edges()
    with pytest.raises(InvalidInput, match="before"):
        await taking_apart.undo_unbuild(dock.request(), apart, "still good")
    assert await check() == []


async def test_who_has_what_came_out_is_said_where_it_cannot_be_put_together(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    bread = (await Lot.get(number="B-1")).id
    apart = Apart([Taken(dock.stock, Decimal(10))], bread)
    run = (await taking_apart.unbuild(dock.request(), apart, "stale")).outcome.run

    async def refused(message: str) -> None:
        with pytest.raises(InsufficientStock, match=message) as why:
            await taking_apart.undo_unbuild(dock.request(), run, "still good")
        assert why.value.field == ("run",)
        assert await on_hand("B-1") == 0

    delivery = await dock.delivery((dock.flour, 3))
    number = (await Transfer.get(id=delivery)).number
    await scanning.record_scan(
        dock.request("recordScan"), delivery, ScanGiven(raw="F-1", quantity=Decimal(3))
    )
    await refused(f"^F-1: 3 of it are picked for {number}\\.$")
    await dock.validate(delivery)
    await refused(r"^2 of F-1 available in WH1/Stock, 5 needed\. In stock: 2 in WH1/Stock\.$")
    assert await check() == []


async def test_goods_without_numbers_are_taken_apart_as_a_person_says(dock: Dock, factory: Factory) -> None:
    await dock.taken_in((dock.bag, 3))
    await dock.received(dock.flour, "F-1", 1)
    flour = await Lot.get(number="F-1")
    bags = Apart([Taken(dock.stock, Decimal(2))], product=dock.bag)
    with pytest.raises(InvalidInput, match="is not known"):
        await taking_apart.unbuild(dock.request(), bags, "torn")
    parts = [Part(dock.flour, flour.id, Decimal("0.000001"))]
    with pytest.raises(InvalidInput):
        await taking_apart.unbuild(dock.request(), bags, "torn", parts)
    await taking_apart.unbuild(dock.request(), bags, "torn", [Part(dock.flour, flour.id, Decimal("0.001"))])
    assert (await StockBalance.get(product_id=dock.bag)).on_hand == 1
    with pytest.raises(InsufficientStock):
        await taking_apart.unbuild(
            dock.request(), bags, "torn", [Part(dock.flour, flour.id, Decimal("0.001"))]
        )
    assert await check() == []


async def test_a_lot_is_taken_from_all_places_where_it_lies(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    bread = (await Lot.get(number="B-1")).id
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, OperationKind.INTERNAL, factory.bread, ("B-1", 4), destination=shelf)
    await settle("settings", 1, gs1_prefix="9521234")
    packed = [Goods(lot=bread, quantity=Decimal(2))]
    await packing.pack_goods(dock.request(), dock.stock, packed, None)

    async def apart(*taken: tuple[int, int], to: int | None = None) -> None:
        parts = [Taken(place, Decimal(quantity)) for place, quantity in taken]
        await taking_apart.unbuild(dock.request(), Apart(parts, bread, destination=to), "stale")

    with pytest.raises(InsufficientStock, match="6 of B-1 available in WH1/Stock, 7 needed"):
        await apart((dock.stock, 7), (shelf, 1), to=dock.stock)
    with pytest.raises(InvalidInput, match="say where what comes out is put"):
        await apart((dock.stock, 5), (shelf, 1))
    with pytest.raises(InvalidInput, match="named twice"):
        await apart((shelf, 1), (shelf, 1), to=dock.stock)
    with pytest.raises(LocationNotUsable):
        await apart((shelf, 1), to=await dock.place("Customers"))
    with pytest.raises(LocationNotUsable, match="WH1 is a whole warehouse"):
        await apart((shelf, 1), to=await dock.place("WH1"))
    assert await on_hand("B-1") == 10
    flour = (await Lot.get(number="F-1")).id
    one = Apart([Taken(shelf, Decimal(1))], bread)
    said = [Part(dock.flour, flour, Decimal(quantity)) for quantity in ("0.4", "0.101")]
    with pytest.raises(InvalidInput, match=r"0\.1 of F-1 is left in it") as refused:
        await taking_apart.unbuild(dock.request(), one, "stale", said)
    assert (refused.value.problems[0].field, await on_hand("B-1")) == (("parts", "1", "quantity"), 10)
    run = (await taking_apart.unbuild(dock.request(), one, "stale", said[:1])).outcome.run
    with pytest.raises(
        InvalidInput, match=r"0\.5 of F-1 is left in it"
    ):  # of one piece, though 0.1 more was in the first
        await taking_apart.unbuild(dock.request(), one, "stale", [Part(dock.flour, flour, Decimal("0.6"))])
    split = await split_lot(dock.request(), bread, shelf, Decimal(1), "B-2", "sold alone")
    other = Apart([Taken(shelf, Decimal(1))], split.outcome.lot)
    with pytest.raises(InvalidInput, match=r"0\.5 of F-1 is left in it"):  # as in what it was split from
        await taking_apart.unbuild(dock.request(), other, "stale", [Part(dock.flour, flour, Decimal("0.6"))])
    await merge_lots(dock.request(), [split.outcome.lot], bread, "after all not")
    await taking_apart.undo_unbuild(dock.request(), run, "still good")
    assert (await on_hand("B-1"), await on_hand("F-1")) == (10, 0)
    await apart((dock.stock, 5), (shelf, 1), to=shelf)
    assert (await on_hand("B-1"), await on_hand("F-1")) == (4, 3)
    left = await StockBalance.filter(lot_id=bread, on_hand__gt=0).order_by("location_id", "package_id")
    assert sorted((row.package_id is not None, row.on_hand) for row in left) == [(False, 3), (True, 1)]
    assert (await StockBalance.get(lot__number="F-1", on_hand__gt=0)).location_id == shelf
    last: Any = await Run.filter(kind="UNBUILD").order_by("-id").first()
    await taking_apart.undo_unbuild(dock.request(), last.id, "still good")
    assert (await on_hand("B-1"), await on_hand("F-1")) == (10, 0)
    assert await check() == []


async def test_what_is_not_there_any_more_is_told_with_what_became_of_it(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 2", 2)
    order = await factory.order(kit, 2)
    for part, whole in (("SN-1", "K-1"), ("SN-2", "K-2")):
        await factory.takes(order, dock.radio, part)
        await factory.gives(order, kit, whole)
    await factory.finish(order)
    lots = {row.number: row.id for row in await Lot.all()}
    taken, parts = [Taken(dock.stock, Decimal(1))], [Part(dock.radio, lots["SN-1"], Decimal(1))]
    await taking_apart.unbuild(dock.request(), Apart(taken, lots["K-1"]), "broken", parts)
    out = await dock.delivery((kit, 1))
    with pytest.raises(InsufficientStock, match=r"K-1 is not at WH1/Stock: it was taken apart\."):
        await scanning.record_scan(dock.request("recordScan"), out, ScanGiven(raw="K-1"))
    await dock.number(out, kit, "K-2")
    await dock.validate(out)
    with pytest.raises(InsufficientStock) as gone:
        await taking_apart.unbuild(dock.request(), Apart(taken, lots["K-2"]), "broken", parts)
    assert gone.value.message == (
        "0 of K-2 available in WH1/Stock, 1 needed. Nothing of it is in stock: it last went to Customers by"
        " WH1/OUT/00001."
    )
