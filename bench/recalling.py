"""A recall of very many lots is prepared, started, closed, read and reported while other goods are scanned: how long it
takes, and how long scans wait for it; asked of the services, without HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count

from bench.clock import stopwatch
from bench.holding import BALANCE, LOT
from bench.places import fresh_database, run_in, settled
from bench.report import Figure, Section
from lotbook.app import keep_answering
from lotbook.db import engine as database
from lotbook.db.engine import execute
from lotbook.db.work import drain, transaction
from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.words import OperationKind, Tracking
from lotbook.graphql import recall_kept
from lotbook.ledger import recall_arrived, recall_parties, recalls
from lotbook.ledger.recall_aftermath import aftermath
from lotbook.ledger.tracing.movements import VENDOR
from lotbook.models import Recall, RecallLot
from lotbook.services import recall_closing, recalling
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.web.drawing import Drawing
from lotbook.web.recall_apart import report_xlsx
from tests.dock import Dock, furnish

PRODUCTS, LOTS, QUICKLY, SERIALS = 50, 50_000, 500, 5_000
LONGEST_START, LONGEST_WAIT = 5_000.0, 200.0  # ms
PAUSE = 0.02  # seconds between two scans
DAY = date(2026, 1, 2)
LINE = """INSERT INTO stock_move_line (operation_id, product_id, tracking, lot_id, source_id, destination_id, quantity,
  entered_quantity, entered_unit_id, factor_numerator, factor_denominator, recorded)
SELECT (SELECT max(id) FROM operation WHERE seq IS NOT NULL), lot.product_id, 'LOT', lot.id, CAST(? AS BIGINT),
  CAST(? AS BIGINT), 10000000, 10000000, product.unit_id, 1, 1, 0
FROM lot JOIN product ON product.id = lot.product_id"""


async def measure(engine: str, *, quick: bool) -> Section:
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url, pool_size=4)
        try:
            keep_answering()
            await run_in(engine)
            dock, lots = await Dock().find(), QUICKLY if quick else LOTS
            return Section(f"A recall on {engine}", await _figures(dock, lots))
        finally:
            await drain()
            await database.disconnect()


async def _figures(dock: Dock, lots: int) -> list[Figure]:
    named = await _many_lots(dock, lots)
    await dock.received(dock.radio, f"SN-10001 x {SERIALS}", SERIALS)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.radio, SERIALS), partner=dock.customer)
    figures: list[Figure] = []
    times: list[float] = []
    numbers = count(10_001)
    for what, deed, at_most in (
        (f"a recall of {lots:,} lots is prepared", partial(_prepare, named), None),
        ("its scope is drawn", _draw, None),
        ("it is started: all are on hold", _start, LONGEST_START),
        ("it is closed", _close, None),
        ("what its page tells then is read", _read, None),
        ("its report as XLSX", _workbook, None),
    ):
        scans = await _scans_until(dock, out, numbers, asyncio.create_task(_timed(deed(dock), times)))
        figures += [
            Figure(what, times[-1], at_most=at_most),
            Figure(
                f"the longest of {len(scans)} scans of other goods meanwhile",
                max(scans),
                at_most=LONGEST_WAIT,
            ),
        ]
    assert await RecallLot.all().count() == lots
    return figures


async def _many_lots(dock: Dock, lots: int) -> list[Named]:
    """Very many lots in stock, and how they are named."""
    products = [await dock.product(f"P-{number}", Tracking.LOT) for number in range(PRODUCTS)]
    async with transaction():
        await execute(LOT, lots // PRODUCTS)
        await execute(BALANCE, dock.stock)
        await execute("UPDATE lot SET first_in = ?", DAY.isoformat())
        await execute(LINE, VENDOR, dock.stock)
    await settled()
    return [Named(product=product, since=DAY, until=DAY) for product in products]


async def _timed(deed: Awaitable[object], times: list[float]) -> None:
    with stopwatch(times):
        await deed


async def _prepare(named: list[Named], dock: Dock) -> None:
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Measured")
    await recalling.prepare_recall(dock.request(), facts, named)


async def _draw(dock: Dock) -> None:
    await recalls.scope_of(await Recall.get())


async def _start(dock: Dock) -> None:
    row = await Recall.get()
    await recalling.start_recall(dock.request(), row.id, row.version)


async def _close(dock: Dock) -> None:
    row = await Recall.get()
    await recall_closing.close_recall(dock.request("closeRecall"), row.id, row.version, "Measured")


async def _read(dock: Dock) -> None:
    """All that a page of a recall is made of."""
    row = await Recall.get()
    [scope] = await recall_kept.scopes([row])
    await recall_kept.recipients([(row, scope)])
    await recall_parties.vendors(row, scope)
    await recall_arrived.arrived(scope, await recalls.moved(scope))
    await recalls.lying(scope)
    await recalls.stops(scope)
    await aftermath(row, scope)


async def _workbook(dock: Dock) -> None:
    drawing = Drawing()
    try:
        await report_xlsx(drawing, (await Recall.get()).id)
    finally:
        drawing.close()


async def _scans_until(dock: Dock, out: int, numbers: Iterator[int], done: asyncio.Task[None]) -> list[float]:
    """Serials are picked one after the other until something is done; how long each took."""
    line = await dock.line_of(out, dock.radio)
    times: list[float] = []
    for number in numbers:
        if done.done():
            break
        given = ScanGiven(raw=f"SN-{number}", line=line, quantity=Decimal(1))
        with stopwatch(times):
            await record_scan(dock.request(), out, given)
        await asyncio.sleep(PAUSE)
    await done
    return times
