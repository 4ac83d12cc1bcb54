"""Orders whose receipts or deliveries are corrected: no more than is tolerated is said to have come unless it is meant,
and what is open of them expects just what is missing by now. So does what replaces the goods of a return that is
corrected; else nobody waits for what came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, lock_rows
from lotbook.db.work import Work
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.refusals import below
from lotbook.ledger import corrections as corrected
from lotbook.ledger import journal
from lotbook.models import Transfer
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at
from lotbook.services.entries import require_room
from lotbook.services.order_changes import follow_moved, lock_open_transfers
from lotbook.services.order_sides import PURCHASE, SALES, Side
from lotbook.services.returns_left import RETURNED_BY

TAKE_BACK = {*RETURNED_BY.values()}
OrderLine = tuple[str, int]
"""The table of a line of an order, and its row id."""


@dataclass(frozen=True)
class OrderBefore:
    """An order as it is before lines of its transfers are corrected, locked with what it has open. moved: of the lines
    concerned."""

    side: Side
    order: Any
    transfers: Sequence[Transfer]
    ordered: Mapping[int, Decimal]
    moved: Mapping[int, Decimal]

    def as_expected(self, line: int) -> tuple[Decimal, Decimal]:
        """What is expected of a line on all transfers together, and what came or went on them."""
        return self.ordered[line], self.moved[line]


async def orders_of(move_lines: Sequence[int]) -> list[OrderBefore]:
    """The orders that lines of the journal took further, locked, always before their transfers."""
    condition, values = among(move_lines)
    found = []
    for side in (PURCHASE, SALES):
        rows = await fetch(
            f"""SELECT DISTINCT ordered.order_id, ordered.id AS line, ordered.stock_quantity AS quantity
                FROM stock_move_line AS line
                JOIN transfer_line ON transfer_line.id = line.transfer_line_id
                JOIN transfer ON transfer.id = transfer_line.transfer_id
                JOIN operation_type AS type ON type.id = transfer.operation_type_id
                JOIN {side.lines} AS ordered ON ordered.id = transfer_line.{side.lines}_id
                WHERE line.id {condition} AND (type.kind = ? OR EXISTS (
                  SELECT 1 FROM transfer AS again WHERE again.replaces_id = transfer.id AND again.state = 'READY'))
                ORDER BY ordered.order_id, ordered.id""",
            values,
            side.opens.value,
        )
        lines: dict[int, dict[int, Decimal]] = defaultdict(dict)
        for row in rows:
            lines[row["order_id"]][row["line"]] = from_millionths(row["quantity"])
        for order, ordered in lines.items():
            await lock_rows(f"SELECT id FROM {side.table} WHERE id = ? {{lock}}", order)
            transfers = await lock_open_transfers(side, order)
            moved = await side.moved(list(ordered))
            found.append(OrderBefore(side, await side.order.get(id=order), transfers, ordered, moved))
    return found


async def follow(work: Work, orders: Collection[OrderBefore]) -> None:
    """Bring orders to what corrections, posted by now, say that came or went of them."""
    for before in orders:
        moved = await before.side.moved(list(before.moved))
        if moved != before.moved:
            await follow_moved(work, before.side, before.order, before.transfers, before.moved, moved)


async def require_tolerated(
    moves: Sequence[journal.Move],
    lines: Mapping[int, int],
    meant: Collection[int],
    orders: Collection[OrderBefore],
) -> None:
    """Refuse that more came or went on a line, or on all transfers of its order, than was expected and is tolerated, as
    when it is scanned. lines: transfer lines, with the place of a correction of each; meant: those that may have more.

    Raises OverReceipt.
    """
    more: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for move in moves:
        if move.transfer_line is not None:
            more[move.transfer_line, move.product] += (
                move.quantity if move.corrects is None else -move.quantity
            )
    if not any(change > ZERO for change in more.values()):
        return
    at_work = await _at_work(lines)
    rises = {line.id: more[line.id, line.product] for _, line in at_work}
    together: dict[OrderLine | None, Decimal] = defaultdict(Decimal)
    for transfer, line in at_work:
        together[_order_line(line)] += -rises[line.id] if transfer.kind in TAKE_BACK else rises[line.id]
    ordered = {(each.side.lines, line): each.as_expected(line) for each in orders for line in each.ordered}
    for transfer, line in at_work:
        if rises[line.id] <= ZERO or line.id in meant:
            continue
        of_order = _order_line(line)
        with below("corrections", str(lines[line.id]), "rightQuantity"):
            require_room(transfer, line, rises[line.id], take_more=False)
            if of_order in ordered and transfer.kind not in TAKE_BACK and together[of_order] > ZERO:
                expected, recorded = ordered[of_order]
                line = replace(line, expected=expected, recorded=recorded)
                require_room(transfer, line, together[of_order], take_more=False)


async def _at_work(lines: Collection[int]) -> list[tuple[TransferAtWork, LineAtWork]]:
    """Lines with their transfers, and with how much holds of them by now as recorded."""
    condition, values = among(lines)
    rows = await fetch(f"SELECT DISTINCT transfer_id FROM transfer_line WHERE id {condition}", values)
    transfers = [await look_at(row["transfer_id"]) for row in rows]
    found = [(each, line) for each in transfers for line in each.lines if line.id in lines]
    holding = []
    changed = await corrected.on_lines([line.id for _, line in found])
    for (transfer, line), changes in zip(found, changed, strict=True):
        own = sum((each.holds - each.posted for each in changes if each.product == line.product), ZERO)
        holding.append((transfer, replace(line, recorded=line.recorded + own)))
    return holding


def _order_line(line: LineAtWork) -> OrderLine | None:
    for side in (PURCHASE, SALES):
        if (of_order := getattr(line, side.lines)) is not None:
            return side.lines, of_order
    return None
