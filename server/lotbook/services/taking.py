"""Goods that entries take from our places: each draws on a promise to its own line, or the line gets one for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work
from lotbook.domain.holding import Way, way_to
from lotbook.domain.promises import (
    Given,
    Lying,
    Others,
    Promise,
    Short,
    Spot,
    Taking,
    Wanted,
    giving_up,
    taking,
)
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusals import InsufficientStock, Ref, Refusal, Shortage
from lotbook.domain.words import LocationUsage, ReservationChoice, RunKind, Tracking
from lotbook.ledger import balances, carried, reservations
from lotbook.ledger.reservations import Lost, Reserved
from lotbook.ledger.sql import question
from lotbook.models import Location
from lotbook.services import carrying
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.out_of_hands import lock_transfers, out_of_hands
from lotbook.services.stopped import refusal, that_may_go
from lotbook.services.telling import tell_lost

MOST_TOLD = 100
MOST_DOCUMENTS = 5


@dataclass(frozen=True)
class How:
    """On whose word goods are taken, and what others give up for them. records: they are about to be recorded on
    the line."""

    chosen_by: ReservationChoice = ReservationChoice.SCAN
    others: Others = Others.GIVE
    records: bool = True


SCANNED = How()


@dataclass(frozen=True)
class Instead:
    """What a line gives up for what it takes: promises, and of what others carry for it so much."""

    given: Sequence[Given] = ()
    carried: Decimal = ZERO


@dataclass(frozen=True)
class Taken:
    """parts: for each wanted one where it is taken, with quantities; lost: what others gave up."""

    parts: Sequence[Sequence[tuple[Spot, Decimal]]]
    lost: Sequence[Lost]


async def take(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    wanted: Sequence[Wanted],
    destination: int,
    how: How = SCANNED,
) -> Taken:
    """Promise to a line what is about to be recorded on it, as far as it is not promised to it already. The line
    gives up as much of what it was promised instead, and what nobody else can have meanwhile others do.

    Raises InsufficientStock for what is not below the line's source, or is picked for others or was chosen for
    them by hand, LotOnHold for what may not go to the destination.
    """
    usable = await places_below(line.source_path)
    usable.pop(destination, None)
    place: Any = await Location.get(id=destination)
    way = way_to(place.usage, blocked=place.blocked)
    plan, instead = await _planned(line, wanted, usable, way, how, place)
    lots = {one.lot for one in wanted if one.lot is not None}
    lots |= {promise.lot for promise, _ in instead.given if promise.lot is not None}
    if instead.carried > ZERO:
        lots |= {one.lot for one in await carried.for_line(line.id) if one.lot is not None}
    holders = await lock_transfers(_holders(plan))
    if await reservations.lock(lots, [line.product]):
        plan, instead = await _planned(line, wanted, usable, way, how, place, lots)
        while came := _holders(plan) - holders:  # who has picked them since
            holders |= await lock_transfers(came)
            plan, instead = await _planned(line, wanted, usable, way, how, place, lots)
    if plan.short:
        raise await _insufficient(transfer, line, plan.short)
    lost = await _promise(work, transfer, line, plan, instead, how, place)
    return Taken(plan.parts, lost)


async def usual_part(line: LineAtWork, lot: int, rest: Decimal) -> Decimal:
    """How much of a lot is meant where nobody says it and the line lacks the rest: what of it is promised to the line
    and not picked, else what is there. All of the rest where nothing may be taken: taking tells why."""
    promised = [each for each in await reservations.of_lots({lot}) if each.line == line.id]
    if part := min(sum((each.spare for each in promised), ZERO), rest):
        return part
    usable = await places_below(line.source_path)
    usable.pop(line.destination, None)
    place: Any = await Location.get(id=line.destination)
    way = way_to(place.usage, blocked=place.blocked)
    try:
        plan, _ = await _planned(line, [Wanted("", lot, rest)], usable, way, SCANNED, place)
    except Refusal:
        return rest
    return plan.short[0].available or rest if plan.short else rest


async def _promise(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    plan: Taking,
    instead: Instead,
    how: How,
    place: Any,
) -> Sequence[Lost]:
    """Do what is planned; who lost what had been promised to him."""
    if not plan.promised:
        return ()
    along = await _along(how, [promise for promise, _ in plan.given], place)
    carries = [given for given in plan.given if given[0].line in along]
    gone = [given for given in plan.given if given[0].line not in along]
    hands = await out_of_hands(gone)
    await reservations.lessen([*plan.given, *instead.given])
    await carried.let_go(line.id, instead.carried)
    await reservations.add(work.operation_id, _promised(transfer, line, plan, how))
    await carried.take_along(transfer.id, line.id, carries)
    lost = [*reservations.lost(gone), *hands.lost]
    await tell_lost(work, lost, f"{transfer.number} takes them{_because(work)}", hands.people)
    return lost


def _because(work: Work) -> str:
    return f", {work.reason}" if work.reason else ""


def _holders(plan: Taking) -> set[int]:
    """Whose hands goods would be taken from, by transfer."""
    return {promise.transfer for promise, part in plan.given if part > promise.spare}


async def _along(how: How, promises: Sequence[Promise], place: Any) -> set[int]:
    """Lines that have the goods again where they are put down."""
    if not how.records or how.others is Others.GIVE_PICKED:
        return set()
    return await carrying.that_draw_on({promise.line for promise in promises}, place)


async def _planned(
    line: LineAtWork,
    wanted: Sequence[Wanted],
    usable: Mapping[int, int],
    way: Way,
    how: How,
    place: Any,
    locked: set[int] | None = None,
) -> tuple[Taking, Instead]:
    """How it would be taken, and what the line would give up for it; locked: the lots that it may give up.

    Raises LotOnHold where there is too little only because something may not go that way.
    """
    if line.tracking is Tracking.NONE:
        lying = await balances.of_untracked([line.product])
        promises = await reservations.of_untracked([line.product])
    else:
        lots = {one.lot for one in wanted if one.lot is not None}
        lying = await balances.of_lots(lots)
        promises = await reservations.of_lots(lots)
    # What is loose goes first: a package is not broken as long as it need not be.
    near = sorted(
        (lies for lies in lying if lies.location in usable),
        key=lambda lies: (lies.package is not None, usable[lies.location], lies.package or 0),
    )
    may_go, kept = await that_may_go(near, way)
    there = [
        Lying(lies.lot, lies.location, max(lies.on_hand - lies.reserved, ZERO), lies.package)
        for lies in may_go
    ]
    along = await _along(how, [promise for promise in promises if promise.line != line.id], place)
    plan = taking(line.id, wanted, there, promises, usable.keys(), how.others, along)
    if stopped := [short for short in plan.short if short.wanted.lot in kept]:
        first = stopped[0].wanted.lot
        held = _much(near, first) - _much(may_go, first)
        goods = [kept[short.wanted.lot] for short in stopped]
        raise await refusal(goods, held=held, free=stopped[0].available, to=place)
    if not plan.promised or plan.short:
        return plan, Instead()
    return plan, await _instead(line, wanted, plan, how, locked)


def _much(lying: Iterable[balances.Balance], lot: int | None) -> Decimal:
    return sum((lies.on_hand for lies in lying if lies.lot == lot), ZERO)


async def _instead(
    line: LineAtWork, wanted: Sequence[Wanted], plan: Taking, how: How, locked: set[int] | None
) -> Instead:
    """What the line gives up, so that no more is promised to it than it expects or has."""
    more = sum(plan.promised.values(), ZERO)
    recorded = sum((one.quantity for one in wanted), ZERO) if how.records else ZERO
    most = max(line.expected, line.recorded + recorded)
    [promised] = (await reservations.sums([line.id])).values()
    if promised + more <= most:
        return Instead()
    ours = [
        _behind(promise, wanted, plan)
        for promise in await reservations.of_lines([line.id])
        if locked is None or promise.lot is None or promise.lot in locked
    ]
    given = giving_up(ours, promised + more - most)
    return Instead(given, promised + more - most - sum((part for _, part in given), ZERO))


def _behind(promise: Promise, wanted: Sequence[Wanted], plan: Taking) -> Promise:
    """The line's own promise as it is once the wanted goods are recorded on it."""
    used = sum(
        (
            part
            for one, parts in zip(wanted, plan.parts, strict=True)
            for spot, part in parts
            if (one.lot, spot) == (promise.lot, promise.spot)
        ),
        ZERO,
    ) - plan.promised.get((promise.lot, promise.spot), ZERO)
    return promise.with_picked(used)


