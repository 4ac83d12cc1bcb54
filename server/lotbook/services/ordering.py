"""Orders to vendors: written, confirmed, changed and given up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from lotbook.db.engine import execute, fetch_value, insert_rows
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import Problems, parse_optional_line, parse_reason, search_key
from lotbook.domain.money import totals_of
from lotbook.domain.ordering import (
    Currencies,
    Measure,
    OrderLine,
    OrderLineGiven,
    Packed,
    order_line,
    require_plausible_day,
    require_some_lines,
)
from lotbook.domain.quantities import ZERO, to_millionths
from lotbook.domain.refusals import Blocker, InputFault, NotFound, invalid
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.words import OrderState, TransferState
from lotbook.ledger import received
from lotbook.models import Partner, PurchaseOrder, PurchaseOrderLine, Settings, Transfer, Warehouse
from lotbook.services.announcing import announced_lines, follow_to_receipt
from lotbook.services.order_changes import (
    LineChange,
    adjust_receipts,
    delete_lines,
    lock_receipts,
    open_receipt,
    require_not_below_received,
)
from lotbook.services.rows import in_use, locked, ref, require_version, shared
from lotbook.services.transfers import (
    Expected,
    ProductOfLine,
    give_up,
    measures_of,
    packed_columns,
    products_of,
)

ORDER_LINE_COLUMNS = dict.fromkeys(
    """order_id position product_id quantity unit_id packaging_id per_packaging stock_quantity
    price tax_rate net""".split(),
    "bigint",
) | {"text": "text", "price_per": "text"}


@dataclass(frozen=True)
class OrderSaved:
    """A purchase order by row id."""

    order: int


@dataclass(frozen=True)
class OrderConfirmed:
    """A confirmed purchase order and the receipts that it made, by row id."""

    order: int
    receipts: list[int]


@dataclass(frozen=True)
class PricedLine:
    """A line as given, how it counts, and what it comes to."""

    given: OrderLineGiven
    product: ProductOfLine
    measure: Measure
    line: OrderLine

    @property
    def unit(self) -> int:
        return self.given.unit or self.product.row.unit_id  # type: ignore[attr-defined]

    def columns(self) -> dict[str, Any]:
        return {
            "product_id": self.given.product,
            "text": self.line.text,
            "quantity": to_millionths(self.line.quantity),
            "unit_id": self.unit,
            **packed_columns(self.measure.packed),
            "stock_quantity": to_millionths(self.line.stock_quantity),
            "price": to_millionths(self.line.agreed.price),
            "price_per": self.line.agreed.per.value,
            "tax_rate": to_millionths(self.line.tax_rate),
            "net": self.line.net,
        }


@unit_of_work
async def create_purchase_order(
    work: Work,
    vendor: int,
    warehouse: int,
    expected_on: date,
    lines: Sequence[OrderLineGiven],
    vendor_reference: str | None = None,
) -> OrderSaved:
    """Write a request for quotation. Raises NotFound or InvalidInput."""
    partner = await shared(Partner, vendor, ("vendor",))
    site = await shared(Warehouse, warehouse, ("warehouse",))
    today = day_of(work.now, site.time_zone)
    problems = Problems()
    if not (partner.vendor and partner.active):
        message = f"{partner.name} is {'archived' if partner.vendor else 'no vendor'}."
        problems.add(("vendor",), InputFault.CONTRADICTION, message)
    header = _header(problems, expected_on, vendor_reference, today)
    priced: list[PricedLine] = []
    with problems.gathered():
        priced = await _priced(lines, partner.currency)
    problems.refuse()
    # The counter is taken late: whoever writes an order waits for it until this one is committed.
    counter = await fetch_value(
        "UPDATE counter SET value = value + 1 WHERE name = 'purchase_order' RETURNING value"
    )
    number = document_number(f"PO-{today.year}-", int(counter))
    order = await PurchaseOrder.create(
        number=number,
        state=OrderState.DRAFT,
        vendor_id=vendor,
        warehouse_id=warehouse,
        currency=partner.currency,
        **header,
        **_sums(priced),
        search_key=search_key(number, partner.name, header["vendor_reference"]),
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    await _insert_lines(order.id, list(enumerate(priced, 1)))
    work.about("PurchaseOrder", order.id)
    return OrderSaved(order.id)


def _header(problems: Problems, expected_on: date, reference: str | None, today: date) -> dict[str, Any]:
    with problems.gathered():
        require_plausible_day(expected_on, today, ("expectedOn",))
    kept_as = problems.read(parse_optional_line, reference, ("vendorReference",), otherwise=None)
    return {"expected_on": expected_on, "vendor_reference": kept_as}


async def _priced(
    lines: Sequence[OrderLineGiven], currency: str, before: Mapping[int, Any] = MappingProxyType({})
) -> list[PricedLine]:
    """before: lines that the order had, by row id; one that stays in its packaging counts as it was ordered."""
    require_some_lines(len(lines))
    settings = await shared(Settings, 1, ())
    currencies = Currencies(currency, settings.currency)
    products = await products_of(lines)
    measures = await measures_of(lines, _still_packed(lines, before))
    problems = Problems()
    priced = []
    for place, given in enumerate(lines):
        product = products[given.product]
        with problems.gathered():
            field = ("lines", str(place))
            line = order_line(given, product.stocked, measures[place], currencies, field)
            priced.append(PricedLine(given, product, measures[place], line))
    problems.refuse()
    return priced


def _still_packed(lines: Sequence[OrderLineGiven], before: Mapping[int, Any]) -> dict[int, Packed]:
    """The packagings of lines that were there before, by their place among the new ones."""
    old = {place: before.get(each.line or 0) for place, each in enumerate(lines)}
    return {
        place: packed_of(line)
        for place, line in old.items()
        if line and line.packaging_id and line.product_id == lines[place].product
    }


def _sums(priced: Sequence[PricedLine]) -> dict[str, Any]:
    totals = totals_of(each.line.amount for each in priced)
    return {"net": totals.net, "tax": totals.tax, "total": totals.total}


async def _insert_lines(order: int, lines: Sequence[tuple[int, PricedLine]]) -> None:
    """lines: with their positions."""
    rows = []
    for position, each in lines:
        columns = {"order_id": order, "position": position} | each.columns()
        rows.append(tuple(columns[name] for name in ORDER_LINE_COLUMNS))
    await insert_rows("purchase_order_line", ORDER_LINE_COLUMNS, rows)


@unit_of_work
async def update_purchase_order(
    work: Work,
    order: int,
    version: int,
    *,
    expected_on: date | Absent | None = ABSENT,
    vendor_reference: str | Absent | None = ABSENT,
    lines: Sequence[OrderLineGiven] | Absent | None = ABSENT,
) -> OrderSaved:
    """Change an order; once it is confirmed, its open receipt follows in what is not received yet.

    Raises NotFound, StaleVersion, WrongState, MoreThanLeft or InvalidInput.
    """
    row = await _locked(work, order, version)
    require_state(
        row.state, (OrderState.DRAFT, OrderState.CONFIRMED), _standing(row), "change what was ordered"
    )
    vendor = await Partner.get(id=row.vendor_id)
    site = await Warehouse.get(id=row.warehouse_id)
    problems = Problems()
    reference = changed(vendor_reference, row.vendor_reference)
    today = day_of(work.now, site.time_zone)
    header = _header(problems, kept(expected_on, row.expected_on), reference, today)
    problems.refuse()
    header["search_key"] = search_key(row.number, vendor.name, header["vendor_reference"])
    receipts = await lock_receipts(order)
    changes: list[LineChange] = []
    came: dict[int, Decimal] = {}
    if lines is not ABSENT and lines is not None:
        before = {line.id: line for line in await PurchaseOrderLine.filter(order_id=order)}
        priced = await _priced(lines, row.currency, before)
        changes, came = await _replace_lines(row, before, priced)
        header |= _sums(priced)
    await PurchaseOrder.filter(id=order).update(**header, **_touched(work, row))
    if row.state is OrderState.CONFIRMED:
        await adjust_receipts(work, await PurchaseOrder.get(id=order), receipts, changes, came)
    work.about("PurchaseOrder", order)
    return OrderSaved(order)


async def _replace_lines(
    order: Any, old: Mapping[int, Any], priced: Sequence[PricedLine]
) -> tuple[list[LineChange], dict[int, Decimal]]:
    """Bring the lines of an order to these; what changed of each, and what was received of the old ones."""
    _require_own_lines(order, old, priced, await announced_lines(old))
    kept_lines = {each.given.line: each for each in priced if each.given.line is not None}
    changes = [_change(line, kept_lines.get(line.id)) for line in old.values()]
    came = await require_not_below_received(changes)
    await delete_lines([line for line in old if line not in kept_lines])
    # Out of the way first: two lines that change places would meet at one position.
    await execute("UPDATE purchase_order_line SET position = -id WHERE order_id = ?", order.id)
    added = []
    for position, each in enumerate(priced, 1):
        if each.given.line is None:
            added.append((position, each))
        else:
            columns = each.columns() | {"position": position}
            assignments = ", ".join(f"{name} = ?" for name in columns)
            update = f"UPDATE purchase_order_line SET {assignments} WHERE id = ?"
            await execute(update, *columns.values(), each.given.line)
    await _insert_lines(order.id, added)
    new = (
        await PurchaseOrderLine.filter(order_id=order.id)
        .exclude(id__in=list(old) or [0])
        .order_by("position")
    )
    changes += [LineChange(_expected(line), before=ZERO) for line in new]
    return changes, came


def _change(line: Any, kept_as: PricedLine | None) -> LineChange:
    before = line.stock_quantity
    if kept_as is None:
        return LineChange(replace(_expected(line), quantity=ZERO), before)
    return LineChange(
        replace(
            _expected(line),
            quantity=kept_as.line.stock_quantity,
            unit=kept_as.unit,
            packed=kept_as.measure.packed,
        ),
        before,
    )


def _require_own_lines(
    order: Any, old: Mapping[int, Any], priced: Sequence[PricedLine], announced: Collection[int]
) -> None:
    """announced: lines for which the vendor announced numbers, which are those of their product."""
    problems = Problems()
    seen: set[int] = set()
    for place, each in enumerate(priced):
        field, line = ("lines", str(place), "line"), each.given.line
        if line is None:
            continue
        if line not in old:
            message = f"{order.number} has no such line."
            raise NotFound(message=message, field=field, sought=f"order line {line}")
        if line in seen:
            problems.add(field, InputFault.NOT_UNIQUE, "The line is kept twice.")
        seen.add(line)
        fixed = order.state is OrderState.CONFIRMED or line in announced
        if fixed and old[line].product_id != each.given.product:
            message = "What was ordered stays on its line; add another line and leave this one out."
            problems.add(("lines", str(place), "product"), InputFault.CONTRADICTION, message)
    if order.state is OrderState.CONFIRMED and not priced:
        problems.add(("lines",), InputFault.MISSING, "A confirmed order has lines; cancel it to give it up.")
    problems.refuse()


async def _locked(work: Work, order: int, version: int) -> Any:
    row = await locked(PurchaseOrder, order, ("order",))
    await require_version(work, row, version)
    return row


def _standing(row: Any) -> Standing:
    return Standing(ref(row), row.number, row.updated, row.updated_by_id)


def _touched(work: Work, row: Any) -> dict[str, Any]:
    return {"version": row.version + 1, "updated": work.now, "updated_by_id": work.actor.user_id}


@unit_of_work
async def confirm_purchase_order(work: Work, order: int, version: int) -> OrderConfirmed:
    """Make an order binding, and its receipt ready at once.

    Raises NotFound, StaleVersion, WrongState, or InvalidInput when there is nothing to receive or nowhere.
    """
    row = await _locked(work, order, version)
    state = advance(row.state, OrderState.CONFIRMED, _standing(row))
    lines: list[Any] = await PurchaseOrderLine.filter(order_id=order).order_by("position")
    if not lines:
        raise invalid("order", InputFault.MISSING, f"{row.number} has no lines; say what is ordered.")
    await PurchaseOrder.filter(id=order).update(state=state, **_touched(work, row))
    receipt = await open_receipt(work, row, [_expected(line) for line in lines])
    await follow_to_receipt(receipt)
    work.about("PurchaseOrder", order)
    return OrderConfirmed(order, [receipt])


def _expected(line: Any) -> Expected:
    return Expected(
        product=line.product_id,
        quantity=line.stock_quantity,
        unit=line.unit_id,
        packed=packed_of(line) if line.packaging_id else None,
        order_line=line.id,
    )


def packed_of(line: Any) -> Packed:
    """The packaging that a line of an order was ordered in."""
    return Packed(line.packaging_id, line.per_packaging)


@unit_of_work
async def cancel_purchase_order(work: Work, order: int, version: int, reason: str) -> OrderSaved:
    """Give an order up, and its open receipts with it.

    Raises NotFound, StaleVersion, WrongState, InvalidInput, or InUse when goods of it have come.
    """
    work.reason = parse_reason(reason)
    row = await _locked(work, order, version)
    state = advance(row.state, OrderState.CANCELLED, _standing(row))
    receipts = await lock_receipts(order)
    lines = await PurchaseOrderLine.filter(order_id=order)
    came = await received.of_order_lines([line.id for line in lines])
    if any(quantity > ZERO for quantity in came.values()):
        done = await Transfer.filter(purchase_order_id=order, state=TransferState.DONE).order_by("id")
        blockers = [Blocker(message=f"{each.number} brought goods.", node=ref(each)) for each in done]
        message = f"Goods of {row.number} have come; give up its open receipt to end it, or send them back."
        raise in_use(message, blockers)
    for receipt in receipts:
        await give_up(work, receipt)
    await PurchaseOrder.filter(id=order).update(state=state, **_touched(work, row))
    work.about("PurchaseOrder", order)
    return OrderSaved(order)
