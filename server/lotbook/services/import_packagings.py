"""Packagings of products that are there, from a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from lotbook.db.engine import insert_rows
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_packagings import PackagingRead, read_packagings
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stock import ProductKnown
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_cells import ListRow
from lotbook.domain.products import MOST_BARCODES, MOST_PACKAGINGS, spellings
from lotbook.domain.quantities import format_quantity, to_millionths
from lotbook.domain.refusals import InvalidInput
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.import_lookup import products_named, require_named
from lotbook.services.import_products import CODE_COLUMNS, PACKAGING_COLUMNS, new_versions


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[PackagingRead]:
    return read_packagings(rows, reading, faults, meant=options.numbers_meant)


async def _judged(rows: Sequence[PackagingRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    products = await products_named({row.product for row in rows})
    there = await _packaged({product.id for product in products.values()})
    plan = Plan(rows=[], facts=products)
    rows_of: dict[tuple[int, str], int] = {}
    for row in rows:
        product = require_named(products, row.product, row.row, "product", faults)
        if product is None:
            continue
        first = rows_of.setdefault((product.id, row.name), row.row)
        if first != row.row:
            faults.add(
                row.row, f"Row {first} has a packaging {row.name} of {product.sku} already.", "name", row.name
            )
        elif (used := there[product.id].get(row.name)) is None:
            if _fits(row, product, faults):
                plan.rows.append(row)
        elif used and options.existing is ExistingRows.SKIP:
            plan.skipped += 1
        else:
            message = f"{product.sku} has a packaging {row.name} already."
            if not used:
                message = f"A packaging {row.name} was taken off {product.sku}: put it back there by hand."
            faults.add(row.row, message, "name", row.name)
    await _require_own_codes(plan.rows, faults)
    await _require_few(plan.rows, products, there, faults)
    plan.added = len(plan.rows)
    return plan


async def _packaged(products: set[int]) -> defaultdict[int, dict[str, bool]]:
    """Packagings of products, by name, and whether they are in use."""
    there: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    async for row in found("SELECT product_id, name, active FROM packaging WHERE product_id {}", products):
        there[row["product_id"]][row["name"]] = bool(row["active"])
    return there


def _fits(row: PackagingRead, product: ProductKnown, faults: Faults) -> bool:
    try:
        require_quantity(row.quantity, product.step, ())
    except InvalidInput as refused:
        faults.add(row.row, refused.message, "quantity", format_quantity(row.quantity))
        return False
    return True


async def _require_own_codes(rows: Sequence[PackagingRead], faults: Faults) -> None:
    """Codes that something in the book has, or another row, are faults."""
    wanted: dict[str, tuple[int, str, str]] = {}
    for row in rows:
        for _, code, field in row.codes:
            taken = [wanted[each] for each in spellings(code) if each in wanted]
            if taken:
                faults.add(row.row, f"The code {code} stands in row {taken[0][0]} already.", field, code)
            wanted |= dict.fromkeys(spellings(code), (row.row, code, field)) if not taken else {}
    sql = """SELECT product_barcode.code, product.sku FROM product_barcode
             JOIN product ON product.id = product_barcode.product_id WHERE product_barcode.code {}"""
    async for taken_by in found(sql, list(wanted)):
        at, code, field = wanted[taken_by["code"]]
        faults.add(at, f"The product {taken_by['sku']} has the code {code} already.", field, code)


async def _require_few(
    rows: Sequence[PackagingRead],
    products: Mapping[str, ProductKnown],
    there: Mapping[int, Mapping[str, bool]],
    faults: Faults,
) -> None:
    """No product has more packagings and codes than it may."""
    packaged = Counter({product: sum(names.values()) for product, names in there.items()})
    coded: Counter[int] = Counter()
    sql = "SELECT product_id FROM product_barcode WHERE kind = 'CODE' AND product_id {}"
    async for each in found(sql, {product.id for product in products.values()}):
        coded[each["product_id"]] += 1
    for row in rows:
        product = products[row.product]
        packaged[product.id] += 1
        coded[product.id] += sum(kind == "CODE" for kind, _, _ in row.codes)
        if packaged[product.id] > MOST_PACKAGINGS:
            faults.add(row.row, f"A product has at most {MOST_PACKAGINGS} packagings.", "name", row.name)
        if coded[product.id] > MOST_BARCODES:
            faults.add(row.row, f"A product has at most {MOST_BARCODES} further codes.", "codes")


async def _written(work: Work, plan: Plan) -> None:
    products: Mapping[str, ProductKnown] = plan.facts
    for part in parts(plan.rows):
        rows = [(products[row.product].id, row.name, to_millionths(row.quantity), True) for row in part]
        await insert_rows("packaging", PACKAGING_COLUMNS, rows)
        sql = "SELECT id, product_id, name FROM packaging WHERE product_id {}"
        ids = {
            (each["product_id"], each["name"]): each["id"]
            async for each in found(sql, {row[0] for row in rows})
        }
        made = [ids[row[0], row[1]] for row in rows]
        codes = [
            (rows[at][0], made[at], kind, code) for at, row in enumerate(part) for kind, code, _ in row.codes
        ]
        await insert_rows("product_barcode", CODE_COLUMNS, codes)
        await kept(work, made)
    await new_versions({products[row.product].id for row in plan.rows})


PACKAGINGS = Importer(known=_known, read=_read, judged=_judged, written=_written)
