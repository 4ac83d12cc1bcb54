"""What a scan does where something is made, with no line tapped before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_refusals import NumberLooksLike
from lotbook.domain.refusals import InsufficientStock, InvalidInput, NotOnDocument, ScanUnclear
from lotbook.domain.scan_meaning import MeansNewNumber
from lotbook.domain.words import Tracking
from lotbook.ledger.check import check
from lotbook.models import ManufacturingOrder, Product, TransferEntry, TransferLine
from lotbook.services import entry_changes, manufacturing
from lotbook.services.bills_of_materials import LineOfBill, save_bill_of_materials
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import record_scan_on_order, resolve_scan_on_order
from tests.dock import Dock
from tests.factory import GIVES, TAKES, TODAY, Factory, factory, on_hand

__all__ = ["factory"]


async def kit_beside(dock: Dock, factory: Factory, tracking: Tracking) -> int:
    """An order for two kits that leave swarf, which is tracked so."""
    swarf = await dock.product("SWARF", tracking, unit="kg")
    kit = await dock.product("KIT", Tracking.SERIAL)
    lines = [LineOfBill(dock.radio, Decimal(1)), LineOfBill(swarf, Decimal("0.01"), by_product=True)]
    await save_bill_of_materials(dock.request(), kit, Decimal(1), lines, TODAY)
    await dock.received(dock.radio, "SN-1 x 2", 2)
    return await factory.order(kit, 2)


async def test_a_new_number_is_of_the_one_thing_with_numbers_that_comes_out(
    dock: Dock, factory: Factory
) -> None:
    order = await kit_beside(dock, factory, Tracking.NONE)
    foretold = await resolve_scan_on_order(ScanGiven(raw="K-1"), order)
    assert isinstance(foretold.understood.meaning, MeansNewNumber)
    for raw in ("K-1", "SN-1", "K-2"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw))
    gives = await factory.open_transfer(order, GIVES)
    given = await TransferEntry.filter(transfer_id=gives).order_by("id")
    assert [entry.number for entry in given] == ["K-1", "K-2"]


async def test_a_component_that_was_misread_is_asked_about_before_it_is_made(
    dock: Dock, factory: Factory
) -> None:
    order = await kit_beside(dock, factory, Tracking.NONE)
    for raw in ("SNX-1", "S-1", "NS-1", "SN-11"):
        foretold = (await resolve_scan_on_order(ScanGiven(raw=raw), order)).effect
        assert foretold is not None and isinstance(foretold.refusal, NumberLooksLike)
        for typed in (False, True):
            with pytest.raises(NumberLooksLike, match=f"^{raw} looks like SN-1, .* a new Kit[?]$"):
                scan = ScanGiven(raw=raw, typed=typed)
                await record_scan_on_order(dock.request("recordScan"), order, scan)
    gives = await factory.open_transfer(order, GIVES)
    assert await TransferEntry.filter(transfer_id=gives).count() == 0
    meant = ScanGiven(raw="SN-11", look_alike=True)
    await record_scan_on_order(dock.request("recordScan"), order, meant)
    # From now on it is how numbers are written here.
    await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="SN-12"))
    assert await TransferEntry.filter(transfer_id=gives).count() == 2


async def test_a_number_unlike_those_of_what_is_made_is_asked_about_while_components_are_missing(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL, number_pattern="K{YY}-{000}")
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await factory.order(kit, 3)
    gives = await factory.open_transfer(order, GIVES)
    line = await dock.line_of(gives, kit)
    other = ScanGiven(raw="BOARD-7")
    foretold = (await resolve_scan_on_order(other, order)).effect
    assert foretold is not None and isinstance(foretold.refusal, NumberLooksLike)
    asked = r"^BOARD-7 is unlike numbers of Kit, such as K\d\d-001, and components are missing: a new Kit[?]$"
    with pytest.raises(NumberLooksLike, match=asked):
        await record_scan_on_order(dock.request("recordScan"), order, other)
    assert await TransferEntry.filter(transfer_id=gives).count() == 0
    for said in (
        ScanGiven(raw="K26-004"),  # as the sequence writes them
        ScanGiven(raw="OTHER-1", line=line),  # its line was tapped
        ScanGiven(raw="OTHER-2", look_alike=True),
    ):
        await record_scan_on_order(dock.request("recordScan"), order, said)
    await entry_changes.remove_entries(dock.request(), line, None)
    for raw in ("SN-1", "SN-2", "SN-3", "OTHER-3"):  # nothing is missing any more
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw))
    assert [entry.number for entry in await TransferEntry.filter(transfer_id=gives)] == ["OTHER-3"]


async def test_more_of_a_component_than_the_bill_has_for_it_is_told(dock: Dock, factory: Factory) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "2"))
    await dock.received(dock.radio, "SN-1 x 8", 8)
    order = await factory.order(kit, 4)
    for raw in ("K-1", "K-2"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw))

    async def told(raw: str, into: str) -> str:
        scan = ScanGiven(raw=raw, into=into)
        return (await record_scan_on_order(dock.request("recordScan"), order, scan)).outcome.text

    more = "Into K-1: 3 pcs of Radio by now, where its bill has 2 pcs"
    assert await told("SN-1", "K-1") == await told("SN-2", "K-1") == "Into K-1"
    assert await told("SN-3", "K-2") == "Into K-2"
    assert await told("SN-4", "K-1") == more
    await manufacturing.post_run(dock.request(), order)
    assert await told("SN-5", "K-2") == "Into K-2"
    assert await told("SN-6", "K-1") == more.replace("3 pcs", "4 pcs")


async def test_a_component_that_is_in_something_else_is_told_with_that(dock: Dock, factory: Factory) -> None:
    order = await kit_beside(dock, factory, Tracking.NONE)
    for raw in ("K-1", "SN-1"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw))
    await manufacturing.post_run(dock.request(), order)
    number = (await ManufacturingOrder.get(id=order)).number
    with pytest.raises(InsufficientStock, match=f"SN-1 is not at WH1/Stock: it went into K-1, {number}[.]"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="SN-1"))
    away = await dock.delivery((dock.radio, 1))
    await dock.number(away, dock.radio, "SN-2")
    await dock.validate(away)
    with pytest.raises(InsufficientStock, match=r"SN-2 is not at WH1/Stock: it is at Customers[.]"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="SN-2"))


async def test_a_serial_of_which_two_are_said_goes_neither_in_nor_out(dock: Dock, factory: Factory) -> None:
    order = await kit_beside(dock, factory, Tracking.NONE)
    for raw in ("SN-1", "K-1"):
        with pytest.raises(InvalidInput, match=f"The serial {raw} is exactly one unit, not 2"):
            scan = ScanGiven(raw=raw, quantity=Decimal(2))
            await record_scan_on_order(dock.request("recordScan"), order, scan)
    for kind in (TAKES, GIVES):
        transfer = await factory.open_transfer(order, kind)
        assert await TransferEntry.filter(transfer_id=transfer).count() == 0


async def test_a_new_number_that_several_things_can_have_is_no_guess(dock: Dock, factory: Factory) -> None:
    order = await kit_beside(dock, factory, Tracking.LOT)
    with pytest.raises(ScanUnclear):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="K-1"))
    gives = await factory.open_transfer(order, GIVES)
    assert await TransferEntry.filter(transfer_id=gives).count() == 0
    kit = await Product.get(sku="KIT")
    line = await dock.line_of(gives, kit.id)
    await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="K-1", line=line))
    assert (await TransferEntry.get(transfer_id=gives)).number == "K-1"


async def test_of_a_component_that_took_more_than_planned_more_goes_in_on_another_day(
    dock: Dock, factory: Factory
) -> None:
    await dock.received(dock.flour, "F-1", 9)
    await dock.taken_in((dock.bag, 10))
    order = await factory.order(factory.bread, 10)
    scans = [("F-1", Decimal(6)), ("F-1", Decimal(2))]
    for raw, much in scans:
        given = ScanGiven(raw=raw, quantity=much, take_more=True)
        await record_scan_on_order(dock.request("recordScan"), order, given)
        await manufacturing.post_run(dock.request(), order, take_more=True)
    assert await on_hand("F-1") == 1
    left: Any = await TransferLine.filter(transfer_id=await factory.open_transfer(order, TAKES)).order_by(
        "id"
    )
    assert [(line.product_id, line.expected) for line in left] == [(dock.flour, 0), (dock.bag, 10)]
    assert await check() == []


async def test_what_the_bill_does_not_name_is_asked_about_on_every_day(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 9)
    await dock.taken_in((dock.bag, 10))
    salt = await dock.product("SALT", Tracking.LOT, unit="kg")
    await dock.received(salt, "S-1", 2)
    order = await factory.order(factory.bread, 10)
    meant = ScanGiven(raw="S-1", quantity=Decimal(1), unplanned=True)
    await record_scan_on_order(dock.request("recordScan"), order, meant)
    await manufacturing.post_run(dock.request(), order)
    left = TransferLine.filter(transfer_id=await factory.open_transfer(order, TAKES)).order_by("id")
    assert await left.values_list("product_id", flat=True) == [dock.flour, dock.bag]
    with pytest.raises(NotOnDocument) as refused:
        await record_scan_on_order(dock.request("recordScan"), order, replace(meant, unplanned=False))
    assert refused.value.can_be_taken
    await record_scan_on_order(dock.request("recordScan"), order, meant)


async def test_a_new_number_comes_out_though_goods_beside_the_bill_are_taken(
    dock: Dock, factory: Factory
) -> None:
    order = await kit_beside(dock, factory, Tracking.NONE)
    case = await dock.product("CASE", Tracking.SERIAL)
    await dock.received(case, "C-1", 1)
    for raw in ("K-1", "C-1", "SN-1", "K-2"):
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw=raw, unplanned=True))
    with pytest.raises(NumberLooksLike):  # a component misread is asked about as without
        await record_scan_on_order(dock.request("recordScan"), order, ScanGiven(raw="SN-11", unplanned=True))
    given, taken = [
        [entry.number for entry in await TransferEntry.filter(transfer_id=transfer).order_by("id")]
        for transfer in (await factory.open_transfer(order, GIVES), await factory.open_transfer(order, TAKES))
    ]
    assert (given, taken) == (["K-1", "K-2"], ["C-1", "SN-1"])


async def test_once_all_is_taken_a_scan_tells_how_more_goes_in(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 9)
    order = await factory.order(await cake_of(dock, factory), 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    scan = ScanGiven(raw="F-1", quantity=Decimal(1))
    with pytest.raises(
        NotOnDocument, match=r"Flour is not on this document\. .*start another run"
    ) as refused:
        await record_scan_on_order(dock.request("recordScan"), order, scan)
    effect = (await resolve_scan_on_order(scan, order)).effect
    assert effect is not None and effect.refusal is not None
    assert (effect.text, effect.refusal.message) == (refused.value.message, refused.value.message)
    await manufacturing.start_run(dock.request(), order)
    await record_scan_on_order(dock.request("recordScan"), order, scan)


async def cake_of(dock: Dock, factory: Factory) -> int:
    """Made of flour alone."""
    cake = await dock.product("CAKE", Tracking.LOT)
    await factory.recipe(cake, 10, (dock.flour, "5"))
    return cake
