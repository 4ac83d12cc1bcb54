"""Scans on an open transfer: recorded, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import msgspec

from lotbook.db.engine import execute, fetch, fetch_one, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.codes import ELEMENTS, Code
from lotbook.domain.number_plan import Asked, LineRules, LotFact, judge, require_usable
from lotbook.domain.quantities import ZERO, require_on_step, shown
from lotbook.domain.refusals import (
    BatchUndecided,
    DateKind,
    InputFault,
    NotFound,
    NotOnDocument,
    Ref,
    invalid,
)
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.scan_meaning import MeansLot, MeansNewNumber, Understood
from lotbook.domain.scanning import read
from lotbook.domain.tracking import require_fits, require_takes
from lotbook.domain.words import BatchChoice, DateChoice, DateOrigin, EntryWay, Role
from lotbook.ledger import reservations
from lotbook.ledger.reservations import Lost
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at, open_for, touch
from lotbook.services.cartons import contents_of, outlook, take
from lotbook.services.number_facts import gather, lots_of_maker, lots_with
from lotbook.services.number_sequence import draw, with_sequence_locked
from lotbook.services.scan_lookup import effect_on, held_against_notice, understand
from lotbook.services.transfers import Expected, add_lines


@dataclass(frozen=True, kw_only=True)
class ScanGiven:
    """What a scanner or keyboard gave, and what a person added. beside, separator: as `read` takes them; typed:
    written by hand, not read; line: that is open; reading: which one a person chose, from 0; quantity and
    expiry: keyed in; destination: the sticky one; unannounced: a number that was not announced is meant;
    carton: SSCC of the one that is being checked; check_each: each number in the scanned one is to be."""

    raw: str
    symbology: str | None = None
    typed: bool = False
    line: int | None = None
    reading: int | None = None
    quantity: Decimal | None = None
    expiry: date | None = None
    date_choice: DateChoice | None = None
    batch_choice: BatchChoice | None = None
    destination: int | None = None
    take_more: bool = False
    take_expired: bool = False
    look_alike: bool = False
    beside: tuple[Code, ...] = ()
    separator: str | None = None
    unannounced: bool = False
    carton: str | None = None
    check_each: bool = False


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


@dataclass(frozen=True)
class Label:
    """The number on what may be the maker's label. lot: of ours that it names, None for none."""

    number: str
    lot: int | None


