"""A manager takes goods that are picked for another document: they are not recorded there any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.db.engine import among, execute, fetch, lock_rows
from lotbook.domain.promises import Given, Promise
from lotbook.domain.quantities import ZERO, from_millionths, to_millionths
from lotbook.ledger import carried
from lotbook.ledger.reservations import Lost


@dataclass(frozen=True)
class Hands:
    """Who is to hear of it. lost: by whom it is not carried any more; people: who had picked it, by line."""

    lost: Sequence[Lost]
    people: Mapping[int, Collection[int]]


async def lock_transfers(transfers: Collection[int]) -> set[int]:
    """Lock transfers that others may be working on, in the order of their ids; the same transfers."""
    if not transfers:
        return set()
    condition, values = among(transfers)
    await lock_rows(f"SELECT id FROM transfer WHERE id {condition} ORDER BY id {{lock}}", values)
    return set(transfers)


async def out_of_hands(given: Sequence[Given]) -> Hands:
    """Take off other documents, which are locked, what they had picked of goods that they give up."""
    lost: list[Lost] = []
    people: dict[int, set[int]] = defaultdict(set)
    for promise, part in given:
        if part > promise.spare:
            people[promise.line] |= await _take_off(promise, part - promise.spare)
            lost += await _carried_no_more(promise)
            version = "UPDATE transfer SET version = version + 1 WHERE id = ?"
            await execute(version, promise.transfer)
    return Hands(lost, people)


async def _take_off(promise: Promise, quantity: Decimal) -> set[int]:
    """Take so much off a line, the latest entries first; who had put it there."""
    people = set()
    for entry in await _entries(promise):
        if quantity <= ZERO:
            break
        if entry["user_id"] is not None:
            people.add(entry["user_id"])
        there = from_millionths(entry["quantity"])
        if there <= quantity:
            await execute("DELETE FROM transfer_entry WHERE id = ?", entry["id"])
        else:
            rest = to_millionths(there - quantity)
            less = """UPDATE transfer_entry SET quantity = ?, entered_quantity = ?, entered_unit_id =
                (SELECT unit_id FROM product WHERE id = transfer_entry.product_id) WHERE id = ?"""
            await execute(less, rest, rest, entry["id"])
        quantity -= there
    return people


async def _carried_no_more(promise: Promise) -> list[Lost]:
    """Who loses what a line carried for him and has not in hand any more."""
    there = sum((from_millionths(entry["quantity"]) for entry in await _entries(promise)), ZERO)
    here = [
        one
        for one in await carried.by_line(promise.line)
        if (one.lot, one.spot) == (promise.lot, promise.spot)
    ]
    over = []
    for one in here:
        kept = min(one.quantity, there)
        there -= kept
        over.append((one, one.quantity - kept))
    await carried.lessen(over)
    return [
        Lost(one.transfer, one.line, one.product, one.lot, one.location, part)
        for one, part in over
        if part > ZERO
    ]


async def _entries(promise: Promise) -> list[dict[str, int]]:
    return await fetch(
        """SELECT entry.id, entry.quantity, operation.user_id FROM transfer_entry AS entry
           JOIN operation ON operation.id = entry.operation_id
           WHERE entry.line_id = ? AND coalesce(entry.lot_id, 0) = ? AND entry.source_id = ?
             AND coalesce(entry.source_package_id, 0) = ? ORDER BY entry.id DESC""",
        *(promise.line, promise.lot or 0, promise.location, promise.package or 0),
    )
