"""What a run took and gave is put right, and which lots went into which with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import CorrectionWay, Tracking
from lotbook.ledger import genealogy
from lotbook.ledger.check import check
from lotbook.models import Lot, Run, StockMoveLine, TransferLine
from lotbook.services import correcting, making, manufacturing, taking_apart
from lotbook.services.correcting import Correction
from lotbook.services.inside import Part
from lotbook.services.making import Input
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import record_scan_on_order
from lotbook.services.taking_apart import Apart, Taken
from tests.dock import Dock
from tests.factory import GIVES, TAKES, Factory, edges, factory, on_hand

__all__ = ["factory"]


async def test_what_was_made_by_mistake_and_taken_back_is_expected_again(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"))
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await factory.order(kit, 3)
    await factory.gives(order, kit, "K-1; WRONG")
    gives = await factory.open_transfer(order, GIVES)
    before = await dock.version_of(gives)
    wrong = await StockMoveLine.get(lot__number="WRONG")
    fixed = [Correction(move_line=wrong.id, right_quantity=Decimal(0))]
    await correcting.correct_move_lines(dock.request(), fixed, CorrectionWay.FROM_DESTINATION, "a slip")
    assert (await TransferLine.get(transfer_id=gives)).expected == 2
    assert await dock.version_of(gives) > before
    await factory.gives(order, kit, "K-2; K-3")
    assert (await genealogy.of_order(order)).produced == {kit: 3}


async def test_a_corrected_output_takes_its_share_with_it(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 6)
    await factory.gives(order, factory.bread, "B-2", 4)
    wrong = await StockMoveLine.get(lot__number="B-2")
    fixed = [Correction(move_line=wrong.id, number="B-3", right_quantity=Decimal(2))]
    await correcting.correct_move_lines(dock.request(), fixed, CorrectionWay.FROM_DESTINATION, "miscounted")
    assert await edges() == {("F-1", "B-1"): ("3.75", False), ("F-1", "B-3"): ("1.25", False)}
    assert await check() == []


async def test_what_was_said_follows_the_number_of_what_was_made(dock: Dock, factory: Factory) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"), (dock.flour, "0.3"))
    await dock.received(dock.radio, "SN-1 x 4", 4)
    await dock.received(dock.flour, "F-1", 2)
    order = await factory.order(kit, 4)

    async def scans(*pairs: tuple[str, str | None]) -> None:
        for raw, into in pairs:
            much = Decimal("0.1") if raw == "F-1" else None
            given = ScanGiven(raw=raw, into=into, quantity=much)
            await record_scan_on_order(dock.request("recordScan"), order, given)

    async def correct(*fixed: Correction) -> None:
        way = CorrectionWay.FROM_DESTINATION
        await correcting.correct_move_lines(dock.request(), fixed, way, "typo")

    async def line(number: str) -> int:
        lines = StockMoveLine.filter(lot__number=number, destination=dock.stock, corrects=None)
        [last] = await lines.order_by("-id").limit(1)
        return int(last.id)

    await scans(("K-1", None), ("SN-1", "K-1"), ("F-1", "K-1"), ("K-2", None), ("SN-2", "K-2"))
    await manufacturing.post_run(dock.request(), order)
    await scans(("SN-3", "K-2"))  # not posted yet
    await correct(
        Correction(move_line=await line("K-1"), number="K-2"),
        Correction(move_line=await line("K-2"), number="K-1"),
    )
    assert await edges() == {
        ("SN-1", "K-2"): ("1", True),
        ("F-1", "K-2"): ("0.1", True),
        ("SN-2", "K-1"): ("1", True),
    }
    await correct(Correction(move_line=await line("K-1"), number="K-9"))
    assert (await edges())["SN-2", "K-9"] == ("1", True)
    await dock.validate(await factory.open_transfer(order, TAKES))
    assert (await edges())["SN-3", "K-9"] == ("1", True)
    with pytest.raises(
        InvalidInput, match="Nothing of K-9 would be left, and SN-2 is said to have gone into it"
    ):
        await correct(Correction(move_line=await line("K-9"), right_quantity=Decimal(0)))
    assert (await edges())["SN-2", "K-9"] == ("1", True)
    assert await check() == []


async def test_what_went_in_by_mistake_comes_back(dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 5)
    await dock.received(dock.flour, "F-2", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 4)
    took = await StockMoveLine.get(lot__number="F-1", destination__usage="PRODUCTION")

    async def correct(line: int, way: CorrectionWay = CorrectionWay.FROM_DESTINATION, **right: Any) -> None:
        await correcting.correct_move_lines(
            dock.request(), [Correction(move_line=line, **right)], way, "miscounted"
        )

    await correct(took.id, right_quantity=Decimal(3))  # before anything came out
    assert (await on_hand("F-1"), await edges()) == (2, {})
    await factory.gives(order, factory.bread, "B-1", 6)
    assert await edges() == {("F-1", "B-1"): ("3", False)}
    stays = await StockMoveLine.filter(lot__number="F-1", corrects=None).order_by("-id").first()
    assert stays is not None
    with pytest.raises(InvalidInput, match="has no label left") as refused:
        await correct(stays.id, CorrectionWay.RELABEL, number="F-2")
    assert refused.value.field == ("corrections", "0", "moveLine")
    await correct(stays.id, quantity=Decimal(2), number="F-2")
    assert await edges() == {("F-1", "B-1"): ("1", False), ("F-2", "B-1"): ("2", False)}
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = await Run.get(manufacturing_order_id=order)
    await making.assign_inputs(dock.request(), run.id, [Input(lots["F-2"], lots["B-1"], Decimal(2))])
    other = await StockMoveLine.get(lot__number="F-2", destination__usage="PRODUCTION")
    with pytest.raises(InvalidInput, match="More of F-2 is said to have gone into B-1 "):
        await correct(other.id, right_quantity=Decimal(1))
    apart = Apart([Taken(dock.stock, Decimal(6))], lots["B-1"])
    parts = [Part(dock.flour, lots["F-1"], Decimal(1))]
    await taking_apart.unbuild(dock.request(), apart, "stale", parts)
    with pytest.raises(InvalidInput, match="put that together again first") as refused:
        await correct(stays.id, right_quantity=Decimal(0))
    assert refused.value.field == ("corrections", "0", "moveLine")
    await making.assign_inputs(dock.request(), run.id, [Input(lots["F-2"], lots["B-1"], Decimal(0))])
    await correct(other.id, CorrectionWay.FROM_WHERE_THEY_ARE, right_quantity=Decimal(0))
    assert await edges() == {("F-1", "B-1"): ("1", False), ("B-1", "F-1"): ("6", False)}
    assert (await on_hand("F-1"), await on_hand("F-2")) == (5, 5)
    assert await check() == []


async def test_what_is_said_of_a_component_goes_along_when_its_number_was_wrong(
    dock: Dock, factory: Factory
) -> None:
    kit = await dock.product("KIT", Tracking.SERIAL)
    await factory.recipe(kit, 1, (dock.radio, "1"), (dock.flour, "0.1"))
    await dock.received(dock.radio, "SN-1 x 5", 5)
    await dock.received(dock.flour, "F-1", 1)
    await dock.received(dock.flour, "F-2", 1)
    order = await factory.order(kit, 3)
    await factory.gives(order, kit, "K-1 x 3")
    transfer = await factory.open_transfer(order, TAKES)
    await factory.put(transfer, dock.radio, "SN-1 x 3", None)
    await factory.put(transfer, dock.flour, "F-1", "0.3")
    await dock.validate(transfer)
    lots = {lot.number: lot.id for lot in await Lot.all()}
    run = (await Run.get(manufacturing_order_id=order)).id
    said = [Input(lots[f"SN-{n}"], lots[f"K-{n}"], Decimal(1)) for n in (1, 2, 3)]
    said += [Input(lots["F-1"], lots[f"K-{n}"], Decimal("0.1")) for n in (1, 2)]
    await making.assign_inputs(dock.request(), run, said)

    async def line(number: str) -> int:
        taken = StockMoveLine.filter(lot__number=number, destination__usage="PRODUCTION", corrects=None)
        found = await taken.order_by("-id").first()
        assert found is not None
        return found.id

    async def correct(*wrong: Correction) -> None:
        way = CorrectionWay.FROM_DESTINATION
        await correcting.correct_move_lines(dock.request(), wrong, way, "misread")

    await correct(Correction(move_line=await line("SN-1"), number="SN-5"))
    assert (await edges())["SN-5", "K-1"] == ("1", True)
    await correct(
        Correction(move_line=await line("SN-2"), number="SN-3"),
        Correction(move_line=await line("SN-3"), number="SN-2"),
    )
    by_pairs = {pair: sure for pair, (_, sure) in (await edges()).items() if pair[0] != "F-1"}
    assert by_pairs == {("SN-5", "K-1"): True, ("SN-3", "K-2"): True, ("SN-2", "K-3"): True}
    with pytest.raises(InvalidInput, match="said to have gone into K-1 and K-2 than would") as refused:
        await correct(
            Correction(move_line=await line("SN-5"), number="SN-1"),
            Correction(move_line=await line("F-1"), number="F-2", right_quantity=Decimal("0.15")),
        )
    assert refused.value.field == ("corrections", "1", "moveLine")
    await correct(Correction(move_line=await line("F-1"), number="F-2", right_quantity=Decimal("0.2")))
    assert {pair: edge for pair, edge in (await edges()).items() if pair[0] == "F-2"} == {
        ("F-2", "K-1"): ("0.1", True),
        ("F-2", "K-2"): ("0.1", True),
    }
    with pytest.raises(InvalidInput, match="More of SN-5 is said to have gone into K-1 than"):
        await correct(Correction(move_line=await line("SN-5"), right_quantity=Decimal(0)))
    assert await check() == []