@unit_of_work
async def record_scan(work: Work, transfer_id: int, scan: ScanGiven) -> ScanRecorded:
    """Do on an open transfer what the scan says.

    Raises ScanUnclear, NotOnDocument, NumberNotAnnounced, BatchUndecided, NumberAlreadyExists,
    NumbersInvalid, NumberLooksLike, LotDateConflict, OverReceipt, InsufficientStock, LocationNotUsable,
    WrongState, InvalidInput, NotFound.
    """
    _require_sound(scan)
    transfer = await open_for(work, transfer_id, "scan onto it")
    today = transfer.today(work.now)
    label = read(scan.raw, scan.symbology, beside=scan.beside, separator=scan.separator, today=today)
    understood = await understand(label, transfer, scan.line, scan.reading)
    done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    if isinstance(done.refusal, NotOnDocument) and transfer.order is None:
        transfer = await _with_line(transfer, done.refusal.product)
        done = effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)
    contents = None
    if done.action is ScanAction.TAKE_PACKAGE and done.package is not None:
        contents = await contents_of(transfer, done.package, each=scan.check_each)
        done = await outlook(transfer, done, contents)
    done = await held_against_notice(
        transfer, understood, done, meant=scan.unannounced, carton=scan.carton, expiry=scan.expiry
    )
    await _refuse(transfer, done)
    if contents is not None and done.action is ScanAction.TAKE_PACKAGE:
        await take(work, transfer, contents, scan.destination, take_more=scan.take_more)
    number, lost = await _do(work, transfer, understood, done, scan)
    await touch(work, transfer)
    return ScanRecorded(
        transfer=transfer.id,
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
    """A transfer that no order made takes whatever is scanned: a line that expects nothing is added at the dock."""
    unit = await fetch_value("SELECT unit_id FROM product WHERE id = ? {share}", product)
    added = Expected(product=product, quantity=ZERO, unit=unit)
    await add_lines(transfer.id, transfer.source, transfer.destination, [added])
    return await look_at(transfer.id)


async def _refuse(transfer: TransferAtWork, done: Effect) -> None:
    """Raises what the scan is refused with; a product that is not here is told where it is expected."""
    if isinstance(done.refusal, NotOnDocument):
        raise NotOnDocument(
            message=done.text,
            product=done.refusal.product,
            expected_on=await _expected_on(done.refusal.product, transfer),
        )
    if done.refusal is not None:
        raise done.refusal


async def _do(
    work: Work, transfer: TransferAtWork, understood: Understood, done: Effect, scan: ScanGiven
) -> tuple[str | None, Sequence[Lost]]:
    """Put on the transfer what the scan says; the number that it recorded, None for none, and what others lost."""
    how = entries.Recording(
        via=EntryWay.TYPED if scan.typed else EntryWay.SCANNED,
        origin=DateOrigin.PERSON if scan.typed else DateOrigin.LABEL,
        destination=scan.destination,
        choice=scan.date_choice,
        take_more=scan.take_more,
        take_expired=scan.take_expired,
        unannounced=scan.unannounced,
    )
    if done.action is ScanAction.RECORD_NUMBER:
        number = _on_label(understood)
        label = Label(number, done.lot) if number is not None else None
        return await _record_number(work, transfer, done, scan, how, label)
    if done.action is ScanAction.SET_DESTINATION and done.location is not None:
        await entries.require_destination(transfer, done.location)
    elif done.action is ScanAction.ADD_QUANTITY and done.line is not None and done.quantity is not None:
        line = transfer.line(done.line)
        require_on_step(done.quantity, line.step)
        counted = entries.Counted(done.quantity)
        return None, await entries.record_quantity(work, transfer, line, counted, how)
    return None, ()


def _require_sound(scan: ScanGiven) -> None:
    for code in (Code(scan.raw), *scan.beside):
        _require_text(code.raw)
    if scan.quantity is not None and scan.quantity <= 0:
        raise invalid(
            "quantity", InputFault.NOT_POSITIVE, "The quantity has to be more than zero.", given="0"
        )


def _require_text(raw: str) -> None:
    """Refuse half a character: no database can keep it, not even in the answer that the scan is unclear."""
    try:
        raw.encode()
    except UnicodeEncodeError as wrong:
        message = f"U+{ord(raw[wrong.start]):04X}, character {wrong.start + 1} of the scan, is none."
        raise invalid(
            "raw", InputFault.FORBIDDEN_CHARACTER, message, given=shown(raw), position=wrong.start
        ) from wrong


async def _record_number(
    work: Work,
    transfer: TransferAtWork,
    done: Effect,
    scan: ScanGiven,
    how: entries.Recording,
    label: Label | None,
) -> tuple[str, Sequence[Lost]]:
    """Put the scanned number on its line; the number that it got, and what others lost."""
    assert done.line is not None and done.number is not None and done.quantity is not None  # noqa: S101
    line = transfer.line(done.line)
    require_takes(transfer.rule, line.tracking)
    require_fits(line.tracking, done.number, scan.quantity or done.quantity)
    require_on_step(done.quantity, line.step)
    one = _asked(done, line, scan)
    if line.incoming and label is not None:
        one = await _own_number(work, transfer, line, one, label, scan)
    facts = await gather(transfer, line, [one])
    rules = LineRules(
        tracking=line.tracking,
        rule=transfer.rule,
        policy=transfer.policy,
        incoming=line.incoming,
        transfer=transfer.ref,
        manager=work.actor.role.includes(Role.MANAGER),
        look_alikes_meant=scan.look_alike,
    )
    require_usable(judge([one], facts, rules), facts)
    return one.number, await entries.record(work, transfer, line, [one], facts, how)


def _asked(done: Effect, line: LineAtWork, scan: ScanGiven) -> Asked:
    days = dict(done.label)
    if scan.expiry is not None:
        days[line.stops_use] = scan.expiry
    return Asked(
        number=done.number or "",
        quantity=done.quantity or Decimal(0),
        typed=scan.typed,
        expiry=days.get(DateKind.EXPIRY),
        best_before=days.get(DateKind.BEST_BEFORE),
        production=days.get(DateKind.PRODUCTION),
        batch=done.batch,
        carton=scan.carton,
    )


def _on_label(understood: Understood) -> str | None:
    """The number on what may be a label of the maker's; None for plain characters."""
    meaning = understood.meaning
    if understood.syntax not in ELEMENTS or not isinstance(meaning, MeansLot | MeansNewNumber):
        return None
    if isinstance(meaning, MeansNewNumber):
        return meaning.number
    names = meaning.lot.names & understood.scan.numbers
    return meaning.lot.number if meaning.lot.number in names else min(names)


async def _own_number(
    work: Work, transfer: TransferAtWork, line: LineAtWork, one: Asked, label: Label, scan: ScanGiven
) -> Asked:
    """The maker's number becomes ours too, unless the product gives its own numbers or another batch of it
    bears that number already: then a person says whether it is the same. Raises BatchUndecided."""
    theirs = replace(one, maker_number=label.number)
    here = await fetch_one(
        "SELECT number FROM transfer_entry WHERE transfer_id = ? AND product_id = ? AND maker_number = ?",
        transfer.id,
        line.product,
        label.number,
    )
    another = scan.batch_choice is BatchChoice.ANOTHER
    if here is not None and not another:
        return replace(theirs, number=here["number"])
    others = await _other_batches(transfer, line, label.number)
    chosen = label.lot is not None and scan.reading is not None  # among several that bear the number
    if others and scan.batch_choice is None and not chosen:
        message = f"{label.number} is known as the maker's number of another batch: is it the same?"
        raise BatchUndecided(message=message, lots=[fact.lot for fact in others][:20])
    if others and not another:
        same = next((fact for fact in others if fact.lot == label.lot), others[-1])
        return replace(theirs, number=same.number)
    if not others and label.lot is not None:
        return one
    if not others and here is None and not line.gives_own_numbers:
        return replace(theirs, number=label.number)
    line = await with_sequence_locked(line)
    drawn, counter = await draw(transfer, line, 1, work.now, line.number_next)
    await execute("UPDATE product SET number_next = ? WHERE id = ?", counter, line.product)
    return replace(theirs, number=drawn[0])


async def _other_batches(transfer: TransferAtWork, line: LineAtWork, number: str) -> Sequence[LotFact]:
    """Lots of the product that may be another batch under the same maker's number: of another maker, or
    that got a number of ours."""
    by_maker = await lots_of_maker(transfer, line, number)
    by_number = [
        fact for fact in (await lots_with(transfer, line, [number])).get(number, []) if fact.same_product
    ]
    if line.gives_own_numbers:
        return by_maker
    others = [fact for fact in by_maker if fact.number != number]
    foreign = [fact for fact in by_number if fact.maker is not None and fact.maker != transfer.partner]
    return [*others, *foreign]


async def _expected_on(product: int, transfer: TransferAtWork) -> list[Ref]:
    """Up to 5 other open transfers of the same kind that expect the product."""
    rows = await fetch(
        """SELECT DISTINCT transfer.id, transfer.due_on FROM transfer_line AS line
           JOIN transfer ON transfer.id = line.transfer_id AND transfer.state = 'READY'
           WHERE line.product_id = ? AND transfer.operation_type_id = ? AND transfer.id <> ?
           ORDER BY transfer.due_on, transfer.id LIMIT 5""",
        product,
        transfer.operation_type,
        transfer.id,
    )
    return [Ref("Transfer", row["id"]) for row in rows]


@dataclass(frozen=True)
class ScanUndone:
    transfer: int


@unit_of_work
async def undo_scan(work: Work, undoes: str) -> ScanUndone:
    """Take back what a recorded scan put on an open transfer, the last or any other.

    undoes: the id that the scan was sent under. Raises NotFound, also when what it put there was changed or
    taken off since; WrongState.
    """
    scanned = await fetch_one(
        "SELECT id, subject_id, outcome FROM operation WHERE key = ? AND kind = 'recordScan' AND state = 'APPLIED'",
        undoes,
    )
    if scanned is None:
        raise NotFound(message="There is no such scan.", field=("undoes",), sought=undoes)
    transfer = await open_for(work, scanned["subject_id"], "take scans back from it")
    gone = await fetch("DELETE FROM transfer_entry WHERE operation_id = ? RETURNING line_id", scanned["id"])
    for line in {row["line_id"] for row in gone}:
        await reservations.unpick(line)
    did = msgspec.json.decode(scanned["outcome"], type=ScanRecorded).action
    recorded = (ScanAction.RECORD_NUMBER, ScanAction.ADD_QUANTITY, ScanAction.TAKE_PACKAGE)
    if not gone and did in recorded:
        message = "What this scan put there was changed or taken off since."
        raise NotFound(message=message, field=("undoes",), sought=undoes)
    await touch(work, transfer)
    return ScanUndone(transfer.id)
