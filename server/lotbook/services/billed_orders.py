"""Orders as bills and invoices see them: which lines there are, and what of each may still be billed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lotbook.domain.money_papers import Counted, OrderedLine
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.ordering import Agreed, Measure, Packed, Stocked
from lotbook.ledger import money
from lotbook.models import Settings, Unit
from lotbook.services.lines_given import unit_value
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.rows import shared


@dataclass(frozen=True)
class PaperSide:
    """Papers with money on one side of trade. done: what was done with goods that may be on them; verb: how they are
    put on one."""

    kind: MoneyKind
    trade: Side
    lines: money.Side
    done: str
    verb: str

    @property
    def order_column(self) -> str:
        """Of a paper: the order that it is on."""
        return f"{self.trade.table}_id"

    def order_of(self, paper: Any) -> int:
        """The row id of the order that a paper is on."""
        return int(getattr(paper, self.order_column))


BOUGHT = PaperSide(MoneyKind.BILL, PURCHASE, money.BOUGHT, "received", "bill")
SOLD = PaperSide(MoneyKind.INVOICE, SALES, money.SOLD, "delivered", "invoice")
SIDES = {side.kind: side for side in (BOUGHT, SOLD)}


@dataclass(frozen=True)
class BilledOrder:
    """An order that papers are written on, and its lines by row id; basis: what of them may be billed, in words."""

    row: Any
    lines: Mapping[int, OrderedLine]
    basis: str


async def billed_order(side: PaperSide, row: Any, without: int = money.NO_PAPER) -> BilledOrder:
    """An order that is locked, with the figures of its lines. without: a paper that does not count."""
    await shared(Settings, 1, ())
    lines = side.lines.line.filter(order_id=row.id).order_by("position")
    rows: list[Any] = await lines.select_related("product")
    billed = await money.billed(side.lines, [line.id for line in rows], without)
    units = {unit.id: unit_value(unit) for unit in await Unit.all()}
    basis = "ordered" if await side.lines.as_ordered() else side.done
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
