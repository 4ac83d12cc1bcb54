"""Orders to vendors and of customers: written, confirmed, changed and given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed, kept
from lotbook.domain.addresses import Address, read_address
from lotbook.domain.dates import day_of
from lotbook.domain.inputs import Problems, parse_optional_line, parse_reason, search_key
from lotbook.domain.money_words import MoneyPaperState
from lotbook.domain.ordering import OrderLineGiven, require_plausible_day
from lotbook.domain.payment_terms import PaymentTerms, read_terms, terms_columns, terms_of
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, WrongState, invalid
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.words import OrderState, TransferState
from lotbook.ledger import money
from lotbook.models import MoneyPaper, Partner, Transfer, Warehouse
from lotbook.services.addresses import address_columns, address_of
from lotbook.services.announced_follows import announced_lines
from lotbook.services.approving import Needed, needed, require_within_limit, tell_decided, tell_to_approve
from lotbook.services.giving_up import give_up
from lotbook.services.order_changes import (
    LineChange,
    adjust_transfers,
    delete_lines,
    lock_open_transfers,
    open_transfer_of,
    require_not_below_billed,
    require_not_below_moved,
)
from lotbook.services.order_lines import (
    PricedLine,
    expected_of,
    insert_lines,
    priced_lines,
    require_own_lines,
    sums,
    write_lines,
)
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.rows import in_use, locked, ref, require_version, shared
from lotbook.services.using_drafts import forget_drafts_of_order

NOT_ASKED: dict[str, Any] = {"approval_asked": None, "approval_asked_by_id": None}
"""Columns of a purchase order that waits for nobody."""


@dataclass(frozen=True)
class OrderSaved:
    """An order by row id."""

    order: int


@dataclass(frozen=True)
class OrderConfirmed:
    """A confirmed order and the transfers that it made, by row id; none while it waits for approval, and then why."""

    order: int
    transfers: list[int]
    approval: Needed | None = None


@dataclass(frozen=True, kw_only=True)
class OrderHeader:
    """What an order says beside its partner and lines. due_on: the day when goods are expected, or to go out;
    today when it is not said. deliver_to: of a sales order; the customer's own address when it is not said; so are the
    payment_terms the partner's."""

    due_on: date | Absent | None = ABSENT
    reference: str | Absent | None = ABSENT
    deliver_to: Address | Absent | None = ABSENT
    payment_terms: PaymentTerms | Absent | None = ABSENT


@unit_of_work
async def create_order(
    work: Work,
    side: Side,
    partner: int,
    warehouse: int,
    given: OrderHeader,
    lines: Sequence[OrderLineGiven],
) -> OrderSaved:
    """Write a request for quotation, or a quotation. Raises NotFound or InvalidInput."""
    order = await write_order(work, side, partner, warehouse, given, lines)
    work.about(side.kind, order)
    return OrderSaved(order)


