"""What the rows of a sheet with opening stock say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lotbook.domain.import_cells import Cells, Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stops import DISABLED, Status, Stopped, read_status
from lotbook.domain.import_words import ImportSource
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_values import plain_sscc
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import format_quantity, shown
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.tracking import ONE
from lotbook.standards.keys import KeyFault, KeyKind, read_key

NUMBERED = ("product", "number", "batch", "maker_number", "package")
ELSEWHERE = ("customer", "sales_order", "belongs_to", "consumed_by", "owner")
"""Whatever stands there, the goods are not on the shelf, or not ours."""
ADDED_UP = (ImportSource.INVENTREE, ImportSource.ODOO)
"""These write a row for each stock item, or each package, of the same goods in one place."""
Days = tuple[date | None, date | None, date | None]
"""Expiry, best before, production."""


class StockRead(NamedTuple):
    """A row as it was written. quantity: None where nothing stands; product, place and unit as they are named; unread:
    what the cells hold that have a fault already; gone: it is no longer there, and nothing else was read; stopped: why
    it is not to be used, nothing for what is; package: the SSCC of the one it lies in; more: other rows may say more of
    the same."""

    row: int
    product: str
    number: str | None
    quantity: Decimal | None
    place: str
    days: Days
    maker_number: str | None
    batch: str | None
    unit: str = ""
    unread: frozenset[str] = frozenset()
    gone: bool = False
    stopped: tuple[Stopped, ...] = ()
    package: str | None = None
    more: bool = False


def read_stock(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, *, meant: bool = False
) -> list[StockRead]:
    """What the rows below the headings say, also those that have a fault, so that all their other ones are found."""
    body = rows[1:]
    cells = Cells(reading, body, faults, numbered=NUMBERED, meant=meant)
    found: list[StockRead] = []
    for position in cells.all(body):
        status = _status(cells)
        if status.gone:
            found.append(StockRead(position, "", None, None, "", (None, None, None), None, None, gone=True))
            continue
        product = cells.text("product")
        if not product:
            cells.fault("Say of which product.", "product")
        numbers = [line for part in cells.text("number").split("\n") if (line := part.strip())]
        read = StockRead(
            position,
            product,
            _number(cells, "number", numbers[0] if numbers else ""),
            cells.amount("quantity"),
            cells.text("place"),
            (cells.day("expiry"), cells.day("best_before"), cells.day("production")),
            _number(cells, "maker_number", cells.text("maker_number")),
            _number(cells, "batch", cells.text("batch")),
            cells.text("unit"),
            stopped=(Stopped(DISABLED),) if cells.yes("disabled") else status.stopped,
            package=_package(cells),
            more=reading.source in ADDED_UP,
        )
        reads = _each(cells, read, numbers) if len(numbers) > 1 else [read]
        if position in faults:
            reads = [each._replace(unread=faults.fields(position)) for each in reads]
        found += reads
    return found


def _each(cells: Cells, read: StockRead, numbers: Sequence[str]) -> list[StockRead]:
    """Serials that others write into one cell, a line each."""
    if read.quantity not in (None, len(numbers)):
        told = f"{len(numbers)} numbers, for a quantity of {format_quantity(read.quantity)}."
        cells.fault(f"There are {told}", "quantity", cells.text("quantity"))
    return [read._replace(number=_number(cells, "number", each), quantity=ONE) for each in numbers]


def _status(cells: Cells) -> Status:
    if any(cells.text(name) for name in ELSEWHERE) or cells.yes("is_building"):
        return Status(gone=True)
    text = cells.text("status")
    status = read_status(text)
    if status is None:
        message = f"{shown(text)} is no status known here: write OK, or On hold: why."
        cells.fault(message, "status", text)
    return status or Status()


def _package(cells: Cells) -> str | None:
    text = cells.text("package")
    try:
        return read_key(KeyKind.SSCC, plain_sscc(text)) if text else None
    except KeyFault as fault:
        cells.fault(f"{shown(text)} is no SSCC. {fault}", "package", text)
        return None


def _number(cells: Cells, name: str, text: str) -> str | None:
    if not text:
        return None
    try:
        return parse_number(text, ())
    except InvalidInput as refused:
        cells.fault(refused.message, name, text)
        return None
