"""Files from elsewhere become part of the book: looked at first, then wholly, or not at all; and undone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from lotbook.db.work import Actor, Done, Work, WriteRequest, unit_of_work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_reading import ImportReading, ImportWishes, trimmed, understand_import
from lotbook.domain.import_refusals import ImportFaulty
from lotbook.domain.import_words import ExistingRows, ImportKind
from lotbook.domain.list_cells import MOST_IMPORTED, ListRow, shown_cell
from lotbook.domain.list_words import Delimiter, ListQuestion, TextEncoding
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import ImportRefused, Refusal, invalid
from lotbook.models import Import, Settings
from lotbook.services.import_bills import BILLS_OF_MATERIALS
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, collected_later, let_go
from lotbook.services.import_orders import PURCHASE_ORDERS, SALES_ORDERS
from lotbook.services.import_packagings import PACKAGINGS
from lotbook.services.import_partners import PARTNERS
from lotbook.services.import_places import PLACES
from lotbook.services.import_products import PRODUCTS
from lotbook.services.import_stock import STOCK
from lotbook.services.number_tables import Table, table_of_content
from lotbook.services.rows import locked
from lotbook.services.uploads import File, uploaded

IMPORTERS: Mapping[ImportKind, Importer] = {
    ImportKind.PRODUCTS: PRODUCTS,
    ImportKind.PACKAGINGS: PACKAGINGS,
    ImportKind.PARTNERS: PARTNERS,
    ImportKind.PLACES: PLACES,
    ImportKind.STOCK: STOCK,
    ImportKind.BILLS_OF_MATERIALS: BILLS_OF_MATERIALS,
    ImportKind.PURCHASE_ORDERS: PURCHASE_ORDERS,
    ImportKind.SALES_ORDERS: SALES_ORDERS,
}
SAMPLES = 5


@dataclass(frozen=True, kw_only=True)
class FileGiven:
    """A file and how it is to be read; what is None is told by the file itself. It is an upload, or given whole."""

    upload: int | None = None
    file: File | None = None
    encoding: TextEncoding | None = None
    delimiter: Delimiter | None = None
    sheet: str | None = None
    wishes: ImportWishes = field(default_factory=ImportWishes)
    options: ImportOptions = field(default_factory=ImportOptions)


@dataclass(frozen=True, kw_only=True)
class ImportRead:
    """What a file says. table: how it was cut, without its rows; samples: by column; headed: position of the headings;
    total: that of a row of sums at the end, which is left out; asked: rows as their kind knows
    them, none while a question is open, and none once they were looked at."""

    table: Table
    reading: ImportReading
    samples: Sequence[Sequence[str]]
    headed: int
    total: int | None
    row_count: int
    asked: list[Any]
    faults: Faults


@dataclass(frozen=True, kw_only=True)
class ImportLooked:
    """What an import would do. plan: None while a question is open."""

    read: ImportRead
    plan: Plan | None


@dataclass(frozen=True)
class Imported:
    """An import by row id."""

    data_import: int


async def look_at_import(actor: Actor, given: FileGiven) -> ImportLooked:
    """What an import would do, all faults included. Raises ImportRefused, NotFound or InvalidInput."""
    with collected_later():
        return await _looked(actor, given)


async def _looked(actor: Actor, given: FileGiven) -> ImportLooked:
    read = await _read(actor, given)
    if read.reading.questions:
        return ImportLooked(read=read, plan=None)
    importer = IMPORTERS[read.reading.kind]
    plan = await importer.judged(read.asked, read.faults, given.options, datetime.now(UTC))
    await let_go(read.asked, plan.rows, plan.new)
    return ImportLooked(read=read, plan=plan)


async def apply_import(request: WriteRequest, given: FileGiven) -> Done[Imported]:
    """Make a file part of the book, all of it or nothing.

    Raises ImportFaulty with the faults of all its rows, ImportRefused, NotFound or InvalidInput.
    """
    with collected_later():
        # Read before anything is locked: a large file takes longer than others should wait.
        prepared: ImportRead | Refusal
        try:
            prepared = await _read(request.actor, given)
        except Refusal as refusal:
            prepared = refusal
        done = await _apply(request, given, prepared)
        if isinstance(prepared, ImportRead):
            await let_go(prepared.asked)
        return done


@unit_of_work
async def _apply(work: Work, given: FileGiven, prepared: ImportRead | Refusal) -> Imported:
    if isinstance(prepared, Refusal):
        raise prepared
    read, reading = prepared, prepared.reading
    _require_answered(reading)
    await locked(Settings, 1, ())  # one import at a time: two could bring the same
    importer, faults = IMPORTERS[reading.kind], deepcopy(read.faults)
    plan = await importer.judged(read.asked, faults, given.options, work.now)
    if faults.count:
        message = f"{faults.rows:,} of {read.row_count:,} rows cannot be imported; nothing was."
        raise ImportFaulty(message=message, faults=faults.sorted(), fault_count=faults.count)
    if not plan.rows and not plan.renewed:
        message = (
            f"All {read.row_count:,} rows are there already or are left alone; there is nothing to import."
        )
        raise ImportRefused(message=message, code=RefusalCode.IMPORT_REJECTED, field=("file",))
    made = await Import.create(
        operation_id=work.operation_id,
        kind=reading.kind,
        source=reading.source,
        name=read.table.name or "",
        row_count=read.row_count,
        added=plan.added,
        changed=len(plan.renewed),
        skipped=plan.skipped,
        created=work.now,
    )
    await importer.written(work, plan)
    await let_go(plan.rows, plan.new)
    work.about("Import", made.id)
    return Imported(made.id)


async def _read(actor: Actor, given: FileGiven) -> ImportRead:
    table = await table_of_content(
        await _file(actor, given), given.encoding, given.delimiter, given.sheet, MOST_IMPORTED
    )
    wishes = replace(given.wishes, changing=given.options.existing is ExistingRows.UPDATE)
    total = trimmed(table.rows, wishes)
    reading = await _understood(table, wishes)
    importer = IMPORTERS[reading.kind]
    _require_size(importer, len(table.rows) - 1)
    if given.options.existing is ExistingRows.UPDATE and not importer.changes:
        message = "Files of products, packagings and partners change what is there; other files only add."
        raise invalid(("file", "existing"), InputFault.CONTRADICTION, message)
    faults = Faults(reading)
    asked: list[Any] = []
    if not reading.questions:
        known = await importer.known(given.options)
        asked = await asyncio.to_thread(importer.read, table.rows, reading, faults, given.options, known)
    samples, row_count, headed = _samples(reading, table.rows), len(table.rows) - 1, table.rows[0].position
    await let_go(table.rows)
    return ImportRead(
        table=table,
        reading=reading,
        samples=samples,
        headed=headed,
        total=total,
        row_count=row_count,
        asked=asked,
        faults=faults,
    )


async def _understood(table: Table, wishes: ImportWishes) -> ImportReading:
    """How the rows of a table are to be read. Raises ImportRefused, which tells which sheet was read and what other
    ones there are."""
    try:
        if len(table.rows) < 2:
            raise ImportRefused(message="The file has no row below its headings.", field=("file",), line=1)
        return await asyncio.to_thread(understand_import, table.rows, wishes)
    except ImportRefused as refused:
        refused.sheets = table.sheets
        if others := [sheet for sheet in table.sheets if sheet != table.sheet]:
            refused.message += (
                f" The sheet {table.sheet} was read; there is also: {shown(', '.join(others))}."
            )
        raise


async def _file(actor: Actor, given: FileGiven) -> File:
    if given.file is not None:
        return given.file
    if given.upload is None:
        raise invalid(("file", "upload"), InputFault.MISSING, "Name an upload.")
    return await uploaded(actor, given.upload, ("file", "upload"))


def _require_size(importer: Importer, rows: int) -> None:
    if rows > importer.largest:
        message = (
            f"A file of this kind has at most {importer.largest:,} rows, this has {rows:,}: cut it in parts."
        )
        raise ImportRefused(
            message=message, code=RefusalCode.IMPORT_REJECTED, field=("file",), limit=str(importer.largest)
        )


def _require_answered(reading: ImportReading) -> None:
    """Refuse a file of which something is still asked. Raises ImportRefused."""
    if not reading.questions:
        return
    asked = {
        ListQuestion.COLUMNS: f"which column is {' and '.join(reading.missing)}",
        ListQuestion.DATE_FORMAT: "how its dates are written",
        ListQuestion.DECIMAL_MARK: "whether decimals stand behind a comma",
    }
    message = f"Say {', and '.join(asked[each] for each in reading.questions)}."
    raise ImportRefused(message=message, field=("file",))


def _samples(reading: ImportReading, rows: Sequence[ListRow]) -> list[list[str]]:
    """What the first rows have in each column."""
    return [
        [shown(text) for row in rows[1 : 1 + SAMPLES] if (text := shown_cell(row.cell(place)))]
        for place in range(len(reading.headings))
    ]
