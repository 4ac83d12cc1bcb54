"""The lots that a trace starts from, where it is not lots that are named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tortoise.models import Model

from lotbook.db.engine import among, fetch
from lotbook.db.fields import to_micros
from lotbook.domain.dates import EARLIEST, latest_plausible
from lotbook.domain.tracing import Moment, TraceDirection, TraceEdgeKind
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.closures import Moved
from lotbook.ledger.tracing.movements import Movement, handed_over, parts
from lotbook.ledger.tracing.sources import EVER
from lotbook.models import (
    Count,
    ManufacturingOrder,
    Package,
    Partner,
    Product,
    PurchaseOrder,
    SalesOrder,
    Transfer,
    Warehouse,
)

TRANSFERS = {
    "Transfer": "transfer.id",
    "PurchaseOrder": "transfer.purchase_order_id",
    "SalesOrder": "transfer.sales_order_id",
    "ManufacturingOrder": "transfer.manufacturing_order_id",
}
"""Documents that move lots by transfers, and how those name them."""
DOCUMENTS = {*TRANSFERS, "Count"}
MOVED_FROM = "CASE WHEN line.corrects_id IS NULL THEN line.source_id ELSE line.destination_id END"
"""Where goods were taken that a line moved, or that it moves back."""
THERE = {TraceEdgeKind.RECEIVED, TraceEdgeKind.SHIPPED}


THINGS: Mapping[str, type[Model]] = {
    each.__name__: each
    for each in (Transfer, PurchaseOrder, SalesOrder, ManufacturingOrder, Count, Package, Product, Partner)
}


async def there_is(kind: str, row_id: int) -> bool:
    """Whether there is such a thing, of a type that a trace can start from."""
    return kind in THINGS and await THINGS[kind].exists(id=row_id)


async def of_document(
    kind: str, row_id: int, direction: TraceDirection, until: tuple[int, int] = (EVER, EVER)
) -> Moved:
    """Lots that a document moved, with how much of each, corrections reckoned in: what was corrected to nothing it did
    not move, and what left under a wrong number it took under the right one; of an order of production what it gave
    where the way goes on, what it took where it goes back. kind: one of DOCUMENTS; until: place in the journal, and
    instant."""
    if kind not in TRANSFERS:
        rows = await fetch(question("trace_start_count"), row_id, *until)
        return Moved({row["id"]: row["quantity"] for row in rows}, times=_times(rows, []))
    where = f"{TRANSFERS[kind]} = ?"
    if kind == "ManufacturingOrder" and direction is not TraceDirection.BOTH:
        is_in = "IN" if direction is TraceDirection.FORWARD else "NOT IN"
        where += f" AND {MOVED_FROM} {is_in} (SELECT id FROM location WHERE usage = 'PRODUCTION')"
    rows = await _moved(where, row_id, until=until)
    transfers = frozenset(row["transfer_id"] for row in rows)
    handed = await handed_over(transfers, {row["id"] for row in rows}, until)
    goods = _once(handed)
    if not handed:  # within our places, or for production
        for row in rows:
            goods[row["id"]] += row["quantity"]
    moved = {lot: goods[lot] for lot in sorted(goods) if goods[lot] > 0}
    return Moved(moved, transfers, _times(rows, handed))


def _once(handed: Iterable[Movement]) -> Counter[int]:
    """How much of each lot went there and back, what came back and went again only once: as much as was there at one
    time, or was back."""
    there, most, least = Counter[int](), Counter[int](), Counter[int]()
    for each in sorted(handed, key=lambda each: (each.first.seq, each.transfer)):
        there[each.lot] += each.quantity if each.kind in THERE else -each.quantity
        most[each.lot] = max(most[each.lot], there[each.lot])
        least[each.lot] = min(least[each.lot], there[each.lot])
    return Counter({lot: most[lot] - least[lot] for lot in there})


def _times(
    rows: Iterable[Mapping[str, int]], handed: Iterable[Movement]
) -> Mapping[int, tuple[Moment, Moment]]:
    """Of each lot, when the first of it was moved at the earliest, and the last of it at the latest."""
    ends = [
        (row["id"], Moment(row["first_seq"], row["earliest"]), Moment(row["last_seq"], row["latest"]))
        for row in rows
    ]
    ends += [(each.lot, each.first, each.last) for each in handed]
    found: dict[int, tuple[Moment, Moment]] = {}
    for lot, first, last in ends:
        since, until = found.get(lot, (first, last))
        found[lot] = since.earliest(first), Moment(max(until.seq, last.seq), max(until.clock, last.clock))
    return found


async def of_package(package: int, until: tuple[int, int] = (EVER, EVER)) -> Moved:
    """Lots that are, or were, in a package, with how much of each was; all of a lot that was put in again after some
    was taken out, which may be the same. What moved that package alone moved the start. until: place in the journal,
    and instant."""
    rows = await fetch(question("trace_start_package"), *[package] * 4, *until)
    put, took = Counter[int](), Counter[int]()
    for row in rows:
        lot, much = row["id"], row["quantity"]
        if row["goes"] > 0:
            put[lot] += EVER if much > 0 and took[lot] > 0 else much
        elif row["goes"] < 0:
            took[lot] += much
    goods = {lot: min(max(put[lot], took[lot]), EVER) for lot in sorted({*put, *took})}
    moved_by = {row["transfer_id"] for row in rows} - {0}
    return Moved(
        {lot: much for lot, much in goods.items() if much > 0},
        frozenset(moved_by - await _moving_others(moved_by, package)),
        _times(rows, []),
        package,
    )


async def _moving_others(transfers: Collection[int], package: int) -> set[int]:
    """Of transfers, those that moved goods outside of a package too."""
    condition, values = among(transfers)
    sql = f"""SELECT DISTINCT transfer_line.transfer_id FROM transfer_line
        JOIN stock_move_line AS line ON line.transfer_line_id = transfer_line.id
        WHERE transfer_line.transfer_id {condition} AND line.lot_id IS NOT NULL
          AND coalesce(line.source_package_id, 0) <> ? AND coalesce(line.destination_package_id, 0) <> ?"""
    return {row["transfer_id"] for row in await fetch(sql, values, package, package)}


async def of_batch(product: int, batch: str) -> list[int]:
    """Serials that were made in a batch of a product, and the lot of that number."""
    sql = "SELECT id FROM lot WHERE product_id = ? AND (batch = ? OR number = ?) ORDER BY id"
    return [row["id"] for row in await fetch(sql, product, batch, batch)]


async def of_partner(partner: int, since: date, until: date, *, only_in: bool = False) -> list[int]:
    """Lots that came from a partner or went to him on these days, by the calendar of each warehouse: as it was recorded
    and, where that is known otherwise, as it happened; corrections reckoned in. only_in: only those that came."""
    transfers = await _of_days(partner, since, until, only_in=only_in)
    return sorted({row["id"] for row in await _taken_along(transfers)})


async def moved_for_partner(partner: int, since: date, until: date, up_to: tuple[int, int]) -> Moved:
    """The same lots with how much of each the documents of these days moved, and when; all of a lot, whenever, that
    went to and fro, so that the same may be in it twice, or is still on its way. up_to: place in the journal, and
    instant."""
    transfers = frozenset(await _of_days(partner, since, until))
    lots = {row["id"] for row in await _taken_along(transfers, up_to)}
    handed: dict[int, list[Movement]] = defaultdict(list)
    for each in await handed_over(transfers, lots, up_to):
        handed[each.lot].append(each)
    goods = dict.fromkeys(sorted({*lots, *handed}), EVER)
    one_way = {lot: moved for lot, moved in handed.items() if len({each.kind for each in moved}) == 1}
    for lot, moved in one_way.items():
        goods[lot] = sum(each.quantity for each in moved)
    return Moved(goods, transfers, _times([], [each for moved in one_way.values() for each in moved]))


def recorded_days(since: date, until: date) -> tuple[date, date]:
    """Those of some days on which something can be recorded: a calendar ends somewhere."""
    return max(since, EARLIEST), min(until, latest_plausible(datetime.now(UTC).date()))


async def _of_days(partner: int, since: date, until: date, *, only_in: bool = False) -> set[int]:
    """Transfers that brought something from a partner on these days, or took it to him."""
    since, until = recorded_days(since, until)
    found: set[int] = set()
    for warehouse in await Warehouse.all():
        zone = ZoneInfo(warehouse.time_zone)
        first = datetime.combine(since, time.min, zone)
        behind = datetime.combine(until + timedelta(days=1), time.min, zone)
        for at in ("line.recorded", "line.occurred"):
            where = f"transfer.partner_id = ? AND transfer.warehouse_id = ? AND {at} >= ? AND {at} < ?"
            if only_in:
                where += " AND line.source_id IN (SELECT id FROM location WHERE NOT physical)"
            rows = await _moved(where, partner, warehouse.id, to_micros(first), to_micros(behind))
            found.update(row["transfer_id"] for row in rows)
    return found


async def _taken_along(
    transfers: Collection[int], until: tuple[int, int] = (EVER, EVER)
) -> list[dict[str, Any]]:
    """What transfers moved, whenever it was put right: a lot that was corrected away is none of it."""
    found = []
    for part in parts(transfers):
        condition, ids = among(part)
        found += [
            row for row in await _moved(f"transfer.id {condition}", ids, until=until) if row["quantity"]
        ]
    return found


async def _moved(where: str, *values: Any, until: tuple[int, int] = (EVER, EVER)) -> list[dict[str, Any]]:
    return await fetch(question("trace_start_document").replace("{of}", where), *values, *until)
