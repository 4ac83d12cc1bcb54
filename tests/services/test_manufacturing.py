"""Something is made: bills of materials, orders, runs, and which lots went into which."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import execute, fetch
from lotbook.db.work import transaction
from lotbook.domain.genealogy import Goods
from lotbook.domain.refusals import (
    InvalidInput,
    NotFound,
    OverReceipt,
    QuantityUndecided,
    WrongState,
)
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.words import ManufacturingState, Tracking
from lotbook.ledger import genealogy
from lotbook.ledger.check import check
from lotbook.ledger.tracing import sources
from lotbook.ledger.tracing.sharing import bounds_of_edges
from lotbook.models import (
    Lot,
    ManufacturingOrder,
    Run,
    StockBalance,
    StockMoveLine,
    Transfer,
    TransferEntry,
    TransferLine,
)
from lotbook.services import (
    bills_of_materials,
    entry_changes,
    making,
    manufacturing,
    numbers,
)
from lotbook.services.bills_of_materials import LineOfBill
from lotbook.services.edges import make_anew
from lotbook.services.making import Input
from lotbook.services.quantities import LineQuantity, record_quantities
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import ScanRecorded
from lotbook.services.scanning_makes import record_scan_on_order, resolve_scan_on_order
from tests.dock import DUE, Dock
from tests.factory import GIVES, TAKES, TODAY, Factory, edges, factory, on_hand

__all__ = ["factory"]


async def test_bread_is_made_on_two_days_of_two_lots_of_flour(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 3)
    await dock.received(dock.flour, "F-2", 9)
    order = await factory.order(factory.bread, 10)
    takes = await factory.open_transfer(order, TAKES)
    lines = {row.product_id: row for row in await TransferLine.filter(transfer_id=takes)}
    assert (lines[dock.flour].expected, lines[dock.bag].expected) == (5, 10)
    reserved = await StockBalance.filter(product_id=dock.flour).order_by("lot_id")
    assert [row.reserved for row in reserved] == [3, 2]

    await factory.takes(order, dock.flour, "F-1", 3)
    assert await edges() == {}
    await factory.gives(order, factory.bread, "B-1", 6)
    assert await edges() == {("F-1", "B-1"): ("3", False)}
    await factory.takes(order, dock.flour, "F-2", 2)
    await factory.gives(order, factory.bread, "B-2", 3)
    assert await edges() == {
        ("F-1", "B-1"): ("2", False),
        ("F-1", "B-2"): ("1", False),
        ("F-2", "B-1"): ("1.333333", False),
        ("F-2", "B-2"): ("0.666667", False),
    }
    run = await Run.get(manufacturing_order_id=order)
    lots = {lot.number: lot.id for lot in await Lot.all()}
    made = [(run.id, False, Goods(factory.bread, lots[number])) for number in ("B-1", "B-2")]
    first, second = await genealogy.posted_in_runs(made)
    assert [second] == await genealogy.last_posted([run.id])
    line: Any = await StockMoveLine.get(lot__number="B-1")
    assert first == line.operation_id
    said = [Input(lots["F-2"], lots["B-2"], Decimal(2))]
    await making.assign_inputs(dock.request(), run.id, said)
    assert (await edges())["F-2", "B-2"] == ("2", True)
    assert ("F-2", "B-1") not in await edges()

    rest = await factory.finish(order, remainder=True)
    assert rest is not None
    assert (await ManufacturingOrder.get(id=rest)).quantity == 1
    assert (await ManufacturingOrder.get(id=order)).state is ManufacturingState.DONE
    assert await Transfer.filter(manufacturing_order_id=order, state="READY").count() == 0
    assert await check() == []


async def test_a_scan_offers_of_a_component_what_is_meant_of_that_lot(dock: Dock, factory: Factory) -> None:
    for number, quantity in (("F-1", 3), ("F-2", 9), ("F-3", 1)):
        await dock.received(dock.flour, number, quantity)
    order = await factory.order(factory.bread, 11)  # of which F-1 and 2.5 of F-2 are promised

    async def taken(raw: str) -> Decimal | None:
        foretold = await resolve_scan_on_order(ScanGiven(raw=raw), order)
        with pytest.raises(QuantityUndecided) as asked:
            await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw))
        assert foretold.effect is not None and foretold.effect.refusal is not None
        assert foretold.effect.refusal.message == asked.value.message
        given = ScanGiven(raw=raw, quantity=asked.value.offered)
        return (await record_scan_on_order(dock.request("recordScan"), order, given)).outcome.quantity

    assert await taken("F-3") == 1  # all that is there
    assert await taken("F-1") == 3
    assert await taken("F-2") == Decimal("1.5")
    assert await check() == []


async def test_each_run_has_its_own_flour(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 3)
    await dock.received(dock.flour, "F-2", 3)
    order = await factory.order(factory.bread, 14)
    with pytest.raises(InvalidInput, match="Nothing went into the last run"):
        await manufacturing.start_run(dock.request(), order)
    await factory.takes(order, dock.flour, "F-1", 3)
    await factory.gives(order, factory.bread, "B-1", 6)
    await manufacturing.start_run(dock.request(), order)
    await factory.takes(order, dock.flour, "F-2", 3)
    await factory.gives(order, factory.bread, "B-2", 6)
    assert await edges() == {("F-1", "B-1"): ("3", False), ("F-2", "B-2"): ("3", False)}
    await dock.received(dock.flour, "F-3", 1)
    await manufacturing.start_run(dock.request(), order)
    await factory.takes(order, dock.flour, "F-3", 1)
    with pytest.raises(InvalidInput, match="F-3 went into run 3 of MO-"):
        await factory.finish(order)
    await factory.finish(order, lost=True)
    assert (await ManufacturingOrder.get(id=order)).state is ManufacturingState.DONE
    assert await check() == []


async def test_what_goes_in_and_what_comes_out_is_posted_as_one(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    order = await factory.order(kit, 1)
    takes, gives = [await factory.open_transfer(order, kind) for kind in (TAKES, GIVES)]
    with pytest.raises(InvalidInput, match="Nothing is recorded"):
        await manufacturing.post_run(dock.request(), order)
    await factory.put(takes, dock.radio, "SN-1", None)
    more = numbers.Options(take_more=True)
    two = numbers.FromText(text="K-1 x 2")
    await numbers.assign_numbers(dock.request(), await dock.line_of(gives, kit), two, more)
    with pytest.raises(OverReceipt):
        await manufacturing.post_run(dock.request(), order)
    assert (await on_hand("SN-1"), await Lot.exists(number="K-1")) == (1, False)
    done = await manufacturing.post_run(dock.request(), order, take_more=True)
    assert done.outcome.transfers == [takes, gives]
    assert (await on_hand("SN-1"), await on_hand("K-1"), await on_hand("K-2")) == (0, 1, 1)
    assert await edges() == {("SN-1", "K-1"): ("0.5", False), ("SN-1", "K-2"): ("0.5", False)}
    lines = await StockMoveLine.filter(run_id__not_isnull=True)
    assert len({line.operation_id for line in lines}) == 1
    assert await check() == []


async def test_a_part_of_a_serial_goes_into_nothing(dock: Dock, factory: Factory) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 2", 2)
    order = await factory.order(kit, 2)
    await factory.takes(order, dock.radio, "SN-1 x 2")
    await factory.gives(order, kit, "K-1 x 2")
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = (await Run.get(manufacturing_order_id=order)).id
    said = [
        Input(lots["SN-2"], lots["K-2"], Decimal(1)),
        Input(lots["SN-1"], lots["K-1"], Decimal("0.5")),
    ]
    with pytest.raises(InvalidInput, match=r"0\.5 is not a multiple of 1") as refused:
        await making.assign_inputs(dock.request(), run, said)
    assert refused.value.problems[0].field == ("inputs", "1", "quantity")
    assert not any(sure for _, sure in (await edges()).values())


async def test_a_by_product_that_is_weighed_has_no_share_of_what_is_counted(
    dock: Dock, factory: Factory
) -> None:
    dust = await dock.product("DUST", Tracking.LOT, unit="g")
    cakes = await dock.product("CAKE", Tracking.LOT)
    lines = [LineOfBill(dock.flour, Decimal(1)), LineOfBill(dust, Decimal(200), by_product=True)]
    await bills_of_materials.save_bill_of_materials(dock.request(), cakes, Decimal(10), lines, TODAY)
    await dock.received(dock.flour, "F-1", 1)
    order = await factory.order(cakes, 10)
    await factory.takes(order, dock.flour, "F-1", 1)
    transfer = await factory.open_transfer(order, GIVES)
    await factory.put(transfer, cakes, "CK-1", 10)
    await factory.put(transfer, dust, "D-1", 200)
    await dock.validate(transfer)
    assert await edges() == {("F-1", "CK-1"): ("1", False), ("F-1", "D-1"): ("0", False)}
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = (await Run.get(manufacturing_order_id=order)).id
    kept = [(run, edge) for edge in await genealogy.kept(run)]
    assert await bounds_of_edges(kept) == [(0, 1_000_000)] * 2
    by_journal = sources.ByJournal()
    flows = (await by_journal.flows([lots["F-1"]], ahead=True)).rows
    assert {flow.output: flow.quantity for flow in flows} == {lots["CK-1"]: 1_000_000, lots["D-1"]: 0}
    assert await check() == []


async def test_components_are_paired_with_what_they_go_into_while_they_are_scanned(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"), (dock.flour, "0.3"))
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.received(dock.flour, "F-1", 2)
    order = await factory.order(kit, 3)

    async def scans(raw: str, **how: object) -> ScanRecorded:
        done = await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw, **how))
        return done.outcome

    assert (await scans("K-1")).number == "K-1"
    assert (await scans("SN-2", into="K-1")).number == "SN-2"
    await scans("F-1", into="K-1", quantity=Decimal("0.25"))
    assert (await scans("K-2")).number == "K-2"
    await scans("SN-3", into="K-2")
    with pytest.raises(NotFound, match="K-7"):
        await scans("SN-1", into="K-7")
    assert (await scans("K-1", choose_output=True)).action is ScanAction.CHOOSE_OUTPUT
    await scans("F-1", into="K-1", quantity=Decimal("0.05"))

    gives = await factory.open_transfer(order, GIVES)
    entry = await TransferEntry.get(transfer_id=gives, number="K-2")
    line = await dock.line_of(gives, kit)
    await entry_changes.remove_entries(dock.request(), line, [entry.id])  # made on another day
    await dock.validate(await factory.open_transfer(order, TAKES))
    await dock.validate(gives)
    assert await edges() == {("SN-2", "K-1"): ("1", True), ("F-1", "K-1"): ("0.3", True)}
    await factory.gives(order, kit, "K-2")
    assert (await edges())["SN-3", "K-2"] == ("1", True)
    await scans("SN-1", into="K-2")
    await dock.validate(await factory.open_transfer(order, TAKES))
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = await Run.get(manufacturing_order_id=order)
    swap = [Input(lots["SN-1"], lots["K-2"], Decimal(0)), Input(lots["SN-1"], lots["K-1"], Decimal(1))]
    await making.assign_inputs(dock.request(), run.id, swap)
    assert (await edges())["SN-1", "K-1"] == ("1", True)
    assert await check() == []


async def test_what_is_meant_for_a_product_that_is_never_made_is_shared(dock: Dock, factory: Factory) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1", 1)
    order = await factory.order(kit, 2)
    for raw, into in (("K-1", None), ("K-2", None), ("SN-1", "K-2")):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw, into=into))
    gives = await factory.open_transfer(order, GIVES)
    entry = await TransferEntry.get(transfer_id=gives, number="K-2")
    await entry_changes.remove_entries(dock.request(), await dock.line_of(gives, kit), [entry.id])
    await dock.validate(await factory.open_transfer(order, TAKES))
    await dock.validate(gives)
    assert await edges() == {}
    await factory.finish(order)
    assert await edges() == {("SN-1", "K-1"): ("1", False)}
    assert await check() == []


async def test_bills_have_revisions_and_no_cycles(dock: Dock, factory: Factory) -> None:
    with pytest.raises(InvalidInput, match="is made of Bread"):
        sandwich = await dock.product("SANDWICH")
        await factory.recipe(sandwich, 1, (factory.bread, "1"))
        await factory.recipe(factory.bread, 1, (sandwich, "1"))
    with pytest.raises(InvalidInput, match="cannot be made of itself"):
        await factory.recipe(factory.bread, 1, (factory.bread, "1"))
    with pytest.raises(InvalidInput, match="Say what it is made of"):
        await factory.recipe(factory.bread, 1)
    newer = await factory.recipe(factory.bread, 10, (dock.flour, "6"), valid_from=date(2026, 12, 24))
    assert await bills_of_materials.in_force(factory.bread, DUE) == factory.bill
    assert await bills_of_materials.in_force(factory.bread, date(2026, 12, 24)) == newer


async def test_an_order_is_given_up_while_nothing_is_posted(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    with pytest.raises(InvalidInput, match="Nothing of MO-"):
        await factory.finish(order)
    await manufacturing.cancel_manufacturing_order(dock.request(), order, 2, "not needed")
    assert (await StockBalance.get(lot__number="F-1")).reserved == 0
    with pytest.raises(WrongState):
        await manufacturing.start_run(dock.request(), order)
    begun = await factory.order(factory.bread, 10)
    await factory.takes(begun, dock.flour, "F-1", 1)
    with pytest.raises(InvalidInput, match="finish it"):
        await manufacturing.cancel_manufacturing_order(dock.request(), begun, 2, "not needed")
    with pytest.raises(InvalidInput, match="or say that it is lost"):
        await factory.finish(begun)
    assert await factory.finish(begun, lost=True) is None  # a spoiled batch
    assert (await ManufacturingOrder.get(id=begun)).state is ManufacturingState.DONE
    assert await check() == []


async def test_what_came_out_of_nothing_is_asked_about_before_its_order_is_finished(
    dock: Dock, factory: Factory
) -> None:
    order = await factory.order(factory.bread, 10)
    await factory.gives(order, factory.bread, "B-1", 10)
    number = (await ManufacturingOrder.get(id=order)).number
    with pytest.raises(
        InvalidInput, match=f"^B-1 came out of run 1 of {number}, and nothing went"
    ) as refused:
        await factory.finish(order, lost=True)
    assert refused.value.field == ("found",)
    assert (await ManufacturingOrder.get(id=order)).state is ManufacturingState.CONFIRMED
    await dock.received(dock.flour, "F-1", 5)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.finish(order)  # it is known by now
    another = await factory.order(factory.bread, 10)
    await factory.gives(another, factory.bread, "B-2", 10)
    await factory.finish(another, found=True)
    assert (await ManufacturingOrder.get(id=another)).state is ManufacturingState.DONE
    assert await check() == []


async def test_loss_and_by_products_are_reckoned_with(dock: Dock, factory: Factory) -> None:
    crumbs = await dock.product("CRUMBS", Tracking.LOT, unit="kg")
    lines = [
        LineOfBill(dock.flour, Decimal(3), loss=Decimal(10)),
        LineOfBill(crumbs, Decimal("0.2"), by_product=True),
    ]
    await bills_of_materials.save_bill_of_materials(dock.request(), factory.bread, Decimal(10), lines, TODAY)
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 7)
    takes, gives = [
        await TransferLine.filter(transfer_id=await factory.open_transfer(order, kind)).order_by("position")
        for kind in (TAKES, GIVES)
    ]
    assert [line.expected for line in takes] == [Decimal("2.31")]
    assert [line.expected for line in gives] == [7, Decimal("0.14")]
    await factory.takes(order, dock.flour, "F-1", 2)
    transfer = await factory.open_transfer(order, GIVES)
    await factory.put(transfer, factory.bread, "B-1", 7)
    await factory.put(transfer, crumbs, "C-1", "0.1")
    await dock.validate(transfer)
    found = await edges()
    total = sum(Decimal(quantity) for quantity, _ in found.values())
    assert (set(found), total) == ({("F-1", "B-1"), ("F-1", "C-1")}, 2)
    assert await check() == []


async def test_bags_without_numbers_go_in(dock: Dock, factory: Factory) -> None:
    await dock.taken_in((dock.bag, 10))
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    transfer = await factory.open_transfer(order, TAKES)
    line = await dock.line_of(transfer, dock.bag)
    await record_quantities(dock.request(), transfer, [LineQuantity(line, Decimal(10))])
    await dock.validate(transfer)
    await factory.gives(order, factory.bread, "B-1", 10)
    assert await edges() == {(None, "B-1"): ("10", False)}


async def test_edges_that_a_rule_of_before_made_are_made_anew(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    await dock.received(dock.flour, "F-2", 5)
    runs = []
    for flour, bread in (("F-1", "B-1"), ("F-2", "B-2")):
        order = await factory.order(factory.bread, 10)
        await factory.takes(order, dock.flour, flour, 5)
        await factory.gives(order, factory.bread, bread, 10)
        runs.append((await Run.get(manufacturing_order_id=order)).id)
    made = await edges()
    async with transaction():
        await execute("UPDATE lot_edge SET quantity = quantity - 1 WHERE run_id = ?", runs[0])
    [finding] = await check()
    assert finding.code == "edges_follow_journal"
    async with transaction():
        await execute("INSERT INTO run_behind (run_id) SELECT id FROM run")
    assert await check() == []
    await make_anew()
    assert await edges() == made
    assert await fetch("SELECT run_id FROM run_behind") == []
    assert await check() == []
