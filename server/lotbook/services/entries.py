"""Entries: what is put on the lines of an open transfer, with the dates and names that travel with it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, insert_rows, placeholders
from lotbook.db.work import Work
from lotbook.domain.dates import proposed_last_day, require_plausible
from lotbook.domain.number_plan import Asked, Facts, LotFact
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, format_quantity, to_millionths
from lotbook.domain.refusals import (
    DateKind,
    InsufficientStock,
    LineDifference,
    LotDateConflict,
    OverReceipt,
    Shortage,
)
from lotbook.domain.words import DateChoice, DateOrigin, EntryWay, Tracking
from lotbook.ledger import balances
from lotbook.services.at_work import LineAtWork, TransferAtWork

COLUMNS = dict.fromkeys(
    """transfer_id line_id product_id lot_id quantity entered_quantity entered_unit_id source_id
    destination_id operation_id""".split(),
    "bigint",
) | dict.fromkeys(
    """tracking number number_key expiry expiry_origin best_before best_before_origin
    production production_origin maker_number maker_key batch via""".split(),
    "text",
)


@dataclass(frozen=True, kw_only=True)
class Recording:
    """How entries are put on a line. origin: of the dates that were given; choice: which date wins when a
    known lot has another; take_more: beyond what is expected, which only a manager's validation may post."""

    via: EntryWay
    origin: DateOrigin
    destination: int | None = None
    choice: DateChoice | None = None
    take_more: bool = False


async def record(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    asked: Sequence[Asked],
    facts: Facts,
    how: Recording,
) -> None:
    """Put numbers on a line. Raises OverReceipt, LotDateConflict, InsufficientStock, InvalidInput."""
    require_room(transfer, line, sum((one.quantity for one in asked), ZERO), take_more=how.take_more)
    sources = await _sources(line, asked, facts)
    # Beside the event loop: with 30,000 numbers it would hold every other request.
    rows = await asyncio.to_thread(_rows, work, transfer, line, asked, sources, facts, how)
    await insert_rows("transfer_entry", COLUMNS, rows)


def _rows(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    asked: Sequence[Asked],
    sources: Sequence[int],
    facts: Facts,
    how: Recording,
) -> list[tuple[Any, ...]]:
    today = transfer.today(work.now)
    rows = []
    for one, source in zip(asked, sources, strict=True):
        ours = next((fact for fact in facts.lots.get(one.number, ()) if fact.same_product), None)
        settled = _settle_dates(one, ours, how.choice) if ours else one
        dates = _dates(settled, ours, line, today, how.origin) if transfer.expiry_dates else {}
        rows.append(_row(work, line, transfer.id, settled, ours, source, dates, how))
    return rows


def require_room(
    transfer: TransferAtWork,
    line: LineAtWork,
    quantity: Decimal,
    *,
    take_more: bool,
    instead_of: Decimal = ZERO,
) -> None:
    """Refuse more than expected and tolerated, unless it is meant. Lines added at the dock take anything.

    instead_of: quantity of the line's entries that make room. Raises OverReceipt.
    """
    given = line.recorded - instead_of + quantity
    permitted = transfer.permitted(line)
    if take_more or line.expected == ZERO or given <= permitted:
        return
    message = (
        f"{line.product_name}: {format_quantity(given)} would be {format_quantity(given - line.expected)}"
        f" more than the {format_quantity(line.expected)} expected."
    )
    difference = LineDifference(line=line.id, product=line.product, given=given, permitted=permitted)
    raise OverReceipt(message=message, lines=[difference])


def _settle_dates(one: Asked, ours: LotFact, choice: DateChoice | None) -> Asked:
    """A known lot keeps its dates, or takes the given ones when a person says so."""
    given = _given(one)
    for kind, day in given.items():
        stored = ours.dates.get(kind)
        if stored is None or stored == day or choice is DateChoice.GIVEN:
            continue
        if choice is None:
            name = kind.lower().replace("_", " ")
            message = f"{one.number} is known with the {name} date {stored}; the label says {day}."
            raise LotDateConflict(message=message, lot=ours.lot, kind=kind, stored=stored, given=day)
        one = _without(one, kind)
    return one


def _without(one: Asked, kind: DateKind) -> Asked:
    match kind:
        case DateKind.EXPIRY:
            return replace(one, expiry=None)
        case DateKind.BEST_BEFORE:
            return replace(one, best_before=None)
        case DateKind.PRODUCTION:
            return replace(one, production=None)


def _given(one: Asked) -> dict[DateKind, date]:
    days = {kind: getattr(one, kind.lower()) for kind in DateKind}
    return {kind: day for kind, day in days.items() if day is not None}


def _dates(
    one: Asked, ours: LotFact | None, line: LineAtWork, today: date, origin: DateOrigin
) -> dict[DateKind, tuple[date, DateOrigin]]:
    """Given dates, and for a lot without one the end by the product's shelf life."""
    given = _given(one)
    if given:
        require_plausible(given, today, {kind: (f"{_CAMEL[kind]}Date",) for kind in DateKind})
    dates = {kind: (day, origin) for kind, day in given.items()}
    known = ours.dates if ours else {}
    end = proposed_last_day(line.shelf_life_days, one.production or known.get(DateKind.PRODUCTION), today)
    if end is not None and line.incoming and line.stops_use not in dates and line.stops_use not in known:
        dates[line.stops_use] = (end, DateOrigin.SHELF_LIFE)
    return dates


