"""Lists of numbers, pasted or uploaded, as drafts for a line: read, shown, changed row by row, then used."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from lotbook.db.engine import among, execute, fetch, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_reading import MOST_ROWS, Reading, Wishes, understand
from lotbook.domain.list_rows import Change, ListRead, Taking, read_rows
from lotbook.domain.list_words import ListQuestion, NumberColumn
from lotbook.domain.quantities import Path, to_millionths
from lotbook.domain.refusals import ImportRefused, InputFault, NotFound, Ref, Refusal, RefusalCode, invalid
from lotbook.domain.states import Standing, require_state
from lotbook.domain.tracking import require_takes, require_takes_numbers
from lotbook.domain.words import OrderState, TransferState
from lotbook.models import NumberDraft, PurchaseOrder, PurchaseOrderLine
from lotbook.services.at_work import LineAtWork, TransferAtWork, line_at_work, look_at, transfer_of_line
from lotbook.services.draft_rows import (
    RowChange,
    change_rows,
    changes_of,
    keep_changes,
    keep_parts,
    parts_of,
    require_rows,
    rows_of,
)
from lotbook.services.list_layouts import layouts_of, remember, words
from lotbook.services.number_tables import ListGiven, Table, held_by, table_of
from lotbook.services.rows import locked, ref, require_version, require_version_by
from lotbook.services.uploads import OWN, UNUSED, owner

KEPT = timedelta(days=7)
MOST_CHANGED = 1_000


@dataclass(frozen=True)
class DraftSaved:
    """draft: may be gone by the time that this is read."""

    draft: int


@dataclass(frozen=True)
class _Prepared:
    table: Table
    reading: Reading
    parts: Sequence[str]
    changes: Mapping[int, Change]


async def draft_numbers(request: WriteRequest, line: Ref, given: ListGiven) -> Done[DraftSaved]:
    """Read a list into a draft for a line, in place of the one that this person had for it.

    line: a TransferLine of an open transfer, or a PurchaseOrderLine of a draft order.

    Raises ImportRefused, WrongState, NumbersInvalid, NotFound, InvalidInput.
    """
    # Read before anything is locked: a large file takes longer than others should wait.
    prepared: _Prepared | Refusal
    try:
        prepared = await _prepared(request.actor, line, given)
    except Refusal as refusal:
        prepared = refusal
    return await _keep(request, line, given, prepared)


async def _prepared(actor: Actor, of: Ref, given: ListGiven) -> _Prepared:
    transfer, line = await line_at_work(of)
    require_takes(transfer.rule, line.tracking)
    require_takes_numbers(line.tracking, line.product_name)
    if given.per_lot is not None:
        require_quantity(given.per_lot, line.step, ("file", "quantityPerLot"))
    table = await table_of(actor, of, given)
    if not table.rows:
        raise ImportRefused(message="The list is empty.", field=("file",))
    known = await layouts_of(transfer.partner)
    reading, parts = await asyncio.to_thread(_understood, table, line, given.wishes, known)
    _require_some(len(table.rows) - reading.header)
    changes = await changes_of(table.before.id) if table.before else {}
    return _Prepared(table, reading, parts, changes)


def _require_some(rows: int) -> None:
    """Refuse a list without a row below its headings, and one of too many."""
    if rows < 1:
        raise ImportRefused(message="The list has headings and no row below them.", field=("file",), line=1)
    if rows > MOST_ROWS:
        message = f"A list has at most {MOST_ROWS:,} rows; this has more."
        raise ImportRefused(
            message=message, code=RefusalCode.IMPORT_REJECTED, field=("file",), limit=str(MOST_ROWS)
        )


def _understood(
    table: Table, line: LineAtWork, wishes: Wishes, known: Mapping[tuple[str, ...], Reading]
) -> tuple[Reading, list[str]]:
    reading = understand(table.rows, line.tracking, wishes, known)
    return reading, parts_of(table.rows)


@unit_of_work
async def _keep(work: Work, line: Ref, given: ListGiven, prepared: _Prepared | Refusal) -> DraftSaved:
    if isinstance(prepared, Refusal):
        raise prepared
    partner = await _require_takes_lists(line)
    [(column, line_id)] = held_by(line).items()
    await _forget(f"{column} = ? AND {OWN}", line_id, *owner(work.actor), but=prepared.table.upload)
    await _forget("created < ?", to_micros(work.now - KEPT))
    remembers = given.remember and partner is not None and not prepared.reading.questions
    draft = await _insert(work, line, given, prepared, remembers=remembers)
    await keep_parts(draft, prepared.parts)
    await keep_changes(draft, prepared.changes)
    if remembers and partner is not None:
        await remember(work, partner, prepared.reading)
    return DraftSaved(draft)


async def _require_takes_lists(line: Ref) -> int | None:
    """Lock the document of a line; its vendor. Raises NotFound, WrongState."""
    if line.kind == "PurchaseOrderLine":
        found: Any = await PurchaseOrderLine.get_or_none(id=line.id)
        if found is None:
            raise NotFound(message="There is no such line.", field=("line",), sought=f"order line {line.id}")
        order: Any = await locked(PurchaseOrder, found.order_id, ("line",))
        standing = Standing(ref(order), order.number, order.updated, order.updated_by_id)
        require_state(order.state, {OrderState.DRAFT}, standing, "read a list for it; its receipt takes them")
        return int(order.vendor_id)
    transfer = await look_at(await transfer_of_line(line.id), lock=True)
    require_state(transfer.state, {TransferState.READY}, transfer.standing, "put numbers on it")
    return transfer.partner


def line_of(draft: NumberDraft) -> Ref:
    """The line that a draft is for."""
    row: Any = draft
    if row.line_id is None:
        return Ref("PurchaseOrderLine", row.order_line_id)
    return Ref("TransferLine", row.line_id)


async def _insert(work: Work, line: Ref, given: ListGiven, prepared: _Prepared, *, remembers: bool) -> int:
    table, reading, before = prepared.table, prepared.reading, prepared.table.before
    values = {
        **held_by(line),
        "user_id": work.actor.user_id,
        "token_id": work.actor.token_id,
        "upload_id": table.upload,
        "name": table.name,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": words(table.sheets),
        "header": reading.header,
        "headings": words(reading.headings),
        "columns": words(reading.columns),
        "date_format": reading.date_format,
        "decimal_comma": reading.decimal_comma,
        "quantity_per_lot": None if given.per_lot is None else to_millionths(given.per_lot),
        "questions": words(reading.questions),
        "remembered": reading.remembered or remembers,
        "suspects_meant": before is not None and before.suspects_meant,
        "look_alikes_meant": before is not None and before.look_alikes_meant,
        "row_count": len(table.rows) - reading.header,
        "created": to_micros(work.now),
        "updated": to_micros(work.now),
        "updated_by_id": work.actor.user_id,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    sql = f"INSERT INTO number_draft ({names}) VALUES ({marks}) RETURNING id"
    return int(await fetch_value(sql, *values.values()))


# Changing rows


@unit_of_work
async def update_number_draft(
    work: Work,
    draft: int,
    version: int,
    rows: Sequence[RowChange],
    *,
    suspects_meant: bool | Absent = ABSENT,
    look_alikes_meant: bool | Absent = ABSENT,
) -> DraftSaved:
    """Change rows of a draft, or leave them out. suspects_meant, look_alikes_meant: whether all of them are
    meant as they stand.

    Raises StaleVersion, NotFound, InvalidInput.
    """
    row = await locked(NumberDraft, draft, ("draft",))
    await require_version(work, row, version)
    if len(rows) > MOST_CHANGED:
        message = f"At most {MOST_CHANGED:,} rows can be changed at once, not {len(rows):,}."
        raise invalid("rows", InputFault.OVER_LIMIT, message, limit=str(MOST_CHANGED))
    await require_rows(draft, rows)
    await change_rows(draft, rows)
    await execute(
        """UPDATE number_draft SET version = version + 1, suspects_meant = ?, look_alikes_meant = ?,
             updated = ?, updated_by_id = ? WHERE id = ?""",
        kept(suspects_meant, row.suspects_meant),
        kept(look_alikes_meant, row.look_alikes_meant),
        to_micros(work.now),
        work.actor.user_id,
        draft,
    )
    return DraftSaved(draft)


# Using drafts


async def draft_of(
    draft: int, version: int, line: LineAtWork, now: datetime, field: Path = ("numbers", "draft")
) -> NumberDraft:
    """A draft as it was looked at. field: where it is named. Raises NotFound, also for one of another line,
    StaleVersion, and InvalidInput while it is not said how it is to be read."""
    found = await NumberDraft.filter(id=draft, **held_by(line.ref)).first()
    if found is None:
        message = "There is no such list for this line, or no longer."
        raise NotFound(message=message, field=(*field, "draft"), sought=str(draft))
    await require_version_by(found, version, now)
    if questions := orjson.loads(found.questions):
        raise invalid(field, InputFault.AMBIGUOUS, _UNSETTLED[ListQuestion(questions[0])])
    return found


_UNSETTLED = {
    ListQuestion.COLUMNS: "Say first which column holds the number.",
    ListQuestion.DATE_FORMAT: "Say first how the dates are written: the day in front, or the month.",
    ListQuestion.DECIMAL_MARK: "Say first whether decimals stand behind a comma or a point.",
}


async def read_draft(
    draft: NumberDraft, transfer: TransferAtWork, line: LineAtWork, now: datetime
) -> ListRead:
    """What each row of a draft says."""
    rows, changes = await rows_of(draft.id), await changes_of(draft.id)
    taking = Taking(
        tracking=line.tracking,
        step=line.step,
        today=transfer.today(now),
        per_lot=draft.quantity_per_lot,
        padded=await _padded(line.product),
        exact=draft.delimiter is not None,
        suspects_meant=draft.suspects_meant,
        look_alikes_meant=draft.look_alikes_meant,
    )
    return await asyncio.to_thread(read_rows, rows, reading_of(draft), changes, taking)


def reading_of(draft: NumberDraft) -> Reading:
    """How a draft is read."""
    return Reading(
        header=draft.header,
        columns=tuple(map(NumberColumn, orjson.loads(draft.columns))),
        headings=tuple(orjson.loads(draft.headings)),
        date_format=draft.date_format,
        decimal_comma=draft.decimal_comma,
        questions=tuple(map(ListQuestion, orjson.loads(draft.questions))),
        remembered=draft.remembered,
    )


async def _padded(product: int) -> int:
    """How many digits the product's numbers have that begin with a zero; 0 where there are none."""
    sql = """SELECT number FROM lot WHERE product_id = ? AND number >= '00' AND number < '0:'
             ORDER BY number DESC LIMIT 20"""
    found = [row["number"] for row in await fetch(sql, product)]
    return max((len(number) for number in found if number.isascii() and number.isdigit()), default=0)