def _promised(transfer: TransferAtWork, line: LineAtWork, plan: Taking, how: How) -> list[Reserved]:
    return [
        Reserved(
            transfer=transfer.id,
            line=line.id,
            product=line.product,
            lot=lot,
            serial=line.tracking is Tracking.SERIAL,
            location=place,
            package=package,
            quantity=quantity,
            chosen_by=how.chosen_by,
        )
        for (lot, (place, package)), quantity in plan.promised.items()
    ]


async def places_below(path: str) -> dict[int, int]:
    """A place and all places below it, each with its position on the way through them. Paths are binary text: what
    begins with "path/" lies between two texts."""
    sql = """SELECT id FROM location WHERE active AND (path = ? OR (path >= ? AND path < ?))
             ORDER BY walking_order, path"""
    rows = await fetch(sql, path, f"{path}/", f"{path}0")
    return {row["id"]: position for position, row in enumerate(rows)}


async def _insufficient(
    transfer: TransferAtWork, line: LineAtWork, short: Sequence[Short]
) -> InsufficientStock:
    """What is not there, and to whom the rest is promised."""
    others = {
        promise.transfer: promise
        for each in short
        for promise in each.promised
        if promise.transfer != transfer.id
    }
    numbers = await reservations.numbers_of(others)
    shortages = [
        Shortage(
            product=line.product,
            lot=each.wanted.lot,
            requested=each.wanted.quantity,
            available=each.available,
            reserved_for=[
                Ref("Transfer", other)
                for other in dict.fromkeys(promise.transfer for promise in each.promised)
                if other != transfer.id
            ][:MOST_DOCUMENTS],
        )
        for each in short[:MOST_TOLD]
    ]
    holders = ", ".join(numbers[ref.id] for ref in shortages[0].reserved_for)
    message = _told(short[0], line, holders, await _went(short[0], line))
    return InsufficientStock(message=message, shortages=shortages, shortage_count=len(short))


