"""Goods that were moved come back from customers, and go back to vendors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import parse_reason
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import Packed, require_some_lines
from lotbook.domain.quantities import ZERO, format_quantity, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LineDifference, MoreThanLeft, NotFound, WrongState, invalid
from lotbook.domain.words import (
    DateOrigin,
    EntryWay,
    LocationUsage,
    OperationKind,
    ReturnOutcome,
    Tracking,
    TransferState,
)
from lotbook.ledger import balances, returns
from lotbook.ledger.reservations import Lost
from lotbook.ledger.returns import Left
from lotbook.models import Location, OperationType, Transfer, TransferLine, Warehouse
from lotbook.services import entries
from lotbook.services.at_work import look_at
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, Header, open_transfer
from lotbook.services.order_sides import lock_order_of
from lotbook.services.reserving import reserve_by_type
from lotbook.services.returns_left import OUTSIDE, RETURNED_BY, more_than_left
from lotbook.services.rows import locked, ref
from lotbook.services.taking import places_below
from lotbook.services.validation import finish


@dataclass(frozen=True)
class ReturnGiven:
    """What of a line is to be returned. lot: None for a product without numbers; quantity: in the stock unit, all that
    is left when None; outcome: as for the others when None."""

    line: int
    lot: int | None = None
    quantity: Decimal | None = None
    outcome: ReturnOutcome | None = None


@dataclass(frozen=True)
class ReturnCreated:
    """The return, and the delivery that replaces what comes back; lost: what others had been promised of it."""

    transfer: int
    replacement: int | None = None
    lost: Sequence[Lost] = ()


@dataclass(frozen=True)
class Returned:
    """Goods that come back into one place, or go back."""

    of: Left
    quantity: Decimal
    destination: int


@unit_of_work
async def create_return(
    work: Work,
    transfer: int,
    given: Sequence[ReturnGiven] | None = None,
    *,
    outcome: ReturnOutcome | None = None,
    replacement: bool = False,
    reason: str | None = None,
    at_once: bool = False,
) -> ReturnCreated:
    """Open a return of a done delivery or receipt, with what is to be returned on its lines. given: all that is left
    when None, of a receipt as far as it is on hand; outcome: for what names none of its own; replacement: also a
    delivery of the same goods; at_once: they are here, or go now, so that the return is validated too.

    Raises NotFound, WrongState, MoreThanLeft, InsufficientStock, InvalidInput, and at once whatever validating refuses:
    NumberAlreadyExists, LotOnHold, LotExpired, PackageElsewhere.
    """
    if reason is not None:
        work.reason = parse_reason(reason)
    await lock_order_of(transfer)
    row: Any = await locked(Transfer, transfer, ("transfer",))
    await row.fetch_related("operation_type")
    _require_returnable(row)
    _require_sensible(row, given, outcome, replacement=replacement)
    kind = await _operation_type(row)
    left = await _left(row, kind)
    chosen = _all_of(row, left) if given is None else await _chosen(row, left, given)
    goods = await _placed(row, kind, chosen, outcome or ReturnOutcome.RESTOCK)
    opened = await _open(work, row, kind, goods)
    lost = await _prefill(work, opened, goods)
    sent = await _open_replacement(work, row, opened, goods) if replacement else None
    if at_once:
        await finish(work, opened)
    work.about("Transfer", opened)
    return ReturnCreated(opened, sent, lost)


def _require_returnable(row: Any) -> None:
    """Raises WrongState, or InvalidInput for a kind of transfer that is not returned."""
    if row.operation_type.kind not in RETURNED_BY:
        message = f"{row.number} is neither a delivery nor a receipt: what it moved is moved back by another."
        raise invalid("transfer", InputFault.CONTRADICTION, message)
    if row.state is not TransferState.DONE:
        message = f"{row.number} is {row.state.lower()}: only what is done can be returned."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)


def _require_sensible(
    row: Any, given: Sequence[ReturnGiven] | None, outcome: ReturnOutcome | None, *, replacement: bool
) -> None:
    """Raises InvalidInput."""
    if given is not None:
        require_some_lines(len(given))
        if not given:
            raise invalid("lots", InputFault.MISSING, "Say what is to be returned.")
    if row.operation_type.kind is OperationKind.DELIVERY:
        return
    if outcome is not None or any(each.outcome is not None for each in given or ()):
        raise invalid(
            "outcome", InputFault.CONTRADICTION, "What goes back to a vendor goes to no place of ours."
        )
    if replacement:
        message = "A replacement is sent to customers; a vendor's comes by a receipt."
        raise invalid("replacement", InputFault.CONTRADICTION, message)


async def _operation_type(row: Any) -> Any:
    wanted = RETURNED_BY[row.operation_type.kind]
    kinds = OperationType.filter(warehouse_id=row.warehouse_id, kind=wanted, active=True)
    kind = await kinds.order_by("id").first()
    if kind is None:
        message = "The warehouse has no operation type for these returns."
        raise invalid("transfer", InputFault.CONTRADICTION, message)
    return kind


async def _left(row: Any, kind: Any) -> list[Left]:
    """What is left of a transfer to return; of a receipt as far as it lies below the source of the type."""
    found = await returns.left_of(row.id, OUTSIDE[kind.kind])
    found = [each for each in found if each.left > ZERO]
    if kind.kind is OperationKind.RETURN or not found:
        return found
    source = await Location.get(id=kind.source_id)
    usable = await places_below(source.path)
    lying = await balances.of_lots([each.lot for each in found if each.lot is not None])
    lying += await balances.of_untracked([each.product for each in found if each.lot is None])
    there: dict[tuple[int, int | None], Decimal] = {}
    for balance in lying:
        if balance.location in usable:
            key = (balance.product, balance.lot)
            there[key] = there.get(key, ZERO) + balance.on_hand
    left = []
    for each in found:
        most = min(each.left, there.get((each.product, each.lot), ZERO))
        if most > ZERO:
            there[each.product, each.lot] -= most
            left.append(replace(each, left=most))
    return left


def _all_of(row: Any, left: Sequence[Left]) -> list[tuple[Left, Decimal, ReturnOutcome | None]]:
    if not left:
        message = f"Nothing of {row.number} is left to return."
        raise MoreThanLeft(message=message, field=("transfer",), lines=[])
    return [(each, each.left, None) for each in left]


async def _chosen(
    row: Any, left: Sequence[Left], given: Sequence[ReturnGiven]
) -> list[tuple[Left, Decimal, ReturnOutcome | None]]:
    """What was asked for, taken from what is left. Raises NotFound, MoreThanLeft, InvalidInput."""
    lines = {
        line.id: line for line in await TransferLine.filter(transfer_id=row.id).select_related("product")
    }
    rest = {(each.line, each.lot, each.location): each.left for each in left}
    chosen: list[tuple[Left, Decimal, ReturnOutcome | None]] = []
    for place, one in enumerate(given):
        at = ("lots", str(place))
        if one.line not in lines:
            message = f"{row.number} has no such line."
            raise NotFound(message=message, field=(*at, "line"), sought=str(one.line))
        product = lines[one.line].product
        here = [each for each in left if (each.line, each.lot) == (one.line, one.lot)]
        most = sum((rest[each.line, each.lot, each.location] for each in here), ZERO)
        quantity = most if one.quantity is None else one.quantity
        if quantity <= ZERO and one.quantity is not None:
            message = "The quantity has to be more than zero."
            raise invalid(
                (*at, "quantity"), InputFault.NOT_POSITIVE, message, given=format_quantity(quantity)
            )
        if quantity > most or most == ZERO:
            above = LineDifference(
                line=one.line, product=product.id, lot=one.lot, given=quantity, permitted=most
            )
            refusal = more_than_left(row.number, (here[0].number if here else None) or product.name, [above])
            refusal.field = (*at, "quantity")
            raise refusal
        if quantity != most:
            require_on_step(quantity, product.step, (*at, "quantity"))
        for each in here:
            key = (each.line, each.lot, each.location)
            part = min(quantity, rest[key])
            if part > ZERO:
                chosen.append((each, part, one.outcome))
                rest[key] -= part
                quantity -= part
    return chosen


async def _placed(
    row: Any,
    kind: Any,
    chosen: Sequence[tuple[Left, Decimal, ReturnOutcome | None]],
    otherwise: ReturnOutcome,
) -> list[Returned]:
    """Where each goes. Raises InvalidInput when there is no such place."""
    if kind.kind is OperationKind.VENDOR_RETURN:
        return [Returned(each, quantity, each.location) for each, quantity, _ in chosen]
    places = {
        outcome: await _place_for(row, kind, outcome)
        for outcome in {outcome or otherwise for _, _, outcome in chosen}
    }
    return [Returned(each, quantity, places[outcome or otherwise]) for each, quantity, outcome in chosen]


async def _place_for(row: Any, kind: Any, outcome: ReturnOutcome) -> int:
    if outcome is ReturnOutcome.RESTOCK:
        return int(kind.destination_id)
    if outcome is ReturnOutcome.SCRAP:
        found = Location.filter(usage=LocationUsage.SCRAP, active=True)
    else:
        found = Location.filter(warehouse_id=row.warehouse_id, blocked=True, physical=True, active=True)
    place = await found.order_by("path").first()
    if place is None:
        message = (
            "There is no blocked place in this warehouse."
            if outcome is ReturnOutcome.BLOCKED_PLACE
            else ("There is no place for what is thrown away.")
        )
        raise invalid("outcome", InputFault.CONTRADICTION, message, given=outcome.value)
    return int(place.id)


async def _open(work: Work, row: Any, kind: Any, goods: Sequence[Returned]) -> int:
    lines: dict[int, Any] = {line.id: line for line in await TransferLine.filter(transfer_id=row.id)}
    back = kind.kind is OperationKind.RETURN
    expected = [
        _expected(lines[line], quantity, source=outside if back else kind.source_id, destination=destination)
        for (line, outside, destination), quantity in _by_line(goods).items()
    ]
    warehouse = await Warehouse.get(id=row.warehouse_id)
    header = Header(
        operation_type=kind.id,
        warehouse=row.warehouse_id,
        source=row.destination_id if back else kind.source_id,
        destination=kind.destination_id if back else row.source_id,
        due_on=day_of(work.now, warehouse.time_zone),
        partner=row.partner_id,
        purchase_order=row.purchase_order_id,
        sales_order=row.sales_order_id,
        return_of=row.id,
    )
    return await open_transfer(work, header, expected)


def _by_line(goods: Sequence[Returned]) -> dict[tuple[int, int, int], Decimal]:
    """Quantities by line that is returned, place outside and destination: each becomes a line of the return."""
    together: dict[tuple[int, int, int], Decimal] = {}
    for each in goods:
        key = (each.of.line, each.of.location, each.destination)
        together[key] = together.get(key, ZERO) + each.quantity
    return together


def _expected(line: Any, quantity: Decimal, *, source: int, destination: int) -> Expected:
    return Expected(
        product=line.product_id,
        quantity=quantity,
        unit=line.unit_id,
        packed=Packed(line.packaging_id, line.per_packaging) if line.packaging_id else None,
        source=source,
        destination=destination,
        purchase_order_line=line.purchase_order_line_id,
        sales_order_line=line.sales_order_line_id,
        returns_line=line.id,
    )


async def _prefill(work: Work, opened: int, goods: Sequence[Returned]) -> list[Lost]:
    """Put what is to be returned on the lines of the return, as if each had been chosen there."""
    transfer = await look_at(opened)
    how = entries.Recording(via=EntryWay.CHOSEN, origin=DateOrigin.PERSON)
    lost: list[Lost] = []
    for line, key in zip(transfer.lines, _by_line(goods), strict=True):
        mine = [each for each in goods if (each.of.line, each.of.location, each.destination) == key]
        if line.tracking is Tracking.NONE:
            counted = entries.Counted(sum((each.quantity for each in mine), ZERO))
            lost += await entries.record_quantity(work, transfer, line, counted, how)
            continue
        asked = [
            Asked(number=each.of.number, quantity=each.quantity, lot=each.of.lot)
            for each in mine
            if each.of.number is not None
        ]
        facts = await gather(transfer, line, asked)
        lost += await entries.record(work, transfer, line, asked, facts, how)
    return lost


async def _open_replacement(work: Work, row: Any, opened: int, goods: Sequence[Returned]) -> int:
    """A delivery like the one that is returned, of as much as comes back."""
    lines: dict[int, Any] = {line.id: line for line in await TransferLine.filter(transfer_id=row.id)}
    together: dict[int, Decimal] = {}
    for each in goods:
        together[each.of.line] = together.get(each.of.line, ZERO) + each.quantity
    expected = [
        replace(
            _expected(
                lines[line], quantity, source=lines[line].source_id, destination=lines[line].destination_id
            ),
            returns_line=None,
        )
        for line, quantity in together.items()
    ]
    warehouse = await Warehouse.get(id=row.warehouse_id)
    header = Header(
        operation_type=row.operation_type_id,
        warehouse=row.warehouse_id,
        source=row.source_id,
        destination=row.destination_id,
        due_on=day_of(work.now, warehouse.time_zone),
        partner=row.partner_id,
        sales_order=row.sales_order_id,
        replaces=opened,
    )
    replacement = await open_transfer(work, header, expected)
    await reserve_by_type(work, replacement)
    return replacement


async def returnable(transfer: int) -> list[Left]:
    """What of a transfer can be returned now, by line and lot; nothing of one that is not done, or is itself neither
    delivery nor receipt, or whose warehouse has no type for it."""
    row: Any = await Transfer.get_or_none(id=transfer).select_related("operation_type")
    wanted = RETURNED_BY.get(row.operation_type.kind) if row else None
    if wanted is None or row.state is not TransferState.DONE:
        return []
    kinds = OperationType.filter(warehouse_id=row.warehouse_id, kind=wanted, active=True)
    kind = await kinds.order_by("id").first()
    together: dict[tuple[int, int | None], Left] = {}
    for each in await _left(row, kind) if kind else ():
        key = (each.line, each.lot)
        known = together.get(key)
        together[key] = (
            replace(known, moved=known.moved + each.moved, left=known.left + each.left) if known else each
        )
    return list(together.values())
