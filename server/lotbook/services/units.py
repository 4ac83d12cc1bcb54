"""What quantities are counted and measured in."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.db.engine import fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import Problems
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker
from lotbook.domain.units import UnitFacts, unit_facts
from lotbook.models import Product, Unit
from lotbook.services.rows import in_use, locked, ref


@dataclass(frozen=True)
class UnitSaved:
    """A unit by row id."""

    unit: int


@unit_of_work
async def save_unit(work: Work, facts: UnitFacts, unit: int | None = None) -> UnitSaved:
    """Add a unit, or change one. What decides about quantities stays once something is counted in it.

    Raises NotFound, InvalidInput or InUse.
    """
    facts = unit_facts(facts)
    row = None if unit is None else await locked(Unit, unit, ("unit",))
    problems = Problems()
    for name in ("name", "symbol"):
        if await Unit.filter(**{name: getattr(facts, name)}).exclude(id=unit or 0).exists():
            message = f"There is a unit {getattr(facts, name)} already."
            problems.add((name,), InputFault.NOT_UNIQUE, message, given=getattr(facts, name))
    problems.refuse()
    if row is None:
        row = await Unit.create(**vars(facts))
    else:
        weighs = "category kind numerator denominator decimals".split()
        if any(getattr(facts, name) != getattr(row, name) for name in weighs):
            await _require_unused(row)
        await Unit.filter(id=row.id).update(**vars(facts))
    work.about("Unit", row.id)
    return UnitSaved(row.id)


async def _require_unused(unit: Unit) -> None:
    products = await Product.filter(unit_id=unit.id).order_by("sku")
    blockers = [
        Blocker(message=f"{product.sku} is stocked in it.", node=ref(product)) for product in products
    ]
    ordered = """SELECT 1 WHERE EXISTS (SELECT 1 FROM purchase_order_line WHERE unit_id = ?)
        OR EXISTS (SELECT 1 FROM sales_order_line WHERE unit_id = ?)
        OR EXISTS (SELECT 1 FROM transfer_line WHERE unit_id = ?)
        OR EXISTS (SELECT 1 FROM transfer_entry WHERE entered_unit_id = ?)
        OR EXISTS (SELECT 1 FROM stock_move_line WHERE entered_unit_id = ?)"""
    if await fetch_value(ordered, *[unit.id] * 5):
        blockers.append(Blocker(message="Documents have quantities in it."))
    if blockers:
        raise in_use(f"Quantities in {unit.symbol} would mean something else.", blockers)
