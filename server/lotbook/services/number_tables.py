"""Lists cut into cells: pasted, from a file, or from the draft that has them already."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import orjson

from lotbook.db.work import Actor
from lotbook.decode.text_table import read_file, read_text
from lotbook.decode.workbook_reader import is_workbook, read_sheet
from lotbook.domain.list_cells import MOST_PASTED, MOST_ROWS, ListRow
from lotbook.domain.list_reading import Wishes
from lotbook.domain.list_words import Delimiter, TextEncoding
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import ImportRefused, NotFound, Ref, invalid
from lotbook.models import NumberDraft
from lotbook.services.draft_rows import rows_of
from lotbook.services.uploads import File, uploaded


@dataclass(frozen=True, kw_only=True)
class ListGiven:
    """A list and how it is to be read; what is None is told by the list itself. draft: one that is under work,
    to be read in another way; what people made of its rows stays. per_lot: in each lot without a quantity of
    its own; remember: for the vendor of the transfer."""

    pasted: str | None = None
    upload: int | None = None
    draft: int | None = None
    encoding: TextEncoding | None = None
    delimiter: Delimiter | None = None
    sheet: str | None = None
    wishes: Wishes = field(default_factory=Wishes)
    per_lot: Decimal | None = None
    remember: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list as read from its file. before: the draft that it was until now."""

    rows: list[ListRow]
    name: str | None = None
    encoding: TextEncoding | None = None
    delimiter: Delimiter | None = None
    sheet: str | None = None
    sheets: Sequence[str] = ()
    upload: int | None = None
    before: NumberDraft | None = None


async def table_of(actor: Actor, line: Ref, given: ListGiven) -> Table:
    if given.draft is not None:
        return await _table_of_draft(actor, line, given)
    if given.upload is not None:
        return await _table_of_file(actor, given.upload, given)
    if not given.pasted:
        raise invalid("file", InputFault.MISSING, "Paste a list, or name an upload.")
    text = await asyncio.to_thread(read_text, given.pasted, given.delimiter)
    if len(text.rows) > MOST_PASTED + 1:  # with a row of headings
        message = (
            f"At most {MOST_PASTED:,} rows can be pasted, not {len(text.rows):,}: upload them as a file."
        )
        raise ImportRefused(
            message=message,
            code=RefusalCode.IMPORT_REJECTED,
            field=("file", "pasted"),
            limit=str(MOST_PASTED),
        )
    return Table(rows=text.rows, delimiter=text.delimiter)


async def _table_of_file(actor: Actor, upload: int, given: ListGiven) -> Table:
    file = await uploaded(actor, upload, ("file", "upload"))
    table = await table_of_content(file, given.encoding, given.delimiter, given.sheet)
    return replace(table, upload=upload)


async def table_of_content(
    file: File,
    encoding: TextEncoding | None,
    delimiter: Delimiter | None,
    sheet: str | None,
    most_rows: int = MOST_ROWS,
) -> Table:
    """What a file says, cut into cells. Raises ImportRefused."""
    if is_workbook(file.content):
        book = await read_sheet(file.content, sheet, most_rows=most_rows)
        return Table(rows=book.rows, name=file.name, sheet=book.sheet, sheets=book.sheets)
    text = await asyncio.to_thread(read_file, file.content, encoding, delimiter, most_rows)
    return Table(rows=text.rows, name=file.name, encoding=text.encoding, delimiter=text.delimiter)


async def _table_of_draft(actor: Actor, line: Ref, given: ListGiven) -> Table:
    """The list of a draft: as it was cut into cells, or cut anew where that is asked."""
    own = {"user_id": actor.user_id, "token_id": actor.token_id}
    before = await NumberDraft.filter(id=given.draft, **held_by(line), **own).first()
    if before is None:
        message = "There is no such list for this line, or no longer."
        raise NotFound(message=message, field=("file", "draft"), sought=str(given.draft))
    cut = (
        (given.encoding, before.encoding),
        (given.delimiter, before.delimiter),
        (given.sheet, before.sheet),
    )
    if any(asked not in (None, now) for asked, now in cut):
        upload: int | None = before.upload_id
        if upload is None:
            raise invalid("file", InputFault.MISSING, "Paste the list again to have it cut in another way.")
        anew = replace(
            given,
            encoding=given.encoding or before.encoding,
            delimiter=given.delimiter or before.delimiter,
            sheet=given.sheet or before.sheet,
        )
        return await _table_of_file(actor, upload, anew)
    return Table(
        rows=await rows_of(before.id),
        name=before.name,
        encoding=before.encoding,
        delimiter=before.delimiter,
        sheet=before.sheet,
        sheets=orjson.loads(before.sheets),
        upload=before.upload_id,
        before=before,
    )


def held_by(line: Ref) -> dict[str, int]:
    """The column of a draft by which it is for a line, with its value."""
    return {"order_line_id" if line.kind == "PurchaseOrderLine" else "line_id": line.id}
