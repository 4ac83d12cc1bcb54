"""Entries: what is put on the lines of an open transfer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from lotbook.db.beside import beside_the_loop
from lotbook.db.engine import fetch, insert_rows, placeholders
from lotbook.db.work import Work
from lotbook.domain.announcing import Announced
from lotbook.domain.dates import last_day
from lotbook.domain.number_plan import Asked, Facts, LotFact
from lotbook.domain.numbers import number_key
from lotbook.domain.places import ENDS
from lotbook.domain.promises import Others, Spot, Wanted
from lotbook.domain.quantities import ZERO, format_quantity, to_millionths
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import LineDifference, NotFound, OverReceipt
from lotbook.domain.words import DateChoice, DateOrigin, EntryWay, Tracking
from lotbook.ledger import reservations
from lotbook.ledger.holds import PastLastDay
from lotbook.ledger.reservations import Lost
from lotbook.models import Location
from lotbook.services import carrying
from lotbook.services.announced_matches import notice_for
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.entry_dates import dates_here, dates_of, our_lot, settled, told_ends
from lotbook.services.returns_left import Back, require_left
from lotbook.services.rows import shared
from lotbook.services.stopped import require_in_date, require_none_expired, way_into
from lotbook.services.taking import How, take
from lotbook.services.transfers import require_usable
from lotbook.services.transit import require_one_way

COLUMNS = dict.fromkeys(
    """transfer_id line_id product_id lot_id quantity entered_quantity entered_unit_id source_id
    source_package_id destination_id destination_package_id operation_id""".split(),
    "bigint",
) | dict.fromkeys(
    """tracking number number_key expiry expiry_origin best_before best_before_origin
    production production_origin maker_number maker_key batch via carton""".split(),
    "text",
)
_NUMBER = list(COLUMNS).index("number")  # its key stands behind it
_LOT = list(COLUMNS).index("lot_id")
_EXPIRY = list(COLUMNS).index("expiry")  # with its origin and best before behind it
MANY = 2_000
MOST_TOLD = 20
"""Entries after which the table is not what it was: until PostgreSQL has looked at it, it compares each with each new
number of the product, and 30,000 with 30,000 took longer than any answer may."""


@dataclass(frozen=True, kw_only=True)
class Recording:
    """How entries are put on a line. origin: of the dates that were given; choice: which date wins when a
    known lot has another; take_more: beyond what is expected, and take_expired: lots past their last day, both of
    which only a manager's validation may post; unannounced: numbers that were not announced are meant; entry: the
    one that is changed, whose id the first of them keeps; others: what they give up for it, for those with the right;
    package: that the goods are put in."""

    via: EntryWay
    origin: DateOrigin
    destination: int | None = None
    choice: DateChoice | None = None
    take_more: bool = False
    take_expired: bool = False
    entry: int | None = None
    unannounced: bool = False
    others: Others = Others.GIVE
    package: int | None = None

    @property
    def taking(self) -> How:
        """On whose word goods are taken for the entries."""
        return How(others=self.others)


async def record(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    asked: Sequence[Asked],
    facts: Facts,
    how: Recording,
) -> Sequence[Lost]:
    """Put numbers on a line; who lost what was promised to him for it.

    Raises OverReceipt, MoreThanLeft, NumberNotAnnounced, LotDateConflict, InsufficientStock, LotOnHold,
    LotExpired, LocationNotUsable, NotFound, InvalidInput.
    """
    require_room(transfer, line, sum((one.quantity for one in asked), ZERO), take_more=how.take_more)
    destination = await _destination(transfer, line, how)
    lots = _lots(facts)
    back = (Back(lots.get(one.number), one.number, one.quantity) for one in asked)
    await require_left(transfer, line, destination, back)
    notice = await notice_for(transfer, line, asked, meant=how.unannounced)
    if not line.incoming and not how.take_expired:
        await _require_in_date(work, transfer, asked, facts, destination)
    taken, lost = await _taken(work, transfer, line, asked, facts, destination, how.taking)
    here = await dates_here(transfer, line, asked)
    rows = await beside_the_loop(
        taken, _rows, work, transfer, line, taken, destination, facts, here, notice, how
    )
    if transfer.receives_in_date and line.incoming and not how.take_expired:
        today = transfer.today(work.now)
        require_none_expired(_come_expired(rows, facts, today), today)
    await _insert(rows, how)
    if len(rows) >= MANY:
        work.grown["transfer_entry"] = len(rows)
    return lost


async def _insert(rows: list[tuple[Any, ...]], how: Recording) -> None:
    if how.entry is not None:
        [first, *rows] = rows
        await insert_rows("transfer_entry", {"id": "bigint"} | COLUMNS, [(how.entry, *first)])
    await insert_rows("transfer_entry", COLUMNS, rows)


def _rows(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    taken: Sequence[tuple[Asked, Spot]],
    destination: int,
    facts: Facts,
    here: Mapping[str, Mapping[DateKind, date]],
    notice: Mapping[str, Announced],
    how: Recording,
) -> list[tuple[Any, ...]]:
    today = transfer.today(work.now)

    def made(one: Asked, source: Spot) -> tuple[Any, ...]:
        ours = our_lot(one, facts)
        dates: Mapping[DateKind, tuple[date, DateOrigin]] = {}
        if transfer.expiry_dates:
            stored = ours.dates if ours else {}
            one = settled(one, ours, here, how.choice)
            known = {**stored, **here.get(one.number, {})}
            dates = dates_of(one, known, notice.get(one.number), line, today, how.origin)
        return _row(work, line, transfer.id, one, ours, source, destination, dates, how)

    # Thousands of new numbers differ by nothing but the number: what they share is made once.
    first: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    rows = []
    for one, source in taken:
        if one.number in facts.lots or one.number in here:
            rows.append(made(one, source))
            continue
        dates_given = (one.expiry, one.best_before, one.production)
        like = (
            source,
            one.quantity,
            *dates_given,
            *told_ends(notice.get(one.number)),
            one.maker_number,
            one.batch,
            one.box,
        )
        row = first.get(like) or first.setdefault(like, made(one, source))
        rows.append((*row[:_NUMBER], one.number, number_key(one.number), *row[_NUMBER + 2 :]))
    return rows


def _come_expired(rows: Sequence[tuple[Any, ...]], facts: Facts, today: date) -> list[PastLastDay]:
    """What of these rows comes in past its last day, the longest past first."""
    known = {fact.lot: fact.last_day for found in facts.lots.values() for fact in found}
    past = []
    for row in rows:
        lot = row[_LOT]
        days = [day for day in row[_EXPIRY : _EXPIRY + 3 : 2] if day is not None]
        if lot is not None and (stored := known.get(lot)) is not None:
            days.append(stored.isoformat())
        if days and (last := date.fromisoformat(min(days))) < today:
            past.append(PastLastDay(lot, row[_NUMBER], last))
    return sorted(past, key=lambda each: (each.last_day, each.number))


async def require_agreeing(
    transfer: TransferAtWork,
    line: LineAtWork,
    one: Asked,
    facts: Facts,
    choice: DateChoice | None,
    *,
    take_expired: bool = False,
) -> None:
    """Refuse days that `record` would not put on the line. Raises LotDateConflict, LotExpired, InvalidInput."""
    if not transfer.expiry_dates:
        return
    here = await dates_here(transfer, line, [one])
    ours, today = our_lot(one, facts), transfer.today(datetime.now(UTC))
    one = settled(one, ours, here, choice)
    if take_expired or not (transfer.receives_in_date and line.incoming):
        return
    known = {**(ours.dates if ours else {}), **here.get(one.number, {})}
    dates = dates_of(one, known, None, line, today, DateOrigin.LABEL)
    ends = known | {kind: day for kind, (day, _) in dates.items()}
    last = last_day(ends.get(DateKind.EXPIRY), ends.get(DateKind.BEST_BEFORE))
    if last is not None and last < today:
        require_none_expired([PastLastDay(ours.lot if ours else None, one.number, last)], today)


async def _destination(transfer: TransferAtWork, line: LineAtWork, how: Recording) -> int:
    """Where the goods go. Raises NotFound, LocationNotUsable."""
    if how.destination is None or how.destination == line.destination:
        return line.destination
    await require_destination(transfer, how.destination)
    return how.destination


async def require_destination(transfer: TransferAtWork, place: int) -> None:
    """Refuse a place where this kind of transfer puts nothing. Raises NotFound, LocationNotUsable."""
    row = await shared(Location, place, ("destination",))
    require_usable(row, ENDS[transfer.kind][1], ("destination",))
    await require_one_way(transfer, row)


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
    if take_more or line.takes_anything or given <= permitted:
        return
    message = (
        f"{line.product_name}: {format_quantity(given)} would be {format_quantity(given - line.expected)}"
        f" more than the {format_quantity(line.expected)} expected."
    )
    difference = LineDifference(line=line.id, product=line.product, given=given, permitted=permitted)
    raise OverReceipt(message=message, lines=[difference])


_NO_DATE: tuple[None, None] = (None, None)


def _row(
    work: Work,
    line: LineAtWork,
    transfer: int,
    one: Asked,
    ours: LotFact | None,
    source: Spot,
    destination: int,
    dates: Mapping[DateKind, tuple[date, DateOrigin]],
    how: Recording,
) -> tuple[Any, ...]:
    quantity = to_millionths(one.quantity)
    days = [
        dates.get(kind, _NO_DATE) for kind in (DateKind.EXPIRY, DateKind.BEST_BEFORE, DateKind.PRODUCTION)
    ]
    return (
        *(transfer, line.id, line.product, ours.lot if ours else None, quantity, quantity, line.unit),
        *(*source, destination, how.package, work.operation_id),
        *(line.tracking.value, one.number, number_key(one.number)),
        *(part for day, origin in days for part in (day and day.isoformat(), origin and origin.value)),
        *(one.maker_number, one.maker_number and number_key(one.maker_number)),
        *(one.batch, how.via.value, one.box),
    )


async def _taken(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    asked: Sequence[Asked],
    facts: Facts,
    destination: int,
    how: How,
) -> tuple[list[tuple[Asked, Spot]], Sequence[Lost]]:
    """Where each number is taken: goods from outside come from the line's source, ours from where they lie,
    in parts when no place has enough; and who lost them."""
    if line.incoming:
        return [(one, (line.source, None)) for one in asked], ()
    lots = _lots(facts)
    wanted = [
        Wanted(one.number, lots.get(one.number), one.quantity, one.location, one.package) for one in asked
    ]
    taken = await take(work, transfer, line, wanted, destination, how)
    placed = [
        (replace(one, quantity=quantity), spot)
        for one, parts in zip(asked, taken.parts, strict=True)
        for spot, quantity in parts
    ]
    return placed, taken.lost


def _lots(facts: Facts) -> dict[str, int]:
    """Lots of the line's product by their numbers."""
    return {fact.number: fact.lot for found in facts.lots.values() for fact in found if fact.same_product}


