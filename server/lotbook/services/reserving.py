"""Goods are promised to a transfer by the removal strategy, and let go again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, engine, fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.promises import Spot, reserves_by_itself
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InsufficientStock, Shortage, invalid
from lotbook.domain.words import RemovalStrategy, ReservationChoice, Tracking
from lotbook.ledger import carried, holds, reservations
from lotbook.ledger.reservations import Reserved
from lotbook.ledger.sql import question
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at, open_for, touch

ROWS_AT_FIRST = 20
EVERY_ROW = 2**31 - 1  # of goods that are named

# Of lots of one day, the one came first whose first line in the journal is earlier.
_ARRIVAL = "(SELECT min(came.operation_id) FROM stock_move_line AS came WHERE came.lot_id = balance.lot_id)"
_ORDERS = {
    RemovalStrategy.FIFO: f"coalesce(lot.first_in, ''), {_ARRIVAL}",
    RemovalStrategy.LIFO: f"coalesce(lot.first_in, '') DESC, {_ARRIVAL} DESC",
    RemovalStrategy.FEFO: "coalesce(lot.last_day_key, '')",
    RemovalStrategy.CLOSEST: "place.walking_order",
}
_TIES = "place.path, coalesce(lot.number, ''), coalesce(balance.package_id, 0), balance.id"

Goods = tuple[int, int | None, Spot]
"""A product, its lot (None for goods without numbers), and where it lies."""


@dataclass(frozen=True)
class TransferReserved:
    """The transfer, by row id."""

    transfer: int


@unit_of_work
async def reserve_transfer(work: Work, transfer_id: int, *, all_or_nothing: bool = False) -> TransferReserved:
    """Promise stock to a transfer's lines by the removal strategy, as far as there is any. all_or_nothing: refuse
    when not everything is there.

    Raises InsufficientStock, WrongState, InvalidInput, NotFound.
    """
    transfer = await open_for(work, transfer_id, "reserve stock for it")
    if all(line.incoming for line in transfer.lines):
        message = f"{transfer.number} takes nothing from our places, so nothing is reserved for it."
        raise invalid("transfer", InputFault.CONTRADICTION, message, given=transfer.number)
    await reserve(work, transfer, all_or_nothing=all_or_nothing)
    await touch(work, transfer)
    return TransferReserved(transfer.id)


async def reserve_by_type(work: Work, transfer_id: int) -> None:
    """Promise stock to an open transfer now, if its operation type reserves by itself and its day has come."""
    transfer = await look_at(transfer_id)
    if reserves_by_itself(
        transfer.reservation_policy, transfer.reservation_days, transfer.due_on, transfer.today(work.now)
    ):
        await reserve(work, transfer)


@unit_of_work
async def reserve_when_due(work: Work, transfer_id: int) -> TransferReserved:
    """Promise stock to an open transfer whose day has come, if it lacks any. Raises WrongState, NotFound."""
    transfer = await open_for(work, transfer_id, "reserve stock for it")
    if await _lacking(transfer):
        await reserve_by_type(work, transfer_id)
        await touch(work, transfer)
    return TransferReserved(transfer.id)


async def reserve(work: Work, transfer: TransferAtWork, *, all_or_nothing: bool = False) -> None:
    """Promise stock to the lines of a locked transfer, as far as there is any. Raises InsufficientStock only when
    it is all or nothing."""
    today = transfer.today(work.now)
    lacking = await _lacking(transfer)
    if not lacking:
        return
    strategies = await _strategies(lacking)
    chosen = await _chosen(transfer, lacking, strategies, today)
    while not await _locked(chosen, today):  # others were promised some of them meanwhile
        chosen = await _chosen(transfer, lacking, strategies, today)
    if all_or_nothing:
        _require_all(lacking, chosen)
    await reservations.add(work.operation_id, chosen)


async def _lacking(transfer: TransferAtWork) -> dict[LineAtWork, Decimal]:
    """Lines that take from our places, with how much is not promised to them yet."""
    lines = {line.id: line for line in transfer.lines if not line.incoming}
    sums = await reservations.sums(lines)
    return {line: line.expected - sums[line.id] for line in lines.values() if line.expected > sums[line.id]}


async def _chosen(
    transfer: TransferAtWork,
    lacking: dict[LineAtWork, Decimal],
    strategies: Mapping[int, RemovalStrategy],
    today: date,
) -> list[Reserved]:
    """Which goods would be promised to which line now."""
    used: dict[Goods, Decimal] = defaultdict(Decimal)
    chosen = []
    most = max(ROWS_AT_FIRST, *(_units(line, quantity) for line, quantity in lacking.items()))
    leaving = await _leaving_first(lacking, strategies, today, most)
    for line, quantity in lacking.items():
        rows, asked = leaving[line.id], most
        goods = _parts(rows, quantity, used)
        while sum(goods.values(), ZERO) < quantity and len(rows) >= asked:
            asked *= 4
            found = await _leaving([line], strategies[line.id], today, asked)
            rows = found[line.product]
            goods = _parts(rows, quantity, used)
        for (product, lot, spot), part in goods.items():
            used[product, lot, spot] += part
            chosen.append(
                Reserved(
                    transfer=transfer.id,
                    line=line.id,
                    product=product,
                    lot=lot,
                    serial=line.tracking is Tracking.SERIAL,
                    location=spot[0],
                    package=spot[1],
                    quantity=part,
                    chosen_by=ReservationChoice.STRATEGY,
                )
            )
    return chosen


async def _locked(chosen: Sequence[Reserved], today: date) -> bool:
    """Lock goods that are to be promised, and look at them again; whether all that was chosen is still free."""
    lots = {one.lot for one in chosen if one.lot is not None}
    products = {one.product for one in chosen if one.lot is None}
    if not chosen or not await reservations.lock(lots, products):
        return True
    of_lots, lot_ids = among(lots)
    of_products, product_ids = among(products)
    goods = f"(balance.lot_id {of_lots} OR balance.lot_id IS NULL AND balance.product_id {of_products})"
    at = {one.location for one in chosen}
    places, there = among(at)
    lying = question("lying_to_promise").replace("{goods}", goods).replace("{places}", places)
    sql = holds.asked("goods_to_promise").replace("{order}", "balance.id").replace("{lying}", lying)
    rows = await fetch(sql, lot_ids, product_ids, there, today.isoformat(), EVERY_ROW)
    free = {_goods_of(row): from_millionths(row["free"]) for row in rows}
    needed: dict[Goods, Decimal] = defaultdict(Decimal)
    for one in chosen:
        needed[one.product, one.lot, (one.location, one.package)] += one.quantity
    return all(free.get(goods, ZERO) >= quantity for goods, quantity in needed.items())


def _goods_of(row: Mapping[str, Any]) -> Goods:
    return row["product_id"], row["lot_id"], (row["location_id"], row["package_id"])


def _units(line: LineAtWork, quantity: Decimal) -> int:
    """Of how many rows a line needs at least, as far as that can be told."""
    return int(quantity) if line.tracking is Tracking.SERIAL else 0


def _parts(
    rows: Iterable[dict[str, Any]], quantity: Decimal, used: Mapping[Goods, Decimal]
) -> dict[Goods, Decimal]:
    """What a line gets of goods, in the order in which they are to leave. used: by lines before it."""
    goods: dict[Goods, Decimal] = {}
    for row in rows:
        key = _goods_of(row)
        if part := min(from_millionths(row["free"]) - used.get(key, ZERO), quantity):
            goods[key] = part
            quantity -= part
        if quantity == ZERO:
            break
    return goods


async def _leaving_first(
    lines: Iterable[LineAtWork], strategies: Mapping[int, RemovalStrategy], today: date, most: int
) -> dict[int, list[dict[str, Any]]]:
    """The first goods that are to leave for each line: a question for all lines that take alike."""
    alike: dict[tuple[Any, ...], list[LineAtWork]] = defaultdict(list)
    for line in lines:
        way = (line.source, line.destination, line.tracking is Tracking.NONE, strategies[line.id])
        alike[way].append(line)
    found: dict[int, list[dict[str, Any]]] = {}
    for (*_, strategy), together in alike.items():
        leaving = await _leaving(together, strategy, today, most)
        found |= {line.id: leaving[line.product] for line in together}
    return found


async def _leaving(
    lines: Sequence[LineAtWork], strategy: RemovalStrategy, today: date, most: int
) -> dict[int, list[dict[str, Any]]]:
    """The first goods of each product that are to leave for lines that take alike."""
    line, day = lines[0], today.isoformat()
    products, ids = among({each.product for each in lines})
    places, there = among(await _places(line))
    if strategy is RemovalStrategy.FEFO and line.tracking is not Tracking.NONE:
        part, values = f"lying_by_last_day_{engine()}", [day, there, most - 1, ids, day, there]
    else:
        part, values = "lying_to_promise", [ids, there, day]
    lying = question(part).replace("{goods}", "balance.product_id {products}")
    lying = lying.replace("{places}", places).replace("{products}", products)
    sql = holds.asked("goods_to_promise").replace("{order}", f"{_ORDERS[strategy]}, {_TIES}")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in await fetch(sql.replace("{lying}", lying), *values, most):
        found[row["product_id"]].append(row)
    return found


async def _places(line: LineAtWork) -> list[int]:
    """Where goods may be promised to a line: below its source, but not where it puts them, in places that are in use
    and not blocked."""
    rows = await fetch(
        """SELECT id FROM location WHERE active AND NOT blocked AND (id = ? OR (path >= ? AND path < ?))
           AND id <> ? AND NOT (path >= ? AND path < ?)""",
        *(line.source, *_inside(line.source_path)),
        *(line.destination, *_inside(line.destination_path)),
    )
    return [row["id"] for row in rows]


async def _strategies(lines: Iterable[LineAtWork]) -> dict[int, RemovalStrategy]:
    """By which strategy goods leave for each line: that of its product's category, or of the next one above with
    any; else of the place that it takes from, or of the next one above with any."""
    categories = {
        row["id"]: (row["parent_id"], row["removal_strategy"])
        for row in await fetch("SELECT id, parent_id, removal_strategy FROM category")
    }
    places = {
        row["path"]: row["removal_strategy"]
        for row in await fetch(
            "SELECT path, removal_strategy FROM location WHERE removal_strategy IS NOT NULL"
        )
    }
    found = {}
    for line in lines:
        category, strategy = line.category, None
        while category is not None and strategy is None:
            category, strategy = categories[category]
        path = line.source_path
        while strategy is None and path:
            strategy = places.get(path)
            path = path.rpartition("/")[0]
        found[line.id] = RemovalStrategy(strategy or RemovalStrategy.FIFO)
    return found


def _inside(path: str) -> tuple[str, str]:
    """Paths are binary text: what begins with "path/" lies between these."""
    return f"{path}/", f"{path}0"


def _require_all(lacking: dict[LineAtWork, Decimal], chosen: Iterable[Reserved]) -> None:
    """Refuse when less would be promised than the lines lack. Raises InsufficientStock."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    for one in chosen:
        found[one.line] += one.quantity
    short = {line: found[line.id] for line, quantity in lacking.items() if found[line.id] < quantity}
    if not short:
        return
    shortages = [
        Shortage(product=line.product, requested=lacking[line], available=there)
        for line, there in short.items()
    ]
    first, there = next(iter(short.items()))
    message = (
        f"{first.product_name}: {format_quantity(there)} can be reserved at {first.source_path},"
        f" {format_quantity(lacking[first])} needed."
    )
    raise InsufficientStock(message=message, shortages=shortages[:100], shortage_count=len(shortages))


@unit_of_work
async def unreserve_transfer(work: Work, transfer_id: int, *, chosen_too: bool = False) -> TransferReserved:
    """Let go what is promised to a transfer and not picked; chosen_too: also what a person chose.

    Raises WrongState, InvalidInput for one that brings goods in from another warehouse, NotFound.
    """
    transfer = await open_for(work, transfer_id, "let its stock go")
    if transfer.shipped_by is not None:
        message = f"What is on the way with {transfer.number} is for nobody else: receive it, or give the transfer up."
        raise invalid("transfer", InputFault.CONTRADICTION, message, given=transfer.number)
    await reservations.lock_of_transfer(transfer.id)
    await reservations.lessen(
        (promise, promise.spare)
        for promise in await reservations.of_transfer(transfer.id)
        if promise.spare > ZERO and (chosen_too or promise.chosen_by is not ReservationChoice.PERSON)
    )
    await carried.lessen(
        [
            (one, one.quantity)
            for one in await carried.for_transfer(transfer.id)
            if chosen_too or one.chosen_by is not ReservationChoice.PERSON
        ]
    )
    await touch(work, transfer)
    return TransferReserved(transfer.id)
