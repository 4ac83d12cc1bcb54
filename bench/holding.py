"""What is on hand, with holds in force: the figures of products with 100,000 lots, and a place that all of them lie in
stopped at once; asked of the services, without HTTP."""

from __future__ import annotations

from decimal import Decimal

from bench.clock import stopwatch
from bench.places import fresh_database, settled
from bench.report import Figure, Section
from lotbook.db import engine as database
from lotbook.db.engine import execute, fetch
from lotbook.db.work import drain, transaction
from lotbook.domain.words import Tracking
from lotbook.ledger import figures
from tests.dock import Dock, furnish

PRODUCTS, LOTS, FEW = 50, 2_000, 200
TIMES = 3
LONGEST_PAGE = 25.0  # ms, for a page of 200 lots with quantities
LOT = """INSERT INTO lot (product_id, serial, number, number_key, search_key, last_day_key, note, created)
SELECT product.id, FALSE, 'L-' || n.value, 'l-' || n.value, 'l-' || n.value, '9999-12-31', '', 0
FROM product CROSS JOIN (SELECT row_number() OVER () AS value FROM product AS a, product AS b) AS n
WHERE n.value <= ? AND product.sku LIKE 'P-%'"""
BALANCE = """INSERT INTO stock_balance (location_id, physical, product_id, lot_id, serial, on_hand, reserved)
SELECT CAST(? AS BIGINT), TRUE, product_id, id, FALSE, 10000000, 0 FROM lot"""


async def measure(engine: str, *, quick: bool) -> Section:
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url)
        try:
            return Section(f"Holds on {engine}", await _figures(await Dock().find(), 20 if quick else LOTS))
        finally:
            await drain()
            await database.disconnect()


async def _figures(dock: Dock, lots: int) -> list[Figure]:
    products = [await dock.product(f"P-{number}", Tracking.LOT) for number in range(PRODUCTS)]
    async with transaction():
        await execute(LOT, lots)
        await execute(BALANCE, dock.stock)
    await settled()
    page = [row["id"] for row in await fetch("SELECT id FROM lot ORDER BY id LIMIT ?", FEW)]
    all_of_them = f"{PRODUCTS} products of {PRODUCTS * lots:,} lots, on hand and available"
    measured = [Figure(f"{all_of_them}: no hold in force", await _of_products(products))]
    await dock.hold(lot=page[0])
    await dock.hold(lot=page[1], location=dock.stock, quantity=Decimal(1))
    await dock.hold(location=await dock.place("WH1/Stock/A-01"))
    measured.append(Figure(f"{all_of_them}: three in force", await _of_products(products)))
    times: list[float] = []
    for _ in range(TIMES):
        with stopwatch(times):
            await figures.of_lots([(lot, None) for lot in page])
    measured.append(Figure(f"{FEW} lots of them, the same", min(times), at_most=LONGEST_PAGE))
    with stopwatch(times):
        await dock.hold(location=dock.stock)
    return [*measured, Figure("the place of them all is put on hold", times[-1])]


async def _of_products(products: list[int]) -> float:
    times: list[float] = []
    for _ in range(TIMES):
        with stopwatch(times):
            await figures.of_products([(product, None) for product in products])
    return min(times)
