"""Scans on an open transfer: recorded, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import msgspec

from lotbook.db.engine import execute, fetch, fetch_one, fetch_value
from lotbook.db.fields import from_micros
from lotbook.db.work import Actor, Work, unit_of_work
from lotbook.domain.codes import Code
from lotbook.domain.inputs import parse_reason
from lotbook.domain.promises import Others
from lotbook.domain.quantities import ZERO, require_on_step, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import SCANNED, NotFound, NotOnDocument, Ref, WrongState, invalid
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.scan_meaning import Understood
from lotbook.domain.scanning import read
from lotbook.domain.states import Standing
from lotbook.domain.words import DateOrigin, EntryWay, Role
from lotbook.ledger.reservations import Lost
from lotbook.services import entries
from lotbook.services.at_work import TransferAtWork, look_at, open_for, told_by, touch
from lotbook.services.cartons import contents_of, outlook, take
from lotbook.services.made_into import say_into
from lotbook.services.number_sequence import draw, with_sequence_locked
from lotbook.services.opening import Expected, add_lines
from lotbook.services.packing import package_of
from lotbook.services.scan_lookup import (
    as_far_as_there,
    effect_on,
    held_against_notice,
    resolve_scan,
    takes_line,
    told_absent,
    understand,
)
from lotbook.services.scan_numbers import ScanGiven, asked_on, require_recordable, told_quantity
from lotbook.services.whole_packages import take_whole, whole_of, whole_outlook


@dataclass(frozen=True)
class ScanRecorded:
    """What a scan did. quantity in the stock unit; document: that it opens; location: that it sets; lost: what
    others had been promised of it."""

    transfer: int
    raw: str
    symbology: str | None
    reading: int | None
    action: ScanAction
    text: str
    line: int | None = None
    number: str | None = None
    quantity: Decimal | None = None
    announced: bool | None = None
    package: str | None = None
    numbers: int | None = None
    location: int | None = None
    document: Ref | None = None
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    lost: Sequence[Lost] = ()


@unit_of_work
async def record_scan(work: Work, transfer_id: int, scan: ScanGiven) -> ScanRecorded:
    """Do on an open transfer what the scan says. Raises what `recorded` raises."""
    return await recorded(work, transfer_id, scan)


async def recorded(work: Work, transfer_id: int, scan: ScanGiven) -> ScanRecorded:
    """Do on an open transfer what the scan says, in a unit of work.

    Raises ScanUnclear, NotOnDocument, NumberNotAnnounced, BatchUndecided, QuantityUndecided, NumberAlreadyExists,
    NumbersInvalid, NumberLooksLike, LotDateConflict, OverReceipt, InsufficientStock, LocationNotUsable,
    WrongState, InvalidInput, NotFound.
    """
    _require_sound(scan)
    try:
        transfer = await open_for(work, transfer_id, "scan onto it")
    except WrongState as refusal:
        foreseen = (await resolve_scan(scan, transfer_id)).effect  # with where it can go instead
        raise (foreseen and foreseen.refusal) or refusal from None
    into = None if scan.package is None else await package_of(scan.package)
    today = transfer.today(work.now)
    label = read(scan.raw, scan.symbology, beside=scan.beside, separator=scan.separator, today=today)
    understood = await understand(label, transfer, scan.line, scan.reading)
    done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    if isinstance(done.refusal, NotOnDocument) and takes_line(transfer, scan):
        transfer = await _with_line(transfer, done.refusal.product)
        done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    contents, whole = None, await whole_of(transfer, understood)
    if whole is not None:
        transfer, done = await whole_outlook(transfer, done, whole)
    elif done.action is ScanAction.TAKE_PACKAGE and done.package is not None:
        contents = await contents_of(transfer, done.package, each=scan.check_each)
        done = await outlook(transfer, done, contents)
    else:
        done = await as_far_as_there(transfer, done)
    done = await held_against_notice(
        transfer, understood, done, meant=scan.unannounced, carton=scan.carton, last_day=scan.last_day
    )
    await _refuse(transfer, done)
    if contents is not None and done.action is ScanAction.TAKE_PACKAGE:
        await take(work, transfer, contents, scan.destination, take_more=scan.take_more)
    how = _recording(work, scan, into)
    number, lost = await _do(work, transfer, understood, done, scan, how)
    if whole is not None:
        lost = await take_whole(work, transfer, whole, how)
    if scan.into is not None:
        done = replace(done, text=await say_into(work, transfer, done.line, scan.into))
    await touch(work, transfer)
    return _recorded(transfer.id, scan, done, number, lost)


def _recorded(
    transfer: int, scan: ScanGiven, done: Effect, number: str | None, lost: Sequence[Lost]
) -> ScanRecorded:
    return ScanRecorded(
        transfer=transfer,
        raw=scan.raw,
        symbology=scan.symbology,
        reading=scan.reading,
        action=done.action,
        text=done.text,
        line=done.line,
        number=number,
        quantity=done.quantity,
        announced=done.announced,
        package=done.package,
        numbers=done.numbers,
        location=done.location,
        document=done.document,
        beside=scan.beside,
        separator=scan.separator,
        lost=lost,
    )


async def _with_line(transfer: TransferAtWork, product: int) -> TransferAtWork:
    """A line that expects nothing is added at the dock."""
    unit = await fetch_value("SELECT unit_id FROM product WHERE id = ? {share}", product)
    added = Expected(product=product, quantity=ZERO, unit=unit)
    await add_lines(transfer.id, transfer.source, transfer.destination, [added])
    return await look_at(transfer.id)


async def _refuse(transfer: TransferAtWork, done: Effect) -> None:
    """Raises what the scan is refused with; a product that is not here is told where it is expected."""
    if isinstance(done.refusal, NotOnDocument):
        raise await told_absent(transfer, done.refusal)
    if done.refusal is not None:
        raise done.refusal


async def _do(
    work: Work,
    transfer: TransferAtWork,
    understood: Understood,
    done: Effect,
    scan: ScanGiven,
    how: entries.Recording,
) -> tuple[str | None, Sequence[Lost]]:
    """Put on the transfer what the scan says; the number that it recorded, None for none, and what others lost."""
    if done.action is ScanAction.RECORD_NUMBER:
        return await _record_number(work, transfer, understood, done, scan, how)
    if done.action is ScanAction.SET_DESTINATION and done.location is not None:
        await entries.require_destination(transfer, done.location)
    elif done.action is ScanAction.ADD_QUANTITY and done.line is not None:
        line = transfer.line(done.line)
        quantity = told_quantity(line, done)
        require_on_step(quantity, line.step)
        counted = entries.Counted(quantity)
        return None, await entries.record_quantity(work, transfer, line, counted, how)
    return None, ()


def _recording(work: Work, scan: ScanGiven, package: int | None) -> entries.Recording:
    return entries.Recording(
        via=EntryWay.TYPED if scan.typed else EntryWay.SCANNED,
        origin=DateOrigin.PERSON if scan.typed else DateOrigin.LABEL,
        destination=scan.destination,
        choice=scan.date_choice,
        take_more=scan.take_more,
        take_expired=scan.take_expired,
        unannounced=scan.unannounced,
        others=_from_others(work, scan),
        package=package,
    )


def _from_others(work: Work, scan: ScanGiven) -> Others:
    """What others give up for a scan; who takes what they have in hand says why. Raises InvalidInput."""
    if not work.actor.role.includes(Role.MANAGER):
        return Others.GIVE
    if scan.picked_reason is not None:
        work.reason = parse_reason(scan.picked_reason, ("pickedReason",))
        return Others.GIVE_PICKED
    return Others.GIVE_ALL if scan.from_others else Others.GIVE


def _require_sound(scan: ScanGiven) -> None:
    _require_text(scan.raw, SCANNED)
    for at, code in enumerate(scan.beside):
        _require_text(code.raw, ("scan", "beside", str(at), "raw"))
    if scan.quantity is not None and scan.quantity <= 0:
        raise invalid(
            "quantity", InputFault.NOT_POSITIVE, "The quantity has to be more than zero.", given="0"
        )


def _require_text(raw: str, field: tuple[str, ...]) -> None:
    """Refuse half a character: no database can keep it, not even in the answer that the scan is unclear."""
    try:
        raw.encode()
    except UnicodeEncodeError as wrong:
        message = f"U+{ord(raw[wrong.start]):04X}, character {wrong.start + 1} of the scan, is none."
        raise invalid(
            field, InputFault.FORBIDDEN_CHARACTER, message, given=shown(raw), position=wrong.start
        ) from wrong


async def _record_number(
    work: Work,
    transfer: TransferAtWork,
    understood: Understood,
    done: Effect,
    scan: ScanGiven,
    how: entries.Recording,
) -> tuple[str, Sequence[Lost]]:
    """Put the scanned number on its line; the number that it got, and what others lost."""
    assert done.line is not None  # noqa: S101  # a number is recorded on a line
    line = transfer.line(done.line)
    one = await asked_on(transfer, line, understood, done, scan)
    manager = work.actor.role.includes(Role.MANAGER)
    if done.quantity is None and one.number:  # whether it can be put there at all is told first
        await require_recordable(transfer, line, one, scan, manager=manager)
    told_quantity(line, done)
    if not one.number:
        locked = await with_sequence_locked(line)
        drawn, counter = await draw(transfer, locked, 1, work.now, locked.number_next)
        await execute("UPDATE product SET number_next = ? WHERE id = ?", counter, line.product)
        one = replace(one, number=drawn[0])
    facts = await require_recordable(transfer, line, one, scan, manager=manager)
    return one.number, await entries.record(work, transfer, line, [one], facts, how)


@dataclass(frozen=True)
class ScanUndone:
    """undoes: the id that the scan was sent under."""

    transfer: int
    undoes: str | None = None


@unit_of_work
async def undo_scan(work: Work, undoes: str) -> ScanUndone:
    """Take back what a recorded scan put on an open transfer, the last or any other.

    undoes: the id that the scan was sent under. Raises NotFound, also when what it put there was changed or
    taken off since; WrongState, also when it is undone already, or an operator means the scan of somebody else.
    """
    scanned = await fetch_one(
        "SELECT id, subject_id, outcome, user_id, token_id, recorded FROM operation"
        " WHERE key = ? AND kind = 'recordScan' AND state = 'APPLIED'",
        undoes,
    )
    if scanned is None:
        raise NotFound(message="There is no such scan.", field=("undoes",), sought=undoes)
    transfer = await open_for(work, scanned["subject_id"], "take scans back from it")
    if not work.actor.role.includes(Role.MANAGER) and not _is_own(scanned, work.actor):
        message = "It was scanned by {told}: only who scanned it, or a manager, takes it back."
        raise await _settled(transfer, scanned, message)
    gone = await fetch("DELETE FROM transfer_entry WHERE operation_id = ? RETURNING line_id", scanned["id"])
    for line in {row["line_id"] for row in gone}:
        await entries.unpick(work, line)
    did = msgspec.json.decode(scanned["outcome"], type=ScanRecorded).action
    recorded = (ScanAction.RECORD_NUMBER, ScanAction.ADD_QUANTITY, ScanAction.TAKE_PACKAGE)
    if not gone and did in recorded:
        if before := await _undone_by(transfer, undoes):
            raise await _settled(transfer, before, "It is undone already by {told}.")
        message = "What this scan put there was changed or taken off since."
        raise NotFound(message=message, field=("undoes",), sought=undoes)
    await touch(work, transfer)
    return ScanUndone(transfer.id, undoes)


def _is_own(did: dict[str, Any], actor: Actor) -> bool:
    """Whether a person did it who asks now; of client programs, the one with the same key."""
    if did["user_id"] is None and actor.user_id is None:
        return bool(did["token_id"] == actor.token_id)
    return bool(did["user_id"] == actor.user_id)


async def _undone_by(transfer: TransferAtWork, undoes: str) -> dict[str, Any] | None:
    """The write that took a scan back; None where none did."""
    undone = await fetch(
        """SELECT user_id, recorded, outcome FROM operation WHERE subject_kind = 'Transfer' AND subject_id = ?
           AND kind = 'undoScan' AND state = 'APPLIED' ORDER BY id""",
        transfer.id,
    )
    told = (row for row in undone if msgspec.json.decode(row["outcome"], type=ScanUndone).undoes == undoes)
    return next(told, None)


async def _settled(transfer: TransferAtWork, did: dict[str, Any], message: str) -> WrongState:
    """What stands against an undo: a write by somebody else. message: with {told} for who and when."""
    since = from_micros(did["recorded"])
    standing = await told_by(
        Standing(transfer.ref, transfer.number, since, did["user_id"]), transfer.time_zone
    )
    who = standing.told if did["user_id"] is not None else f"a client program, {standing.told}"
    return WrongState(message=message.format(told=who), current=transfer.ref, by=did["user_id"], since=since)
