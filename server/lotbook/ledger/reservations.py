"""What is promised to the lines of open transfers. The tables themselves keep the sum on the balance; here is the
only writer of the rows.

Rows change while the balances of their goods are locked, in key order like every posting. Whoever holds a
transfer's lock adds to its promises; others, who want the goods, may take from them what is not picked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, engine, execute, fetch, insert_rows, lock_rows
from lotbook.domain.promises import Given, Promise, Spot, giving_up
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.domain.words import ReservationChoice
from lotbook.ledger import carried
from lotbook.ledger.sql import question

COLUMNS = dict.fromkeys(
    "transfer_id transfer_line_id product_id lot_id location_id package_id quantity operation_id".split(),
    "bigint",
) | {"serial": "boolean", "chosen_by": "text"}


@dataclass(frozen=True, kw_only=True)
class Reserved:
    """Goods to be promised to a line; quantity in the stock unit."""

    transfer: int
    line: int
    product: int
    lot: int | None
    serial: bool
    location: int
    package: int | None
    quantity: Decimal
    chosen_by: ReservationChoice
    id: int | None = None  # of a promise that goes on with its rank


@dataclass(frozen=True)
class Lost:
    """Who lost what was promised to it, by row ids; quantity in the stock unit."""

    transfer: int
    line: int
    product: int
    lot: int | None
    location: int
    quantity: Decimal


def lost(given: Iterable[Given]) -> list[Lost]:
    """What was given up, as it is told."""
    return [
        Lost(promise.transfer, promise.line, promise.product, promise.lot, promise.location, part)
        for promise, part in given
    ]


STOPPED_COLUMNS = {
    **{"transfer_id": "bigint", "lot_id": "bigint", "quantity": "bigint"},
    "operation_id": "bigint",
}


async def keep_stopped(operation: int, lost: Iterable[Lost]) -> None:
    """Keep what transfers lost of lots because those are stopped: each can say so."""
    sums: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for each in lost:
        if each.lot is not None:
            sums[each.transfer, each.lot] += each.quantity
    rows = [(*key, to_millionths(quantity), operation) for key, quantity in sums.items()]
    await insert_rows("stopped_promise", STOPPED_COLUMNS, rows)


@dataclass(frozen=True)
class Stopped:
    """So much of a lot was promised to a transfer until an operation stopped it, and is stopped still; recall: a real
    one that does so, None for none. Quantity in the stock unit."""

    lot: int
    quantity: Decimal
    operation: int
    recall: int | None


async def stopped_of(transfers: Sequence[int]) -> list[list[Stopped]]:
    """What each open transfer lost last of lots that are stopped."""
    condition, values = among(transfers)
    found: dict[int, list[Stopped]] = defaultdict(list)
    for row in await fetch(question("promises_stopped").replace("{ids}", condition), values):
        facts = (row["lot_id"], from_millionths(row["quantity"]), row["operation_id"], row["recall_id"])
        found[row["transfer_id"]].append(Stopped(*facts))
    return [found[transfer] for transfer in transfers]


async def lock(lots: Collection[int], products: Collection[int] = ()) -> bool:
    """Lock the balances of lots, and of products without numbers, until the unit of work ends. False where a
    transaction writes alone, so that what was read before still holds."""
    if engine() == "sqlite":
        return False
    of_lots, lot_ids = among(lots)
    of_products, product_ids = among(products)
    sql = question("balances_of_goods_locked").replace("{lots}", of_lots).replace("{products}", of_products)
    await lock_rows(sql, lot_ids, product_ids)
    return True


async def of_lines(lines: Collection[int]) -> list[Promise]:
    """What is promised to lines, the earliest first."""
    condition, values = among(lines)
    return await _found(f"reservation.transfer_line_id {condition}", values)


async def of_transfer(transfer: int) -> list[Promise]:
    """What is promised to a transfer, the earliest first."""
    return await _found("reservation.transfer_id = ?", transfer)


async def of_lots(lots: Collection[int]) -> list[Promise]:
    """What is promised of lots, to whomever."""
    condition, values = among(lots)
    return await _found(f"reservation.lot_id {condition}", values)


async def of_untracked(products: Collection[int]) -> list[Promise]:
    """What is promised of products without numbers."""
    condition, values = among(products)
    return await _found(f"reservation.product_id {condition} AND reservation.lot_id IS NULL", values)


async def _found(of: str, value: Any) -> list[Promise]:
    rows = await fetch(question("reservations").replace("{of}", of), value, value)
    return [
        Promise(
            row["id"],
            row["transfer_id"],
            row["transfer_line_id"],
            row["product_id"],
            row["lot_id"],
            row["location_id"],
            row["package_id"],
            from_millionths(row["quantity"]),
            from_millionths(row["picked"]),
            ReservationChoice(row["chosen_by"]),
            bool(row["on_the_way"]),
        )
        for row in rows
    ]


async def sums(lines: Collection[int]) -> dict[int, Decimal]:
    """How much is promised to each of these lines, with what others carry for it."""
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT goods.transfer_line_id AS id, CAST(sum(goods.quantity) AS BIGINT) AS quantity
            FROM (
              SELECT transfer_line_id, quantity FROM reservation WHERE transfer_line_id {condition}
              UNION ALL
              SELECT transfer_line_id, quantity FROM carried_promise WHERE transfer_line_id {condition}
            ) AS goods GROUP BY goods.transfer_line_id""",
        values,
        values,
    )
    return dict.fromkeys(lines, ZERO) | {row["id"]: from_millionths(row["quantity"]) for row in rows}


