"""Goods are promised to a transfer by the removal strategy, and let go again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.promises import reserves_by_itself
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths
from lotbook.domain.refusals import InputFault, InsufficientStock, Shortage, invalid
from lotbook.domain.words import RemovalStrategy, ReservationChoice, Tracking
from lotbook.ledger import holds, reservations
from lotbook.ledger.reservations import Reserved
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at, open_for, touch

ROWS_AT_FIRST = 50

_ORDERS = {
    RemovalStrategy.FIFO: "coalesce(lot.first_in, '')",
    RemovalStrategy.LIFO: "coalesce(lot.first_in, '') DESC",
    RemovalStrategy.FEFO: "coalesce(lot.last_day_key, '')",
    RemovalStrategy.CLOSEST: "place.walking_order",
}
_TIES = "place.path, coalesce(lot.number, ''), balance.id"

Goods = tuple[int | None, int]
"""A lot, None for goods without numbers, and the place where it lies."""


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
    locked: set[tuple[int, int | None]] = set()
    strategies = await _strategies(lacking)
    chosen = await _chosen(transfer, lacking, strategies, today)
    # Others may be promised the same meanwhile: once the goods are locked they are looked at again.
    while not (goods := {(one.product, one.lot) for one in chosen}) <= locked:
        lots = {lot for _, lot in goods if lot is not None}
        if not await reservations.lock(lots, {product for product, lot in goods if lot is None}):
            break
        locked |= goods
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
    for line, quantity in lacking.items():
        goods = await _goods(line, quantity, strategies[line.id], today, used)
        for (lot, location), part in goods.items():
            used[lot, location] += part
            chosen.append(
                Reserved(
                    transfer=transfer.id,
                    line=line.id,
                    product=line.product,
                    lot=lot,
                    serial=line.tracking is Tracking.SERIAL,
                    location=location,
                    quantity=part,
                    chosen_by=ReservationChoice.STRATEGY,
                )
            )
    return chosen


async def _goods(
    line: LineAtWork, quantity: Decimal, strategy: RemovalStrategy, today: date, used: Mapping[Goods, Decimal]
) -> dict[Goods, Decimal]:
    """Which goods a line would get, in the order in which they are to leave. used: by lines before it."""
    units = int(quantity) if line.tracking is Tracking.SERIAL else 0  # each of which is a row
    most = max(ROWS_AT_FIRST, units) + len(used)
    while True:
        rows = await _leaving(line, strategy, today, most)
        goods: dict[Goods, Decimal] = {}
        left = quantity
        for row in rows:
            key = (row["lot_id"], row["location_id"])
            if part := min(from_millionths(row["free"]) - used.get(key, ZERO), left):
                goods[key] = part
                left -= part
        if left == ZERO or len(rows) < most:
            return goods
        most *= 4


async def _leaving(
    line: LineAtWork, strategy: RemovalStrategy, today: date, most: int
) -> list[dict[str, Any]]:
    sql = holds.asked("goods_to_promise").replace("{order}", f"{_ORDERS[strategy]}, {_TIES}")
    return await fetch(
        sql,
        *(line.source, *_inside(line.source_path)),
        *(line.destination, *_inside(line.destination_path)),
        *(line.product, today.isoformat(), most),
    )


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
        f" {format_quantity(lacking[first])} are needed."
    )
    raise InsufficientStock(message=message, shortages=shortages[:100], shortage_count=len(shortages))


@unit_of_work
async def unreserve_transfer(work: Work, transfer_id: int, *, chosen_too: bool = False) -> TransferReserved:
    """Let go what is promised to a transfer and not picked; chosen_too: also what a person chose.

    Raises WrongState, NotFound.
    """
    transfer = await open_for(work, transfer_id, "let its stock go")
    await reservations.lock_of_transfer(transfer.id)
    await reservations.lessen(
        (promise, promise.spare)
        for promise in await reservations.of_transfer(transfer.id)
        if promise.spare > ZERO and (chosen_too or promise.chosen_by is not ReservationChoice.PERSON)
    )
    await touch(work, transfer)
    return TransferReserved(transfer.id)
