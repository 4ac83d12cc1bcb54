"""What happened, line by line. Lines are only ever added; balances follow in the same unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from lotbook.db.engine import analyze, execute, fetch_value, insert_rows, lock_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.quantities import to_millionths
from lotbook.domain.words import Tracking
from lotbook.ledger.sql import question

PART = 1_000
"""Lines that are written at once."""
MANY = 1_000
"""Lines of a posting after which the tables are not what they were."""
FEW = 100
"""Lines by which the database sees what the others will be."""
GROWN = {"lot", "stock_balance", "stock_move_line", "transfer_entry"}
COLUMNS = dict.fromkeys(
    """operation_id recorded occurred occurred_margin transfer_line_id run_id corrects_id product_id lot_id
    source_id source_package_id destination_id destination_package_id quantity entered_quantity
    entered_unit_id factor_numerator factor_denominator""".split(),
    "bigint",
) | {"tracking": "text"}


@dataclass(frozen=True, kw_only=True)
class Move:
    """One movement to be posted. quantity and entered quantity are the same amount: in the product's stock
    unit, and in `unit`, of which `factor` (numerator, denominator) stock units make one."""

    product: int
    tracking: Tracking
    lot: int | None
    source: int
    destination: int
    quantity: Decimal
    unit: int
    entered_quantity: Decimal | None = None
    factor: tuple[int, int] = (1, 1)
    source_package: int | None = None
    destination_package: int | None = None
    transfer_line: int | None = None
    run: int | None = None
    corrects: int | None = None


async def post(work: Work, moves: Iterable[Move]) -> int:
    """Append moves to the journal; the number of lines. The rows that decide must be locked and looked at before:
    the database refuses negative stock and a serial in two places, but does not explain."""
    before = await _last_line(work)
    lines = await _append(work, moves)
    await execute(question("lots_came_in"), work.now.date().isoformat(), work.operation_id)
    await _settle(work, before)
    _count(work, lines)
    return lines


async def take_back(work: Work, operation: int) -> None:
    """Correct all lines of an operation, of which nothing was corrected or moved on since."""
    before = await _last_line(work)
    recorded = to_micros(work.now)
    lines = int(await fetch_value("SELECT count(*) FROM stock_move_line WHERE operation_id = ?", operation))
    # Where nothing was corrected yet, PostgreSQL would look for each line among all of them: it sees a few first.
    first = FEW if lines >= MANY else lines
    await execute(question("lines_taken_back"), work.operation_id, recorded, operation, first, 0)
    if first < lines:
        await analyze("stock_move_line")
        await execute(question("lines_taken_back"), work.operation_id, recorded, operation, lines, first)
    await _settle(work, before)
    _count(work, lines)


async def post_numbered(
    work: Work, product: int, tracking: Tracking, taken: Sequence[Move], given: Sequence[Move]
) -> None:
    """Take stock of a product out as it is, and in again with numbers: the product is tracked from there on. The
    guards hold each line against the tracking of its product, so that one is changed in between."""
    before = await _last_line(work)
    await _append(work, taken)
    await execute("UPDATE product SET tracking = ? WHERE id = ?", tracking.value, product)
    await _append(work, given)
    await execute(question("lots_came_in"), work.now.date().isoformat(), work.operation_id)
    await _settle(work, before)


async def _append(work: Work, moves: Iterable[Move]) -> int:
    """In parts, so that nobody else waits long for the event loop; the number of lines."""
    left, lines = iter(moves), 0
    while part := list(islice(left, PART)):
        await insert_rows("stock_move_line", COLUMNS, _rows(work, part))
        lines += len(part)
    return lines


def _rows(work: Work, moves: Sequence[Move]) -> list[tuple[Any, ...]]:
    recorded = to_micros(work.now)
    occurred = work.request.occurred and to_micros(work.request.occurred)
    return [
        (
            *(work.operation_id, recorded, occurred, work.request.occurred_margin),
            *(move.transfer_line, move.run, move.corrects, move.product, move.lot),
            *(move.source, move.source_package, move.destination, move.destination_package),
            *(to_millionths(move.quantity), to_millionths(move.entered_quantity or move.quantity), move.unit),
            *(*move.factor, move.tracking.value),
        )
        for move in moves
    ]


async def post_entries(work: Work, transfer: int, today: date) -> int:
    """Make the entries of a transfer lines of the journal, and lots of its new numbers; the number of lines. today:
    the day that it is in the warehouse.

    Wholly inside the database: 30,000 serials never pass through Python, nor hold the event loop.
    """
    recorded = to_micros(work.now)
    occurred = work.request.occurred and to_micros(work.request.occurred)
    await execute(question("lots_of_entries_came_in"), today.isoformat(), transfer)
    await execute(question("lots_born"), work.operation_id, recorded, today.isoformat(), transfer)
    await execute(question("entries_take_lots"), transfer)
    before = await _last_line(work)
    await execute(
        question("journal_from_entries"),
        work.operation_id,
        recorded,
        occurred,
        work.request.occurred_margin,
        transfer,
    )
    await _settle(work, before)
    count = "SELECT count(*) FROM stock_move_line WHERE operation_id = ? AND id > ?"
    lines = int(await fetch_value(count, work.operation_id, before))
    _count(work, lines)
    return lines


def _count(work: Work, lines: int) -> None:
    if lines >= MANY:
        work.grown |= {table: work.grown.get(table, 0) + lines for table in GROWN}


async def _last_line(work: Work) -> int:
    """The last line that the work posted before, by row id, which balances follow already; zero for none."""
    # "+ 0" has it looked for among the few lines of the operation, not backwards through the whole journal.
    last = "SELECT coalesce(max(id + 0), 0) FROM stock_move_line WHERE operation_id = ?"
    return int(await fetch_value(last, work.operation_id))


async def _settle(work: Work, before: int) -> None:
    """Bring the balances of the physical places to where the operation's lines behind `before` take them, in key
    order so that two postings never wait for each other in a circle. What takes goes before what gives, so that a
    serial on its way from one place to another is never seen in two."""
    work.moved = True
    lines = (work.operation_id, before)
    await execute(question("lots_back"), *lines)
    await execute(question("balances_opened"), *lines)
    await lock_rows(question("balances_locked"), *lines)
    await execute(question("balances_taken"), *lines, *lines)
    await execute(question("balances_given"), *lines, *lines)
