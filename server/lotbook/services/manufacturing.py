"""Orders to make something: written, confirmed, worked on in runs, finished or given up.

An order moves goods by transfers: one takes components into production, one gives what was made. What is scanned,
reserved, held, numbered and printed there is as on every transfer; validating one posts it for its run, and what is
left of it goes on as its backorder. `post_run` validates both as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import day_of
from lotbook.domain.genealogy import Goods
from lotbook.domain.inputs import parse_reason, search_key
from lotbook.domain.ordering import require_plausible_day
from lotbook.domain.quantities import ZERO, format_quantity, require_on_step
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.sequences import document_number
from lotbook.domain.states import Standing, advance, require_state
from lotbook.domain.words import BackorderDecision, ManufacturingState
from lotbook.ledger import genealogy
from lotbook.models import Lot, ManufacturingOrder, Product, Run, Transfer, Warehouse
from lotbook.services.bills_of_materials import in_force
from lotbook.services.giving_up import give_up
from lotbook.services.rows import locked, ref, require_version, shared
from lotbook.services.runs import begin_run, is_complete, ready_transfers
from lotbook.services.validation import finish


@dataclass(frozen=True)
class ManufacturingSaved:
    """An order by row id. remainder: the order for what was not made; None for none."""

    order: int
    remainder: int | None = None


@dataclass(frozen=True)
class RunPosted:
    """transfers: of the order, that were validated, in this order; by row ids."""

    order: int
    transfers: list[int]


@unit_of_work
async def create_manufacturing_order(
    work: Work, product: int, warehouse: int, quantity: Decimal, due_on: date
) -> ManufacturingSaved:
    """Write an order by the bill of materials that is in force on the day it is due.

    quantity: in the product's stock unit. Raises NotFound or InvalidInput.
    """
    made = await shared(Product, product, ("product",))
    site = await shared(Warehouse, warehouse, ("warehouse",))
    require_plausible_day(due_on, day_of(work.now, site.time_zone), ("dueOn",))
    if quantity <= ZERO:
        given = format_quantity(quantity)
        raise invalid("quantity", InputFault.NOT_POSITIVE, "Say how much, above zero.", given=given)
    require_on_step(quantity, made.step)
    order = await _write(work, await in_force(product, due_on), site.id, quantity, due_on)
    return ManufacturingSaved(order.id)


async def _write(
    work: Work, bill: int, warehouse: int, quantity: Decimal, due_on: date, remainder_of: int | None = None
) -> ManufacturingOrder:
    product = await Product.get(bills_of_materials__id=bill)
    site = await Warehouse.get(id=warehouse)
    taken = "UPDATE counter SET value = value + 1 WHERE name = 'manufacturing_order' RETURNING value"
    year = day_of(work.now, site.time_zone).year
    number = document_number(f"MO-{year}-", int(await fetch_value(taken)))
    order = await ManufacturingOrder.create(
        number=number,
        state=ManufacturingState.DRAFT,
        warehouse_id=warehouse,
        bill_id=bill,
        quantity=quantity,
        due_on=due_on,
        remainder_of_id=remainder_of,
        search_key=search_key(number, product.sku, product.name),
        created=work.now,
        created_by_id=work.actor.user_id,
        updated=work.now,
        updated_by_id=work.actor.user_id,
    )
    work.about("ManufacturingOrder", order.id)
    return order


@unit_of_work
async def confirm_manufacturing_order(work: Work, order: int, version: int) -> ManufacturingSaved:
    """Begin its first run: its transfers are ready, and components promised as far as there are any.

    Raises NotFound, StaleVersion, WrongState, or InvalidInput without an operation type.
    """
    row = await _order(work, order)
    await require_version(work, row, version)
    await _confirm(work, row)
    return ManufacturingSaved(order)


async def _confirm(work: Work, order: Any) -> None:
    await _bring_to(work, order, ManufacturingState.CONFIRMED)
    await begin_run(work, order)


@unit_of_work
async def start_run(work: Work, order: int) -> ManufacturingSaved:
    """Go on in another run: what is posted from now on is told apart from what was. What is open goes there, and
    what is not any more is opened again. Raises NotFound, WrongState, or InvalidInput while its run is empty."""
    row = await _order(work, order)
    _require_confirmed(row, "start a run of it")
    last = await Run.filter(manufacturing_order_id=order).order_by("-id").first()
    if last is not None and not any(await genealogy.flows(last.id)) and await is_complete(order):
        message = "Nothing went into the last run or came out of it; go on with that one."
        raise invalid("order", InputFault.CONTRADICTION, message, given=row.number)
    await begin_run(work, row)
    return ManufacturingSaved(order)


@unit_of_work
async def post_run(
    work: Work, order: int, *, take_more: bool = False, expired_reason: str | None = None
) -> RunPosted:
    """Post all that is recorded of an order, what goes in before what comes out, or nothing of it; what is less than
    asked for goes on. take_more, expired_reason: as `validate_transfer` takes them.

    Raises InvalidInput when nothing is recorded, and whatever validating a transfer of it would.
    """
    if expired_reason is not None:
        work.reason = parse_reason(expired_reason, ("expiredReason",))
    row = await _order(work, order)
    _require_confirmed(row, "post what is recorded")
    recorded = await _recorded(order)
    if not recorded:
        message = f"Nothing is recorded of {row.number}: scan what goes in and what comes out."
        raise invalid("order", InputFault.MISSING, message, given=row.number)
    for transfer in sorted(recorded):
        await locked(Transfer, transfer, ("order",))
    for transfer in recorded:
        await finish(
            work,
            transfer,
            backorder=BackorderDecision.CREATE,
            take_more=take_more,
            expired=expired_reason is not None,
        )
    work.about("ManufacturingOrder", order)
    return RunPosted(order, recorded)


async def _recorded(order: int) -> list[int]:
    """The open transfers of an order on which something is recorded, by row id; what takes before what gives."""
    rows = await fetch(
        """SELECT transfer.id FROM transfer JOIN operation_type ON operation_type.id = transfer.operation_type_id
           WHERE transfer.manufacturing_order_id = ? AND transfer.state = 'READY'
             AND EXISTS (SELECT 1 FROM transfer_entry WHERE transfer_entry.transfer_id = transfer.id)
           ORDER BY operation_type.kind = 'MANUFACTURING', transfer.id""",
        order,
    )
    return [row["id"] for row in rows]


@unit_of_work
async def finish_manufacturing_order(
    work: Work, order: int, version: int, *, remainder: bool, lost: bool = False, found: bool = False
) -> ManufacturingSaved:
    """Close an order that something went into or came out of. remainder: what was not made becomes an order of its
    own, confirmed; else it is given up. lost: so is what went into a run of which nothing came out; found: so is what
    came out of a run into which nothing went.

    Raises NotFound, StaleVersion, WrongState, or InvalidInput when nothing was posted, entries wait, something went
    into nothing and is not said to be lost, or came out of nothing and is not said to be found.
    """
    row = await _order(work, order)
    await require_version(work, row, version)
    made = (await genealogy.of_order(order)).produced.get(row.bill.product_id, ZERO)
    if row.state is ManufacturingState.CONFIRMED and not await _was_posted(order):
        message = f"Nothing of {row.number} was made; give it up instead."
        raise invalid("order", InputFault.CONTRADICTION, message, given=row.number)
    await _require_nothing_waits(row)
    if row.state is ManufacturingState.CONFIRMED:
        await _require_both_ways(row, lost=lost, found=found)
    await _bring_to(work, row, ManufacturingState.DONE)
    await _give_up_transfers(work, order)
    # What was said to go into a product that nobody makes any more is shared like the rest.
    for run in await Run.filter(manufacturing_order_id=order).order_by("id"):
        work.said_anew |= await genealogy.keep_anew(run.id)
    rest = None
    if remainder and made < row.quantity:
        left = row.quantity - made
        made_of = await _write(work, row.bill_id, row.warehouse_id, left, row.due_on, remainder_of=order)
        rest = await _order(work, made_of.id)
        await _confirm(work, rest)
        work.about("ManufacturingOrder", order)
    return ManufacturingSaved(order, rest and rest.id)


@unit_of_work
async def cancel_manufacturing_order(work: Work, order: int, version: int, reason: str) -> ManufacturingSaved:
    """Give an order up of which nothing was posted; promises end.

    Raises NotFound, StaleVersion, WrongState, or InvalidInput when something was posted.
    """
    work.reason = parse_reason(reason)
    row = await _order(work, order)
    await require_version(work, row, version)
    if row.state is ManufacturingState.CONFIRMED and await _was_posted(order):
        message = f"Something went into {row.number} or came out of it; finish it, or correct that first."
        raise invalid("order", InputFault.CONTRADICTION, message, given=row.number)
    await _bring_to(work, row, ManufacturingState.CANCELLED)
    await _give_up_transfers(work, order)
    return ManufacturingSaved(order)


async def _order(work: Work, order: int) -> Any:
    await locked(ManufacturingOrder, order, ("order",))
    work.about("ManufacturingOrder", order)
    return await ManufacturingOrder.get(id=order).select_related("bill")


def _standing(order: Any) -> Standing:
    return Standing(ref(order), order.number, order.updated, order.updated_by_id)


def _require_confirmed(order: Any, to: str) -> None:
    require_state(order.state, {ManufacturingState.CONFIRMED}, _standing(order), to)


async def _bring_to(work: Work, order: Any, state: ManufacturingState) -> None:
    order.state = advance(order.state, state, _standing(order))
    order.version += 1
    order.updated, order.updated_by_id = work.now, work.actor.user_id
    await order.save(update_fields=["state", "version", "updated", "updated_by_id"])


async def _require_nothing_waits(order: Any) -> None:
    """Refuse to close an order while something is recorded on it and not posted: those goods are in the room."""
    waiting = await fetch(
        """SELECT DISTINCT transfer.number FROM transfer_entry AS entry
           JOIN transfer ON transfer.id = entry.transfer_id
           WHERE transfer.manufacturing_order_id = ? AND transfer.state = 'READY' ORDER BY 1""",
        order.id,
    )
    if waiting:
        message = f"{waiting[0]['number']} has entries that are not posted: validate it, or take them off."
        raise invalid("order", InputFault.CONTRADICTION, message, given=waiting[0]["number"])


async def _require_both_ways(order: Any, *, lost: bool, found: bool) -> None:
    """Refuse to close an order while something is in a run of which nothing came out, so that it would be in nothing at
    all and the rest of the order would ask for it again; or came out of a run into which nothing went, so that no trace
    would lead to what it is made of."""
    for at, run in enumerate(await Run.filter(manufacturing_order_id=order.id).order_by("id"), 1):
        taken, given = (
            [goods for goods, much in flow.items() if much > 0] for flow in await genealogy.flows(run.id)
        )
        of_run = f"run {at} of {order.number}"
        if taken and not given and not lost:
            name = await _named(taken)
            message = (
                f"{name} went into {of_run}, and nothing came out of it: scan what did, correct the line that took it,"
                " or say that it is lost."
            )
            raise invalid("lost", InputFault.MISSING, message, given=name)
        if given and not taken and not found:
            name = await _named(given)
            message = (
                f"{name} came out of {of_run}, and nothing went into it: scan what did, correct the line that gave it,"
                " or say that it was found."
            )
            raise invalid("found", InputFault.MISSING, message, given=name)


async def _named(goods: Sequence[Goods]) -> str:
    """The first of them, and how many more there are."""
    first, more = goods[0], len(goods) - 1
    lot = await Lot.get_or_none(id=first.lot)
    name = lot.number if lot else (await Product.get(id=first.product)).name
    return f"{name} and {more} more" if more else name


async def _was_posted(order: int) -> bool:
    flows = await genealogy.of_order(order)
    return any(quantity > ZERO for quantity in (*flows.consumed.values(), *flows.produced.values()))


async def _give_up_transfers(work: Work, order: int) -> None:
    for transfer in sorted(await ready_transfers(order), key=lambda each: int(each.id)):
        row = await locked(Transfer, transfer.id, ("order",))
        await give_up(work, row)
