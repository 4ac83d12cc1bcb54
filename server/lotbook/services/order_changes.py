"""The transfers of an order: opened when it is confirmed, and following it when it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, execute, fetch, fetch_value
from lotbook.db.fields import to_micros
from lotbook.db.work import Work
from lotbook.domain.ordering import expected_after
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths, to_millionths
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LineDifference, MoreThanLeft, invalid
from lotbook.domain.tracking import require_takes
from lotbook.domain.words import OrderState
from lotbook.ledger import money, reservations
from lotbook.models import OperationType, Product, Transfer
from lotbook.services.announced_follows import follow_to_receipt, forget
from lotbook.services.giving_up import give_up
from lotbook.services.opening import (
    Expected,
    Header,
    add_lines,
    index_for_search,
    open_transfer,
    packed_columns,
)
from lotbook.services.order_lines import expected_of
from lotbook.services.order_progress import close_order, take_up
from lotbook.services.order_sides import PURCHASE, Side, open_transfers
from lotbook.services.reserving import reserve_by_type
from lotbook.services.using_drafts import drafts_follow, forget_drafts_of_order


@dataclass(frozen=True)
class LineChange:
    """How a line of an order changes. now: what it asks for, zero when it goes; before: in the stock unit, zero
    when it is new."""

    line: int
    now: Expected
    before: Decimal

    @property
    def after(self) -> Decimal:
        return self.now.quantity


async def open_transfer_of(work: Work, side: Side, order: Any, lines: Sequence[Expected]) -> int:
    """The receipt or delivery of an order, ready at once; its row id. Raises InvalidInput when nothing can move it."""
    kinds = OperationType.filter(warehouse_id=order.warehouse_id, kind=side.opens, active=True)
    kind: Any = await kinds.order_by("id").first()
    if kind is None:
        does = "receives" if side is PURCHASE else "delivers"
        message = f"The warehouse has no operation type that {does} goods."
        raise invalid("order", InputFault.CONTRADICTION, message)
    products = await Product.filter(id__in=[line.product for line in lines])
    for product in products:
        require_takes(kind.number_rule, product.tracking, ("order",))
    header = Header(
        operation_type=kind.id,
        warehouse=order.warehouse_id,
        source=kind.source_id,
        destination=kind.destination_id,
        due_on=getattr(order, side.due),
        partner=getattr(order, f"{side.partner}_id"),
        **{side.table: order.id},
    )
    transfer = await open_transfer(work, header, lines)
    await reserve_by_type(work, transfer)
    if side is PURCHASE:
        await follow_to_receipt(work, transfer)
        await drafts_follow(transfer)
    return transfer


async def lock_open_transfers(side: Side, order: int) -> list[Transfer]:
    """What an order that is locked has open, locked as well; not what takes goods back."""
    open_ones = f"transfer.{side.table}_id = ? AND {open_transfers(side)}"
    ids = [
        row["id"]
        for row in await fetch(f"SELECT id FROM transfer WHERE {open_ones} ORDER BY id {{lock}}", order)
    ]
    return await Transfer.filter(id__in=ids).order_by("id") if ids else []


async def require_not_below_moved(side: Side, changes: Sequence[LineChange]) -> dict[int, Decimal]:
    """What was received or delivered of each line so far; the open transfers are locked.

    Raises MoreThanLeft when a line would order less than was moved or scanned already.
    """
    lines = [change.line for change in changes]
    moved, scanned = await side.moved(lines), await _scanned(side, lines)
    short = []
    for change in changes:
        here = moved[change.line] + scanned.get(change.line, ZERO)
        if change.after < min(here, change.before):
            short.append(
                LineDifference(
                    line=change.line,
                    of=side.line.__name__,
                    product=change.now.product,
                    given=change.after,
                    permitted=here,
                )
            )
    if short:
        first = format_quantity(short[0].permitted)
        message = f"{first} of it {side.on_the_way}; less cannot be ordered."
        raise MoreThanLeft(message=message, field=("lines",), lines=short[:100])
    return moved


async def require_not_below_billed(side: Side, changes: Sequence[LineChange]) -> None:
    """Refuse a line that would order less than is on bills or invoices, and one that goes while a paper names it.

    Raises MoreThanLeft.
    """
    billed = await money.on_papers(f"{side.lines}_id", [change.line for change in changes])
    short = [
        LineDifference(
            line=change.line,
            of=side.line.__name__,
            product=change.now.product,
            given=change.after,
            permitted=billed[change.line],
        )
        for change in changes
        if change.line in billed
        and (change.after == ZERO or change.after < min(billed[change.line], change.before))
    ]
    if short:
        message = f"{format_quantity(short[0].permitted)} of it is billed already; less cannot be ordered."
        raise MoreThanLeft(message=message, field=("lines",), lines=short[:100])


async def _scanned(side: Side, lines: list[int]) -> dict[int, Decimal]:
    condition, values = among(lines)
    rows = await fetch(
        f"""SELECT transfer_line.{side.lines}_id AS line, sum(transfer_entry.quantity) AS quantity
            FROM transfer_line JOIN transfer_entry ON transfer_entry.line_id = transfer_line.id
            JOIN transfer ON transfer.id = transfer_line.transfer_id
            WHERE transfer_line.{side.lines}_id {condition} AND {open_transfers(side)}
            GROUP BY transfer_line.{side.lines}_id""",
        values,
    )
    return {row["line"]: from_millionths(int(row["quantity"])) for row in rows}


async def adjust_transfers(
    work: Work,
    side: Side,
    order: Any,
    transfers: Sequence[Transfer],
    changes: Sequence[LineChange],
    moved: dict[int, Decimal],
) -> None:
    """Bring the open transfers to what the order says by now; without one, a new one takes what is left to move.

    order: as it is now; moved: received or delivered so far, by line.
    """
    open_lines = await _open_lines(side, [change.line for change in changes])
    for change in changes:
        await _count_alike(open_lines[change.line], change.now)
    wanted = [
        Wanted(open_lines[each.line], each.now, each.after - each.before, moved.get(each.line, ZERO))
        for each in changes
        if each.before != each.after
    ]
    await _expect_of_open(work, side, order, transfers, wanted)


async def follow_moved(
    work: Work,
    side: Side,
    order: Any,
    transfers: Sequence[Transfer],
    before: Mapping[int, Decimal],
    moved: Mapping[int, Decimal],
) -> None:
    """Bring an order to what came or went by now, since that was corrected: its open transfers expect just what is
    missing; without one, an order that had all of a line and lacks some is taken up again, and one that lacks nothing
    any more is done. before, moved: by line; both of an order that is locked, with its open transfers."""
    lines: list[Any] = await side.line.filter(id__in=list(moved)).order_by("position")
    if transfers:
        open_lines = await _open_lines(side, list(moved))
        wanted = [
            Wanted(
                open_lines[line.id], expected_of(side, line), before[line.id] - moved[line.id], moved[line.id]
            )
            for line in lines
        ]
        await _expect_of_open(work, side, order, transfers, wanted)
    elif order.state is OrderState.DONE:
        if any(moved[line.id] < line.stock_quantity <= before[line.id] for line in lines):
            await take_up(work, side, order.id)
    elif not await _lacks_anything(side, order.id):
        await close_order(work, side, order.id)


async def _lacks_anything(side: Side, order: int) -> bool:
    lines: list[Any] = await side.line.filter(order_id=order)
    moved = await side.moved([line.id for line in lines])
    return any(moved[line.id] < line.stock_quantity for line in lines)


@dataclass(frozen=True)
class Wanted:
    """How much more, or less, is wanted of a line of an order. open_lines: of open transfers, with what they expect;
    ordered: with all that is ordered by now; moved: of it, by now."""

    open_lines: Sequence[tuple[int, Decimal]]
    ordered: Expected
    change: Decimal
    moved: Decimal

    @property
    def expected(self) -> Decimal:
        open_still = sum((quantity for _, quantity in self.open_lines), ZERO)
        ordered = self.ordered.quantity
        return expected_after(self.change, open_still=open_still, ordered=ordered, moved=self.moved)


async def _expect_of_open(
    work: Work, side: Side, order: Any, transfers: Sequence[Transfer], wanted: Sequence[Wanted]
) -> None:
    """Let what is open of an order expect this; without anything open, a new transfer does."""
    new: list[Expected] = []
    by_now: dict[int, Decimal] = {}
    for each in wanted:
        if each.open_lines:
            by_now |= _shared(each.open_lines, each.expected)
        elif each.expected > ZERO:
            new.append(replace(each.ordered, quantity=each.expected))
    await _expect(by_now)
    if new and transfers:
        first: Any = transfers[0]
        await add_lines(first.id, first.source_id, first.destination_id, new)
    elif new:
        await open_transfer_of(work, side, order, new)
    for transfer in transfers:
        await _touch(work, transfer.id, getattr(order, side.due))
        if not await _awaits_anything(transfer.id):
            await give_up(work, transfer)
        else:
            await reserve_by_type(work, transfer.id)
    if transfers or wanted:  # an order that was taken up again stays so when only its day or address changes
        await close_order(work, side, order.id)


async def _open_lines(side: Side, order_lines: list[int]) -> dict[int, list[tuple[int, Decimal]]]:
    """Lines of open transfers with what they expect, by line of the order."""
    condition, values = among(order_lines)
    rows = await fetch(
        f"""SELECT transfer_line.id, transfer_line.expected,
              transfer_line.{side.lines}_id AS order_line
            FROM transfer_line JOIN transfer ON transfer.id = transfer_line.transfer_id
            WHERE transfer_line.{side.lines}_id {condition} AND {open_transfers(side)}
            ORDER BY transfer_line.id""",
        values,
    )
    found: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for row in rows:
        found[row["order_line"]].append((row["id"], from_millionths(row["expected"])))
    return found


async def _count_alike(lines: Sequence[tuple[int, Decimal]], ordered: Expected) -> None:
    """Let lines of open transfers count in the unit or packaging that the order has by now."""
    condition, values = among([line for line, _ in lines])
    columns = {"unit_id": ordered.unit} | packed_columns(ordered.packed)
    assignments = ", ".join(f"{name} = ?" for name in columns)
    await execute(f"UPDATE transfer_line SET {assignments} WHERE id {condition}", *columns.values(), values)


def _shared(lines: Sequence[tuple[int, Decimal]], quantity: Decimal) -> dict[int, Decimal]:
    """A quantity over lines: each keeps what it expects while some is left, the last takes the rest."""
    left, shares = quantity, {}
    for place, (line, expected) in enumerate(lines, 1):
        shares[line] = left if place == len(lines) else min(left, expected)
        left -= shares[line]
    return shares


async def _expect(quantities: Mapping[int, Decimal]) -> None:
    """Let lines of open transfers expect so much; what was promised to them beyond it is free."""
    await reservations.free_beyond(quantities)
    for line, quantity in quantities.items():
        await execute("UPDATE transfer_line SET expected = ? WHERE id = ?", to_millionths(quantity), line)


async def delete_lines(side: Side, order_lines: list[int]) -> None:
    """Take lines from an order of which nothing was moved; finished transfers keep their own lines."""
    if side is PURCHASE:
        await forget(order_lines)
    await forget_drafts_of_order(side.lines, order_lines)
    open_lines = await _open_lines(side, order_lines)
    await reservations.free_beyond({line: ZERO for lines in open_lines.values() for line, _ in lines})
    condition, values = among(order_lines)
    await execute(
        f"""DELETE FROM transfer_line WHERE {side.lines}_id {condition}
              AND transfer_id IN (SELECT id FROM transfer WHERE {open_transfers(side)})""",
        values,
    )
    finished = f"UPDATE transfer_line SET {side.lines}_id = NULL WHERE {side.lines}_id"
    await execute(f"{finished} {condition}", values)
    await execute(f"DELETE FROM {side.lines} WHERE id {condition}", values)


async def _touch(work: Work, transfer: int, due_on: date) -> None:
    await execute(
        "UPDATE transfer SET due_on = ?, version = version + 1, updated = ?, updated_by_id = ? WHERE id = ?",
        due_on.isoformat(),
        to_micros(work.now),
        work.actor.user_id,
        transfer,
    )
    await index_for_search(transfer)


async def _awaits_anything(transfer: int) -> bool:
    sql = """SELECT 1 WHERE EXISTS (SELECT 1 FROM transfer_line WHERE transfer_id = ? AND expected > 0)
        OR EXISTS (SELECT 1 FROM transfer_entry WHERE transfer_id = ?)"""
    return await fetch_value(sql, transfer, transfer) is not None
