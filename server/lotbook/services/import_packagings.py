"""Packagings of products that are there, from a file: new ones, and what becomes otherwise of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from lotbook.db.engine import insert_rows
from lotbook.db.work import Work
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_changes import OF_PACKAGING, changes_of
from lotbook.domain.import_named import require_named
from lotbook.domain.import_packagings import PackagingRead, read_packagings
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stock import ProductKnown
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.inputs import require_quantity
from lotbook.domain.list_cells import ListRow
from lotbook.domain.products import MOST_BARCODES, MOST_PACKAGINGS, spellings
from lotbook.domain.quantities import ZERO, format_quantity, to_millionths
from lotbook.domain.refusals import InvalidInput
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept, parts
from lotbook.services.import_lookup import products_named
from lotbook.services.import_packaging_changes import (
    Otherwise,
    PackagingThere,
    change_packagings,
    packagings_of,
)
from lotbook.services.import_products import CODE_COLUMNS, PACKAGING_COLUMNS, new_versions


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[PackagingRead]:
    return read_packagings(rows, reading, faults, meant=options.numbers_meant)


async def _judged(rows: Sequence[PackagingRead], faults: Faults, options: ImportOptions, _: datetime) -> Plan:
    products = await products_named({row.product for row in rows})
    there = await packagings_of({product.id for product in products.values()})
    plan = Plan(rows=[], facts=products)
    rows_of: dict[tuple[int, str], int] = {}
    for row in rows:
        unread = faults.fields(row.row)
        product = (
            None if "product" in unread else require_named(products, row.product, row.row, "product", faults)
        )
        if product is None:
            continue
        _require_fits(row, product, faults)
        if "name" in unread:
            continue
        first = rows_of.setdefault((product.id, row.name), row.row)
        if first != row.row:
            message = f"Row {first} has a packaging {row.name} of {product.sku} already."
            faults.add(row.row, message, "name", row.name)
        else:
            _plan(row, product, there[product.id].get(row.name), options, plan, faults)
    await _require_own_codes(rows, plan, faults)
    await _require_few(plan, there, faults)
    plan.rows = [row for row in plan.rows if row.row not in faults]
    plan.added = len(plan.rows)
    return plan


def _plan(
    row: PackagingRead,
    product: ProductKnown,
    there: PackagingThere | None,
    options: ImportOptions,
    plan: Plan,
    faults: Faults,
) -> None:
    """Note what a row adds, changes or leaves alone."""
    if there is None:
        if row.quantity is None and "quantity" not in faults.fields(row.row):
            faults.add(row.row, "Say how many stock units are in it.", "quantity")
        plan.rows.append(row)
    elif not there.active:
        message = f"A packaging {row.name} was taken off {product.sku}: put it back there by hand."
        faults.add(row.row, message, "name", row.name)
    elif options.existing is ExistingRows.REFUSE:
        faults.add(row.row, f"{product.sku} has a packaging {row.name} already.", "name", row.name)
    elif row.row in faults:
        return
    elif options.existing is ExistingRows.UPDATE and (after := row.of(there.facts)) != there.facts:
        subject = f"{product.sku}, {row.name}"
        plan.changes += changes_of(row.row, subject, there.facts, after, OF_PACKAGING)
        plan.renewed.append(Otherwise(product.id, there, after))
    else:
        plan.skipped += 1


def _require_fits(row: PackagingRead, product: ProductKnown, faults: Faults) -> None:
    if row.quantity is None:
        return
    try:
        require_quantity(row.quantity, product.step, ())
    except InvalidInput as refused:
        faults.add(row.row, refused.message, "quantity", format_quantity(row.quantity))


async def _require_own_codes(rows: Sequence[PackagingRead], plan: Plan, faults: Faults) -> None:
    """Codes that something else in the book keeps, or another row has, are faults."""
    wanted: dict[str, tuple[PackagingRead, str, str]] = {}
    for row in rows:
        for _, code, field in row.codes:
            taken = [wanted[each][0].row for each in spellings(code) if each in wanted]
            if taken:
                faults.add(row.row, f"The code {code} stands in row {taken[0]} already.", field, code)
            wanted |= dict.fromkeys(spellings(code), (row, code, field)) if not taken else {}
    after = {each.there.id: each.after for each in plan.renewed}
    sql = """SELECT barcode.code, barcode.packaging_id, barcode.product_id, packaging.name, product.sku
             FROM product_barcode AS barcode JOIN product ON product.id = barcode.product_id
             LEFT JOIN packaging ON packaging.id = barcode.packaging_id WHERE barcode.code {}"""
    async for taken_by in found(sql, list(wanted)):
        row, code, field = wanted[taken_by["code"]]
        product = plan.facts.get(row.product)
        if product is None or not row.name:  # it may be the very one that has the code
            continue
        own = (product.id, row.name) == (taken_by["product_id"], taken_by["name"])
        becomes = after.get(taken_by["packaging_id"])
        given_up = becomes is not None and taken_by["code"] not in (becomes.gtin, *becomes.codes)
        if not (own or given_up):
            message = f"The product {taken_by['sku']} has the code {code} already."
            faults.add(row.row, message, field, code)


async def _require_few(plan: Plan, there: Mapping[int, Mapping[str, PackagingThere]], faults: Faults) -> None:
    """No product has more packagings and codes than it may."""
    products: Mapping[str, ProductKnown] = plan.facts
    packaged = Counter(
        {product: sum(each.active for each in names.values()) for product, names in there.items()}
    )
    coded: Counter[int] = Counter()
    sql = "SELECT product_id FROM product_barcode WHERE kind = 'CODE' AND product_id {}"
    async for each in found(sql, {product.id for product in products.values()}):
        coded[each["product_id"]] += 1
    for otherwise in plan.renewed:
        coded[otherwise.product] += len(otherwise.after.codes) - len(otherwise.there.facts.codes)
    for row in plan.rows:
        product = products[row.product]
        packaged[product.id] += 1
        coded[product.id] += sum(kind == "CODE" for kind, _, _ in row.codes)
        if packaged[product.id] > MOST_PACKAGINGS:
            faults.add(row.row, f"A product has at most {MOST_PACKAGINGS} packagings.", "name", row.name)
        if coded[product.id] > MOST_BARCODES:
            faults.add(row.row, f"A product has at most {MOST_BARCODES} further codes.", "codes")


async def _written(work: Work, plan: Plan) -> None:
    products: Mapping[str, ProductKnown] = plan.facts
    await change_packagings(work, plan.renewed)
    for part in parts(plan.rows):
        rows = [
            (products[row.product].id, row.name, to_millionths(row.quantity or ZERO), True) for row in part
        ]
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
    renewed = {each.product for each in plan.renewed}
    await new_versions({products[row.product].id for row in plan.rows} | renewed)


PACKAGINGS = Importer(known=_known, read=_read, judged=_judged, written=_written, changes=True)