async def _went(short: Short, line: LineAtWork) -> str | None:
    """What became of a serial, as far as the book knows: what it went into, or where it is."""
    if short.wanted.lot is None or line.tracking is not Tracking.SERIAL:
        return None
    rows = await fetch(question("where_serial_went"), short.wanted.lot)
    if not rows:
        return None
    last = rows[0]
    if last["usage"] != LocationUsage.PRODUCTION:
        return f"is at {last['path']}"
    if last["kind"] == RunKind.UNBUILD and last["made"]:
        return "was taken apart"
    into = [text for text in (last["made"] if len(rows) == 1 else None, last["made_by"]) if text]
    return f"went into {', '.join(into)}" if into else None


def _told(short: Short, line: LineAtWork, holders: str, went: str | None) -> str:
    """What is not there in words; holders: to whom it is promised; went: what became of a serial."""
    wanted = short.wanted
    if line.tracking is Tracking.SERIAL:
        if not holders:
            return f"{wanted.name} is not at {line.source_path}{f': it {went}' if went else ''}."
        picked = all(promise.spare <= ZERO for promise in short.promised)
        return f"{wanted.name} is {'picked for' if picked else 'promised to'} {holders}."
    message = (
        f"{wanted.name}: {format_quantity(short.available)} available at {line.source_path},"
        f" {format_quantity(wanted.quantity)} needed."
    )
    return f"{message} The rest is promised to {holders}." if holders else message
