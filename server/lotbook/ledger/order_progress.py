"""How far orders have come: asked of all orders of a side at once, for lists of those that still want something."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.db.engine import fetch
from lotbook.domain.money_papers import billing_of
from lotbook.domain.ordering import progress_of
from lotbook.domain.words import LocationUsage, Progress
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
