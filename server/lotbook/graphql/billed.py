"""How far orders are billed or invoiced, and paid: asked for a page of orders at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from functools import cache
from typing import Any

from lotbook import models
from lotbook.domain.money_papers import billing
from lotbook.domain.still_due import paid_of_all
from lotbook.domain.words import Progress
from lotbook.ledger import money
from lotbook.services.order_sides import SALES, Side

MOST_PAPERS = 100
Load = Callable[[list[int]], Awaitable[list[Any]]]


@cache
def lines_billed(side: Side) -> Load:
    """How far lines of orders of a side are billed."""
    of = money.SOLD if side is SALES else money.BOUGHT

    async def load(line_ids: list[int]) -> list[money.Billed]:
        found = await money.billed(of, line_ids)
        return [found[each] for each in line_ids]

    return load


@cache
def orders_billed(side: Side) -> Load:
    """How far orders of a side are billed, over all their lines."""

    async def load(order_ids: list[int]) -> list[Progress]:
        lines = await side.line.filter(order_id__in=order_ids)
        wanted: dict[int, list[tuple[Decimal, Decimal]]] = {each: [] for each in order_ids}
        for line in await lines_billed(side)([line.id for line in lines]):
            wanted[line.order].append((line.wanted, line.billed))
        return [billing(wanted[each]) for each in order_ids]

    return load


@cache
def papers_of_orders(side: Side) -> Load:
    """Bills or invoices of orders, and credit notes on them, newest first."""
    column = f"{side.table}_id"

    async def load(order_ids: list[int]) -> list[list[models.MoneyPaper]]:
        rows = await models.MoneyPaper.filter(**{f"{column}__in": order_ids}).order_by("-id")
        return [[row for row in rows if getattr(row, column) == each][:MOST_PAPERS] for each in order_ids]

    return load


@cache
def orders_paid(side: Side) -> Load:
    """How far the posted papers of orders are paid."""
    column = f"{side.table}_id"

    async def load(order_ids: list[int]) -> list[Progress]:
        demands = await models.MoneyPaper.filter(**{f"{column}__in": order_ids}, credits_id=None)
        due = await money.due_of_papers([(each.id, None) for each in demands])
        posted = [each for each in demands if each.id in due]
        return [
            paid_of_all([(row.total, due[row.id]) for row in posted if getattr(row, column) == each])
            for each in order_ids
        ]

    return load
