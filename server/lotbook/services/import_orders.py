"""Open orders from a file: each comes as a draft, to be looked at and confirmed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from lotbook.db.work import Work
from lotbook.domain.absent import ABSENT
from lotbook.domain.dates import day_of
from lotbook.domain.import_cells import Faults
from lotbook.domain.import_documents import OrderLineRead, OrderRead, read_orders
from lotbook.domain.import_named import Named, require_named
from lotbook.domain.import_product_rows import UnitKnown
from lotbook.domain.import_reading import ImportReading
from lotbook.domain.import_stock import ProductKnown
from lotbook.domain.import_words import ExistingRows
from lotbook.domain.list_cells import ListRow
from lotbook.domain.list_reading import folded
from lotbook.domain.numbers import number_key
from lotbook.domain.ordering import OrderLineGiven, require_plausible_day
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, invalid
from lotbook.models import Settings, Warehouse
from lotbook.services.import_kinds import Importer, ImportOptions, Plan, found, kept
from lotbook.services.import_lookup import products_named
from lotbook.services.import_products import units_known
from lotbook.services.order_lines import priced_lines
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.ordering import OrderHeader, write_order
from lotbook.services.rows import shared

MOST_ROWS = 5_000


@dataclass(frozen=True)
class _Order:
    """An order as its service takes it."""

    read: OrderRead
    partner: int
    lines: Sequence[OrderLineGiven]


@dataclass(frozen=True)
class _Partner:
    id: int
    name: str
    currency: str


async def _known(_: ImportOptions) -> None:
    return None


def _read(
    rows: Sequence[ListRow], reading: ImportReading, faults: Faults, options: ImportOptions, known: Any
) -> list[OrderRead]:
    return read_orders(rows, reading, faults, meant=options.numbers_meant)


async def _judged(
    side: Side, rows: Sequence[OrderRead], faults: Faults, options: ImportOptions, now: datetime
) -> Plan:
    site = await _site(options)
    products = await products_named({line.product for row in rows for line in row.lines})
    partners = await _partners(side, {row.partner for row in rows})
    home = (await shared(Settings, 1, ())).currency
    units = await units_known()
    there = await _there(side, [row.reference for row in rows])
    new, skipped = [], 0
    for row in rows:
        _require_plausible(row, day_of(now, site.time_zone), faults)
        partner = require_named(partners, row.partner, row.row, "partner", faults, side.partner)
        read, lines = _lines(row, products, units, faults)
        known = partner is not None and (row.reference, partner.id) in there
        if known and options.existing is ExistingRows.SKIP:
            skipped += 1
            continue
        if partner is not None and known:
            message = f"{partner.name} has the open order {shown(row.reference)} already."
            faults.add(row.row, message, "order", row.reference)
        await _gather(side, read, lines, partner.currency if partner else home, faults)
        if partner is not None and not any(line.row in faults for line in row.lines):
            new.append(_Order(row._replace(lines=read), partner.id, lines))
    return Plan(rows=new, skipped=skipped, added=len(new), facts=site.id)


def _require_plausible(row: OrderRead, today: date, faults: Faults) -> None:
    if row.due is not None:
        try:
            require_plausible_day(row.due, today, ())
        except InvalidInput as refused:
            faults.add(row.row, refused.message, "due", str(row.due))


def _lines(
    row: OrderRead, products: Named[ProductKnown], units: Mapping[str, UnitKnown], faults: Faults
) -> tuple[list[OrderLineRead], list[OrderLineGiven]]:
    """The lines of which product and unit are known, as they were read and as the service takes them."""
    read, lines = [], []
    for line in row.lines:
        unread = faults.fields(line.row)
        product = None
        if "product" not in unread:
            product = require_named(products, line.product, line.row, "product", faults)
        unit = units.get(folded(line.unit)) if line.unit else None
        if line.unit and unit is None:
            faults.add(line.row, f"There is no unit {shown(line.unit)}.", "unit", line.unit)
        elif product is not None and "unit" not in unread:
            read.append(line)
            given = OrderLineGiven(product.id, line.quantity, unit.id if unit else None, price=line.price)
            lines.append(given)
    return read, lines


async def _site(options: ImportOptions) -> Any:
    """The warehouse that orders are for. Raises InvalidInput or NotFound."""
    if options.warehouse is not None:
        return await shared(Warehouse, options.warehouse, ("file", "warehouse"))
    sites = await Warehouse.all().order_by("id").limit(2)
    if len(sites) != 1:
        raise invalid(("file", "warehouse"), InputFault.MISSING, "Say for which warehouse the orders are.")
    return sites[0]


async def _partners(side: Side, texts: Collection[str]) -> Named[_Partner]:
    """Partners of a side that are in use, by the texts that name one: its name, else its reference."""
    partners: dict[str, list[_Partner]] = {}
    for column, keys in (
        ("reference", {text: text for text in texts}),
        ("name_key", {text: number_key(text) for text in texts}),
    ):
        sql = f"""SELECT id, name, currency, {column} FROM partner WHERE active AND {side.partner}
                  AND {column} {{}}"""
        named: dict[str, list[_Partner]] = {}
        async for row in found(sql, list(keys.values())):
            named.setdefault(row[column], []).append(_Partner(row["id"], row["name"], row["currency"]))
        partners |= {text: named[key] for text, key in keys.items() if key in named}
    return Named(partners)


async def _there(side: Side, references: Collection[str]) -> set[tuple[str, int]]:
    """Orders that are not given up, by the partner's reference and the partner."""
    sql = f"""SELECT {side.reference} AS reference, {side.partner}_id AS partner FROM {side.table}
              WHERE state <> 'CANCELLED' AND {side.reference} {{}}"""
    return {(row["reference"], row["partner"]) async for row in found(sql, list(references))}


async def _gather(
    side: Side, read: Sequence[OrderLineRead], lines: Sequence[OrderLineGiven], currency: str, faults: Faults
) -> None:
    """What the service would refuse of the lines of an order are faults, but of cells that have one, which may be
    why."""
    if not lines:
        return
    unread = {line.row: faults.fields(line.row) for line in read}
    try:
        await priced_lines(side, lines, currency)
    except InvalidInput as refused:
        for problem in refused.problems:
            line = read[int(problem.field[1])] if len(problem.field) > 1 else read[0]
            field = problem.field[2] if len(problem.field) > 2 else "quantity"
            if field not in unread[line.row]:
                faults.add(line.row, problem.message, field, problem.given)


async def _written(side: Side, work: Work, plan: Plan) -> None:
    ids = []
    for order in plan.rows:
        header = OrderHeader(
            due_on=ABSENT if order.read.due is None else order.read.due, reference=order.read.reference
        )
        ids.append(await write_order(work, side, order.partner, plan.facts, header, order.lines))
    await kept(work, ids)


def _of(side: Side) -> Importer:
    return Importer(
        known=_known,
        read=_read,
        judged=partial(_judged, side),
        written=partial(_written, side),
        largest=MOST_ROWS,
    )


PURCHASE_ORDERS, SALES_ORDERS = _of(PURCHASE), _of(SALES)
