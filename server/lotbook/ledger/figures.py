"""Sums and short answers over many rows, asked for a page of things at once: one query, however many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch
from lotbook.db.fields import from_micros
from lotbook.domain.dates import day_of
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.refusals import Blocker, Ref
from lotbook.domain.words import Tracking
from lotbook.ledger import holds
from lotbook.ledger.sql import question
from lotbook.models import Product, Warehouse

HOME_ZONE = "UTC"
"""The calendar of a company that has no warehouse yet."""

Key = tuple[int, int | None]
"""A product or lot, and the warehouse to look into; None for all."""


@dataclass(frozen=True)
class Figures:
    """How much there is, in the product's stock unit."""

    on_hand: Decimal = ZERO
    in_transit: Decimal = ZERO
    reserved: Decimal = ZERO
    blocked: Decimal = ZERO
    expired: Decimal = ZERO
    held: Decimal = ZERO
    available: Decimal = ZERO
    expected_in: Decimal = ZERO
    expected_out: Decimal = ZERO

    @property
    def forecast(self) -> Decimal:
        return self.available + self.expected_in - self.expected_out


@dataclass(frozen=True)
class PlaceOfLot:
    """How much of a lot lay in a place."""

    id: int
    product: int
    lot: int
    location: int
    on_hand: Decimal


@dataclass(frozen=True)
class Worker:
    """Someone who put something on an open transfer. user: None for an automatic step; program: the name of the
    key of a client program; entries: not posted yet."""

    user: int | None
    program: str | None
    entries: int
    last: datetime


@dataclass(frozen=True)
class Progress:
    """Counts over the lines of a transfer."""

    lines: int = 0
    lines_done: int = 0
    lines_begun: int = 0
    numbers_needed: int = 0
    numbers_recorded: int = 0


@dataclass(frozen=True)
class Workload:
    """Open transfers of an operation type. waiting: for goods that are to be taken from our places."""

    ready: int = 0
    late: int = 0
    backorders: int = 0
    under_way: int = 0
    waiting: int = 0


async def todays_of(warehouse_ids: list[int | None]) -> list[date]:
    """The day that it is now in each warehouse; None: in the first one."""
    now = datetime.now(UTC)
    zones: dict[int | None, str] = {}
    for row in await fetch("SELECT id, time_zone FROM warehouse ORDER BY id"):
        zones.setdefault(None, row["time_zone"])
        zones[row["id"]] = row["time_zone"]
    return [day_of(now, zones.get(each, HOME_ZONE)) for each in warehouse_ids]


async def todays() -> dict[date, list[int]]:
    """The days that it is now, each with the warehouses where it is that day."""
    now, days = datetime.now(UTC), dict[date, list[int]]()
    for warehouse in await Warehouse.all():
        days.setdefault(day_of(now, warehouse.time_zone), []).append(warehouse.id)
    return days


async def of_products(keys: list[Key]) -> list[Figures]:
    """Stock of products, and what open documents expect."""
    stocked = await _stock("product_id", keys)
    for warehouse, products in _by_warehouse(keys).items():
        for row in await _in_warehouse(holds.asked("expected_of_products"), products, warehouse):
            key = (row["id"], warehouse)
            stocked[key] = stocked.get(key, {}) | _quantities(row)
    return [Figures(**stocked.get(key, {})) for key in keys]


async def of_lots(keys: list[Key]) -> list[Figures]:
    """Stock of lots. Nothing is expected of a lot: documents expect products."""
    stocked = await _stock("lot_id", keys)
    return [Figures(**stocked.get(key, {})) for key in keys]


async def _stock(of: str, keys: list[Key]) -> dict[Key, dict[str, Decimal]]:
    """of: the column of the balance that has the row ids of the keys."""
    stocked: dict[Key, dict[str, Decimal]] = {}
    sql, asked = holds.asked("stock_of").replace("{of}", of), _by_warehouse(keys)
    days = dict(zip(asked, await todays_of(list(asked)), strict=True))
    for warehouse, wanted in asked.items():
        day = days[warehouse].isoformat()
        for row in await _in_warehouse(sql, wanted, warehouse, day, day):
            stocked[row["id"], warehouse] = _quantities(row)
    return stocked


