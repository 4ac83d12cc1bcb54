"""Entries changed one by one, and taken off again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import SYSTEM, Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent
from lotbook.domain.dates import last_day
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.number_plan import Asked, require_usable
from lotbook.domain.quantities import format_quantity, require_on_step
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import NotFound, Ref, StaleVersion, invalid
from lotbook.domain.tracking import require_fits
from lotbook.domain.words import DateChoice, DateOrigin, EntryWay, Tracking, UnexpectedNumbers
from lotbook.ledger import holds
from lotbook.ledger.reservations import Lost
from lotbook.models import Operation, TransferEntry
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, TransferAtWork, open_for, touch, transfer_of_line
from lotbook.services.made_into import put_into
from lotbook.services.number_sources import Changed
from lotbook.services.numbers import EntriesRecorded, Options, planned
from lotbook.services.stopping import Goods, end_promises_of_lot, lock_goods


@unit_of_work
async def remove_entries(work: Work, line_id: int, chosen: Sequence[int] | None) -> EntriesRecorded:
    """Take entries off an open line; all when chosen is None. Raises WrongState, NotFound."""
    transfer = await open_for(work, await transfer_of_line(line_id), "take entries off it")
    taken = TransferEntry.filter(line_id=line_id, lot_id__not_isnull=True)
    lots: Any = await (taken if chosen is None else taken.filter(id__in=chosen)).values_list(
        "lot_id", flat=True
    )
    await entries.remove(work, transfer.line(line_id).id, chosen)
    for lot in sorted({lot for _, lot, _, _ in await holds.stopped(lots={*lots}) if lot}):
        await lock_goods(Goods("lot_id = ?", (lot,)))
        await end_promises_of_lot(work, lot)  # what is put back of it is promised to nobody
    await touch(work, transfer)
    return EntriesRecorded(line_id, transfer.id, work.operation_id)


@dataclass(frozen=True, kw_only=True)
class EntryChange:
    """What becomes of an entry; ABSENT leaves as it is, a last_day of None removes its ends. version: the one that was
    read, None to change whatever is there."""

    number: str | Absent = ABSENT
    quantity: Decimal | Absent = ABSENT
    last_day: date | Absent | None = ABSENT
    destination: int | Absent = ABSENT
    take_more: bool = False
    unannounced: bool = False
    look_alike: bool = False
    take_expired: bool = False
    version: int | None = None


@unit_of_work
async def update_entry(work: Work, entry_id: int, change: EntryChange) -> EntriesRecorded:
    """Change an entry of an open transfer: it is taken off and put on again under its id, judged like a new one.

    Raises what `assign_numbers` raises, and StaleVersion.
    """
    line_id = await entry_line(entry_id)
    transfer = await open_for(work, await transfer_of_line(line_id), "change it")
    entry = await TransferEntry.get_or_none(id=entry_id)
    if entry is None:
        raise NotFound(message="There is no such entry.", field=("entry",), sought=str(entry_id))
    line = transfer.line(line_id)
    if not transfer.expiry_dates and change.last_day not in (ABSENT, None):
        raise invalid("lastDay", InputFault.CONTRADICTION, DATES_ARE_OFF)
    if change.version not in (None, entry.version):
        raise await _stale(entry)
    await entries.remove(work, line.id, [entry.id])
    line = replace(line, recorded=line.recorded - entry.quantity)
    same = change.number is ABSENT or change.number == entry.number
    how = entries.Recording(
        via=entry.via if same else EntryWay.TYPED,
        origin=_origin(entry, change),
        destination=entry.destination_id if isinstance(change.destination, Absent) else change.destination,
        # A day that differs from the lot's was decided on when the entry was made.
        choice=DateChoice.GIVEN if same and change.last_day is ABSENT else None,
        take_more=change.take_more,
        # What was past its last day already was meant when it came.
        take_expired=change.take_expired or (same and change.last_day is ABSENT),
        entry=entry.id,
        package=entry.destination_package_id,
        unannounced=change.unannounced,
    )
    lost = await _put_on_again(work, transfer, line, entry, change, how)
    if entry.into_product_id is not None and entry.into_number is not None:
        await put_into(work, transfer, entry.into_product_id, entry.into_number)
    await touch(work, transfer)
    return EntriesRecorded(line.id, transfer.id, work.operation_id, lost)


async def _put_on_again(
    work: Work,
    transfer: TransferAtWork,
    line: LineAtWork,
    entry: TransferEntry,
    change: EntryChange,
    how: entries.Recording,
) -> Sequence[Lost]:
    """Record on its line what a change makes of an entry; who lost what had been promised of it."""
    quantity = entry.quantity if isinstance(change.quantity, Absent) else change.quantity
    if line.tracking is Tracking.NONE:
        require_fits(line.tracking, None if isinstance(change.number, Absent) else change.number, quantity)
        require_on_step(quantity, line.step)
        counted = entries.Counted(quantity, package=entry.source_package_id)
        return await entries.record_quantity(work, transfer, line, counted, how)
    same = change.number is ABSENT or change.number == entry.number
    one = _changed(entry, line, change, quantity)
    # Whoever had the right let the number pass when it came; another number is judged anew.
    judge_as = SYSTEM if same else work.actor
    transfer = replace(transfer, unexpected=UnexpectedNumbers.TAKE) if same else transfer
    options = Options(take_more=change.take_more, allow_reuse=same, look_alike=change.look_alike)
    preview = await planned(judge_as, transfer, line, Changed(one), options, work.now)
    require_usable(preview.plan, preview.facts)
    return await entries.record(work, transfer, line, [one], preview.facts, how)


async def _stale(entry: TransferEntry) -> StaleVersion:
    """The refusal of a change to what another one changed, with what it is now."""
    by = await Operation.get(id=entry.version)
    day = last_day(entry.expiry, entry.best_before)
    facts = [entry.number, format_quantity(entry.quantity), None if day is None else f"use through {day}"]
    return StaleVersion(
        message=f"Somebody changed it meanwhile. By now it is: {', '.join(fact for fact in facts if fact)}.",
        field=("version",),
        current=Ref("Entry", entry.id),
        current_version=entry.version,
        changed_by=by.user_id,
        changed_at=by.recorded,
    )


def _origin(entry: TransferEntry, change: EntryChange) -> DateOrigin:
    """Where the dates of a changed entry come from."""
    if change.last_day is not ABSENT:
        return DateOrigin.PERSON
    origins = (entry.expiry_origin, entry.best_before_origin, entry.production_origin)
    return next((one for one in origins if one not in (None, DateOrigin.NOTICE)), DateOrigin.PERSON)


def _changed(entry: TransferEntry, line: LineAtWork, change: EntryChange, quantity: Decimal) -> Asked:
    """The entry as asked for anew; announced dates come from the notice again, by the number that it has now."""
    number = entry.number if isinstance(change.number, Absent) else change.number
    # One that was read as the maker's number and ours was read wrong as both; a list tells them apart.
    derived = entry.maker_number == entry.number and entry.via is not EntryWay.IMPORTED
    one = Asked(
        number=number,
        quantity=quantity,
        typed=change.number not in (ABSENT, entry.number),
        expiry=None if entry.expiry_origin is DateOrigin.NOTICE else entry.expiry,
        best_before=None if entry.best_before_origin is DateOrigin.NOTICE else entry.best_before,
        production=entry.production,
        maker_number=number if derived else entry.maker_number,
        batch=entry.batch,
        carton=entry.carton,
    )
    return one if isinstance(change.last_day, Absent) else _with_last_day(one, line, change.last_day)


def _with_last_day(one: Asked, line: LineAtWork, day: date | None) -> Asked:
    """A person's last day takes the place of the end that is the last day now, and of any that is earlier still; None
    removes both."""
    if day is None:
        return replace(one, expiry=None, best_before=None)
    ends = {DateKind.EXPIRY: one.expiry, DateKind.BEST_BEFORE: one.best_before}
    told = {kind: end for kind, end in ends.items() if end is not None}
    now = min(told, key=lambda kind: told[kind], default=line.stops_use)
    kept = {kind: end for kind, end in told.items() if end >= day} | {now: day}
    return replace(one, expiry=kept.get(DateKind.EXPIRY), best_before=kept.get(DateKind.BEST_BEFORE))


async def entry_line(entry_id: int) -> int:
    """The line that an entry is on. Raises NotFound."""
    rows = await fetch("SELECT line_id FROM transfer_entry WHERE id = ?", entry_id)
    if not rows:
        raise NotFound(message="There is no such entry.", field=("entry",), sought=str(entry_id))
    return int(rows[0]["line_id"])
