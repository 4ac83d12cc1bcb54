"""Goods on hand go back to a vendor, whatever brought them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import require_some_lines
from lotbook.domain.quantities import ZERO, format_quantity, require_on_step
from lotbook.domain.refusals import InputFault, InsufficientStock, NotFound, Shortage, invalid
from lotbook.domain.words import DateOrigin, EntryWay, OperationKind
from lotbook.ledger import balances
from lotbook.ledger.reservations import Lost
from lotbook.models import Location, Lot, OperationType, Partner, Warehouse
from lotbook.services import entries
from lotbook.services.at_work import look_at
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.returning import ReturnCreated
from lotbook.services.rows import shared
from lotbook.services.taking import places_below
from lotbook.services.validation import finish


@dataclass(frozen=True)
class LotBack:
    """How much of a lot goes back, in the stock unit; all that is on hand when None. location: where it is taken."""

    lot: int
    quantity: Decimal | None = None
    location: int | None = None


@dataclass(frozen=True)
class _Site:
    """A warehouse that could send goods back. lying: how much of each lot it has where its type takes from."""

    kind: Any
    lying: dict[int, Decimal]


@unit_of_work
async def return_to_vendor(
    work: Work, vendor: int, lots: Sequence[LotBack], reason: str, *, at_once: bool = False
) -> ReturnCreated:
    """Open a transfer back to a vendor, with lots on hand on it. at_once: they go now, so that it is validated too.

    Raises NotFound, InsufficientStock, InvalidInput, and at once whatever validating refuses: LotOnHold, LotExpired,
    PackageElsewhere.
    """
    work.reason = parse_reason(reason)
    await _require_vendor(vendor)
    rows = await _lots(lots)
    site = await _site_of(lots)
    quantities = [_quantity(site, each, rows[each.lot], at) for at, each in enumerate(lots)]
    expected: dict[int, Decimal] = {}
    for each, quantity in zip(lots, quantities, strict=True):
        product = rows[each.lot].product_id
        expected[product] = expected.get(product, ZERO) + quantity
    warehouse = await Warehouse.get(id=site.kind.warehouse_id)
    header = Header(
        operation_type=site.kind.id,
        warehouse=warehouse.id,
        source=site.kind.source_id,
        destination=site.kind.destination_id,
        due_on=day_of(work.now, warehouse.time_zone),
        partner=vendor,
    )
    units = {row.product_id: row.product.unit_id for row in rows.values()}
    lines = [
        Expected(product=product, quantity=quantity, unit=units[product])
        for product, quantity in expected.items()
    ]
    transfer = await open_transfer(work, header, lines)
    lost = await _put_on(work, transfer, list(zip(lots, quantities, strict=True)), rows)
    if at_once:
        await finish(work, transfer)
    work.about("Transfer", transfer)
    return ReturnCreated(transfer, None, lost)


async def _require_vendor(vendor: int) -> None:
    row: Any = await shared(Partner, vendor, ("vendor",))
    if not (row.vendor and row.active):
        message = f"{row.name} is {'archived' if row.vendor else 'no vendor'}."
        raise invalid("vendor", InputFault.CONTRADICTION, message)


async def _lots(lots: Sequence[LotBack]) -> dict[int, Any]:
    """The lots with their products. Raises NotFound or InvalidInput."""
    require_some_lines(len(lots), ("lots",))
    if not lots:
        raise invalid("lots", InputFault.MISSING, "Say what goes back.")
    rows = {
        row.id: row
        for row in await Lot.filter(id__in=[each.lot for each in lots]).select_related("product__unit")
    }
    seen: set[tuple[int, int | None]] = set()
    for at, each in enumerate(lots):
        field = ("lots", str(at), "lot")
        if each.lot not in rows:
            raise NotFound(message="There is no such lot.", field=field, sought=f"lot {each.lot}")
        if (each.lot, each.location) in seen:
            raise invalid(field, InputFault.NOT_UNIQUE, f"{rows[each.lot].number} is named twice.")
        seen.add((each.lot, each.location))
    return rows


async def _site_of(lots: Sequence[LotBack]) -> _Site:
    """The warehouse whose goods go back: the first that has all of them, else that with most. Raises InvalidInput."""
    kinds: list[Any] = await OperationType.filter(kind=OperationKind.VENDOR_RETURN, active=True).order_by(
        "id"
    )
    lying = await balances.of_lots({each.lot for each in lots})
    sites = []
    for kind in kinds:
        usable = await places_below((await Location.get(id=kind.source_id)).path)
        here: dict[int, Decimal] = {}
        for balance in lying:
            if balance.location in usable and balance.lot is not None:
                here[balance.lot] = here.get(balance.lot, ZERO) + balance.on_hand
        sites.append(_Site(kind, here))
    if not sites:
        message = "No warehouse has an operation type for returns to vendors."
        raise invalid("lots", InputFault.CONTRADICTION, message)
    for site in sites:
        if all(site.lying.get(each.lot, ZERO) >= (each.quantity or Decimal("0.000001")) for each in lots):
            return site
    return max(sites, key=lambda site: sum(1 for each in lots if site.lying.get(each.lot, ZERO)))


def _quantity(site: _Site, given: LotBack, lot: Any, at: int) -> Decimal:
    """How much of a lot goes back. Raises InsufficientStock or InvalidInput."""
    field, most = ("lots", str(at), "quantity"), site.lying.get(given.lot, ZERO)
    quantity = most if given.quantity is None else given.quantity
    if given.quantity is not None and quantity <= ZERO:
        message = "The quantity has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    require_on_step(quantity, lot.product.step, field)
    if quantity > most or most == ZERO:
        unit = lot.product.unit.symbol
        message = (
            f"Of {lot.number} {format_quantity(most)} {unit} can go back, not {format_quantity(quantity)}."
        )
        short = Shortage(product=lot.product_id, lot=lot.id, requested=quantity, available=most)
        raise InsufficientStock(message=message, field=field, shortages=[short], shortage_count=1)
    return quantity


async def _put_on(
    work: Work, opened: int, lots: Sequence[tuple[LotBack, Decimal]], rows: dict[int, Any]
) -> list[Lost]:
    transfer = await look_at(opened)
    how = entries.Recording(via=EntryWay.CHOSEN, origin=DateOrigin.PERSON)
    lost: list[Lost] = []
    for line in transfer.lines:
        asked = [
            Asked(number=rows[each.lot].number, quantity=quantity, lot=each.lot, location=each.location)
            for each, quantity in lots
            if rows[each.lot].product_id == line.product
        ]
        facts = await gather(transfer, line, asked)
        lost += await entries.record(work, transfer, line, asked, facts, how)
    return lost
