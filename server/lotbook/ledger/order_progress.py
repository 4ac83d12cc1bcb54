"""How far orders have come, asked of all orders of a side at once, for lists of those that still want something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lotbook.db.engine import among, fetch
from lotbook.domain.money_papers import billing_of
from lotbook.domain.ordering import progress_of
from lotbook.domain.quantities import from_millionths
from lotbook.domain.words import LocationUsage, OperationKind, Progress
from lotbook.ledger.money import BOUGHT, Side
from lotbook.ledger.sql import question


@dataclass(frozen=True)
class OrderProgress:
    """moved: received or delivered, less what came back; billed: on papers, drafts included; to_bill: something may
    be billed now."""

    moved: Progress
    billed: Progress
    to_bill: bool


async def of_all(side: Side) -> dict[int, OrderProgress]:
    """Every order of a side, by row id."""
    buys = side is BOUGHT
    orders = "purchase_order" if buys else "sales_order"
    sql = question("orders_progress").replace("{orders}", orders).replace("{lines}", f"{orders}_line")
    sql = sql.replace("{line}", side.column).replace("{out}", "" if buys else "-")
    usage = LocationUsage.VENDOR if buys else LocationUsage.CUSTOMER
    rows = await fetch(sql, usage.value, usage.value, await side.as_ordered())
    return {
        row["order_id"]: OrderProgress(
            moved=progress_of(
                some=bool(row["any_moved"]), less=bool(row["less_moved"]), more=bool(row["more_moved"])
            ),
            billed=billing_of(
                some=bool(row["any_billed"]),
                less=bool(row["less_billed"]),
                more=bool(row["more_billed"]),
                wanted=bool(row["any_wanted"]),
            ),
            to_bill=bool(row["to_bill"]),
        )
        for row in rows
    }


async def not_under_way(side: Side, orders: list[int] | None = None) -> Mapping[int, int]:
    """How many lines of each confirmed order still want something, where no open receipt or delivery takes it further.

    orders: only these, by row id; all when None. Those of which nothing is missing are left out.
    """
    buys = side is BOUGHT
    condition, values = among(orders) if orders is not None else ("IS NOT NULL", None)
    table = "purchase_order" if buys else "sales_order"
    sql = question("lines_not_under_way").replace("{orders}", table).replace("{lines}", f"{table}_line")
    kind = OperationKind.RECEIPT if buys else OperationKind.DELIVERY
    which = () if orders is None else (values,)
    rows = await fetch(sql.replace("{which}", f"orders.id {condition}"), *which, kind.value)
    moved = await side.moved([row["id"] for row in rows])
    return Counter(row["order_id"] for row in rows if from_millionths(row["ordered"]) > moved[row["id"]])
