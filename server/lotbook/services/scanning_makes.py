"""Scans on a manufacturing order: each goes to the one of its open transfers that it is for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, NotFound, NotOnDocument, Ref, ScanUnclear, invalid
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.scan_meaning import MeansLot, MeansNewNumber, MeansPlace, MeansSeveral, MeansUnknown
from lotbook.domain.scanning import read
from lotbook.domain.states import Standing, require_state
from lotbook.domain.words import ManufacturingState, OperationKind, Tracking, TransferState
from lotbook.models import ManufacturingOrder, Transfer
from lotbook.services.at_work import TransferAtWork, look_at
from lotbook.services.made_into import output_numbered
from lotbook.services.scan_lookup import Answer, effect_on, resolve_scan, understand
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import ScanRecorded, recorded


@dataclass(frozen=True)
class _Aim:
    """The transfer that a scan is for, the scan as given there, and what was understood. chosen: the number of
    something made that it chooses for the components that follow; None for none."""

    transfer: TransferAtWork
    scan: ScanGiven
    answer: Answer
    chosen: str | None = None


@unit_of_work
async def record_scan_on_order(work: Work, order: int, scan: ScanGiven) -> ScanRecorded:
    """Do on an open transfer of a manufacturing order what the scan says: what lies in stock and is a component
    goes in, all else comes out. Raises what `record_scan` raises."""
    aim = await _aim(order, scan)
    if aim.chosen is None:
        return await recorded(work, aim.transfer.id, aim.scan)
    work.about("Transfer", aim.transfer.id)
    return ScanRecorded(
        transfer=aim.transfer.id,
        raw=scan.raw,
        symbology=scan.symbology,
        reading=scan.reading,
        action=ScanAction.CHOOSE_OUTPUT,
        text=_chooses(aim.chosen),
        number=aim.chosen,
        beside=scan.beside,
        separator=scan.separator,
    )


async def resolve_scan_on_order(scan: ScanGiven, order: int, *, manager: bool = False) -> Answer:
    """As `resolve_scan`, on the open transfer of a manufacturing order that the scan is for."""
    aim = await _aim(order, scan)
    if aim.chosen is not None:
        effect = Effect(ScanAction.CHOOSE_OUTPUT, _chooses(aim.chosen), number=aim.chosen)
        return Answer(aim.answer.understood, effect)
    return await resolve_scan(aim.scan, aim.transfer.id, manager=manager)


def _chooses(number: str) -> str:
    return f"What follows goes into {number}."


async def _aim(order_id: int, scan: ScanGiven) -> _Aim:
    """Raises NotFound, WrongState, InvalidInput."""
    takes, gives = await _open_transfers(order_id)
    if scan.unplanned and takes is not None and _is_ours(beside := await _at(takes, scan)):
        return beside
    lacks = takes is not None and any(
        line.lacking and line.tracking is not Tracking.NONE for line in takes.lines
    )
    scan = replace(scan, doubtful=lacks)
    into = None if takes is None else await _at(takes, scan)
    out = None if gives is None else await _at(gives, scan)
    if out is not None and scan.choose_output and (chosen := await _chosen(order_id, out)) is not None:
        return replace(out, chosen=chosen)
    if out is None or (into is not None and _fits(into, out)):
        return next(aim for aim in (into, out) if aim is not None)
    if _is_new(out) and not (scan.typed and scan.line == out.scan.line) and await _is_known(out):
        asked = out if into is None else into  # which says what it is
        return await _at(asked.transfer, replace(scan, line=None), guess=False)
    return out if into is None or _better(out, into) else into


async def _chosen(order: int, out: _Aim) -> str | None:
    """The number of the scan where the order has made that, or is about to."""
    effect = out.answer.effect
    number = effect.number if effect is not None else None
    if number is None or await output_numbered(order, number) is None:
        return None
    return number


def _fits(into: _Aim, out: _Aim) -> bool:
    """Whether it is a component: of a product of ours that is on the bill, and no number that nobody knows, nor a place
    for what comes out."""
    effect = into.answer.effect
    if effect is None or effect.refusal is not None or _is_place(out):
        return False
    return not (effect.action is ScanAction.RECORD_NUMBER and effect.lot is None)


def _is_ours(aim: _Aim) -> bool:
    """Whether it is something that we know. A number that nobody knows is no component, on the bill or beside it."""
    return not isinstance(aim.answer.understood.meaning, MeansUnknown | MeansNewNumber)


def _is_place(out: _Aim) -> bool:
    return isinstance(out.answer.understood.meaning, MeansPlace)


def _is_new(out: _Aim) -> bool:
    """Whether it would be a number that no product of what is made has yet."""
    effect = out.answer.effect
    return effect is not None and effect.action is ScanAction.RECORD_NUMBER and effect.lot is None


async def _is_known(aim: _Aim) -> bool:
    """Whether it is, or may be, a lot of ours, of whatever product: then it is no new number, unless someone types it
    for what is made."""
    meaning = (await understand(aim.answer.understood.scan, None, None, None)).meaning
    if isinstance(meaning, MeansSeveral):
        return any(isinstance(option.meaning, MeansLot) for option in meaning.options)
    return isinstance(meaning, MeansLot)


def _better(out: _Aim, into: _Aim) -> bool:
    """Whether it is rather something made: that is accepted, or refused for more than that it is not on there."""
    at_out, at_into = out.answer.effect, into.answer.effect
    if _is_place(out) or at_out is None or at_into is None or at_out.refusal is None:
        return True
    if isinstance(at_into.refusal, ScanUnclear):
        return isinstance(at_out.refusal, InvalidInput)
    return isinstance(at_into.refusal, NotOnDocument) and not isinstance(at_out.refusal, NotOnDocument)


async def _open_transfers(order_id: int) -> tuple[TransferAtWork | None, TransferAtWork | None]:
    """The open ones that take and that give."""
    order = await ManufacturingOrder.get_or_none(id=order_id)
    if order is None:
        raise NotFound(
            message="There is no such manufacturing order.", field=("transfer",), sought=str(order_id)
        )
    by: Any = order.updated_by_id
    standing = Standing(Ref("ManufacturingOrder", order.id), order.number, order.updated, by)
    require_state(order.state, {ManufacturingState.CONFIRMED}, standing, "scan onto it")
    found: dict[OperationKind, TransferAtWork] = {}
    for row in await Transfer.filter(manufacturing_order_id=order_id, state=TransferState.READY).order_by(
        "id"
    ):
        transfer = await look_at(row.id)
        found.setdefault(transfer.kind, transfer)
    if not found:
        message = f"Nothing of {order.number} is open: start another run of it."
        raise invalid("transfer", InputFault.CONTRADICTION, message, given=order.number)
    return found.get(OperationKind.CONSUMPTION), found.get(OperationKind.MANUFACTURING)


async def _at(transfer: TransferAtWork, scan: ScanGiven, *, guess: bool = True) -> _Aim:
    """The scan as given on one of the transfers: with the line that is open there; of what comes out, the only one with
    numbers where none is, if that is a guess to make; what is put somewhere comes out."""
    lines = [line.id for line in transfer.lines]
    numbered = [line.id for line in transfer.lines if line.tracking is not Tracking.NONE]
    only = numbered[0] if guess and len(numbered) == 1 else None
    if transfer.kind is OperationKind.CONSUMPTION:
        scan = replace(scan, line=scan.line if scan.line in lines else None, destination=None, package=None)
    else:
        said = scan.line in lines
        doubtful = scan.doubtful and not said
        scan = replace(scan, line=scan.line if said else only, into=None, doubtful=doubtful)
    label = read(
        scan.raw,
        scan.symbology,
        beside=scan.beside,
        separator=scan.separator,
        today=transfer.today(datetime.now(UTC)),
    )
    understood = await understand(label, transfer, scan.line, scan.reading)
    if isinstance(understood.meaning, MeansSeveral) and scan.line is None and only is not None:
        scan = replace(scan, line=only)
        understood = await understand(label, transfer, only, scan.reading)
    return _Aim(
        transfer,
        scan,
        Answer(understood, effect_on(transfer, understood, scan.line, keyed_quantity=scan.quantity)),
    )
