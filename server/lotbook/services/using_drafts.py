"""Lists are used: read again as they were settled, carried from an order to its receipt, and forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime
from typing import Any

import orjson

from lotbook.db.engine import among, execute, fetch
from lotbook.domain.list_reading import Reading
from lotbook.domain.list_rows import ListRead, Taking, read_rows
from lotbook.domain.list_words import ListQuestion, NumberColumn
from lotbook.domain.quantities import Path
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound, invalid
from lotbook.models import NumberDraft
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.draft_rows import changes_of, rows_of
from lotbook.services.number_tables import held_by
from lotbook.services.rows import require_version_by
from lotbook.services.uploads import UNUSED


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
    await forget("id = ?", draft)


async def forget_drafts(transfer: int) -> None:
    """Forget the drafts of a transfer that takes no more numbers."""
    await forget("line_id IN (SELECT id FROM transfer_line WHERE transfer_id = ?)", transfer)


async def forget_drafts_of_order(lines: str, order_lines: Collection[int]) -> None:
    """Forget the drafts of lines of an order that are given up, also on its open transfers. lines: their table."""
    condition, values = among(order_lines)
    if lines == "purchase_order_line":
        await forget(f"order_line_id {condition}", values)
    await forget(f"line_id IN (SELECT id FROM transfer_line WHERE {lines}_id {condition})", values)


async def drafts_follow(receipt: int) -> None:
    """Lists for lines of an order are for those of its receipt from now on."""
    await execute(
        """UPDATE number_draft SET line_id = line.id, order_line_id = NULL FROM transfer_line AS line
           WHERE line.transfer_id = ? AND number_draft.order_line_id = line.purchase_order_line_id""",
        receipt,
    )


async def forget(condition: str, *values: Any, but: int | None = None) -> None:
    """but: an upload that is read again."""
    gone = await fetch(f"DELETE FROM number_draft WHERE {condition} RETURNING upload_id", *values)
    if uploads := [row["upload_id"] for row in gone if row["upload_id"] not in (None, but)]:
        among_them, ids = among(uploads)
        await execute(f"DELETE FROM upload WHERE id {among_them} AND {UNUSED}", ids)