_CAMEL = {DateKind.EXPIRY: "expiry", DateKind.BEST_BEFORE: "bestBefore", DateKind.PRODUCTION: "production"}
_NO_DATE: tuple[None, None] = (None, None)


def _row(
    work: Work,
    line: LineAtWork,
    transfer: int,
    one: Asked,
    ours: LotFact | None,
    source: int,
    dates: Mapping[DateKind, tuple[date, DateOrigin]],
    how: Recording,
) -> tuple[Any, ...]:
    quantity = to_millionths(one.quantity)
    days = [
        dates.get(kind, _NO_DATE) for kind in (DateKind.EXPIRY, DateKind.BEST_BEFORE, DateKind.PRODUCTION)
    ]
    return (
        *(transfer, line.id, line.product, ours.lot if ours else None, quantity, quantity, line.unit),
        *(source, how.destination or line.destination, work.operation_id),
        *(line.tracking.value, one.number, number_key(one.number)),
        *(part for day, origin in days for part in (day and day.isoformat(), origin and origin.value)),
        *(one.maker_number, one.maker_number and number_key(one.maker_number), one.batch, how.via.value),
    )


async def _sources(line: LineAtWork, asked: Sequence[Asked], facts: Facts) -> list[int]:
    """Where each number is taken: goods from outside come from the line's source, ours from where they lie.

    Raises InsufficientStock for a lot that lies nowhere below the line's source.
    """
    if line.incoming:
        return [line.source] * len(asked)
    lots = {fact.number: fact.lot for found in facts.lots.values() for fact in found if fact.same_product}
    places = await _places_below(line.source_path)
    lying = [b for b in await balances.of_lots(list(lots.values()), lock=True) if b.location in places]
    sources = []
    for one in asked:
        here = [b for b in lying if b.lot == lots.get(one.number)]
        if one.location is not None:
            here = [b for b in here if b.location == one.location]
        available = sum((b.on_hand - b.reserved for b in here), ZERO)
        fitting = next((b for b in here if b.on_hand - b.reserved >= one.quantity), None)
        if fitting is None:
            message = (
                f"{one.number}: {format_quantity(available)} are available at {line.source_path},"
                f" {format_quantity(one.quantity)} are needed."
            )
            shortage = Shortage(
                product=line.product, lot=lots.get(one.number), requested=one.quantity, available=available
            )
            raise InsufficientStock(message=message, shortages=[shortage], shortage_count=1)
        sources.append(fitting.location)
    return sources


async def _places_below(path: str) -> set[int]:
    """A place and all places below it. Paths are binary text: what begins with "path/" lies between two
    texts."""
    sql = "SELECT id FROM location WHERE active AND (path = ? OR (path >= ? AND path < ?))"
    return {row["id"] for row in await fetch(sql, path, f"{path}/", f"{path}0")}


async def record_quantity(
    work: Work, transfer: TransferAtWork, line: LineAtWork, quantity: Decimal, how: Recording
) -> None:
    """Add a quantity to a line of an untracked product. Raises OverReceipt, InsufficientStock."""
    require_room(transfer, line, quantity, take_more=how.take_more)
    source = line.source
    if not line.incoming:
        places = await _places_below(line.source_path)
        lying = [b for b in await balances.of_untracked([line.product], lock=True) if b.location in places]
        fitting = next((b for b in lying if b.on_hand - b.reserved >= quantity), None)
        if fitting is None:
            available = sum((b.on_hand - b.reserved for b in lying), ZERO)
            message = (
                f"{line.product_name}: {format_quantity(available)} are available at {line.source_path}."
            )
            shortage = Shortage(product=line.product, requested=quantity, available=available)
            raise InsufficientStock(message=message, shortages=[shortage], shortage_count=1)
        source = fitting.location
    millionths = to_millionths(quantity)
    row = {
        **dict.fromkeys(COLUMNS),
        "transfer_id": transfer.id,
        "line_id": line.id,
        "product_id": line.product,
        "quantity": millionths,
        "entered_quantity": millionths,
        "entered_unit_id": line.unit,
        "source_id": source,
        "destination_id": how.destination or line.destination,
        "operation_id": work.operation_id,
        "tracking": Tracking.NONE.value,
        "via": how.via.value,
    }
    await insert_rows("transfer_entry", COLUMNS, [tuple(row.values())])


async def remove(line_id: int, entries: Sequence[int] | None) -> None:
    """Take entries off a line of a locked transfer; all when None."""
    if entries is None:
        await fetch("DELETE FROM transfer_entry WHERE line_id = ? RETURNING id", line_id)
    else:
        marks = placeholders(entries)
        await fetch(
            f"DELETE FROM transfer_entry WHERE line_id = ? AND id IN {marks} RETURNING id", line_id, *entries
        )
