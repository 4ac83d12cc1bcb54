"""A scan of goods that are measured: nobody takes the rest of a line because a label is silent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.number_refusals import BatchUndecided, NumbersInvalid
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import OverReceipt, QuantityUndecided
from lotbook.domain.scan_effect import ScanAction
from lotbook.domain.words import OperationKind, Tracking
from tests.dock import Dock
from tests.scenarios.telling import entries, numbers_on, refused, resolve, scan, validate

GTIN = "09520123456788"


def label(number: str, weight: str = "") -> str:
    return f"]d201{GTIN}{weight}10{number}"


async def kept_by_weight(dock: Dock, tracking: Tracking = Tracking.LOT) -> int:
    return await dock.product("SALMON", tracking, unit="kg", gtin=GTIN)


@pytest.mark.parametrize("raw", [label("L-1"), "L-1"])
async def test_the_label_of_a_lot_that_tells_no_weight_asks_for_it(dock: Dock, raw: str) -> None:
    product = await kept_by_weight(dock)
    receipt = await dock.receipt((product, 30))
    line = await dock.line_of(receipt, product)
    await scan(dock, receipt, label("L-0", "3103001250"))
    async with refused(QuantityUndecided, RefusalCode.QUANTITY_UNDECIDED) as asked:
        await scan(dock, receipt, raw, line=line)
    assert asked.value.message == "L-1: how much is it? The line lacks 28.75 kg."
    assert (asked.value.line, asked.value.number) == (line, "L-1")
    assert (asked.value.field, asked.value.offered) == (("quantity",), Decimal("28.75"))
    effect = (await resolve(raw, on=receipt, line=line)).effect
    assert effect is not None and isinstance(effect.refusal, QuantityUndecided)
    assert (effect.action, effect.quantity) == (ScanAction.RECORD_NUMBER, None)
    await scan(dock, receipt, raw, line=line, quantity=Decimal("2.5"))
    await scan(dock, receipt, label("L-2", "3103001250"))
    assert [entry["quantity"] for entry in await entries(line)] == [1_250_000, 2_500_000, 1_250_000]


async def test_nothing_is_offered_where_the_line_lacks_nothing(dock: Dock) -> None:
    product = await kept_by_weight(dock)
    receipt = await dock.receipt((product, 2))
    await scan(dock, receipt, label("L-1"), quantity=Decimal(2))
    async with refused(QuantityUndecided) as asked:
        await scan(dock, receipt, label("L-2"))
    assert (asked.value.message, asked.value.offered) == ("L-2: how much is it?", None)
    async with refused(OverReceipt):
        await scan(dock, receipt, label("L-2"), quantity=Decimal(1))


async def test_a_number_that_cannot_be_taken_is_refused_before_anybody_is_asked_how_much(dock: Dock) -> None:
    product = await kept_by_weight(dock)
    first = await dock.receipt((product, 5))
    await scan(dock, first, label("L-1"), quantity=Decimal(5))
    await validate(dock, first)
    delivery = await dock.delivery((product, 2))
    async with refused(NumbersInvalid, RefusalCode.NUMBER_UNKNOWN):
        await scan(dock, delivery, label("L-9"))
    own = await dock.product(
        "TUNA", unit="kg", gtin="09520123456795", number_pattern="T{000}", gives_own_numbers=True
    )
    receipt = await dock.receipt((own, 5))
    theirs = "]d2010952012345679510B-1"
    await scan(dock, receipt, theirs, quantity=Decimal(2))
    await validate(dock, receipt, backorder="DISCARD")
    again = await dock.receipt((own, 5))
    async with refused(BatchUndecided):
        await scan(dock, again, theirs)


async def test_without_numbers_it_is_asked_too(dock: Dock) -> None:
    product = await kept_by_weight(dock, Tracking.NONE)
    receipt = await dock.receipt((product, 30))
    async with refused(QuantityUndecided) as asked:
        await scan(dock, receipt, GTIN)
    assert (asked.value.number, asked.value.offered) == (None, Decimal(30))
    assert asked.value.message == "Salmon: how much is it? The line lacks 30 kg."
    assert (await scan(dock, receipt, GTIN, quantity=Decimal("7.5"))).quantity == Decimal("7.5")


async def test_on_the_way_out_it_is_offered_what_is_reserved_of_just_that_lot(dock: Dock) -> None:
    product = await kept_by_weight(dock)
    await dock.received(product, "L-1", 3)
    await dock.received(product, "L-2", 9)
    for transfer in (
        await dock.delivery((product, 5)),
        await dock.transfer(OperationKind.INTERNAL, (product, 5)),
    ):
        async with refused(QuantityUndecided) as asked:
            await scan(dock, transfer, label("L-2"))
        assert asked.value.offered is not None and asked.value.offered <= 5
    delivery = await dock.delivery((product, 4))
    async with refused(QuantityUndecided) as asked:
        await scan(dock, delivery, "L-2")
    await scan(dock, delivery, "L-2", quantity=asked.value.offered)
    assert await numbers_on(await dock.line_of(delivery, product)) == ["L-2"]
