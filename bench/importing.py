"""A company moves in: products, then lots with their opening stock, and new prices, asked of the services while others
read."""

from __future__ import annotations

import asyncio
import gc
import resource
import sys
import time
from uuid import uuid4

from bench.clock import probed, stopwatch
from bench.places import fresh_database
from bench.report import Figure, Section
from lotbook.app import SWITCH_INTERVAL
from lotbook.db import engine as database
from lotbook.db.engine import fetch
from lotbook.db.work import SYSTEM, WriteRequest, drain
from lotbook.documents.spreadsheet import csv_table
from lotbook.domain.import_reading import ImportWishes
from lotbook.domain.import_words import ExistingRows, ImportKind
from lotbook.services import importing
from lotbook.services.import_kinds import ImportOptions
from lotbook.services.importing import FileGiven
from lotbook.services.uploads import File
from tests.dock import furnish

PRODUCTS, LOTS = 50_000, 100_000
QUICKLY = 20  # times fewer
WHOLE, WAITED = 60.0, 100.0  # seconds, milliseconds
PLACES = ("WH1/Stock", "WH1/Stock/A-01")
PAGE = "SELECT id, sku, name FROM product WHERE active ORDER BY name_key, id LIMIT 50"


async def measure(engine: str, *, quick: bool) -> Section:
    fewer = QUICKLY if quick else 1
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url)
        gc.collect()
        gc.freeze()  # as the server does
        sys.setswitchinterval(SWITCH_INTERVAL)
        try:
            return Section(f"Moving in on {engine}", await _figures(PRODUCTS // fewer, LOTS // fewer))
        finally:
            await drain()
            await database.disconnect()


async def _figures(products: int, lots: int) -> list[Figure]:
    changed = products // 5
    files = (
        FileGiven(file=File("products.csv", _products(products))),
        FileGiven(file=File("stock.csv", _stock(products, lots))),
        FileGiven(
            file=File("prices.csv", _prices(changed)),
            wishes=ImportWishes(kind=ImportKind.PRODUCTS),
            options=ImportOptions(existing=ExistingRows.UPDATE),
        ),
    )
    before, times, worst = _memory(), list[float](), list[float]()
    watching = asyncio.create_task(_watch(worst))
    async with probed({"page": lambda: fetch(PAGE)}) as read:
        for given in files:
            with stopwatch(times):
                looked = await importing.look_at_import(SYSTEM, given)
            assert not looked.read.faults.count, looked.read.faults.found[0]
            request = WriteRequest(key=str(uuid4()), kind="applyImport", digest="", actor=SYSTEM)
            with stopwatch(times):
                await importing.apply_import(request, given)
    watching.cancel()
    what = (
        "products looked at",
        "products imported",
        "lots with stock looked at",
        "lots with stock imported",
        "products with new prices and codes looked at",
        "products with new prices and codes changed",
    )
    counts = (products, products, lots, lots, changed, changed)
    return [
        *(Figure(f"{n:,} {each}", spent) for n, each, spent in zip(counts, what, times, strict=True)),
        Figure("all that is new", sum(times[:4]) / 1000, "s", at_most=WHOLE),
        Figure("a page of products meanwhile, the slowest", max(read["page"]), at_most=WAITED),
        Figure("the event loop was held at most", max(worst), at_most=WAITED),
        Figure("memory above what the program takes anyway", _memory() - before, "MiB"),
    ]


def _products(count: int) -> bytes:
    rows = ([f"P-{n:06}", f"Product {n}", "LOT" if n % 2 else "SERIAL", f"C-{n:06}"] for n in range(count))
    return csv_table(["SKU", "Name", "Tracking", "Further codes"], rows)


def _prices(count: int) -> bytes:
    rows = ([f"P-{n:06}", "12.50", f"C-{n:06}\nD-{n:06}"] for n in range(count))
    return csv_table(["SKU", "Purchase price", "Further codes"], rows)


def _stock(products: int, lots: int) -> bytes:
    rows = (
        [
            f"P-{n % products:06}",
            f"L-{n:07}",
            "25" if n % products % 2 else "1",
            PLACES[n % 3 == 0],
            "2027-12-31",
        ]
        for n in range(lots)
    )
    return csv_table(["SKU", "Lot", "Quantity", "Place", "Expiry"], rows)


async def _watch(worst: list[float]) -> None:
    """By how many milliseconds a task was woken too late, again and again."""
    while True:
        asked = time.perf_counter()
        await asyncio.sleep(0.005)
        worst.append((time.perf_counter() - asked - 0.005) * 1000)


def _memory() -> float:
    """The most that this process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
