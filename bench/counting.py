"""A count of 10,000 lots in one place: opened, recorded and applied, asked of the services, without HTTP."""

from __future__ import annotations

from decimal import Decimal

from bench.clock import stopwatch
from bench.holding import BALANCE
from bench.places import fresh_database
from bench.report import Figure, Section
from lotbook.db import engine as database
from lotbook.db.engine import execute, fetch
from lotbook.db.work import drain, transaction
from lotbook.domain.words import Tracking
from lotbook.ledger import counts
from lotbook.models import Count
from lotbook.services import count_applying, count_records, counting
from lotbook.services.counted import Counted
from tests.dock import Dock, furnish

LOTS, QUICKLY, AT_ONCE = 10_000, 500, 1_000
OPENED, APPLIED = 1_000.0, 3_000.0  # ms
LOT = """INSERT INTO lot (product_id, serial, number, number_key, search_key, last_day_key, note, created)
SELECT product.id, FALSE, 'L-' || n.value, 'l-' || n.value, 'l-' || n.value, '9999-12-31', '', 0
FROM product CROSS JOIN (SELECT row_number() OVER () AS value FROM unit AS a, unit AS b, unit AS c, unit AS d) AS n
WHERE n.value <= ? AND product.sku = 'COUNTED'"""


async def measure(engine: str, *, quick: bool) -> Section:
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url)
        try:
            return Section(
                f"Counts on {engine}", await _figures(await Dock().find(), QUICKLY if quick else LOTS)
            )
        finally:
            await drain()
            await database.disconnect()


async def _figures(dock: Dock, lots: int) -> list[Figure]:
    product = await dock.product("COUNTED", Tracking.LOT)
    async with transaction():
        await execute(LOT, lots)
        await execute(BALANCE, dock.stock)
    numbers = [row["number"] for row in await fetch("SELECT number FROM lot WHERE product_id = ?", product)]
    times: list[float] = []
    with stopwatch(times):
        count = (await counting.start_count(dock.request(), dock.stock, None)).outcome.count
    for start in range(0, lots, AT_ONCE):
        said = [
            # All of them differ: each is a line of the journal.
            Counted(location=dock.stock, product=product, number=number, quantity=Decimal(9 + at % 3 * 2))
            for at, number in enumerate(numbers[start : start + AT_ONCE])
        ]
        with stopwatch(times):
            await count_records.record_counts(dock.request(), count, said)
    with stopwatch(times):
        await counts.figures([count])
    await counting.finish_counting(dock.request(), count)
    with stopwatch(times):
        await count_applying.apply_count(dock.request(), count, (await Count.get(id=count)).version)
    opened, *recorded, asked, applied = times
    return [
        Figure(f"a count of {lots:,} lots, opened", opened, at_most=OPENED),
        Figure(f"{min(lots, AT_ONCE):,} of them recorded at once, the slowest", max(recorded)),
        Figure("how far it is and what went stale", asked),
        Figure(f"applied, all {lots:,} of them different", applied, at_most=APPLIED),
    ]