async def _require_in_date(
    work: Work, transfer: TransferAtWork, asked: Sequence[Asked], facts: Facts, destination: int
) -> None:
    """Refuse to use up what is past its last day, while dates are kept. Raises LotExpired."""
    if transfer.expiry_dates:
        lots = _lots(facts)
        taken = {lots[one.number] for one in asked if one.number in lots}
        await require_in_date(taken, await way_into(destination), transfer.today(work.now))


@dataclass(frozen=True)
class Counted:
    """A quantity in the stock unit. entered: the same in the unit it was given in, by row id, where another; package:
    that it is taken out of, None for any."""

    quantity: Decimal
    entered: tuple[Decimal, int] | None = None
    package: int | None = None


async def record_quantity(
    work: Work, transfer: TransferAtWork, line: LineAtWork, counted: Counted, how: Recording
) -> Sequence[Lost]:
    """Add a quantity to a line of an untracked product; who lost what was promised to him for it.

    Raises OverReceipt, MoreThanLeft, InsufficientStock, LotOnHold.
    """
    quantity = counted.quantity
    require_room(transfer, line, quantity, take_more=how.take_more)
    destination = await _destination(transfer, line, how)
    await require_left(transfer, line, destination, [Back(None, line.product_name, quantity)])
    parts: Sequence[tuple[Spot, Decimal]] = [((line.source, None), quantity)]
    lost: Sequence[Lost] = ()
    if not line.incoming:
        wanted = Wanted(line.product_name, None, quantity, package=counted.package)
        taken = await take(work, transfer, line, [wanted], destination, how.taking)
        [parts], lost = taken.parts, taken.lost
    columns = {
        **dict.fromkeys(COLUMNS),
        "transfer_id": transfer.id,
        "line_id": line.id,
        "product_id": line.product,
        "entered_unit_id": line.unit,
        "destination_id": destination,
        "destination_package_id": how.package,
        "operation_id": work.operation_id,
        "tracking": Tracking.NONE.value,
        "via": how.via.value,
    }
    rows = []
    for (source, package), part in parts:
        millionths = to_millionths(part)
        row = columns | {
            "source_id": source,
            "source_package_id": package,
            "quantity": millionths,
            "entered_quantity": millionths,
        }
        if counted.entered is not None and len(parts) == 1:
            entered, unit = counted.entered
            row |= {"entered_quantity": to_millionths(entered), "entered_unit_id": unit}
        rows.append(tuple(row.values()))
    await _insert(rows, how)
    return lost


