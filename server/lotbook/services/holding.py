"""Goods are stopped and let go: by holds, which are placed and released, and by what is decided about their lots."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_line, parse_reason
from lotbook.domain.quantities import ZERO, format_quantity, require_on_step
from lotbook.domain.quarantine import outstanding, told_outstanding
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import (
    ChecksOpen,
    InsufficientStock,
    LocationNotUsable,
    Ref,
    Shortage,
    WrongState,
    invalid,
)
from lotbook.domain.words import Disposition
from lotbook.ledger import holds
from lotbook.ledger.reservations import Lost
from lotbook.ledger.sql import question
from lotbook.models import Hold, Location, Lot, Operation, Package, Product, Recall, StockBalance
from lotbook.services.deciding import decided_about, require_known
from lotbook.services.rows import all_locked, ref, shared
from lotbook.services.stopping import Goods, lock_goods, taken_from_documents

MOST_LOTS = 1_000


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a hold stops, by row ids: a lot everywhere, a lot at a place and below, a quantity of it (in the stock
    unit) loose in just that place, all that lies at a place and below, a package, or a batch of a product."""

    lot: int | None = None
    location: int | None = None
    quantity: Decimal | None = None
    package: int | None = None
    product: int | None = None
    batch: str | None = None


@dataclass(frozen=True)
class HoldChanged:
    """affected: open transfers with goods picked that it stops, the first 100 by row id; lost: what was promised of
    what it stops."""

    hold: int
    affected: Sequence[int] = ()
    lost: Sequence[Lost] = ()


@dataclass(frozen=True)
class Decided:
    """What was decided about lots. affected, lost: as of a hold."""

    lots: Sequence[int]
    affected: Sequence[int]
    lost: Sequence[Lost]


@unit_of_work
async def place_hold(work: Work, target: Target, reason: str) -> HoldChanged:
    """Stop goods: from now on they are not promised, picked or delivered.

    Raises InvalidInput, LocationNotUsable, InsufficientStock or NotFound.
    """
    work.reason = reason = parse_reason(reason)
    target = await _sound(target)
    goods = _goods(target)
    await lock_goods(goods)
    hold = await Hold.create(
        lot_id=target.lot,
        location_id=target.location,
        package_id=target.package,
        quantity=target.quantity,
        product_id=target.product,
        batch=target.batch,
        reason=reason,
        operation_id=work.operation_id,
    )
    work.about("Hold", hold.id)
    lost, affected = await taken_from_documents(work, goods, reason)
    return HoldChanged(hold.id, affected, lost)


async def _sound(target: Target) -> Target:
    """The target with its batch as it is kept. Raises InvalidInput, LocationNotUsable, NotFound."""
    named = (
        target.lot is not None or target.location is not None,
        target.batch is not None,
        target.package is not None,
    )
    if named.count(True) != 1 or (target.product is None) != (target.batch is None):
        message = "Say what to stop: a lot, a place, a lot at a place, a package, or a batch of a product."
        raise invalid("target", InputFault.CONTRADICTION, message)
    if target.location is not None:
        place = await shared(Location, target.location, ("target", "location"))
        if not place.physical:
            message = f"Nothing of ours lies at {place.path}."
            raise LocationNotUsable(message=message, field=("target", "location"), location=place.id)
    if target.quantity is not None:
        await _require_quantity(target)
    elif target.lot is not None:
        await shared(Lot, target.lot, ("target", "lot"))
    if target.package is not None:
        await shared(Package, target.package, ("target", "package"))
    if target.product is None or target.batch is None:
        return target
    await shared(Product, target.product, ("target", "product"))
    batch = parse_line(target.batch, ("target", "batch"))
    return Target(product=target.product, batch=batch)


async def _require_quantity(target: Target) -> None:
    field = ("target", "quantity")
    if target.lot is None or target.location is None:
        message = "A quantity is stopped of a lot in a place: name both."
        raise invalid(field, InputFault.CONTRADICTION, message)
    lot: Any = await shared(Lot, target.lot, ("target", "lot"))
    if lot.serial:
        message = f"{lot.number} is one unit: hold it as a whole."
        raise invalid(field, InputFault.SERIAL_NOT_ONE, message)
    quantity = target.quantity or Decimal(0)
    if quantity <= 0:
        raise invalid(field, InputFault.NOT_POSITIVE, "The quantity has to be more than zero.", given="0")
    product = await Product.get(id=lot.product_id)
    require_on_step(quantity, product.step, field)
    balance = await StockBalance.get_or_none(lot_id=target.lot, location_id=target.location, package_id=None)
    there = balance.on_hand if balance else ZERO
    if quantity > there:
        message = (
            f"{lot.number}: {format_quantity(there)} lie there, {format_quantity(quantity)} would be held."
        )
        shortage = Shortage(
            product=lot.product_id,
            lot=target.lot,
            location=target.location,
            requested=quantity,
            available=there,
        )
        raise InsufficientStock(message=message, field=field, shortages=[shortage], shortage_count=1)


