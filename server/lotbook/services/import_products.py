"""Products from a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lotbook.db.engine import insert_rows
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_rows import ProductRead, UnitKnown, read_products, unit_words
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.products import ProductFacts, StockUnit, spellings
from lotbook.domain.quantities import to_millionths
from lotbook.domain.words import Tracking
from lotbook.models import Settings, Unit
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.products import product_columns
from lotbook.services.rows import shared

COLUMNS = (
    dict.fromkeys("sku sku_key name name_key tracking stops_use number_pattern".split(), "text")
    | dict.fromkeys(
        "unit_id step shelf_life_days number_next purchase_price sales_price tax_rate created category_id".split(),
        "bigint",
    )
    | {"gives_own_numbers": "boolean", "active": "boolean"}
)
CODE_COLUMNS = {"product_id": "bigint", "kind": "text", "code": "text"}


async def units_known() -> dict[str, UnitKnown]:
    """Units by all that they may be called, folded."""
    units = await Unit.all().order_by("id")
    return unit_words(
        [(unit.name, unit.symbol, UnitKnown(unit.id, StockUnit(unit.kind, unit.decimals))) for unit in units]
    )


async def _known(_: ImportOptions) -> tuple[dict[str, UnitKnown], bool]:
    return await units_known(), (await Settings.get(id=1)).expiry_dates


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[ProductRead]:
    units, dated = known
    return read_products(rows, reading, faults, units, dated=dated, meant=options.numbers_meant)


async def _judged(rows: Sequence[ProductRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    known = {
        row["sku"]
        async for row in found("SELECT sku FROM product WHERE sku {}", [row.facts.sku for row in rows])
    }
    tracks = (await shared(Settings, 1, ())).lots_and_serials
    skipped = 0
    new: list[ProductRead] = []
    for row in rows:
        if row.facts.sku not in known:
            new.append(row)
            if row.facts.tracking is not Tracking.NONE and not tracks:
                faults.add(row.row, "Lots & serial numbers are switched off in the settings.", "tracking")
        elif options.existing is ExistingRows.SKIP:
            skipped += 1
        else:
            faults.add(row.row, f"There is a product {row.facts.sku} already.", "sku", row.facts.sku)
    await _require_own_codes(new, faults)
    return Plan(rows=new, skipped=skipped, added=len(new))


async def _require_own_codes(rows: Sequence[ProductRead], faults: Faults) -> None:
    """Codes that a product of the book has are faults."""
    wanted = await asyncio.to_thread(_wanted_codes, rows)
    sql = """SELECT product_barcode.code, product.sku FROM product_barcode
             JOIN product ON product.id = product_barcode.product_id WHERE product_barcode.code {}"""
    async for taken in found(sql, list(wanted)):
        row, code = wanted[taken["code"]]
        faults.add(row, f"The product {taken['sku']} has the code {code} already.", "gtin", code)


def _wanted_codes(rows: Sequence[ProductRead]) -> dict[str, tuple[int, str]]:
    """Rows and codes by all that a scanner may read."""
    return {
        spelling: (row.row, code)
        for row in rows
        for code, _ in row.facts.codes()
        for spelling in spellings(code)
    }


async def _written(work: Work, plan: Plan) -> None:
    for part in parts(plan.rows):
        await insert_rows("product", COLUMNS, [_columns(work, row) for row in part])
        ids = {
            row["sku"]: row["id"]
            async for row in found(
                "SELECT id, sku FROM product WHERE sku {}", [row.facts.sku for row in part]
            )
        }
        codes = [(ids[row.facts.sku], *code) for row in part for code in _codes(row.facts)]
        await insert_rows("product_barcode", CODE_COLUMNS, codes)
        await kept(work, ids.values())


def _columns(work: Work, row: ProductRead) -> tuple[Any, ...]:
    """A product as its columns, in the order of COLUMNS."""
    values = product_columns(row.facts) | {
        "unit_id": row.unit,
        "created": to_micros(work.now),
        "active": True,
    }
    return tuple(stored(values[name]) for name in COLUMNS)


def stored(value: Any) -> Any:
    """A value as the database keeps it."""
    if isinstance(value, Decimal):
        return to_millionths(value)
    return value.value if isinstance(value, StrEnum) else value


def _codes(facts: ProductFacts) -> list[tuple[str, str]]:
    own = [("GTIN", facts.gtin)] if facts.gtin else []
    return own + [("CODE", each.code) for each in facts.barcodes]


PRODUCTS = Importer(known=_known, read=_read, judged=_judged, written=_written)
