"""What becomes of goods when they are stopped: who else may take them waits, promises of them end, and documents that
picked them stand still."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import fetch, lock_rows
from lotbook.db.work import Work
from lotbook.domain.holding import Way, kept_from
from lotbook.domain.promises import Given, Promise, giving_up
from lotbook.domain.quantities import from_millionths
from lotbook.ledger import holds, reservations
from lotbook.ledger.reservations import Lost
from lotbook.ledger.sql import question
from lotbook.services.telling import tell_lost, tell_stopped

MOST_AFFECTED = 100


@dataclass(frozen=True)
class Goods:
    """A condition on rows that have lot_id, location_id and package_id, with its parameters."""

    condition: str
    values: tuple[Any, ...]


async def lock_goods(goods: Goods) -> None:
    """What lies there, until the unit of work ends: what takes of it looks for holds once it has the same locks."""
    sql = question("balances_stopped_locked").replace("{goods}", goods.condition)
    await lock_rows(sql, *goods.values)


async def taken_from_documents(work: Work, goods: Goods, reason: str) -> tuple[list[Lost], list[int]]:
    """What was promised of goods that are stopped now, and open transfers that have picked of them, the first 100 by
    row id; those whose work it is are told. The goods are locked."""
    lost = await _take_promises(work, goods)
    affected = (await affected_by(goods))[:MOST_AFFECTED]
    await tell_lost(work, lost, f"they are stopped, {reason}")
    await tell_stopped(work, affected, reason)
    return lost, affected


async def _take_promises(work: Work, goods: Goods) -> list[Lost]:
    """Promises of what is stopped now end, the latest first and those chosen by hand last, but not of what is picked;
    whose they were, which is kept. The goods are locked."""
    rows = await fetch(question("reserved_of_goods").replace("{goods}", goods.condition), *goods.values)
    lots = {row["lot_id"] for row in rows if row["lot_id"] is not None}
    products = {row["product_id"] for row in rows if row["lot_id"] is None}
    against = await holds.stopped(lots=lots, products=products)
    promises: dict[holds.Goods, list[Promise]] = defaultdict(list)
    for promise in (*await reservations.of_lots(lots), *await reservations.of_untracked(products)):
        promises[promise.product, promise.lot, promise.location, promise.package].append(promise)
    given: list[Given] = []
    for row in rows:
        key = (row["product_id"], row["lot_id"], row["location_id"], row["package_id"])
        if stands := against.get(key):
            on_hand, reserved = from_millionths(row["on_hand"]), from_millionths(row["reserved"])
            kept = kept_from(Way.PROMISE, on_hand, stands.quantity, stands.disposition)
            given += giving_up(promises[key], reserved + kept - on_hand)
    await reservations.lessen(given)
    lost = reservations.lost(given)
    await reservations.keep_stopped(work.operation_id, lost)
    return lost


async def end_promises_of_lot(work: Work, lot: int) -> list[Lost]:
    """Promises of what is stopped of a lot end; whose they were. Its balances are locked."""
    return await _take_promises(work, Goods("lot_id = ?", (lot,)))


async def affected_by(goods: Goods) -> list[int]:
    """Open transfers that have picked of these goods what may not go where they put it, by row id."""
    picked = question("transfers_that_picked").replace(
        "{goods}",
        goods.condition.replace("location_id", "source_id").replace("package_id", "source_package_id"),
    )
    transfers = [row["id"] for row in await fetch(picked, *goods.values)]
    if not transfers:
        return []
    return sorted(await holds.entries_stopped(transfers))
