"""A recall of very many lots is started while other goods are scanned: how long it takes, and how long scans wait for
it; asked of the services, without HTTP."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
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
from lotbook.ledger import recalls
from lotbook.models import Recall
from lotbook.services import recalling
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from tests.dock import Dock, furnish

PRODUCTS, LOTS, QUICKLY, SERIALS = 50, 50_000, 500, 1_000
LONGEST_START, LONGEST_WAIT = 5_000.0, 200.0  # ms
DAY = date(2026, 1, 2)


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
    facts = RecallFacts(kind=RecallKind.REAL, severity=RecallSeverity.CLASS_1, reason="Measured")
    times: list[float] = []
    with stopwatch(times):
        recall = (await recalling.prepare_recall(dock.request(), facts, named)).outcome.recall
    row = await Recall.get(id=recall)
    with stopwatch(times):
        scope = await recalls.scope_of(row)
    assert len(scope.lots) == lots
    out = await dock.transfer(OperationKind.DELIVERY, (dock.radio, SERIALS), partner=dock.customer)
    scans = await _scans_until(dock, out, asyncio.create_task(_start(dock, recall, times)))
    of = f"of {lots:,} lots"
    return [
        Figure(f"the scope of a recall {of} is drawn", times[1]),
        Figure(f"the recall {of} is started: all are on hold", times[2], at_most=LONGEST_START),
        Figure(
            f"the longest of {len(scans)} scans of other goods meanwhile", max(scans), at_most=LONGEST_WAIT
        ),
    ]


async def _many_lots(dock: Dock, lots: int) -> list[Named]:
    """Very many lots in stock, and how they are named."""
    products = [await dock.product(f"P-{number}", Tracking.LOT) for number in range(PRODUCTS)]
    async with transaction():
        await execute(LOT, lots // PRODUCTS)
        await execute(BALANCE, dock.stock)
        await execute("UPDATE lot SET first_in = ?", DAY.isoformat())
    await settled()
    return [Named(product=product, since=DAY, until=DAY) for product in products]


async def _start(dock: Dock, recall: int, times: list[float]) -> None:
    with stopwatch(times):
        await recalling.start_recall(dock.request(), recall, 1)


async def _scans_until(dock: Dock, out: int, started: asyncio.Task[None]) -> list[float]:
    """Serials are picked one after the other until the recall is started; how long each took."""
    line = await dock.line_of(out, dock.radio)
    times: list[float] = []
    for number in count(10_001):
        if started.done():
            break
        given = ScanGiven(raw=f"SN-{number}", line=line, quantity=Decimal(1))
        with stopwatch(times):
            await record_scan(dock.request(), out, given)
    await started
    return times
