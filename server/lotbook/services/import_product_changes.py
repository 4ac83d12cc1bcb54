"""What a file would make otherwise of products that are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lotbook.db.engine import among, execute, insert_rows, lock_rows
from lotbook.db.work import Work
from lotbook.domain.absent import ABSENT
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_changes import OF_PRODUCT, Change, changes_of
from lotbook.domain.import_product_rows import ProductRead, field_of_product
from lotbook.domain.import_words import ChangedKind
from lotbook.domain.products import (
    BarcodeGiven,
    PackagingGiven,
    ProductDetails,
    ProductFacts,
    StockUnit,
    with_details,
)
from lotbook.domain.quantities import UnitKind, from_millionths
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import InvalidInput, Refusal
from lotbook.domain.words import Tracking
from lotbook.services.import_before import CODES, Renewed, different, renew
from lotbook.services.import_kinds import found, parts
from lotbook.services.products import product_columns, require_may_become

FEW = 200
"""Products that are looked at one behind the other, so that nobody else waits long for the event loop."""
PRODUCT = """SELECT product.*, unit.kind, unit.decimals, unit.symbol FROM product
  JOIN unit ON unit.id = product.unit_id WHERE product.sku {}"""
CODES_OF = """SELECT barcode.product_id, barcode.kind, barcode.code, packaging.name
  FROM product_barcode AS barcode LEFT JOIN packaging ON packaging.id = barcode.packaging_id
  WHERE barcode.product_id {} ORDER BY barcode.id"""
PACKAGINGS_OF = "SELECT product_id, name, quantity FROM packaging WHERE active AND product_id {} ORDER BY id"


@dataclass(frozen=True)
class _There:
    """A product of the book. unit: by row id, symbol: of it; category: its path."""

    id: int
    unit: int
    symbol: str
    facts: ProductFacts


@dataclass(frozen=True)
class Otherwise:
    """What becomes of a product. row: that says so."""

    row: int
    before: ProductFacts
    after: ProductFacts


async def judge_changes(
    rows: Sequence[ProductRead], paths: Mapping[int, str], known: Mapping[str, int], faults: Faults
) -> tuple[list[Renewed], list[Change]]:
    """What rows would make otherwise, and what that is fact by fact; what a rule forbids is a fault. paths: of their
    categories, by position; known: categories that are there, by path."""
    names = {row_id: path for path, row_id in known.items()}
    renewed: list[Renewed] = []
    changes: list[Change] = []
    for part in parts(rows, FEW):
        there = {each.facts.sku: each async for each in _there([row.sku for row in part])}
        for row in part:
            after = _after(row, there[row.sku], faults)
            if after is None:
                continue
            before, category = there[row.sku].facts, paths.get(row.row)
            told = [*changes_of(row.row, row.sku, before, after, OF_PRODUCT)]
            was = names.get(before.category or 0)
            if category is not None and category != was:
                told.append(Change(row.row, row.sku, "category", was, category))
            if told and await _may(row, there[row.sku], after, faults):
                changes += told
                renewed.append(_renewed(row, there[row.sku], after))
    return renewed, changes


async def _there(skus: Collection[str]) -> AsyncIterator[_There]:
    """Products with these SKUs, locked."""
    condition, given = among(list(skus))
    await lock_rows(f"SELECT id FROM product WHERE sku {condition} ORDER BY id {{lock}}", given)
    rows = [row async for row in found(PRODUCT, skus)]
    ids = [row["id"] for row in rows]
    codes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    packed: dict[int, list[dict[str, Any]]] = defaultdict(list)
    async for row in found(CODES_OF, ids):
        codes[row["product_id"]].append(row)
    async for row in found(PACKAGINGS_OF, ids):
        packed[row["product_id"]].append(row)
    for row in rows:
        facts = _facts(row, codes[row["id"]], packed[row["id"]])
        yield _There(row["id"], row["unit_id"], row["symbol"], facts)


def _facts(
    row: Mapping[str, Any], codes: Sequence[Mapping[str, Any]], packed: Sequence[Mapping[str, Any]]
) -> ProductFacts:
    gtins = {each["name"]: each["code"] for each in codes if each["kind"] == "GTIN"}
    money = {
        name: None if row[name] is None else from_millionths(row[name])
        for name in ("purchase_price", "sales_price")
    }
    return ProductFacts(
        sku=row["sku"],
        name=row["name"],
        tracking=Tracking(row["tracking"]),
        unit=StockUnit(UnitKind(row["kind"]), row["decimals"]),
        step=from_millionths(row["step"]),
        gtin=gtins.get(None),
        barcodes=tuple(BarcodeGiven(each["code"], each["name"]) for each in codes if each["kind"] == "CODE"),
        packagings=tuple(
            PackagingGiven(each["name"], from_millionths(each["quantity"]), gtins.get(each["name"]))
            for each in packed
        ),
        shelf_life_days=row["shelf_life_days"],
        stops_use=DateKind(row["stops_use"]),
        gives_own_numbers=bool(row["gives_own_numbers"]),
        number_pattern=row["number_pattern"],
        number_next=row["number_next"],
        purchase_price=money["purchase_price"],
        sales_price=money["sales_price"],
        tax_rate=from_millionths(row["tax_rate"]),
        category=row["category_id"],
    )


def _after(row: ProductRead, there: _There, faults: Faults) -> ProductFacts | None:
    """The product as the row would have it; None for one with a fault."""
    said, before = row.said, there.facts
    if said.unit is not None and said.unit.id != there.unit:
        faults.add(row.row, f"{row.sku} is stocked in {there.symbol}, which stays.", "unit")
        return None
    packagings = said.details.packagings
    for each in packagings if isinstance(packagings, list) else ():
        known = {one.name: one.quantity for one in before.packagings}
        if known.get(each.name) != each.quantity:
            message = f"{row.sku} has no packaging {each.name} of so many: bring a file of packagings."
            faults.add(row.row, message, "packaging", each.name)
            return None
    try:
        name, tracking = said.name or before.name, said.tracking or before.tracking
        return with_details(replace(before, name=name, tracking=tracking), _details(said.details, before))
    except InvalidInput as refused:
        for problem in refused.problems:
            faults.add(row.row, problem.message, field_of_product(problem.field), problem.given)
        return None


def _details(said: ProductDetails, before: ProductFacts) -> ProductDetails:
    """What a row says, less its packagings; the codes of those stay."""
    said = replace(said, packagings=ABSENT)
    if not isinstance(said.barcodes, list):
        return said
    return replace(said, barcodes=[*said.barcodes, *(each for each in before.barcodes if each.packaging)])


async def _may(row: ProductRead, there: _There, after: ProductFacts, faults: Faults) -> bool:
    try:
        await require_may_become(there.id, there.facts, after)
    except Refusal as refused:
        faults.add(row.row, refused.message, field_of_product(refused.field or ()))
        return False
    return True


def _renewed(row: ProductRead, there: _There, after: ProductFacts) -> Renewed:
    columns, before = different(product_columns(there.facts), product_columns(after))
    return Renewed(there.id, columns, before, Otherwise(row.row, there.facts, after))


async def change_products(work: Work, renewed: Sequence[Renewed], categories: Mapping[int, int]) -> None:
    """Let products be as a file has them. categories: row ids by position."""
    changes: list[Renewed] = []
    codes: dict[int, list[list[str]]] = {}
    for each in renewed:
        otherwise: Otherwise = each.facts
        columns, before = dict(each.columns), dict(each.before)
        category = categories.get(otherwise.row, otherwise.before.category)
        if category != otherwise.before.category:
            columns["category_id"], before["category_id"] = category, otherwise.before.category
        was, becomes = _codes(otherwise.before), _codes(otherwise.after)
        if was != becomes:
            before[CODES], codes[each.id] = was, becomes
        changes.append(Renewed(each.id, columns, before))
    await write_codes(codes)
    await renew(work, ChangedKind.PRODUCT, changes)


def _codes(product: ProductFacts) -> list[list[str]]:
    """Codes of the stock unit, each with its kind."""
    own = [["GTIN", product.gtin]] if product.gtin else []
    return own + sorted(["CODE", each.code] for each in product.barcodes if each.packaging is None)


async def write_codes(codes: Mapping[int, Sequence[Sequence[str]]]) -> None:
    """Bring the codes of the stock units of products to what they are to be, each with its kind. All go before any
    comes: one may change its product."""
    condition, products = among(list(codes))
    await execute(
        f"DELETE FROM product_barcode WHERE packaging_id IS NULL AND product_id {condition}", products
    )
    columns = {"product_id": "bigint", "kind": "text", "code": "text"}
    rows = [(product, kind, code) for product, own in codes.items() for kind, code in own]
    await insert_rows("product_barcode", columns, rows)
