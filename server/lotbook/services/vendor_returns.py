"""Goods on hand go back to a vendor, whatever brought them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_plan import Asked
from lotbook.domain.quantities import ZERO, Path, format_quantity, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InsufficientStock, NotFound, Shortage, invalid
from lotbook.domain.words import DateOrigin, EntryWay, OperationKind, Tracking
from lotbook.ledger import balances
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost
from lotbook.models import Location, Lot, OperationType, Partner, Product, Warehouse
from lotbook.services import entries
from lotbook.services.at_work import look_at
from lotbook.services.goods_named import MOST_GOODS, Goods
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.returning import ReturnCreated
from lotbook.services.rows import shared
from lotbook.services.taking import places_below
from lotbook.services.validation import finish


@dataclass(frozen=True)
class GoodsBack:
    """Goods that go back. location: where they are taken; the nearest place when None."""

    goods: Goods
    location: int | None = None


@dataclass(frozen=True)
class _Known:
    """Goods with their product. number: of the lot, None for goods without numbers; quantity: that goes back."""

    back: GoodsBack
    product: Any
    number: str | None = None
    quantity: Decimal = ZERO

    @property
    def name(self) -> str:
        return str(self.product.name) if self.number is None else self.number

    @property
    def line(self) -> tuple[int, int | None]:
        """Product and place that a line of the return has: lots are taken where each says."""
        return self.product.id, self.back.location if self.number is None else None


@dataclass(frozen=True)
class _Site:
    """A warehouse that could send goods back. lying: what lies where its type takes from."""

    kind: Any
    lying: Sequence[Balance]

    def has(self, of: _Known) -> Decimal:
        """How much of goods it has, where they are to be taken."""
        lot, place = of.back.goods.lot, of.back.location
        here = (each for each in self.lying if (each.product, each.lot) == (of.product.id, lot))
        return sum((each.on_hand for each in here if place in (None, each.location)), ZERO)


@unit_of_work
async def return_to_vendor(
    work: Work, vendor: int, goods: Sequence[GoodsBack], reason: str, *, at_once: bool = False
) -> ReturnCreated:
    """Open a transfer back to a vendor, with goods on hand on it. at_once: they go now, so that it is validated too.

    Raises NotFound, InsufficientStock, InvalidInput, and at once whatever validating refuses: LotOnHold, LotExpired,
    PackageElsewhere.
    """
    work.reason = parse_reason(reason)
    await _require_vendor(vendor)
    known = await _known(goods)
    site = await _site_of(known)
    known = [replace(each, quantity=_quantity(site, each, at)) for at, each in enumerate(known)]
    transfer = await _open(work, site, vendor, known)
    lost = await _put_on(work, transfer, known)
    if at_once:
        await finish(work, transfer)
    work.about("Transfer", transfer)
    return ReturnCreated(transfer, None, lost)


async def _require_vendor(vendor: int) -> None:
    row: Any = await shared(Partner, vendor, ("vendor",))
    if not (row.vendor and row.active):
        message = f"{row.name} is {'archived' if row.vendor else 'no vendor'}."
        raise invalid("vendor", InputFault.CONTRADICTION, message)


async def _known(goods: Sequence[GoodsBack]) -> list[_Known]:
    """The goods with their products. Raises NotFound or InvalidInput."""
    if not 0 < len(goods) <= MOST_GOODS:
        fault = InputFault.OVER_LIMIT if goods else InputFault.MISSING
        message = f"Name 1 to {MOST_GOODS:,} lots or products."
        raise invalid("goods", fault, message, given=str(len(goods)), limit=str(MOST_GOODS))
    named = Lot.filter(id__in=[each.goods.lot for each in goods if each.goods.lot is not None])
    lots: dict[int, Any] = {row.id: row for row in await named.select_related("product__unit")}
    unnumbered = Product.filter(id__in=[each.goods.product for each in goods if each.goods.lot is None])
    products: dict[int, Any] = {row.id: row for row in await unnumbered.select_related("unit")}
    found, seen = [], set()
    for at, each in enumerate(goods):
        one = _found(each, lots, products, ("goods", str(at)))
        if (each.goods.key, each.location) in seen:
            raise invalid(("goods", str(at)), InputFault.NOT_UNIQUE, f"{one.name} is named twice.")
        seen.add((each.goods.key, each.location))
        found.append(one)
    return found


def _found(back: GoodsBack, lots: dict[int, Any], products: dict[int, Any], field: Path) -> _Known:
    goods = back.goods
    if (goods.product is None) == (goods.lot is None):
        message = "Name a lot, or a product without numbers."
        raise invalid(field, InputFault.CONTRADICTION, message)
    if goods.lot is not None and (lot := lots.get(goods.lot)):
        return _Known(back, lot.product, lot.number)
    product = None if goods.product is None else products.get(goods.product)
    if product is None:
        sought = f"product {goods.product}" if goods.lot is None else f"lot {goods.lot}"
        raise NotFound(message="There are no such goods.", field=field, sought=sought)
    if product.tracking is not Tracking.NONE:
        message = f"{product.name} has numbers: name its lots."
        raise invalid((*field, "product"), InputFault.CONTRADICTION, message)
    return _Known(back, product)


async def _site_of(known: Sequence[_Known]) -> _Site:
    """The warehouse whose goods go back: the first that has all of them, else that with most. Raises InvalidInput."""
    kinds: list[Any] = await OperationType.filter(kind=OperationKind.VENDOR_RETURN, active=True).order_by(
        "id"
    )
    lying = await balances.of_lots({each.back.goods.lot for each in known if each.back.goods.lot is not None})
    lying += await balances.of_untracked({each.product.id for each in known if each.number is None})
    sites = []
    for kind in kinds:
        usable: Collection[int] = await places_below((await Location.get(id=kind.source_id)).path)
        sites.append(_Site(kind, [balance for balance in lying if balance.location in usable]))
    if not sites:
        message = "No warehouse has an operation type for returns to vendors."
        raise invalid("goods", InputFault.CONTRADICTION, message)
    for site in sites:
        if all(site.has(each) >= (each.back.goods.quantity or Decimal("0.000001")) for each in known):
            return site
    return max(sites, key=lambda site: sum(1 for each in known if site.has(each)))


def _quantity(site: _Site, of: _Known, at: int) -> Decimal:
    """How much of goods goes back. Raises InsufficientStock or InvalidInput."""
    field, most, given = ("goods", str(at), "quantity"), site.has(of), of.back.goods.quantity
    quantity = most if given is None else given
    if given is not None and quantity <= ZERO:
        message = "The quantity has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    require_on_step(quantity, of.product.step, field)
    if quantity > most or most == ZERO:
        told = f"{format_quantity(most)} {of.product.unit.symbol}"
        message = f"Of {of.name} {told} can go back, not {format_quantity(quantity)}."
        short = Shortage(product=of.product.id, lot=of.back.goods.lot, requested=quantity, available=most)
        raise InsufficientStock(message=message, field=field, shortages=[short], shortage_count=1)
    return quantity


async def _open(work: Work, site: _Site, vendor: int, known: Sequence[_Known]) -> int:
    """The transfer, with a line for each product, and for each place where goods without numbers are taken."""
    warehouse = await Warehouse.get(id=site.kind.warehouse_id)
    header = Header(
        operation_type=site.kind.id,
        warehouse=warehouse.id,
        source=site.kind.source_id,
        destination=site.kind.destination_id,
        due_on=day_of(work.now, warehouse.time_zone),
        partner=vendor,
    )
    lines = [
        Expected(
            product=mine[0].product.id,
            quantity=sum((each.quantity for each in mine), ZERO),
            unit=mine[0].product.unit_id,
            source=mine[0].line[1],
        )
        for mine in _by_line(known)
    ]
    return await open_transfer(work, header, lines)


def _by_line(known: Sequence[_Known]) -> list[list[_Known]]:
    together: dict[tuple[int, int | None], list[_Known]] = {}
    for each in known:
        together.setdefault(each.line, []).append(each)
    return list(together.values())


async def _put_on(work: Work, opened: int, known: Sequence[_Known]) -> list[Lost]:
    """Put the goods on the lines of the return, as if each had been chosen there."""
    transfer = await look_at(opened)
    how = entries.Recording(via=EntryWay.CHOSEN, origin=DateOrigin.PERSON)
    lost: list[Lost] = []
    for line, mine in zip(transfer.lines, _by_line(known), strict=True):
        if line.tracking is Tracking.NONE:
            counted = entries.Counted(mine[0].quantity)
            lost += await entries.record_quantity(work, transfer, line, counted, how)
            continue
        asked = [
            Asked(
                number=each.number,
                quantity=each.quantity,
                lot=each.back.goods.lot,
                location=each.back.location,
            )
            for each in mine
            if each.number is not None
        ]
        facts = await gather(transfer, line, asked)
        lost += await entries.record(work, transfer, line, asked, facts, how)
    return lost
