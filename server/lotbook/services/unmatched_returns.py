"""Goods come back that match no delivery: sold before the book began, or with a label that nobody can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_list import read_list
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.ordering import require_some_lines
from lotbook.domain.quantities import ZERO, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid
from lotbook.domain.words import (
    DateOrigin,
    EntryWay,
    NumberReuse,
    OperationKind,
    ReuseSeverity,
    Tracking,
)
from lotbook.models import Location, OperationType, Partner, Product, Settings, Warehouse
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.rows import all_shared, shared
from lotbook.services.transfers import TransferSaved
from lotbook.services.validation import post_at_once


@dataclass(frozen=True)
class UnmatchedGoods:
    """What came of a product: numbers, of which those at the places `without_quantity` were given none; or how much,
    of a product without numbers, in its stock unit."""

    product: int
    numbers: Sequence[Asked] = ()
    without_quantity: frozenset[int] = frozenset()
    quantity: Decimal | None = None


@unit_of_work
async def receive_unmatched_return(
    work: Work,
    destination: int,
    goods: Sequence[UnmatchedGoods],
    reason: str,
    *,
    customer: int | None = None,
) -> TransferSaved:
    """Take goods into a blocked place that no delivery sent out, all of them at once; the return stays without what it
    returns, a gap in the life of its lots.

    Raises NumberAlreadyExists for a serial that the book has elsewhere, NumbersInvalid, NumberLooksLike,
    LocationNotUsable, InvalidInput, NotFound.
    """
    work.reason = parse_reason(reason)
    place: Any = await shared(Location, destination, ("destination",))
    _require_blocked(place)
    if customer is not None:
        await _require_customer(customer)
    require_some_lines(len(goods), ("goods",))
    if not goods:
        raise invalid("goods", InputFault.MISSING, "Say what came.")
    await shared(Settings, 1, ())  # by which lots are born
    warehouse = await Warehouse.get(id=place.warehouse_id)
    today = day_of(work.now, warehouse.time_zone)
    products: dict[int, Any] = await all_shared(
        Product, [(each.product, ("goods", str(at), "product")) for at, each in enumerate(goods)]
    )
    came = [_came(each, products[each.product], at, today) for at, each in enumerate(goods)]
    kind = await _operation_type(warehouse)
    header = Header(
        operation_type=kind.id,
        warehouse=warehouse.id,
        source=kind.source_id,
        destination=place.id,
        due_on=today,
        partner=customer,
    )
    lines = [_expected(each, asked, products[each.product]) for each, asked in zip(goods, came, strict=True)]
    transfer = await look_at(await open_transfer(work, header, lines))
    for line, each, asked in zip(transfer.lines, goods, came, strict=True):
        await _put_on(work, transfer, line, each, asked)
    await post_at_once(work, await look_at(transfer.id))
    work.about("Transfer", transfer.id)
    return TransferSaved(transfer.id)


def _expected(goods: UnmatchedGoods, asked: Sequence[Asked], product: Any) -> Expected:
    """The line of the return for goods: as much as their numbers are, or as was said."""
    return Expected(
        product=goods.product,
        quantity=sum((one.quantity for one in asked), ZERO) if asked else goods.quantity or ZERO,
        unit=product.unit_id,
    )


def _require_blocked(place: Any) -> None:
    if place.active and place.physical and place.blocked and place.warehouse_id is not None:
        return
    message = (
        f"{place.path} is no blocked place: what matches no delivery waits in one until it is looked at."
    )
    raise LocationNotUsable(message=message, field=("destination",), location=place.id)


async def _require_customer(customer: int) -> None:
    row = await shared(Partner, customer, ("customer",))
    if not (row.customer and row.active):
        message = f"{row.name} is no customer, or archived."
        raise invalid("customer", InputFault.CONTRADICTION, message)


async def _operation_type(warehouse: Any) -> Any:
    kinds = OperationType.filter(warehouse_id=warehouse.id, kind=OperationKind.RETURN, active=True)
    kind = await kinds.order_by("id").first()
    if kind is None:
        message = f"{warehouse.name} has no operation type for returns."
        raise invalid("destination", InputFault.CONTRADICTION, message)
    return kind


def _came(goods: UnmatchedGoods, product: Any, at: int, today: Any) -> list[Asked]:
    """The numbers of a product; none where it has none. Raises InvalidInput."""
    field = ("goods", str(at))
    if product.tracking is Tracking.NONE:
        if goods.numbers:
            message = f"{product.name} has no numbers: say how much came."
            raise invalid((*field, "numbers"), InputFault.CONTRADICTION, message)
        if goods.quantity is None or goods.quantity <= ZERO:
            message = f"Say how much of {product.name} came."
            raise invalid((*field, "quantity"), InputFault.NOT_POSITIVE, message)
        require_on_step(goods.quantity, product.step, (*field, "quantity"))
        return []
    if goods.quantity is not None or not goods.numbers:
        message = f"{product.name} is tracked: its quantity comes from its numbers."
        raise invalid((*field, "numbers"), InputFault.MISSING, message)
    return read_list(
        goods.numbers,
        without_quantity=goods.without_quantity,
        tracking=product.tracking,
        step=product.step,
        today=today,
        field=(*field, "numbers"),
    )


async def _put_on(
    work: Work, transfer: TransferAtWork, line: LineAtWork, goods: UnmatchedGoods, asked: Sequence[Asked]
) -> None:
    how = entries.Recording(via=EntryWay.TYPED, origin=DateOrigin.PERSON)
    if not asked:
        assert goods.quantity is not None  # noqa: S101  # `_came` saw to it
        await entries.record_quantity(work, transfer, line, entries.Counted(goods.quantity), how)
        return
    facts = await gather(transfer, line, asked)
    # A serial that left by a delivery comes back by the return of that one: here it would be in two lives.
    policy = replace(transfer.policy, reuse=NumberReuse.NEVER_AGAIN, severity=ReuseSeverity.BLOCK)
    rules = LineRules(
        tracking=line.tracking,
        rule=transfer.rule,
        policy=policy,
        incoming=True,
        transfer=transfer.ref,
    )
    require_usable(judge(asked, facts, rules), facts)
    await entries.record(work, transfer, line, asked, facts, how)
