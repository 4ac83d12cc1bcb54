"""What a label tells beside the number: how much, and which days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lotbook.domain.quantities import ZERO, Unit, UnitKind, convert
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.scan_found import FoundProduct
from lotbook.domain.tracking import ONE
from lotbook.domain.words import Tracking
from lotbook.standards.gs1 import Reading

_UNITS = {
    "kg": Unit("kg", "weight", UnitKind.MEASURED, 1),
    "lb": Unit("lb", "weight", UnitKind.MEASURED, 45_359_237, 100_000_000),
    "l": Unit("l", "volume", UnitKind.MEASURED, 1),
    "m": Unit("m", "length", UnitKind.MEASURED, 1),
}


def told_quantity(reading: Reading, product: FoundProduct) -> Decimal | None:
    """AI 30 counts what is in the item, AI 37 the items; pieces say nothing of a product kept by weight, and a
    weight nothing of one kept in pieces.

    Zero where the label says so, or says what a logistic unit holds but not how many.
    """
    if product.counted and reading.variable_count is not None:
        return Decimal(reading.variable_count)
    if product.counted and reading.count is not None:
        return reading.count * product.per
    if not product.counted and (measured := _measured(reading, product)) is not None:
        return measured
    if reading.of_content:
        return ZERO
    return product.per if product.packaging is not None else None


def told_of_number(reading: Reading, product: FoundProduct) -> Decimal | None:
    """How much a label says that its number is: a serial is one unit, unless it counts otherwise, which is refused."""
    if product.tracking is not Tracking.SERIAL:
        return told_quantity(reading, product)
    return ONE if reading.variable_count is None else Decimal(reading.variable_count)


def _measured(reading: Reading, product: FoundProduct) -> Decimal | None:
    """The net measure on the label in the product's unit; zero where it does not go into it, or where several
    contradict each other."""
    unit = product.unit
    nets = [net for net in reading.net_measures if unit and _UNITS[net.unit].category == unit.category]
    if unit is None or not nets:
        return None
    try:
        told = {convert(net.amount, _UNITS[net.unit], unit, product.step) for net in nets}
    except InvalidInput:
        return ZERO
    return told.pop() if len(told) == 1 else ZERO


def told_days(reading: Reading) -> dict[DateKind, date]:
    days = {
        DateKind.PRODUCTION: reading.production,
        DateKind.BEST_BEFORE: reading.best_before,
        DateKind.EXPIRY: reading.expiry,
    }
    return {kind: day for kind, day in days.items() if day}
