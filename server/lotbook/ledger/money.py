"""What papers with money say together: how much of an order is billed, how much of a paper is credited and paid."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tortoise.models import Model

from lotbook.db.engine import among, fetch
from lotbook.domain.money_papers import left_to_bill, may_be_billed
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.still_due import Credited, still_due
from lotbook.domain.words import OrderState
from lotbook.ledger import fulfilled
from lotbook.ledger.sql import question
from lotbook.models import MoneyPaper, PurchaseOrderLine, SalesOrderLine, Settings

Moved = Callable[[list[int]], Awaitable[dict[int, Decimal]]]


@dataclass(frozen=True)
class Side:
    """Orders that papers of one kind are on. line: of an order; column: of papers' lines, that names it; moved: what
    was received or delivered of lines, less what came back, in the stock unit; policy: the setting that says what of
    an order may be on papers."""

    line: type[Model]
    column: str
    moved: Moved
    policy: str

    async def as_ordered(self) -> bool:
        """Whether what was ordered may be on papers before it moves."""
        return str(getattr(await Settings.get(id=1), self.policy)) == "ORDERED"


BOUGHT = Side(PurchaseOrderLine, "purchase_order_line_id", fulfilled.received, "billing")
SOLD = Side(SalesOrderLine, "sales_order_line_id", fulfilled.delivered, "invoicing")

NO_PAPER = 0
"""An id that no paper has: nothing is left out."""


@dataclass(frozen=True)
class Billed:
    """Of a line of an order, in the product's stock unit. moved: received or delivered, less what came back;
    permitted: what may be on papers in all by now; wanted: what will be in the end; billed: what is, less credit
    notes."""

    order: int
    ordered: Decimal
    moved: Decimal
    permitted: Decimal
    wanted: Decimal
    billed: Decimal

    @property
    def left(self) -> Decimal:
        return left_to_bill(self.permitted, self.billed)


async def billed(side: Side, lines: list[int], without: int = NO_PAPER) -> dict[int, Billed]:
    """How far lines of orders are billed, by row id. without: a paper that does not count."""
    rows: list[Any] = await side.line.filter(id__in=lines).order_by("id").select_related("order")
    moved, papers = await side.moved(lines), await on_papers(side.column, lines, without)
    as_ordered = await side.as_ordered()
    return {
        row.id: _billed(row, moved[row.id], papers.get(row.id, ZERO), as_ordered=as_ordered) for row in rows
    }


def _billed(row: Any, moved: Decimal, billed: Decimal, *, as_ordered: bool) -> Billed:
    ordered, open_still = row.stock_quantity, row.order.state is OrderState.CONFIRMED
    return Billed(
        order=row.order_id,
        ordered=ordered,
        moved=moved,
        permitted=may_be_billed(ordered, moved, as_ordered=as_ordered, open_still=open_still),
        wanted=may_be_billed(ordered, moved, as_ordered=True, open_still=open_still),
        billed=billed,
    )


async def on_papers(column: str, lines: list[int], without: int = NO_PAPER) -> dict[int, Decimal]:
    """How much of lines of orders is on papers less credit notes, in the stock unit; only of those that are on any.
    column: that names the line; without: a paper that does not count."""
    condition, values = among(lines)
    sql = question("billed_of_order_lines").replace("{among}", condition).replace("{column}", column)
    rows = await fetch(sql, values, without)
    return {row["order_line"]: from_millionths(int(row["billed"])) for row in rows}


@dataclass(frozen=True)
class Taken:
    """What credit notes took from a line of a paper."""

    quantity: Decimal = ZERO
    stock_quantity: Decimal = ZERO
    net: int = 0
    tax: int = 0


async def credited_of_lines(lines: list[int], without: int = NO_PAPER) -> dict[int, Taken]:
    """By line of a paper; without: a credit note that does not count."""
    condition, values = among(lines)
    rows = await fetch(question("credited_of_lines").replace("{among}", condition), values, without)
    return dict.fromkeys(lines, Taken()) | {row["id"]: _taken(row) for row in rows}


def _taken(row: dict[str, Any]) -> Taken:
    stock = from_millionths(int(row["stock_quantity"] or 0))
    return Taken(from_millionths(int(row["quantity"])), stock, int(row["net"]), int(row["tax"]))


async def due_of_papers(papers: Collection[tuple[int, int | None]]) -> dict[int, int]:
    """Minor units still due, by paper; those that are not posted are left out. papers: each with the one that it
    credits."""
    condition, values = among(list({credited or paper for paper, credited in papers}))
    sql = question("paid_of_papers").replace("{among}", condition)
    rows = await fetch(sql, values, values)
    notes: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        if row["credits_id"] is not None:
            notes.setdefault(row["credits_id"], []).append(row)
    found: dict[int, int] = {}
    for row in rows:
        if row["credits_id"] is None:
            on_it = notes.get(row["id"], [])
            credited = [Credited(each["total"], int(each["paid"])) for each in on_it]
            due = still_due(row["total"], int(row["paid"]), credited)
            found[row["id"]] = due.paper
            found |= dict(zip((each["id"] for each in on_it), due.credit_notes, strict=True))
    return found


async def overdue(kind: MoneyKind, today: date) -> list[int]:
    """Posted papers of a kind that were due before today and are not paid; credit notes are never overdue."""
    due = await MoneyPaper.filter(id__in=await unpaid(kind), due_on__lt=today, credits_id=None).values_list(
        "id"
    )
    return [int(paper) for (paper,) in due]


async def unpaid(kind: MoneyKind) -> list[int]:
    """Posted papers of a kind of which something is due, credit notes too."""
    rows = await fetch(question("not_paid_in_full"), kind.value)
    due = await due_of_papers([(row["id"], row["credits_id"]) for row in rows])
    return [row["id"] for row in rows if due[row["id"]]]