async def promised(lines: list[int]) -> list[Decimal]:
    """How much is promised to each of these lines, in their order."""
    found = await sums(lines)
    return [found[line] for line in lines]


@dataclass(frozen=True)
class Taking:
    """What is promised to a line in short: how many rows, and the ids of the first."""

    count: int
    first: list[int]


FIRST = 3


async def takings(lines: list[int]) -> list[Taking]:
    """What is promised to each of these lines in short, in their order: what is still to be picked first."""
    condition, values = among(lines)
    sql = question("reservations_first").replace("{lines}", condition)
    found: dict[int, list[int]] = defaultdict(list)
    totals: dict[int, int] = {}
    for row in await fetch(sql, values, values, FIRST):
        found[row["line_id"]].append(row["id"])
        totals[row["line_id"]] = row["total"]
    return [Taking(totals.get(line, 0), found[line]) for line in lines]


async def picked(ids: list[int]) -> list[Decimal]:
    """How much of each of these promises is picked, in their order."""
    condition, values = among(ids)
    found = {promise.id: promise.picked for promise in await _found(f"reservation.id {condition}", values)}
    return [found.get(each, ZERO) for each in ids]


async def numbers_of(transfers: Collection[int]) -> dict[int, str]:
    """What these transfers are called."""
    condition, values = among(transfers)
    rows = await fetch(f"SELECT id, number FROM transfer WHERE id {condition}", values)
    return {row["id"]: row["number"] for row in rows}


async def add(operation: int, promised: Sequence[Reserved]) -> None:
    """Promise goods, whose balances are locked; they add to what the line is promised of them already, and what a
    person chose stays chosen."""
    known = {
        (promise.line, promise.lot, promise.spot): promise
        for promise in await of_lines({one.line for one in promised})
    }
    rows, kept = [], []
    for one in promised:
        before = known.get((one.line, one.lot, (one.location, one.package)))
        if before is not None:
            chosen_by = max(before.chosen_by, one.chosen_by, key=ReservationChoice.PERSON.__eq__)
            more = "UPDATE reservation SET quantity = quantity + ?, chosen_by = ? WHERE id = ?"
            await execute(more, to_millionths(one.quantity), chosen_by.value, before.id)
            continue
        columns = (one.transfer, one.line, one.product, one.lot, one.location, one.package)
        row = (*columns, to_millionths(one.quantity), operation, one.serial, one.chosen_by.value)
        if one.id is None:
            rows.append(row)
        else:
            kept.append((one.id, *row))
    await insert_rows("reservation", COLUMNS, rows)
    await insert_rows("reservation", {"id": "bigint"} | COLUMNS, kept)