@unit_of_work
async def release_hold(work: Work, hold: int, reason: str, *, together: bool = False) -> HoldChanged:
    """End a hold; other holds of the same goods stay. together: also all that came with it, by the same quarantine
    rule, write and product.

    Raises InvalidInput, WrongState, NotFound, or ChecksOpen.
    """
    work.reason = parse_reason(reason)
    ids = await in_force(hold, together=together)
    work.about("Hold", hold)
    row: Any = await Hold.get(id=hold)
    if row.recall_id is not None:
        await _require_recall_over(row.recall_id)
    await _require_checked(ids)
    condition, values = among(ids)
    await execute(f"UPDATE hold SET ended_operation_id = ? WHERE id {condition}", work.operation_id, values)
    return HoldChanged(hold)


async def in_force(hold: int, *, together: bool) -> list[int]:
    """A hold, locked until the unit of work ends; with those that came with it where that is asked. Raises WrongState
    when it was released, NotFound."""
    others = await holds.together(hold) if together else []
    rows: dict[int, Any] = await all_locked(Hold, [(each, ("hold",)) for each in (hold, *others)])
    row = rows[hold]
    if row.ended_operation_id is not None:
        ended = await Operation.get(id=row.ended_operation_id)
        raise WrongState(
            message="The hold was released before.",
            current=Ref("Hold", hold),
            by=ended.user_id,
            since=ended.recorded,
        )
    return [each for each, found in rows.items() if found.ended_operation_id is None]


async def _require_checked(ids: Sequence[int]) -> None:
    """Refuse to let go what was not checked as its quarantine rule asks. Raises ChecksOpen."""
    for hold, checks in zip(ids, await holds.checks_of(ids), strict=True):
        if left := outstanding({each.name: each.passed for each in checks}):
            raise ChecksOpen(message=told_outstanding(left), hold=hold, checks=left)


async def _require_recall_over(recall: int) -> None:
    """Refuse to let go by the way what a recall stops. Raises WrongState."""
    row: Any = await shared(Recall, recall, ("hold",))
    if row.state is RecallState.STARTED:
        message = f"{row.number} stops it: decide about the lot there."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)


@unit_of_work
async def set_disposition(
    work: Work,
    lots: Sequence[int],
    disposition: Disposition,
    reason: str,
    instead_of: Collection[Disposition] = (),
) -> Decided:
    """Release lots, reject them, or put them in quarantine; holds stay in force. instead_of: what was decided about
    some of them, as far as it is known to whoever decides otherwise.

    Raises InvalidInput, NotFound or DecidedBefore.
    """
    work.reason = reason = parse_reason(reason)
    if not 0 < len(lots) <= MOST_LOTS:
        fault = InputFault.OVER_LIMIT if lots else InputFault.MISSING
        message = f"Name 1 to {MOST_LOTS:,} lots."
        raise invalid("lots", fault, message, given=str(len(lots)), limit=str(MOST_LOTS))
    await all_locked(Lot, [(lot, ("lots", str(place))) for place, lot in enumerate(lots)])
    await require_known(await decided_about(lots, disposition), instead_of)
    condition, ids = among(lots)
    goods = Goods(f"lot_id {condition}", (ids,))
    await lock_goods(goods)
    await execute(
        f"""UPDATE lot SET version = version + 1, disposition = ?, disposition_operation_id = ?
            WHERE id {condition} AND disposition <> ?""",
        *(disposition.value, work.operation_id, ids, disposition.value),
    )
    if len(lots) == 1:
        work.about("Lot", lots[0])
    lost, affected = await taken_from_documents(work, goods, reason)
    return Decided(list(dict.fromkeys(lots)), affected, lost)


def _goods(target: Target) -> Goods:
    if target.lot is not None:
        return Goods("lot_id = ?", (target.lot,))
    if target.location is not None:
        return Goods(f"location_id IN ({question('places_below')})", (target.location,))
    if target.package is not None:
        return Goods("package_id = ?", (target.package,))
    lots = "lot_id IN (SELECT id FROM lot WHERE product_id = ? AND batch = ?)"
    return Goods(lots, (target.product, target.batch))