async def write_order(
    work: Work,
    side: Side,
    partner: int,
    warehouse: int,
    given: OrderHeader,
    lines: Sequence[OrderLineGiven],
) -> int:
    """A draft by row id; in one work it may be one of several. Raises NotFound or InvalidInput."""
    who = await shared(Partner, partner, (side.partner,))
    site = await shared(Warehouse, warehouse, ("warehouse",))
    today = day_of(work.now, site.time_zone)
    problems = Problems()
    takes_part = getattr(who, side.partner)
    if not (takes_part and who.active):
        message = f"{who.name} is {'archived' if takes_part else f'no {side.partner}'}."
        problems.add((side.partner,), InputFault.CONTRADICTION, message)
    before = {side.due: today, side.reference: None, "address": address_of(who), "terms": terms_of(who)}
    header = _header(side, problems, given, before, today)
    priced: list[PricedLine] = []
    with problems.gathered():
        priced = await priced_lines(side, lines, who.currency)
    problems.refuse()
    # The counter is taken late: whoever writes an order waits for it until this one is committed.
    counter = await fetch_value(
        f"UPDATE counter SET value = value + 1 WHERE name = '{side.table}' RETURNING value"
    )
    number = document_number(f"{side.prefix}-{today.year}-", int(counter))
    order = await side.order.create(
        number=number,
        state=OrderState.DRAFT,
        warehouse_id=warehouse,
        currency=who.currency,
        **{f"{side.partner}_id": partner},
        **header,
        **sums(priced),
        search_key=search_key(number, who.name, header[side.reference]),
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    await insert_lines(side, order.id, list(enumerate(priced, 1)))
    return int(order.id)


def _header(
    side: Side, problems: Problems, given: OrderHeader, before: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """The columns of what is given, with what was there before where nothing is said."""
    names = {name: _camel(name) for name in (side.due, side.reference)}
    due = kept(given.due_on, before[side.due])
    with problems.gathered():
        require_plausible_day(due, today, (names[side.due],))
    reference = changed(given.reference, before[side.reference])
    told = problems.read(parse_optional_line, reference, (names[side.reference],), otherwise=None)
    terms = read_terms(problems, kept(given.payment_terms, before["terms"]), ("paymentTerms",))
    columns: dict[str, Any] = {side.due: due, side.reference: told, **terms_columns(terms)}
    if side is SALES:
        address = kept(given.deliver_to, before["address"])
        columns |= address_columns(read_address(problems, address, ("deliverTo",)))
    return columns


def _camel(column: str) -> str:
    first, *rest = column.split("_")
    return first + "".join(word.capitalize() for word in rest)


@unit_of_work
async def update_order(
    work: Work,
    side: Side,
    order: int,
    version: int,
    given: OrderHeader,
    lines: Sequence[OrderLineGiven] | Absent | None = ABSENT,
) -> OrderSaved:
    """Change an order; once it is confirmed, its open transfer follows in what is not moved yet.

    Raises NotFound, StaleVersion, WrongState, MoreThanLeft or InvalidInput; for a purchase order also as
    `require_within_limit`.
    """
    row = await _locked(work, side, order, version)
    require_state(
        row.state, (OrderState.DRAFT, OrderState.CONFIRMED), _standing(row), "change what was ordered"
    )
    partner = await Partner.get(id=getattr(row, f"{side.partner}_id"))
    site = await Warehouse.get(id=row.warehouse_id)
    problems = Problems()
    before = {
        side.due: getattr(row, side.due),
        side.reference: getattr(row, side.reference),
        "terms": terms_of(row),
    }
    if side is SALES:
        before["address"] = address_of(row)
    header = _header(side, problems, given, before, day_of(work.now, site.time_zone))
    problems.refuse()
    header["search_key"] = search_key(row.number, partner.name, header[side.reference])
    transfers = await lock_open_transfers(side, order)
    changes: list[LineChange] = []
    moved: dict[int, Decimal] = {}
    if lines is not ABSENT and lines is not None:
        old = {line.id: line for line in await side.line.filter(order_id=order)}
        priced = await priced_lines(side, lines, row.currency, old)
        changes, moved = await _replace_lines(side, row, old, priced)
        header |= sums(priced)
        if side is PURCHASE:
            header |= await _approved_anew(work, row, header["total"])
    await side.order.filter(id=order).update(**header, **_touched(work, row))
    if row.state is OrderState.CONFIRMED:
        await adjust_transfers(work, side, await side.order.get(id=order), transfers, changes, moved)
    work.about(side.kind, order)
    return OrderSaved(order)


async def _approved_anew(work: Work, order: Any, total: int) -> dict[str, Any]:
    """What was asked for or declined was the order as it stood: a changed one is asked for again. Raises AboveLimit."""
    if order.state is OrderState.CONFIRMED:
        await require_within_limit(total, order.total, order.currency, work.actor.role)
    return NOT_ASKED | {"declined_reason": None}


async def _replace_lines(
    side: Side, order: Any, old: Mapping[int, Any], priced: Sequence[PricedLine]
) -> tuple[list[LineChange], dict[int, Decimal]]:
    """Bring the lines of an order to these; what changed of each, and what was moved of the old ones."""
    require_own_lines(order, old, priced, await announced_lines(old) if side is PURCHASE else ())
    kept_lines = {each.given.line: each for each in priced if each.given.line is not None}
    changes = [_change(side, line, kept_lines.get(line.id)) for line in old.values()]
    moved = await require_not_below_moved(side, changes)
    await require_not_below_billed(side, changes)
    await delete_lines(side, [line for line in old if line not in kept_lines])
    await write_lines(side, order.id, priced)
    new = side.line.filter(order_id=order.id).exclude(id__in=list(old) or [0]).order_by("position")
    changes += [LineChange(line.id, expected_of(side, line), before=ZERO) for line in await new]
    return changes, moved


def _change(side: Side, line: Any, kept_as: PricedLine | None) -> LineChange:
    before, now = line.stock_quantity, expected_of(side, line)
    if kept_as is None:
        return LineChange(line.id, replace(now, quantity=ZERO), before)
    quantity, packed = kept_as.line.stock_quantity, kept_as.measure.packed
    return LineChange(line.id, replace(now, quantity=quantity, unit=kept_as.unit, packed=packed), before)


async def _locked(work: Work, side: Side, order: int, version: int) -> Any:
    row = await locked(side.order, order, ("order",))
    await require_version(work, row, version)
    return row


def _standing(row: Any) -> Standing:
    return Standing(ref(row), row.number, row.updated, row.updated_by_id)


def _touched(work: Work, row: Any) -> dict[str, Any]:
    return {"version": row.version + 1, "updated": work.now, "updated_by_id": work.actor.user_id}


@unit_of_work
async def confirm_order(work: Work, side: Side, order: int, version: int) -> OrderConfirmed:
    """Make an order binding, and its receipt or delivery ready at once. A purchase order above the limit of whoever
    wants it waits instead.

    Raises NotFound, StaleVersion, WrongState, or InvalidInput when there is nothing to move or no way to.
    """
    row = await _locked(work, side, order, version)
    if row.state is OrderState.DONE:  # which a correction alone takes up again
        require_state(row.state, (OrderState.DRAFT,), _standing(row), "confirm it")
    state = advance(row.state, OrderState.CONFIRMED, _standing(row))
    lines: list[Any] = await side.line.filter(order_id=order).order_by("position")
    if not lines:
        raise invalid("order", InputFault.MISSING, f"{row.number} has no lines; say what is ordered.")
    work.about(side.kind, order)
    ours: dict[str, Any] = {}
    if side is PURCHASE:
        if why := await needed(row.total, row.currency, work.actor.role):
            await _ask(work, row, why)
            return OrderConfirmed(order, [], why)
        await tell_decided(work, row, "was approved.")
        ours = NOT_ASKED | {"declined_reason": None}
    await side.order.filter(id=order).update(state=state, **ours, **_touched(work, row))
    transfer = await open_transfer_of(work, side, row, [expected_of(side, line) for line in lines])
    return OrderConfirmed(order, [transfer])


@unit_of_work
async def make_transfer(work: Work, side: Side, order: int, version: int) -> OrderConfirmed:
    """Make the receipt or delivery of a confirmed order anew, of what has not moved yet, where the last was given up.

    Raises NotFound, StaleVersion, InvalidInput when there is no way to move it, or WrongState, also when one is open or
    nothing is left.
    """
    row = await _locked(work, side, order, version)
    if row.state is OrderState.DRAFT:
        message = f"{row.number} is not confirmed yet; that makes its {side.transfer}."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)
    require_state(row.state, (OrderState.CONFIRMED,), _standing(row), f"make its {side.transfer}")
    opened: list[Any] = await lock_open_transfers(side, order)
    for each in opened:
        message = f"{each.number} is open already, and takes what is left of {row.number}."
        raise WrongState(message=message, current=ref(each), by=each.created_by_id, since=each.created)
    lines: list[Any] = await side.line.filter(order_id=order).order_by("position")
    moved = await side.moved([line.id for line in lines])
    rest = [
        replace(expected_of(side, line), quantity=line.stock_quantity - moved[line.id])
        for line in lines
        if line.stock_quantity > moved[line.id]
    ]
    if not rest:
        message = f"Nothing of {row.number} is left for a {side.transfer}."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)
    await side.order.filter(id=order).update(**_touched(work, row))
    work.about(side.kind, order)
    return OrderConfirmed(order, [await open_transfer_of(work, side, row, rest)])


