"""Goods without numbers are counted or weighed in any unit that fits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.refusals import InvalidInput
from lotbook.models import StockMoveLine, TransferEntry
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import Dock


async def test_what_is_counted_in_dozens_is_kept_in_pieces_with_what_was_said(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 36))
    line = await dock.line_of(receipt, dock.bag)
    dozen = await dock.unit("doz")
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(3), unit=dozen)])
    [entry] = await TransferEntry.filter(transfer_id=receipt)
    assert (entry.quantity, entry.entered_quantity, entry.entered_unit_id) == (36, 3, dozen)
    await dock.validate(receipt)
    [posted] = await StockMoveLine.filter(product_id=dock.bag)
    assert (posted.quantity, posted.entered_quantity) == (36, 3)
    assert (posted.factor_numerator, posted.factor_denominator) == (12, 1)


async def test_a_unit_of_another_category_is_refused_and_the_line_keeps_what_it_had(dock: Dock) -> None:
    receipt = await dock.receipt((dock.bag, 36))
    line = await dock.line_of(receipt, dock.bag)
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(5))])
    with pytest.raises(InvalidInput) as refused:
        kilograms = LineQuantity(line, Decimal(3), unit=await dock.unit("kg"))
        await record_quantities(dock.request(), receipt, [kilograms])
    assert refused.value.field == ("lines", "0", "unit")
    assert [entry.quantity for entry in await TransferEntry.filter(transfer_id=receipt)] == [5]
