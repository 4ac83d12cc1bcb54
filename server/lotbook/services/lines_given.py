"""The products of the lines that are given for orders and transfers, and how each line counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lotbook.domain.inputs import Problems
from lotbook.domain.ordering import Measure, Packed, Stocked
from lotbook.domain.quantities import Unit as UnitValue
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound
from lotbook.models import Packaging, Product, Unit
from lotbook.services.rows import all_shared


@dataclass(frozen=True)
class ProductOfLine:
    """A product with what lines need to know of it."""

    row: Product
    stocked: Stocked


def unit_value(unit: Unit) -> UnitValue:
    """A unit as quantities are converted with it."""
    return UnitValue(unit.symbol, unit.category, unit.kind, unit.numerator, unit.denominator)


async def products_of(lines: Sequence[Any], price: str = "purchase_price") -> Mapping[int, ProductOfLine]:
    """Products by row id, none of them archived; lines: of an order or a transfer, as given; price: the column.

    Raises NotFound or InvalidInput.
    """
    wanted = [(line.product, ("lines", str(place), "product")) for place, line in enumerate(lines)]
    rows: dict[int, Any] = await all_shared(Product, wanted)
    units = {unit.id: unit_value(unit) for unit in await Unit.all()}
    problems = Problems()
    for product, field in wanted:
        if not rows[product].active:
            message = f"{rows[product].name} is archived."
            problems.add(field, InputFault.CONTRADICTION, message, given=rows[product].sku)
    problems.refuse()
    return {
        row.id: ProductOfLine(
            row, Stocked(row.name, units[row.unit_id], row.step, getattr(row, price), row.tax_rate)
        )
        for row in rows.values()
    }


async def measures_of(
    lines: Sequence[Any], ordered: Mapping[int, Packed] = MappingProxyType({})
) -> list[Measure]:
    """How each line counts; lines: of an order or a transfer, as given; ordered: packagings that lines, by their
    place, were ordered in before: what is in one of them stays as it was then.

    Raises NotFound, also for a packaging of another product.
    """
    units = {unit.id: unit_value(unit) for unit in await Unit.all()}
    wanted = [line.packaging or 0 for line in lines]
    packagings: dict[int, Any] = {row.id: row for row in await Packaging.filter(id__in=wanted, active=True)}
    found = []
    for place, line in enumerate(lines):
        if place in ordered and ordered[place].packaging == line.packaging:
            found.append(Measure(packed=ordered[place]))
            continue
        packaging = packagings.get(line.packaging)
        unknown = line.unit is not None and line.unit not in units
        if unknown or (
            line.packaging is not None and (not packaging or packaging.product_id != line.product)
        ):
            message = "There is no such unit, and no such packaging of this product."
            field = ("lines", str(place), "unit")
            raise NotFound(message=message, field=field, sought=f"unit {line.unit or line.packaging}")
        found.append(
            Measure(
                unit=units[line.unit] if line.unit is not None else None,
                packed=Packed(packaging.id, packaging.quantity) if packaging else None,
            )
        )
    return found