def _by_warehouse(keys: list[Key]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for row_id, warehouse in keys:
        found.setdefault(warehouse, []).append(row_id)
    return found


async def _in_warehouse(
    sql: str, row_ids: list[int], warehouse: int | None, *values: str
) -> list[dict[str, Any]]:
    condition, ids = among(row_ids)
    one = "" if warehouse is None else "AND place.warehouse_id = ?"
    asked = sql.replace("{ids}", condition).replace("{warehouse}", one)
    return await fetch(asked, ids, *values, *(() if warehouse is None else (warehouse,)))


def _quantities(row: dict[str, Any]) -> dict[str, Decimal]:
    return {name: from_millionths(value) for name, value in row.items() if name != "id"}


async def places_of_lot(lot_id: int, up_to: int) -> list[PlaceOfLot]:
    """Where a lot lay right after the write with this sequence, by place."""
    rows = await fetch(question("places_of_lot"), lot_id, up_to, lot_id, up_to)
    return [
        PlaceOfLot(
            row["location_id"], row["product_id"], lot_id, row["location_id"], from_millionths(row["on_hand"])
        )
        for row in rows
    ]


async def progress(transfer_ids: list[int]) -> list[Progress]:
    rows = await _asked("progress", transfer_ids, twice=True)
    return [Progress(**rows[each]) if each in rows else Progress() for each in transfer_ids]


async def workers(transfer_ids: list[int]) -> list[list[Worker]]:
    """Who works on open transfers, the last one first."""
    condition, ids = among(transfer_ids)
    found: dict[int, list[Worker]] = {each: [] for each in transfer_ids}
    for row in await fetch(question("workers").replace("{ids}", condition), ids):
        worker = Worker(row["user_id"], row["program"], row["entries"], from_micros(row["last"]))
        found[row["transfer_id"]].append(worker)
    return list(found.values())


async def lines_done(transfer_id: int) -> list[int]:
    """Lines of a transfer on which all that was expected is recorded."""
    return [row["id"] for row in await fetch(question("lines_done"), transfer_id)]


async def received(line_ids: list[int]) -> dict[int, Decimal]:
    """How much came on lines of transfers: what is recorded, and once they are done what they moved."""
    condition, ids = among(line_ids)
    moved = question("lots_moved").replace("{of} = ?", f"id {condition}")
    rows = await fetch(
        question("received_on_lines").replace("{moved}", moved).replace("{ids}", condition), ids, ids
    )
    return dict.fromkeys(line_ids, ZERO) | {row["id"]: from_millionths(row["quantity"]) for row in rows}


async def transfers_of(operation_id: int) -> list[int]:
    """The first 100 transfers on whose lines a write posted."""
    return [row["id"] for row in await fetch(question("transfers_of"), operation_id)]


async def workloads(type_ids: list[int]) -> list[Workload]:
    counted: dict[int, dict[str, int]] = {}
    for day, warehouses in (await todays()).items():
        condition, ids = among(type_ids)
        there, places = among(warehouses)
        sql = question("workloads").replace("{ids}", condition).replace("{warehouses}", there)
        for row in await fetch(sql, day.isoformat(), ids, places):
            counted[row.pop("id")] = row
    return [Workload(**counted.get(each, {})) for each in type_ids]


@dataclass(frozen=True)
class Making:
    """Open manufacturing orders of a warehouse. ready: what they still take is promised to them, else they wait."""

    to_confirm: int = 0
    ready: int = 0
    waiting: int = 0
    late: int = 0


async def making(warehouse_ids: list[int]) -> list[Making]:
    """What is to be made in warehouses, in their order."""
    counted: dict[int, dict[str, int]] = {}
    wanted = set(warehouse_ids)
    for day, warehouses in (await todays()).items():
        condition, ids = among([each for each in warehouses if each in wanted])
        sql = question("makes_open").replace("{missing}", _missing("IS NOT NULL")).replace("{ids}", condition)
        for row in await fetch(sql, day.isoformat(), ids):
            counted[row.pop("id")] = row
    return [Making(**counted.get(each, {})) for each in warehouse_ids]


async def makes_waiting() -> list[int]:
    """Manufacturing orders that wait for components."""
    return sorted({row["id"] for row in await fetch(_missing("IS NOT NULL"))})


async def missing_to_make(orders: list[int]) -> list[dict[int, Decimal]]:
    """What manufacturing orders wait for, by product, in stock units, in their order."""
    condition, ids = among(orders)
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for row in await fetch(_missing(condition), ids):
        found[row["id"]][row["product_id"]] = from_millionths(row["quantity"])
    return [found[order] for order in orders]


def _missing(orders: str) -> str:
    return question("makes_missing").replace("{orders}", orders)


async def first_transfers(lot_ids: list[int]) -> list[int | None]:
    """The transfer that moved each lot first; None for a lot that none did."""
    rows = await _asked("first_transfers", lot_ids)
    return [rows[each]["transfer_id"] if each in rows else None for each in lot_ids]


async def traceable(transfer_ids: list[int]) -> list[bool]:
    """Whether each transfer has moved a tracked product."""
    rows = await _asked("traceable", transfer_ids)
    return [each in rows for each in transfer_ids]


async def _asked(name: str, row_ids: Sequence[int], *, twice: bool = False) -> dict[int, dict[str, Any]]:
    """The other columns of a question's rows, by their id; twice: when the question names the ids twice."""
    condition, ids = among(row_ids)
    rows = await fetch(question(name).replace("{ids}", condition), *([ids, ids] if twice else [ids]))
    return {row.pop("id"): row for row in rows}


async def tracked_products(most: int) -> list[Blocker]:
    """Why tracking cannot be switched off: the first tracked products."""
    rows = await Product.exclude(tracking=Tracking.NONE).order_by("name_key", "id").limit(most)
    return [Blocker(message=f"{row.name} is tracked.", node=Ref("Product", row.id)) for row in rows]


async def dates_in_use(most: int) -> list[Blocker]:
    """Why expiry dates cannot be switched off: products with a shelf life, lots on hand with a date, and documents with
    numbers that have one."""
    lasting = await Product.filter(shelf_life_days__isnull=False).order_by("name_key", "id").limit(most)
    dated = await fetch(
        """SELECT lot.id, lot.number, product.name FROM lot JOIN product ON product.id = lot.product_id
           WHERE coalesce(lot.expiry, lot.best_before, lot.production) IS NOT NULL AND EXISTS (
             SELECT 1 FROM stock_balance WHERE stock_balance.lot_id = lot.id AND stock_balance.on_hand > 0)
           ORDER BY product.name_key, lot.number LIMIT ?""",
        most,
    )
    recorded = await fetch(
        """SELECT DISTINCT transfer.id, transfer.number FROM transfer_entry AS entry
           JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
           WHERE coalesce(entry.expiry, entry.best_before, entry.production) IS NOT NULL
           ORDER BY transfer.number LIMIT ?""",
        most,
    )
    found = [
        *(Blocker(message=f"{row.name} has a shelf life.", node=Ref("Product", row.id)) for row in lasting),
        *(
            Blocker(
                message=f"{row['name']}, lot {row['number']}, is on hand with a date.",
                node=Ref("Lot", row["id"]),
            )
            for row in dated
        ),
        *(
            Blocker(message=f"{row['number']} has numbers with a date.", node=Ref("Transfer", row["id"]))
            for row in recorded
        ),
    ]
    return found[:most]


async def packages_in_use(most: int) -> list[Blocker]:
    """Why packages cannot be switched off: those with goods, and documents that put goods into some."""
    packed = await fetch(
        """SELECT package.id, package.number, min(place.path) AS path FROM stock_balance AS balance
           JOIN package ON package.id = balance.package_id JOIN location AS place ON place.id = balance.location_id
           WHERE balance.on_hand > 0 GROUP BY package.id, package.number ORDER BY package.number LIMIT ?""",
        most,
    )
    packing = await fetch(
        """SELECT DISTINCT transfer.id, transfer.number FROM transfer_entry AS entry
           JOIN transfer ON transfer.id = entry.transfer_id AND transfer.state = 'READY'
           WHERE entry.destination_package_id IS NOT NULL ORDER BY transfer.number LIMIT ?""",
        most,
    )
    held = [
        Blocker(message=f"Goods are in {row['number']}, at {row['path']}.", node=Ref("Package", row["id"]))
        for row in packed
    ]
    others = [
        Blocker(message=f"{row['number']} puts goods into a package.", node=Ref("Transfer", row["id"]))
        for row in packing
    ]
    return [*held, *others][:most]
