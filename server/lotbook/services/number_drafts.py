"""Lists of numbers, pasted or uploaded, as drafts for a line: read, shown, changed row by row, then used."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from lotbook.db.engine import execute, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_cells import MOST_ROWS
from lotbook.domain.list_reading import Reading, Wishes, understand
from lotbook.domain.list_rows import Change
from lotbook.domain.quantities import to_millionths
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import ImportRefused, NotFound, Ref, Refusal, invalid
from lotbook.domain.states import Standing, require_state
from lotbook.domain.tracking import require_takes, require_takes_numbers
from lotbook.domain.words import OrderState
from lotbook.models import NumberDraft, PurchaseOrder, PurchaseOrderLine
from lotbook.services.at_work import LineAtWork, line_at_work, look_at, require_open, transfer_of_line
from lotbook.services.draft_rows import (
    RowChange,
    change_rows,
    changes_of,
    keep_changes,
    keep_parts,
    parts_of,
    require_rows,
)
from lotbook.services.list_layouts import layouts_of, remember, words
from lotbook.services.number_tables import ListGiven, Table, held_by, table_of
from lotbook.services.rows import locked, ref, require_version
from lotbook.services.uploads import OWN, owner
from lotbook.services.using_drafts import forget

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
    await forget(f"{column} = ? AND {OWN}", line_id, *owner(work.actor), but=prepared.table.upload)
    await forget("created < ?", to_micros(work.now - KEPT))
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
    await require_open(transfer, "put numbers on it")
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
