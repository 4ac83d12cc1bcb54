"""Products from a file: new ones, and what becomes otherwise of those that are there."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lotbook.db.engine import among, execute, fetch, insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_product_rows import (
    ProductRead,
    UnitKnown,
    field_of_product,
    read_products,
    unit_words,
)
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.products import ProductFacts, StockUnit, spellings
from lotbook.domain.words import Tracking
from lotbook.models import Settings, Unit
from lotbook.services.import_before import Renewed, stored
from lotbook.services.import_categories import Categories, categories_known, judge_categories, make_categories
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.import_product_changes import change_products, judge_changes
from lotbook.services.products import product_columns
from lotbook.services.rows import shared

COLUMNS = (
    dict.fromkeys("sku sku_key name name_key search_key tracking stops_use number_pattern".split(), "text")
    | dict.fromkeys(
        "unit_id step shelf_life_days number_next purchase_price sales_price tax_rate created category_id".split(),
        "bigint",
    )
    | {"gives_own_numbers": "boolean", "active": "boolean"}
)
CODE_COLUMNS = {"product_id": "bigint", "packaging_id": "bigint", "kind": "text", "code": "text"}
PACKAGING_COLUMNS = {"product_id": "bigint", "name": "text", "quantity": "bigint", "active": "boolean"}


@dataclass(frozen=True)
class Known:
    """What reading the rows needs of the book. skus: of the products that are there."""

    units: Mapping[str, UnitKnown]
    dated: bool
    skus: frozenset[str]


@dataclass(frozen=True)
class Sorted:
    """What writing the rows needs besides. paths: of their categories, by position."""

    categories: Categories
    paths: Mapping[int, str]


async def units_known() -> dict[str, UnitKnown]:
    """Units by all that they may be called, folded."""
    units = await Unit.all().order_by("id")
    return unit_words(
        [(unit.name, unit.symbol, UnitKnown(unit.id, StockUnit(unit.kind, unit.decimals))) for unit in units]
    )


async def _known(_: ImportOptions) -> Known:
    skus = frozenset(row["sku"] for row in await fetch("SELECT sku FROM product"))
    return Known(await units_known(), (await Settings.get(id=1)).expiry_dates, skus)


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Known
) -> list[ProductRead]:
    return read_products(
        rows,
        reading,
        faults,
        known.units,
        dated=known.dated,
        meant=options.numbers_meant,
        there=known.skus,
    )


async def _judged(read: Sequence[ProductRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    rows = [row for row in read if not row.service]
    there = {
        row["sku"] async for row in found("SELECT sku FROM product WHERE sku {}", [row.sku for row in rows])
    }
    # Beside the event loop: a file may have 150,000 rows.
    new, old, skipped = await asyncio.to_thread(_told_apart, rows, there, faults, options)
    if not (await shared(Settings, 1, ())).lots_and_serials:
        for row in new:
            if row.new and row.new.tracking is not Tracking.NONE:
                faults.add(row.row, "Lots & serial numbers are switched off in the settings.", "tracking")
    categories = await categories_known()
    paths = await asyncio.to_thread(
        judge_categories, [*new, *old], categories, faults, make=options.new_categories
    )
    renewed, changes = await judge_changes(old, paths, categories.known, faults)
    await _require_own_codes(new, renewed, faults)
    return Plan(
        rows=new,
        renewed=renewed,
        changes=changes,
        skipped=skipped + len(old) - len(renewed) + len(read) - len(rows),
        services=len(read) - len(rows),
        continued=sum(row.further for row in read),
        added=len(new),
        archived=sum(row.archived for row in new),
        categories=categories.missing,
        facts=Sorted(categories, paths),
    )


def _told_apart(
    rows: Sequence[ProductRead], there: set[str], faults: Faults, options: ImportOptions
) -> tuple[list[ProductRead], list[ProductRead], int]:
    """New ones, those to be changed, and how many are left alone; others are faults, or have one."""
    new: list[ProductRead] = []
    old: list[ProductRead] = []
    skipped = 0
    for row in rows:
        if row.sku in there and options.existing is ExistingRows.REFUSE:
            if "sku" not in faults.fields(row.row):
                faults.add(row.row, f"There is a product {row.sku} already.", "sku", row.sku)
        elif row.row in faults:
            continue
        elif row.sku not in there and row.new is not None:
            new.append(row)
        elif row.sku not in there:
            faults.add(row.row, f"The product {row.sku} is not there any more.", "sku", row.sku)
        elif options.existing is ExistingRows.SKIP:
            skipped += 1
        else:
            old.append(row)
    return new, old, skipped


async def _require_own_codes(new: Sequence[ProductRead], renewed: Sequence[Renewed], faults: Faults) -> None:
    """Codes that a product of the book has, or another row, are faults."""
    wanted = await asyncio.to_thread(_wanted_codes, new, renewed, faults)
    sql = """SELECT product_barcode.code, product.sku FROM product_barcode
             JOIN product ON product.id = product_barcode.product_id WHERE product_barcode.code {}"""
    async for taken in found(sql, list(wanted)):
        row, sku, code, field = wanted[taken["code"]]
        if taken["sku"] != sku:
            faults.add(row, f"The product {taken['sku']} has the code {code} already.", field, code)


def _wanted_codes(
    new: Sequence[ProductRead], renewed: Sequence[Renewed], faults: Faults
) -> dict[str, tuple[int, str, str, str | None]]:
    """Rows, SKUs, codes and their fields by all that a scanner may read."""
    facts = [(row.row, row.new) for row in new if row.new]
    facts += [(each.facts.row, each.facts.after) for each in renewed]
    wanted: dict[str, tuple[int, str, str, str | None]] = {}
    for row, product in facts:
        for code, path in product.codes():
            field = field_of_product(path)
            for spelling in spellings(code):
                first = wanted.setdefault(spelling, (row, product.sku, code, field))
                if first[0] != row:
                    faults.add(row, f"The code {code} stands in row {first[0]} already.", field, code)
                    break
    return wanted


async def _written(work: Work, plan: Plan) -> None:
    known: Sorted = plan.facts
    ids = dict(known.categories.known)
    await make_categories(work, plan.categories, ids)
    categories = {row: ids[path] for row, path in known.paths.items()}
    for part in parts(plan.rows):
        new = [replace(row.new, category=categories.get(row.row)) for row in part if row.new]
        told = [_columns(work, facts, row) for facts, row in zip(new, part, strict=True)]
        await insert_rows("product", COLUMNS, told)
        made = await _made(part)
        await _pack(part, made)
        await kept(work, made.values())
    await change_products(work, plan.renewed, categories)
    work.grown |= dict.fromkeys(("product", "product_barcode"), len(plan.rows))


async def _made(part: Sequence[ProductRead]) -> dict[str, int]:
    sql = "SELECT id, sku FROM product WHERE sku {}"
    return {row["sku"]: row["id"] async for row in found(sql, [row.sku for row in part])}


async def _pack(part: Sequence[ProductRead], ids: Mapping[str, int]) -> None:
    """Packagings and codes of products that are new."""
    facts = [(ids[row.sku], row.new) for row in part if row.new]
    packed = [
        (product, each.name, stored(each.quantity), True) for product, of in facts for each in of.packagings
    ]
    await insert_rows("packaging", PACKAGING_COLUMNS, packed)
    sql = "SELECT id, product_id, name FROM packaging WHERE product_id {}"
    named = {
        (row["product_id"], row["name"]): row["id"] async for row in found(sql, [row[0] for row in packed])
    }
    codes: list[tuple[int, int | None, str, str]] = []
    for product, of in facts:
        gtins = [(None, of.gtin), *((named[product, each.name], each.gtin) for each in of.packagings)]
        codes += [(product, packaging, "GTIN", code) for packaging, code in gtins if code]
        codes += [(product, None, "CODE", each.code) for each in of.barcodes]
    await insert_rows("product_barcode", CODE_COLUMNS, codes)


def _columns(work: Work, facts: ProductFacts, row: ProductRead) -> tuple[Any, ...]:
    """A product as its columns, in the order of COLUMNS."""
    values = product_columns(facts)
    values |= {"unit_id": row.unit, "created": to_micros(work.now), "active": not row.archived}
    return tuple(stored(values[name]) for name in COLUMNS)


async def new_versions(products: Collection[int]) -> None:
    """Let whoever changes one of these products just now read it again first."""
    for part in parts(products):
        condition, ids = among(part)
        await execute(f"UPDATE product SET version = version + 1 WHERE id {condition}", ids)


PRODUCTS = Importer(known=_known, read=_read, judged=_judged, written=_written, changes=True)