async def discard(draft: int) -> None:
    """Forget a draft, because it was used."""
    await _forget("id = ?", draft)


async def forget_drafts(transfer: int) -> None:
    """Forget the drafts of a transfer that takes no more numbers."""
    await _forget("line_id IN (SELECT id FROM transfer_line WHERE transfer_id = ?)", transfer)


async def forget_drafts_of_order(lines: str, order_lines: Collection[int]) -> None:
    """Forget the drafts of lines of an order that are given up, also on its open transfers. lines: their table."""
    condition, values = among(order_lines)
    if lines == "purchase_order_line":
        await _forget(f"order_line_id {condition}", values)
    await _forget(f"line_id IN (SELECT id FROM transfer_line WHERE {lines}_id {condition})", values)


async def drafts_follow(receipt: int) -> None:
    """Lists for lines of an order are for those of its receipt from now on."""
    await execute(
        """UPDATE number_draft SET line_id = line.id, order_line_id = NULL FROM transfer_line AS line
           WHERE line.transfer_id = ? AND number_draft.order_line_id = line.purchase_order_line_id""",
        receipt,
    )


async def _forget(condition: str, *values: Any, but: int | None = None) -> None:
    """but: an upload that is read again."""
    gone = await fetch(f"DELETE FROM number_draft WHERE {condition} RETURNING upload_id", *values)
    if uploads := [row["upload_id"] for row in gone if row["upload_id"] not in (None, but)]:
        among_them, ids = among(uploads)
        await execute(f"DELETE FROM upload WHERE id {among_them} AND {UNUSED}", ids)