async def lessen(given: Iterable[Given]) -> None:
    """Take so much from each of these promises, whose goods are locked."""
    parts: dict[Promise, Decimal] = defaultdict(Decimal)
    for promise, part in given:
        parts[promise] += part
    whole = [promise.id for promise, part in parts.items() if part == promise.quantity]
    condition, values = among(whole)
    await execute(f"DELETE FROM reservation WHERE id {condition}", values)
    for promise, part in parts.items():
        if part < promise.quantity:
            less = "UPDATE reservation SET quantity = quantity - ? WHERE id = ?"
            await execute(less, to_millionths(part), promise.id)


async def free_goods(
    product: int,
    lot: int | None,
    *,
    spot: Spot | None = None,
    quantity: Decimal | None = None,
    arrivals: Collection[int] = (),
) -> list[Lost]:
    """Take promises of goods away, because they are not what was promised: the latest first, those chosen by hand
    last, never what is picked; and say whose they were. spot: where, everywhere when None; quantity: how much, all
    when None; arrivals: transfers whose goods on the way are not what was promised either."""
    await lock([lot] if lot is not None else [], [product] if lot is None else [])
    found = await (of_untracked([product]) if lot is None else of_lots([lot]))
    here = [
        promise
        for promise in found
        if (spot is None or promise.spot == spot) and (not promise.on_the_way or promise.transfer in arrivals)
    ]
    wanted = sum((each.spare for each in here), ZERO) if quantity is None else quantity
    given = giving_up(here, wanted, on_the_way=True)
    await lessen(given)
    return lost(given)


async def free_beyond(most: Mapping[int, Decimal]) -> None:
    """Take away what is promised to lines beyond the most that each may be promised by now: the latest first, those
    chosen by hand last, never what is picked."""
    found = await of_lines(most)
    lots = {promise.lot for promise in found if promise.lot is not None}
    if found and await lock(lots, {promise.product for promise in found if promise.lot is None}):
        found = await of_lines(most)
    given: list[Given] = []
    together = await sums(most)
    for line, limit in most.items():
        here = giving_up([promise for promise in found if promise.line == line], together[line] - limit)
        given += here
        await carried.let_go(line, together[line] - limit - sum((part for _, part in here), ZERO))
    await lessen(given)


async def free_transfer(transfer: int) -> None:
    """Take away all that is promised to a transfer, which ends, and what others carry for it."""
    await lock_of_transfer(transfer)
    await carried.forget(transfer)
    await execute("DELETE FROM reservation WHERE transfer_id = ?", transfer)


async def lock_of_transfer(transfer: int) -> None:
    """Lock the balances of the goods that are promised to a transfer, picked for it, or carried for it."""
    await lock_rows(question("stock_of_transfer_locked"), transfer, transfer, transfer)


async def use_picked(transfer: int) -> None:
    """What is picked of a transfer's promises is about to leave: the promises of it end. The goods are locked."""
    picked = question("reservations_picked")
    await execute(
        f"""DELETE FROM reservation WHERE id IN (
              SELECT picked.id FROM ({picked}) AS picked JOIN reservation AS promised ON promised.id = picked.id
              WHERE picked.quantity >= promised.quantity)""",
        transfer,
    )
    await execute(
        f"""UPDATE reservation SET quantity = reservation.quantity - picked.quantity
            FROM ({picked}) AS picked WHERE picked.id = reservation.id""",
        transfer,
    )


async def follow(line: int, to_transfer: int, to_line: int) -> None:
    """What a line was promised and did not take is promised to the line that goes on with it."""
    await execute(
        "UPDATE reservation SET transfer_id = ?, transfer_line_id = ? WHERE transfer_line_id = ?",
        to_transfer,
        to_line,
        line,
    )
    await carried.follow(line, to_transfer, to_line)


async def unpick(line: int) -> None:
    """Entries were taken off a line: what was promised to it by their scans alone is free again."""
    found = [promise for promise in await of_lines([line]) if _by_scan(promise)]
    if not found:
        return
    lots = {promise.lot for promise in found if promise.lot is not None}
    if await lock(lots, {promise.product for promise in found if promise.lot is None}):
        found = [promise for promise in await of_lines([line]) if _by_scan(promise)]
    await lessen((promise, promise.spare) for promise in found)


def _by_scan(promise: Promise) -> bool:
    return promise.chosen_by is ReservationChoice.SCAN and promise.spare > ZERO
