"""Lots and their opening stock from a sheet."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value, insert_rows, update_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.dates import day_of, last_day
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stock import (
    KINDS,
    Ground,
    LotKnown,
    PackageKnown,
    PlaceHeld,
    StockLine,
    judge_stock,
    stops_of,
)
from lotbook.domain.import_stock_rows import StockRead, read_stock
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.number_plan import Asked
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, to_millionths
from lotbook.domain.words import DateOrigin, Tracking, UniquenessScope
from lotbook.ledger import journal
from lotbook.ledger.sql import question
from lotbook.models import Location, Settings, Warehouse
from lotbook.services.import_kinds import AT_ONCE, Importer, ImportOptions, PlaceFigures, Plan, found, parts
from lotbook.services.import_lookup import between_warehouses, places_named, products_named
from lotbook.services.import_products import units_known
from lotbook.services.lots import NO_LAST_DAY
from lotbook.services.new_lots import LOT_COLUMNS, lot_row
from lotbook.services.opening_stock import out_of_the_book, put_in, require_past
from lotbook.services.rows import shared
from lotbook.services.shelves import is_whole_warehouse

LOTS_AT_ONCE = 500
HOLD_COLUMNS = dict.fromkeys("lot_id location_id quantity package_id operation_id".split(), "bigint") | {
    "reason": "text"
}
LOTS_BEHIND = f"SELECT id, product_id, number FROM lot WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"


@dataclass(frozen=True)
class Opening:
    """What writing a sheet needs besides its rows. lots: those that are there, by product and number; packages:
    by SSCC; holding: places on hold by path; day: since when it was there."""

    lots: Mapping[tuple[int, str], LotKnown]
    packages: Mapping[str, PackageKnown]
    holding: Mapping[str, PlaceHeld]
    day: date
    zone: str
    in_company: bool


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[StockRead]:
    return read_stock(rows, reading, faults, meant=options.numbers_meant)


async def _judged(rows: Sequence[StockRead], faults: Faults, options: ImportOptions, now: datetime) -> Plan:
    ground, zone = await _ground(rows, options, now)
    day = options.day or ground.today
    require_past(day, ground.today, ("file", "day"))
    skip = options.existing is ExistingRows.SKIP
    # Beside the event loop: a sheet may have 150,000 rows.
    lines, skipped, on_the_way = await asyncio.to_thread(
        judge_stock, rows, ground, faults, skip=skip, meant=options.numbers_meant
    )
    new, of_place = await asyncio.to_thread(lambda: (_new_lots(lines, ground.lots), _by_place(lines)))
    paths = {place.id: place.path for place in await Location.filter(id__in=list(of_place) or [0])}
    figures = [_figures(place, paths[place], here) for place, here in sorted(of_place.items())]
    opening = Opening(ground.lots, ground.packages, ground.holding, day, zone, ground.in_company)
    return Plan(
        rows=lines,
        skipped=skipped,
        on_the_way=on_the_way,
        added=len(lines),
        new=new,
        lots=len(new),
        places=figures,
        stopped=Counter(stop.reason for line in lines for stop in line.stopped),
        facts=opening,
    )


async def _ground(rows: Sequence[StockRead], options: ImportOptions, now: datetime) -> tuple[Ground, str]:
    """What the book has that decides about the rows, and the time zone of their day."""
    settings: Any = await shared(Settings, 1, ())
    usual: Any = None if options.place is None else await shared(Location, options.place, ("file", "place"))
    texts, paths, numbers, ssccs = await asyncio.to_thread(_named, rows)
    products, places = await products_named(texts), await places_named(paths)
    zones = {site.id: site.time_zone for site in await Warehouse.all().order_by("id")}
    zone = (
        zones[usual.warehouse_id]
        if usual is not None and usual.warehouse_id
        else next(iter(zones.values()), "UTC")
    )
    ground = Ground(
        products=products,
        places=places,
        units=await units_known(),
        usual=usual.id if usual is not None and _takes_goods(usual) else None,
        today=day_of(now, zone),
        dated=settings.expiry_dates,
        in_company=settings.uniqueness_scope is UniquenessScope.COMPANY,
        between=await between_warehouses(),
        packages=await _packages(ssccs),
        holding=await _holding(rows),
        packed=settings.packages,
    )
    ids = {product.id for product in products.values()}
    moved = question("products_moved_otherwise")
    ground.moved = {row["product_id"]: row["number"] async for row in found(moved, ids)}
    await _know_lots(ground, ids, numbers)
    return ground, zone


def _named(rows: Sequence[StockRead]) -> tuple[set[str], set[str], set[str], set[str]]:
    """Texts that name products, places, lots and packages."""
    products, places, numbers, packages = set(), set(), set(), set()
    for row in rows:
        products.add(row.product)
        places.add(row.place)
        numbers |= {number for number in (row.number, row.batch) if number}
        packages |= {row.package} if row.package else set()
    return products, places - {""}, numbers, packages


async def _packages(ssccs: Collection[str]) -> dict[str, PackageKnown]:
    """Packages that are there with these numbers."""
    sql = """SELECT id, number, (SELECT min(location_id) FROM stock_balance
               WHERE package_id = package.id AND on_hand > 0) AS place
             FROM package WHERE number {}"""
    return {row["number"]: PackageKnown(row["id"], row["place"]) async for row in found(sql, ssccs)}


async def _holding(rows: Sequence[StockRead]) -> dict[str, PlaceHeld]:
    """Places of ours that rows name as on hold, by path."""
    paths = {stop.place for row in rows for stop in row.stopped if stop.place is not None}
    sql = """SELECT place.id, place.path,
               EXISTS (SELECT 1 FROM hold WHERE location_id = place.id AND lot_id IS NULL
                         AND ended_operation_id IS NULL) AS held,
               EXISTS (SELECT 1 FROM stock_balance AS balance JOIN location AS inside ON inside.id = balance.location_id
                       WHERE balance.on_hand > 0 AND (inside.id = place.id
                         OR (inside.path > place.path || '/' AND inside.path < place.path || '0'))) AS taken
             FROM location AS place WHERE place.physical AND place.path {}"""
    return {
        row["path"]: PlaceHeld(row["id"], empty=not row["taken"], held=bool(row["held"]))
        async for row in found(sql, paths)
    }


def _takes_goods(place: Any) -> bool:
    return bool(place.physical and place.active and place.warehouse_id) and not is_whole_warehouse(place)


async def _know_lots(ground: Ground, products: Collection[int], numbers: Collection[str]) -> None:
    """Lots that are there with these numbers, and where goods of these products lie."""
    here: set[int] = set()
    sql = """SELECT product_id, coalesce(lot_id, 0) AS lot, location_id FROM stock_balance
             WHERE product_id {} AND on_hand > 0"""
    async for row in found(sql, products):
        ground.lying.add((row["product_id"], row["lot"], row["location_id"]))
        here.add(row["lot"])
    lots: dict[tuple[int, str], LotKnown] = {}
    bearers: dict[str, set[int]] = defaultdict(set)
    alike: dict[tuple[int, str], str] = {}
    keys = await asyncio.to_thread(lambda: {number_key(number) for number in numbers})
    sql = """SELECT id, product_id, number, number_key, expiry, best_before, production, undone_by_id
             FROM lot WHERE number_key {}"""
    async for row in found(sql, keys):
        if row["undone_by_id"] is None:
            alike[row["product_id"], row["number_key"]] = row["number"]
        if row["number"] not in numbers:
            continue
        days = (_day(row["expiry"]), _day(row["best_before"]), _day(row["production"]))
        lots[row["product_id"], row["number"]] = LotKnown(row["id"], days, row["id"] in here)
        bearers[row["number"]].add(row["product_id"])
    ground.lots, ground.alike, ground.bearers = lots, alike, bearers


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def _new_lots(lines: Sequence[StockLine], lots: Mapping[tuple[int, str], LotKnown]) -> list[StockLine]:
    """The first line of each lot that is not there yet."""
    new: dict[tuple[int, str], StockLine] = {}
    for line in lines:
        if line.number is not None and (key := (line.product.id, line.number)) not in lots:
            new.setdefault(key, line)
    return list(new.values())


@dataclass
class _Lying:
    """What comes to lie in a place, as it is added up."""

    products: set[int] = field(default_factory=set)
    lots: set[tuple[int, str]] = field(default_factory=set)
    quantities: dict[str, Decimal] = field(default_factory=dict)


def _by_place(lines: Sequence[StockLine]) -> dict[int, _Lying]:
    """What comes to lie in each place, by row id."""
    found: dict[int, _Lying] = defaultdict(_Lying)
    for line in lines:
        here, symbol = found[line.place], line.product.symbol
        here.products.add(line.product.id)
        if line.number is not None:
            here.lots.add((line.product.id, line.number))
        here.quantities[symbol] = here.quantities.get(symbol, ZERO) + line.quantity
    return found


def _figures(place: int, path: str, here: _Lying) -> PlaceFigures:
    return PlaceFigures(place, path, len(here.products), len(here.lots), here.quantities)


async def _written(work: Work, plan: Plan) -> None:
    opening: Opening = plan.facts
    lots = {key: lot.id for key, lot in opening.lots.items()}
    last = await fetch_value("SELECT coalesce(max(id), 0) FROM lot")
    for part in parts(plan.new, LOTS_AT_ONCE):
        await insert_rows("lot", LOT_COLUMNS, [_lot(work, line, opening) for line in part])
    # In the order of ids: PostgreSQL knows nothing yet of rows just written, and would look through all for a number.
    while made := await fetch(LOTS_BEHIND, last):
        lots |= {(row["product_id"], row["number"]): row["id"] for row in made}
        last = made[-1]["id"]
    await _date_anew(work, plan.rows, opening.lots)
    goods = await asyncio.to_thread(lambda: sorted({(line.place, line.product.id) for line in plan.rows}))
    packages = await _packed(work, plan.rows, opening)
    moves = _moves(plan.rows, lots, packages, await out_of_the_book())
    await put_in(work, moves, goods, opening.day, opening.zone)
    if plan.stopped:
        await _hold(work, plan.rows, opening, lots, packages)


async def _packed(work: Work, lines: Sequence[StockLine], opening: Opening) -> dict[str, int]:
    """Packages of the lines by SSCC, those that are not there yet made."""
    ids = {sscc: package.id for sscc, package in opening.packages.items()}
    ssccs = sorted({line.package for line in lines if line.package is not None} - ids.keys())
    for part in parts(ssccs):
        columns = {"number": "text", "created": "bigint"}
        await insert_rows("package", columns, [(sscc, to_micros(work.now)) for sscc in part])
    return ids | {sscc: package.id for sscc, package in (await _packages(ssccs)).items()}


async def _hold(
    work: Work,
    lines: Sequence[StockLine],
    opening: Opening,
    lots: Mapping[tuple[int, str], int],
    packages: Mapping[str, int],
) -> None:
    """Stop what others did not use; it lies there since this write, so that nobody was promised any of it."""
    stops = await asyncio.to_thread(stops_of, lines, opening.lots, opening.holding)
    rows = [
        (
            None if each.product is None or each.number is None else lots[each.product, each.number],
            each.place,
            None if each.quantity is None else to_millionths(each.quantity),
            None if each.package is None else packages[each.package],
            work.operation_id,
            each.reason,
        )
        for each in stops
    ]
    for part in parts(rows, LOTS_AT_ONCE):
        await insert_rows("hold", HOLD_COLUMNS, part)


async def _date_anew(
    work: Work, lines: Sequence[StockLine], lots: Mapping[tuple[int, str], LotKnown]
) -> None:
    """Lots that are there get the dates that their rows say and that they had not."""
    said: dict[str, dict[int, tuple[Any, ...]]] = {name: {} for name in KINDS.values()}
    last_days: dict[int, tuple[Any, ...]] = {}
    for line in lines if lots else ():
        lot = None if line.number is None else lots.get((line.product.id, line.number))
        if lot is None:
            continue
        for name, day, had in zip(said, line.days, lot.days, strict=True):
            if day not in (None, had):
                said[name][lot.id] = (lot.id, day, DateOrigin.PERSON.value, work.operation_id)
                expiry, best_before, _ = (new or old for new, old in zip(line.days, lot.days, strict=True))
                last = last_day(expiry, best_before)
                last_days[lot.id] = (lot.id, last, last.isoformat() if last else NO_LAST_DAY)
    for name, rows in said.items():
        columns = [name, f"{name}_origin", f"{name}_operation_id"]
        await update_rows("lot", columns, list(rows.values()))
    await update_rows("lot", ["last_day", "last_day_key"], list(last_days.values()), counts_on=True)


def _lot(work: Work, line: StockLine, opening: Opening) -> tuple[object, ...]:
    expiry, best_before, production = line.days
    told = Asked(
        number=line.number or "",
        quantity=line.quantity,
        expiry=expiry,
        best_before=best_before,
        production=production,
        maker_number=line.maker_number,
        batch=line.batch if line.product.tracking is Tracking.SERIAL else None,
    )
    product = line.product
    return lot_row(
        work,
        product.id,
        product.tracking,
        told.number,
        told,
        in_company=opening.in_company,
        since=opening.day,
    )


def _moves(
    lines: Sequence[StockLine],
    lots: Mapping[tuple[int, str], int],
    packages: Mapping[str, int],
    source: int,
) -> Iterator[journal.Move]:
    for line in lines:
        yield journal.Move(
            product=line.product.id,
            tracking=line.product.tracking,
            lot=None if line.number is None else lots[line.product.id, line.number],
            source=source,
            destination=line.place,
            destination_package=None if line.package is None else packages[line.package],
            quantity=line.quantity,
            unit=line.product.unit,
        )


STOCK = Importer(known=_known, read=_read, judged=_judged, written=_written)
