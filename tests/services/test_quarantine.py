"""What comes in is held at once, where a rule says so."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import ChecksOpen, InvalidInput, StaleVersion, WrongState
from lotbook.domain.words import CorrectionWay, OperationKind, PartnerRole
from lotbook.ledger import figures, holds
from lotbook.models import Hold, Lot, Operation, StockMoveLine
from lotbook.services import checking, holding, quarantine, returning
from lotbook.services.checking import CheckFound
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.renumbering import split_lot
from tests.dock import Dock
from tests.factory import Factory, factory

__all__ = ["factory"]

MENDED = CorrectionWay.FROM_DESTINATION
TO_TEST = "waits for the laboratory"


async def rule(dock: Dock, reason: str = TO_TEST, **target: int) -> int:
    request = dock.request()
    done = await quarantine.create_quarantine_rule(request, quarantine.RuleTarget(**target), reason)
    return done.outcome.rule


async def came(dock: Dock, product: int, number: str, quantity: int = 10, **header: Any) -> int:
    """A receipt of it, validated."""
    receipt = await dock.receipt((product, quantity), **header)
    await dock.number(receipt, product, number, each=quantity)
    await dock.validate(receipt)
    return receipt


async def held() -> list[tuple[str, str]]:
    """Lots with the reasons for which rules hold them."""
    rows: list[Any] = await Hold.filter(
        quarantine_rule_id__not_isnull=True, ended_operation_id=None
    ).select_related("lot")
    return sorted((row.lot.number, row.reason) for row in rows)


async def release(dock: Dock, number: str) -> None:
    hold = await Hold.get(lot__number=number, ended_operation_id=None)
    await holding.release_hold(dock.request(), hold.id, "tested")


async def test_what_comes_of_a_product_is_held_until_it_is_released(dock: Dock):
    await rule(dock, product=dock.flour)
    waiting = await dock.receipt((dock.flour, 10), (dock.radio, 1), (dock.bag, 1))
    lines = [await dock.line_of(waiting, each) for each in (dock.flour, dock.radio, dock.bag)]
    assert [len(rules) for rules in await holds.on_arrival(lines)] == [1, 0, 0]
    await dock.number(waiting, dock.flour, "L-1", each=10)
    await dock.number(waiting, dock.radio, "SN-1")
    await dock.validate(waiting)
    assert await held() == [("L-1", TO_TEST)]
    [found] = await figures.of_lots([((await Lot.get(number="L-1")).id, None)])
    assert (found.held, found.available) == (Decimal(10), Decimal(0))
    await came(dock, dock.flour, "L-1", 5)
    assert await held() == [("L-1", TO_TEST)]
    await release(dock, "L-1")
    assert await held() == []
    await came(dock, dock.flour, "L-1", 5)
    assert await held() == [("L-1", TO_TEST)]


async def test_a_rule_fits_where_all_that_it_names_does(dock: Dock):
    other = await dock.partner("Second mill", PartnerRole.VENDOR)
    await rule(dock, "new vendor", vendor=other)
    await rule(dock, "both", vendor=other, product=dock.flour)
    await came(dock, dock.flour, "L-1")
    assert await held() == []
    await came(dock, dock.flour, "L-2", vendor=other)
    assert await held() == [("L-2", "both"), ("L-2", "new vendor")]


async def test_an_operation_type_holds_what_is_made_and_what_comes_back(dock: Dock, factory: Factory):
    made, back = OperationKind.MANUFACTURING, OperationKind.RETURN
    await rule(dock, "to be tasted", operation_type=await dock.operation_type(made))
    await rule(dock, "opened?", operation_type=await dock.operation_type(back))
    await dock.received(dock.flour, "F-1", 5)
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    assert await held() == [("B-1", "to be tasted")]
    await release(dock, "B-1")
    out = await dock.transfer(OperationKind.DELIVERY, (factory.bread, 4), partner=dock.customer)
    await dock.number(out, factory.bread, "B-1", each=4)
    await dock.validate(out)
    returned = await returning.create_return(dock.request(), out)
    await dock.validate(returned.outcome.transfer)
    assert await held() == [("B-1", "opened?")]


async def test_the_right_number_is_held_and_a_part_of_it_too(dock: Dock):
    by = await rule(dock, product=dock.flour)
    await came(dock, dock.flour, "L-1")
    line = await StockMoveLine.get(lot__number="L-1")
    await correct_move_lines(dock.request(), [Correction(move_line=line.id, number="L-7")], MENDED, "misread")
    assert await held() == [("L-1", TO_TEST), ("L-7", TO_TEST)]
    lot = await Lot.get(number="L-7")
    await split_lot(dock.request(), lot.id, dock.stock, Decimal(4), "L-7a", "sieved")
    assert [each async for each in Hold.all().values_list("quarantine_rule_id", flat=True)] == [by] * 3


async def test_rules_under_which_nothing_could_be_held_are_refused(dock: Dock):
    deliveries = await dock.operation_type(OperationKind.DELIVERY)
    for target, fault in (
        ({}, InputFault.MISSING),
        ({"product": dock.bag}, InputFault.CONTRADICTION),
        ({"vendor": dock.customer}, InputFault.CONTRADICTION),
        ({"operation_type": deliveries}, InputFault.CONTRADICTION),
    ):
        with pytest.raises(InvalidInput) as refused:
            await rule(dock, **target)
        assert [each.fault for each in refused.value.problems] == [fault]
    made = await rule(dock, product=dock.flour)
    with pytest.raises(InvalidInput):
        await rule(dock, product=dock.flour)
    update = quarantine.update_quarantine_rule
    await update(dock.request(), made, 1, active=False)
    with pytest.raises(StaleVersion):
        await update(dock.request(), made, 1, active=True)
    await came(dock, dock.flour, "L-1")
    assert await held() == []


async def test_what_is_to_be_checked_passes_before_the_release(dock: Dock):
    target = quarantine.RuleTarget(product=dock.radio)
    by = (
        await quarantine.create_quarantine_rule(dock.request(), target, TO_TEST, ["Seal", " Voltage "])
    ).outcome
    await dock.received(dock.radio, "SN-1 x 3", 3)
    hold = await Hold.get(lot__number="SN-1")
    assert await holds.together(hold.id) == [each.id for each in await Hold.all().order_by("id")]
    by_hand = await dock.hold("scratched", lot=hold.lot_id)
    assert await holds.how_many_together([by_hand, hold.id]) == [0, 3]
    await holding.release_hold(dock.request(), by_hand, "it was dust")
    with pytest.raises(ChecksOpen, match="Not checked yet: Seal, Voltage") as refused:
        await release(dock, "SN-1")
    assert refused.value.hold == hold.id
    record = checking.record_hold_checks
    with pytest.raises(InvalidInput, match="Weight is not asked for"):
        await record(dock.request(), hold.id, [CheckFound("Weight", True)])
    await record(dock.request(), hold.id, [CheckFound("Seal", True), CheckFound("Voltage", False, "9 V")])
    with pytest.raises(ChecksOpen, match=r"^Failed: Voltage\.$"):
        await release(dock, "SN-1")
    measured = dock.request()
    await record(measured, hold.id, [CheckFound("Voltage", True, "12 V")], together=True)
    [[seal, voltage]] = await holds.checks_of([hold.id])
    assert (seal.passed, voltage.passed, voltage.note) == (True, True, "12 V")
    assert voltage.operation == (await Operation.get(key=measured.key)).id
    request = dock.request()
    with pytest.raises(ChecksOpen, match=r"^Not checked yet: Seal\.$"):  # of the other two
        await holding.release_hold(request, hold.id, "tested", together=True)
    assert len(await held()) == 3
    await record(dock.request(), hold.id, [CheckFound("Seal", True)], together=True)
    await holding.release_hold(dock.request(), hold.id, "tested", together=True)
    assert await held() == []
    await quarantine.update_quarantine_rule(dock.request(), by.rule, 1, checks=["Weight"])
    assert [each.name for each in (await holds.checks_of([hold.id]))[0]] == ["Seal", "Voltage"]
    with pytest.raises(WrongState):
        await record(dock.request(), hold.id, [CheckFound("Seal", False)])
    with pytest.raises(InvalidInput, match="stands there twice"):
        await quarantine.update_quarantine_rule(dock.request(), by.rule, 2, checks=["A", "A"])
