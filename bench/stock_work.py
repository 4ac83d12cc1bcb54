"""Opening stock, scrap and lots that become others, asked of the services, without HTTP."""

from __future__ import annotations

from decimal import Decimal

from bench.clock import stopwatch
from bench.places import fresh_database
from bench.report import Figure, Section
from lotbook.db import engine as database
from lotbook.db.work import drain
from lotbook.domain.words import Tracking
from lotbook.models import Lot, ScrapReason
from lotbook.services.goods_named import MOST_GOODS, Goods
from lotbook.services.number_sources import FromText
from lotbook.services.opening_stock import There, record_opening_stock
from lotbook.services.renumbering import MOST_MERGED, merge_lots, split_lot
from lotbook.services.scrapping import ToScrap, scrap_goods
from tests.dock import Dock, furnish

SERIALS, QUICKLY = 10_000, 1_000


async def measure(engine: str, *, quick: bool) -> Section:
    async with fresh_database(engine) as url:
        await furnish(url)
        await database.connect(url)
        try:
            figures = await _figures(await Dock().find(), QUICKLY if quick else SERIALS)
        finally:
            await drain()
            await database.disconnect()
    return Section(f"Opening stock, scrap and lots that become others on {engine}", figures)


async def _figures(dock: Dock, serials: int) -> list[Figure]:
    unit = await dock.product("UNIT", Tracking.SERIAL)
    bulk = await dock.product("BULK", Tracking.LOT)
    times: list[float] = []
    with stopwatch(times):
        numbers = FromText(text=f"SN-00001 x {serials}")
        there = There(location=dock.stock, product=unit, numbers=numbers)
        await record_opening_stock(dock.request(), [there], None)
    units = await Lot.filter(product_id=unit).limit(MOST_GOODS)
    goods = [ToScrap(location=dock.stock, goods=Goods(lot=one.id)) for one in units]
    reason = (await ScrapReason.get(name="Broken")).id
    with stopwatch(times):
        await scrap_goods(dock.request(), goods, reason, "")
    await dock.received(bulk, "B-0", 1_000)
    whole = (await Lot.get(product_id=bulk)).id
    for part in range(MOST_MERGED):
        with stopwatch(times):
            await split_lot(dock.request(), whole, dock.stock, Decimal(1), f"B-{part + 1}", "measured")
    parts = [lot.id for lot in await Lot.filter(product_id=bulk).exclude(id=whole)]
    with stopwatch(times):
        await merge_lots(dock.request(), parts, whole, "measured")
    opened, scrapped, *split, merged = times
    return [
        Figure(f"opening stock of {serials:,} serials", opened),
        Figure(f"{len(goods):,} serials scrapped at once", scrapped),
        Figure(f"a part split off, the slowest of {len(split)}", max(split)),
        Figure(f"{len(parts)} lots merged into one", merged),
    ]
