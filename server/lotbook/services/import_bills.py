"""Bills of materials from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lotbook.db.engine import fetch
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_documents import BillRead, in_circles, read_bills
from lotbook.domain.import_named import Named, require_named
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stock import ProductKnown
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.ordering import require_plausible_day
from lotbook.domain.refusals import InvalidInput
from lotbook.ledger.sql import question
from lotbook.services.bills_of_materials import LineOfBill, require_sound_bill, write_bill
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept
from lotbook.services.import_lookup import products_named
from lotbook.services.lots import home_day

MOST_ROWS = 5_000


@dataclass(frozen=True)
class _Bill:
    """A bill as its service takes it, with the row of each line. whole: all of its lines name a product."""

    read: BillRead
    product: int
    lines: Sequence[LineOfBill]
    whole: bool


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[BillRead]:
    return read_bills(rows, reading, faults, meant=options.numbers_meant)


async def _judged(rows: Sequence[BillRead], faults: Faults, options: ImportOptions, now: datetime) -> Plan:
    texts = {bill.product for bill in rows} | {line.product for bill in rows for line in bill.lines}
    named = await products_named(texts)
    bills = [bill for row in rows if (bill := _bill(row, named, faults)) is not None]
    made = [bill.product for bill in bills]
    known = {
        row["product_id"]
        async for row in found("SELECT product_id FROM bill_of_materials WHERE product_id {}", made)
    }
    new, skipped = [], 0
    for bill in bills:
        if bill.product in known and options.existing is ExistingRows.SKIP:
            skipped += 1
            continue
        if bill.product in known:
            message = f"{bill.read.product} has a bill of materials already."
            faults.add(bill.read.row, message, "product", bill.read.product)
        await _gather(bill, faults)
        _require_plausible(bill.read, now.date(), faults)
        new.append(bill)
    await _require_no_circles(new, faults, now.date())
    sound = [bill for bill in new if not any(line.row in faults for line in bill.read.lines)]
    return Plan(rows=sound, skipped=skipped, added=len(sound))


def _bill(row: BillRead, named: Named[ProductKnown], faults: Faults) -> _Bill | None:
    """A bill with the lines that name a product; None where it is not known what it makes."""
    made = require_named(named, row.product, row.row, "product", faults)
    lines = [(line, require_named(named, line.product, line.row, "component", faults)) for line in row.lines]
    if made is None:
        return None
    return _Bill(
        row._replace(lines=[line for line, product in lines if product]),
        made.id,
        [
            LineOfBill(product.id, line.quantity, line.loss, line.by_product)
            for line, product in lines
            if product
        ],
        whole=all(product for _, product in lines),
    )


async def _gather(bill: _Bill, faults: Faults) -> None:
    """What its service would refuse are faults, but for cells that have one already."""
    for read, line in zip(bill.read.lines, bill.lines, strict=True):
        if line.product == bill.product:
            message = f"{bill.read.product} would be made of itself."
            faults.add(read.row, message, "component", read.product)
    try:
        await require_sound_bill(bill.product, bill.read.quantity, bill.lines)
    except InvalidInput as refused:
        for problem in refused.problems:
            row, field = bill.read.row, "quantity"
            if len(problem.field) > 2:
                alike = [
                    line for line in bill.read.lines if line.by_product == (problem.field[0] == "byProducts")
                ]
                row = alike[int(problem.field[1])].row
                field = {"quantity": "component_quantity", "loss": "loss"}.get(problem.field[2], "component")
            elif not bill.whole:
                continue  # what it is made of may be in the lines that name nothing
            if field not in faults.fields(row):
                faults.add(row, problem.message, field, problem.given)


def _require_plausible(read: BillRead, today: date, faults: Faults) -> None:
    """A first day that is hardly meant is a fault."""
    if read.valid_from is None:
        return
    try:
        require_plausible_day(read.valid_from, today, ())
    except InvalidInput as refused:
        faults.add(read.row, refused.message, "valid_from", str(read.valid_from))


async def _require_no_circles(bills: Sequence[_Bill], faults: Faults, today: date) -> None:
    """What would be made of itself by way of others is a fault, through bills of the book as well."""
    made_of: dict[int, list[int]] = {}
    for row in await fetch(question("bills_that_stand"), today.isoformat(), today.isoformat()):
        made_of.setdefault(row["made"], []).append(row["component"])
    for bill in bills:
        into = [line.product for line in bill.lines if not line.by_product]
        made_of.setdefault(bill.product, []).extend(each for each in into if each != bill.product)
    circles = in_circles(made_of)
    for bill in bills:
        if bill.product in circles:
            faults.add(
                bill.read.row, f"{bill.read.product} would be made of itself.", "product", bill.read.product
            )


async def _written(work: Work, plan: Plan) -> None:
    today = await home_day(work)
    ids = [
        await write_bill(work, bill.product, bill.read.quantity, bill.lines, bill.read.valid_from or today)
        for bill in plan.rows
    ]
    await kept(work, ids)


BILLS_OF_MATERIALS = Importer(known=_known, read=_read, judged=_judged, written=_written, largest=MOST_ROWS)
