"""What stops a lot stops what it becomes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.work import Work
from lotbook.domain.merging import strictest
from lotbook.domain.promises import Spot
from lotbook.domain.quantities import ZERO
from lotbook.ledger import balances, holds
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost
from lotbook.models import Hold, Lot
from lotbook.services.stopping import end_promises_of_lot
from lotbook.services.telling import tell_lost


async def held_at(lies: Balance) -> Decimal:
    """How much of what lies there is stopped by holds, in the stock unit."""
    if lies.lot is None:
        return ZERO
    against = await holds.stopped(lots=[lies.lot])
    stands = against.get((lies.product, lies.lot, lies.location, lies.package))
    return min(stands.quantity, lies.on_hand) if stands else ZERO


@dataclass(frozen=True)
class Renumbered:
    """Goods of a lot that are of another from now on. taken: from where, and how much; in_place: they stay there, and
    are counted in the same unit."""

    lot: int
    into: int
    taken: Sequence[tuple[Spot, Decimal]]
    in_place: bool


async def carry_what_stops(work: Work, renumbered: Sequence[Renumbered]) -> None:
    """Before their lines are posted, stop goods that get another number as they were stopped; their lots are locked."""
    free: dict[tuple[int, Spot], Decimal] = {}
    for lies in await balances.of_lots([goods.lot for goods in renumbered]):
        if lies.lot is not None:
            free[lies.lot, (lies.location, lies.package)] = lies.on_hand - await held_at(lies)
    for goods in renumbered:
        lot: Any = await Lot.get(id=goods.lot)
        await _carry_decision(work, lot, goods.into)
        if not goods.in_place:
            await carry_holds(work, lot, goods.into, in_place=False)
            continue
        for spot, quantity in goods.taken:
            left = free.get((goods.lot, spot), ZERO)
            await carry_holds(work, lot, goods.into, at=spot, beyond=max(quantity - left, ZERO))
            free[goods.lot, spot] = max(left - quantity, ZERO)


async def end_promises_of_stopped(work: Work, lots: Collection[int]) -> list[Lost]:
    """Promises of what is stopped of lots with goods that came of others end, once that is posted; whose they were."""
    lost = [one for lot in sorted(set(lots)) for one in await end_promises_of_lot(work, lot)]
    await tell_lost(work, lost, "they are stopped with the lot that they came of")
    return lost


async def _carry_decision(work: Work, lot: Any, into: int) -> None:
    """Of both lots the stricter decision counts for the one that has goods of the other."""
    row: Any = await Lot.get(id=into)
    decided = strictest([row.disposition, lot.disposition])
    if decided is not row.disposition:
        columns = {"disposition": decided, "disposition_operation_id": work.operation_id}
        await Lot.filter(id=into).update(version=row.version + 1, **columns)


async def carry_holds(
    work: Work,
    lot: Any,
    into: int,
    *,
    at: Spot | None = None,
    beyond: Decimal = ZERO,
    in_place: bool = True,
) -> int:
    """Stop a lot as another is stopped that it came of; how many holds that are. Holds of a place, a package or a batch
    touch it by
    themselves, and a recall looks by itself for what its lots became.

    at: where a part of it was taken off: then a hold of a quantity stops as much of the part as is beyond what was free
    there. Without it all of the other is in the lot, and any hold of the other stops all of it; where they lie now,
    unless in_place.
    """
    placed = 0
    there = {_way(row) for row in await _of_all(into)}
    of_other = Hold.filter(lot_id=lot.id, recall_id=None, ended_operation_id=None)
    # Two lots that change their numbers with each other have each what stopped the other, once.
    for hold in await of_other.exclude(operation_id=work.operation_id).order_by("id"):
        facts: Any = hold
        carried: dict[str, Any] = {"lot_id": into, "location_id": facts.location_id, "quantity": None}
        if at is not None and facts.quantity is not None:
            if facts.location_id != at[0] or at[1] is not None or beyond <= ZERO:
                continue
            carried["quantity"] = min(facts.quantity, beyond)
        elif at is None and (facts.quantity is not None or not in_place):
            carried["location_id"] = None
        if carried["quantity"] is None and (carried["location_id"], *_way(facts)[1:]) in there:
            continue  # it came the same way before
        rule = facts.quarantine_rule_id
        await Hold.create(
            reason=facts.reason, quarantine_rule_id=rule, operation_id=work.operation_id, **carried
        )
        placed += 1
    return placed


async def keep_held(work: Work, serial: int, product: int, batch: str) -> int:
    """Stop a serial by itself as its batch is stopped, since it is said to be of another one; how many holds that are.
    Else whoever may write down a batch could let go what only a manager releases."""
    there = {hold.reason for hold in await _of_all(serial) if hold.location_id is None}
    of_batch: Any = Hold.filter(product_id=product, batch=batch, ended_operation_id=None)
    reasons = {hold.reason: None for hold in await of_batch.order_by("id")}
    kept = [reason for reason in reasons if reason not in there]
    for reason in kept:
        await Hold.create(lot_id=serial, reason=reason, operation_id=work.operation_id)
    return len(kept)


def _way(hold: Any) -> tuple[int | None, int | str]:
    """Where a hold stops a lot, and why: by a rule, which does so once, or for what somebody said."""
    return hold.location_id, hold.quarantine_rule_id or hold.reason


async def _of_all(lot: int) -> list[Any]:
    """Holds in force of all of a lot, or of all of it at a place."""
    return await Hold.filter(lot_id=lot, quantity=None, ended_operation_id=None)
