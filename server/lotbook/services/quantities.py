"""Quantities on lines without numbers: counted or weighed, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.ordering import LineGiven, Stocked, stock_quantity
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import DateOrigin, EntryWay, Tracking
from lotbook.ledger.reservations import Lost
from lotbook.models import Unit
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, open_for, touch
from lotbook.services.lines_given import measures_of, unit_value


@dataclass(frozen=True)
class LineQuantity:
    """How much came or goes on a line, all that is expected when None. unit or packaging, by row id: in which
    it is given; the stock unit when both are None."""

    line: int
    quantity: Decimal | None
    unit: int | None = None
    packaging: int | None = None


@dataclass(frozen=True)
class QuantitiesRecorded:
    """lost: what others had been promised of it."""

    transfer: int
    lost: Sequence[Lost] = ()


@unit_of_work
async def record_quantities(
    work: Work, transfer_id: int, quantities: Sequence[LineQuantity], *, take_more: bool = False
) -> QuantitiesRecorded:
    """Say how much there is on lines without numbers; replaces what the lines had.

    Raises OverReceipt, InvalidInput (also for a tracked line), WrongState, NotFound.
    """
    transfer = await open_for(work, transfer_id, "record quantities on it")
    how = entries.Recording(via=EntryWay.TYPED, origin=DateOrigin.PERSON, take_more=take_more)
    lines = [transfer.line(one.line) for one in quantities]
    lost: list[Lost] = []
    for place, (line, counted) in enumerate(zip(lines, await _counted(lines, quantities), strict=True)):
        if line.tracking is not Tracking.NONE:
            message = f"{line.product_name} is tracked: its quantity comes from its numbers."
            raise invalid(("lines", str(place), "quantity"), InputFault.CONTRADICTION, message)
        await entries.remove(work, line.id, None)
        if counted.quantity > ZERO:
            emptied = replace(line, recorded=ZERO, entries=0)
            lost += await entries.record_quantity(work, transfer, emptied, counted, how)
    await touch(work, transfer)
    return QuantitiesRecorded(transfer.id, lost)


async def _counted(lines: Sequence[LineAtWork], given: Sequence[LineQuantity]) -> list[entries.Counted]:
    """Quantities in the stock unit of each line, with what was entered where that is another unit.

    Raises InvalidInput for what does not convert, NotFound for a unit or packaging that is not there.
    """
    units = {unit.id: unit_value(unit) for unit in await Unit.all()}
    measures = await measures_of(
        [
            LineGiven(line.product, one.quantity or ZERO, one.unit, one.packaging)
            for line, one in zip(lines, given, strict=True)
        ],
        {place: line.packed for place, line in enumerate(lines) if line.packed},
    )
    counted = []
    for place, (line, one) in enumerate(zip(lines, given, strict=True)):
        if not one.quantity:
            counted.append(entries.Counted(line.expected if one.quantity is None else ZERO))
            continue
        product = Stocked(line.product_name, units[line.unit], line.step)
        quantity = stock_quantity(one.quantity, product, measures[place], ("lines", str(place), "quantity"))
        entered = (one.quantity, one.unit) if one.unit not in (None, line.unit) else None
        counted.append(entries.Counted(quantity, entered))
    return counted
