"""Orders as bills and invoices see them: which lines there are, and what of each may still be billed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.models import Model

from lotbook.domain.money_papers import Counted, OrderedLine
from lotbook.domain.ordering import Agreed, Measure, Packed, Stocked
from lotbook.domain.words import BillingPolicy, MoneyKind
from lotbook.ledger import money
from lotbook.models import PurchaseOrder, Settings, Unit
from lotbook.services.rows import shared
from lotbook.services.transfers import unit_value


@dataclass(frozen=True)
class Side:
    """Which way the money goes. order_column: of papers; partner: of the order; of_line: what the API calls a line of
    it; done: what was done with the goods, in words."""

    kind: MoneyKind
    order: type[Model]
    order_column: str
    partner: str
    lines: money.Side
    of_line: str
    done: str


BOUGHT = Side(
    MoneyKind.BILL,
    PurchaseOrder,
    "purchase_order_id",
    "vendor_id",
    money.BOUGHT,
    "PurchaseOrderLine",
    "received",
)
SIDES = {MoneyKind.BILL: BOUGHT}


@dataclass(frozen=True)
class BilledOrder:
    """An order that papers are written on, and its lines by row id; basis: what of them may be billed, in words."""

    row: Any
    lines: Mapping[int, OrderedLine]
    basis: str


async def billed_order(side: Side, row: Any, without: int = money.NO_PAPER) -> BilledOrder:
    """An order that is locked, with the figures of its lines. without: a paper that does not count."""
    settings = await shared(Settings, 1, ())
    lines = side.lines.line.filter(order_id=row.id).order_by("position")
    rows: list[Any] = await lines.select_related("product")
    billed = await money.billed(side.lines, [line.id for line in rows], without)
    units = {unit.id: unit_value(unit) for unit in await Unit.all()}
    basis = "ordered" if settings.billing is BillingPolicy.ORDERED else side.done
    return BilledOrder(row, {line.id: _line(line, units, billed[line.id]) for line in rows}, basis)


def _line(line: Any, units: Mapping[int, Any], billed: money.Billed) -> OrderedLine:
    packed = Packed(line.packaging_id, line.per_packaging) if line.packaging_id else None
    product = line.product
    return OrderedLine(
        id=line.id,
        counted=Counted(line.product_id, line.unit_id, packed),
        stocked=Stocked(product.name, units[product.unit_id], product.step),
        measure=Measure(packed=packed) if packed else Measure(unit=units[line.unit_id]),
        text=line.text,
        quantity=line.quantity,
        stock_quantity=line.stock_quantity,
        agreed=Agreed(line.price, line.price_per),
        tax_rate=line.tax_rate,
        permitted=billed.permitted,
        billed=billed.billed,
    )