async def remove(work: Work, line_id: int, entries: Sequence[int] | None) -> None:
    """Take entries off a line of a locked transfer; all when None. Raises NotFound for one that is not there."""
    await _delete(line_id, entries)
    await unpick(work, line_id)


async def unpick(work: Work, line_id: int) -> None:
    """Entries were taken off a line: what its scans alone promised to it is free again, or promised as before."""
    await carrying.give_back(work, line_id)
    await reservations.unpick(line_id)


async def _delete(line_id: int, entries: Sequence[int] | None) -> None:
    if entries is None:
        await fetch("DELETE FROM transfer_entry WHERE line_id = ? RETURNING id", line_id)
    else:
        marks = placeholders(entries)
        sql = f"DELETE FROM transfer_entry WHERE line_id = ? AND id IN {marks} RETURNING id"
        gone = {row["id"] for row in await fetch(sql, line_id, *entries)}
        if missing := [place for place, entry in enumerate(entries) if entry not in gone]:
            which = ", ".join(str(place + 1) for place in missing[:MOST_TOLD])
            more = f" and {len(missing) - MOST_TOLD} more" if len(missing) > MOST_TOLD else ""
            message = (
                f"Of the entries that were to go, some are not on this line, or no longer: {which}{more}."
            )
            first = missing[0]
            raise NotFound(message=message, field=("entries", str(first)), sought=str(entries[first]))