async def _ask(work: Work, order: Any, why: Needed) -> None:
    """Let an order wait for approval, and tell who may give it; once, however often it is asked for."""
    if order.approval_asked is not None:
        return
    asked = {"approval_asked": work.now, "approval_asked_by_id": work.actor.user_id, "declined_reason": None}
    await PURCHASE.order.filter(id=order.id).update(**asked, **_touched(work, order))
    await tell_to_approve(work, order, why)


@unit_of_work
async def decline_purchase_order(work: Work, order: int, version: int, reason: str) -> OrderSaved:
    """Decline an order that waits for approval: it is a draft again that may be changed, with the reason.

    Raises NotFound, StaleVersion, WrongState or InvalidInput.
    """
    work.reason = reason = parse_reason(reason)
    row = await _locked(work, PURCHASE, order, version)
    work.about(PURCHASE.kind, order)
    if row.approval_asked is None:
        message = f"{row.number} does not wait for approval."
        raise WrongState(message=message, current=ref(row), by=row.updated_by_id, since=row.updated)
    await tell_decided(work, row, f"was declined: {reason}")
    changes = NOT_ASKED | {"declined_reason": reason}
    await PURCHASE.order.filter(id=order).update(**changes, **_touched(work, row))
    return OrderSaved(order)


@unit_of_work
async def cancel_order(work: Work, side: Side, order: int, version: int, reason: str) -> OrderSaved:
    """Give an order up, and its open transfers with it.

    Raises NotFound, StaleVersion, WrongState, InvalidInput, or InUse when goods of it have come or left or it is
    billed.
    """
    work.reason = parse_reason(reason)
    row = await _locked(work, side, order, version)
    state = advance(row.state, OrderState.CANCELLED, _standing(row))
    transfers = await lock_open_transfers(side, order)
    lines = [line.id for line in await side.line.filter(order_id=order)]
    moved = await side.moved(lines)
    if any(quantity > ZERO for quantity in moved.values()):
        done = await Transfer.filter(
            **{f"{side.table}_id": order}, operation_type__kind=side.opens, state=TransferState.DONE
        ).order_by("id")
        blockers = [Blocker(message=f"{each.number} {side.took_part}.", node=ref(each)) for each in done]
        message = (
            f"Goods of {row.number} {side.has_moved}; give up its open {side.transfer} to end it,"
            f" or {side.takes_back}."
        )
        raise in_use(message, blockers)
    await _require_nothing_billed(side, row, list(moved))
    for transfer in transfers:
        await give_up(work, transfer)
    await forget_drafts_of_order(side.lines, lines)
    ours = NOT_ASKED if side is PURCHASE else {}
    await side.order.filter(id=order).update(state=state, **ours, **_touched(work, row))
    work.about(side.kind, order)
    return OrderSaved(order)


async def _require_nothing_billed(side: Side, order: Any, lines: list[int]) -> None:
    billed = await money.on_papers(f"{side.lines}_id", lines)
    if any(quantity > ZERO for quantity in billed.values()):
        papers = MoneyPaper.filter(**{f"{side.table}_id": order.id}).exclude(state=MoneyPaperState.CANCELLED)
        blockers = [
            Blocker(message=f"{each.number} is on it.", node=ref(each))
            for each in await papers.order_by("id")
        ]
        message = f"{order.number} is billed; give up its drafts, and credit what is posted, to end it."
        raise in_use(message, blockers)
