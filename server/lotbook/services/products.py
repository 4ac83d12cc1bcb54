"""What is stocked, with its packagings and codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lotbook.db.engine import fetch, placeholders
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.inputs import Problems, search_key
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.numbers import number_key
from lotbook.domain.products import (
    BarcodeGiven,
    PackagingGiven,
    ProductDetails,
    ProductFacts,
    StockUnit,
    new_product,
    spellings,
    with_details,
)
from lotbook.domain.quantities import Path, is_on_step, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, Ref, invalid
from lotbook.domain.words import Tracking
from lotbook.models import Category, Packaging, Product, ProductBarcode, Settings, Unit
from lotbook.services.rows import in_use, locked, require_version, shared


@dataclass(frozen=True)
class ProductSaved:
    """A product by row id."""

    product: int


@unit_of_work
async def create_product(
    work: Work,
    sku: str,
    name: str,
    tracking: Tracking,
    unit: int,
    details: ProductDetails | None = None,
) -> ProductSaved:
    """Add what is stocked. Raises NotFound, or InvalidInput: also for a SKU or code of another product."""
    counted_in = await shared(Unit, unit, ("unit",))
    facts = new_product(sku, name, tracking, StockUnit(counted_in.kind, counted_in.decimals))
    facts = with_details(facts, details or ProductDetails())
    await _require_dates_are_on(facts, None)
    await require_tracking_is_on(tracking)
    await _require_category(facts)
    await _require_own_codes(facts, of=0)
    product = await Product.create(unit_id=unit, created=work.now, **product_columns(facts))
    await _write_codes(product.id, facts)
    work.about("Product", product.id)
    return ProductSaved(product.id)


@unit_of_work
async def update_product(
    work: Work,
    product: int,
    version: int,
    *,
    sku: str | Absent | None = ABSENT,
    name: str | Absent | None = ABSENT,
    tracking: Tracking | Absent | None = ABSENT,
    active: bool | Absent | None = ABSENT,
    details: ProductDetails | None = None,
) -> ProductSaved:
    """Change a product. Its tracking changes, and its step gets coarser, only while there is neither stock nor
    an open document.

    Raises NotFound, StaleVersion, InvalidInput or InUse.
    """
    row = await locked(Product, product, ("product",))
    await require_version(work, row, version)
    before = await facts_of(row)
    after = with_details(
        replace(
            before,
            sku=kept(sku, before.sku),
            name=kept(name, before.name),
            tracking=kept(tracking, before.tracking),
        ),
        details or ProductDetails(),
    )
    await _require_dates_are_on(after, before.shelf_life_days)
    await _require_category(after)
    await _require_own_codes(after, of=product)
    await require_may_become(product, before, after)
    changes = product_columns(after) | {"active": kept(active, row.active), "version": row.version + 1}
    await Product.filter(id=product).update(**changes)
    await _write_codes(product, after)
    work.about("Product", product)
    return ProductSaved(product)


async def require_may_become(product: int, before: ProductFacts, after: ProductFacts) -> None:
    """Refuse what stock and open documents do not allow. Raises InUse, InvalidInput."""
    if after.tracking is not before.tracking:
        await require_tracking_is_on(after.tracking)
        if blockers := await tracking_blockers(product):
            message = f"The tracking of {before.sku} changes only while it has no stock and no open document."
            raise in_use(message, blockers, ("tracking",))
    if not is_on_step(before.step, after.step) and (blockers := await tracking_blockers(product)):
        message = f"Quantities of {before.sku} that lie between the new steps could no longer be moved."
        raise in_use(message, blockers, ("details", "step"))


async def _require_dates_are_on(facts: ProductFacts, before: int | None) -> None:
    """Refuse a shelf life while lots have no dates. Raises InvalidInput."""
    if facts.shelf_life_days in (None, before) or (await shared(Settings, 1, ())).expiry_dates:
        return
    raise invalid(("details", "shelfLifeDays"), InputFault.CONTRADICTION, DATES_ARE_OFF)


async def facts_of(product: Product) -> ProductFacts:
    """A product as it is now, with its packagings and codes."""
    unit = await Unit.get(id=product.unit_id)
    names = {row.id: row for row in await Packaging.filter(product_id=product.id, active=True).order_by("id")}
    codes = await ProductBarcode.filter(product_id=product.id).order_by("id")
    gtins: Mapping[int | None, str] = {row.packaging_id: row.code for row in codes if row.kind == "GTIN"}
    return ProductFacts(
        sku=product.sku,
        name=product.name,
        tracking=product.tracking,
        unit=StockUnit(unit.kind, unit.decimals),
        step=product.step,
        gtin=gtins.get(None),
        barcodes=tuple(
            BarcodeGiven(row.code, names[row.packaging_id].name if row.packaging_id else None)
            for row in codes
            if row.kind == "CODE"
        ),
        packagings=tuple(PackagingGiven(row.name, row.quantity, gtins.get(row.id)) for row in names.values()),
        shelf_life_days=product.shelf_life_days,
        stops_use=product.stops_use,
        gives_own_numbers=product.gives_own_numbers,
        number_pattern=product.number_pattern,
        number_next=product.number_next,
        purchase_price=product.purchase_price,
        sales_price=product.sales_price,
        tax_rate=product.tax_rate,
        category=product.category_id,
    )


def product_columns(facts: ProductFacts) -> dict[str, Any]:
    same = """sku name tracking step shelf_life_days stops_use gives_own_numbers number_pattern number_next
        purchase_price sales_price tax_rate"""
    columns = {name: getattr(facts, name) for name in same.split()}
    keys = {"sku_key": number_key(facts.sku), "name_key": number_key(facts.name)}
    keys["search_key"] = search_key(facts.sku, facts.name)
    return columns | keys | {"category_id": facts.category}


async def _require_category(facts: ProductFacts) -> None:
    """Raises NotFound for one that is not there."""
    if facts.category is not None:
        await shared(Category, facts.category, ("details", "category"))


async def require_tracking_is_on(tracking: Tracking) -> None:
    """Raises InvalidInput while the company tracks nothing."""
    settings = await shared(Settings, 1, ())
    if tracking is not Tracking.NONE and not settings.lots_and_serials:
        message = "Lots & serial numbers are switched off in the settings."
        raise invalid("tracking", InputFault.CONTRADICTION, message, given=tracking.value)


async def _require_own_codes(facts: ProductFacts, of: int) -> None:
    """Refuse a SKU or code that another product has; of: the product that may have them."""
    problems = Problems()
    if other := await Product.filter(sku=facts.sku).exclude(id=of).first():
        message = f"{other.name} has the SKU {facts.sku} already."
        problems.add(("sku",), InputFault.NOT_UNIQUE, message, given=shown(facts.sku))
    wanted: dict[str, tuple[str, Path]] = {
        spelling: (code, field) for code, field in facts.codes() for spelling in spellings(code)
    }
    others = await fetch(
        f"""SELECT product_barcode.code, product.sku, product.name
            FROM product_barcode JOIN product ON product.id = product_barcode.product_id
            WHERE product_barcode.code IN {placeholders(list(wanted))} AND product.id <> ?""",
        *wanted,
        of,
    )
    for row in others:
        code, field = wanted[row["code"]]
        message = f"{row['name']} ({row['sku']}) has the code {code} already."
        problems.add(field, InputFault.NOT_UNIQUE, message, given=shown(code))
    problems.refuse()


async def _write_codes(product: int, facts: ProductFacts) -> None:
    """Bring packagings and codes to what the facts say; a packaging is the same while it bears its name."""
    await ProductBarcode.filter(product_id=product).delete()
    known = {row.name: row for row in await Packaging.filter(product_id=product)}
    wanted = {packaging.name for packaging in facts.packagings}
    unwanted = [row.id for name, row in known.items() if name not in wanted]
    await Packaging.filter(id__in=unwanted).update(active=False)
    ids: dict[str | None, int | None] = {None: None}
    for packaging in facts.packagings:
        if row := known.get(packaging.name):
            await Packaging.filter(id=row.id).update(quantity=packaging.quantity, active=True)
        else:
            row = await Packaging.create(product_id=product, name=packaging.name, quantity=packaging.quantity)
        ids[packaging.name] = row.id
    gtins = [(facts.gtin, None), *((packaging.gtin, packaging.name) for packaging in facts.packagings)]
    for code, name in gtins:
        if code is not None:
            await ProductBarcode.create(product_id=product, packaging_id=ids[name], kind="GTIN", code=code)
    for barcode in facts.barcodes:
        await ProductBarcode.create(
            product_id=product, packaging_id=ids[barcode.packaging], kind="CODE", code=barcode.code
        )


async def tracking_blockers(product: int) -> list[Blocker]:
    """What keeps the tracking of a product from being changed: places with stock, and open documents."""
    blockers = [
        Blocker(message=f"Stock lies in {row['path']}.", node=Ref("Location", row["id"]))
        for row in await fetch(
            """SELECT DISTINCT location.id, location.path FROM stock_balance
               JOIN location ON location.id = stock_balance.location_id
               WHERE stock_balance.product_id = ? AND stock_balance.on_hand > 0 ORDER BY location.path""",
            product,
        )
    ]
    return blockers + await open_documents_of(product)


async def open_documents_of(product: int) -> list[Blocker]:
    """Transfers and orders with a product that are not finished."""
    blockers = [
        Blocker(message=f"{row['number']} is open.", node=Ref("Transfer", row["id"]))
        for row in await fetch(
            """SELECT DISTINCT transfer.id, transfer.number FROM transfer_line
               JOIN transfer ON transfer.id = transfer_line.transfer_id
               WHERE transfer_line.product_id = ? AND transfer.state = 'READY' ORDER BY transfer.id""",
            product,
        )
    ]
    return blockers + [
        Blocker(message=f"{row['number']} is open.", node=Ref(kind, row["id"]))
        for kind, table in (("PurchaseOrder", "purchase_order"), ("SalesOrder", "sales_order"))
        for row in await fetch(
            f"""SELECT id, number FROM {table} WHERE state IN ('DRAFT', 'CONFIRMED')
                  AND id IN (SELECT order_id FROM {table}_line WHERE product_id = ?) ORDER BY id""",
            product,
        )
    ]
